"""What an owner may set about an organization's look; everything else is refused by name.

What is kept here ends up in style sheets, headers and pictures on candidates' pages, so
nothing is taken on trust: colours are six hex digits, sites are origins without wildcards,
logos are pictures that cannot carry a script.
"""

import re

from msgspec.structs import replace

from vivavoce.domain.text import check_name
from vivavoce.errors import Malformed, TooLarge
from vivavoce.journal.registry import Look

LOGO_BYTES_MAX = 200 * 1024
SITES_MAX = 20
SITE_LENGTH_MAX = 260
RETENTION_DAYS_MAX = 36_500

# What a file begins with, whatever its sender calls it. No SVG: it may hold scripts.
_BEGINNINGS = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
)

_COLOUR = re.compile(r"#?([0-9a-f]{6})", re.ASCII)

# An origin as browsers spell it: no path, no wildcard; international names in their ASCII form.
_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_ORIGIN = re.compile(
    rf"https?://(?:{_LABEL}(?:\.{_LABEL})*|\[[0-9a-f:.]{{2,45}}\])(?::[0-9]{{1,5}})?", re.ASCII
)


def checked(look: Look) -> Look:
    """Return `look` as it is kept: trimmed, lower case where case means nothing, each site once.

    Raises:
        TooLarge: the logo has more than `LOGO_BYTES_MAX`.
        Malformed: `field` names what cannot be kept.
    """
    return replace(
        look,
        name=_name(look.name),
        colour=_colour(look.colour),
        logo=look.logo or None,
        logo_type=_logo_type(look.logo) if look.logo else None,
        sites=_sites(look.sites),
        retention_days=_days(look.retention_days),
    )


def _name(name: str | None) -> str | None:
    trimmed = (name or "").strip()
    if not trimmed:
        return None
    check_name(trimmed, field="name")
    return trimmed


def _colour(colour: str | None) -> str | None:
    given = (colour or "").strip().lower()
    if not given:
        return None
    found = _COLOUR.fullmatch(given)
    if found is None:
        raise Malformed(
            "A colour is written as # and six digits or letters a to f, such as #1d5f4d.",
            field="colour",
        )
    return f"#{found[1]}"


def _logo_type(logo: bytes) -> str:
    if len(logo) > LOGO_BYTES_MAX:
        raise TooLarge(
            f"The logo has {len(logo):,} bytes; at most {LOGO_BYTES_MAX:,} are kept. "
            "Save it smaller and choose it again.",
            field="logo",
        )
    for beginning, media_type in _BEGINNINGS:
        if logo.startswith(beginning):
            return media_type
    if logo[:4] == b"RIFF" and logo[8:12] == b"WEBP":
        return "image/webp"
    raise Malformed(
        "The logo is none of PNG, JPEG, WebP and GIF; save it as one of these. SVG is not taken, "
        "because it can hold scripts.",
        field="logo",
    )


def _sites(sites: tuple[str, ...]) -> tuple[str, ...]:
    given = dict.fromkeys(site.strip().lower().rstrip("/") for site in sites if site.strip())
    for site in given:
        if len(site) > SITE_LENGTH_MAX or not _ORIGIN.fullmatch(site):
            raise Malformed(
                f"{site[:80]!r} is no site: write https:// and its name, such as "
                "https://careers.example.org, without a path.",
                field="sites",
            )
    if len(given) > SITES_MAX:
        raise Malformed(f"At most {SITES_MAX} sites may be named.", field="sites")
    return tuple(given)


def _days(days: int | None) -> int | None:
    if days is not None and not 1 <= days <= RETENTION_DAYS_MAX:
        raise Malformed(
            f"Give a number of days from 1 to {RETENTION_DAYS_MAX:,}, or none to keep interviews.",
            field="retention_days",
        )
    return days
