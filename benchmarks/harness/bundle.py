"""The benchmarks of one bundle: runs them in Maven, collects their tables."""

import argparse
import os
import pathlib
import subprocess
import sys
from dataclasses import dataclass

from . import machine

ROOT = pathlib.Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Bundle:
    """Whose benchmarks: its name among the scripts and under bundles/, and their classes."""

    name: str
    title: str
    classes: tuple

    def introduction(self):
        return f"""# {self.title}

Written by `benchmarks/{self.name}`; how it measures stands in [benchmarks/README.md](../benchmarks/README.md).
"""


def main(bundle, arguments):
    parser = argparse.ArgumentParser(prog=f"benchmarks/{bundle.name}", description=__doc__)
    parser.add_argument("--write-doc", metavar="FILE", help="write the figures as Markdown too")
    parser.add_argument("--only", choices=bundle.classes, help="one of the benchmarks")
    options, maven = parser.parse_known_args(arguments)
    before = os.getloadavg()[0]
    classes = [options.only] if options.only else bundle.classes
    status, tables = _run(bundle.name, classes, maven)
    if status == 0 and options.write_doc:
        pathlib.Path(options.write_doc).write_text(
            _markdown(bundle, tables, before), encoding="utf-8")
    return status


def _run(name, classes, maven):
    """Status of Maven, and rows by title, the headings first."""
    tables = {}
    process = subprocess.Popen(
        ["mvn", "-q", "test", "-pl", f"bundles/core,bundles/{name}", f"-Dtest={','.join(classes)}",
         "-Dsurefire.failIfNoSpecifiedTests=false", "-Dsurefire.useFile=false", *maven],
        cwd=ROOT, stdout=subprocess.PIPE, text=True, encoding="utf-8")
    for line in process.stdout:
        line = line[max(line.find("BENCHMARK-"), 0):]  # Maven may have reset the terminal's colours before
        kind, *cells = line.rstrip("\n").split("\t")
        if kind == "BENCHMARK-HEAD":
            tables.setdefault(cells[0], [cells[1:]])
        elif kind == "BENCHMARK-ROW":
            tables[cells[0]].append(cells[1:])
            print(f"{cells[0]}: " + ", ".join(
                f"{name} {cell}" for name, cell in zip(tables[cells[0]][0], cells[1:])), flush=True)
        else:
            sys.stdout.write(line)
    return process.wait(), tables


def _markdown(bundle, tables, load_before):
    load = f"{load_before:.1f} before, {os.getloadavg()[0]:.1f} after (the benchmark's own included)"
    parts = [bundle.introduction(), "## Machine\n",
             _table([["", ""], *_machine(), ["Load average", load]])]
    for title, rows in tables.items():
        if len(rows) > 1:
            parts += [f"## {title}\n", _table(rows)]
    return "\n".join(parts)


def _machine():
    rows = [list(row) for row in machine.host()]
    if os.environ.get("SERAI_POSTGRES_URL"):
        rows.append(["PostgreSQL", os.environ.get("SERAI_POSTGRES_NOTE", "on this machine")])
    return rows


def _table(rows):
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    lines.insert(1, "|---|" + "--:|" * (len(rows[0]) - 1))
    return "\n".join(lines) + "\n"
