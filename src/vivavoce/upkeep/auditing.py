"""Checking the chains of all interviews at once, as their events come in commit order (I10).

What is in order, which is nearly everything, takes two hashes and a comparison, and
leaves behind no more than where each interview stands. The rest goes to a `ChainCheck`
of its own.
"""

import struct
from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Any

from vivavoce.journal.chain import genesis, pack_length, pack_position
from vivavoce.journal.verifying import REPAIRED, ChainCheck
from vivavoce.stores.sqlite.rows import to_id
from vivavoce.stores.sqlite.scan import StoredEvent

_REPAIRED = REPAIRED.encode()
ID_BYTES = 16


class Audit:
    """Takes every event of a journal in commit order.

    Attributes:
        events: how many were taken.
        position: of the last one.
        homeless: positions of events that name no interview or have no seq.
    """

    def __init__(self) -> None:
        self.events = 0
        self.position = 0
        self.homeless: list[int] = []
        self._sound: dict[bytes, tuple[int, bytes]] = {}  # seq and hash of the last event
        self._checks: dict[bytes, ChainCheck] = {}

    def take(self, events: Iterable[StoredEvent]) -> None:
        """Check `events`, which follow those taken before; what they raise is passed on."""
        sound, begin, join = self._sound, self._begin, b"".join
        taken, position = 0, self.position
        try:
            for event in events:
                position, interview, seq, name, at_us, actor, content, salt, digest, link = event
                taken += 1
                try:
                    last, head = sound.get(interview) or begin(event)
                    # The sums of `chain.py`, written out: two calls less for each event.
                    told = sha256(join((salt, pack_length(len(actor)), actor, content))).digest()
                    place = pack_position(seq, at_us, len(name))
                    made = sha256(join((head, place, name, told))).digest()
                except (TypeError, struct.error):  # erased, or damaged
                    self._look_closer(event)
                    continue
                if made == link and told == digest and seq == last + 1 and name != _REPAIRED:
                    sound[interview] = seq, link
                else:
                    self._look_closer(event)
        finally:
            self.events += taken
            self.position = position

    def passes(self, interview: bytes, version: int) -> bool:
        """Tell whether an interview is sound up to `version`, its last event; then forget it."""
        if self._sound.get(interview, (0,))[0] != version:
            return False
        self._sound.pop(interview, None)
        return True

    def pass_on(self, interview: bytes) -> ChainCheck:
        """Return how it stands with an interview, also with one without events, and forget it."""
        check = self._of(interview)
        self._sound.pop(interview, None)
        self._checks.pop(interview, None)
        return check

    def left(self) -> Iterator[ChainCheck]:
        """Give those that were not forgotten, in no particular order."""
        yield from map(self._of, [*self._sound, *self._checks])

    def _begin(self, event: StoredEvent) -> tuple[int, bytes]:
        """Return where an interview stands before its first event.

        Raises:
            TypeError: this is no first event of an interview nothing is known of.
        """
        interview = event[1]
        if interview in self._checks or not is_id(interview):
            raise TypeError("its own check goes on with it, or it is nobody's")
        return 0, genesis(to_id(interview))

    def _of(self, interview: bytes) -> ChainCheck:
        if interview in self._checks:
            return self._checks[interview]
        if interview in self._sound:
            return ChainCheck.behind(to_id(interview), *self._sound[interview])
        return ChainCheck(to_id(interview))

    def _look_closer(self, event: StoredEvent) -> None:
        """Hand the event to its interview's check, which the interview keeps if need be."""
        position, interview, seq, name, recorded_at_us, actor, content, salt, digest, link = event
        if not is_id(interview) or not isinstance(seq, int) or seq < 1:
            self.homeless.append(position)
            return
        check = self._of(interview)
        check.take_stored(
            seq,
            _text(name),
            recorded_at_us if isinstance(recorded_at_us, int) else 0,
            _text(actor),
            _bytes_or_none(content),
            _bytes_or_none(salt),
            _bytes_or_none(digest) or b"",
            _bytes_or_none(link) or b"",
        )
        if check.faults or check.blank or check.lost or check.breaks:
            self._sound.pop(interview, None)
            self._checks[interview] = check
        else:
            self._sound[interview] = check.seq, check.head


def is_id(value: Any) -> bool:
    """Tell whether a stored value is an interview's id at all."""
    return isinstance(value, bytes) and len(value) == ID_BYTES


def _text(value: Any) -> str:
    """Return a text as far as it is one; whatever else is in it gets another hash."""
    return value.decode(errors="replace") if isinstance(value, bytes) else ""


def _bytes_or_none(value: Any) -> bytes | None:
    return value if value is None or isinstance(value, bytes) else b""
