"""A guide as somebody would write it, and ways to spoil it."""

import pytest

from vivavoce.authoring.reading import parse_guide
from vivavoce.errors import Malformed

SOURCE = """\
id: hiring
version: "2"
title: { en: Hiring, et: Värbamine }
languages: [en, et]
information:
  - id: role
    label: Role
    required: true
  - id: contract
    label: Contract
    type: choice
    options:
      - { id: full-time, labels: [permanent] }
      - { id: part-time }
opening: Hello.
sections:
  - id: work
    questions:
      - id: role
        ask: What is the role for?
        collects: [role]
        probes:
          - kind: elaborate
            ask: Could you say more?
  - id: terms
    questions:
      - id: contract
        ask: Which contract is it?
        collects: [contract]
closing:
  say: Goodbye.
rules:
  max_turns: 40
"""


def complaint(source: str) -> str:
    with pytest.raises(Malformed) as caught:
        parse_guide(source, name="hiring.yaml")
    return str(caught.value)


def changed(old: str, new: str) -> str:
    assert SOURCE.count(old) == 1, f"{old!r} is there {SOURCE.count(old)} times"
    return SOURCE.replace(old, new)
