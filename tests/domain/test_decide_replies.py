"""Replies: whole, once, and never late (I4, I6)."""

import pytest
from msgspec.structs import replace

from tests.domain.facts import (
    A1,
    A2,
    ANSWERED,
    ASKED,
    CANCELLED,
    COMPLETED,
    CONDENSED,
    GUIDE,
    IN_REVIEW,
    NEW,
    OPENED,
    PAUSED,
    Q1,
    Q2,
    RESUMED,
    TAKEN_OVER,
    answered,
    asked,
)
from vivavoce.domain.commands import AddMessage, GiveReply, Move, RequestReview, UpdateProfile
from vivavoce.domain.events import (
    AnyEvent,
    InterviewCompleted,
    InterviewerChanged,
    MessageAdded,
    ProfileUpdated,
    ReviewRequested,
    Speaker,
    StateChanged,
    Usage,
)
from vivavoce.domain.ids import MessageId
from vivavoce.domain.interview import HUMAN, OPENING, Status
from vivavoce.domain.profile import ProfileValue
from vivavoce.errors import IdTaken, Malformed, TooLarge
from vivavoce.testing.scenario import given

ROLE = ProfileValue(value="engineer", sources=(A1,))
REPLY = GiveReply(id=NEW, in_reply_to=A1, say="Which bridge?", author="scripted")
SAID = MessageAdded(
    id=NEW,
    speaker=Speaker.INTERVIEWER,
    text="Which bridge?",
    in_reply_to=A1,
    author="scripted",
)


def test_the_opening_is_owed_from_the_start() -> None:
    """I6."""
    opened = given(OPENED).then_interview(owes_reply=True, state=OPENING)
    said = opened.when(GiveReply(id=Q1, in_reply_to=None, say="Hello!", author="scripted"))
    said.then(asked(Q1, "Hello!")).then_interview(owes_reply=False, owed_since=None)


def test_a_reply_is_stored_whole_profile_place_words_and_end() -> None:
    """I4."""
    reply = GiveReply(
        id=NEW,
        in_reply_to=A1,
        say="Thank you, that was all.",
        author="acme:small-model",
        changes={"role": ROLE},
        move="closing",
        done=True,
        summary="Builds bridges.",
        question="experience",
        probe="clarify",
        usage=Usage(input_tokens=900, output_tokens=40),
    )
    outcome = given(OPENED, ASKED, ANSWERED).when(reply)
    outcome.then(
        ProfileUpdated(changes={"role": ROLE}),
        StateChanged(left=OPENING, entered="closing"),
        MessageAdded(
            id=NEW,
            speaker=Speaker.INTERVIEWER,
            text="Thank you, that was all.",
            in_reply_to=A1,
            author="acme:small-model",
            question="experience",
            probe="clarify",
            usage=Usage(input_tokens=900, output_tokens=40),
        ),
        InterviewCompleted(summary="Builds bridges."),
    )
    outcome.then_interview(
        status=Status.COMPLETED,
        profile={"role": ROLE},
        state="closing",
        summary="Builds bridges.",
        owed_since=None,
        asked=NEW,
        version=7,
    )


def test_a_reply_that_stays_where_it_is_changes_no_state() -> None:
    reply = GiveReply(id=NEW, in_reply_to=A1, say="Which bridge?", author="scripted", move=OPENING)
    given(OPENED, ASKED, ANSWERED).when(reply).then(SAID)


def test_a_reply_that_learned_only_what_is_known_updates_no_profile() -> None:
    known = ProfileUpdated(changes={"role": ROLE})
    reply = GiveReply(
        id=NEW,
        in_reply_to=A1,
        say="Which bridge?",
        author="scripted",
        changes={"role": ROLE, "skills": None},
    )
    given(OPENED, ASKED, ANSWERED, known).when(reply).then(SAID)


def test_a_reply_from_outside_tells_how_long_it_took_and_by_which_guide_it_was_made() -> None:
    reply = GiveReply(
        id=NEW, in_reply_to=A1, say="Which bridge?", author="acme:small", latency_ms=850
    )
    given(OPENED, ASKED, ANSWERED).when(reply).then(
        replace(SAID, author="acme:small", guide=GUIDE.hash, latency_ms=850)
    )


def test_what_a_reply_condensed_is_stored_before_it_and_used_from_then_on() -> None:
    """I4."""
    outcome = given(OPENED, ASKED, ANSWERED).when(replace(REPLY, condensed=CONDENSED))
    outcome.then(CONDENSED, SAID).then_interview(condensed=CONDENSED, version=5)


def test_the_tokens_of_replies_and_of_what_they_condensed_add_up() -> None:
    spent = Usage(input_tokens=100, output_tokens=10, requests=2, cost_microusd=7)
    first = given(OPENED, ASKED, ANSWERED).when(replace(REPLY, usage=spent, condensed=CONDENSED))
    first.then_interview(
        usage=Usage(input_tokens=400, output_tokens=30, requests=3, cost_microusd=7)
    )
    again = GiveReply(id=Q2, in_reply_to=A2, say="Why?", author="acme:small", usage=spent)
    first.when(AddMessage(id=A2, speaker=Speaker.CANDIDATE, text="Old.")).when(
        again
    ).then_interview(usage=Usage(input_tokens=500, output_tokens=40, requests=5, cost_microusd=14))


def test_a_last_reply_may_ask_for_a_review_instead_of_completing() -> None:
    """I4."""
    asks = RequestReview(reason="guide", reviewer="llm")
    outcome = given(OPENED, ASKED, ANSWERED).when(replace(REPLY, done=True, review=asks))
    outcome.then(SAID, ReviewRequested(reason="guide", reviewer="llm"))
    outcome.then_interview(status=Status.PENDING_REVIEW, owes_reply=False, owes_review=True)


def test_a_reply_that_does_not_end_the_interview_asks_for_no_review() -> None:
    given(OPENED, ASKED, ANSWERED).when(replace(REPLY, review=RequestReview())).then(SAID)


# --- late replies lose ---


def test_of_two_replies_to_the_same_answer_the_second_loses() -> None:
    """I6."""
    first = given(OPENED, ASKED, ANSWERED).when(REPLY)
    second = GiveReply(id=Q2, in_reply_to=A1, say="What kind?", author="scripted")
    first.when(second).then()


def test_a_repeated_reply_is_stored_once() -> None:
    """I2."""
    first = given(OPENED, ASKED, ANSWERED).when(REPLY)
    first.when(REPLY).then()
    first.when(AddMessage(id=A2, speaker=Speaker.CANDIDATE, text="Old.")).when(REPLY).then()


def test_a_reply_loses_when_the_candidate_said_more_meanwhile() -> None:
    """I6."""
    more = given(OPENED, ASKED, ANSWERED, answered(A2))
    more.when(REPLY).then().then_interview(owes_reply=True)
    fresh = GiveReply(id=NEW, in_reply_to=A2, say="I see.", author="scripted")
    more.when(fresh).then_interview(owes_reply=False)


def test_an_opening_loses_when_the_candidate_spoke_first() -> None:
    """I6."""
    opening = GiveReply(id=Q1, in_reply_to=None, say="Hello!", author="scripted")
    given(OPENED, ANSWERED).when(opening).then().then_interview(owes_reply=True)


@pytest.mark.parametrize(
    "meanwhile",
    [PAUSED, IN_REVIEW, COMPLETED, CANCELLED, TAKEN_OVER, asked(Q2, by=HUMAN)],
    ids=lambda event: type(event).__name__,
)
def test_a_reply_loses_when_the_interview_was_stopped_taken_over_or_answered_meanwhile(
    meanwhile: AnyEvent,
) -> None:
    """I6."""
    given(OPENED, ASKED, ANSWERED, meanwhile).when(REPLY).then()


def test_a_reply_to_an_answer_nobody_gave_loses() -> None:
    reply = GiveReply(id=NEW, in_reply_to=A2, say="Hm.", author="scripted")
    given(OPENED, ASKED, ANSWERED).when(reply).then()


def test_a_reply_counts_after_a_pause_and_a_resumption() -> None:
    given(OPENED, ASKED, ANSWERED, PAUSED, RESUMED).when(REPLY).then(SAID)


def test_a_reply_asked_of_an_interviewer_who_leads_no_more_loses() -> None:
    """I6: the new interviewer answers, even when it is a machine as well."""
    to_llm = InterviewerChanged(left="scripted", entered="llm")
    outcome = given(OPENED, ASKED, ANSWERED, to_llm).when(_asked_of("scripted"))
    outcome.then().then_interview(owes_reply=True, interviewer="llm")
    outcome.when(_asked_of("llm")).then(SAID)


def test_a_reply_made_before_somebody_moved_the_interview_loses() -> None:
    """I6: an owner's move is not undone by a reply that knew nothing of it."""
    reply = GiveReply(
        id=NEW, in_reply_to=A1, say="Which bridge?", author="llm", state=OPENING, move="skills"
    )
    moved = given(OPENED, ASKED, ANSWERED).when(Move(state="closing"))
    moved.when(reply).then().then_interview(state="closing", owes_reply=True)


def test_a_reply_does_not_lose_because_of_a_profile_that_changed_meanwhile() -> None:
    updated = given(OPENED, ASKED, ANSWERED).when(UpdateProfile(changes={"role": ROLE}))
    updated.when(REPLY).then(SAID)


def _asked_of(interviewer: str) -> GiveReply:
    return GiveReply(
        id=NEW, in_reply_to=A1, say="Which bridge?", author="scripted", interviewer=interviewer
    )


# --- what a reply may hold ---


@pytest.mark.parametrize("taken", [A1, Q1])
def test_a_reply_under_an_id_that_is_taken_is_refused_and_stays_owed(taken: MessageId) -> None:
    """I2: an id occurs once in a transcript, whoever chose it."""
    reply = GiveReply(id=taken, in_reply_to=A1, say="Which bridge?", author="scripted")
    outcome = given(OPENED, ASKED, ANSWERED).when(reply).then_refused(IdTaken)
    outcome.then_interview(owes_reply=True)


@pytest.mark.parametrize(
    ("reply", "field"),
    [
        (GiveReply(id=NEW, in_reply_to=A1, say="", author="llm"), "say"),
        (GiveReply(id=NEW, in_reply_to=A1, say="\ud800", author="llm"), "say"),
        (GiveReply(id=NEW, in_reply_to=A1, say="Hm?", author="a\0b"), "author"),
        (GiveReply(id=NEW, in_reply_to=A1, say="Hm?", author="llm", move=" "), "move"),
        (GiveReply(id=NEW, in_reply_to=A1, say="Hm?", author="llm", summary=""), "summary"),
        (GiveReply(id=NEW, in_reply_to=A1, say="Hm?", author="llm", question="\0"), "question"),
        (GiveReply(id=NEW, in_reply_to=A1, say="Hm?", author="llm", probe="\0"), "probe"),
        (replace(REPLY, condensed=replace(CONDENSED, text=" ")), "condensed"),
        (replace(REPLY, condensed=replace(CONDENSED, until=A2)), "condensed.until"),
        (replace(REPLY, condensed=replace(CONDENSED, author="\0")), "author"),
        (replace(REPLY, done=True, review=RequestReview(reviewer="")), "reviewer"),
        (replace(REPLY, done=True, review=RequestReview(reason="\0")), "reason"),
        (
            GiveReply(
                id=NEW,
                in_reply_to=A1,
                say="Hm?",
                author="llm",
                changes={"role": ProfileValue(value="x", sources=(A2,))},
            ),
            "role.sources",
        ),
        (
            GiveReply(
                id=NEW,
                in_reply_to=A1,
                say="Hm?",
                author="llm",
                changes={"role": ProfileValue(value=float("nan"))},
            ),
            "role.value",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_reply_of_nonsense_is_refused_whole_and_stays_owed(reply: GiveReply, field: str) -> None:
    """I4: nothing of it is kept."""
    outcome = given(OPENED, ASKED, ANSWERED).when(reply).then_refused(Malformed)
    outcome.then_interview(owes_reply=True, version=3, profile={}, state=OPENING)
    assert isinstance(outcome.error, Malformed)
    assert outcome.error.field == field


def test_a_reply_longer_than_a_message_may_be_is_too_large() -> None:
    reply = GiveReply(id=NEW, in_reply_to=A1, say="x" * (32 * 1024 + 1), author="llm")
    given(OPENED, ASKED, ANSWERED).when(reply).then_refused(TooLarge)


def test_a_late_reply_loses_quietly_even_when_it_is_nonsense() -> None:
    reply = GiveReply(id=NEW, in_reply_to=A1, say="", author="llm")
    given(OPENED, ASKED, ANSWERED, COMPLETED).when(reply).then()
