"""`/api/v1/guides`: the plans interviews run on."""

from http import HTTPStatus

from starlette.responses import Response
from starlette.types import ASGIApp

from vivavoce.api.guide_bodies import (
    GuideBody,
    GuideItem,
    GuideList,
    NewGuide,
    VersionItem,
    VersionList,
)
from vivavoce.api.operations import Call, Operation, Query, json_response
from vivavoce.domain.ids import GuideId
from vivavoce.edge.authentication import Who
from vivavoce.edge.headers import PRIVATE
from vivavoce.errors import Malformed
from vivavoce.journal.records import time_text
from vivavoce.journal.registry import GuideVersion


async def list_guides(call: Call) -> ASGIApp:
    """List the newest version of every guide that is offered."""
    items = []
    for version in await call.services.library.all(call.member.organization):
        guide = call.services.library.parsed(version)
        items.append(
            GuideItem(
                id=version.id,
                version=version.version,
                hash=version.hash,
                title=guide.in_language(guide.title, guide.language),
                languages=guide.languages,
                created_at=time_text(version.created_at),
            )
        )
    return json_response(GuideList(items=items))


async def add_guide(call: Call) -> ASGIApp:
    """Keep a guide as the newest version of its id. Interviews under way stay on theirs.

    A guide that was retired is offered again.
    """
    body: NewGuide = call.body
    try:
        version = await call.services.library.add(
            call.member.organization, body.source, name="source"
        )
    except Malformed as error:
        raise Malformed(str(error), field="source") from error
    return json_response(_body(version), status=HTTPStatus.CREATED)


async def get_guide(call: Call) -> ASGIApp:
    """Return a version of a guide with its source; without `version` the newest.

    By `version` also those of a retired guide are found.
    """
    library, organization = call.services.library, call.member.organization
    which = call.query("version") or None
    if which is None:
        return json_response(_body(await library.version(organization, _guide(call))))
    return json_response(_body(await library.find(organization, _guide(call), which)))


async def list_versions(call: Call) -> ASGIApp:
    """List all versions of a guide, newest first, also when it was retired."""
    library, organization = call.services.library, call.member.organization
    guide = _guide(call)
    kept = await library.versions(organization, guide)
    return json_response(
        VersionList(
            id=guide,
            retired=not await library.offers(organization, guide),
            items=[
                VersionItem(
                    version=one.version, hash=one.hash, created_at=time_text(one.created_at)
                )
                for one in kept
            ],
        )
    )


async def retire_guide(call: Call) -> ASGIApp:
    """Offer a guide no longer for new interviews; every version is kept.

    Interviews under way go on. Adding any version of it offers it again.
    """
    await call.services.library.retire(call.member.organization, _guide(call))
    return Response(status_code=HTTPStatus.NO_CONTENT, headers=PRIVATE)


def _guide(call: Call) -> GuideId:
    return GuideId(call.scope["path_params"]["id"])


def _body(version: GuideVersion) -> GuideBody:
    return GuideBody(
        id=version.id,
        version=version.version,
        hash=version.hash,
        created_at=time_text(version.created_at),
        source=version.source,
    )


OPERATIONS = [
    Operation(
        method="GET",
        path="/api/v1/guides",
        handler=list_guides,
        who=Who.VIEWER,
        answers={200: GuideList},
    ),
    Operation(
        method="POST",
        path="/api/v1/guides",
        handler=add_guide,
        who=Who.OWNER,
        body=NewGuide,
        answers={201: GuideBody},
    ),
    Operation(
        method="GET",
        path="/api/v1/guides/{id}",
        handler=get_guide,
        who=Who.VIEWER,
        answers={200: GuideBody},
        queries=(Query(name="version", about="a hash, 8 or more digits of it, or a label"),),
    ),
    Operation(
        method="DELETE",
        path="/api/v1/guides/{id}",
        handler=retire_guide,
        who=Who.OWNER,
        answers={204: None},
    ),
    Operation(
        method="GET",
        path="/api/v1/guides/{id}/versions",
        handler=list_versions,
        who=Who.VIEWER,
        answers={200: VersionList},
    ),
]
