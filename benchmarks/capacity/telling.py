"""The tables of the model, as the command prints them and `docs/explanation/scale.md` has them."""

from collections.abc import Callable, Sequence

from benchmarks.capacity.constants import Constants
from benchmarks.capacity.model import Crowd, Need, limits, need

SIZES = (1_000, 100_000, 10_000_000)

CROWDS = {
    "script": Crowd(interviews=0),
    "model": Crowd(interviews=0, by_model=1.0),
    "script, pages stay with a node": Crowd(interviews=0, in_turn=False),
}


def costs_table(costs: Constants) -> str:
    """Return what was measured."""
    lines = {
        "a message, on its node": f"{costs.node_message_us:.0f} µs",
        "the same when the message before it went through another node": (
            f"{costs.node_message_elsewhere_us:.0f} µs"
        ),
        "a message, in the database": f"{costs.database_message_us:.0f} µs",
        "a reply of the script, on its node": f"{costs.node_scripted_us:.0f} µs",
        "a reply of a model, on its node": f"{costs.node_model_us:.0f} µs",
        "a reply, in the database": f"{costs.database_turn_us:.0f} µs",
        "an event handed to a live page": f"{costs.page_event_us:.0f} µs",
        "a live page in which nothing happens, a minute": _or_little(costs.page_idle_us_a_minute),
        "hearing of another node's batch": f"{costs.notified_us:.0f} µs",
        "a live page, memory": f"{costs.page_kib:.1f} KiB",
        "an interview held in memory": f"{costs.memory_interview_kib:.0f} KiB",
        "a message, write-ahead log": f"{costs.wal_message_bytes:,.0f} B",
        "a message, on disk with its indexes": f"{costs.disk_message_bytes:,.0f} B",
        "a message, words for search": f"{costs.search_message_bytes:,.0f} B",
        "an interview, on disk without its messages": f"{costs.disk_interview_bytes:,.0f} B",
        "one message stored, nothing else going on": f"{costs.sync_ms:.1f} ms",
        "commits at once, of one database": f"{costs.commits_a_second:,.0f} a second",
        "the same, if each notified in its transaction": f"{costs.telling_a_second:,.0f} a second",
    }
    return _table(("one of", "costs"), [*lines.items()])


def needs_table(crowd: Crowd, costs: Constants, sizes: tuple[int, ...] = SIZES) -> str:
    """Return what each size of a crowd takes."""
    found = [need(_of(crowd, size), costs) for size in sizes]
    rows = [(name, *(told(each) for each in found)) for name, told in _ROWS.items()]
    rate = ("messages of candidates a second", *(f"{n / crowd.seconds:,.0f}" for n in sizes))
    return _table(("interviews at once", *(f"{n:,}" for n in sizes)), [rate, *rows])


def limits_table(crowd: Crowd, costs: Constants) -> str:
    """Return what ends first with one database, and what moves it."""
    rows = [
        (f"{limit.interviews:,}", limit.what, limit.moved_by)
        for limit in limits(_of(crowd, 1), costs)
    ]
    return _table(("interviews at once", "then ends", "what moves it"), rows)


def tables(costs: Constants) -> dict[str, str]:
    """Return every table of the page, by its name there."""
    return {
        "costs": costs_table(costs),
        **{f"needs: {name}": needs_table(crowd, costs) for name, crowd in CROWDS.items()},
        "limits": limits_table(CROWDS["script"], costs),
    }


def _of(crowd: Crowd, interviews: int) -> Crowd:
    return Crowd(
        interviews=interviews,
        seconds=crowd.seconds,
        live=crowd.live,
        by_model=crowd.by_model,
        in_turn=crowd.in_turn,
        length=crowd.length,
        hours=crowd.hours,
        retention_days=crowd.retention_days,
    )


def _or_little(us: float) -> str:
    return f"{us:.0f} µs" if us else "too little to tell"


def _size(gib: float) -> str:
    if gib < 1:
        return f"{gib * 1024:,.0f} MiB"
    return f"{gib:,.0f} GiB" if gib < 10_240 else f"{gib / 1024:,.0f} TiB"


_ROWS: dict[str, Callable[[Need], str]] = {
    "databases": lambda each: f"{each.databases:,}",
    "nodes, a core each": lambda each: f"{each.nodes:,}",
    "memory of a node": lambda each: _size(each.node_memory_gib),
    "a node's time for hearing of others": lambda each: f"{each.hearing:.0%}",
    "cores of the databases": lambda each: f"{each.database_cores:,.1f}",
    "commits a second in each database": lambda each: f"{each.batches_a_second:,.0f}",
    "messages and replies in a commit": lambda each: f"{each.batch:,.1f}",
    "a commit takes": lambda each: f"{each.commit_ms:,.1f} ms",
    "connections to each database": lambda each: f"{each.connections:,}",
    "write-ahead log": lambda each: f"{each.wal_mb_s:,.2f} MB/s",
    "disk, after 90 days": lambda each: _size(each.disk_gib),
    "99 of 100 acknowledged within": lambda each: f"{each.p99_ms:.0f} ms",
}


def _table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    lines = [head, ("---",) * len(head), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
