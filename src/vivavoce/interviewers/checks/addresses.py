"""Links, e-mail addresses and phone numbers: an interviewer names those of the guide, or none."""

import re

from vivavoce.domain.events import Speaker
from vivavoce.interviewers.checks.guide_words import shown_texts
from vivavoce.interviewers.interviewer import View

# With a scheme, or with a name and one of the ends that names have which are clicked on.
LINK = re.compile(
    r"(?i:(?:https?|ftp|javascript|data|mailto)\s?:/{0,2}[^\s/]\S*|\bwww\.\S+)"
    r"|\b[a-z0-9][a-z0-9-]{0,62}(?:\.[a-z0-9-]{1,63}){0,3}\.(?:com|net|org|io|example|info|biz|app|dev|xyz|ru|cn"
    r"|de|ee|eu|co|uk|me|ly|fr|es|link|click|online|site)\b(?:[/?#:]\S*)?"
)
EMAIL = re.compile(r"[^\s@<>()\"']{1,64}@[^\s@]{1,253}\.[^\s@]{2,63}")
# A plus or a nought before it, or three groups: "2019-2023" and "10 000 000" are none.
PHONE = re.compile(
    r"(?<![\w.,])(?:\+|00|0|\()\d[\d ()/.-]{6,18}\d(?!\w)|(?<!\w)\d{3}[-. ]\d{3}[-. ]\d{4}(?!\w)"
)
MARKS = ".,;:!?)]}>\"'”“»"
# Without it there is no link; most sentences end in a full stop and have none.
SIGN = re.compile(r"[:.]\S")
PHONE_DIGITS_MIN = 7
# Of what the candidate said, so much of the latest is looked at.
CHARS_MAX = 64 * 1024


def names_strange_address(text: str, view: View) -> bool:
    """Whether `text` names one that neither the guide shows nor the candidate told."""
    found = _addresses(text)
    phones = [digits for digits in map(_digits, PHONE.findall(text)) if _is_long(digits)]
    if not found and not phones:
        return False
    told = _told(view)
    written = told.casefold()
    if any(each.casefold() not in written for each in found):
        return True
    dialled = _digits(told) if phones else ""
    return any(phone.lstrip("0") not in dialled for phone in phones)


def _addresses(text: str) -> list[str]:
    found: list[str] = LINK.findall(text) if SIGN.search(text) else []
    found += EMAIL.findall(text) if "@" in text else []
    return [each.strip(MARKS) for each in found]


def _told(view: View) -> str:
    """Return what the guide shows and the candidate told."""
    told: list[str] = list(shown_texts(view.guide))
    left = CHARS_MAX
    for message in reversed(view.interview.transcript):
        if message.speaker is Speaker.CANDIDATE and left > 0:
            told.append(message.text[:left])
            left -= len(message.text)
    return "\n".join([*told, view.interview.owner_asks or ""])


def _digits(text: str) -> str:
    return "".join(filter(str.isdecimal, text))


def _is_long(digits: str) -> bool:
    return len(digits) >= PHONE_DIGITS_MIN
