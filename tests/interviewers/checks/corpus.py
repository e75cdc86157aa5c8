"""Answers and what somebody made of them, as `cases/*.yaml` tell, put into interviews."""

import functools
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
import yaml

from tests.interviewers.checks.views import view_of
from vivavoce.domain.events import Speaker
from vivavoce.domain.guide import (
    Closing,
    Guide,
    Information,
    Option,
    Question,
    Section,
    ValueType,
)
from vivavoce.domain.ids import GuideId, MessageId
from vivavoce.domain.profile import ProfileValue
from vivavoce.domain.transcript import Message
from vivavoce.interviewers.checks import changes_objections

CASES = Path(__file__).parent / "cases"
NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)


class Case(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An answer and a value that it gives, or does not give."""

    type: ValueType
    ask: str
    said: list[str]
    value: Any
    label: str = "Item"
    lang: str = "en"
    unit: str | None = None
    options: dict[str, list[str]] = {}

    @property
    def is_worded(self) -> bool:
        return self.type in {ValueType.TEXT, ValueType.LIST}

    def __str__(self) -> str:
        return f"{self.type}: {' / '.join(self.said)} -> {self.value}"


@functools.cache
def cases(name: str) -> list[Case]:
    """Return the cases of `cases/<name>.yaml`."""
    return msgspec.convert(yaml.safe_load((CASES / f"{name}.yaml").read_text()), list[Case])


def is_supported(case: Case) -> bool:
    """Whether the checks let the value of `case` into the profile."""
    item = Information(
        id="item",
        label=case.label,
        type=case.type,
        unit=case.unit,
        options=[Option(id=id_, labels=labels) for id_, labels in case.options.items()],
    )
    question = Question(id="q", ask=case.ask, collects=["item"])
    guide = Guide(
        id=GuideId("cases"),
        version="1",
        title="Cases",
        languages=[case.lang],
        information=[item],
        opening="Hello.",
        sections=[Section(id="s", questions=[question])],
        closing=Closing(say="Goodbye."),
    )
    asked = _message(1, Speaker.INTERVIEWER, case.ask)
    said = [_message(at, Speaker.CANDIDATE, text) for at, text in enumerate(case.said, 2)]
    view = view_of(guide, [asked, *said], language=case.lang)
    learned = ProfileValue(value=case.value, sources=tuple(message.id for message in said))
    found = changes_objections(view, {"item": learned})
    assert all(objection.code == "unsupported" for objection in found), (case, found)
    return not found


def _message(seq: int, speaker: Speaker, text: str) -> Message:
    return Message(
        id=MessageId(f"m{seq}"),
        seq=seq,
        speaker=speaker,
        text=text,
        recorded_at=NOW + timedelta(seconds=seq),
        question="q" if speaker is Speaker.INTERVIEWER else None,
        in_reply_to=MessageId("m1") if speaker is Speaker.CANDIDATE else None,
    )
