"""Fuzz one target: `python -m tests.fuzz TARGET [--runs N] [--seed N] [--without-coverage]`.

Guided by coverage where atheris is installed, otherwise by altering kept inputs at
random. What is found is shown with its input, which belongs into the corpus then.
"""

import argparse
import logging
import sys
import tempfile
import traceback

from tests.fuzz.fuzzing import (
    CORPUS,
    INPUT_BYTES_MAX,
    TARGETS,
    Found,
    close,
    dictionary,
    has_coverage,
    load,
    try_at_random,
)


def main() -> int:
    """Run the command; 0 when nothing was found, 1 when something was."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("target", choices=TARGETS)
    parser.add_argument("--runs", type=int, default=100_000, help="how many inputs to try")
    parser.add_argument("--seed", type=int, default=1, help="another seed tries other inputs")
    parser.add_argument("--without-coverage", action="store_true", help="alter at random only")
    asked = parser.parse_args()
    logging.disable(logging.CRITICAL)  # a target logs what it was sent to
    if has_coverage() and not asked.without_coverage:
        return fuzz_by_coverage(asked.target, asked.runs, asked.seed)
    return fuzz_at_random(asked.target, asked.runs, asked.seed)


def fuzz_at_random(target: str, runs: int, seed: int) -> int:
    """Try `runs` altered inputs; return the exit status."""
    try:
        try_at_random(target, runs, seed)
    except Found as error:
        sys.stderr.write(f"{target}: {error}\n")
        traceback.print_exception(error.__cause__)
        return 1
    finally:
        close(target)
    sys.stdout.write(f"{target}: {runs} inputs, none finds anything\n")
    return 0


def fuzz_by_coverage(target: str, runs: int, seed: int) -> int:
    """Let libFuzzer try `runs` inputs. It ends the process by itself, with 77 for a find."""
    import atheris  # type: ignore[import-untyped, unused-ignore]

    with atheris.instrument_imports(include=["vivavoce"]):
        run = load(target)
    with tempfile.TemporaryDirectory() as found:
        options = [
            f"-runs={runs}",
            f"-seed={seed}",
            f"-max_len={INPUT_BYTES_MAX}",
            f"-artifact_prefix={tempfile.gettempdir()}/{target}-",
            "-print_final_stats=1",
            *([f"-dict={dictionary(target)}"] if dictionary(target).exists() else []),
            found,  # what it finds interesting goes here, not into the corpus that is kept
            str(CORPUS / target),
        ]
        atheris.Setup([sys.argv[0], *options], run)
        atheris.Fuzz()
    return 0


if __name__ == "__main__":
    sys.exit(main())
