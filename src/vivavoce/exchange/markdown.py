"""A transcript to read, as Markdown.

People's words are quoted and their markup is escaped; a reader may still make links of
addresses.
"""

import re

from vivavoce.exchange.exported import Exported, Format, value_text

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
        "",
    ]
    if interview.profile:
        lines += ["## Profile", ""]
        for name, entry in interview.profile.items():
            value = _line(value_text(entry.value))
            lines.append(f"- **{_line(exported.label(name))}** ({entry.status}): {value}")
        lines.append("")
    lines += ["## Transcript", ""]
    for message in interview.transcript:
        lines.append(f"**{message.speaker.capitalize()}** · {message.recorded_at:%H:%M:%S}")
        lines.append("")
        for line in _LINE_END.split(message.text):
            lines.append(f"> {_escape(line)}" if line else ">")
        lines.append("")
    return "\n".join(lines)


def _line(text: str) -> str:
    """Return `text` on one line, with nothing in it that is markup."""
    return _escape(_LINE_END.sub(" ", text))


def _escape(text: str) -> str:
    return _LINE_START.sub(_escape_marker, _MARKUP.sub(r"\\\1", text))


def _escape_marker(match: re.Match[str]) -> str:
    """Escape the character that makes a list or heading of a line: `-` or the dot of `1.`."""
    marker = match.group(2)
    return f"{match.group(1)}{marker[:-1]}\\{marker[-1]}"


FORMAT = Format(
    media_type="text/markdown; charset=utf-8", extension="md", render=render, joined="\n---\n\n"
)
