"""What holds for every interview, whoever sends whatever in whatever order."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from typing import get_args

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests import command_strategies as commanding
from tests import strategies
from vivavoce.domain.commands import (
    AddMessage,
    AddNote,
    AnyCommand,
    Command,
    GiveReply,
    KeepItems,
    MeetDeadline,
    OpenInterview,
    Withdraw,
)
from vivavoce.domain.deadlines import due_at
from vivavoce.domain.decide import decide, open_interview
from vivavoce.domain.events import (
    AnyEvent,
    Event,
    InterviewCompleted,
    InterviewerChanged,
    InterviewOpened,
    InterviewResumed,
    MessageAdded,
    ProfileUpdated,
    ReviewGiven,
    Speaker,
    TranscriptCondensed,
    Usage,
)
from vivavoce.domain.evolving import begin, evolve, fold
from vivavoce.domain.ids import MessageId
from vivavoce.domain.interview import AGENT, HUMAN, Interview, Status
from vivavoce.domain.profile import Profile
from vivavoce.domain.transcript import Message
from vivavoce.errors import Malformed, Refused
from vivavoce.testing.scenario import INTERVIEW_ID, STARTED_AT

Facts = list[tuple[AnyEvent, datetime]]

CLOSED = {Status.COMPLETED, Status.CANCELLED, Status.PENDING_REVIEW}
INSTANT = timedelta(microseconds=1)

# A journey is up to 30 drawn commands, more than Hypothesis expects of one example;
# together the tests below still take a few hundred of them.
journeys_take_long = settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """One command and what it came to; `decided` is None when it was refused."""

    before: Interview
    command: AnyCommand
    now: datetime
    decided: Sequence[AnyEvent] | None
    after: Interview


class Journey(msgspec.Struct, frozen=True, kw_only=True):
    """An interview from its opening on, as commands made it."""

    facts: Facts
    steps: list[Step]

    @property
    def interview(self) -> Interview:
        whole = fold(INTERVIEW_ID, self.facts)
        assert whole is not None
        return whole


@st.composite
def journeys(draw: st.DrawFn, *, wild: bool = False, steps_max: int = 30) -> Journey:
    """Any sequence of commands, accepted or refused, and what became of them."""
    make = commanding.wild_commands if wild else commanding.commands
    opened = draw(strategies.openings())
    facts: Facts = [(opened, STARTED_AT)]
    interview, now = begin(INTERVIEW_ID, opened, STARTED_AT), STARTED_AT
    steps = []
    for _ in range(draw(st.integers(0, steps_max))):
        command = draw(make(interview))
        now += draw(st.timedeltas(timedelta(0), timedelta(hours=8)))
        step = take(interview, command, now)
        steps.append(step)
        facts += [(event, now) for event in step.decided or ()]
        interview = step.after
        if interview.status is Status.COMPLETED and draw(st.booleans()):
            break  # nothing more will happen, though a few more may ask
    return Journey(facts=facts, steps=steps)


def take(interview: Interview, command: AnyCommand, now: datetime) -> Step:
    decided: Sequence[AnyEvent] | None = None
    after = interview
    with suppress(Refused, Malformed):
        decided = decide(interview, command, now)
    for event in decided or ():
        after = evolve(after, event, now)
    return Step(before=interview, command=command, now=now, decided=decided, after=after)


def messages_of(facts: Facts) -> list[tuple[int, MessageAdded, datetime]]:
    return [
        (seq, event, at)
        for seq, (event, at) in enumerate(facts, start=1)
        if isinstance(event, MessageAdded)
    ]


# --- nothing is forgotten ---


def test_the_strategies_know_every_event_and_every_command() -> None:
    assert set(strategies.EVENTS) == set(get_args(AnyEvent)) == set(Event.__subclasses__())
    assert set(commanding.COMMANDS) == set(get_args(AnyCommand))
    assert {*commanding.COMMANDS, OpenInterview} == set(Command.__subclasses__())


# --- journeys ---


@journeys_take_long
@given(journeys())
def test_the_version_counts_the_events_without_a_gap(journey: Journey) -> None:
    """I3."""
    assert journey.interview.version == len(journey.facts)
    for step in journey.steps:
        assert step.after.version == step.before.version + len(step.decided or ())


@journeys_take_long
@given(journeys())
def test_the_transcript_is_what_the_events_say_in_their_order(journey: Journey) -> None:
    """I3."""
    assert list(journey.interview.transcript) == [
        Message(
            id=event.id,
            seq=seq,
            speaker=event.speaker,
            text=event.text,
            recorded_at=event.said_at or at,
            author=event.author,
            in_reply_to=event.in_reply_to,
            question=event.question,
            probe=event.probe,
            on_takeover=event.on_takeover,
            corrects=event.corrects,
        )
        for seq, event, at in messages_of(journey.facts)
    ]


@journeys_take_long
@given(journeys())
def test_a_message_id_occurs_once(journey: Journey) -> None:
    """I2."""
    ids = [event.id for _, event, _ in messages_of(journey.facts)]
    assert len(ids) == len(set(ids))


@journeys_take_long
@given(journeys())
def test_a_reply_is_owed_exactly_while_something_is_unanswered(journey: Journey) -> None:
    """I6."""
    for interview in [journey.interview, *(step.before for step in journey.steps)]:
        assert interview.owed_since == unanswered_since(journey.facts[: interview.version])
        assert interview.owes_reply == (
            interview.owed_since is not None
            and interview.status is Status.ACTIVE
            and interview.interviewer not in {HUMAN, AGENT}
        )
        assert interview.delay is None or interview.owed_since is not None


def unanswered_since(facts: Facts) -> datetime | None:
    """The same fact found the slow way, by looking through everything that happened."""
    since: datetime | None = None
    for fact, at in facts:
        match fact:
            case MessageAdded(speaker=Speaker.INTERVIEWER, on_takeover=True):
                pass
            case MessageAdded(speaker=Speaker.INTERVIEWER) | InterviewCompleted():
                since = None
            case InterviewResumed(ask=None) | InterviewerChanged(speaks=False):
                pass
            case InterviewOpened() | MessageAdded() | InterviewResumed() | InterviewerChanged():
                since = since or at
    return since


@journeys_take_long
@given(journeys())
def test_after_a_handover_somebody_has_the_next_word(journey: Journey) -> None:
    """I6: the one who enters, or the candidate, who was asked something."""
    for step in journey.steps:
        if any(isinstance(event, InterviewerChanged) for event in step.decided or ()):
            last = step.before.transcript.last
            was_asked = last is not None and last.speaker is Speaker.INTERVIEWER
            assert step.after.owed_since is not None or was_asked
            assert step.after.delay is None
            assert step.after.turn_from == step.after.version


@journeys_take_long
@given(journeys())
def test_what_was_used_is_the_sum_of_what_the_events_say(journey: Journey) -> None:
    costing = (MessageAdded, TranscriptCondensed, ReviewGiven)
    spent = [event.usage for event, _ in journey.facts if isinstance(event, costing)]
    assert journey.interview.usage == sum((each for each in spent if each is not None), Usage())


@journeys_take_long
@given(journeys())
def test_a_review_is_given_at_most_once_each_time_it_is_asked_for(journey: Journey) -> None:
    """I6."""
    for step in journey.steps:
        given_now = sum(isinstance(event, ReviewGiven) for event in step.decided or ())
        assert given_now <= step.before.owes_review
        assert not given_now or not step.after.owes_review


@journeys_take_long
@given(journeys())
def test_an_answer_gets_at_most_one_reply_unless_a_person_asked_for_another_word(
    journey: Journey,
) -> None:
    """I6: the transcript never shows two replies."""
    answered: set[MessageId | None] = set()
    for step in journey.steps:
        if isinstance(step.command, GiveReply) and step.decided:
            assert step.before.owes_reply
            # Everything said so far has its reply now, not only a part of it.
            assert step.command.in_reply_to == step.before.heard
            assert step.command.in_reply_to not in answered
            answered.add(step.command.in_reply_to)
        for event in step.decided or ():
            asks = isinstance(event, InterviewResumed) and event.ask is not None
            if asks or isinstance(event, InterviewerChanged):
                answered.clear()


@journeys_take_long
@given(journeys())
def test_a_closed_interview_takes_no_messages_and_a_completed_one_hardly_anything(
    journey: Journey,
) -> None:
    """A note, and that the candidate takes no part any more, are told of whatever is over."""
    for step in journey.steps:
        if step.before.status in CLOSED:
            assert len(step.after.transcript) == len(step.before.transcript)
        if step.before.status is Status.COMPLETED:
            assert step.after.status is Status.COMPLETED
            if not isinstance(step.command, AddNote | Withdraw):
                assert step.after == step.before


@journeys_take_long
@given(journeys())
def test_nobody_goes_on_without_a_candidate_who_withdrew(journey: Journey) -> None:
    for step in journey.steps:
        if step.before.withdrawal is not None:
            assert step.after.withdrawal is not None
            assert step.after.status is step.before.status
            assert step.after.status in {Status.COMPLETED, Status.CANCELLED}
            assert len(step.after.transcript) == len(step.before.transcript)


@journeys_take_long
@given(journeys())
def test_a_note_changes_nothing_that_the_interview_goes_by(journey: Journey) -> None:
    """I6: a reply that is being made meanwhile is not too late for it."""
    for step in journey.steps:
        if isinstance(step.command, AddNote) and step.decided:
            known = replace(
                step.before,
                version=step.after.version,
                updated_at=step.after.updated_at,
                notes=step.after.notes,
            )
            assert step.after == known


@journeys_take_long
@given(journeys())
def test_no_word_is_refused_in_an_open_interview_unless_its_id_is_taken(
    journey: Journey,
) -> None:
    for step in journey.steps:
        if not isinstance(step.command, AddMessage) or step.before.status in CLOSED:
            continue
        if step.command.corrects is not None:
            corrected = step.before.transcript.find(step.command.corrects)
            is_theirs = corrected is not None and corrected.speaker is Speaker.CANDIDATE
            if step.decided is None and not (
                is_theirs and step.command.speaker is Speaker.CANDIDATE
            ):
                continue
        known = step.before.transcript.find(step.command.id)
        if known is None:
            assert step.decided
            assert step.after.transcript[-1].text == step.command.text
        elif known.speaker is step.command.speaker:
            assert step.decided == []
        else:
            assert step.decided is None


@journeys_take_long
@given(journeys(wild=True))
def test_what_was_decided_once_is_not_decided_again(journey: Journey) -> None:
    """I2: every command may be repeated; the second time nothing is left to do.

    Only an agent's items have no ids; who sends them says at which version (I5).
    """
    for step in journey.steps:
        if step.decided is not None and not isinstance(step.command, KeepItems):
            assert list(decide(step.after, step.command, step.now)) == []


@journeys_take_long
@given(journeys(wild=True))
def test_what_is_refused_is_refused_again_and_leaves_no_trace(journey: Journey) -> None:
    for step in journey.steps:
        if step.decided is None:
            assert step.after is step.before
            assert take(step.before, step.command, step.now).decided is None


@journeys_take_long
@given(journeys(wild=True))
def test_whatever_is_sent_what_is_decided_can_be_stored_and_comes_back_the_same(
    journey: Journey,
) -> None:
    """I12: no decision holds what the journal would refuse, lose or change."""
    for event, _ in journey.facts:
        written = msgspec.json.encode(event)
        assert msgspec.json.decode(written, type=type(event)) == event
        assert b"\\u0000" not in written.replace(b"\\\\", b"")


@given(commanding.open_commands(commanding.wild_texts(), commanding.wild_values()))
def test_whatever_an_interview_is_opened_with_can_be_stored_or_is_malformed(
    command: OpenInterview,
) -> None:
    try:
        (event,) = open_interview(command)
    except Malformed:
        return
    assert msgspec.json.decode(msgspec.json.encode(event), type=type(event)) == event


@journeys_take_long
@given(journeys())
def test_the_profile_is_the_last_that_was_said_about_each_field(journey: Journey) -> None:
    known: Profile = {}
    for event, _ in journey.facts:
        if isinstance(event, ProfileUpdated):
            for name, value in event.changes.items():
                known.pop(name, None)
                if value is not None:
                    known[name] = value
    assert journey.interview.profile == known


@journeys_take_long
@given(journeys())
def test_sources_of_the_profile_are_messages_of_the_interview(journey: Journey) -> None:
    interview = journey.interview
    for value in interview.profile.values():
        assert all(interview.transcript.find(source) is not None for source in value.sources)


@journeys_take_long
@given(journeys(steps_max=12), commanding.limits())
def test_nothing_is_due_before_its_deadline_and_something_is_at_it(
    journey: Journey, limits: MeetDeadline
) -> None:
    interview = journey.interview
    due = due_at(
        interview,
        idle_pause_after=limits.idle_pause_after,
        expires_after=limits.expires_after,
    )
    if due is None:
        assert list(decide(interview, limits, STARTED_AT + timedelta(days=9999))) == []
    else:
        assert list(decide(interview, limits, due - INSTANT)) == []
        assert len(decide(interview, limits, due)) == 1


# --- the fold ---


@journeys_take_long
@given(strategies.histories(), st.data())
def test_folding_in_pieces_is_folding_at_once(facts: Facts, data: st.DataObject) -> None:
    """Whatever was journaled, possible or not by today's rules."""
    whole = fold(INTERVIEW_ID, facts)
    cut = data.draw(st.integers(1, len(facts)))
    piecewise = fold(INTERVIEW_ID, facts[:cut])
    assert piecewise is not None
    for event, at in facts[cut:]:
        piecewise = evolve(piecewise, event, at)
    assert piecewise == whole
    assert piecewise.version == len(facts)
    assert piecewise.updated_at == facts[-1][1]


@journeys_take_long
@given(journeys())
def test_what_is_decided_step_by_step_is_what_a_restart_reads_back(journey: Journey) -> None:
    if journey.steps:
        assert journey.steps[-1].after == journey.interview


@journeys_take_long
@given(journeys())
def test_an_interview_seen_earlier_is_still_what_it_was(journey: Journey) -> None:
    for step in journey.steps:
        again = fold(INTERVIEW_ID, journey.facts[: step.before.version])
        assert step.before == again
