"""How the server is doing, in a sentence, in charts and in numbers."""

from collections.abc import Sequence
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from vivavoce.service.recent import KEPT, Disk, Sample
from vivavoce.service.safety import safety
from vivavoce.web.console.charts import Chart, chart
from vivavoce.web.console.desk import ConsolePages
from vivavoce.web.pages import calm, page
from vivavoce.web.rendering import amount, rfc3339

# The table has one line for so many samples: a minute's.
SAMPLES_A_LINE = 12

GB = 1e9


class HealthPages(ConsolePages):
    """The page of the health."""

    def routes(self) -> list[BaseRoute]:
        """Return the routes of these pages."""
        return [Route("/console/health", self.health)]

    @calm
    async def health(self, request: Request) -> Response:
        """Show how the server is doing."""
        caller = await self._member(request)
        services = self._services
        disk = await services.recent.disk()
        samples = services.recent.samples
        return page(
            request,
            "console/health.html",
            organization_name=await self._organization(caller),
            now=services.clock.now(),
            safety=safety(services, disk),
            charts=_charts(samples),
            times=[rfc3339(sample.at) for sample in samples],
            rows=_rows(samples),
            facts=await self._facts(disk),
            step_s=services.recent.step_s,
        )

    async def _facts(self, disk: Disk | None) -> list[tuple[str, Any]]:
        """Return what has no chart: name and value, times as such."""
        vitals = self._services.vitals
        return [
            ("Running since", vitals.started_at),
            ("Last save", vitals.last_commit_at),
            ("Saves since the start", amount(vitals.saves)),
            ("Saves that failed in 24 hours", amount(vitals.errors_in_window())),
            ("Replies owed at the start, made since", amount(vitals.recovered)),
            ("Replies that were delayed", amount(vitals.delayed)),
            ("Times the script carried on instead", amount(vitals.fallbacks)),
            ("Callers turned away", amount(vitals.crowd.turned_away)),
            ("Interviews set aside as damaged", amount(vitals.damaged)),
            ("Interviews erased by retention", amount(vitals.retention_erased)),
            ("Disk", "Not known" if disk is None else f"{_gb(disk.size_bytes / GB)} in all"),
        ]


def _charts(samples: Sequence[Sample]) -> list[Chart]:
    def drawn(id: str, title: str, *series: tuple[str, list[float | None]], **how: Any) -> Chart:
        return chart(id, title, series, steps=KEPT, **how)

    free = [None if each.disk is None else each.disk.free_bytes / GB for each in samples]
    return [
        drawn("saves", "Saves a second", ("", [s.saves_per_second for s in samples]), say=_rate),
        drawn(
            "latency",
            "Time of a save",
            ("half", [_ms(s.p50_s) for s in samples]),
            ("99 %", [_ms(s.p99_s) for s in samples]),
            say=_milliseconds,
        ),
        drawn("queue", "Waiting to be saved", ("", [float(s.queue) for s in samples]), say=_whole),
        drawn(
            "owed",
            "Replies owed",
            ("", [None if s.owed is None else float(s.owed) for s in samples]),
            say=_whole,
        ),
        drawn("pages", "Live pages", ("", [float(s.live_pages) for s in samples]), say=_whole),
        drawn("errors", "Saves that failed", ("", [float(s.errors) for s in samples]), say=_whole),
        drawn("disk", "Room on the disk", ("", free), say=_gb),
    ]


def _rows(samples: Sequence[Sample]) -> list[dict[str, Any]]:
    """Return a line for each minute, the latest first."""
    newest = list(reversed(samples))
    groups = [newest[at : at + SAMPLES_A_LINE] for at in range(0, len(newest), SAMPLES_A_LINE)]
    return [_row(group) for group in groups]


def _row(group: Sequence[Sample]) -> dict[str, Any]:
    slowest = max((each.p99_s for each in group if each.p99_s is not None), default=None)
    return {
        "at": group[0].at,
        "saves": _rate(sum(each.saves_per_second for each in group) / len(group)),
        "slowest": "" if slowest is None else _milliseconds(slowest * 1000),
        "queue": amount(max(each.queue for each in group)),
        "owed": amount(max(each.owed or 0 for each in group)),
        "pages": amount(group[0].live_pages),
        "errors": amount(sum(each.errors for each in group)),
        "disk": "" if group[0].disk is None else _gb(group[0].disk.free_bytes / GB),
    }


def _ms(seconds: float | None) -> float | None:
    return None if seconds is None else seconds * 1000


def _rate(value: float) -> str:
    return f"{value:,.1f}" if value < 100 else f"{value:,.0f}"


def _milliseconds(value: float) -> str:
    return f"{value:,g} ms" if value < 1000 else f"{value / 1000:,g} s"


def _whole(value: float) -> str:
    return f"{value:,.0f}"


def _gb(value: float) -> str:
    return f"{value:,.1f} GB" if value < 100 else f"{value:,.0f} GB"
