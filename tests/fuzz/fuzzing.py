"""What is fuzzed, where its corpus lies, and mutation without coverage."""

import importlib
import importlib.util
import random
from collections.abc import Callable, Iterator
from pathlib import Path

CORPUS = Path(__file__).parent / "corpus"

TARGETS = ("codec", "chain", "lines", "rows", "guide", "condition", "body", "http", "older")
"""The names of all targets: modules in `tests/fuzz/targets`, folders in `tests/fuzz/corpus`."""

# Longer inputs are slower and find no more: the limits are tested elsewhere.
INPUT_BYTES_MAX = 4_096

Run = Callable[[bytes], None]


def load(target: str) -> Run:
    """Return the function that takes one input and raises when it finds something."""
    run: Run = importlib.import_module(f"tests.fuzz.targets.{target}").run
    return run


class Found(Exception):
    """An input made a target fail; the cause says how."""


def try_at_random(target: str, runs: int, seed: int) -> None:
    """Try `runs` kept inputs, altered at random.

    Raises:
        Found: one made the target fail; the rest was not tried.
    """
    run = load(target)
    for number, data in zip(range(runs), mutations(target, seed), strict=False):
        try:
            run(data)
        except Exception as error:
            raise Found(f"input {number} of seed {seed} finds something: {data!r}") from error


def close(target: str) -> None:
    """Let go of what a target keeps open between inputs."""
    let_go = getattr(importlib.import_module(f"tests.fuzz.targets.{target}"), "close", None)
    if let_go is not None:
        let_go()


def corpus(target: str) -> list[bytes]:
    """Return the inputs that are kept for a target, in order of name."""
    return [path.read_bytes() for path in sorted((CORPUS / target).iterdir())]


def dictionary(target: str) -> Path:
    """Return the file of a target's words, in libFuzzer's format; it need not exist."""
    return CORPUS / f"{target}.dict"


def words(target: str) -> list[bytes]:
    """Return the words of a target's dictionary: one a line, in quotes, `\\xNN` for any byte."""
    path = dictionary(target)
    lines = path.read_text(encoding="ascii").splitlines() if path.exists() else []
    quoted = [line.strip()[1:-1] for line in lines if line.startswith('"')]
    return [word.encode().decode("unicode_escape").encode("latin-1") for word in quoted]


def has_coverage() -> bool:
    """Whether atheris is there to guide the search by coverage; it is made for Linux."""
    return importlib.util.find_spec("atheris") is not None


def mutations(target: str, seed: int) -> Iterator[bytes]:
    """Yield inputs for ever: kept ones, altered at random in a few places."""
    chance = random.Random(seed)
    kept, vocabulary = corpus(target), words(target)
    while True:
        data = bytearray(chance.choice(kept))
        for _ in range(chance.randint(1, 6)):
            _alter(data, chance, kept, vocabulary)
        yield bytes(data[:INPUT_BYTES_MAX])


def _alter(
    data: bytearray, chance: random.Random, kept: list[bytes], vocabulary: list[bytes]
) -> None:
    at = chance.randint(0, len(data))
    until = min(len(data), at + chance.choice((1, 1, 2, 4, 16, 64)))
    match chance.randrange(7):
        case 0:
            data[at:until] = chance.randbytes(until - at)
        case 1:
            del data[at:until]
        case 2:
            data[at:at] = data[at:until] * chance.choice((1, 2, 30))
        case 3:
            data[at:at] = chance.randbytes(chance.choice((1, 1, 3, 9)))
        case 4 if vocabulary:
            data[at:at] = chance.choice(vocabulary)
        case 5 if vocabulary:
            data[at:until] = chance.choice(vocabulary)
        case _:
            other = chance.choice(kept)
            begin = chance.randint(0, len(other))
            data[at:] = other[begin:]
