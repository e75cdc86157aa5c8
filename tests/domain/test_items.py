"""What an agent outside keeps beside the words: items and messages, all in one (I4)."""

import pytest
from msgspec.structs import replace

from tests.domain.facts import A1, ASKED, COMPLETED, IN_REVIEW, NEW, Q1, Q2, answered
from tests.domain.facts import OPENED as LED_BY_SCRIPT
from vivavoce.domain.commands import AddMessage, KeepItems
from vivavoce.domain.events import (
    AgentItemsChanged,
    AnyEvent,
    InterviewerChanged,
    InterviewPaused,
    InterviewResumed,
    MessageAdded,
    Speaker,
)
from vivavoce.domain.interview import AGENT, HUMAN, IDLE, Status
from vivavoce.errors import IdTaken, InterviewClosed, Refused, TooLarge
from vivavoce.testing.scenario import given

OPENED = replace(LED_BY_SCRIPT, interviewer=AGENT)
TAKEN_OVER = InterviewerChanged(left=AGENT, entered=HUMAN)

ITEM = {"role": "user", "content": "A bridge."}
SAID = AddMessage(id=A1, speaker=Speaker.CANDIDATE, text="A bridge.")
REPLIED = AddMessage(id=Q2, speaker=Speaker.INTERVIEWER, text="Which one?", author="agent")


def test_items_and_what_was_said_in_them_are_stored_together_each_answering_the_last() -> None:
    """I4."""
    kept = given(OPENED, ASKED).when(KeepItems(added=(ITEM,), messages=(SAID, REPLIED)))
    kept.then(
        MessageAdded(id=A1, speaker=Speaker.CANDIDATE, text="A bridge.", in_reply_to=Q1),
        MessageAdded(
            id=Q2, speaker=Speaker.INTERVIEWER, text="Which one?", author="agent", in_reply_to=A1
        ),
        AgentItemsChanged(added=(ITEM,)),
    )


def test_a_message_that_is_known_or_stands_twice_is_stored_once() -> None:
    """I2."""
    kept = given(OPENED, ASKED, answered(A1)).when(KeepItems(added=(ITEM,), messages=(SAID,)))
    kept.then(AgentItemsChanged(added=(ITEM,)))
    given(OPENED, ASKED).when(KeepItems(messages=(SAID, SAID))).then(
        MessageAdded(id=A1, speaker=Speaker.CANDIDATE, text="A bridge.", in_reply_to=Q1)
    )


def test_an_interview_paused_for_silence_goes_on_once_however_much_is_said() -> None:
    more = AddMessage(id=NEW, speaker=Speaker.CANDIDATE, text="Of steel.")
    kept = given(OPENED, ASKED, InterviewPaused(reason=IDLE)).when(KeepItems(messages=(SAID, more)))
    assert sum(isinstance(event, InterviewResumed) for event in kept.events) == 1
    kept.then_interview(status=Status.ACTIVE, heard=NEW)


def test_items_can_go_the_latest_or_all_of_them() -> None:
    given(OPENED).when(KeepItems(removed=1)).then(AgentItemsChanged(removed=1))
    given(OPENED).when(KeepItems(removed=None)).then(AgentItemsChanged(removed=None))


def test_keeping_nothing_decides_nothing() -> None:
    given(OPENED).when(KeepItems()).then()


@pytest.mark.parametrize("end", [IN_REVIEW, COMPLETED])
def test_an_interview_that_does_not_listen_keeps_no_items(end: AnyEvent) -> None:
    given(OPENED, end).when(KeepItems(added=(ITEM,))).then_refused(InterviewClosed)


def test_a_message_under_an_id_of_the_other_speaker_is_refused_with_its_items() -> None:
    """I2, I4."""
    taken = AddMessage(id=Q1, speaker=Speaker.CANDIDATE, text="Mine.")
    refused = given(OPENED, ASKED).when(KeepItems(added=(ITEM,), messages=(SAID, taken)))
    refused.then_refused(IdTaken).then_interview(version=2)


@pytest.mark.parametrize("past", [(OPENED, ASKED, TAKEN_OVER), (LED_BY_SCRIPT, ASKED)])
def test_an_agent_says_nothing_while_another_one_leads(past: tuple[AnyEvent, ...]) -> None:
    """I4, I5: never two voices."""
    refused = given(*past).when(KeepItems(added=(ITEM,), messages=(SAID, REPLIED)))
    refused.then_refused(Refused).then_interview(version=len(past))


def test_what_the_candidate_says_and_the_agent_does_is_kept_whoever_leads() -> None:
    """I1."""
    kept = given(OPENED, ASKED, TAKEN_OVER).when(KeepItems(added=(ITEM,), messages=(SAID,)))
    kept.then_interview(heard=A1)
    given(OPENED, TAKEN_OVER).when(KeepItems(added=(ITEM,))).then(AgentItemsChanged(added=(ITEM,)))


def test_words_of_the_agent_that_were_kept_before_the_takeover_are_a_repeat() -> None:
    """I2."""
    before = given(OPENED, ASKED).when(KeepItems(messages=(SAID, REPLIED)))
    taken_over = given(OPENED, ASKED, *before.events, TAKEN_OVER)
    taken_over.when(KeepItems(messages=(SAID, REPLIED))).then()


def test_handed_back_the_agent_speaks_again() -> None:
    back = InterviewerChanged(left=HUMAN, entered=AGENT)
    kept = given(OPENED, ASKED, TAKEN_OVER, answered(A1), back).when(KeepItems(messages=(REPLIED,)))
    kept.then_interview(asked=Q2)


def test_more_items_than_one_fact_holds_are_refused() -> None:
    given(OPENED).when(KeepItems(added=({"text": "x" * 600_000},))).then_refused(TooLarge)
