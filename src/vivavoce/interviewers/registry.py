"""Which interviewers there are, by the name an interview stores.

An interview names its interviewer for years, so a name keeps its meaning.
"""

from vivavoce.domain.interview import HUMAN
from vivavoce.domain.text import check_name
from vivavoce.errors import Malformed
from vivavoce.interviewers.interviewer import Interviewer
from vivavoce.interviewers.scripted import NAME as SCRIPTED
from vivavoce.interviewers.scripted import ScriptedInterviewer


class Interviewers:
    """The interviewers one server knows: `scripted`, `human`, and whatever is registered."""

    def __init__(self) -> None:
        self._machines: dict[str, Interviewer] = {SCRIPTED: ScriptedInterviewer()}

    @property
    def names(self) -> list[str]:
        """All known names, sorted."""
        return sorted([HUMAN, *self._machines])

    def register(self, name: str, interviewer: Interviewer) -> None:
        """Make `interviewer` known as `name`.

        Raises:
            Malformed: the name is blank, cannot be stored, or has a meaning already.
        """
        check_name(name, field="interviewer")
        if name in self.names:
            raise Malformed(
                f'An interviewer called "{name}" exists already; choose another name.',
                field="interviewer",
            )
        self._machines[name] = interviewer

    def find(self, name: str) -> Interviewer | None:
        """Return the interviewer called `name`; None for `human`, who needs no machine.

        Raises:
            Malformed: nobody is called that.
        """
        if name == HUMAN:
            return None
        interviewer = self._machines.get(name)
        if interviewer is None:
            raise Malformed(
                f'There is no interviewer called "{name}"; known are {", ".join(self.names)}.',
                field="interviewer",
            )
        return interviewer
