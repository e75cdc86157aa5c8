"""What each value of a profile rests on: the message, and in it the very words."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import msgspec
from markupsafe import Markup

from vivavoce.domain.guide import Guide, Information
from vivavoce.domain.ids import MessageId
from vivavoce.domain.interview import Interview
from vivavoce.domain.profile import FieldStatus, ProfileValue
from vivavoce.domain.transcript import Message, Transcript
from vivavoce.web.candidate.windows import Window
from vivavoce.web.rendering import excerpt, visible

# A longer value is looked for as it is, not word by word.
PATTERN_CHARS_MAX = 300


class Span(NamedTuple):
    """Words of a message that a value rests on."""

    start: int
    end: int
    anchor: str | None  # an element's id; None for further words of the same value
    label: str  # of the value


class Learned(msgspec.Struct, frozen=True, kw_only=True):
    """A profile beside the transcript it rests on."""

    rows: list[dict[str, Any]]  # {id, label, required, status, value, sources: [{seq, href}]}
    words: dict[MessageId, list[Span]]  # what to mark in the messages on the page
    places: dict[str, dict[str, Any]]  # {seq, href} of each source, by message id
    # By message: `old` {words, href}, which it puts right; `new` {href}, which puts it right.
    corrections: dict[MessageId, dict[str, dict[str, str]]]


def learned(interview: Interview, guide: Guide | None, shown: Window, path: str) -> Learned:
    """Return the guide's information items in its order, then any other field.

    Args:
        shown: the messages on the page; others are linked to the page they are on.
        path: the address of the page, with what is asked of it but `before`.
    """
    rows: list[dict[str, Any]] = []
    words: dict[MessageId, list[Span]] = {}
    places: dict[str, dict[str, Any]] = {}
    for number, (information, label, known) in enumerate(_fields(interview, guide), start=1):
        sources = []
        for index, source in enumerate(known.sources, start=1):
            message = interview.transcript.find(source)
            if message is None:
                continue
            at = _href(message, shown, path)
            places[str(source)] = {"seq": message.seq, "href": at}
            found = spans(known.value, information, visible(message.text))
            if found and at.startswith("#"):
                anchor = f"said-{number}-{index}"
                marks = words.setdefault(source, [])
                marks += [
                    Span(start, end, None if place else anchor, label)
                    for place, (start, end) in enumerate(found)
                ]
                at = f"#{anchor}"
            sources.append({"seq": message.seq, "href": at})
        rows.append(
            {
                "id": information.id,
                "label": label,
                "required": information.required,
                "status": known.status,
                "value": known.value,
                "sources": sources,
            }
        )
    corrections = _corrections(interview.transcript, shown, path)
    return Learned(rows=rows, words=words, places=places, corrections=corrections)


def spans(value: Any, information: Information, text: str) -> list[tuple[int, int]]:
    """Return where in `text` the words of `value` are, in the order of its parts."""
    found: list[tuple[int, int]] = []
    for words in _spellings(value, information):
        place = _place(words, text)
        if place is not None and not any(a <= place[0] and place[1] <= b for a, b in found):
            found.append(place)
    return found


def marked(text: str, found: Sequence[Span]) -> Markup:
    """Return `text` with the words marked that values rest on; what overlaps is one mark."""
    pieces: list[Markup | str] = []
    end = 0
    for group in _groups(found):
        start, stop = group[0].start, max(span.end for span in group)
        pieces.append(text[end:start])
        anchors = [span.anchor for span in group if span.anchor is not None]
        labels = ", ".join(dict.fromkeys(span.label for span in group))
        pieces.append(Markup('<mark title="{}">').format(labels))
        pieces.extend(Markup('<span id="{}"></span>').format(anchor) for anchor in anchors)
        pieces.append(text[start:stop])
        pieces.append(Markup("</mark>"))
        end = stop
    pieces.append(text[end:])
    return Markup("").join(pieces)


def _href(message: Message, shown: Window, path: str) -> str:
    """Return the address of a message, on this page or on the one that shows it."""
    address = shown.address(message)
    if address.startswith("#"):
        return address
    return path + (address if "?" not in path else f"&{address.removeprefix('?')}")


def _corrections(
    transcript: Transcript, shown: Window, path: str
) -> dict[MessageId, dict[str, dict[str, str]]]:
    """Return which messages put others right, and which are put right by others."""
    found: dict[MessageId, dict[str, dict[str, str]]] = {}
    for message in transcript:
        old = transcript.find(message.corrects) if message.corrects is not None else None
        if old is None:
            continue
        quoted = {"words": excerpt(old.text), "href": _href(old, shown, path)}
        found.setdefault(message.id, {})["old"] = quoted
        found.setdefault(old.id, {})["new"] = {"href": _href(message, shown, path)}
    return found


def _fields(
    interview: Interview, guide: Guide | None
) -> Iterable[tuple[Information, str, ProfileValue]]:
    pending = ProfileValue(status=FieldStatus.PENDING)
    items = guide.information if guide is not None else []
    for item in items:
        label = guide.in_language(item.label, interview.language) if guide else item.id
        yield item, label, interview.profile.get(item.id, pending)
    named = {item.id for item in items}
    for name, known in interview.profile.items():
        if name not in named:
            yield Information(id=name, label=name), name, known


def _spellings(value: Any, information: Information) -> Iterable[str]:
    """Give what `value` may look like where somebody said it."""
    match value:
        case str():
            yield value
            # Of answers that were put together, each line is somebody's words by itself.
            if "\n" in value:
                yield from value.split("\n")
            for option in information.options:
                if option.id == value:
                    yield from sorted(option.names, key=len, reverse=True)
        case bool() | None:
            return
        case int() | float():
            yield f"{value:,}"
            yield f"{value:g}" if abs(value) < 1_000_000 else str(value)
        case Mapping():
            for part in value.values():
                yield from _spellings(part, information)
        case Sequence():
            for part in value:
                yield from _spellings(part, information)


def _place(words: str, text: str) -> tuple[int, int] | None:
    words = visible(words).strip()
    if not words:
        return None
    if len(words) > PATTERN_CHARS_MAX:
        start = text.find(words)
        return (start, start + len(words)) if start >= 0 else None
    pattern = r"\s+".join(re.escape(word) for word in words.split())
    match = re.search(rf"(?<!\w){pattern}(?!\w)", text, re.IGNORECASE)
    return match.span() if match else None


def _groups(found: Sequence[Span]) -> list[list[Span]]:
    """Return spans in order, those together that overlap."""
    groups: list[list[Span]] = []
    for span in sorted(found, key=lambda each: (each.start, -each.end)):
        if groups and span.start < max(each.end for each in groups[-1]):
            groups[-1].append(span)
        else:
            groups.append([span])
    return groups
