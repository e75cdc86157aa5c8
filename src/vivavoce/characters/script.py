"""A guide made ready for a character: what a question collects, looked up by its id."""

import msgspec

from vivavoce.characters.view import CandidateView
from vivavoce.domain.guide import Guide, Information, Question
from vivavoce.domain.transcript import Message
from vivavoce.interviewers.agenda import SUMMARY


class Script(msgspec.Struct, frozen=True, kw_only=True):
    """A guide made ready to look things up in."""

    guide: Guide
    language: str
    interviewer: str
    questions: dict[str, Question]
    items: dict[str, tuple[Information, ...]]  # question id to what it collects
    labels: dict[str, str]

    @classmethod
    def of(cls, guide: Guide, language: str, interviewer: str) -> "Script":
        """Return `guide` in `language`, made ready."""
        known = {item.id: item for item in guide.information}
        questions = {
            question.id: question for section in guide.sections for question in section.questions
        }
        items = {
            question.id: tuple(known[name] for name in question.collects)
            for question in questions.values()
        }
        return cls(
            guide=guide,
            language=language,
            interviewer=interviewer,
            questions=questions,
            items={**items, SUMMARY: tuple(guide.asked_for)},
            labels={item.id: guide.in_language(item.label, language) for item in guide.information},
        )

    def view(self, last: Message, *, times: int, turn: int) -> CandidateView:
        """Return what a candidate sees once the interviewer has said `last`.

        Args:
            times: how often the interviewer came with this question, this time too.
            turn: of the candidate, counted from 1.
        """
        question = last.question or ""
        return CandidateView(
            said=last.text,
            question=last.question,
            probe=last.probe,
            plan=self.questions.get(question),
            items=self.items.get(question, ()),
            labels=self.labels,
            times=times,
            turn=turn,
        )
