"""Conditions: what holds, what does not, what is not known, and what is no condition."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import plain_values, profile_values
from vivavoce.domain.conditions.condition import CONDITION_CHARS_MAX, parse_condition
from vivavoce.domain.profile import FieldStatus, Profile, ProfileValue
from vivavoce.errors import Malformed

PROFILE: Profile = {
    "role": ProfileValue(value="Team Lead"),
    "skills": ProfileValue(value=["Python", "Go"]),
    "years": ProfileValue(value=5),
    "salary": ProfileValue(value={"min": 40, "max": 60}),
    "notice": ProfileValue(value={"min": 3, "max": None}),
    "remote": ProfileValue(value=True),
    "contract": ProfileValue(value="part-time"),
    "started": ProfileValue(value="2024-05"),
    "working-hours": ProfileValue(value="9 to 5", status=FieldStatus.PARTIAL),
    "preferences.style": ProfileValue(value="direct"),
    "2fa": ProfileValue(value=False),
    "age": ProfileValue(status=FieldStatus.REFUSED),
    "asked": ProfileValue(value="x", status=FieldStatus.PENDING),
    "empty": ProfileValue(value=[]),
    "known": ProfileValue(value="yes"),
}

HOLDS = [
    'role == "team lead"',
    "role == 'TEAM LEAD'",
    'role != "manager"',
    '"lead" in role',
    '"python" in skills',
    '"rust" not in skills',
    'skills == ["go", "PYTHON"]',
    'contract in ["full-time", "part-time"]',
    "years == 5 and years == 5.0",
    "years > 4.5 and years >= 5 and years < 6 and years <= 5",
    "4 < years and 6 > years",
    "-1 < years",
    "salary > 39 and salary >= 40 and salary < 61 and salary != 30",
    "notice > 2",
    "remote and not 2fa",
    "remote == true and 2fa == false",
    'started == "2024" and started == "2024-05"',
    'started > "2024-04" and started < "2024-06" and started >= "2024" and started <= "2024"',
    'started > "2023-12-31"',
    "known(role) and known(working-hours) and not known(age) and not known(asked)",
    "refused(age) and not refused(role) and not refused(nobody)",
    "count(skills) == 2 and count(empty) == 0 and count(role) == 1",
    'known == "yes" and known(known)',
    'preferences.style == "direct"',
    'years == 1 or role == "team lead" and remote',
    "true or nobody == 1",
    "nobody == 1 or remote",
    "  ( ( remote ) )\n",
]
HOLDS_NOT = [
    'role == "lead"',
    '"lea" in role',
    '"py" in skills',
    "remote == 1",
    'years == "5"',
    "years == true",
    'skills == "python"',
    'skills == ["python"]',
    "role == 5",
    'years in ["5"]',
    '"5" in years',
    "salary < 40",
    "salary > 60",
    "salary == 70",
    "notice < 3",
    'started < "2024"',
    'started > "2024"',
    'started == "2023"',
    "false and nobody",
    "nobody == 1 and 2fa",
    "not (remote or nobody == 1)",
]
UNKNOWN = [
    "nobody == 1",
    "nobody != 1",
    "not nobody",
    "nobody",
    "not (nobody == 1)",
    "age == 5",
    "asked == 'x'",
    "nobody == 1 or 2fa",
    "nobody == 1 and remote",
    "count(nobody) > 0",
    "salary > 50",
    "salary == 50",
    'started == "2024-05-12"',
    'started < "2024-05-12"',
    'role < "z"',
    "skills > 1",
    'years > "4"',
    "role",
    "years == nobody",
]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [(text, True) for text in HOLDS]
    + [(text, False) for text in HOLDS_NOT]
    + [(text, None) for text in UNKNOWN],
)
def test_a_condition_holds_or_not_or_nobody_knows(text: str, verdict: bool | None) -> None:
    assert parse_condition(text).holds(PROFILE) is verdict


def test_a_condition_tells_the_names_it_looks_at() -> None:
    condition = parse_condition("known(a.b) and c-d == 'e' or count(f) > 1 or g in ['h'] or i == j")
    assert condition.names == {"a.b", "c-d", "f", "g", "i", "j"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("years = 5", "column 7: = 5 was not expected; compare with ==."),
        ("a && b", 'column 3: && b was not expected; write "and".'),
        ("a || b", 'column 3: || b was not expected; write "or".'),
        ("!a", 'column 1: !a was not expected; write "not", or compare with !=.'),
        ("role == “x”", "column 9: “x” was not expected; use straight quotes."),
        ('role == "x', "close the quote"),
        ("Role == 1", "column 1: Role == 1 was not expected; ids and words such as and"),
        ("", "column 1: it ends too early;"),
        ("a and ", "column 6: it ends too early;"),
        ("(a", "column 3: it ends too early;"),
        ("known()", "column 7: ) was not expected"),
        ("known(5 > 3)", "column 9: > 3) was not expected"),
        ("a b", "column 3: b was not expected"),
        ("a < b < c", "column 7: < c was not expected; compare two values at a time"),
        ("a + 1 > 2", "column 3"),
        ("exec('x')", "column 5: ('x') was not expected"),
        ("a.b().c", "column 4: ().c was not expected"),
        ("5", "a text, number or list alone is neither true nor false"),
        ("a and 'b'", "a text, number or list alone is neither true nor false"),
        ("count(a)", "count is a number; compare it, as in count(a) > 2."),
        ("not count(a)", "count is a number"),
        ("(a == 1) == true", "a condition cannot be compared"),
        ("not " * 30 + "a", "more than 20 conditions within each other"),
        ("a" * 501, "column 501: a condition has at most 500 characters, and this one 501"),
    ],
)
def test_what_is_no_condition_is_told_with_its_column_and_the_way_out(text: str, said: str) -> None:
    with pytest.raises(Malformed) as caught:
        parse_condition(text)
    assert said in str(caught.value)
    assert str(caught.value).startswith("column ")
    assert str(caught.value).endswith(".")


def test_brackets_may_stand_as_deep_as_the_text_is_long() -> None:
    depth = CONDITION_CHARS_MAX // 2 - 1
    assert parse_condition("(" * depth + "a" + ")" * depth).names == {"a"}


def test_a_large_number_is_a_number_and_a_larger_one_a_name() -> None:
    assert parse_condition("years < 999999999999999").holds(PROFILE) is True
    assert parse_condition("years < 9999999999999999").names == {"years", "9999999999999999"}


PIECES = [
    *("a", "b.c", "2d", "5", "-1.5", "'x'", '"2024-05"', "true", "false", "[", "]", "(", ")", ","),
    *("and", "or", "not", "in", "==", "!=", "<", "<=", ">", ">=", "known(", "refused(a)", "count("),
    *(" ", "\n", "&", "=", '"', "é", "\ud800"),
]


@given(st.text(max_size=60) | st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join))
def test_any_text_is_a_condition_or_malformed(text: str) -> None:
    try:
        verdict = parse_condition(text).holds({})
    except Malformed as error:
        complaint = str(error)  # either outcome is fine
        assert complaint.startswith("column ")
    else:
        assert verdict in {True, False, None}


OPERANDS = st.sampled_from(
    ["a", "b", "5", "'x'", '"2024"', "true", "[1, 'x', '2024-05']", "[]", "count(a)", "known(b)"]
)
COMPARISONS = st.tuples(
    OPERANDS, st.sampled_from(["==", "!=", "<", "<=", ">", ">=", "in", "not in"]), OPERANDS
).map(" ".join)
CONDITIONS = st.recursive(
    COMPARISONS | st.sampled_from(["a", "known(a)", "refused(b)", "true"]),
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from([" and ", " or "]), inner).map("".join).map("({})".format),
        inner.map("not {}".format),
    ),
    max_leaves=8,
)
RANGES = st.fixed_dictionaries(
    {"min": st.none() | st.integers() | st.floats(allow_nan=False), "max": plain_values()}
)
DATES = st.sampled_from(["2024", "2024-05", "2024-05-12", "2023-12"])


@given(
    CONDITIONS,
    st.dictionaries(
        st.sampled_from(["a", "b"]), profile_values(plain_values() | RANGES | DATES | st.just([[]]))
    ),
)
def test_a_condition_never_fails_and_its_opposite_is_its_opposite(
    text: str, profile: dict[str, ProfileValue]
) -> None:
    try:
        condition = parse_condition(text)
    except Malformed:
        return
    verdict = condition.holds(profile)
    opposite = parse_condition(f"not ({text})").holds(profile)
    assert opposite is (None if verdict is None else not verdict)


@given(CONDITIONS, st.sampled_from(["a", "b"]), plain_values())
def test_what_holds_while_a_field_is_not_known_goes_on_holding(
    text: str, name: str, value: Any
) -> None:
    """Kleene's promise, as long as nobody asks whether it is known."""
    try:
        condition = parse_condition(text)
    except Malformed:
        return
    before = condition.holds({})
    if "known(" not in text and before is not None:
        assert condition.holds({name: ProfileValue(value=value)}) is before
