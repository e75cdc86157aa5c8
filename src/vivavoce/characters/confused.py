"""Somebody who does not get it at once."""

from vivavoce.characters.character import Character
from vivavoce.characters.view import Act, CandidateView, Said, said


class Confused(Character):
    """Asks back, answers something else; once it was explained, answers properly."""

    name = "confused"
    manner = "what do you mean?, sorry?, beside the point, then an answer"

    def reply(self, view: CandidateView) -> Said:
        return self._lost(view, 0.6) or self.plain(view)

    def consent(self, view: CandidateView) -> Said:
        return self._lost(view, 0.3) or super().consent(view)

    def summary(self, view: CandidateView) -> Said:
        return self._lost(view, 0.3) or super().summary(view)

    def closing(self, view: CandidateView) -> Said:
        return self._lost(view, 0.2) or super().closing(view)

    def _lost(self, view: CandidateView, share: float) -> Said | None:
        """Return words of somebody who is lost: less and less often; None: is not."""
        if not self.chance(share / view.times**2):
            return None
        kind = self.random.random()
        if kind < 0.65:
            return said(self.manners("ask back"), act=Act.ASKS_BACK)
        if kind < 0.75:
            return said(self.manners("ask else"), act=Act.ASKS_BACK)
        if kind < 0.9:
            return said(self.manners("beside"), act=Act.BESIDE)
        return said(self.manners("unknown"), act=Act.UNKNOWN)
