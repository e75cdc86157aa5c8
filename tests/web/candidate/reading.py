"""The candidate's page as a browser without scripts has it: links are followed, forms are sent.

reader = await Reader.of(house, interview)
await reader.taps("Yes, I agree")
assert reader.buttons == [...]
"""

import html
import re
from html.parser import HTMLParser
from typing import Any, Self

import httpx2

from tests.api.house import HOST, House
from vivavoce.domain.ids import InterviewId

_BUTTON = re.compile(r'<button[^>]* name="text" value="([^"]*)"')
_MESSAGE = re.compile(r'<li class="message" id="m-([^"]+)"[^>]*data-seq="(\d+)"')

VOID = frozenset({"br", "img", "input", "link", "meta"})
INLINE = frozenset({"a", "b", "bdi", "q", "span", "time"})


class Reader:
    """Somebody at one device, who sees the page that came last."""

    def __init__(self, house: House, interview: dict[str, Any]) -> None:
        self.house = house
        self.id: str = interview["id"]
        self.link: str = interview["link"].removeprefix(f"http://{HOST}")
        self.path = f"/interviews/{self.id}"
        self.http: httpx2.AsyncClient = house.caller(None).http
        self.headers: dict[str, str] = {}
        self.status = 0
        self.source = ""
        self.answer: httpx2.Response | None = None

    @classmethod
    async def of(cls, house: House, interview: dict[str, Any], **headers: str) -> Self:
        """Open the link on a device that does not know it."""
        reader = cls(house, interview)
        reader.headers = headers
        return await reader.goes(reader.link)

    async def goes(self, path: str = "") -> Self:
        """Look at a page; without a path or with a query alone, at the interview's."""
        path = path if path.startswith("/") else self.path + path
        return self._sees(await self.http.get(path, headers=self.headers, follow_redirects=True))

    async def sends(self, action: str, **fields: str) -> Self:
        """Send a form of the page."""
        path = f"{self.path}/{action}"
        return self._sees(await self.http.post(path, data=fields, follow_redirects=True))

    async def taps(self, words: str) -> Self:
        """Say what a button says."""
        assert words in self.buttons, self.buttons
        await self.sends("messages", id="", text=words)
        await self.house.services.turns.settle(InterviewId(self.id), patience_s=5)
        return await self.goes()

    def _sees(self, answer: httpx2.Response) -> Self:
        self.answer, self.status, self.source = answer, answer.status_code, answer.text
        return self

    @property
    def buttons(self) -> list[str]:
        """The answers that take one tap, in order."""
        return [html.unescape(words) for words in _BUTTON.findall(self.source)]

    @property
    def seqs(self) -> list[int]:
        """The seqs of the messages on the page, in order."""
        return [int(seq) for _, seq in _MESSAGE.findall(self.source)]

    @property
    def text(self) -> str:
        """What one reads on the page, hidden parts included."""
        return read(self.source)

    def part(self, id_: str) -> str:
        """Return the text of the part with this id, "" when it is hidden."""
        return read(self.source, id_)


class _Text(HTMLParser):
    """Collects the text of one element, or of all."""

    def __init__(self, id_: str | None) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self.is_found = id_ is None
        self._id = id_
        self._open: list[str] = []  # the elements that stand open inside it, itself first

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        if self._id is not None and known.get("id") == self._id:
            self.is_found = True
            if "hidden" not in known:
                self._open = [tag]
        elif self._open and tag not in VOID:
            self._open.append(tag)
        self._part(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._open:
            assert self._open.pop() == tag, f"</{tag}> closes what it did not open"
        self._part(tag)

    def handle_data(self, data: str) -> None:
        if self._id is None or self._open:
            self.pieces.append(data)

    def _part(self, tag: str) -> None:
        """What stands in different blocks is no single word."""
        if tag not in INLINE:
            self.pieces.append(" ")


def read(source: str, id_: str | None = None) -> str:
    """Return the text of a page, or of the part with this id, "" when that is hidden."""
    parser = _Text(id_)
    parser.feed(source)
    assert parser.is_found, f"no part {id_}"
    return " ".join("".join(parser.pieces).split())
