"""Many interviews at once: whatever is asked twice is there once (I2)."""

import asyncio
import uuid

import pytest

from tests.service.conftest import OWNER, Start
from vivavoce.domain.ids import GuideId, OrganizationId
from vivavoce.errors import Malformed, NotFound
from vivavoce.service.callers import owner_of
from vivavoce.service.ids import new_id
from vivavoce.service.inviting import Batch, Invited, interview_ids, invite
from vivavoce.service.services import Services

PEOPLE = [Invited(name=f"Person {n}", email=f"p{n}@example.org") for n in range(40)]


def batch(**fields: str) -> Batch:
    return Batch(
        id=fields.get("id", new_id()),
        guide=GuideId(fields.get("guide", "agent-hiring")),
        interviewer="scripted",
        language=fields.get("language", "en"),
    )


async def kept(services: Services) -> int:
    return len(await services.interviews.find(OWNER, limit=1000))


async def test_each_person_gets_an_interview_with_a_link(start: Start) -> None:
    async with start() as started:
        made = await invite(started.services, OWNER, batch(), PEOPLE)
        assert [(one.name, one.email) for one in made] == [(p.name, p.email) for p in PEOPLE]
        assert len({one.token for one in made}) == len({one.interview for one in made}) == 40
        assert all(one.is_new for one in made)


async def test_the_same_batch_again_makes_nobody_twice(start: Start) -> None:
    """(I2)."""
    one = batch()
    async with start() as started:
        first, second = await asyncio.gather(
            invite(started.services, OWNER, one, PEOPLE),
            invite(started.services, OWNER, one, PEOPLE),
        )
        assert [each.interview for each in first] == [each.interview for each in second]
        assert await kept(started.services) == 40


async def test_a_batch_cut_short_is_completed_by_the_same_again(start: Start) -> None:
    """(I2, I6)."""
    one = batch()
    async with start() as started:
        part = await invite(started.services, OWNER, one, PEOPLE, part=slice(5, 20))
        assert len(part) == 15
    async with start() as started:
        made = await invite(started.services, OWNER, one, PEOPLE)
        assert sum(not each.is_new for each in made) == 15
        assert made[5:20] == [
            each for each in made if each.interview in {old.interview for old in part}
        ]
        assert await kept(started.services) == 40


async def test_a_longer_list_adds_only_who_is_new_on_it(start: Start) -> None:
    one = batch()
    async with start() as started:
        await invite(started.services, OWNER, one, PEOPLE[:10])
        more = await invite(started.services, OWNER, one, [Invited(name="First"), *PEOPLE[:10]])
        assert [each.is_new for each in more] == [True] + [False] * 10


async def test_who_was_erased_since_stays_so_and_holds_nobody_up(start: Start) -> None:
    """(I10)."""
    one = batch()
    async with start() as started:
        first = await invite(started.services, OWNER, one, PEOPLE[:3])
        await started.services.erase_interview(OWNER, first[1].interview)
        again = await invite(started.services, OWNER, one, PEOPLE[:4])
        assert [each.token is None for each in again] == [False, True, False, False]
        assert await kept(started.services) == 3


def test_two_of_the_same_name_are_two_people() -> None:
    ids = interview_ids(OWNER, batch(), [Invited(name="Ada"), Invited(name="Ada")])
    assert ids[0] != ids[1]


def test_ids_are_uuids_of_the_batchs_time_and_of_this_organization_alone() -> None:
    """(I11)."""
    one = batch()
    ids = interview_ids(OWNER, one, PEOPLE)
    assert {uuid.UUID(each).version for each in ids} == {8}
    assert {each[:13] for each in ids} == {one.id[:13]}
    theirs = interview_ids(owner_of(OrganizationId("theirs")), one, PEOPLE)
    assert not set(ids) & set(theirs)


async def test_what_cannot_be_opened_is_refused_before_anything_is(start: Start) -> None:
    async with start() as started:
        with pytest.raises(NotFound):
            await invite(started.services, OWNER, batch(guide="nothing"), PEOPLE)
        with pytest.raises(Malformed):
            await invite(started.services, OWNER, batch(language="fr"), PEOPLE)
        with pytest.raises(Malformed):
            await invite(started.services, OWNER, batch(), [])
        assert await kept(started.services) == 0
