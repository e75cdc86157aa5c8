"""Callers turned away: counted one by one, told once (I12)."""

import asyncio
import logging

import pytest

from vivavoce.service import crowd as module
from vivavoce.service.crowd import Crowd


async def test_a_thousand_who_are_turned_away_are_two_lines_in_the_log(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    monkeypatch.setattr(module, "OVER_AFTER_S", 0.02)
    crowd = Crowd()
    for number in range(1_000):
        crowd.turn_away(f"The disk does not keep up with number {number}.")
    assert told(crowd) == (1_000, "The disk does not keep up with number 999.")
    while told(crowd)[1] is not None:  # noqa: ASYNC110 - it is over by itself
        await asyncio.sleep(0.005)
    names = [getattr(record, "event_name", "") for record in caplog.records]
    assert names == ["crowd:began", "crowd:ended"]
    crowd.turn_away("Again.")
    assert told(crowd) == (1_001, "Again.")


def told(crowd: Crowd) -> tuple[int, str | None]:
    return crowd.turned_away, crowd.reason
