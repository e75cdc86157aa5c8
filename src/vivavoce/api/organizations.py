"""`/api/v1/organizations` and `/api/v1/keys`: tenants and who may come in."""

from http import HTTPStatus

from starlette.responses import Response
from starlette.types import ASGIApp

from vivavoce.api.bodies import (
    KeyItem,
    KeyList,
    NewKey,
    NewOrganization,
    OrganizationItem,
    OrganizationList,
)
from vivavoce.api.operations import Call, Operation, json_response
from vivavoce.api.render import time_or_none
from vivavoce.domain.ids import OrganizationId
from vivavoce.domain.text import check_name
from vivavoce.edge.authentication import Who
from vivavoce.edge.headers import PRIVATE
from vivavoce.errors import Forbidden
from vivavoce.journal.records import time_text
from vivavoce.journal.registry import Key
from vivavoce.service.bootstrap import DEFAULT_ORGANIZATION, add_built_in_guides


async def list_organizations(call: Call) -> ASGIApp:
    """List the organizations the caller may see: its own."""
    organization = await call.services.organizations.get(call.member.organization)
    return json_response(
        OrganizationList(
            items=[
                OrganizationItem(
                    id=organization.id,
                    name=organization.name,
                    created_at=time_text(organization.created_at),
                )
            ]
        )
    )


async def add_organization(call: Call) -> ASGIApp:
    """Make an organization; the answer holds its first owner's key, this once.

    Only owners of the organization the server began with may do this (403 otherwise).
    """
    if call.member.organization != DEFAULT_ORGANIZATION:
        raise Forbidden(f"Only owners of {DEFAULT_ORGANIZATION!r} make organizations.")
    body: NewOrganization = call.body
    check_name(body.name, field="name")
    services = call.services
    organization, secret = await services.organizations.add(OrganizationId(body.id), name=body.name)
    await add_built_in_guides(services.library, organization.id)
    return json_response(
        OrganizationItem(
            id=organization.id,
            name=organization.name,
            created_at=time_text(organization.created_at),
            key=secret,
        ),
        status=HTTPStatus.CREATED,
    )


async def list_keys(call: Call) -> ASGIApp:
    """List the organization's keys, without their secrets."""
    keys = await call.services.access.keys(call.member.organization)
    return json_response(KeyList(items=[_item(key) for key in keys]))


async def add_key(call: Call) -> ASGIApp:
    """Make a key; the answer holds its secret, this once."""
    body: NewKey = call.body
    check_name(body.name, field="name")
    key, secret = await call.services.access.make_key(
        call.member.organization, name=body.name, role=body.role
    )
    return json_response(_item(key, secret), status=HTTPStatus.CREATED)


async def revoke_key(call: Call) -> ASGIApp:
    """End a key and every session that began with it."""
    await call.services.access.revoke_key(call.member.organization, call.scope["path_params"]["id"])
    return Response(status_code=HTTPStatus.NO_CONTENT, headers=PRIVATE)


def _item(key: Key, secret: str | None = None) -> KeyItem:
    return KeyItem(
        id=key.id,
        name=key.name,
        role=key.role,
        created_at=time_text(key.created_at),
        revoked_at=time_or_none(key.revoked_at),
        key=secret,
    )


OPERATIONS = [
    Operation(
        method="GET",
        path="/api/v1/organizations",
        handler=list_organizations,
        who=Who.OWNER,
        answers={200: OrganizationList},
    ),
    Operation(
        method="POST",
        path="/api/v1/organizations",
        handler=add_organization,
        who=Who.OWNER,
        body=NewOrganization,
        answers={201: OrganizationItem},
        problems=frozenset({409}),
    ),
    Operation(
        method="GET",
        path="/api/v1/keys",
        handler=list_keys,
        who=Who.OWNER,
        answers={200: KeyList},
    ),
    Operation(
        method="POST",
        path="/api/v1/keys",
        handler=add_key,
        who=Who.OWNER,
        body=NewKey,
        answers={201: KeyItem},
    ),
    Operation(
        method="DELETE",
        path="/api/v1/keys/{id}",
        handler=revoke_key,
        who=Who.OWNER,
        answers={204: None},
    ),
]
