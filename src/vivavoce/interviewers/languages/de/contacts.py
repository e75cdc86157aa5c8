"""German: how addresses and phone numbers are spoken."""

from vivavoce.interviewers.quantity_words import ContactWords

CONTACTS = ContactWords(
    at=("at", "ät", "klammeraffe"),
    dot=("punkt", "dot"),
    dash=("bindestrich", "minus", "strich"),
    underscore=("unterstrich",),
    plus=("plus",),
    slash=("schrägstrich", "slash"),
    colon=("doppelpunkt",),
    digits={
        "null": "0",
        "eins": "1",
        "zwei": "2",
        "zwo": "2",
        "drei": "3",
        "vier": "4",
        "fünf": "5",
        "sechs": "6",
        "sieben": "7",
        "acht": "8",
        "neun": "9",
    },
    repeated={"doppel": 2},
    between_digits=("dann", "und", "vorwahl"),
    no_names=("mich", "uns", "mir", "ist", "bin", "mail", "email"),
    regions=("DE", "AT", "CH"),
    current=("jetzt", "neu", "neue", "neuerdings", "lieber", "besser", "aktuell", "stattdessen"),
    former=("früher", "alte", "war", "nicht", "nicht mehr", "bis", "nie", "statt", "kein"),
    corrections=("sorry", "nein", "quatsch", "entschuldigung", "ich meine", "halt", "tippfehler"),
)
