"""Long interviews: older words in short for the model, whole for people."""

from typing import Any

import pytest
from pydantic_ai.exceptions import UserError

from tests.interviewers.guides import SMALL
from tests.interviewers.llm.talking import NAME, Says, Situation, Talk, learned, said
from vivavoce.errors import InterviewerUnavailable, InterviewerUnusable, ReplyUnfit
from vivavoce.interviewers.llm import condensing
from vivavoce.interviewers.llm.situation import LEFT_OUT, MESSAGE_CHARS_MAX

LONG = SMALL + "rules: { max_turns: 1000 }\n"
SUMMARY = {"summary": "They want letters answered [2, 4]."}


@pytest.fixture(autouse=True)
def _small_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(condensing, "CONTEXT_CHARS_MAX", 2_000)
    monkeypatch.setattr(condensing, "KEPT_CHARS", 800)
    monkeypatch.setattr(condensing, "PIECE_CHARS_MAX", 1_500)


def stay(n: int) -> Says:
    return said(f"I see, that was number {n}.", "What else is it for?", question="role")


def sums_up_then(reply: Says) -> list[Says]:
    """Return answers that sum up as often as is asked for, and then reply."""

    def answer(told: Situation) -> object:
        return SUMMARY if told["task"] == "condense" else reply

    return [answer] * 5


async def talked(turns: int) -> Talk:
    """Return an interview that is just short of being condensed."""
    talk = Talk(LONG)
    for number in range(turns):
        talk.will_say(stay(number))
        await talk.heard(f"Message {number}: {'a good deal to say ' * 12}")
    return talk


async def test_what_was_said_earlier_is_put_in_short_once_and_recorded() -> None:
    talk = await talked(6)
    assert not any(told["earlier"] for told in talk.models.told_so_far)
    talk.will_say(SUMMARY, stay(6))
    await talk.heard("One more thing. " + "More of it. " * 40)
    condensed = talk.interview.condensed
    assert condensed is not None
    assert (condensed.text, condensed.author) == (SUMMARY["summary"], NAME)
    assert condensed.usage is not None
    assert (condensed.usage.requests, condensed.usage.tokens) == (1, 1_050)
    asked = talk.models.told_so_far[-2]
    assert asked["task"] == "condense"
    shown = talk.situation
    assert shown["earlier"] == SUMMARY["summary"]
    # No message is missing, none is shown twice, and numbers still name the same ones.
    numbers = [each["n"] for each in asked["transcript"] + shown["transcript"]]
    assert numbers == list(range(1, len(talk.interview.transcript)))
    assert shown["reply_to"] == [numbers[-1]]
    # The next turn takes the summary that is there.
    talk.will_say(stay(7))
    await talk.heard("And this.")
    assert [told["task"] for told in talk.models.told_so_far].count("condense") == 1
    assert talk.situation["earlier"] == SUMMARY["summary"]
    assert talk.situation["transcript"][0]["n"] == shown["transcript"][0]["n"]
    assert len(talk.interview.transcript) == len(numbers) + 3  # people still read it whole


async def test_the_summary_is_counted_by_itself_and_not_once_more_in_the_reply() -> None:
    talk = await talked(6)
    before = talk.interview.usage.requests
    talk.will_say(SUMMARY, stay(6))
    reply = await talk.heard("One more thing. " + "More of it. " * 40)
    assert reply.usage is not None
    assert reply.usage.requests == 1
    assert talk.interview.usage.requests == before + 2


async def test_a_summary_grows_out_of_the_one_before() -> None:
    talk = await talked(6)
    talk.will_say(SUMMARY, stay(6))
    await talk.heard("One more thing. " + "More of it. " * 40)
    talk.will_say({"summary": "Letters [2] and calls [14]."}, stay(7))
    await talk.heard("x " * 1_000)
    asked = [each for each in talk.models.told_so_far if each["task"] == "condense"]
    assert asked[-1]["earlier"] == SUMMARY["summary"]
    assert talk.interview.condensed is not None
    assert talk.interview.condensed.text == "Letters [2] and calls [14]."


async def test_without_a_summary_the_latest_words_are_enough_and_it_is_tried_again() -> None:
    talk = await talked(6)
    talk.will_say("{", {"summary": ""}, "no", stay(6))
    await talk.heard("One more thing. " + "More of it. " * 40)
    assert talk.interview.condensed is None
    assert talk.situation["earlier"] is None
    assert talk.situation["transcript"][0]["n"] > 1
    talk.will_say(*sums_up_then(stay(7)))
    await talk.heard("And this.")
    assert talk.interview.condensed is not None


async def test_a_summary_in_vain_is_paid_for_and_counted() -> None:
    talk = await talked(6)
    before, asked = talk.interview.usage.requests, len(talk.models.told_so_far)
    talk.will_say("{", {"summary": ""}, "no", stay(6))
    reply = await talk.heard("One more thing. " + "More of it. " * 40)
    assert reply.usage is not None
    assert reply.usage.requests == len(talk.models.told_so_far) - asked == 4
    assert talk.interview.usage.requests == before + 4


async def test_a_summary_is_kept_also_where_no_fit_answer_follows() -> None:
    talk = await talked(6)
    talk.will_say("{", SUMMARY, "{", "{", "{")
    talk.say("One more thing. " + "More of it. " * 40)
    with pytest.raises(ReplyUnfit) as raised:
        await talk.llm.reply(talk.view())
    kept, usage = raised.value.condensed, raised.value.usage
    assert (kept.text, kept.author, kept.usage.requests) == (SUMMARY["summary"], NAME, 2)
    assert (usage.requests, usage.model) == (3, NAME), "what the summary says itself is not in it"


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (ConnectionResetError(), InterviewerUnavailable),
        (UserError("no key"), InterviewerUnusable),
    ],
)
async def test_what_was_counted_before_a_provider_failed_is_told_with_its_failure(
    error: Exception, kind: type[Any]
) -> None:
    talk = await talked(6)
    talk.will_say("{", SUMMARY, "{", error)
    talk.say("One more thing. " + "More of it. " * 40)
    with pytest.raises(kind) as raised:
        await talk.llm.reply(talk.view())
    usage = raised.value.usage
    assert (usage.requests, usage.tokens, usage.model) == (3, 3 * 1_050, NAME)


async def test_a_failure_before_which_nothing_was_counted_tells_of_no_usage() -> None:
    talk = Talk(LONG, [ConnectionResetError()])
    with pytest.raises(InterviewerUnavailable) as raised:
        await talk.heard("A role for letters.")
    assert raised.value.usage is None


async def test_the_summary_that_is_recorded_is_the_one_that_is_shown() -> None:
    talk = await talked(6)
    talk.will_say({"summary": "letters [2] " * 2_000}, stay(6))
    await talk.heard("One more thing. " + "More of it. " * 40)
    assert talk.interview.condensed is not None
    assert talk.situation["earlier"] == talk.interview.condensed.text
    assert len(talk.situation["earlier"]) == condensing.SUMMARY_CHARS_MAX


async def test_a_summary_that_names_no_messages_gets_those_it_was_made_of() -> None:
    talk = await talked(6)
    talk.will_say({"summary": "They want letters answered."}, stay(6))
    await talk.heard("One more thing. " + "More of it. " * 40)
    asked = talk.models.told_so_far[-2]["transcript"]
    heard = [each["n"] for each in asked if each["who"] == "candidate"]
    shown = f"[{heard[0]}-{heard[-1]}] They want letters answered."
    assert talk.situation["earlier"] == shown


async def test_a_message_that_a_summary_names_but_is_not_there_is_objected_to_once() -> None:
    talk = await talked(6)
    wrong = {"summary": "They want letters answered [2, 99], since [2024]."}
    talk.will_say(wrong, wrong, stay(6))
    await talk.heard("One more thing. " + "More of it. " * 40)
    assert "99, 2024" in talk.models.told_so_far[-2]["objections"][0]
    assert talk.situation["earlier"] == wrong["summary"]


async def test_a_provider_that_is_down_while_condensing_leaves_the_reply_owed() -> None:
    talk = await talked(6)
    talk.will_say(ConnectionResetError())
    with pytest.raises(InterviewerUnavailable):
        await talk.heard("One more thing. " + "More of it. " * 40)
    assert talk.interview.owes_reply


async def test_the_longest_row_of_messages_stays_within_the_bound() -> None:
    talk = Talk(LONG)
    talk.say(*["y" * 20_000 for _ in range(20)])
    talk.will_say(*sums_up_then(stay(0)) * 12)
    await talk.led()
    for told in talk.models.told_so_far:
        chars = sum(len(each["text"]) for each in told["transcript"])
        assert chars <= MESSAGE_CHARS_MAX, told["task"]


async def test_a_value_may_rest_on_words_that_only_stand_in_the_summary() -> None:
    talk = Talk(LONG)
    talk.will_say(stay(0))
    await talk.heard("We need Python and SQL. " + "And so on. " * 30)
    for number in range(1, 6):
        talk.will_say(stay(number))
        await talk.heard(f"Message {number}: {'a good deal to say ' * 12}")
    heads = said(
        "Thanks.",
        "How many people is this for?",
        question="heads",
        learned=[
            learned("skills", ["Python", "SQL"], 2),
            learned("role", "One more thing.", 14),
        ],
    )
    talk.will_say(*sums_up_then(heads))
    await talk.heard("One more thing. " + "More of it. " * 40)
    assert talk.profile["skills"][0] == ["Python", "SQL"]


def test_a_message_of_many_pages_is_shown_with_its_middle_left_out() -> None:
    from vivavoce.interviewers.llm.situation import shortened

    text = "begin " + "x" * 10_000 + " end"
    short = shortened(text, 1_000)
    assert len(short) <= 1_000
    assert short.startswith("begin ")
    assert short.endswith(" end")
    assert LEFT_OUT in short
