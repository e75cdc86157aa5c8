"""Many interviews at once: one for each person on a list, and nobody twice.

The id of each interview follows from the batch and the person. Whatever becomes of a request,
a double click, a reload, a server killed in the middle, the same request again completes the
batch: what is there already is found, what is missing is opened.
"""

import asyncio
import hashlib
import uuid
from collections import Counter
from collections.abc import Sequence

import msgspec

from vivavoce.domain.events import Candidate
from vivavoce.domain.ids import GuideId, InterviewId
from vivavoce.errors import IdTaken, Malformed, VivavoceError
from vivavoce.service.callers import Caller
from vivavoce.service.people_lists import PEOPLE_MAX
from vivavoce.service.services import Services

# So many openings share commits without making others wait.
AT_ONCE = 16

ALL = slice(None)


class Invited(msgspec.Struct, frozen=True, kw_only=True):
    """Who is to be interviewed. Either text may be empty, not both."""

    name: str = ""
    email: str = ""


class Batch(msgspec.Struct, frozen=True, kw_only=True):
    """A batch of invitations: on which guide, led by whom, in which language (None: its own).

    `id` is a UUID, made with the page that asks.
    """

    id: str
    guide: GuideId
    interviewer: str
    language: str | None = None


class Invitation(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody's interview. `token` is None when the link was withdrawn or all of it erased."""

    interview: InterviewId
    name: str
    email: str
    token: str | None
    is_new: bool


async def invite(
    services: Services,
    caller: Caller,
    batch: Batch,
    people: Sequence[Invited],
    *,
    part: slice = ALL,
) -> list[Invitation]:
    """Open an interview for each of `people`; return them in that order.

    Args:
        part: which of them now, when a batch is opened bit by bit.

    Raises:
        NotFound: no such guide.
        Malformed: no such interviewer, a language the guide does not speak, nobody or more
            than `PEOPLE_MAX` people, or a name that cannot be stored.
        StoreUnavailable: some of them may be open; the same again completes it.
    """
    if not 0 < len(people) <= PEOPLE_MAX:
        raise Malformed(f"1 to {PEOPLE_MAX:,} people are invited at once.", field="people")
    free = asyncio.Semaphore(AT_ONCE)
    pairs = list(zip(interview_ids(caller, batch, people), people, strict=True))[part]

    async def one(interview: InterviewId, person: Invited) -> Invitation:
        async with free:
            return await _invite(services, caller, batch, interview, person)

    opening = [asyncio.ensure_future(one(*pair)) for pair in pairs]
    try:
        return list(await asyncio.gather(*opening))
    except (VivavoceError, asyncio.CancelledError):
        for each in opening:
            each.cancel()
        await asyncio.gather(*opening, return_exceptions=True)
        raise


def interview_ids(caller: Caller, batch: Batch, people: Sequence[Invited]) -> list[InterviewId]:
    """Return the ids of the interviews of `people`, which follow from who they are.

    Two people of the same name without an address are told apart by their order. An id
    begins as the batch's does, with its time, so that a batch's interviews lie together.
    """
    seen: Counter[Invited] = Counter()
    ids = []
    begin = uuid.UUID(batch.id).hex[:12]
    for person in people:
        seen[person] += 1
        facts = (caller.organization, batch, person.name, person.email, seen[person])
        digest = hashlib.sha256(msgspec.json.encode(facts)).hexdigest()
        # Version 8 of RFC 9562: made in a way of our own.
        made = f"{begin}8{digest[:3]}{'89ab'[int(digest[3], 16) % 4]}{digest[4:19]}"
        ids.append(InterviewId(str(uuid.UUID(made))))
    return ids


async def _invite(
    services: Services, caller: Caller, batch: Batch, interview: InterviewId, person: Invited
) -> Invitation:
    try:
        standing, is_new = await services.open_interview(
            caller,
            batch.guide,
            id=interview,
            candidate=Candidate(name=person.name or None, email=person.email or None),
            interviewer=batch.interviewer,
            language=batch.language,
        )
    except IdTaken:  # the id is of this organization and batch alone: it was erased since
        return Invitation(
            interview=interview, name=person.name, email=person.email, token=None, is_new=False
        )
    candidate = standing.interview.candidate
    return Invitation(
        interview=interview,
        name=candidate.name or "",
        email=candidate.email or "",
        token=await services.access.shown_link(caller.organization, interview),
        is_new=is_new,
    )
