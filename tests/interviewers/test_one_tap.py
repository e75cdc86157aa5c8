"""Answers that fit on a button: every language of the script has all of them, each its own."""

import msgspec

from vivavoce.interviewers.language import known
from vivavoce.interviewers.one_tap import TAPS


def test_every_language_of_the_script_has_its_answers() -> None:
    assert set(TAPS) == set(known())
    for taps in TAPS.values():
        answers = list(msgspec.structs.asdict(taps).values())
        assert all(answers)
        assert len(set(answers)) == len(answers)
