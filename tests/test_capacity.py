"""The model of what a crowd of interviews needs: by hand where that is possible, and as told."""

import itertools
import math
import re
from pathlib import Path

import pytest
from msgspec.structs import replace

from benchmarks.capacity import telling
from benchmarks.capacity.constants import Constants, load
from benchmarks.capacity.model import (
    BUSY,
    COMMIT_MS,
    HEARING,
    Crowd,
    batches_a_second,
    commits_ms,
    limits,
    need,
    p99_ms,
)

PAGE = Path(__file__).parents[1] / "docs" / "explanation" / "scale.md"

# Round figures, so that what follows can be checked by hand.
ROUND = Constants(
    measured_on="2026-01-01",
    machine="a pencil",
    node_message_us=200,
    node_message_elsewhere_us=300,
    database_message_us=50,
    batch=1,
    wal_message_bytes=1_000,
    disk_message_bytes=500,
    search_message_bytes=200,
    node_scripted_us=100,
    node_model_us=1_000,
    database_turn_us=150,
    disk_interview_bytes=1_024,
    memory_interview_kib=10,
    page_kib=20,
    page_idle_us_a_minute=60,
    page_event_us=10,
    commits_a_second=5_000,
    telling_a_second=10_000,
    notified_us=20,
    sync_ms=1.0,
)


def test_a_small_crowd_is_what_its_parts_cost() -> None:
    crowd = Crowd(interviews=6_000, seconds=60)
    found = need(crowd, ROUND)
    assert (found.databases, found.nodes) == (1, 1)
    # 100 messages a second: 200 + 100 + 2 x 10 µs each, and 6,000 pages at 1 µs a second.
    assert found.node_busy == pytest.approx(100 * 320e-6 + 6_000e-6)
    assert found.hearing == 0, "nobody else is there"
    assert found.database_cores == pytest.approx(100 * 200e-6 / BUSY)
    assert found.wal_mb_s == pytest.approx(0.2)
    assert found.node_memory_gib == pytest.approx(120 / 1024 + 6_000 * 30 / 1024**2)
    # 5 interviews are finished a second, for 8 hours of 90 days.
    kept = 5 * 8 * 3_600 * 90
    assert found.disk_gib == pytest.approx(kept * (1_024 + 40 * 700) / 1024**3)


def test_messages_that_arrive_during_a_commit_share_the_next() -> None:
    assert batches_a_second(1, 1.0) == pytest.approx(1, rel=0.01)
    assert batches_a_second(1e9, 1.0) == pytest.approx(1_000, rel=0.01)
    assert batches_a_second(1_000, 1.0) == pytest.approx(500)


def test_commits_that_notify_wait_for_each_other_and_grow() -> None:
    alone = commits_ms(1e6, 1, ROUND)
    assert alone == pytest.approx(1.0)
    # A hundred that always have something: 99 commits of 0.2 ms come before each, and its own.
    assert commits_ms(1e6, 100, ROUND) == pytest.approx(1.0 + 99 * 0.2, rel=0.03)
    assert commits_ms(0.001, 10, ROUND) == pytest.approx(1.0, rel=0.01)


def test_waiting_grows_with_how_busy_something_is() -> None:
    assert p99_ms(1.0, 0.0) == pytest.approx(math.log(100))
    assert p99_ms(1.0, 0.5) == pytest.approx(2 * math.log(100))
    assert p99_ms(1.0, 1.0) == math.inf


@pytest.mark.parametrize("interviews", [1, 1_000, 50_000, 1_000_000, 20_000_000])
def test_no_node_and_no_database_is_given_more_than_it_can_do(interviews: int) -> None:
    found = need(Crowd(interviews=interviews), ROUND)
    assert found.node_busy <= BUSY
    assert found.hearing <= HEARING
    assert found.commit_ms <= COMMIT_MS
    assert found.nodes >= found.databases


def test_more_interviews_never_need_less() -> None:
    sizes = [1_000 * 2**n for n in range(12)]
    found = [need(Crowd(interviews=size), ROUND) for size in sizes]
    for fewer, more in itertools.pairwise(found):
        assert more.nodes >= fewer.nodes
        assert more.databases >= fewer.databases
        assert more.disk_gib > fewer.disk_gib


def test_what_moves_a_bottleneck_moves_it() -> None:
    def of(crowd: Crowd, costs: Constants, what: str) -> int:
        [found] = [limit.interviews for limit in limits(crowd, costs) if what in limit.what]
        return found

    crowd = Crowd(interviews=1)
    stays = replace(crowd, in_turn=False)
    slow_disk = replace(ROUND, commits_a_second=500)
    assert of(crowd, ROUND, "one log") > of(crowd, slow_disk, "one log")
    assert of(crowd, replace(ROUND, node_message_us=100), "one node") > of(crowd, ROUND, "one node")
    assert of(crowd, replace(ROUND, database_turn_us=50), "cores") > of(crowd, ROUND, "cores")
    assert of(stays, ROUND, "connections") > of(crowd, ROUND, "connections")
    slow = replace(crowd, seconds=600)
    assert of(slow, ROUND, "one node") > of(crowd, ROUND, "one node")


def test_limits_come_in_the_order_in_which_they_are_met() -> None:
    found = limits(Crowd(interviews=1), ROUND)
    assert [limit.interviews for limit in found] == sorted(limit.interviews for limit in found)
    assert found[0].what == "the core of one node"


def test_the_page_about_scale_shows_what_the_model_says() -> None:
    """Print the tables anew with `python -m benchmarks capacity --page`."""
    shown = dict(
        re.findall(r"<!-- model: ([^>]*) -->\n(.*?)\n(?=\n|\Z)", PAGE.read_text("utf-8"), re.DOTALL)
    )
    assert shown == telling.tables(load())


def test_the_page_says_when_and_where_costs_were_measured() -> None:
    costs, page = load(), PAGE.read_text("utf-8")
    assert costs.measured_on in page
    assert costs.machine in page
