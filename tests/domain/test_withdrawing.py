"""A candidate takes no part any more; the organization notes what it likes beside it all."""

import pytest

from tests.domain.facts import (
    A1,
    A2,
    ANSWERED,
    ASKED,
    CANCELLED,
    COMPLETED,
    HOUR,
    IN_REVIEW,
    NEW,
    NOTED,
    OPENED,
    PAUSED,
    Q1,
    WITHDRAWN,
    answered,
)
from vivavoce.domain.commands import (
    AddMessage,
    AddNote,
    Complete,
    GiveReply,
    HandOver,
    MeetDeadline,
    Resume,
    Withdraw,
)
from vivavoce.domain.events import (
    AnyEvent,
    ConsentWithdrawn,
    InterviewCancelled,
    NoteAdded,
    Speaker,
)
from vivavoce.domain.ids import MessageId, NoteId
from vivavoce.domain.interview import WITHDRAWN as BY_THE_CANDIDATE
from vivavoce.domain.interview import Status
from vivavoce.domain.noting import NOTES_MAX
from vivavoce.errors import InterviewClosed, Malformed, Refused, TooLarge
from vivavoce.testing.scenario import given

ENDED = InterviewCancelled(reason=BY_THE_CANDIDATE)
ERASE = ConsentWithdrawn(erasure_asked=True)
TO_ERASE = Withdraw(erase=True)


# --- withdrawing ---


@pytest.mark.parametrize("open_by", [(), (PAUSED,), (IN_REVIEW,)], ids=["active", "paused", "read"])
def test_withdrawing_ends_what_is_open_in_one_decision(open_by: tuple[AnyEvent, ...]) -> None:
    """(I4)"""
    over = given(OPENED, ASKED, ANSWERED, *open_by).when(Withdraw()).then(WITHDRAWN, ENDED)
    over.then_interview(status=Status.CANCELLED, reason="withdrawn", owes_reply=False)
    assert over.interview is not None
    assert over.interview.withdrawal is not None
    assert not over.interview.withdrawal.erasure_asked


def test_nobody_resumes_what_a_candidate_withdrew_from() -> None:
    over = given(OPENED, ASKED, ANSWERED).when(Withdraw())
    refused = over.when(Resume()).then_refused(InterviewClosed)
    assert "withdrew" in str(refused.error)
    refused = over.when(Complete()).then_refused(InterviewClosed)
    assert "open a new one" in str(refused.error)
    over.when(HandOver(interviewer="human")).then_refused(InterviewClosed)
    late = AddMessage(id=NEW, speaker=Speaker.CANDIDATE, text="And yet…")
    over.when(late).then_refused(InterviewClosed)
    over.when(MeetDeadline(expires_after=HOUR), after=2 * HOUR).then()


def test_a_reply_that_was_being_made_comes_too_late() -> None:
    """(I6)"""
    reply = GiveReply(id=NEW, in_reply_to=A1, say="Which bridge?", author="scripted")
    given(OPENED, ASKED, ANSWERED).when(Withdraw()).when(reply).then()


def test_what_is_over_already_stays_as_it_ended() -> None:
    given(OPENED, ASKED, COMPLETED).when(TO_ERASE).then(ERASE).then_interview(
        status=Status.COMPLETED, disposition="completed"
    )
    cancelled = given(OPENED, ASKED, CANCELLED).when(Withdraw()).then(WITHDRAWN)
    cancelled.when(Resume()).then_refused(InterviewClosed)


def test_withdrawing_again_decides_nothing_unless_all_is_to_be_erased_only_now() -> None:
    """(I2)"""
    once = given(OPENED, ASKED).when(Withdraw())
    once.when(Withdraw()).then()
    erased = once.when(TO_ERASE).then(ERASE)
    erased.when(Withdraw()).then()
    erased.when(TO_ERASE).then()
    assert erased.interview is not None
    assert erased.interview.withdrawal is not None
    assert erased.interview.withdrawal.erasure_asked


# --- notes ---


@pytest.mark.parametrize("before", [(), (PAUSED,), (IN_REVIEW,), (COMPLETED,), (CANCELLED,)])
def test_a_note_is_kept_in_any_status_and_changes_none(before: tuple[AnyEvent, ...]) -> None:
    past = given(OPENED, ASKED, *before)
    assert past.interview is not None
    noted = past.when(AddNote(id=NoteId("n1"), text="Ask about tunnels.")).then(NOTED)
    noted.then_interview(status=past.interview.status, reason=past.interview.reason)
    assert noted.interview is not None
    [note] = noted.interview.notes
    assert (note.id, note.text, note.seq) == ("n1", NOTED.text, noted.interview.version)


def test_a_known_id_decides_nothing_whatever_it_says_now() -> None:
    """(I2)"""
    given(OPENED, NOTED).when(AddNote(id=NoteId("n1"), text="Other words.")).then()


@pytest.mark.parametrize("text", ["", " \n", "a\0b", "\ud83d"])
def test_a_note_is_text_that_says_something(text: str) -> None:
    given(OPENED).when(AddNote(id=NoteId("n1"), text=text)).then_refused(Malformed)


def test_a_note_is_as_long_as_a_message_may_be() -> None:
    longest = "x" * (32 * 1024)
    given(OPENED).when(AddNote(id=NoteId("n1"), text=longest)).then(
        NoteAdded(id=NoteId("n1"), text=longest)
    )
    given(OPENED).when(AddNote(id=NoteId("n1"), text=longest + "x")).then_refused(TooLarge)


def test_there_are_not_more_notes_than_an_interview_can_hold_in_memory() -> None:
    """(I12)"""
    full = [NoteAdded(id=NoteId(f"n{number}"), text="…") for number in range(NOTES_MAX)]
    given(OPENED, *full).when(AddNote(id=NoteId("one more"), text="…")).then_refused(Refused)
    given(OPENED, *full).when(AddNote(id=NoteId("n7"), text="…")).then()


def test_a_reply_under_way_is_not_too_late_for_a_note() -> None:
    """(I6)"""
    past = given(OPENED, ASKED, ANSWERED)
    assert past.interview is not None
    reply = GiveReply(
        id=NEW,
        in_reply_to=A1,
        say="Which bridge?",
        author="scripted",
        version=past.interview.version,
    )
    noted = past.when(AddNote(id=NoteId("n1"), text="Ask about tunnels."))
    assert noted.when(reply).events


# --- corrections ---


def corrects(known: MessageId, *, speaker: Speaker = Speaker.CANDIDATE) -> AddMessage:
    return AddMessage(id=NEW, speaker=speaker, text="Two bridges.", corrects=known)


def test_a_correction_is_a_message_that_says_which_one_it_puts_right() -> None:
    corrected = given(OPENED, ASKED, ANSWERED).when(corrects(A1))
    [said] = corrected.events
    assert getattr(said, "corrects", None) == A1
    assert corrected.interview is not None
    assert [each.corrects for each in corrected.interview.transcript] == [None, None, A1]
    assert corrected.interview.transcript[1].text == ANSWERED.text
    corrected.then_interview(owes_reply=True, heard=NEW)


def test_a_correction_may_be_corrected_and_a_paused_interview_takes_one() -> None:
    past = given(OPENED, ASKED, ANSWERED, answered(A2, "Two."), PAUSED)
    assert past.when(corrects(A2)).events


@pytest.mark.parametrize(
    "command",
    [
        corrects(MessageId("nothing")),
        corrects(Q1),
        corrects(NEW),
        corrects(A1, speaker=Speaker.INTERVIEWER),
    ],
    ids=["unknown", "the interviewer's", "itself", "by the interviewer"],
)
def test_a_candidate_puts_the_candidates_own_words_right(command: AddMessage) -> None:
    refused = given(OPENED, ASKED, ANSWERED).when(command).then_refused(Malformed)
    assert isinstance(refused.error, Malformed)
    assert refused.error.field == "corrects"


def test_a_correction_that_is_sent_again_decides_nothing() -> None:
    """(I2)"""
    given(OPENED, ASKED, ANSWERED).when(corrects(A1)).when(corrects(A1)).then()


def test_what_is_closed_is_not_corrected() -> None:
    given(OPENED, ASKED, ANSWERED, COMPLETED).when(corrects(A1)).then_refused(InterviewClosed)
