"""Starts, watches and ends processes, whole trees at a time (Linux, /proc)."""

import ctypes
import os
import signal
import subprocess
import time

TICKS_PER_SECOND = os.sysconf("SC_CLK_TCK")
PAGE_BYTES = os.sysconf("SC_PAGE_SIZE")
PR_SET_PDEATHSIG = 1
PR_SET_CHILD_SUBREAPER = 36
TERM_SECONDS = 15

_libc = ctypes.CDLL(None, use_errno=True)


def adopt_orphans():
    """Makes every orphaned descendant a child of this process, so that end_all finds it."""
    _libc.prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def start(argv, log, cwd=None, env=None, stdin=subprocess.DEVNULL, stdout=None):
    """Starts argv in a session of its own; it is killed should this process be killed."""
    return subprocess.Popen(
        argv,
        cwd=cwd,
        env=env,
        stdin=stdin,
        stdout=stdout or log,
        stderr=log,
        bufsize=0,
        start_new_session=True,
        preexec_fn=lambda: _libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0),
    )


def tree(root):
    """The ids of a process and of all its living descendants."""
    children = {}
    for entry in os.listdir("/proc"):
        if entry.isdigit():
            fields = _stat(int(entry))
            if fields and fields[0] != "Z":
                children.setdefault(int(fields[1]), []).append(int(entry))
    found, open_ends = [], [root]
    while open_ends:
        pid = open_ends.pop()
        found.append(pid)
        open_ends.extend(children.get(pid, []))
    return found


def cpu_seconds(pids):
    """User and system time of the processes and of their children that have ended."""
    ticks = 0
    for pid in pids:
        fields = _stat(pid)
        if fields:
            ticks += sum(int(value) for value in fields[11:15])
    return ticks / TICKS_PER_SECOND


def rss_bytes(pids):
    """Resident memory; pages that processes share count once for each."""
    total = 0
    for pid in pids:
        fields = _stat(pid)
        if fields:
            total += int(fields[21]) * PAGE_BYTES
    return total


def threads(pids):
    """How many threads the processes have."""
    return sum(len(os.listdir(f"/proc/{pid}/task")) for pid in pids if _stat(pid))


def collect_garbage(pids):
    """Lets Java processes among them give back what they do not use."""
    for pid in pids:
        if os.path.basename(command_line(pid)[0] or "") == "java":
            subprocess.run(["jcmd", str(pid), "GC.run"], capture_output=True, check=False)


def command_line(pid):
    try:
        with open(f"/proc/{pid}/cmdline", "rb") as file:
            return file.read().decode(errors="replace").split("\0")
    except OSError:
        return []


def busy_seconds():
    """Time that all processors together spent working or were taken away by the host."""
    with open("/proc/stat") as file:
        values = [int(value) for value in file.readline().split()[1:9]]
    user, nice, system, _idle, _iowait, irq, softirq, steal = values
    return (user + nice + system + irq + softirq + steal) / TICKS_PER_SECOND


def listener(port):
    """The id of the process that listens on a TCP port, or None if it cannot be seen."""
    inodes = set()
    for table in ("/proc/net/tcp", "/proc/net/tcp6"):
        with open(table) as file:
            for row in (line.split() for line in list(file)[1:]):
                if row[3] == "0A" and int(row[1].rsplit(":", 1)[1], 16) == port:
                    inodes.add(f"socket:[{row[9]}]")
    for entry in filter(str.isdigit, os.listdir("/proc")):
        try:
            for name in os.listdir(f"/proc/{entry}/fd"):
                if os.readlink(f"/proc/{entry}/fd/{name}") in inodes:
                    return int(entry)
        except OSError:
            continue
    return None


def end(process):
    """Ends a started process and its tree: TERM, then KILL what is left after a while."""
    pids = set(tree(process.pid))
    if process.stdin:
        process.stdin.close()
    _signal(pids, signal.SIGTERM)
    _await_end(pids, TERM_SECONDS)
    _signal(pids & _descendants(), signal.SIGKILL)
    process.wait()


def end_all():
    """Kills every descendant of this process and reaps it."""
    deadline = time.monotonic() + TERM_SECONDS
    while _descendants() and time.monotonic() < deadline:
        _signal(_descendants(), signal.SIGKILL)
        time.sleep(0.02)
    _reap()


def _await_end(pids, seconds):
    deadline = time.monotonic() + seconds
    while pids & _descendants() and time.monotonic() < deadline:
        time.sleep(0.02)


def _descendants():
    return set(tree(os.getpid())) - {os.getpid()}


def _reap():
    try:
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
    except ChildProcessError:
        pass


def _signal(pids, number):
    for pid in pids:
        try:
            os.kill(pid, number)
        except ProcessLookupError:
            pass


def _stat(pid):
    """The fields of /proc/PID/stat after the command name (state first), or None."""
    try:
        with open(f"/proc/{pid}/stat") as file:
            return file.read().rsplit(")", 1)[1].split()
    except OSError:
        return None
