"""`vivavoce understand`: what the program reads from an answer, without an interview.

For people who write guides and wonder how an answer would be taken, and for
measuring: a file of answers of any length goes through line by line.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import BinaryIO

import click
import msgspec

from vivavoce.cli.display import harmless
from vivavoce.domain.guide import Option, ValueType
from vivavoce.errors import Malformed

TYPES = [*(kind.value for kind in ValueType), "e-mail"]
STANDARD_INPUT = "-"
LINE_BYTES_MAX = 4 * 1024 * 1024


class GivenOption(msgspec.Struct, frozen=True, kw_only=True):
    """One choice of a line."""

    id: str
    labels: list[str] = []


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One answer of a file, and what was asked. Members we do not know are passed over."""

    n: str | int
    type: str
    answer: str
    question: str | None = None
    options: list[GivenOption] | None = None
    unit: str | None = None
    today: date | None = None


class Result(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One line of output. `n` is left out when the answer came on the command line."""

    n: str | int | msgspec.UnsetType = msgspec.UNSET
    status: str
    value: msgspec.Raw
    thin: bool = False


@click.command()
@click.argument("answer", required=False)
@click.option("--type", "kind", type=click.Choice(TYPES), default="text", show_default=True)
@click.option("--question", default="", help="The words that were put; some readers take hints.")
@click.option("--unit", help="The unit a number is asked in.")
@click.option(
    "--option",
    "options",
    multiple=True,
    metavar="ID=LABEL,LABEL",
    help="One choice; once for each of them.",
)
@click.option("--today", metavar="YYYY-MM-DD", help="The day of the answer; today by default.")
@click.option("--language", default="en", show_default=True, help="The interview's language.")
@click.option("--json", "as_json", is_flag=True, help="Print one line of JSON.")
@click.option(
    "--jsonl",
    "file",
    metavar="FILE",
    help="Understand each line of FILE, a JSON object of n, type and answer and, where they "
    'apply, question, options, unit and today. "-" is standard input.',
)
def command(
    answer: str | None,
    kind: str,
    question: str,
    unit: str | None,
    options: tuple[str, ...],
    today: str | None,
    language: str,
    as_json: bool,
    file: str | None,
) -> None:
    """Show what is read from ANSWER: its status, and the value it holds."""
    if (answer is None) == (file is None):
        raise click.UsageError("Give either an ANSWER or --jsonl FILE.")
    day = _day(today)
    if file is not None:
        _understand_file(file, day, language)
        return
    line = Line(
        n=0,
        type=kind,
        answer=answer or "",
        question=question,
        options=[_option(given) for given in options],
        unit=unit,
        today=day,
    )
    result = msgspec.structs.replace(_result(line, day, language), n=msgspec.UNSET)
    if as_json:
        click.echo(msgspec.json.encode(result).decode())
        return
    click.echo(f"{result.status}{', thin' if result.thin else ''}")
    if result.status == "obtained":
        click.echo(harmless(bytes(result.value).decode()))


def _understand_file(name: str, today: date, language: str) -> None:
    """Write a line for each line of a file; stop at the first that cannot be read."""
    decoder = msgspec.json.Decoder(Line)
    encoder = msgspec.json.Encoder()
    shown = "standard input" if name == STANDARD_INPUT else name
    written = sys.stdout.buffer
    try:
        with _opened(name) as lines:
            for number, raw in enumerate(_lines(lines), start=1):
                if not raw.strip():
                    continue
                result = _result(_decoded(raw, decoder, shown, number), today, language)
                written.write(encoder.encode(result) + b"\n")
    finally:
        written.flush()


def _lines(file: BinaryIO) -> Iterator[bytes]:
    """Yield the lines of `file`; one that is too long comes cut, and will not decode."""
    while raw := file.readline(LINE_BYTES_MAX):
        yield raw


def _decoded(raw: bytes, decoder: msgspec.json.Decoder[Line], name: str, number: int) -> Line:
    try:
        line = decoder.decode(raw)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise Malformed(f"{harmless(name)}, line {number}: {_sentence(str(error))}") from error
    if line.type not in TYPES:
        raise Malformed(
            f"{harmless(name)}, line {number}: there is no type {line.type!r}; "
            f"there are {', '.join(ValueType)}."
        )
    return line


def _sentence(reason: str) -> str:
    return f"it is no object with n, type and answer ({reason})."


def _result(line: Line, today: date, language: str) -> Result:
    from vivavoce.interviewers.language import load
    from vivavoce.interviewers.understanding.answer import Asked
    from vivavoce.interviewers.understanding.understand import understand

    asked = Asked(
        type=ValueType.EMAIL if line.type == "e-mail" else ValueType(line.type),
        question=line.question or "",
        options=tuple(Option(id=one.id, labels=one.labels) for one in line.options or ()),
        unit=line.unit,
        today=line.today or today,
    )
    found = understand(line.answer, asked, load(language))
    return Result(
        n=line.n,
        status=found.status.value,
        value=msgspec.Raw(msgspec.json.encode(found.value)),
        thin=found.thin,
    )


@contextmanager
def _opened(name: str) -> Iterator[BinaryIO]:
    if name == STANDARD_INPUT:
        yield sys.stdin.buffer
        return
    try:
        file = open(name, "rb")  # noqa: PTH123, SIM115 - closed below; the name may be a pipe
    except OSError as error:
        raise Malformed(
            f"{harmless(name)} cannot be read ({error.strerror}); name a file with --jsonl."
        ) from error
    with file:
        yield file


def _day(given: str | None) -> date:
    if given is None:
        return date.today()  # noqa: DTZ011 - the day where the person sits is meant
    try:
        return date.fromisoformat(given)
    except ValueError as error:
        raise Malformed(
            f"{harmless(given)} is no day of the calendar; write it as YYYY-MM-DD."
        ) from error


def _option(given: str) -> GivenOption:
    identifier, _, labels = given.partition("=")
    return GivenOption(
        id=identifier.strip(),
        labels=[label.strip() for label in labels.split(",") if label.strip()],
    )
