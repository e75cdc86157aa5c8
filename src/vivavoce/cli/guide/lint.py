"""`vivavoce guide lint`: what is wrong with a guide file, or could be better."""

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from vivavoce.cli.display import harmless
from vivavoce.errors import Malformed

if TYPE_CHECKING:
    from vivavoce.authoring.lint.findings import Finding


@click.command()
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line, one per finding.")
@click.option("--strict", is_flag=True, help="Fail for warnings, too.")
def command(paths: tuple[str, ...], as_json: bool, strict: bool) -> None:
    """Say what is wrong with the guides at PATH..., or could be better.

    PATH is a file, or the id of a guide that comes with Vivavoce. Exit code 1 tells of
    errors; warnings and hints leave it at 0.
    """
    severities: Counter[str] = Counter()
    for path in paths:
        for finding in _findings(path):
            severities[finding.severity] += 1
            click.echo(_json(path, finding) if as_json else harmless(_line(path, finding)))
    if not as_json:
        click.echo(_summary(len(paths), severities))
    if severities["error"] or (strict and severities["warning"]):
        sys.exit(1)


def _findings(path: str) -> "list[Finding]":
    from vivavoce.authoring.lint.linting import lint_source, refused
    from vivavoce.authoring.reading import SUFFIX, built_in_guides, read_guide

    built_in = None if Path(path).exists() else built_in_guides().get(f"{path}{SUFFIX}")
    try:
        source = built_in if built_in is not None else read_guide(path)
    except Malformed as error:
        return [refused(error)]
    return lint_source(source, name=path)


def _line(path: str, finding: "Finding") -> str:
    told = f"{finding.severity} {finding.rule}: {finding.message}. {finding.advice}"
    return f"{path}:{finding.line}: {told.strip()}"


def _json(path: str, finding: "Finding") -> str:
    return msgspec.json.encode({"file": path, **msgspec.to_builtins(finding)}).decode()


def _summary(files_count: int, severities: Counter[str]) -> str:
    counted = [
        f"{severities[severity] or 'no'} {severity}{'' if severities[severity] == 1 else 's'}"
        for severity in ("error", "warning", "hint")
    ]
    return f"{files_count} guide{'' if files_count == 1 else 's'}: {', '.join(counted)}."
