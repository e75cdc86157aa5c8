"""A whole day at the owner's desk, with a server that is killed again and again on that day."""

import csv
import io
import json
from pathlib import Path

import pytest
from playwright.async_api import expect

from tests.exchange.files import rows_of
from tests.harness import ServerProcess
from tests.web.people import Candidate, Member, People, said

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

SIZE = "It should answer letters about dahlias, some four hundred of them in a week."
SUCCESS = "That nobody has to write to us twice."
ASKED = "Grace here. Which of the letters would you give away first?"
GIVEN = "Those about bulbs that did not come up."


async def is_killed(server: ServerProcess, *, says: str, by: Candidate) -> None:
    """Kill the server, have the candidate write, and start it again."""
    server.kill()
    await by.says(says)
    await expect(by.waiting).to_have_count(1)
    server.start()


async def test_an_owner_watches_finds_leads_and_takes_away_while_the_server_is_killed(
    server: ServerProcess, people: People
) -> None:
    """What the desk shows and what is taken away is what was stored (I1, I2, I6)."""
    people.ear.expect("net::ERR_")
    interview = server.open_interview(candidate={"name": "Ada Lovelace"})
    candidate, owner = await people.candidate(interview), await people.owner()
    await owner.opens(interview)
    await candidate.says(SIZE)
    await expect(owner.messages).to_have_count(3)
    await is_killed(server, says=SUCCESS, by=candidate)
    await expect(owner.messages).to_have_count(5)

    source = owner.value("Role").locator(".source")
    await source.click()
    await expect(owner.page.locator("mark:has(:target)")).to_have_text(SIZE)
    await owner.searches("dahlias letters")
    await expect(owner.rows).to_have_count(1)
    await owner.rows.get_by_role("link", name="Ada Lovelace").click()

    await owner.submits("Take over")
    await expect(candidate.page.locator("#led")).to_be_visible()
    await leads_through_a_kill(server, owner, candidate)
    await is_killed(server, says=GIVEN, by=candidate)
    await expect(owner.messages).to_have_count(8)
    await owner.page.reload()
    await owner.submits("Hand back")
    await expect(candidate.page.locator("#led")).to_be_hidden()
    await candidate.hears(6)

    stored = await candidate.is_in_step()
    assert said(stored) == [SIZE, SUCCESS, GIVEN]
    assert [each["text"] for each in stored].count(ASKED) == 1
    await expect(owner.messages).to_have_count(len(stored))
    server.kill()
    server.start()
    texts = [each["text"] for each in stored]
    await takes_everything_away(owner, texts)


async def leads_through_a_kill(server: ServerProcess, owner: Member, candidate: Candidate) -> None:
    """Say something as the interviewer while there is no server."""
    await owner.box.fill(ASKED)
    server.kill()
    await owner.box.press("Enter")
    await expect(owner.box).to_have_value(ASKED)
    server.start()
    await owner.page.reload()
    await expect(owner.box).to_have_value(ASKED)
    await owner.box.press("Enter")
    await expect(candidate.questions.last).to_contain_text(ASKED)


async def takes_everything_away(owner: Member, texts: list[str]) -> None:
    """Download each format from the desk; each holds the whole transcript in order."""
    await owner.page.reload()
    files: dict[str, bytes] = {}
    for name in ("Markdown", "HTML", "JSON", "JSON lines", "CSV", "Parquet"):
        async with owner.page.expect_download() as download:
            await owner.page.get_by_role("link", name=name, exact=True).click()
        files[name] = Path(await (await download.value).path()).read_bytes()
    kept = json.loads(files["JSON"])
    assert [each["text"] for each in kept["transcript"]] == texts
    rows = list(csv.DictReader(io.StringIO(files["CSV"].decode(), newline="")))
    assert [row["text"] for row in rows if row["text"]] == texts
    assert [row["text"] for row in rows_of(files["Parquet"]) if row["text"]] == texts
    for name in ("Markdown", "HTML"):
        # The profile, before the transcript, quotes some of them.
        places = [files[name].decode().rfind(text.split("\n")[0]) for text in texts]
        assert places == sorted(places)
        assert places[0] >= 0
    lines = map(json.loads, files["JSON lines"].decode().splitlines())
    assert SIZE in json.dumps(list(lines))
