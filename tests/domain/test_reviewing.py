"""The look at the whole interview: asked for, given by a machine, decided by a person."""

import pytest
from msgspec.structs import replace

from tests.domain.facts import (
    A1,
    A2,
    ANSWERED,
    ASKED,
    AT,
    CANCELLED,
    IN_REVIEW,
    NEW,
    OPENED,
    PAUSED,
    Q2,
    READ,
    RESUMED,
    TO_BE_READ,
)
from vivavoce.domain.commands import (
    AddMessage,
    Complete,
    GiveReply,
    GiveReview,
    RequestReview,
    Resume,
    UpdateProfile,
)
from vivavoce.domain.events import (
    AnyEvent,
    InterviewResumed,
    MessageAdded,
    ProfileUpdated,
    ReviewRequested,
    Speaker,
    Usage,
)
from vivavoce.domain.interview import Review, Status
from vivavoce.domain.profile import ProfileValue
from vivavoce.errors import InterviewClosed, Malformed, Refused, TooLarge
from vivavoce.testing.scenario import given

FOUND: dict[str, ProfileValue | None] = {
    "names": ProfileValue(value=["Ada", "Bo", "Cy"], sources=(A1,))
}
SPENT = Usage(input_tokens=900, output_tokens=80, requests=1)
REVIEW = GiveReview(
    reviewer="llm",
    version=4,
    changes=FOUND,
    author="acme:small",
    usage=SPENT,
    latency_ms=700,
)
FINISHED: tuple[AnyEvent, ...] = (OPENED, ASKED, ANSWERED, TO_BE_READ)


def test_a_machine_that_was_asked_to_read_the_interview_owes_its_review() -> None:
    """I6."""
    asked_for = given(OPENED, ASKED).when(RequestReview(reviewer="llm")).then(TO_BE_READ)
    asked_for.then_interview(
        status=Status.PENDING_REVIEW,
        review=Review(reviewer="llm", requested_at=AT[2]),
        owes_review=True,
        owes_reply=False,
        machine_owes_since=AT[2],
    )


def test_a_review_by_a_person_is_owed_by_no_machine() -> None:
    given(OPENED, ASKED, IN_REVIEW).then_interview(
        review=Review(reviewer=None, requested_at=AT[2]), owes_review=False, machine_owes_since=None
    )


def test_what_a_review_found_is_stored_with_it_and_a_person_decides() -> None:
    """I4."""
    outcome = given(*FINISHED).when(REVIEW).then(ProfileUpdated(changes=FOUND), READ)
    outcome.then_interview(
        status=Status.PENDING_REVIEW,
        profile=FOUND,
        review=Review(reviewer="llm", requested_at=AT[3], is_given=True),
        usage=SPENT,
        owes_review=False,
        machine_owes_since=None,
    )
    outcome.when(Complete()).then_interview(status=Status.COMPLETED, profile=FOUND)


def test_a_review_that_found_nothing_is_given_all_the_same() -> None:
    """I6: it would be asked for again and again."""
    given(*FINISHED).when(replace(REVIEW, changes={})).then(READ).then_interview(owes_review=False)


def test_a_review_is_given_once() -> None:
    """I2, I6."""
    first = given(*FINISHED).when(REVIEW)
    first.when(REVIEW).then()
    first.when(replace(REVIEW, version=6)).then()


def test_a_review_of_an_interview_that_changed_meanwhile_is_late_and_made_anew() -> None:
    """I5: an owner's correction is not undone by who did not know of it."""
    corrected = given(*FINISHED).when(UpdateProfile(changes={"names": ProfileValue(value=["Zoe"])}))
    corrected.when(REVIEW).then().then_interview(owes_review=True)
    corrected.when(replace(REVIEW, version=5)).then_interview(owes_review=False, profile=FOUND)


@pytest.mark.parametrize("meanwhile", [RESUMED, CANCELLED], ids=["resumed", "cancelled"])
def test_a_review_that_is_wanted_no_more_is_late(meanwhile: AnyEvent) -> None:
    given(*FINISHED, meanwhile).when(replace(REVIEW, version=5)).then()


def test_a_review_by_somebody_who_was_not_asked_decides_nothing() -> None:
    given(*FINISHED).when(replace(REVIEW, reviewer="another")).then()
    given(OPENED, ASKED, ANSWERED, IN_REVIEW).when(REVIEW).then()


@pytest.mark.parametrize(
    "review",
    [
        replace(REVIEW, author="\0"),
        replace(REVIEW, changes={"names": ProfileValue(value="x", sources=(A2,))}),
        replace(REVIEW, changes={"names": ProfileValue(value=float("nan"))}),
    ],
    ids=["author", "source", "value"],
)
def test_a_review_of_nonsense_is_refused_whole_and_stays_owed(review: GiveReview) -> None:
    """I4."""
    refused = given(*FINISHED).when(review).then_refused(Malformed)
    refused.then_interview(owes_review=True, profile={}, version=4)


def test_an_interview_in_review_can_be_given_to_a_machine_that_was_not_asked_before() -> None:
    by_person = given(OPENED, ASKED, IN_REVIEW)
    by_person.when(RequestReview(reviewer="llm")).then(TO_BE_READ).then_interview(owes_review=True)
    given(*FINISHED).when(RequestReview(reviewer="llm")).then()
    given(*FINISHED).when(RequestReview(reason="me, too")).then()


# --- sent back for more ---


def test_an_interview_that_is_sent_back_has_the_owners_question_put_next() -> None:
    back = (
        given(*FINISHED, READ).when(Resume(ask="Who pays?")).then(InterviewResumed(ask="Who pays?"))
    )
    back.then_interview(status=Status.ACTIVE, owner_asks="Who pays?", owes_reply=True)
    put = back.when(GiveReply(id=NEW, in_reply_to=A1, say="Who pays?", author="scripted"))
    put.then_interview(owner_asks=None, owes_reply=False)


def test_the_owners_question_is_owed_although_everything_was_answered() -> None:
    """I6."""
    answered = (OPENED, ASKED, TO_BE_READ, READ)
    given(*answered).when(Resume()).then_interview(owes_reply=False)
    given(*answered).when(Resume(ask="Who pays?")).then_interview(owes_reply=True, owed_since=AT[4])


def test_an_interview_that_goes_on_waits_for_no_review_any_more() -> None:
    given(*FINISHED, READ, RESUMED).then_interview(review=None, owes_review=False)


def test_an_interview_sent_back_twice_is_reviewed_twice() -> None:
    """I4, I6."""
    again = GiveReply(
        id=NEW,
        in_reply_to=A2,
        say="Thank you.",
        author="scripted",
        done=True,
        review=RequestReview(reviewer="llm"),
    )
    put = MessageAdded(id=Q2, speaker=Speaker.INTERVIEWER, text="Who pays?")
    said = AddMessage(id=A2, speaker=Speaker.CANDIDATE, text="The city.")
    second = (
        given(*FINISHED, READ, InterviewResumed(ask="Who pays?"), put)
        .when(said)
        .when(again)
        .then_interview(status=Status.PENDING_REVIEW, owes_review=True)
    )
    assert ReviewRequested(reviewer="llm") in second.events
    second.when(REVIEW).then()  # it knows nothing of what was said since
    reviewed = second.when(replace(REVIEW, version=10))
    reviewed.then_interview(owes_review=False, profile=FOUND)
    reviewed.when(Resume(ask="And when?")).then_interview(owner_asks="And when?", owes_reply=True)


def test_a_paused_interview_can_go_on_with_the_owners_question() -> None:
    asks = given(OPENED, ASKED, PAUSED).when(Resume(ask="Who pays?"))
    asks.then_interview(owner_asks="Who pays?", owes_reply=True)
    asks.when(Resume(ask="Who pays?")).then()


def test_a_question_for_an_interview_that_goes_on_already_is_refused_instead_of_lost() -> None:
    """I12."""
    given(OPENED, ASKED).when(Resume(ask="Who pays?")).then_refused(Refused)


def test_an_owners_question_is_a_message() -> None:
    paused = given(OPENED, ASKED, PAUSED)
    refused = paused.when(Resume(ask=" ")).then_refused(Malformed)
    assert isinstance(refused.error, Malformed)
    assert refused.error.field == "ask"
    paused.when(Resume(ask="x" * 40_000)).then_refused(TooLarge)


def test_a_candidate_cannot_take_an_interview_out_of_review() -> None:
    given(*FINISHED).when(Resume(only_paused=True)).then_refused(InterviewClosed)
