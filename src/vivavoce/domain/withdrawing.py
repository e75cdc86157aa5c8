"""What follows when a candidate takes no part any more."""

from vivavoce.domain.admitting import CLOSED
from vivavoce.domain.commands import Withdraw
from vivavoce.domain.events import AnyEvent, ConsentWithdrawn, InterviewCancelled
from vivavoce.domain.interview import WITHDRAWN, Interview


def withdraw(interview: Interview, command: Withdraw) -> list[AnyEvent]:
    """Note that the candidate takes no part any more, and end what is open, for good.

    A completed interview stays completed: what becomes of its words is then all there is to
    decide. Withdrawing twice decides nothing, unless the words are to be erased only now.
    """
    known = interview.withdrawal
    if known is not None and (known.erasure_asked or not command.erase):
        return []
    events: list[AnyEvent] = [ConsentWithdrawn(erasure_asked=command.erase)]
    if interview.status not in CLOSED:
        events.append(InterviewCancelled(reason=WITHDRAWN))
    return events
