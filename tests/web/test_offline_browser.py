"""The whole browser is killed, or has no room: on a profile of its own, on a real disk."""

import os
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import pytest
from playwright.async_api import BrowserContext, Error, async_playwright, expect

from tests.harness import ServerProcess, is_alive, until
from tests.web.browser import FLAGS, find_chromium
from tests.web.people import KEPT, Candidate, said

pytestmark = [
    pytest.mark.browser,
    pytest.mark.faults,
    pytest.mark.asyncio(loop_scope="session"),
]

SIZE = "It should answer letters, about four hundred of them in a week."
SUCCESS = "That nobody has to write to us twice about the same thing."


@asynccontextmanager
async def own_browser(profile: Path) -> AsyncIterator[BrowserContext]:
    """Run a browser on a profile until the block ends, or until somebody kills it."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch_persistent_context(
            profile, executable_path=find_chromium(), headless=True, args=FLAGS
        )
        try:
            yield browser
        finally:
            with suppress(Error):  # it was killed
                await browser.close()


async def kill(profile: Path) -> None:
    """`kill -9` every process of the browser on this profile."""
    pids = [int(each.name) for each in Path("/proc").iterdir() if each.name.isdigit()]
    mine = [pid for pid in pids if f"--user-data-dir={profile}" in command_of(pid)]
    assert mine, "no browser runs on this profile"
    for pid in mine:
        os.kill(pid, signal.SIGKILL)
    await until(lambda: not any(map(is_alive, mine)))


def command_of(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_text(errors="replace").replace("\0", " ")
    except OSError:
        return ""


async def test_a_killed_browser_sends_what_it_kept_when_it_is_opened_again(
    server: ServerProcess, tmp_path: Path
) -> None:
    """(I1, I2) What is called kept is on the disk, not in the browser's memory."""
    interview = server.open_interview()
    async with own_browser(tmp_path) as browser:
        candidate = await Candidate(await browser.new_page(), server, interview).opens_the_link()
        server.kill()
        for text in (SIZE, SUCCESS):
            await candidate.says(text)
        await expect(candidate.waiting).to_contain_text([KEPT, KEPT])
        await kill(tmp_path)
    server.start()
    assert said(server.interview(interview["id"])["transcript"]) == []

    async with own_browser(tmp_path) as browser:
        again = await Candidate(await browser.new_page(), server, interview).opens_the_link()
        await expect(again.saved).to_have_count(2)
        assert said(await again.is_in_step()) == [SIZE, SUCCESS]
