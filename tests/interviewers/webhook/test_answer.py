"""Whatever a service answers makes a reply or a sentence about what is wrong, and never more."""

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.interviewers.conversation import Conversation
from tests.interviewers.guides import SMALL
from vivavoce.interviewers.checks import objections
from vivavoce.interviewers.interviewer import View
from vivavoce.interviewers.scripted.course import Course
from vivavoce.interviewers.webhook.answer import WrongAnswer, composed, decoded

TALK = Conversation(SMALL).say("Somebody who keeps our data tidy.")
VIEW = View(interview=TALK.interview, guide=TALK.guide)

words = st.text(max_size=30)
plain = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | words,
    lambda parts: st.lists(parts, max_size=3) | st.dictionaries(words, parts, max_size=3),
    max_leaves=6,
)
names = st.sampled_from(["role", "skills", "heads", "closing", "consent", "?stop", ""]) | words
values = (
    st.none()
    | plain
    | st.fixed_dictionaries(
        {"value": plain},
        optional={
            "status": st.sampled_from(["obtained", "refused", "not_applicable", "maybe"]),
            "sources": st.lists(st.sampled_from(["a2", "m1", "nobody"]), max_size=2),
        },
    )
)
answers = st.fixed_dictionaries(
    {},
    optional={
        "say": st.none() | words | st.just("Which skills are needed?") | plain,
        "question": st.none() | names,
        "probe": st.none() | st.sampled_from(["elaborate", "clarify"]) | words,
        "move": st.none() | st.sampled_from(["work.role", "people.skills", "closing"]) | words,
        "done": st.booleans() | plain,
        "disposition": st.sampled_from(["completed", "stopped"]) | words,
        "profile": st.dictionaries(names, values, max_size=3) | plain,
        "surprise": plain,
    },
)


def taken(body: bytes) -> str:
    try:
        reply = composed(Course(VIEW), decoded(body))
    except WrongAnswer as error:
        return str(error)
    objections(VIEW, reply)
    return reply.say


@given(answers)
@settings(max_examples=300, deadline=None)
def test_any_answer_makes_a_reply_or_a_sentence(answer: dict[str, Any]) -> None:
    assert taken(json.dumps(answer).encode())


@given(st.binary(max_size=200) | plain.map(lambda value: json.dumps(value).encode()))
@settings(max_examples=300, deadline=None)
def test_anything_else_makes_a_sentence(body: bytes) -> None:
    assert taken(body)
