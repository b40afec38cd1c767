"""Starts servers, generates load with wrk, and reads the CPU time and memory of the servers."""

import ctypes
import http.client
import json
import os
import shutil
import signal
import socket
import statistics
import subprocess
import threading
import time
from contextlib import contextmanager
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")


class Failed(Exception):
    """An error with a message for the user of the benchmark."""


def need(program):
    """Installs the Debian package of the same name, if that is possible without asking."""
    if shutil.which(program):
        return
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        raise Failed(f"{program} is required: `apt-get install {program}` on Debian and Ubuntu")
    for step in (["update"], ["install", "--yes", "--no-install-recommends", program]):
        done = subprocess.run(["apt-get", "--quiet", *step], capture_output=True, text=True)
    if done.returncode:
        raise Failed(f"{program} could not be installed: {done.stderr.strip()}")


def environment(settings=None):
    """Returns the environment without the settings of other registers, plus the given settings."""
    return {name: value for name, value in os.environ.items() if not name.startswith("REGISTER_")} | (settings or {})


def end_with_parent():
    """Ends a child process when the benchmark is killed (Linux only)."""
    try:
        ctypes.CDLL(None).prctl(1, signal.SIGTERM)
    except (OSError, AttributeError):
        pass


class Server:
    """A server on its own port, which runs for the duration of a `with` block."""

    def __init__(self, name, command, ready, log, settings=None):
        """`command` returns the command line for an address. `ready` is a path that succeeds once the server is ready."""
        self.name, self.command, self.ready, self.log, self.settings = name, command, ready, Path(log), settings

    def __enter__(self):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        begin = time.monotonic()
        with self.log.open("w") as log:
            self.process = subprocess.Popen(
                self.command(f"127.0.0.1:{self.port}"), stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                env=environment(self.settings), preexec_fn=end_with_parent)
        try:
            while not self._answers():
                if self.process.poll() is not None or time.monotonic() > begin + 600:
                    raise Failed(f"{self.name} did not start: {self.log.read_text(errors='replace')[-1000:].strip()}")
                time.sleep(0.002)
            self.start_ms = (time.monotonic() - begin) * 1000
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        self.process.terminate()
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def _answers(self):
        try:
            status, _, body = self.get(self.ready)
        except OSError:
            return False
        if status != 200:
            raise Failed(f"{self.name} returned {status} for {self.ready}: {body[:300]!r}")
        return True

    def get(self, path, headers=None, connection=None, method="GET"):
        """Returns status, headers and body of one request. Redirects are not followed."""
        asked = connection or http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        asked.request(method, path, headers=headers or {})
        answer = asked.getresponse()
        body = answer.read()
        if connection is None:
            asked.close()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, body

    def json(self, path):
        status, _, body = self.get(path)
        if status != 200:
            raise Failed(f"{self.name} returned {status} for {path}: {body[:300]!r}")
        return json.loads(body)

    def cpu_seconds(self):
        """Returns the user and system time so far, of all threads and child processes."""
        main, ticks = self.process.pid, 0
        for pid in (main, *Path(f"/proc/{main}/task/{main}/children").read_text().split()):
            fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
            ticks += int(fields[11]) + int(fields[12])
        return ticks / TICKS

    def memory_mb(self):
        """Returns the resident memory with and without mapped files, whose pages the system can reclaim."""
        lines = Path(f"/proc/{self.process.pid}/status").read_text().splitlines()
        kilobytes = {line.split(":")[0]: int(line.split()[1]) for line in lines if line.startswith(("Vm", "Rss"))}
        return kilobytes["VmRSS"] / 1024, kilobytes["RssAnon"] / 1024


# With one path, wrk repeats the same bytes; with several, it calls Lua for each request. Register and limit get their
# load in the same way, so that the cost of the load generator affects both.
SCRIPT = """
local made, at = {}, 0
function init(arguments)
  local n = 0
  for name, value in pairs(HEADERS) do wrk.headers[name] = value end
  for path in io.lines(PATHS) do
    wrk.path = path
    if n % THREADS == id then made[#made + 1] = wrk.format("GET", path) end
    n = n + 1
  end
end
REQUEST
"""
# Threads know their number, and the totals are printed at the end.
COMMON = """
local number = 0
function setup(thread) thread:set("id", number); number = number + 1 end
function done(summary, latency, requests)
  local e = summary.errors
  io.write("\\nresult ", string.format(
    '{"requests": %d, "us": %d, "bytes": %d, "bad": %d, "broken": %d, "p50": %d, "p99": %d}\\n',
    summary.requests, summary.duration, summary.bytes, e.status, e.connect + e.read + e.write + e.timeout,
    latency:percentile(50), latency:percentile(99)))
end
"""
REQUEST = "function request() at = at % #made + 1; return made[at] end"


def drive(server, paths, headers, seconds, connections, folder, behind=()):
    """Sends requests for some seconds. `paths` are requested in turn and repeated if they run out.
    `behind`: the servers behind this one."""
    threads = min(2, os.cpu_count() or 1, connections)
    file, script = folder / f"paths-{server.name}.txt", folder / f"load-{server.name}.lua"
    file.write_text("\n".join(paths if len(paths) >= threads else paths * threads) + "\n")
    pairs = ", ".join(f"[ [[{name}]] ] = [[{value}]]" for name, value in headers.items())
    script.write_text(SCRIPT.replace("REQUEST", REQUEST if len(paths) > 1 else "").replace("THREADS", str(threads))
                      .replace("HEADERS", f"{{{pairs}}}").replace("PATHS", f"[[{file}]]") + COMMON)
    result = load(server, script, threads, connections, seconds, behind)
    return result | {"repeated": result["requests"] > len(paths)}


def load(server, script, threads, connections, seconds, behind=()):
    """Runs wrk with a script for some seconds."""
    command = ["wrk", f"-t{threads}", f"-c{connections}", f"-d{seconds}s", "--timeout", "30s", "--latency",
               "-s", str(script), f"http://127.0.0.1:{server.port}"]
    before = [one.cpu_seconds() for one in (server, *behind)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=seconds + 90, preexec_fn=end_with_parent)
    cpu = [one.cpu_seconds() - begun for one, begun in zip((server, *behind), before)]
    told = [line for line in done.stdout.splitlines() if line.startswith("result ")]
    if done.returncode or not told:
        raise Failed(f"wrk: {(done.stderr or done.stdout).strip()[-500:]}")
    result = json.loads(told[0].removeprefix("result "))
    requests = result["requests"]
    # wrk counts statuses from 400 up; a sample was checked for other errors before.
    if not requests or result["bad"] or result["broken"]:
        raise Failed(f"{server.name}: of {requests} requests, {result['bad']} had a status of 400 or above and "
                     f"{result['broken']} had a connection error")
    return {"requests": requests, "perSecond": requests / (result["us"] / 1e6), "p50Ms": result["p50"] / 1000,
            "p99Ms": result["p99"] / 1000, "cpuUs": cpu[0] / requests * 1e6, "bytes": result["bytes"] / requests,
            "behindUs": [one / requests * 1e6 for one in cpu[1:]]}


def look(server, paths, headers, status, check=None):
    """Requests each path once and checks the responses. Returns the mean length of a body."""
    connection, bodies = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60), []
    for path in paths:
        got, _, body = server.get(path, headers, connection)
        if got != status:
            raise Failed(f"{server.name} returned {got} for {path}, not {status}: {body[:300]!r}")
        bodies.append(body)
    connection.close()
    if check:
        check(bodies)
    return statistics.mean(map(len, bodies))


@contextmanager
def watch_memory(server):
    """Yields a list to which the memory of the server is appended every few milliseconds."""
    seen, over = [server.memory_mb()], threading.Event()

    def run():
        while not over.wait(0.005):
            seen.append(server.memory_mb())

    watcher = threading.Thread(target=run)
    watcher.start()
    try:
        yield seen
    finally:
        over.set()
        watcher.join()
        seen.append(server.memory_mb())


def stream(server, path):
    """Reads a long response as fast as possible."""
    before, length, head, tail = server.cpu_seconds(), 0, b"", b""
    buffer = bytearray(1 << 20)
    with watch_memory(server) as memory:
        begin = time.monotonic()
        with socket.create_connection(("127.0.0.1", server.port), timeout=60) as plain:
            plain.sendall(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n".encode())
            while count := plain.recv_into(buffer):
                head = head or bytes(buffer[:min(count, 1000)])
                tail = (tail + bytes(buffer[max(0, count - 8):count]))[-8:]
                length += count
        seconds = time.monotonic() - begin
    if not head.startswith(b"HTTP/1.1 200 "):
        raise Failed(f"{server.name} returned {head[:60]!r} for {path}")
    if b"chunked" in head.lower() and not tail.endswith(b"0\r\n\r\n"):
        raise Failed(f"{path} was truncated after {length} bytes")
    return {"mbPerSecond": length / seconds / 1e6, "megabytes": length / 1e6, "seconds": seconds,
            "cpuSeconds": server.cpu_seconds() - before, "memoryBefore": memory[0], "memoryAfter": memory[-1],
            "memoryMost": [max(one[n] for one in memory) for n in (0, 1)]}
