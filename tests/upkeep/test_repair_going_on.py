"""An interview that lost something goes on, and hides nothing of it (I2, I3, I6)."""

import json
import re
from pathlib import Path

import httpx2
import pytest

from tests.exchange.files import text_of
from tests.stores.files import in_another_program
from tests.upkeep.damage import alter, blob, examined, repaired, rows_of
from vivavoce.domain.events import Speaker
from vivavoce.domain.ids import InterviewId
from vivavoce.domain.interview import Status
from vivavoce.edge.authentication import SESSION_COOKIE
from vivavoce.embedded import Vivavoce
from vivavoce.exchange.exported import Exported
from vivavoce.exchange.formats import ONE
from vivavoce.service.bootstrap import DEFAULT_ORGANIZATION
from vivavoce.service.callers import owner_of
from vivavoce.stores.sqlite import open_sqlite
from vivavoce.upkeep.verify import verify

pytestmark = pytest.mark.faults

OWNER = owner_of(DEFAULT_ORGANIZATION)


@pytest.fixture
def hurt(whole: Path) -> InterviewId:
    return sorted(rows_of(whole).rows)[1]


def lose(data: Path, interview: InterviewId, *seqs: int) -> None:
    """Damage these events for good, and repair."""
    places = ", ".join(map(str, seqs))
    alter(data, f"DELETE FROM events WHERE interview = ? AND seq IN ({places})", blob(interview))
    assert repaired(data).after.is_well


def seqs_of(data: Path, interview: InterviewId, kind: str = "message-added") -> list[int]:
    return [row[2] for row in rows_of(data).events[interview] if row[3].decode() == kind]


async def test_the_reply_to_the_last_words_that_are_left_is_owed_and_given(
    data: Path, hurt: InterviewId
) -> None:
    """(I6) The interviewer's question after the first answer is lost."""
    greeting, answer, question, last = seqs_of(data, hurt)
    lose(data, hurt, question, *range(question + 1, last + 1))
    async with Vivavoce.open(data) as vv:
        interview = await vv.interview(hurt)
        now = await interview.now()
        assert now.status is Status.PAUSED, "its row still knew that it rested"
        assert [message.seq for message in now.transcript] == [greeting, answer]
        assert now.lost_messages == 2
        await interview.resume()
        reply = await interview.reply()
        assert reply is not None
        assert reply.speaker is Speaker.INTERVIEWER
        assert reply.seq > last + 1, "lost places are never used again (I3)"
        after = await interview.now()
        assert not after.owes_reply


async def test_a_lost_message_can_be_sent_again_under_its_own_id(
    data: Path, hurt: InterviewId
) -> None:
    """(I2)"""
    last = seqs_of(data, hurt)[-1]
    async with Vivavoce.open(data) as vv:
        message = (await (await vv.interview(hurt)).now()).transcript[-1]
    lose(data, hurt, last)
    async with Vivavoce.open(data) as vv:
        interview = await vv.interview(hurt)
        receipt = await interview.add_message(message.text, id=message.id)
        assert receipt.seq == last + 2
        again = await interview.add_message(message.text, id=message.id)
        assert (again.seq, again.is_repeat) == (receipt.seq, True)
        assert again.hash == receipt.hash


async def test_an_interview_whose_opening_is_lost_keeps_what_its_row_knew(
    data: Path, hurt: InterviewId
) -> None:
    async with Vivavoce.open(data) as vv:
        before = await (await vv.interview(hurt)).now()
    lose(data, hurt, 1)
    async with Vivavoce.open(data) as vv:
        now = await (await vv.interview(hurt)).now()
    for name in ("organization", "guide", "interviewer", "language", "candidate", "opened_at"):
        assert getattr(now, name) == getattr(before, name)
    assert now.metadata == {}, "the owner's notes were in the lost event alone"
    assert now.transcript == before.transcript
    assert now.lost == ()


async def test_a_completed_interview_stays_completed_although_its_end_is_lost(
    data: Path, hurt: InterviewId
) -> None:
    async with Vivavoce.open(data) as vv:
        await (await vv.interview(hurt)).complete()
    end = rows_of(data).events[hurt][-1][2]
    lose(data, hurt, end - 1, end)
    async with Vivavoce.open(data) as vv:
        now = await (await vv.interview(hurt)).now()
        assert now.status is Status.COMPLETED
        assert not now.owes_reply
        assert now.owed_since is None


async def test_every_page_of_events_can_be_read_over_the_gap(data: Path, hurt: InterviewId) -> None:
    """(I3)"""
    last = seqs_of(data, hurt)[-1]
    lose(data, hurt, 3, 4, 6)
    seqs = [1, 2, 5, *range(7, last + 2)]
    async with open_sqlite(data / "journal.db") as database:
        whole = await database.store.read(hurt)
        assert [record.seq for record in whole] == seqs
        for limit in (1, 2, None):
            for after in range(last + 2):
                page = await database.store.read(hurt, after=after, limit=limit)
                assert page == [record for record in whole if record.seq > after][:limit]


@pytest.mark.parametrize("form", ["md", "html", "csv", "parquet", "json", "jsonl"])
async def test_exports_say_what_was_lost(data: Path, hurt: InterviewId, form: str) -> None:
    question, last = seqs_of(data, hurt)[-2:]
    lose(data, hurt, question, last)
    async with Vivavoce.open(data) as vv:
        standing = await vv.services.interviews.get(OWNER, hurt)
        records = await vv.services.interviews.events(OWNER, hurt)
        text = text_of(
            ONE[form],
            Exported(interview=standing.interview, guide=standing.guide, records=records),
        )
    if form == "json":
        assert json.loads(text)["lost"] == {"events": [question, last], "messages": 2}
    elif form == "jsonl":
        told = json.loads(text.splitlines()[-1])
        assert told["event"] == "interview-repaired"
        assert told["data"]["lost"] == [question, last]
    else:
        assert "2 messages could not be recovered" in text


async def test_pages_and_api_say_that_something_is_missing_and_the_link_still_works(
    data: Path, hurt: InterviewId
) -> None:
    question, last = seqs_of(data, hurt)[-2:]
    async with Vivavoce.open(data) as vv:
        token = await vv.services.access.link(DEFAULT_ORGANIZATION, hurt)
    lose(data, hurt, question, last)
    async with Vivavoce.open(data) as vv:
        [owner] = await vv.services.access.keys(DEFAULT_ORGANIZATION)
        access = vv.services.access
        cookie = await access.accept_sign_in(await access.offer_sign_in(owner))
        transport = httpx2.ASGITransport(app=vv.asgi())

        async def get(path: str, headers: dict[str, str]) -> httpx2.Response:
            async with httpx2.AsyncClient(transport=transport, base_url="http://here") as client:
                return await client.get(path, headers=headers)

        candidate = {"authorization": f"Bearer {token}"}
        signed_in = {"cookie": f"{SESSION_COOKIE}={cookie}"}
        for path, who, told in (
            ("/interviews", candidate, "could not be recovered. Messages lost: 2."),
            ("/console/interviews", signed_in, "could not be recovered: 2 messages."),
        ):
            page = await get(f"{path}/{hurt}", who)
            assert page.status_code == 200
            assert told in page.text
        one = (await get(f"/api/v1/interviews/{hurt}", candidate)).json()
        assert one["lost"] == [question, last]
        events = (await get(f"/api/v1/interviews/{hurt}/events?after={question}", candidate)).json()
        assert [item["seq"] for item in events["items"]][-1] == last + 1


@pytest.mark.parametrize("form", ["md", "html", "csv", "parquet", "json"])
async def test_exports_say_what_is_told_without_proof(
    data: Path, hurt: InterviewId, form: str
) -> None:
    """(I10)"""
    alter(data, "UPDATE events SET salt = NULL WHERE interview = ? AND seq = 4", blob(hurt))
    assert repaired(data).after.is_well
    async with Vivavoce.open(data) as vv:
        standing = await vv.services.interviews.get(OWNER, hurt)
        text = text_of(
            ONE[form],
            Exported(interview=standing.interview, guide=standing.guide, records=[]),
        )
    assert "Marmalade are what" in text
    if form == "json":
        assert json.loads(text)["unproved"] == [4]
    else:
        assert "but not its proof by the hash chain" in text


async def test_what_was_repaired_is_repaired_again_when_it_is_damaged_again(
    data: Path, hurt: InterviewId
) -> None:
    lose(data, hurt, 4)
    repair = seqs_of(data, hurt, "interview-repaired")[-1]
    lose(data, hurt, 2, repair)
    async with Vivavoce.open(data) as vv:
        now = await (await vv.interview(hurt)).now()
        assert now.lost == (2, 4, repair)
        assert now.version == repair + 1


async def test_a_repaired_interview_is_erased_like_any_other_and_its_chain_still_verifies(
    data: Path, hurt: InterviewId
) -> None:
    """(I10)"""
    lose(data, hurt, 4, 5)
    async with Vivavoce.open(data) as vv:
        await vv.services.erase_interview(OWNER, hurt)
    assert verify(data).is_whole
    assert not examined(data).concerned
    assert all(row[6] is None for row in rows_of(data).events[hurt])


async def test_a_damaged_erased_interview_is_repaired_without_bringing_words_back(
    data: Path, hurt: InterviewId
) -> None:
    """(I10)"""
    async with Vivavoce.open(data) as vv:
        await vv.services.erase_interview(OWNER, hurt)
    alter(data, "DELETE FROM events WHERE interview = ? AND seq IN (1, 3)", blob(hurt))
    done = repaired(data)
    assert done.before.concerned == {hurt}
    assert done.after.is_well, done.after
    assert verify(data).is_whole
    last = rows_of(data).events[hurt][-1]
    assert last[3] == b"interview-repaired"
    assert all(row[6] is None for row in rows_of(data).events[hurt])


async def test_an_export_over_a_gap_verifies_with_the_program_on_the_hash_chain_page(
    data: Path, hurt: InterviewId
) -> None:
    """(I10)"""
    lose(data, hurt, 3, 4, 6)
    page = (Path(__file__).parents[2] / "docs/reference/hash-chain.md").read_text("utf-8")
    [code] = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    async with Vivavoce.open(data) as vv:
        exported = []
        for id_ in rows_of(data).rows:
            standing = await vv.services.interviews.get(OWNER, id_)
            records = await vv.services.interviews.events(OWNER, id_)
            exported.append(
                Exported(interview=standing.interview, guide=standing.guide, records=records)
            )
    text = text_of(ONE["jsonl"], *exported)

    def check(lines: str) -> str:
        (data / "interviews.jsonl").write_text(lines, "utf-8")
        return in_another_program(f"import os; os.chdir({str(data)!r})\n{code}")

    assert "events verified" in check(text)
    lines = text.splitlines(keepends=True)
    for gone in [n for n, line in enumerate(lines) if hurt in line]:
        with pytest.raises(AssertionError):
            check("".join(lines[:gone] + lines[gone + 1 :]))
