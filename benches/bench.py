"""Measures a release build of the register: `make bench`, `make bench BENCH_ARGS="--records 2000,20000"`.

The limit (benches/limit) runs next to the register: the same HTTP server without an application. Both get the same load
in turn, round by round, so that the ratio is valid on any machine, even a busy one. A missed target is reported, but is
not an error. The run fails only if something could not be measured.
"""

import argparse
import json
import os
import platform
import signal
import statistics
import subprocess
import sys
from datetime import datetime, timezone
from pathlib import Path

import data
import replicas
import submissions
import tables
from cases import cases, pages, the_past
from data import ROOT
from drive import Failed, Server, drive, look, need, stream

TARGET = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
LIMIT = TARGET / "release/examples/limit"
WORKERS = str(os.cpu_count() or 1)
# The response body of the limit in bytes, unless the target requires one of the same size as the register's.
BODY = 4096
# The first has a target. Versions come from the database, the others from memory.
EXPORTS = ("systems.ndjson", "systems.csv", "systems.jsonld", "versions.ndjson")
NOT_YET = ("HTML page of a record, hot",)


def limit_command(bind):
    return [str(LIMIT), bind, WORKERS]


def judged(value, sign, bound, name=""):
    ok = value >= bound if sign == "≥" else value <= bound
    return f"{name}{sign} {bound:,g} {'ok' if ok else 'MISSED'}"


def options():
    def positive(text):
        if (value := int(text)) < 1:
            raise ValueError
        return value

    def sizes(text):
        return sorted({positive(one) for one in text.split(",")})

    parser = argparse.ArgumentParser(prog="benches/bench.py", description=__doc__.splitlines()[0])
    parser.add_argument("--records", type=sizes, default="2000,20000,200000",
                        help="numbers of records, separated by commas [2000,20000,200000]")
    parser.add_argument("--seconds", type=positive, default=5, help="seconds per measurement [5]")
    parser.add_argument("--rounds", type=positive, default=3, help="rounds of limit and register; the median counts [3]")
    parser.add_argument("--connections", type=positive, default=32, help="concurrent connections [32]")
    parser.add_argument("--disk-us", type=sizes, default="2000,5000", metavar="N,N", help="also file challenges with "
                        "slower disks: additional microseconds per fsync [2000,5000]")
    parser.add_argument("--only", default="", metavar="TEXT", help="only cases whose name contains TEXT, without replicas")
    parser.add_argument("--replicas", action="store_true", help="only two replicas behind nginx, with the smallest "
                        "register; installs nginx if possible. A complete run includes them if nginx and PostgreSQL exist")
    parser.add_argument("--anew", action="store_true", help="import the records again, even if registers of an earlier run exist")
    parser.add_argument("--keep", type=Path, default=TARGET / "bench", metavar="DIR", help="directory of registers and results")
    parser.add_argument("--markdown", action="store_true", help="do not measure; print the latest complete results as "
                        "tables for docs/performance.md")
    parser.add_argument("--quick", action="store_true", help="a quick run without saved results: 2,000 records, one "
                        "round of 2 seconds")
    if "--quick" in sys.argv:
        parser.set_defaults(records="2000", seconds=2, rounds=1)
    return parser.parse_args()


def tell(text):
    print(f"[{datetime.now():%H:%M:%S}] {text}", file=sys.stderr, flush=True)


def measure(case, register, limit, given, folder):
    """Measures one case, limit and register in turn, and returns medians over the rounds."""
    length = look(register, case.some(200), case.headers, case.status, case.check)
    beside = [f"/{round(length) if case.same_body else BODY}"]
    look(limit, beside, {}, 200)
    load, rounds = (given.seconds, given.connections, folder), []
    for number in range(given.rounds):
        tell(f"{case.name}, round {number + 1} of {given.rounds}")
        paths = case.load(given.seconds)
        theirs = drive(limit, beside * min(len(paths), 2), {}, *load)
        ours = drive(register, paths, case.headers, *load)
        rounds.append({"register": ours, "limit": theirs, "ratio": ours["perSecond"] / theirs["perSecond"]})

    def middle(who, what):
        return statistics.median(one[who][what] for one in rounds)

    result = {name: middle("register", name) for name in ("perSecond", "p50Ms", "p99Ms", "cpuUs")}
    result |= {"ratio": statistics.median(one["ratio"] for one in rounds), "bodyBytes": length, "rounds": rounds,
               "limitPerSecond": middle("limit", "perSecond"), "limitCpuUs": middle("limit", "cpuUs"),
               "ranOut": not isinstance(case.paths, list) and any(one["register"]["repeated"] for one in rounds)}
    names = {"ratio": "ratio ", "cpuUs": "CPU ", "p99Ms": "p99 "}
    bars = [judged(result[name], sign, bound, names[name]) for name, sign, bound in case.bars]
    return result | {"bar": "; ".join(bars)}


def measure_size(count, program, limit, given):
    """Measures a register of one size."""
    records = data.real_records(program, given.keep, tell)
    folder, made = data.register(program, given.keep, count, records, tell, given.anew)
    load = given.keep / "load"
    load.mkdir(exist_ok=True)

    def server(ready):
        return Server("register", lambda bind: program.command(folder, "serve", "--bind", bind, "--workers", WORKERS),
                      ready, folder / "serve.log")

    tell("starting")
    with server("/healthz") as register:
        one = f"/v1/systems/{next(pages(register))['items'][0]['id']}"
    starts, pasts = [], []
    for _ in range(given.rounds):
        with server(one) as register:
            starts.append(register.start_ms)
            pasts.append(the_past(register))
    results = {}
    with server(one) as register:
        # Until then the register is still reading its history.
        the_past(register)
        before = register.memory_mb()
        for case in cases(register, records, count):
            if given.only not in case.name:
                continue
            try:
                results[case.name] = measure(case, register, limit, given, load) | {"memoryMb": register.memory_mb()[0]}
            except (Failed, OSError) as failure:
                tell(f"FAILED: {case.name}: {failure}")
                results[case.name] = {"failed": str(failure)}
        after = register.memory_mb()
        exports = {}
        for kind in EXPORTS:
            tell(f"reading {kind}")
            exports[kind] = [stream(register, f"/v1/export/{kind}") for _ in range(given.rounds)]
    rounds = {}
    if given.only in "challenge submission, durable":
        rounds = submissions.measure(given, program, limit_command, folder, tell)
    memory = next((bound for size, bound in ((2000, 80), (20_000, 250)) if count <= size), None)

    def speed(kind):
        return statistics.median(one["mbPerSecond"] for one in exports[kind])

    def within(value):
        return judged(value, "≤", memory) if memory else ""

    def taken(kind):
        """Returns the additional memory of an export."""
        return max(one["memoryMost"][0] - one["memoryBefore"][0] for one in exports[kind])

    start, older = statistics.median(starts), "" if made["importedBy"] == program.hash else "by an earlier build"
    last = exports[EXPORTS[-1]][-1]["memoryAfter"]
    figures = [
        ("start to first response, ms", start, judged(start, "≤", 1000) if count <= 20_000 else ""),
        (f"{EXPORTS[0]}, MB/s", speed(EXPORTS[0]), judged(speed(EXPORTS[0]), "≥", 400)),
        ("memory after start, MB", before[0], within(before[0])),
        ("memory after load, MB", after[0], within(after[0])),
        ("memory after exports, MB", last[0], within(last[0])),
        *((f"memory without mapped files {when}, MB", found[1], "")
          for when, found in (("after start", before), ("after load", after), ("after exports", last))),
        *((f"{kind}, MB/s", speed(kind), "") for kind in EXPORTS[1:]),
        *((f"{kind}, length in MB", exports[kind][0]["megabytes"], "") for kind in EXPORTS),
        *((f"{kind}, additional memory at most, MB", taken(kind), "") for kind in EXPORTS),
        ("start to first feed, ms", start + statistics.median(pasts), ""),
        ("import, records/s", count / made["import"], older),
        ("building the index, records/s", count / made["index"], ""),
        ("SQLite alone, durable commits/s", data.raw_commits(folder), ""),
        ("search index on disk, MB", data.size_mb((folder / "catalog").rglob("*")), ""),
        ("database on disk, MB", data.size_mb(folder.glob("register.db*")), ""),
        ("program, MB", data.size_mb([program.path]), ""),
        *(submissions.figures(rounds, judged) if rounds else ()),
        *((name, None, "not available yet") for name in NOT_YET),
    ]
    return {"records": count, "cases": results, "figures": figures, "exports": exports, "submissions": rounds}


def machine():
    def said(*command):
        try:
            return subprocess.run(command, cwd=ROOT, capture_output=True, text=True).stdout.strip() or None
        except OSError:
            return None

    cpus = [line.partition(":")[2].strip() for line in Path("/proc/cpuinfo").read_text().splitlines()
            if line.startswith("model name")]
    return {"date": datetime.now(timezone.utc).isoformat(timespec="seconds"), "cpu": (cpus or [platform.machine()])[0],
            "cores": os.cpu_count(), "kernel": platform.release(), "load": os.getloadavg()[0],
            "rustc": said("rustc", "--version"), "commit": said("git", "describe", "--always", "--dirty")}


def main():
    given = options()
    if given.markdown:
        tables.show(*kept_results(given.keep), tables.markdown)
        return 0
    # SIGTERM is handled like Ctrl-C, so that every `with` block is left.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    need("wrk")
    given.keep.mkdir(parents=True, exist_ok=True)
    program = data.Program(TARGET / "release/algorithm-register")
    if not LIMIT.exists():
        raise Failed(f"{LIMIT} does not exist: run `make bench`, or `cargo build --release --example limit` first")
    about = machine() | {"program": program.hash, "seconds": given.seconds, "rounds": given.rounds,
                         "connections": given.connections}
    if about["load"] > 0.5:
        tell(f"this machine is busy (load {about['load']:.1f}): CPU cost and ratio are more reliable than requests per second")

    def finished(name, result):
        if not given.only and not given.quick:
            (given.keep / f"{name}.json").write_text(json.dumps(result, indent=1, ensure_ascii=False))
        return result

    results, beside, failed = [], None, False
    with Server("limit", limit_command, "/1", given.keep / "limit.log") as bytes_alone:
        # Save each result, so that a later failure does not lose it.
        for count in () if given.replicas else given.records:
            try:
                result = measure_size(count, program, bytes_alone, given)
                results.append(finished(count, {"machine": about, **result}))
            except (Failed, OSError) as failure:
                tell(f"FAILED: {count:,} records: {failure}")
                failed = True
        if given.replicas or not given.only:
            try:
                lacking = None if given.replicas else replicas.missing()
                beside = {"why_not": f"Skipped: {lacking}."} if lacking else finished("replicas", {
                    "machine": about, **replicas.measure(given, program, bytes_alone, WORKERS, tell)})
            except (Failed, OSError) as failure:
                beside, failed = {"why_not": f"FAILED: {failure}"}, True
    print(f"\n{tables.machine(about)}\n")
    tables.show(results, beside, tables.plain)
    return 1 if failed or any("failed" in case for one in results for case in one["cases"].values()) else 0


def kept_results(folder):
    """Returns the latest results of each size and of replicas, all measured with the same program."""
    found = {path.stem: json.loads(path.read_text()) for path in folder.glob("*.json")}
    sizes = sorted((name for name in found if name.isdecimal()), key=int)
    if not sizes:
        raise Failed(f"{folder} contains no results: run `make bench` first")
    newest = max((found[size]["machine"] for size in sizes), key=lambda about: about["date"])["program"]
    of_it = {name for name, result in found.items() if result["machine"]["program"] == newest}
    if older := sorted(found.keys() - of_it):
        tell(f"omitted, because they were measured with a different program: {', '.join(older)}")
    return [found[size] for size in sizes if size in of_it], found["replicas"] if "replicas" in of_it else None


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Failed as failure:
        sys.exit(f"bench: {failure}")
    except KeyboardInterrupt:
        sys.exit(130)
