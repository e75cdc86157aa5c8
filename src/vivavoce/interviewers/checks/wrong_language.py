"""Is this said in another language than the interview is led in?

Unlike `understanding/tongue.py`, which listens to candidates, English is a foreign language
here, too: a model falls back to it. Only whole sentences tell; a name, a quotation or a few
words in doubt pass.
"""

import functools

from vivavoce.interviewers.checks.objection import Code, Objection
from vivavoce.interviewers.interviewer import View
from vivavoce.interviewers.language import language_of, load
from vivavoce.interviewers.languages.elsewhere import EVERYDAY
from vivavoce.interviewers.understanding.tongue import WORD, is_other_language

WORDS_MIN = 4
WORDS_MAX = 120
CHARS_MAX = 1_500
# Of the words, so many are function words of the other language and of none we accept …
FOREIGN_SHARE_MIN = 0.3
FOREIGN_WORDS_MIN = 3
# … and so many times as many as those of a language we accept.
FOREIGN_TO_OWN = 2


def language_objection(view: View, free: str) -> Objection | None:
    """Return the objection to `free`, the freely worded part, being in the wrong language."""
    led_in = language_of(view.guide, view.interview.language).code
    accepted = tuple(dict.fromkeys((led_in, view.interview.language.partition("-")[0])))
    if not all(is_foreign(free, code) for code in accepted):
        return None
    return Objection(
        code=Code.WRONG_LANGUAGE,
        sentence=f"Write in the language of the interview, which is {view.interview.language}.",
    )


def is_foreign(text: str, code: str) -> bool:
    """Whether a reader of the language `code` would find `text` to be in another one."""
    heard = [word.casefold() for word in WORD.findall(text[:CHARS_MAX])[:WORDS_MAX]]
    if len(heard) < WORDS_MIN:
        # Without spaces, one "word" may be a sentence.
        return len("".join(heard)) > WORDS_MIN * 4 and is_other_language(text, load(code))
    own = _function_words(code)
    ours = sum(word in own for word in heard)
    for other in _others(code):
        foreign = _function_words(other)
        theirs = sum(word in foreign and word not in own for word in heard)
        ours_alone = sum(word in own and word not in foreign for word in heard)
        is_much = theirs >= FOREIGN_WORDS_MIN and theirs / len(heard) >= FOREIGN_SHARE_MIN
        if is_much and theirs > FOREIGN_TO_OWN * ours_alone:
            return True
    return ours * 5 < len(heard) and is_other_language(text, load(code))


def _others(code: str) -> tuple[str, ...]:
    return tuple(other for other in ("en", *EVERYDAY) if other != code)


@functools.cache
def _function_words(code: str) -> frozenset[str]:
    from stopwordsiso import has_lang, stopwords

    known = {word.casefold() for word in stopwords(code)} if has_lang(code) else set()
    lexicon = load(code).lexicon if load(code).code == code else None
    if lexicon is not None and (code == "en" or lexicon is not load("en").lexicon):
        known.update(word.casefold() for word in lexicon.function_words)
    return frozenset(known) | frozenset(EVERYDAY.get(code, "").split())
