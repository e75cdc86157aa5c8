"""Everything that is looked at before a reply from outside may count."""

from collections.abc import Iterator, Sequence

from vivavoce.interviewers.checks.changes import changes_objections
from vivavoce.interviewers.checks.forbidden import CHARS_MAX, TOO_LONG, unsayable
from vivavoce.interviewers.checks.guide_words import ASKED, GuideWords
from vivavoce.interviewers.checks.objection import Code, Objection
from vivavoce.interviewers.checks.questions import question_objections
from vivavoce.interviewers.checks.steps import Steps
from vivavoce.interviewers.checks.wrong_language import language_objection
from vivavoce.interviewers.interviewer import Reply, View

FRAMING = Objection(
    code=Code.BESIDE_THE_POINT,
    sentence="Leave the guide's first and last words to its beginning and its end.",
)
EMPTY = Objection(code=Code.EMPTY, sentence="Say something to the candidate.")


def objections(
    view: View, reply: Reply, *, words: str | None = None, secret: Sequence[str] = ()
) -> list[Objection]:
    """Return what is wrong with `reply` to `view`; nothing when it may be given.

    Never raises, whatever the reply holds.

    Args:
        view: what the reply was made for.
        reply: what is to be said, learned and done.
        words: the freely worded part of `reply.say`; None: all of it. The guide's own texts
            are never judged for length, promises or language.
        secret: texts that must not come out, such as the instructions of a model.
    """
    return list(_found(view, reply, words, secret))


def _found(
    view: View, reply: Reply, words: str | None, secret: Sequence[str]
) -> Iterator[Objection]:
    judged = reply.say if words is None else words
    guide_words = GuideWords(view)
    if not any(map(str.isalnum, reply.say)):
        yield EMPTY
    elif len(judged) > CHARS_MAX:
        yield TOO_LONG
    else:
        forbidden = unsayable(judged, view, secret=secret)
        if forbidden is not None:
            yield forbidden
        yield from question_objections(view, reply, words, guide_words)
        if guide_words.frames(judged) and not reply.done:
            yield FRAMING
        foreign = language_objection(view, guide_words.freed(judged).replace(ASKED, " "))
        if foreign is not None:
            yield foreign
    yield from Steps(view, reply, judged, guide_words).objections()
    yield from changes_objections(view, reply.changes)
