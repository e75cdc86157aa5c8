"""Guides for the parts of an interview that the small ones lack."""

# Consent, a condition, variables, a summary to confirm.
WHOLE = """
id: whole
version: "1"
title: A whole one
information:
  - { id: manages, label: Manages people, type: boolean, required: true }
  - { id: team-size, label: Team size, type: number, unit: people, required: true }
  - { id: start, label: Start date, type: date, required: true }
  - id: workplace
    label: Workplace
    type: choice
    options:
      - { id: remote, labels: [fully remote, from home] }
      - { id: office, labels: [in the office, on site] }
  - { id: story, label: A hard day, required: true }
  - { id: email, label: E-mail address, type: email }
consent:
  ask: We keep what you write for a year. Do you agree to take part?
  declined: Thank you all the same. Nothing was asked.
opening: Hello {candidate.name|there}.
sections:
  - id: team
    questions:
      - { id: manages, ask: Do you lead a team at the moment?, collects: [manages] }
      - id: team-size
        ask: How many people are in your team?
        collects: [team-size]
        relevant: manages == true
        clarify: I mean those whose work you plan.
      - { id: start, ask: When did you join the company?, collects: [start] }
  - id: work
    transition: Now to the work itself, {workplace|wherever it is done}.
    questions:
      - { id: workplace, ask: Where do you work most days?, collects: [workplace] }
      - id: story
        ask: What was a hard day like?
        collects: [story]
        max_probes: 2
        probes:
          - { kind: example, when: no_example, ask: Which day comes to mind? }
          - { kind: clarify, when: vague, ask: What do those words mean here? }
          - { kind: elaborate, when: answer.short, ask: What else happened? }
      - { id: email, ask: Under which address can we reach you?, collects: [email] }
closing: { say: Goodbye., ask: What else?, summary_check: true }
"""

STORY = "Last week two of us were ill and the printer broke when the big order came in."
