"""What is measured: the upstream itself and the gateways in front of it."""

import os
from contextlib import contextmanager

from . import load, mcp, processes, upstream
from .errors import NotMeasured
from .running import Behind, Direct, DirectPipe

START_SECONDS = 60
MODULES = os.path.join(upstream.HERE, "node_modules")


class DirectTarget:
    name = "direct"
    note = ("wrk against the HTTP upstream; for stdio, the harness writes to the process's pipe "
            "with as many calls in flight as there are connections")
    upstreams = ("http", "stdio")

    @contextmanager
    def run(self, kind, http, port, log):
        if kind == "http":
            session = mcp.open_session(http.url())
            yield Direct(http.pid(), http.url(), upstream.TOOL, session)
            return
        pipe = load.Pipe(log)
        try:
            yield DirectPipe(pipe)
        finally:
            processes.end(pipe.process)


class NodeGateway:
    """A gateway from npm that puts a stdio server behind Streamable HTTP."""

    upstreams = ("stdio",)

    def __init__(self, name, note, with_session, argv):
        self.name = name
        self.note = note
        self.with_session = with_session
        self.argv = argv

    @contextmanager
    def run(self, kind, http, port, log):
        package = os.path.join(MODULES, self.name.partition("+")[0])
        if not os.path.isdir(package):
            raise NotMeasured("not installed: run npm ci --ignore-scripts in benchmarks/")
        process = processes.start(["node", *self.argv(port)], log)
        try:
            url = f"http://127.0.0.1:{port}/mcp"
            session = mcp.await_answer(url, self.with_session, upstream.TOOL, START_SECONDS,
                                       lambda: process.poll() is None)
            yield Behind(process.pid, url, upstream.TOOL, session)
        finally:
            processes.end(process)


def _mcp_proxy(*options):
    return lambda port: [
        os.path.join(MODULES, "mcp-proxy", "dist", "bin", "mcp-proxy.mjs"),
        "--host", "127.0.0.1", "--port", str(port), "--server", "stream", *options,
        "--", *upstream.stdio_command()]


def _supergateway(port):
    return [os.path.join(MODULES, "supergateway", "dist", "index.js"),
            "--stdio", " ".join(upstream.stdio_command()), "--outputTransport", "streamableHttp",
            "--stateful", "--port", str(port), "--logLevel", "none"]


def others():
    """Every target but Serai, by name."""
    listed = [
        DirectTarget(),
        NodeGateway("mcp-proxy", "one session, --no-eventStore", True,
                    _mcp_proxy("--no-eventStore")),
        NodeGateway("mcp-proxy+stateless", "--stateless: no session", False,
                    _mcp_proxy("--stateless")),
        NodeGateway("supergateway", "one session, --stateful (without it, it starts a process "
                    "a call)", True, _supergateway),
    ]
    return {target.name: target for target in listed}
