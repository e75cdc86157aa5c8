"""What counts as odd, and what does not: one small interview each."""

from datetime import UTC, datetime
from typing import Any

from tests.simulation.views import GUIDE
from vivavoce.characters.view import Act, Said, said
from vivavoce.domain.events import Candidate, GuideRef, Speaker
from vivavoce.domain.ids import InterviewId, MessageId, OrganizationId
from vivavoce.domain.interview import Interview, Status
from vivavoce.domain.profile import FieldStatus, ProfileValue
from vivavoce.domain.transcript import Message
from vivavoce.interviewers.agenda import STOP
from vivavoce.simulation.oddities import Exchange, Kind, odd_things

NOW = datetime(2026, 1, 1, tzinfo=UTC)


class Talked:
    """An interview that went as told: `told` by the interviewer, `heard` from the candidate."""

    def __init__(self) -> None:
        self.exchanges: list[Exchange] = []
        self.heard_last: Said | None = None
        self.profile: dict[str, ProfileValue] = {}

    def told(self, text: str, question: str | None = None, probe: str | None = None) -> "Talked":
        number = len(self.exchanges)
        reply = Message(
            id=MessageId(f"q{number}"),
            seq=number + 1,
            speaker=Speaker.INTERVIEWER,
            text=text,
            recorded_at=NOW,
            question=question,
            probe=probe,
        )
        ids = (MessageId(f"a{number}"),) if self.heard_last is not None else ()
        self.exchanges.append(Exchange(said=self.heard_last, ids=ids, reply=reply))
        return self

    def heard(self, text: str, act: Act = Act.ANSWERS, **meant: Any) -> "Talked":
        self.heard_last = said(text, act=act, meant=meant)
        return self

    def learned(self, field: str, value: Any, *sources: str) -> "Talked":
        self.profile[field] = ProfileValue(
            value=value, status=FieldStatus.OBTAINED, sources=tuple(map(MessageId, sources))
        )
        return self

    def odd(self, status: Status = Status.COMPLETED) -> list[Kind]:
        interview = Interview(
            id=InterviewId("i"),
            organization=OrganizationId("acme"),
            guide=GuideRef(id=GUIDE.id, version="1", hash="c0" * 32),
            interviewer="scripted",
            language="en",
            candidate=Candidate(),
            metadata={},
            opened_at=NOW,
            updated_at=NOW,
            status=status,
            profile=self.profile,
        )
        return [odd.kind for odd in odd_things(self.exchanges, interview, GUIDE)]


def test_an_ordinary_interview_is_not_odd() -> None:
    talked = Talked().told("Your name?", "name").heard("Ada").told("And why?", "why")
    assert talked.heard("Because.").told("Goodbye.").odd() == []


def test_the_same_words_twice_are_odd() -> None:
    talked = Talked().told("Your name?", "name").heard("Sorry?", Act.ASKS_BACK)
    assert talked.told("Your name?", "name").odd() == [Kind.SAME_WORDS]


def test_coming_back_to_a_question_somebody_went_back_to_is_not_odd() -> None:
    talked = Talked().told("Your name?", "name").heard("Ada").told("And why?", "why")
    assert talked.heard("Wait, go back.", Act.GOES_BACK).told("Your name?", "name").odd() == []


def test_asking_again_after_an_answer_is_odd() -> None:
    talked = Talked().told("Your name?", "name").heard("Ada").told("What are you called?", "name")
    assert talked.odd() == [Kind.ASKED_TWICE]


def test_asking_again_after_a_question_back_or_something_else_is_not_odd() -> None:
    for act in (Act.ASKS_BACK, Act.BESIDE, Act.VAGUE, Act.CORRECTS):
        talked = Talked().told("Your name?", "name").heard("Hm?", act)
        assert talked.told("What are you called?", "name").odd() == []


def test_a_probe_is_not_odd_unless_it_follows_a_refusal() -> None:
    talked = Talked().told("And why?", "why").heard("So.")
    assert talked.told("Tell me more?", "why", "elaborate").odd() == []
    talked = Talked().told("And why?", "why").heard("I'd rather not say.", Act.REFUSES)
    assert talked.told("Tell me more?", "why", "elaborate").odd() == [Kind.PROBED_REFUSAL]


def test_leaving_somebody_without_a_question_is_odd() -> None:
    talked = Talked().told("I see.").heard("And now?", Act.ASKS_BACK).told("Goodbye.")
    assert talked.odd() == [Kind.NOTHING_ASKED]
    assert Talked().told("I see.").odd(Status.ACTIVE) == [Kind.NOTHING_ASKED]


def test_asking_on_without_consent_is_odd() -> None:
    talked = Talked().told("Do you agree?", "consent").heard("No.", Act.REFUSES)
    assert talked.told("Your name?", "name").odd() == [Kind.NO_CONSENT]


def test_going_on_after_being_asked_to_stop_is_odd_unless_it_was_taken_back() -> None:
    talked = Talked().told("Your name?", "name").heard("Can we stop?", Act.STOPS)
    assert talked.told("And why?", "why").odd() == [Kind.WENT_ON]
    talked = Talked().told("Your name?", "name").heard("Can we stop?", Act.STOPS)
    talked.told("For good?", STOP).heard("No, go on.")
    assert talked.told("Your name?", "name").odd() == []


def test_a_refusal_kept_as_a_value_is_odd() -> None:
    talked = Talked().told("Your name?", "name").heard("No comment.", Act.REFUSES).told("Goodbye.")
    assert talked.learned("name", "No comment.", "a1").odd() == [Kind.NO_ANSWER_KEPT]


def test_a_plain_value_that_became_another_is_odd() -> None:
    def talked() -> Talked:
        talk = Talked().told("How long?", "experience").heard("six years", experience=6)
        return talk.told("Goodbye.")

    assert talked().learned("experience", 6, "a1").odd() == []
    assert talked().learned("experience", 6.0, "a1").odd() == []
    assert talked().learned("experience", 16, "a1").odd() == [Kind.MISREAD]
    assert talked().odd() == [Kind.MISREAD], "nothing was learned at all"


def test_a_correction_counts_and_later_words_put_a_value_in_doubt() -> None:
    talked = Talked().told("Remote?", "remote").heard("yes", remote=True).told("And why?", "why")
    talked.heard("Sorry, remote: no.", Act.CORRECTS, remote=False).told("And why, then?", "why")
    assert talked.learned("remote", False, "a1").odd() == []
    talked = Talked().told("Remote?", "remote").heard("yes", remote=True)
    talked.told("Really?", "remote", "clarify").heard("well …", Act.VAGUE).told("Goodbye.")
    assert talked.learned("remote", True, "a1").odd() == []
