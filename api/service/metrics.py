"""What is measured, for Prometheus."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Histogram,
    PlatformCollector,
    ProcessCollector,
    generate_latest,
)
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from api.queries.pool import PoolCounts
from graph.generation_description import GenerationDescription

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
_SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60)

State = tuple[GenerationDescription, PoolCounts]


class _Serving(Collector):
    """Reads what is served at the moment when it is asked for."""

    def __init__(self, state: Callable[[], State | None]) -> None:
        self._state = state

    def collect(self) -> Iterator[GaugeMetricFamily]:
        state = self._state()
        yield _gauge("ready", "Whether there is a generation to answer from.", state is not None)
        if state is None:
            return
        description, counts = state
        yield _gauge("statements", "Statements in the graph.", description.statements)
        yield _gauge("documents", "Documents in the graph.", description.documents)
        yield _gauge("queries_busy", "Queries that run.", counts.busy)
        yield _gauge("queries_slow", "Queries that run and give way to others.", counts.slow)
        yield _gauge("queries_waiting", "Queries that wait for a worker.", counts.waiting)
        yield _gauge("workers_replaced", "Workers replaced on this generation.", counts.replaced)


def _gauge(name: str, meaning: str, value: float) -> GaugeMetricFamily:
    return GaugeMetricFamily(f"samgraf_{name}", meaning, value=value)


class Metrics:
    """Counts requests and what they took, by route."""

    def __init__(self, state: Callable[[], State | None]) -> None:
        self._registry = CollectorRegistry()
        self._registry.register(_Serving(state))
        ProcessCollector(registry=self._registry)
        PlatformCollector(registry=self._registry)
        self._known: dict[tuple[str, str, int], tuple[Counter, Histogram]] = {}
        labels = ("method", "route", "status")
        self._requests = Counter("samgraf_requests", "Requests answered.", labels, registry=self._registry)
        self._seconds = Histogram(
            "samgraf_request_seconds", "Time to an answer.", ("route",), buckets=_SECONDS, registry=self._registry
        )

    def observe(self, method: str, route: str, status: int, seconds: float) -> None:
        """Count one request."""
        key = (method, route, status)
        known = self._known.get(key)
        if known is None:
            known = (self._requests.labels(method, route, str(status)), self._seconds.labels(route))
            self._known[key] = known
        known[0].inc()
        known[1].observe(seconds)

    def text(self) -> bytes:
        """Return all of it in Prometheus's text format."""
        return generate_latest(self._registry)
