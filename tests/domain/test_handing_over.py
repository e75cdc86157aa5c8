"""Who leads, and who has the next word when somebody else takes the lead (I6)."""

import pytest
from msgspec.structs import replace

from tests.domain.facts import (
    A1,
    A2,
    ANSWERED,
    ASKED,
    AT,
    CANCELLED,
    COMPLETED,
    DELAYED,
    GUIDE,
    GUIDE_CHANGED,
    IN_REVIEW,
    ITEMS_CHANGED,
    NEW,
    NEXT_GUIDE,
    OPENED,
    PAUSED,
    Q1,
    Q2,
    RESUMED,
    answered,
    asked,
)
from vivavoce.domain.commands import AddMessage, GiveReply, HandOver, Resume
from vivavoce.domain.events import (
    AnyEvent,
    GuideChanged,
    InterviewerChanged,
    InterviewResumed,
    MessageAdded,
    ProfileUpdated,
    Speaker,
    StateChanged,
)
from vivavoce.domain.interview import AGENT, HUMAN, OPENING, Status
from vivavoce.errors import IdTaken, InterviewClosed, Malformed
from vivavoce.testing.scenario import given

TAKE_OVER = HandOver(interviewer=HUMAN)
HAND_BACK = HandOver(interviewer="scripted")

# Taken over while a question waits for its answer, and with an answer waiting for a reply.
TAKEN_OVER = InterviewerChanged(left="scripted", entered=HUMAN)
TAKEN_OVER_TO_SPEAK = InterviewerChanged(left="scripted", entered=HUMAN, speaks=True)
HANDED_BACK = InterviewerChanged(left=HUMAN, entered="scripted")
HANDED_BACK_TO_SPEAK = InterviewerChanged(left=HUMAN, entered="scripted", speaks=True)

REPLY = GiveReply(id=NEW, in_reply_to=A1, say="Which bridge?", author="scripted")


def test_no_machine_owes_a_reply_while_a_person_leads() -> None:
    """I6."""
    taken = given(OPENED, ASKED, ANSWERED).when(TAKE_OVER).then(TAKEN_OVER_TO_SPEAK)
    taken.then_interview(owes_reply=False, interviewer=HUMAN, owed_since=AT[2])


def test_a_reply_that_was_in_the_making_when_a_person_took_over_loses() -> None:
    """I6: never two voices."""
    given(OPENED, ASKED, ANSWERED).when(TAKE_OVER).when(REPLY).then()


def test_a_reply_loses_too_when_the_person_has_handed_back_meanwhile_after_answering() -> None:
    """I6."""
    back = given(OPENED, ASKED, ANSWERED, TAKEN_OVER_TO_SPEAK, asked(Q2, by=HUMAN))
    back.when(HAND_BACK).when(REPLY).then()


@pytest.mark.parametrize(
    "meanwhile",
    [
        [TAKEN_OVER_TO_SPEAK, asked(Q2, "I see, thank you.", by=HUMAN), HANDED_BACK_TO_SPEAK],
        [TAKEN_OVER_TO_SPEAK, HANDED_BACK_TO_SPEAK],
        [PAUSED, InterviewResumed(ask="Who pays?")],
        [
            StateChanged(left=OPENING, entered="skills"),
            StateChanged(left="skills", entered=OPENING),
        ],
        [GUIDE_CHANGED, GuideChanged(left=NEXT_GUIDE, entered=GUIDE)],
        [ProfileUpdated(changes={})],
    ],
    ids=["said something", "said nothing", "the owner asks", "moved", "another version", "profile"],
)
def test_a_reply_made_before_loses_although_the_same_machine_owes_one_again(
    meanwhile: list[AnyEvent],
) -> None:
    """I6: it knows nothing of what happened, and the owner's question would be lost."""
    made_before = replace(REPLY, version=3, interviewer="scripted", state=OPENING, guide=GUIDE.hash)
    now = given(OPENED, ASKED, ANSWERED, *meanwhile).then_interview(owes_reply=True)
    now.when(made_before).then().then_interview(owes_reply=True)
    assert now.interview is not None
    made_anew = replace(made_before, version=now.interview.version)
    now.when(made_anew).then_interview(owes_reply=False)


@pytest.mark.parametrize(
    "meanwhile",
    [[DELAYED], [PAUSED, RESUMED], [ITEMS_CHANGED]],
    ids=["delayed", "paused", "items"],
)
def test_a_reply_does_not_lose_because_of_what_is_nothing_to_it(meanwhile: list[AnyEvent]) -> None:
    made_before = replace(REPLY, version=3)
    given(OPENED, ASKED, ANSWERED, *meanwhile).when(made_before).then_interview(owes_reply=False)


def test_an_answer_the_person_left_open_is_owed_by_the_machine_that_takes_it_back() -> None:
    """I6."""
    left_open = given(OPENED, ASKED, TAKEN_OVER, ANSWERED).then_interview(owes_reply=False)
    handed_back = left_open.when(HAND_BACK).then(HANDED_BACK_TO_SPEAK)
    handed_back.then_interview(owes_reply=True, owed_since=AT[3])
    handed_back.when(REPLY).then_interview(owes_reply=False)


@pytest.mark.parametrize(
    "question",
    [
        "Which bridge was that?",
        'Why "bridge"? Take your time.',
        "为什么？请说。",
        "هل بنيت جسرا؟",
        "Really?!",
        "Which one (the old one?)",
    ],
)
def test_a_question_the_person_put_waits_for_its_answer_after_handing_back(question: str) -> None:
    """I6: the machine does not talk over it."""
    put = given(OPENED, ASKED, ANSWERED, TAKEN_OVER_TO_SPEAK, asked(Q2, question, by=HUMAN))
    handed_back = put.when(HAND_BACK).then(HANDED_BACK)
    handed_back.then_interview(owes_reply=False).when(REPLY).then()


@pytest.mark.parametrize(
    "words",
    ["Thank you, that is clear.", "See https://example.com/?page=2 for it.", "One moment…"],
)
def test_a_machine_that_takes_over_speaks_when_no_question_is_open(words: str) -> None:
    """I6: otherwise both would wait for the other."""
    said = given(OPENED, ASKED, ANSWERED, TAKEN_OVER_TO_SPEAK, asked(Q2, words, by=HUMAN))
    handed_back = said.when(HAND_BACK).then(HANDED_BACK_TO_SPEAK)
    handed_back.then_interview(owes_reply=True, owed_since=AT[4] + (AT[1] - AT[0]))


def test_a_question_of_the_guide_waits_for_its_answer_without_a_question_mark() -> None:
    told = MessageAdded(
        id=Q1, speaker=Speaker.INTERVIEWER, text="Describe your role.", question="role"
    )
    given(OPENED, told).when(TAKE_OVER).then(TAKEN_OVER)
    given(OPENED, asked(Q1, "Hello.")).when(TAKE_OVER).then(TAKEN_OVER_TO_SPEAK)


def test_the_answer_to_the_question_of_a_person_is_owed_a_reply_by_the_machine_that_leads() -> None:
    """I6."""
    waiting = given(OPENED, ASKED, ANSWERED, TAKEN_OVER_TO_SPEAK, asked(Q2, by=HUMAN), HANDED_BACK)
    given_answer = waiting.when(AddMessage(id=A2, speaker=Speaker.CANDIDATE, text="Steel."))
    given_answer.then_interview(owes_reply=True)


def test_an_opening_the_person_never_spoke_is_owed_after_handing_back() -> None:
    """I6."""
    given(OPENED).when(TAKE_OVER).then(TAKEN_OVER_TO_SPEAK).then_interview(
        owes_reply=False, owed_since=AT[0]
    ).when(HAND_BACK).then_interview(owes_reply=True, owed_since=AT[0])


def test_handing_over_to_whoever_leads_decides_nothing() -> None:
    """I2."""
    given(OPENED, ASKED).when(HandOver(interviewer="scripted", say="Hello.", say_id=NEW)).then()


def test_a_paused_interview_can_be_handed_over_and_the_next_word_waits_until_it_goes_on() -> None:
    paused = given(OPENED, asked(Q1, "Hello."), PAUSED)
    handed = paused.when(HandOver(interviewer="llm"))
    handed.then(InterviewerChanged(left="scripted", entered="llm", speaks=True))
    handed.then_interview(status=Status.PAUSED, owes_reply=False)
    handed.when(Resume()).then_interview(owes_reply=True)


def test_an_interview_in_review_can_be_handed_over_and_says_nothing_while_it_is_there() -> None:
    handed = given(OPENED, ASKED, IN_REVIEW).when(HandOver(interviewer="llm"))
    handed.then_interview(owes_reply=False, interviewer="llm", status=Status.PENDING_REVIEW)


@pytest.mark.parametrize("end", [COMPLETED, CANCELLED])
def test_an_interview_that_is_over_is_not_handed_over(end: AnyEvent) -> None:
    given(OPENED, end).when(TAKE_OVER).then_refused(InterviewClosed)


def test_a_handover_written_before_it_said_who_speaks_owes_what_was_owed() -> None:
    """Older journals: the interviewer who enters only answers what was left open."""
    given(OPENED, asked(Q1, "Hello."), TAKEN_OVER, HANDED_BACK).then_interview(owes_reply=False)
    given(OPENED, ASKED, ANSWERED, TAKEN_OVER, HANDED_BACK).then_interview(owed_since=AT[2])


# --- an agent outside ---


def test_no_machine_of_ours_owes_a_reply_while_an_agent_outside_leads() -> None:
    handed = given(OPENED, ASKED, ANSWERED).when(HandOver(interviewer=AGENT))
    handed.then_interview(owes_reply=False, machine_owes_since=None, owed_since=AT[2])
    handed.when(HAND_BACK).then_interview(owes_reply=True, machine_owes_since=AT[2])


# --- what is said on a takeover ---

WITH_WORDS = HandOver(interviewer=HUMAN, say="A person joins us.", say_id=NEW)
WORDS = MessageAdded(
    id=NEW,
    speaker=Speaker.INTERVIEWER,
    text="A person joins us.",
    author="scripted",
    on_takeover=True,
)


def test_words_on_a_takeover_are_no_reply_so_the_person_has_the_next_word() -> None:
    """I4, I6."""
    taken = given(OPENED, ASKED, ANSWERED).when(WITH_WORDS).then(WORDS, TAKEN_OVER_TO_SPEAK)
    taken.then_interview(owes_reply=False, owed_since=AT[2], asked=Q1)
    back = taken.when(HAND_BACK).then(HANDED_BACK_TO_SPEAK)
    back.then_interview(owes_reply=True, owed_since=AT[2])


def test_a_question_mark_in_words_on_a_takeover_does_not_wait_for_an_answer() -> None:
    """I6."""
    asking = HandOver(interviewer=HUMAN, say="May I join you?", say_id=NEW)
    taken = given(OPENED, ASKED, ANSWERED).when(asking)
    taken.when(HAND_BACK).then(HANDED_BACK_TO_SPEAK)


def test_an_answer_given_after_words_on_a_takeover_answers_the_question_before_them() -> None:
    answer = AddMessage(id=A1, speaker=Speaker.CANDIDATE, text="Steel.")
    said = given(OPENED, ASKED).when(WITH_WORDS).when(answer)
    said.then(MessageAdded(id=A1, speaker=Speaker.CANDIDATE, text="Steel.", in_reply_to=Q1))


def test_a_question_an_owner_wants_put_is_still_to_be_put_after_words_on_a_takeover() -> None:
    sent_back = given(OPENED, ASKED, PAUSED, InterviewResumed(ask="Who pays?")).when(WITH_WORDS)
    sent_back.then_interview(owner_asks="Who pays?")


def test_after_words_on_a_takeover_the_question_before_them_still_waits() -> None:
    taken = given(OPENED, ASKED).when(WITH_WORDS).then(WORDS, TAKEN_OVER)
    taken.then_interview(owed_since=None)


def test_a_machine_that_gets_the_interview_back_after_nothing_but_words_speaks() -> None:
    """I6: the words stand between the question and whoever comes back."""
    taken = given(OPENED, ASKED).when(WITH_WORDS)
    taken.when(HAND_BACK).then(HANDED_BACK_TO_SPEAK).then_interview(owes_reply=True)


def test_nothing_is_said_on_a_takeover_while_the_interview_rests() -> None:
    given(OPENED, ASKED, PAUSED).when(WITH_WORDS).then(TAKEN_OVER)
    given(OPENED, ASKED, IN_REVIEW).when(WITH_WORDS).then(TAKEN_OVER)


def test_words_on_a_takeover_under_an_id_that_is_taken_are_refused() -> None:
    """I2."""
    given(OPENED, ASKED, answered(NEW)).when(WITH_WORDS).then_refused(IdTaken)


def test_words_on_a_takeover_that_cannot_be_stored_are_refused_whole() -> None:
    """I4."""
    refused = given(OPENED, ASKED).when(HandOver(interviewer=HUMAN, say=" ", say_id=NEW))
    refused.then_refused(Malformed).then_interview(interviewer="scripted", version=2)


# --- the fallback ---

FALL_BACK = HandOver(interviewer="scripted", reason="interviewer-unavailable", only_from="llm")
TO_LLM = InterviewerChanged(left="scripted", entered="llm")


def test_the_fallback_takes_over_from_the_same_place_and_says_why() -> None:
    """I6."""
    fallen = given(OPENED, ASKED, TO_LLM, ANSWERED, DELAYED).when(FALL_BACK)
    fallen.then(
        InterviewerChanged(
            left="llm", entered="scripted", reason="interviewer-unavailable", speaks=True
        )
    )
    fallen.then_interview(owes_reply=True, owed_since=AT[3], delay=None)
    fallen.when(FALL_BACK).then()


def test_a_fallback_that_comes_too_late_decides_nothing() -> None:
    """I6: the reply came after all, a person took over, or the interview ended."""
    waiting = (OPENED, ASKED, TO_LLM, ANSWERED, DELAYED)
    given(*waiting, asked(Q2, by="acme:small")).when(FALL_BACK).then()
    given(*waiting, InterviewerChanged(left="llm", entered=HUMAN)).when(FALL_BACK).then()
    given(*waiting, PAUSED).when(FALL_BACK).then()
    given(*waiting, COMPLETED).when(FALL_BACK).then()


def test_an_interview_knows_the_latest_handover_and_its_reason() -> None:
    """So that a person who took over can give it back to whoever led, and both sides are told."""
    given(OPENED, ASKED).then_interview(handed_over=None)
    fallen = given(OPENED, ASKED, TO_LLM, ANSWERED, DELAYED).when(FALL_BACK)
    fallen.then_interview(handed_over=fallen.events[0])
    taken = fallen.when(TAKE_OVER)
    taken.then_interview(handed_over=taken.events[-1])
