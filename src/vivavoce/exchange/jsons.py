"""Interviews for programs: as they stand (JSON), and their whole journal (JSON lines).

A line of the journal holds everything that its hash was made from, so an export
can be verified on its own: `data` is the stored JSON byte for byte, `salt` the
event's salt; see `journal/chain.py` for the sums.
"""

import json
from datetime import datetime
from typing import Any

import msgspec

from vivavoce.domain.events import Usage
from vivavoce.domain.interview import Interview
from vivavoce.exchange.exported import Exported, text_format
from vivavoce.journal.records import time_of, time_text

NULL = msgspec.Raw(b"null")


def render_json(exported: Exported) -> str:
    """Return one interview as it stands: profile, coverage, transcript."""
    interview = exported.interview
    body: dict[str, Any] = {
        name: getattr(interview, name)
        for name in (
            "id",
            "organization",
            "status",
            "state",
            "version",
            "guide",
            "interviewer",
            "language",
            "candidate",
            "metadata",
            "opened_at",
            "updated_at",
            "disposition",
            "summary",
            "reason",
            "profile",
        )
    }
    if exported.damage is not None:
        body["damaged"] = exported.damage
    if interview.lost:
        body["lost"] = {"events": interview.lost, "messages": interview.lost_messages}
    if interview.unproved:
        body["unproved"] = interview.unproved
    body |= _dealings(interview)
    body["coverage"] = exported.coverage
    body["transcript"] = interview.transcript[:]
    # Not by msgspec: it leaves the fraction of a second out when there is none.
    plain = msgspec.to_builtins(body, builtin_types=(datetime,))
    return json.dumps(plain, default=time_text, ensure_ascii=False, indent=2)


def _dealings(interview: Interview) -> dict[str, Any]:
    """Return what is going on with an interview and what it took, as far as there is anything."""
    told: dict[str, Any] = {}
    if interview.copy_of is not None:
        told["copy_of"] = interview.copy_of
    if interview.withdrawal is not None:
        told["withdrawal"] = interview.withdrawal
    if interview.notes:
        told["notes"] = interview.notes
    if interview.delay is not None:
        told["delayed_since"] = interview.delay.since
        told["delay_reason"] = interview.delay.reason
    if interview.owner_asks is not None:
        told["owner_asks"] = interview.owner_asks
    if interview.review is not None:
        told["review"] = {
            "reviewer": interview.review.reviewer,
            "requested_at": interview.review.requested_at,
            "given": interview.review.is_given,
        }
    if interview.usage != Usage():
        cost = interview.usage.cost_microusd
        told["usage"] = {
            "requests": interview.usage.requests,
            "input_tokens": interview.usage.input_tokens,
            "output_tokens": interview.usage.output_tokens,
            "cost_usd": None if cost is None else cost / 1_000_000,
        }
    return told


def render_lines(exported: Exported) -> str:
    """Return the journal of one interview, one event a line.

    A damaged one ends with a line that is no event and says what is wrong.
    """
    lines = []
    for record in exported.records:
        item = {
            "interview": record.interview,
            "seq": record.seq,
            "event": record.name,
            "recorded_at": time_text(time_of(record)),
            "recorded_at_us": record.recorded_at_us,
            "actor": record.actor,
            "data": NULL if record.content is None else msgspec.Raw(record.content),
            "salt": record.salt.hex() if record.salt is not None else None,
            "digest": record.digest.hex(),
            "prev": record.previous.hex(),
            "hash": record.hash.hex(),
        }
        lines.append(msgspec.json.encode(item).decode() + "\n")
    if exported.damage is not None:
        item = {"interview": exported.interview.id, "damaged": exported.damage}
        lines.append(msgspec.json.encode(item).decode() + "\n")
    return "".join(lines)


JSON = text_format("application/json", "json", render_json)
JSON_ARRAY = text_format(
    "application/json",
    "json",
    render_json,
    head="[\n",
    joined=",\n",
    tail="\n]\n",
)
JSON_LINES = text_format("application/jsonl", "jsonl", render_lines)
