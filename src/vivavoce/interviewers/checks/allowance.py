"""How much one look at a reply may read: nobody's long answer holds up everybody else.

Judging runs on the event loop. What it costs depends on what a model made up and on how long a
candidate's answers are, so it is counted as it goes. What cannot be afforded is not looked at,
and what was not looked at is not supported.
"""

# In microseconds of an ordinary machine, by the dearest texts there are. Counted and not
# measured: the same reply is judged alike wherever and however often.
COST_MAX = 12_000
SHARED_COST_MAX = 4_000


class Allowance:
    """What may still be spent in one look at a reply.

    `was_short` tells whether something had to be left out since the last `begin`.
    """

    def __init__(self) -> None:
        self._left = COST_MAX
        self._share = COST_MAX
        self._shared = SHARED_COST_MAX
        self.was_short = False

    def begin(self, items_left: int) -> None:
        """Begin with one of the items that are left; it has its share, and others have theirs."""
        self._share = self._left // items_left
        self.was_short = False

    def take(self, cost: float) -> bool:
        """Spend `cost` of an item's share; False: there is not so much left."""
        if cost > self._share:
            self.was_short = True
            return False
        self._share -= int(cost)
        self._left -= int(cost)
        return True

    def take_shared(self, cost: float) -> bool:
        """Spend `cost` on what several items may use; False: there is not so much left."""
        if cost > self._shared:
            self.was_short = True
            return False
        self._shared -= int(cost)
        return True
