"""Coverage: how far an interview is with what its guide wants to know."""

from msgspec.structs import replace

from tests.domain.facts import A1, A2
from vivavoce.domain.coverage import CoverageItem, coverage
from vivavoce.domain.guide import Closing, Guide, Information, Review
from vivavoce.domain.ids import GuideId
from vivavoce.domain.profile import SETTLED, FieldStatus, ProfileValue


def guide(*information: Information) -> Guide:
    return Guide(
        id=GuideId("hiring"),
        version="1",
        title="Hiring",
        languages=["en", "et"],
        information=list(information),
        sections=[],
        opening="Hello!",
        closing=Closing(say="Thank you."),
    )


ROLE = Information(id="role", label={"en": "Role", "et": "Roll"}, required=True)
SKILLS = Information(id="skills", label="Skills", required=True)
HOBBY = Information(id="hobby", label="Hobby")


def test_before_anything_was_said_every_item_is_pending() -> None:
    ledger = coverage(guide(ROLE, SKILLS, HOBBY), {}, language="en")
    assert [item.status for item in ledger.items] == [FieldStatus.PENDING] * 3
    assert (ledger.required, ledger.settled, ledger.share) == (2, 0, 0.0)


def test_what_only_the_review_fills_says_nothing_about_how_far_the_conversation_is() -> None:
    reviewed = replace(guide(ROLE, HOBBY), review=Review(collects=["hobby"]))
    profile = {"role": ProfileValue(value="engineer", sources=(A1,))}
    ledger = coverage(reviewed, profile, language="en")
    assert [item.id for item in ledger.items] == ["role"]
    assert ledger.share == 1.0


def test_each_item_shows_its_status_and_the_messages_that_support_it() -> None:
    profile = {"role": ProfileValue(value="engineer", sources=(A1, A2))}
    ledger = coverage(guide(ROLE), profile, language="en")
    assert ledger.items == [
        CoverageItem(
            id="role",
            label="Role",
            required=True,
            status=FieldStatus.OBTAINED,
            sources=(A1, A2),
        )
    ]


def test_items_come_in_the_guides_order_and_the_interviews_language() -> None:
    ledger = coverage(guide(SKILLS, ROLE), {"role": ProfileValue(value=1)}, language="et")
    assert [item.label for item in ledger.items] == ["Skills", "Roll"]


def test_only_what_is_required_counts() -> None:
    ledger = coverage(guide(ROLE, SKILLS, HOBBY), {"hobby": ProfileValue(value=1)}, language="en")
    assert (ledger.required, ledger.settled, ledger.share) == (2, 0, 0.0)


def test_an_item_is_settled_by_a_refusal_but_not_by_half_an_answer() -> None:
    for status in FieldStatus:
        profile = {"role": ProfileValue(status=status)}
        ledger = coverage(guide(ROLE, SKILLS), profile, language="en")
        assert ledger.share == (0.5 if status in SETTLED else 0.0), status


def test_a_guide_that_requires_nothing_is_covered_from_the_start() -> None:
    assert coverage(guide(HOBBY), {}, language="en").share == 1.0
    assert coverage(guide(), {}, language="en").share == 1.0


def test_fields_the_guide_does_not_know_are_left_out() -> None:
    ledger = coverage(guide(ROLE), {"shoe size": ProfileValue(value=43)}, language="en")
    assert [item.id for item in ledger.items] == ["role"]
