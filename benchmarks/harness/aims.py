"""What the project aims at, beside what was measured. Nothing fails by it."""

from .results import find

GATEWAYS = ("mcp-proxy", "mcp-proxy+stateless", "supergateway")


def compare(rows, boots, idle):
    """Aim, measured and verdict for every Serai target that has the figures."""
    found = []
    for name in dict.fromkeys(row.target for row in rows if row.target.startswith("serai")):
        for kind in ("http", "stdio"):
            found += _of_target(rows, name, kind)
    for name, boot in boots.items():
        found.append(_aim(f"{name}: first answer", "under 6 s", boot.first_seconds, 6, "s", True))
        found.append(_aim(f"{name}: RSS idle", "under 300 MB", boot.idle_rss / 1e6, 300, "MB", True))
    for name, cost in idle.items():
        found.append(_aim(f"{name}: RSS of {cost.count} idle sessions", "under 64 MB",
                          cost.rss / 1e6, 64, "MB", True))
        found.append(_aim(f"{name}: threads of {cost.count} idle sessions", "under 10",
                          cost.threads, 10, "threads", True))
    return found


def _of_target(rows, name, kind):
    busy, calm = find(rows, kind, name, 16), find(rows, kind, name, 1)
    direct = find(rows, kind, "direct", 1)
    rivals = [row for gateway in GATEWAYS if (row := find(rows, "stdio", gateway, 16))]
    label = f"{name}, {kind} upstream"
    if busy and rivals:
        best = max(rivals, key=lambda row: row.calls_per_second)
        yield _aim(f"{label}: calls/s at 16 connections beside {best.target}", "at least 5 times",
                   busy.calls_per_second / best.calls_per_second, 5, "times", False, busy, best)
    if busy and busy.cpu_per_call is not None:
        yield _aim(f"{label}: CPU a call at 16 connections", "under 120 us",
                   busy.cpu_per_call, 120, "us", True, busy)
    if calm and direct:
        yield _aim(f"{label}: added p50 at 1 connection", "under 0.25 ms",
                   (calm.p50 - direct.p50) / 1000, 0.25, "ms", True, calm, direct)


def _aim(label, aim, value, limit, unit, below, *rows):
    met = value < limit if below else value >= limit
    verdict = "met" if met else "not met"
    if any(row.disturbed() for row in rows):
        verdict += ", but disturbed by others"
    return [label, aim, f"{value:.3g} {unit}", verdict]
