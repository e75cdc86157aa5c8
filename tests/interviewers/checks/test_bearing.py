"""What a question in an interviewer's own words has to do with the guide's."""

import logging
from collections.abc import Iterator
from datetime import timedelta

import pytest
import yaml

from tests.interviewers import conversation
from tests.interviewers.checks.sayings import CASES
from tests.interviewers.checks.test_words import GUIDES
from tests.interviewers.conversation import Conversation
from tests.interviewers.guides import SMALL
from tests.interviewers.llm.guides import MIXED
from vivavoce.interviewers.checks import Code, objections
from vivavoce.interviewers.checks.bearing import Bearing
from vivavoce.interviewers.interviewer import Reply, View

logger = logging.getLogger(__name__)

# A question that is put nearer to the guide's words after all costs one more call.
OBJECTED_SHARE_MAX = 0.05


def adapted(kind: str) -> Iterator[tuple[str, str, str]]:
    """Yield the cases of a kind: the guide, the question, the words."""
    told = yaml.safe_load((CASES / "adapted.yaml").read_text())
    for guide, questions in told[kind].items():
        for question, many in questions.items():
            for words in many:
                yield guide, question, words


def codes(talk: Conversation, say: str, question: str, probe: str | None = None) -> list[str]:
    view = View(interview=talk.interview, guide=talk.guide)
    reply = Reply(say=say, question=question, probe=probe)
    return [found.code for found in objections(view, reply)]


def begun(guide: str) -> Conversation:
    talk = Conversation(GUIDES[f"{guide}.yaml"])
    return talk.say("Yes") if talk.state == "consent" else talk


def asked(talk: Conversation, say: str, question: str, probe: str | None = None) -> Conversation:
    class Says:
        async def reply(self, view: View) -> Reply:
            return Reply(say=say, question=question, probe=probe)

    talk.interviewer = Says()
    talk.reply()
    return talk


def test_a_question_of_the_guide_may_be_put_in_other_words() -> None:
    fair = list(adapted("fair"))
    wrong = [
        each for each in fair if Code.BESIDE_THE_POINT in codes(begun(each[0]), each[2], each[1])
    ]
    logger.info("%d questions in other words, %d objected to", len(fair), len(wrong))
    assert len(wrong) <= OBJECTED_SHARE_MAX * len(fair), wrong


@pytest.mark.parametrize(("guide", "question", "words"), list(adapted("beside")))
def test_another_question_is_not_put_in_its_place(guide: str, question: str, words: str) -> None:
    assert Code.BESIDE_THE_POINT in codes(begun(guide), words, question)


def test_a_follow_up_may_lead_anywhere_but_to_what_is_nobodys_business() -> None:
    talk = Conversation(MIXED).say("I am a baker.")
    assert codes(talk, "Who do you sell your bread to?", "job", "elaborate") == []
    assert codes(talk, "Are you married?", "job", "elaborate") == [Code.BESIDE_THE_POINT]
    talk.say("I am married to my bakery.")
    assert codes(talk, "Are you married to it every day?", "job", "elaborate") == []


def test_a_follow_up_counts_whatever_it_is_called() -> None:
    talk = Conversation(SMALL).say("It sorts letters.")
    assert codes(talk, "Who writes those letters?", "role") == []
    asked(talk, "Who writes those letters?", "role").say("Our customers write them.")
    assert codes(talk, "Why do they write?", "role") == [Code.TOO_MANY_PROBES]
    assert codes(talk, "Could you give an example?", "role", "example") == [Code.TOO_MANY_PROBES]
    assert codes(talk, "Which skills are needed?", "skills") == []


def test_to_explain_a_question_or_to_put_it_again_is_no_follow_up() -> None:
    talk = asked(Conversation(SMALL).say("Letters."), "Who writes them?", "role").say("Customers.")
    assert codes(talk, "I mean the work itself.", "role") == []
    assert codes(talk, "And what exactly is the role for?", "role") == []
    assert codes(talk, "So once more. Who writes them?", "role") == []
    for aside in ("What do you mean?", "I don't know"):
        talk.say(aside)
        assert codes(talk, "I mean, why do they bother?", "role") == []


def test_whoever_has_not_given_a_number_may_be_asked_for_it_again() -> None:
    talk = Conversation(SMALL).learn(role="Letters", skills=["reading"]).say("Letters.")
    asked(talk, "How many people is this for?", "heads").say("A good many of them.")
    asked(talk, "More than a dozen?", "heads").say("I would think so, yes.")
    assert codes(talk, "And more than a hundred?", "heads") == []


def test_beyond_its_time_a_topic_is_not_followed_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(conversation, "STEP", timedelta(minutes=4))
    timed = SMALL.replace("  - id: work\n", "  - id: work\n    time_budget: 1\n")
    talk = Conversation(timed).say("It sorts letters.")
    assert codes(talk, "Who writes those letters?", "role") == [Code.TOO_MANY_PROBES]
    assert codes(talk, "Could you give an example?", "role", "example") == [Code.TOO_MANY_PROBES]
    assert codes(talk, "Which skills are needed?", "skills") == []


def test_the_guides_own_follow_ups_belong_to_their_questions_in_every_language() -> None:
    from vivavoce.interviewers.agenda import Agenda
    from vivavoce.interviewers.checks.guide_words import GuideWords

    for guide in GUIDES.values():
        for language in guide.languages:
            talk = Conversation(guide, language=language)
            view = View(interview=talk.interview, guide=talk.guide)
            words = GuideWords(view)
            words.asking = []  # as if a model had come upon them itself
            for place in Agenda(guide).places:
                texts = [place.question.ask, place.question.clarify]
                texts += [probe.ask for probe in place.question.probes]
                for text in [text for text in texts if text is not None]:
                    said = words.wording.text(text)
                    assert not Bearing(view, place, words).is_beside_the_point(said), said
