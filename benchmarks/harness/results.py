"""Medians over the rounds, and each as a ratio to the direct calls."""

from statistics import median


DISTURBED_SHARE = 0.2


class Row:
    """One target at one number of connections; fields as in rounds.Point, medians."""

    MEDIANS = ("calls_per_second", "p50", "p99", "cpu_per_call", "upstream_cpu_per_call",
               "rss_idle", "rss_after")

    def __init__(self, points):
        self.upstream = points[0].upstream
        self.target = points[0].target
        self.connections = points[0].connections
        self.rounds = len(points)
        self.failed = sum(point.failed for point in points)
        self.calls = sum(point.calls for point in points)
        self.others_share = max(point.others_share for point in points)
        speeds = [point.calls_per_second for point in points]
        self.spread = (max(speeds) - min(speeds)) / median(speeds)
        for name in self.MEDIANS:
            values = [getattr(point, name) for point in points]
            setattr(self, name, None if None in values else median(values))

    def disturbed(self):
        """True if others used so much processor time that the row is not worth quoting."""
        return self.others_share > DISTURBED_SHARE


def rows(points):
    """Rows in the order of the first appearance of their target."""
    groups = {}
    for point in points:
        groups.setdefault((point.upstream, point.connections, point.target), []).append(point)
    return [Row(group) for group in groups.values()]


def find(all_rows, upstream, target, connections):
    for row in all_rows:
        if (row.upstream, row.target, row.connections) == (upstream, target, connections):
            return row
    return None


def ratio(row, direct, name):
    """The row's figure divided by that of the direct calls, or None."""
    mine = getattr(row, name)
    base = getattr(direct, name) if direct else None
    return mine / base if mine is not None and base else None
