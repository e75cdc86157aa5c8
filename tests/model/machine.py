"""Any sequence of requests, crashes and restarts, each asked of the system and of the model."""

import asyncio
import uuid
from collections.abc import Callable
from functools import partial
from typing import Any

from hypothesis import event
from hypothesis import strategies as st
from hypothesis.stateful import initialize, rule

from tests.model.book import (
    CANDIDATE,
    FAREWELL,
    HUMAN,
    INTERVIEWER,
    MACHINE,
    Story,
    outcome,
)
from tests.model.comparison import HOME, Comparison
from tests.model.system import GUIDE, ORGANIZATIONS, OWNERS, Moment
from vivavoce.domain.commands import (
    Cancel,
    Complete,
    HandOver,
    Move,
    Pause,
    RequestReview,
    Resume,
)
from vivavoce.domain.ids import InterviewId, MessageId
from vivavoce.errors import StaleVersion

# Few of each, so that they meet. Draws never depend on what happened: a machine that is
# shrunk, or whose crash fell elsewhere, stays the same machine.
INTERVIEWS = [str(uuid.UUID(int=n + 1, version=4)) for n in range(3)]
interviews = st.sampled_from([*INTERVIEWS[:1] * 3, *INTERVIEWS[1:]])
callers = st.sampled_from([HOME] * 9 + [ORGANIZATIONS[1]])
texts = st.sampled_from(["Hello.", "I keep data tidy.", "👩🏽‍🚀\r\n\x07", FAREWELL])
speakers = st.sampled_from([CANDIDATE] * 4 + [INTERVIEWER])
behind = st.sampled_from([None] * 6 + [0, 0, 1])  # how old the version is that a writer saw
moments = st.sampled_from(["before the commit", "after the commit"])

COMMANDS: dict[str, tuple[Any, Callable[[Story], None]]] = {
    "pause": (Pause(), Story.pause),
    "resume": (Resume(), Story.resume),
    "cancel": (Cancel(reason="no time"), Story.cancel),
    "complete": (Complete(), Story.complete),
    "request review": (RequestReview(), Story.request_review),
    "hand over to a person": (HandOver(interviewer=HUMAN), lambda story: story.hand_over(HUMAN)),
    "hand back": (HandOver(interviewer=MACHINE), lambda story: story.hand_over(MACHINE)),
    "move": (Move(state="all.q2"), lambda story: story.move("all.q2")),
}
# With equal shares few interviews would be open for long.
commands = st.sampled_from([*COMMANDS, *["resume"] * 5, "hand back", "hand back"])


class Requests(Comparison):
    """Everything that may be asked of Vivavoce, or happen to it."""

    @initialize()
    def begin(self) -> None:
        self.open(id=INTERVIEWS[0], by=HOME)

    # --- requests ---

    @rule(id=interviews, by=callers)
    def open(self, id: str, by: str) -> None:
        """Open an interview under an id that may be there already, or be somebody else's."""
        services = self.system.services
        self.ask(
            services.open_interview(OWNERS[by], GUIDE, id=InterviewId(id), interviewer=MACHINE),
            partial(self.book.open, id, by),
        )

    @rule(id=interviews, by=callers, text=texts, speaker=speakers, late=behind)
    def say(self, id: str, by: str, text: str, speaker: str, late: int | None) -> None:
        self.ask_to_say(id, by, self.new_id(), text, speaker, late)

    @rule(id=interviews, by=callers, text=texts, speaker=speakers, back=st.integers(0, 9))
    def say_again(self, id: str, by: str, text: str, speaker: str, back: int) -> None:
        """Send an id again, with the same text or another one, by the same speaker or another."""
        story = self.book.stories.get(id)
        if story is not None and story.said:
            self.ask_to_say(id, by, story.said[-1 - back % len(story.said)].id, text, speaker, None)

    @rule(id=interviews, text=texts, times=st.integers(2, 4))
    def say_many_times_at_once(self, id: str, text: str, times: int) -> None:
        """One finger, several requests: one is stored, all get its receipt (I2)."""
        message = self.new_id()

        async def all_at_once() -> list[Any]:
            asked = [self.add(id, HOME, message, text, CANDIDATE, None) for _ in range(times)]
            return await asyncio.gather(*asked, return_exceptions=True)

        expected = outcome(
            lambda: self.book.ask(HOME, id, lambda story: story.say(message, CANDIDATE, text))
        )
        answers = self.system.run(all_at_once())
        if expected is not None:
            assert [type(answer) for answer in answers] == [expected] * times
        else:
            assert sorted(answer.is_repeat for answer in answers) == [False] + [True] * (times - 1)
            for answer in answers:
                self.keep(id, message, answer)
        self.compare()

    @rule(id=interviews, text=texts, value=st.integers(0, 3))
    def two_write_at_once(self, id: str, text: str, value: int) -> None:
        """A candidate and an owner who saw the same version: the second reads again (I5)."""
        story = self.book.stories.get(id)
        if story is None or story.is_erased:
            return
        message, version = self.new_id(), story.version

        async def both() -> list[Any]:
            said = self.add(id, HOME, message, text, CANDIDATE, version)
            learned = self.set_field(id, HOME, "number", value, version)
            return [*await asyncio.gather(said, learned, return_exceptions=True)]

        requests: list[Callable[[Story], None]] = [
            lambda story: story.say(message, CANDIDATE, text),
            lambda story: story.learn("number", value),
        ]
        wanted = [
            outcome(partial(self.book.ask, HOME, id, request, expected=version))
            for request in requests
        ]
        answers = self.system.run(both())
        told = [type(one) if isinstance(one, BaseException) else None for one in answers]
        assert told == wanted, (told, wanted)
        if told[0] is None:
            self.keep(id, message, answers[0])
        if StaleVersion in told:
            event("two writers: one came second")
        self.compare()

    @rule(id=interviews, by=callers, name=commands, late=behind)
    def command(self, id: str, by: str, name: str, late: int | None) -> None:
        command, request = COMMANDS[name]
        expected = self.version_seen(id, late)
        interviews_ = self.system.services.interviews
        self.ask(
            interviews_.carry_out(OWNERS[by], InterviewId(id), command, expected=expected),
            partial(self.book.ask, by, id, request, expected=expected),
        )

    @rule(
        id=interviews,
        by=callers,
        name=st.sampled_from(["role", "number"]),
        value=st.sampled_from([None, "lead", 1, True, 1.0]),
        late=behind,
    )
    def learn(self, id: str, by: str, name: str, value: Any, late: int | None) -> None:
        """Set a field of the profile, or take it back; `True`, 1 and 1.0 are three values."""
        expected = self.version_seen(id, late)
        self.ask(
            self.set_field(id, by, name, value, expected),
            partial(
                self.book.ask, by, id, lambda story: story.learn(name, value), expected=expected
            ),
        )

    @rule(id=interviews, by=callers, label=st.sampled_from(["1", "2"]), late=behind)
    def follow_another_version(self, id: str, by: str, label: str, late: int | None) -> None:
        expected = self.version_seen(id, late)
        change = self.system.services.change_guide
        self.ask(
            change(OWNERS[by], InterviewId(id), label, expected=expected),
            partial(self.book.ask, by, id, lambda story: story.follow(label), expected=expected),
        )

    @rule(id=interviews, text=texts, then=st.sampled_from(["settle", "settle", "restart", "crash"]))
    def say_without_waiting(self, id: str, text: str, then: str) -> None:
        """What was taken is stored soon, and before a calm stop (I13); a crash may lose it."""
        message = self.new_id()

        def take(unsaved: Any) -> None:
            unsaved.add_message(OWNERS[HOME], InterviewId(id), text, id=MessageId(message))

        if then == "crash":
            self.system.take_without_waiting_and_crash(take)
        else:

            async def taken() -> None:
                take(self.system.services.unsaved)

            self.system.run(taken())
            outcome(
                lambda: self.book.ask(HOME, id, lambda story: story.say(message, CANDIDATE, text))
            )
            if then == "restart":
                self.system.restart()
        self.compare()

    @rule(id=interviews, by=callers, chance=st.integers(0, 3))
    def erase(self, id: str, by: str, chance: int) -> None:
        if chance == 0:
            services = self.system.services
            self.ask(
                services.erase_interview(OWNERS[by], InterviewId(id)),
                partial(self.book.erase, by, id),
            )

    # --- what happens to the system ---

    @rule(silent=st.booleans())
    def fall_silent_or_speak(self, silent: bool) -> None:
        """From now on the machine answers, or keeps everybody waiting."""
        self.system.machine.silent = silent
        self.compare()

    @rule()
    def restart(self) -> None:
        self.system.restart()
        self.compare()

    @rule()
    def crash(self) -> None:
        self.system.crash()
        self.compare()

    @rule(id=interviews, seq=st.integers(0, 40), chance=st.integers(0, 4))
    def rot(self, id: str, seq: int, chance: int) -> None:
        """Bytes change while nobody looks: that one interview is set aside, and no other (I7)."""
        story = self.book.stories.get(id)
        if chance == 0 and story is not None and not story.is_erased and not story.is_damaged:
            self.system.crash_and_rot(id, 1 + seq % story.version)
            story.is_damaged = True
            event("an interview is damaged")
            self.find_damage(story)
        self.compare()

    @rule(id=interviews, text=texts, moment=moments, appends=st.integers(0, 1))
    def crash_while_it_is_stored(self, id: str, text: str, moment: Moment, appends: int) -> None:
        """Die around the commit of a message, or of its reply; the client asks again (I1, I6)."""
        message = self.new_id()
        self.system.crash_during(
            self.add(id, HOME, message, text, CANDIDATE, None), appends=appends, moment=moment
        )
        event(f"crash {moment} of {'its reply' if appends else 'a message'}")
        self.ask_to_say(id, HOME, message, text, CANDIDATE, None)
