"""What a simulation says about guide, interviewer and machine, for people and for programs."""

import statistics
from collections import Counter
from collections.abc import Sequence

import msgspec

from vivavoce.domain.ids import InterviewId
from vivavoce.simulation.oddities import Kind
from vivavoce.simulation.run import Outcome
from vivavoce.simulation.talk import Ended

EXAMPLES_MAX = 3


class CharacterReport(msgspec.Struct, frozen=True, kw_only=True):
    """How the interviews of one character went, or those of all."""

    character: str
    interviews: int
    endings: dict[str, int]  # how they ended, most frequent first
    turns_median: float
    turns_max: int
    coverage: float  # mean of the interviews, 0.0 to 1.0
    probes: int
    clarifications: int
    refusals: int
    odd: int  # odd things, all kinds


class Example(msgspec.Struct, frozen=True, kw_only=True):
    """Where something odd happened. Texts are excerpts of at most 300 characters."""

    number: int
    interview: InterviewId | None
    character: str
    question: str | None
    heard: str
    told: str


class OddReport(msgspec.Struct, frozen=True, kw_only=True):
    """One kind of odd things, with the first of them."""

    kind: Kind
    count: int
    interviews: int
    examples: Sequence[Example]


class ReplyTimes(msgspec.Struct, frozen=True, kw_only=True):
    """How long candidates waited for the interviewer once their words were stored."""

    p50: float
    p99: float


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """The whole report. Its JSON is what `vivavoce simulate --json` prints."""

    guide: str
    language: str
    seed: int
    interviews: int
    at_once: int
    seconds: float
    interviews_per_second: float
    messages: int
    messages_per_second: float
    reply_ms: ReplyTimes
    faults: int  # interviews that failed, got no reply or did not end
    total: CharacterReport
    characters: Sequence[CharacterReport]
    odd: Sequence[OddReport]
    runs: Sequence[Ended]


def report_of(outcome: Outcome) -> Report:
    """Return the report on an outcome, characters in the order they were asked for."""
    ended = outcome.ended
    messages = sum(one.messages for one in ended)
    replies = sorted(seconds * 1000 for one in ended for seconds in one.reply_s)
    names = dict.fromkeys(one.character for one in ended)
    return Report(
        guide=outcome.guide,
        language=outcome.language,
        seed=outcome.plan.seed,
        interviews=len(ended),
        at_once=outcome.plan.at_once,
        seconds=round(outcome.seconds, 3),
        interviews_per_second=round(len(ended) / outcome.seconds, 1),
        messages=messages,
        messages_per_second=round(messages / outcome.seconds, 1),
        reply_ms=ReplyTimes(p50=_percentile(replies, 0.5), p99=_percentile(replies, 0.99)),
        faults=sum(one.is_fault for one in ended),
        total=_of("all", ended),
        characters=[_of(name, [one for one in ended if one.character == name]) for name in names],
        odd=_odd(ended),
        runs=ended,
    )


def _of(name: str, ended: Sequence[Ended]) -> CharacterReport:
    return CharacterReport(
        character=name,
        interviews=len(ended),
        endings=dict(Counter(one.ending for one in ended).most_common()),
        turns_median=statistics.median(one.turns for one in ended),
        turns_max=max(one.turns for one in ended),
        coverage=round(statistics.fmean(one.coverage for one in ended), 4),
        probes=sum(one.probes for one in ended),
        clarifications=sum(one.clarifications for one in ended),
        refusals=sum(one.refusals for one in ended),
        odd=sum(len(one.odd) for one in ended),
    )


def _odd(ended: Sequence[Ended]) -> list[OddReport]:
    """Return the kinds of odd things there were, most frequent first."""
    found = [(odd, one) for one in ended for odd in one.odd]
    reports = []
    for kind, count in Counter(odd.kind for odd, _ in found).most_common():
        these = [(odd, one) for odd, one in found if odd.kind is kind]
        examples = [
            Example(
                number=one.number,
                interview=one.interview,
                character=one.character,
                question=odd.question,
                heard=odd.heard,
                told=odd.told,
            )
            for odd, one in these[:EXAMPLES_MAX]
        ]
        interviews = len({one.number for _, one in these})
        reports.append(OddReport(kind=kind, count=count, interviews=interviews, examples=examples))
    return reports


def _percentile(ordered: Sequence[float], share: float) -> float:
    if not ordered:
        return 0.0
    return round(ordered[min(len(ordered) - 1, int(share * len(ordered)))], 3)
