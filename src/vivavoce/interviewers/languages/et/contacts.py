"""Estonian: how addresses and phone numbers are spoken."""

from vivavoce.interviewers.quantity_words import ContactWords

CONTACTS = ContactWords(
    at=("ätt", "at"),
    dot=("punkt",),
    dash=("sidekriips", "kriips", "miinus"),
    underscore=("alakriips",),
    plus=("pluss",),
    slash=("kaldkriips",),
    colon=("koolon",),
    digits={
        "null": "0",
        "üks": "1",
        "kaks": "2",
        "kolm": "3",
        "neli": "4",
        "viis": "5",
        "kuus": "6",
        "seitse": "7",
        "kaheksa": "8",
        "üheksa": "9",
    },
    between_digits=("ja", "siis"),
    no_names=("mind", "mulle", "on", "meil"),
    regions=("EE", "FI"),
    current=("nüüd", "uus", "praegu", "pigem", "parem"),
    former=("vana", "enne", "varem", "oli", "mitte", "enam"),
    corrections=("vabandust", "ei", "õigemini", "oota"),
)
