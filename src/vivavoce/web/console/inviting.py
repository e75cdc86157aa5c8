"""Many interviews at once: a list is read, looked at, and made into links to hand out.

Everything comes with each request, nothing waits on the server: going back, reloading or
sending twice never invites anybody twice (see `service/inviting.py`).
"""

import asyncio
import csv
import io
from collections.abc import Sequence
from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from vivavoce.domain.ids import GuideId, InterviewId
from vivavoce.edge.urls import base_url
from vivavoce.errors import Malformed, NotFound, Refused
from vivavoce.exchange.spreadsheets import harmless
from vivavoce.service.callers import Caller
from vivavoce.service.ids import canonical_id, new_id
from vivavoce.service.inviting import ALL, Batch, Invitation, Invited, invite
from vivavoce.service.people_lists import (
    PEOPLE_MAX,
    Columns,
    PeopleList,
    decode_list,
    read_people,
)
from vivavoce.web.console.leading import SCRIPTED, name_of
from vivavoce.web.console.multipart import Sent, multipart
from vivavoce.web.console.opening import OpeningPages
from vivavoce.web.console.plans import language_name
from vivavoce.web.console.qr import drawn_inline
from vivavoce.web.pages import HEADERS, calm, page

# The latest interviews on the guide, among which people of the list are looked for.
COMPARED_MAX = 2_000


class InvitingPages(OpeningPages):
    """From a list of people to a list of links."""

    def routes(self) -> list[BaseRoute]:
        """Return the routes of these pages."""
        return [
            Route("/console/new/people", self.people, methods=["POST"]),
            Route("/console/new/many", self.many, methods=["POST"]),
            Route("/console/new/links.csv", self.links, methods=["POST"]),
            Route("/console/new/cards", self.cards, methods=["POST"]),
        ]

    @calm
    async def people(self, request: Request) -> Response:
        """Show what was understood of a list, and ask whether to go on; nothing is made yet."""
        caller = await self._member(request, to_write=True)
        sent = await multipart(request)
        try:
            found, text = await asyncio.to_thread(_read, sent)
            batch = _batch(sent)
            _, guide = await self._services.library.newest(caller.organization, batch.guide)
            found = await self._warned(caller, batch, found)
        except (Malformed, NotFound) as error:
            again = {**sent.fields, "whom": "many"}
            return await self._new_again(request, caller, again, error)
        return page(
            request,
            "console/people.html",
            organization_name=await self._organization(caller),
            found=found,
            usable=msgspec.json.encode([(one.name, one.email) for one in found.usable]).decode(),
            text=text,
            batch=batch,
            guide_title=guide.in_language(guide.title, guide.language),
            language_name=language_name(batch.language or guide.language),
            leader=name_of(batch.interviewer),
        )

    @calm
    async def many(self, request: Request) -> Response:
        """Open an interview for everybody on the list, and show the links.

        With `from` and `to` only for those between, and `204`: how scripts show progress.
        """
        caller = await self._member(request, to_write=True)
        sent = await multipart(request)
        part = _part(sent)
        try:
            batch, people = _batch(sent), _people(sent)
            invited = await invite(self._services, caller, batch, people, part=part)
        except (Malformed, NotFound, Refused) as error:
            again = {**sent.fields, "whom": "many"}
            return await self._new_again(request, caller, again, error)
        if part != ALL:
            return Response(status_code=204, headers=HEADERS)
        known = 0 if sent.text("opened") else sum(not one.is_new for one in invited)
        return self._opened(request, invited, known, await self._organization(caller))

    @calm
    async def links(self, request: Request) -> Response:
        """Give names and links as a CSV file (RFC 4180)."""
        caller = await self._member(request, to_write=True)
        rows = await self._rows(request, caller, await multipart(request))
        text = io.StringIO()
        lines = csv.writer(text)
        lines.writerow(("name", "email", "link", "interview"))
        for row in rows:
            named = [harmless(row[name]) for name in ("name", "email")]
            lines.writerow((*named, row["link"] or "", row["id"]))
        headers = {**HEADERS, "content-disposition": 'attachment; filename="interview-links.csv"'}
        # With the mark that spreadsheets need to see that it is UTF-8.
        content = text.getvalue().encode("utf-8-sig")
        return Response(content, media_type="text/csv; charset=utf-8", headers=headers)

    @calm
    async def cards(self, request: Request) -> Response:
        """Show a QR code for each link, to be printed and cut out."""
        caller = await self._member(request, to_write=True)
        rows = await self._rows(request, caller, await multipart(request))
        linked = [row for row in rows if row["link"]]
        codes = await asyncio.to_thread(lambda: [drawn_inline(row["link"]) for row in linked])
        return page(
            request,
            "console/cards.html",
            organization_name=await self._organization(caller),
            cards=[{**row, "code": code} for row, code in zip(linked, codes, strict=True)],
        )

    async def _warned(self, caller: Caller, batch: Batch, found: PeopleList) -> PeopleList:
        """Return what was found, saying how many have an interview on this guide already."""
        summaries = await self._services.interviews.find(
            caller, guide=batch.guide, limit=COMPARED_MAX
        )
        known = {
            summary.candidate_email.casefold() for summary in summaries if summary.candidate_email
        }
        count = sum(person.email.casefold() in known for person in found.usable if person.email)
        if not count:
            return found
        remark = (
            f"{count} of them {'has' if count == 1 else 'have'} an interview on this guide "
            "already; from here they get another one. Take them off the list if that is not meant."
        )
        return msgspec.structs.replace(found, remarks=[*found.remarks, remark])

    def _opened(
        self, request: Request, invited: Sequence[Invitation], known: int, organization_name: str
    ) -> Response:
        begin = self._address(request)
        rows = [
            {
                "id": one.interview,
                "name": one.name,
                "email": one.email,
                "link": f"{begin}{one.token}" if one.token else None,
            }
            for one in invited
        ]
        return page(
            request,
            "console/opened.html",
            organization_name=organization_name,
            rows=rows,
            known=known,
            ids=" ".join(one.interview for one in invited),
        )

    async def _rows(self, request: Request, caller: Caller, sent: Sent) -> list[dict[str, Any]]:
        """Return `{id, name, email, link}` of the interviews that a form names.

        Raises:
            Malformed: it names none, or too many.
            NotFound: one of them is out of the caller's reach.
        """
        ids = sent.text("ids").split()
        if not 0 < len(ids) <= PEOPLE_MAX:
            raise Malformed(f"Name 1 to {PEOPLE_MAX:,} interviews.", field="ids")
        begin = self._address(request)
        rows = []
        for one in ids:
            interview = InterviewId(canonical_id(one, field="ids"))
            candidate = (await self._services.interviews.get(caller, interview)).interview.candidate
            token = await self._services.access.shown_link(caller.organization, interview)
            rows.append(
                {
                    "id": interview,
                    "name": candidate.name or "",
                    "email": candidate.email or "",
                    "link": f"{begin}{token}" if token else None,
                }
            )
        return rows

    def _address(self, request: Request) -> str:
        return f"{base_url(request.scope, request.headers, self._public_url)}/i/"


def _read(sent: Sent) -> tuple[PeopleList, str]:
    """Return what was understood of the file or the text of a form, and the text itself.

    Raises:
        Malformed: see `read_people`.
    """
    text = sent.fields.get("people", "")
    remarks: list[str] = []
    if "file" in sent.files:
        text, remarks = decode_list(sent.files["file"])
    columns = None
    if "column_name" in sent.fields:
        names = {"name": "column_name", "second": "column_second", "email": "column_email"}
        columns = Columns(**{each: _number(sent.text(field)) for each, field in names.items()})
    return read_people(text, columns=columns, remarks=remarks), text


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 9 else None


def _batch(sent: Sent) -> Batch:
    return Batch(
        id=canonical_id(sent.text("id") or new_id(), field="id"),
        guide=GuideId(sent.text("guide")),
        interviewer=sent.text("interviewer") or SCRIPTED,
        language=sent.text("language") or None,
    )


def _people(sent: Sent) -> list[Invited]:
    """Return those whom a form names, as `[name, email]` pairs in JSON.

    Raises:
        Malformed: it is something else.
    """
    try:
        pairs = msgspec.json.decode(sent.text("list"), type=list[tuple[str, str]])
    except (msgspec.DecodeError, UnicodeEncodeError) as error:
        raise Malformed("The list could not be read; send it again.", field="people") from error
    return [Invited(name=name, email=email) for name, email in pairs]


def _part(sent: Sent) -> slice:
    begin, end = _number(sent.text("from")), _number(sent.text("to"))
    return ALL if begin is None or end is None else slice(begin, end)
