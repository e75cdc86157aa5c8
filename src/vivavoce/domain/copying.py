"""A copy of an interview up to some turn: the facts it begins with.

A copy is an interview of its own. What was said keeps its ids, words and times; what it cost,
who rested or ended it and what the organization noted beside it stays with the original.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime

import msgspec
from msgspec.structs import replace

from vivavoce.domain.events import (
    AgentItemsChanged,
    AnyEvent,
    GuideRef,
    InterviewerChanged,
    InterviewOpened,
    MessageAdded,
    Origin,
    ProfileUpdated,
    StateChanged,
    TranscriptCondensed,
)
from vivavoce.domain.evolving import begin, evolve
from vivavoce.domain.guide import Guide, Information, ValueType
from vivavoce.domain.handing_over import waits_for_answer
from vivavoce.domain.interview import AGENT, OPENING, Interview
from vivavoce.domain.moving import CONSENT, state_after
from vivavoce.domain.profile import ProfileValue

# Why a copy stands elsewhere than its original, and why somebody has the next word in it.
COPIED = "copied"

Told = tuple[AnyEvent | None, datetime]  # and when it was recorded (UTC); None: it is lost


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """What a copy is to be.

    It follows `guide`, pinned by `reference`. `own` is the guide that the original followed,
    None when the copy follows the same. `withheld` are fields that stay with the original:
    what a review found in it is no answer of the candidate's. None: nobody can tell which
    those are, so all do.
    """

    reference: GuideRef
    guide: Guide
    own: Guide | None
    interviewer: str
    withheld: frozenset[str] | None


def copied(
    original: Interview, told: Sequence[Told], plan: Plan, *, now: datetime
) -> list[AnyEvent]:
    """Return the facts that a copy begins with, its opening first.

    Args:
        original: as it stood after the last of `told`.
        told: what happened in it, from its opening on.
        plan: what the copy is to be.
        now: when they are recorded (UTC).

    Raises:
        Malformed: a condition in the guide cannot be read any more.
    """
    opened = _opening(original, plan)
    events: list[AnyEvent] = [opened, *_taken_over(told[1:], plan)]
    copy = begin(original.id, opened, now)
    for event in events[1:]:
        copy = evolve(copy, event, now)
    state = _place(original, copy, plan)
    if state != copy.state:
        events.append(StateChanged(left=copy.state, entered=state, reason=COPIED))
    if _leaves_silence(original, copy, plan):
        events.append(
            InterviewerChanged(
                left=plan.interviewer, entered=plan.interviewer, reason=COPIED, speaks=True
            )
        )
    return events


def _opening(original: Interview, plan: Plan) -> InterviewOpened:
    return InterviewOpened(
        organization=original.organization,
        guide=plan.reference,
        interviewer=plan.interviewer,
        language=_language(original, plan.guide),
        candidate=original.candidate,
        metadata=original.metadata,
        copy_of=Origin(interview=original.id, seq=original.version),
    )


def _language(original: Interview, guide: Guide) -> str:
    spoken = {language.partition("-")[0] for language in guide.languages}
    return original.language if original.language.partition("-")[0] in spoken else guide.language


def _taken_over(told: Iterable[Told], plan: Plan) -> Iterator[AnyEvent]:
    """Yield what was said and learned, and on the same guide also the way through it."""
    is_kept = _filter(plan)
    for event, at in told:
        match event:
            case MessageAdded():
                yield replace(event, usage=None, said_at=event.said_at or at)
            case ProfileUpdated():
                kept = {
                    name: value for name, value in event.changes.items() if is_kept(name, value)
                }
                if kept:
                    yield ProfileUpdated(changes=kept)
            case StateChanged() if plan.own is None:
                yield event
            case TranscriptCondensed():
                yield replace(event, usage=None)
            case AgentItemsChanged() if plan.interviewer == AGENT:
                yield event
            case _:
                pass


def _filter(plan: Plan) -> Callable[[str, ProfileValue | None], bool]:
    """Return what tells whether a field of the profile goes along.

    By another guide those do that it has as well, holding the same kind of value.
    """
    own = {item.id: item for item in plan.own.information} if plan.own is not None else {}
    new = {item.id: item for item in plan.guide.information}

    def is_kept(name: str, value: ProfileValue | None) -> bool:
        if plan.withheld is None or name in plan.withheld or name in plan.guide.left_to_review:
            return False
        if plan.own is None:
            return True
        if name not in own or name not in new or own[name].type is not new[name].type:
            return False
        return value is None or _is_value_of(new[name], value)

    return is_kept


def _is_value_of(item: Information, value: ProfileValue) -> bool:
    """Whether a value that held under another guide holds under this one: choices may differ."""
    if item.type is not ValueType.CHOICE or value.value is None:
        return True
    return value.value in {option.id for option in item.options}


def _place(original: Interview, copy: Interview, plan: Plan) -> str:
    """Return where the copy stands in its guide.

    By another guide that asks for a consent which nobody was asked for, it stands there.
    """
    if plan.own is None:
        return original.state
    has_begun = original.state != OPENING or len(copy.transcript) > 0
    was_asked = any(message.question == CONSENT for message in copy.transcript)
    if plan.guide.consent is not None and has_begun and not was_asked:
        return CONSENT
    return state_after(replace(copy, state=original.state), plan.guide)


def _leaves_silence(original: Interview, copy: Interview, plan: Plan) -> bool:
    """Whether somebody has to say something next, although nothing was asked of anybody.

    By another guide, or with another interviewer, a copy of a finished interview goes on.
    """
    is_other = plan.own is not None or plan.interviewer != original.interviewer
    return is_other and copy.owed_since is None and not waits_for_answer(copy)
