"""The words of a language for numbers, dates and addresses: the shape of its tables.

A phrase is written in lower case and without apostrophes ("dont have any"). Where
several phrases fit, the longest wins, so an exception is simply a longer phrase:
"none of your" beside "none". A field without words is a thing the language says in
no way that we listen for.
"""

from collections.abc import Mapping

import msgspec

Words = tuple[str, ...]


class NumberWords(msgspec.Struct, frozen=True, kw_only=True):
    """Amounts, and what stands around them."""

    library: str = ""  # the code under which text2num reads this language; else `spelled` does
    spelled: Mapping[str, int] = {}
    decimal_mark: str = "."
    multipliers: Mapping[str, int] = {}  # "thousand", "k"
    counts: Mapping[str, float] = {}  # words that are numbers by themselves: "dozen"
    times: Mapping[str, float] = {}  # "twice"
    fractions: Mapping[str, float] = {}  # only a half goes without "a" or a number
    articles: Words = ()  # "a" year is one
    ones: Words = ()  # pronouns like a number: one "of"; hardly ever an amount
    ones_behind: Words = ()  # a "one" behind one of them does count: "have", "only"
    deferring: Words = ()  # a number behind one of them is no answer: "ask me in" two weeks
    how_many: Words = ()  # in a question for a count
    no_numbers: Words = ()  # phrases with a word for a number that is none here
    vague: Words = ()  # "a few" thousand is no number
    nothing: Words = ()  # none, wherever it stands
    nothing_alone: Words = ()  # none, when the clause ends with it
    nothing_of: Words = ()  # "no" children: none of what was asked
    not_nothing: Words = ()  # exceptions from the three before
    nothing_tails: Words = ()  # may follow in the same clause: "so far"
    everything: Words = ()  # a hundred percent
    just_one: Words = ()  # "only me"
    and_: Words = ()
    or_: Words = ()
    maybe: Words = ()
    to: Words = ()
    between: Words = ()
    about: Words = ()  # the number is meant nearly so
    at_least: Words = ()
    at_most: Words = ()
    or_more: Words = ()
    or_less: Words = ()
    out_of: Words = ()  # one "in" four
    minus: Words = ()
    per: Words = ()
    daily: Mapping[str, int] = {}  # "every day": how many days of a week that is
    periodic: Mapping[str, str] = {}  # "weekly": the unit of time
    grown: Words = ()  # "grew from" two to five: five
    adjectives: Words = ()  # may stand between a number and its unit
    endings: Words = ()  # written on the digits: "40ish"
    ordinal_endings: Words = ()
    labels: Words = ()  # a number behind one of them is a name: "number 5", "version 2"
    clock: Words = ()  # behind a time of day
    corrections: Words = ()  # what follows counts instead
    conclusions: Words = ()  # what follows is the sum of what was said: "so"
    conclusions_after: Words = ()  # the same, behind the sum: "in total"
    figures: Words = ()  # behind a number of digits: six "figures"
    former: Words = ()  # what is not so now: "used to be", "soon"
    current: Words = ()  # "now"
    year_marks: Words = ()  # a number of four digits behind one of them is a year
    since: Words = ()
    since_ages: Words = ()  # a number behind one of them is an age: "since i was"
    what_year: Words = ()  # in a question for a year
    units: Mapping[str, Words] = {}  # by the names in `understanding/units.py`


class DateWords(msgspec.Struct, frozen=True, kw_only=True):
    """Days, months and years, and how they are told from today."""

    months: tuple[Words, ...] = ()  # January first; each with its short forms
    month_endings_chars: int = 0  # how much longer than its name a month may be when inflected
    doubtful_months: Words = ()  # other words as well: "may", "march"
    weekdays: tuple[Words, ...] = ()  # Monday first
    seasons: Mapping[str, int] = {}  # the month in which it begins
    holidays: Mapping[str, tuple[int, int]] = {}  # month, day
    easter: Mapping[str, int] = {}  # days after Easter Sunday
    month_first: Words = ()  # somebody says so: "mm/dd"
    day_endings: Words = ()  # 3"rd"
    quarters: Words = ()  # "Q", "quarter"
    articles: Words = ()  # "a" week ago
    counts: Mapping[str, float] = {}  # a "couple" of weeks ago
    fillers: Words = ()  # may stand inside a date: "the", "of", "early"
    days_off: Mapping[str, int] = {}  # "yesterday" is -1
    units: Mapping[str, Words] = {}  # "day", "week", "month", "year", also "fortnight", "decade"
    half: Words = ()
    and_a_half: Words = ()
    and_: Words = ()  # two years "and" three months
    no_dates: Words = ()  # a date behind one of them is none of ours: "ask me" tomorrow
    denials: Words = ()  # what follows a "now" when it is no date: "now I dont know"
    ago: Words = ()  # behind a span of time
    ago_before: Words = ()  # before it: German "vor"
    ahead: Words = ()  # before it: "in"
    ahead_after: Words = ()  # behind it: "from now"
    vague: Words = ()  # "a few" years ago is no date
    last: Words = ()
    this: Words = ()
    this_unit: Words = ()  # before a month or a year alone: "end of the" month
    next: Words = ()
    before_last: Words = ()  # "the year before last"
    after_next: Words = ()
    or_: Words = ()
    until: Words = ()  # a range goes on, and its end does not count
    corrections: Words = ()
    conclusions: Words = ()
    former: Words = ()
    year_marks: Words = ()  # two digits behind one of them are a year: "class of"
    birth: Words = ()  # tells of a birth, which counts only when that is asked
    ahead_questions: Words = ()  # in a question about something to come
    behind_questions: Words = ()  # in one about something past
    question_words: Words = ()  # in any question for a date, so that they tell nothing


class ContactWords(msgspec.Struct, frozen=True, kw_only=True):
    """How addresses and phone numbers are spoken, and which of several counts."""

    at: Words = ()
    dot: Words = ()
    dash: Words = ()
    underscore: Words = ()
    plus: Words = ()
    slash: Words = ()
    colon: Words = ()
    digits: Mapping[str, str] = {}
    repeated: Mapping[str, int] = {}  # "double" five
    between_digits: Words = ()  # plus 353 "then" 1
    no_names: Words = ()  # "reach me at": before an "at" without being an address
    regions: Words = ()  # where a number without a country is taken to be; the first is trusted
    current: Words = ()  # near what counts: "now it is"
    former: Words = ()  # near what does not: "used to be"
    corrections: Words = ()
