"""Any command, for property tests of whatever handles them.

`commands(interview)` makes what somebody may send to that interview: mostly sensible, often
late, repeated or under somebody else's message id. `wild_commands(interview)` adds what no
store can keep. A new kind of command needs its line in `_commands_of`.
"""

from datetime import timedelta
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from msgspec.structs import replace

from tests.strategies import (
    condensed,
    guide_refs,
    interview_ids,
    interviewers,
    items,
    maybe,
    message_ids,
    organization_ids,
    paradata,
    plain_values,
    profile_changes,
    profile_values,
    usages,
    written_texts,
)
from vivavoce.domain.commands import (
    AddMessage,
    AddNote,
    AnyCommand,
    Cancel,
    ChangeGuide,
    Complete,
    DelayReply,
    GiveReply,
    GiveReview,
    HandOver,
    KeepItems,
    MeetDeadline,
    Move,
    OpenInterview,
    Pause,
    RequestReview,
    Resume,
    UpdateProfile,
    Withdraw,
)
from vivavoce.domain.events import Candidate, Speaker
from vivavoce.domain.ids import MessageId, NoteId
from vivavoce.domain.interview import Interview, Status
from vivavoce.domain.profile import ProfileValue

UNSTORABLE_TEXTS = ("", " \t\r\n", "a\0b", "\ud83d", "\udc00 first", "x" * (32 * 1024 + 1))


def limits() -> SearchStrategy[MeetDeadline]:
    """Any time limits of a guide, either of them or none."""
    spans = maybe(st.timedeltas(timedelta(0), timedelta(days=3)))
    return st.builds(MeetDeadline, idle_pause_after=spans, expires_after=spans)


def wild_texts() -> SearchStrategy[str]:
    """Texts of which some cannot be stored."""
    return written_texts(max_size=20) | st.sampled_from(UNSTORABLE_TEXTS)


def wild_values() -> SearchStrategy[Any]:
    """Values of which some are no plain JSON."""
    nested: list[Any] = []
    for _ in range(100):
        nested = [nested]
    strange = st.sampled_from(
        [float("nan"), float("-inf"), 2**63, {1: 2}, (1, 2), {3}, b"x", object(), nested]
    )
    leaves = plain_values() | strange | wild_texts()
    return leaves | st.lists(leaves, max_size=2) | st.dictionaries(wild_texts(), leaves, max_size=2)


def open_commands(
    words: SearchStrategy[str], values: SearchStrategy[Any]
) -> SearchStrategy[OpenInterview]:
    """Any wish to begin an interview, made of `words` and `values`."""
    return st.builds(
        OpenInterview,
        id=interview_ids(),
        organization=organization_ids(),
        guide=guide_refs(),
        interviewer=words,
        language=words,
        candidate=st.builds(Candidate, name=maybe(words), email=maybe(words)),
        metadata=st.dictionaries(words, values, max_size=2),
    )


def _commands_of(
    words: SearchStrategy[str], values: SearchStrategy[Any]
) -> dict[type[AnyCommand], SearchStrategy[AnyCommand]]:
    """One strategy per command, made of `words` and `values`, sent to no interview yet."""
    changes = profile_changes(profile_values(values))
    messages = st.builds(
        AddMessage,
        id=message_ids(),
        speaker=st.sampled_from(Speaker),
        text=words,
        author=maybe(words),
        paradata=maybe(paradata()),
    )
    reviews = st.builds(RequestReview, reason=maybe(words), reviewer=maybe(st.just("llm") | words))
    return {
        AddMessage: messages,
        GiveReply: st.builds(
            GiveReply,
            id=message_ids(),
            in_reply_to=st.none(),
            say=words,
            author=words,
            changes=changes,
            move=maybe(words),
            done=st.sampled_from([False, False, False, True]),
            summary=maybe(words),
            question=maybe(words),
            probe=maybe(words),
            usage=maybe(usages()),
            latency_ms=maybe(st.integers(0, 10**6)),
            condensed=maybe(condensed(words)),
            review=maybe(reviews),
        ),
        DelayReply: st.builds(
            DelayReply, in_reply_to=st.none(), interviewer=interviewers(), reason=words
        ),
        GiveReview: st.builds(
            GiveReview,
            reviewer=st.just("llm") | words,
            version=st.integers(1, 40),
            changes=changes,
            author=words,
            usage=maybe(usages()),
        ),
        KeepItems: st.builds(
            KeepItems,
            removed=maybe(st.integers(-1, 3)),
            added=items(values),
            messages=st.lists(messages, max_size=2).map(tuple),
        ),
        Move: st.builds(Move, state=words, reason=maybe(words)),
        UpdateProfile: st.builds(UpdateProfile, changes=changes),
        Complete: st.builds(Complete, disposition=words, summary=maybe(words)),
        Cancel: st.builds(Cancel, reason=maybe(words)),
        Pause: st.builds(Pause, reason=maybe(words)),
        Resume: st.builds(Resume, ask=st.none() | st.none() | words),
        RequestReview: reviews,
        Withdraw: st.builds(Withdraw, erase=st.booleans()),
        AddNote: st.builds(AddNote, id=message_ids().map(NoteId), text=words),
        HandOver: st.builds(
            HandOver,
            interviewer=interviewers() | words,
            reason=maybe(words),
            say=maybe(words),
            say_id=message_ids(),
            only_from=st.sampled_from([None, None, "scripted", "llm"]),
        ),
        ChangeGuide: st.builds(ChangeGuide, guide=guide_refs(), state=maybe(words)),
        MeetDeadline: limits(),
    }


COMMANDS = _commands_of(written_texts(max_size=20), plain_values())
WILD_COMMANDS = _commands_of(wild_texts(), wild_values())


# With equal shares, few interviews would live to see a second answer, or a first reply.
Kinds = list[type[AnyCommand]]
_EACH: Kinds = list(COMMANDS)
_WHILE_OWED: Kinds = _EACH + [GiveReply] * 12 + [AddMessage] * 4
_WHILE_LISTENING: Kinds = _EACH + [AddMessage] * 12 + [GiveReply] * 2
_WHILE_RESTING: Kinds = _EACH + [AddMessage] * 4 + [Resume] * 4
_WHILE_REVIEWING: Kinds = _WHILE_RESTING + [GiveReview] * 8


def _likely(interview: Interview) -> Kinds:
    if interview.status is not Status.ACTIVE:
        return _WHILE_REVIEWING if interview.owes_review else _WHILE_RESTING
    return _WHILE_OWED if interview.owes_reply else _WHILE_LISTENING


def commands(interview: Interview) -> SearchStrategy[AnyCommand]:
    """Any command that may reach `interview`, made of what can be stored."""
    return _aimed_at(interview, COMMANDS)


def wild_commands(interview: Interview) -> SearchStrategy[AnyCommand]:
    """Any command that may reach `interview`, also with what cannot be stored."""
    return _aimed_at(interview, WILD_COMMANDS)


@st.composite
def _aimed_at(
    draw: st.DrawFn,
    interview: Interview,
    kinds: dict[type[AnyCommand], SearchStrategy[AnyCommand]],
) -> AnyCommand:
    """Let a command name messages of `interview`, mostly the right ones."""
    command = draw(kinds[draw(st.sampled_from(_likely(interview)))])
    known = [message.id for message in interview.transcript]
    if isinstance(command, AddMessage | GiveReply) and known and draw(_ONE_IN_FOUR):
        command = replace(command, id=draw(st.sampled_from(known)))
    if isinstance(command, AddMessage) and known and draw(_ONE_IN_FOUR):
        command = replace(command, corrects=draw(st.sampled_from(known)))
    if isinstance(command, AddNote) and interview.notes and draw(_ONE_IN_FOUR):
        return replace(command, id=interview.notes[-1].id)
    if isinstance(command, GiveReply):
        return _as_reply(draw, interview, command, known)
    if isinstance(command, DelayReply) and not draw(_ONE_IN_FOUR):
        return replace(command, in_reply_to=interview.heard, interviewer=interview.interviewer)
    if isinstance(command, GiveReview) and not draw(_ONE_IN_FOUR):
        return _as_review(interview, command, known)
    if isinstance(command, ChangeGuide) and not draw(_ONE_IN_FOUR):
        return replace(command, guide=replace(command.guide, id=interview.guide.id))
    if isinstance(command, UpdateProfile) and not draw(_ONE_IN_FOUR):
        return replace(command, changes=_founded(command.changes, known))
    return command


def _as_reply(
    draw: st.DrawFn, interview: Interview, command: GiveReply, known: list[MessageId]
) -> GiveReply:
    answers = [interview.heard] * 5 + [None, *known[-3:]]
    return replace(
        command,
        in_reply_to=draw(st.sampled_from(answers)),
        interviewer=draw(st.sampled_from([None, *[interview.interviewer] * 4, "another"])),
        state=draw(st.sampled_from([None, *[interview.state] * 4, "elsewhere"])),
        guide=draw(st.sampled_from([None, *[interview.guide.hash] * 4, "another version"])),
        version=draw(st.sampled_from([None, *[interview.version] * 4, interview.version - 1])),
        changes=command.changes if draw(_ONE_IN_FOUR) else _founded(command.changes, known),
        condensed=command.condensed and replace(command.condensed, until=known[-1])
        if known
        else None,
    )


def _as_review(interview: Interview, command: GiveReview, known: list[MessageId]) -> GiveReview:
    reviewer = interview.review.reviewer if interview.review is not None else None
    return replace(
        command,
        version=interview.version,
        reviewer=reviewer or command.reviewer,
        changes=_founded(command.changes, known),
    )


def _founded(
    changes: dict[str, ProfileValue | None], known: list[MessageId]
) -> dict[str, ProfileValue | None]:
    """Return `changes` resting on messages that exist, so that they are not refused."""
    return {
        name: value and replace(value, sources=tuple(known[: len(value.sources)]))
        for name, value in changes.items()
    }


_ONE_IN_FOUR = st.sampled_from([False, False, False, True])
