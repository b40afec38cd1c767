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
WORKERS = str(os.cpu_count() or 1)
# The body of the limit, unless a bar is about one of the same length.
BODY = 4096
# So many requests a second can all differ; beyond that they begin again, and the table says so.
DISTINCT = 6000
NOT_YET = ("HTML page of a record, hot", "challenge submission, durable")


@dataclass
class Case:
    """What is asked for, and what the answer must reach."""
    name: str
    # An iterator without end if every request differs, else a list that is repeated.
    paths: object
    # Measure, sign and bound.
    bars: tuple = ()
    headers: dict = field(default_factory=dict)
    status: int = 200
    same_body: bool = False

    def some(self, count):
        return self.paths[:count] if isinstance(self.paths, list) else list(itertools.islice(self.paths, count))


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
    parser.add_argument("--records", type=sizes, default="20000", help="sizes, with commas between them [20000]")
    parser.add_argument("--seconds", type=positive, default=5, help="of each measurement [5]")
    parser.add_argument("--rounds", type=positive, default=3, help="limit and register in turn; the median counts [3]")
    parser.add_argument("--connections", type=positive, default=32, help="open at once [32]")
    parser.add_argument("--only", default="", metavar="TEXT", help="only cases with this in their name")
    parser.add_argument("--keep", type=Path, default=TARGET / "bench", metavar="DIR", help="registers and results")
    parser.add_argument("--quick", action="store_true", help="a first look: 2,000 records, one round of 2 seconds")
    if "--quick" in sys.argv:
        parser.set_defaults(records="2000", seconds=2, rounds=1)
    return parser.parse_args()


def tell(text):
    print(f"[{datetime.now():%H:%M:%S}] {text}", file=sys.stderr, flush=True)


# -- What is asked --

def address(**parameters):
    return "/v1/systems?" + urlencode({name: value for name, value in parameters.items() if value is not None})


def pages(register, **parameters):
    """A list page by page."""
    cursor = None
    while True:
        page = register.json(address(limit=100, fields="id", cursor=cursor, **parameters))
        yield page
        if not (cursor := page["next"]):
            return


def lists(register, chance):
    """Lists without end, none twice: other filters, order, language, length and place in the list."""
    facets = register.json(address(limit=1, facets="true"))["facets"]
    names = [name for name in ("status", "publicationTier", "policyArea", "organization") if facets.get(name)]
    values = {name: ([one["value"] for one in facets[name]], [one["count"] for one in facets[name]]) for name in names}
    sorts = ("name", "published", "changed", "reviewDue")
    cursors = {sort: [page["next"] for page in itertools.islice(pages(register, sort=sort), 20)] for sort in sorts}
    seen = set()
    while True:
        # Frequent values are asked for more often, as by people.
        filters = {name: chance.choices(*values[name])[0] for name in chance.sample(names, chance.choice((1, 1, 2)))}
        sort = chance.choice(sorts)
        path = address(**filters, sort=sort, cursor=chance.choice(cursors[sort]) if chance.random() < 0.3 else None,
                       lang=chance.choice(("nl", "en", "fr", "de")), limit=chance.choice((10, 20, 30)), facets="true")
        if path not in seen:
            seen.add(path)
            yield path


def by_time(chance):
    """Lists of what changed since some second or is past its review, without end."""
    while True:
        at = datetime.fromtimestamp(1.7e9 + chance.randrange(10**8), timezone.utc)
        yield address(updatedSince=f"{at:%Y-%m-%dT%H:%M:%SZ}", stale=chance.choice((None, "true", "false")))


def cases(register, records, count):
    ids = [item["id"] for page in pages(register) for item in page["items"]]
    if len(ids) != count:
        raise Failed(f"the register lists {len(ids)} systems where {count} were imported")
    chance = random.Random(data.SEED)
    chance.shuffle(ids)
    # The one of middle length, so that neither a tiny nor a huge record speaks for all.
    lengths = sorted((len(register.get(f"/v1/systems/{one}")[2]), one) for one in ids[:301])
    one = f"/v1/systems/{lengths[len(lengths) // 2][1]}"
    tag = register.get(one)[1]["etag"]
    search, misspelt = (data.queries(records, random.Random(data.SEED), wrong) for wrong in (False, True))
    cheap = ("cpuUs", "≤", 1500)
    return [
        Case("one record, hot", [one], (("ratio", "≥", 0.65),)),
        Case("one record, 304", [one], (("ratio", "≥", 0.80),), {"If-None-Match": tag}, 304),
        Case("one record, br", [one], (), {"Accept-Encoding": "gzip, br"}),
        Case("record, random over all", [f"/v1/systems/{one}" for one in ids]),
        Case("list of 20, filter, hot", [address(status="inUse", lang="nl")], (("ratio", "≥", 0.60),),
             same_body=True),
        Case("list, all different, facets", lists(register, chance), (cheap,)),
        Case("list by time, all different", by_time(chance)),
        # 1,000 a second where the limit reaches 60,000.
        Case("search, all different", (address(q=text, limit=10) for text in search),
             (cheap, ("p99Ms", "≤", 40), ("ratio", "≥", 0.0167))),
        Case("search, misspelt", (address(q=text, limit=10) for text in misspelt)),
        Case("organizations, hot", ["/v1/organizations"]),
        Case("checkpoint, hot", ["/log/checkpoint"]),
    ]


# -- Measuring --

def measure(case, register, limit, given, folder):
    """One case, limit and register in turn; medians over the rounds."""
    length = look(register, case.some(200), case.headers, case.status)
    beside = [f"/{round(length) if case.same_body else BODY}"]
    look(limit, beside, {}, 200)
    load, rounds = (given.seconds, given.connections, folder), []
    for number in range(given.rounds):
        tell(f"{case.name}, round {number + 1} of {given.rounds}")
        paths = case.some(max(5000, DISTINCT * given.seconds))
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
    """Everything about a register of one size."""
    records = data.real_records(program, given.keep, tell)
    folder, made = data.register(program, given.keep, count, records, tell)
    load = given.keep / "load"
    load.mkdir(exist_ok=True)

    def server(ready):
        return Server("register", lambda bind: program.command(folder, "serve", "--bind", bind, "--workers", WORKERS),
                      ready, folder / "serve.log")

    tell("starting")
    with server("/healthz") as register:
        one = f"/v1/systems/{next(pages(register))['items'][0]['id']}"
    starts = []
    for _ in range(given.rounds):
        with server(one) as register:
            starts.append(register.start_ms)
    results = {}
    with server(one) as register:
        before = register.memory_mb()
        for case in cases(register, records, count):
            if given.only not in case.name:
                continue
            try:
                results[case.name] = measure(case, register, limit, given, load)
            except Failed as failure:
                tell(f"FAILED: {case.name}: {failure}")
                results[case.name] = {"failed": str(failure)}
        after = register.memory_mb()
        known = register.get("/v1/export/systems.ndjson", method="HEAD")[0] == 200
        path = f"/v1/export/{'systems' if known else 'versions'}.ndjson"
        tell(f"reading {path}")
        exports = [stream(register, path) for _ in range(given.rounds)]
    start, speed = statistics.median(starts), statistics.median(one["mbPerSecond"] for one in exports)
    memory = next((bound for size, bound in ((2000, 80), (20_000, 250)) if count <= size), None)
    figures = [
        ("start to first answer, ms", start, judged(start, "≤", 1000) if count <= 20_000 else ""),
        ("memory after start, MB", before[0], judged(before[0], "≤", memory) if memory else ""),
        ("memory after start without mapped files, MB", before[1], ""),
        ("memory after load, MB", after[0], judged(after[0], "≤", memory) if memory else ""),
        ("memory after load without mapped files, MB", after[1], ""),
        ("import, records/s", count / made["import"], ""),
        ("building the index, records/s", count / made["index"], ""),
        (f"{path}, MB/s", speed, judged(speed, "≥", 400)),
        ("length of the export, MB", exports[0]["megabytes"], ""),
        ("SQLite alone, durable commits/s", data.raw_commits(folder), ""),
        ("search index on disk, MB", data.size_mb((folder / "catalog").rglob("*")), ""),
        ("database on disk, MB", data.size_mb(folder.glob("register.db*")), ""),
        ("program, MB", data.size_mb([program.path]), ""),
        *((name, None, "not there yet") for name in NOT_YET),
    ]
    return {"records": count, "cases": results, "figures": figures, "exports": exports}


# -- Telling --

def number(value):
    if value is None:
        return "-"
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def table(*rows):
    """Columns as wide as they must be: the first and the last to the left, numbers to the right."""
    widths = [max(len(row[n]) for row in rows) for n in range(len(rows[0]))]
    for row in rows:
        cells = [cell.ljust(width) if n in (0, len(row) - 1) else cell.rjust(width)
                 for n, (cell, width) in enumerate(zip(row, widths))]
        print("  ".join(cells).rstrip())
    print()


def show(result):
    print(f"\n{result['records']:,} records\n")
    columns = ("bodyBytes", "perSecond", "p50Ms", "p99Ms", "cpuUs", "limitPerSecond", "limitCpuUs", "ratio")
    rows = []
    for name, case in result["cases"].items():
        if "failed" in case:
            rows.append([name, *[""] * len(columns), f"FAILED: {case['failed'][:80]}"])
        else:
            rows.append([name + " *" * case["ranOut"], *(number(case[column]) for column in columns), case["bar"]])
    table(["case", "bytes", "req/s", "p50 ms", "p99 ms", "CPU µs", "limit req/s", "limit µs", "ratio", "bar"], *rows)
    if any(case.get("ranOut") for case in result["cases"].values()):
        print("* so fast that different requests ran out and began again\n")
    table(["figure", "", "bar"], *([name, number(value), bar] for name, value, bar in result["figures"]))


def show_growth(results):
    """How server time grows with the number of records: no public read may grow faster than its logarithm."""
    sizes = [result["records"] for result in results]
    allowed = math.log(sizes[-1]) / math.log(sizes[0])
    print(f"Growth of server CPU µs a request; from {sizes[0]:,} to {sizes[-1]:,}; log n allows × {allowed:.3g}\n")
    rows = []
    for name in results[0]["cases"]:
        costs = [result["cases"][name].get("cpuUs") for result in results]
        factor = costs[-1] / costs[0] if all(costs) else None
        # A fifth is within what two runs of the same thing differ by.
        rows.append([name, *map(number, costs), number(factor),
                     "" if factor is None else "ok" if factor <= allowed * 1.2 else "MISSED"])
    table(["case", *(f"{size:,}" for size in sizes), "×", ""], *rows)


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
    # Told to end, it ends as with Ctrl-C: through every `with`.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    need_wrk()
    given.keep.mkdir(parents=True, exist_ok=True)
    program, limit = data.Program(TARGET / "release/algorithm-register"), TARGET / "release/examples/limit"
    if not limit.exists():
        raise Failed(f"{limit} is not there: run `make bench`, or `cargo build --release --example limit` first")
    about = machine() | {"program": program.hash, "seconds": given.seconds, "rounds": given.rounds,
                         "connections": given.connections}
    if about["load"] > 0.5:
        tell(f"this machine has other work (load {about['load']:.1f}): trust CPU and ratio more than requests a second")
    results = []
    with Server("limit", lambda bind: [str(limit), bind, WORKERS], "/1", given.keep / "limit.log") as beside:
        for count in given.records:
            result = measure_size(count, program, beside, given)
            results.append(result)
            if not given.only:
                file = given.keep / f"{count}.json"
                file.write_text(json.dumps({"machine": about, **result}, indent=1, ensure_ascii=False))
    print(f"\n{about['cpu']}, {about['cores']} cores, Linux {about['kernel']}, {about['rustc']}, {about['date']}; "
          f"{given.rounds} × {given.seconds} s, {given.connections} connections; JSON is in {given.keep}")
    for result in results:
        show(result)
    if len(results) > 1:
        show_growth(results)
    return 1 if any("failed" in case for result in results for case in result["cases"].values()) else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Failed as failure:
        sys.exit(f"bench: {failure}")
    except KeyboardInterrupt:
        sys.exit(130)
