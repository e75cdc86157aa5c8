"""Style sheets and logos of organizations: public, harmless, and kept for as long as they hold."""

import pytest

from tests.api.house import House
from vivavoce.journal.registry import Look
from vivavoce.service.bootstrap import DEFAULT_ORGANIZATION
from vivavoce.web.looks import look_of

pytestmark = pytest.mark.asyncio(loop_scope="session")

GIF = b"GIF89a<script>alert(1)</script>"
AT = f"/look/{DEFAULT_ORGANIZATION}"


@pytest.fixture
async def look(house: House) -> Look:
    look = Look(organization=DEFAULT_ORGANIZATION, colour="#ffcc00", logo=GIF)
    return await house.services.organizations.set_look(look)


async def test_a_logo_is_served_as_a_picture_and_nothing_else(house: House, look: Look) -> None:
    answer = await house.nobody.get(f"{AT}/logo", check=False)
    assert (answer.status_code, answer.content) == (200, GIF)
    assert answer.headers["content-type"] == "image/gif"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["content-security-policy"] == "default-src 'none'; sandbox"


async def test_the_addresses_that_pages_use_may_be_kept_for_good_and_others_not(
    house: House, look: Look
) -> None:
    shown = await look_of(house.services, DEFAULT_ORGANIZATION)
    assert shown.style is not None
    assert shown.logo is not None
    for address in (shown.style, shown.logo):
        named = await house.nobody.get(address, check=False)
        assert "immutable" in named.headers["cache-control"]
        for other in (address.partition("?")[0], f"{address}0"):
            answer = await house.nobody.get(other, check=False)
            assert answer.headers["cache-control"] == "no-cache"


async def test_a_change_makes_another_address(house: House, look: Look) -> None:
    before = await look_of(house.services, DEFAULT_ORGANIZATION)
    await house.services.organizations.set_look(
        Look(organization=DEFAULT_ORGANIZATION, colour="#00ccff", logo=GIF + b"!")
    )
    after = await look_of(house.services, DEFAULT_ORGANIZATION)
    assert before.style != after.style
    assert before.logo != after.logo


async def test_who_set_nothing_has_neither(house: House) -> None:
    await house.services.organizations.set_look(Look(organization=DEFAULT_ORGANIZATION))
    shown = await look_of(house.services, DEFAULT_ORGANIZATION)
    assert (shown.style, shown.logo) == (None, None)
    for path in (f"{AT}/style.css", f"{AT}/logo", "/look/nobody/logo", "/look/%00/style.css"):
        assert (await house.nobody.get(path, check=False)).status_code == 404


async def test_a_style_sheet_holds_three_colours_and_nothing_anybody_wrote(
    house: House, look: Look
) -> None:
    answer = await house.nobody.get(f"{AT}/style.css", check=False)
    assert answer.headers["content-type"].startswith("text/css")
    names = [line.strip().partition(":")[0] for line in answer.text.splitlines() if "--" in line]
    assert names == ["--accent", "--accent-strong", "--on-accent"] * 2
