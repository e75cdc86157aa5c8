"""Links as QR codes, to be photographed from paper or from another screen.

Dark on white also in dark mode: not every camera reads the reverse. The library that draws them
takes half a second to come in, and each code some milliseconds, so both belong on a thread.
"""

from io import BytesIO

from markupsafe import Markup


def drawn(link: str) -> bytes:
    """Return `link` as a QR code, an SVG file."""
    import segno  # only where a code is asked for

    file = BytesIO()
    segno.make_qr(link, error="m").save(
        file, kind="svg", scale=4, border=4, dark="#000", light="#fff", xmldecl=False
    )
    return file.getvalue()


def drawn_inline(link: str) -> Markup:
    """Return `link` as a QR code, an `<svg>` element for a page."""
    import segno

    element = segno.make_qr(link, error="m").svg_inline(
        scale=4, border=4, dark="#000", light="#fff", omitsize=True, svgclass="qr", lineclass=None
    )
    return Markup(element)  # noqa: S704 - made of numbers by segno
