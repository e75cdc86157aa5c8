"""`/api/v1/guides`: the plans interviews run on."""

from http import HTTPStatus

from starlette.types import ASGIApp

from vivavoce.api.bodies import GuideBody, GuideItem, GuideList, NewGuide
from vivavoce.api.operations import Call, Operation, json_response
from vivavoce.domain.ids import GuideId
from vivavoce.edge.authentication import Who
from vivavoce.errors import Malformed
from vivavoce.journal.records import time_text
from vivavoce.journal.registry import GuideVersion


async def list_guides(call: Call) -> ASGIApp:
    """List the newest version of every guide."""
    items = []
    for version in await call.services.library.all(call.member.organization):
        _, guide = await call.services.library.newest(version.organization, version.id)
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
    """Keep a guide as the newest version of its id. Interviews under way stay on theirs."""
    body: NewGuide = call.body
    try:
        version = await call.services.library.add(
            call.member.organization, body.source, name="source"
        )
    except Malformed as error:
        raise type(error)(str(error), field="source") from error
    return json_response(_body(version), status=HTTPStatus.CREATED)


async def get_guide(call: Call) -> ASGIApp:
    """Return the newest version of a guide with its source."""
    guide = GuideId(call.scope["path_params"]["id"])
    return json_response(
        _body(await call.services.library.version(call.member.organization, guide))
    )


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
    ),
]
