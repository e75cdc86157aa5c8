"""What a crowd of interviews needs, from what one of each thing costs. Pure functions.

Costs add up; only three things do not: messages that arrive together share a commit, each node
hears of every batch of the others, and whoever waits for something busy waits longer than
its share. Everything else is multiplication, which is why it can be checked by hand.
"""

import math
from collections.abc import Callable

import msgspec

from benchmarks.capacity.constants import Constants

MICRO = 1e-6
DAY_S = 86_400

# Past this share of its time a queue in front of a core grows steep: see `p99_ms`.
BUSY = 0.6

NODE_MIB = 120  # a node with nothing to do
NODE_CONNECTIONS = 11  # eight for reads, one each for batches, listening and looks

# What one database server may be; the largest that are easily had.
DATABASE_CORES = 32
DATABASE_WAL_MB_S = 200.0
DATABASE_CONNECTIONS = 500

# A node whose time goes into hearing of others beyond this share is better off elsewhere.
HEARING = 0.25

# A commit that takes longer is felt: a batch waits for the one before it, and then for itself.
COMMIT_MS = 100.0

# More interviews at once than this are not asked about.
EVERYBODY = 1 << 30

LN_100 = math.log(100)


class Crowd(msgspec.Struct, frozen=True, kw_only=True):
    """Interviews under way, and how people behave in them."""

    interviews: int
    seconds: float = 60.0  # between two messages of a candidate
    live: float = 1.0  # share with a live page open
    by_model: float = 0.0  # share led by a model; the others follow a script
    in_turn: bool = True  # the balancer sends messages anywhere; False: a page stays with a node
    length: int = 20  # messages of a candidate in an interview
    hours: float = 8.0  # of a day in which it is so
    retention_days: float = 90.0

    @property
    def messages_a_second(self) -> float:
        """Messages of candidates; each gets a reply."""
        return self.interviews / self.seconds


class Need(msgspec.Struct, frozen=True, kw_only=True):
    """What it takes, in all databases together."""

    databases: int
    nodes: int  # processes, each with a core
    node_memory_gib: float  # of each
    node_busy: float  # share of its core
    hearing: float  # share of a node's core that goes into hearing of the others
    database_cores: float
    batches_a_second: float  # in each database
    batch: float  # messages and replies that share a commit
    commit_ms: float  # of a batch, behind those of other nodes
    wal_mb_s: float
    disk_gib: float
    connections: int  # to each database
    p99_ms: float  # of an acknowledgement


class Limit(msgspec.Struct, frozen=True, kw_only=True):
    """Something that ends, and with how many interviews at once."""

    what: str
    interviews: int
    moved_by: str


def need(crowd: Crowd, costs: Constants) -> Need:
    """Return what `crowd` takes, with as few databases as will do."""
    databases = 1
    while (found := _in_each(crowd, costs, databases)) is None:
        databases += max(1, databases // 8)
    return found


def limits(crowd: Crowd, costs: Constants) -> list[Limit]:
    """Return what ends first, second, third … as a crowd like this one grows."""

    def one(interviews: int) -> Need | None:
        return _in_each(_sized(crowd, interviews), costs, 1, is_bounded=False)

    tests: dict[str, tuple[str, Callable[[Need], bool]]] = {
        "the core of one node": ("more nodes", lambda found: found.nodes <= 1),
        f"commits within {COMMIT_MS:.0f} ms, as all of them share one log": (
            "a quicker disk; a second database",
            lambda found: found.commit_ms <= COMMIT_MS,
        ),
        "nodes' time for hearing of each other": (
            "a second database, each with its own nodes",
            lambda found: found.hearing <= HEARING,
        ),
        f"{DATABASE_CORES} cores of the database": (
            "tables spread over machines, or a second database",
            lambda found: found.database_cores <= DATABASE_CORES,
        ),
        f"{DATABASE_WAL_MB_S:.0f} MB/s of write-ahead log": (
            "tables spread over machines, or a second database",
            lambda found: found.wal_mb_s <= DATABASE_WAL_MB_S,
        ),
        f"{DATABASE_CONNECTIONS} connections": (
            "a pooler in between; pages then hear of other nodes 0.3 s later",
            lambda found: found.connections <= DATABASE_CONNECTIONS,
        ),
    }
    found = []
    for what, (moved_by, holds) in tests.items():
        low, high = 0, EVERYBODY
        while high - low > max(1, low // 1_000):
            middle = (low + high) // 2
            needed = one(middle)
            if needed is not None and holds(needed):
                low = middle
            else:
                high = middle
        needed = one(high)
        if needed is not None and not holds(needed):  # or something else has long ended by then
            found.append(Limit(what=what, interviews=low, moved_by=moved_by))
    return sorted(found, key=lambda limit: limit.interviews)


def p99_ms(service_ms: float, busy: float) -> float:
    """Return within which time 99 of 100 are served by something that is so busy.

    As if arrivals and work were random (M/M/1: sojourn times are exponential with mean
    service / (1 - busy)), which is on the safe side for work as even as ours.
    """
    return math.inf if busy >= 1 else service_ms * LN_100 / (1 - busy)


def batches_a_second(appends_a_second: float, commit_ms: float) -> float:
    """Return how many commits a node makes: one for each append, or one after the other.

    What arrives during a commit shares the next one, so there are never more than fit into
    a second.
    """
    return appends_a_second / (1 + appends_a_second * commit_ms / 1e3)


def commits_ms(appends_a_second: float, nodes: int, costs: Constants) -> float:
    """Return how long a batch takes, from its statement to its acknowledgement.

    The commits of all nodes share one log, which confirms only so many a second. Who has to wait
    gathers more meanwhile: batches grow, and there is always an answer.
    """
    held_ms = 1e3 / costs.commits_a_second
    low, high = costs.sync_ms, costs.sync_ms + nodes * held_ms
    for _ in range(50):
        middle = (low + high) / 2
        taken = min(1.0, nodes * batches_a_second(appends_a_second, middle) * held_ms / 1e3)
        # Others are before us as often as the log is theirs.
        if middle < costs.sync_ms + (nodes - 1) * held_ms * taken:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def _sized(crowd: Crowd, interviews: float) -> Crowd:
    return msgspec.structs.replace(crowd, interviews=math.ceil(interviews))


def _in_each(
    crowd: Crowd, costs: Constants, databases: int, *, is_bounded: bool = True
) -> Need | None:
    """Return what `crowd` takes when it is spread over so many databases.

    Returns:
        None when a database, or its nodes, would be too busy.
    """
    share = _sized(crowd, crowd.interviews / databases)
    nodes = 1
    while True:
        found = _with(share, costs, nodes, databases)
        if found.node_busy <= BUSY:
            break
        # Fewer never do, since each one more has to be heard by all the others.
        wanted = math.ceil(nodes * found.node_busy / BUSY)
        nodes = max(nodes + 1, min(wanted, nodes * 2))
        if nodes > 100_000:
            return None
    fits = (
        found.commit_ms <= COMMIT_MS
        and found.hearing <= HEARING
        and found.database_cores / databases <= DATABASE_CORES
        and found.wal_mb_s / databases <= DATABASE_WAL_MB_S
    )
    return found if fits or not is_bounded else None


def _with(share: Crowd, costs: Constants, nodes: int, databases: int) -> Need:
    """Return what one database's share takes on so many nodes."""
    rate = share.messages_a_second
    turn_us = (1 - share.by_model) * costs.node_scripted_us + share.by_model * costs.node_model_us
    elsewhere = (nodes - 1) / nodes if share.in_turn else 0.0
    message_us = costs.node_message_us + elsewhere * (
        costs.node_message_elsewhere_us - costs.node_message_us
    )
    pages = share.interviews * share.live
    own = rate * (message_us + turn_us + 2 * share.live * costs.page_event_us)
    own = (own + pages * costs.page_idle_us_a_minute / 60) * MICRO / nodes
    # A message and its reply are an append each.
    commit_ms = commits_ms(2 * rate / nodes, nodes, costs)
    of_each = batches_a_second(2 * rate / nodes, commit_ms)
    hearing = (nodes - 1) * of_each * costs.notified_us * MICRO
    database = rate * (costs.database_message_us + costs.database_turn_us) * MICRO
    finished_a_day = rate / share.length * share.hours / 24 * DAY_S
    disk = costs.disk_interview_bytes + 2 * share.length * (
        costs.disk_message_bytes + costs.search_message_bytes
    )
    memory_kib = (pages * costs.page_kib + share.interviews * costs.memory_interview_kib) / nodes
    busy = own + hearing
    return Need(
        databases=databases,
        nodes=nodes * databases,
        node_memory_gib=NODE_MIB / 1024 + memory_kib / 1024**2,
        node_busy=busy,
        hearing=hearing,
        database_cores=database / BUSY * databases,
        batches_a_second=nodes * of_each,
        batch=2 * rate / nodes / of_each,
        commit_ms=commit_ms,
        wal_mb_s=2 * rate * costs.wal_message_bytes / 1e6 * databases,
        disk_gib=finished_a_day * share.retention_days * disk / 1024**3 * databases,
        connections=nodes * NODE_CONNECTIONS,
        p99_ms=p99_ms(message_us / 1e3, busy) + 2 * commit_ms,
    )
