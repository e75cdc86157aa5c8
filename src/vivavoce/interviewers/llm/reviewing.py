"""Reading a finished interview for what only the whole shows."""

from collections.abc import Sequence
from typing import Any

import msgspec

from vivavoce.domain.guide import Guide, Information, ValueType
from vivavoce.domain.profile import FieldStatus, ProfileValue
from vivavoce.interviewers.interviewer import View
from vivavoce.interviewers.llm.answer import Findings, Found, decoded
from vivavoce.interviewers.llm.asking import Asked, Asking, Unfit
from vivavoce.interviewers.llm.instructions import REVIEWING
from vivavoce.interviewers.llm.learning import Changes, as_value, sources_of
from vivavoce.interviewers.llm.situation import Context, of_review

# Of one value, as JSON: a system prompt of several pages.
VALUE_BYTES_MAX = 16 * 1024


async def review(view: View, context: Context, asking: Asking) -> Changes:
    """Return the items that the guide's `review` collects, as the model fills them.

    Raises:
        InterviewerUnavailable, InterviewerUnusable, ReplyUnfit: as `Asking.until_fit`.
    """
    if view.guide.review is None or not view.guide.review.collects:
        return {}
    asked = Asked(
        task="review",
        instructions=REVIEWING,
        situation=lambda wrong, refused: of_review(
            view.interview, view.guide, context, objections=wrong, refused=refused
        ),
    )
    return await asking.until_fit(asked, lambda text, _: _changes(view, decoded(text, Findings)))


def _changes(view: View, findings: Findings) -> Changes:
    """Return what was found as changes.

    What is written in a review is not the candidate's own words, so it is not held against
    them; but every value names the messages it rests on, and an owner approves it.

    Raises:
        Unfit: something was found that was not asked for, of another type, or on nothing.
    """
    guide = view.guide
    assert guide.review is not None
    wanted = {item.id: item for item in guide.information if item.id in guide.review.collects}
    changes: Changes = {}
    wrong: list[str] = []
    for found in findings.found:
        item = wanted.get(found.item)
        if item is None:
            wrong.append(f'"{found.item[:60]}" is not asked for; leave it out.')
        elif found.value is not None:
            value = as_value(found.value, item, guide, view.interview)
            sources, unknown = sources_of(found.messages, view.interview)
            wrong += _wrong(item, guide, value, found, is_founded=bool(sources) and not unknown)
            changes[item.id] = ProfileValue(
                value=value, status=FieldStatus.OBTAINED, sources=sources
            )
    missing = [name for name in wanted if name not in {found.item for found in findings.found}]
    if missing:
        wrong.append(f"Nothing was said of {', '.join(missing)}; give each of them.")
    if wrong:
        raise Unfit(["review"] * len(wrong), wrong)
    return changes


def _wrong(
    item: Information, guide: Guide, value: Any, found: Found, *, is_founded: bool
) -> Sequence[str]:
    wrong = []
    if not is_founded:
        wrong.append(
            f'For "{item.id}", name in `messages` the messages of the candidate it rests on.'
        )
    if not _is_of_type(value, item):
        wrong.append(f'The value of "{item.id}" is no {item.type}.')
    elif len(msgspec.json.encode(value)) > VALUE_BYTES_MAX:
        wrong.append(f'The value of "{item.id}" is too long; shorten it.')
    return wrong


def _is_of_type(value: Any, item: Information) -> bool:
    match item.type:
        case ValueType.LIST:
            return isinstance(value, list) and all(isinstance(part, str) for part in value)
        case ValueType.BOOLEAN:
            return isinstance(value, bool)
        case ValueType.NUMBER:
            return isinstance(value, int | float | dict) and not isinstance(value, bool)
        case ValueType.CHOICE:
            return value in {option.id for option in item.options}
        case _:
            return isinstance(value, str) and bool(value.strip())
