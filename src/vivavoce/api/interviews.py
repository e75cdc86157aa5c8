"""`/api/v1/interviews`: open, list, look at, lead and erase interviews."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

import msgspec
from starlette.responses import Response
from starlette.types import ASGIApp

from vivavoce.api.bodies import (
    InterviewBody,
    InterviewPage,
    LinkBody,
    NewInterview,
    NewState,
)
from vivavoce.api.narrowing import QUERIES, WORDS, narrowing_of, words_of
from vivavoce.api.operations import Call, Operation, Query, json_response
from vivavoce.api.profiles import profile_changes
from vivavoce.api.render import interview_body, interview_item
from vivavoce.api.withheld import withheld_from
from vivavoce.domain.commands import AnyCommand, Move, UpdateProfile
from vivavoce.domain.events import Candidate
from vivavoce.domain.ids import GuideId, InterviewId
from vivavoce.domain.interview import Interview
from vivavoce.edge.authentication import Who
from vivavoce.edge.cursors import cursor_of, cursor_text
from vivavoce.edge.headers import PRIVATE
from vivavoce.journal.registry import Role
from vivavoce.service.ids import canonical_id
from vivavoce.service.interviews import Standing

LIST_DEFAULT = 50
LIST_MAX = 200


async def open_interview(call: Call) -> ASGIApp:
    """Open an interview on the newest version of a guide. 201 when new, 200 when repeated."""
    body: NewInterview = call.body
    standing, is_new = await call.services.open_interview(
        call.member,
        GuideId(body.guide),
        id=InterviewId(canonical_id(body.id, field="id")) if body.id else None,
        candidate=Candidate(**msgspec.structs.asdict(body.candidate)) if body.candidate else None,
        interviewer=body.interviewer,
        language=body.language,
        metadata=body.metadata,
    )
    status = HTTPStatus.CREATED if is_new else HTTPStatus.OK
    return await interview_response(call, standing, status=status)


async def list_interviews(call: Call) -> ASGIApp:
    """List interviews, newest first. `q` searches what was said."""
    limit = call.number("limit", LIST_DEFAULT, least=1, most=LIST_MAX)
    within = narrowing_of(call)
    found = await call.services.find_interviews(
        call.member,
        words=words_of(call),
        within=within,
        after=cursor_of(call.query("after")),
        limit=limit + 1,
    )
    page = found[:limit]
    more = cursor_text(page[-1]) if len(found) > limit else None
    return json_response(
        InterviewPage(items=[interview_item(summary) for summary in page], next=more)
    )


async def get_interview(call: Call) -> ASGIApp:
    """Return an interview as it stands: status, state, version, profile, coverage, transcript."""
    return await interview_response(
        call, await call.services.interviews.get(call.member, call.interview)
    )


async def put_state(call: Call) -> ASGIApp:
    """Move to another place in the guide. Moving to where it stands changes nothing."""
    return await carry_out(call, Move(state=call.body.state))


async def patch_profile(call: Call) -> ASGIApp:
    """Merge a patch (RFC 7396) into the profile; null takes a field back.

    A field is given as `{value, status, sources}`, any of them left out to stay as it
    is, or as the bare value, which is short for `{value, status: obtained, sources: []}`.
    """

    def merge(interview: Interview) -> UpdateProfile:
        return UpdateProfile(changes=profile_changes(interview.profile, call.body))

    return await carry_out(call, merge)


async def erase(call: Call) -> ASGIApp:
    """Remove every word of the interview for ever; its hash chain still verifies."""
    summary = await call.services.interviews.get_summary(call.member, call.interview)
    call.check_version(summary.version)
    await call.services.erase_interview(call.member, call.interview)
    return Response(status_code=HTTPStatus.NO_CONTENT, headers=PRIVATE)


async def renew_link(call: Call) -> ASGIApp:
    """Make a new candidate link; earlier ones stop working."""
    standing = await call.services.interviews.get(call.member, call.interview)
    interview = standing.interview
    call.check_version(interview.version)
    token = await call.services.access.renew_link(interview.organization, interview.id)
    call.services.feed.interrupt(interview.id)
    return json_response(LinkBody(link=f"{call.base_url}/i/{token}"), status=HTTPStatus.CREATED)


async def revoke_link(call: Call) -> ASGIApp:
    """Withdraw the candidate's links."""
    standing = await call.services.interviews.get(call.member, call.interview)
    call.check_version(standing.interview.version)
    await call.services.access.revoke_links(standing.interview.id)
    call.services.feed.interrupt(standing.interview.id)
    return Response(status_code=HTTPStatus.NO_CONTENT, headers=PRIVATE)


async def carry_out(call: Call, command: AnyCommand | Callable[[Interview], AnyCommand]) -> ASGIApp:
    """Carry out a command on the interview the path names, and return it as it stands then."""
    service = call.services.interviews
    await service.carry_out(call.member, call.interview, command, expected=call.expected)
    return await interview_response(call, await service.get(call.member, call.interview))


async def interview_response(
    call: Call, standing: Standing, *, status: int = HTTPStatus.OK
) -> ASGIApp:
    """Return an interview as its caller may see it, its version as the ETag."""
    interview = standing.interview
    link = None
    # Whoever holds the link speaks as the candidate, which is more than a viewer may.
    if call.member.role in {Role.REVIEWER, Role.OWNER}:
        token = await call.services.access.shown_link(interview.organization, interview.id)
        link = f"{call.base_url}/i/{token}" if token else None
    withheld = await withheld_from(call.member, standing, call.services.library)
    return json_response(
        interview_body(standing, withheld, link=link),
        status=status,
        headers={"etag": f'"{interview.version}"'},
    )


ONE = "/api/v1/interviews/{id}"

OPERATIONS = [
    Operation(
        method="POST",
        path="/api/v1/interviews",
        handler=open_interview,
        who=Who.REVIEWER,
        body=NewInterview,
        answers={201: InterviewBody, 200: InterviewBody},
        problems=frozenset({404, 409}),
    ),
    Operation(
        method="GET",
        path="/api/v1/interviews",
        handler=list_interviews,
        who=Who.VIEWER,
        answers={200: InterviewPage},
        queries=(
            *QUERIES,
            WORDS,
            Query(
                name="after",
                about="what `next` of the previous page said",
                schema={"type": "string", "pattern": "^[A-Za-z0-9_-]*$"},
            ),
            Query(
                name="limit",
                about="how many at the most",
                schema={"type": "integer", "minimum": 1, "maximum": LIST_MAX},
            ),
        ),
    ),
    Operation(
        method="GET",
        path=ONE,
        handler=get_interview,
        who=Who.CANDIDATE,
        answers={200: InterviewBody},
    ),
    Operation(
        method="DELETE",
        path=ONE,
        handler=erase,
        who=Who.OWNER,
        answers={204: None},
        conditional=True,
    ),
    Operation(
        method="PUT",
        path=f"{ONE}/state",
        handler=put_state,
        who=Who.REVIEWER,
        body=NewState,
        answers={200: InterviewBody},
        conditional=True,
        problems=frozenset({409}),
    ),
    Operation(
        method="PATCH",
        path=f"{ONE}/profile",
        handler=patch_profile,
        who=Who.REVIEWER,
        body=dict[str, Any],
        body_types=("application/merge-patch+json", "application/json"),
        answers={200: InterviewBody},
        conditional=True,
        problems=frozenset({409}),
    ),
    Operation(
        method="POST",
        path=f"{ONE}/link",
        handler=renew_link,
        who=Who.REVIEWER,
        answers={201: LinkBody},
        conditional=True,
    ),
    Operation(
        method="DELETE",
        path=f"{ONE}/link",
        handler=revoke_link,
        who=Who.REVIEWER,
        answers={204: None},
        conditional=True,
    ),
]
