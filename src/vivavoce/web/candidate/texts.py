"""Which language a candidate's page speaks, and the sentences that no template holds.

The interview's language decides. Where no interview was reached, the browser's does.
"""

from starlette.requests import Request

from vivavoce.errors import Malformed, Refused, TooLarge
from vivavoce.web.catalogue import SOURCE, Catalogue, catalogue, languages
from vivavoce.web.pages import speak

HEADER_CHARS_MAX = 500
LANGUAGES_MAX = 20


def _(sentence: str) -> str:
    """Mark a sentence for the catalogues; it is translated where it is shown."""
    return sentence


NO_SUCH_LINK = _(
    "This link does not lead to an interview, or was withdrawn. Ask whoever sent it for a new one."
)
NO_SUCH_INTERVIEW = _("There is no such interview.")
NOT_LET_IN = _(
    "This device is not known here. Open the link you were sent once more; it lets you in."
)

TOO_LONG = _("That is longer than one answer can be. Please send it in several parts.")
NO_MORE_ANSWERS = _("This interview takes no more answers. What you wrote was not stored:")
NOTHING_TO_SEND = _("There was nothing to send yet, or something in it cannot be kept as text.")


def speak_as_the_browser(request: Request) -> Catalogue:
    """Have what is answered to `request` speak the best language the browser asks for."""
    texts = catalogue(accepted(request.headers.get("accept-language", "")))
    speak(request, texts)
    return texts


def accepted(header: str) -> str:
    """Return the language of ours that an Accept-Language header likes best, English in doubt."""
    liked: list[tuple[float, str]] = []
    for part in header[:HEADER_CHARS_MAX].split(",")[:LANGUAGES_MAX]:
        tag, _semicolon, quality = part.partition(";")
        base = tag.strip().partition("-")[0].lower()
        if base in languages():
            liked.append((_quality(quality), base))
    best = max(liked, key=lambda one: one[0], default=(0.0, SOURCE))
    return best[1] if best[0] > 0 else SOURCE


def _quality(parameter: str) -> float:
    name, _equals, value = parameter.strip().partition("=")
    if name.strip().lower() != "q":
        return 1.0
    try:
        return float(value)
    except ValueError:
        return 0.0


def in_plain_words(error: Malformed | Refused) -> tuple[int, str]:
    """Return the HTTP status and, in English, why a candidate's answer was not taken."""
    if isinstance(error, TooLarge):
        return 413, TOO_LONG
    if isinstance(error, Refused):
        return 409, NO_MORE_ANSWERS
    return 422, NOTHING_TO_SEND
