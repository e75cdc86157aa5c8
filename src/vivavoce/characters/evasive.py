"""Somebody who would rather not say."""

from vivavoce.characters.character import Character
from vivavoce.characters.view import Act, CandidateView, Said, said


class Evasive(Character):
    """Refuses, stays vague, knows nothing; now and then answers after all."""

    name = "evasive"
    manner = "refuses, stays vague, next"
    declines = 0.12

    def reply(self, view: CandidateView) -> Said:
        kind = self.random.random()
        if kind < 0.3:
            return said(self.manners("refuse"), act=Act.REFUSES)
        if kind < 0.45:
            return said(self.manners("unknown"), act=Act.UNKNOWN)
        if kind < 0.7:
            return said(self.unclear(view), act=Act.VAGUE)
        if kind < 0.74:
            return said(self.manners("ask else"), act=Act.ASKS_BACK)
        return self.short(view) if self.chance(0.6) else self.plain(view)

    def summary(self, view: CandidateView) -> Said:
        if view.times == 1 and self.chance(0.2):
            return said(self.manners("vague.terse"), act=Act.VAGUE)
        return said(self.manners("confirm"))

    def closing(self, view: CandidateView) -> Said:
        return said(self.manners("nothing more"))
