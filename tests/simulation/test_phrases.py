"""The banks hold together: every gap can be filled, every topic has its words."""

from random import Random
from string import Formatter

import pytest

from vivavoce.characters.phrases import manners, topics, values
from vivavoce.characters.phrases.grammar import Bank, joined, phrase
from vivavoce.characters.phrases.tongues import TONGUES
from vivavoce.characters.topics import topic_of

BANKS = {"topics": topics.BANK, "manners": manners.BANK, "values": values.FRAMES, **TONGUES}
GIVEN = {"value", "label", "short", "text"}  # filled by whoever asks for the phrase


@pytest.mark.parametrize("bank", BANKS.values(), ids=BANKS)
def test_every_gap_has_something_to_fill_it(bank: Bank) -> None:
    for phrases in bank.values():
        for text in phrases:
            gaps = {gap for _, gap, _, _ in Formatter().parse(text) if gap is not None}
            assert gaps <= GIVEN | set(bank), text


@pytest.mark.parametrize("topic", [*topics.KEYWORDS, "general"])
def test_every_topic_has_sentences_and_a_few_words(topic: str) -> None:
    assert len(topics.BANK[topic]) >= 3
    assert len(topics.BANK[f"{topic}.short"]) >= 2


@pytest.mark.parametrize("tongue", TONGUES)
def test_every_language_can_say_the_same_things(tongue: str) -> None:
    assert set(TONGUES[tongue]) == set(TONGUES["es"])


def test_what_is_given_goes_before_the_bank() -> None:
    bank = {"hello": ("Hello {who}!",), "who": ("you",)}
    assert phrase(bank, "hello", Random(1)) == "Hello you!"
    assert phrase(bank, "hello", Random(1), who="Ada") == "Hello Ada!"


def test_a_sentence_goes_on_in_small_letters() -> None:
    assert joined("Also, ", "The mail is late.") == "Also, the mail is late."
    assert joined("Also, ", "I know.") == "Also, I know."
    assert joined("Right. ", "The mail is late.") == "Right. The mail is late."


@pytest.mark.parametrize(
    ("asked", "topic"),
    [
        ("What made you leave?", "reason"),
        ("Which skills are needed?", "skills"),
        ("What is the hardest problem there?", "trouble"),
        ("Tell me about your last project.", "experience"),
        ("Hm?", "general"),
    ],
)
def test_the_words_of_a_question_tell_its_topic(asked: str, topic: str) -> None:
    assert topic_of(None, asked) == topic
