"""From the command line to the report."""

import dataclasses
import json
import os
import shutil
import signal
import sys
import tarfile
import tempfile
from statistics import median

from . import machine, options, processes, serai, targets, upstream
from .errors import NotMeasured, Unusable
from .report import Report
from .results import rows
from .rounds import Rounds

TARGET_FOLDER = os.path.join(upstream.HERE, "target")


def main(argv):
    chosen = options.parse(argv)
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _interrupt)
    processes.adopt_orphans()
    os.makedirs(TARGET_FOLDER, exist_ok=True)
    work = tempfile.mkdtemp(prefix="run-", dir=TARGET_FOLDER)
    log_path = os.path.join(TARGET_FOLDER, "last-run.log")
    try:
        with open(log_path, "wb") as log:
            return _measure(chosen, work, log)
    except Unusable as error:
        _say(str(error))
        return 2
    except KeyboardInterrupt:
        _say("interrupted")
        return 130
    finally:
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, signal.SIG_IGN)
        processes.end_all()
        shutil.rmtree(work, ignore_errors=True)
        _say(f"output of what was started: {os.path.relpath(log_path)}")


def _measure(chosen, work, log):
    machine.require_tools(any(name.startswith(("mcp-", "super")) for name in chosen.targets))
    distribution = _distribution(chosen, work)
    selected = [_target(name, distribution, chosen.serai_url) for name in chosen.targets]
    facts = _facts(chosen, distribution)
    upstream.compile_source()
    http = upstream.HttpUpstreams(chosen.port, chosen.port + 3, log)
    if chosen.serai_url and chosen.serai_home:
        serai.write_servers(chosen.serai_home, http)
    boots, failures = _boots(chosen, selected, http, log)
    idle, not_idle = _idle_sessions(chosen, selected, http, log)
    failures.update(not_idle)
    rounds = Rounds(chosen, selected, http, log, _say)
    rounds.run()
    failures.update(rounds.not_measured)
    notes = [(target.name, target.note) for target in selected]
    missing = {**rounds.not_offered, **failures}
    report = Report(rows(rounds.points), missing, boots, idle, machine.describe(), facts, notes)
    print("\n" + report.text(), flush=True)
    if chosen.write_doc:
        _write(chosen.write_doc, report.markdown())
    if chosen.json:
        points = [dataclasses.asdict(point) for point in rounds.points]
        _write(chosen.json, json.dumps(points, indent=1) + "\n")
    return 1 if failures or not rounds.points else 0


def _distribution(chosen, work):
    if not chosen.serai:
        return None
    if not os.path.exists(chosen.serai):
        raise Unusable(f"there is no distribution at {chosen.serai}")
    source = os.path.abspath(chosen.serai)
    if not os.path.isdir(source) and not (os.path.isfile(source) and tarfile.is_tarfile(source)):
        raise Unusable(f"{chosen.serai} is neither a folder nor a tar.gz")
    return serai.Distribution(source, work, chosen.serai_set, chosen.serai_command)


def _target(name, distribution, url):
    if name.partition("+")[0] == "serai":
        return serai.SeraiTarget(name, distribution, url)
    known = targets.others()
    if name not in known:
        raise Unusable(f"unknown target {name}: one of serai, {', '.join(known)}")
    return known[name]


def _boots(chosen, selected, http, log):
    """Start times of each publication, the median of the rounds."""
    found, failures = {}, {}
    measured = {target.publication: target for target in selected
                if isinstance(target, serai.SeraiTarget) and target.distribution}
    for publication, target in measured.items():
        label = serai.PUBLICATIONS[publication]
        try:
            boots = [target.boot(number, http, chosen.port + 1, log, chosen.idle)
                     for number in range(1, chosen.rounds + 1)]
            found[f"serai ({label})"] = serai.Boot(
                *(median(dataclasses.astuple(boot)[i] for boot in boots) for i in range(3)))
        except NotMeasured as error:
            failures["start", f"serai ({label})"] = str(error)
            _say(f"start of serai ({label}): NOT MEASURED, {error}")
    return found, failures


def _idle_sessions(chosen, selected, http, log):
    """The cost of listening sessions for each publication, the median of the rounds."""
    found, failures = {}, {}
    measured = {target.publication: target for target in selected
                if isinstance(target, serai.SeraiTarget) and target.distribution}
    for publication, target in measured.items():
        label = f"serai ({serai.PUBLICATIONS[publication]})"
        try:
            costs = [target.idle_sessions(number, http, chosen.port + 1, log, chosen.idle_sessions)
                     for number in range(1, chosen.rounds + 1)]
            found[label] = sorted(costs, key=lambda cost: cost.rss)[len(costs) // 2]
        except NotMeasured as error:
            failures["idle sessions", label] = str(error)
            _say(f"idle sessions of {label}: NOT MEASURED, {error}")
    return found, failures


def _facts(chosen, distribution):
    facts = [("Load", f"{chosen.rounds} rounds in turn, {chosen.seconds} s a point after "
              f"{chosen.warmup} s of warm-up, wrk with {chosen.threads} thread(s), "
              "every answer checked")]
    if chosen.serai_url:
        facts.append(("Serai's publication", chosen.publication or "not stated"))
    if distribution:
        packed = distribution.archive_bytes()
        sizes = f"{distribution.unpacked_bytes() / 1e6:.0f} MB unpacked"
        facts.append(("Serai's distribution",
                      f"{packed / 1e6:.0f} MB packed, {sizes}" if packed else sizes))
    if chosen.serai_url or distribution:
        found = distribution.http_client() if distribution else "not stated"
        facts.append(("Serai's HTTP client", chosen.http_client or found))
    return facts


def _write(path, text):
    os.makedirs(os.path.dirname(os.path.abspath(path)), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    _say(f"written: {path}")


def _interrupt(_number, _frame):
    raise KeyboardInterrupt


def _say(text):
    print(text, file=sys.stderr, flush=True)
