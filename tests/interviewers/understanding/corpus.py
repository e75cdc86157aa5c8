"""The corpus of written answers, and how close understanding comes to it.

Each line is an answer as a person would type it and what a careful reader takes
from it; `accept` holds other readings that a second reader could defend. The files in
`corpus/` were written by people who had not seen the program. `held-out.jsonl`, a quarter
of them, is only ever counted, never looked at while the program is being improved; the
others guided the work, and so did the harder `cases/`, kept so that nothing is unlearned.

    python -m tests.interviewers.understanding.corpus worded number   # the misses, one a line
"""

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from vivavoce.domain.guide import Option, ValueType
from vivavoce.interviewers.language import load
from vivavoce.interviewers.understanding.answer import AnswerStatus, Asked, Understood
from vivavoce.interviewers.understanding.understand import understand

FOLDER = Path(__file__).parent / "corpus"
CASES = Path(__file__).parent / "cases"
HELD_OUT = "held-out"
ARTICLE = re.compile(r"^(?:the|an?|my|our) ", re.IGNORECASE)
CLOSE = 0.01  # how far a converted number may be off


class Expected(msgspec.Struct, frozen=True, kw_only=True):
    status: AnswerStatus
    value: Any = None
    thin: bool = False


class Written(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the corpus."""

    n: str
    type: ValueType
    question: str
    answer: str
    expect: Expected
    difficulty: str = "medium"
    accept: list[Expected] = []
    options: list[Option] = []
    unit: str | None = None
    today: str | None = None

    @property
    def asked(self) -> Asked:
        return Asked(
            type=self.type,
            question=self.question,
            options=tuple(self.options),
            unit=self.unit,
            today=date.fromisoformat(self.today) if self.today else None,
        )


def written(*names: str) -> list[Written]:
    """Return the lines of the files of these names, all but the held-out one by default."""
    files = names or tuple(
        sorted(path.stem for path in FOLDER.glob("*.jsonl") if path.stem != HELD_OUT)
    )
    return [line for name in files for line in _lines(FOLDER / f"{name}.jsonl")]


def cases() -> list[Written]:
    """Return the harder lines that were met on the way."""
    return [line for path in sorted(CASES.glob("*.jsonl")) for line in _lines(path)]


def _lines(path: Path) -> list[Written]:
    decoder = msgspec.json.Decoder(Written)
    return [decoder.decode(line) for line in path.read_bytes().splitlines() if line.strip()]


def understood(line: Written) -> Understood:
    return understand(line.answer, line.asked, load("en"))


def is_right(line: Written, found: Understood) -> bool:
    """Whether `found` is what the corpus expects, or one of the readings it accepts."""
    return any(
        found.status is expected.status
        and (found.status is not AnswerStatus.OBTAINED or alike(found.value, expected.value))
        for expected in (line.expect, *line.accept)
    )


def alike(found: Any, expected: Any) -> bool:
    match found, expected:
        case bool() | None, _:
            return found is expected
        case {"min": _, "max": _}, {"min": _, "max": _}:
            return all(alike(found[end], expected[end]) for end in ("min", "max"))
        case int() | float(), int() | float():
            return abs(found - expected) <= CLOSE * abs(expected) + 1e-9
        case str(), str():
            return " ".join(found.split()).casefold() == " ".join(expected.split()).casefold()
        case list(), list():
            # One note-taker writes "the autoclave", another "autoclave".
            bare = [[ARTICLE.sub("", str(item)) for item in items] for items in (found, expected)]
            return len(found) == len(expected) and all(map(alike, *bare))
        case _:
            return False


def misses(lines: Iterable[Written]) -> Iterator[tuple[Written, Understood]]:
    for line in lines:
        found = understood(line)
        if not is_right(line, found):
            yield line, found


def shares(lines: Iterable[Written]) -> dict[str, tuple[int, int]]:
    """Return how many are right and how many there are: overall, and by type."""
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for line in lines:
        is_hit = is_right(line, understood(line))
        for name in ("overall", line.type.value):
            total[name] += 1
            right[name] += is_hit
    return {name: (right[name], total[name]) for name in total}


def main() -> None:
    types = {word for word in sys.argv[1:] if word in set(ValueType)}
    files = [word for word in sys.argv[1:] if word not in types]
    if HELD_OUT in files:
        sys.exit("The held-out answers are counted, not looked at.")
    lines = [line for line in written(*files) if not types or line.type in types]
    for line, found in misses(lines):
        sys.stdout.write(
            f"{line.n} {line.type} [{line.question}] {line.unit or ''} {line.today or ''}\n"
            f"    said {line.answer!r}\n"
            f"    expected {line.expect.status} {line.expect.value!r}, "
            f"found {found.status} {found.value!r}\n"
        )
    for name, (right, total) in shares(lines).items():
        sys.stdout.write(f"{name}: {right}/{total} = {right / total:.1%}\n")


if __name__ == "__main__":
    main()
