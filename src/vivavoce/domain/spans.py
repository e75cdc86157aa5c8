"""Numbers of events as people write them: `3`, `5 to 7`."""

from collections.abc import Collection, Iterator


def spans(numbers: Collection[int]) -> Iterator[tuple[int, int]]:
    """Give numbers as spans of consecutive ones, ascending: the first and last of each."""
    ordered = sorted(numbers)
    first = 0
    for at, number in enumerate(ordered):
        if at + 1 == len(ordered) or ordered[at + 1] != number + 1:
            yield ordered[first], number
            first = at + 1


def in_words(numbers: Collection[int], *, mark: str = "") -> str:
    """Return numbers as a text, `mark` before each that is written."""
    return ", ".join(
        f"{mark}{first}" if first == last else f"{mark}{first} to {mark}{last}"
        for first, last in spans(numbers)
    )
