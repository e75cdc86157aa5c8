"""What an interview has learned, the way its candidate may see and put it right."""

import msgspec

from vivavoce.domain.events import Speaker
from vivavoce.domain.ids import MessageId
from vivavoce.interviewers.language import language_of
from vivavoce.interviewers.scripted.wording import SUMMED_UP_CHARS_MAX, Wording
from vivavoce.service.interviews import Standing


class Learned(msgspec.Struct, frozen=True, kw_only=True):
    """One item that has a value. `source` is the candidate's latest message it rests on."""

    label: str
    value: str
    source: MessageId | None


def learned(standing: Standing) -> list[Learned]:
    """Return what was learned from the candidate, in the guide's order.

    Never what a review made of the whole: that is not the candidate's to see. Of an interview
    that was moved from one guide to another nobody can tell here which that is, so it has none.
    """
    guide, interview = standing.guide, standing.interview
    if guide is None or interview.guides_before:
        return []
    wording = Wording(guide, interview, language_of(guide, interview.language))
    found = []
    for item in guide.asked_for:
        known = interview.profile.get(item.id)
        if known is None or known.value in (None, "", []):
            continue
        value = wording.value(known.value, item, chars_max=SUMMED_UP_CHARS_MAX)
        source = _source(standing, known.sources)
        found.append(Learned(label=wording.label(item), value=value, source=source))
    return found


def _source(standing: Standing, sources: tuple[MessageId, ...]) -> MessageId | None:
    for source in reversed(sources):
        message = standing.interview.transcript.find(source)
        if message is not None and message.speaker is Speaker.CANDIDATE:
            return message.id
    return None
