"""The measurement itself: targets in turn, round after round."""

import time
from dataclasses import dataclass

from . import processes
from .errors import NotMeasured

WARM_UP_CONNECTIONS = 16
SHORT_WARM_UP_SECONDS = 1


@dataclass(frozen=True)
class Point:
    """One load of one target. Times in microseconds, memory in bytes; None: not to be seen."""

    upstream: str
    target: str
    connections: int
    round: int
    calls: int
    failed: int
    calls_per_second: float
    p50: int
    p99: int
    cpu_per_call: float | None
    upstream_cpu_per_call: float | None
    others_share: float
    rss_idle: int | None
    rss_after: int | None
    sample: str


class Rounds:
    def __init__(self, options, targets, http, log, say):
        self.options = options
        self.targets = targets
        self.http = http
        self.log = log
        self.say = say
        self.points = []
        self.not_offered = {}
        self.not_measured = {}

    def run(self):
        for number in range(1, self.options.rounds + 1):
            for kind in self.options.upstream:
                for target in self.targets:
                    self._visit(number, kind, target)

    def _visit(self, number, kind, target):
        if (kind, target.name) in self.not_measured:
            return
        if kind not in target.upstreams:
            self.not_offered[kind, target.name] = "has no mode for this kind of upstream"
            return
        try:
            with target.run(kind, self.http, self.options.port + 1, self.log) as running:
                self._load(number, kind, target.name, running)
        except NotMeasured as error:
            self.not_measured[kind, target.name] = f"round {number}: {error}"
            self.say(f"round {number} {kind:5} {target.name}: NOT MEASURED, {error}")

    def _load(self, number, kind, name, running):
        time.sleep(self.options.idle)
        idle = processes.rss_bytes(running.target_pids()) or None
        options = self.options
        running.load(WARM_UP_CONNECTIONS, options.warmup, options.threads, self.log)
        for connections in options.connections:
            running.load(connections, SHORT_WARM_UP_SECONDS, options.threads, self.log)
            point = self._point(number, kind, name, running, connections, idle)
            self.points.append(point)
            self.say(f"round {number} {kind:5} {name:22} {connections:3} connections: "
                     f"{point.calls_per_second:9,.0f} calls/s, p50 {point.p50 / 1000:.3f} ms"
                     + (f", {point.failed} FAILED: {point.sample}" if point.failed else ""))

    def _point(self, number, kind, name, running, connections, idle):
        before = _Usage(running)
        load = running.load(connections, self.options.seconds, self.options.threads, self.log)
        after = _Usage(running)
        if not load.calls:
            raise NotMeasured(f"no call of {load.failed} was answered correctly: {load.sample}")
        target = after.target - before.target
        behind = after.behind - before.behind
        wall = after.wall - before.wall
        others = after.machine - before.machine - target - behind - load.client_cpu_seconds
        visible = idle is not None
        return Point(
            kind, name, connections, number, load.calls, load.failed,
            load.calls * 1e6 / load.micros, load.p50, load.p99,
            target * 1e6 / load.calls if visible else None,
            behind * 1e6 / load.calls if running.upstream_pids() else None,
            max(0.0, others / wall), idle, after.rss if visible else None, load.sample)


class _Usage:
    """Processor seconds used until now."""

    def __init__(self, running):
        pids = running.target_pids()
        self.target = processes.cpu_seconds(pids)
        self.rss = processes.rss_bytes(pids)
        self.behind = processes.cpu_seconds(running.upstream_pids())
        self.machine = processes.busy_seconds()
        self.wall = time.monotonic()
