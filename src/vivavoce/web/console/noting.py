"""Notes to oneself beside an interview. No candidate ever sees one."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from vivavoce.domain.ids import NoteId
from vivavoce.errors import Malformed, Refused
from vivavoce.service.ids import canonical_id, new_id
from vivavoce.web.console.desk import interview_id
from vivavoce.web.console.watching import WatchingPages
from vivavoce.web.pages import calm, form, redirect


class NotingPages(WatchingPages):
    """The form for a note."""

    def routes(self) -> list[BaseRoute]:
        """Return the routes of these pages."""
        return [Route("/console/interviews/{id}/notes", self.note, methods=["POST"])]

    @calm
    async def note(self, request: Request) -> Response:
        """Keep a note. The form's id makes a double click harmless (I2)."""
        caller = await self._member(request, to_write=True)
        data = await form(request)
        interview = interview_id(request)
        text = data.get("text", "").replace("\r\n", "\n")
        try:
            note = NoteId(canonical_id(data.get("id", "") or new_id(), field="id"))
            standing = await self._services.interviews.get(caller, interview)
            kept = {each.id: each.text for each in standing.interview.notes}
            if kept.get(note, text) != text:
                # Somebody went back and wrote something else into a form sent before.
                note = NoteId(new_id())
            await self._services.note(caller, interview, text, id=note)
        except (Malformed, Refused) as error:
            status = 422 if isinstance(error, Malformed) else 409
            return await self._page(
                request, caller, interview, status=status, flash=str(error), note=text
            )
        return redirect(request, f"/console/interviews/{interview}#notes")
