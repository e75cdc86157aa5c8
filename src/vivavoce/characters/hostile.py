"""Somebody who does not want to be here."""

from vivavoce.characters.character import Character
from vivavoce.characters.view import Act, CandidateView, Said, said

PASTE_CHARS = 30 * 1024  # the most a message holds is 32 KiB


class Hostile(Character):
    """Insults, an emoji, dots, a page pasted from somewhere; wants to stop, or is curt."""

    name = "hostile"
    manner = "insults, emoji, …, stop wasting my time, 30 KiB pasted"
    declines = 0.15

    def reply(self, view: CandidateView) -> Said:
        kind = self.random.random()
        if kind < 0.02 + 0.002 * view.turn:
            return said(self.manners("stop"), act=Act.STOPS)
        if kind < 0.2:
            return said(self.manners("insult"), act=Act.BESIDE)
        if kind < 0.27:
            return said(
                self.random.choice((self.manners("emoji"), self.manners("empty"))), act=Act.VAGUE
            )
        if kind < 0.29:
            return said(self._paste(view), act=Act.BESIDE)
        if kind < 0.42:
            return said(self.manners("refuse"), act=Act.REFUSES)
        if kind < 0.5:
            return said(self.manners("ask else"), act=Act.ASKS_BACK)
        answer = self.short(view)
        curt = self.manners("curt", short=answer.text)
        return said(curt.upper() if self.chance(0.1) else curt, meant=answer.meant)

    def consent(self, view: CandidateView) -> Said:
        if view.times == 1 and self.chance(0.15):
            return said(self.manners("insult"), act=Act.BESIDE)
        return super().consent(view)

    def summary(self, view: CandidateView) -> Said:
        if view.times == 1 and self.chance(0.2):
            return said(self.manners("insult"), act=Act.BESIDE)
        return said(self.random.choice(("yes", "whatever, yes", "fine. done?", "YES", "yes yes")))

    def closing(self, view: CandidateView) -> Said:
        return said(self.random.choice(("no", "NO", "finally", "no. bye", "nothing.")))

    def stop(self, view: CandidateView) -> Said:
        if self.chance(0.75):
            return said(self.manners("stop now"), act=Act.STOPS)
        return said(self.manners("go on"))

    def _paste(self, view: CandidateView) -> str:
        page = self.manners("paste", short=self.few_words(view))
        return (page * (PASTE_CHARS // len(page.encode()))).strip()
