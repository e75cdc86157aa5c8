"""The vitals as Prometheus metrics, collected when asked."""

from collections.abc import Iterator

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import (
    CounterMetricFamily,
    GaugeMetricFamily,
    HistogramMetricFamily,
    Metric,
)
from prometheus_client.registry import Collector

from vivavoce.service.recent import Disk
from vivavoce.service.services import Services
from vivavoce.service.vitals import LATENCY_BOUNDS_S

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"


def exposition(services: Services, *, owed: int | None, disk: Disk | None = None) -> bytes:
    """Return all metrics as text.

    Args:
        owed: how many replies machines owe now, None when the store did not say.
        disk: the room on the data folder's file system, None when it did not say.
    """
    registry = CollectorRegistry(auto_describe=False)
    registry.register(_Vitals(services, owed, disk))
    return generate_latest(registry)


class _Vitals(Collector):
    def __init__(self, services: Services, owed: int | None, disk: Disk | None) -> None:
        self._services = services
        self._owed = owed
        self._disk = disk

    def collect(self) -> Iterator[Metric]:
        vitals, mirror = self._services.vitals, self._services.mirror
        mirror_fails = mirror is not None and mirror.failing is not None
        counters = [
            ("saves", "Appends committed and synced", vitals.saves),
            ("save_errors", "Appends that were not confirmed", vitals.save_errors),
            ("read_errors", "Requests for what the disk did not give", vitals.read_errors),
            ("turned_away", "Callers turned away: too many", vitals.crowd.turned_away),
            ("replies_discarded", "Replies that came too late", vitals.discarded),
            ("replies_delayed", "Replies that could not be made at once", vitals.delayed),
            ("replies_unfit", "Replies that were not fit to be said", vitals.unfit),
            ("retention_erased", "Interviews erased, kept long enough", vitals.retention_erased),
            ("fallbacks", "Times the script carried on, or an interview paused", vitals.fallbacks),
        ]
        gauges = [
            ("queue_depth", "Appends waiting for the next commit", self._services.journal.depth),
            ("live_pages", "Open event streams", self._services.feed.watchers),
            ("unsaved_messages", "Taken without waiting, not stored yet", vitals.unsaved),
            ("recovered_replies", "Owed replies found at start", vitals.recovered),
            ("damaged_interviews", "Interviews set aside since the start", vitals.damaged),
            ("failing", "1 while commits fail", int(bool(vitals.failing or vitals.lost))),
            (
                "log_growing",
                "1 while the log cannot be folded in",
                int(vitals.unfolded is not None),
            ),
            ("mirror_failing", "1 while the mirror cannot be written", int(mirror_fails)),
            ("crowded", "1 while callers are turned away", int(vitals.crowd.reason is not None)),
        ]
        if self._owed is not None:
            gauges.append(("owed_replies", "Interviews whose reply a machine owes", self._owed))
        if self._disk is not None:
            gauges += [
                ("disk_free_bytes", "Room left for the data folder", self._disk.free_bytes),
                ("disk_size_bytes", "Size of its file system", self._disk.size_bytes),
            ]
        for name, about, value in counters:
            yield CounterMetricFamily(f"vivavoce_{name}", about, value=value)
        for name, about, value in gauges:
            yield GaugeMetricFamily(f"vivavoce_{name}", about, value=value)
        yield from self._models()
        yield self._latency()

    def _models(self) -> Iterator[Metric]:
        """Yield what each model was used for since the start."""
        requests = CounterMetricFamily(
            "vivavoce_model_requests", "Requests to models", labels=["model"]
        )
        tokens = CounterMetricFamily(
            "vivavoce_model_tokens",
            "Tokens, as models' providers counted",
            labels=["model", "kind"],
        )
        for model, usage in self._services.vitals.models.items():
            requests.add_metric([model], usage.requests)
            tokens.add_metric([model, "input"], usage.input_tokens)
            tokens.add_metric([model, "output"], usage.output_tokens)
        yield requests
        yield tokens

    def _latency(self) -> HistogramMetricFamily:
        vitals = self._services.vitals
        total = 0
        buckets = []
        bounds = [*(str(bound) for bound in LATENCY_BOUNDS_S), "+Inf"]
        for bound, count in zip(bounds, vitals.latency_counts, strict=True):
            total += count
            buckets.append((bound, total))
        return HistogramMetricFamily(
            "vivavoce_commit_latency_seconds",
            "Time of a group commit, from asking the store to its confirmation",
            buckets=buckets,
            sum_value=vitals.commit_seconds,
        )
