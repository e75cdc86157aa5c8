"""What the row of an interview says, held against its chain: the same for every database."""

from collections.abc import Callable

from vivavoce.journal.verifying import MISSING, ChainCheck, Fault
from vivavoce.upkeep.verify import Repaired, Report


def check_row(
    check: ChainCheck,
    report: Report,
    *,
    version: object,
    is_erased: bool,
    has_words: Callable[[], bool],
) -> None:
    """Note what is wrong with an interview: its chain, its version, its words.

    Args:
        check: has taken all its events.
        version: of the last event, as the row tells.
        has_words: looks whether any event still has content; it may have been erased while
            its events were read.
    """
    if is_erased:
        check.settle_erased()
        report.erased += 1
    check_chain(check, report)
    if check.seq != version:
        _check_version(check, version, report)
    if not is_erased and check.blank:
        _check_blank(check, report)
    elif is_erased and check.blank < check.seq and has_words():
        report.add(check.interview, None, f"{check.interview} was erased and still holds words.")


def check_homeless(check: ChainCheck, report: Report) -> None:
    """Note an interview of which there are events, but no row."""
    check_chain(check, report)
    report.add(check.interview, None, f"{check.interview} has events, but no row of interviews.")


def check_chain(check: ChainCheck, report: Report) -> None:
    """Note what is wrong with a chain, or that it was repaired."""
    for fault in check.faults:
        report.add(check.interview, fault.first, fault.of(check.interview))
    if check.lost and not check.faults:
        report.repaired.append(Repaired(interview=check.interview, lost=sorted(check.lost)))


def _check_version(check: ChainCheck, version: object, report: Report) -> None:
    if isinstance(version, int) and check.seq < version:
        gone = Fault(first=check.seq + 1, last=version, what=MISSING)
        report.add(check.interview, gone.first, gone.of(check.interview))
    else:
        report.add(
            check.interview,
            None,
            f"The row of {check.interview} says version {version!r}; its last event is "
            f"{check.seq}.",
        )


def _check_blank(check: ChainCheck, report: Report) -> None:
    """Note words that are gone although nobody erased them and no repair names them."""
    if check.first_blank not in check.lost or check.blank > len(check.lost):
        report.add(
            check.interview,
            check.first_blank,
            f"Event {check.first_blank} of {check.interview} has lost its words, and "
            "nobody erased them.",
        )
