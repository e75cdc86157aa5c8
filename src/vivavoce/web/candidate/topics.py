"""How far an interview is in its guide, in the guide's own parts."""

import msgspec

from vivavoce.domain.guide import Guide
from vivavoce.domain.interview import OPENING, Interview
from vivavoce.interviewers.agenda import CLOSING, SUMMARY, Agenda, is_settled
from vivavoce.interviewers.listening import dealt_with
from vivavoce.service.interviews import Standing
from vivavoce.web.candidate.asking import is_open

# One part is no progress.
TOPICS_MIN = 2


class Topic(msgspec.Struct, frozen=True, kw_only=True):
    """One part. `place` is `done`, `current` or `to-come`; without a title it has its number."""

    number: int
    title: str | None
    place: str


class Topics(msgspec.Struct, frozen=True, kw_only=True):
    """The parts that may come up, in their order. `is_ending`: all of them are behind."""

    items: list[Topic]
    is_ending: bool

    @property
    def have_titles(self) -> bool:
        """Whether there is more to say of them than how many there are."""
        return any(topic.title is not None for topic in self.items)

    @property
    def current(self) -> Topic | None:
        """The part that is talked about, None before the first and after the last."""
        return next((topic for topic in self.items if topic.place == "current"), None)


def topics(standing: Standing) -> Topics | None:
    """Return the parts of an interview under way, None where there is nothing to tell.

    A part that no question of comes up is none; one that may still come up counts.
    """
    interview, guide = standing.interview, standing.guide
    if guide is None or not is_open(interview) or interview.state == OPENING:
        return None  # over, or nobody has begun to follow the guide
    agenda = Agenda(guide)
    relevant = {
        place.section.id
        for place in agenda.places
        if place.is_relevant(interview.profile) is not False
    }
    sections = [section for section in guide.sections if section.id in relevant]
    if len(sections) < TOPICS_MIN:
        return None
    places = _places(interview, agenda)
    items = [
        Topic(
            number=number,
            title=_title(guide, section.title, interview.language),
            place=places.get(section.id, "done"),
        )
        for number, section in enumerate(sections, start=1)
    ]
    return Topics(items=items, is_ending=interview.state in {SUMMARY, CLOSING})


def _places(interview: Interview, agenda: Agenda) -> dict[str, str]:
    """Return where the parts are that are not done."""
    if interview.state in {SUMMARY, CLOSING}:
        return {}
    profile = interview.profile
    done = dealt_with(interview.transcript, agenda, profile)
    places = {
        place.section.id: "to-come"
        for place in agenda.places
        if place.question.id not in done
        and not is_settled(place.question, profile)
        and place.is_relevant(profile) is not False  # what may come up still is to come
    }
    at = agenda.at_state(interview.state)
    if at is not None:
        places[at.section.id] = "current"
    return places


def _title(guide: Guide, title: str | dict[str, str] | None, language: str) -> str | None:
    return guide.in_language(title, language) if title is not None else None
