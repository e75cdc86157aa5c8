"""What a message is as a whole."""

import pytest

from vivavoce.interviewers.language import load
from vivavoce.interviewers.understanding.intents import Intent, intent_of

EN, ET, DE = load("en"), load("et"), load("de")


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("I’d rather not say", Intent.REFUSAL),
        ("id rather not talk about this, sorry", Intent.REFUSAL),
        ("No comment.", Intent.REFUSAL),
        ("pass", Intent.REFUSAL),
        ("Can we move on please", Intent.REFUSAL),
        ("Sorry, but I'd rather not say", Intent.REFUSAL),
        ("I don't know.", Intent.UNKNOWN),
        ("dunno", Intent.UNKNOWN),
        ("Well, I'm honestly not sure yet", Intent.UNKNOWN),
        ("What do you mean by that?", Intent.UNCLEAR),
        ("I'm not sure what you mean", Intent.UNCLEAR),
        ("Sorry?", Intent.UNCLEAR),
        ("what", Intent.UNCLEAR),
        ("Sorry, I don't quite understand", Intent.UNCLEAR),
        ("??", Intent.UNCLEAR),
        ("Who reads this?", Intent.QUESTION),
        ("who reads this", Intent.QUESTION),
        ("What is the weather like?", Intent.QUESTION),
        ("How are you?", Intent.QUESTION),
        ("Do you like pizza?", Intent.QUESTION),
        ("stakeholders in what sense?", Intent.UNCLEAR),
        ("systems as in computers?", Intent.UNCLEAR),
        ("I don't know it by heart", Intent.UNKNOWN),
        ("I couldn't possibly say", Intent.UNKNOWN),
        ("I can't think of any", Intent.UNKNOWN),
        ("no", Intent.NOTHING),
        ("No, I think that's all, thanks", Intent.NOTHING),
        ("Nothing I can think of right now.", Intent.NOTHING),
        # Answers, although they remind of something else:
        ("I don't know anyone better than our accountant", Intent.ANSWER),
        ("It should help people who don't understand their bills", Intent.ANSWER),
        ("I'd rather not say the name, but it is a bank", Intent.ANSWER),
        ("they never tell anyone, they just leave", Intent.ANSWER),
        ("we was both waiting for the same broken lift", Intent.ANSWER),
        ("not sure, the reviews maybe", Intent.ANSWER),
        ("How about nine to five?", Intent.ANSWER),
        ("Pass messages on to the team", Intent.ANSWER),
        ("No meetings", Intent.ANSWER),
        ("What we have now", Intent.ANSWER),
        ("It is not to move", Intent.ANSWER),
        ("Python?", Intent.ANSWER),
        ("👍", Intent.ANSWER),
    ],
)
def test_a_message_is_told_to_be_an_answer_or_something_else(text: str, intent: Intent) -> None:
    assert intent_of(text, EN) is intent


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("Ma ei soovi sellest rääkida.", Intent.REFUSAL),
        ("Jätame vahele, palun", Intent.REFUSAL),
        ("Selle kohta ma midagi ei ütle.", Intent.REFUSAL),
        ("See on liiga isiklik", Intent.REFUSAL),
        ("Ma ei räägi klientidele hinnast enne, kui nad küsivad", Intent.ANSWER),
        ("Ausalt öeldes ei tea", Intent.UNKNOWN),
        ("Ei oska veel öelda", Intent.UNKNOWN),
        ("Mida te silmas peate?", Intent.UNCLEAR),
        ("Ei, see on kõik, aitäh", Intent.NOTHING),
        ("Kes seda loeb?", Intent.QUESTION),
        ("I don't know", Intent.UNKNOWN),
        ("Klienditugi", Intent.ANSWER),
    ],
)
def test_estonian_is_understood(text: str, intent: Intent) -> None:
    assert intent_of(text, ET) is intent


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("Das möchte ich nicht sagen.", Intent.REFUSAL),
        ("Weiter bitte", Intent.REFUSAL),
        ("Dazu möchte ich nichts sagen.", Intent.REFUSAL),
        ("Dazu sage ich nichts.", Intent.REFUSAL),
        ("Das behalte ich lieber für mich", Intent.REFUSAL),
        ("Dazu kann ich nichts sagen", Intent.UNKNOWN),
        ("Ich sage den Kunden nichts, bevor es fertig ist", Intent.ANSWER),
        ("Das weiß ich leider noch nicht", Intent.UNKNOWN),
        ("Keine Ahnung", Intent.UNKNOWN),
        ("Wie meinen Sie das?", Intent.UNCLEAR),
        ("Nein danke, das war alles", Intent.NOTHING),
        ("Wer liest das?", Intent.QUESTION),
        ("Kundendienst", Intent.ANSWER),
    ],
)
def test_german_is_understood(text: str, intent: Intent) -> None:
    assert intent_of(text, DE) is intent
