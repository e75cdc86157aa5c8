"""What arrives otherwise than it was: the first things to say about a file, and how many more."""

# As many as anybody reads. A broken file may give rise to one with every few bytes of it.
REMARKS_MAX = 100


class Remarks:
    """What there is to say about one file."""

    def __init__(self) -> None:
        self._first: list[str] = []
        self._more = 0

    def add(self, remark: str) -> None:
        """Take in a remark, a sentence without its full stop."""
        if len(self._first) < REMARKS_MAX:
            self._first.append(remark)
        else:
            self._more += 1

    def told(self) -> list[str]:
        """Return the first `REMARKS_MAX`, and one more that tells how many there are besides."""
        return (
            [*self._first, f"and {self._more:,} more of that kind"] if self._more else self._first
        )
