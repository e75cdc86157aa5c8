"""From one file of the older system to the events of an interview.

The same file always gives the same events, so that importing it twice changes
nothing. Whatever has no place in an event is kept in the interview's metadata, under
`older`; whatever arrives otherwise than it was is told as a remark.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import msgspec
from msgspec.structs import replace

from vivavoce.domain.events import (
    AnyEvent,
    Candidate,
    GuideRef,
    InterviewCancelled,
    InterviewCompleted,
    InterviewOpened,
    InterviewPaused,
    ProfileUpdated,
    ReviewRequested,
    Speaker,
)
from vivavoce.domain.guide import Guide
from vivavoce.domain.ids import InterviewId, OrganizationId
from vivavoce.domain.interview import OPENING, Status
from vivavoce.errors import Malformed
from vivavoce.exchange.older import statuses
from vivavoce.exchange.older.aside import fitted, not_placed
from vivavoce.exchange.older.ids import interview_id
from vivavoce.exchange.older.member import MEMBER, read_member
from vivavoce.exchange.older.messages import ReadTranscript, Said, label, read_transcript
from vivavoce.exchange.older.moves import move, read_moves
from vivavoce.exchange.older.plain import shortly, storable, storable_text
from vivavoce.exchange.older.profiles import ReadProfile, read_profile
from vivavoce.exchange.older.remarks import Remarks
from vivavoce.exchange.older.times import EPOCH, moment

# Who goes on with an interview that is not over.
INTERVIEWER = "scripted"

Dated = tuple[AnyEvent, datetime]


class Context(msgspec.Struct, frozen=True, kw_only=True):
    """What a file does not say itself.

    `guide` and `reference` are the version of `agent-hiring` that imported interviews
    are pinned to. `older` is what that system called the organization.
    """

    organization: OrganizationId
    older: str
    guide: Guide
    reference: GuideRef
    teams: dict[str, str] = {}
    agents: dict[str, str] = {}


class Planned(msgspec.Struct, frozen=True, kw_only=True):
    """What one file becomes: every event with the time it is recorded at.

    `is_ours` tells that a mirror of ours wrote the file. `left_out` names what has no
    place here at all.
    """

    id: InterviewId
    events: list[Dated]
    remarks: list[str]
    left_out: list[str]
    is_ours: bool


def identify(document: Any, *, name: str, older: str) -> InterviewId:
    """Return the id of the interview that `document`, of the file `name`, holds.

    Raises:
        Malformed: it is no interview.
    """
    if not isinstance(document, dict):
        raise Malformed("It holds no JSON object.")
    if not isinstance(document.get("transcript", []), list):
        raise Malformed("Its transcript is no list.")
    if not {"transcript", "status", "createdAt", "candidateProfile"} & document.keys():
        raise Malformed("It is no interview: it has neither transcript, profile, status nor date.")
    given = document.get("id")
    if isinstance(given, int) and not isinstance(given, bool):
        given = str(given)
    return interview_id(older, given if isinstance(given, str) and given.strip() else name)


def read_interview(document: dict[str, Any], interview: InterviewId, context: Context) -> Planned:
    """Return the events that `document` becomes, which `identify` knew as an interview."""
    remarks = Remarks()
    if MEMBER in document:
        try:
            events = read_member(document, organization=context.organization)
            return Planned(id=interview, events=events, remarks=[], left_out=[], is_ours=True)
        except Malformed as error:
            remarks.add(f"its member `{MEMBER}` is not used: {error}")
    return _Reader(document, interview, context, remarks).planned()


class _Reader:
    """Makes events of one document. `remarks` is added to."""

    def __init__(
        self,
        document: dict[str, Any],
        interview: InterviewId,
        context: Context,
        remarks: Remarks,
    ) -> None:
        self._document = document
        self._id = interview
        self._context = context
        self._remarks = remarks
        self._left_out: list[str] = []
        self._created_at = self._beginning()
        self._updated_at = self._time("updatedAt") or self._time("completedAt")
        self._profile = self._read_profile()
        self._status = self._read_status()
        self._transcript = self._read_transcript()

    def planned(self) -> Planned:
        """Return everything, the opening first."""
        told = [*self._told(), *self._ending()]
        opened = InterviewOpened(
            organization=self._context.organization,
            guide=self._context.reference,
            interviewer=INTERVIEWER,
            language=self._language(),
            candidate=self._candidate(),
            metadata=self._metadata(told),
        )
        return Planned(
            id=self._id,
            events=[(opened, self._created_at), *told],
            remarks=self._remarks.told(),
            left_out=self._left_out,
            is_ours=False,
        )

    # Reading the parts.

    def _beginning(self) -> datetime:
        began = self._time("createdAt")
        if began is not None:
            return began
        entries = self._document.get("transcript") or []
        dates = [moment(entry.get("timestamp")) for entry in entries if isinstance(entry, dict)]
        known = [at for at in [*dates, self._time("updatedAt")] if at is not None]
        self._remarks.add("it has no date of creation; it got that of its first message")
        return min(known, default=EPOCH)

    def _time(self, name: str) -> datetime | None:
        given = self._document.get(name)
        at = moment(given)
        if at is None and given is not None:
            self._remarks.add(f"its {name} cannot be read; kept in the metadata")
        return at

    def _read_profile(self) -> ReadProfile:
        profile = self._document.get("candidateProfile")
        if isinstance(profile, dict):
            read = read_profile(profile, self._context.guide)
            for name in read.kept_aside.keys() - read.fields.keys():
                self._remarks.add(
                    f"{shortly(name)} of its profile has no room; kept in the metadata"
                )
            return read
        aside = {} if profile is None else {"candidateProfile": storable(profile)}
        return ReadProfile(changes=[], fields={}, kept_aside=aside)

    def _read_status(self) -> Status:
        theirs = self._document.get("status")
        status = statuses.status_of(theirs)
        if status is None:
            self._remarks.add(f"its status {shortly(theirs)} is not known; it rests as paused")
            return Status.PAUSED
        return status

    def _read_transcript(self) -> ReadTranscript:
        read = read_transcript(
            self._document.get("transcript") or [],
            interview=self._id,
            interviewer=label(self._context.agents.get(str(self._document.get("interviewerId")))),
            began_at=self._created_at,
            remark=self._remarks.add,
        )
        return replace(read, said=self._with_question(read.said))

    def _with_question(self, said: list[Said]) -> list[Said]:
        """Tell the interviewer that goes on which of the guide's questions was asked last.

        Only where there is no doubt, and nothing to be overwritten: the next answer is
        read as one to that question.
        """
        theirs = self._document.get("currentState")
        asked = [n for n, each in enumerate(said) if each.message.speaker is Speaker.INTERVIEWER]
        if not asked or self._status not in {Status.ACTIVE, Status.PAUSED}:
            return said
        if not isinstance(theirs, str) or not statuses.names_one_item(theirs, self._context.guide):
            return said
        place = self._place(theirs)
        if place != statuses.place_of(theirs, self._context.guide):
            return said  # what it asked for is known: the interview goes on elsewhere
        last = said[asked[-1]]
        question = statuses.question_at(place, self._context.guide)
        tagged = replace(last, message=replace(last.message, question=question))
        return [*said[: asked[-1]], tagged, *said[asked[-1] + 1 :]]

    # Making events.

    def _told(self) -> list[Dated]:
        """Return messages and moves; a move stands before the messages that are later."""
        moves = self._moves()
        told: list[Dated] = []
        for each in self._transcript.said:
            while moves and moves[0][1] <= each.at:
                told.append(moves.pop(0))
            told.append((each.message, each.at))
        return [*told, *moves]

    def _moves(self) -> list[Dated]:
        history = self._document.get("stateHistory")
        if history is not None and not isinstance(history, list):
            self._remarks.add("its stateHistory is no list; kept in the metadata")
            history = None
        moves = list(
            read_moves(
                history or [],
                guide=self._context.guide,
                began_at=self._created_at,
                remark=self._remarks.add,
            )
        )
        current = label(_text(self._document.get("currentState")))
        if current is not None:
            state = moves[-1][0].entered if moves else OPENING
            moves += move(state, self._place(current), current, self._last_at())
        return [*moves]

    def _place(self, theirs: str) -> str:
        """Return the place in the guide where the interview stands, or their name for it."""
        guide = self._context.guide
        place = statuses.place_of(theirs, guide)
        if place is None:
            return label(theirs) or OPENING
        if self._status in {Status.ACTIVE, Status.PAUSED}:
            return statuses.open_place(place, guide, self._profile.fields)
        return place

    def _ending(self) -> Iterator[Dated]:
        at = self._last_at()
        for changes in self._profile.changes:
            yield ProfileUpdated(changes=changes), at
        reason = label(_text(self._document.get("cancelReason") or self._document.get("reason")))
        theirs = self._document.get("status")
        if reason is None and theirs != self._status.value:
            reason = label(_text(theirs))
        match self._status:
            case Status.COMPLETED:
                yield InterviewCompleted(), self._time("completedAt") or at
            case Status.CANCELLED:
                yield InterviewCancelled(reason=reason), at
            case Status.PAUSED:
                yield InterviewPaused(reason=reason), at
            case Status.PENDING_REVIEW:
                yield ReviewRequested(reason=reason), at
            case Status.ACTIVE:
                return

    def _last_at(self) -> datetime:
        said = self._transcript.said
        return self._updated_at or (said[-1].at if said else self._created_at)

    # What the opening holds.

    def _metadata(self, told: list[Dated]) -> dict[str, Any]:
        document, context = self._document, self._context
        older = not_placed(
            document,
            created_at=self._created_at,
            last_at=told[-1][1] if told else self._created_at,
            is_completed=self._status is Status.COMPLETED,
        )
        added: dict[str, Any] = {"organization": context.older}
        if document.get("id") != self._id:
            added["id"] = document.get("id")
        for name, known, id_name in (
            ("team", context.teams, "teamId"),
            ("interviewer", context.agents, "interviewerId"),
        ):
            named = known.get(str(document.get(id_name)))
            if named is not None:
                added[name] = {"id": document[id_name], "name": named}
        aside = {
            "candidateProfile": self._profile.kept_aside,
            "messages": self._transcript.kept_aside,
        }
        added |= {name: kept for name, kept in aside.items() if kept}
        # A member of the file that is called like one of ours keeps its value, under another name.
        older |= {f"{name} in the file": older[name] for name in added if name in older}
        fitting, left_out = fitted(older | added)
        self._left_out += left_out + self._transcript.left_out
        return {"older": fitting}

    def _language(self) -> str:
        """Return the language the file names, if the guide speaks it, else the guide's own."""
        guide = self._context.guide
        for name in ("language", "locale"):
            named = _text(self._document.get(name)) or ""
            if named in guide.languages or named.partition("-")[0] in guide.languages:
                return storable_text(named)
        return guide.language

    def _candidate(self) -> Candidate:
        document = self._document
        known = self._context.agents.get(str(document.get("candidateId")))
        name = label(_text(document.get("candidateName")) or known)
        return Candidate(name=name, email=label(_text(document.get("candidateEmail"))))


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) else None
