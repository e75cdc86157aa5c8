"""The status of an answer, whatever was asked."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.interviewers.understanding.asking import options, read, understood
from tests.strategies import texts
from vivavoce.domain.guide import ValueType
from vivavoce.interviewers.language import load
from vivavoce.interviewers.understanding.answer import AnswerStatus
from vivavoce.interviewers.understanding.hearing import ears_of
from vivavoce.interviewers.understanding.intents import Intent, intent_of

CHOICES = options(remote="remote|from home", office="in the office|on site", anti="not remote")
ALL = [kind.value for kind in ValueType]


def status(kind: str, answer: str) -> str:
    return understood(kind, answer, choices=CHOICES).status.value


@pytest.mark.parametrize("kind", ALL)
@pytest.mark.parametrize(
    "answer",
    [
        "I’d rather not say",
        "id rahter not say",
        "none of your business",
        "NOYB",
        "Honestly that's not something I'm willing to get into here, sorry",
        "I signed an NDA so I can't talk about it",
        "next question please",
        "That's private",
    ],
)
def test_a_refusal_is_a_refusal_of_every_type(kind: str, answer: str) -> None:
    assert status(kind, answer) == "refused"


@pytest.mark.parametrize("kind", ALL)
@pytest.mark.parametrize(
    "answer",
    [
        "no idea, sorry",
        "dont rly know",
        "can't remember",
        "I'd have to check with the team",
        "haven't decided yet",
        "You'd have to ask my manager about that.",
        "Couldn't tell you, it was before my time",
    ],
)
def test_an_i_do_not_know_is_one_of_every_type(kind: str, answer: str) -> None:
    assert status(kind, answer) == "unknown"


@pytest.mark.parametrize("kind", ALL)
@pytest.mark.parametrize(
    "answer",
    ["", "  \n", "???", "🤔", "asdkjh kjjj", "What do you mean by that?", "you stupid machine"],
)
def test_what_says_nothing_or_asks_back_is_unclear(kind: str, answer: str) -> None:
    assert status(kind, answer) == "unclear"


@pytest.mark.parametrize("kind", ALL)
@pytest.mark.parametrize("answer", ["je ne sais pas", "Tak, oczywiście", "не знаю"])
def test_another_language_is_told_for_every_type(kind: str, answer: str) -> None:
    assert status(kind, answer) == "other-language"


@pytest.mark.parametrize(
    ("kind", "answer", "value"),
    [
        ("number", "no idea, maybe 5", 5),
        ("number", "I'd rather not give the exact figure but around 60k", 60_000),
        ("boolean", "Hm, not sure... I guess so, yes.", True),
        ("choice", "not sure tbh... in the office I think", "office"),
        ("list", "can't remember them all, but Søren and Mrs Obi", ["Søren", "Mrs Obi"]),
        ("list", "skip-level meetings, mostly", ["skip-level meetings"]),
    ],
)
def test_a_hedge_before_a_real_answer_is_an_answer(kind: str, answer: str, value: object) -> None:
    assert read(kind, answer, choices=CHOICES) == value


@pytest.mark.parametrize(
    "answer",
    [
        "not sure, probably the pricing",
        "I don't know anyone better than our accountant",
        "I'd rather not name them but it was a bank",
        "That's rather personal so I'd prefer not to, but fine: I'm scared of the silence.",
        "I skip them and come back at the end if there's time",
        '"No comment", usually, and then they hang up',
        "Can't remember the last trip where somebody didn't leave the pegs at home!",
    ],
)
def test_words_that_only_remind_of_a_refusal_are_an_answer(answer: str) -> None:
    assert read("text", answer) == answer


def test_a_refused_contact_is_refused() -> None:
    assert read("phone", "I'd prefer to keep it to email if that's ok") == "refused"
    assert read("email", "no thanks, I get enough mail as it is") == "refused"


@pytest.mark.parametrize(
    ("kind", "question", "answer", "expected"),
    [
        ("text", "How was the weather?", "The weather was dreadful, we left", "obtained"),
        ("list", "Which hobbies do you have?", "The weather has been terrible here", "unclear"),
        ("number", "How old is the roof?", "This form is a joke", "unclear"),
        ("text", "What do you think of our chatbot?", "this bot is a joke", "obtained"),
        ("text", "Who signs the contracts?", "My boss deals with that", "obtained"),
        ("number", "What is your turnover?", "my accountant deals with all that", "unknown"),
        ("list", "Which assets do you hold?", "assets?", "unclear"),
        ("text", "What is your churn rate?", "churn rate?", "unclear"),
    ],
)
def test_what_was_asked_decides_what_is_beside_the_point(
    kind: str, question: str, answer: str, expected: str
) -> None:
    assert understood(kind, answer, question=question).status.value == expected


def test_letters_that_are_numbers_elsewhere_are_read_without_a_mistake() -> None:
    for kind in ALL:
        for code in ("en", "de", "et", "xx"):
            understood(kind, "⁰0à0y0ß", question="⁰0à0y0ß", choices=CHOICES, code=code)


def test_no_words_of_a_person_are_remembered_but_the_latest() -> None:
    before = understood("text", "Kowalczyk runs the bakery with me")
    assert before.value
    understood("text", "and now for something else")
    for code in ("en", "et"):
        ears = ears_of(load(code))
        assert "Kowalczyk" not in ears.latest_text


@example("²%\x1b0", "choice", "en")  # a digit that is no number
@given(texts(max_size=300), st.sampled_from(ALL), st.sampled_from(["en", "et", "de", "xx"]))
def test_any_text_is_understood_somehow(text: str, kind: str, code: str) -> None:
    assert isinstance(intent_of(text, load(code)), Intent)
    found = understood(kind, text, question=text, choices=CHOICES, code=code)
    assert found.status is AnswerStatus.OBTAINED or found.value is None


# Each repeats what makes a careless pattern or a careless loop look at everything again.
NASTY = [
    *("1", "1 ", "1,", "1.", "1-", "1) ", " ", "\t", "\n", ",", "and ", " and", "(", "[", ")"),
    *("- ", "a", "i ", "one ", "yes ", "no, ", "well ", "remote ", "not ", "?", "'", "👍"),
    *("but ", "maybe ", "rather not ", "I don't know, ", "x/", "& ", "“a", "a. ", "q w ", "• "),
    *("\ufdfa", "я", "a("),
]


@pytest.mark.timeout(10)  # a pattern that runs wild takes minutes; how long it takes is measured
@pytest.mark.parametrize("piece", NASTY)
@pytest.mark.parametrize("kind", ["text", "list", "boolean", "choice"])
def test_no_answer_of_thirty_kibibytes_keeps_a_reader_for_ever(piece: str, kind: str) -> None:
    text = piece * (30 * 1024 // len(piece.encode()))
    for code in ("en", "et"):
        understood(kind, text + "!", question=text, choices=CHOICES, code=code)
        intent_of(text, load(code))


@pytest.mark.parametrize(
    "answer",
    [
        "I couldn't say no to the offer.",
        "I had no idea what my goals were, and my manager did not help.",
        "I have no idea where the company is going, and that scared me.",
        "It was personal - my father got ill.",
        "I would rather not work nights any more.",
        "I'd like to pass on what I learned, so I became a teacher.",
        "There was no comment from management after the layoffs.",
        "What can I say? The money was bad.",
    ],
)
def test_what_only_sounds_like_a_refusal_is_an_answer(answer: str) -> None:
    found = understood("text", answer, question="What led to your decision?")
    assert found.status is AnswerStatus.OBTAINED
    assert found.value == answer


@pytest.mark.parametrize(
    ("answer", "status"),
    [
        ("I'd rather not be asked that", AnswerStatus.REFUSED),
        ("I'd rather not have that on record", AnswerStatus.REFUSED),
        ("I have no idea where the money went", AnswerStatus.UNKNOWN),
        ("No idea, I only joined after it was shut down.", AnswerStatus.UNKNOWN),
    ],
)
def test_what_is_one_stays_one(answer: str, status: AnswerStatus) -> None:
    assert understood("text", answer, question="Where did the money go?").status is status
