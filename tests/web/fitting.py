"""Whether a page fits: at every width, and legible in light and dark."""

from typing import Literal

from playwright.async_api import Page

# The narrowest phone (and a laptop at 400 % zoom), an ordinary phone, an ordinary laptop.
WIDTHS_PX = (320, 390, 1280)
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


async def check_fits(page: Page, path: str) -> None:
    """Check that a page needs no scrolling sideways, and is legible in light and dark."""
    await page.goto(path)
    grounds = []
    for scheme in SCHEMES:
        await page.emulate_media(color_scheme=scheme)
        for width_px in WIDTHS_PX:
            await page.set_viewport_size({"width": width_px, "height": 800})
            needed_px = await page.evaluate("document.documentElement.scrollWidth")
            assert needed_px <= width_px, f"{path} needs {needed_px} px of {width_px} ({scheme})"
        grounds.append(await page.evaluate(CONTRAST))
    light, dark = grounds
    assert light["ground"] > 0.8, f"{path} is dark in light"
    assert dark["ground"] < 0.2, f"{path} is light in dark"
    # WCAG 2.2 asks for 4.5 to 1; titles and running text are to be better than that.
    assert min(light["contrast"], dark["contrast"]) > 7, path


# Relative luminance and contrast as WCAG 2.2 defines them, of the page's own text.
CONTRAST = """() => {
    const luminance = (color) => {
        const [r, g, b] = color.match(/[0-9.]+/g).slice(0, 3).map((part) => {
            const share = part / 255;
            return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const style = getComputedStyle(document.body);
    const ground = luminance(style.backgroundColor);
    const [low, high] = [ground, luminance(style.color)].sort((a, b) => a - b);
    return { ground, contrast: (high + 0.05) / (low + 0.05) };
}"""
