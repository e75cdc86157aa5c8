"""The errors Vivavoce raises, grouped by what the caller should do next.

Every error carries a stable `code` for programs and a message for people: a
sentence that names the thing and the way out. HTTP status codes are not known
here; `api/problems.py` alone maps errors to them.
"""

from typing import Any, ClassVar


class VivavoceError(Exception):
    """The root of all errors a caller of Vivavoce may want to catch."""

    code: ClassVar[str] = "error"


class Malformed(VivavoceError):
    """The request cannot be understood; fix it before sending it again.

    Attributes:
        field: dotted path of the offending field, or None when it is the whole.
    """

    code = "malformed"

    def __init__(self, message: str, *, field: str | None = None) -> None:
        super().__init__(message)
        self.field = field


class TooLarge(Malformed):
    """A part of the request is longer than the documented limit."""

    code = "too-large"


class TooSlow(VivavoceError):
    """The request did not arrive in time; nothing was done. Send it again."""

    code = "too-slow"


class Unauthenticated(VivavoceError):
    """No key, or a key we do not know."""

    code = "unauthenticated"


class Forbidden(VivavoceError):
    """The key is good, but its role does not allow this."""

    code = "forbidden"


class NotFound(VivavoceError):
    """No such thing, or not yours: the two are told apart to nobody."""

    code = "not-found"


class Refused(VivavoceError):
    """It cannot be accepted as things stand; look again, then decide."""

    code = "refused"


class InterviewClosed(Refused):
    """The interview is completed or cancelled and takes no more words."""

    code = "interview-closed"


class IdTaken(Refused):
    """The id the caller chose already belongs to something else."""

    code = "id-taken"


class TooFast(Refused):
    """More requests than one caller may send; wait `retry_after_s` seconds."""

    code = "too-fast"

    def __init__(self, message: str, *, retry_after_s: float) -> None:
        super().__init__(message)
        self.retry_after_s = retry_after_s


class StaleVersion(VivavoceError):
    """Somebody wrote first: read the interview again, then decide again."""

    code = "stale-version"


class StoreUnavailable(VivavoceError):
    """The store did not confirm. The outcome is unknown; the same call may be repeated."""

    code = "store-unavailable"


# What a store says when there is no room; the health page knows it by these words.
DISK_FULL = "The disk is full; free some space."


class StoreBroken(StoreUnavailable):
    """The disk failed in the middle of a write; only a fresh process may go on.

    After a failed sync the kernel may forget what it could not write, so this
    process can no longer tell what is stored (I12).
    """

    code = "store-broken"


class ReadFailed(StoreUnavailable):
    """The disk did not give a part of what is stored. Only who needs that part is concerned.

    Nothing was written. The bytes may be whole: a cable, a network, a sector that is
    read at the next attempt.
    """


class Overloaded(StoreUnavailable):
    """A queue is full. Nothing was written; call again a little later."""

    code = "overloaded"


class DamagedRecord(VivavoceError):
    """Stored bytes make no sense. The interview is set aside until a person looks at it."""

    code = "damaged-record"


class DamagedRegistry(DamagedRecord):
    """What is stored beside the interviews makes no sense: a link, a key, a guide.

    No interview is set aside for it; only who needs it is concerned.
    """


class InterviewerUnavailable(VivavoceError):
    """Whoever leads cannot be reached or has no time now; the reply stays owed, try it later.

    Attributes:
        retry_after_s: when another attempt is welcome, as far as was told; None: nobody knows.
        usage: the `Usage` of what was tried before, which names its model; None: nothing was
            counted.
    """

    code = "interviewer-unavailable"

    def __init__(
        self, message: str, *, retry_after_s: float | None = None, usage: Any = None
    ) -> None:
        super().__init__(message)
        self.retry_after_s = retry_after_s
        self.usage = usage


class InterviewerUnusable(VivavoceError):
    """Whoever leads cannot be used as things are set up: no key, no such model, not known here.

    Trying again soon is of no use; a person has to set it right.

    Attributes:
        usage: the `Usage` of what was tried before, which names its model; None: nothing was
            counted.
    """

    code = "interviewer-unusable"

    def __init__(self, message: str, *, usage: Any = None) -> None:
        super().__init__(message)
        self.usage = usage


class ReplyUnfit(VivavoceError):
    """What whoever leads wanted to say was no reply fit to be said, however often it was asked.

    Attributes:
        usage: the `Usage` of all attempts, which names its model; None: nothing was counted.
        condensed: the `TranscriptCondensed` that was made on the way, to be kept with what is
            said instead; its own usage is not part of `usage`. None: there is none.
    """

    code = "reply-unfit"

    def __init__(self, message: str, *, usage: Any = None, condensed: Any = None) -> None:
        super().__init__(message)
        self.usage = usage
        self.condensed = condensed


class OverBudget(VivavoceError):
    """The tokens that a model may use are used up."""

    code = "over-budget"


class CannotStart(VivavoceError):
    """The server or command cannot begin; nothing was touched."""

    code = "cannot-start"
