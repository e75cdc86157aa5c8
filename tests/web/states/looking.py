"""Looking at a page: as a person with a ruler, with a reader, with a camera."""

import os
from itertools import product
from pathlib import Path
from typing import Literal

from axe_playwright_python.async_playwright import Axe  # type: ignore[import-untyped] # has no types
from playwright.async_api import Page

Scheme = Literal["light", "dark"]

SIZES_PX = {"phone": (390, 844), "desktop": (1280, 900)}
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
ALL = list(product(SIZES_PX, SCHEMES))

# The narrowest phone, and a laptop at 400 % zoom.
NARROWEST_PX = 320

# Where pictures go, if anybody wants them.
PICTURES = os.environ.get("VIVAVOCE_PICTURES")

# WCAG 2.2, both levels that it is made for, and what axe's makers found to be good practice.
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
GRAVE = {"serious", "critical"}

# Moves on what would move: a picture in between would differ each time.
SETTLE = """async () => {
    await document.fonts.ready;
    await Promise.all(document.getAnimations().map((each) =>
        each.effect.getComputedTiming().endTime === Infinity ? 0 : each.finished.catch(() => 0)));
}"""


async def show(page: Page, size: str, scheme: Scheme) -> None:
    """Show a page at a size, in a colour scheme."""
    width, height = SIZES_PX[size]
    await page.set_viewport_size({"width": width, "height": height})
    await page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    await page.evaluate(SETTLE)


async def barriers(page: Page) -> list[str]:
    """Return what keeps somebody from using the page, as axe-core sees it."""
    found = await Axe().run(page, options=RULES)
    return [
        f"{each['id']} ({each['impact']}): {each['help']}: "
        + "; ".join(" ".join(node["target"]) for node in each["nodes"][:5])
        for each in found.response["violations"]
        if each["impact"] in GRAVE
    ]


async def overhang_px(page: Page) -> int:
    """Return by how much the page is wider than the narrowest screen."""
    await page.set_viewport_size({"width": NARROWEST_PX, "height": 640})
    needed: int = await page.evaluate("document.documentElement.scrollWidth")
    return needed - NARROWEST_PX


async def take_picture(page: Page, name: str, size: str, scheme: Scheme) -> None:
    """Keep a picture of what is seen, if anybody wants pictures."""
    if PICTURES:
        folder = Path(PICTURES)
        folder.mkdir(parents=True, exist_ok=True)
        await page.screenshot(path=folder / f"{name}-{size}-{scheme}.png")
