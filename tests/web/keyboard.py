"""A keyboard and nothing else: where the focus is, whether one sees it, and where it goes.

keyboard = Keyboard(page)
await keyboard.goes_to("Yes, I agree")
await keyboard.presses("Enter")
await keyboard.is_at("Your answer")
"""

from playwright.async_api import Page
from playwright.async_api import TimeoutError as Timeout

# More stops than any page of ours has before its own content ends.
STOPS_MAX = 60

# Chromium scrolls to what gets the focus, and takes its time.
SEEN_WITHIN_MS = 5_000

# What has the focus, in the words people know it by, and whether anything shows that it has.
_FOCUSED = """() => {
    const element = document.activeElement;
    if (!element || element === document.body) return ['', false];
    const name = element.getAttribute('aria-label') ?? element.labels?.[0]?.textContent
        ?? element.textContent;
    const { outlineStyle, outlineWidth, visibility } = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    const isInSight = Boolean(top) && (element.contains(top) || top.contains(element));
    const isMarked = outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1;
    return [name.replace(/\\s+/g, ' ').trim(), isMarked && isInSight && visibility === 'visible'];
}"""

# Beyond the page's last stop is the browser's own bar, which shows by itself where one is.
_IS_SEEN = "() => { const [found, isSeen] = (" + _FOCUSED + ")(); return found === '' || isSeen; }"
_IS_AT = (
    "name => { const [found, isSeen] = (" + _FOCUSED + ")(); return found === name && isSeen; }"
)

_TWO_FRAMES = """async () => {
    for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
}"""


class Keyboard:
    """Somebody who uses no pointer."""

    def __init__(self, page: Page) -> None:
        self.page = page

    async def is_at(self, name: str) -> None:
        """Wait until what is called `name` has the focus, and is seen to have it."""
        await self.page.wait_for_function(_IS_AT, arg=name, timeout=20_000)

    async def goes_to(self, name: str, *, key: str = "Tab") -> list[str]:
        """Press Tab until what is called `name` has the focus; return the stops before it.

        Each stop has to be seen: marked, and covered by nothing.
        """
        stops: list[str] = []
        while (place := await self._goes_on(key)) != name:
            stops.append(place)
            assert len(stops) < STOPS_MAX, f"no {name!r} among {stops}"
        return stops

    async def _goes_on(self, key: str) -> str:
        """Go to the next stop, and return it once it can be seen."""
        # Nobody presses a key in the very frame in which the page changes.
        await self.page.evaluate(_TWO_FRAMES)
        await self.page.keyboard.press(key)
        place: str = (await self.page.evaluate(_FOCUSED))[0]
        try:
            await self.page.wait_for_function(_IS_SEEN, timeout=SEEN_WITHIN_MS)
        except Timeout:
            raise AssertionError(f"one does not see that {place!r} has the focus") from None
        return place

    async def presses(self, key: str) -> None:
        await self.page.keyboard.press(key)

    async def chooses(self, name: str) -> None:
        """Go to a button or link, and press Enter there."""
        await self.goes_to(name)
        await self.presses("Enter")

    async def chooses_before(self, name: str) -> None:
        """Go back to a button or link, and press Enter there."""
        await self.goes_to(name, key="Shift+Tab")
        await self.presses("Enter")

    async def writes(self, text: str) -> None:
        """Type an answer where the focus is, and send it."""
        await self.page.keyboard.type(text)
        await self.presses("Enter")
