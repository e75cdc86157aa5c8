"""The system's own Chromium, driven by Playwright, and an ear for what pages complain about.

Playwright's synchronous interface leaves its event loop running between calls, and
no other asynchronous test could run beside it; so all of this is asynchronous.
"""

import os
import re
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from playwright.async_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Dialog,
    Request,
    WebError,
    async_playwright,
)

# The same places, in the same order, as in scripts/system-packages.
PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
PROGRAM_ON_MACOS = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")

FLAGS = [
    "--no-sandbox",  # containers forbid it, and the only pages seen are ours
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


class NoChromium(Exception):
    """There is no browser to test with."""


def find_chromium() -> str:
    """Return the path of the program.

    Raises:
        NoChromium: there is none; one sentence says what to do.
    """
    named = os.environ.get("VIVAVOCE_CHROMIUM")
    if named:
        if os.access(named, os.X_OK):
            return named
        raise NoChromium(f"VIVAVOCE_CHROMIUM is set to {named}, which is not a program.")
    for name in PROGRAMS:
        if path := shutil.which(name):
            return path
    if PROGRAM_ON_MACOS.exists():
        return str(PROGRAM_ON_MACOS)
    raise NoChromium(
        "The browser tests need Chromium: run scripts/system-packages, "
        "or name the program in VIVAVOCE_CHROMIUM."
    )


@asynccontextmanager
async def chromium() -> AsyncIterator[Browser]:
    """Run a headless browser until the block ends.

    Raises:
        NoChromium: there is none.
    """
    program = find_chromium()
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=program, headless=True, args=FLAGS
        )
        try:
            yield browser
        finally:
            await browser.close()


class Ear:
    """Hears errors, refused content, dialogs, and requests to anybody but our server.

    Violations of the content security policy and failed loads are console messages
    of Chromium's, so they are heard as such.
    """

    def __init__(self, origin: str) -> None:
        self.complaints: list[str] = []
        self._origin = origin
        self._expected: list[str] = []

    def listen(self, context: BrowserContext) -> None:
        """Hear all pages of a context, those opened later too."""
        context.on("console", self._on_console)
        context.on("weberror", self._on_error)
        context.on("dialog", self._on_dialog)
        context.on("request", self._on_request)

    def expect(self, pattern: str) -> None:
        """Take a complaint that matches `pattern` for an ordinary part of this test."""
        self._expected.append(pattern)

    def check(self) -> None:
        """Fail if there was a complaint that nobody expected."""
        unexpected = [
            complaint
            for complaint in self.complaints
            if not any(re.search(pattern, complaint) for pattern in self._expected)
        ]
        assert not unexpected, f"a page complained: {unexpected}"

    def _on_console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning", "assert"}:
            self.complaints.append(f"console: {message.text}")

    def _on_error(self, error: WebError) -> None:
        self.complaints.append(f"error: {error.error}")

    async def _on_dialog(self, dialog: Dialog) -> None:
        self.complaints.append(f"dialog: {dialog.message}")
        await dialog.dismiss()

    def _on_request(self, request: Request) -> None:
        if not request.url.startswith((f"{self._origin}/", "data:", "blob:", "about:")):
            self.complaints.append(f"request to somebody else: {request.url}")
