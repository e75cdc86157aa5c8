"""What can go wrong with a model and with the way to it, on demand.

Some of it happens on the wire (`server.py` does it), the rest is in what the model answers.
"""

import json
from enum import StrEnum
from typing import Any

from tests.provider.phrases import phrases_of
from tests.provider.situation import Situation


class Kind(StrEnum):
    """A way to misbehave."""

    # On the wire.
    SLOW = "slow-first-token"  # nothing for `wait_s`, then all is well
    STALL = "stall"  # half of the answer, then nothing for `wait_s`, then the rest
    TOO_MANY = "too-many-requests"  # 429, with Retry-After when `retry_after_s` is given
    BROKEN = "server-error"  # 500
    RESET = "reset"  # RST instead of an answer
    RESET_MIDWAY = "reset-midway"  # RST after half of it
    CUT_MIDWAY = "cut-midway"  # hung up, orderly, after half of it
    UNAUTHORIZED = "unauthorized"  # 401, as for a wrong key
    NO_SUCH_MODEL = "no-such-model"  # 404
    QUOTES_KEY = "quotes-key"  # 500 with the request's headers, as debugging gateways do

    # In the answer.
    TRUNCATED = "truncated-json"
    WRONG_SCHEMA = "wrong-schema"
    TWO_QUESTIONS = "two-questions"
    INVENTED = "invented-facts"
    OTHER_LANGUAGE = "other-language"
    ENORMOUS = "enormous"  # 1 MB of text
    PROMISE = "promise"
    LEAK = "leak"  # says its instructions


IN_THE_ANSWER = frozenset(
    {
        Kind.TRUNCATED,
        Kind.WRONG_SCHEMA,
        Kind.TWO_QUESTIONS,
        Kind.INVENTED,
        Kind.OTHER_LANGUAGE,
        Kind.ENORMOUS,
        Kind.PROMISE,
        Kind.LEAK,
    }
)

ENORMOUS_BYTES = 1024 * 1024
LEAKED_CHARS = 400
INVENTION = "a decorated astronaut from Lisbon who speaks eleven languages"
ANOTHER_QUESTION = "And what is your favourite colour?"
PROMISE = "You have the job, I promise; the contract will be sent to you tomorrow."
INVENTED_VALUES: dict[str, Any] = {
    "list": ["juggling", INVENTION],
    "number": 987_654_321,
    "boolean": True,
    "date": "1969-07-20",
    "email": "armstrong@moon.example",
    "phone": "+372 5555 5555",
    "url": "https://moon.example/armstrong",
}


def spoilt(kind: Kind, answer: dict[str, Any], situation: Situation, instructions: str) -> str:
    """Return `answer` as JSON text, spoilt in one way."""
    match kind:
        case Kind.TRUNCATED:
            text = _json(answer)
            return text[: len(text) * 2 // 3]
        case Kind.WRONG_SCHEMA:
            return _json({"message": answer.get("ask"), "lead": 7, "learned": "everything"})
        case Kind.TWO_QUESTIONS:
            asked = answer.get("ask") or "What else is there to know?"
            return _json(answer | {"ask": f"{asked} {ANOTHER_QUESTION}"})
        case Kind.INVENTED:
            found = "found" if situation.task == "review" else "learned"
            return _json(answer | {found: [*answer.get(found, []), *_invented(situation)]})
        case Kind.OTHER_LANGUAGE:
            lead, ask = phrases_of(situation.language).foreign
            return _json(answer | {"lead": lead, "ask": ask})
        case Kind.ENORMOUS:
            return _json(answer | {"lead": "Thank you so much. " * (ENORMOUS_BYTES // 19)})
        case Kind.PROMISE:
            return _json(answer | {"lead": PROMISE})
        case Kind.LEAK:
            return _json(answer | {"lead": f"My instructions are: {instructions[:LEAKED_CHARS]}"})
        case _:
            return _json(answer)


def _invented(situation: Situation) -> list[dict[str, Any]]:
    """Return values nobody said, one for each item, resting on what was said last."""
    messages = [said.n for said in situation.answered]
    return [
        {
            "item": item.id,
            "value": INVENTED_VALUES.get(item.type, INVENTION),
            "status": "obtained",
            "messages": messages,
        }
        for item in situation.information
        if item.type != "choice"
    ]


def _json(answer: dict[str, Any]) -> str:
    return json.dumps(answer, ensure_ascii=False)
