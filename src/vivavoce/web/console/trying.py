"""What an editor shows beside a guide's text: what is wrong with it, and how it plays.

Nothing of it is kept: the text, and what was answered so far, come with every request.
"""

import asyncio
import time
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import msgspec

from vivavoce.authoring.lint.findings import Finding, Severity
from vivavoce.authoring.lint.linting import NOT_A_GUIDE, lint_source
from vivavoce.domain.coverage import coverage
from vivavoce.errors import Malformed
from vivavoce.service.rehearsing import (
    ANSWERS_MAX,
    PATIENCE_S,
    Rehearsal,
    answer_for,
    rehearse,
)
from vivavoce.web.console.plans import language_name

# The characters somebody writing a guide learns most from, and what they are like.
CHARACTERS = {
    "talkative": "talkative",
    "terse": "terse",
    "evasive": "evasive",
    "confused": "confused",
    "correcting": "self-correcting",
    "hostile": "rude",
}

SEVERITIES = {Severity.ERROR: "Error", Severity.WARNING: "Warning", Severity.HINT: "Hint"}


class Trial(msgspec.Struct, frozen=True, kw_only=True):
    """What was asked for: a text, the answers so far, and what to do with them.

    `act` is `answer`, `character`, `finish`, `back` or `restart`; empty only looks again.
    """

    source: str
    said: Sequence[str] = ()
    language: str = ""
    act: str = ""
    answer: str = ""
    character: str = ""


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What came of it: findings by line, and the rehearsal unless the text is no guide.

    `problem` says why what was asked for was not done; the rehearsal is the one before.
    """

    findings: Sequence[Finding]
    said: Sequence[str]
    rehearsal: Rehearsal | None = None
    problem: str | None = None

    @property
    def is_guide(self) -> bool:
        """Whether the text can be read as a guide at all."""
        return not any(finding.rule == NOT_A_GUIDE for finding in self.findings)


def read_said(text: str) -> list[str]:
    """Return the answers that a form carries, as a JSON list of texts; nothing is none.

    Raises:
        Malformed: it is something else.
    """
    try:
        return msgspec.json.decode(text, type=list[str]) if text.strip() else []
    except (msgspec.DecodeError, UnicodeEncodeError) as error:
        raise Malformed("The answers so far could not be read; start over.") from error


class Bench:
    """Where guides are tried: on a thread, one at a time.

    However many owners type at once, interviews keep most of the machine.
    """

    def __init__(self) -> None:
        self._free = asyncio.Semaphore(1)

    async def take(self, trial: Trial, now: datetime) -> Outcome:
        """Do what `trial` asks for; what is wrong with it is part of the outcome."""
        async with self._free:
            return await asyncio.to_thread(_take, trial, now)


def _take(trial: Trial, now: datetime) -> Outcome:
    findings = lint_source(trial.source, name="the guide")
    said = list(trial.said)
    if any(finding.rule == NOT_A_GUIDE for finding in findings):
        return Outcome(findings=findings, said=said)
    try:
        acted = _acted(trial, said, now)
        played = rehearse(trial.source, acted, language=trial.language, now=now)
        return Outcome(findings=findings, said=acted, rehearsal=played)
    except Malformed as error:
        problem = str(error)
    try:
        played = rehearse(trial.source, said, language=trial.language, now=now)
    except Malformed:  # not one of ours: its answers cannot be said at all
        return Outcome(findings=findings, said=[], problem=problem)
    return Outcome(findings=findings, said=said, rehearsal=played, problem=problem)


def _acted(trial: Trial, said: list[str], now: datetime) -> list[str]:
    """Return the answers after what was asked for.

    Raises:
        Malformed: an answer cannot be said, or no character is called that.
    """
    match trial.act:
        case "restart":
            return []
        case "back":
            return said[:-1]
        case "answer":
            played = rehearse(trial.source, said, language=trial.language, now=now)
            is_taken = trial.answer.strip() and not played.is_over
            return [*said, trial.answer] if is_taken else said
        case "character":
            return _answered(trial, said, now, answers_max=1)
        case "finish":
            return _answered(trial, said, now, answers_max=ANSWERS_MAX)
        case _:
            return said


def _answered(trial: Trial, said: list[str], now: datetime, *, answers_max: int) -> list[str]:
    """Return `said` and what a character answers, up to so many times or to the end."""
    until = time.monotonic() + PATIENCE_S
    played = rehearse(trial.source, said, language=trial.language, now=now)
    said = said[: len(said) - len(played.unsaid)]
    for _ in range(answers_max):
        if played.is_over or len(said) >= ANSWERS_MAX or time.monotonic() > until:
            break
        name = trial.character or next(iter(CHARACTERS))
        said.append(answer_for(played, name, seed=name))
        played = rehearse(trial.source, said, language=trial.language, now=now)
    return said


def shown(outcome: Outcome) -> dict[str, Any]:
    """Return what editing_parts.html needs."""
    played = outcome.rehearsal
    return {
        "findings": [_finding(finding) for finding in outcome.findings],
        "is_guide": outcome.is_guide,
        "said": msgspec.json.encode(list(outcome.said)).decode(),
        "problem": outcome.problem,
        "rehearsal": _rehearsal(played) if played is not None else None,
        "characters": CHARACTERS,
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "line": finding.line,
        "severity": finding.severity.value,
        "name": SEVERITIES[finding.severity],
        "message": finding.message,
        "advice": finding.advice,
        "rule": finding.rule,
    }


def _rehearsal(played: Rehearsal) -> dict[str, Any]:
    guide, interview = played.guide, played.interview
    labels = {item.id: item.label for item in guide.information}
    known = [
        {
            "label": guide.in_language(labels.get(name, name), interview.language),
            "value": value.value,
            "status": value.status.value,
        }
        for name, value in interview.profile.items()
    ]
    return {
        "language": interview.language,
        "languages": [{"code": code, "name": language_name(code)} for code in guide.languages],
        "messages": [
            {
                "speaker": message.speaker.value,
                "text": message.text,
                "question": message.question,
                "probe": message.probe,
            }
            for message in interview.transcript
        ],
        "state": interview.state,
        "share": coverage(guide, interview.profile, language=interview.language).share,
        "profile": known,
        "is_over": played.is_over,
        "is_cut": played.is_cut,
        "disposition": interview.disposition,
        "unsaid": list(played.unsaid),
    }
