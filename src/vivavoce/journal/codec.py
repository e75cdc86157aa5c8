"""Events as named JSON.

The name of an event in the journal is fixed for ever here, apart from its class,
so classes can be renamed while old journals stay readable. An event whose meaning
changes gets a new class and a new name; its old name moves to `RETIRED` with a
function that turns the old content into the new one.
"""

from collections.abc import Callable
from typing import Any

import msgspec

from vivavoce.domain.events import (
    AgentItemsChanged,
    AnyEvent,
    ConsentWithdrawn,
    GuideChanged,
    InterviewCancelled,
    InterviewCompleted,
    InterviewerChanged,
    InterviewOpened,
    InterviewPaused,
    InterviewRepaired,
    InterviewResumed,
    MessageAdded,
    NoteAdded,
    ProfileUpdated,
    ReplyDelayed,
    ReviewGiven,
    ReviewRequested,
    StateChanged,
    TranscriptCondensed,
)
from vivavoce.errors import DamagedRecord, Malformed, TooLarge

CONTENT_BYTES_MAX = 1024 * 1024

CLASSES: dict[str, type[AnyEvent]] = {
    "interview-opened": InterviewOpened,
    "message-added": MessageAdded,
    "state-changed": StateChanged,
    "profile-updated": ProfileUpdated,
    "interview-completed": InterviewCompleted,
    "interview-cancelled": InterviewCancelled,
    "interview-paused": InterviewPaused,
    "interview-resumed": InterviewResumed,
    "review-requested": ReviewRequested,
    "interviewer-changed": InterviewerChanged,
    "guide-changed": GuideChanged,
    "interview-repaired": InterviewRepaired,
    "reply-delayed": ReplyDelayed,
    "transcript-condensed": TranscriptCondensed,
    "review-given": ReviewGiven,
    "agent-items-changed": AgentItemsChanged,
    "note-added": NoteAdded,
    "consent-withdrawn": ConsentWithdrawn,
}
"""Wire name to class: every event that is written today."""

NAMES: dict[type[AnyEvent], str] = {kind: name for name, kind in CLASSES.items()}

Upcast = Callable[[dict[str, Any]], tuple[str, dict[str, Any]]]

RETIRED: dict[str, Upcast] = {}
"""Names no longer written: each turns its old content into a present name and content."""

_encoder = msgspec.json.Encoder()
_decoders = {name: msgspec.json.Decoder(kind) for name, kind in CLASSES.items()}


def encode(event: AnyEvent) -> bytes:
    """Return the content of `event` as compact UTF-8 JSON, fields in the order of its class.

    Decoding the result and encoding it again gives the same bytes.

    Raises:
        Malformed: a text in it holds a lone surrogate, a value is no JSON, or a field holds
            something else than its class declares.
        TooLarge: it exceeds `CONTENT_BYTES_MAX`.
    """
    name = NAMES[type(event)]
    try:
        content = _encoder.encode(event)
    except (UnicodeEncodeError, TypeError, ValueError, RecursionError) as error:
        raise Malformed(f"A {name} event cannot be stored: {error}.") from error
    if len(content) > CONTENT_BYTES_MAX:
        raise TooLarge(
            f"A {name} event of {len(content):,} bytes is too large; "
            f"at most {CONTENT_BYTES_MAX:,} are kept."
        )
    try:
        # Python checks no types when an event is made. One that was stored under a wrong type
        # could never be read again, and with it the whole interview.
        _decoders[name].decode(content)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise Malformed(f"A {name} event could not be read again: {error}.") from error
    return content


def decode(name: str, content: bytes, *, retired: dict[str, Upcast] = RETIRED) -> AnyEvent:
    """Return the event that was stored as `name` with `content`.

    Fields that a newer program added are passed over; fields that an older program
    did not know yet get the default that describes its time.

    Raises:
        DamagedRecord: no such name, or the content is not what the name promises.
    """
    try:
        decoder = _decoders.get(name)
        if decoder is not None:
            return decoder.decode(content)
        if name in retired:
            # An upcast trusts its content; what damage makes it raise is damage, too.
            present, data = retired[name](msgspec.json.decode(content))
            return msgspec.convert(data, CLASSES[present])
    except (
        msgspec.MsgspecError,
        ValueError,
        TypeError,
        LookupError,
        AttributeError,
        RecursionError,
    ) as error:
        raise DamagedRecord(f"The content of a {name} event makes no sense: {error}.") from error
    raise DamagedRecord(f"No event is called {name!r}; it may come from a newer Vivavoce.")
