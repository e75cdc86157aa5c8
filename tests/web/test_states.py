"""Each state of each page: nobody is kept out, nothing sticks out, and what it looks like.

    VIVAVOCE_PICTURES=build/pictures make test ARGS="tests/web/test_states.py -m 'soak or not soak'"

keeps pictures of all states, on a phone and a desktop, light and dark.
"""

import pytest

from tests.harness import ServerProcess
from tests.web.people import People
from tests.web.stage import Stage
from tests.web.states import (  # noqa: F401 - they list their states
    beside,
    candidates,
    console,
    console_list,
    desk,
    desk_pages,
    guides,
    languages,
    organization,
    trouble,
)
from tests.web.states.looking import ALL, Scheme, barriers, overhang_px, show, take_picture
from tests.web.states.scene import STATES, Scene

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

NAMES = list(STATES)


def ways(name: str) -> list[tuple[str, Scheme]]:
    """Return how a state is looked at every day: each other one in another way."""
    return [ALL[NAMES.index(name) % len(ALL)]]


async def look(name: str, scene: Scene, ways: list[tuple[str, Scheme]]) -> None:
    page = await STATES[name](scene)
    for size, scheme in ways:
        await show(page, size, scheme)
        await take_picture(page, name, size, scheme)
        found = await barriers(page)
        assert not found, f"{name} on a {size}, {scheme}: {found}"
    assert await overhang_px(page) <= 0, f"{name} has to be scrolled sideways"


@pytest.fixture
def scene(server: ServerProcess, people: People, stage: Stage, audience: People) -> Scene:
    for each in (people, audience):
        each.ear.expect("status of [45]..|net::ERR_")
    return Scene(server=server, people=people, stage=stage, audience=audience)


@pytest.mark.parametrize("name", NAMES)
async def test_a_state_is_open_to_everybody_and_fits(name: str, scene: Scene) -> None:
    await look(name, scene, ways(name))


@pytest.mark.soak
@pytest.mark.parametrize("name", NAMES)
async def test_a_state_is_open_to_everybody_on_every_screen(name: str, scene: Scene) -> None:
    await look(name, scene, list(ALL))
