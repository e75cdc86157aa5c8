"""Somebody whose fingers are quicker than they should be."""

from random import Random

from vivavoce.characters.character import Character
from vivavoce.characters.view import CandidateView, Said, said

LETTERS_MIN = 4  # shorter words are mistyped less often, and then nobody could read them
BESIDE_IT = {"a": "s", "e": "r", "i": "o", "o": "p", "n": "m", "t": "y", "s": "d", "r": "t"}


class Typos(Character):
    """Answers properly, with letters swapped, dropped, doubled or from the key beside."""

    name = "typos"
    manner = "answers properly, mistypes one word in four"

    def answer(self, view: CandidateView) -> Said:
        answer = super().answer(view)
        messages = [mistyped(message, self.random) for message in answer.messages]
        return said(*messages, act=answer.act, meant=answer.meant)

    def reply(self, view: CandidateView) -> Said:
        return self.short(view) if self.chance(0.25) else self.plain(view)


def mistyped(text: str, random: Random, *, share: float = 0.25) -> str:
    """Return `text` with about `share` of its longer words mistyped; addresses and digits stay."""
    words = text.split(" ")
    for at, word in enumerate(words):
        if len(word) >= LETTERS_MIN and random.random() < share and _is_plain(word):
            words[at] = _slip(word, random)
    mistyped_text = " ".join(words)
    return mistyped_text.casefold() if random.random() < 0.3 else mistyped_text


def _is_plain(word: str) -> bool:
    return word.strip(".,;:!?'").isalpha()


def _slip(word: str, random: Random) -> str:
    at = random.randrange(1, len(word) - 1)
    match random.randrange(4):
        case 0:
            return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        case 1:
            return word[:at] + word[at + 1 :]
        case 2:
            return word[:at] + word[at] + word[at:]
        case _:
            return word[:at] + BESIDE_IT.get(word[at], word[at]) + word[at + 1 :]
