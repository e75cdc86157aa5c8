"""Mounted under a path of another application: the worker minds its own path, and nothing else."""

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import uvicorn
from playwright.async_api import Browser, expect
from starlette.applications import Starlette
from starlette.routing import Mount

from tests.harness import OWNER_KEY
from tests.web.devices import is_kept, left_on
from tests.web.people import KEPT
from vivavoce import Vivavoce

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

SIZE = "It should answer letters, about four hundred of them in a week."


class _Server(uvicorn.Server):
    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield  # they are pytest's


@contextlib.asynccontextmanager
async def mounted(data: Path) -> AsyncIterator[str]:
    """Serve Vivavoce at /talk of another application; yields the address of that one."""
    async with Vivavoce.open(data, owner_key=OWNER_KEY) as vivavoce:
        app = Starlette(routes=[Mount("/talk", app=vivavoce.asgi())])
        listener = socket.create_server(("127.0.0.1", 0))
        config = uvicorn.Config(app, log_config=None, lifespan="off", timeout_graceful_shutdown=1)
        server = _Server(config)
        task = asyncio.create_task(server.serve(sockets=[listener]))
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            server.should_exit = True
            await task
            listener.close()


async def test_below_a_path_the_page_is_kept_and_left_as_it_is_at_the_top(
    browser: Browser, tmp_path: Path
) -> None:
    async with mounted(tmp_path / "data") as address:
        device = await browser.new_context(base_url=address)
        opened = await device.request.post(
            "/talk/api/v1/interviews",
            data={"guide": "agent-hiring"},
            headers={"authorization": f"Bearer {OWNER_KEY}"},
        )
        interview = await opened.json()
        page = await device.new_page()
        await page.goto(interview["link"])
        await is_kept(page, interview["id"])
        await device.set_offline(True)
        await page.locator("#answer").fill(SIZE)
        await page.locator("#answer").press("Enter")
        await expect(page.locator("[data-delivery=waiting]")).to_contain_text([KEPT])
        await page.reload()
        await expect(page.locator("[data-delivery=waiting]")).to_contain_text([KEPT])
        assert f"{address}/talk/interviews/" in await left_on(page)

        await device.set_offline(False)
        await expect(page.locator("[data-delivery=saved]")).to_have_count(1)
        await page.locator("#menu > summary").click()
        await page.get_by_role("button", name="Leave this device", exact=True).click()
        told = page.locator("#told")
        await expect(told).to_have_text("Nothing of this interview is left on this device.")
        assert await left_on(page) == []
        await device.close()
