"""Measures a release build of the register: `make bench`, `make bench BENCH_ARGS="--records 2000,20000"`.

Beside the register runs the limit (benches/limit): the same HTTP server with nothing behind it. Both get the same load
in turn, round by round, so that the ratio holds on any machine and while others use it too. A missed bar is told and
ends nothing: this measures, people judge. It fails only if something could not be measured.
"""

import argparse
import itertools
import json
import math
import os
import platform
import random
import signal
import statistics
import subprocess
import sys
from dataclasses import dataclass, field
from datetime import datetime, timezone
from pathlib import Path
from urllib.parse import urlencode

import data
from drive import Failed, Server, drive, look, need_wrk, stream

ROOT = Path(__file__).resolve().parent.parent
TARGET = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
# The body of the limit where a bar does not say another one.
BODY = 4096
# As many requests a second can all differ; beyond that they begin again, and the table says so.
DISTINCT = 4000
NOT_YET = ["HTML page of a record, hot", "challenge submission, durable"]


@dataclass
class Bar:
    """What a measure must reach: `QUALITY` of the project says the same."""
    measure: str
    least: float | None = None
    most: float | None = None

    def told(self, measures):
        got = measures[self.measure]
        ok = got >= self.least if self.least is not None else got <= self.most
        sign, bound = ("≥", self.least) if self.least is not None else ("≤", self.most)
        name = {"ratio": "", "cpuUs": " µs CPU", "p99Ms": " ms p99"}.get(self.measure, "")
        return f"{sign} {bound:g}{name} {'ok' if ok else 'BELOW' if self.least is not None else 'ABOVE'}"


@dataclass
class Case:
    """What is asked for. `paths`: an iterator without end if every request differs, else the list that is repeated."""
    name: str
    paths: object
    headers: dict = field(default_factory=dict)
    status: int = 200
    bars: list = field(default_factory=list)
    same_body: bool = False

    def some(self, count):
        return self.paths if isinstance(self.paths, list) else list(itertools.islice(self.paths, count))


def options():
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__.splitlines()[0])
    parser.add_argument("--records", default=None, help="sizes of the register, comma-separated [20000]")
    parser.add_argument("--seconds", type=int, default=None, help="of each measurement [5]")
    parser.add_argument("--rounds", type=int, default=None, help="of register and limit in turn; the median counts [3]")
    parser.add_argument("--connections", type=int, default=32, help="open at once [32]")
    parser.add_argument("--keep", type=Path, default=TARGET / "bench", help="folder of registers and results [%(default)s]")
    parser.add_argument("--only", default="", help="only cases with this in their name")
    parser.add_argument("--quick", action="store_true", help="a first look: 2,000 records, 1 round, 2 seconds")
    given = parser.parse_args()
    quick = {"records": "2000", "seconds": 2, "rounds": 1} if given.quick else {}
    for name, usual in {"records": "20000", "seconds": 5, "rounds": 3}.items():
        if getattr(given, name) is None:
            setattr(given, name, quick.get(name, usual))
    try:
        given.records = sorted({int(count.replace("_", "")) for count in given.records.split(",")})
    except ValueError:
        parser.error("--records: numbers with commas between them are expected")
    if min(given.records + [given.seconds, given.rounds, given.connections]) < 1:
        parser.error("numbers begin at 1")
    return given


def tell(text):
    print(f"[{datetime.now():%H:%M:%S}] {text}", file=sys.stderr, flush=True)


# -- What is asked --

def address(**parameters):
    return "/v1/systems?" + urlencode(parameters, doseq=True)


def all_ids(register):
    """Ids of all systems, page by page."""
    ids, cursor = [], {}
    while cursor is not None:
        page = register.json(address(limit=100, fields="id", **cursor))
        ids += [item["id"] for item in page["items"]]
        cursor = {"cursor": page["next"]} if page["next"] else None
    return ids


def lists(register, chance):
    """Lists without end, none twice: other filters, order, language, length and place in the list."""
    facets = register.json(address(limit=1, facets="true"))["facets"]
    names = [name for name in ("status", "publicationTier", "policyArea", "technique", "organization") if facets.get(name)]
    values = {name: ([one["value"] for one in facets[name]], [one["count"] for one in facets[name]]) for name in names}
    cursors = {}
    for sort in ("name", "published", "changed", "reviewDue"):
        cursors[sort], cursor = [None], {}
        for _ in range(20):
            following = register.json(address(limit=100, fields="id", sort=sort, **cursor))["next"]
            if following is None:
                break
            cursor = {"cursor": following}
            cursors[sort].append(following)
    seen = set()
    while True:
        picked = chance.sample(names, chance.choice((1, 1, 2)))
        # Frequent values are asked for more often, as by people.
        filters = {name: chance.choices(*values[name])[0] for name in picked}
        sort = chance.choice(list(cursors))
        cursor = chance.choice(cursors[sort]) if chance.random() < 0.3 else None
        path = address(**filters, sort=sort, lang=chance.choice(("nl", "en", "fr", "de")), facets="true",
                       limit=chance.choice((10, 20, 30)), **({"cursor": cursor} if cursor else {}))
        if path not in seen:
            seen.add(path)
            yield path


def cases(register, records, count):
    chance = random.Random(data.SEED)
    ids = all_ids(register)
    if len(ids) != count:
        raise Failed(f"the register lists {len(ids)} systems where {count} were imported")
    chance.shuffle(ids)
    # One record: the one of middle length, so that neither a tiny nor a huge one speaks for all.
    lengths = sorted((len(register.get(f"/v1/systems/{one}")[2]), one) for one in ids[:301])
    one = f"/v1/systems/{lengths[len(lengths) // 2][1]}"
    tag = register.get(one)[1]["etag"]
    searches = data.queries(records, random.Random(data.SEED))
    return [
        Case("one record, hot", [one], bars=[Bar("ratio", least=0.65)]),
        Case("one record, 304", [one], {"If-None-Match": tag}, 304, [Bar("ratio", least=0.80)]),
        Case("one record, br", [one], {"Accept-Encoding": "gzip, br"}),
        Case("record, random over all", [f"/v1/systems/{one}" for one in ids]),
        Case("list of 20, filter, hot", [address(status="inUse", lang="nl")], bars=[Bar("ratio", least=0.60)],
             same_body=True),
        Case("list, all different, facets", lists(register, chance), bars=[Bar("cpuUs", most=1500)]),
        # 1,000 a second where the limit reaches 60,000.
        Case("search, all different", (address(q=query, limit=10) for query in searches),
             bars=[Bar("cpuUs", most=1500), Bar("p99Ms", most=40), Bar("ratio", least=round(1 / 60, 4))]),
        Case("organizations, hot", ["/v1/organizations"]),
        Case("checkpoint, hot", ["/log/checkpoint"]),
    ]


# -- Measuring --

def measure(case, register, limit, given, folder):
    """One case, register and limit in turn; medians over the rounds."""
    length = look(register, case.some(200)[:200], case.headers, case.status)
    beside = f"/{round(length) if case.same_body else BODY}"
    look(limit, [beside], {}, 200)
    load = (given.seconds, given.connections, folder)
    rounds = []
    for number in range(given.rounds):
        tell(f"{case.name}, round {number + 1} of {given.rounds}")
        paths = case.some(max(5000, DISTINCT * given.seconds))
        theirs = drive(limit, [beside] * min(len(paths), 2), {}, *load)
        ours = drive(register, paths, case.headers, *load)
        rounds.append({"register": ours, "limit": theirs, "ratio": ours["perSecond"] / theirs["perSecond"]})

    def middle(who, what):
        return statistics.median(one[who][what] for one in rounds)

    result = {name: middle("register", name) for name in ("perSecond", "p50Ms", "p99Ms", "cpuUs")}
    result |= {"ratio": statistics.median(one["ratio"] for one in rounds), "bodyBytes": length,
               "limitPerSecond": middle("limit", "perSecond"), "limitCpuUs": middle("limit", "cpuUs"), "rounds": rounds}
    result["repeated"] = not isinstance(case.paths, list) and any(one["register"]["repeated"] for one in rounds)
    result["bars"] = [bar.told(result) for bar in case.bars]
    return result


def export(register, given):
    """The longest answer, read to its end."""
    known = register.get("/v1/export/systems.ndjson", method="HEAD")[0] == 200
    path = "/v1/export/systems.ndjson" if known else "/v1/export/versions.ndjson"
    tell(f"export {path}")
    results = [stream(register, path) for _ in range(given.rounds)]
    speed = statistics.median(one["bytes"] / one["seconds"] / 1e6 for one in results)
    return {"path": path, "megabytes": results[0]["bytes"] / 1e6, "mbPerSecond": speed, "rounds": results}


def figures(count, folder, made, started, before, after, exported, program):
    """Everything that is one number: name, value, bar."""
    def most(value, bound):
        return "" if bound is None else f"≤ {bound:g} {'ok' if value <= bound else 'ABOVE'}"

    memory = 80 if count <= 2000 else 250 if count <= 20_000 else None
    speed = exported["mbPerSecond"]
    kept = " (kept from an earlier run)" if made["kept"] else ""
    return [
        ("start to first answer, ms", started, most(started, 1000 if count <= 20_000 else None)),
        ("memory after start, MB", before["resident"], most(before["resident"], memory)),
        ("  of it not mapped files", before["anonymous"], ""),
        ("memory after load, MB", after["resident"], most(after["resident"], memory)),
        ("  of it not mapped files", after["anonymous"], ""),
        (f"import, records/s{kept}", count / made["importSeconds"], ""),
        (f"building the index, records/s{kept}", count / made["indexSeconds"], ""),
        (f"{exported['path']}, MB/s", speed, f"≥ 400 {'ok' if speed >= 400 else 'BELOW'}"),
        ("  its length, MB", exported["megabytes"], ""),
        ("SQLite alone, durable commits/s", data.raw_commits(folder), ""),
        ("search index on disk, MB", data.size_mb(folder / "catalog"), ""),
        ("database on disk, MB", sum(data.size_mb(file) for file in folder.glob("register.db*")), ""),
        ("program, MB", data.size_mb(program.path), ""),
        *((name, None, "not there yet") for name in NOT_YET),
    ]


def measure_size(count, program, limit, given):
    """Everything about a register of one size."""
    records = data.real_records(program, given.keep, tell)
    folder, made = data.register(program, given.keep, count, records, tell)
    load = given.keep / "load"
    load.mkdir(exist_ok=True)

    def register():
        workers = ("--workers", os.cpu_count() or 1)
        return Server("register", lambda bind: program.command(folder, "serve", "--bind", bind, *workers), ready,
                      folder / "serve.log")

    # Whatever is asked first must come from the catalog: a list of one does.
    ready = "/v1/systems?limit=1&fields=id"
    with register() as running:
        ready = f"/v1/systems/{running.json(ready)['items'][0]['id']}"
    tell("starting")
    started = []
    for _ in range(given.rounds):
        with register() as running:
            started.append(running.start_ms)
    results, failed = {}, []
    with register() as running:
        before = running.memory_mb()
        for case in cases(running, records, count):
            if given.only not in case.name:
                continue
            try:
                results[case.name] = measure(case, running, limit, given, load)
            except Failed as failure:
                tell(f"FAILED: {case.name}: {failure}")
                results[case.name] = {"failed": str(failure)}
                failed.append(case.name)
        after = running.memory_mb()
        exported = export(running, given)
    numbers = figures(count, folder, made, statistics.median(started), before, after, exported, program)
    return {"records": count, "cases": results, "failed": failed, "export": exported,
            "figures": [{"name": name.strip(), "value": value, "bar": bar} for name, value, bar in numbers]}, numbers


# -- Telling --

def number(value):
    if value is None:
        return "-"
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def table(heads, rows):
    """Columns as wide as they must be: the first to the left, numbers to the right, the last one free."""
    rows = [heads, *rows]
    widths = [max(len(row[n]) for row in rows) for n in range(len(heads))]
    for row in rows:
        cells = [cell.ljust(width) if n in (0, len(row) - 1) else cell.rjust(width)
                 for n, (cell, width) in enumerate(zip(row, widths))]
        print("  ".join(cells).rstrip())
    print()


def show(result, numbers):
    print(f"\n{result['records']:,} records\n")
    rows = []
    for name, case in result["cases"].items():
        if "failed" in case:
            rows.append([name, *[""] * 8, f"FAILED: {case['failed'][:100]}"])
            continue
        name += " *" if case["repeated"] else ""
        values = ("bodyBytes", "perSecond", "p50Ms", "p99Ms", "cpuUs", "limitPerSecond", "limitCpuUs", "ratio")
        rows.append([name, *(number(case[value]) for value in values), "; ".join(case["bars"])])
    table(["case", "bytes", "req/s", "p50 ms", "p99 ms", "CPU µs", "limit req/s", "limit µs", "ratio", "bar"], rows)
    if any(case.get("repeated") for case in result["cases"].values()):
        print("* so fast that the different requests ran out and began again\n")
    table(["figure", "", "bar"], [[name, number(value), bar] for name, value, bar in numbers])


def show_growth(results):
    """How server time grows with the number of records: no public read may grow faster than its logarithm."""
    sizes = [result["records"] for result in results]
    allowed = math.log(sizes[-1]) / math.log(sizes[0])
    print(f"Growth: server CPU µs a request; from {sizes[0]:,} to {sizes[-1]:,} records log n allows × {allowed:.2f}\n")
    rows = []
    for name in results[0]["cases"]:
        costs = [result["cases"].get(name, {}).get("cpuUs") for result in results]
        factor = costs[-1] / costs[0] if costs[0] and costs[-1] else None
        # A tenth is within what two runs of the same differ by.
        verdict = "" if factor is None else "ok" if factor <= allowed * 1.1 else "ABOVE"
        rows.append([name, *map(number, costs), number(factor), verdict])
    table(["case", *(f"{size:,}" for size in sizes), "×", ""], rows)


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
    # A benchmark that is told to end ends as with Ctrl-C: through every `with`.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    need_wrk()
    given.keep.mkdir(parents=True, exist_ok=True)
    program, limit = data.Program(TARGET / "release/algorithm-register"), TARGET / "release/examples/limit"
    if not limit.exists():
        raise Failed(f"{limit} is not there: run `make bench`, or `cargo build --release --example limit` first")
    about = machine() | {"program": program.hash, "seconds": given.seconds, "rounds": given.rounds,
                         "connections": given.connections}
    if about["load"] > 0.5:
        tell(f"this machine has other work (load {about['load']:.1f}): trust the ratios more than the numbers")
    results = []
    workers = str(os.cpu_count() or 1)
    with Server("limit", lambda bind: [str(limit), bind, workers], "/1", given.keep / "limit.log") as beside:
        for count in given.records:
            result, numbers = measure_size(count, program, beside, given)
            results.append(result)
            file = given.keep / f"{count}.json"
            file.write_text(json.dumps({"machine": about, **result}, indent=1, ensure_ascii=False))
            print(f"\n{about['cpu']}, {about['cores']} cores, Linux {about['kernel']}, {about['rustc']}, {about['date']}; "
                  f"{given.rounds} × {given.seconds} s, {given.connections} connections; also in {file}")
            show(result, numbers)
    if len(results) > 1:
        show_growth(results)
    return 1 if any(result["failed"] for result in results) else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Failed as failure:
        sys.exit(f"bench: {failure}")
    except KeyboardInterrupt:
        sys.exit(130)
