"""What nodes tell each other: the texts themselves, and the words of drafts in pieces."""

import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vivavoce.domain.ids import InterviewId
from vivavoce.journal.feed import Draft, Feed
from vivavoce.journal.news import Move
from vivavoce.stores.postgres import drafts, open_postgres, telling
from vivavoce.stores.postgres.drafts import Others, Outbox
from vivavoce.stores.postgres.teller import Teller
from vivavoce.testing.stories import Story

A, B = (InterviewId(f"00000000-0000-4000-8000-00000000000{n}") for n in (1, 2))


def test_a_batch_tells_who_moved_what_from_where_to_where() -> None:
    one, other = Story(), Story()
    opening, said = one.open(), one.say()
    text = telling.committed("node", [other.open(), said])
    moves = [Move(other.id, 0, 1), Move(one.id, opening.summary.version, said.summary.version)]
    assert telling.understood(text) == telling.Committed("node", moves)


def test_a_batch_that_is_too_long_to_be_told_says_so_and_no_more() -> None:
    longest = 0
    for size in (1, 100, 200, 240, 250, 400, 1000):
        text = telling.committed("n" * 80, [Story().open() for _ in range(size)])
        assert len(text.encode()) <= telling.BYTES_MAX
        told = telling.understood(text)
        assert isinstance(told, telling.Committed)
        assert told.moves is None or len(told.moves) == size
        longest = size if told.moves is not None else longest
    assert longest >= 240, "the batches of an ordinary day are told"


def test_erasures_and_revocations_name_interviews() -> None:
    assert telling.understood(telling.erased("node", A)) == telling.Erased("node", A)
    assert telling.understood(telling.revoked("node")) == telling.Revoked("node", [])
    named = telling.revoked("node") + A.replace("-", "") + B.replace("-", "")
    assert telling.understood(named) == telling.Revoked("node", [A, B])


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "node",
        "node x",
        " c ",
        "node c nonsense!",
        "node c AAAA",
        "node e",
        "node e 12",
        "node e " + "z" * 32,
        "node r 123",
        "node d {}",
        'node d [["a",1]]',
        "wake up, everybody",
    ],
    ids=range(14),
)
def test_what_makes_no_sense_is_nothing(text: str) -> None:
    assert telling.understood(text) is None


@given(st.text())
def test_whatever_others_notify_does_no_harm(text: str) -> None:
    told = telling.understood(text)
    assert told is None or told.node


# Drafts. Words go through an outbox, are written, understood, and shown on the other side.


class Screen:
    """The pages of another node."""

    def __init__(self) -> None:
        self.feed = Feed()
        self.others = Others()

    def show(self, interview: InterviewId, draft: Draft) -> None:
        self.feed.show(interview, draft)

    def shown(self, interview: InterviewId) -> Draft | None:
        return self.feed.draft(interview)

    def withdraw(self, interview: InterviewId, draft_id: str) -> None:
        self.feed.withdraw(interview, draft_id)

    def take(self, outbox: Outbox) -> None:
        text = telling.drafted("node", outbox.take())
        assert len(text.encode()) <= telling.BYTES_MAX
        told = telling.understood(text)
        assert isinstance(told, telling.Drafted)
        self.others.take(told.node, told.pieces, self)

    def take_all(self, outbox: Outbox) -> None:
        while outbox.is_waiting:
            self.take(outbox)

    def words(self, interview: InterviewId) -> str | None:
        draft = self.feed.draft(interview)
        return draft.text if draft is not None else None


@given(st.lists(st.text(min_size=1, max_size=2_000), max_size=12))
def test_words_arrive_in_pieces_and_as_they_were_said(words: list[str]) -> None:
    outbox, screen, text = Outbox(), Screen(), ""
    for word in words:
        text += word
        outbox.put(A, "draft", text)
        screen.take(outbox)
        assert text.startswith(screen.words(A) or "")
    screen.take_all(outbox)
    assert screen.words(A) == (text or None)
    outbox.put(A, "draft", None)
    screen.take_all(outbox)
    assert not outbox.is_open
    assert screen.feed.draft(A) is None


def test_words_said_between_two_notifications_share_one() -> None:
    outbox = Outbox()
    for length in range(1, 50):
        outbox.put(A, "a", "x" * length)
        outbox.put(B, "b", "y" * length)
    assert [(piece.interview, piece.text) for piece in outbox.take()] == [
        (A, "x" * 49),
        (B, "y" * 49),
    ]
    assert outbox.take() == []


def test_a_draft_that_was_never_told_is_taken_back_without_a_word() -> None:
    outbox = Outbox()
    outbox.put(A, "a", "Well")
    outbox.put(A, "a", None)
    assert not outbox.is_waiting
    assert outbox.take() == []


def test_another_attempt_takes_the_place_of_the_one_before() -> None:
    outbox, screen = Outbox(), Screen()
    outbox.put(A, "first", "What")
    screen.take(outbox)
    outbox.put(A, "first", None)
    outbox.put(A, "second", "How")
    screen.take(outbox)
    assert screen.feed.draft(A) == Draft(id="second", text="How")
    outbox.put(A, "third", "Who")
    outbox.put(A, "third", None)
    screen.take(outbox)
    assert screen.words(A) is None, "nothing is left of an attempt that nobody finishes"


def test_who_missed_a_piece_shows_nothing_that_was_not_said() -> None:
    outbox, screen, late = Outbox(), Screen(), Screen()
    outbox.put(A, "a", "One ")
    screen.take(outbox)
    outbox.put(A, "a", "One two ")
    late.take(outbox)
    assert late.words(A) is None
    outbox.put(A, "a", "One two three")
    screen.take(outbox)
    assert screen.words(A) == "One ", "a gap is not closed by guessing"


def test_words_that_come_after_the_message_are_not_shown() -> None:
    outbox, screen = Outbox(), Screen()
    outbox.put(A, "a", "What")
    screen.take(outbox)
    story = Story(A)
    story.open()
    screen.feed.publish(A, story.say().records)
    assert screen.words(A) is None
    outbox.put(A, "a", "What next?")
    screen.take(outbox)
    assert screen.words(A) is None


def test_what_a_node_was_about_to_say_goes_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """(I6) Somebody else will say it, in other words perhaps."""
    outbox, screen = Outbox(), Screen()
    outbox.put(A, "a", "What")
    screen.take(outbox)
    screen.others.forget_silent(screen)
    assert screen.words(A) == "What"
    monkeypatch.setattr(drafts, "SILENT_AFTER_S", -1.0)
    screen.others.forget_silent(screen)
    assert screen.words(A) is None


def test_drafts_of_others_are_bounded() -> None:
    screen = Screen()
    for number in range(drafts.DRAFTS_MAX + 10):
        piece = telling.Piece(str(uuid.UUID(int=number)), "a", 0, "Well")
        screen.others.take("node", [piece], screen)
    assert len(screen.others._drafts) == drafts.DRAFTS_MAX


async def test_what_waits_to_be_told_holds_nobodys_words(database_url: str) -> None:
    """(I12) The database may take its time, and people write a lot."""
    async with open_postgres(database_url) as database:
        story = Story()
        teller = Teller(database.connections, node="node")
        teller.tell([story.open(), story.say("Much.")])
        assert [append.summary.version for append in teller._waiting] == [1, 2]
        assert not any(append.records for append in teller._waiting)
        await teller.close()
        assert not teller._waiting
