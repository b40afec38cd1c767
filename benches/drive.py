"""Starts servers, sends them load with wrk, and reads what it cost them."""

import ctypes
import http.client
import json
import os
import shutil
import signal
import socket
import statistics
import subprocess
import time
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")


class Failed(Exception):
    """Something did not work; the message says what, for whoever runs the benchmark."""


def need_wrk():
    """Installs wrk where that can be done without asking."""
    if shutil.which("wrk"):
        return
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        raise Failed("wrk is needed: `apt-get install wrk` on Debian and Ubuntu, else https://github.com/wg/wrk")
    install = ["apt-get", "install", "--yes", "--quiet", "wrk"]
    if subprocess.run(install, capture_output=True).returncode:
        subprocess.run(["apt-get", "update", "--quiet"], capture_output=True)
        done = subprocess.run(install, capture_output=True, text=True)
        if done.returncode:
            raise Failed(f"wrk could not be installed: {done.stderr.strip()}")


def environment():
    """Settings of the operator's own register must not get into a measurement."""
    return {name: value for name, value in os.environ.items() if not name.startswith("REGISTER_")}


def _end_with_parent():
    """Even a benchmark that is killed leaves no server behind (Linux; elsewhere only a clean end does)."""
    try:
        ctypes.CDLL(None).prctl(1, signal.SIGTERM)
    except (OSError, AttributeError):
        pass


def _free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


class Server:
    """A server on a port of its own, for the length of a `with`."""

    def __init__(self, name, command, ready, log):
        """`command` makes the command line of an address; `ready` is a path that answers 200 as soon as it can."""
        self.name, self.command, self.ready, self.log = name, command, ready, Path(log)

    def __enter__(self):
        self.port = _free_port()
        with self.log.open("w") as log:
            begin = time.monotonic()
            self.process = subprocess.Popen(
                self.command(f"127.0.0.1:{self.port}"), stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                env=environment(), preexec_fn=_end_with_parent)
        try:
            while not self._answers():
                if self.process.poll() is not None:
                    raise Failed(f"{self.name} ended at its start: {self.last_words()}")
                if time.monotonic() > begin + 600:
                    raise Failed(f"{self.name} does not answer within 600 s: {self.last_words()}")
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
        except (OSError, http.client.HTTPException):
            return False
        if status != 200:
            raise Failed(f"{self.name} answers {status} to {self.ready}: {body[:300]!r}")
        return True

    def last_words(self):
        return self.log.read_text(errors="replace")[-1000:].strip() or f"nothing in {self.log}"

    def get(self, path, headers=None, connection=None, method="GET"):
        """Status, headers and body of one request; redirections are not followed."""
        own = connection or http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        own.request(method, path, headers=headers or {})
        answer = own.getresponse()
        body = answer.read()
        if connection is None:
            own.close()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, body

    def json(self, path):
        status, _, body = self.get(path)
        if status != 200:
            raise Failed(f"{self.name} answers {status} to {path}: {body[:300]!r}")
        return json.loads(body)

    def cpu_seconds(self):
        """User and system time of all threads so far."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    def memory_mb(self):
        """Resident memory; `anonymous` leaves out mapped files, whose pages the system can drop at any time."""
        lines = Path(f"/proc/{self.process.pid}/status").read_text().splitlines()
        kilobytes = {line.split(":")[0]: int(line.split()[1]) for line in lines if line.startswith(("Vm", "Rss"))}
        return {"resident": kilobytes["VmRSS"] / 1024, "anonymous": kilobytes["RssAnon"] / 1024,
                "peak": kilobytes["VmHWM"] / 1024}


# With one path wrk repeats bytes that it made once; with many it asks Lua for each request. Both servers of a case are
# driven in the same way, so that what the driver costs falls on both.
SCRIPT = """
local number = 0
function setup(thread) thread:set("id", number); number = number + 1 end
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
DYNAMIC
function done(summary, latency, requests)
  local e = summary.errors
  io.write(string.format('\\nresult {"requests": %d, "us": %d, "bytes": %d, "bad": %d, "broken": %d, "p50": %d, "p99": %d}\\n',
    summary.requests, summary.duration, summary.bytes, e.status, e.connect + e.read + e.write + e.timeout,
    latency:percentile(50), latency:percentile(99)))
end
"""
DYNAMIC = "function request() at = at % #made + 1; return made[at] end"


def drive(server, paths, headers, seconds, connections, folder):
    """Sends requests for some seconds. `paths`: asked for in turn, from the beginning again if they run out."""
    threads = min(2, os.cpu_count() or 1, connections)
    many = len(paths) > 1
    lines = folder / f"paths-{server.name}.txt"
    lines.write_text("\n".join(paths if len(paths) >= threads else paths * threads) + "\n")
    pairs = ", ".join(f"[ [[{name}]] ] = [[{value}]]" for name, value in headers.items())
    script = SCRIPT.replace("DYNAMIC", DYNAMIC if many else "").replace("THREADS", str(threads))
    script = script.replace("HEADERS", f"{{{pairs}}}").replace("PATHS", f"[[{lines}]]")
    file = folder / f"load-{server.name}.lua"
    file.write_text(script)
    command = ["wrk", f"-t{threads}", f"-c{connections}", f"-d{seconds}s", "--timeout", "30s", "--latency",
               "-s", str(file), f"http://127.0.0.1:{server.port}"]
    before = server.cpu_seconds()
    done = subprocess.run(command, capture_output=True, text=True, timeout=seconds + 90, preexec_fn=_end_with_parent)
    cpu = server.cpu_seconds() - before
    results = [line for line in done.stdout.splitlines() if line.startswith("result ")]
    if done.returncode or not results:
        raise Failed(f"wrk: {(done.stderr or done.stdout).strip()[-500:]}")
    result = json.loads(results[0].removeprefix("result "))
    requests = result["requests"]
    if not requests:
        raise Failed(f"{server.name} answered nothing within {seconds} s")
    # wrk counts what is 400 or above; what else it should not be was looked for before, in a sample.
    if result["bad"] or result["broken"]:
        raise Failed(f"{server.name}: {result['bad']} answers of 400 or above and {result['broken']} broken requests "
                     f"among {requests}")
    return {"requests": requests, "perSecond": requests / (result["us"] / 1e6), "p50Ms": result["p50"] / 1000,
            "p99Ms": result["p99"] / 1000, "cpuUs": cpu / requests * 1e6, "bytes": result["bytes"] / requests,
            "repeated": requests > len(paths)}


def look(server, paths, headers, status):
    """Asks for each path once; every answer must be what the case is about. Answers the mean length of a body."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
    lengths = []
    for path in paths:
        got, _, body = server.get(path, headers, connection)
        if got != status:
            raise Failed(f"{server.name} answers {got} to {path}, not {status}: {body[:300]!r}")
        lengths.append(len(body))
    connection.close()
    return statistics.mean(lengths)


def stream(server, path):
    """Reads a long answer as fast as it comes. Bytes, seconds and CPU seconds of the server."""
    before, begin, length, head = server.cpu_seconds(), time.monotonic(), 0, b""
    buffer, tail = bytearray(1 << 20), b""
    with socket.create_connection(("127.0.0.1", server.port), timeout=60) as one:
        one.sendall(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n".encode())
        while count := one.recv_into(buffer):
            head = head or bytes(buffer[:min(count, 1000)])
            tail = (tail + bytes(buffer[max(0, count - 8):count]))[-8:]
            length += count
    if not head.startswith(b"HTTP/1.1 200 "):
        raise Failed(f"{server.name} answers {head[:60]!r} to {path}")
    if b"chunked" in head.lower() and not tail.endswith(b"0\r\n\r\n"):
        raise Failed(f"{path} was broken off after {length} bytes")
    return {"bytes": length, "seconds": time.monotonic() - begin, "cpuSeconds": server.cpu_seconds() - before}
