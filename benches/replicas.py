"""Two processes that share one PostgreSQL, behind nginx: their throughput, and how soon both show a publication."""

import glob
import random
import secrets
import shutil
import statistics
import subprocess
import threading
import time
from contextlib import ExitStack, contextmanager
from pathlib import Path
from urllib.parse import quote

import data
from cases import SEED, cases, the_past
from drive import Failed, Server, drive, end_with_parent, environment, look, need

# The measured cases: a cached response, a list, a search.
CASES = ("one record, hot", "list, all different, facets", "search, all different")
# The minimum share of the work of each replica. A replica that is still merging index segments uses more CPU.
SHARE = 0.1
PUBLICATIONS = 10
# In seconds. A replica that has not caught up by then has failed.
TIMEOUT = 30


def missing():
    """Returns the missing prerequisite of this measurement, if any."""
    if not glob.glob("/usr/lib/postgresql/*/bin/initdb"):
        return "no PostgreSQL server is installed"
    return None if shutil.which("nginx") else "nginx is not installed"


@contextmanager
def postgres():
    """Yields the URL of a temporary PostgreSQL server with the settings of the API tests (scripts/with-postgres)."""
    # The server runs until the input of the command is closed.
    command = [str(data.ROOT / "scripts/with-postgres"), "sh", "-c", 'echo "$TEST_POSTGRES_URL"; cat']
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment(),
                               preexec_fn=end_with_parent)
    try:
        if not (url := process.stdout.readline().strip()):
            raise Failed("PostgreSQL does not start")
        yield f"{url}/postgres"
    finally:
        process.stdin.close()
        process.wait(60)


def balancer(folder, servers):
    """Returns an nginx server in front of the given servers."""
    folder.mkdir(parents=True, exist_ok=True)
    config, text = folder / "nginx.conf", (Path(__file__).parent / "nginx.conf").read_text()
    upstream = "\n".join(f"        server 127.0.0.1:{one.port};" for one in servers)

    def command(bind):
        config.write_text(text.replace("SERVERS", upstream).replace("LISTEN", bind))
        return ["nginx", "-p", str(folder), "-c", str(config), "-g", "daemon off;"]

    return Server(f"nginx-{folder.name}", command, "/4096" if servers[0].name == "limit" else "/healthz", folder / "log")


def measure(given, program, limit, workers, tell):
    """Measures replicas with the smallest register."""
    need("nginx")
    count, folder = given.records[0], data.emptied(given.keep / "replicas")
    records = data.real_records(program, given.keep, tell)
    with ExitStack() as stack:
        settings = {"REGISTER_DATABASE_URL": stack.enter_context(postgres()),
                    "REGISTER_LOG_KEY": program.run(folder, "key", "generate", "bench/replicas", "--print")[0].strip(),
                    "REGISTER_INSTANCE_KEY": secrets.token_urlsafe(32)}
        tell(f"importing {count:,} records into PostgreSQL")
        systems = list(data.repeated(records, count))
        for first in range(0, count, data.PIECE):
            data.imported(program, folder, folder / "piece.ndjson", systems[first:first + data.PIECE], settings)

        def start(name):
            own = folder / name
            own.mkdir()
            return stack.enter_context(Server(
                name, lambda bind: program.command(own, "serve", "--bind", bind, "--workers", workers), "/readyz",
                own / "serve.log", settings))

        # One after the other: the first one migrates the database.
        both = [start("replica-1"), start("replica-2")]
        for replica in both:
            the_past(replica)
        ways = {
            "one": (both[0], ()),
            "one behind nginx": (stack.enter_context(balancer(folder / "nginx-1", both[:1])), both[:1]),
            "two behind nginx": (stack.enter_context(balancer(folder / "nginx-2", both)), both),
        }
        beyond = {"limit": (limit, ()),
                  "limit behind nginx": (stack.enter_context(balancer(folder / "nginx-0", [limit])), [limit])}
        load = folder / "load"
        load.mkdir()
        result = {"records": count, "cases": {}}
        for case in cases(both[0], records, count):
            if case.name in CASES:
                tell(f"replicas: {case.name}")
                result["cases"][case.name] = driven(case, ways, given, load)
        tell("replicas: the limit")
        result["cases"]["4,096 bytes from memory"] = driven(None, beyond, given, load)
        tell("replicas: publications")
        result["seen"] = seen(program, folder, settings, both, records[0])
    return result


def driven(case, ways, given, load):
    """Measures one case each way in turn, round by round, and returns medians."""
    rounds = {way: [] for way in ways}
    for _ in range(given.rounds):
        for way, (server, behind) in ways.items():
            paths = case.load(given.seconds) if case else ["/4096"]
            look(server, paths[:50], {}, 200)
            found = drive(server, paths, {}, given.seconds, given.connections, load, behind)
            each = found["behindUs"] or [found["cpuUs"]]
            if min(each) < SHARE * sum(each):
                raise Failed(f"the load was not shared: CPU µs per request {each}")
            rounds[way].append(found | {"nginxUs": found["cpuUs"] if behind else None, "each": each,
                                        "registerUs": sum(each)})

    def middle(found, what):
        values = [one[what] for one in found]
        return None if None in values else statistics.median(values)

    return {way: {what: middle(found, what) for what in ("perSecond", "p50Ms", "p99Ms", "nginxUs", "registerUs")} |
            {"each": [statistics.median(values) for values in zip(*(one["each"] for one in found))], "rounds": found}
            for way, found in rounds.items()}


def seen(program, folder, settings, replicas, record):
    """Measures how long after its acknowledgement both replicas show a publication, by its address and in a search."""
    chance, found = random.Random(SEED), {}
    for n in range(PUBLICATIONS):
        # At a random time between two reads of the log.
        time.sleep(chance.random() / 2)
        word = "".join(chance.choices("bcdfghklmnpqrstvwxz", k=12))
        own = dict(record["record"], slug=f"seen-{word}", name={record["record"]["defaultLanguage"]: f"Seen {word}"})
        address = f"{quote(own['organization'])}:{own['slug']}"
        looks = {"return it by its address": lambda one: one.get(f"/v1/systems/{address}")[0] == 200,
                 "find it in a search": lambda one: any(item["slug"] == own["slug"] for item in
                                                one.json(f"/v1/systems?q={word}&limit=5")["items"])}
        times, threads = {}, []
        for what, shows in looks.items():
            for replica in replicas:
                threads.append(threading.Thread(target=poll, args=(shows, replica, times, (what, replica.name))))
        for thread in threads:
            thread.start()
        answered = published(program, folder, settings, {**record, "key": f"seen-{word}", "record": own})
        for thread in threads:
            thread.join()
        for what in looks:
            if any((what, one.name) not in times for one in replicas):
                raise Failed(f"the replicas did not both {what} within {TIMEOUT} s")
            last = max(times[what, one.name] for one in replicas)
            found.setdefault(f"both {what}", []).append(max(0.0, last - answered) * 1000)
    return {what: {"medianMs": statistics.median(times), "longestMs": max(times), "all": times}
            for what, times in found.items()}


def poll(shows, replica, times, name):
    begin = time.monotonic()
    while time.monotonic() < begin + TIMEOUT:
        if shows(replica):
            times[name] = time.monotonic()
            return
        time.sleep(0.01)


def published(program, folder, settings, record):
    """Publishes a record from a separate process. Returns the time of the acknowledgement."""
    piece = folder / "one.ndjson"
    data.write(piece, [record])
    command = program.command(folder, "import", piece, "--profile", "register")
    with subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True,
                          env=environment(settings), preexec_fn=end_with_parent) as process:
        told, answered = "", 0.0
        for line in process.stdout:
            answered = answered or time.monotonic()
            told += line
    if process.returncode or "1 rows: 1 new" not in told:
        raise Failed(f"the publication failed: {told[-500:]}")
    return answered
