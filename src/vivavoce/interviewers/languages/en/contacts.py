"""English: how addresses and phone numbers are spoken."""

from vivavoce.interviewers.quantity_words import ContactWords

CONTACTS = ContactWords(
    at=("at", "@"),
    dot=("dot", "period", "point"),
    dash=("dash", "hyphen", "minus"),
    underscore=("underscore", "under score", "_"),
    plus=("plus",),
    slash=("slash", "forward slash"),
    colon=("colon",),
    digits={
        "oh": "0",
        "o": "0",
        "nought": "0",
        "zero": "0",
        "one": "1",
        "two": "2",
        "three": "3",
        "four": "4",
        "five": "5",
        "six": "6",
        "seven": "7",
        "eight": "8",
        "nine": "9",
    },
    repeated={"double": 2, "triple": 3, "treble": 3},
    between_digits=(
        *("then", "and", "dash", "hyphen", "area", "code", "space", "pause", "followed", "by"),
    ),
    no_names=(
        *("me", "us", "it", "him", "her", "them", "look", "be", "am", "is", "are", "mail", "email"),
        *("reach", "address", "available", "work", "works", "working", "here", "there", "that"),
        *("not", "found", "site", "one", "and", "or", "also", "always", "usually"),
    ),
    regions=("US", "GB"),
    current=(
        *("now", "current", "new", "actually", "use", "better", "prefer", "best", "instead"),
        *("rather", "these days", "nowadays", "currently", "correct", "replaced", "moved to"),
        *("actually read", "go with", "please use", "preferably", "main", "from now on", "try"),
        *("call", "ring"),
    ),
    former=(
        *("used to be", "used to", "was", "old", "never", "dont", "dont use", "do not use"),
        *("never use", "not use", "not the", "not", "no longer", "shut", "closed", "formerly"),
        *("until", "previously", "isnt", "wont", "doesnt", "stopped", "dead", "defunct"),
        *("instead of", "before", "originally", "bounces", "expired", "ignore"),
    ),
    corrections=(
        *("sorry", "no wait", "wait", "i mean", "scratch that", "correction", "make that", "typo"),
        *("oops", "rather", "hang on", "should be", "meant", "my mistake", "hold on", "apologies"),
    ),
)
