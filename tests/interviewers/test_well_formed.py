"""What an interviewer returns has the types it declares, or is no reply (I4, I7)."""

from typing import Any

import pytest

from vivavoce.domain.events import TranscriptCondensed, Usage
from vivavoce.domain.ids import MessageId
from vivavoce.domain.profile import FieldStatus, ProfileValue
from vivavoce.errors import ReplyUnfit
from vivavoce.interviewers.interviewer import (
    COUNT_MAX,
    Reply,
    Reviewed,
    well_formed,
    well_formed_review,
)

SOURCE = MessageId("018f8f8e-7b7a-7000-8000-000000000001")
USAGE = Usage(input_tokens=7, output_tokens=3, requests=1)


def reply(**fields: Any) -> Reply:
    return Reply(**{"say": "Why?", **fields})


def test_a_reply_of_the_declared_types_stays_as_it_is() -> None:
    given = reply(
        changes={
            "role": ProfileValue(value=["a", {"b": 2**70}], sources=(SOURCE,)),
            "place": ProfileValue(status=FieldStatus.REFUSED),
            "gone": None,
        },
        usage=USAGE,
        latency_ms=12,
        condensed=TranscriptCondensed(until=SOURCE, text="In short.", author="t:m", usage=USAGE),
    )
    assert well_formed(given) == given


@pytest.mark.parametrize("value", [{1, 2}, (1, 2), b"bytes", object(), float("nan")])
def test_what_a_value_holds_is_left_to_the_domain(value: Any) -> None:
    formed = well_formed(reply(changes={"role": ProfileValue(value=value)}))
    assert formed.changes["role"] == ProfileValue(value=value)


def test_what_can_only_mean_one_thing_is_taken_as_that() -> None:
    change: Any = ProfileValue(value="Cook", status="partial", sources=[SOURCE])  # type: ignore[arg-type]  # as a careless program has it
    formed = well_formed(reply(changes={"role": change}))
    assert formed.changes["role"] == ProfileValue(
        value="Cook", status=FieldStatus.PARTIAL, sources=(SOURCE,)
    )


@pytest.mark.parametrize(
    ("field", "given"),
    [
        ("say", {"say": None}),
        ("say", {"say": b"Why?"}),
        ("done", {"done": "yes"}),
        ("latency_ms", {"latency_ms": 12.7}),
        ("latency_ms", {"latency_ms": True}),
        ("latency_ms", {"latency_ms": -1}),
        ("latency_ms", {"latency_ms": COUNT_MAX + 1}),
        ("usage.cost_microusd", {"usage": Usage(cost_microusd=12.5)}),  # type: ignore[arg-type]  # the point
        ("usage.input_tokens", {"usage": Usage(input_tokens=-7)}),
        ("usage.requests", {"usage": Usage(requests="3")}),  # type: ignore[arg-type]  # the point
        ("usage.model", {"usage": Usage(model="m" * 2000)}),
        ("changes", {"changes": None}),
        ("changes", {"changes": {1: None}}),
        ("changes", {"changes": {"role": "Cook"}}),
        ("status", {"changes": {"role": ProfileValue(status="known")}}),  # type: ignore[arg-type]  # the point
        ("sources", {"changes": {"role": ProfileValue(sources=SOURCE)}}),  # type: ignore[arg-type]  # the point
        ("condensed.text", {"condensed": TranscriptCondensed(until=SOURCE, text=1, author="t:m")}),  # type: ignore[arg-type]  # the point
        (
            "condensed.usage.requests",
            {
                "condensed": TranscriptCondensed(
                    until=SOURCE, text="", author="t:m", usage=Usage(requests=-1)
                )
            },
        ),
    ],
)
def test_a_reply_with_a_field_of_another_type_is_unfit_and_says_which(
    field: str, given: dict[str, Any]
) -> None:
    with pytest.raises(ReplyUnfit, match=field.replace(".", r"\.")):
        well_formed(reply(**given))


def test_what_an_unfit_reply_used_is_still_told() -> None:
    with pytest.raises(ReplyUnfit) as told:
        well_formed(reply(latency_ms=1.5, usage=USAGE))
    assert told.value.usage == USAGE
    with pytest.raises(ReplyUnfit) as untold:
        well_formed(reply(usage=Usage(input_tokens=7, requests=0.5)))  # type: ignore[arg-type]  # the point
    assert untold.value.usage is None


def test_something_else_than_a_reply_is_unfit() -> None:
    with pytest.raises(ReplyUnfit, match="A dict came where a Reply was due"):
        well_formed({"say": "Why?"})
    with pytest.raises(ReplyUnfit, match="A NoneType came where a Reviewed was due"):
        well_formed_review(None)


def test_a_review_is_held_to_its_types_too() -> None:
    good = Reviewed(changes={"role": ProfileValue(value="Cook")}, author="t:m", usage=USAGE)
    assert well_formed_review(good) == good
    with pytest.raises(ReplyUnfit, match="author"):
        well_formed_review(Reviewed(changes={}, author=None))  # type: ignore[arg-type]  # the point
    with pytest.raises(ReplyUnfit, match="latency_ms"):
        well_formed_review(Reviewed(changes={}, author="t:m", latency_ms=-1))
