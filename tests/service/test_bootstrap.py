"""From an empty folder to open for business, and again."""

import logging
import stat
from pathlib import Path

import pytest

from tests.service.conftest import OWNER, Start
from vivavoce.authoring.reading import SUFFIX, built_in_guides
from vivavoce.domain.ids import GuideId
from vivavoce.errors import CannotStart, NotFound, Unauthenticated
from vivavoce.journal.registry import Role
from vivavoce.running import running

BUILT_IN = [name.removesuffix(SUFFIX) for name in built_in_guides()]

GUIDE = """
id: mine
version: "{version}"
title: Mine
information: [{{id: mood, label: Mood}}]
sections:
  - id: only
    questions: [{{id: mood, ask: {ask}, collects: [mood]}}]
opening: Hello.
closing: {{say: Goodbye.}}
"""


def facts(caplog: pytest.LogCaptureFixture, name: str) -> list[dict[str, object]]:
    return [
        {"msg": record.getMessage(), **record.__dict__["facts"]}
        for record in caplog.records
        if record.__dict__.get("event_name") == name
    ]


async def test_the_first_start_makes_an_organization_a_key_and_the_guides(tmp_path: Path) -> None:
    data = tmp_path / "data"
    async with running(data) as system:
        secret = system.opening.new_secret
        assert secret is not None
        assert (await system.services.access.recognise(secret)).role is Role.OWNER
        [organization] = await system.services.organizations.all()
        assert organization.id == "default"
        guides = await system.services.library.all(OWNER.organization)
        assert "agent-hiring" in [guide.id for guide in guides]
    assert stat.S_IMODE(data.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in data.iterdir()} == {0o600}


async def test_later_starts_make_nothing_new(tmp_path: Path) -> None:
    async with running(tmp_path / "data") as system:
        secret = system.opening.new_secret or ""
    async with running(tmp_path / "data") as system:
        assert system.opening.new_secret is None
        assert (await system.services.access.recognise(secret)).role is Role.OWNER
        assert len(await system.services.access.keys(OWNER.organization)) == 1


async def test_a_key_given_later_is_added(tmp_path: Path) -> None:
    async with running(tmp_path / "data") as system:
        made = system.opening.new_secret or ""
    async with running(tmp_path / "data", owner_key="chosen later") as system:
        for secret in (made, "chosen later"):
            assert (await system.services.access.recognise(secret)).role is Role.OWNER


async def test_a_start_without_any_good_owners_key_says_the_way_out(tmp_path: Path) -> None:
    async with running(tmp_path / "data", owner_key="the only one") as system:
        access = system.services.access
        await access.revoke_key(OWNER.organization, system.opening.owner.id)
    with pytest.raises(CannotStart, match="VIVAVOCE_OWNER_KEY"):
        async with running(tmp_path / "data"):
            pass
    async with running(tmp_path / "data", owner_key="a new one") as system:
        assert (await system.services.access.recognise("a new one")).role is Role.OWNER
        with pytest.raises(Unauthenticated):
            await system.services.access.recognise("the only one")


async def test_each_organization_is_logged_as_one_line(
    start: Start, caplog: pytest.LogCaptureFixture
) -> None:
    async with start() as system:
        for _ in range(3):
            await system.services.open_interview(OWNER, GuideId("agent-hiring"))
    caplog.clear()
    with caplog.at_level(logging.INFO, logger="vivavoce"):
        async with start():
            pass
    assert facts(caplog, "bootstrap:load") == [
        {
            "msg": "Organization loaded",
            "orgId": "default",
            "interviewsCount": 3,
            "owedReplies": 0,
        }
    ]


async def test_the_owners_guide_files_are_taken_in_and_a_damaged_one_is_left_out(
    start: Start, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    folder = tmp_path / "data" / "guides"
    folder.mkdir(parents=True)
    (folder / "mine.yaml").write_text(GUIDE.format(version=1, ask="How are you?"))
    (folder / "broken.yaml").write_text("id: broken\nversion: [\n")
    (folder / "bytes.yml").write_bytes(b"id: \xff\xfe")
    async with start() as system:
        known = [guide.id for guide in await system.services.library.all(OWNER.organization)]
        assert known == sorted([*BUILT_IN, "mine"])
    damaged = facts(caplog, "bootstrap:guide-damaged")
    assert [fact["file"] for fact in damaged] == ["bytes.yml", "broken.yaml"]
    assert "line" in str(damaged[1]["reason"])


async def test_a_changed_guide_is_a_new_version_and_interviews_stay_on_theirs(
    start: Start, tmp_path: Path
) -> None:
    """(I9)"""
    file = tmp_path / "data" / "guides" / "mine.yaml"
    file.parent.mkdir(parents=True)
    file.write_text(GUIDE.format(version=1, ask="How are you?"))
    async with start() as system:
        old, _ = await system.services.open_interview(OWNER, GuideId("mine"))
    file.write_text(GUIDE.format(version=2, ask="How do you do?"))
    async with start() as system:
        new, _ = await system.services.open_interview(OWNER, GuideId("mine"))
        still = await system.services.interviews.get(OWNER, old.interview.id)
        assert still.guide is not None
        assert new.guide is not None
        assert still.guide.version == "1"
        assert new.guide.version == "2"
    file.unlink()
    async with start() as system:
        still = await system.services.interviews.get(OWNER, old.interview.id)
        assert still.guide is not None, "removing the file removes no version"


async def test_a_version_the_owner_made_newest_survives_a_restart(
    start: Start, tmp_path: Path
) -> None:
    file = tmp_path / "data" / "guides" / "mine.yaml"
    file.parent.mkdir(parents=True)
    file.write_text(GUIDE.format(version=1, ask="How are you?"))
    async with start() as system:
        posted = GUIDE.format(version=9, ask="How is it going?")
        await system.services.library.add(OWNER.organization, posted, name="posted")
    async with start() as system:
        _, guide = await system.services.library.newest(OWNER.organization, GuideId("mine"))
        assert guide.version == "9"


async def test_a_guide_that_is_not_there_is_not_found(start: Start) -> None:
    async with start() as system:
        with pytest.raises(NotFound):
            await system.services.open_interview(OWNER, GuideId("nothing"))
