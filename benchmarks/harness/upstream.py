"""The zero-work MCP server behind every target."""

import os
import subprocess

from . import processes
from .errors import Unusable

HERE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SOURCE = os.path.join(HERE, "upstream", "ZeroUpstream.java")
CLASSES = os.path.join(HERE, "target", "classes")
MAIN = "ZeroUpstream"
JVM_OPTIONS = ["-XX:+UseSerialGC", "-Xms64m", "-Xmx64m", "-cp", CLASSES, MAIN]
TOOL = "echo"


def compile_source():
    os.makedirs(CLASSES, exist_ok=True)
    built = subprocess.run(["javac", "-d", CLASSES, SOURCE], capture_output=True, text=True)
    if built.returncode:
        raise Unusable(f"javac could not compile the upstream:\n{built.stderr}")


def stdio_command(modern=False):
    return ["java", *JVM_OPTIONS, "stdio", *_era(modern)]


def _era(modern):
    return ["modern"] if modern else []


def is_upstream(pid):
    """True for the upstream itself, not for a gateway whose arguments name it."""
    argv = processes.command_line(pid)
    program = os.path.basename(argv[0]) if argv else ""
    return program in ("java", "sh") and any(MAIN in argument for argument in argv)


class HttpUpstreams:
    """One upstream of each era over Streamable HTTP, for the whole run."""

    def __init__(self, legacy_port, modern_port, log):
        self._legacy = HttpUpstream(legacy_port, log)
        self._modern = HttpUpstream(modern_port, log, True)

    def url(self, modern=False):
        return (self._modern if modern else self._legacy).url

    def pid(self, modern=False):
        return (self._modern if modern else self._legacy).process.pid


class HttpUpstream:
    """The upstream over Streamable HTTP, for the whole run."""

    def __init__(self, port, log, modern=False):
        self.process = processes.start(
            ["java", *JVM_OPTIONS, "http", str(port), *_era(modern)], log, stdout=subprocess.PIPE)
        line = self.process.stdout.readline().decode().split()
        if line[:1] != ["ready"]:
            raise Unusable(f"the upstream did not start on port {port}: is the port taken? "
                           "--port moves all ports")
        self.url = f"http://127.0.0.1:{line[1]}/mcp"
