"""Any event and any command, for property tests of whatever handles them.

`events()` makes facts as `decide` may write them. `commands(interview)` makes what
somebody may send to that interview: mostly sensible, often late, repeated or under
somebody else's message id. `wild_commands(interview)` adds what no store can keep.
A new kind of event or command needs its line in `EVENTS` or `_commands_of`.
"""

from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from msgspec.structs import replace

from vivavoce.domain.commands import (
    AddMessage,
    AnyCommand,
    Cancel,
    ChangeGuide,
    Complete,
    GiveReply,
    HandOver,
    MeetDeadline,
    Move,
    OpenInterview,
    Pause,
    RequestReview,
    Resume,
    UpdateProfile,
)
from vivavoce.domain.events import (
    AnyEvent,
    Candidate,
    GuideChanged,
    GuideRef,
    InterviewCancelled,
    InterviewCompleted,
    InterviewerChanged,
    InterviewOpened,
    InterviewPaused,
    InterviewRepaired,
    InterviewResumed,
    MessageAdded,
    Paradata,
    ProfileUpdated,
    ReviewRequested,
    Speaker,
    StateChanged,
    Substitute,
    Usage,
)
from vivavoce.domain.ids import GuideId, InterviewId, MessageId, OrganizationId
from vivavoce.domain.interview import HUMAN, Interview, Status
from vivavoce.domain.profile import FieldStatus, ProfileValue

T = TypeVar("T")

# --- texts and values ---

AWKWARD_TEXTS = (
    "👩🏽‍🚀 went 🇪🇪 → 🏴󠁧󠁢󠁳󠁣󠁴󠁿",  # sequences of up to 14 code points that show as one sign
    "שלום, مرحبا \u202eabc\u202c",  # right to left, and forced so
    "e\u0301 is not \u00e9",  # composed and decomposed stay apart
    "\x01\x07\x08\x1b[31mred\x1b[0m\x7f\x85",
    "one\r\ntwo\rthree\nfour\u2028five",
    '"quoted" \\ \\u0000 </script> %s {x} \'; --',
    "\ufeffbyte order mark, \ufffd, \uffff and \U0010ffff",
    "0",
    "null",
    " leading and trailing\t",
)

UNSTORABLE_TEXTS = ("", " \t\r\n", "a\0b", "\ud83d", "\udc00 first", "x" * (32 * 1024 + 1))


def texts(*, max_size: int = 60) -> SearchStrategy[str]:
    """Any text that can be stored, of up to `max_size` characters; empty, too."""
    characters = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
    return st.text(characters, max_size=max_size) | st.sampled_from(AWKWARD_TEXTS)


def written_texts(*, max_size: int = 60) -> SearchStrategy[str]:
    """Any text that can be stored and is not blank: messages, names."""
    return texts(max_size=max_size).filter(lambda text: bool(text) and not text.isspace())


def plain_values() -> SearchStrategy[Any]:
    """Any plain JSON value, nested a little."""
    leaves = (
        st.none()
        | st.booleans()
        | st.integers(-(2**63), 2**63 - 1)
        | st.floats(allow_nan=False, allow_infinity=False)
        | texts()
    )
    return st.recursive(
        leaves,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts(), inner, max_size=3),
        max_leaves=6,
    )


def metadata() -> SearchStrategy[dict[str, Any]]:
    """What an owner may attach to an interview."""
    return st.dictionaries(texts(max_size=12), plain_values(), max_size=3)


def moments() -> SearchStrategy[datetime]:
    """Any time of this century, in UTC, to the microsecond."""
    return st.datetimes(datetime(2000, 1, 1), datetime(2099, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001 Hypothesis wants naive bounds


def message_ids() -> SearchStrategy[MessageId]:
    """Any message id; hardly ever one that exists."""
    return st.uuids().map(lambda made: MessageId(str(made)))


def interview_ids() -> SearchStrategy[InterviewId]:
    """Any interview id."""
    return st.uuids().map(lambda made: InterviewId(str(made)))


def organization_ids() -> SearchStrategy[OrganizationId]:
    """Any organization's short name."""
    return st.from_regex(r"[a-z][a-z0-9-]{0,20}", fullmatch=True).map(OrganizationId)


def guide_refs() -> SearchStrategy[GuideRef]:
    """Any pinned guide."""
    return st.builds(
        GuideRef,
        id=st.from_regex(r"[a-z][a-z0-9-]{0,20}", fullmatch=True).map(GuideId),
        version=written_texts(max_size=8),
        hash=st.binary(min_size=32, max_size=32).map(bytes.hex),
    )


def candidates() -> SearchStrategy[Candidate]:
    """Any person, as far as an owner tells us."""
    return st.builds(Candidate, name=_maybe(texts()), email=_maybe(texts()))


def usages() -> SearchStrategy[Usage]:
    """Any count of tokens."""
    return st.builds(
        Usage, input_tokens=st.integers(0, 2_000_000), output_tokens=st.integers(0, 2_000_000)
    )


def paradata() -> SearchStrategy[Paradata]:
    """Any account of how an answer came about."""
    return st.builds(
        Paradata,
        typing_ms=_maybe(st.integers(0, 10**9)),
        edits=_maybe(st.integers(0, 10**6)),
        sent_offline=st.booleans(),
    )


def profile_values(values: SearchStrategy[Any]) -> SearchStrategy[ProfileValue]:
    """Any field's content, with any of `values`; the messages it rests on exist nowhere."""
    return st.builds(
        ProfileValue,
        value=values,
        status=st.sampled_from(FieldStatus),
        sources=st.lists(message_ids(), max_size=2).map(tuple),
    )


def profile_changes(
    values: SearchStrategy[ProfileValue],
) -> SearchStrategy[dict[str, ProfileValue | None]]:
    """Any changes; few field names, so that they are set, changed and taken back again."""
    names = st.sampled_from(["role", "skills", "notice period"]) | written_texts(max_size=8)
    return st.dictionaries(names, _maybe(values), max_size=3)


def _maybe(strategy: SearchStrategy[T]) -> SearchStrategy[T | None]:
    return st.none() | strategy


# --- events ---


def openings() -> SearchStrategy[InterviewOpened]:
    """Any beginning of an interview."""
    return st.builds(
        InterviewOpened,
        organization=organization_ids(),
        guide=guide_refs(),
        interviewer=interviewers(),
        language=st.sampled_from(["en", "et", "pt-BR"]) | written_texts(max_size=8),
        candidate=candidates(),
        metadata=metadata(),
    )


def interviewers() -> SearchStrategy[str]:
    """Any interviewer's name, often a person's."""
    return st.sampled_from(["scripted", "llm", HUMAN]) | written_texts(max_size=8)


def _far() -> SearchStrategy[int]:
    """A seq that no history here reaches, so that naming it excuses nothing in them."""
    return st.integers(1_000, 2_000)


_LEARNED = profile_changes(profile_values(plain_values()))

EVENTS: dict[type[AnyEvent], SearchStrategy[AnyEvent]] = {
    InterviewOpened: openings(),
    MessageAdded: st.builds(
        MessageAdded,
        id=message_ids(),
        speaker=st.sampled_from(Speaker),
        text=written_texts(),
        in_reply_to=_maybe(message_ids()),
        author=_maybe(texts(max_size=20)),
        question=_maybe(texts(max_size=20)),
        probe=_maybe(texts(max_size=20)),
        usage=_maybe(usages()),
        paradata=_maybe(paradata()),
    ),
    StateChanged: st.builds(
        StateChanged,
        left=written_texts(max_size=20),
        entered=written_texts(max_size=20),
        reason=_maybe(texts()),
    ),
    ProfileUpdated: st.builds(
        ProfileUpdated, changes=profile_changes(profile_values(plain_values()))
    ),
    InterviewCompleted: st.builds(
        InterviewCompleted,
        disposition=written_texts(max_size=20),
        summary=_maybe(written_texts()),
    ),
    InterviewCancelled: st.builds(InterviewCancelled, reason=_maybe(texts())),
    InterviewPaused: st.builds(InterviewPaused, reason=_maybe(texts())),
    InterviewResumed: st.builds(InterviewResumed),
    ReviewRequested: st.builds(ReviewRequested, reason=_maybe(texts())),
    InterviewerChanged: st.builds(
        InterviewerChanged,
        left=written_texts(max_size=20),
        entered=written_texts(max_size=20),
    ),
    GuideChanged: st.builds(GuideChanged, left=guide_refs(), entered=guide_refs()),
    InterviewRepaired: st.builds(
        InterviewRepaired,
        lost=st.lists(_far(), max_size=3, unique=True).map(sorted).map(tuple),
        substitutes=st.dictionaries(
            _far(),
            st.builds(Substitute, event=texts(max_size=20), recorded_at=moments(), data=metadata()),
            max_size=2,
        ),
        bridges=st.dictionaries(_far(), st.just("c0" * 32), max_size=2),
        messages=_maybe(st.integers(0, 3)),
        status=_maybe(st.sampled_from(Status).map(str)),
        state=_maybe(written_texts(max_size=20)),
        interviewer=_maybe(interviewers()),
        guide=_maybe(guide_refs()),
    ),
}


def events() -> SearchStrategy[AnyEvent]:
    """Any event."""
    return st.one_of(list(EVENTS.values()))


@st.composite
def histories(draw: st.DrawFn, *, max_size: int = 12) -> list[tuple[AnyEvent, datetime]]:
    """Any facts a journal may hold, possible or not today, the first of them an opening."""
    facts: list[AnyEvent] = [draw(openings()), *draw(st.lists(events(), max_size=max_size))]
    return [(fact, draw(moments())) for fact in facts]


# --- commands ---


def limits() -> SearchStrategy[MeetDeadline]:
    """Any time limits of a guide, either of them or none."""
    spans = _maybe(st.timedeltas(timedelta(0), timedelta(days=3)))
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
        candidate=st.builds(Candidate, name=_maybe(words), email=_maybe(words)),
        metadata=st.dictionaries(words, values, max_size=2),
    )


def _commands_of(
    words: SearchStrategy[str], values: SearchStrategy[Any]
) -> dict[type[AnyCommand], SearchStrategy[AnyCommand]]:
    """One strategy per command, made of `words` and `values`, sent to no interview yet."""
    changes = profile_changes(profile_values(values))
    return {
        AddMessage: st.builds(
            AddMessage,
            id=message_ids(),
            speaker=st.sampled_from(Speaker),
            text=words,
            author=_maybe(words),
            paradata=_maybe(paradata()),
        ),
        GiveReply: st.builds(
            GiveReply,
            id=message_ids(),
            in_reply_to=st.none(),
            say=words,
            author=words,
            changes=changes,
            move=_maybe(words),
            done=st.sampled_from([False, False, False, True]),
            summary=_maybe(words),
            question=_maybe(words),
            probe=_maybe(words),
            usage=_maybe(usages()),
        ),
        Move: st.builds(Move, state=words, reason=_maybe(words)),
        UpdateProfile: st.builds(UpdateProfile, changes=changes),
        Complete: st.builds(Complete, disposition=words, summary=_maybe(words)),
        Cancel: st.builds(Cancel, reason=_maybe(words)),
        Pause: st.builds(Pause, reason=_maybe(words)),
        Resume: st.builds(Resume),
        RequestReview: st.builds(RequestReview, reason=_maybe(words)),
        HandOver: st.builds(HandOver, interviewer=interviewers() | words),
        ChangeGuide: st.builds(ChangeGuide, guide=guide_refs(), state=_maybe(words)),
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


def _likely(interview: Interview) -> Kinds:
    if interview.status is not Status.ACTIVE:
        return _WHILE_RESTING
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
    if isinstance(command, GiveReply):
        return _as_reply(draw, interview, command, known)
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
        changes=command.changes if draw(_ONE_IN_FOUR) else _founded(command.changes, known),
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
