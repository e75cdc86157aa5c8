"""A guide without findings, and what lint says when it is changed."""

from vivavoce.authoring.lint.findings import Finding, Severity
from vivavoce.authoring.lint.linting import lint_source

SOURCE = """\
id: hiring
version: "1"
title: Hiring
information:
  - { id: role, label: Role, required: true }
  - { id: skills, label: Skills, type: list }
  - { id: years, label: Years, type: number }
  - { id: started, label: Start, type: date }
  - { id: remote, label: Remote, type: boolean }
  - { id: notes, label: Notes }
  - id: contract
    label: Contract
    type: choice
    options: [{ id: full-time }, { id: part-time }]
opening: Hello {candidate.name|there}.
sections:
  - id: work
    questions:
      - { id: role, ask: What is the role for?, collects: [role], clarify: I mean its use. }
      - { id: skills, ask: Which skills help?, collects: [skills], clarify: Tools as well. }
      - { id: years, ask: How many years is it?, collects: [years], clarify: So far. }
  - id: terms
    questions:
      - { id: remote, ask: Is it remote?, collects: [remote], clarify: From home. }
      - { id: contract, ask: Which contract is it?, collects: [contract], clarify: Say which. }
      - { id: started, ask: When does it start?, collects: [started], clarify: The day. }
      - { id: notes, ask: What else matters?, collects: [notes], clarify: To you. }
closing: { say: Goodbye. }
"""

ROLE = "ask: What is the role for?"
CONTRACT = "ask: Which contract is it?"
NOTES = "ask: What else matters?"


def changed(*changes: tuple[str, str]) -> str:
    source = SOURCE
    for old, new in changes:
        assert source.count(old) == 1, f"{old!r} is there {source.count(old)} times"
        source = source.replace(old, new)
    return source


def findings(source: str) -> list[Finding]:
    return lint_source(source, name="hiring.yaml")


def rules(source: str) -> list[str]:
    return [finding.rule for finding in findings(source)]


def only(source: str, rule: str, severity: Severity) -> Finding:
    """Return the one finding there is; it has to be this one."""
    [finding] = findings(source)
    assert (finding.rule, finding.severity) == (rule, severity), finding
    assert not finding.message.endswith(".")
    assert finding.advice.endswith((".", "?"))
    return finding


def on_condition(condition: str, *, of: str = NOTES) -> str:
    """Return the guide with one question asked only under `condition`."""
    return changed((of, f"{of}, relevant: '{condition}'"))


def asking(words: str) -> str:
    """Return the guide with the question about the role put in these words."""
    return changed((ROLE, f'ask: "{words}"'))
