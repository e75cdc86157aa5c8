"""Links as QR codes, to be photographed from paper or from another screen."""

from markupsafe import Markup


def drawn_inline(link: str) -> Markup:
    """Return `link` as a QR code, an `<svg>` element for a page; dark on white in any mode."""
    import segno  # only where a code is asked for

    drawn = segno.make_qr(link, error="m").svg_inline(
        scale=4, border=4, dark="#000", light="#fff", omitsize=True, svgclass="qr", lineclass=None
    )
    return Markup(drawn)  # noqa: S704 - made of numbers by segno
