"""Any event and what it is made of, for property tests of whatever handles them.

`events()` makes facts as `decide` may write them; commands are in `command_strategies.py`.
A new kind of event needs its line in `EVENTS`.
"""

from datetime import UTC, datetime
from typing import Any, TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from vivavoce.domain.events import (
    AgentItemsChanged,
    AnyEvent,
    Candidate,
    ConsentWithdrawn,
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
    NoteAdded,
    Origin,
    Paradata,
    ProfileUpdated,
    ReplyDelayed,
    ReviewGiven,
    ReviewRequested,
    Speaker,
    StateChanged,
    Substitute,
    TranscriptCondensed,
    Usage,
)
from vivavoce.domain.ids import GuideId, InterviewId, MessageId, NoteId, OrganizationId
from vivavoce.domain.interview import AGENT, HUMAN, Status
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
    return st.builds(Candidate, name=maybe(texts()), email=maybe(texts()))


def usages() -> SearchStrategy[Usage]:
    """Any count of tokens and requests, with or without a price."""
    return st.builds(
        Usage,
        input_tokens=st.integers(0, 2_000_000),
        output_tokens=st.integers(0, 2_000_000),
        requests=st.integers(0, 9),
        cost_microusd=maybe(st.integers(0, 10**9)),
    )


def paradata() -> SearchStrategy[Paradata]:
    """Any account of how an answer came about."""
    return st.builds(
        Paradata,
        typing_ms=maybe(st.integers(0, 10**9)),
        edits=maybe(st.integers(0, 10**6)),
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
    return st.dictionaries(names, maybe(values), max_size=3)


def maybe(strategy: SearchStrategy[T]) -> SearchStrategy[T | None]:
    """Nothing, or what `strategy` makes."""
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
        copy_of=maybe(origins()),
    )


def origins() -> SearchStrategy[Origin]:
    """Any interview that another one may be a copy of."""
    return st.builds(Origin, interview=interview_ids(), seq=st.integers(1, 5_000))


def interviewers() -> SearchStrategy[str]:
    """Any interviewer's name, often a person's, or that of a program which speaks by itself."""
    return st.sampled_from(["scripted", "llm", HUMAN, AGENT]) | written_texts(max_size=8)


def condensed(words: SearchStrategy[str]) -> SearchStrategy[TranscriptCondensed]:
    """Anything said in short; the message it ends at exists nowhere."""
    return st.builds(
        TranscriptCondensed,
        until=message_ids(),
        text=words,
        author=words,
        usage=maybe(usages()),
    )


def items(values: SearchStrategy[Any]) -> SearchStrategy[tuple[dict[str, Any], ...]]:
    """Whatever an agent outside may keep beside the words."""
    item = st.dictionaries(st.sampled_from(["role", "content", "call_id"]), values, max_size=3)
    return st.lists(item, max_size=3).map(tuple)


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
        in_reply_to=maybe(message_ids()),
        author=maybe(texts(max_size=20)),
        question=maybe(texts(max_size=20)),
        probe=maybe(texts(max_size=20)),
        usage=maybe(usages()),
        paradata=maybe(paradata()),
        guide=maybe(texts(max_size=20)),
        latency_ms=maybe(st.integers(0, 10**6)),
        on_takeover=st.booleans(),
        corrects=maybe(message_ids()),
        said_at=maybe(moments()),
    ),
    NoteAdded: st.builds(NoteAdded, id=message_ids().map(NoteId), text=written_texts()),
    ConsentWithdrawn: st.builds(ConsentWithdrawn, erasure_asked=st.booleans()),
    StateChanged: st.builds(
        StateChanged,
        left=written_texts(max_size=20),
        entered=written_texts(max_size=20),
        reason=maybe(texts()),
    ),
    ProfileUpdated: st.builds(
        ProfileUpdated, changes=profile_changes(profile_values(plain_values()))
    ),
    InterviewCompleted: st.builds(
        InterviewCompleted,
        disposition=written_texts(max_size=20),
        summary=maybe(written_texts()),
    ),
    InterviewCancelled: st.builds(InterviewCancelled, reason=maybe(texts())),
    InterviewPaused: st.builds(InterviewPaused, reason=maybe(texts())),
    InterviewResumed: st.builds(InterviewResumed, ask=maybe(written_texts())),
    ReviewRequested: st.builds(
        ReviewRequested, reason=maybe(texts()), reviewer=maybe(interviewers())
    ),
    ReviewGiven: st.builds(
        ReviewGiven,
        author=texts(max_size=20),
        usage=maybe(usages()),
        latency_ms=maybe(st.integers(0, 10**6)),
    ),
    ReplyDelayed: st.builds(ReplyDelayed, reason=written_texts(max_size=20)),
    TranscriptCondensed: condensed(written_texts()),
    AgentItemsChanged: st.builds(
        AgentItemsChanged, removed=maybe(st.integers(0, 3)), added=items(plain_values())
    ),
    InterviewerChanged: st.builds(
        InterviewerChanged,
        left=written_texts(max_size=20),
        entered=written_texts(max_size=20),
        reason=maybe(texts()),
        speaks=st.booleans(),
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
        messages=maybe(st.integers(0, 3)),
        status=maybe(st.sampled_from(Status).map(str)),
        state=maybe(written_texts(max_size=20)),
        interviewer=maybe(interviewers()),
        guide=maybe(guide_refs()),
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
