"""Whether somebody refused, did not know or had nothing: that no value is there is a claim, too.

Else an interviewer could have an interview done after one answer, with everything else refused.
"""

from collections.abc import Sequence

from vivavoce.domain.guide import Information
from vivavoce.domain.profile import FieldStatus
from vivavoce.domain.transcript import Message
from vivavoce.interviewers.agenda import Agenda
from vivavoce.interviewers.amending import answered
from vivavoce.interviewers.checks.allowance import Allowance
from vivavoce.interviewers.checks.kinship import Vocabulary
from vivavoce.interviewers.checks.told import telling_of
from vivavoce.interviewers.interviewer import View
from vivavoce.interviewers.language import known, language_of, words
from vivavoce.interviewers.understanding.answer import AnswerStatus, Asked
from vivavoce.interviewers.understanding.hearing import Kind, hear
from vivavoce.interviewers.understanding.understand import understand

# What a candidate has to have said for each status.
SAYING = {
    FieldStatus.REFUSED: frozenset({Kind.REFUSAL, Kind.NOTHING}),
    FieldStatus.UNKNOWN: frozenset({Kind.UNKNOWN, Kind.NOTHING, Kind.REFUSAL}),
    FieldStatus.NOT_APPLICABLE: frozenset({Kind.NOTHING, Kind.UNKNOWN, Kind.REFUSAL}),
}
READ = {
    AnswerStatus.REFUSED: Kind.REFUSAL,
    AnswerStatus.UNKNOWN: Kind.UNKNOWN,
}
# Of a long message the beginning and the end are listened to.
CHARS_MAX = 200
# Of the allowance, for a character that is listened to.
HEARD = 4.0


class Untold:
    """Listens for refusals in one interview."""

    def __init__(self, view: View, agenda: Agenda, allowance: Allowance) -> None:
        self._view = view
        self._agenda = agenda
        self._allowance = allowance
        self._language = language_of(view.guide, view.interview.language)
        # Nobody can say what refuses in a language that has no file.
        self._is_known = view.interview.language.partition("-")[0] in known()
        self._kinds: dict[str, frozenset[Kind]] = {}

    def is_borne_out(
        self, item: Information, status: FieldStatus, sources: Sequence[Message]
    ) -> bool:
        """Whether one of the `sources` says so of `item`: asked for it, or naming it."""
        for message in reversed(sources):
            asked = self._is_asked_for(item, message)
            if not self._is_known:
                if asked:
                    return True
            elif self._says(item, status, message) and (asked or self._is_named(item, message)):
                return True
        return False

    def _says(self, item: Information, status: FieldStatus, message: Message) -> bool:
        if message.id not in self._kinds:
            self._kinds[message.id] = self._kinds_in(message.text)
        if self._kinds[message.id] & SAYING[status]:
            return True
        text = message.text[:CHARS_MAX]
        if not self._allowance.take(len(text) * HEARD):
            return False
        asked = Asked(type=item.type, options=tuple(item.options), unit=item.unit)
        read = understand(text, asked, self._language)
        if READ.get(read.status) in SAYING[status]:
            return True
        # "We don't have any."
        negations = telling_of(self._language.code).negations
        return status is not FieldStatus.REFUSED and not negations.isdisjoint(words(text))

    def _kinds_in(self, text: str) -> frozenset[Kind]:
        pieces = [text] if len(text) <= 2 * CHARS_MAX else [text[:CHARS_MAX], text[-CHARS_MAX:]]
        found: set[Kind] = set()
        for piece in pieces:
            if self._allowance.take(len(piece) * HEARD):
                found.update(part.kind for part in hear(piece, self._language).parts)
        return frozenset(found)

    def _is_asked_for(self, item: Information, message: Message) -> bool:
        before = self._before(message)
        place = self._agenda.of_question(before.question) if before is not None else None
        return place is not None and item.id in place.question.collects

    def _is_named(self, item: Information, message: Message) -> bool:
        """Whether a word for `item` stands in the message, or in what was asked before it."""
        before = self._before(message)
        texts = [message.text[:CHARS_MAX], message.text[-CHARS_MAX:]]
        texts += [before.text[-CHARS_MAX:]] if before is not None else []
        code, tag = self._language.code, self._view.interview.language
        heard = Vocabulary(words(" ".join(texts)), code, self._allowance)
        of_item = [
            item.label,
            *(place.question.ask for place in self._agenda.collecting(item.id)),
        ]
        named = [self._view.guide.in_language(text, tag) for text in of_item]
        neutral = telling_of(code).neutral
        told = words(" ".join(named)[:CHARS_MAX])
        return any(word in heard for word in told if word not in neutral)

    def _before(self, message: Message) -> Message | None:
        return answered(message, self._view.interview.transcript)
