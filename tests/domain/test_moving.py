"""Moving to another version of the guide: where the interview stands then, and the preview."""

from typing import Any

import pytest
from msgspec.structs import replace

from tests.domain.facts import GUIDE, NEXT_GUIDE, OPENED, answered, asked
from vivavoce.domain.events import (
    AnyEvent,
    InterviewCompleted,
    InterviewOpened,
    ProfileUpdated,
    StateChanged,
)
from vivavoce.domain.guide import (
    Closing,
    Consent,
    Guide,
    Information,
    Question,
    Review,
    Rules,
    Section,
    ValueType,
)
from vivavoce.domain.ids import MessageId
from vivavoce.domain.interview import OPENING, Interview
from vivavoce.domain.moving import (
    GuideMove,
    InformationChanges,
    QuestionChanges,
    Retyped,
    preview,
    state_after,
)
from vivavoce.domain.profile import FieldStatus, ProfileValue
from vivavoce.testing.scenario import given


def information(id_: str, **fields: Any) -> Information:
    return Information(id=id_, label=id_.title(), **fields)


def question(id_: str, *collects: str, **fields: Any) -> Question:
    return Question(id=id_, ask=fields.pop("ask", f"{id_}?"), collects=list(collects), **fields)


def section(id_: str, *questions: Question, **fields: Any) -> Section:
    return Section(id=id_, questions=list(questions), **fields)


def guide(items: list[Information], *sections: Section, **fields: Any) -> Guide:
    return Guide(
        id=GUIDE.id,
        version="any",
        title="Hiring",
        information=items,
        sections=list(sections),
        opening="Hello!",
        closing=Closing(say="Thank you."),
        **fields,
    )


ROLE = information("role", required=True)
PAY = information("pay")
START = information("start", required=True)

OLD = guide(
    [ROLE, PAY], section("work", question("role", "role"), question("pay", "pay"), question("else"))
)


def interview(*past: AnyEvent, at: str = OPENING, opened: InterviewOpened = OPENED) -> Interview:
    moved = [StateChanged(left=OPENING, entered=at)] if at != OPENING else []
    found = given(opened, *past, *moved).interview
    assert found is not None
    return found


def put(question_id: str) -> AnyEvent:
    """The question was put."""
    return replace(asked(MessageId(f"q-{question_id}")), question=question_id)


def known(**fields: Any) -> ProfileUpdated:
    """These fields were obtained."""
    return ProfileUpdated(
        changes={name: ProfileValue(value=value) for name, value in fields.items()}
    )


def previewed(now: Interview, new: Guide, old: Guide | None = OLD) -> GuideMove:
    return preview(now, old, new, to=NEXT_GUIDE)


# --- where it stands ---


def test_it_stays_at_a_question_that_the_new_version_has_too() -> None:
    new = guide([ROLE, PAY], section("work", question("first"), question("pay", "pay")))
    assert state_after(interview(put("pay"), at="work.pay"), new) == "work.pay"


def test_it_stays_at_its_question_also_when_that_moved_to_another_section() -> None:
    new = guide([PAY], section("first", question("role")), section("money", question("pay", "pay")))
    assert state_after(interview(put("pay"), at="work.pay"), new) == "money.pay"


def test_of_ids_with_dots_the_longer_one_is_meant() -> None:
    new = guide([], section("x", question("c"), question("b.c")))
    assert state_after(interview(at="a.b.c"), new) == "x.b.c"


def test_from_a_question_that_is_gone_it_goes_to_the_first_one_still_to_be_asked() -> None:
    new = guide(
        [ROLE, PAY, START],
        section("work", question("role", "role"), question("money", "pay")),
        section("time", question("start", "start"), question("end")),
    )
    past = (put("role"), answered(MessageId("a")), known(pay=1), put("pay"))
    assert state_after(interview(*past, at="work.pay"), new) == "time.start"


@pytest.mark.parametrize("state", ["closing", "summary", "whatever an owner wrote"])
def test_beyond_the_questions_it_comes_back_for_new_ones(state: str) -> None:
    new = guide([START], section("work", question("role"), question("start", "start")))
    assert state_after(interview(put("role"), at=state), new) == "work.start"
    nothing_new = guide([], section("work", question("role")))
    assert state_after(interview(put("role"), at=state), nothing_new) == state


@pytest.mark.parametrize("state", [OPENING, "consent"])
def test_before_the_first_question_it_stays_so_that_nothing_is_passed_over(state: str) -> None:
    new = guide([], section("work", question("first")), consent=Consent(ask="May we?"))
    assert state_after(interview(at=state), new) == state


# --- the preview ---


def test_the_preview_tells_what_differs() -> None:
    new = guide(
        [START, replace(ROLE, type=ValueType.LIST)],
        section("work", question("role", "role", ask="Which roles?"), question("start", "start")),
    )
    told = previewed(interview(put("role"), at="work.role"), new)
    assert (told.left, told.entered) == (GUIDE, NEXT_GUIDE)
    assert told.information == InformationChanges(
        added=["start"],
        removed=["pay"],
        retyped=[Retyped(id="role", left=ValueType.TEXT, entered=ValueType.LIST)],
    )
    assert told.questions == QuestionChanges(
        added=["start"], removed=["pay", "else"], reworded=["role"]
    )


def test_the_preview_tells_what_is_known_and_what_is_still_to_be_asked() -> None:
    new = guide(
        [ROLE, START, information("team")],
        section("work", question("role", "role"), question("start", "start")),
        section("more", question("team", "team"), question("else"), question("last")),
    )
    team = ProfileUpdated(changes={"team": ProfileValue(status=FieldStatus.PARTIAL)})
    past = (put("role"), answered(MessageId("a")), known(role="x", pay=7), put("else"), team)
    told = previewed(interview(*past, at="work.pay"), new)
    assert told.already_known == ["role"]
    assert told.kept == ["pay"]
    assert told.still_to_ask == ["start", "team", "last"]
    assert (told.share_before, told.share_after) == (1.0, 0.5)
    assert (told.state_before, told.state_after) == ("work.pay", "work.start")


def test_the_same_version_differs_in_nothing() -> None:
    told = preview(interview(put("role"), at="work.role"), OLD, OLD, to=GUIDE)
    assert told.information == InformationChanges(added=[], removed=[], retyped=[])
    assert told.questions == QuestionChanges(added=[], removed=[], reworded=[])
    assert told.state_after == told.state_before
    assert told.warnings == []


def test_a_preview_changes_nothing() -> None:
    now = interview(put("role"), known(role="x"), at="work.role")
    previewed(now, guide([], section("a", question("b"))))
    assert now == interview(put("role"), known(role="x"), at="work.role")


# --- warnings ---


def warnings(now: Interview, new: Guide, old: Guide | None = OLD) -> str:
    return "\n".join(previewed(now, new, old).warnings)


def test_an_ordinary_move_warns_of_nothing() -> None:
    new = guide([ROLE, PAY, START], *OLD.sections, section("time", question("start", "start")))
    assert warnings(interview(put("role"), at="work.role"), new) == ""


def test_it_warns_that_an_interview_that_is_over_stays_on_its_version() -> None:
    assert "completed" in warnings(interview(InterviewCompleted()), OLD)


def test_it_warns_of_a_version_that_cannot_be_read_any_more() -> None:
    now = interview(known(role="x"))
    assert "cannot be read" in warnings(now, OLD, None)
    told = previewed(now, OLD, None)
    assert (told.share_before, told.share_after) == (None, 1.0)
    assert told.information.added == ["role", "pay"]


def test_it_warns_of_a_known_value_whose_type_is_another_now() -> None:
    new = guide([ROLE, replace(PAY, type=ValueType.NUMBER)], *OLD.sections)
    assert "pay holds number now instead of text" in warnings(interview(known(pay="much")), new)
    assert warnings(interview(), new) == ""


def test_it_warns_of_what_stays_open_because_its_question_was_put_already() -> None:
    new = guide([ROLE, PAY, START], section("work", question("role", "role", "start")))
    now = interview(put("role"), known(role="x"), at="closing")
    assert "collects start" in warnings(now, new)
    assert "start" not in warnings(interview(put("role"), at="work.role"), new), (
        "it is on the table"
    )


def test_it_warns_of_a_language_it_does_not_speak() -> None:
    now = interview(opened=replace(OPENED, language="et-EE"))
    assert "does not speak et-EE" in warnings(now, guide([], *OLD.sections, languages=["en"]))
    assert warnings(now, guide([ROLE, PAY], *OLD.sections, languages=["en", "et"])) == ""


def test_it_warns_of_a_consent_that_will_not_be_asked_for() -> None:
    new = guide([ROLE, PAY], *OLD.sections, consent=Consent(ask="May we?"))
    assert "consent" in warnings(interview(put("role"), at="work.role"), new)
    assert warnings(interview(), new) == ""


def test_it_warns_of_time_limits_by_the_moment_they_are_met() -> None:
    new = guide([ROLE, PAY], *OLD.sections, rules=Rules(expires_after_s=3600))
    assert "cancelled at 2026-01-01 13:00 UTC" in warnings(interview(), new)
    assert warnings(interview(), new, new) == ""


def test_it_warns_that_as_many_answers_were_given_as_the_new_version_takes() -> None:
    new = guide([ROLE, PAY], *OLD.sections, rules=Rules(max_turns=1))
    now = interview(put("role"), answered(MessageId("a")), at="work.role")
    assert "closes at answer 1, and 1 were given" in warnings(now, new)
    assert warnings(interview(put("role"), at="work.role"), new) == ""


# --- conditions ---


def test_a_question_whose_condition_does_not_hold_is_passed_over() -> None:
    new = guide(
        [ROLE, PAY],
        section("lead", question("team"), relevant='role == "lead"'),
        section(
            "work",
            question("pay", "pay", relevant="not known(role)"),
            question("when", relevant='role == "clerk"'),
        ),
    )
    now = interview(known(role="clerk"), at="gone.gone")
    assert state_after(now, new) == "work.when"
    assert previewed(now, new).still_to_ask == ["when"]


def test_a_question_whose_condition_is_open_may_still_be_asked_but_is_not_the_next() -> None:
    new = guide([ROLE, PAY], section("work", question("team", relevant="pay > 3"), question("end")))
    now = interview(at="gone.gone")
    assert state_after(now, new) == "work.end"
    assert previewed(now, new).still_to_ask == ["team", "end"]


def test_nobody_is_warned_that_no_question_collects_what_the_review_fills() -> None:
    old = guide([information("role")], section("work", question("role", "role")))
    items = [information("role"), information("motto"), information("extra")]
    new = guide(items, section("work", question("role", "role")), review=Review(collects=["motto"]))
    interview = given(OPENED).interview
    assert interview is not None
    told = " ".join(preview(interview, old, new, to=NEXT_GUIDE).warnings)
    assert "extra" in told
    assert "motto" not in told
