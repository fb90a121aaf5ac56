"""The results as text for a terminal and as Markdown."""

from . import aims, results

HEADINGS = ["target", "calls/s", "x", "spread", "p50 ms", "x", "p99 ms", "x", "CPU us/call", "x",
            "upstream CPU", "RSS idle MB", "x", "RSS loaded MB", "x", "others", "failed"]
OTHERS = ("Beside these: [both eras](benchmarks-eras.md), [what authentication and decisions add to a call]"
          "(benchmarks-access.md), [the store](benchmarks-store.md).")
LEGEND = [
    "x: the figure to its left divided by that of the direct calls; for calls/s more is better, "
    "for the rest less.",
    "Medians of the rounds; spread: (fastest - slowest round) / median, of calls/s.",
    "CPU: user + system time of the target's process tree, divided by the calls; "
    "the upstream behind it is counted apart.",
    "others: processor time that other processes, or the host, used meanwhile, worst round; "
    "100% is one processor.",
    "failed: calls without a correct answer, all rounds; they do not count as calls.",
]


class Report:
    def __init__(self, rows, not_measured, boots, idle, machine, facts, notes):
        self.rows = rows
        self.not_measured = not_measured
        self.boots = boots
        self.idle = idle
        self.machine = machine
        self.facts = facts
        self.notes = notes

    def sections(self):
        """Title, headings and rows of every table."""
        yield "Machine", ["", ""], [list(row) for row in self.machine]
        yield "Measured", ["", ""], [list(row) for row in self.facts + self.notes]
        for upstream, connections in dict.fromkeys(
                (row.upstream, row.connections) for row in self.rows):
            yield self._table(upstream, connections)
        if self.boots:
            yield "Start", ["target", "first boot s", "second boot s", "RSS idle MB"], [
                [name, f"{boot.first_seconds:.1f}", f"{boot.second_seconds:.1f}",
                 f"{boot.idle_rss / 1e6:.0f}"] for name, boot in self.boots.items()]
        if self.idle:
            yield "Idle sessions", ["target", "sessions, each with a stream", "RSS MB more", "threads more"], [
                [name, str(cost.count), f"{cost.rss / 1e6:.0f}", str(cost.threads)]
                for name, cost in self.idle.items()]
        compared = aims.compare(self.rows, self.boots, self.idle)
        if compared:
            yield "Aims", ["figure", "aim", "measured", ""], compared
        if self.not_measured:
            yield "Not measured", ["upstream", "target", "why"], [
                [kind, name, why] for (kind, name), why in self.not_measured.items()]

    def _table(self, upstream, connections):
        chosen = [row for row in self.rows
                  if (row.upstream, row.connections) == (upstream, connections)]
        direct = results.find(self.rows, upstream, "direct", connections)
        plural = "connection" if connections == 1 else "connections"
        title = f"{'HTTP' if upstream == 'http' else upstream} upstream, {connections} {plural}"
        return title, HEADINGS, [_cells(row, direct) for row in chosen]

    def warnings(self):
        busy = sum(row.disturbed() for row in self.rows)
        if busy:
            yield (f"others used more than {results.DISTURBED_SHARE:.0%} of a processor during {busy} of "
                   f"{len(self.rows)} rows: measure again on a quiet machine")
        if any(row.failed for row in self.rows):
            yield "some calls failed; the log of the run may say why"

    def text(self):
        parts = []
        for title, headings, body in self.sections():
            parts.append(title)
            parts.append(_text_table([headings] + body if any(headings) else body))
        parts += LEGEND
        parts += [f"warning: {line}" for line in self.warnings()]
        return "\n".join(parts)

    def markdown(self):
        lines = ["# Benchmarks", "", "Written by `benchmarks/run`; how it measures stands in "
                 "[benchmarks/README.md](../benchmarks/README.md).", "", OTHERS, ""]
        for title, headings, body in self.sections():
            lines += [f"## {title}", "", *_markdown_table(headings, body), ""]
        lines += ["## Reading the tables", "", *[f"- {line}" for line in LEGEND]]
        warnings = list(self.warnings())
        if warnings:
            lines += ["", "Warnings", "", *[f"- {line}" for line in warnings]]
        return "\n".join(lines) + "\n"


def _cells(row, direct):
    def pair(name, text):
        value = getattr(row, name)
        times = results.ratio(row, direct, name)
        return ["-" if value is None else text(value), "-" if times is None else f"{times:.3g}"]

    millis, megabytes = (lambda v: f"{v / 1000:.3f}"), (lambda v: f"{v / 1e6:.0f}")
    behind = row.upstream_cpu_per_call
    return [row.target, *pair("calls_per_second", lambda v: f"{v:,.0f}"), f"{row.spread:.0%}",
            *pair("p50", millis), *pair("p99", millis), *pair("cpu_per_call", lambda v: f"{v:.1f}"),
            "-" if behind is None else f"{behind:.1f}", *pair("rss_idle", megabytes),
            *pair("rss_after", megabytes), f"{row.others_share:.0%}", str(row.failed)]


def _text_table(lines):
    widths = [max(len(line[i]) for line in lines) for i in range(len(lines[0]))]
    numeric = len(widths) > 4
    return "\n".join("  " + "  ".join(
        cell.rjust(width) if numeric and i else cell.ljust(width)
        for i, (cell, width) in enumerate(zip(line, widths))).rstrip() for line in lines) + "\n"


def _markdown_table(headings, body):
    yield "| " + " | ".join(headings) + " |"
    align = ["---"] + ["--:" if len(headings) > 4 else "---"] * (len(headings) - 1)
    yield "|" + "|".join(align) + "|"
    for line in body:
        yield "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in line) + " |"
