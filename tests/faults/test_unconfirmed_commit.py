"""A commit that was stored but not confirmed: whoever watches sees it all the same (I3)."""

import asyncio
from collections.abc import MutableMapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.harness import OWNER_KEY, until
from vivavoce.embedded import Vivavoce
from vivavoce.errors import StoreUnavailable
from vivavoce.journal.store import Append, Appended

pytestmark = pytest.mark.faults


async def test_a_live_page_has_no_gap_where_a_commit_was_not_confirmed(tmp_path: Path) -> None:
    async with Vivavoce.open(tmp_path / "data", owner_key=OWNER_KEY) as vv:
        interview = await vv.open_interview("agent-hiring")
        await interview.reply()
        await interview.pause()
        store = vv.services.interviews._store
        append = store.append
        page = Page()
        watching = asyncio.create_task(page.watch(vv, interview.id))
        await interview.add_message("Confirmed.")

        async def stored_but_not_confirmed(appends: Sequence[Append]) -> list[Appended]:
            await append(appends)
            raise StoreUnavailable("The line went dead at the wrong moment.")

        store.append = stored_but_not_confirmed  # type: ignore[assignment,method-assign]
        message = "4b1d1c0e-5c0a-4f5e-9a55-3f4f7a3a4f10"
        with pytest.raises(StoreUnavailable):
            await interview.add_message("Stored, but nobody said so.", id=message)
        store.append = append  # type: ignore[method-assign]
        assert (await interview.add_message("Sent again.", id=message)).is_repeat
        await interview.add_message("Confirmed again.")
        version = (await interview.now()).version
        await until(lambda: version in page.seqs)
        vv.services.feed.close()
        await watching
        assert page.seqs == list(range(1, version + 1))


class Page:
    """A live page, without a network."""

    def __init__(self) -> None:
        self.seqs: list[int] = []

    async def watch(self, vv: Vivavoce, interview: str) -> None:
        """Read the stream until it ends."""
        scope = {
            "type": "http",
            "method": "GET",
            "path": f"/api/v1/interviews/{interview}/events",
            "query_string": b"",
            "headers": [
                (b"authorization", f"Bearer {OWNER_KEY}".encode()),
                (b"accept", b"text/event-stream"),
            ],
        }
        await vv.asgi()(scope, self._receive, self._send)

    async def _receive(self) -> MutableMapping[str, Any]:
        await asyncio.Event().wait()
        raise AssertionError("the page stays until the stream ends")

    async def _send(self, message: MutableMapping[str, Any]) -> None:
        for line in message.get("body", b"").decode().split("\n"):
            if line.startswith("id: "):
                self.seqs.append(int(line.removeprefix("id: ")))
