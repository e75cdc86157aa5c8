"""Whatever a model writes: a reply that may be given, or a reason; never anything else."""

import logging
from collections import Counter

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.interviewers.guides import SMALL
from tests.interviewers.llm.guides import MIXED
from tests.interviewers.llm.talking import Talk
from vivavoce.domain.events import Speaker
from vivavoce.interviewers.following import followed
from vivavoce.interviewers.llm.answer import Answer, WrongShape, decoded
from vivavoce.interviewers.llm.asking import Unfit
from vivavoce.interviewers.llm.composing import composed
from vivavoce.interviewers.llm.interviewer import _fit
from vivavoce.interviewers.llm.plan import Plan
from vivavoce.interviewers.llm.provisional import Provisional
from vivavoce.interviewers.scripted.course import Course

SOAK = [pytest.mark.soak, pytest.mark.timeout(600)]

_log = logging.getLogger(__name__)


def nested(depth: int) -> msgspec.Raw:
    """Return lists within lists, as JSON."""
    return msgspec.Raw(b"[" * depth + b"]" * depth)


TEXTS = st.text(max_size=60) | st.sampled_from(
    ["Thank you.", "What is it for?", "Which skills are needed?", "{braces} and {lists}", "\0"]
)
PLAIN = st.none() | st.booleans() | st.integers() | st.floats() | TEXTS
RANGES = st.fixed_dictionaries({"min": PLAIN, "max": PLAIN})
VALUES = (
    PLAIN
    | st.lists(TEXTS)
    | RANGES
    | st.recursive(PLAIN, lambda inner: st.lists(inner) | st.dictionaries(TEXTS, inner))
    | st.integers(1, 3_000).map(nested)
)
LEARNED = st.fixed_dictionaries(
    {
        "item": TEXTS | st.sampled_from(["job", "team", "heads", "since", "tools", "place"]),
        "value": VALUES,
        "status": st.sampled_from(["obtained", "partial", "refused", "unknown"]),
        "messages": st.lists(st.integers(-2, 12), max_size=3),
    }
)
ANSWERS = st.fixed_dictionaries(
    {
        "question": st.none()
        | TEXTS
        | st.sampled_from(["job", "team", "heads", "tools", "place", "role", "skills"]),
        "probe": st.none() | st.sampled_from(["elaborate", "clarify", "example", "contrast"]),
        "done": st.booleans(),
        "stops": st.booleans(),
        "lead": TEXTS | st.just("Thank you."),
        "ask": TEXTS | st.sampled_from(["What else is there?", "What belongs to it?"]),
        "learned": st.lists(LEARNED, max_size=3),
    }
)
HEARD = st.lists(
    st.sampled_from(["Carpenter.", "Yes.", "No", "5 people", "What?", "Stop.", "In 2014", "Büro"]),
    max_size=4,
)


def talk_after(guide: str, heard: list[str]) -> Talk:
    talk = Talk(guide)
    for text in heard:
        if not talk.done:
            talk.hear(text)
    if not talk.done:
        talk.say("Carpenter, and so on.")
    return talk


@pytest.mark.parametrize(
    "examples", [pytest.param(120, id="120"), pytest.param(5_000, id="soak", marks=SOAK)]
)
def test_any_answer_makes_a_reply_that_can_be_stored_or_is_refused_with_reasons(
    examples: int,
) -> None:
    """(I4, I6) What is given is whole and moves the interview to a place of its guide."""
    outcomes: Counter[bool] = Counter()

    @settings(max_examples=examples, deadline=None)
    @given(guide=st.sampled_from([MIXED, SMALL]), heard=HEARD, answer=ANSWERS)
    def try_one(guide: str, heard: list[str], answer: object) -> None:
        outcomes[_may_be_said(guide, heard, answer)] += 1

    try_one()
    _log.info("%d answers were given, %d refused", outcomes[True], outcomes[False])
    assert outcomes[True] > examples // 20


def _may_be_said(guide: str, heard: list[str], answer: object) -> bool:
    """Give `answer` after `heard`; tell whether it was said, and check what came of it."""
    talk = talk_after(guide, heard)
    if talk.done:
        return False
    view = followed(talk.view())
    plan = Plan(Course(view))
    try:
        reply = _fit(view, plan, msgspec.json.encode(answer).decode(), True)
    except (Unfit, WrongShape):
        return False
    talk.take(talk.view(), reply)
    assert talk.last.speaker is Speaker.INTERVIEWER
    for value in reply.changes.values():
        sources = value.sources if value is not None else ()
        messages = [talk.interview.transcript.find(source) for source in sources]
        assert all(each is not None and each.speaker is Speaker.CANDIDATE for each in messages)
    return True


@settings(max_examples=150, deadline=None)
@given(text=st.text(max_size=200) | st.from_regex(r"[{}\[\]\":,a-z0-9\\ ]{0,80}", fullmatch=True))
def test_any_text_is_an_answer_or_of_another_shape(text: str) -> None:
    try:
        answer = decoded(text, Answer)
    except WrongShape:
        return
    talk = talk_after(SMALL, [])
    assert composed(Plan(Course(talk.view())), answer).reply.say is not None


@settings(max_examples=60, deadline=None)
@given(answer=ANSWERS, cut=st.integers(0, 400))
def test_any_beginning_of_an_answer_can_be_looked_at(answer: object, cut: int) -> None:
    talk = talk_after(MIXED, [])
    view = talk.view()
    Provisional(view, Plan(Course(view))).tell(msgspec.json.encode(answer).decode()[:cut])
    assert all(isinstance(words, str) for words in talk.shown)


@pytest.mark.parametrize(
    "text",
    [
        '```json\n{"question": null, "lead": "Thanks.", "done": true}\n```',
        'Here you are: {"question": null, "lead": "Thanks.", "done": true} Anything else?',
        '{"question": null, "lead": "Thanks.", "done": true, "mood": "kind"}',
    ],
)
def test_what_stands_around_an_answer_is_left_out(text: str) -> None:
    answer = decoded(text, Answer)
    assert (answer.lead, answer.done, answer.ask) == ("Thanks.", True, "")
