"""The profile: changes laid over what was known."""

from vivavoce.domain.profile import SETTLED, FieldStatus, Profile, ProfileValue, apply_changes
from vivavoce.domain.values import alike

ONE, TWO = ProfileValue(value=1), ProfileValue(value=2)


def test_changes_are_laid_over_what_was_known() -> None:
    assert apply_changes({"a": ONE}, {"a": TWO, "b": ONE}) == {"a": TWO, "b": ONE}


def test_a_field_changed_to_none_is_removed() -> None:
    assert apply_changes({"a": ONE, "b": TWO}, {"a": None}) == {"b": TWO}


def test_removing_what_is_not_there_is_no_error() -> None:
    assert apply_changes({"a": ONE}, {"b": None}) == {"a": ONE}


def test_a_value_of_none_is_a_value_and_not_a_removal() -> None:
    refused = ProfileValue(value=None, status=FieldStatus.REFUSED)
    assert apply_changes({"a": ONE}, {"a": refused}) == {"a": refused}


def test_an_update_leaves_the_older_profile_and_the_changes_as_they_were() -> None:
    profile: Profile = {"a": ONE, "b": ONE}
    changes: dict[str, ProfileValue | None] = {"a": None, "b": TWO}
    apply_changes(profile, changes)
    assert profile == {"a": ONE, "b": ONE}
    assert changes == {"a": None, "b": TWO}


def test_fields_keep_the_order_in_which_they_were_learned() -> None:
    assert list(apply_changes({"b": ONE, "a": ONE}, {"c": ONE, "b": TWO})) == ["b", "a", "c"]


def test_a_field_needs_no_more_questions_unless_it_is_pending_or_partial() -> None:
    assert set(FieldStatus) - SETTLED == {FieldStatus.PENDING, FieldStatus.PARTIAL}


def test_values_are_alike_when_they_are_written_alike() -> None:
    assert alike({"a": [1, None], "b": "x"}, {"b": "x", "a": [1, None]})
    assert alike(ONE, ProfileValue(value=1))
    assert alike(None, None)
    assert not alike(None, ONE)
    assert not alike(True, 1)
    assert not alike([False], [0])
    assert not alike("1", 1)
