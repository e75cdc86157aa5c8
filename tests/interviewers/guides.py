"""Guides to test with, as somebody would write them."""

SMALL = """
id: small
version: "1"
title: A small one
information:
  - { id: role, label: Role, required: true }
  - { id: skills, label: Skills, type: list, required: true }
  - { id: heads, label: Head count, type: number }
opening: Hello and welcome.
sections:
  - id: work
    questions:
      - id: role
        ask: What is the role for?
        clarify: I mean the work itself.
        collects: [role]
        probes:
          - { kind: elaborate, ask: Could you say more about that? }
          - { kind: example, ask: Could you give an example? }
  - id: people
    transition: Now to the people.
    questions:
      - id: skills
        ask: Which skills are needed?
        collects: [skills]
        probes: [{ kind: elaborate, ask: Anything else? }]
      - id: heads
        ask: How many people is this for?
        collects: [heads]
closing:
  ask: What did I forget to ask?
  say: Thank you and goodbye.
"""

# One question of each kind, none with a probe of its own.
KINDS = """
id: kinds
version: "1"
title: One of each
information:
  - { id: remote, label: Remote, type: boolean }
  - id: contract
    label: Contract
    type: choice
    options:
      - { id: full-time, labels: [full time, permanent] }
      - { id: part-time, labels: [part time] }
  - { id: start, label: Start, type: date }
  - { id: budget, label: Budget, type: number }
opening: Hello.
sections:
  - id: all
    questions:
      - { id: remote, ask: Is it remote work?, collects: [remote] }
      - { id: contract, ask: Which kind of contract is it?, collects: [contract] }
      - { id: start, ask: When does it begin?, collects: [start] }
      - { id: budget, ask: What is the budget?, collects: [budget] }
closing: { say: Goodbye. }
"""
