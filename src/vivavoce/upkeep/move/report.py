"""What a move did, and what was wrong with what it moved."""

import msgspec

from vivavoce.upkeep.verify import Report


class Moved(msgspec.Struct, kw_only=True):
    """What stands in the target after a run."""

    source: str
    target: str
    is_open: bool = False  # everything is there, verified, and open for business
    copied: int = 0  # events, in this run
    organizations: int = 0
    interviews: int = 0
    erased: int = 0
    events: int = 0
    found: Report  # what its verification found, and what could not be copied

    def count(self, totals: tuple[int, int, int, int]) -> None:
        """Note how many interviews, erased ones, events and organizations there are."""
        self.interviews, self.erased, self.events, self.organizations = totals


def new_report(source: str, target: str) -> Moved:
    """Return the report of a move that has not begun."""
    return Moved(source=source, target=target, found=Report(kind="database", path=target))
