"""Transcripts as CSV (RFC 4180), one row a message, for spreadsheets.

A text that a spreadsheet would take for a formula gets an apostrophe in front
(https://owasp.org/www-community/attacks/CSV_Injection); JSON exports are exact.
"""

import csv
import io

from vivavoce.exchange.exported import Exported, text_format
from vivavoce.journal.records import time_text

COLUMNS = (
    "interview",
    "guide",
    "candidate",
    "seq",
    "id",
    "speaker",
    "author",
    "recorded_at",
    "corrects",
    "text",
)
# With the full-width forms, which some spreadsheets take for the others.
_FORMULA_STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")


def render(exported: Exported) -> str:
    """Return the rows of one interview; a last one without speaker notes what is not here."""
    interview = exported.interview
    text = io.StringIO()
    rows = csv.writer(text)
    for message in interview.transcript:
        rows.writerow(
            (
                interview.id,
                interview.guide.id,
                _harmless(interview.candidate.name or interview.candidate.email or ""),
                message.seq,
                message.id,
                message.speaker,
                message.author or "",
                time_text(message.recorded_at),
                exported.corrected_by(message) or "",
                _harmless(message.text),
            )
        )
    for note in exported.notes:
        rows.writerow((interview.id, interview.guide.id, *[""] * (len(COLUMNS) - 3), f"[{note}]"))
    return text.getvalue()


def _harmless(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text


FORMAT = text_format(
    "text/csv; charset=utf-8",
    "csv",
    render,
    head=",".join(COLUMNS) + "\r\n",
)
