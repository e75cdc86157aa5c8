"""Questions, sections and probes that nobody will ever be asked, or not where they stand."""

from collections import deque
from collections.abc import Collection, Iterable, Sequence

from vivavoce.authoring.lint.comparing import impossible
from vivavoce.authoring.lint.findings import Found, Rule, Severity
from vivavoce.authoring.lint.satisfying import Solver
from vivavoce.authoring.lint.subject import Asked, Subject, trees_of
from vivavoce.authoring.source import Path
from vivavoce.domain.conditions.condition import parse_condition
from vivavoce.domain.conditions.tree import Tree


class _Reach:
    """Which questions can come up at all, and what they teach."""

    def __init__(self, subject: Subject) -> None:
        self.subject = subject
        self.solver = Solver(subject.items)
        self.reached: set[int] = set()
        self.learned: set[str] = set()
        self.trees = [self._trees(asked.conditions) for asked in subject.questions]
        self._spread()

    def can_hold(self, conditions: Sequence[str], known: Collection[str]) -> bool:
        return self.solver.can_hold(self._trees(conditions), known)

    def _trees(self, conditions: Sequence[str]) -> list[Tree]:
        """Return what the conditions say; nothing when other rules complain about them."""
        trees = trees_of(list(conditions))
        broken = trees is None or any(impossible(tree, self.subject.items) for tree in trees)
        return [] if broken or trees is None else trees

    def _spread(self) -> None:
        """Let each question that can be asked open the way to those that wait for its answer."""
        waiting: dict[str, list[Asked]] = {}
        for asked in self.subject.questions:
            for name in names_in(asked.conditions):
                waiting.setdefault(name, []).append(asked)
        ready = deque(self.subject.questions)
        while ready:
            asked = ready.popleft()
            if asked.at in self.reached:
                continue
            if self.solver.can_hold(self.trees[asked.at], self.learned):
                self.reached.add(asked.at)
                for name in asked.question.collects:
                    if name not in self.learned:
                        self.learned.add(name)
                        ready.extend(waiting.get(name, ()))


def names_in(conditions: Iterable[str]) -> set[str]:
    """Return the names that readable conditions look at."""
    return {
        name
        for text in conditions
        if trees_of([text]) is not None
        for name in parse_condition(text).names
    }


def _unreachable(subject: Subject) -> Iterable[Found]:
    reach = _Reach(subject)
    told: set[Path] = set()
    for asked in subject.questions:
        if asked.at in reach.reached:
            continue
        section = asked.section
        if section.relevant is not None and not reach.can_hold([section.relevant], reach.learned):
            if asked.section_path not in told:
                told.add(asked.section_path)
                yield _never(reach, asked.section_path, "section", section.id, [section.relevant])
            continue
        yield _never(reach, asked.path, "question", asked.question.id, asked.conditions)
    for asked, path, probe in subject.probes():
        if probe.relevant is not None and not reach.can_hold([probe.relevant], reach.learned):
            yield _never(reach, path, "probe", f"{asked.question.id} {path[-1]}", [probe.relevant])


def _never(reach: _Reach, path: Path, kind: str, name: str, conditions: Sequence[str]) -> Found:
    """Tell why something never comes up."""
    path = (*path, "relevant")
    subject = reach.subject
    if not reach.can_hold(conditions, subject.items.keys() | names_in(conditions)):
        both = len(conditions) == 2 and all(
            reach.can_hold([one], subject.items.keys() | names_in([one])) for one in conditions
        )
        why = "contradicts that of its section" if both else "contradicts itself"
        return Found(
            path, f"the {kind} {name} is never asked: its condition {why}", "Change the condition."
        )
    missing = sorted(names_in(conditions) - reach.learned)
    collected = {item for asked in subject.questions for item in asked.question.collects}
    nobody = [item for item in missing if item not in collected]
    if nobody:
        return Found(
            path,
            f"the {kind} {name} is never asked: no question collects {' or '.join(nobody)}",
            "Collect it in an earlier question, or change the condition.",
        )
    return Found(
        path,
        f"the {kind} {name} is never asked: {' and '.join(missing)} would have to be known, and "
        "the questions that collect it wait for this one in turn or are never asked themselves",
        "Break the circle: ask one of them without a condition.",
    )


def _out_of_order(subject: Subject) -> Iterable[Found]:
    reach = _Reach(subject)
    before: set[str] = set()
    for asked in subject.questions:
        if asked.at not in reach.reached:
            continue
        question = asked.question
        if asked.conditions and not reach.solver.can_hold(reach.trees[asked.at], before):
            yield Found(
                (*(asked.path if question.relevant else asked.section_path), "relevant"),
                f"the question {question.id} is asked out of its place: its condition looks at "
                "what is only learned later",
                "Move it behind the question that collects it.",
            )
        before |= set(question.collects)
        for at, probe in enumerate(question.probes):
            if (
                probe.relevant is not None
                and reach.can_hold([probe.relevant], reach.learned)
                and not reach.can_hold([probe.relevant], before)
            ):
                yield Found(
                    (*asked.path, "probes", at, "relevant"),
                    f"the probe {question.id} {at} is never due: its condition looks at what is "
                    "only learned later",
                    "Move it to a question that comes after that.",
                )


RULES = (
    Rule("unreachable", Severity.ERROR, _unreachable),
    Rule("out-of-order", Severity.WARNING, _out_of_order),
)
