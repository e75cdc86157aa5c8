"""The running system beside the model: asking both the same, and holding one against the other."""

import tempfile
import uuid
from collections.abc import Callable, Coroutine
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis.stateful import RuleBasedStateMachine
from msgspec.structs import replace

from tests.model.book import (
    Book,
    Story,
    outcome,
)
from tests.model.system import ORGANIZATIONS, OWNERS, System
from tests.stores.files import IN_MEMORY
from vivavoce.domain.events import Speaker
from vivavoce.domain.ids import InterviewId, MessageId
from vivavoce.domain.profile import ProfileValue
from vivavoce.errors import DamagedRecord, VivavoceError
from vivavoce.journal.records import verify
from vivavoce.journal.store import Summary

HOME = ORGANIZATIONS[0]


class Comparison(RuleBasedStateMachine):
    """The running system and the model, to be asked the same things."""

    template: Path  # a prepared data folder, set by the test
    steps = 0
    crashes = 0

    def __init__(self) -> None:
        super().__init__()
        place = IN_MEMORY if IN_MEMORY.is_dir() else None
        self.folder = tempfile.TemporaryDirectory(dir=place)
        self.system = System(self.template, Path(self.folder.name))
        self.book = Book()
        self._messages = 0

    # --- asking both ---

    def ask(self, work: Coroutine[Any, Any, Any], request: Callable[[], None]) -> Any:
        """Ask the system and the model the same; both grant it, or refuse it alike."""
        expected = outcome(request)
        answer, refused = None, None
        try:
            answer = self.system.run(work)
        except VivavoceError as error:
            refused = error
        assert type(refused) is (expected or type(None)), (refused, expected)
        self.compare()
        return answer

    def ask_to_say(
        self, id: str, by: str, message: str, text: str, speaker: str, late: int | None
    ) -> None:
        """Ask both to keep a message; its receipt is the first one it ever got (I2)."""
        expected = self.version_seen(id, late)
        receipt = self.ask(
            self.add(id, by, message, text, speaker, expected),
            partial(
                self.book.ask,
                by,
                id,
                lambda story: story.say(message, speaker, text),
                expected=expected,
            ),
        )
        if receipt is not None:
            self.keep(id, message, receipt)

    async def add(
        self, id: str, by: str, message: str, text: str, speaker: str, expected: int | None
    ) -> Any:
        return await self.system.services.interviews.add_message(
            OWNERS[by],
            InterviewId(id),
            text,
            id=MessageId(message),
            speaker=Speaker(speaker),
            expected=expected,
        )

    async def set_field(
        self, id: str, by: str, name: str, value: Any, expected: int | None
    ) -> None:
        changes = {name: None if value is None else ProfileValue(value=value)}
        await self.system.services.interviews.update_profile(
            OWNERS[by], InterviewId(id), changes, expected=expected
        )

    def new_id(self) -> str:
        self._messages += 1
        return str(uuid.UUID(int=0xE0000 + self._messages, version=4))

    def version_seen(self, id: str, late: int | None) -> int | None:
        """Return the version somebody saw `late` events ago, None when it does not matter."""
        story = self.book.stories.get(id)
        return None if late is None or story is None else story.version - late

    def keep(self, id: str, message: str, receipt: Any) -> None:
        """Hold a receipt against the first one of the same message: they are the same for ever."""
        said = self.book.stories[id].find(message)
        assert said is not None
        assert (receipt.id, receipt.seq, receipt.version) == (message, said.seq, said.seq), (
            f"another receipt for {message}: {receipt}"
        )
        plain = replace(receipt, is_repeat=False)
        assert self.book.receipts.setdefault((id, message), plain) == plain, (
            f"another receipt for {message}: {receipt}"
        )

    def find_damage(self, story: Story) -> None:
        """Look at a damaged interview: nobody is told of damage before somebody looked."""
        with pytest.raises(DamagedRecord):
            self.system.run(self.system.seen_by(story.organization, story.id))

    # --- comparing ---

    def compare(self) -> None:
        """Let the machine speak, and hold every interview against its story."""
        type(self).steps += 1
        self.system.settle(self.book.stories)
        self.system.run(self._compared())

    async def _compared(self) -> None:
        services = self.system.services
        owed = self.book.owed()
        if not self.system.machine.silent:
            for story in owed:
                now = await self.system.seen_by(story.organization, story.id)
                assert len(now.transcript) == len(story.said) + 1, "not exactly one reply (I6)"
                story.reply(now.transcript[-1].id)
        there = await services.turns.owed()
        assert there == len(self.book.owed()), f"LOST or STUCK: {there} replies are owed"
        for organization in ORGANIZATIONS:
            listed = await services.interviews.find(OWNERS[organization])
            rows = {(row.id, row.status, row.version, _owes(row)) for row in listed}
            assert rows == {
                (story.id, story.status, story.version, story.owes_reply)
                for story in self.book.stories.values()
                if story.organization == organization and not story.is_erased
            }
        for story in self.book.stories.values():
            await self._compare_story(story)

    async def _compare_story(self, story: Story) -> None:
        """Hold one interview against its story: as it stands, as it is stored, as receipts say."""
        records = await self.system.services.journal._store.read(InterviewId(story.id))
        if story.is_damaged and not story.is_erased:
            with pytest.raises(DamagedRecord):
                verify(InterviewId(story.id), records)
            return
        verify(InterviewId(story.id), records)
        assert [record.name for record in records] == story.names
        for (id, _), receipt in self.book.receipts.items():
            if id == story.id:
                assert records[receipt.seq - 1].hash.hex() == receipt.hash
        if story.is_erased:
            assert all(record.content is None for record in records)
            return
        now = await self.system.seen_by(story.organization, story.id)
        assert (now.version, now.status, now.state, now.interviewer, now.guide.version) == (
            story.version,
            story.status,
            story.state,
            story.interviewer,
            story.guide,
        )
        assert [(m.id, m.speaker, m.text, m.seq) for m in now.transcript] == [
            (said.id, said.speaker, said.text, said.seq) for said in story.said
        ], f"LOST or MOVED: messages of {story.id}"
        assert _typed(
            {name: (v.value, str(v.status), v.sources) for name, v in now.profile.items()}
        ) == _typed(story.profile)

    def teardown(self) -> None:
        """At the end everything owed gets its one reply, also after one more start."""
        try:
            self.system.machine.silent = False
            self.compare()
            self.system.restart()
            self.compare()
        finally:
            type(self).crashes += self.system.crashes
            self.system.close()
            self.folder.cleanup()


def _owes(row: Summary) -> bool:
    """Whether a row says that a reply is owed; of one that is set aside nobody asks any."""
    return row.owed_since is not None and row.damaged is None


def _typed(profile: dict[str, tuple[Any, str, tuple[str, ...]]]) -> dict[str, Any]:
    """Return a profile in which `True`, 1 and 1.0 differ, as they do in JSON."""
    return {
        name: (type(value), value, status, tuple(sources))
        for name, (value, status, sources) in profile.items()
    }
