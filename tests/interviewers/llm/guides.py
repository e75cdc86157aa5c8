"""Guides to lead with a model, as somebody would write them."""

from tests.interviewers.guides import SMALL

# Verbatim and conditional questions, probes of several kinds, a section with a transition.
MIXED = """
id: mixed
version: "1"
title: Of all kinds
languages: [en, de]
information:
  - { id: job, label: Job, required: true }
  - { id: team, label: Team, type: boolean }
  - { id: heads, label: Heads, type: number, unit: people }
  - { id: since, label: Since, type: date }
  - { id: tools, label: Tools, type: list }
  - id: place
    label: Place
    type: choice
    options:
      - { id: office, labels: { en: [office], de: [Büro] } }
      - { id: home, labels: { en: [at home], de: [zu Hause] } }
opening: { en: Hello and welcome., de: Guten Tag. }
sections:
  - id: work
    intent: To find out whether the person would rather leave.
    questions:
      - id: job
        ask: { en: What is your job?, de: Was ist Ihre Arbeit? }
        clarify: { en: I mean what you do all day., de: Ich meine Ihren Alltag. }
        collects: [job]
        max_probes: 2
        probes:
          - { kind: elaborate, ask: { en: What belongs to it?, de: Was gehört dazu? } }
          - { kind: example, when: no_example, generate: one working day as an example }
      - id: team
        ask: { en: Do you work in a team?, de: Arbeiten Sie in einem Team? }
        wording: verbatim
        collects: [team]
      - id: heads
        ask: { en: How many people are in it?, de: Wie viele Leute sind darin? }
        relevant: team == true
        collects: [heads]
  - id: means
    transition: { en: Now to your tools., de: Nun zu Ihren Mitteln. }
    questions:
      - id: tools
        ask: { en: Which tools do you use?, de: Welche Werkzeuge benutzen Sie? }
        collects: [tools]
      - id: place
        ask: { en: Where do you work?, de: Wo arbeiten Sie? }
        collects: [place, since]
closing: { say: { en: Thank you and goodbye., de: Danke und auf Wiedersehen. } }
"""

STRUCTURED = SMALL.replace("title:", "mode: structured\ntitle:")
