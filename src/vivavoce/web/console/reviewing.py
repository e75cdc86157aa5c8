"""A review's form: what was found, as its fields, and what a person made of them."""

from collections.abc import Mapping
from typing import Any

import msgspec

from vivavoce.domain.guide import Guide, Information
from vivavoce.domain.interview import Interview, Status
from vivavoce.domain.profile import FieldStatus, Profile, ProfileValue
from vivavoce.errors import Malformed, Refused
from vivavoce.web.console.review_values import options_of, text_of, value_of

# What a form's fields are called: what was on the page, and what it is to be.
BEFORE, AFTER = "was.", "item."
ASK = "ask"

CHANGED_SINCE = (
    "This was changed while you wrote. Press the button once more to put your words in place of "
    "what it says now."
)


class Edits(msgspec.Struct, frozen=True, kw_only=True):
    """What a review's form asks for; either all of it is saved, or nothing.

    `changes` can be saved. `unreadable` says why others cannot, a sentence by item; `outdated`
    are the items whose text somebody else changed since it was on the page.
    """

    changes: dict[str, ProfileValue | None]
    unreadable: dict[str, str]
    outdated: frozenset[str]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to save, nor to tell."""
        return not (self.changes or self.unreadable or self.outdated)

    def check(self) -> None:
        """Accept edits that can all be saved.

        Raises:
            Malformed: some are no values of their types.
            Refused: some were written against a text that is not there any more.
        """
        if self.unreadable:
            raise Malformed("Nothing was saved: see what is marked in the review.")
        if self.outdated:
            raise Refused("Nothing was saved: see what was changed by others in the review.")


def edits(form: Mapping[str, str], guide: Guide | None, profile: Profile) -> Edits:
    """Return what a review's form asks for: what differs from what was shown.

    So a page that was open for long takes back nothing that somebody else filled in. What
    is so already, and what the review does not collect, is left out.
    """
    changes: dict[str, ProfileValue | None] = {}
    unreadable: dict[str, str] = {}
    outdated: set[str] = set()
    for information in _collected(guide):
        typed = _typed(form, information)
        if typed is None:
            continue
        before, after = typed
        now = text_of(_known(profile, information).value)
        if after == now.strip():
            continue
        try:
            change = ProfileValue(value=value_of(information, after)) if after else None
        except Malformed as error:
            unreadable[information.id] = str(error)
            continue
        if before == now:
            changes[information.id] = change
        else:
            outdated.add(information.id)
    return Edits(changes=changes, unreadable=unreadable, outdated=frozenset(outdated))


def review_of(
    interview: Interview,
    guide: Guide | None,
    submitted: Mapping[str, str],
    places: Mapping[str, Mapping[str, Any]],
) -> dict[str, Any] | None:
    """Return what the page shows while the interview is in review; None when it is not.

    `items` are what the guide's review collects, each with the text of its field, and for
    a choice or a yes-or-no its `options`, `(value, label)` each.

    Args:
        submitted: a form that was not taken, to be shown again with what is amiss in it.
        places: `{seq, href}` of the messages that values rest on, by id.
    """
    if interview.status is not Status.PENDING_REVIEW:
        return None
    amiss = edits(submitted, guide, interview.profile)
    plan = guide.review if guide is not None else None
    review = interview.review
    return {
        "items": [
            _field(information, guide, interview, submitted, amiss)
            | {"sources": _sources(_known(interview.profile, information), places)}
            for information in _collected(guide)
        ],
        "reviewer": review.reviewer if review is not None else None,
        "is_awaited": interview.owes_review,
        "is_given": review is not None and review.is_given,
        "since": review.requested_at if review is not None else interview.updated_at,
        "instructions": (
            guide.in_language(plan.instructions, interview.language)
            if guide is not None and plan is not None and plan.instructions is not None
            else None
        ),
    }


def unsaved(form: Mapping[str, str], guide: Guide | None, language: str) -> list[dict[str, str]]:
    """Return what somebody wrote into a form that has no place any more, `{label, text}` each."""
    written = []
    for information in _collected(guide):
        typed = _typed(form, information)
        if typed is not None and guide is not None and typed[1]:
            label = guide.in_language(information.label, language)
            written.append({"label": label, "text": typed[1]})
    if form.get(ASK, "").strip():
        written.append({"label": "What should be asked next", "text": form[ASK]})
    return written


def _collected(guide: Guide | None) -> list[Information]:
    """Return the items that the guide's review collects, in the guide's order."""
    if guide is None:
        return []
    return [item for item in guide.information if item.id in guide.left_to_review]


def _typed(form: Mapping[str, str], information: Information) -> tuple[str, str] | None:
    """Return what was shown and what was made of it; None when that is the same."""
    before, after = form.get(BEFORE + information.id), form.get(AFTER + information.id)
    if before is None or after is None or _lines(before) == _lines(after):
        return None
    return _lines(before), _lines(after).strip()


def _known(profile: Profile, information: Information) -> ProfileValue:
    return profile.get(information.id, ProfileValue(status=FieldStatus.PENDING))


def _sources(
    known: ProfileValue, places: Mapping[str, Mapping[str, Any]]
) -> list[Mapping[str, Any]]:
    return [places[source] for source in known.sources if source in places]


def _field(
    information: Information,
    guide: Guide | None,
    interview: Interview,
    submitted: Mapping[str, str],
    amiss: Edits,
) -> dict[str, Any]:
    """Return one field; `was` is the text that what stands in it was written against."""
    assert guide is not None, "without a guide there are no items"
    known = _known(interview.profile, information)
    now = text_of(known.value)
    typed = _typed(submitted, information)
    before, after = typed if typed is not None else (now, now)
    # Told what it says now, somebody may well put other words there: the next press does it.
    is_seen = information.id in amiss.outdated or after == now.strip()
    return {
        "id": information.id,
        "label": guide.in_language(information.label, interview.language),
        "type": information.type.value,
        "was": now if is_seen else before,
        "text": after,
        "options": options_of(information, interview.language, now),
        "problem": amiss.unreadable.get(information.id)
        or (CHANGED_SINCE if information.id in amiss.outdated else None),
        "now": now if information.id in amiss.outdated else None,
    }


def _lines(text: str) -> str:
    """Return `text` with the line ends that people type; browsers send them as CR LF."""
    return text.replace("\r\n", "\n")
