"""Options by everyday words, and what counts when an answer says more than one thing."""

from typing import Any

import pytest

from tests.interviewers.understanding.asking import options, read

CONTENT = options(vs="Very satisfied", s="Satisfied", n="Neutral", d="Dissatisfied")
PLAN = options(free="Free", basic="Basic", pro="Professional|Pro", ent="Enterprise")
BOOKS = options(e="E-books", p="Printed books|paper", a="Audiobooks")
END = options(agree="Agreement|settled", none="No agreement|failed", on="Still ongoing")
CLAIM = options(w="Water damage", f="Fire", t="Theft|burglary", s="Storm|hail")
MEALS = options(b="Breakfast", l="Lunch", d="Dinner|evening meal")
MEAT = options(beef="Beef", pork="Pork", poultry="Poultry")
SLEEP = options(well="Well", ok="So-so|average", bad="Badly|poorly")
OLD = options(s="Sold it", g="Gave it away", t="Took it to the tip")
STAFF = options(one="Just me|none", some="1 to 9 employees", many="10 to 49 employees")
LOGO = options(like="I like it", dont="I don't like it", no="No opinion")
KIND = options(t1="Type 1", t2="Type 2", none="Neither|no diabetes")


@pytest.mark.parametrize(
    ("answer", "found"),
    [
        ("The last one. I listen while I iron.", "a"),
        ("The second one, my eyes prefer it.", "p"),
        ("the last one, or maybe the first", "unclear"),
        ("First, I would like to know the price.", "unclear"),
    ],
)
def test_a_place_in_the_list_stands_whatever_is_told_after_it(answer: str, found: str) -> None:
    assert read("choice", answer, choices=BOOKS) == found


@pytest.mark.parametrize(
    ("answer", "found"),
    [
        ("I'd say satisfied. Not very satisfied, the last two sessions dragged.", "s"),
        ("Neutral. Not dissatisfied, not satisfied", "n"),
        ("not satisfied", "d"),
    ],
)
def test_a_later_denial_narrows_what_was_named_before(answer: str, found: str) -> None:
    assert read("choice", answer, choices=CONTENT) == found


def test_a_correction_may_take_a_few_words() -> None:
    answer = "Basic... no wait, we upgraded in June. Pro."
    assert read("choice", answer, choices=PLAN) == "pro"


@pytest.mark.parametrize(
    ("answer", "found"),
    [
        ("I used to like coffee, but tea is kinder to me", "tea"),
        ("Coffee smells good, but I reach for the tea every time", "tea"),
        ("tea, but I like coffee too", "tea"),
    ],
)
def test_what_is_claimed_after_a_but_counts(answer: str, found: str) -> None:
    assert read("choice", answer, choices=options(tea="Tea", coffee="Coffee")) == found


@pytest.mark.parametrize(
    "answer", ["My medical stuff stays with my doctor, sorry", "Sorry, I keep that private"]
)
def test_who_keeps_something_private_does_not_choose_none(answer: str) -> None:
    assert read("choice", answer, choices=KIND) in {"unclear", "refused"}


def test_it_inside_a_label_is_not_information_technology() -> None:
    assert read("choice", "I work with computers", choices=OLD) == "unclear"


@pytest.mark.parametrize(
    ("choices", "answer", "found"),
    [
        (END, "It hasn't ended, next session's in two weeks", "on"),
        (END, "we shook hands on it", "agree"),
        (END, "they walked out after an hour", "none"),
        (CLAIM, "A pipe burst in the bathroom", "w"),
        (CLAIM, "someone broke into my car", "t"),
        (CLAIM, "a tree fell on the shed", "s"),
        (CLAIM, "my dog bit the postman", "unclear"),
        (MEALS, "brekkie", "b"),
        (MEALS, "supper with the kids", "d"),
        (MEALS, "pancakes", "unclear"),
        (MEAT, "chicken, and by a mile", "poultry"),
        (MEAT, "tofu", "unclear"),
        (SLEEP, "like a log", "well"),
        (SLEEP, "Terribly since the baby came", "bad"),
        (SLEEP, "on my left side", "unclear"),
        (OLD, "my neighbour has it now", "g"),
        (OLD, "got forty quid for it on eBay", "s"),
        (STAFF, "one man band", "one"),
        (STAFF, "about 5", "some"),
        (LOGO, "not my cup of tea", "dont"),
        (LOGO, "love it!", "like"),
        (options(t="Tea", c="Coffee"), "a beer would be lovely", "unclear"),
        (options(m="Mother's side", f="Father's side"), "my dad's grandmother's", "f"),
        (options(coast="Coastal path", wood="Forest trail"), "the one along the sea", "coast"),
        (options(x="Exactly", l="Loosely", n="No recipe"), "To the gram!", "x"),
        (options(mr="Mr", ms="Ms", f="By first name"), "oh just call me Pauline", "f"),
    ],
)
def test_everyday_words_name_an_option(choices: Any, answer: str, found: str) -> None:
    assert read("choice", answer, choices=choices) == found
