"""Words that are still coming: what of an unfinished answer may be shown already.

Provisional text is replaced by what is stored, so showing too little is no harm; showing what
will not be said is. Nothing is shown before it is known whether the model leads on or the script
will, and the question only once it is known which one it is and that it will stand in the
model's words.
"""

from typing import Any

from vivavoce.interviewers.agenda import Place
from vivavoce.interviewers.checks import unsayable
from vivavoce.interviewers.interviewer import View
from vivavoce.interviewers.llm.instructions import METHOD
from vivavoce.interviewers.llm.leads import asks, explanation
from vivavoce.interviewers.llm.plan import Plan


class Provisional:
    """Passes on the words of one answer as it comes, until one of them may not be said."""

    def __init__(self, view: View, plan: Plan) -> None:
        self._view = view
        self._plan = plan
        self._told = ""
        self._is_stopped = False

    def tell(self, answer: str) -> None:
        """Show what can be shown of `answer`, the JSON text so far."""
        if self._is_stopped:
            return
        words = self._words(_parsed(answer))
        if not words or words == self._told:
            return
        if unsayable(words, self._view, secret=[METHOD]) is not None:
            self.take_back()
            self._is_stopped = True
            return
        self._told = words
        self._view.tell(words)

    def take_back(self) -> None:
        """Let nothing of it stand: another attempt is made, or nothing is said."""
        self._is_stopped = False
        if self._told:
            self._told = ""
            self._view.tell("")

    def _words(self, answer: dict[str, Any]) -> str:
        lead, ask = answer.get("lead"), answer.get("ask")
        if not isinstance(lead, str) or not self._leads(answer) or self._asks(lead):
            return ""
        parts = [lead]
        if isinstance(ask, str) and self._is_said_so(answer):
            parts.append(ask)
        return " ".join(part.strip() for part in parts if part.strip())

    def _leads(self, answer: dict[str, Any]) -> bool:
        """Whether the model's words are said at all, as far as `answer` tells by now."""
        plan, question = self._plan, answer.get("question", "")
        place = _place(plan, question)
        if answer.get("stops") is not False or (place is None and question is not None):
            return False
        is_left = plan.is_exhausted and not plan.is_moved and place is plan.here
        return place is None or not is_left

    def _asks(self, lead: str) -> bool:
        """Whether `lead` puts a question of its own, so that it will be refused."""
        plan = self._plan
        explained = explanation(plan, plan.here) if plan.here is not None else ""
        return asks(plan.course, lead.replace(explained, " ") if explained else lead)

    def _is_said_so(self, answer: dict[str, Any]) -> bool:
        """Whether the question in `answer` will stand as the model puts it."""
        plan, question = self._plan, answer.get("question")
        place = _place(plan, question)
        if place is None or answer.get("done") or answer.get("stops"):
            return False
        if plan.is_verbatim(place) or plan.course.interview.owner_asks is not None:
            return False
        if place is plan.here and not plan.is_moved:
            return not plan.is_exhausted
        # Something may come before it that only this answer makes due.
        return not plan.is_moved and not plan.is_unsettled_before(place)


def _place(plan: Plan, question: Any) -> Place | None:
    return plan.may_choose(question) if isinstance(question, str) else None


def _parsed(text: str) -> dict[str, Any]:
    """Return the fields of a JSON object of which only the beginning is there."""
    from pydantic_core import from_json

    begin = text.find("{")
    if begin < 0:
        return {}
    try:
        parsed = from_json(text[begin:], allow_partial="trailing-strings")
    except ValueError:
        return {}
    return parsed if isinstance(parsed, dict) else {}
