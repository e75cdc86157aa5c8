"""What was said, found by words, with the interviews it was said in."""

import msgspec

from vivavoce.journal.store import Summary
from vivavoce.projections.search_hits import FoundInterview
from vivavoce.projections.search_words import is_run_on
from vivavoce.service.callers import Caller
from vivavoce.service.services import Services
from vivavoce.web.console.filtering import Wanted

INTERVIEWS = 20

# Where filters leave out what was found, a page looks further, and then says how far it came.
LOOKS_MAX = 10

# More digits than any journal's positions have.
POSITION_DIGITS_MAX = 18

RUN_ON = (
    "In writing without spaces between words, such as Chinese, Japanese or Thai, only the "
    "beginning of a phrase or a line is found."
)


class Search(msgspec.Struct, frozen=True, kw_only=True):
    """A page of what was found."""

    found: list[tuple[Summary, FoundInterview]]  # the latest words first
    next: str | None  # `after` of the next page
    is_cut_short: bool  # the filters left out so much that the page stopped looking
    notes: list[str]  # sentences: what may not have been found


async def search(services: Services, caller: Caller, wanted: Wanted, after: str) -> Search:
    """Return interviews in which the words were said, the latest first, as the filters allow.

    Raises:
        StoreUnavailable: the journal or the index does not answer.
    """
    is_place = after.isascii() and after.isdigit() and len(after) <= POSITION_DIGITS_MAX
    before = int(after) if is_place else None
    found: list[tuple[Summary, FoundInterview]] = []
    rebuilt = None
    for _ in range(LOOKS_MAX):
        page = await services.search.hits(
            caller.organization, wanted.q, before=before, interviews_max=INTERVIEWS
        )
        summaries = await services.interviews.find(
            caller,
            within=wanted.narrowing,
            ids=[one.interview for one in page.found],
            limit=INTERVIEWS,
        )
        by_id = {summary.id: summary for summary in summaries}
        found += [(by_id[one.interview], one) for one in page.found if one.interview in by_id]
        before, rebuilt = page.next, page.rebuilt
        if before is None or len(found) >= INTERVIEWS:
            break
    return Search(
        found=found,
        next=None if before is None else str(before),
        is_cut_short=before is not None and len(found) < INTERVIEWS,
        notes=_notes(wanted, rebuilt, is_any=bool(found)),
    )


def _notes(wanted: Wanted, rebuilt: float | None, *, is_any: bool) -> list[str]:
    notes = []
    if rebuilt is not None:
        notes.append(
            f"Search is being rebuilt ({rebuilt:.0%}); what was said lately may be missing still."
        )
    if not is_any and is_run_on(wanted.q):
        notes.append(RUN_ON)
    return notes
