"""Which interviewers there are."""

import asyncio
import functools
import logging
from typing import Any

import pytest

from tests.interviewers.conversation import Conversation
from tests.interviewers.guides import SMALL
from vivavoce.domain.guide import Guide
from vivavoce.errors import InterviewerUnusable, Malformed, ReplyUnfit
from vivavoce.interviewers import registry as registry_module
from vivavoce.interviewers.interviewer import Reply, Reviewed, View
from vivavoce.interviewers.outside import NotSetUp, Outside
from vivavoce.interviewers.registry import Interviewers
from vivavoce.interviewers.scripted import ScriptedInterviewer


class Parrot:
    """Repeats what it heard."""

    async def reply(self, view: View) -> Reply:
        return Reply(say=view.interview.transcript[-1].text)


class Hoarse(Parrot):
    """Leads from outside, and is not well."""

    def __init__(self, problem: str | None = "It lost its voice; give it honey.") -> None:
        self.told: str | None = None
        self.looks, self.tries, self.is_closed = 0, 0, False
        self._problem = problem

    async def review(self, view: View) -> Reviewed:
        return Reviewed(changes={}, author="hoarse")

    def is_set_up(self, guide: Guide | None) -> bool:
        return True

    def problem(self, guide: Guide | None) -> str | None:
        return self.told

    def try_again(self, guide: Guide | None) -> None:
        self.tries += 1

    async def look(self) -> None:
        self.looks += 1
        self.told = self._problem

    async def close(self) -> None:
        self.is_closed = True


async def chirp(view: View) -> Reply:
    return Reply(say="Chirp?")


def view() -> View:
    talk = Conversation(SMALL)
    return View(interview=talk.interview, guide=talk.guide)


def with_hoarse(hoarse: Hoarse) -> Interviewers:
    return Interviewers(Outside(llm=hoarse, webhook=NotSetUp("No webhook is set up.")))


def test_the_scripted_interviewer_is_always_there() -> None:
    assert isinstance(Interviewers().find("scripted"), ScriptedInterviewer)


@pytest.mark.parametrize("name", ["human", "agent"])
def test_whoever_speaks_by_itself_is_known_and_needs_no_machine(name: str) -> None:
    assert Interviewers().find(name) is None
    assert Interviewers().is_set_up(name, None)


def test_what_was_registered_is_found_in_that_registry_alone() -> None:
    parrot = Parrot()
    interviewers = Interviewers()
    interviewers.register("parrot", parrot)
    assert interviewers.find("parrot") is parrot
    assert interviewers.is_set_up("parrot", None)
    assert interviewers.problem("parrot", None) is None
    assert "parrot" not in Interviewers().names


def test_an_unknown_name_is_answered_with_the_known_ones() -> None:
    interviewers = Interviewers()
    interviewers.register("parrot", Parrot())
    known = "known are agent, human, llm, parrot, scripted, webhook"
    for ask in (interviewers.find, lambda name: interviewers.problem(name, None)):
        with pytest.raises(Malformed, match=known):
            ask("parott")
    with pytest.raises(Malformed, match=known):
        interviewers.is_set_up("parott", None)


@pytest.mark.parametrize("name", ["human", "agent", "scripted", "llm", "webhook", "", " ", "a\0b"])
def test_a_name_with_a_meaning_or_without_letters_is_refused(name: str) -> None:
    with pytest.raises(Malformed):
        Interviewers().register(name, Parrot())


# --- functions ---


async def test_a_function_is_asked_for_replies() -> None:
    interviewers = Interviewers()
    interviewers.register("bird", chirp)
    interviewers.register("other-bird", functools.partial(chirp))
    for name in ("bird", "other-bird"):
        bird = interviewers.find(name)
        assert bird is not None
        assert await bird.reply(view()) == Reply(say="Chirp?")


async def test_an_object_that_can_be_called_is_asked_for_replies() -> None:
    class Bird:
        async def __call__(self, view: View) -> Reply:
            return Reply(say="Chirp?")

    interviewers = Interviewers()
    interviewers.register("bird", Bird())
    bird = interviewers.find("bird")
    assert bird is not None
    assert (await bird.reply(view())).say == "Chirp?"


class Slow:
    """Would keep everybody waiting."""

    def reply(self, view: View) -> Reply:
        return Reply(say="…")


@pytest.mark.parametrize(
    ("given", "why"),
    [
        (lambda view: Reply(say="?"), 'is not asynchronous; write it with "async def"'),
        (Slow(), r"Slow\.reply is not asynchronous"),
        (Parrot, r"Parrot is a class; register one of its instances, Parrot\(\)"),
        ("parrot", "A str is no interviewer"),
    ],
)
def test_what_cannot_lead_is_refused_in_a_sentence(given: Any, why: str) -> None:
    with pytest.raises(Malformed, match=why):
        Interviewers().register("mine", given)


@pytest.mark.parametrize("returned", [None, "What else?", {"say": "What else?"}])
async def test_a_function_that_returns_something_else_gave_no_fit_reply(returned: Any) -> None:
    async def careless(view: View) -> Any:
        return returned

    interviewers = Interviewers()
    interviewers.register("careless", careless)
    mine = interviewers.find("careless")
    assert mine is not None
    with pytest.raises(ReplyUnfit, match="it has to return a Reply"):
        await mine.reply(view())


async def test_what_a_function_raises_is_its_own_affair() -> None:
    async def broken(view: View) -> Reply:
        raise KeyError("name")

    interviewers = Interviewers()
    interviewers.register("broken", broken)
    mine = interviewers.find("broken")
    assert mine is not None
    with pytest.raises(KeyError):
        await mine.reply(view())


# --- those outside ---


@pytest.mark.parametrize(
    ("name", "variable"), [("llm", "VIVAVOCE_MODEL"), ("webhook", "VIVAVOCE_WEBHOOK_URL")]
)
async def test_what_nobody_set_up_is_known_and_says_how(name: str, variable: str) -> None:
    interviewers = Interviewers()
    assert not interviewers.is_set_up(name, None)
    problem = interviewers.problem(name, None)
    assert problem is not None
    assert variable in problem
    found = interviewers.find(name)
    assert found is not None
    with pytest.raises(InterviewerUnusable, match=variable):
        await found.reply(view())
    assert interviewers.reviewer(name) is None


async def test_whoever_is_set_up_leads_and_reviews() -> None:
    hoarse = Hoarse()
    interviewers = with_hoarse(hoarse)
    assert interviewers.find("llm") is hoarse
    assert interviewers.reviewer("llm") is hoarse
    assert interviewers.reviewer("scripted") is None
    await interviewers.close()
    assert hoarse.is_closed


async def test_a_look_says_what_is_wrong_in_one_line(caplog: pytest.LogCaptureFixture) -> None:
    interviewers = with_hoarse(Hoarse())
    with caplog.at_level(logging.WARNING):
        await interviewers.look()
    assert [record.getMessage() for record in caplog.records] == [
        "It lost its voice; give it honey."
    ]
    assert interviewers.problem("llm", None) == "It lost its voice; give it honey."


async def test_a_look_at_what_is_well_or_not_set_up_says_nothing(
    caplog: pytest.LogCaptureFixture,
) -> None:
    for interviewers in (Interviewers(), with_hoarse(Hoarse(problem=None))):
        with caplog.at_level(logging.WARNING):
            await interviewers.look()
    assert not caplog.records


async def test_a_look_that_hangs_or_fails_is_over_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    class Stuck(Hoarse):
        async def look(self) -> None:
            await asyncio.Event().wait()

    class Failing(Hoarse):
        async def look(self) -> None:
            raise KeyError("x")

    monkeypatch.setattr(registry_module, "LOOK_PATIENCE_S", 0.01)
    await with_hoarse(Stuck()).look()
    await with_hoarse(Failing()).look()


async def test_a_look_that_is_called_off_leaves_nothing_that_still_looks() -> None:
    looking = asyncio.Event()

    class Slow(Hoarse):
        async def look(self) -> None:
            looking.set()
            try:
                await asyncio.Event().wait()
            finally:
                for _ in range(10):  # closing a connection takes a moment
                    await asyncio.sleep(0)
                looking.clear()

    look = asyncio.create_task(with_hoarse(Slow()).look())
    await looking.wait()
    look.cancel()
    with pytest.raises(asyncio.CancelledError):
        await look
    assert not looking.is_set()


def test_who_is_wanted_again_is_told_so_and_nobody_else_has_to_be() -> None:
    hoarse = Hoarse()
    interviewers = with_hoarse(hoarse)
    for name in ("llm", "webhook", "scripted", "human", "agent", "nobody"):
        interviewers.try_again(name, None)
    assert hoarse.tries == 1
