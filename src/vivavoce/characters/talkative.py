"""Somebody who likes to talk."""

from vivavoce.characters.character import Character
from vivavoce.characters.phrases.grammar import joined
from vivavoce.characters.phrases.topics import KEYWORDS
from vivavoce.characters.view import Act, CandidateView, Said, said

# What is said about other topics on the way; where, when and for how much would be
# taken for an answer by no careful reader either.
OTHERS = tuple(topic for topic in KEYWORDS if topic not in {"money", "place"})


class Talkative(Character):
    """Long answers that wander off, answer the next question too, or come in three messages."""

    name = "talkative"
    manner = "long, digressing, several answers and several messages at once"

    def reply(self, view: CandidateView) -> Said:
        answer = self.plain(view)
        parts = [joined(self.manners("begin"), answer.text)]
        parts += [
            self.manners("digress") if self.chance(0.4) else self.more()
            for _ in range(self.random.randint(0, 3))
        ]
        meant = answer.meant if len(parts) == 1 else {}
        if len(parts) > 1 and self.chance(0.35):
            return said(*parts[:3], meant=meant)
        return said(" ".join(parts), meant=meant)

    def more(self) -> str:
        """Return an answer to something that was not asked."""
        return joined(self.manners("talk on"), self.topic(self.random.choice(OTHERS)))

    def summary(self, view: CandidateView) -> Said:
        answer = self.manners("confirm")
        return said(answer, self.manners("digress")) if self.chance(0.2) else said(answer)

    def closing(self, view: CandidateView) -> Said:
        if view.times > 1 or self.chance(0.3):
            return said(self.manners("nothing more"))
        return said(f"{joined(self.manners('begin'), self.topic('wish'))} {self.more()}")

    def stop(self, view: CandidateView) -> Said:
        return said(f"{self.manners('go on')} {self.manners('digress')}", act=Act.ANSWERS)
