"""Somebody who takes things back."""

from vivavoce.characters.character import WORDED, Character
from vivavoce.characters.view import Act, CandidateView, Said, said
from vivavoce.domain.guide import Information

# Even the undecided decide at some point.
CORRECTIONS_MAX = 4
GOES_BACK_MAX = 2


class Correcting(Character):
    """Answers, then says something else; later corrects what was said before, or goes back."""

    name = "correcting"
    manner = "actually, make that six; sorry, I meant …; can we go back?"

    def __init__(self, seed: str) -> None:
        super().__init__(seed)
        self.answered: list[Information] = []
        self.corrections = 0
        self.went_back = 0

    def reply(self, view: CandidateView) -> Said:
        earlier = [item for item in self.answered if item not in view.items]
        if view.times == 1 and earlier:
            if self.went_back < GOES_BACK_MAX and self.chance(0.08):
                self.went_back += 1
                return said(self.manners("go back"), act=Act.GOES_BACK)
            if self.corrections < CORRECTIONS_MAX and self.chance(0.2):
                return self._correct(self.random.choice(earlier), view)
        self.answered += [item for item in view.items if item not in self.answered]
        answer = self.plain(view)
        if view.probe is None and view.items and self.chance(0.3):
            return self._change_mind(answer, view)
        return answer

    def summary(self, view: CandidateView) -> Said:
        if self.corrections < CORRECTIONS_MAX and self.answered and self.chance(0.5):
            return self._correct(self.random.choice(self.answered), view)
        return super().summary(view)

    def _change_mind(self, answer: Said, view: CandidateView) -> Said:
        """Say something else at once, in the same breath or in a message of its own."""
        item = view.items[-1]
        value = self.value(item)
        again = self.manners("correct", value=_inline(value.words))
        only = len(view.items) == 1 and value.meant is not None
        meant = {item.id: value.meant} if only else {}
        if self.chance(0.5):
            return said(f"{answer.text} {again}", meant=meant)
        return said(answer.text, again, meant=meant)

    def _correct(self, item: Information, view: CandidateView) -> Said:
        self.corrections += 1
        value = self.value(item)
        label = view.labels.get(item.id, item.id)
        told = f"the {label.casefold()}" if item.type not in WORDED else label.casefold()
        return said(
            self.manners("correct earlier", label=told, value=_inline(value.words)),
            act=Act.CORRECTS,
            meant={item.id: value.meant} if value.meant is not None else {},
        )


def _inline(words: str) -> str:
    return ", ".join(line.removeprefix("- ") for line in words.splitlines())
