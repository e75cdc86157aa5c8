"""How a withdrawal is stored by which a candidate asked for nothing more.

Every other one asks for erasure, or cannot be read. An organization that looks in vain loses a
minute; a wish that nobody sees is a broken promise. So databases compare these bytes, and what
is damaged is found with the wishes. Whoever gives the event another field has to think of this.
"""

from vivavoce.domain.events import ConsentWithdrawn
from vivavoce.journal.codec import NAMES, encode

WITHDRAWN = NAMES[ConsentWithdrawn]

NOTHING_ASKED = encode(ConsentWithdrawn(erasure_asked=False)).decode()
