"""Simulated candidates: characters that answer a guide's questions, one file each.

Pure: a character is a function of its seed and of what it is shown. `simulation/` runs them
in numbers through the real services; the rehearsal of a guide has one of them answer.
"""

from vivavoce.characters.character import Character
from vivavoce.characters.confused import Confused
from vivavoce.characters.correcting import Correcting
from vivavoce.characters.evasive import Evasive
from vivavoce.characters.hostile import Hostile
from vivavoce.characters.multilingual import Multilingual
from vivavoce.characters.talkative import Talkative
from vivavoce.characters.terse import Terse
from vivavoce.characters.typos import Typos

# By name, in the order in which they take turns.
CHARACTERS: dict[str, type[Character]] = {
    character.name: character
    for character in (
        *(Terse, Talkative, Evasive, Confused),
        *(Typos, Multilingual, Correcting, Hostile),
    )
}
