"""What a reviewer filled in, as the fields of a form and back again."""

from collections.abc import Mapping, Sequence
from typing import Any

from vivavoce.domain.guide import Guide, Information, ValueType
from vivavoce.domain.interview import Interview, Status
from vivavoce.domain.profile import FieldStatus, Profile, ProfileValue
from vivavoce.errors import Malformed
from vivavoce.web.rendering import plain, visible

# What a form's fields are called: what was on the page, and what it is to be.
BEFORE, AFTER = "was.", "item."

ANSWERS = {"yes": True, "no": False}


def review_of(interview: Interview, guide: Guide | None) -> dict[str, Any] | None:
    """Return what the page shows while the interview is in review; None when it is not.

    `items` are what the guide's review collects, each with the text of its field, and for
    a choice or a yes-or-no its `options`, `(value, label)` each.
    """
    if interview.status is not Status.PENDING_REVIEW:
        return None
    plan = guide.review if guide is not None else None
    collects = plan.collects if plan is not None else []
    items = [
        _field(information, guide, interview)
        for information in (guide.information if guide is not None else [])
        if information.id in collects
    ]
    review = interview.review
    return {
        "items": items,
        "reviewer": review.reviewer if review is not None else None,
        "is_awaited": interview.owes_review,
        "is_given": review is not None and review.is_given,
        "since": review.requested_at if review is not None else interview.updated_at,
        "instructions": (
            guide.in_language(plan.instructions, interview.language)
            if guide is not None and plan is not None and plan.instructions is not None
            else None
        ),
    }


def edits(
    form: Mapping[str, str], guide: Guide | None, profile: Profile
) -> dict[str, ProfileValue | None]:
    """Return the changes that a review's form asks for: what differs from what was shown.

    So a page that was open for long takes back nothing that somebody else filled in. What
    is so already is left out.

    Raises:
        Malformed: a text cannot be read as the item's type.
    """
    changes: dict[str, ProfileValue | None] = {}
    for information in guide.information if guide is not None else []:
        before, after = form.get(BEFORE + information.id), form.get(AFTER + information.id)
        if before is None or after is None or _lines(before) == _lines(after):
            continue
        text = _lines(after).strip()
        change = ProfileValue(value=value_of(information, text)) if text else None
        if profile.get(information.id) != change:
            changes[information.id] = change
    return changes


def value_of(information: Information, text: str) -> Any:
    """Return the value that `text`, not blank, stands for.

    Raises:
        Malformed: it is no such value.
    """
    match information.type:
        case ValueType.LIST:
            return [line.strip() for line in text.split("\n") if line.strip()]
        case ValueType.NUMBER:
            return _number(information, text)
        case ValueType.BOOLEAN if text in ANSWERS:
            return ANSWERS[text]
        case ValueType.CHOICE if text in {option.id for option in information.options}:
            return text
        case ValueType.BOOLEAN | ValueType.CHOICE:
            raise Malformed(f'"{text}" is no choice for {information.id}.', field=information.id)
        case _:
            return text


def _field(information: Information, guide: Guide | None, interview: Interview) -> dict[str, Any]:
    assert guide is not None, "without a guide there are no items"
    known = interview.profile.get(information.id, ProfileValue(status=FieldStatus.PENDING))
    return {
        "id": information.id,
        "label": guide.in_language(information.label, interview.language),
        "type": information.type.value,
        "text": text_of(known.value),
        "options": _options(information, interview.language),
        "sources": known.sources,
    }


def text_of(value: Any) -> str:
    """Return a value as a form's field shows it: of a list, one entry a line."""
    if isinstance(value, list) and all(isinstance(entry, str) for entry in value):
        return "\n".join(visible(entry) for entry in value)
    return plain(value)


def _options(information: Information, language: str) -> Sequence[tuple[str, str]]:
    if information.type is ValueType.BOOLEAN:
        return [("yes", "Yes"), ("no", "No")]
    return [(option.id, option.shown(language)) for option in information.options]


def _number(information: Information, text: str) -> int | float:
    for kind in (int, float):
        try:
            return kind(text)
        except ValueError:
            continue
    raise Malformed(f'"{text}" is no number for {information.id}.', field=information.id)


def _lines(text: str) -> str:
    """Return `text` with the line ends that people type; browsers send them as CR LF."""
    return text.replace("\r\n", "\n")
