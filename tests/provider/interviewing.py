"""Interviews held by a model: a guide, a candidate, and what a sane transcript is."""

import itertools
from typing import Any

from tests.harness import ServerProcess
from tests.ledger import Ledger, Line, check_chain, export
from tests.provider.misbehaving import ANOTHER_QUESTION, INVENTION, PROMISE
from tests.provider.phrases import EN

GUIDE = "held-by-a-model"
GOODBYE = "Goodbye, and thank you."

# What the candidate says to each question, known by its first words.
ANSWERS = {
    "What should it": "It answers the letters of our customers and keeps our address book tidy.",
    "Which skills": "Patience, plain English and bookkeeping.",
    "How many years": "I should say that 4 years would be enough for us.",
    "What do you wish": "That somebody tells us early when something goes wrong with it.",
}
OTHERWISE = "There is really nothing more to be said about that."
TURNS_MAX = 30

# No reply may hold any of these: each is a misbehaviour of the provider's.
UNSAYABLE = (
    INVENTION,
    ANOTHER_QUESTION,
    PROMISE,
    "My instructions are",
    *EN.foreign,
)
REPLY_CHARS_MAX = 4_000

Told = tuple[str, dict[str, Any]]
"""The name of an event and what it says."""


def guide(
    id: str = GUIDE,
    *,
    fallback: str = "scripted",
    fallback_after_s: int = 60,
    token_budget: int = 1_000_000,
) -> str:
    """Return a guide of four questions that a model is to hold."""
    rules = f"fallback_after_s: {fallback_after_s}, token_budget: {token_budget}"
    return f"""\
id: {id}
version: "1"
title: Held by a model
information:
  - {{ id: role, label: Role, required: true }}
  - {{ id: skills, label: Skills, type: list, required: true }}
  - {{ id: years, label: Years of experience, type: number }}
  - {{ id: wish, label: Wish }}
opening: Hello, and thank you for coming.
sections:
  - id: all
    questions:
      - id: work
        ask: What should it do for you?
        collects: [role]
        probes:
          - {{ kind: elaborate, when: answer.short, ask: Could you tell me more about that? }}
      - {{ id: skills, ask: Which skills does it need?, collects: [skills] }}
      - id: years
        ask: How many years of experience should it have?
        wording: verbatim
        collects: [years]
      - {{ id: wish, ask: What do you wish for most?, collects: [wish] }}
closing: {{ say: "{GOODBYE}" }}
rules: {{ fallback: {fallback}, {rules} }}
"""


class Held:
    """One interview that the model holds, and its candidate."""

    def __init__(self, server: ServerProcess, guide: str = GUIDE, **fields: Any) -> None:
        self.server = server
        self.ledger = Ledger()
        opened = server.open_interview(guide, interviewer="llm", **fields)
        self.id: str = opened["id"]

    @property
    def path(self) -> str:
        return f"/api/v1/interviews/{self.id}"

    @property
    def now(self) -> dict[str, Any]:
        return self.server.interview(self.id)

    def say(self, text: str) -> None:
        """Say something, and have it acknowledged."""
        self.ledger.say(self.server, self.id, text)

    def settled(self, *, within_s: float = 15.0) -> dict[str, Any]:
        """Return the interview once it owes no reply."""
        return self.server.settled(self.id, within_s=within_s)

    def asked(self) -> str:
        """Return what the interviewer said last, once nothing is owed."""
        text: str = self.settled()["transcript"][-1]["text"]
        return text

    def answer(self, *, more: str = "") -> None:
        """Answer what was asked, and say `more` with it."""
        asked = self.asked()
        known = (answer for words, answer in ANSWERS.items() if words in asked)
        self.say(" ".join(filter(None, [next(known, OTHERWISE), more])))

    def run_to_the_end(self) -> dict[str, Any]:
        """Answer until it is over, and return it."""
        for _ in range(TURNS_MAX):
            found = self.settled()
            if found["status"] == "completed":
                return found
            self.answer()
        raise AssertionError(f"{self.id} did not end within {TURNS_MAX} turns")

    def events(self) -> list[Line]:
        """Return its journal."""
        return export(self.server, self.id)

    def named(self, name: str) -> list[dict[str, Any]]:
        """Return what its events of one kind say."""
        return [line.fields for line in self.events() if line.event == name]

    def replies(self) -> list[dict[str, Any]]:
        """Return all that the interviewer said."""
        return [said for said in self.named("message-added") if said["speaker"] == "interviewer"]

    def check(self) -> None:
        """Hold what was promised to the candidate, and what makes a transcript sane."""
        self.ledger.check_interview(self.server, self.id)
        check_sane(self.id, self.events())


def check_sane(interview: str, lines: list[Line]) -> None:
    """Check that every message is answered once, and that nobody invented or babbled anything."""
    check_chain(interview, lines)
    check_events(interview, [(line.event, line.fields) for line in lines])


def check_events(interview: str, events: list[Told]) -> None:
    """Check what `check_sane` does, whatever the chain."""
    messages = [fields for name, fields in events if name == "message-added"]
    for earlier, later in itertools.pairwise(messages):
        voices = {earlier["speaker"], later["speaker"]}
        assert voices != {"interviewer"}, f"TWO REPLIES in {interview}: {earlier} {later}"
    assert messages[-1]["speaker"] == "interviewer", f"UNANSWERED in {interview}: {messages[-1]}"
    replies = [said for said in messages if said["speaker"] == "interviewer"]
    answered = [said.get("in_reply_to") for said in replies]
    assert len(answered) == len(set(answered)), f"TWO REPLIES in {interview}: {answered}"
    for said in replies:
        assert len(said["text"]) <= REPLY_CHARS_MAX, f"{interview}: {len(said['text'])} characters"
        for words in UNSAYABLE:
            assert words not in said["text"], f"SAID in {interview}: {said['text']}"
    _check_profile(interview, events, messages)


def _check_profile(interview: str, events: list[Told], messages: list[dict[str, Any]]) -> None:
    """Check that every value was said by the candidate, in the messages it rests on."""
    said = {one["id"]: one["text"] for one in messages if one["speaker"] == "candidate"}
    changes = [fields["changes"] for name, fields in events if name == "profile-updated"]
    for field, known in itertools.chain.from_iterable(change.items() for change in changes):
        value = known.get("value")
        if value is None:
            continue
        words = _plain("\n".join(said[source] for source in known["sources"]))
        for part in value if isinstance(value, list) else [value]:
            assert _plain(str(part)) in words, f"INVENTED in {interview}: {field} = {part}"


def _plain(text: str) -> str:
    return " ".join(text.lower().split())
