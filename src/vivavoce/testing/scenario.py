"""Given these facts, when this is asked, then that follows.

A decision is a pure function, so a test of one is a sentence:

    given(OPENED, ASKED).when(Resume()).then()
    given(OPENED, COMPLETED).when(Resume()).then_refused(InterviewClosed)

`then()` without events says that nothing follows. Facts are recorded one second
apart, the first at `STARTED_AT`; a command is asked one second after the last.
"""

from datetime import datetime, timedelta
from typing import Any, Self

from vivavoce.domain.commands import AnyCommand, OpenInterview
from vivavoce.domain.decide import decide, open_interview
from vivavoce.domain.events import AnyEvent
from vivavoce.domain.evolving import fold
from vivavoce.domain.ids import InterviewId
from vivavoce.domain.interview import Interview
from vivavoce.errors import VivavoceError
from vivavoce.testing.clock import NOON

STARTED_AT = NOON
STEP = timedelta(seconds=1)
INTERVIEW_ID = InterviewId("0193b0c0-0000-7000-8000-000000000001")

Facts = list[tuple[AnyEvent, datetime]]


def given(*events: AnyEvent) -> "Given":
    """Return the scenario in which these events happened; without any, nothing did yet."""
    return Given([(event, STARTED_AT + at * STEP) for at, event in enumerate(events)])


class Given:
    """An interview with a past, of which something may be asked."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.interview: Interview | None = fold(INTERVIEW_ID, facts)

    def when(self, command: AnyCommand | OpenInterview, *, after: timedelta = STEP) -> "Outcome":
        """Ask `command`, `after` the last fact, and return what came of it."""
        now = self.facts[-1][1] + after if self.facts else STARTED_AT
        try:
            decided = self._decide(command, now)
        except VivavoceError as error:
            return Outcome(self.facts, [], error)
        return Outcome(self.facts, [(event, now) for event in decided], None)

    def _decide(self, command: AnyCommand | OpenInterview, now: datetime) -> list[AnyEvent]:
        if isinstance(command, OpenInterview):
            assert self.interview is None, "only an interview that is not there can be opened"
            return open_interview(command)
        assert self.interview is not None, "nothing was opened: begin with an InterviewOpened"
        return list(decide(self.interview, command, now))

    def then_interview(self, **fields: Any) -> Self:
        """Check these attributes of the interview as it stands now."""
        assert self.interview is not None, "there is no interview"
        actual = {name: getattr(self.interview, name) for name in fields}
        assert actual == fields, f"expected {fields!r}\n but it has {actual!r}"
        return self


class Outcome(Given):
    """What one command came to. It is a past of its own, so `when` may follow again."""

    def __init__(self, past: Facts, decided: Facts, error: VivavoceError | None) -> None:
        super().__init__(past + decided)
        self.events = [event for event, _ in decided]
        self.error = error

    def then(self, *events: AnyEvent) -> Self:
        """Check that exactly these events follow, in this order; none: that nothing does."""
        if self.error is not None:
            raise AssertionError(f"it was refused: {self.error}") from self.error
        expected = list(events)
        assert self.events == expected, f"expected {expected!r}\n but decided {self.events!r}"
        return self

    def then_refused(self, kind: type[VivavoceError]) -> Self:
        """Check that it was refused with an error of this `kind`, and that nothing follows."""
        if self.error is None:
            raise AssertionError(f"not refused with {kind.__name__}; decided {self.events!r}")
        if not isinstance(self.error, kind):
            raise AssertionError(
                f"refused with {type(self.error).__name__}, not {kind.__name__}: {self.error}"
            ) from self.error
        return self
