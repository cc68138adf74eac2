"""The figures for monitoring, in Prometheus's own form."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

SECONDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 30)


class Meters:
    """What is counted; one set for each application, so that tests do not share theirs.

    >>> meters = Meters()
    >>> meters.questions.labels("answered").inc()
    >>> 'crossquote_questions_total{status="answered"} 1.0' in meters.text()
    True
    """

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self.questions = Counter(
            "crossquote_questions", "Questions answered", ["status"], registry=self._registry
        )
        self.seconds = Histogram(
            "crossquote_update_seconds",
            "Seconds from fetching an update until it is handled",
            buckets=SECONDS,
            registry=self._registry,
        )
        self.refusals = Counter(
            "crossquote_refusals", "Questions not answered, by reason", ["reason"], registry=self._registry
        )
        self.waiting = Gauge(
            "crossquote_waiting", "Updates fetched and not yet handled", registry=self._registry
        )
        self.failures = Counter("crossquote_failures", "Failures, by kind", ["kind"], registry=self._registry)
        self.told = Counter(
            "crossquote_notifications", "Watches and digests told to chats", registry=self._registry
        )

    def text(self) -> str:
        """The figures as Prometheus reads them."""
        return generate_latest(self._registry).decode()
