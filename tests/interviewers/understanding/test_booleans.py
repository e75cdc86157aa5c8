"""Yes or no."""

import pytest

from tests.interviewers.understanding.asking import read, understood


@pytest.mark.parametrize(
    ("code", "answer", "found"),
    [
        ("en", "Yes", True),
        ("en", "well, of course, if it is needed", True),
        ("en", "definetly", True),
        ("en", "I did", True),
        ("en", "they certainly have", True),
        ("en", "in a heartbeat", True),
        ("en", "No problem", True),
        ("en", "without a doubt", True),
        ("en", "No, never", False),
        ("en", "of course not", False),
        ("en", "I don't think so", False),
        ("en", "we haven't", False),
        ("en", "not a chance", False),
        ("en", "can't say I have", False),
        ("et", "Jah, kindlasti", True),
        ("et", "Muidugi mitte", False),
        ("de", "Natürlich", True),
        ("de", "Eher nicht", False),
        ("de", "yes", True),
    ],
)
def test_a_yes_or_a_no_is_heard_in_many_forms(code: str, answer: str, found: bool) -> None:
    assert read("boolean", answer, code=code) is found


@pytest.mark.parametrize(
    ("answer", "found"), [("👍", True), ("✅ sure", True), ("👎", False), ("❌", False)]
)
def test_a_sign_answers(answer: str, found: bool) -> None:
    assert read("boolean", answer) is found


@pytest.mark.parametrize("answer", ["Yes and no", "It depends", "50/50", "maybe", "half and half"])
def test_what_says_both_or_neither_is_unclear(answer: str) -> None:
    assert read("boolean", answer) == "unclear"


@pytest.mark.parametrize(
    ("answer", "found"),
    [
        ("No... oh wait, actually yes!", True),
        ("Yes. Well, tried to, they sent me away. So no, strictly speaking.", False),
        ("nobody here knows it better than me, so yes", True),
        ("yes, but I never go", True),
    ],
)
def test_the_last_plain_word_counts(answer: str, found: bool) -> None:
    assert read("boolean", answer) is found


@pytest.mark.parametrize(
    ("question", "answer", "found"),
    [
        ("Do you smoke?", "gave up in 2010", False),
        ("Have you stopped smoking?", "I quit in 2016", True),
        ("Do you own a car?", "I sold it last year", False),
        ("Do you have children?", "two girls, 4 and 7", True),
        ("Have you ever missed a flight?", "never missed one", False),
        ("Do you speak a second language?", "Only English, sorry", False),
        ("Did the pharmacist explain it?", "She went through all of it with me", True),
        ("Did you enjoy the course?", "it was awful", False),
        ("Did you enjoy the course?", "couldn't have been better", True),
        ("Do you wear glasses?", "blind as a bat without my glasses", True),
        ("Have you told your manager?", "I'm going to, on Friday", False),
        ("Do you mind if we record this?", "not at all", False),
        ("May we call you?", "I'd rather not", False),
    ],
)
def test_a_statement_affirms_or_denies_what_was_asked(
    question: str, answer: str, found: bool
) -> None:
    assert read("boolean", answer, question=question) is found


CONSENT = [
    "ok",
    "okay then",
    "Ok, go ahead",
    "go ahead",
    "alright",
    "fine by me",
    "y",
    "k",
    "I agree",
    "I accept",
    "happy to",
    "no prob",
    "you may",
    "by all means",
    "that's fine",
]


@pytest.mark.parametrize("answer", CONSENT)
@pytest.mark.parametrize("question", ["Do you agree that we keep your answers?", "May we begin?"])
def test_everyday_words_give_consent(question: str, answer: str) -> None:
    assert read("boolean", answer, question=question) is True


@pytest.mark.parametrize(
    ("code", "question", "answer", "found"),
    [
        ("de", "Dürfen wir das Gespräch aufzeichnen?", "einverstanden", True),
        ("de", "Dürfen wir das Gespräch aufzeichnen?", "Ich bin nicht einverstanden", False),
        ("de", "Dürfen wir das Gespräch aufzeichnen?", "Ich wohne in Köln", "unclear"),
        ("et", "Kas tohime vestlust salvestada?", "olen nõus", True),
        ("et", "Kas tohime vestlust salvestada?", "Ma ei ole nõus", False),
        ("et", "Kas tohime vestlust salvestada?", "Elan Tartus", "unclear"),
    ],
)
def test_consent_is_heard_in_other_languages(
    code: str, question: str, answer: str, found: object
) -> None:
    assert read("boolean", answer, question=question, code=code) == found


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("May we come back to you?", "Perhaps 200 to 300 euros, the app mostly"),
        ("Do you have a work permit?", "I have three months' notice, so the first of March 2027"),
        (
            "Did anything happen here that somebody should look into?",
            "Fairly. He was honest with me even when he couldn't do anything about it.",
        ),
        ("Do you agree to take part?", "I'm Greta, I run the bakery on Mill Lane"),
        ("May we share your answers with the trainer?", "The trainer was called Deepa."),
        ("Could we visit in spring?", "The workshop burnt down in May"),
        ("May we keep your CV on file?", "I studied chemistry in Leeds"),
        ("Did anything unsafe happen on your shift?", "Marek drives the forklift"),
        ("Have you been harassed at work?", "My contract ends in May"),
        ("Do you agree to take part?", "What happens if I say no?"),
    ],
)
def test_a_statement_about_something_else_is_neither_yes_nor_no(question: str, answer: str) -> None:
    assert read("boolean", answer, question=question) == "unclear"


@pytest.mark.parametrize(
    ("answer", "found"),
    [
        ("definetly", True),
        ("Absolutley", True),
        ("yss", True),
        ("yesss", True),
        ("defintely not", False),
        ("not realy", False),
        ("nooo", False),
    ],
)
def test_a_slip_of_the_finger_is_still_a_yes_or_a_no(answer: str, found: bool) -> None:
    assert read("boolean", answer, question="Did you feel listened to?") is found


@pytest.mark.parametrize(
    ("question", "answer", "found"),
    [
        ("May we call you back?", "please stop calling me", False),
        ("Can we use your photo?", "you can, yeah", True),
        ("Do you mind if we call after six?", "I'd rather you didn't", True),
        ("Is there a lift on each floor?", "on the ground floor only", False),
        ("Does the app work offline?", "It says it does but it doesn't", False),
        ("Does anybody else work there?", "only me", False),
        ("Do you pay for it yourself?", "the uni covers it", False),
        ("Did they pay you on time?", "two weeks late, every single month", False),
    ],
)
def test_it_matters_who_may_what_and_how_much_of_it(
    question: str, answer: str, found: bool
) -> None:
    assert read("boolean", answer, question=question) is found


@pytest.mark.parametrize(
    "answer", ["Yes, but the phone number is missing", "Ok, but only ten minutes"]
)
def test_a_yes_with_a_but_is_thin(answer: str) -> None:
    found = understood("boolean", answer, question="Is that right?")
    assert found.value is True
    assert found.thin


def test_the_last_sentence_that_asks_is_the_question() -> None:
    question = "Your answers are kept for a year. Do you agree? (You can stop at any time.)"
    assert read("boolean", "I agree", question=question) is True
    assert read("boolean", "A year is a long time", question=question) == "unclear"


def test_a_half_hearted_yes_is_thin() -> None:
    assert understood("boolean", "more or less").value is True
    assert understood("boolean", "more or less").thin
    assert not understood("boolean", "yes").thin


@pytest.mark.parametrize(
    ("question", "answer", "found"),
    [
        ("Is it recorded in a studio?", "hahaha nah mate, it's a cupboard full of duvets", False),
        ("Does he get on with dogs?", "Hmm, for the most part yes! He's odd about poodles", True),
        ("Did you get the deposit back?", "eventually yeah, took four months", True),
        ("Will prices force you out?", "hopefully not but realistically yes, by autumn", True),
        ("Did your parents run it?", "Yes and no doubt my daughter will too", True),
        ("Do you smoke?", "at work yes", True),
        ("Do you smoke?", "at the moment no", False),
        ("Do you smoke?", "at work yes, at home no", "unclear"),
        ("Do you smoke?", "the boss yes", "unclear"),
        ("Did you like it?", "yes and no", "unclear"),
        ("May we call you?", "by email yes", "unclear"),
    ],
)
def test_a_plain_word_counts_behind_what_leads_up_to_it(
    question: str, answer: str, found: object
) -> None:
    assert read("boolean", answer, question=question) == found


@pytest.mark.parametrize(
    ("question", "answer", "found"),
    [
        ("Do you vote?", "Haven't missed one since I turned 18", True),
        ("Do you vote?", "not once have I not voted", True),
        ("Do you wear a helmet?", "wouldn't get on the bike without it", True),
        ("Do you lock the door?", "never not locked it", True),
        ("Have you ever missed a flight?", "haven't missed one yet", False),
        ("Do you sleep well without tablets?", "I couldn't sleep without them", False),
        ("Could you do without a phone?", "couldn't do without it", False),
    ],
)
def test_who_denies_twice_affirms(question: str, answer: str, found: bool) -> None:
    assert read("boolean", answer, question=question) is found


@pytest.mark.parametrize(
    ("question", "answer", "found"),
    [
        ("Do you have any pets?", "two cats and a very old tortoise", True),
        ("Do you carry an inhaler?", "There are always two in my rucksack", True),
        ("Do you have any tattoos?", "four so far", True),
        ("Do you have any food allergies?", "just shellfish", True),
        ("Do you have any pets?", "my neighbour has a dog", "unclear"),
        ("Do you have a car?", "one, but it's sold now", "unclear"),
        ("Do you have any children?", "two cats", "unclear"),
        ("Do you have any safety concerns?", "Two lads drive the forklift", "unclear"),
        ("Do you have a work permit?", "I have three months' notice", "unclear"),
        ("Do you have more than ten employees?", "four", "unclear"),
        ("Are there enough chairs?", "about 40", "unclear"),
        ("Do you agree to take part?", "two of us", "unclear"),
    ],
)
def test_a_quantity_affirms_that_there_are_any(question: str, answer: str, found: object) -> None:
    assert read("boolean", answer, question=question) == found


@pytest.mark.parametrize(
    ("question", "answer", "found"),
    [
        ("Is the lift working?", "It's been out of order since Tuesday, you can imagine", False),
        ("Have you got a dishwasher?", "Everything gets washed by hand", False),
        ("Do you trust the readings?", "They've been wrong three times", False),
        ("Did you ever regret leaving?", "best decision I ever made", False),
        ("Would you join if asked?", "I'd be honoured", True),
        ("Is your software open source?", "Everything's on GitHub under MIT", True),
        ("Was anyone hurt?", "Everybody got out without a scratch", False),
        ("Do you live alone?", "It's just been me since Harold passed", True),
        ("Are you married?", "Thirty-one years this October", True),
        ("Is this your first job?", "third, actually", False),
    ],
)
def test_a_state_affirms_or_denies_by_itself(question: str, answer: str, found: bool) -> None:
    assert read("boolean", answer, question=question) is found
