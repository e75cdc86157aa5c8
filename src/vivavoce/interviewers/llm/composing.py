"""From what a model answered to a reply: where it leads, and in whose words.

The model decides what to ask and how to take up what was said. What stands in the guide is
said in the guide's words: questions that are verbatim, the way into a section, the end.
Whatever it decides, the interview gets on: a question it stays with for too long is left, and
one that has just become due is put in its turn.
"""

from collections.abc import Sequence

import msgspec
from msgspec.structs import replace

from vivavoce.domain.guide import Mode
from vivavoce.interviewers.agenda import Place
from vivavoce.interviewers.checks import Code, Objection
from vivavoce.interviewers.interviewer import Reply
from vivavoce.interviewers.llm.answer import Answer
from vivavoce.interviewers.llm.leads import (
    NO_QUESTION,
    explanation,
    is_waited_for,
    lead_objections,
)
from vivavoce.interviewers.llm.learning import Changes, changes_of
from vivavoce.interviewers.llm.plan import Plan
from vivavoce.interviewers.scripted import framing
from vivavoce.interviewers.scripted.turn import fitting_one_message
from vivavoce.interviewers.scripted.wording import paragraph


class Composed(msgspec.Struct, frozen=True, kw_only=True):
    """A reply in the making.

    `words` are those of it that are the model's own, or None for all; `lead` those of them that
    come before the question, and `ask` the question, None where the guide's or an owner's is
    put. `is_framed`: where it leads was decided by the script. `objections` are what is wrong
    with it already.
    """

    reply: Reply
    words: str | None = None
    lead: str = ""
    ask: str | None = None
    is_framed: bool = False
    objections: Sequence[Objection] = ()


def composed(plan: Plan, answer: Answer) -> Composed:
    """Return the reply that `answer` makes."""
    course = plan.course
    changes, wrong = changes_of(answer.learned, course.interview, course.guide)
    made = _reply(plan, answer, changes)
    reply = fitting_one_message(made.reply)
    unfit = [*wrong, *made.objections, *lead_objections(course, made.lead, _asked(plan, made))]
    if made.ask == "" and not is_waited_for(course):
        unfit.append(NO_QUESTION)
    return replace(made, reply=reply, objections=unfit)


def _asked(plan: Plan, made: Composed) -> list[str]:
    """Return the words that ask in a reply: the model's, or the guide's."""
    places = plan.course.agenda.places
    guide = [plan.words(place) for place in places if place.question.id == made.reply.question]
    return [made.ask] if made.ask else guide


def _reply(plan: Plan, answer: Answer, changes: Changes) -> Composed:
    course, lead = plan.course, _clean(answer.lead)
    if answer.stops:
        stop = framing.ask_to_stop(course)
        # What was learned before the candidate wanted to stop is kept.
        return _framed(replace(stop, changes={**changes, **stop.changes}))
    if course.interview.owner_asks is not None:
        words = course.interview.owner_asks
        course.learn(changes)
        return _framed(Reply(say=paragraph(lead, words), changes=changes), lead)
    chosen = plan.may_choose(answer.question)
    if answer.question is not None and chosen is None and not answer.done:
        return Composed(
            reply=Reply(say=lead or "…", changes=changes),
            objections=[_unknown_question(answer.question, plan)],
        )
    if plan.is_moved and plan.here is not None:
        chosen = plan.here
    elif answer.done or chosen is None:
        return _framed(course.go_on(plan.here, changes, lead), lead)
    if chosen is plan.here and not plan.is_moved:
        return _stay(plan, chosen, answer, changes)
    return _go(plan, chosen, answer, changes)


def _stay(plan: Plan, place: Place, answer: Answer, changes: Changes) -> Composed:
    """Follow up on the question at `place`, explain it, or put it again."""
    course, lead, ask = plan.course, _clean(answer.lead), _clean(answer.ask)
    if plan.is_exhausted:
        return _framed(course.go_on(place, changes, course.phrases.leave))
    own_lead: str
    own_ask: str | None
    own_lead, own_ask = lead, ask
    explained = explanation(plan, place) if answer.probe is None else ""
    if explained and explained in lead:
        # The guide's explanation puts the question in other words already.
        own_lead, own_ask, ask = lead.replace(explained, "").strip(), None, ""
    if answer.probe is None and plan.is_verbatim(place):
        own_ask, ask = None, plan.words(place)
    elif answer.probe is not None and course.guide.mode is Mode.STRUCTURED:
        told = [words for probe, words in plan.probes if probe.kind == answer.probe and words]
        own_ask, ask = (None, told[0]) if told else (own_ask, ask)
    reply = Reply(
        say=paragraph(lead, ask),
        changes=changes,
        question=place.question.id,
        probe=answer.probe,
    )
    return Composed(
        reply=reply, words=paragraph(own_lead, own_ask or ""), lead=own_lead, ask=own_ask
    )


def _go(plan: Plan, chosen: Place, answer: Answer, changes: Changes) -> Composed:
    """Put another question: the one chosen, or one that has just become due before it."""
    course, lead, ask = plan.course, _clean(answer.lead), _clean(answer.ask)
    settled = {**changes, **course.agenda.applicable_again(course.learn(changes))}
    following = course.following(plan.here, course.learn(settled))
    due = None if plan.is_moved else plan.hidden_before(chosen, following)
    is_back = any(place is chosen for place in plan.dealt_with)
    if due is not None:
        return _framed(course.ask(due, settled, lead), lead)
    if chosen not in following and not is_back and not plan.is_moved:
        # What was just learned has settled it, or its condition does not hold any more.
        return _framed(course.go_on(plan.here, settled, lead), lead)
    reply = course.ask(chosen, settled, lead)
    if plan.is_verbatim(chosen) or answer.question != chosen.question.id:
        return Composed(reply=reply, words=lead, lead=lead)
    # The way into a section is the guide's; the question itself is in the model's words.
    say = reply.say.removesuffix(plan.words(chosen)) + ask
    return Composed(
        reply=replace(reply, say=say.strip()), words=paragraph(lead, ask), lead=lead, ask=ask
    )


def _framed(reply: Reply, lead: str = "") -> Composed:
    return Composed(reply=reply, words=lead, lead=lead, is_framed=True)


def overlooked(plan: Plan, answer: Answer) -> list[Objection]:
    """Return what an answer passes over: required information of the question that it leaves.

    Worth asking once; a model that stays with it may be right, and the interview goes on.
    """
    course, here = plan.course, plan.here
    if here is None or plan.is_moved or answer.stops or not course.heard.turn:
        return []
    if answer.question == here.question.id or course.interview.owner_asks is not None:
        return []
    told = {each.item for each in answer.learned}
    return [
        _nothing_learned(here, name)
        for name in here.question.collects
        if name in course.required and name not in told and name not in course.interview.profile
    ]


def _nothing_learned(place: Place, item: str) -> Objection:
    return Objection(
        code=Code.NOTHING_LEARNED,
        sentence=f'You leave the question "{place.question.id}" and say nothing of "{item}": give '
        "it in `learned` if it was told, refused or not known; else ask for it.",
    )


def _unknown_question(question: str, plan: Plan) -> Objection:
    known = [place.question.id for place in ([plan.here] if plan.here else []) + plan.open]
    named = ", ".join(known) or "none, so answer with done"
    return Objection(
        code=Code.UNKNOWN_QUESTION,
        sentence=f'There is no question "{question[:60]}" to be asked now; there are: {named}.',
    )


def _clean(text: str) -> str:
    return text.replace("\0", "").strip()
