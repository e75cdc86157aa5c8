"""Items that are corrected, ranked, or said once more in the end.

Items noted are kept by the form in which they are compared, in order.
"""

from collections.abc import Set as AbstractSet

from vivavoce.interviewers.language import normal
from vivavoce.interviewers.understanding.lists.enumerations import Part
from vivavoce.interviewers.understanding.lists.items import EDGES


def is_short_for(item: str, key: str, articles: AbstractSet[str]) -> bool:
    """Whether the words of `item` are among those of `key`: "the X-ray" of "X-ray unit"."""
    short = set(normal(item).split()) - articles
    return bool(short) and short <= set(normal(key).split())


def corrected_by(item: str, found: dict[str, str]) -> dict[str, str]:
    """Return `found` with `item` in place of what it corrects: of the same noun, or the last."""
    noun = item.casefold().split()[-1]
    corrected = next((key for key in found if key.split()[-1] == noun), "") or list(found)[-1]
    items = [item if key == corrected else kept for key, kept in found.items()]
    return {kept.casefold(): kept for kept in items}


def concluded(
    first: dict[str, str], last: list[str], articles: AbstractSet[str], *, has_corrected: bool
) -> list[str]:
    """Return the items when `last` were said after a "so", and `first` before it.

    Items that only repeat some of the first are what was meant; so are they after an
    "actually no". They are returned as they were first named. Others are added.
    """
    named = [next((key for key in first if is_short_for(item, key, articles)), "") for item in last]
    if not last or not (all(named) or has_corrected):
        return _merged(first, last)
    kept = [item for key, item in first.items() if key in named]
    return kept + [item for item, key in zip(last, named, strict=True) if not key]


def _merged(first: dict[str, str], last: list[str]) -> list[str]:
    """Return both, each item once."""
    merged = dict(first)
    for item in last:
        merged.setdefault(item.casefold(), item)
    return list(merged.values())


def unranked(cut: list[Part], ordinals: AbstractSet[str]) -> list[Part]:
    """Return `cut` without the ranks in "popcorn first, nachos second"."""
    ranked = [
        at
        for at, part in enumerate(cut)
        if " " in part.text and normal(part.text).rpartition(" ")[2] in ordinals
    ]
    if len(ranked) < 2:
        return cut
    unranked_parts = list(cut)
    for at in ranked:
        text = cut[at].text.rstrip(EDGES).rpartition(" ")[0]
        unranked_parts[at] = cut[at]._replace(text=text)
    return unranked_parts
