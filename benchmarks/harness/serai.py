"""Serai as a target: a distribution that is started here, or one that runs already."""

import json
import os
import re
import shutil
import tarfile
import time
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urlsplit

from . import access, idle, mcp, processes, upstream
from .errors import NotMeasured, Unusable
from .running import Behind

START_SECONDS = 120
SCHEMA = "https://static.modelcontextprotocol.io/schemas/2025-12-11/server.schema.json"
ALIASES = {"http": "zero", "stdio": "zerostdio"}
MODERN_ALIASES = {"http": "zeromodern", "stdio": "zeromodernstdio"}
PUBLICATIONS = {"http": "OSGi HTTP whiteboard", "jaxrs": "JAX-RS whiteboard"}
MODIFIERS = ("jaxrs", "modern", "sessionless", "single", "token")


@dataclass(frozen=True)
class Boot:
    """Seconds from process start to the first correct answer, and idle memory in bytes."""

    first_seconds: float
    second_seconds: float
    idle_rss: int


class Distribution:
    """Unpacked copies of a distribution under a work folder, one for each publication."""

    def __init__(self, source, work, settings, command):
        self.source = source
        self.work = work
        self.settings = settings
        self.command = command
        self.homes = {}

    def archive_bytes(self):
        return os.path.getsize(self.source) if os.path.isfile(self.source) else None

    def unpacked_bytes(self):
        home = self.unpack("size")
        total = sum(os.lstat(os.path.join(folder, name)).st_size
                    for folder, _, names in os.walk(home) for name in names)
        shutil.rmtree(home)
        return total

    def unpack(self, name):
        home = os.path.join(self.work, name)
        shutil.rmtree(home, ignore_errors=True)
        if os.path.isdir(self.source):
            shutil.copytree(self.source, home, symlinks=True, ignore=_ignore_data(self.source))
            return home
        with tarfile.open(self.source) as archive:
            archive.extractall(home)
        inside = os.listdir(home)
        return os.path.join(home, inside[0]) if len(inside) == 1 else home

    def prepare(self, name, publication, http, port):
        """A fresh home with the benchmark's servers, ports and publication."""
        home = self.unpack(name)
        write_servers(home, http)
        _set(home, "etc/org.ops4j.pax.web.cfg", "org.osgi.service.http.port", str(port))
        _set(home, "etc/org.apache.karaf.shell.cfg", "sshPort", str(port + 1))
        if publication == "jaxrs":
            _set(home, "etc/dev.serai.edge.cfg", "publish", "jaxrs")
        for file, key, value in self.settings:
            _set(home, file, key, value)
        return home

    def start(self, home, port, log):
        argv = [part.format(home=home, port=port) for part in self.command]
        return processes.start(argv, log, cwd=home)

    def http_client(self):
        """The client library that the distribution carries, by its file name."""
        home = self.unpack("look")
        names = sorted(name[:-4] for _, _, files in os.walk(home) for name in files
                       if re.match(r"(jetty-client|httpclient5)-[\d.]+.*\.jar$", name))
        shutil.rmtree(home)
        return ", ".join(names) or "not stated"


class SeraiTarget:
    """Name: serai[+jaxrs][+modern|+sessionless][+single][+token]."""

    upstreams = ("http", "stdio")

    def __init__(self, name, distribution, url):
        self.name = name
        self.parts = name.split("+")[1:]
        unknown = [part for part in self.parts if part not in MODIFIERS]
        if unknown:
            raise Unusable(f"unknown target {name}: serai takes +{', +'.join(MODIFIERS)}")
        self.distribution = distribution
        self.external = url
        self.publication = "jaxrs" if "jaxrs" in self.parts else "http"
        self.modern = "modern" in self.parts
        self.with_session = not self.modern and "sessionless" not in self.parts
        self.note = ", ".join([
            "" if url else f"published by the {PUBLICATIONS[self.publication]}",
            _clients(self.modern, self.with_session),
            "/servers/<alias>/mcp" if "single" in self.parts else "/mcp (aggregated)",
            "a token with each call" if "token" in self.parts else "",
        ]).strip(", ")

    def path_and_tool(self, kind):
        alias = (MODERN_ALIASES if self.modern else ALIASES)[kind]
        if "single" in self.parts:
            return f"/servers/{alias}/mcp", upstream.TOOL
        return "/mcp", f"{alias}__{upstream.TOOL}"

    @contextmanager
    def run(self, kind, http, port, log):
        if self.external:
            yield self._running(kind, http, self.external.rstrip("/"), None)
            return
        if self.distribution is None:
            raise NotMeasured("give --serai PATH or SERAI_URL")
        homes = self.distribution.homes
        if self.publication not in homes:
            homes[self.publication] = self.distribution.prepare(
                self.publication, self.publication, http, port)
        home = homes[self.publication]
        process = self.distribution.start(home, port, log)
        try:
            yield self._running(kind, http, f"http://127.0.0.1:{port}", process, home)
        finally:
            processes.end(process)

    def _running(self, kind, http, base, process, home=None):
        path, tool = self.path_and_tool(kind)
        alive = (lambda: process.poll() is None) if process else (lambda: True)
        limit = START_SECONDS if process else 5
        try:
            session = mcp.await_answer(
                base + path, self.with_session, tool, limit, alive, self.modern,
                lambda: self._identity(base, home))
        except NotMeasured as error:
            raise NotMeasured(f"{base}{path} {tool}: {error}{_hint(process)}") from error
        root = process.pid if process else processes.listener(urlsplit(base).port or 80)
        return Behind(root, base + path, tool, session,
                      http.pid(self.modern) if kind == "http" else None)

    def _identity(self, base, home):
        if "token" not in self.parts:
            return {}
        if home is None:
            raise NotMeasured("+token needs --serai PATH: it reads the first user's password")
        return {"Authorization": f"Bearer {access.token(base, home)}"}

    def boot(self, number, http, port, log, idle_seconds):
        """First and second boot of a fresh home."""
        home = self.distribution.prepare(f"boot-{number}", self.publication, http, port)
        first, _ = self._time_boot(home, http, port, log, 0)
        second, idle = self._time_boot(home, http, port, log, idle_seconds)
        shutil.rmtree(home)
        return Boot(first, second, idle)

    def idle_sessions(self, number, http, port, log, count):
        """What sessions cost that only listen, in a Serai that has warmed up."""
        home = self.distribution.prepare(f"idle-{number}", self.publication, http, port)
        process = self.distribution.start(home, port, log)
        try:
            running = self._running("http", http, f"http://127.0.0.1:{port}", process, home)
            return idle.measure(running, count)
        finally:
            processes.end(process)
            shutil.rmtree(home)

    def _time_boot(self, home, http, port, log, idle_seconds):
        begin = time.monotonic()
        process = self.distribution.start(home, port, log)
        try:
            running = self._running("http", http, f"http://127.0.0.1:{port}", process, home)
            seconds = time.monotonic() - begin
            time.sleep(idle_seconds)
            return seconds, processes.rss_bytes(running.target_pids())
        finally:
            processes.end(process)


def _clients(modern, with_session):
    if modern:
        return "clients and upstream of 2026-07-28"
    return "one session" if with_session else "no session"


def write_servers(home, http):
    """Registers the upstreams of both eras in the folder that Serai watches."""
    folder = os.path.join(home, "etc", "servers")
    os.makedirs(folder, exist_ok=True)
    for modern, aliases in ((False, ALIASES), (True, MODERN_ALIASES)):
        java = upstream.stdio_command(modern)
        stdio = {"alias": aliases["stdio"], "command": java[0], "args": java[1:]}
        remote = {"type": "streamable-http", "url": http.url(modern)}
        _write_server(folder, aliases["http"], {"alias": aliases["http"]}, {"remotes": [remote]})
        _write_server(folder, aliases["stdio"], stdio, {})


def _write_server(folder, name, options, more):
    entry = {"$schema": SCHEMA, "name": f"dev.serai.bench/{name}",
             "description": "Zero-work upstream of the benchmarks", "version": "1.0.0", **more,
             "_meta": {"dev.serai/options": options}}
    path = os.path.join(folder, f"bench-{name}.json")
    with open(path + ".part", "w") as file:
        json.dump(entry, file, indent=2)
    os.replace(path + ".part", path)


def _set(home, relative, key, value):
    path = os.path.join(home, relative)
    lines = []
    if os.path.exists(path):
        with open(path) as file:
            lines = [line for line in file if not re.match(rf"\s*{re.escape(key)}\s*=", line)]
    with open(path, "w") as file:
        file.writelines(lines)
        file.write(f"{'' if not lines or lines[-1].endswith(chr(10)) else chr(10)}{key} = {value}\n")


def _ignore_data(source):
    return lambda folder, names: ["data"] if folder == source and "data" in names else []


def _hint(process):
    if process:
        return ""
    return (" (a running Serai needs the aliases zero, zerostdio, zeromodern, zeromodernstdio: --serai-home PATH writes "
            "their server.json files)")
