"""Words as PostgreSQL's text search has them.

A word is kept behind the number of its organization and of a segment, a fixed number of the
organization's messages. So a walk through one organization's words costs the same however
much others said (I11), and whoever wants the latest messages with a word asks one segment
after the other instead of collecting them all.
"""

from collections.abc import Sequence

from vivavoce.journal.words import Phrase

# Messages of an organization in one segment.
SEGMENT = 4_096

# Limits of PostgreSQL: https://www.postgresql.org/docs/current/textsearch-limitations.html.
# Its words have up to 2,046 bytes, which ours with their numbers never reach.
PLACES_MAX = 255
PLACE_MAX = 16_383

# In a message that goes beyond, so that what stands next to what is not known of all its
# words. No word has a sign in it.
BEYOND = "!"


def vector(words: Sequence[str], *, organization: int, place: int) -> str:
    """Return the text of a `tsvector` of a message's words.

    Args:
        organization: its number.
        place: of the message among the organization's.
    """
    prefix = _prefix(organization, place // SEGMENT)
    places: dict[str, list[int]] = {}
    for at, word in enumerate(words, 1):
        places.setdefault(word, []).append(at)
    is_beyond = len(words) > PLACE_MAX or any(len(at) > PLACES_MAX for at in places.values())
    if is_beyond:
        places[BEYOND] = [1]
    # Words are letters and figures, so nothing in them has to be quoted.
    return " ".join(
        f"'{prefix}{word}':{','.join(map(str, at[:PLACES_MAX]))}" for word, at in places.items()
    )


def query(phrases: Sequence[Phrase], *, organization: int, segment: int) -> str:
    """Return the text of a `tsquery` for messages of a segment with all of `phrases`."""
    prefix = _prefix(organization, segment)
    return " & ".join(_phrase(phrase, prefix) for phrase in phrases)


def _phrase(phrase: Phrase, prefix: str) -> str:
    *before, last = [f"'{prefix}{word}'" for word in phrase.words]
    if not phrase.is_whole:
        last = f"{last}:*"
    if not before:
        return last
    words = [*before, last]
    return f"(({' <-> '.join(words)}) | ({' & '.join(words)} & '{prefix}{BEYOND}'))"


def _prefix(organization: int, segment: int) -> str:
    return f"{organization}.{segment}."
