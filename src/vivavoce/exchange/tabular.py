"""Transcripts as CSV (RFC 4180), one row a message, for spreadsheets.

A text that a spreadsheet would take for a formula is made harmless; JSON exports are exact.
"""

import csv
import io

from vivavoce.exchange.exported import Exported, text_format
from vivavoce.exchange.spreadsheets import harmless
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
                harmless(interview.candidate.name or interview.candidate.email or ""),
                message.seq,
                message.id,
                message.speaker,
                harmless(message.author or ""),
                time_text(message.recorded_at),
                exported.corrected_by(message) or "",
                harmless(message.text),
            )
        )
    for note in exported.notes:
        rows.writerow((interview.id, interview.guide.id, *[""] * (len(COLUMNS) - 3), f"[{note}]"))
    return text.getvalue()


FORMAT = text_format(
    "text/csv; charset=utf-8",
    "csv",
    render,
    head=",".join(COLUMNS) + "\r\n",
)
