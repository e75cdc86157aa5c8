"""Reading a finished interview for what only the whole shows."""

from typing import Any

import pytest
from pydantic_ai.exceptions import ModelContextWindowExceededError, ModelHTTPError

from tests.interviewers.guides import SMALL
from tests.interviewers.llm.talking import NAME, Talk
from tests.provider.server import MODEL, serving
from vivavoce.authoring.reading import built_in_guides, parse_guide
from vivavoce.domain.profile import FieldStatus
from vivavoce.errors import InterviewerUnavailable, ReplyUnfit
from vivavoce.interviewers.llm import LlmInterviewer, Models, condensing
from vivavoce.interviewers.llm.situation import BY_HAND_CHARS_MAX, KNOWN_CHARS_MAX, LEFT_OUT

REVIEWED = SMALL.replace(
    "opening:",
    """\
  - { id: prompt, label: System prompt, hint: Two sentences. }
  - { id: names, label: Names, type: list }
  - id: fit
    label: Fit
    type: choice
    options: [{ id: good, labels: [good] }, { id: bad, labels: [bad] }]
review:
  collects: [prompt, names, fit]
  instructions: Write a system prompt and propose three names.
opening:""",
)
PROMPT = "You answer the letters of our customers."


def found(item: str, value: Any, *messages: int) -> dict[str, Any]:
    return {"item": item, "value": value, "messages": list(messages)}


GOOD = {
    "found": [
        found("prompt", PROMPT, 2),
        found("names", ["Ada", "Bo", "Cy"], 2, 4),
        found("fit", "good", 4),
    ]
}


def finished() -> Talk:
    talk = Talk(REVIEWED)
    talk.hear("An agent that answers the letters of our customers, mostly about bills.")
    talk.hear("Python, SQL and patience")
    return talk


async def test_a_review_fills_what_only_the_whole_shows_with_its_sources() -> None:
    talk = finished().will_say(GOOD)
    reviewed = await talk.llm.review(talk.view())
    assert (reviewed.author, reviewed.latency_ms is not None) == (NAME, True)
    assert reviewed.usage is not None
    assert reviewed.usage.requests == 1
    prompt = reviewed.changes["prompt"]
    assert prompt is not None
    assert (prompt.value, prompt.status) == (PROMPT, FieldStatus.OBTAINED)
    assert prompt.sources == (talk.interview.transcript[1].id,)
    names = reviewed.changes["names"]
    assert names is not None
    assert names.value == ["Ada", "Bo", "Cy"]


async def test_the_model_is_told_what_to_fill_how_and_what_is_known() -> None:
    talk = finished().will_say(GOOD)
    await talk.llm.review(talk.view())
    told = talk.situation
    assert told["task"] == "review"
    assert [item["id"] for item in told["information"]] == ["prompt", "names", "fit"]
    assert told["instructions"] == "Write a system prompt and propose three names."
    assert told["profile"]["skills"] == ["Python", "SQL", "patience"]
    assert len(told["transcript"]) == len(talk.interview.transcript)


async def test_while_it_is_led_no_item_of_the_review_is_asked_for() -> None:
    talk = Talk(REVIEWED, [])
    talk.will_say(
        {
            "question": "skills",
            "lead": "Thanks.",
            "ask": "Which skills?",
            "learned": [{"item": "role", "value": "Letters.", "messages": [2]}],
        }
    )
    await talk.heard("Letters.")
    assert {item["id"] for item in talk.situation["information"]} == {"role", "skills", "heads"}


@pytest.mark.parametrize(
    "bad",
    [
        {"found": []},
        {"found": [found("prompt", PROMPT, 2), found("names", ["Ada"], 2)]},
        {"found": [*GOOD["found"], found("salary", "a lot", 2)]},
        {"found": [found("prompt", PROMPT), *GOOD["found"][1:]]},
        {"found": [found("prompt", PROMPT, 1), *GOOD["found"][1:]]},
        {"found": [found("prompt", 5.5, 99), *GOOD["found"][1:]]},
        {"found": [*GOOD["found"][:2], found("fit", "splendid", 2)]},
        {"found": [*GOOD["found"][:2], found("fit", {"min": 1, "max": 2}, 2)]},
        {"found": [found("prompt", {"a": [[]]}, 2), *GOOD["found"][1:]]},
        {"found": [GOOD["found"][0], found("names", [""], 2), GOOD["found"][2]]},
        {"found": [GOOD["found"][0], found("names", ["Ada"] * 300, 2), GOOD["found"][2]]},
        {"found": [*GOOD["found"], found("role", "Letters", 2)]},
        '{"found": [{"item": "prompt", "value": ' + "[" * 5_000 + "]" * 5_000 + "}]}",
        {"found": [found("prompt", "x" * 20_000, 2), *GOOD["found"][1:]]},
        "no review",
    ],
)
async def test_what_was_not_asked_for_or_rests_on_nothing_is_refused(bad: Any) -> None:
    talk = finished().will_say(bad, GOOD)
    reviewed = await talk.llm.review(talk.view())
    assert set(reviewed.changes) == {"prompt", "names", "fit"}
    assert talk.situation["objections"]
    talk = finished().will_say(bad, bad, bad)
    with pytest.raises(ReplyUnfit):
        await talk.llm.review(talk.view())


async def test_an_item_nothing_can_be_said_about_stays_open() -> None:
    talk = finished().will_say({"found": [*GOOD["found"][:2], found("fit", None)]})
    assert set((await talk.llm.review(talk.view())).changes) == {"prompt", "names"}


DATED = """\
  - { id: since, label: Since, type: date }
  - { id: score, label: Score, type: number }
  - { id: where, label: Where to write, type: email }
review: { collects: [since, score, where], by: llm }
opening:"""


async def test_what_a_review_takes_as_a_fact_was_told_and_what_it_judges_need_not_be() -> None:
    talk = Talk(SMALL.replace("opening:", DATED))
    talk.hear("Letters, since 2019. Write to ada@example.com.")
    good = [found("since", "2019", 2), found("score", 7, 2), found("where", "ada@example.com", 2)]
    made_up = [found("since", "2020", 2), good[1], found("where", "bob@example.com", 2)]
    talk.will_say({"found": made_up}, {"found": good})
    reviewed = await talk.llm.review(talk.view())
    assert len(talk.situation["objections"]) == 2
    assert {name: value and value.value for name, value in reviewed.changes.items()} == {
        "since": "2019",
        "score": 7,
        "where": "ada@example.com",
    }


async def test_what_is_known_is_shown_in_short_where_its_words_can_be_read() -> None:
    talk = finished().learn(
        role="We write letters. " * 500, skills=[f"skill number {number}" for number in range(200)]
    )
    talk.will_say(GOOD)
    await talk.llm.review(talk.view())
    by_hand = talk.situation["profile"]
    assert KNOWN_CHARS_MAX < len(by_hand["role"]) <= BY_HAND_CHARS_MAX
    assert len(str(by_hand["skills"])) < 2 * BY_HAND_CHARS_MAX
    talk = Talk(REVIEWED)
    talk.hear("We write letters. " * 500)
    talk.hear(", ".join(f"skill {number}" for number in range(100)))
    talk.will_say(GOOD)
    await talk.llm.review(talk.view())
    told = talk.situation["profile"]
    assert len(told["role"]) <= KNOWN_CHARS_MAX
    assert told["skills"][0] == "skill 0"
    assert told["skills"][-1] == LEFT_OUT.strip()
    assert sum(map(len, told["skills"])) <= KNOWN_CHARS_MAX + len(LEFT_OUT)


async def test_an_interview_too_long_for_the_model_leaves_its_review_to_a_person() -> None:
    too_long = ModelHTTPError.for_category(
        ModelContextWindowExceededError, status_code=400, model_name="model", body=None
    )
    talk = finished().will_say("{", too_long)
    with pytest.raises(ReplyUnfit, match="too long") as raised:
        await talk.llm.review(talk.view())
    assert raised.value.usage.requests == 1


async def test_a_review_of_a_long_interview_counts_its_summary_and_can_cite_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(condensing, "CONTEXT_CHARS_MAX", 2_000)
    monkeypatch.setattr(condensing, "KEPT_CHARS", 800)
    talk = Talk(REVIEWED)
    talk.hear("An agent that answers the letters of our customers. " + "And so on. " * 150)
    talk.hear("Python, SQL and patience. " + "And so on. " * 70)
    talk.will_say({"summary": "It answers letters [2]."}, GOOD)
    reviewed = await talk.llm.review(talk.view())
    assert talk.situation["earlier"] == "It answers letters [2]."
    assert talk.situation["transcript"][0]["n"] > 2
    prompt = reviewed.changes["prompt"]
    assert prompt is not None
    assert prompt.sources == (talk.interview.transcript[1].id,)
    assert reviewed.usage is not None
    assert reviewed.usage.requests == 2
    talk.will_say({"summary": "It answers letters [2]."}, "{", "{", "{")
    with pytest.raises(ReplyUnfit) as raised:
        await talk.llm.review(talk.view())
    assert raised.value.usage.requests == 4


async def test_a_guide_without_a_review_needs_no_model() -> None:
    talk = Talk(SMALL)
    assert (await talk.llm.review(talk.view())).changes == {}


async def test_a_provider_that_is_down_leaves_the_review_owed() -> None:
    talk = finished().will_say(ConnectionResetError())
    with pytest.raises(InterviewerUnavailable):
        await talk.llm.review(talk.view())


async def test_agent_hiring_gets_its_system_prompt_and_three_names_over_the_wire(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    guide = parse_guide(built_in_guides()["agent-hiring.yaml"], name="agent-hiring.yaml")
    talk = Talk(guide)
    talk.hear("An agent that answers the letters of our customers, mostly about bills.")
    async with serving() as provider:
        monkeypatch.setenv("OPENAI_BASE_URL", provider.url)
        models = Models(f"openai:{MODEL}")
        reviewed = await LlmInterviewer(models, talk.calls).review(talk.view())
        await models.close()
    assert guide.review is not None
    assert set(reviewed.changes) == set(guide.review.collects)
    names = reviewed.changes["names"]
    assert names is not None
    assert len(names.value) == 3
