"""Staying with a question: what is said about it, or about the interview, is no answer yet."""

from math import ceil

from msgspec.structs import replace

from vivavoce.domain.guide import Text
from vivavoce.interviewers.agenda import Place
from vivavoce.interviewers.interviewer import Reply
from vivavoce.interviewers.listening import place_before
from vivavoce.interviewers.scripted import framing
from vivavoce.interviewers.scripted.capture import Reading
from vivavoce.interviewers.scripted.course import Course
from vivavoce.interviewers.scripted.wording import paragraph
from vivavoce.interviewers.understanding.asides import Aside
from vivavoce.interviewers.understanding.intents import Intent

ASKS_BACK = frozenset({Intent.UNCLEAR, Intent.QUESTION})

# With fewer questions left, the end is near enough to say so.
NEARLY_DONE = 3
# In writing, most people answer four questions in five minutes.
QUESTIONS_IN_5_MINUTES = 4


def stay(course: Course, place: Place, reading: Reading) -> Reply | None:
    """Return the reply to what is no answer; None when it is one, or enough was said about it."""
    staying = _Staying(course, place, reading)
    return staying.answer_aside() or staying.explain() or staying.insist()


class _Staying:
    def __init__(self, course: Course, place: Place, reading: Reading) -> None:
        self.course = course
        self.place = place
        self.reading = reading
        self.phrases = course.phrases
        self.question = course.wording.text(place.question.ask)

    def answer_aside(self) -> Reply | None:
        """Answer what was said about the interview itself; None when nothing was."""
        again = self.phrases.again.format(question=self.question)
        unused = self.course.wording.unused
        match self.reading.aside:
            case Aside.STOP:
                reply = framing.ask_to_stop(self.course)
                # What was learned before the candidate changed the subject is kept.
                return replace(reply, changes={**self.reading.changes, **reply.changes})
            case Aside.LATER:
                return self._say(unused([self.phrases.later]) or self._other_than_last(again))
            case Aside.WAIT:
                return self._say(unused([self.phrases.wait]) or self._other_than_last(again))
            case Aside.BACK:
                return self._go_back()
            case Aside.REPEAT:
                return self._say(self.phrases.repeated.format(question=self.question))
            case Aside.HOW_LONG:
                return self._say(paragraph(self._how_long(), again))
            case Aside.PROGRAM:
                return self._say(paragraph(self.phrases.program, again))
            case Aside.WHY:
                return self._say(paragraph(self.phrases.why, again))
            case Aside.INSULT:
                calm = unused(self.phrases.calm)
                return self._say(paragraph(calm, again)) if calm else None
            case Aside.WORDLESS:
                in_words = unused(self.phrases.in_words)
                return self._say(in_words) if in_words else None
        if self.reading.is_foreign:
            ask = unused([self.phrases.other_language])
            return self._say(paragraph(ask, again)) if ask else None
        return None

    def explain(self) -> Reply | None:
        """Explain the question or put it again; None when that was done, or was not asked for."""
        if self.reading.intent not in ASKS_BACK:
            return None
        explained = self._explained(self.place.question.clarify, self.place.question.ask)
        return None if explained is None else self._say(explained)

    def insist(self) -> Reply | None:
        """Say once that refused information is needed, where the guide wants that."""
        course = self.course
        if course.guide.rules.refuse_ok or self.reading.intent is not Intent.REFUSAL:
            return None
        required = {item.id for item in course.guide.information if item.required}
        needed = self.phrases.needed.format(question=self.question)
        if not required & set(self.place.question.collects) or course.wording.was_said(needed):
            return None
        return Reply(say=needed, question=self.place.question.id)

    def _say(self, words: str) -> Reply:
        changes = dict(self.reading.changes)
        return Reply(say=words, changes=changes, question=self.place.question.id)

    def _other_than_last(self, again: str) -> str:
        """Return the question put again, in words that do not come twice running."""
        return self.question if self.course.wording.said[-1] == again else again

    def _go_back(self) -> Reply:
        course = self.course
        before = place_before(self.place, course.transcript, course.agenda)
        if before is None:
            again = self.phrases.again.format(question=self.question)
            nothing_before = self.phrases.nothing_before.format(question=self.question)
            unused = self.course.wording.unused([nothing_before])
            return self._say(unused or self._other_than_last(again))
        return course.ask(before, self.reading.changes, "", wording=self.phrases.back)

    def _how_long(self) -> str:
        count = self.course.open_count(self.place)
        if count < NEARLY_DONE or not self.phrases.how_long:
            return self.phrases.how_long_last
        # Rounded up, because nobody minds to be done earlier.
        minutes = 5 * ceil(count / QUESTIONS_IN_5_MINUTES)
        return self.phrases.how_long.format(count=count, minutes=minutes)

    def _explained(self, clarify: Text | None, ask: Text) -> str | None:
        """Return the question in other words; None when it was put in all there are."""
        course = self.course
        if course.heard.explanations > (clarify is not None):
            return None
        again = self.phrases.again.format(question=course.wording.text(ask))
        if self.reading.intent is Intent.QUESTION:
            off_topic = course.guide.rules.off_topic
            words = course.wording.text(off_topic) if off_topic else self.phrases.cannot_answer
            return paragraph(words, again)
        explanation = course.wording.text(clarify) if clarify is not None else again
        known = any(explanation in message.text for message in course.heard.said[1:])
        return again if known else explanation
