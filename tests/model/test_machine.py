"""The whole service against a model of a few lists: whatever is asked, whatever crashes.

Hypothesis makes up the story and, should the two ever differ, the shortest one that
shows it.
"""

import asyncio
import logging
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.deterministic.planted import (
    AcknowledgesBeforeTheCommit,
    AnswersRepeatsAnew,
    NeverLooksForOwedReplies,
)
from tests.model.machine import Requests
from tests.model.system import prepare

STEPS = 30
TEETH_STORIES = 40

log = logging.getLogger(__name__)

# What is seen of a mistake depends on the moment; a busy machine may show its consequences first.
TEETH_TRIES = 4

# A mistake that shows only now and then is told as such, with what was found each time.


@pytest.fixture
def template(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> Path:
    """A data folder to begin every story with; and nobody waits for a silent machine."""
    monkeypatch.setattr("vivavoce.running.TURN_PATIENCE_S", 0.0)
    monkeypatch.setattr("vivavoce.service.services.OPENING_PATIENCE_S", 0.0)
    caplog.set_level(logging.CRITICAL, logger="vivavoce")
    asyncio.run(prepare(tmp_path / "template"))
    return tmp_path / "template"


def compare(machine: type[Requests], examples: int, *, phases: Sequence[Phase]) -> None:
    """Tell `examples` stories to the service and the model.

    Raises:
        AssertionError: they differ.
    """
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=examples,
            stateful_step_count=STEPS,
            deadline=None,
            derandomize=examples < 1_000,  # every day the same stories; a soak tells others
            database=None,
            phases=phases,
            suppress_health_check=list(HealthCheck),
        ),
    )


@pytest.mark.parametrize(
    "examples",
    [
        # Where others want the processor, too, it takes longer.
        pytest.param(60, id="60-stories", marks=pytest.mark.timeout(300)),
        pytest.param(7_000, id="soak", marks=pytest.mark.soak),  # 200,000 steps and more
    ],
)
def test_the_service_does_what_the_model_does(template: Path, examples: int) -> None:
    """(I1, I2, I3, I4, I5, I6, I9, I10, I11, I13)"""

    class Told(Requests):
        """A machine of this test's own, for its counts."""

    Told.template = template
    began = time.monotonic()
    compare(Told, examples, phases=[Phase.generate, Phase.shrink])
    log.info(
        "%d stories, %d steps, %d crashes in %.1f s",
        examples,
        Told.steps,
        Told.crashes,
        time.monotonic() - began,
    )
    assert Told.crashes > examples


@pytest.mark.parametrize(
    ("part", "mistake", "complaint"),
    [
        ("GroupCommit", AcknowledgesBeforeTheCommit, "LOST or "),
        ("Interviews", AnswersRepeatsAnew, "another receipt for"),
        ("Turns", NeverLooksForOwedReplies, "STUCK: a reply is still owed"),
    ],
)
def test_a_planted_mistake_is_found(
    template: Path,
    monkeypatch: pytest.MonkeyPatch,
    part: str,
    mistake: type[Any],
    complaint: str,
) -> None:
    """A comparison that finds nothing proves nothing, nor does one that stumbles elsewhere."""

    monkeypatch.setattr(f"vivavoce.running.{part}", mistake)
    monkeypatch.setattr("tests.model.system.SETTLED_WITHIN_S", 0.5)
    told: list[str] = []
    for _ in range(TEETH_TRIES):

        class Told(Requests):
            """A machine of this test's own, for its counts."""

        Told.template = template
        # What is broken enough breaks in any way; it counts as found when the right one is told.
        with pytest.raises(Exception) as found:  # noqa: PT011 - see above
            compare(Told, TEETH_STORIES, phases=[Phase.generate])
        told += complaints(found.value)
        if any(complaint in one for one in told):
            log.info("%s is found after %d steps", mistake.__name__, Told.steps)
            return
    pytest.fail(f"nothing says {complaint!r}, but: {told}")


def complaints(error: BaseException) -> Iterator[str]:
    """Yield what a failure says, and each of those it is made of."""
    yield str(error)
    parts = error.exceptions if isinstance(error, BaseExceptionGroup) else ()
    for part in (*parts, error.__cause__, error.__context__):
        if part is not None:
            yield from complaints(part)
