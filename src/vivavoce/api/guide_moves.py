"""`/api/v1/interviews/{id}/guide`: move an interview to another version of its guide."""

from starlette.types import ASGIApp

from vivavoce.api.bodies import InterviewBody
from vivavoce.api.guide_bodies import NewVersion
from vivavoce.api.interviews import interview_response
from vivavoce.api.operations import Call, Operation, Query, json_response
from vivavoce.domain.moving import GuideMove
from vivavoce.edge.authentication import Who


async def preview_guide(call: Call) -> ASGIApp:
    """Tell what moving the interview to another version of its guide would mean.

    Nothing is changed: which questions and information differ, what is known already,
    what is still to be asked, where the interview would stand, and what to look out for.
    """
    told = await call.services.preview_guide(call.member, call.interview, call.query("to") or None)
    return json_response(told)


async def change_guide(call: Call) -> ASGIApp:
    """Move the interview to another version of its guide. To the one it is on changes nothing."""
    await call.services.change_guide(
        call.member,
        call.interview,
        call.body.to if call.body else None,
        expected=call.expected,
    )
    standing = await call.services.interviews.get(call.member, call.interview)
    return await interview_response(call, standing)


_PATH = "/api/v1/interviews/{id}/guide"

OPERATIONS = [
    Operation(
        method="GET",
        path=_PATH,
        handler=preview_guide,
        who=Who.VIEWER,
        answers={200: GuideMove},
        queries=(
            Query(
                name="to",
                about="which version: a hash, 8 or more digits of it, or a label; else the newest",
            ),
        ),
    ),
    Operation(
        method="POST",
        path=_PATH,
        handler=change_guide,
        who=Who.REVIEWER,
        body=NewVersion,
        body_optional=True,
        answers={200: InterviewBody},
        conditional=True,
        problems=frozenset({409}),
    ),
]
