"""One of several options."""

from typing import Any

import pytest

from tests.interviewers.understanding.asking import options, read

WORKPLACE = options(remote="Remote|From home", office="In the office|On site", mix="Hybrid")
CONTACT = options(email="E-mail", phone="Phone", post="Letter")
OFTEN = options(d="Every day", w="Once a week", m="Once a month", n="Never")
SIZE = options(s="1-10", m="11-50", l="51-200", xl="More than 200")
AGE = options(y="Under 18", a="18 to 30", o="Over 30")
CONTENT = options(
    vs="Very satisfied", s="Satisfied", n="Neutral", d="Dissatisfied", vd="Very dissatisfied"
)
TRAVEL = options(car="Car", bus="Bus", bike="Bicycle", other="Other")
SURE = options(yes="Yes", no="No", unsure="Not sure", private="Prefer not to say")


@pytest.mark.parametrize(
    ("choices", "answer", "found"),
    [
        (WORKPLACE, "remote", "remote"),
        (WORKPLACE, "I would like to work FROM HOME, mostly", "remote"),
        (WORKPLACE, "on-site", "office"),
        (WORKPLACE, "wfh", "remote"),
        (WORKPLACE, "at my kitchen table", "remote"),
        (WORKPLACE, "remtoe", "remote"),
        (CONTACT, "give me a ring", "phone"),
        (TRAVEL, "I cycle, rain or shine", "bike"),
        (options(mon="Monday 4 May", wed="Wednesday 6 May"), "Weds works", "wed"),
        (options(win="Window", ais="Aisle"), "Isle please", "ais"),
    ],
)
def test_an_option_is_known_by_what_people_call_it(choices: Any, answer: str, found: str) -> None:
    assert read("choice", answer, choices=choices) == found


@pytest.mark.parametrize(
    ("answer", "found"),
    [
        ("the second one", "office"),
        ("option b", "office"),
        ("2", "office"),
        ("first", "remote"),
        ("The last one on your list", "mix"),
        ("9", "unclear"),
    ],
)
def test_an_option_is_known_by_its_place(answer: str, found: str) -> None:
    assert read("choice", answer, choices=WORKPLACE) == found


@pytest.mark.parametrize(
    ("choices", "answer", "found"),
    [
        (WORKPLACE, "office rather than home", "office"),
        (WORKPLACE, "I prefer home over the office", "remote"),
        (WORKPLACE, "used to be office, now remote", "remote"),
        (WORKPLACE, "remote, no wait, hybrid", "mix"),
        (CONTACT, "phone, not email", "phone"),
        (CONTACT, "anything but email or phone", "post"),
        (TRAVEL, "I don't drive, I take the bus", "bus"),
    ],
)
def test_what_is_denied_or_given_up_is_not_chosen(choices: Any, answer: str, found: str) -> None:
    assert read("choice", answer, choices=choices) == found


@pytest.mark.parametrize(
    ("choices", "answer", "found"),
    [
        (OFTEN, "every morning", "d"),
        (OFTEN, "Fridays before I go home", "w"),
        (SIZE, "about thirty", "m"),
        (SIZE, "roughly 1000", "xl"),
        (AGE, "I'm 17", "y"),
        (AGE, "forty-five", "o"),
        (CONTENT, "couldn't be happier", "vs"),
        (CONTENT, "not very satisfied", "d"),
        (CONTENT, "it was ok", "n"),
    ],
)
def test_numbers_frequencies_and_scales_are_matched(choices: Any, answer: str, found: str) -> None:
    assert read("choice", answer, choices=choices) == found


STATUS = options(e="Employed", s="Self-employed", u="Unemployed", r="Retired")
MARITAL = options(s="Single", m="Married", d="Divorced", w="Widowed")
HOUSEHOLD = options(one="Living alone", two="Couple", fam="Family with children", wg="House share")
DAYPART = options(am="Morning", pm="Afternoon", eve="Evening")
GOING_ON = options(keep="Keep it as it is", change="Keep it with changes", end="Stop it")
PLAN = options(basic="Basic", pro="Pro", ent="Enterprise")
SHIFT = options(day="Day shift", night="Night shift", flex="No preference")
SCHOOL = options(sec="Secondary school", voc="Trade", uni="University")


@pytest.mark.parametrize(
    ("choices", "answer", "found"),
    [
        (STATUS, "I've got my own little plumbing business", "s"),
        (STATUS, "between jobs", "u"),
        (STATUS, "I draw my pension", "r"),
        (STATUS, "freelnace mostly", "s"),
        (MARITAL, "lost my wife two years ago", "w"),
        (HOUSEHOLD, "me, my partner and our two girls", "fam"),
        (HOUSEHOLD, "four of us off the same course", "wg"),
        (SCHOOL, "a bachelor's in nursing", "uni"),
        (CONTACT, "in an envelope through the door", "post"),
        (SHIFT, "whichever, I'm easy", "flex"),
    ],
)
def test_an_option_is_known_by_the_ways_people_describe_it(
    choices: Any, answer: str, found: str
) -> None:
    assert read("choice", answer, choices=choices) == found


@pytest.mark.parametrize(
    ("answer", "found"),
    [
        ("any time after six, I work", "eve"),
        ("not before half five", "eve"),
        ("8:30 sharp if possible", "am"),
        ("before ten would be super", "am"),
        ("from 2 until about 4", "pm"),
    ],
)
def test_a_part_of_the_day_is_known_by_the_hour(answer: str, found: str) -> None:
    assert read("choice", answer, choices=DAYPART) == found


def test_what_is_ordered_has_a_middle_and_ends() -> None:
    assert read("choice", "the middle one", choices=PLAN) == "pro"
    assert read("choice", "the cheapest please", choices=PLAN) == "basic"
    assert read("choice", "top of the range", choices=PLAN) == "ent"


def test_a_yes_with_a_condition_is_the_option_with_conditions() -> None:
    assert read("choice", "Yes but fix the timetable", choices=GOING_ON) == "change"
    assert read("choice", "get rid of it", choices=GOING_ON) == "end"


@pytest.mark.parametrize(
    ("choices", "answer", "found"),
    [
        (CONTACT, "E-mail, though phone would be fine too", "email"),
        (TRAVEL, "I usually cycle, the car only when it pours", "bike"),
        (CONTACT, "my phone is broken, letter please", "post"),
        (WORKPLACE, "two days home, three days office", "mix"),
        (DAYPART, "I'm in all day so the afternoon", "pm"),
    ],
)
def test_what_is_only_conceded_does_not_decide(choices: Any, answer: str, found: str) -> None:
    assert read("choice", answer, choices=choices) == found


def test_what_is_said_of_somebody_else_does_not_decide() -> None:
    assert read("choice", "my best mate just got married", choices=MARITAL) == "unclear"
    assert read("choice", "my cousin is unemployed", choices=STATUS) == "unclear"
    about_him = {"question": "What does your cousin do?", "choices": STATUS}
    assert read("choice", "my cousin is unemployed", **about_him) == "u"


@pytest.mark.parametrize(
    "answer", ["remote or in the office, either", "whatever", "torn between home and the office"]
)
def test_two_options_or_none_are_unclear(answer: str) -> None:
    assert read("choice", answer, choices=WORKPLACE) == "unclear"


def test_what_stands_outside_is_other_where_there_is_an_other() -> None:
    assert read("choice", "something else", choices=TRAVEL) == "other"
    assert read("choice", "by hovercraft", choices=TRAVEL) == "other"
    assert read("choice", "by hovercraft", choices=WORKPLACE) == "unclear"


def test_yes_and_no_are_options_like_in_a_question_of_yes_or_no() -> None:
    assert read("choice", "never have", choices=SURE) == "no"
    assert read("choice", "of course", choices=SURE) == "yes"


def test_a_status_may_be_an_option() -> None:
    assert read("choice", "no idea", choices=SURE) == "unsure"
    assert read("choice", "none of your business", choices=SURE) == "private"
    assert read("choice", "none of your business", choices=TRAVEL) == "refused"
    skip = options(skip="Skip|Leave them out", warn="Show a warning")
    assert read("choice", "skip them", choices=skip) == "skip"


def test_an_option_that_holds_another_ones_words_is_told_from_it() -> None:
    choices = options(remote="remote", anti="not remote")
    assert read("choice", "not remote", choices=choices) == "anti"
