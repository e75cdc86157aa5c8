"""Another version of the guide: only when it is asked for, and whole (I4, I9)."""

import pytest
from msgspec.structs import replace

from tests.domain.facts import (
    A1,
    ANSWERED,
    ASKED,
    CANCELLED,
    COMPLETED,
    GUIDE,
    GUIDE_CHANGED,
    NEW,
    NEXT_GUIDE,
    OPENED,
    PAUSED,
    Q1,
)
from vivavoce.domain.commands import ChangeGuide, GiveReply, Resume
from vivavoce.domain.events import GuideChanged, ProfileUpdated, StateChanged
from vivavoce.domain.ids import GuideId
from vivavoce.domain.interview import OPENING, Status
from vivavoce.domain.profile import ProfileValue
from vivavoce.errors import InterviewClosed, Malformed, Refused
from vivavoce.testing.scenario import given

AT_WORK = StateChanged(left=OPENING, entered="work.last")
ROLE = ProfileValue(value="engineer", sources=(A1,))


def test_guide_and_place_change_together() -> None:
    """I4, I9."""
    change = ChangeGuide(guide=NEXT_GUIDE, state="life.first")
    outcome = given(OPENED, ASKED, AT_WORK).when(change)
    outcome.then(
        GUIDE_CHANGED, StateChanged(left="work.last", entered="life.first", reason="guide changed")
    )
    outcome.then_interview(guide=NEXT_GUIDE, state="life.first", version=5)


@pytest.mark.parametrize("state", [None, "work.last"])
def test_who_stays_at_the_same_place_changes_the_guide_only(state: str | None) -> None:
    change = ChangeGuide(guide=NEXT_GUIDE, state=state)
    outcome = given(OPENED, ASKED, AT_WORK).when(change).then(GUIDE_CHANGED)
    outcome.then_interview(guide=NEXT_GUIDE, state="work.last")


def test_the_version_it_is_on_already_decides_nothing_whatever_its_label() -> None:
    same = replace(GUIDE, version="another label")
    for past in ((OPENED, ASKED), (OPENED, ASKED, COMPLETED), (OPENED, ASKED, CANCELLED)):
        given(*past).when(ChangeGuide(guide=same, state="elsewhere")).then()
    changed = given(OPENED, ASKED).when(ChangeGuide(guide=NEXT_GUIDE))
    changed.when(ChangeGuide(guide=NEXT_GUIDE)).then()


def test_an_interview_may_go_back_to_the_version_it_came_from() -> None:
    back = given(OPENED, ASKED, GUIDE_CHANGED).when(ChangeGuide(guide=GUIDE))
    back.then(GuideChanged(left=NEXT_GUIDE, entered=GUIDE)).then_interview(guide=GUIDE)


def test_another_guide_is_refused() -> None:
    other = replace(NEXT_GUIDE, id=GuideId("sales"))
    given(OPENED, ASKED).when(ChangeGuide(guide=other)).then_refused(Refused)


@pytest.mark.parametrize("end", [COMPLETED, CANCELLED], ids=["completed", "cancelled"])
def test_an_interview_that_is_over_keeps_its_version(end: object) -> None:
    """I9."""
    over = given(OPENED, ASKED, end)  # type: ignore[arg-type]  # either event
    over.when(ChangeGuide(guide=NEXT_GUIDE)).then_refused(InterviewClosed)


def test_a_cancelled_interview_may_be_resumed_and_then_changed() -> None:
    resumed = given(OPENED, ASKED, CANCELLED).when(Resume())
    resumed.when(ChangeGuide(guide=NEXT_GUIDE)).then(GUIDE_CHANGED)


def test_a_paused_interview_changes_and_stays_paused() -> None:
    outcome = given(OPENED, ASKED, PAUSED).when(ChangeGuide(guide=NEXT_GUIDE)).then(GUIDE_CHANGED)
    outcome.then_interview(status=Status.PAUSED, reason="lunch")


def test_a_place_without_a_name_is_refused() -> None:
    for state in ("", " ", "a\0b", "x" * 2_000):
        change = ChangeGuide(guide=NEXT_GUIDE, state=state)
        given(OPENED, ASKED).when(change).then_refused(Malformed)


def test_what_was_said_and_learned_stays() -> None:
    learned = ProfileUpdated(changes={"role": ROLE})
    before = given(OPENED, ASKED, ANSWERED, learned)
    assert before.interview is not None
    after = before.when(ChangeGuide(guide=NEXT_GUIDE)).then(GUIDE_CHANGED)
    after.then_interview(
        profile={"role": ROLE},
        transcript=before.interview.transcript,
        owed_since=before.interview.owed_since,
        owes_reply=True,
    )


def test_a_reply_decided_upon_the_version_left_loses_and_is_owed_anew() -> None:
    """I6."""
    changed = given(OPENED, ASKED, ANSWERED, GUIDE_CHANGED)
    late = GiveReply(
        id=NEW, in_reply_to=A1, say="Which bridge?", author="scripted", guide=GUIDE.hash
    )
    changed.when(late).then().then_interview(owes_reply=True)
    anew = replace(late, guide=NEXT_GUIDE.hash)
    changed.when(anew).then_interview(owes_reply=False)


def test_an_opening_decided_upon_the_version_left_loses_too() -> None:
    """I6."""
    late = GiveReply(id=Q1, in_reply_to=None, say="Hello.", author="scripted", guide=GUIDE.hash)
    given(OPENED, GUIDE_CHANGED).when(late).then().then_interview(owes_reply=True)
