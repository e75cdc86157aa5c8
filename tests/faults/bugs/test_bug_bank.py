"""Every planted bug is caught by the layer that is there for it; the table in the docs says so."""

import logging
import re
from pathlib import Path

import pytest

from tests.faults.bugs.bank import BUGS
from tests.faults.bugs.planting import ROOT, Bug, plant, planted, try_layer

PAGE = ROOT / "docs" / "reference" / "bug-bank.md"
ROWS = re.compile(
    r"^\| `(?P<name>[a-z-]+)` \| (?P<what>[^|]+) \| (?P<layer>[^|]+) \|", re.MULTILINE
)


def row(bug: Bug, took_s: float) -> str:
    where = " ".join(f"`{argument}`" for argument in bug.layer)
    return f"| `{bug.name}` | {bug.what} | {bug.layer_name}: {where} | {took_s:.0f} s |\n"


@pytest.mark.parametrize("bug", BUGS, ids=lambda bug: bug.name)
def test_every_planted_bug_still_finds_its_place(bug: Bug) -> None:
    for edit in bug.edits:
        path = ROOT / "src" / "vivavoce" / edit.file
        source = planted(path.read_text("utf-8"), edit)
        if path.suffix == ".py":
            compile(source, str(path), "exec")
    for argument in bug.layer:
        assert (ROOT / argument.partition("::")[0]).exists(), argument


def test_the_table_in_the_docs_lists_every_bug_and_no_other() -> None:
    told = [match.groupdict() for match in ROWS.finditer(PAGE.read_text("utf-8"))]
    assert [(one["name"], one["what"]) for one in told] == [(bug.name, bug.what) for bug in BUGS]
    for one, bug in zip(told, BUGS, strict=True):
        assert all(f"`{argument}`" in one["layer"] for argument in bug.layer), bug.name


@pytest.mark.soak
def test_every_planted_bug_is_caught_by_its_layer(tmp_path: Path) -> None:
    """Also writes the table in the docs anew, with how long each took to be found.

    Each layer passes where nothing was planted: one that always fails catches nothing.
    """
    for layer in {bug.layer: bug for bug in BUGS}.values():
        control = layer._replace(name=f"control-{layer.name}", edits=())
        trial = try_layer(control, plant(control, tmp_path))
        assert not trial.is_caught, (
            f"{layer.layer_name} fails without a bug: {trial.output[-2000:]}"
        )
    rows, missed = [], []
    for bug in BUGS:
        trial = try_layer(bug, plant(bug, tmp_path))
        verdict = "caught" if trial.is_caught else "MISSED"
        logging.getLogger(__name__).info(
            "%s: %s by %s in %.1f s", bug.name, verdict, bug.layer_name, trial.took_s
        )
        rows.append(row(bug, trial.took_s))
        if not trial.is_caught:
            missed.append(f"{bug.name}:\n{trial.output[-2000:]}")
    assert not missed, "\n".join(missed)
    page = PAGE.read_text("utf-8")
    head, _, rest = page.partition("|---|---|---|---|\n")
    _, _, tail = rest.partition("\n\n")
    PAGE.write_text(f"{head}|---|---|---|---|\n{''.join(rows)}\n{tail}", "utf-8")
