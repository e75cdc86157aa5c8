"""What a drill found, for people and for programs."""

import statistics
from collections.abc import Iterator

import msgspec

from vivavoce.counted import counted


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """The whole report. Its JSON is what `vivavoce drill --json` prints."""

    acknowledged: int  # messages that got a receipt
    lost: int  # of those, not there as they were said, or the chain does not vouch for them
    duplicated: int  # stored or answered more than once
    out_of_order: int  # not where the receipt says, or before what was said earlier
    stuck: int  # interviews that got no reply or could not be finished
    interviews: int
    clients: int
    worker_kills: int
    server_kills: int  # the supervisor, and the worker with it
    recoveries_s: list[float]  # from each kill to the next acknowledgement of something newly sent
    requests_broken: int  # got no answer and were sent again
    repeats_recognised: int  # had been stored, but the kill took the acknowledgement
    took_s: float
    seed: int
    is_copy: bool  # of the data folder; otherwise it began empty
    scratch: str  # the folder it took place in
    is_kept: bool  # the scratch folder is still there
    findings: list[str]  # the first of what does not hold

    @property
    def holds(self) -> bool:
        """Tell whether every promise was kept."""
        faults = self.lost + self.duplicated + self.out_of_order + self.stuck
        return not faults and not self.findings


def report_lines(report: Report) -> Iterator[str]:
    """Yield the lines that people read."""
    yield (
        f"acknowledged {report.acknowledged}, lost {report.lost}, "
        f"duplicated {report.duplicated}, out of order {report.out_of_order}, "
        f"stuck {report.stuck}"
    )
    yield from report.findings
    yield (
        f"{counted(report.worker_kills + report.server_kills, 'kill')} "
        f"({report.worker_kills} of the worker, "
        f"{report.server_kills} of the whole server) in {report.took_s:.0f} s; "
        f"{counted(report.clients, 'client')}, {counted(report.interviews, 'interview')}, "
        f"seed {report.seed}"
    )
    yield (
        f"{counted(report.requests_broken, 'request')} got no answer; "
        f"{report.repeats_recognised} of them had been stored, and were recognised "
        "when they came again"
    )
    if report.recoveries_s:
        median = statistics.median(report.recoveries_s)
        yield (
            f"from a kill to the next acknowledgement: median {median:.2f} s, "
            f"longest {max(report.recoveries_s):.2f} s"
        )
    where = "a copy of the data folder" if report.is_copy else "an empty folder"
    yield f"on {where}: {report.scratch} ({'kept' if report.is_kept else 'removed'})"
