"""Who leads, in words for the console: names, choices, and what keeps one from leading."""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Any

from markupsafe import Markup

from vivavoce.domain.guide import Fallback, Guide
from vivavoce.domain.interview import (
    AGENT,
    HUMAN,
    IDLE,
    LED_FROM_OUTSIDE,
    OVER_BUDGET,
    UNAVAILABLE,
    Interview,
    Status,
)
from vivavoce.errors import InterviewerUnavailable, InterviewerUnusable, ReplyUnfit
from vivavoce.interviewers.registry import Interviewers
from vivavoce.web.rendering import time_of

SCRIPTED = "scripted"
MODEL = "llm"
NAMES = {
    SCRIPTED: "The script",
    MODEL: "A model",
    "webhook": "A web service",
    HUMAN: "A person",
    AGENT: "A program outside",
}
ABOUT = {
    SCRIPTED: "Asks what the guide says and needs nothing else.",
    MODEL: "Follows the guide in words of its own.",
    "webhook": "Your service decides each question.",
    HUMAN: "You write the questions; nothing is asked until you do.",
}

# In the order in which they are offered; interviewers of one's own come after them.
OFFERED = (SCRIPTED, MODEL, "webhook", HUMAN)

PAUSES = {
    IDLE: "Nobody wrote for as long as the guide waits. It goes on when the candidate writes.",
    UNAVAILABLE: (
        "Whoever leads could not make the reply that is owed. It is tried again when the "
        "candidate writes or you resume it; or let somebody else lead."
    ),
    OVER_BUDGET: (
        "The tokens a model may use are used up. Raise the budget and resume it, take over, or "
        "let the script lead."
    ),
}


STOOD_DOWN = {
    InterviewerUnavailable.code: "could not be reached",
    InterviewerUnusable.code: "could not be used as it is set up",
}


def name_of(interviewer: str) -> str:
    """Return what an interviewer is called on the pages."""
    return NAMES.get(interviewer, interviewer)


def choices(
    interviewers: Interviewers, guides: Iterable[Guide], *, besides: str | None = None
) -> list[dict[str, Any]]:
    """Return who may lead an interview on one of `guides`, each once.

    Args:
        besides: who leads already, and so is no choice.

    Returns:
        `{name, label, about, problem, by_guide, is_usable}` each; `is_usable` is False for a
        model where none is set up, which is shown with its `problem` all the same. What is
        wrong only where a guide names a model of its own is in `by_guide`, `{title, problem}`
        each. A web service that is not set up, and programs outside, are left out.
    """
    plans: Sequence[Guide | None] = [*guides] or [None]
    known = [name for name in OFFERED if name in interviewers.names]
    own = [name for name in interviewers.names if name not in {*OFFERED, AGENT}]
    offered = []
    for name in [*known, *own]:
        # A guide may name a model of its own, so what one of them can use is offered.
        usable = [plan for plan in plans if interviewers.is_set_up(name, plan)]
        found = [(plan, interviewers.problem(name, plan)) for plan in usable or plans]
        problem = found[0][1] if all(sentence for _, sentence in found) else None
        if name != besides and (usable or name == MODEL):
            offered.append(
                {
                    "name": name,
                    "label": name_of(name),
                    "about": ABOUT.get(name, ""),
                    "problem": problem,
                    "by_guide": [
                        {"title": plan.in_language(plan.title, plan.language), "problem": sentence}
                        for plan, sentence in found
                        if plan is not None and sentence not in {None, problem}
                    ],
                    "is_usable": bool(usable),
                }
            )
    return offered


def problems(interviewers: Interviewers, guides: Iterable[Guide]) -> list[str]:
    """Return why interviewers that are set up cannot be used, one sentence each."""
    found: dict[str, None] = {}
    for guide in [None, *(guide for guide in guides if guide.model)]:
        for name in interviewers.names:
            if interviewers.is_set_up(name, guide):
                sentence = interviewers.problem(name, guide)
                found |= {sentence: None} if sentence else {}
    return list(found)


def led_before(interview: Interview) -> str:
    """Return who would take up what a person hands back: whoever led before, if a machine did."""
    before = interview.handed_over.left if interview.handed_over is not None else SCRIPTED
    return SCRIPTED if before in LED_FROM_OUTSIDE else before


def obstacle(interview: Interview, guide: Guide | None, interviewers: Interviewers) -> list[str]:
    """Return what keeps the interview from going on and what to do, in sentences; or none.

    One that names a time is markup, for a page to show it in the reader's zone.
    """
    if interview.status is Status.PAUSED:
        return _rests(interview, guide, interviewers)
    if interview.status is not Status.ACTIVE or interview.interviewer in LED_FROM_OUTSIDE:
        return []
    sentences = _stood_down(interview)
    if interview.delay is not None:
        unfit = interview.delay.reason == ReplyUnfit.code
        sentences.append(
            "What the interviewer wrote was not fit to be said."
            if unfit
            else "The interviewer cannot be reached at the moment."
        )
        sentences.append(_what_follows(interview, guide))
    return sentences + _unusable(interview, guide, interviewers)


def _rests(interview: Interview, guide: Guide | None, interviewers: Interviewers) -> list[str]:
    """Return why a paused interview rests, when nobody asked for that."""
    if interview.reason not in PAUSES:
        return []
    why = PAUSES[interview.reason]
    if interview.reason != UNAVAILABLE or interview.interviewer in LED_FROM_OUTSIDE:
        return [why]
    return [why, *_unusable(interview, guide, interviewers)]


def _unusable(interview: Interview, guide: Guide | None, interviewers: Interviewers) -> list[str]:
    """Return why whoever leads cannot be used as things are set up."""
    if interview.interviewer not in interviewers.names:
        return [
            f"This server knows no interviewer called {interview.interviewer}; let another lead."
        ]
    problem = interviewers.problem(interview.interviewer, guide)
    return [problem] if problem else []


def _stood_down(interview: Interview) -> list[str]:
    """Return why the script leads in somebody's place, when nobody asked for that."""
    change = interview.handed_over
    if change is None or change.reason not in STOOD_DOWN:
        return []
    return [
        f"{name_of(change.left)} {STOOD_DOWN[change.reason]}, so the script carries on. "
        "Once that is mended, you can hand over again."
    ]


def _what_follows(interview: Interview, guide: Guide | None) -> str:
    assert interview.delay is not None, "only a delay has an end"
    if guide is None:
        return "It is tried again."
    until = interview.delay.since + timedelta(seconds=guide.rules.fallback_after_s)
    then = (
        "the script carries on"
        if guide.rules.fallback is Fallback.SCRIPTED
        else "the interview is paused"
    )
    sentence = Markup("The answer is saved, and the reply is tried again until {}; then {}.")
    return sentence.format(time_of(until), then)
