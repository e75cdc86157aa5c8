"""Somebody who falls into another language."""

from vivavoce.characters.character import Character
from vivavoce.characters.phrases.grammar import phrase
from vivavoce.characters.phrases.tongues import TONGUES
from vivavoce.characters.view import Act, CandidateView, Said, said


class Multilingual(Character):
    """Has another first language and uses it now and then; English when asked again."""

    name = "multilingual"
    manner = "now and then Spanish, German, French, Estonian, Italian, Portuguese"

    def __init__(self, seed: str) -> None:
        super().__init__(seed)
        self.tongue = TONGUES[self.random.choice(tuple(TONGUES))]

    def reply(self, view: CandidateView) -> Said:
        kind = self.random.random()
        if view.times == 1 and kind < 0.25:
            # A careful reader of English only could not tell what it answers.
            return said(self.own("answer"), act=Act.BESIDE)
        if view.times == 1 and kind < 0.32:
            return said(self.own("ask"), act=Act.BESIDE)
        answer = self.plain(view)
        if kind < 0.65:
            return said(self.own("aside", text=answer.text), meant=answer.meant)
        return answer

    def consent(self, view: CandidateView) -> Said:
        own = view.times == 1 and self.chance(0.3)
        return said(self.own("yes"), act=Act.BESIDE) if own else super().consent(view)

    def summary(self, view: CandidateView) -> Said:
        own = view.times == 1 and self.chance(0.3)
        return said(self.own("yes"), act=Act.BESIDE) if own else super().summary(view)

    def closing(self, view: CandidateView) -> Said:
        own = view.times == 1 and self.chance(0.4)
        return said(self.own("no"), act=Act.BESIDE) if own else super().closing(view)

    def own(self, name: str, **given: str) -> str:
        """Return a phrase in this candidate's first language."""
        return phrase(self.tongue, name, self.random, **given)
