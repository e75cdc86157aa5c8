"""What all simulated candidates have in common, and how they answer when they simply answer.

A character is a function of its seed and of what it was shown, in that order: no
clock, no other source of chance. The same seed and the same interviewer give the
same interview.
"""

import re
from random import Random
from typing import Any, ClassVar

from vivavoce.characters.phrases.grammar import phrase
from vivavoce.characters.phrases.manners import BANK as MANNERS
from vivavoce.characters.phrases.topics import BANK as TOPICS
from vivavoce.characters.topics import topic_of
from vivavoce.characters.values import Value, framed, somebody, unclear, value_for
from vivavoce.characters.view import Act, CandidateView, Said, said
from vivavoce.domain.guide import Information, ValueType

# Asked for the same thing this often, everybody gives a plain answer.
TIMES_MAX = 5

# Gaps are filled with small letters, also at the beginning of a sentence.
_SENTENCE = re.compile(r"(?:^|(?<=[.!?] ))[a-z]")

WORDED = frozenset({ValueType.TEXT, ValueType.LIST})


class Character:
    """A candidate of one manner. Subclasses say what they do differently.

    `name` is what `--character` takes; `manner` says in a few words what to expect.
    """

    name: ClassVar[str]
    manner: ClassVar[str]
    declines: ClassVar[float] = 0.0  # how often consent is refused

    def __init__(self, seed: str) -> None:
        self.random = Random(seed)  # noqa: S311 - no secret; repeatable is the point
        self.person = somebody(self.random)

    def answer(self, view: CandidateView) -> Said:
        """Return what this candidate says to `view`: one to a few messages in a row."""
        match view.question:
            case "consent":
                return self.consent(view)
            case "summary":
                return self.summary(view)
            case "closing":
                return self.closing(view)
            case "stop":
                return self.stop(view)
            case _ if view.times >= TIMES_MAX:
                return self.plain(view)
            case _:
                return self.reply(view)

    # What subclasses may do differently.

    def reply(self, view: CandidateView) -> Said:
        """Answer one of the guide's questions, or a probe into it."""
        return self.plain(view)

    def consent(self, view: CandidateView) -> Said:
        """Agree to being interviewed, or not."""
        if self.chance(self.declines):
            return said(self.manners("decline"), act=Act.REFUSES)
        return said(self.manners("agree"))

    def summary(self, view: CandidateView) -> Said:
        """Confirm what was learned."""
        return said(self.manners("confirm"))

    def closing(self, view: CandidateView) -> Said:
        """Answer whether there is anything else."""
        if view.times > 1 or self.chance(0.7):
            return said(self.manners("nothing more"))
        return said(self.topic("general"))

    def stop(self, view: CandidateView) -> Said:
        """Answer whether to stop for good. Whoever did not ask for it goes on."""
        return said(self.manners("go on"))

    # What they are made of.

    def chance(self, share: float) -> bool:
        """Return True in `share` of the cases."""
        return self.random.random() < share

    def manners(self, name: str, **given: str) -> str:
        """Return one of the phrases that are no answers."""
        return phrase(MANNERS, name, self.random, **given)

    def topic(self, name: str) -> str:
        """Return a sentence or two about a topic."""
        return _SENTENCE.sub(lambda begin: begin[0].upper(), phrase(TOPICS, name, self.random))

    def plain(self, view: CandidateView) -> Said:
        """Answer properly: every item the question collects, in whole sentences."""
        if view.probe is not None and all(item.type in WORDED for item in view.items):
            kind = f"probe.{view.probe}"
            return said(self.topic(kind if kind in TOPICS else "probe.elaborate"))
        if not view.items:
            return said(self.topic(topic_of(view.plan, view.said)))
        sentences, meant = self._values(view, framed_too=True)
        return said(" ".join(sentences), meant=meant)

    def short(self, view: CandidateView) -> Said:
        """Answer in as few words as will do."""
        if not view.items:
            return said(self.few_words(view))
        words, meant = self._values(view, framed_too=False)
        return said(", ".join(words), meant=meant)

    def few_words(self, view: CandidateView) -> str:
        """Return two or three words about the topic of the question."""
        return phrase(TOPICS, f"{topic_of(view.plan, view.said)}.short", self.random)

    def unclear(self, view: CandidateView) -> str:
        """Return words that no value can be made of."""
        typed = any(item.type not in WORDED for item in view.items)
        return unclear(self.random) if typed else self.manners("vague")

    def value(self, item: Information) -> Value:
        """Return a value for `item`, bare and on one line."""
        if item.type is ValueType.TEXT:
            topic = topic_of(None, item.id.replace("_", " "))
            return Value(words=phrase(TOPICS, f"{topic}.short", self.random))
        return value_for(item, self.person, self.random)

    def _values(self, view: CandidateView, *, framed_too: bool) -> tuple[list[str], dict[str, Any]]:
        words: list[str] = []
        meant: dict[str, Any] = {}
        for item in view.items:
            value = self._worded(item, view, framed_too) or self.value(item)
            words.append(framed(item, value, self.random) if framed_too else value.words)
            if value.meant is not None:
                meant[item.id] = value.meant
        # With several values in one answer, which is which may be in doubt.
        return words, meant if len(view.items) == 1 else {}

    def _worded(self, item: Information, view: CandidateView, framed_too: bool) -> Value | None:
        """Return what is said for a text; None for everything that has a form of its own."""
        if item.type is not ValueType.TEXT:
            return None
        if item.id.split(".")[-1] in {"name", "full_name", "candidate_name"}:
            return Value(words=self.person.name)
        if not framed_too:
            return Value(words=self.few_words(view))
        return Value(words=self.topic(topic_of(view.plan, view.said)))
