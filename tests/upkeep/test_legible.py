"""A damaged interview can be taken away as far as it can be read, in every format (I7)."""

import json
from pathlib import Path

import pytest

from tests.exchange.files import text_of
from tests.upkeep.damage import PAGE, alter, blob, repaired, rows_of
from vivavoce.domain.ids import InterviewId
from vivavoce.embedded import Vivavoce
from vivavoce.errors import DamagedRecord
from vivavoce.exchange.exported import Exported, without_metadata
from vivavoce.exchange.formats import ONE
from vivavoce.service.bootstrap import DEFAULT_ORGANIZATION
from vivavoce.service.callers import owner_of

pytestmark = pytest.mark.faults

OWNER = owner_of(DEFAULT_ORGANIZATION)

ALL = ["i", "c", "i", "c"]  # who speaks, in order: the interviewer, the candidate …


async def taken_away(data: Path, interview: InterviewId) -> dict[str, str]:
    """Return the export of an interview in each format, as its owner gets it.

    None may tell a candidate what only the owner knows.
    """
    async with Vivavoce.open(data) as vv:
        with pytest.raises(DamagedRecord) as caught:
            await vv.interview(interview)
        found, guide = await vv.services.interviews.legible(
            OWNER,
            interview,
            caught.value,
        )
    exported = Exported(
        interview=found.interview, guide=guide, records=found.records, damage=found.why
    )
    for form in ONE.values():
        assert "team" not in text_of(form, without_metadata(exported))
    return {name: text_of(form, exported) for name, form in ONE.items()}


@pytest.fixture
def hurt(whole: Path) -> InterviewId:
    return sorted(rows_of(whole).rows)[1]


@pytest.mark.parametrize(
    ("damage", "why", "speakers"),
    [
        ("UPDATE events SET content = X'ff' WHERE interview = ? AND seq = 1", "Event 1", []),
        ("DELETE FROM events WHERE interview = ? AND seq = 1", "Event 1", []),
        ("UPDATE events SET salt = NULL WHERE interview = ? AND seq = 4", "Event 4", ["i"]),
        ("UPDATE events SET seq = 99 WHERE interview = ? AND seq = 1", "Event 1", []),
        ("UPDATE events SET name = 'x' WHERE interview = ? AND seq = 1", "Event 1", []),
        ("UPDATE events SET hash = X'00' WHERE interview = ? AND seq = 4", "Event 4", ["i"]),
        ("UPDATE events SET name = 'x' WHERE interview = ? AND seq = 4", "Event 4", ["i"]),
        ("DELETE FROM events WHERE interview = ? AND seq = 4", "Event 4", ["i"]),
        ("DELETE FROM events WHERE interview = ? AND seq > 4", "", ["i", "c"]),
        ("DELETE FROM events WHERE interview = ?", "", []),
        ("UPDATE interviews SET state = CAST(X'ff' AS TEXT) WHERE id = ?", "", ALL),
        ("UPDATE interviews SET damaged = 'For a test.' WHERE id = ?", "For a", ALL),
    ],
)  # fmt: skip
async def test_what_stands_before_the_damage_is_there_and_the_damage_named(
    data: Path, hurt: InterviewId, damage: str, why: str, speakers: list[str]
) -> None:
    alter(data, damage, blob(hurt))
    texts = await taken_away(data, hurt)
    told = json.loads(texts["json"])
    assert [message["speaker"][0] for message in told["transcript"]] == speakers
    assert told["damaged"].startswith(why)
    for name in ("md", "html", "csv", "parquet"):
        assert "This interview is damaged: " in texts[name]
    *events, note = map(json.loads, texts["jsonl"].splitlines())
    assert note["damaged"] == told["damaged"]
    assert all(event["interview"] == hurt for event in events)


async def test_what_was_repaired_and_is_damaged_again_is_told_over_the_first_gap(
    data: Path, hurt: InterviewId
) -> None:
    """(I7, I12) The repair stands behind the new damage and still counts."""
    alter(data, "DELETE FROM events WHERE interview = ? AND seq = 3", blob(hurt))
    assert repaired(data).after.is_well
    alter(data, "UPDATE events SET content = X'ff' WHERE interview = ? AND seq = 7", blob(hurt))
    texts = await taken_away(data, hurt)
    told = json.loads(texts["json"])
    assert told["damaged"].startswith("Event 7")
    assert told["version"] == 6
    assert [message["speaker"][0] for message in told["transcript"]] == ["c"]
    for name in ("md", "html", "csv", "parquet"):
        assert "could not be recovered" in texts[name]


async def test_where_a_page_cannot_be_read_what_is_on_the_others_is_there(
    data: Path, hurt: InterviewId
) -> None:
    content = bytearray((data / "journal.db").read_bytes())
    at = content.rindex(b"Marmalade are what") // PAGE * PAGE
    content[at : at + PAGE] = b"\xa5" * PAGE
    (data / "journal.db").write_bytes(content)
    texts = await taken_away(data, hurt)
    assert json.loads(texts["json"])["damaged"]
