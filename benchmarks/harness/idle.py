"""What client sessions cost that only listen."""

import socket
import time
from dataclasses import dataclass
from urllib.parse import urlsplit

from . import mcp, processes
from .errors import NotMeasured

SETTLE_SECONDS = 5


@dataclass(frozen=True)
class IdleSessions:
    """Sessions with an open GET stream each, and what they added: bytes and threads."""

    count: int
    rss: int
    threads: int


def measure(running, count):
    """Opens the sessions once to warm up, ends them, and opens them again to measure."""
    _close(_open(running.url, count))
    time.sleep(SETTLE_SECONDS)
    before = _usage(running)
    streams = _open(running.url, count)
    try:
        time.sleep(SETTLE_SECONDS)
        after = _usage(running)
    finally:
        _close(streams)
    return IdleSessions(count, after[0] - before[0], after[1] - before[1])


def _usage(running):
    pids = running.target_pids()
    processes.collect_garbage(pids)
    return processes.rss_bytes(pids), processes.threads(pids)


def _open(url, count):
    return [(url, session, _listen(url, session))
            for session in (mcp.open_session(url) for _ in range(count))]


def _listen(url, session):
    parts = urlsplit(url)
    stream = socket.create_connection((parts.hostname, parts.port or 80), timeout=10)
    lines = [f"GET {parts.path} HTTP/1.1", f"Host: {parts.netloc}", "Accept: text/event-stream",
             *(f"{name}: {value}" for name, value in session.items()), "", ""]
    stream.sendall("\r\n".join(lines).encode())
    head = stream.recv(1024)
    if b" 200 " not in head:
        raise NotMeasured(f"a stream was answered {head[:100]!r}")
    return stream


def _close(streams):
    for url, session, stream in streams:
        stream.close()
        mcp.end_session(url, session)
