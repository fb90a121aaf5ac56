"""What the figures were taken on."""

import os
import platform
import shutil
import subprocess

from .errors import Unusable


def require_tools(gateways):
    """Refuses with one line a tool if one is missing."""
    needed = {"java": "install a JDK 17", "javac": "install a JDK 17 (not only a JRE)",
              "wrk": "apt-get install wrk"}
    if gateways:
        needed["node"] = "install Node 20 or later, or leave mcp-proxy and supergateway out"
    if platform.system() != "Linux":
        raise Unusable("the harness reads /proc: it needs Linux")
    missing = [f"{tool} is missing: {advice}" for tool, advice in needed.items()
               if shutil.which(tool) is None]
    if missing:
        raise Unusable("\n".join(missing))


def describe():
    """Name and value pairs for the report."""
    rows = host()
    if shutil.which("node"):
        rows.append(("Node", _first_line(["node", "--version"])))
    return rows + [("Load generator", _first_line(["wrk", "-v"]).partition(" Copyright")[0])]


def host():
    """Name and value pairs of the machine and its JDK."""
    return [("CPU", _cpu_model()), ("Processors", f"{len(os.sched_getaffinity(0))} usable"),
            ("Memory", f"{_memory_gib():.0f} GiB"),
            ("Kernel", f"{platform.system()} {platform.release()} {platform.machine()}"),
            ("JDK", _first_line(["java", "-version"]))]


def _cpu_model():
    with open("/proc/cpuinfo") as file:
        for line in file:
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


def _memory_gib():
    return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 2**30


def _first_line(argv):
    got = subprocess.run(argv, capture_output=True, text=True)
    return (got.stdout + got.stderr).strip().partition("\n")[0]
