"""What the tests of a misbehaving model call a sane transcript would notice if one were not."""

from typing import Any

import pytest

from tests.provider.interviewing import ANSWERS, Told, check_events
from tests.provider.misbehaving import ANOTHER_QUESTION, PROMISE

ANSWER = next(iter(ANSWERS.values()))


def said(id: str, text: str, in_reply_to: str | None = None, *, by: str = "interviewer") -> Told:
    return "message-added", {"id": id, "speaker": by, "text": text, "in_reply_to": in_reply_to}


def learned(value: Any, *sources: str) -> Told:
    return "profile-updated", {"changes": {"role": {"value": value, "sources": list(sources)}}}


OPENING = said("1", "What should it do for you?")
ANSWERED = said("2", ANSWER, "1", by="candidate")
SKILLS = said("4", "Which skills does it need?", "2")
SANE = [OPENING, ANSWERED, learned("our address book", "2"), SKILLS]


def test_a_sane_transcript_passes() -> None:
    check_events("i", SANE)


@pytest.mark.parametrize(
    ("events", "complaint"),
    [
        ([*SANE, said("5", "How many years?", "2")], "TWO REPLIES"),
        ([*SANE, said("5", "Python.", "4", by="candidate")], "UNANSWERED"),
        (
            [*SANE, said("5", "Python.", "4", by="candidate"), said("6", "And?", "2")],
            "TWO REPLIES",
        ),
        ([OPENING, ANSWERED, learned("an astronaut", "2"), SKILLS], "INVENTED"),
        ([OPENING, ANSWERED, learned(["our customers", "nobody"], "2"), SKILLS], "INVENTED"),
        ([OPENING, ANSWERED, learned("our customers"), SKILLS], "INVENTED"),
        ([OPENING, ANSWERED, said("4", f"I see. {ANOTHER_QUESTION}", "2")], "SAID"),
        ([OPENING, ANSWERED, said("4", PROMISE, "2")], "SAID"),
        ([OPENING, ANSWERED, said("4", "Thank you. " * 1_000, "2")], "characters"),
    ],
)
def test_what_is_not_sane_is_found(events: list[Told], complaint: str) -> None:
    with pytest.raises(AssertionError, match=complaint):
        check_events("i", events)
