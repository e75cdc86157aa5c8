"""A new version of Vivavoce comes while pages of the old one are open and kept."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, expect

import vivavoce
from tests.harness import ServerProcess
from tests.web.devices import holds, is_kept, left_on
from tests.web.people import KEPT, People, said
from vivavoce.web.assets import asset

pytestmark = [
    pytest.mark.browser,
    pytest.mark.faults,
    pytest.mark.asyncio(loop_scope="session"),
]

SIZE = "It should answer letters, about four hundred of them in a week."
SUCCESS = "That nobody has to write to us twice about the same thing."

# The version is in their addresses.
_ONLY_NEW = """async (old) => {
    const names = await caches.keys();
    const kept = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    const paths = kept.flat().map(({ url }) => new URL(url).pathname);
    return paths.length > 1 && !paths.some((path) => path.includes(old));
}"""


@pytest.fixture
def newer(server: ServerProcess, tmp_path: Path) -> Iterator[ServerProcess]:
    """A server on the same data and port, of a version with another style sheet."""
    package = Path(vivavoce.__file__).parent
    shutil.copytree(package, tmp_path / "vivavoce", ignore=shutil.ignore_patterns("__pycache__"))
    with (tmp_path / "vivavoce/web/static/style.css").open("a") as sheet:
        sheet.write("\n/* another version */\n")
    environment = {"PYTHONPATH": str(tmp_path)}
    with ServerProcess(
        tmp_path, data=server.data, port=server.port, environment=environment
    ) as newer:
        yield newer


async def test_a_new_version_takes_over_and_strands_no_page(
    browser: Browser, server: ServerProcess, newer: ServerProcess
) -> None:
    """The kept page goes on with the scripts it was made for until the server gives a new one."""
    people = People(browser, server)
    people.ear.expect("net::ERR_")
    old = asset("").split("/")[2]
    candidate = await people.candidate(server.open_interview(), with_worker=True)
    await is_kept(candidate.page, candidate.id)
    server.terminate()
    await candidate.says(SIZE)
    await candidate.page.reload()
    await expect(candidate.waiting).to_contain_text([KEPT])

    newer.start()
    candidate.server = newer
    await candidate.hears(2)  # the page of the old version, with the new server
    await candidate.page.reload()
    await candidate.hears(2)
    await holds(candidate.page, _ONLY_NEW, old)
    newer.kill()
    await candidate.page.reload()
    await candidate.says(SUCCESS)
    await expect(candidate.waiting).to_contain_text([SUCCESS])
    assert not [each for each in await left_on(candidate.page) if old in each]

    newer.start()
    await candidate.hears(3)
    assert said(await candidate.is_in_step()) == [SIZE, SUCCESS]
    await people.leave()
