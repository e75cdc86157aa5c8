"""Keys, links, sessions: who may come in, and what is kept of their secrets."""

import hashlib
from datetime import timedelta
from pathlib import Path

import pytest

from tests.service.conftest import OWNER, Start
from vivavoce.domain.ids import GuideId, InterviewId
from vivavoce.errors import NotFound, Unauthenticated
from vivavoce.journal.registry import Role
from vivavoce.service.access import SESSION_LASTS, SIGN_IN_LASTS
from vivavoce.service.services import Services
from vivavoce.testing.clock import ManualClock


async def opened(services: Services) -> InterviewId:
    standing, _ = await services.open_interview(OWNER, GuideId("agent-hiring"))
    return standing.interview.id


async def test_the_owners_key_is_the_one_that_was_set(start: Start) -> None:
    async with start() as system:
        caller = await system.services.access.recognise("an owner's key")
        assert caller.role is Role.OWNER
        with pytest.raises(Unauthenticated):
            await system.services.access.recognise("an owner's kez")


async def test_secrets_are_kept_as_hashes_only(start: Start, tmp_path: Path) -> None:
    async with start() as system:
        access = system.services.access
        interview = await opened(system.services)
        key, secret = await access.make_key(OWNER.organization, name="desk", role=Role.VIEWER)
        token = await access.link(OWNER.organization, interview)
        cookie = await access.sign_in(secret)
        offered = await access.offer_sign_in(key)
    kept = b"".join(
        path.read_bytes() for path in (tmp_path / "data").iterdir() if path.name != "secret"
    )
    for told in ("an owner's key", secret, token, cookie, offered):
        assert told.encode() not in kept
        assert hashlib.sha256(told.encode()).digest() in kept
    assert key.hash == hashlib.sha256(secret.encode()).digest()


async def test_a_link_is_the_same_each_time_it_is_asked_for_also_after_a_restart(
    start: Start,
) -> None:
    async with start() as system:
        interview = await opened(system.services)
        first = await system.services.access.link(OWNER.organization, interview)
        assert await system.services.access.link(OWNER.organization, interview) == first
    async with start() as system:
        access = system.services.access
        assert await access.link(OWNER.organization, interview) == first
        caller = await access.recognise(first)
        assert caller.is_candidate
        assert caller.interview == interview


async def test_a_withdrawn_link_lets_nobody_in_and_a_new_one_does(start: Start) -> None:
    async with start() as system:
        access = system.services.access
        interview = await opened(system.services)
        old = await access.link(OWNER.organization, interview)
        await access.recognise(old)
        new = await access.renew_link(OWNER.organization, interview)
        assert new != old
        with pytest.raises(Unauthenticated):
            await access.recognise(old)
        assert (await access.recognise(new)).interview == interview
        await access.revoke_links(interview)
        with pytest.raises(Unauthenticated):
            await access.recognise(new)


async def test_links_work_on_when_the_secret_file_was_lost(start: Start, tmp_path: Path) -> None:
    async with start() as system:
        interview = await opened(system.services)
        old = await system.services.access.link(OWNER.organization, interview)
    (tmp_path / "data" / "secret").unlink()
    async with start() as system:
        access = system.services.access
        assert (await access.recognise(old)).interview == interview
        new = await access.link(OWNER.organization, interview)
        assert new != old
        assert (await access.recognise(new)).interview == interview


async def test_a_sign_in_link_works_once_and_for_a_day(start: Start, clock: ManualClock) -> None:
    async with start() as system:
        access = system.services.access
        late = await access.offer_sign_in(system.opening.owner)
        clock.advance(SIGN_IN_LASTS + timedelta(seconds=1))
        with pytest.raises(Unauthenticated):
            await access.accept_sign_in(late)
        token = await access.offer_sign_in(system.opening.owner)
    # A server that was started again meanwhile knows it, too.
    async with start() as system:
        access = system.services.access
        cookie = await access.accept_sign_in(token)
        assert (await access.recognise_session(cookie)).role is Role.OWNER
        for wrong in (token, "never offered"):
            with pytest.raises(Unauthenticated):
                await access.accept_sign_in(wrong)


async def test_a_session_survives_a_restart_and_ends_in_time(
    start: Start, clock: ManualClock
) -> None:
    async with start() as system:
        cookie = await system.services.access.sign_in("an owner's key")
    async with start() as system:
        assert (await system.services.access.recognise_session(cookie)).role is Role.OWNER
        clock.advance(SESSION_LASTS + timedelta(seconds=1))
        with pytest.raises(Unauthenticated):
            await system.services.access.recognise_session(cookie)


async def test_revoking_a_key_ends_its_sessions(start: Start) -> None:
    async with start() as system:
        access = system.services.access
        key, secret = await access.make_key(OWNER.organization, name="desk", role=Role.REVIEWER)
        cookie = await access.sign_in(secret)
        await access.recognise(secret)
        await access.revoke_key(OWNER.organization, key.id)
        with pytest.raises(Unauthenticated):
            await access.recognise(secret)
        with pytest.raises(Unauthenticated):
            await access.recognise_session(cookie)
        with pytest.raises(NotFound):
            await access.revoke_key(OWNER.organization, "no such key")


async def test_a_candidates_token_signs_nobody_in(start: Start) -> None:
    async with start() as system:
        access = system.services.access
        token = await access.link(OWNER.organization, await opened(system.services))
        with pytest.raises(Unauthenticated):
            await access.sign_in(token)
