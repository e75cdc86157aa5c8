"""What a guide leaves to its review: an organization's judgement, nowhere told to its candidate."""

import json
import sqlite3
import uuid
from collections.abc import AsyncIterator
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest
import pytest_asyncio

from tests.api.conftest import Start
from tests.api.house import GUIDE, Api, House, housed, token_of
from tests.api.live import serving
from tests.exchange.files import words_of
from vivavoce.domain.commands import KeepItems
from vivavoce.domain.events import TranscriptCondensed, Usage
from vivavoce.domain.guide import Guide
from vivavoce.domain.ids import InterviewId
from vivavoce.domain.profile import ProfileValue
from vivavoce.exchange.formats import ONE
from vivavoce.interviewers.interviewer import Reply, Reviewed, View
from vivavoce.interviewers.outside import NotSetUp, Outside
from vivavoce.service.bootstrap import DEFAULT_ORGANIZATION
from vivavoce.service.callers import owner_of
from vivavoce.upkeep.verify import verify

pytestmark = pytest.mark.asyncio(loop_scope="session")

# What the organization alone may read: the field's id and label, what stands in it, who
# wrote it for how many tokens, and why somebody was asked to; with it, its notes and an
# agent's, and what a model made of all that was said before.
FOUND, EDITED, SUSPECTED, READER = "hesitates-4711", "evades-4712", "liar-4713", "judge:model-4714"
NOTED, INSTRUCTED, TOKENS = "note-4715", "instructions-4716", 987_654_321_987
CONDENSED = "seems-nervous-4716"
WRITTEN = [FOUND, EDITED, SUSPECTED, READER, NOTED, INSTRUCTED, CONDENSED, str(TOKENS)]
SECRETS = ["verdict", "Last words on them", *WRITTEN]


class Judge(NotSetUp):
    """Stands in the place of a model that condenses what was said, and reads whole interviews."""

    def is_set_up(self, guide: Guide | None) -> bool:
        return True

    async def reply(self, view: View) -> Reply:
        heard = view.interview.heard
        assert heard is not None, "somebody else opens it"
        condensed = TranscriptCondensed(until=heard, text=CONDENSED, author=READER)
        return Reply(say="Go on.", condensed=condensed)

    async def review(self, view: View) -> Reviewed:
        return Reviewed(
            changes={"verdict": ProfileValue(value=FOUND)},
            author=READER,
            usage=Usage(input_tokens=TOKENS),
        )


def outside() -> Outside:
    return Outside(llm=Judge("It reads."), webhook=NotSetUp("There is none."))


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def house(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[House]:
    """A running system whose reviews a model makes."""
    async with housed(tmp_path_factory.mktemp("judging") / "data", outside=outside()) as house:
        yield house


@pytest.fixture
def start(tmp_path: Path) -> Start:
    """Start such a system on the test's own folder; again after it was stopped."""
    return partial(housed, tmp_path / "data", outside=outside())


def guide(id_: str, *, version: str = "1", is_reviewed: bool = True) -> str:
    """A guide that leaves `verdict` to its review, or the version of it without any."""
    source = GUIDE.replace("two-questions", id_).replace('version: "1"', f'version: "{version}"')
    if not is_reviewed:
        return source
    return source.replace(
        "opening:", "  - { id: verdict, label: Last words on them }\nopening:"
    ) + ("review: { collects: [verdict] }\n")


async def judged(house: House, id_: str) -> str:
    """Return the path of an interview in review, filled by a machine and edited by a person."""
    answer = await house.owner.post("/api/v1/guides", {"source": guide(id_)})
    assert answer.status_code == 201, answer.text
    interview = await house.owner.new(id_, metadata={"note": NOTED})
    await house.owner.say(interview, "My name is Ada Lovelace.")
    await house.settled(interview)
    assert (await house.owner.post(f"{interview}/handover", {"interviewer": "llm"})).is_success
    await house.owner.say(interview, "I count.")
    await house.settled(interview)
    key = InterviewId(interview.rpartition("/")[2])
    kept = KeepItems(added=({"system": INSTRUCTED},))
    await house.services.interviews.carry_out(owner_of(DEFAULT_ORGANIZATION), key, kept)
    assert (await house.owner.post(f"{interview}/review", {"reason": SUSPECTED})).is_success
    await house.services.turns.settle(key, patience_s=5)
    reviewed = await house.owner.now(interview)
    assert reviewed["profile"]["verdict"]["value"] == FOUND
    both = {"verdict": EDITED, "name": "Ada, Countess of Lovelace"}
    assert (await house.owner.patch(f"{interview}/profile", both)).is_success
    return interview


async def everything(house: House, caller: Api, interview: str) -> dict[str, str]:
    """Return all that `caller` can get to read of an interview, by what it is."""
    told = {
        "interview": json.dumps(await caller.now(interview)),
        "events": json.dumps(await caller.events(interview)),
        "page": (await caller.get(interview.removeprefix("/api/v1"), check=False)).text,
    }
    for name in ONE:
        file = (await caller.get(f"{interview}/export?format={name}")).content
        told[name] = words_of(file, name)
    return told


async def assert_kept_from(house: House, candidate: Api, interview: str) -> dict[str, str]:
    told = await everything(house, candidate, interview)
    assert "Lovelace" in told["page"], "it is the page"
    for where, text in told.items():
        assert [secret for secret in SECRETS if secret in text] == [], where
    return told


async def test_neither_what_a_review_found_nor_that_it_looks_for_it_is_told_to_the_candidate(
    house: House,
) -> None:
    interview = await judged(house, "judged")
    candidate = await house.candidate(interview)
    await assert_kept_from(house, candidate, interview)
    shown = await candidate.now(interview)
    assert shown["profile"].keys() == {"name"}
    assert shown["reason"] is None
    assert shown["status"] == "pending_review", "that it is looked at is told"


@pytest.mark.parametrize("role", ["owner", "viewer"])
async def test_members_of_the_organization_see_all_of_it(house: House, role: str) -> None:
    interview = await judged(house, f"seen-by-{role}")
    told = await everything(house, await house.member(role), interview)
    assert EDITED in told["interview"]
    for secret in WRITTEN:
        assert secret in told["events"], secret
        assert secret in told["jsonl"], secret
    for name in ("json", "md", "html"):
        assert EDITED in told[name], name


async def test_events_that_told_of_it_keep_their_places_and_hashes(house: House) -> None:
    """I3, I10"""
    interview = await judged(house, "placed")
    candidate = await house.candidate(interview)
    all_, theirs = await house.owner.events(interview), await candidate.events(interview)
    for name in ("seq", "event", "recorded_at", "actor", "hash", "prev"):
        assert [event[name] for event in theirs] == [event[name] for event in all_]
    *_, found, given, edited = theirs
    assert (found["event"], found["data"]) == ("profile-updated", {"changes": {}})
    assert (given["event"], given["data"]) == ("review-given", {})
    assert edited["data"]["changes"].keys() == {"name"}


async def test_a_live_page_of_the_candidate_is_not_told_either(house: House) -> None:
    interview = await judged(house, "streamed")
    token = token_of((await house.owner.now(interview))["link"])
    async with serving(house) as server, server.stream(interview, after=0, key=token) as frames:
        last = (await house.owner.now(interview))["version"]
        caught_up = await frames.events(until=last)
        await house.owner.patch(f"{interview}/profile", {"verdict": FOUND, "name": "Ada"})
        live = await frames.event()
    assert [secret for secret in SECRETS if secret in json.dumps([caught_up, live])] == []
    assert live["data"]["changes"].keys() == {"name"}


async def test_the_journal_a_candidate_takes_away_verifies_without_it(
    house: House, tmp_path: Path
) -> None:
    """I10"""
    interview = await judged(house, "taken-away")
    candidate = await house.candidate(interview)
    lines = (await candidate.get(f"{interview}/export?format=jsonl")).text
    file = tmp_path / "theirs.jsonl"
    file.write_text(lines, "utf-8")
    assert verify(file).damaged == []
    events = [json.loads(line) for line in lines.splitlines()]
    held_back = [event["event"] for event in events if event["data"] is None]
    assert held_back == [
        "interview-opened",
        "transcript-condensed",
        "agent-items-changed",
        "review-requested",
        "profile-updated",
        "review-given",
        "profile-updated",
    ]
    assert any(event["event"] == "profile-updated" and event["data"] for event in events), (
        "what they said themselves is in it"
    )


async def test_it_stays_untold_after_a_move_to_a_version_without_a_review(house: House) -> None:
    interview = await judged(house, "moved-on")
    source = guide("moved-on", version="2", is_reviewed=False)
    assert (await house.owner.post("/api/v1/guides", {"source": source})).status_code == 201
    moved = await house.owner.post(f"{interview}/guide", {"to": "2"})
    assert moved.json()["guide_version"] == "2"
    candidate = await house.candidate(interview)
    await assert_kept_from(house, candidate, interview)
    assert (await candidate.now(interview))["profile"].keys() == {"name"}


@pytest.mark.parametrize("is_moved", [False, True], ids=["on it", "moved from it"])
async def test_a_guide_that_cannot_be_read_any_more_opens_no_door(
    start: Start, tmp_path: Path, is_moved: bool
) -> None:
    """I7"""
    async with start() as house:
        interview = await judged(house, "spoilt")
        if is_moved:
            source = guide("spoilt", version="2", is_reviewed=False)
            await house.owner.post("/api/v1/guides", {"source": source})
            assert (await house.owner.post(f"{interview}/guide")).is_success
    with closing(sqlite3.connect(tmp_path / "data" / "journal.db")) as journal, journal:
        journal.execute(
            "UPDATE guides SET source = 'no guide' WHERE id = 'spoilt' AND version = '1'"
        )
    async with start() as house:
        candidate = await house.candidate(interview)
        told = await assert_kept_from(house, candidate, interview)
        assert json.loads(told["interview"])["profile"] == {}
        assert EDITED in (await house.owner.get(interview)).text


async def test_what_is_left_of_a_damaged_interview_holds_none_of_it(
    start: Start, tmp_path: Path
) -> None:
    """I7: what it was moved to behind the damage is not known."""
    async with start() as house:
        interview = await judged(house, "damaged")
        candidate_key = token_of((await house.owner.now(interview))["link"])
    with closing(sqlite3.connect(tmp_path / "data" / "journal.db")) as journal, journal:
        journal.execute(
            "UPDATE events SET content = X'7b7d' WHERE interview = ? AND seq = 3",
            (uuid.UUID(interview.rpartition("/")[2]).bytes,),
        )
    async with start() as house:
        candidate = house.caller(candidate_key)
        for name in ONE:
            file = (await candidate.get(f"{interview}/export?format={name}")).content
            text = words_of(file, name)
            assert "damaged" in text, name
            assert [secret for secret in SECRETS if secret in text] == [], name
        assert FOUND in (await house.owner.get(f"{interview}/export?format=jsonl")).text
