"""Listening to one message: is it an answer, and if not, what is it?"""

from collections.abc import Sequence
from datetime import date

import msgspec

from vivavoce import observability
from vivavoce.domain.guide import Guide, Information, Question, ValueType
from vivavoce.domain.profile import Profile
from vivavoce.domain.transcript import Message, Transcript
from vivavoce.interviewers.language import Language
from vivavoce.interviewers.understanding.answer import AnswerStatus, Asked, Understood
from vivavoce.interviewers.understanding.asides import Aside, aside_of
from vivavoce.interviewers.understanding.intents import Intent, intent_of, is_beside_the_point
from vivavoce.interviewers.understanding.understand import understand

WORDED = frozenset({ValueType.TEXT, ValueType.LIST})
# Not everybody has one of these, and "none" is all there is to say then.
REACHED = frozenset({ValueType.EMAIL, ValueType.PHONE, ValueType.URL})

INTENT_OF = {
    AnswerStatus.REFUSED: Intent.REFUSAL,
    AnswerStatus.UNKNOWN: Intent.UNKNOWN,
}

# A thumb is no word and yet a yes; who insults may answer all the same.
MAY_HOLD_A_VALUE = frozenset({Aside.WORDLESS, Aside.INSULT, Aside.WAIT})


class Kind(msgspec.Struct, frozen=True, kw_only=True):
    """What one message is: an answer or something else, and if so what."""

    intent: Intent = Intent.ANSWER
    aside: Aside | None = None
    is_foreign: bool = False  # in another language than the interview

    @property
    def answers(self) -> bool:
        """Whether it says something in answer to the question."""
        return self.intent is Intent.ANSWER and self.aside is None


class Ear:
    """Listens to answers in one interview: what to read, in which language, on which day.

    What was understood once is remembered: a turn looks at the same words several times.
    """

    def __init__(
        self,
        guide: Guide,
        profile: Profile,
        language: Language,
        spoken: str,
        transcript: Transcript,
    ) -> None:
        self.guide = guide
        self.message = transcript.find
        self.profile = profile
        self.language = language
        self.spoken = spoken  # the interview's language tag, for the guide's texts
        self._understood: dict[tuple[str, str, str, date], Understood] = {}

    def asked(self, item: Information, question: Question | None, on: date) -> Asked:
        """Return what an answer is to give for `item`, said on the day `on`."""
        words = self.guide.in_language(question.ask, self.spoken) if question else ""
        return Asked(
            type=item.type,
            question=words,
            options=tuple(item.options),
            unit=item.unit,
            today=on,
        )

    def understand(
        self, text: str, item: Information, question: Question | None, on: date
    ) -> Understood:
        """Return what `text` says about `item`."""
        asked = self.asked(item, question, on)
        key = (item.id, text, asked.question, on)
        known = self._understood.get(key)
        if known is None:
            known = self._understood[key] = self._read(text, asked)
        return known

    def _read(self, text: str, asked: Asked) -> Understood:
        try:
            return understand(text, asked, self.language)
        except Exception as error:
            # A mistake of ours in reading one answer must not stop the interview (I6): the
            # words are kept as they are, and somebody should look.
            observability.error(
                "understanding:failed",
                "An answer could not be read",
                type=asked.type,
                reason=type(error).__name__,
            )
            return Understood(status=AnswerStatus.UNCLEAR)


def kind_of(message: Message, question: Question, items: Sequence[Information], ear: Ear) -> Kind:
    """Return what a message is."""
    on = message.recorded_at.date()
    aside = aside_of(message.text, ear.language)
    if aside is not None and aside not in MAY_HOLD_A_VALUE:
        return Kind(aside=aside)
    found = {item.id: ear.understand(message.text, item, question, on) for item in items}
    typed = [found[item.id] for item in items if item.type not in WORDED]
    if any(understood.status is AnswerStatus.OBTAINED for understood in typed):
        return Kind()
    if aside is not None:
        return Kind(aside=aside)
    statuses = [understood.status for understood in found.values()]
    intent = intent_of(message.text, ear.language)
    if intent is Intent.UNCLEAR and is_beside_the_point(message.text, ear.language):
        intent = Intent.QUESTION
    if AnswerStatus.OTHER_LANGUAGE in statuses:
        return Kind(is_foreign=True)
    if intent is Intent.NOTHING:
        # "No" ends an enumeration, but it answers a yes-or-no question or names a choice.
        worded = all(item.type in WORDED | REACHED for item in items)
        return Kind(intent=Intent.NOTHING if worded else Intent.ANSWER)
    if AnswerStatus.OBTAINED in statuses:
        return Kind()
    for status in statuses:
        if status in INTENT_OF:
            return Kind(intent=INTENT_OF[status])
    return Kind(intent=intent)
