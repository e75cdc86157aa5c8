"""What holds for the words of every guide that comes with Vivavoce."""

from collections import Counter
from collections.abc import Iterator

import pytest

from tests.interviewers.conversation import Conversation
from vivavoce.authoring.reading import built_in_guides, parse_guide
from vivavoce.domain.conditions.condition import parse_condition
from vivavoce.domain.events import Speaker
from vivavoce.domain.guide import Guide, Question, Text, ValueType
from vivavoce.interviewers.language import normal

SOURCES = built_in_guides()
GUIDES = {name: parse_guide(source, name=name) for name, source in SOURCES.items()}
NONE_IS_FINE = ("if any", "if anything", "if there is", "if others")

each_guide = pytest.mark.parametrize("guide", GUIDES.values(), ids=list(GUIDES))


def questions(guide: Guide) -> list[Question]:
    return [question for section in guide.sections for question in section.questions]


def spoken(guide: Guide) -> Iterator[Text]:
    """Yield everything the guide lets an interviewer say, once each."""
    closing, consent = guide.closing, guide.consent
    for text in (
        *(guide.opening, closing.ask, closing.say, guide.rules.off_topic),
        *((consent.ask, consent.declined) if consent else ()),
        *(section.transition for section in guide.sections),
        *(text for question in questions(guide) for text in (question.ask, question.clarify)),
        *(probe.ask for question in questions(guide) for probe in question.probes),
    ):
        if text is not None:
            yield text


def in_every_language(guide: Guide, text: Text) -> dict[str, str]:
    return {language: guide.in_language(text, language) for language in guide.languages}


def test_there_is_a_guide_for_each_of_the_common_kinds_of_interview() -> None:
    assert set(GUIDES) == {
        "agent-hiring.yaml",
        "customer-discovery.yaml",
        "engineering-screening.yaml",
        "exit-interview.yaml",
        "requirements-elicitation.yaml",
        "research-interview.yaml",
    }
    assert all(f"{guide.id}.yaml" == name for name, guide in GUIDES.items())


@each_guide
def test_a_guide_has_eight_to_fourteen_questions_and_asks_for_few_things_by_all_means(
    guide: Guide,
) -> None:
    assert 8 <= len(questions(guide)) <= 14
    assert 5 <= sum(item.required for item in guide.information) <= 9


@each_guide
def test_every_text_is_there_in_every_language(guide: Guide) -> None:
    for text in spoken(guide):
        languages = set(text) if isinstance(text, dict) else {guide.language}
        assert languages == set(guide.languages), text


@each_guide
def test_a_question_asks_one_thing_and_can_be_explained(guide: Guide) -> None:
    for question in questions(guide):
        assert question.clarify
        for ask in in_every_language(guide, question.ask).values():
            assert ask.count("?") <= 1
            assert ask.endswith(("?", "."))


@each_guide
def test_the_same_words_are_never_said_twice(guide: Guide) -> None:
    for language in guide.languages:
        said = Counter(guide.in_language(text, language) for text in spoken(guide))
        assert [words for words, times in said.items() if times > 1] == []


@each_guide
def test_every_information_item_is_collected_by_one_question(guide: Guide) -> None:
    collected = [name for question in questions(guide) for name in question.collects]
    assert sorted(collected) == sorted(item.id for item in guide.asked_for)


@each_guide
def test_a_condition_looks_at_what_was_asked_before(guide: Guide) -> None:
    known: set[str] = set()
    for section in guide.sections:
        assert section.relevant is None or parse_condition(section.relevant).names <= known
        for question in section.questions:
            assert question.relevant is None or parse_condition(question.relevant).names <= known
            known.update(question.collects)


@each_guide
def test_where_nothing_is_a_full_answer_nothing_is_required(guide: Guide) -> None:
    required = {item.id for item in guide.information if item.required}
    for question in questions(guide):
        ask = guide.in_language(question.ask, "en")
        if any(words in ask for words in NONE_IS_FINE):
            assert not required & set(question.collects), ask


@each_guide
def test_a_choice_is_asked_for_without_naming_its_options(guide: Guide) -> None:
    """Options are read out when an answer fits none; before that they would suggest one."""
    for item in guide.information:
        if item.type is not ValueType.CHOICE:
            continue
        (question,) = (asked for asked in questions(guide) if item.id in asked.collects)
        ask = f" {normal(guide.in_language(question.ask, 'en'))} "
        named = [
            option.id
            for option in item.options
            if any(f" {normal(label)} " in ask for label in option.names)
        ]
        assert named == []


@each_guide
def test_consent_ends_in_a_question_that_can_be_answered_with_yes_or_no(guide: Guide) -> None:
    if guide.consent is None:
        return
    assert guide.in_language(guide.consent.ask, "en").endswith(" Do you agree to take part?")
    assert guide.consent.declined is not None
    talk = Conversation(guide)
    talk.hear("No, thank you.")
    assert talk.done
    assert talk.last.text == guide.consent.declined
    assert talk.profile == {}


@each_guide
@pytest.mark.parametrize("answer", ["I don't know", "I'd rather not say"])
def test_somebody_who_answers_nothing_is_led_to_the_end(guide: Guide, answer: str) -> None:
    talk = Conversation(guide)
    if guide.consent is not None:
        talk.hear("Yes")
    while not talk.done:
        talk.hear(answer)
    assert talk.last.text == guide.in_language(guide.closing.say, "en")
    said = [
        message.text
        for message in talk.interview.transcript
        if message.speaker is Speaker.INTERVIEWER
    ]
    assert len(set(said)) == len(said)
