"""What the provider is told to do, and what it saw."""

import hashlib
from collections import Counter, deque

import msgspec

from tests.provider.completions import Asked
from tests.provider.misbehaving import Kind
from tests.provider.situation import Situation

SEEN_MAX = 200
PER_MILLE = 1_000


class Misbehaviour(msgspec.Struct, frozen=True, kw_only=True):
    """One way to misbehave, for the next requests that it fits.

    `said` is part of what is to be replied to, so that one of many conversations is meant.
    """

    kind: Kind
    times: int | None = 1  # None: from now on
    said: str | None = None
    task: str | None = None
    wait_s: float = 60.0
    retry_after_s: float | None = None

    def fits(self, situation: Situation | None) -> bool:
        """Tell whether it is meant for a request that asks for this."""
        if situation is None:
            return self.said is None and self.task is None
        is_task = self.task in {None, situation.task}
        return is_task and (self.said is None or self.said in situation.words)


class Mix(msgspec.Struct, frozen=True, kw_only=True):
    """Misbehaviours at random: how many of 1,000 requests get each.

    Which ones follows from the seed, the request and how often the same one came before, and
    not from the order in which conversations happen to be answered.
    """

    seed: int
    per_mille: dict[Kind, int]
    wait_s: float = 60.0
    retry_after_s: float | None = None


class Orders(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What to change; what is left out stays as it is."""

    misbehaviours: list[Misbehaviour] | msgspec.UnsetType = msgspec.UNSET
    mix: Mix | msgspec.UnsetType | None = msgspec.UNSET
    think_s: float | msgspec.UnsetType = msgspec.UNSET  # the model's own time to the first token
    piece_s: float | msgspec.UnsetType = msgspec.UNSET  # between two pieces of a stream
    is_up: bool | msgspec.UnsetType = msgspec.UNSET  # False: connections are refused


class Seen(msgspec.Struct, kw_only=True):
    """One request, without its key."""

    body: Asked
    had_key: bool
    fault: Misbehaviour | None = None
    took_s: float | None = None  # from its last byte to the answer's last; None: not yet

    @property
    def misbehaved(self) -> Kind | None:
        """How it was misbehaved at."""
        return None if self.fault is None else self.fault.kind


class State(msgspec.Struct, frozen=True, kw_only=True):
    """What the provider saw so far."""

    requests: int
    misbehaved: dict[str, int]
    abandoned: int  # answers that the client did not wait for
    under_way: int
    most_under_way: int
    seen: list[Seen]  # the latest, as many as were asked for


class Control:
    """Orders and counts of one provider."""

    def __init__(self) -> None:
        self.think_s = 0.0
        self.piece_s = 0.0
        self.requests = 0
        self.misbehaved: Counter[str] = Counter()
        self.abandoned = 0
        self.under_way = 0
        self.most_under_way = 0
        self.seen: deque[Seen] = deque(maxlen=SEEN_MAX)
        self._misbehaviours: list[tuple[Misbehaviour, int | None]] = []
        self._mix: Mix | None = None
        self._times: Counter[bytes] = Counter()

    def misbehave(self, *misbehaviours: Misbehaviour) -> None:
        """Add ways to misbehave; for each request the first one that fits is taken."""
        self._misbehaviours += [(one, one.times) for one in misbehaviours]

    def behave(self) -> None:
        """Do everything right from now on."""
        self._misbehaviours.clear()
        self._mix = None

    def take(self, orders: Orders) -> None:
        """Carry out orders, all but `is_up`, which is the server's."""
        if not isinstance(orders.misbehaviours, msgspec.UnsetType):
            self._misbehaviours = [(one, one.times) for one in orders.misbehaviours]
        if not isinstance(orders.mix, msgspec.UnsetType):
            self._mix = orders.mix
        if not isinstance(orders.think_s, msgspec.UnsetType):
            self.think_s = orders.think_s
        if not isinstance(orders.piece_s, msgspec.UnsetType):
            self.piece_s = orders.piece_s

    def receive(
        self, body: bytes, asked: Asked, situation: Situation | None, *, had_key: bool
    ) -> Seen:
        """Count a request and decide how to misbehave at it."""
        self.requests += 1
        chosen = self._next(situation) or self._drawn(body)
        if chosen is not None:
            self.misbehaved[chosen.kind] += 1
        seen = Seen(body=asked, had_key=had_key, fault=chosen)
        self.seen.append(seen)
        return seen

    def state(self, *, seen: int = 0) -> State:
        """Return what happened so far, and the latest `seen` requests."""
        return State(
            requests=self.requests,
            misbehaved=dict(self.misbehaved),
            abandoned=self.abandoned,
            under_way=self.under_way,
            most_under_way=self.most_under_way,
            seen=list(self.seen)[-seen:] if seen else [],
        )

    def _next(self, situation: Situation | None) -> Misbehaviour | None:
        for at, (one, left) in enumerate(self._misbehaviours):
            if one.fits(situation):
                if left == 1:
                    del self._misbehaviours[at]
                elif left is not None:
                    self._misbehaviours[at] = (one, left - 1)
                return one
        return None

    def _drawn(self, body: bytes) -> Misbehaviour | None:
        mix = self._mix
        if mix is None:
            return None
        digest = hashlib.blake2b(body, digest_size=8).digest()
        self._times[digest] += 1
        told = f"{mix.seed} {self._times[digest]} ".encode() + digest
        drawn = int.from_bytes(hashlib.blake2b(told, digest_size=8).digest()) % PER_MILLE
        for kind, share in mix.per_mille.items():
            if drawn < share:
                return Misbehaviour(kind=kind, wait_s=mix.wait_s, retry_after_s=mix.retry_after_s)
            drawn -= share
        return None
