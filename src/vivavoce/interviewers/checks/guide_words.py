"""The guide's own texts: those that may be said as they are, and those that nobody is shown."""

import re
from collections.abc import Iterator, Sequence

from vivavoce.domain.events import Speaker
from vivavoce.domain.guide import Guide, Text
from vivavoce.interviewers.interviewer import View
from vivavoce.interviewers.language import Language, language_of, normal
from vivavoce.interviewers.scripted.wording import Wording

# Stands for a text of the guide that asks something, where it was taken out.
ASKED = "⁇"
# What stands in quotation marks.
QUOTED = re.compile(r"\"[^\"]{0,300}\"|“[^”]{0,300}”|„[^“”]{0,300}[“”]|«[^»]{0,300}»")
# A shorter beginning or end, such as "Thank you", may be said at any time, but for a farewell.
FRAMING_WORDS_MIN = 6
FAREWELLS = frozenset({"goodbye", "bye", "wiedersehen", "tschüss", "nägemist", "revoir", "adiós"})
SENTENCE_END = re.compile(r"[.!?…\n]\s")
# So much of the beginning of one of the guide's texts at the end of unfinished words is it.
BEGUN_CHARS_MIN = 8
QUOTATIONS_MAX, QUOTABLE_CHARS_MAX = 20, 64 * 1024
# Of a candidate's own words so many may be said to them again, whatever they say: what is
# longer may have been dictated.
QUOTED_WORDS_MAX = 20


class GuideWords:
    """The texts of a view's guide in its language, variables filled in.

    `asking` put a question and `telling` do not; both longest first, since a short one may
    be part of a longer one.
    """

    def __init__(self, view: View) -> None:
        self.language: Language = language_of(view.guide, view.interview.language)
        self.wording = Wording(view.guide, view.interview, self.language)
        self.asking = self._filled(asking_texts(view.guide))
        self.telling = self._filled(telling_texts(view.guide))

    def freed(self, words: str) -> str:
        """Return `words` without the guide's texts; `ASKED` stands where one asked something.

        One that has only begun, because the words are still coming, goes too.
        """
        left = squeezed(words)
        for text in self.asking:
            left = left.replace(text, ASKED)
        for text in self.telling:
            left = left.replace(text, " ")
        return self._without_begun(left)

    def has_asked(self, words: str) -> bool:
        """Whether one of the guide's texts that ask something stands in `words`."""
        said = squeezed(words)
        return any(text in said for text in self.asking)

    def frames(self, words: str) -> bool:
        """Whether the guide's last words, or its first where they were said, stand in `words`."""
        said = f" {normal(words)} "
        guide, interview = self.wording.guide, self.wording.interview
        texts = [guide.closing.say, *([guide.opening] if len(interview.transcript) else [])]
        return any(
            f" {framing} " in said
            for framing in (normal(self.wording.text(text)) for text in texts)
            if framing.count(" ") >= FRAMING_WORDS_MIN - 1
            or not FAREWELLS.isdisjoint(framing.split())
        )

    def _without_begun(self, words: str) -> str:
        for text in (*self.asking, *self.telling):
            at = words.rfind(text[:BEGUN_CHARS_MIN])
            if at >= 0 and len(words) - at >= BEGUN_CHARS_MIN and text.startswith(words[at:]):
                return words[:at]
        return words

    def _filled(self, texts: Iterator[Text]) -> list[str]:
        found = {squeezed(self.wording.text(text)) for text in texts}
        return sorted(found - {""}, key=len, reverse=True)


def without_quotations(
    text: str,
    view: View,
    *,
    words_max: int = QUOTED_WORDS_MAX,
    after: re.Pattern[str] | None = None,
) -> str:
    """Return `text` without what it quotes the candidate with, word for word.

    Of many quotations the first `QUOTATIONS_MAX` are looked up, in the candidate's latest words.

    Args:
        text: what somebody says.
        view: the interview it is said in.
        words_max: a longer quotation stays.
        after: what has to stand before a quotation in its sentence, case-folded.
    """
    theirs: list[str] = []

    def left(match: re.Match[str]) -> str:
        quoted = normal(match[0])
        before = SENTENCE_END.split(text[: match.start()])[-1].casefold()
        if quoted.count(" ") >= words_max or (after is not None and not after.search(before)):
            return match[0]
        if not theirs:
            theirs.append(_latest_words(view))
        return " " if f" {quoted} " in theirs[0] else match[0]

    return QUOTED.sub(left, text, count=QUOTATIONS_MAX)


def _latest_words(view: View) -> str:
    found: list[str] = []
    left = QUOTABLE_CHARS_MAX
    for message in reversed(view.interview.transcript):
        if message.speaker is Speaker.CANDIDATE:
            found.append(f" {normal(message.text[:left])} ")
            left -= len(message.text)
            if left <= 0:
                break
    return "\n".join(found)


def squeezed(text: str) -> str:
    """Return `text` with single spaces: line breaks in YAML are nobody's intention."""
    return " ".join(text.split())


def asking_texts(guide: Guide) -> Iterator[Text]:
    """Yield the guide's texts that put a question or put it otherwise."""
    if guide.consent is not None:
        yield guide.consent.ask
    for section in guide.sections:
        for question in section.questions:
            yield question.ask
            if question.clarify is not None:
                yield question.clarify
            yield from (probe.ask for probe in question.probes if probe.ask is not None)
    if guide.closing.ask is not None:
        yield guide.closing.ask


def telling_texts(guide: Guide) -> Iterator[Text]:
    """Yield the guide's texts that only tell something."""
    yield guide.opening
    yield guide.closing.say
    optional = [
        guide.consent.declined if guide.consent is not None else None,
        guide.rules.off_topic,
        guide.takeover.say if guide.takeover is not None else None,
        *(section.transition for section in guide.sections),
    ]
    yield from (text for text in optional if text is not None)


def shown_texts(guide: Guide) -> Iterator[str]:
    """Yield, in every language, all texts a candidate may get to see."""
    named: list[Text] = [guide.title]
    for item in guide.information:
        named.append(item.label)
        named.extend(name for option in item.options for name in option.names)
    for text in (*asking_texts(guide), *telling_texts(guide), *named):
        yield from _languages_of(text)


def hidden_texts(guide: Guide) -> Iterator[str]:
    """Yield, in every language, the texts that only an interviewer is to read."""
    hidden: Sequence[Text | None] = [
        *(item.hint for item in guide.information),
        *(section.intent for section in guide.sections),
        *(
            probe.generate
            for section in guide.sections
            for question in section.questions
            for probe in question.probes
        ),
        guide.review.instructions if guide.review is not None else None,
    ]
    for text in hidden:
        if text is not None:
            yield from _languages_of(text)


def _languages_of(text: Text) -> list[str]:
    return [text] if isinstance(text, str) else list(text.values())
