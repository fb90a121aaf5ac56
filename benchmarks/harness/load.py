"""Loads one target with tools/call and checks every answer."""

import itertools
import json
import os
import select
import subprocess
import time
from dataclasses import dataclass

from . import mcp, processes, upstream
from .errors import NotMeasured

SCRIPT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "call.lua")
ANSWER_SECONDS = 10
IDS_A_RUN = 10_000_000_000
_first_ids = itertools.count(IDS_A_RUN, IDS_A_RUN)


@dataclass(frozen=True)
class Load:
    """What one load run gave: durations in microseconds, calls only if answered correctly."""

    calls: int
    failed: int
    micros: int
    p50: int
    p99: int
    sample: str
    client_cpu_seconds: float


def wrk(url, headers, tool, connections, seconds, threads, log):
    """Runs wrk with a closed loop of one call a connection."""
    argv = ["wrk", "-t", str(min(threads, connections)), "-c", str(connections)]
    argv += ["-d", f"{seconds}s", "--timeout", f"{ANSWER_SECONDS}s", "-s", SCRIPT, url, "--"]
    argv += [tool, mcp.CANNED_TEXT, str(next(_first_ids)), str(connections)]
    argv += [json.dumps(mcp.MODERN_META) if mcp.is_modern(headers) else ""]
    argv += [f"{name}={value}" for name, value in headers.items()]
    before = os.times()
    process = processes.start(argv, log, stdout=subprocess.PIPE)
    output = process.communicate()[0].decode(errors="replace")
    after = os.times()
    lines = [line for line in output.splitlines() if line.startswith("RESULT ")]
    if process.returncode or not lines:
        raise NotMeasured(f"wrk ended with {process.returncode}: {output.strip()[-300:]}")
    got = json.loads(lines[0][len("RESULT "):])
    used = (after.children_user + after.children_system
            - before.children_user - before.children_system)
    return Load(got["calls"], got["failed"], got["micros"], got["p50"],
                got["p99"], got["sample"], used)


class Pipe:
    """Loads the stdio upstream itself, without any gateway, over its pipes."""

    def __init__(self, log):
        self.process = processes.start(
            upstream.stdio_command(), log, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.rest = b""
        self._send([mcp.message("initialize", mcp.INITIALIZE, 1)])
        if not any("result" in answer for answer in self._receive()):
            raise NotMeasured("the stdio upstream did not initialize")
        self._send([mcp.message("notifications/initialized")])

    def load(self, connections, seconds):
        """Keeps that many calls in flight in one pipe."""
        number = next(_first_ids)
        started, latencies, failed, sample = {}, [], 0, ""
        cpu = time.process_time()
        begin = time.perf_counter_ns()
        deadline = begin + seconds * 1_000_000_000
        free = connections
        while free or started:
            now = time.perf_counter_ns()
            if now < deadline and free:
                ids = range(number, number + free)
                number += free
                started.update(dict.fromkeys(ids, now))
                self._write(b"".join(b"%s%d%s" % (HEAD, i, TAIL) for i in ids))
            elif not started:
                break
            answers = self._receive()
            if not answers:
                failed, sample = failed + len(started), sample or "calls without an answer"
                break
            now = time.perf_counter_ns()
            free = len(answers)
            for answer in answers:
                sent = started.pop(answer.get("id"), None)
                if sent is None or answer.get("result") != CANNED_RESULT:
                    failed, sample = failed + 1, sample or json.dumps(answer)[:200]
                else:
                    latencies.append(now - sent)
        micros = (time.perf_counter_ns() - begin) // 1000
        latencies.sort()
        return Load(len(latencies), failed, micros, _percentile(latencies, 0.5),
                    _percentile(latencies, 0.99), sample, time.process_time() - cpu)

    def _send(self, messages):
        self._write(b"".join(json.dumps(one).encode() + b"\n" for one in messages))

    def _write(self, data):
        while data:
            data = data[os.write(self.process.stdin.fileno(), data):]

    def _receive(self):
        """The next answers, or none when nothing comes for a while."""
        while b"\n" not in self.rest:
            if not select.select([self.process.stdout], [], [], ANSWER_SECONDS)[0]:
                return []
            data = os.read(self.process.stdout.fileno(), 65536)
            if not data:
                raise NotMeasured("the stdio upstream ended")
            self.rest += data
        whole, _, self.rest = self.rest.rpartition(b"\n")
        return [json.loads(line) for line in whole.split(b"\n")]


CANNED_RESULT = {"content": [{"type": "text", "text": mcp.CANNED_TEXT}]}
HEAD = b'{"jsonrpc":"2.0","id":'
TAIL = (b',"method":"tools/call","params":{"name":"%s","arguments":{"text":"hello"}}}\n'
        % upstream.TOOL.encode())


def _percentile(sorted_nanos, share):
    if not sorted_nanos:
        return 0
    return sorted_nanos[min(len(sorted_nanos) - 1, int(len(sorted_nanos) * share))] // 1000
