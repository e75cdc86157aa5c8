"""The words of replies that are being made, between nodes: what is to be told, and what was.

Each notification holds only what was added since the last one. Whoever misses a piece shows
the draft no further; the message itself comes with its commit.
"""

import time
from collections import OrderedDict
from collections.abc import Sequence

import msgspec

from vivavoce.domain.ids import InterviewId
from vivavoce.journal.feed import Draft
from vivavoce.journal.news import Screen
from vivavoce.stores.postgres.telling import Piece

# What one notification has room for, below `telling.BYTES_MAX`.
ROOM_BYTES = 7_600

# Drafts of others that are remembered, each of some kilobytes at the most.
DRAFTS_MAX = 10_000
CHARACTERS_MAX = 32_768

# A node that makes replies is heard of every second. One that is silent for longer is gone,
# and so is whatever it was about to say.
SILENT_AFTER_S = 5.0


class Outbox:
    """What this node's replies have come to, and how much of it others were told."""

    def __init__(self) -> None:
        self._waiting: OrderedDict[InterviewId, tuple[str, str | None]] = OrderedDict()
        self._told: dict[InterviewId, tuple[str, int]] = {}

    def put(self, interview: InterviewId, draft: str, text: str | None) -> None:
        """Have `text` told, the words so far; None takes them back."""
        if text is not None:
            self._waiting[interview] = (draft, text)
            return
        waiting = self._waiting.get(interview)
        if waiting is not None and waiting[0] == draft:
            del self._waiting[interview]
        if told := self._told.get(interview):
            # What others show may be an attempt before this one.
            self._waiting[interview] = (told[0], None)

    @property
    def is_waiting(self) -> bool:
        """Whether there is something to tell."""
        return bool(self._waiting)

    @property
    def is_open(self) -> bool:
        """Whether others show something that we have to come back to."""
        return bool(self._told)

    def take(self) -> list[Piece]:
        """Return what one notification has room for, longest waiting first."""
        pieces: list[Piece] = []
        room = ROOM_BYTES
        while self._waiting:
            interview, (draft, text) = next(iter(self._waiting.items()))
            known, told = self._told.get(interview, ("", 0))
            offset = told if known == draft else 0
            piece = Piece(interview, draft, offset, None if text is None else text[offset:])
            size = len(msgspec.json.encode(piece)) + 1
            if size > room:
                if pieces:
                    return pieces
                # Longer than any notification: its first part now, the rest in its turn.
                assert text is not None, "what is taken back is short"
                end = (
                    offset + room // 8
                )  # more than a character's bytes, escaped, and the rest of it
                self._waiting.move_to_end(interview)
                self._told[interview] = (draft, end)
                return [Piece(interview, draft, offset, text[offset:end])]
            del self._waiting[interview]
            room -= size
            pieces.append(piece)
            if text is None:
                del self._told[interview]
            else:
                self._told[interview] = (draft, len(text))
        return pieces


class Others:
    """What other nodes are about to say, and when each was heard of last."""

    def __init__(self) -> None:
        self._heard_at: dict[str, float] = {}
        self._drafts: dict[InterviewId, tuple[str, str]] = {}  # whose, and its id

    def heard(self, node: str) -> None:
        """Note that `node` lives; only who has drafts here is of interest."""
        if node in self._heard_at:
            self._heard_at[node] = time.monotonic()

    def take(self, node: str, pieces: Sequence[Piece], screen: Screen) -> None:
        """Show what `node` is about to say."""
        for piece in pieces:
            interview = InterviewId(piece.interview)
            if piece.text is None:
                if self._drafts.get(interview) == (node, piece.draft):
                    del self._drafts[interview]
                screen.withdraw(interview, piece.draft)
                continue
            before = ""
            if piece.offset:
                shown = screen.shown(interview)
                if shown is None or shown.id != piece.draft or len(shown.text) != piece.offset:
                    continue  # something was missed, or the message is there already
                before = shown.text
            elif interview not in self._drafts and len(self._drafts) >= DRAFTS_MAX:
                continue
            if len(before) + len(piece.text) > CHARACTERS_MAX:
                continue
            self._drafts[interview] = (node, piece.draft)
            self._heard_at[node] = time.monotonic()
            screen.show(interview, Draft(id=piece.draft, text=before + piece.text))

    def forget_all(self, screen: Screen) -> None:
        """Take back everything: it may have been said meanwhile, or taken back."""
        for interview, (_, draft) in self._drafts.items():
            screen.withdraw(interview, draft)
        self._drafts.clear()
        self._heard_at.clear()

    def forget_silent(self, screen: Screen) -> None:
        """Take back what nodes were about to say that are not heard of any more."""
        now = time.monotonic()
        silent = {node for node, at in self._heard_at.items() if now - at > SILENT_AFTER_S}
        for interview, (node, draft) in list(self._drafts.items()):
            if node in silent:
                del self._drafts[interview]
                screen.withdraw(interview, draft)
        for node in silent:
            del self._heard_at[node]
