"""One interview between the interviewer and a simulated candidate."""

import asyncio
import time
from collections import Counter
from collections.abc import Sequence

import msgspec

from vivavoce.characters.character import Character
from vivavoce.characters.script import Script
from vivavoce.characters.view import Act, CandidateView, Said
from vivavoce.domain.coverage import coverage
from vivavoce.domain.events import Candidate, Speaker
from vivavoce.domain.ids import InterviewId, MessageId
from vivavoce.domain.interview import Interview, Status
from vivavoce.errors import VivavoceError
from vivavoce.service.bootstrap import DEFAULT_ORGANIZATION
from vivavoce.service.callers import owner_of
from vivavoce.service.services import Services
from vivavoce.simulation.oddities import FAULTS, Exchange, Kind, Odd, excerpt, odd_things

OWNER = owner_of(DEFAULT_ORGANIZATION)

# The interviewer closes after the guide's `max_turns` messages; one that goes on
# well beyond them never ends.
MESSAGES_BEYOND = 20

# A script answers in milliseconds; on a machine that swaps, in seconds.
REPLY_PATIENCE_S = 60.0


class Line(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One message of a transcript; `act` is what the candidate does with it."""

    speaker: Speaker
    text: str
    question: str | None = None
    probe: str | None = None
    act: Act | None = None


class Ended(msgspec.Struct, frozen=True, kw_only=True):
    """One interview, once it was over or given up."""

    number: int  # from 1
    character: str
    interview: InterviewId | None
    ending: str  # its disposition when completed, else its status; or what went wrong
    seconds: float
    turns: int  # of the candidate, each of one or more messages
    messages: int  # of both
    coverage: float  # the settled part of what is required, 0.0 to 1.0
    probes: int
    clarifications: int  # replies to what the candidate asked back
    refusals: int  # by the candidate
    reply_s: Sequence[float]
    odd: Sequence[Odd]
    transcript: Sequence[Line] = ()

    @property
    def is_fault(self) -> bool:
        """Whether it failed, got no reply or did not end."""
        return any(odd.kind in FAULTS for odd in self.odd)


class _GivenUp(Exception):
    """The interview cannot go on."""

    def __init__(self, kind: Kind, why: str = "") -> None:
        super().__init__(why)
        self.kind = kind


class Talk:
    """One interview, from the opening words to its end."""

    def __init__(
        self, services: Services, script: Script, character: Character, number: int
    ) -> None:
        self.number = number
        self._services = services
        self._script = script
        self._character = character
        self._exchanges: list[Exchange] = []
        self._times: Counter[str | None] = Counter()
        self._interview: Interview | None = None
        self._reply_s: list[float] = []
        self._said = 0

    async def hold(self, *, keep: bool = False) -> Ended:
        """Hold the interview and return what came of it; `keep` its transcript, too."""
        begun = time.perf_counter()
        fault: Odd | None = None
        try:
            await self._converse()
        except _GivenUp as stop:
            fault = self._fault(stop.kind, str(stop))
        except VivavoceError as error:
            fault = self._fault(Kind.FAILED, f"{error.code}: {error}")
        return self._ended(time.perf_counter() - begun, fault, keep=keep)

    async def _converse(self) -> None:
        standing, _ = await self._services.open_interview(
            OWNER,
            self._script.guide.id,
            candidate=Candidate(name=self._character.person.name),
            interviewer=self._script.interviewer,
            language=self._script.language,
            metadata={"simulated": self._character.name, "number": self.number},
        )
        interview = standing.interview
        messages_max = self._script.guide.rules.max_turns + MESSAGES_BEYOND
        self._heard(interview, None, ())
        while interview.status is Status.ACTIVE:
            if self._said >= messages_max:
                raise _GivenUp(Kind.NO_END, f"still going on after {self._said} messages")
            said = self._character.answer(self._view())
            interview = await self._say(interview.id, said)

    async def _say(self, interview: InterviewId, said: Said) -> Interview:
        """Send the messages in a row, as a person does who does not wait; wait for the reply.

        All of a row are under way before the first is stored, so a reply to the first
        alone always comes too late: the row gets one reply, however busy the machine.
        """
        add = self._services.interviews.add_message
        receipts = await asyncio.gather(*(add(OWNER, interview, text) for text in said.messages))
        acknowledged = time.perf_counter()
        self._said += len(receipts)
        await self._services.turns.settle(interview, patience_s=REPLY_PATIENCE_S)
        self._reply_s.append(time.perf_counter() - acknowledged)
        now = (await self._services.interviews.get(OWNER, interview)).interview
        self._heard(now, said, [receipt.id for receipt in receipts])
        return now

    def _heard(self, interview: Interview, said: Said | None, ids: Sequence[MessageId]) -> None:
        """Take in what the interviewer said last.

        Raises:
            _GivenUp: it said nothing.
        """
        self._interview = interview
        last = interview.transcript.last
        if last is None or last.speaker is not Speaker.INTERVIEWER:
            raise _GivenUp(Kind.NO_REPLY, said.text if said is not None else "")
        self._times[last.question] += 1
        self._exchanges.append(Exchange(said=said, ids=tuple(ids), reply=last))

    def _view(self) -> CandidateView:
        last = self._exchanges[-1].reply
        return self._script.view(last, times=self._times[last.question], turn=len(self._exchanges))

    # What came of it.

    def _fault(self, kind: Kind, why: str) -> Odd:
        last = self._exchanges[-1].reply if self._exchanges else None
        return Odd(
            kind=kind, question=last.question if last is not None else None, told=excerpt(why)
        )

    def _ended(self, seconds: float, fault: Odd | None, *, keep: bool) -> Ended:
        interview, guide = self._interview, self._script.guide
        odd = odd_things(self._exchanges, interview, guide) if interview is not None else []
        if fault is not None:
            odd.append(fault)
        ledger = coverage(
            guide, interview.profile if interview else {}, language=self._script.language
        )
        acts = [each.said.act for each in self._exchanges if each.said is not None]
        return Ended(
            number=self.number,
            character=self._character.name,
            interview=interview.id if interview is not None else None,
            ending=self._ending(fault),
            seconds=seconds,
            turns=len(acts),
            messages=len(interview.transcript) if interview is not None else 0,
            coverage=ledger.share,
            probes=sum(each.reply.probe is not None for each in self._exchanges),
            clarifications=acts.count(Act.ASKS_BACK),
            refusals=acts.count(Act.REFUSES),
            reply_s=self._reply_s,
            odd=odd,
            transcript=self._transcript() if keep else (),
        )

    def _ending(self, fault: Odd | None) -> str:
        interview = self._interview
        if fault is not None or interview is None:
            return fault.kind.value if fault is not None else Kind.FAILED.value
        if interview.status is Status.COMPLETED and interview.disposition:
            return interview.disposition
        return interview.status.value

    def _transcript(self) -> list[Line]:
        lines: list[Line] = []
        for each in self._exchanges:
            if each.said is not None:
                lines += [
                    Line(speaker=Speaker.CANDIDATE, text=text, act=each.said.act)
                    for text in each.said.messages
                ]
            reply = each.reply
            lines.append(
                Line(
                    speaker=Speaker.INTERVIEWER,
                    text=reply.text,
                    question=reply.question,
                    probe=reply.probe,
                )
            )
        return lines
