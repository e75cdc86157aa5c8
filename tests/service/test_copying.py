"""A copy of an interview goes on by itself, and its original stays what it was."""

import asyncio
from datetime import timedelta

import pytest
from msgspec.structs import replace

from tests.service.conftest import OWNER, Start
from tests.service.programmed import NAME as PROGRAMMED
from tests.service.programmed import Programmed
from vivavoce.domain.events import Speaker
from vivavoce.domain.ids import GuideId, InterviewId, MessageId
from vivavoce.domain.interview import HUMAN, Interview, Status
from vivavoce.domain.profile import FieldStatus, ProfileValue
from vivavoce.errors import IdTaken, InterviewClosed, Malformed, NotFound, TooLarge
from vivavoce.interviewers.registry import Interviewers
from vivavoce.journal.records import replay, verify
from vivavoce.journal.store import Record
from vivavoce.service import copying
from vivavoce.service.callers import Caller
from vivavoce.service.services import Services
from vivavoce.testing.clock import ManualClock

ORGANIZATION = OWNER.organization
COPY = InterviewId("018f8f8e-7b7a-7000-8000-00000000c0c0")

FIRST = GuideId("first")
OTHER = GuideId("other")

ONE = """
id: first
version: "1"
title: First
languages: [en, de]
information:
  - { id: mood, label: Mood, required: true }
  - { id: years, label: Years, type: number }
  - { id: transport, label: Transport, type: choice, options: [{ id: train }, { id: car }] }
  - { id: verdict, label: Verdict }
opening: Hello.
sections:
  - id: only
    questions:
      - { id: mood, ask: How are you?, collects: [mood] }
      - { id: years, ask: "How many years did you work there?", collects: [years] }
      - { id: transport, ask: "By train or by car?", collects: [transport] }
closing: { say: Goodbye. }
rules: { idle_pause_after_s: 60 }
review: { collects: [verdict], by: human }
"""

# It asks for the years in words, knows no trains, and what the first one left to its review.
TWO = """
id: other
version: "1"
title: Other
languages: [en]
information:
  - { id: mood, label: Mood, required: true }
  - { id: years, label: Years }
  - { id: transport, label: Transport, type: choice, options: [{ id: boat }, { id: car }] }
  - { id: verdict, label: Verdict }
  - { id: sleep, label: Sleep, required: true }
opening: Welcome.
sections:
  - id: nights
    questions:
      - { id: mood, ask: "How do you feel?", collects: [mood] }
      - { id: sleep, ask: "How did you sleep?", collects: [sleep] }
closing: { say: Farewell. }
"""
ASKS_CONSENT = TWO.replace("id: other", "id: asking").replace(
    "opening: Welcome.", "opening: Welcome.\nconsent: { ask: Do you agree to this? }"
)


async def answer(services: Services, interview: InterviewId, text: str) -> Interview:
    """Say something and return the interview with its reply."""
    await services.interviews.add_message(OWNER, interview, text)
    await services.turns.settle(interview, patience_s=5)
    return await now(services, interview)


async def now(services: Services, interview: InterviewId) -> Interview:
    return (await services.interviews.get(OWNER, interview)).interview


async def journal(services: Services, interview: InterviewId) -> list[Record]:
    return await services.interviews.events(OWNER, interview)


async def begun(services: Services, *, interviewer: str = "scripted") -> Interview:
    """Open an interview on the first guide and answer the first two of its questions."""
    for source in (ONE, TWO, ASKS_CONSENT):
        await services.library.add(ORGANIZATION, source, name="guide.yaml")
    standing, _ = await services.open_interview(OWNER, FIRST, interviewer=interviewer)
    await answer(services, standing.interview.id, "Rather well, thank you very much.")
    return await answer(services, standing.interview.id, "Seven years.")


def seq_of(interview: Interview, words: str) -> int:
    [seq] = [message.seq for message in interview.transcript if words in message.text]
    return seq


def words_in(interview: Interview) -> list[str]:
    return [message.text for message in interview.transcript]


# --- what goes along ---


async def test_a_copy_begins_with_what_was_said_and_learned(start: Start) -> None:
    """(I3, I9)"""
    async with start() as system:
        original = await begun(system.services)
        copy = (await system.services.copy(OWNER, original.id)).interview
        assert copy.id != original.id
        assert copy.copy_of is not None
        assert (copy.copy_of.interview, copy.copy_of.seq) == (original.id, original.version)
        assert [replace(message, seq=0) for message in copy.transcript] == [
            replace(message, seq=0) for message in original.transcript
        ]
        for same in ("profile", "state", "guide", "language", "interviewer", "candidate"):
            assert getattr(copy, same) == getattr(original, same)
        assert (copy.status, copy.owes_reply) == (Status.ACTIVE, False)
        verify(copy.id, await journal(system.services, copy.id))


async def test_the_original_stays_byte_for_byte_what_it_was_whatever_becomes_of_the_copy(
    start: Start,
) -> None:
    """(I1, I9, I10)"""
    async with start() as system:
        original = await begun(system.services)
        before = await journal(system.services, original.id)
        row = await system.services.interviews.get_summary(OWNER, original.id)
        copy = (await system.services.copy(OWNER, original.id, guide=OTHER)).interview
        await answer(system.services, copy.id, "By train.")
        await system.services.interviews.cancel(OWNER, copy.id)
        assert await journal(system.services, original.id) == before
        assert await system.services.interviews.get_summary(OWNER, original.id) == row
    async with start() as system:
        assert await journal(system.services, original.id) == before
        assert (await now(system.services, copy.id)).status is Status.CANCELLED


async def test_a_copy_goes_on_from_the_turn_it_was_made_up_to(start: Start) -> None:
    """(I6)"""
    async with start() as system:
        original = await begun(system.services)
        asked = seq_of(original, "How many years")
        copy = (await system.services.copy(OWNER, original.id, asked)).interview
        assert words_in(copy) == words_in(original)[:3]
        assert copy.state == "only.years"
        after = await answer(system.services, copy.id, "Only two.")
        assert after.profile["years"].value == 2
        assert (await now(system.services, original.id)).profile["years"].value == 7


async def test_a_copy_that_ends_with_the_candidates_words_gets_a_reply_of_its_own(
    start: Start,
) -> None:
    """(I4, I6)"""
    async with start() as system:
        original = await begun(system.services)
        said = seq_of(original, "Seven years")
        copy = (await system.services.copy(OWNER, original.id, said)).interview
        assert words_in(copy) == words_in(original)
        assert copy.transcript[-1].id != original.transcript[-1].id
        assert copy.profile["years"] == original.profile["years"]


async def test_a_copy_has_a_reply_whole_or_not_at_all(start: Start) -> None:
    """(I4)"""
    async with start() as system:
        original = await begun(system.services)
        said, replied = seq_of(original, "Seven years"), original.version
        records = await journal(system.services, original.id)
        between = [record.seq for record in records if said < record.seq < replied]
        assert between, "nothing was learned before the reply"
        for seq in between:
            copy = (await system.services.copy(OWNER, original.id, seq)).interview
            assert copy.copy_of is not None
            assert copy.copy_of.seq == said


async def test_a_copy_of_an_opening_alone_is_opened_anew(start: Start) -> None:
    """(I6)"""
    async with start() as system:
        original = await begun(system.services)
        copy = (await system.services.copy(OWNER, original.id, 1)).interview
        assert words_in(copy) == words_in(original)[:1]


async def test_what_is_beside_the_conversation_stays_with_the_original(start: Start) -> None:
    async with start() as system:
        original = await begun(system.services)
        await system.services.note(OWNER, original.id, "Ask about the tunnel.")
        await system.services.interviews.pause(OWNER, original.id)
        verdict = ProfileValue(value="hesitates", status=FieldStatus.OBTAINED)
        await system.services.interviews.update_profile(OWNER, original.id, {"verdict": verdict})
        for guide in (None, OTHER):
            copy = (await system.services.copy(OWNER, original.id, guide=guide)).interview
            assert copy.status is Status.ACTIVE
            assert not copy.notes
            assert "verdict" not in copy.profile


async def test_a_copy_is_as_old_as_itself_and_its_words_as_old_as_they_are(
    start: Start, clock: ManualClock
) -> None:
    async with start() as system:
        original = await begun(system.services)
        clock.advance(timedelta(days=1))
        copy = (await system.services.copy(OWNER, original.id)).interview
        assert copy.opened_at == clock.now()
        assert [message.recorded_at for message in copy.transcript] == [
            message.recorded_at for message in original.transcript
        ]
        await system.services.interviews.meet_deadline(copy.id)
        assert (await now(system.services, copy.id)).status is Status.ACTIVE
        again = (await system.services.copy(OWNER, copy.id)).interview
        assert again.transcript[0].recorded_at == original.transcript[0].recorded_at


# --- by another guide, with another interviewer ---


async def test_by_another_guide_a_copy_keeps_what_that_guide_knows_as_well(start: Start) -> None:
    """(I9)"""
    async with start() as system:
        original = await begun(system.services)
        original = await answer(system.services, original.id, "By train.")
        assert original.profile["transport"].value == "train"
        copy = (await system.services.copy(OWNER, original.id, guide=OTHER)).interview
        # The years are words there, and nobody takes a train.
        assert copy.profile == {"mood": original.profile["mood"]}
        assert copy.guide.id == OTHER
        assert copy.state == "nights.sleep"
        # The first guide had come to its end, so the other one asks.
        assert copy.transcript[-1].text.endswith("How did you sleep?")
        assert (await now(system.services, original.id)).guide.id == FIRST


async def test_a_copy_goes_on_in_a_language_its_guide_speaks(start: Start) -> None:
    async with start() as system:
        await begun(system.services)
        standing, _ = await system.services.open_interview(OWNER, FIRST, language="de")
        copy = (await system.services.copy(OWNER, standing.interview.id, guide=OTHER)).interview
        assert copy.language == "en"


async def test_a_guide_that_asks_for_consent_asks_for_it_in_a_copy_too(start: Start) -> None:
    async with start() as system:
        original = await begun(system.services)
        copy = (await system.services.copy(OWNER, original.id, guide=GuideId("asking"))).interview
        assert copy.state == "consent"
        after = await answer(system.services, copy.id, "By train.")
        assert "Do you agree to this?" in after.transcript[-1].text


async def test_another_interviewer_leads_the_copy_alone(
    start: Start, interviewers: Interviewers, programmed: Programmed
) -> None:
    async with start(interviewers) as system:
        original = await begun(system.services)
        copy = (await system.services.copy(OWNER, original.id, interviewer=PROGRAMMED)).interview
        assert copy.interviewer == PROGRAMMED
        assert (await now(system.services, original.id)).interviewer == "scripted"
        by_hand = (await system.services.copy(OWNER, original.id, interviewer=HUMAN)).interview
        assert not by_hand.owes_reply
        await system.services.interviews.add_message(
            OWNER, by_hand.id, "Which bridge?", speaker=Speaker.INTERVIEWER
        )


# --- once ---


async def test_copying_to_the_same_id_again_returns_the_copy_as_it_stands(start: Start) -> None:
    """(I2)"""
    async with start() as system:
        original = await begun(system.services)
        copies = system.services.copies
        results = await asyncio.gather(
            *(copies.copy(OWNER, original.id, id=COPY) for _ in range(5))
        )
        assert sorted(is_new for _, is_new in results) == [False] * 4 + [True]
        await answer(system.services, COPY, "By train.")
        again, is_new = await copies.copy(OWNER, original.id, 3, id=COPY)
        assert not is_new
        assert again.interview == await now(system.services, COPY)


async def test_an_id_of_something_else_is_taken(start: Start) -> None:
    """(I11)"""
    async with start() as system:
        original = await begun(system.services)
        other, _ = await system.services.open_interview(OWNER, FIRST)
        with pytest.raises(IdTaken, match="no copy of"):
            await system.services.copy(OWNER, original.id, id=other.interview.id)
        await system.services.copy(OWNER, original.id, id=COPY)
        await system.services.erase_interview(OWNER, COPY)
        with pytest.raises(IdTaken, match="taken"):
            await system.services.copy(OWNER, original.id, id=COPY)


# --- what is refused ---


async def test_who_withdrew_is_not_copied(start: Start) -> None:
    async with start() as system:
        original = await begun(system.services)
        await system.services.copy(OWNER, original.id, id=COPY)
        await system.services.withdraw(OWNER, original.id)
        with pytest.raises(InterviewClosed, match="withdrew"):
            await system.services.copy(OWNER, original.id)
        # The copy that was made before is told again; it is an interview of its own.
        await system.services.copy(OWNER, original.id, id=COPY)


@pytest.mark.parametrize("until", [0, -1, 10_000])
async def test_a_copy_ends_at_an_event_that_there_is(start: Start, until: int) -> None:
    async with start() as system:
        original = await begun(system.services)
        with pytest.raises(Malformed, match="until takes a seq of the interview"):
            await system.services.copy(OWNER, original.id, until)


async def test_another_organizations_interview_is_not_found(start: Start) -> None:
    """(I11)"""
    async with start() as system:
        original = await begun(system.services)
        stranger = Caller(organization=type(ORGANIZATION)("elsewhere"), actor="owner:1")
        with pytest.raises(NotFound):
            await system.services.copy(stranger, original.id)


async def test_nobody_unknown_leads_a_copy(start: Start) -> None:
    async with start() as system:
        original = await begun(system.services)
        with pytest.raises(Malformed, match='no interviewer called "nobody"'):
            await system.services.copy(OWNER, original.id, interviewer="nobody")
        with pytest.raises(NotFound):
            await system.services.copy(OWNER, original.id, guide=GuideId("nothing"))


async def test_more_than_one_append_may_hold_is_not_copied(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    """(I4, I12)"""
    async with start() as system:
        original = await begun(system.services)
        monkeypatch.setattr(copying, "COPY_BYTES_MAX", 400)
        with pytest.raises(TooLarge, match="earlier turn"):
            await system.services.copy(OWNER, original.id)
        await system.services.copy(OWNER, original.id, 2)


async def test_a_copy_of_a_long_interview_is_whole(start: Start) -> None:
    """(I4)"""
    async with start() as system:
        original = await begun(system.services, interviewer=HUMAN)
        for number in range(300):
            await system.services.interviews.add_message(
                OWNER, original.id, f"{number} " + "x" * 1_000, id=MessageId(f"{number:032x}")
            )
        copy = (await system.services.copy(OWNER, original.id)).interview
        assert words_in(copy) == words_in(await now(system.services, original.id))
        records = await journal(system.services, copy.id)
        assert replay(copy.id, records) == copy
