"""Guides change, interviews keep theirs, and move only when somebody asks for it (I9)."""

import asyncio
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

import pytest

from tests.service.conftest import OWNER, Start
from tests.stores.files import alter
from vivavoce.authoring.reading import built_in_guides
from vivavoce.domain.events import Speaker
from vivavoce.domain.ids import GuideId, InterviewId, OrganizationId
from vivavoce.domain.interview import OPENING, Interview, Status
from vivavoce.embedded import Vivavoce
from vivavoce.errors import InterviewClosed, Malformed, NotFound, StaleVersion, StoreUnavailable
from vivavoce.interviewers.interviewer import Reply, View
from vivavoce.interviewers.registry import Interviewers
from vivavoce.journal.registry import GuideVersion
from vivavoce.journal.store import Append, Appended
from vivavoce.service.callers import owner_of
from vivavoce.service.services import Services
from vivavoce.testing.clock import ManualClock

MINE = GuideId("mine")
ORGANIZATION = OWNER.organization

ONE = """
id: mine
version: "1"
title: Mine
information: [{id: mood, label: Mood, required: true}, {id: food, label: Food}]
opening: Hello.
sections:
  - id: only
    questions:
      - {id: mood, ask: How are you?, collects: [mood]}
      - {id: food, ask: What did you eat?, collects: [food]}
closing: {say: Goodbye.}
"""

# The question about food is gone, another one has come, and time is short.
TWO = """
id: mine
version: "2"
title: Mine
information: [{id: mood, label: Mood, required: true}, {id: sleep, label: Sleep, required: true}]
opening: Hello.
sections:
  - id: only
    questions:
      - {id: mood, ask: "How do you feel, honestly?", collects: [mood]}
      - {id: sleep, ask: How did you sleep?, collects: [sleep]}
closing: {say: Goodbye.}
rules: {idle_pause_after_s: 60, expires_after_s: 3600}
"""


async def add(services: Services, source: str) -> GuideVersion:
    return await services.library.add(ORGANIZATION, source, name="mine.yaml")


async def opened(services: Services, *, interviewer: str = "scripted") -> InterviewId:
    standing, _ = await services.open_interview(OWNER, MINE, interviewer=interviewer)
    return standing.interview.id


async def now(services: Services, interview: InterviewId) -> Interview:
    return (await services.interviews.get(OWNER, interview)).interview


async def answer(services: Services, interview: InterviewId, text: str) -> str:
    """Say something and return the reply."""
    await services.interviews.add_message(OWNER, interview, text)
    await services.turns.settle(interview, patience_s=5)
    last = (await now(services, interview)).transcript.last
    assert last is not None
    assert last.speaker is Speaker.INTERVIEWER, "no reply came"
    return last.text


# --- editing ---


async def test_editing_a_guide_changes_nothing_for_an_interview_under_way(start: Start) -> None:
    """I9."""
    async with start() as system:
        one = await add(system.services, ONE)
        interview = await opened(system.services)
        await add(system.services, TWO)
        assert "What did you eat?" in await answer(system.services, interview, "Rather well today.")
    async with start() as system:
        after = await now(system.services, interview)
        assert (after.guide.version, after.guide.hash) == ("1", one.hash)
        assert after.state == "only.food"
        assert (await now(system.services, await opened(system.services))).guide.version == "2"


# --- versions ---


async def test_a_version_is_found_by_hash_by_its_beginning_and_by_label(start: Start) -> None:
    async with start() as system:
        library = system.services.library
        one, two = await add(system.services, ONE), await add(system.services, TWO)
        for which in (one.hash, one.hash[:8], "1"):
            assert (await library.find(ORGANIZATION, MINE, which)).source == ONE
        assert await library.find(ORGANIZATION, MINE) == two
        assert [kept.hash for kept in await library.versions(ORGANIZATION, MINE)] == [
            two.hash,
            one.hash,
        ]
        for which in ("3", one.hash[:7], "0" * 64, ""):
            with pytest.raises(NotFound, match="it has: 2, 1"):
                await library.find(ORGANIZATION, MINE, which)
        with pytest.raises(NotFound, match="no guide 'yours'"):
            await library.versions(ORGANIZATION, GuideId("yours"))


async def test_of_versions_with_the_same_label_the_newest_is_meant(start: Start) -> None:
    async with start() as system:
        await add(system.services, ONE)
        await add(system.services, ONE + "\n# edited\n")
        found = await system.services.library.find(ORGANIZATION, MINE, "1")
        assert found.source.endswith("# edited\n")


# --- retiring ---


async def test_a_retired_guide_is_not_offered_and_its_interviews_go_on_after_a_restart(
    start: Start,
) -> None:
    """I9."""
    async with start() as system:
        await add(system.services, ONE)
        interview = await opened(system.services)
        await system.services.library.retire(ORGANIZATION, MINE)
        assert MINE not in [guide.id for guide in await system.services.library.all(ORGANIZATION)]
        with pytest.raises(NotFound, match="no guide 'mine'"):
            await opened(system.services)
    async with start() as system:
        reply = await answer(system.services, interview, "Rather well today.")
        assert "What did you eat?" in reply
        assert not await system.services.library.offers(ORGANIZATION, MINE)
        kept = await system.services.library.find(ORGANIZATION, MINE, "1")
        assert kept.source == ONE


async def test_a_retired_guide_is_brought_back_by_adding_any_version(start: Start) -> None:
    async with start() as system:
        library = system.services.library
        for source in (ONE, TWO):
            await add(system.services, ONE)
            await library.retire(ORGANIZATION, MINE)
            await library.retire(ORGANIZATION, MINE)
            await add(system.services, source)
            assert (await library.version(ORGANIZATION, MINE)).source == source
        with pytest.raises(NotFound):
            await library.retire(ORGANIZATION, GuideId("yours"))


async def test_a_built_in_guide_that_was_retired_stays_retired_after_a_restart(
    start: Start,
) -> None:
    async with start() as system:
        built_in = [guide.id for guide in await system.services.library.all(ORGANIZATION)]
        assert len(built_in) == len(built_in_guides())
        for guide in built_in:
            await system.services.library.retire(ORGANIZATION, guide)
    async with start() as system:
        assert await system.services.library.all(ORGANIZATION) == []
        for source in built_in_guides().values():
            await system.services.library.add(ORGANIZATION, source, name="again")
    async with start() as system:
        assert [guide.id for guide in await system.services.library.all(ORGANIZATION)] == built_in


async def test_opening_an_interview_again_is_harmless_also_when_its_guide_was_retired(
    start: Start,
) -> None:
    """I2."""
    async with start() as system:
        await add(system.services, ONE)
        interview = await opened(system.services)
        await system.services.library.retire(ORGANIZATION, MINE)
        standing, is_new = await system.services.open_interview(OWNER, MINE, id=interview)
        assert (standing.interview.id, is_new) == (interview, False)
        other = InterviewId("018f8f8e-7b7a-7000-8000-000000000001")
        with pytest.raises(NotFound, match="no guide"):
            await system.services.open_interview(OWNER, MINE, id=other)


# --- moving ---


async def test_a_preview_tells_and_changes_nothing(start: Start) -> None:
    async with start() as system:
        await add(system.services, ONE)
        interview = await opened(system.services)
        two = await add(system.services, TWO)
        before = await now(system.services, interview)
        told = await system.services.preview_guide(OWNER, interview)
        assert (told.left, told.entered.hash) == (before.guide, two.hash)
        assert told.questions.added == told.still_to_ask == ["sleep"]
        assert await now(system.services, interview) == before
        same = await system.services.preview_guide(OWNER, interview, "1")
        assert same.left == same.entered


async def test_a_move_is_one_logged_act_and_the_interviewer_goes_on_by_the_new_version(
    start: Start,
) -> None:
    """I4, I9."""
    async with start() as system:
        services = system.services
        await add(services, ONE)
        interview = await opened(services)
        await answer(services, interview, "Rather well today.")
        two = await add(services, TWO)
        after = await services.change_guide(OWNER, interview)
        assert (after.guide.hash, after.state) == (two.hash, "only.sleep")
        records = (await services.interviews.events(OWNER, interview))[-2:]
        assert [record.name for record in records] == ["guide-changed", "state-changed"]
        assert {record.actor for record in records} == {OWNER.actor}
        reply = await answer(services, interview, "Bread and cheese.")
        assert "How did you sleep?" in reply


async def test_a_move_survives_a_restart_and_a_reload(start: Start) -> None:
    """I1, I9."""
    async with start() as system:
        await add(system.services, ONE)
        interview = await opened(system.services)
        two = await add(system.services, TWO)
        await system.services.change_guide(OWNER, interview, "2")
        moved = await system.services.interviews.get(OWNER, interview)
        system.services.interviews._live.forget(interview)
        assert await system.services.interviews.get(OWNER, interview) == moved
    async with start() as system:
        again = await system.services.interviews.get(OWNER, interview)
        assert again == moved
        assert again.interview.guide.hash == two.hash
        assert again.guide is not None
        assert again.guide.version == "2"


async def test_a_move_whose_commit_was_not_confirmed_is_found_when_it_is_asked_for_again(
    start: Start,
) -> None:
    """I2, I9."""
    async with start() as system:
        services = system.services
        await add(services, ONE)
        interview = await opened(services)
        await add(services, TWO)
        store = services.interviews._store
        append = store.append

        async def stored_but_not_confirmed(appends: Sequence[Append]) -> list[Appended]:
            await append(appends)
            raise StoreUnavailable("The line went dead at the wrong moment.")

        store.append = stored_but_not_confirmed  # type: ignore[assignment,method-assign]
        with pytest.raises(StoreUnavailable):
            await services.change_guide(OWNER, interview)
        store.append = append  # type: ignore[method-assign]
        standing = await services.interviews.get(OWNER, interview)
        assert standing.guide is not None
        assert standing.guide.version == standing.interview.guide.version == "2"
        assert (await services.change_guide(OWNER, interview)) == standing.interview
        assert [record.name for record in await services.interviews.events(OWNER, interview)].count(
            "guide-changed"
        ) == 1


async def test_from_the_move_on_the_new_versions_time_limits_hold(
    start: Start, clock: ManualClock
) -> None:
    """I9."""
    async with start() as system:
        services = system.services
        await add(services, ONE)
        moved, stays = await opened(services), await opened(services)
        await add(services, TWO)
        assert (await services.interviews.get_summary(OWNER, moved)).due_at is None
        await services.change_guide(OWNER, moved)
        due = (await services.interviews.get_summary(OWNER, moved)).due_at
        assert due == clock.now() + timedelta(seconds=60)
        clock.advance(timedelta(seconds=61))
        await services.turns.sweep()
        assert (await now(services, moved)).status is Status.PAUSED
        assert (await now(services, stays)).status is Status.ACTIVE
        # And back: then there is none.
        await services.change_guide(OWNER, moved, "1")
        assert (await services.interviews.get_summary(OWNER, moved)).due_at is None
    clock.advance(timedelta(days=30))
    async with start() as system:
        await system.services.turns.sweep()
        assert (await now(system.services, moved)).status is Status.PAUSED


async def test_lists_tell_the_version_an_interview_was_moved_to(start: Start) -> None:
    async with start() as system:
        await add(system.services, ONE)
        interview = await opened(system.services)
        await add(system.services, TWO)
        await system.services.change_guide(OWNER, interview)
        [row] = await system.services.find_interviews(OWNER)
        assert row.guide_version == "2"


async def test_a_reply_under_way_is_discarded_and_made_anew_by_the_new_version(
    start: Start,
) -> None:
    """I6."""
    asked: list[str] = []
    was_asked, may_answer = asyncio.Event(), asyncio.Event()

    class Slow:
        async def reply(self, view: View) -> Reply:
            asked.append(view.guide.version)
            was_asked.set()
            if view.guide.version == "1":
                await may_answer.wait()
            return Reply(say=f"By version {view.guide.version}.")

    interviewers = Interviewers()
    interviewers.register("slow", Slow())
    async with start(interviewers) as system:
        services = system.services
        await add(services, ONE)
        opening = asyncio.create_task(opened(services, interviewer="slow"))
        await was_asked.wait()
        [row] = await services.find_interviews(OWNER)
        await add(services, TWO)
        after = await services.change_guide(OWNER, row.id)
        assert after.state == OPENING
        may_answer.set()
        interview = await opening
        await services.turns.settle(interview, patience_s=5)
        assert asked == ["1", "2"]
        said = [message.text for message in (await now(services, interview)).transcript]
        assert said == ["By version 2."]


async def test_words_that_come_with_the_move_are_kept_on_either_side(start: Start) -> None:
    """I5."""
    async with start() as system:
        services = system.services
        await add(services, ONE)
        interview = await opened(services)
        await add(services, TWO)
        await asyncio.gather(
            *(services.interviews.add_message(OWNER, interview, f"{n}") for n in range(10)),
            services.change_guide(OWNER, interview),
            *(services.interviews.add_message(OWNER, interview, f"{n}") for n in range(10, 20)),
        )
        after = await now(services, interview)
        said = [one.text for one in after.transcript if one.speaker is Speaker.CANDIDATE]
        assert sorted(said, key=int) == [str(n) for n in range(20)]
        assert after.guide.version == "2"
        records = await services.interviews.events(OWNER, interview)
        assert [record.seq for record in records] == list(range(1, len(records) + 1))


async def test_a_move_may_be_conditional(start: Start) -> None:
    """I5."""
    async with start() as system:
        services = system.services
        await add(services, ONE)
        interview = await opened(services)
        await add(services, TWO)
        version = (await now(services, interview)).version
        with pytest.raises(StaleVersion):
            await services.change_guide(OWNER, interview, expected=version - 1)
        await services.change_guide(OWNER, interview, expected=version)
        again = await services.change_guide(OWNER, interview, expected=version)
        assert again.guide.version == "2", "a repeat is answered, whatever it expects"


async def test_what_is_over_unknown_or_elses_is_not_moved(start: Start) -> None:
    """I9, I11."""
    async with start() as system:
        services = system.services
        await add(services, ONE)
        interview = await opened(services)
        await add(services, TWO)
        with pytest.raises(NotFound, match="no version '7'"):
            await services.change_guide(OWNER, interview, "7")
        stranger = owner_of(OrganizationId("elsewhere"))
        for attempt in (services.preview_guide, services.change_guide):
            with pytest.raises(NotFound, match="no interview"):
                await attempt(stranger, interview)
        await services.interviews.complete(OWNER, interview)
        with pytest.raises(InterviewClosed):
            await services.change_guide(OWNER, interview)
        assert "completed" in (await services.preview_guide(OWNER, interview)).warnings[0]


async def test_a_program_that_embeds_it_looks_first_and_then_moves(start: Start) -> None:
    async with start() as system:
        await add(system.services, ONE)
        live = await Vivavoce(system.services, OWNER).interview(await opened(system.services))
        two = await add(system.services, TWO)
        told = await live.preview_guide()
        assert told.still_to_ask == ["sleep"]
        assert (await live.change_guide(told.entered.hash)).guide.hash == two.hash
        guide = await live.guide()
        assert guide is not None
        assert guide.version == "2"
        assert (await live.change_guide("1")).guide.version == "1"


async def test_an_interview_is_moved_to_a_version_of_a_retired_guide_too(start: Start) -> None:
    async with start() as system:
        services = system.services
        await add(services, ONE)
        interview = await opened(services)
        await add(services, TWO)
        await services.library.retire(ORGANIZATION, MINE)
        assert (await services.change_guide(OWNER, interview)).guide.version == "2"


async def test_an_interview_whose_version_cannot_be_read_is_rescued_by_a_move(
    start: Start, tmp_path: Path
) -> None:
    async with start() as system:
        await add(system.services, ONE)
        interview = await opened(system.services)
        await add(system.services, TWO)
    alter(
        tmp_path / "data" / "journal.db",
        "UPDATE guides SET source = 'no guide' WHERE id = ? AND version = ?",
        MINE,
        "1",
    )
    async with start() as system:
        services = system.services
        assert (await services.interviews.get(OWNER, interview)).guide is None
        assert (await services.preview_guide(OWNER, interview)).share_before is None
        await services.change_guide(OWNER, interview)
        assert "How did you sleep?" in await answer(services, interview, "Rather well today.")
        with pytest.raises(Malformed):
            await services.change_guide(OWNER, interview, "1")
