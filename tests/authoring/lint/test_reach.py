"""Conditions that cannot hold, and questions that cannot be reached."""

import pytest

from tests.authoring.lint.linted import (
    CONTRACT,
    ROLE,
    SOURCE,
    changed,
    findings,
    on_condition,
    only,
    rules,
)
from vivavoce.authoring.lint.findings import Severity


def test_the_guide_to_change_has_no_findings() -> None:
    assert findings(SOURCE) == []


def test_a_condition_on_what_only_the_review_fills_never_holds() -> None:
    source = on_condition("known(x)").replace(
        "information:", "information:\n  - { id: x, label: X }"
    )
    source = source.replace("opening:", "review: { collects: [x], instructions: X. }\nopening:")
    finding = only(source, "unreachable", Severity.ERROR)
    assert "no question collects x" in finding.message


@pytest.mark.parametrize(
    "condition",
    [
        'role == "a" and role == "b"',
        "years > 5 and years < 3",
        "years > 5 and not years > 4",
        "years == 5 and years != 5",
        "remote and not remote",
        "remote == true and remote == false",
        'contract == "full-time" and contract == "part-time"',
        'contract != "full-time" and contract != "part-time"',
        'started < "2024" and started > "2025-03"',
        'started == "2024-05" and started != "2024"',
        '"go" in skills and "go" not in skills',
        '"go" in skills and count(skills) < 1',
        "known(role) and not known(role)",
        "known(role) and refused(role)",
        'refused(role) and role == "a"',
        "false",
        "(years > 5 or years > 7) and years < 3",
        'years > 1000 and role == "x" and not (years > 999 or remote)',
    ],
)
def test_a_question_whose_condition_contradicts_itself_is_unreachable(condition: str) -> None:
    finding = only(on_condition(condition.replace("'", '"')), "unreachable", Severity.ERROR)
    assert finding.message == "the question notes is never asked: its condition contradicts itself"
    assert finding.line == 27


@pytest.mark.parametrize(
    "condition",
    [
        'role == "a" or role == "b"',
        "years > 3 and years < 5",
        "years > 3 and years < 3.5",
        "years >= 3 and years <= 3",
        "remote and years > 1",
        'contract == "FULL-TIME"',
        'contract in ["full-time", "part-time"] and contract != "full-time"',
        'started > "2024" and started < "2025-03"',
        'started > "2024-05-01" and started < "2024-05-03"',
        '"go" in skills and "rust" in skills and "c" not in skills and count(skills) == 5',
        'skills == ["go", "c"] and "go" in skills',
        '"lead" in role and "team" in role',
        "refused(role) or not known(role)",
        'not known(started) and role != "x"',
        "role == contract",
        "count(skills) > years",
        "true",
    ],
)
def test_a_condition_that_can_hold_is_let_alone(condition: str) -> None:
    assert rules(on_condition(condition)) == []


def test_many_alternatives_are_believed() -> None:
    condition = " and ".join(f"(years > {at} or years < {at})" for at in range(12))
    assert rules(on_condition(condition)) == []


def test_a_question_that_contradicts_its_section_is_unreachable() -> None:
    source = changed(
        ("  - id: terms", "  - id: terms\n    relevant: years > 5"),
        (CONTRACT, f"{CONTRACT}, relevant: years < 3"),
    )
    finding = only(source, "unreachable", Severity.ERROR)
    assert (
        "contract is never asked: its condition contradicts that of its section" in finding.message
    )


def test_a_section_that_is_never_entered_is_told_once() -> None:
    source = changed(("  - id: terms", "  - id: terms\n    relevant: years > 5 and years < 3"))
    finding = only(source, "unreachable", Severity.ERROR)
    assert finding.message.startswith("the section terms is never asked")
    assert finding.path == "sections[1].relevant"


def test_what_waits_for_information_nobody_collects_is_unreachable() -> None:
    source = on_condition("known(age)").replace(
        "information:", "information:\n  - { id: age, label: Age }"
    )
    [unused, unreachable] = findings(source)
    assert unused.rule == "unused-information"
    assert unreachable.message == "the question notes is never asked: no question collects age"


def test_questions_that_wait_for_each_other_are_unreachable() -> None:
    source = changed(
        ("ask: Which skills help?", "ask: Which skills help?, relevant: years > 1"),
        ("ask: How many years is it?", "ask: How many years is it?, relevant: count(skills) > 1"),
    )
    assert rules(source) == ["unreachable", "unreachable"]
    assert "wait for this one in turn" in findings(source)[0].message
    waits_for_itself = on_condition("known(notes)")
    assert rules(waits_for_itself) == ["unreachable"]


def test_what_is_learned_later_puts_a_question_out_of_order() -> None:
    source = on_condition("years > 5", of="ask: Which skills help?")
    finding = only(source, "out-of-order", Severity.WARNING)
    assert "looks at what is only learned later" in finding.message
    assert rules(on_condition("not known(years)", of="ask: Which skills help?")) == []


def test_a_probe_sees_the_answer_it_follows_and_no_later_one() -> None:
    probe = "probes: [{{ kind: example, ask: Which one?, relevant: '{}' }}]"
    own = changed((ROLE, f"{ROLE}, {probe.format('known(role)')}"))
    assert rules(own) == []
    later = changed((ROLE, f"{ROLE}, {probe.format('years > 2')}"))
    assert rules(later) == ["out-of-order"]
    never = changed((ROLE, f"{ROLE}, {probe.format('years > 2 and years < 1')}"))
    assert rules(never) == ["unreachable"]


@pytest.mark.parametrize(
    ("condition", "message", "advice"),
    [
        ('contract == "fulltime"', 'contract has no option "fulltime"', "Did you mean"),
        ('contract in ["x"]', 'contract has no option "x"', "It is one of full-time, part-time."),
        ("contract == true", "contract is a choice and never true", "Compare it with a text"),
        ('remote == "yes"', 'remote is a boolean and never "yes"', "true or false"),
        ('years == "5"', 'years is a number and never "5"', "a number without quotes"),
        ('started == "May"', 'started is a date and never "May"', 'a date such as "2026-05"'),
        ('skills == "go"', 'skills is a list and never "go"', 'ask for a member: "…" in skills'),
        ("role == 5", "role is a text and never 5", "Compare it with a text in quotes."),
        ('role < "m"', "role is a text, which has no order", "Write == or !=."),
        ("skills > 2", "skills is a list, which has no order", "Write count(skills)."),
        ('skills in ["go"]', "skills is a list itself", 'Ask for each: "…" in skills'),
        ('"full" in contract', "contract is a choice, and nothing is in one", "Write contract =="),
        ("role", "role is a text, so alone it is neither true nor false", "write known(role)."),
        ("remote and not role", "role is a text, so alone", "write known(role)."),
        ('count(skills) > "2"', "count(skills) is a number", "Compare it with a number."),
        ("known(role) == 1", "known(role) is a truth value", "Compare it with a truth value."),
    ],
)
def test_a_comparison_that_cannot_come_out_is_told(
    condition: str, message: str, advice: str
) -> None:
    finding = only(on_condition(condition), "impossible-comparison", Severity.ERROR)
    assert message in finding.message
    assert advice in finding.advice


def test_a_thousand_waiting_questions_are_looked_at_at_once() -> None:
    information = "".join(f"  - {{ id: i{at}, label: L, type: number }}\n" for at in range(400))
    questions = "".join(
        f"      - {{ id: q{at}, ask: W, collects: [i{at}], relevant: 'i{at + 1} > 3' }}\n"
        for at in range(399)
    )
    source = SOURCE.replace("information:\n", f"information:\n{information}").replace(
        "  - id: terms\n    questions:\n", f"  - id: terms\n    questions:\n{questions}"
    )
    assert rules(source).count("unreachable") == 399
