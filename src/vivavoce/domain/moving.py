"""Moving an interview to another version of its guide: where it stands then, and a preview.

An interview keeps the version it began with (I9). Somebody may move it to another
one on purpose, and should see before what that means: which questions are new,
what is known already, what stays open.
"""

from collections.abc import Iterator
from datetime import timedelta

import msgspec

from vivavoce.domain.admitting import CLOSED
from vivavoce.domain.conditions.comparisons import Verdict
from vivavoce.domain.conditions.condition import kept_condition_holds
from vivavoce.domain.coverage import coverage
from vivavoce.domain.deadlines import expires_at
from vivavoce.domain.events import GuideRef, Speaker
from vivavoce.domain.guide import Guide, Question, ValueType
from vivavoce.domain.interview import OPENING, Interview
from vivavoce.domain.profile import SETTLED, Profile

# Where nothing was asked yet: every version begins there, so the interview stays there.
CONSENT = "consent"


class Retyped(msgspec.Struct, frozen=True, kw_only=True, rename={"left": "from", "entered": "to"}):
    """An information item that holds another kind of value in the other version."""

    id: str
    left: ValueType
    entered: ValueType


class InformationChanges(msgspec.Struct, frozen=True, kw_only=True):
    """How the information items differ; ids, in the order of the guide that has them."""

    added: list[str]
    removed: list[str]
    retyped: list[Retyped]


class QuestionChanges(msgspec.Struct, frozen=True, kw_only=True):
    """How the questions differ; ids, in the order of the guide that has them."""

    added: list[str]
    removed: list[str]
    reworded: list[str]


class GuideMove(
    msgspec.Struct, frozen=True, kw_only=True, rename={"left": "from", "entered": "to"}
):
    """What moving an interview to another version of its guide means.

    `share_before` and `share_after` are the settled part of what each version
    requires, 0.0 to 1.0; `share_before` is null when the present version cannot be read.
    """

    left: GuideRef
    entered: GuideRef
    information: InformationChanges
    questions: QuestionChanges
    already_known: list[str]  # information items of the new version that are settled
    kept: list[str]  # fields of the profile that the new version does not know; they stay
    still_to_ask: list[str]  # questions of the new version, in its order, unless a condition fails
    share_before: float | None
    share_after: float
    state_before: str
    state_after: str
    warnings: list[str]  # sentences


def state_after(interview: Interview, new: Guide) -> str:
    """Return where `interview` stands once it follows `new`.

    At the question it is at, if `new` has that one, whatever its section is called
    there; otherwise at the first question that is still to be asked and whose conditions
    hold. Without any, and before the first question, it stays where it is.

    Raises:
        Malformed: a condition in `new` cannot be read any more.
    """
    state = interview.state
    places = dict(_places(new))
    if state in places or state == OPENING or (state == CONSENT and new.consent is not None):
        return state
    named = [place for place, question in places.items() if state.endswith(f".{question.id}")]
    if named:
        # Ids may hold dots: of `b.c` and `c`, `a.b.c` means the longer one.
        return max(named, key=lambda place: len(places[place].id))
    due = (place for place, _, is_relevant in _left(interview, new) if is_relevant)
    return next(due, state)


def preview(interview: Interview, old: Guide | None, new: Guide, *, to: GuideRef) -> GuideMove:
    """Return what moving `interview` from `old` to `new` would mean. Changes nothing.

    Args:
        old: the version it is on, None when that cannot be read any more.
        to: the reference that pins `new`.

    Raises:
        Malformed: a condition in `new` cannot be read any more.
    """
    known, language = interview.profile, interview.language
    items = {item.id for item in new.information}
    still_to_ask = [question.id for _, question, _ in _left(interview, new)]
    return GuideMove(
        left=interview.guide,
        entered=to,
        information=_information_changes(old, new),
        questions=_question_changes(old, new),
        already_known=[item.id for item in new.information if _is_settled(item.id, known)],
        kept=[name for name in known if name not in items],
        still_to_ask=still_to_ask,
        share_before=coverage(old, known, language=language).share if old else None,
        share_after=coverage(new, known, language=language).share,
        state_before=interview.state,
        state_after=state_after(interview, new),
        warnings=list(_warnings(interview, old, new, still_to_ask)),
    )


def _places(guide: Guide) -> Iterator[tuple[str, Question]]:
    """Yield every question with the state that names it, in order."""
    for section in guide.sections:
        for question in section.questions:
            yield f"{section.id}.{question.id}", question


def _left(interview: Interview, guide: Guide) -> Iterator[tuple[str, Question, Verdict]]:
    """Yield the questions that were neither put nor answered by what is known, in order.

    With each comes the state that names it and whether its conditions hold; None: that
    depends on what is not known yet. Those whose conditions do not hold are left out.
    """
    asked = {message.question for message in interview.transcript}
    profile = interview.profile
    for section in guide.sections:
        for question in section.questions:
            is_known = bool(question.collects) and all(
                _is_settled(item, profile) for item in question.collects
            )
            verdicts = [
                kept_condition_holds(condition, profile)
                for condition in (section.relevant, question.relevant)
                if condition is not None
            ]
            if question.id not in asked and not is_known and False not in verdicts:
                yield f"{section.id}.{question.id}", question, None not in verdicts or None


def _is_settled(item: str, profile: Profile) -> bool:
    return item in profile and profile[item].status in SETTLED


def _information_changes(old: Guide | None, new: Guide) -> InformationChanges:
    before = {item.id: item for item in old.information} if old else {}
    after = {item.id: item for item in new.information}
    return InformationChanges(
        added=[id_ for id_ in after if id_ not in before],
        removed=[id_ for id_ in before if id_ not in after],
        retyped=[
            Retyped(id=id_, left=before[id_].type, entered=item.type)
            for id_, item in after.items()
            if id_ in before and before[id_].type is not item.type
        ],
    )


def _question_changes(old: Guide | None, new: Guide) -> QuestionChanges:
    before = {question.id: question for _, question in _places(old)} if old else {}
    after = {question.id: question for _, question in _places(new)}
    return QuestionChanges(
        added=[id_ for id_ in after if id_ not in before],
        removed=[id_ for id_ in before if id_ not in after],
        reworded=[
            id_
            for id_, question in after.items()
            if id_ in before and before[id_].ask != question.ask
        ],
    )


def _warnings(
    interview: Interview, old: Guide | None, new: Guide, still_to_ask: list[str]
) -> Iterator[str]:
    """Yield what whoever moves the interview might not expect, one sentence each."""
    if interview.status in CLOSED:
        yield f"The interview is {interview.status}; it stays on its version."
    if old is None:
        yield "The version it is on cannot be read any more; what differs is not known."
    yield from _retyped_but_known(interview, old, new)
    yield from _never_asked(interview, old, new, still_to_ask)
    yield from _unspoken(interview, new)
    yield from _limits(interview, old, new)


def _retyped_but_known(interview: Interview, old: Guide | None, new: Guide) -> Iterator[str]:
    for item in _information_changes(old, new).retyped:
        if item.id in interview.profile:
            yield (
                f"{item.id} holds {item.entered} now instead of {item.left}; "
                "what is known of it stays as it is."
            )


def _never_asked(
    interview: Interview, old: Guide | None, new: Guide, still_to_ask: list[str]
) -> Iterator[str]:
    """Yield what stays open because the question for it was put already, or there is none."""
    after = state_after(interview, new)
    coming = {
        item
        for place, question in _places(new)
        if question.id in still_to_ask or place == after
        for item in question.collects
    }
    added = set(_information_changes(old, new).added) if old else set()
    for item in new.asked_for:
        if item.id in coming or _is_settled(item.id, interview.profile):
            continue
        if item.required or item.id in added:
            yield f"No question that is still to be asked collects {item.id}; it may stay open."


def _unspoken(interview: Interview, new: Guide) -> Iterator[str]:
    """Yield what the candidate would have heard under the new version, but will not."""
    language = interview.language.split("-")[0]
    if language not in {spoken.split("-")[0] for spoken in new.languages}:
        yield f"The new version does not speak {interview.language}, but {new.language}."
    if new.consent is not None and interview.state not in {OPENING, CONSENT}:
        yield "The new version begins with a consent, which an interview under way has passed."


def _limits(interview: Interview, old: Guide | None, new: Guide) -> Iterator[str]:
    if old is not None and old.rules == new.rules:
        return
    seconds = new.rules.expires_after_s
    expiry = expires_at(interview, None if seconds is None else timedelta(seconds=seconds))
    if expiry is not None and (old is None or old.rules.expires_after_s != seconds):
        yield f"Unless it is finished, it is cancelled at {expiry:%Y-%m-%d %H:%M} UTC."
    turns = sum(message.speaker is Speaker.CANDIDATE for message in interview.transcript)
    if turns >= new.rules.max_turns:
        yield f"The new version closes at answer {new.rules.max_turns:,}, and {turns:,} were given."
