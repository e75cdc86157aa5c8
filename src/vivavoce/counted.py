"""Numbers of things in sentences for people."""


def counted(number: int, one: str, several: str | None = None) -> str:
    """Return `number` with its noun: "1 interview", "1,200 interviews".

    Args:
        number: 0 or more.
        one: the noun, and whatever has to agree with it, for one.
        several: the same for any other number; None: `one` with an "s".
    """
    return f"{number:,} {one if number == 1 else several or f'{one}s'}"
