"""`vivavoce doctor`: what is wrong with a data folder, and mending it."""

import sys
from collections import defaultdict
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from vivavoce.cli.files import data_folder
from vivavoce.cli.main import FAILED
from vivavoce.cli.progress import progress_bar
from vivavoce.counted import counted
from vivavoce.domain.guide import Guide
from vivavoce.errors import Malformed

if TYPE_CHECKING:
    from vivavoce.upkeep.findings import Finding, Report
    from vivavoce.upkeep.repair import Repair


@click.command()
@click.option("--data", type=click.Path(path_type=Path), help="Data folder.  [default: data]")
@click.option("--repair", "is_repair", is_flag=True, help="Recover what bytes allow.")
@click.option("--no-copy", is_flag=True, help="With --repair: do not copy the files first.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
def command(data: Path | None, is_repair: bool, no_copy: bool, as_json: bool) -> None:
    """Examine a data folder, and repair it.

    Reads only, also while a server runs, and exits with 1 when something is wrong. With
    --repair the server must be stopped: what is damaged is recovered as far as bytes
    allow, and what is lost is recorded in the interviews it was lost from.
    """
    if no_copy and not is_repair:
        raise click.UsageError("--no-copy goes with --repair.")
    folder = data_folder(
        data,
        doing="`vivavoce doctor` examines",
        instead="use `vivavoce verify` for the hash chains and pg_amcheck for the tables",
    )
    if is_repair:
        done = _repaired(folder, is_copied=not no_copy)
        report = done.after
        _print_json(done) if as_json else _print_repair(done)
    else:
        report = _examined(folder)
        _print_json(report) if as_json else _print_report(report)
    if not report.is_well:
        sys.exit(FAILED)


def _examined(folder: Path) -> "Report":
    from vivavoce.upkeep.doctor import examine

    with progress_bar("Examining") as show:
        return examine(
            folder,
            read_guide=_read_guide,
            progress=lambda what, done, total: show(done, total),
        )


def _repaired(folder: Path, *, is_copied: bool) -> "Repair":
    from vivavoce.upkeep.repair import repair

    with progress_bar("Repairing") as show:
        return repair(
            folder,
            read_guide=_read_guide,
            sources=_guides_at_hand(folder),
            is_copied=is_copied,
            progress=lambda what, done, total: show(done, total),
        )


def _read_guide(source: str) -> Guide:
    from vivavoce.authoring.reading import kept_guide

    return kept_guide(source, name="a kept guide")


def _guides_at_hand(data: Path) -> list[str]:
    """Return the sources of the built-in guides and of the files in the data folder."""
    from vivavoce.authoring.reading import built_in_guides, read_guide

    sources = list(built_in_guides().values())
    for path in sorted((data / "guides").glob("*.y*ml")):
        with suppress(Malformed):
            sources.append(read_guide(path))
    return sources


def _print_json(told: "Report | Repair") -> None:
    plain = msgspec.to_builtins(told, enc_hook=str)
    for report in (plain, plain.get("before"), plain.get("after")):
        if report is not None and "findings" in report:
            report["is_well"] = all(one.get("is_harmless") for one in report["findings"])
    click.echo(msgspec.json.encode(plain).decode())


def _print_repair(done: "Repair") -> None:
    if not done.done and done.after.is_well:
        click.echo("Nothing needs to be repaired.")
    for sentence in done.done:
        click.echo(f"- {sentence}")
    for copy in done.copies:
        click.echo(f"As it was before: {copy}")
    _print_report(done.after)


def _print_report(report: "Report") -> None:
    by_area: dict[str, list[Finding]] = defaultdict(list)
    for finding in report.findings:
        by_area[finding.area].append(finding)
    for area, findings in by_area.items():
        click.echo(f"\n{area.capitalize()}")
        for finding in findings:
            mark = "·" if finding.is_harmless else "✗"
            whose = f"{finding.interview}: " if finding.interview is not None else ""
            click.echo(f"  {mark} {whose}{finding.what}\n    {finding.way_out}")
    wrong = sum(not finding.is_harmless for finding in report.findings)
    verdict = f"{counted(wrong, 'thing is', 'things are')} wrong" if wrong else "all is well"
    click.echo(
        f"\n{counted(report.interviews, 'interview')}, {counted(report.events, 'event')} examined "
        f"in {report.data}: {verdict}."
    )
