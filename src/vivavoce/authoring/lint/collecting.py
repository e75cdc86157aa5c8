"""Information that nothing is sure to get, and questions that only get it again."""

from collections.abc import Iterable

from vivavoce.authoring.lint.findings import Found, Rule, Severity
from vivavoce.authoring.lint.subject import Subject


def _uncollected(subject: Subject) -> Iterable[Found]:
    collected = _collected(subject)
    for at, item in enumerate(subject.guide.information):
        if item.required and item.id not in collected:
            yield Found(
                ("information", at, "id"),
                f"{item.id} is required, and no question collects it",
                "Ask for it, or let it be optional.",
            )


def _unused(subject: Subject) -> Iterable[Found]:
    collected = {*_collected(subject), *subject.guide.left_to_review}
    for at, item in enumerate(subject.guide.information):
        if not item.required and item.id not in collected:
            yield Found(
                ("information", at, "id"),
                f"no question collects {item.id}",
                "Ask for it, or remove it.",
            )


def _collected_on_condition(subject: Subject) -> Iterable[Found]:
    collected = _collected(subject)
    for at, item in enumerate(subject.guide.information):
        if item.required and collected.get(item.id) is False:
            yield Found(
                ("information", at, "id"),
                f"{item.id} is required, and asked for only under a condition",
                "See that there is a question for the other case, or let it be optional.",
            )


def _already_collected(subject: Subject) -> Iterable[Found]:
    # A question for several items may get one of them only; then another asks for the rest.
    certain: dict[str, str] = {}
    for asked in subject.questions:
        question = asked.question
        if asked.conditions:
            continue
        if question.collects and all(name in certain for name in question.collects):
            yield Found(
                (*asked.path, "collects"),
                f"all that {question.id} collects is asked for before, by "
                f"{certain[question.collects[0]]}, so it is passed over",
                "Give it something of its own to collect, or make it a probe.",
            )
        if len(question.collects) == 1:
            certain.setdefault(question.collects[0], question.id)


def _unexplained_review(subject: Subject) -> Iterable[Found]:
    review = subject.guide.review
    if review is None or review.instructions is not None:
        return
    for at, name in enumerate(review.collects):
        item = subject.items.get(name)
        if item is not None and item.hint is None:
            yield Found(
                ("review", "collects", at),
                f"nothing says what the review is to write as {name}",
                "Give it a hint, or the review instructions.",
            )


def _collected(subject: Subject) -> dict[str, bool]:
    """Return each item that is collected, and whether one question does without a condition."""
    found: dict[str, bool] = {}
    for asked in subject.questions:
        for name in asked.question.collects:
            found[name] = found.get(name, False) or not asked.conditions
    return found


RULES = (
    Rule("uncollected", Severity.ERROR, _uncollected),
    Rule("unused-information", Severity.HINT, _unused),
    Rule("collected-on-condition", Severity.HINT, _collected_on_condition),
    Rule("already-collected", Severity.WARNING, _already_collected),
    Rule("unexplained-review", Severity.HINT, _unexplained_review),
)
