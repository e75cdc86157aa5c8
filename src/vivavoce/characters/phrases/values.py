"""How people give a value: frames around it (`{value}`), and what values are made of."""

from vivavoce.characters.phrases.grammar import Bank

FRAMES: Bank = {
    "number": (
        *("{value}", "{value}", "About {value}.", "I'd say {value}.", "It's {value}."),
        *("Roughly {value}, I think.", "That would be {value}.", "{value}, give or take."),
        *("Let me think… {value}.", "Around {value} at the moment.", "{value} I believe"),
    ),
    "date": (
        *("{value}", "{value}", "That is {value}.", "That would be {value}.", "{value}, I think."),
        *("If I remember right, {value}.", "I have {value} in my calendar.", "{value}, why?"),
    ),
    "choice": (
        *(
            "{value}",
            "{value}",
            "{value}, I think.",
            "That would be {value}.",
            "Definitely {value}.",
        ),
        *("I'd go for {value}.", "Of those, {value}.", "Probably {value}.", "{value} please"),
    ),
    "list": ("{value}", "{value}.", "Let me see: {value}.", "I would name {value}.", "So: {value}"),
    "email": (
        *("{value}", "You can reach me at {value}.", "My address is {value}.", "it's {value}"),
        *("Best use {value}, I read that every day.", "{value} (work)"),
    ),
    "phone": (
        *("{value}", "My number is {value}.", "{value}, after five please.", "Call {value}."),
        *("it's {value}", "{value} is my mobile."),
    ),
    "url": (
        *("{value}", "It's at {value}.", "Have a look at {value}", "You'll find it here: {value}"),
    ),
    "yes": (
        *("Yes.", "yes", "Yeah, sure.", "Yes, {because}.", "Yep", "Of course.", "I do, yes."),
        *("Yes, I think so.", "Absolutely.", "Sure, no problem there.", "Definitely, {because}."),
    ),
    "no": (
        *("No.", "no", "Nope.", "No, not really.", "No, {because}.", "I don't think so."),
        *("Not at all.", "No, never.", "Certainly not.", "Unfortunately no."),
    ),
    "because": (
        *("for years now", "at least since spring", "as far as I know", "I asked about it"),
        *("that was never a question", "my wife would say the same", "we agreed on that early"),
    ),
    # No value can be made of these, and a person would ask again.
    "unclear": (
        *("That depends.", "Hard to put a figure on it.", "the usual", "More than before."),
        *("somewhere in the middle", "It varies quite a bit.", "as always", "Enough, I guess."),
    ),
}

FIRST_NAMES = (
    *("Ada", "Liam", "Mari", "Jürgen", "Priya", "Tom", "Ines", "Olu", "Grace", "Piotr", "Zoë"),
    *("Karl", "Aiko", "Ruth", "Mehmet", "Elena", "Sam", "Noor", "Hugo", "Kadri", "Ben", "Wanjiru"),
)
LAST_NAMES = (
    *("Tamm", "Okafor", "Smith", "Meyer", "Silva", "Novak", "Kask", "Brown", "Rossi", "Haddad"),
    *("Larsen", "Patel", "Moreau", "Byrne", "Sato", "Kowalska", "Reyes", "Fischer", "Lind", "Cole"),
)
# Reserved for examples (RFC 2606), so that nobody is ever written to.
DOMAINS = ("example.com", "example.org", "example.net", "mail.example.com", "shop.example.org")
# Set aside for fiction: Ofcom (UK), NANPA 555-01XX (US), Bundesnetzagentur (Germany).
PHONES = (
    *("+44 20 7946 0{:03}", "+44 7700 900{:03}", "+1 212 555 01{:02}", "+49 30 23125 {:03}"),
    *("+1 (415) 555-01{:02}", "0044 20 7946 0{:03}", "+49 171 39200{:02}"),
)
PATHS = ("", "", "/about", "/team/ada", "/cv.pdf", "/work?id=12", "/blog/2024/spring")
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)
NUMBER_WORDS = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"),
    *("nineteen", "twenty"),
)
# Unit to the range of believable amounts, and what people call it.
AMOUNTS: dict[str, tuple[int, int]] = {
    **dict.fromkeys(("year", "years", "yr", "a"), (1, 25)),
    **dict.fromkeys(("month", "months"), (1, 30)),
    **dict.fromkeys(("week", "weeks"), (1, 12)),
    **dict.fromkeys(("day", "days"), (1, 25)),
    **dict.fromkeys(("hour", "hours", "h"), (1, 45)),
    **dict.fromkeys(("minute", "minutes", "min"), (5, 90)),
    **dict.fromkeys(("EUR", "USD", "GBP", "€", "$", "£"), (200, 90_000)),
    **dict.fromkeys(("%", "percent"), (1, 100)),
    **dict.fromkeys(("people", "persons", "employees"), (1, 400)),
    **dict.fromkeys(("kg", "kilogram"), (45, 110)),
    **dict.fromkeys(("cm", "centimetre"), (150, 195)),
    **dict.fromkeys(("km", "kilometre"), (1, 60)),
}
UNIT_NAMES: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("year", "years", "yr", "a"), ("years", "yrs", "years")),
    **dict.fromkeys(("month", "months"), ("months", "months", "mths")),
    **dict.fromkeys(("week", "weeks"), ("weeks",)),
    **dict.fromkeys(("day", "days"), ("days",)),
    **dict.fromkeys(("hour", "hours", "h"), ("hours", "hrs", "h")),
    **dict.fromkeys(("minute", "minutes", "min"), ("minutes", "min")),
    **dict.fromkeys(("EUR", "€"), ("EUR", "euros", "€")),
    **dict.fromkeys(("USD", "$"), ("USD", "dollars")),
    **dict.fromkeys(("GBP", "£"), ("GBP", "pounds")),
    **dict.fromkeys(("%", "percent"), ("%", " percent")),
}
