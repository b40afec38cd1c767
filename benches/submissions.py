"""Challenges that are filed, each durable before it is answered, beside what SQLite alone reaches on the same disk."""

import json
import shutil
import statistics

import data
from cases import the_past
from drive import COMMON, Failed, Server, load

# In flight at one time, and what each must reach of the commits that SQLite alone makes one by one: many wait for one.
CASES = ((1, "on one connection", 0.8), (32, "32 in flight", 5))
# Whoever measures files more in an hour than any network may.
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
    """What a resident might write."""
    text = "This is NUMBER. My permit was refused within a second, and the letter names no reason. " * 5
    return json.dumps({"kind": "explanation", "language": "en", "text": text, "wish": "Tell me who decided."})


def measure(given, program, filled, tell):
    """SQLite alone, one connection and many in turn, round by round; medians. The register is a copy: it is changed."""
    folder = data.emptied(given.keep / "submissions")
    copy, rounds = folder / "data", []
    shutil.copytree(filled, copy)

    def command(bind):
        return program.command(copy, "serve", "--bind", bind, "--challenge-quota", QUOTA)

    with Server("submissions", command, "/readyz", folder / "serve.log") as register:
        the_past(register)
        path = f"/v1/systems/{register.json('/v1/systems?limit=1&fields=id')['items'][0]['id']}/challenges"
        for number in range(given.rounds):
            tell(f"challenge submission, round {number + 1} of {given.rounds}")
            one = {"alone": data.raw_commits(folder)}
            for connections, _, _ in CASES:
                script, threads = folder / "load.lua", min(2, connections)
                name = f"{number}-{connections}"
                body = SCRIPT.replace("BODY", f"([[{submission()}]])").replace("PATH", f"[[{path}]]")
                script.write_text(body.replace("ROUND", f"[[{name}]]") + COMMON)
                before = filed(register)
                one[connections] = load(register, script, threads, connections, given.seconds)
                # Some may still have been on their way when the driver went away; none may be missing.
                if (there := filed(register) - before) < one[connections]["requests"]:
                    raise Failed(f"{one[connections]['requests']} challenges were acknowledged, and {there} are there")
            rounds.append(one)
    shutil.rmtree(folder)
    return rounds


def filed(register):
    return register.json("/v1/challenges?limit=1")["total"]


def figures(rounds, judged):
    """Rows for the table of figures."""
    for connections, name, bar in CASES:
        def middle(what):
            return statistics.median(one[connections][what] for one in rounds)

        ratio = statistics.median(one[connections]["perSecond"] / one["alone"] for one in rounds)
        yield (f"challenges filed, {name}, durable, submissions/s", middle("perSecond"), "")
        yield (f"challenges filed, {name}, of SQLite's commits one by one", ratio, judged(ratio, "≥", bar))
        yield (f"challenges filed, {name}, CPU µs", middle("cpuUs"), "")
        yield (f"challenges filed, {name}, p99 ms", middle("p99Ms"), "")
