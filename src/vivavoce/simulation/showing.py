"""The report and transcripts as text for a terminal."""

from collections.abc import Iterable, Sequence

from vivavoce.domain.events import Speaker
from vivavoce.simulation.report import CharacterReport, OddReport, Report
from vivavoce.simulation.talk import Ended

HEADINGS = (
    *("character", "interviews", "turns", "most", "coverage", "probes", "asked back", "refused"),
    *("odd", "ended"),
)
SHOWN_CHARS_MAX = 1_000  # of one message; some paste whole pages
EXCERPT_CHARS = 110


def report_lines(report: Report) -> Iterable[str]:
    """Yield the lines of the report: a table by character, odd things, speed."""
    yield f"{report.guide}, {report.language}, seed {report.seed}"
    yield ""
    yield from _table([HEADINGS, *map(_row, [*report.characters, report.total])])
    yield ""
    if not report.odd:
        yield "Nothing odd."
    for odd in report.odd:
        yield from _odd_lines(odd)
    yield ""
    yield (
        f"{report.interviews:,} interviews and {report.messages:,} messages in "
        f"{report.seconds:.1f} s, {report.at_once} at once: "
        f"{report.interviews_per_second:,.0f} interviews/s, "
        f"{report.messages_per_second:,.0f} messages/s; "
        f"reply after {report.reply_ms.p50:.1f} ms (p50), {report.reply_ms.p99:.1f} ms (p99)."
    )


def transcript_lines(ended: Ended) -> Iterable[str]:
    """Yield the lines of one interview's transcript; `[…]` tells what a message is about."""
    yield f"--- {ended.number}: {ended.character}, {ended.ending}, {ended.turns} turns ---"
    for line in ended.transcript:
        about = " ".join(filter(None, [line.question, line.probe and f"({line.probe})", line.act]))
        who = "Interviewer" if line.speaker is Speaker.INTERVIEWER else "Candidate"
        yield f"{who}{f' [{about}]' if about else ''}: {_cut(line.text, SHOWN_CHARS_MAX)}"
    yield ""


def _row(one: CharacterReport) -> Sequence[str]:
    endings = ", ".join(f"{count} {ending}" for ending, count in one.endings.items())
    return (
        one.character,
        f"{one.interviews:,}",
        f"{one.turns_median:g}",
        f"{one.turns_max}",
        f"{one.coverage:.0%}",
        f"{one.probes:,}",
        f"{one.clarifications:,}",
        f"{one.refusals:,}",
        f"{one.odd:,}",
        endings,
    )


def _table(rows: Sequence[Sequence[str]]) -> Iterable[str]:
    """Yield the rows in columns: the first and the last to the left, figures to the right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        first, *figures, last = row
        cells = [cell.rjust(width) for cell, width in zip(figures, widths[1:-1], strict=True)]
        yield "  ".join([first.ljust(widths[0]), *cells, last]).rstrip()


def _odd_lines(odd: OddReport) -> Iterable[str]:
    interviews = f"{odd.interviews:,} interview{'' if odd.interviews == 1 else 's'}"
    yield f"{odd.count:,} × {odd.kind}, in {interviews}. For example:"
    for one in odd.examples:
        yield f"    {one.number} ({one.character}), {one.question or 'no question'}"
        if one.heard:
            yield f"        candidate: {_cut(' '.join(one.heard.split()), EXCERPT_CHARS)}"
        yield f"        then: {_cut(' '.join(one.told.split()), EXCERPT_CHARS)}"


def _cut(text: str, chars_max: int) -> str:
    return text if len(text) <= chars_max else f"{text[: chars_max - 1]}…"
