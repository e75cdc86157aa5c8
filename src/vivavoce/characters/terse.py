"""Somebody who does not waste a word."""

from vivavoce.characters.character import Character
from vivavoce.characters.view import Act, CandidateView, Said, said


class Terse(Character):
    """One or two words, no full stop, sometimes none that help."""

    name = "terse"
    manner = "one word, idk, fine"

    def reply(self, view: CandidateView) -> Said:
        if view.probe is not None and self.chance(0.4):
            return said(self.manners("nothing more").casefold().rstrip("."))
        kind = self.random.random()
        if kind < 0.1:
            return said(self.manners("unknown.terse"), act=Act.UNKNOWN)
        if kind < 0.17:
            return said(self.manners("refuse.terse"), act=Act.REFUSES)
        if kind < 0.35:
            return said(self.manners("vague.terse"), act=Act.VAGUE)
        return self.plain(view) if self.chance(0.15) else self.short(view)

    def consent(self, view: CandidateView) -> Said:
        return said(self.random.choice(("yes", "ok", "y", "sure", "fine", "yep")))

    def summary(self, view: CandidateView) -> Said:
        return said(self.random.choice(("yes", "ok", "correct", "right", "y", "fine")))

    def closing(self, view: CandidateView) -> Said:
        return said(self.random.choice(("no", "nope", "nothing", "that's it", "n", "all good")))
