"""A transcript as one HTML page that needs nothing else."""

from html import escape

from vivavoce.domain.interview import Interview
from vivavoce.domain.transcript import Message
from vivavoce.exchange.exported import Exported, text_format

HEAD = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Transcript</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>
:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 44rem; margin: 2rem auto; padding: 0 1rem; }
dt { font-weight: 600; } dd { margin: 0 0 .5rem; }
blockquote { margin: .25rem 0 1rem; padding-left: 1rem; border-left: .2rem solid currentColor;
  white-space: pre-wrap; overflow-wrap: anywhere; }
small { opacity: .75; }
</style></head><body>
"""


def render(exported: Exported) -> str:
    """Return the profile and the whole transcript of one interview as an article."""
    interview = exported.interview
    who = interview.candidate.name or interview.candidate.email
    parts = [
        f'<article lang="{escape(interview.language)}"><h1>{escape(exported.title)}</h1>',
        f"<p>{escape(who)}</p>" if who else "",
        f"<p><small>Interview {interview.id}, {interview.status}, version {interview.version}, "
        f"opened {interview.opened_at:%Y-%m-%d %H:%M:%S} UTC</small></p>",
    ]
    parts += [f"<p><small>{escape(told)}</small></p>" for told in exported.particulars]
    parts += _ledger(exported)
    parts.append("<h2>Transcript</h2>")
    parts += [f"<p><strong>Note.</strong> {escape(note)}</p>" for note in exported.notes]
    parts += [_message(exported, message) for message in interview.transcript]
    parts += _notes(exported)
    parts.append("</article>")
    return "\n".join(parts)


def _message(exported: Exported, message: Message) -> str:
    interview = exported.interview
    author = f"{escape(message.author)} · " if message.author else ""
    corrected = exported.corrected_by(message)
    corrects = f" · corrects {_link(interview, corrected)}" if corrected is not None else ""
    return (
        f'<p id="m{interview.id}-{message.seq}"><strong>{message.speaker.capitalize()}</strong> '
        f"<small>{author}#{message.seq} · "
        f"{message.recorded_at:%Y-%m-%d %H:%M:%S} UTC{corrects}</small></p>"
        f'<blockquote dir="auto">{escape(message.text)}</blockquote>'
    )


def _notes(exported: Exported) -> list[str]:
    """Return what the organization wrote down beside the interview."""
    if not exported.interview.notes:
        return []
    return [
        "<h2>Notes</h2>",
        *(
            f"<p><small>#{note.seq} · {note.recorded_at:%Y-%m-%d %H:%M:%S} UTC</small></p>"
            f'<blockquote dir="auto">{escape(note.text)}</blockquote>'
            for note in exported.interview.notes
        ),
    ]


def _link(interview: Interview, seq: int) -> str:
    return f'<a href="#m{interview.id}-{seq}">#{seq}</a>'


def _ledger(exported: Exported) -> list[str]:
    """Return the profile, each value with links to the messages it rests on."""
    if not exported.ledger:
        return []
    parts = ["<h2>Profile</h2>"]
    if exported.coverage is not None:
        settled, required = exported.coverage.settled, exported.coverage.required
        parts.append(f"<p>{settled} of {required} required items settled.</p>")
    parts.append("<dl>")
    for entry in exported.ledger:
        required_mark = ", required" if entry.is_required else ""
        links = " ".join(_link(exported.interview, seq) for seq in entry.sources)
        parts.append(
            f"<dt>{escape(entry.label)} <small>{entry.status}{required_mark}</small></dt>"
            f'<dd dir="auto">{escape(entry.text)}{f" <small>{links}</small>" if links else ""}</dd>'
        )
    return [*parts, "</dl>"]


FORMAT = text_format(
    "text/html; charset=utf-8",
    "html",
    render,
    head=HEAD,
    joined="\n<hr>\n",
    tail="\n</body></html>\n",
)
