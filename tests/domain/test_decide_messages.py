"""Saying something: kept once, exactly, and owed a reply."""

import pytest

from tests.domain.facts import (
    A1,
    A2,
    A3,
    ANSWERED,
    ASKED,
    AT,
    CANCELLED,
    COMPLETED,
    IN_REVIEW,
    NEW,
    OPENED,
    PAUSED,
    Q1,
    Q2,
    answered,
)
from vivavoce.domain.commands import AddMessage, Complete, GiveReply, Resume
from vivavoce.domain.events import AnyEvent, MessageAdded, Paradata, Speaker
from vivavoce.domain.ids import MessageId
from vivavoce.domain.text import MESSAGE_BYTES_MAX
from vivavoce.errors import IdTaken, InterviewClosed, Malformed, Refused, TooLarge
from vivavoce.testing.scenario import given

CLOSED: list[AnyEvent] = [IN_REVIEW, COMPLETED, CANCELLED]


def say(message_id: MessageId, text: str = "A bridge.") -> AddMessage:
    return AddMessage(id=message_id, speaker=Speaker.CANDIDATE, text=text)


def ask(message_id: MessageId, text: str = "Which one?") -> AddMessage:
    return AddMessage(id=message_id, speaker=Speaker.INTERVIEWER, text=text, author="human")


def reply(message_id: MessageId, to: MessageId | None) -> GiveReply:
    return GiveReply(id=message_id, in_reply_to=to, say="Tell me more.", author="scripted")


def test_an_answer_is_kept_with_the_question_it_answers() -> None:
    paradata = Paradata(typing_ms=5200, edits=3, sent_offline=True)
    command = AddMessage(
        id=A1, speaker=Speaker.CANDIDATE, text="  A bridge.\r\n", paradata=paradata
    )
    given(OPENED, ASKED).when(command).then(
        MessageAdded(
            id=A1,
            speaker=Speaker.CANDIDATE,
            text="  A bridge.\r\n",
            in_reply_to=Q1,
            paradata=paradata,
        )
    )


def test_an_answer_is_owed_a_reply() -> None:
    said = given(OPENED, ASKED).then_interview(owed_since=None, owes_reply=False).when(say(A1))
    said.then_interview(owed_since=AT[2], owes_reply=True, heard=A1, asked=Q1)


def test_several_answers_in_a_row_are_owed_one_reply_since_the_first() -> None:
    said = given(OPENED, ASKED).when(say(A1)).when(say(A2, "And a tunnel."))
    said.then_interview(owed_since=AT[2], heard=A2)
    said.when(reply(Q2, A2)).then_interview(owed_since=None, owes_reply=False)


def test_a_candidate_may_speak_before_the_opening() -> None:
    said = given(OPENED).when(say(A1))
    said.then(answered(A1, "A bridge.")).then_interview(owed_since=AT[0], owes_reply=True)


# --- repeats (I2) ---


def test_the_same_message_id_again_is_stored_once() -> None:
    """I2."""
    given(OPENED, ASKED, ANSWERED).when(say(A1, "A bridge.")).then()


def test_a_repeat_is_known_by_its_id_whatever_it_says_now() -> None:
    """I2."""
    given(OPENED, ASKED, ANSWERED).when(say(A1, "A tunnel.")).then()
    given(OPENED, ASKED, ANSWERED).when(say(A1, "")).then()


def test_a_repeat_is_known_long_after_the_talk_went_on() -> None:
    """I2."""
    said = given(OPENED, ASKED, ANSWERED).when(reply(Q2, A1)).when(say(A2)).when(say(A3))
    said.when(say(A1)).then()


@pytest.mark.parametrize("closing", [PAUSED, *CLOSED], ids=lambda event: type(event).__name__)
def test_a_repeat_gets_its_first_answer_even_after_the_interview_was_closed(
    closing: AnyEvent,
) -> None:
    """I2."""
    given(OPENED, ASKED, ANSWERED, closing).when(say(A1)).then()


def test_an_id_that_the_other_speaker_used_is_taken() -> None:
    given(OPENED, ASKED, ANSWERED).when(say(Q1)).then_refused(IdTaken)
    given(OPENED, ASKED, ANSWERED).when(ask(A1)).then_refused(IdTaken)


def test_an_id_that_the_other_speaker_used_is_taken_in_a_closed_interview_too() -> None:
    given(OPENED, ASKED, ANSWERED, COMPLETED).when(say(Q1)).then_refused(IdTaken)


# --- where words are taken ---


@pytest.mark.parametrize("closing", CLOSED, ids=lambda event: type(event).__name__)
def test_a_closed_interview_takes_no_more_words(closing: AnyEvent) -> None:
    given(OPENED, ASKED, closing).when(say(A1)).then_refused(InterviewClosed)
    given(OPENED, ASKED, closing).when(ask(Q2)).then_refused(InterviewClosed)


def test_an_answer_sent_together_with_the_last_words_is_refused_not_lost_silently() -> None:
    """I12."""
    done = given(OPENED, ASKED, ANSWERED).when(Complete())
    refused = done.when(say(A2)).then_refused(Refused)
    assert "is completed; open a new one" in str(refused.error)


def test_a_paused_interview_keeps_words_and_answers_them_once_resumed() -> None:
    paused = given(OPENED, ASKED, PAUSED).when(say(A1)).when(say(A2, "And a tunnel."))
    paused.then_interview(owed_since=AT[3], owes_reply=False)
    paused.when(reply(Q2, A2)).then()
    resumed = paused.when(Resume()).then_interview(owed_since=AT[3], owes_reply=True)
    resumed.when(reply(Q2, A2)).then_interview(owed_since=None, asked=Q2)


# --- an interviewer's own message ---


def test_a_persons_question_is_kept_with_the_answer_it_replies_to() -> None:
    given(OPENED, ASKED, ANSWERED).when(ask(NEW, "Where?")).then(
        MessageAdded(
            id=NEW,
            speaker=Speaker.INTERVIEWER,
            text="Where?",
            in_reply_to=A1,
            author="human",
        )
    )


def test_a_persons_question_settles_what_was_owed_and_the_machines_late_reply_loses() -> None:
    """I6."""
    spoken = given(OPENED, ASKED, ANSWERED).when(ask(Q2)).then_interview(owed_since=None)
    spoken.when(reply(NEW, A1)).then()


def test_a_person_may_speak_the_opening_before_the_machine_does() -> None:
    """I6."""
    spoken = given(OPENED).when(ask(Q1)).then_interview(owed_since=None, asked=Q1)
    spoken.when(reply(NEW, None)).then()


def test_an_owner_may_speak_twice_in_a_row() -> None:
    given(OPENED, ASKED).when(ask(Q2)).then_interview(asked=Q2, owes_reply=False)


# --- texts ---


@pytest.mark.parametrize("text", ["", " ", "\n\t \u2003\u00a0"])
def test_a_message_of_nothing_but_white_space_is_malformed(text: str) -> None:
    given(OPENED, ASKED).when(say(A1, text)).then_refused(Malformed)


@pytest.mark.parametrize("text", ["a\0b", "half \ud83d", "other half \ude00"])
def test_a_message_that_is_not_text_is_malformed(text: str) -> None:
    given(OPENED, ASKED).when(say(A1, text)).then_refused(Malformed)


def test_a_message_of_32_kib_is_kept_and_one_byte_more_is_too_large() -> None:
    longest = "é" * (MESSAGE_BYTES_MAX // 2)
    kept = given(OPENED, ASKED).when(say(A1, longest))
    assert kept.error is None
    assert kept.interview is not None
    assert kept.interview.transcript[-1].text == longest
    given(OPENED, ASKED).when(say(A1, longest + "x")).then_refused(TooLarge)


def test_an_author_that_cannot_be_stored_is_malformed() -> None:
    command = AddMessage(id=NEW, speaker=Speaker.INTERVIEWER, text="Hello", author="\ud800")
    given(OPENED).when(command).then_refused(Malformed)


def test_what_is_wrong_with_a_message_is_said_before_that_the_interview_is_closed() -> None:
    given(OPENED, COMPLETED).when(say(A1, "")).then_refused(Malformed)
