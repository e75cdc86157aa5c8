"""What is wrong with a reply, told to whoever made it."""

from enum import StrEnum

import msgspec


class Code(StrEnum):
    """The kinds of objection; they are counted, and never change."""

    EMPTY = "empty"
    TOO_LONG = "too-long"
    TWO_QUESTIONS = "two-questions"
    NO_QUESTION = "no-question"
    WRONG_LANGUAGE = "wrong-language"
    PROMISE = "promise"
    LEAK = "leak"
    NOT_IN_PROFILE = "not-in-profile"
    UNSUPPORTED = "unsupported"
    WRONG_TYPE = "wrong-type"
    NOT_VERBATIM = "not-verbatim"
    UNKNOWN_QUESTION = "unknown-question"
    TOO_MANY_PROBES = "too-many-probes"
    UNKNOWN_PROBE = "unknown-probe"
    UNKNOWN_PLACE = "unknown-place"
    DONE_TOO_EARLY = "done-too-early"
    WRONG_SHAPE = "wrong-shape"
    WRONG_ANSWER = "wrong-answer"
    NOTHING_LEARNED = "nothing-learned"
    BESIDE_THE_POINT = "beside-the-point"
    INSULT = "insult"
    FISHING = "fishing"


class Objection(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that has to be different.

    `sentence` is one English sentence that tells a model what to change. It names parts
    of the guide by their ids and quotes nothing that is secret.
    """

    code: str  # a `Code`
    sentence: str
