"""Whether an interview takes something as it stands."""

from vivavoce.domain.commands import RequestReview
from vivavoce.domain.interview import Interview, Status
from vivavoce.domain.text import check_label, check_name
from vivavoce.errors import InterviewClosed, Refused

CLOSED = frozenset({Status.COMPLETED, Status.CANCELLED})


def must_be_open(interview: Interview) -> None:
    """Accept one that is neither completed nor cancelled.

    Raises:
        InterviewClosed: it is.
    """
    if interview.status in CLOSED:
        is_final = interview.status is Status.COMPLETED or interview.withdrawal is not None
        way_out = "open a new one" if is_final else "resume it first"
        raise InterviewClosed(f"Interview {interview.id} is {interview.status}; {way_out}.")


def must_not_be_in_review(interview: Interview) -> None:
    """Accept one that nobody has to look at first.

    Raises:
        Refused: it is in review.
    """
    if interview.status is Status.PENDING_REVIEW:
        raise Refused(f"Interview {interview.id} is in review; resume it first.")


def must_listen(interview: Interview) -> None:
    """Accept one that takes words.

    Raises:
        InterviewClosed: it is completed, cancelled or in review.
    """
    must_be_open(interview)
    if interview.status is Status.PENDING_REVIEW:
        raise InterviewClosed(f"Interview {interview.id} is in review and takes no more answers.")


def check_review(command: RequestReview) -> None:
    """Accept a wish for a review, sent by itself or with the last reply.

    Raises:
        Malformed: its reason cannot be stored, or its reviewer has no name.
    """
    check_label(command.reason, field="reason")
    if command.reviewer is not None:
        check_name(command.reviewer, field="reviewer")
