"""Reading a finished interview for what only the whole shows."""

from collections.abc import Sequence

import msgspec

from vivavoce.domain.guide import Information, ValueType
from vivavoce.domain.profile import FieldStatus, ProfileValue
from vivavoce.interviewers.checks import Code, Objection, changes_objections
from vivavoce.interviewers.interviewer import View
from vivavoce.interviewers.llm.answer import Findings, Found, decoded
from vivavoce.interviewers.llm.asking import Asked, Asking, Unfit
from vivavoce.interviewers.llm.instructions import REVIEWING
from vivavoce.interviewers.llm.learning import Changes, as_value, sources_of
from vivavoce.interviewers.llm.situation import Context, of_review

# Of one value, as JSON: a system prompt of several pages.
VALUE_BYTES_MAX = 16 * 1024
# Types in which a review gives its judgement; dates and addresses are facts, and told by somebody.
JUDGED = frozenset({ValueType.CHOICE, ValueType.BOOLEAN, ValueType.NUMBER})


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
    """Return what was found as changes, each resting on messages of the candidate.

    Raises:
        Unfit: something was not asked for or left out, of another type, or on nothing.
    """
    guide = view.guide
    assert guide.review is not None
    wanted = {item.id: item for item in guide.information if item.id in guide.review.collects}
    changes: Changes = {}
    wrong: list[Objection] = []
    for found in findings.found:
        item = wanted.get(found.item)
        if item is None:
            wrong.append(_not_asked_for(found.item))
        elif found.value is not None:
            value, objections = _learned(view, item, found)
            changes[item.id] = value
            wrong += objections
    missing = [name for name in wanted if name not in {found.item for found in findings.found}]
    if missing:
        wrong.append(_left_out(missing))
    if wrong:
        raise Unfit([each.code for each in wrong], [each.sentence for each in wrong])
    return changes


def _learned(view: View, item: Information, found: Found) -> tuple[ProfileValue, list[Objection]]:
    """Return what was found of one item, and what is wrong with it.

    What a person is to be taken for is nothing that they have to have said themselves, so that
    it only has to name what it rests on; an owner approves it.
    """
    sources, unknown = sources_of(found.messages, view.interview)
    value = ProfileValue(
        value=as_value(found.value, item, view.guide, view.interview),
        status=FieldStatus.OBTAINED,
        sources=sources,
    )
    if unknown or not sources:
        return value, [_unfounded(item)]
    objections = changes_objections(view, {item.id: value}, is_review=True)
    if item.type in JUDGED:
        objections = [each for each in objections if each.code != Code.UNSUPPORTED]
    if not objections and len(msgspec.json.encode(value.value)) > VALUE_BYTES_MAX:
        objections = [_too_long(item)]
    return value, objections


def _not_asked_for(name: str) -> Objection:
    return Objection(
        code=Code.NOT_IN_PROFILE, sentence=f'"{name[:60]}" is not asked for; leave it out.'
    )


def _left_out(names: Sequence[str]) -> Objection:
    return Objection(
        code=Code.NOTHING_LEARNED,
        sentence=f"Nothing was said of {', '.join(names)}; give each of them.",
    )


def _unfounded(item: Information) -> Objection:
    return Objection(
        code=Code.UNSUPPORTED,
        sentence=f'For "{item.id}", name in `messages` the messages of the candidate it rests on.',
    )


def _too_long(item: Information) -> Objection:
    return Objection(
        code=Code.TOO_LONG, sentence=f'The value of "{item.id}" is too long; shorten it.'
    )
