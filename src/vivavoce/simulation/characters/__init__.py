"""The characters, one file each."""

from vivavoce.simulation.characters.character import Character
from vivavoce.simulation.characters.confused import Confused
from vivavoce.simulation.characters.correcting import Correcting
from vivavoce.simulation.characters.evasive import Evasive
from vivavoce.simulation.characters.hostile import Hostile
from vivavoce.simulation.characters.multilingual import Multilingual
from vivavoce.simulation.characters.talkative import Talkative
from vivavoce.simulation.characters.terse import Terse
from vivavoce.simulation.characters.typos import Typos

# By name, in the order in which they take turns.
CHARACTERS: dict[str, type[Character]] = {
    character.name: character
    for character in (
        *(Terse, Talkative, Evasive, Confused),
        *(Typos, Multilingual, Correcting, Hostile),
    )
}
