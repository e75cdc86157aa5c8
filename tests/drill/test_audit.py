"""What the audit finds in a journal that does not keep its promises, and in one that does."""

import asyncio
import uuid
from datetime import UTC, datetime

import httpx2
import msgspec
import pytest

from tests.domain.facts import OPENED
from vivavoce.domain.events import AnyEvent, MessageAdded, Speaker
from vivavoce.domain.ids import InterviewId, MessageId
from vivavoce.drill.audit import Findings, NotAudited, audit, check_receipts
from vivavoce.drill.ledger import Ledger, NoReceipt, Said
from vivavoce.drill.run import _export as export_of
from vivavoce.exchange.jsons import NULL
from vivavoce.journal.chain import genesis
from vivavoce.journal.records import seal, time_of, time_text
from vivavoce.journal.store import Record

AT = datetime(2026, 1, 1, tzinfo=UTC)
HERE = InterviewId("0193b0c0-0000-7000-8000-000000000001")
FIRST, SECOND = "0193b0c0-0000-7000-8000-00000000000a", "0193b0c0-0000-7000-8000-00000000000b"


def words(id_: str, text: str) -> MessageAdded:
    return MessageAdded(id=MessageId(id_), speaker=Speaker.CANDIDATE, text=text)


def reply(to: str) -> MessageAdded:
    return MessageAdded(
        id=MessageId(str(uuid.uuid4())),
        speaker=Speaker.INTERVIEWER,
        text="And then?",
        in_reply_to=MessageId(to),
    )


WHOLE: list[AnyEvent] = [
    OPENED,
    words(FIRST, "one"),
    reply(FIRST),
    words(SECOND, "two"),
    reply(SECOND),
]


def sealed(events: list[AnyEvent]) -> list[Record]:
    return seal(HERE, events, after=0, head=genesis(HERE), actor="somebody", at=AT)


def exported(records: list[Record]) -> bytes:
    """Return an export as the HTTP reference describes it."""
    lines = [
        {
            "interview": record.interview,
            "seq": record.seq,
            "event": record.name,
            "recorded_at": time_text(time_of(record)),
            "recorded_at_us": record.recorded_at_us,
            "actor": record.actor,
            "data": msgspec.Raw(record.content) if record.content else NULL,
            "salt": record.salt.hex() if record.salt else None,
            "digest": record.digest.hex(),
            "prev": record.previous.hex(),
            "hash": record.hash.hex(),
        }
        for record in records
    ]
    return b"".join(msgspec.json.encode(line) + b"\n" for line in lines)


def promised(records: list[Record]) -> list[Said]:
    """Return what clients were told when the journal was `records`."""
    ledger = Ledger()
    ledger.opened(HERE)
    for record, id_, text in ((records[1], FIRST, "one"), (records[3], SECOND, "two")):
        said = ledger.say(HERE, text)
        said.id = id_
        receipt = {
            "id": id_,
            "seq": record.seq,
            "version": record.seq,
            "recorded_at": time_text(time_of(record)),
            "hash": record.hash.hex(),
        }
        ledger.acknowledge(said, msgspec.json.encode(receipt), is_repeat=False)
    return ledger.acknowledged


def found(said: list[Said], export: bytes | None) -> tuple[int, int, int]:
    findings = Findings()
    audit(HERE, said, export, findings)
    assert bool(findings.told) is bool(findings.lost + findings.duplicated + findings.out_of_order)
    return findings.lost, findings.duplicated, findings.out_of_order


def test_a_journal_that_keeps_every_promise_passes() -> None:
    records = sealed(WHOLE)
    assert found(promised(records), exported(records)) == (0, 0, 0)


@pytest.mark.parametrize("export", [b"no JSON", b'{"seq": 1}', b"<html>"])
def test_what_is_no_export_proves_neither_loss_nor_keeping(export: bytes) -> None:
    with pytest.raises(NotAudited, match=f"interview {HERE}, whose export cannot be read"):
        found(promised(sealed(WHOLE)), export)


async def test_a_server_that_gives_no_export_is_asked_again_and_then_told_of(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("vivavoce.drill.run.EXPORTED_WITHIN_S", 0.5)
    answers = [b"", b"503 Service Unavailable", b"200 OK"]

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        if status := answers.pop(0) if answers else b"503 Service Unavailable":
            writer.write(b"HTTP/1.1 " + status + b"\r\ncontent-length: 0\r\n\r\n")
        writer.close()

    async with await asyncio.start_server(answer, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        url = f"http://127.0.0.1:{port}"
        async with httpx2.AsyncClient(base_url=url, trust_env=False) as client:
            assert await export_of(client, HERE) == b""
            with pytest.raises(NotAudited, match="answered with 503"):
                await export_of(client, HERE)


def test_words_without_a_receipt_may_be_there_or_not() -> None:
    records = sealed(WHOLE)
    said = promised(records)
    said[1].receipt = None
    assert found(said, exported(records)) == (0, 0, 0)
    assert found(said, exported(sealed(WHOLE)[:3])) == (0, 0, 1), "the other hash is not the one"
    assert found(said, exported(records[:3])) == (0, 0, 0)


def test_a_missing_end_is_lost() -> None:
    records = sealed(WHOLE)
    assert found(promised(records), exported(records[:3])) == (1, 0, 0)


def test_a_missing_interview_is_lost_with_all_that_was_acknowledged() -> None:
    assert found(promised(sealed(WHOLE)), None) == (2, 0, 0)
    assert found([], None) == (1, 0, 0)


def test_other_words_under_the_same_id_are_lost() -> None:
    records = sealed([OPENED, words(FIRST, "one"), reply(FIRST), words(SECOND, "other")])
    assert found(promised(sealed(WHOLE)), exported(records))[0] == 1


def test_words_stored_twice_are_duplicated() -> None:
    records = sealed([*WHOLE, words(FIRST, "one")])
    assert found(promised(records), exported(records)) == (0, 1, 0)


def test_words_nobody_sent_are_duplicated() -> None:
    records = sealed([*WHOLE, words(str(uuid.uuid4()), "whose?")])
    assert found(promised(records), exported(records)) == (0, 1, 0)


def test_two_replies_to_the_same_words_are_duplicated() -> None:
    records = sealed([*WHOLE, reply(SECOND)])
    assert found(promised(records), exported(records)) == (0, 1, 0)


def test_words_in_another_place_than_the_receipt_says_are_out_of_order() -> None:
    promise = promised(sealed(WHOLE))
    records = sealed([OPENED, words(SECOND, "two"), reply(SECOND), words(FIRST, "one")])
    assert found(promise, exported(records)) == (0, 0, 2)


@pytest.mark.parametrize("field", ["actor", "content", "salt", "recorded_at_us", "previous"])
def test_what_the_chain_does_not_vouch_for_is_lost(field: str) -> None:
    records = sealed(WHOLE)
    altered = {
        "actor": "somebody else",
        "content": (records[2].content or b"").replace(b"then", b"than"),
        "salt": bytes(16),
        "recorded_at_us": records[2].recorded_at_us + 1,
        "previous": bytes(32),
    }
    records[2] = msgspec.structs.replace(records[2], **{field: altered[field]})
    findings = Findings()
    audit(HERE, promised(records), exported(records), findings)
    assert findings.lost == 1
    assert findings.told[0] == f"BROKEN: the chain of {HERE} after seq 2"


def test_a_repeat_with_another_receipt_is_found() -> None:
    ledger = Ledger()
    ledger.opened(HERE)
    said = ledger.say(HERE, "one")
    for seq in (2, 2, 4):
        receipt = {"id": said.id, "seq": seq, "version": seq, "recorded_at": "", "hash": ""}
        ledger.acknowledge(said, msgspec.json.encode(receipt), is_repeat=False)
    findings = Findings()
    check_receipts(ledger, findings)
    assert findings.duplicated == 1


def test_an_acknowledgement_without_a_receipt_is_none() -> None:
    ledger = Ledger()
    ledger.opened(HERE)
    with pytest.raises(NoReceipt):
        ledger.acknowledge(ledger.say(HERE, "one"), b"<h1>Welcome</h1>", is_repeat=False)
    assert ledger.acknowledged == []
