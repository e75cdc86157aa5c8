"""Many interviews at once with simulated candidates, through the real services.

Everything is as in a server: durable storage, group commit, turns. Only the network
is missing. Each interview depends on the seed and its own number alone, so it is the
same however many run beside it.
"""

import asyncio
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from vivavoce.authoring.reading import SUFFIX, parse_guide, read_guide
from vivavoce.characters import CHARACTERS
from vivavoce.characters.script import Script
from vivavoce.domain.guide import Guide
from vivavoce.domain.ids import GuideId
from vivavoce.errors import CannotStart, Malformed
from vivavoce.interviewers.registry import Interviewers
from vivavoce.interviewers.scripted import NAME as SCRIPTED
from vivavoce.running import running
from vivavoce.service.bootstrap import DEFAULT_ORGANIZATION
from vivavoce.service.services import Services
from vivavoce.simulation.talk import Ended, Talk

GUIDE = "agent-hiring"
LANGUAGE = "en"  # what characters speak, most of the time
AT_ONCE = 50


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """What to simulate. `guide` is a guide's id, or the path of a YAML file.

    `data` is a new or empty folder to keep, None for one that is removed afterwards;
    `keep` is how many interviews, from the first, keep their transcripts.
    """

    interviews: int = 100
    guide: str = GUIDE
    characters: Sequence[str] = tuple(CHARACTERS)
    seed: int = 1
    at_once: int = AT_ONCE
    language: str | None = None
    data: Path | None = None
    keep: int = 0
    interviewer: str = SCRIPTED


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """All interviews, in order of their numbers, and how long they took together."""

    plan: Plan
    guide: str
    language: str
    seconds: float
    ended: Sequence[Ended]


async def simulate(
    plan: Plan,
    *,
    interviewers: Interviewers | None = None,
    on_ended: Callable[[Ended], None] = lambda ended: None,
) -> Outcome:
    """Run all interviews of `plan`; `on_ended` hears of each when it is over.

    Args:
        interviewers: where `plan.interviewer` is looked up; None for the built-in ones.

    Raises:
        CannotStart: the data folder is not new or empty, or cannot be used.
        Malformed: the guide is none, or does not speak the language; or nobody is called
            like the interviewer.
        NotFound: no guide has this id.
    """
    source = _source(plan.guide)
    with _folder(plan.data) as folder:
        async with running(folder, interviewers=interviewers) as system:
            guide = await _guide(system.services, plan.guide, source)
            script = Script.of(guide, _language(guide, plan.language), plan.interviewer)
            system.services.interviewers.find(plan.interviewer)
            begun = time.perf_counter()
            ended = await _all(system.services, plan, script, on_ended)
            seconds = time.perf_counter() - begun
    return Outcome(
        plan=plan, guide=guide.id, language=script.language, seconds=seconds, ended=ended
    )


async def _all(
    services: Services, plan: Plan, script: Script, on_ended: Callable[[Ended], None]
) -> list[Ended]:
    """Hold all interviews, at most `plan.at_once` at the same time."""
    numbers = iter(range(1, plan.interviews + 1))
    ended: list[Ended] = []

    async def work() -> None:
        for number in numbers:
            name = plan.characters[(number - 1) % len(plan.characters)]
            character = CHARACTERS[name](f"{plan.seed}/{number}/{name}")
            talk = Talk(services, script, character, number)
            one = await talk.hold(keep=number <= plan.keep)
            ended.append(one)
            on_ended(one)

    async with asyncio.TaskGroup() as group:
        for _ in range(min(plan.at_once, plan.interviews)):
            group.create_task(work())
    return sorted(ended, key=lambda one: one.number)


async def _guide(services: Services, name: str, source: str | None) -> Guide:
    """Return the guide called `name`, or the one that `source` spells out, kept for use."""
    guide_id = GuideId(name)
    if source is not None:
        added = await services.library.add(DEFAULT_ORGANIZATION, source, name=name)
        guide_id = added.id
    _, guide = await services.library.newest(DEFAULT_ORGANIZATION, guide_id)
    return guide


def _source(guide: str) -> str | None:
    """Return the text of a guide file; None when `guide` is the id of a guide.

    Raises:
        Malformed: the file cannot be read, or holds no guide.
    """
    if not guide.endswith((SUFFIX, ".yml")):
        return None
    source = read_guide(guide)
    parse_guide(source, name=guide)  # before anything is made on disk for it
    return source


def _language(guide: Guide, asked: str | None) -> str:
    language = asked or (LANGUAGE if LANGUAGE in guide.languages else guide.language)
    if language not in guide.languages:
        raise Malformed(
            f"Guide {guide.id} does not speak {language!r}; it speaks "
            f"{', '.join(guide.languages)}.",
            field="language",
        )
    return language


@contextmanager
def _folder(data: Path | None) -> Iterator[Path]:
    """Give the data folder: `data`, which is kept, or a temporary one.

    Raises:
        CannotStart: `data` holds something already. Simulated interviews never get
            among those of real people.
    """
    if data is None:
        with TemporaryDirectory(prefix="vivavoce-simulate-", ignore_cleanup_errors=True) as made:
            yield Path(made)
        return
    if data.exists() and not data.is_dir():
        raise CannotStart(f"{data} is not a folder; choose another with --data.")
    if data.exists() and any(data.iterdir()):
        raise CannotStart(
            f"{data} is not empty, and simulated interviews never go among others; "
            "name a new or empty folder with --data."
        )
    yield data
