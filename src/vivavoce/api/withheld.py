"""What of an interview its candidate is not told: the one home of that rule.

Some of what is kept with an interview is its organization's alone: its own notes, what an
agent keeps beside the words (its instructions may be among it), what a model cost, what it
noted about a long conversation for its own use, and what a review finds in the whole. That may
be a judgement of the person, so neither its values nor that there is such a field is for them.

Whoever withdrew is told no words at all, their own included: a link may lie in a mailbox or on
a shared device, and its page says that nothing is there any more.
"""

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec
from msgspec.structs import replace

from vivavoce.domain.events import Candidate, ProfileUpdated
from vivavoce.domain.interview import Interview, Status
from vivavoce.domain.profile import Profile
from vivavoce.domain.transcript import Transcript
from vivavoce.journal.codec import NAMES
from vivavoce.journal.verifying import REPAIRED
from vivavoce.service.callers import Caller
from vivavoce.service.interviews import Standing
from vivavoce.service.library import Library

UPDATED = NAMES[ProfileUpdated]

# Fields of events that are the organization's business.
NOT_THE_CANDIDATES = {
    "interview-opened": ("metadata",),
    "agent-items-changed": ("added",),
    "note-added": ("id", "text"),
    "message-added": ("usage",),
    "reply-delayed": ("usage",),
    "transcript-condensed": ("text", "author", "usage"),
    "review-requested": ("reason", "reviewer"),
    "review-given": ("author", "usage", "latency_ms"),
}
# What stands in the place of words when there are to be none: the event keeps its shape, so
# that pages which are open come past it to the withdrawal.
WITHOUT_WORDS: Mapping[str, Mapping[str, Any]] = {
    "interview-opened": {"candidate": {}},
    "message-added": {"text": ""},
    "profile-updated": {"changes": {}},
    "interview-completed": {"summary": None},
    "interview-paused": {"reason": None},
    "interview-resumed": {"ask": None},
    "interview-repaired": {"substitutes": {}},
}
_MARKS = {
    name: tuple(b'"%b"' % field.encode() for field in fields)
    for name, fields in NOT_THE_CANDIDATES.items()
}


class Withheld(msgspec.Struct, frozen=True, kw_only=True):
    """What a candidate is not told of their interview.

    `fields` are those of the profile that a guide left to a review, whether it holds them or
    not; None: nobody can tell any more which those are, so all of them.
    `is_silent` tells that they withdrew, and are told no words at all.
    """

    fields: frozenset[str] | None
    is_silent: bool = False

    def left_of(self, interview: Interview) -> Interview:
        """Return the interview without its words, if they are withheld."""
        if not self.is_silent:
            return interview
        return replace(
            interview,
            candidate=Candidate(),
            transcript=Transcript(),
            profile={},
            summary=None,
            owner_asks=None,
        )

    def profile_in(self, interview: Interview) -> Profile:
        """Return what of the profile is the candidate's to see."""
        return {name: value for name, value in interview.profile.items() if self._shows(name)}

    def reason_in(self, interview: Interview) -> str | None:
        """Return why the interview rests or ended; why it is reviewed is not for them."""
        return None if interview.status is Status.PENDING_REVIEW else interview.reason

    def told(self, name: str, content: bytes) -> bytes:
        """Return an event's JSON without what is withheld; the same bytes if nothing is."""
        # Most events are a message without any of it: they are not read for nothing.
        is_looked_into = name in {UPDATED, REPAIRED} or (self.is_silent and name in WITHOUT_WORDS)
        if not is_looked_into and not any(mark in content for mark in _MARKS.get(name, ())):
            return content
        data = msgspec.json.decode(content)
        return msgspec.json.encode(data) if self._take_out(name, data) else content

    def _take_out(self, name: str, data: dict[str, Any]) -> bool:
        """Take out of an event's data what is withheld; tell whether there was any."""
        if self.is_silent:
            emptied = {
                key: value for key, value in WITHOUT_WORDS.get(name, {}).items() if key in data
            }
            data |= emptied
            return _drop(data, NOT_THE_CANDIDATES.get(name, ())) or bool(emptied)
        if name == UPDATED:
            return _drop(data["changes"], [one for one in data["changes"] if not self._shows(one)])
        if name == REPAIRED:
            # A repair may tell lost events again.
            told_again = data.get("substitutes", {}).values()
            held_back = [self._take_out(one["event"], one["data"]) for one in told_again]
            return any(held_back)
        return _drop(data, NOT_THE_CANDIDATES.get(name, ()))

    def _shows(self, field: str) -> bool:
        return self.fields is not None and field not in self.fields


async def withheld_from(caller: Caller, standing: Standing, library: Library) -> Withheld | None:
    """Return what `caller` is not told of an interview; None: a member is told all of it.

    A field stays withheld when the interview moves on to a guide that does not leave it to a
    review, and all are when one of its guides cannot be read any more.

    Raises:
        StoreUnavailable: the store does not answer.
    """
    if not caller.is_candidate:
        return None
    fields = await library.left_to_review(standing.interview)
    return Withheld(fields=fields, is_silent=standing.interview.withdrawal is not None)


def _drop(data: dict[str, Any], names: Iterable[str]) -> bool:
    """Remove `names` from `data`; tell whether there was any of them."""
    return bool([data.pop(name) for name in names if name in data])
