"""Whole answers that fit on a button, in every language the script has words for.

Each is what a person might write, and the script understands it: tests say so.
"""

from collections.abc import Mapping

import msgspec


class Taps(msgspec.Struct, frozen=True, kw_only=True):
    """The answers of one language."""

    yes: str
    no: str
    agree: str  # to consent
    disagree: str
    all_right: str  # to a summary
    not_right: str
    nothing_more: str  # to the last open question
    end_it: str  # to "shall it end here?"
    go_on: str
    what_do_you_mean: str
    rather_not_say: str


TAPS: Mapping[str, Taps] = {
    "en": Taps(
        yes="Yes",
        no="No",
        agree="Yes, I agree",
        disagree="No, I do not agree",
        all_right="All correct",
        not_right="Something is not right",
        nothing_more="No, that is all",
        end_it="Yes, end it here",
        go_on="No, carry on",
        what_do_you_mean="What do you mean?",
        rather_not_say="I’d rather not say",
    ),
    "de": Taps(
        yes="Ja",
        no="Nein",
        agree="Ja, ich stimme zu",
        disagree="Nein, ich stimme nicht zu",
        all_right="Alles richtig",
        not_right="Etwas stimmt nicht",
        nothing_more="Nein, das ist alles",
        end_it="Ja, bitte beenden",
        go_on="Nein, weitermachen",
        what_do_you_mean="Wie meinen Sie das?",
        rather_not_say="Das möchte ich nicht sagen",
    ),
    "et": Taps(
        yes="Jah",
        no="Ei",
        agree="Jah, olen nõus",
        disagree="Ei, ma ei ole nõus",
        all_right="Kõik on õige",
        not_right="Midagi on valesti",
        nothing_more="Ei, see on kõik",
        end_it="Jah, lõpetame",
        go_on="Ei, jätkame",
        what_do_you_mean="Mida te silmas peate?",
        rather_not_say="Ma ei soovi seda öelda",
    ),
}
