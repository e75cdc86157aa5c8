"""What an owner may set: nothing that is kept can script, style or frame more than it says."""

import asyncio
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.service.conftest import OWNER, Start
from tests.stores.files import alter
from vivavoce.domain.ids import OrganizationId
from vivavoce.errors import Malformed, NotFound, TooLarge
from vivavoce.journal.looks import LOGO_BYTES_MAX, SITES_MAX, checked
from vivavoce.journal.registry import Look
from vivavoce.web import colours
from vivavoce.web.looks import stylesheet

PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)
NOTHING = Look(organization=OWNER.organization)


async def test_a_look_is_kept_tidied_and_outlives_a_restart(start: Start) -> None:
    """(I1)."""
    asked = replace(
        NOTHING, name="  Acme  ", colour="FFCC00", logo=PNG, sites=("HTTPS://A.example/", " ")
    )
    kept = replace(
        NOTHING,
        name="Acme",
        colour="#ffcc00",
        logo=PNG,
        logo_type="image/png",
        sites=("https://a.example",),
    )
    async with start() as started:
        assert await started.services.organizations.look(OWNER.organization) == NOTHING
        assert await started.services.organizations.set_look(asked) == kept
        assert await started.services.organizations.look(OWNER.organization) == kept
    async with start() as started:
        assert await started.services.organizations.look(OWNER.organization) == kept


async def test_what_was_read_before_a_change_is_not_taken_for_how_it_is_afterwards(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A retention that was switched off does not come back with the next change of a colour."""
    async with start() as started:
        organizations = started.services.organizations
        await organizations.set_look(replace(NOTHING, retention_days=30))
        registry = organizations._registry
        read = registry.look

        async def slow(organization: OrganizationId) -> Look:
            found = await read(organization)
            monkeypatch.setattr(registry, "look", read)
            await organizations.change_look(OWNER.organization, retention_days=None)
            return found

        monkeypatch.setattr(registry, "look", slow)
        await organizations.look(OWNER.organization)
        assert (await organizations.look(OWNER.organization)).retention_days is None
        changed = await organizations.change_look(OWNER.organization, colour="#112233")
        assert changed == replace(NOTHING, colour="#112233")


async def test_two_who_change_different_parts_at_once_both_have_their_way(start: Start) -> None:
    """(I5)."""
    async with start() as started:
        organizations = started.services.organizations
        await asyncio.gather(
            organizations.change_look(OWNER.organization, colour="#112233"),
            organizations.change_look(OWNER.organization, retention_days=7),
        )
        kept = await organizations.look(OWNER.organization)
        assert (kept.colour, kept.retention_days) == ("#112233", 7)


async def test_nobody_sets_the_look_of_an_organization_that_is_not_there(start: Start) -> None:
    async with start() as started:
        with pytest.raises(NotFound):
            await started.services.organizations.set_look(
                Look(organization=OrganizationId("nobody"))
            )


@pytest.mark.parametrize(
    "colour", ["red", "#fff", "#12345", "#1234567", "red;}*{", "#ff00gg", "url(//x)", "#ffffff}"]
)
def test_a_colour_that_could_be_more_than_a_colour_is_refused(colour: str) -> None:
    with pytest.raises(Malformed) as refused:
        checked(replace(NOTHING, colour=colour))
    assert refused.value.field == "colour"
    assert stylesheet(colour) is None


@pytest.mark.parametrize(
    "logo",
    [
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        b"<html><script>alert(1)</script>",
        b"GIF",
        b"BM" + bytes(50),
        b"RIFF1234WAVE",
    ],
)
def test_what_is_no_picture_or_could_script_is_no_logo(logo: bytes) -> None:
    with pytest.raises(Malformed) as refused:
        checked(replace(NOTHING, logo=logo))
    assert refused.value.field == "logo"


def test_a_logo_is_what_its_bytes_say_whatever_it_was_called() -> None:
    pictures = {
        "image/png": PNG,
        "image/jpeg": b"\xff\xd8\xff\xe0",
        "image/gif": b"GIF89a",
        "image/webp": b"RIFF1234WEBPVP8 ",
    }
    for media_type, logo in pictures.items():
        asked = replace(NOTHING, logo=logo, logo_type="text/html")
        assert checked(asked).logo_type == media_type
    with pytest.raises(TooLarge):
        checked(replace(NOTHING, logo=PNG + bytes(LOGO_BYTES_MAX)))


@pytest.mark.parametrize(
    "site",
    [
        "*",
        "https://*.example.org",
        "careers.example.org",
        "https://a.example/path",
        "javascript:alert(1)",
        "data:text/html,x",
        "https://a.example; script-src *",
        "https://a.example'",
        "https://user@a.example",
        "https://",
        "https://-a.example",
        "https://ä.example",
        f"https://{'a.' * 200}example",
    ],
)
def test_what_is_more_or_less_than_an_origin_may_not_embed(site: str) -> None:
    with pytest.raises(Malformed) as refused:
        checked(replace(NOTHING, sites=(site,)))
    assert refused.value.field == "sites"


def test_each_site_is_kept_once_and_not_more_than_a_few() -> None:
    twice = ("https://a.example", "https://A.example/", "http://[::1]:8080")
    assert checked(replace(NOTHING, sites=twice)).sites == (
        "https://a.example",
        "http://[::1]:8080",
    )
    many = tuple(f"https://{n}.example" for n in range(SITES_MAX + 1))
    with pytest.raises(Malformed):
        checked(replace(NOTHING, sites=many))


@pytest.mark.parametrize("days", [0, -1, 10**9])
def test_a_time_to_keep_interviews_that_makes_no_sense_is_refused(days: int) -> None:
    with pytest.raises(Malformed) as refused:
        checked(replace(NOTHING, retention_days=days))
    assert refused.value.field == "retention_days"


def test_every_colour_becomes_one_that_can_be_read() -> None:
    """On the least favourable ground of style.css, light and dark, and under text on buttons."""
    steps = (0, 51, 102, 153, 204, 255)
    for colour in [f"#{r:02x}{g:02x}{b:02x}" for r in steps for g in steps for b in steps]:
        light, dark = colours.light(colour), colours.dark(colour)
        for one, other in [
            (light.accent, colours.LIGHT_TINT),
            (light.accent, light.on_accent),
            (light.strong, light.on_accent),
            (dark.accent, colours.DARK_TINT),
            (dark.accent, dark.on_accent),
            (dark.strong, dark.on_accent),
        ]:
            assert colours.contrast(one, other) >= 4.5, f"{colour}: {one} on {other}"
    assert colours.light("#1d5f4d").accent == "#1d5f4d"


async def test_damage_to_a_look_costs_the_look_and_nothing_else(
    start: Start, tmp_path: Path
) -> None:
    """(I7)."""
    async with start() as started:
        whole = replace(NOTHING, name="Acme", colour="#ff0000", logo=PNG, retention_days=9)
        await started.services.organizations.set_look(whole)
    journal = tmp_path / "data" / "journal.db"
    alter(journal, "UPDATE looks SET sites = 'no json', colour = CAST(x'ff7d' AS TEXT)")
    alter(journal, "UPDATE looks SET logo_type = 'text/html', retention_days = -4")
    async with start() as started:
        look = await started.services.organizations.look(OWNER.organization)
        assert (look.name, look.sites, look.retention_days) == ("Acme", (), None)
        assert stylesheet(look.colour) is None
