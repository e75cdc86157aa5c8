"""What the pages of one interview have in common: whose it is, and where else one can look."""

from typing import Any

from starlette.requests import Request

from vivavoce.domain.ids import InterviewId
from vivavoce.domain.interview import Interview
from vivavoce.journal.registry import Role
from vivavoce.service.callers import Caller
from vivavoce.service.interviews import Standing
from vivavoce.web.console.desk import ConsolePages

# Far more digits than any journal's seqs have.
SEQ_DIGITS_MAX = 15


class InterviewPages(ConsolePages):
    """The root of the pages of one interview."""

    async def _frame(self, caller: Caller, standing: Standing, part: str) -> dict[str, Any]:
        """Return what `interview_head.html` asks for.

        Args:
            part: which of the interview's pages it is: Conversation, Timeline, Answers.
        """
        interview, guide = standing.interview, standing.guide
        return {
            "organization_name": await self._organization(caller),
            "interview": interview,
            "who": who(interview),
            "title": (
                guide.in_language(guide.title, interview.language) if guide else interview.guide.id
            ),
            "part": part,
            "can_write": caller.role is not Role.VIEWER,
            "is_owner": caller.role is Role.OWNER,
        }


def who(interview: Interview) -> str:
    """Return what the candidate is called on the owner's desk."""
    return interview.candidate.name or interview.candidate.email or "No name yet"


def seq_in(request: Request, name: str) -> int | None:
    """Return the event that the address asks for as `name`; None when it asks for none."""
    text = request.query_params.get(name, "")
    if not (text.isascii() and text.isdecimal() and len(text) <= SEQ_DIGITS_MAX):
        return None
    return int(text)


def path_of(request: Request, interview: InterviewId) -> str:
    """Return the address of the interview's page, with what the program is mounted under."""
    return f"{request.scope.get('root_path', '')}/console/interviews/{interview}"
