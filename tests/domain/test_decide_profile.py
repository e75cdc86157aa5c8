"""Changing the profile, moving in the guide, and opening an interview."""

from typing import Any

import pytest

from tests.domain.facts import A1, A2, ANSWERED, ASKED, COMPLETED, GUIDE, OPENED
from vivavoce.domain.changes import PROFILE_FIELDS_MAX, VALUE_BYTES_MAX
from vivavoce.domain.commands import Move, OpenInterview, UpdateProfile
from vivavoce.domain.decide import METADATA_BYTES_MAX
from vivavoce.domain.events import Candidate, InterviewOpened, ProfileUpdated, StateChanged
from vivavoce.domain.ids import OrganizationId
from vivavoce.domain.interview import OPENING
from vivavoce.domain.profile import FieldStatus, ProfileValue
from vivavoce.errors import Malformed, TooLarge
from vivavoce.testing.scenario import INTERVIEW_ID, given

ROLE = ProfileValue(value="engineer", sources=(A1,))
SKILLS = ProfileValue(value=["steel", "wood"], status=FieldStatus.PARTIAL)
LEARNED = ProfileUpdated(changes={"role": ROLE, "skills": SKILLS})


def set_value(value: Any) -> UpdateProfile:
    return UpdateProfile(changes={"role": ProfileValue(value=value)})


# --- profile ---


def test_a_field_is_set_with_its_status_and_the_messages_it_rests_on() -> None:
    updated = given(OPENED, ASKED, ANSWERED).when(UpdateProfile(changes={"role": ROLE}))
    updated.then(ProfileUpdated(changes={"role": ROLE})).then_interview(profile={"role": ROLE})


def test_a_field_set_to_none_is_taken_back() -> None:
    updated = given(OPENED, ASKED, ANSWERED, LEARNED).when(UpdateProfile(changes={"role": None}))
    updated.then(ProfileUpdated(changes={"role": None})).then_interview(profile={"skills": SKILLS})


def test_only_what_really_changes_is_recorded() -> None:
    refused = ProfileValue(status=FieldStatus.REFUSED)
    command = UpdateProfile(changes={"role": ROLE, "skills": refused, "unknown": None})
    updated = given(OPENED, ASKED, ANSWERED, LEARNED).when(command)
    updated.then(ProfileUpdated(changes={"skills": refused}))


def test_an_update_that_changes_nothing_decides_nothing() -> None:
    given(OPENED, ASKED, ANSWERED, LEARNED).when(UpdateProfile(changes={})).then()
    given(OPENED, ASKED, ANSWERED, LEARNED).when(UpdateProfile(changes={"role": ROLE})).then()
    given(OPENED, ASKED, ANSWERED, LEARNED).when(UpdateProfile(changes={"unknown": None})).then()


def test_an_update_that_changes_nothing_is_no_error_in_a_closed_interview() -> None:
    given(OPENED, COMPLETED).when(UpdateProfile(changes={"role": None})).then()


def test_another_status_or_another_source_alone_is_a_change() -> None:
    known = given(OPENED, ASKED, ANSWERED, LEARNED)
    doubtful = ProfileValue(value="engineer", status=FieldStatus.PARTIAL, sources=(A1,))
    unfounded = ProfileValue(value="engineer")
    known.when(UpdateProfile(changes={"role": doubtful})).then_interview(
        profile={"role": doubtful, "skills": SKILLS}
    )
    known.when(UpdateProfile(changes={"role": unfounded})).then_interview(
        profile={"role": unfounded, "skills": SKILLS}
    )


@pytest.mark.parametrize(
    ("before", "after"), [(1, True), (0, False), (False, 0), ([1], [True]), (2, 2.0)]
)
def test_yes_and_no_are_not_one_and_zero(before: object, after: object) -> None:
    """Python holds them to be equal; the change would be lost silently (I12)."""
    changed = given(OPENED).when(set_value(before)).when(set_value(after))
    assert changed.interview is not None
    assert repr(changed.interview.profile["role"].value) == repr(after)


def test_the_same_value_with_its_keys_in_another_order_is_no_change() -> None:
    given(OPENED).when(set_value({"a": 1, "b": 2})).when(set_value({"b": 2, "a": 1})).then()


@pytest.mark.parametrize("name", ["", " ", "a\0b", "\ud800"])
def test_a_field_needs_a_name_that_can_be_stored(name: str) -> None:
    update = UpdateProfile(changes={name: ProfileValue(value="engineer")})
    refused = given(OPENED).when(update).then_refused(Malformed)
    assert isinstance(refused.error, Malformed)
    assert refused.error.field == "profile"


def test_a_source_must_be_a_message_of_this_interview() -> None:
    unfounded = ProfileValue(value="engineer", sources=(A1, A2))
    update = UpdateProfile(changes={"role": unfounded})
    refused = given(OPENED, ASKED, ANSWERED).when(update).then_refused(Malformed)
    assert isinstance(refused.error, Malformed)
    assert refused.error.field == "role.sources"


@pytest.mark.parametrize(
    "value",
    [
        None,
        True,
        -(2**63),
        2**63 - 1,
        0.1,
        "👩🏽‍🚀 \x07",
        [],
        {"": [None, {"deep": [1]}]},
    ],
)
def test_a_value_may_be_any_plain_json(value: object) -> None:
    given(OPENED).when(set_value(value)).then_interview(profile={"role": ProfileValue(value=value)})


@pytest.mark.parametrize(
    "value",
    [
        float("nan"),
        float("inf"),
        2**63,
        -(2**63) - 1,
        (1, 2),
        {1, 2},
        b"bytes",
        pytest.param(object(), id="an object"),
        {1: "one"},
        {"\ud800": 1},
        ["a\0b"],
    ],
    ids=repr,
)
def test_a_value_that_would_not_come_back_as_it_went_is_malformed(value: object) -> None:
    refused = given(OPENED).when(set_value(value)).then_refused(Malformed)
    assert isinstance(refused.error, Malformed)
    assert refused.error.field == "role.value"


def test_a_value_may_be_nested_32_deep_and_no_deeper() -> None:
    value: object = "core"
    for _ in range(32):
        value = [value]
    assert given(OPENED).when(set_value(value)).error is None
    given(OPENED).when(set_value([value])).then_refused(Malformed)
    given(OPENED).when(set_value({"deeper": value})).then_refused(Malformed)


def test_a_value_that_holds_itself_is_malformed() -> None:
    endless: list[object] = []
    endless.append(endless)
    given(OPENED).when(set_value(endless)).then_refused(Malformed)


def test_a_value_of_64_kib_of_json_is_kept_and_one_byte_more_is_too_large() -> None:
    halves = ["x" * 1000, "x" * (VALUE_BYTES_MAX - 1000 - len('["",""]'))]
    assert given(OPENED).when(set_value(halves)).error is None
    halves[0] += "x"
    given(OPENED).when(set_value(halves)).then_refused(TooLarge)


def test_a_profile_has_at_most_500_fields() -> None:
    full = ProfileUpdated(changes={f"field {n}": ROLE for n in range(PROFILE_FIELDS_MAX)})
    one_more = UpdateProfile(changes={"one more": ProfileValue(value=1)})
    given(OPENED, ASKED, ANSWERED, full).when(one_more).then_refused(Malformed)


def test_in_a_full_profile_one_field_can_take_the_place_of_another() -> None:
    full = ProfileUpdated(changes={f"field {n}": ROLE for n in range(PROFILE_FIELDS_MAX)})
    swap = {"one more": ProfileValue(value=1), "field 0": None}
    outcome = given(OPENED, ASKED, ANSWERED, full).when(UpdateProfile(changes=swap))
    outcome.then(ProfileUpdated(changes=swap))


# --- moving ---


def test_moving_changes_the_state_and_says_why() -> None:
    moved = given(OPENED, ASKED).when(Move(state="skills", reason="the owner skipped it"))
    moved.then(StateChanged(left=OPENING, entered="skills", reason="the owner skipped it"))
    moved.then_interview(state="skills")


def test_staying_decides_nothing() -> None:
    given(OPENED, ASKED).when(Move(state=OPENING)).then()
    given(OPENED, COMPLETED).when(Move(state=OPENING)).then()


def test_moving_alone_neither_owes_nor_settles_a_reply() -> None:
    given(OPENED, ASKED).when(Move(state="skills")).then_interview(owes_reply=False)
    given(OPENED, ASKED, ANSWERED).when(Move(state="skills")).then_interview(owes_reply=True)


# --- opening ---


def opening(
    *,
    interviewer: str = "scripted",
    language: str = "en",
    candidate: Candidate = Candidate(),  # noqa: B008 frozen
    metadata: dict[str, Any] | None = None,
) -> OpenInterview:
    return OpenInterview(
        id=INTERVIEW_ID,
        organization=OrganizationId("acme"),
        guide=GUIDE,
        interviewer=interviewer,
        language=language,
        candidate=candidate,
        metadata={} if metadata is None else metadata,
    )


def test_an_interview_is_opened_on_the_guide_as_it_is_pinned() -> None:
    """I9."""
    person = Candidate(name="Ada", email="ada@example.org")
    given().when(opening(candidate=person, metadata={"source": ["fair", 2]})).then(
        InterviewOpened(
            organization=OrganizationId("acme"),
            guide=GUIDE,
            interviewer="scripted",
            language="en",
            candidate=person,
            metadata={"source": ["fair", 2]},
        )
    ).then_interview(guide=GUIDE, candidate=person, version=1, owes_reply=True)


@pytest.mark.parametrize(
    ("command", "field"),
    [
        (opening(interviewer=""), "interviewer"),
        (opening(language=" "), "language"),
        (opening(language="\0"), "language"),
        (opening(candidate=Candidate(name="\ud800")), "candidate.name"),
        (opening(candidate=Candidate(email="x" * 1025)), "candidate.email"),
        (opening(metadata={"a": float("nan")}), "metadata"),
        (opening(metadata={"a": "x" * METADATA_BYTES_MAX}), "metadata"),
    ],
)
def test_an_opening_that_cannot_be_stored_is_malformed(command: OpenInterview, field: str) -> None:
    refused = given().when(command).then_refused(Malformed)
    assert isinstance(refused.error, Malformed)
    assert refused.error.field == field
