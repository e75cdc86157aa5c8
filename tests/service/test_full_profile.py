"""A full profile learns nothing new, and the interview goes on all the same (I6)."""

import logging

import pytest

from tests.service.conftest import OWNER, Start
from vivavoce.domain.changes import PROFILE_FIELDS_MAX, with_room
from vivavoce.domain.events import Speaker
from vivavoce.domain.ids import GuideId
from vivavoce.domain.interview import Status
from vivavoce.domain.profile import Profile, ProfileValue

MESSAGES_MAX = 120
NEW = ProfileValue(value="new")


def full(*, free: int = 0) -> Profile:
    """Return a profile that has room for `free` more fields."""
    return {f"field {n}": ProfileValue(value=n) for n in range(PROFILE_FIELDS_MAX - free)}


def test_a_full_profile_has_room_for_new_values_of_what_it_knows() -> None:
    assert with_room(full(), {"field 1": NEW, "role": NEW}) == {"field 1": NEW}


def test_of_new_fields_the_first_have_room() -> None:
    changes = {"role": NEW, "tone": NEW, "field 0": NEW}
    assert with_room(full(free=1), changes) == {"role": NEW, "field 0": NEW}


def test_what_is_taken_back_makes_room() -> None:
    changes = {"role": NEW, "field 0": None, "tone": NEW}
    assert with_room(full(), changes) == {"role": NEW, "field 0": None}


def test_a_profile_with_room_leaves_nothing_out() -> None:
    changes = {"role": NEW, "unknown": None}
    assert with_room({}, changes) == changes


async def test_an_interview_whose_profile_is_full_goes_on_to_its_end(
    start: Start, caplog: pytest.LogCaptureFixture
) -> None:
    """(I6) No reply stays owed for what it learned having no room; the words are kept (I1)."""
    caplog.set_level(logging.WARNING, "vivavoce")
    async with start() as system:
        services = system.services
        standing, _ = await services.open_interview(OWNER, GuideId("agent-hiring"))
        interview = standing.interview.id
        await services.interviews.update_profile(OWNER, interview, dict(full()))
        said: list[str] = []
        while True:
            await services.turns.sweep()
            await services.turns.settle(interview, patience_s=10)
            now = (await services.interviews.get(OWNER, interview)).interview
            assert not now.owes_reply
            if now.status is not Status.ACTIVE or len(now.transcript) > MESSAGES_MAX:
                break
            said.append(f"It sorts the mail, and answers number {len(said)} of it.")
            await services.interviews.add_message(OWNER, interview, said[-1])
        assert now.status is Status.COMPLETED
        assert len(now.profile) == PROFILE_FIELDS_MAX
        kept = [each.text for each in now.transcript if each.speaker is Speaker.CANDIDATE]
        assert kept == said
    names = [getattr(record, "event_name", "") for record in caplog.records]
    assert "turn:profile-full" in names
    assert "turn:failed" not in names
