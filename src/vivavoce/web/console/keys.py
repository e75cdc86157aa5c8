"""Who may come in: the organization's keys, for its owners."""

from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from vivavoce.domain.text import check_name
from vivavoce.errors import Malformed, NotFound, Refused
from vivavoce.journal.registry import Key, Role
from vivavoce.service.callers import Caller
from vivavoce.web.console.organization import OrganizationPages
from vivavoce.web.pages import calm, form, page, redirect

ROLES = {
    Role.OWNER: ("Owner", "everything, these pages included"),
    Role.REVIEWER: ("Reviewer", "starts, leads, reviews and reads interviews"),
    Role.VIEWER: ("Viewer", "only looks"),
}


class KeyPages(OrganizationPages):
    """Keys: made, shown once, revoked."""

    def routes(self) -> list[BaseRoute]:
        """Return the routes of these pages."""
        path = "/console/organization/keys"
        return [
            Route(path, self.show),
            Route(path, self.make, methods=["POST"]),
            Route(f"{path}/{{id}}/revoke", self.revoke, methods=["POST"]),
        ]

    @calm
    async def show(self, request: Request) -> Response:
        """List the keys."""
        caller = await self._owner(request)
        return await self._page(request, caller)

    @calm
    async def make(self, request: Request) -> Response:
        """Make a key and show it, this once."""
        caller = await self._owner(request)
        data = await form(request)
        name, role = data.get("name", "").strip(), data.get("role", "")
        try:
            if role not in ROLES:
                raise Malformed("Choose what the key may do.", field="role")
            if not name:
                raise Malformed(
                    "Write whose key it is, so that it can be told apart.", field="name"
                )
            check_name(name, field="name")
        except Malformed as error:
            errors = {error.field or "name": str(error)}
            return await self._page(request, caller, status=422, values=data, errors=errors)
        _, secret = await self._services.access.make_key(
            caller.organization, name=name, role=Role(role)
        )
        return await self._page(request, caller, status=201, made={"name": name, "secret": secret})

    @calm
    async def revoke(self, request: Request) -> Response:
        """End a key and every session that began with it, unless nobody could come in then."""
        caller = await self._owner(request)
        await form(request)
        id_ = request.path_params["id"]
        keys = await self._services.access.keys(caller.organization)
        key = next((each for each in keys if each.id == id_), None)
        if key is None:
            raise NotFound("There is no such key.")
        if why := _why_kept(key, keys, caller):
            raise Refused(why)
        await self._services.access.revoke_key(caller.organization, id_)
        return redirect(request, "/console/organization/keys")

    async def _page(
        self,
        request: Request,
        caller: Caller,
        *,
        status: int = 200,
        values: dict[str, str] | None = None,
        errors: dict[str, str] | None = None,
        made: dict[str, str] | None = None,
    ) -> Response:
        keys = await self._services.access.keys(caller.organization)
        return page(
            request,
            "console/keys.html",
            status=status,
            **await self._frame(caller, "Keys"),
            keys=[_item(key, keys, caller) for key in keys if key.revoked_at is None],
            revoked=[_item(key, keys, caller) for key in keys if key.revoked_at is not None],
            roles=[(role, *told) for role, told in ROLES.items()],
            values=values or {},
            errors=errors or {},
            made=made,
        )


def _item(key: Key, keys: list[Key], caller: Caller) -> dict[str, Any]:
    return {
        "id": key.id,
        "name": key.name,
        "role": ROLES[key.role][0],
        "created_at": key.created_at,
        "revoked_at": key.revoked_at,
        "kept": _why_kept(key, keys, caller),
        "is_own": key.id == caller.key,
    }


def _why_kept(key: Key, keys: list[Key], caller: Caller) -> str | None:
    """Say why a key may not be revoked here, None when it may."""
    if key.id == caller.key:
        return "You are signed in with this key. Sign in with another owner’s key to revoke it."
    owners = [each for each in keys if each.role is Role.OWNER and each.revoked_at is None]
    if owners == [key]:
        return "This is the last owner’s key; make another first."
    return None
