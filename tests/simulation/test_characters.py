"""What each character is like, and what all have in common."""

import re
from collections import Counter
from itertools import product
from random import Random

import pytest

from tests.simulation.views import questions, view
from vivavoce.characters import CHARACTERS
from vivavoce.characters.typos import mistyped
from vivavoce.characters.view import Act, CandidateView, Said
from vivavoce.domain.text import check_message

NAMES = list(CHARACTERS)
SEEDS = [f"seed {number}" for number in range(60)]


def interview(name: str, seed: str, *, times: int = 1) -> list[Said]:
    """Put every question to one candidate, in order."""
    candidate = CHARACTERS[name](seed)
    return [
        candidate.answer(view(question, times=times, turn=turn))
        for turn, question in enumerate(questions(), 1)
    ]


def acts(name: str) -> Counter[Act]:
    return Counter(said.act for seed in SEEDS for said in interview(name, seed))


def test_there_are_eight_characters_under_their_own_names() -> None:
    assert len(CHARACTERS) == 8
    assert all(name == character.name for name, character in CHARACTERS.items())


@pytest.mark.parametrize("name", NAMES)
def test_the_same_seed_says_the_same_again(name: str) -> None:
    assert interview(name, "one") == interview(name, "one")
    assert interview(name, "one") != interview(name, "another")


@pytest.mark.parametrize("name", NAMES)
def test_every_message_may_be_sent(name: str) -> None:
    probes = (None, "elaborate", "clarify", "example", "contrast")
    for seed, (question, probe) in product(SEEDS, product(questions(), probes)):
        said = CHARACTERS[name](seed).answer(view(question, probe=probe))
        assert 1 <= len(said.messages) <= 3
        for message in said.messages:
            check_message(message)
            assert not re.search(r"\{\w*\}", message), "a gap was left open"


@pytest.mark.parametrize("name", NAMES)
def test_whoever_is_asked_for_the_same_thing_again_and_again_answers(name: str) -> None:
    for seed in SEEDS:
        candidate = CHARACTERS[name](seed)
        said = candidate.answer(view("contract", times=5))
        assert said.act is Act.ANSWERS
        assert said.meant["contract"] in {"full-time", "part-time"}


@pytest.mark.parametrize("name", NAMES)
def test_most_agree_to_be_interviewed(name: str) -> None:
    answers = [CHARACTERS[name](seed).answer(view("consent")) for seed in SEEDS]
    declined = sum(said.act is Act.REFUSES for said in answers)
    assert (declined > 0) == (name in {"evasive", "hostile"})
    assert declined < len(SEEDS) / 2


@pytest.mark.parametrize("name", NAMES)
def test_words_that_put_no_question_get_an_answer_too(name: str) -> None:
    seen = CandidateView(said="Tell me about your team.", question=None)
    assert all(CHARACTERS[name](seed).answer(seen).text for seed in SEEDS)


def test_a_plain_value_means_what_it_says() -> None:
    for seed in SEEDS:
        candidate = CHARACTERS["confused"](seed)
        said = candidate.plain(view("reach"))
        assert candidate.person.email in said.text
        assert said.meant == {}, "of two values in one answer, which is which may be in doubt"
        start = candidate.plain(view("start"))
        assert all(value[:4] in start.text for value in start.meant.values())


def test_terse_people_write_a_few_words() -> None:
    lengths = sorted(len(said.text) for seed in SEEDS for said in interview("terse", seed))
    assert lengths[len(lengths) // 2] < 20


def test_talkative_people_write_paragraphs_and_several_messages() -> None:
    said = [one for seed in SEEDS for one in interview("talkative", seed)]
    assert sorted(len(one.text) for one in said)[len(said) // 2] > 60
    assert any(len(one.messages) == 3 for one in said)


def test_evasive_people_seldom_answer() -> None:
    counted = acts("evasive")
    assert counted[Act.REFUSES] > 100
    assert counted[Act.VAGUE] > 50
    assert counted[Act.UNKNOWN] > 50


def test_confused_people_ask_back_and_then_answer() -> None:
    assert acts("confused")[Act.ASKS_BACK] > 150
    again = Counter(said.act for seed in SEEDS for said in interview("confused", seed, times=3))
    assert again[Act.ANSWERS] > 0.8 * again.total()


def test_multilingual_people_speak_english_when_asked_again() -> None:
    assert acts("multilingual")[Act.BESIDE] > 50
    again = [said for seed in SEEDS for said in interview("multilingual", seed, times=2)]
    assert all(said.act is Act.ANSWERS for said in again)


def test_correcting_people_take_things_back_and_go_back() -> None:
    counted = acts("correcting")
    assert counted[Act.CORRECTS] > 30
    assert counted[Act.GOES_BACK] > 10


def test_hostile_people_insult_paste_and_want_to_stop() -> None:
    said = [one for seed in SEEDS for one in interview("hostile", seed)]
    counted = Counter(one.act for one in said)
    assert counted[Act.BESIDE] > 50
    assert counted[Act.STOPS] > 20
    assert any(len(one.text) > 25_000 for one in said)


def test_typing_mistakes_leave_addresses_and_figures_alone() -> None:
    text = "Write to ada.tamm@example.org before 2024-05-12 about something important"
    made = {mistyped(text, Random(seed), share=1.0) for seed in range(50)}
    assert len(made) > 40
    for one in made:
        assert "ada.tamm@example.org" in one
        assert "2024-05-12" in one
        assert "something important" not in one


def test_a_thousand_people_do_not_say_the_same() -> None:
    answers = Counter(
        CHARACTERS[name](f"{number}/{name}").answer(view("why")).text
        for number in range(125)
        for name in NAMES
    )
    assert len(answers) > 600
