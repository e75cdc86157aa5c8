"""Which facts a copy begins with, whatever happened in the original."""

from datetime import datetime

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests import strategies
from tests.domain.facts import A1, ANSWERED, ASKED, AT, CONDENSED, ITEMS_CHANGED, OPENED, Q1
from tests.interviewers.guides import SMALL
from vivavoce.authoring.reading import parse_guide
from vivavoce.domain.copying import COPIED, Plan, Told, copied
from vivavoce.domain.events import (
    AnyEvent,
    InterviewerChanged,
    InterviewOpened,
    InterviewRepaired,
    MessageAdded,
    ProfileUpdated,
    Speaker,
    StateChanged,
    Usage,
)
from vivavoce.domain.evolving import fold
from vivavoce.domain.interview import AGENT, HUMAN, LED_FROM_OUTSIDE, Interview, Status
from vivavoce.domain.profile import ProfileValue
from vivavoce.testing.scenario import INTERVIEW_ID, STARTED_AT

GUIDE = parse_guide(SMALL, name="small.yaml")
OTHER = parse_guide(SMALL.replace("id: small", "id: other"), name="other.yaml")
NOW = AT[-1]
ROLE = ProfileUpdated(changes={"role": ProfileValue(value="engineer", sources=(A1,))})


def plan(interviewer: str = "scripted", **changed: object) -> Plan:
    same = Plan(
        reference=OPENED.guide,
        guide=GUIDE,
        own=None,
        interviewer=interviewer,
        withheld=frozenset(),
    )
    return replace(same, **changed)


def told(*events: AnyEvent | None) -> list[Told]:
    return [(event, AT[at]) for at, event in enumerate(events)]


def copy_of(past: list[Told], how: Plan) -> tuple[list[AnyEvent], Interview]:
    original = fold(INTERVIEW_ID, past)
    assert original is not None
    events = copied(original, past, how, now=NOW)
    copy = fold(INTERVIEW_ID, [(event, NOW) for event in events])
    assert copy is not None
    return events, copy


def test_words_keep_their_ids_and_times_and_cost_nothing_again() -> None:
    """(I3)"""
    asked = replace(ASKED, usage=Usage(input_tokens=900, requests=1))
    events, copy = copy_of(told(OPENED, asked, ANSWERED, CONDENSED), plan())
    assert [(each.id, each.recorded_at) for each in copy.transcript] == [(Q1, AT[1]), (A1, AT[2])]
    assert copy.usage == Usage()
    assert copy.condensed is not None
    assert copy.condensed.text == CONDENSED.text
    assert copy.owed_since == NOW
    assert isinstance(events[0], InterviewOpened)


def test_what_is_lost_in_the_original_is_not_in_the_copy() -> None:
    """(I7)"""
    repaired = InterviewRepaired(lost=(2,), state="skills")
    _, copy = copy_of(told(OPENED, None, ANSWERED, repaired), plan())
    assert [each.id for each in copy.transcript] == [A1]
    assert copy.state == "skills"
    assert not copy.lost


def test_an_agents_items_go_along_to_an_agent_alone() -> None:
    past = told(OPENED, ASKED, ITEMS_CHANGED)
    assert ITEMS_CHANGED in copy_of(past, plan(AGENT))[0]
    assert ITEMS_CHANGED not in copy_of(past, plan())[0]


def test_nobody_is_left_waiting_where_nothing_was_asked() -> None:
    """(I6)"""
    thanks = MessageAdded(id=Q1, speaker=Speaker.INTERVIEWER, text="Goodbye.", author="scripted")
    past = told(OPENED, ASKED, ANSWERED, replace(thanks, id=A1))
    speaks = InterviewerChanged(left="llm", entered="llm", reason=COPIED, speaks=True)
    events, copy = copy_of(past, plan("llm"))
    assert events[-1] == speaks
    assert copy.owes_reply
    assert copy_of(past, plan())[0][-1] != speaks
    asked = told(OPENED, ASKED)
    assert copy_of(asked, plan("llm"))[1].owed_since is None


def test_by_another_guide_a_copy_says_why_it_stands_elsewhere() -> None:
    past = told(OPENED, ASKED, ANSWERED, ROLE, StateChanged(left="opening", entered="a.b"))
    events, copy = copy_of(past, plan(guide=OTHER, own=GUIDE))
    moves = [event for event in events if isinstance(event, StateChanged)]
    assert moves == [StateChanged(left="opening", entered="people.skills", reason=COPIED)]
    assert copy.profile == {"role": ROLE.changes["role"]}


def test_while_nobody_can_tell_what_a_review_was_to_fill_nothing_learned_goes_along() -> None:
    _, copy = copy_of(told(OPENED, ASKED, ANSWERED, ROLE), plan(withheld=None))
    assert copy.profile == {}


@settings(max_examples=25, deadline=None)
@given(strategies.histories(), st.sampled_from(["scripted", HUMAN, AGENT]), st.booleans())
def test_whatever_happened_a_copy_says_the_same_and_is_open(
    past: list[tuple[AnyEvent, datetime]], interviewer: str, is_other: bool
) -> None:
    """(I3, I4, I6)"""
    original = fold(INTERVIEW_ID, past)
    assert original is not None
    how = plan(interviewer, guide=OTHER, own=GUIDE) if is_other else plan(interviewer)
    events = copied(original, past, how, now=STARTED_AT)
    copy = fold(INTERVIEW_ID, [(event, STARTED_AT) for event in events])
    assert copy is not None
    assert [(each.id, each.text, each.recorded_at) for each in copy.transcript] == [
        (each.id, each.text, each.recorded_at) for each in original.transcript
    ]
    assert copy.status is Status.ACTIVE
    assert copy.withdrawal is None
    assert not copy.notes
    assert copy.usage == Usage()
    last = copy.transcript.last
    if last is None or last.speaker is Speaker.CANDIDATE:
        assert copy.owes_reply == (interviewer not in LED_FROM_OUTSIDE)
    if not is_other:
        assert copy.state == original.state
