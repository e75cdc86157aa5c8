"""What a model answers with: its shape, as types and as the JSON Schema it is shown.

The order of the fields is the order in which a model writes them: first what it decides, then
the words, so that the words can be shown as they come.
"""

from typing import Any, Literal, TypeVar

import msgspec

from vivavoce.domain.events import Usage

PROBES = ("elaborate", "clarify", "example", "contrast")
STATUSES = ("obtained", "partial", "refused", "unknown")

# An answer is a few hundred bytes; one far beyond that is no answer.
ANSWER_BYTES_MAX = 64 * 1024


class Learned(msgspec.Struct, frozen=True, kw_only=True):
    """One item of information, as the candidate's `messages` (their `n`) tell it."""

    item: str
    value: Any = None
    status: Literal["obtained", "partial", "refused", "unknown"] = "obtained"
    messages: list[int] = []


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What a model says and decides in one turn. What it may leave out has a default."""

    question: str | None
    probe: Literal["elaborate", "clarify", "example", "contrast"] | None = None
    done: bool = False
    stops: bool = False
    lead: str
    ask: str = ""
    learned: list[Learned] = []


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """The earlier part of an interview in short."""

    summary: str


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """One item that a whole interview shows."""

    item: str
    value: Any = None
    messages: list[int] = []


class Findings(msgspec.Struct, frozen=True, kw_only=True):
    """Everything a reviewer found."""

    found: list[Found]


class WrongShape(Exception):
    """What came is not of the shape that was asked for; the message tells a model what to mend.

    `usage` is what was counted for it, as far as nobody else counts it.
    """

    def __init__(self, message: str, *, usage: Usage | None = None) -> None:
        super().__init__(message)
        self.usage = usage or Usage()


T = TypeVar("T")


def decoded(text: str, shape: type[T]) -> T:
    """Return the JSON object in `text` as a `shape`.

    Models that are only asked for JSON put it in a fence or between sentences; what stands
    around the object is left out.

    Raises:
        WrongShape: there is none, it is cut off, or its fields are of other types.
    """
    if len(text) > ANSWER_BYTES_MAX:
        raise WrongShape("Your answer was far too long; keep every field short.")
    begin, end = text.find("{"), text.rfind("}")
    if begin < 0 or end < begin:
        raise WrongShape("Answer with one JSON object of the given fields and nothing else.")
    try:
        return msgspec.json.decode(text[begin : end + 1].encode(), type=shape)
    except RecursionError as error:
        raise WrongShape("Your answer holds lists within lists; give each field simply.") from error
    except (msgspec.MsgspecError, UnicodeError) as error:
        raise WrongShape(f"Your answer was not of the given shape: {str(error)[:200]}.") from error


_TEXT = {"type": "string"}
_FLAG = {"type": "boolean"}
_MESSAGES = {"type": "array", "items": {"type": "integer"}}


def _object(**properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


_END = {"anyOf": [{"type": "number"}, {"type": "null"}]}
_VALUE = {
    "anyOf": [
        _TEXT,
        {"type": "number"},
        _FLAG,
        {"type": "array", "items": _TEXT},
        _object(min=_END, max=_END),  # of a number, when a range was told
        {"type": "null"},
    ]
}


ANSWER_SCHEMA = _object(
    question={"anyOf": [_TEXT, {"type": "null"}]},
    probe={"anyOf": [{"type": "string", "enum": list(PROBES)}, {"type": "null"}]},
    done=_FLAG,
    stops=_FLAG,
    lead=_TEXT,
    ask=_TEXT,
    learned={
        "type": "array",
        "items": _object(
            item=_TEXT,
            value=_VALUE,
            status={"type": "string", "enum": list(STATUSES)},
            messages=_MESSAGES,
        ),
    },
)
SUMMARY_SCHEMA = _object(summary=_TEXT)
FINDINGS_SCHEMA = _object(
    found={"type": "array", "items": _object(item=_TEXT, value=_VALUE, messages=_MESSAGES)}
)
