"""Filing challenges, each durable before its response. Compared with SQLite alone on the same disk and on slower ones, and
with the limit: a server that only stores each request body as one row."""

import json
import shutil
import statistics
import subprocess
import sys
from itertools import product
from pathlib import Path

import data
from cases import the_past
from drive import COMMON, Failed, Server, environment, load

# Requests in flight, label, and target as a multiple of the commits per second of SQLite alone.
CASES = ((1, "on one connection", 0.8), (32, "32 in flight", 5))
# Challenges per hour and network: higher than any benchmark reaches.
QUOTA = 10**9
SCRIPT = """
local n = 0
function request()
  n = n + 1
  local body = BODY:gsub("NUMBER", ROUND .. "-" .. id .. "-" .. n)
  return wrk.format("POST", PATH, {["Content-Type"] = "application/json"}, body)
end
"""


def submission():
    """Returns the body of a typical challenge."""
    text = "This is NUMBER. My permit was refused within a second, and the letter names no reason. " * 5
    return json.dumps({"kind": "explanation", "language": "en", "text": text, "wish": "Tell me who decided."})


def measure(given, program, limit, filled, tell):
    """Measures this disk and slower ones: SQLite alone, one connection and many connections in turn, round by round.
    `limit` returns the command of the limit."""
    return {micros: measure_disk(given, program, limit, filled, micros, tell) for micros in (0, *given.disk_us)}


def measure_disk(given, program, limit, filled, micros, tell):
    """Measures all rounds on a copy of the register, because filing changes it."""
    folder = data.emptied(given.keep / "submissions")
    copy, rounds, disk = folder / "data", [], slower(given.keep, micros)
    shutil.copytree(filled, copy)

    def command(bind):
        return program.command(copy, "serve", "--bind", bind, "--challenge-rate-limit", QUOTA)

    def beside(bind):
        return [*limit(bind), folder / "limit.db"]

    with (Server("submissions", command, "/readyz", folder / "serve.log", disk) as register,
          Server("limit of submissions", beside, "/1", folder / "limit.log", disk) as rows):
        the_past(register)
        path = f"/v1/systems/{register.json('/v1/systems?limit=1&fields=id')['items'][0]['id']}/challenges"
        for number in range(given.rounds):
            tell(f"challenge submission{f', {micros} µs more per fsync' if micros else ''}, round {number + 1} of {given.rounds}")
            one = {"alone": alone(folder, disk)}
            for connections, _, _ in CASES:
                script, threads = folder / "load.lua", min(2, connections)
                name = f"{number}-{connections}"
                body = SCRIPT.replace("BODY", f"([[{submission()}]])").replace("ROUND", f"[[{name}]]") + COMMON
                script.write_text(body.replace("PATH", "[[/]]"))
                at_most = load(rows, script, threads, connections, given.seconds)
                script.write_text(body.replace("PATH", f"[[{path}]]"))
                before = filed(register)
                one[connections] = load(register, script, threads, connections, given.seconds) | {"limit": at_most}
                # More may have been stored than acknowledged when the load generator stopped, but none may be missing.
                if (there := filed(register) - before) < one[connections]["requests"]:
                    raise Failed(f"{one[connections]['requests']} challenges were acknowledged, but only {there} exist")
            rounds.append(one)
    shutil.rmtree(folder)
    return rounds


def slower(keep, micros):
    """Returns the environment that makes each fsync take longer."""
    if not micros:
        return {}
    library = keep / "slow_disk.so"
    made = subprocess.run(["cc", "-shared", "-fPIC", "-O1", "-o", library, Path(__file__).parent / "slow_disk.c"],
                          capture_output=True, text=True)
    if made.returncode:
        raise Failed(f"slow_disk.c cannot be compiled: {made.stderr.strip()}")
    return {"LD_PRELOAD": str(library.resolve()), "SLOW_DISK_US": str(micros)}


def alone(folder, disk):
    """Returns the durable commits per second of SQLite alone, in a separate process."""
    script = "import data, pathlib, sys; print(data.raw_commits(pathlib.Path(sys.argv[1])))"
    done = subprocess.run([sys.executable, "-c", script, folder], cwd=Path(__file__).parent, env=environment(disk),
                          capture_output=True, text=True)
    if done.returncode:
        raise Failed(f"SQLite alone: {done.stderr.strip()[-1000:]}")
    return float(done.stdout)


def filed(register):
    return register.json("/v1/challenges?limit=1")["total"]


def figures(disks, judged):
    """Yields rows for the table of figures."""
    for (micros, rounds), (connections, name, bar) in product(disks.items(), CASES):
        def middle(what):
            return statistics.median(one[connections][what] for one in rounds)

        def ratio(of):
            return statistics.median(of(one[connections])["perSecond"] / one["alone"] for one in rounds)

        ours, limit = ratio(lambda one: one), ratio(lambda one: one["limit"])
        where = f"{name}, {micros / 1000:g} ms more per fsync" if micros else name
        yield (f"challenges filed, {where}, durable, per second", middle("perSecond"), "")
        yield (f"challenges filed, {where}, as a multiple of SQLite's commits", ours, judged(ours, "≥", bar))
        yield (f"rows stored by the limit, {where}, as a multiple of SQLite's commits", limit, "")
        yield (f"challenges filed, {where}, CPU µs", middle("cpuUs"), "")
        yield (f"challenges filed, {where}, p99 ms", middle("p99Ms"), "")
