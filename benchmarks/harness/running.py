"""A target that runs and can be loaded."""

from . import load, processes, upstream


class Behind:
    """Anything that answers over HTTP; its process tree may contain a stdio upstream."""

    def __init__(self, root, url, tool, headers, upstream_root=None):
        self.root = root
        self.url = url
        self.tool = tool
        self.headers = headers
        self.upstream_root = upstream_root

    def load(self, connections, seconds, threads, log):
        return load.wrk(
            self.url, self.headers, self.tool, connections, seconds, threads, log)

    def target_pids(self):
        """The target alone; empty if its processes cannot be seen."""
        if self.root is None:
            return []
        return [pid for pid in processes.tree(self.root) if not upstream.is_upstream(pid)]

    def upstream_pids(self):
        if self.upstream_root:
            return [self.upstream_root]
        if self.root is None:
            return []
        return [pid for pid in processes.tree(self.root) if upstream.is_upstream(pid)]


class Direct(Behind):
    """The HTTP upstream itself: it is its own target."""

    def target_pids(self):
        return [self.root]

    def upstream_pids(self):
        return []


class DirectPipe:
    """The stdio upstream itself."""

    def __init__(self, pipe):
        self.pipe = pipe

    def load(self, connections, seconds, _threads, _log):
        return self.pipe.load(connections, seconds)

    def target_pids(self):
        return [self.pipe.process.pid]

    def upstream_pids(self):
        return []
