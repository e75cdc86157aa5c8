"""What all pages of the console have in common: who is at the desk, and for whom."""

from abc import ABC, abstractmethod
from collections.abc import Sequence

from starlette.requests import Request
from starlette.routing import BaseRoute

from vivavoce.domain.guide import Guide
from vivavoce.domain.ids import InterviewId
from vivavoce.errors import Forbidden, Malformed, NotFound, Unauthenticated
from vivavoce.journal.registry import Role
from vivavoce.service.callers import Caller
from vivavoce.service.ids import canonical_id
from vivavoce.service.services import Services
from vivavoce.web.pages import SignedOut, member


class ConsolePages(ABC):
    """The root of the pages of those who hold a key."""

    def __init__(self, services: Services, public_url: str | None = None) -> None:
        self._services = services
        self._public_url = public_url

    @abstractmethod
    def routes(self) -> Sequence[BaseRoute]:
        """Return the routes of these pages."""

    async def _member(self, request: Request, *, to_write: bool = False) -> Caller:
        """Return who is signed in.

        Raises:
            SignedOut: nobody is.
            Forbidden: the caller may not do this.
        """
        try:
            caller = await member(self._services, request)
        except Unauthenticated as error:
            raise SignedOut(str(error)) from error
        if to_write and caller.role is Role.VIEWER:
            raise Forbidden("A viewer's key may look only.")
        return caller

    async def _organization(self, caller: Caller) -> str:
        return (await self._services.organizations.get(caller.organization)).name

    async def _guides(self, caller: Caller) -> list[Guide]:
        """Return the newest version of each guide the caller may use."""
        library, organization = self._services.library, caller.organization
        versions = await library.all(organization)
        return [(await library.newest(organization, version.id))[1] for version in versions]


def interview_id(request: Request) -> InterviewId:
    """Return the interview that the path names.

    Raises:
        NotFound: it names none.
    """
    try:
        return InterviewId(canonical_id(request.path_params["id"], field="id"))
    except Malformed:
        raise NotFound("There is no such interview.") from None
