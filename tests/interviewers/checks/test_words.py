"""What an interviewer from outside may say, and what it may not."""

import logging

import pytest

from tests.interviewers.checks.sayings import a_view, bad_words, codes, good_words
from tests.interviewers.checks.views import view_of
from tests.interviewers.conversation import Conversation
from tests.interviewers.guides import SMALL
from vivavoce.authoring.reading import built_in_guides, parse_guide
from vivavoce.interviewers.checks import Code, objections, unsayable
from vivavoce.interviewers.checks.guide_words import GuideWords, asking_texts, telling_texts
from vivavoce.interviewers.checks.questions import count
from vivavoce.interviewers.checks.wrong_language import is_foreign
from vivavoce.interviewers.interviewer import Reply, View
from vivavoce.interviewers.language import known

logger = logging.getLogger(__name__)

GUIDES = {name: parse_guide(source, name=name) for name, source in built_in_guides().items()}
LANGUAGES = ("en", "de", "et", "fr", "es")
# In the briefest of texts, nobody can tell one language from another for sure.
FOREIGN_FOUND_MIN = 0.95


def test_nothing_is_said_against_a_good_interviewer() -> None:
    alarms = [
        (words, found) for language, words in good_words() if (found := codes(words, language))
    ]
    logger.info("%d good utterances, %d objected to", len(good_words()), len(alarms))
    assert not alarms


@pytest.mark.parametrize(("code", "language", "words"), bad_words())
def test_what_may_not_be_said_is_found(code: str, language: str, words: str) -> None:
    assert code in codes(words, language)


@pytest.mark.parametrize("name", GUIDES)
def test_nothing_is_said_against_the_questions_of_the_built_in_guides(name: str) -> None:
    guide = GUIDES[name]
    for language in guide.languages:
        view = view_of(guide, language=language)
        for place in (question for section in guide.sections for question in section.questions):
            asked = [place.ask, *(probe.ask for probe in place.probes if probe.ask is not None)]
            for text in asked:
                say = GuideWords(view).wording.text(text)
                assert not objections(view, Reply(say=say))
                # As if a model had come upon the same words itself, in a guide without them.
                assert codes(say, language) in ([], [Code.NO_QUESTION])


def test_the_languages_of_the_built_in_guides_are_told_apart() -> None:
    told = found = 0
    for guide in GUIDES.values():
        for language in guide.languages:
            wording = GuideWords(view_of(guide, language=language)).wording
            for text in (*asking_texts(guide), *telling_texts(guide)):
                words = wording.text(text)
                assert not is_foreign(words, language), words
                others = [is_foreign(words, other) for other in LANGUAGES if other != language]
                told, found = told + len(others), found + sum(others)
    logger.info("%d texts in a foreign language, %d found", told, found)
    assert found >= FOREIGN_FOUND_MIN * told


def test_the_scripted_interviewers_own_phrases_promise_and_give_away_nothing() -> None:
    for code, language in known().items():
        phrases = language.phrases
        for words in (*phrases.acknowledged, *phrases.noted, *phrases.refusal_accepted):
            assert unsayable(words, a_view(code)) is None, words
        for words in (phrases.program, phrases.why, phrases.later, phrases.cannot_answer):
            assert unsayable(words, a_view(code)) is None, words


def test_a_question_by_another_mark_is_one() -> None:
    assert count("お仕事は何ですか？趣味は何ですか？", "ja") == 2
    assert count("ما هو عملك؟", "ar") == 1
    assert count("Ποια είναι η δουλειά σας;", "el") == 1
    assert count("Really?! How come???", "en") == 2
    assert count("See https://example.com/?a=b&c=d for it. Is that it?", "en") == 1


def test_what_the_candidate_asked_counts_for_nothing_when_it_is_quoted() -> None:
    talk = Conversation(SMALL).say("I thought: why me? And why now?")
    view = View(interview=talk.interview, guide=talk.guide)
    theirs = Reply(say="You wrote “why me?” and “why now?”. What was going on?")
    assert objections(view, theirs) == []
    others = Reply(say="“How old are you?” and “Are you married?” What was going on?")
    assert [found.code for found in objections(view, others)] == [Code.TWO_QUESTIONS]


def test_a_language_without_data_is_left_alone() -> None:
    assert codes("Kiitos.", "fi") == []
    assert codes("Kiitos. Mitä teette? Missä asutte?", "fi") == [Code.TWO_QUESTIONS]
