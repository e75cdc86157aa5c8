"""`/api/v1/interviews/{id}/copy`: go on from some turn of an interview in another way."""

from http import HTTPStatus

from starlette.types import ASGIApp

from vivavoce.api.bodies import InterviewBody, NewCopy
from vivavoce.api.interviews import ONE, interview_response
from vivavoce.api.operations import Call, Operation
from vivavoce.domain.ids import GuideId, InterviewId
from vivavoce.edge.authentication import Who
from vivavoce.service.ids import canonical_id


async def copy(call: Call) -> ASGIApp:
    """Make a new interview of what was said in this one, which stays as it is.

    201 with the copy when it is new, 200 with the copy as it stands when its `id` is known.
    """
    body: NewCopy = call.body or NewCopy()
    standing, is_new = await call.services.copies.copy(
        call.member,
        call.interview,
        body.until,
        guide=GuideId(body.guide) if body.guide is not None else None,
        interviewer=body.interviewer,
        id=InterviewId(canonical_id(body.id, field="id")) if body.id else None,
    )
    status = HTTPStatus.CREATED if is_new else HTTPStatus.OK
    return await interview_response(call, standing, status=status)


OPERATIONS = [
    Operation(
        method="POST",
        path=f"{ONE}/copy",
        handler=copy,
        who=Who.REVIEWER,
        body=NewCopy,
        body_optional=True,
        answers={201: InterviewBody, 200: InterviewBody},
        problems=frozenset({409}),
    ),
]
