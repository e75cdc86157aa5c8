"""A language as data: the interviewer's own words, and the words it recognises.

A new language is a new file in `languages/` and a line in `KNOWN`. An interview
in any other language still works: it is led with nothing but the guide's texts,
and English is listened for.
"""

import functools
import re
import unicodedata
from collections.abc import Iterable, Mapping

import msgspec

from vivavoce.domain.guide import Guide, ValueType
from vivavoce.interviewers.answer_words import BooleanWords, ChoiceWords, ListWords
from vivavoce.interviewers.quantity_words import ContactWords, DateWords, NumberWords

WORD = re.compile(r"[^\W_]+")
APOSTROPHES = str.maketrans("", "", "'’ʼ`´")


def words(text: str) -> list[str]:
    """Return the words of `text` in the form in which they are compared.

    Case, punctuation and apostrophes do not count: "I’d" and "id" are one word.
    """
    plain = unicodedata.normalize("NFKC", text).casefold().translate(APOSTROPHES)
    return WORD.findall(unicodedata.normalize("NFC", plain))


def normal(text: str) -> str:
    """Return the words of `text`, one space between each."""
    return " ".join(words(text))


class Phrases(msgspec.Struct, frozen=True, kw_only=True):
    """What the interviewer says besides the guide's texts; empty where it has no words.

    Where there are several wordings they take turns: the same words twice in one
    interview make a person feel processed. None of them judges what was said. What
    stands in braces is filled in.
    """

    # Between an answer and the next question.
    acknowledged: tuple[str, ...] = ()
    noted: tuple[str, ...] = ()  # the same, after a number, a date or a choice
    refusal_accepted: tuple[str, ...] = ()
    unknown_accepted: tuple[str, ...] = ()
    corrected: tuple[str, ...] = ()  # {label}, {value}
    added: tuple[str, ...] = ()  # free words to {label}
    leave: str = ""  # a question that could not be made clear
    # The question once more.
    again: str = "{question}"
    come_back: str = "{question}"  # after somebody else spoke in between
    repeated: str = "{question}"  # "say that again"
    back: str = "{question}"  # "the question before, please"
    nothing_before: str = "{question}"  # there is none
    go_on: str = "{question}"  # after all
    needed: str = "{question}"  # required information was refused, and the guide asks once more
    # What is no answer, and what the candidate says about the interview itself.
    cannot_answer: str = ""  # the candidate asked something the guide knows nothing of
    program: str = ""  # "are you a robot?", "who reads this?"
    why: str = ""  # "why do you need to know that?"
    how_long: str = ""  # {count} questions, {minutes}
    how_long_last: str = ""
    later: str = ""
    wait: str = ""  # "let me think"
    in_words: tuple[str, ...] = ()  # an emoji, dots, a row of letters
    other_language: str = ""
    calm: tuple[str, ...] = ()  # after an insult
    # Questions of the interviewer's own.
    unclear: Mapping[
        ValueType, tuple[str, ...]
    ] = {}  # a value could not be read; {label}, {options}
    consent_again: str = "{question}"
    declined: str = ""
    stop: str = ""  # shall it end here?
    summary: str = ""  # {lines}
    summary_missing: str = ""  # {labels}: required, but not known
    summary_check: str = ""
    summary_change: str = ""  # what shall be changed?
    summary_once_more: str = ""  # after a change
    limit: str = ""  # the interview has become as long as it may
    # Values in a sentence.
    and_: str = ","
    yes: str = "yes"
    no: str = "no"
    from_to: str = "{min}–{max}"
    at_least: str = "≥ {min}"
    at_most: str = "≤ {max}"


class Asides(msgspec.Struct, frozen=True, kw_only=True):
    """What candidates say that is no answer but about the interview, or about an earlier answer.

    The `…_alone` phrases count when nothing but the lexicon's fillers stands beside
    them, the others wherever they stand in a short message.
    """

    stop: tuple[str, ...] = ()
    stop_alone: tuple[str, ...] = ()
    stop_words: tuple[str, ...] = ()  # "shall I end it?": any of these means yes
    go_on: tuple[str, ...] = ()  # any of these means no
    agrees: tuple[str, ...] = ()  # to consent: one of these has to be said
    conditions: tuple[str, ...] = ()  # single words that make a yes conditional
    wait: tuple[str, ...] = ()  # "let me think"
    later: tuple[str, ...] = ()
    later_alone: tuple[str, ...] = ()
    back: tuple[str, ...] = ()
    back_alone: tuple[str, ...] = ()
    repeat: tuple[str, ...] = ()
    repeat_alone: tuple[str, ...] = ()
    how_long: tuple[str, ...] = ()
    why: tuple[str, ...] = ()  # "why do you need to know that?"
    program: tuple[str, ...] = ()  # "are you a robot?", "who reads this?"
    corrections: tuple[str, ...] = ()  # in front of the right value: "make that"
    corrections_named: tuple[str, ...] = ()  # count when the message names what it is about
    additions: tuple[str, ...] = ()  # what follows comes on top of what was said
    fine: tuple[str, ...] = ()  # to a summary: nothing is to be changed
    insults: tuple[str, ...] = ()
    vague: tuple[str, ...] = ()  # words that could mean anything
    examples: tuple[str, ...] = ()  # words by which one tells of a case


class Lexicon(msgspec.Struct, frozen=True, kw_only=True):
    """What the interviewer listens for.

    An answer is heard clause by clause. The `…_anywhere` phrases decide wherever they
    stand in a clause; the `…_alone` phrases only when nothing but `fillers` stands
    beside them. Both are templates (`understanding/phrasebook.py`), with `sets` for
    their words.
    """

    sets: Mapping[str, tuple[str, ...]] = {}
    refusal_anywhere: tuple[str, ...] = ()
    refusal_alone: tuple[str, ...] = ()
    told_all_the_same: tuple[str, ...] = ()  # sound like a refusal or a "don't know", and tell
    unknown_anywhere: tuple[str, ...] = ()
    unknown_alone: tuple[str, ...] = ()
    unknown_delegated: tuple[str, ...] = ()  # "my accountant does that"
    unknown_weak: tuple[str, ...] = ()  # of these, those that may round off an answer
    unclear_anywhere: tuple[str, ...] = ()  # "what do you mean?"
    unclear_alone: tuple[str, ...] = ()
    pointless_anywhere: tuple[str, ...] = ()  # abuse, small talk, advertisements
    prefer: tuple[str, ...] = ()  # words by which somebody offers another way: "rather"
    nothing_alone: tuple[str, ...] = ()  # "no, that is all"
    polite_alone: tuple[str, ...] = ()  # says nothing in any answer: "thanks for asking"
    fillers: tuple[str, ...] = ()
    but: tuple[str, ...] = ()  # after these, something is said after all
    guesses: tuple[str, ...] = ()  # the same: "maybe", "I guess"
    question_words: tuple[str, ...] = ()  # at the end of a question: "member of what?"
    person_words: tuple[str, ...] = ()  # of a question that asks for somebody: "who"
    question_openers: tuple[str, ...] = ()
    questions_alone: tuple[str, ...] = ()  # how a question to us begins, also without a sign
    suggestion_openers: tuple[str, ...] = ()  # "how about …?" proposes an answer
    spellings: Mapping[str, str] = {}  # short and wrong forms: "rly", "dunno"
    common_words: tuple[str, ...] = ()  # frequent, but other languages have them, too
    function_words: tuple[str, ...] = ()  # tell that a text is in this language
    conjunctions: tuple[str, ...] = ()  # between the last two items of a list
    thin: tuple[str, ...] = ()  # templates: a text of nothing but these says little
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()
    lists: ListWords = ListWords()
    booleans: BooleanWords = BooleanWords()
    choices: ChoiceWords = ChoiceWords()


class Quantities(msgspec.Struct, frozen=True, kw_only=True):
    """Numbers, units, dates and addresses as they are written out."""

    numbers: NumberWords = NumberWords()
    dates: DateWords = DateWords()
    contacts: ContactWords = ContactWords()


class Language(msgspec.Struct, frozen=True, kw_only=True):
    """Everything about one language."""

    code: str
    phrases: Phrases = Phrases()
    asides: Asides = Asides()
    lexicon: Lexicon = Lexicon()
    quantities: Quantities = Quantities()


def language_of(guide: Guide, wanted: str) -> Language:
    """Return the language in which an interview that asked for `wanted` is really led.

    The same one in which `Guide.in_language` finds the guide's texts.
    """
    for choice in (wanted, _base(wanted)):
        if choice in guide.languages:
            return load(_base(choice))
    return load(_base(guide.language))


def _base(tag: str) -> str:
    return tag.partition("-")[0]


@functools.cache
def known() -> Mapping[str, Language]:
    """Return the languages there is a file for, by code."""
    from vivavoce.interviewers.languages.de import GERMAN
    from vivavoce.interviewers.languages.en import ENGLISH
    from vivavoce.interviewers.languages.et import ESTONIAN

    return {language.code: language for language in (ENGLISH, ESTONIAN, GERMAN)}


def load(code: str) -> Language:
    """Return the language with this code; one nobody wrote down has no phrases of its own."""
    found = known().get(code)
    if found is not None:
        return found
    english = known()["en"]
    return Language(
        code=code,
        asides=english.asides,
        lexicon=english.lexicon,
        quantities=english.quantities,
    )


def normalised(phrases: Iterable[str]) -> tuple[str, ...]:
    """Return `phrases` in the form `normal` gives, longest first, without empty ones."""
    found = {normal(phrase) for phrase in phrases} - {""}
    return tuple(sorted(found, key=len, reverse=True))
