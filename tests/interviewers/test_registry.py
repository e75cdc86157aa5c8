"""Which interviewers there are."""

import pytest

from vivavoce.errors import Malformed
from vivavoce.interviewers.interviewer import Reply, View
from vivavoce.interviewers.registry import Interviewers
from vivavoce.interviewers.scripted import ScriptedInterviewer


class Parrot:
    """Repeats what it heard."""

    async def reply(self, view: View) -> Reply:
        return Reply(say=view.interview.transcript[-1].text)


def test_the_scripted_interviewer_is_always_there() -> None:
    assert isinstance(Interviewers().find("scripted"), ScriptedInterviewer)


def test_a_person_is_known_and_needs_no_machine() -> None:
    assert Interviewers().find("human") is None


def test_what_was_registered_is_found_in_that_registry_alone() -> None:
    parrot = Parrot()
    interviewers = Interviewers()
    interviewers.register("parrot", parrot)
    assert interviewers.find("parrot") is parrot
    assert "parrot" not in Interviewers().names


def test_an_unknown_name_is_answered_with_the_known_ones() -> None:
    interviewers = Interviewers()
    interviewers.register("parrot", Parrot())
    with pytest.raises(Malformed, match="known are human, parrot, scripted"):
        interviewers.find("parott")


@pytest.mark.parametrize("name", ["human", "scripted", "", " ", "a\0b"])
def test_a_name_with_a_meaning_or_without_letters_is_refused(name: str) -> None:
    with pytest.raises(Malformed):
        Interviewers().register(name, Parrot())
