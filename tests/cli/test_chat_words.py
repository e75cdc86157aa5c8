"""What `vivavoce chat` says of a reply that is late is true, whatever held it up."""

from typing import Any

import pytest

from vivavoce.cli.chat import PAUSED, _Screen


def late(reason: str) -> dict[str, Any]:
    return {
        "interviewer": "llm",
        "transcript": [],
        "delayed_since": "2026-11-26T18:00:00.000000Z",
        "delay_reason": reason,
    }


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        ("interviewer-unavailable", "cannot be reached at the moment"),
        ("reply-unfit", "needs another moment"),
        ("a-reason-of-a-later-release", "needs another moment"),
    ],
)
def test_a_late_reply_is_told_once_with_what_holds_it_up(
    reason: str, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    screen = _Screen("llm")
    for _ in range(2):
        screen.show(late(reason))
    assert capsys.readouterr().out.count(f"[The interviewer {words}. Your answer is stored;") == 1


def test_a_pause_does_not_say_that_nobody_was_reached_when_it_may_not_be_so() -> None:
    """It may have been reached, and set up wrongly, or its words not fit to be said."""
    assert "could not go on" in PAUSED["interviewer-unavailable"]
    assert "reached" not in PAUSED["interviewer-unavailable"]
