"""Bringing the tables of docs/explanation/scale.md up to date: `… capacity --write-page`."""

import re
from pathlib import Path

from benchmarks.capacity import telling
from benchmarks.capacity.constants import Constants

PAGE = Path(__file__).parents[2] / "docs" / "explanation" / "scale.md"


def write(costs: Constants) -> None:
    """Put the tables of `costs` into the page, and when and where they were measured."""
    text = PAGE.read_text("utf-8")
    for name, table in telling.tables(costs).items():
        begin = re.escape(f"<!-- model: {name} -->\n")
        old = re.findall(f"{begin}(?:\\|.*\n)*", text)
        assert len(old) == 1, f"the page has no place for {name}"
        text = text.replace(old[0], f"<!-- model: {name} -->\n{table}\n")
    when = f"measured on {costs.measured_on}, {costs.machine}"
    text, count = re.subn(r"measured on \d{4}-\d\d-\d\d, .*?(?=\))", when, text)
    assert count == 1, "the page does not say when costs were measured"
    PAGE.write_text(text, "utf-8")
