"""Exports tell who spoke, what is going on, and what models were used, as far as there is any."""

import json
from typing import Any

import pytest
from msgspec.structs import replace

from tests.domain.facts import (
    A1,
    A2,
    ANSWERED,
    ASKED,
    CANCELLED,
    CONDENSED,
    DELAYED,
    IN_REVIEW,
    ITEMS_CHANGED,
    NOTED,
    OPENED,
    PAUSED,
    Q2,
    READ,
    RESUMED,
    TO_BE_READ,
    WITHDRAWN,
    answered,
    asked,
)
from vivavoce.authoring.reading import built_in_guides, parse_guide
from vivavoce.domain.events import (
    AnyEvent,
    ConsentWithdrawn,
    InterviewResumed,
    Origin,
    ProfileUpdated,
    Usage,
)
from vivavoce.domain.guide import Guide
from vivavoce.domain.ids import InterviewId, MessageId
from vivavoce.domain.profile import ProfileValue
from vivavoce.exchange import jsons, markdown, page, tabular
from vivavoce.exchange.exported import Exported, without_metadata
from vivavoce.testing.scenario import given

SAID_BY_MODEL = replace(
    asked(MessageId("q9"), "Which bridge?", by="acme:small"),
    usage=Usage(input_tokens=1_200, output_tokens=34, requests=2, cost_microusd=12_300),
)
FOUND = ProfileUpdated(changes={"names": ProfileValue(value=["Ada", "Bo"], sources=(A1,))})


def exported(*events: AnyEvent, guide: Guide | None = None) -> Exported:
    interview = given(OPENED, ASKED, ANSWERED, *events).interview
    assert interview is not None
    return Exported(interview=interview, guide=guide, records=())


def as_json(what: Exported) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(jsons.render_json(what))
    return told


@pytest.mark.parametrize(
    ("events", "told"),
    [
        ([DELAYED], "A reply is delayed since 2026-01-01 12:00:03 UTC (interviewer-unavailable)"),
        ([TO_BE_READ], "In review: llm reads it first, then a person decides."),
        ([TO_BE_READ, READ], "In review: llm has read it; a person decides."),
        ([IN_REVIEW], "In review: a person decides."),
        ([PAUSED, InterviewResumed(ask="Who pays?")], "Asked next, by the owner: Who pays?"),
        ([SAID_BY_MODEL], "Models: 2 requests, 1,234 tokens, about US$ 0.0123."),
        ([CONDENSED], "Models: 1 request, 320 tokens."),
        ([WITHDRAWN, CANCELLED], "The candidate withdrew at 2026-01-01 12:00:03 UTC."),
        (
            [WITHDRAWN, ConsentWithdrawn(erasure_asked=True)],
            "The candidate withdrew at 2026-01-01 12:00:04 UTC and asked for everything to be",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_going_on_is_told_to_people_in_a_sentence(
    events: list[AnyEvent], told: str
) -> None:
    what = exported(*events)
    assert any(sentence.startswith(told) for sentence in what.particulars), what.particulars
    assert told in page.render(what)
    assert told in markdown.render(what).replace("\\", "")


def test_where_nothing_is_going_on_and_no_model_was_used_nothing_is_told() -> None:
    for what in (exported(), exported(DELAYED, PAUSED, RESUMED), exported(TO_BE_READ, RESUMED)):
        assert what.particulars == []
        assert not {"usage", "review", "owner_asks", "delayed_since"} & as_json(what).keys()


def test_json_tells_the_same_for_programs() -> None:
    told = as_json(exported(SAID_BY_MODEL, TO_BE_READ, READ))
    assert told["usage"] == {
        "requests": 3,
        "input_tokens": 2_100,
        "output_tokens": 114,
        "cost_usd": 0.0123,
    }
    assert told["review"] == {
        "reviewer": "llm",
        "requested_at": "2026-01-01T12:00:04.000000Z",
        "given": True,
    }
    assert as_json(exported(DELAYED))["delay_reason"] == "interviewer-unavailable"
    assert as_json(exported(CONDENSED))["usage"]["cost_usd"] is None
    asks = exported(PAUSED, InterviewResumed(ask="Who pays?"))
    assert as_json(asks)["owner_asks"] == "Who pays?"


def test_who_spoke_is_told_beside_the_words() -> None:
    what = exported(SAID_BY_MODEL)
    assert "**Interviewer** · acme:small · 12:00:03 · \\#4" in markdown.render(what)
    assert "<small>acme:small · #4" in page.render(what)


def test_a_name_with_markup_in_it_stays_harmless() -> None:
    what = exported(asked(MessageId("q9"), by="<b>*x*"))
    assert "<b>" not in page.render(what)
    assert r"\<b\>\*x\*" in markdown.render(what)


def test_what_the_review_fills_has_its_place_in_the_ledger_once_there_is_something() -> None:
    guide = parse_guide(built_in_guides()["agent-hiring.yaml"], name="agent-hiring.yaml")
    labels = [entry.label for entry in exported(guide=guide).ledger]
    assert "Name proposals" not in labels
    filled = exported(FOUND, guide=guide)
    assert [(entry.label, entry.text) for entry in filled.ledger if entry.text] == [
        ("Name proposals", "Ada, Bo")
    ]
    assert filled.coverage is not None
    assert filled.coverage.required == 6


def test_a_candidate_does_not_take_away_what_models_cost_or_who_reviews() -> None:
    taken = without_metadata(exported(SAID_BY_MODEL, TO_BE_READ, READ))
    assert not {"usage", "review"} & as_json(taken).keys()
    assert not any("Models" in sentence for sentence in taken.particulars)


def test_what_an_agent_keeps_beside_the_words_is_in_no_export_to_read() -> None:
    what = exported(ITEMS_CHANGED)
    for text in (markdown.render(what), page.render(what), jsons.render_json(what)):
        assert '"role": "user"' not in text


def test_a_copy_says_what_it_is_a_copy_of() -> None:
    origin = Origin(interview=InterviewId("0193b0c0-0000-7000-8000-00000000000f"), seq=12)
    interview = given(replace(OPENED, copy_of=origin), ASKED).interview
    assert interview is not None
    what = Exported(interview=interview, guide=None, records=())
    told = f"Copied from interview {origin.interview}, up to its event #12."
    assert told in page.render(what)
    assert told in markdown.render(what).replace("\\", "")
    assert as_json(what)["copy_of"] == {"interview": origin.interview, "seq": 12}


def test_words_that_put_others_right_say_so() -> None:
    what = exported(asked(Q2), replace(answered(A2, "Two bridges."), corrects=A1))
    assert r"· \#5 · corrects \#3" in markdown.render(what)
    assert f'corrects <a href="#m{what.interview.id}-3">#3</a>' in page.render(what)
    assert as_json(what)["transcript"][-1]["corrects"] == A1
    assert [row.rpartition(",")[0][-2:] for row in tabular.render(what).splitlines()[-2:]] == [
        "Z,",
        ",3",
    ]


def test_notes_are_for_the_organization_alone() -> None:
    what = exported(NOTED)
    for text in (markdown.render(what), page.render(what), jsons.render_json(what)):
        assert "Ask about tunnels." in text
    taken = without_metadata(what)
    for text in (markdown.render(taken), page.render(taken), jsons.render_json(taken)):
        assert "Ask about tunnels." not in text
        assert "Notes" not in text
