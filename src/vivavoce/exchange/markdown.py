"""A transcript to read, as Markdown.

People's words are quoted and their markup is escaped; a reader may still make links of
addresses.
"""

import re

from vivavoce.domain.coverage import Coverage
from vivavoce.exchange.exported import Exported, text_format

# Characters that Markdown gives a meaning; https://spec.commonmark.org/0.31.2/#backslash-escapes
_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~&])")
# What ends a line in Markdown; other separators are characters like any other.
_LINE_END = re.compile(r"\r\n|\r|\n")
_LINE_START = re.compile(r"^(\s*)([-+=]|\d+[.)])", re.MULTILINE)


def render(exported: Exported) -> str:
    """Return the profile and the whole transcript of one interview."""
    interview = exported.interview
    who = interview.candidate.name or interview.candidate.email
    lines = [f"# {_line(exported.title)}{f' — {_line(who)}' if who else ''}", ""]
    lines += [
        f"- Interview: `{interview.id}`",
        f"- Status: {interview.status}, version {interview.version}",
        f"- Opened: {interview.opened_at:%Y-%m-%d %H:%M:%S} UTC",
        f"- Guide: {_line(interview.guide.id)} {_line(interview.guide.version)} "
        f"(`{interview.guide.hash[:12]}`)",
    ]
    lines += [f"- {_line(sentence)}" for sentence in exported.particulars]
    lines.append("")
    lines += _ledger(exported)
    lines += ["## Transcript", ""]
    for note in exported.notes:
        lines += [f"**Note.** {_line(note)}", ""]
    for message in interview.transcript:
        author = f" · {_line(message.author)}" if message.author else ""
        corrected = exported.corrected_by(message)
        corrects = f" · corrects \\#{corrected}" if corrected is not None else ""
        lines += [
            f"**{message.speaker.capitalize()}**{author} · {message.recorded_at:%H:%M:%S} · "
            f"\\#{message.seq}{corrects}",
            "",
            *_quoted(message.text),
            "",
        ]
    return "\n".join([*lines, *_notes(exported)])


def _notes(exported: Exported) -> list[str]:
    """Return what the organization wrote down beside the interview."""
    if not exported.interview.notes:
        return []
    lines = ["## Notes", ""]
    for note in exported.interview.notes:
        lines += [f"{note.recorded_at:%Y-%m-%d %H:%M:%S} UTC · \\#{note.seq}", ""]
        lines += [*_quoted(note.text), ""]
    return lines


def _quoted(text: str) -> list[str]:
    return [f"> {_escape(line)}" if line else ">" for line in _LINE_END.split(text)]


def _ledger(exported: Exported) -> list[str]:
    """Return the profile, each value with the numbers of the messages it rests on."""
    if not exported.ledger:
        return []
    lines = ["## Profile", ""]
    if exported.coverage is not None:
        lines += [_share(exported.coverage), ""]
    for entry in exported.ledger:
        required = ", required" if entry.is_required else ""
        value = f" {_line(entry.text)}" if entry.text else ""
        sources = " ".join(f"\\#{seq}" for seq in entry.sources)
        lines.append(
            f"- **{_line(entry.label)}** ({entry.status}{required}):{value}"
            + (f" ({sources})" if sources else "")
        )
    return [*lines, ""]


def _share(ledger: Coverage) -> str:
    return f"{ledger.settled} of {ledger.required} required items settled."


def _line(text: str) -> str:
    """Return `text` on one line, with nothing in it that is markup."""
    return _escape(_LINE_END.sub(" ", text))


def _escape(text: str) -> str:
    return _LINE_START.sub(_escape_marker, _MARKUP.sub(r"\\\1", text))


def _escape_marker(match: re.Match[str]) -> str:
    """Escape the character that makes a list or heading of a line: `-` or the dot of `1.`."""
    marker = match.group(2)
    return f"{match.group(1)}{marker[:-1]}\\{marker[-1]}"


FORMAT = text_format("text/markdown; charset=utf-8", "md", render, joined="\n---\n\n")
