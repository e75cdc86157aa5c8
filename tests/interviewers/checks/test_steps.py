"""Whether a reply asks, follows up, moves and ends as the guide allows."""

import msgspec

from tests.interviewers.conversation import Conversation
from tests.interviewers.guides import SMALL
from vivavoce.domain.guide import Guide, Mode
from vivavoce.interviewers.checks import Code, objections
from vivavoce.interviewers.interviewer import Reply, View

ASK = "And what is the role for, in your view?"

VERBATIM = """
id: exact
version: "1"
title: Exact
information:
  - { id: role, label: Role, required: true }
  - { id: pay, label: Pay, type: number, required: true }
opening: Hello.
sections:
  - id: work
    questions:
      - { id: role, ask: What is the role for?, collects: [role] }
      - id: pay
        ask: What pay do you expect for {role|that}?
        wording: verbatim
        relevant: role != "none"
        collects: [pay]
        probes: [{ kind: example, ask: Such as? }]
        max_probes: 1
closing: { say: Goodbye. }
rules: { max_turns: 3 }
"""


def codes(talk: Conversation, reply: Reply, *, words: str | None = None) -> list[str]:
    view = View(interview=talk.interview, guide=talk.guide)
    return [found.code for found in objections(view, reply, words=words)]


def put(talk: Conversation, say: str, question: str, probe: str | None = None) -> Conversation:
    """Let the interviewer ask something."""

    class Says:
        async def reply(self, view: View) -> Reply:
            return Reply(say=say, question=question, probe=probe)

    talk.interviewer = Says()
    talk.reply()
    return talk


def structured(source: str) -> Guide:
    return msgspec.structs.replace(Conversation(source).guide, mode=Mode.STRUCTURED)


def test_a_question_in_other_words_is_fine() -> None:
    assert codes(Conversation(SMALL).say("Hi"), Reply(say=ASK, question="role")) == []


def test_nothing_said_is_nothing() -> None:
    assert codes(Conversation(SMALL).say("Hi"), Reply(say=" … ")) == [Code.EMPTY]


def test_a_question_of_no_guide_is_unknown() -> None:
    talk = Conversation(SMALL).say("Hi")
    assert codes(talk, Reply(say=ASK, question="salary")) == [Code.UNKNOWN_QUESTION]


def test_a_question_that_does_not_apply_is_not_asked() -> None:
    talk = Conversation(VERBATIM).learn(role="none").say("none")
    reply = Reply(say="What pay do you expect for none?", question="pay")
    assert codes(talk, reply) == [Code.UNKNOWN_QUESTION]


def test_a_verbatim_question_is_put_word_for_word() -> None:
    talk = Conversation(VERBATIM).say("Sales")
    exact = "Thank you. What pay do you expect for that?"
    assert codes(talk, Reply(say=exact, question="pay")) == []
    assert codes(talk, Reply(say="How much would you want?", question="pay")) == [Code.NOT_VERBATIM]


def test_a_verbatim_question_may_hold_what_was_learned_just_now() -> None:
    from vivavoce.domain.profile import ProfileValue

    talk = Conversation(VERBATIM).say("Sales")
    sources = (talk.last.id,)
    changes: dict[str, ProfileValue | None] = {"role": ProfileValue(value="Sales", sources=sources)}
    say = "What pay do you expect for Sales?"
    assert codes(talk, Reply(say=say, question="pay", changes=changes)) == []


def test_a_verbatim_question_may_be_explained_once_it_was_put() -> None:
    talk = put(Conversation(VERBATIM).say("Sales"), "What pay do you expect for that?", "pay")
    talk.say("What do you mean?")
    assert codes(talk, Reply(say="I mean per year, how much would that be?", question="pay")) == []


def test_in_a_structured_guide_every_question_is_verbatim() -> None:
    talk = Conversation(structured(VERBATIM), begin_now=False)
    assert codes(talk, Reply(say="Hello. What is the role for?", question="role")) == []
    assert codes(talk, Reply(say=ASK, question="role")) == [Code.NOT_VERBATIM]


def test_the_guides_own_question_is_one_whatever_marks_it_has() -> None:
    talk = Conversation(SMALL).say("Hi")
    said = "Thank you. What is the role for?"
    assert codes(talk, Reply(say=said, question="role"), words="Thank you.") == []
    assert codes(talk, Reply(say=f"Really? {said}", question="role"), words="Really? Thanks.") == [
        Code.TWO_QUESTIONS
    ]


def test_a_probe_is_of_a_kind_the_question_has_and_not_put_too_often() -> None:
    talk = Conversation(SMALL).say("Hi")
    assert codes(talk, Reply(say=ASK, question="role", probe="example")) == []
    assert codes(talk, Reply(say=ASK, question="role", probe="contrast")) == [Code.UNKNOWN_PROBE]
    assert codes(talk, Reply(say=ASK, probe="example")) == [Code.UNKNOWN_PROBE]
    probed = put(talk, ASK, "role", "example").say("Well")
    assert codes(probed, Reply(say="And in what way?", question="role", probe="elaborate")) == [
        Code.TOO_MANY_PROBES
    ]


def test_who_was_not_understood_may_always_say_so_once() -> None:
    talk = put(Conversation(VERBATIM).say("Sales"), "Such as?", "pay", "example").say("Hm")
    clarify = Reply(say="What do you mean by that?", question="pay", probe="clarify")
    assert codes(talk, clarify) == []
    again = put(talk, clarify.say, "pay", "clarify").say("Hm")
    assert codes(again, clarify) == [Code.UNKNOWN_PROBE]


def test_a_place_is_one_of_the_guide() -> None:
    talk = Conversation(SMALL).say("Hi")
    assert codes(talk, Reply(say=ASK, question="role", move="work.role")) == []
    assert codes(talk, Reply(say=ASK, move="summary")) == []
    assert codes(talk, Reply(say=ASK, move="role")) == [Code.UNKNOWN_PLACE]
    assert codes(talk, Reply(say=ASK, question="role", move="people.skills")) == [
        Code.UNKNOWN_PLACE
    ]


def test_it_does_not_end_before_what_is_required_was_asked() -> None:
    talk = Conversation(SMALL).say("Hi")
    done = Reply(say="Goodbye.", done=True)
    assert codes(talk, done) == [Code.DONE_TOO_EARLY]
    assert codes(talk.learn(role="Sales", skills=["selling"]), done) == []


def test_what_was_asked_and_not_answered_keeps_nobody() -> None:
    talk = put(put(Conversation(SMALL).say("Hi"), ASK, "role").say("Hm"), ASK, "skills").say("Hm")
    assert codes(talk, Reply(say="Goodbye.", done=True)) == []


def test_who_wants_to_stop_may() -> None:
    stopped = Reply(say="Goodbye.", done=True, disposition="stopped")
    assert codes(Conversation(SMALL).say("Can we stop here?"), stopped) == []
    assert codes(Conversation(SMALL).say("It is for sales"), stopped) == [Code.DONE_TOO_EARLY]


def test_it_may_end_at_the_last_turn() -> None:
    talk = Conversation(VERBATIM).say("a", "b")
    done = Reply(say="Goodbye.", done=True, disposition="cut_short")
    assert codes(talk, done) == [Code.DONE_TOO_EARLY]
    assert codes(talk.say("c"), done) == []


def test_the_last_words_ask_nothing() -> None:
    talk = Conversation(SMALL).learn(role="Sales", skills=["selling"]).say("Hi")
    done = Reply(say="Goodbye. Is that all right?", done=True)
    assert codes(talk, done) == [Code.TWO_QUESTIONS]


def test_somebody_who_needs_a_moment_gets_it() -> None:
    waiting = Conversation(SMALL).say("let me think")
    assert codes(waiting, Reply(say="Of course.", question="role")) == []
    assert codes(Conversation(SMALL).say("Sales"), Reply(say="Of course.", question="role")) == [
        Code.NO_QUESTION
    ]


def test_every_objection_is_one_sentence_that_tells_what_to_do() -> None:
    talk = Conversation(SMALL).say("Hi")
    view = View(interview=talk.interview, guide=talk.guide)
    wrong = Reply(say="We will pay you. Who? Why?", question="x", probe="y", move="z", done=True)
    for found in objections(view, wrong):
        assert found.sentence.endswith(".")
        assert "\n" not in found.sentence
        assert found.code in set(Code)
