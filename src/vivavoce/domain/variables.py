"""Variables in a guide's texts: `Hello {candidate.name|there}`.

A name, then the words for when it is not known. Known names are `candidate.name`
and the ids of the guide's information items. `{{` and `}}` are braces; braces that
hold anything else stay as they are.
"""

import re
from collections.abc import Callable

import msgspec

CANDIDATE_NAME = "candidate.name"

VARIABLE = re.compile(
    r"(?P<brace>\{\{|\}\})"
    r"|\{ *(?P<name>[a-z0-9][a-z0-9_.-]{0,63}) *(?:\|(?P<otherwise>[^{}]*))?\}"
)
NO_SPACE_BEFORE = tuple(",.;:!?…)")


class Variable(msgspec.Struct, frozen=True):
    """What stands for a value. `otherwise` are the words without one; None: there are none."""

    name: str
    otherwise: str | None


def variables_in(text: str) -> list[Variable]:
    """Return the variables of `text`, in order."""
    return [_variable(match) for match in VARIABLE.finditer(text) if match["name"]]


def fill(text: str, value_of: Callable[[str], str | None]) -> str:
    """Return `text` with every variable replaced by its value, or by the words it has instead.

    Values are words of people and are put in as they are: what looks like a variable in
    one stays. A variable with neither value nor words vanishes, and a space with it.
    """
    done = ""
    at = 0
    for match in VARIABLE.finditer(text):
        done += text[at : match.start()]
        at = match.end()
        if match["brace"]:
            done += match["brace"][0]
            continue
        variable = _variable(match)
        value = value_of(variable.name)
        words = value if value is not None else variable.otherwise
        if words:
            done += words
        else:
            done, at = _closed_up(done, text, at)
    return done + text[at:]


def _variable(match: re.Match[str]) -> Variable:
    otherwise = match["otherwise"]
    return Variable(match["name"], None if otherwise is None else otherwise.strip())


def _closed_up(done: str, text: str, at: int) -> tuple[str, int]:
    """Return `done` and where `text` goes on after a variable that vanished."""
    if not done or done[-1].isspace():
        while text[at : at + 1] == " ":
            at += 1
        if at == len(text) or text.startswith(("\n", *NO_SPACE_BEFORE), at):
            done = done.rstrip(" ")
    return done, at
