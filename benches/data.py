"""Registers of any size, made from the real records that come with the program."""

import base64
import hashlib
import json
import random
import re
import shutil
import sqlite3
import subprocess
import time
from pathlib import Path

from drive import Failed, environment

SEED = 20261121
# An import holds its file in memory; so many lines at once keep that bounded.
PIECE = 20_000


def sha256(path):
    with Path(path).open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


class Program:
    """The register's program."""

    def __init__(self, path):
        self.path = Path(path)
        if not self.path.exists():
            raise Failed(f"{path} is not there: run `make bench`, or `cargo build --release` first")
        self.hash = sha256(self.path)

    def command(self, data, *words):
        # A settings file beside the benchmark is not meant for it.
        return [str(self.path), *map(str, words), "--data", str(data), "--config", str(data / "none.toml"),
                "--log-level", "warn"]

    def run(self, data, *words):
        """Runs a command to its end. Its output and the seconds it took."""
        begin = time.monotonic()
        done = subprocess.run(self.command(data, *words), capture_output=True, text=True, env=environment(),
                              stdin=subprocess.DEVNULL)
        if done.returncode:
            raise Failed(f"`{' '.join(map(str, words))}` failed: {(done.stderr or done.stdout).strip()[-1000:]}")
        return done.stdout, time.monotonic() - begin


def kept(folder, key):
    """What a folder says of itself, if it was finished for this key."""
    try:
        made = json.loads((folder / "made.json").read_text())
    except (OSError, ValueError):
        return None
    return made if made["key"] == key else None


def fresh(folder):
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)


def real_records(program, folder, tell):
    """The published records of the demo, each with its organization, as lines of the register's own profile."""
    demo = folder / "demo"
    lines = demo / "records.ndjson"
    if not kept(demo, program.hash):
        tell("filling the demo register")
        fresh(demo)
        _, seconds = program.run(demo, "demo", "--only-fill")
        program.run(demo, "export", "versions", demo / "versions.ndjson")
        records = list(current(demo / "versions.ndjson"))
        lines.write_text("".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records))
        (demo / "made.json").write_text(json.dumps({"key": program.hash, "seconds": seconds, "records": len(records)}))
    records = [json.loads(line) for line in lines.read_text().splitlines()]
    # The demo goes register by register; any number of them should be of all three.
    random.Random(SEED).shuffle(records)
    return records


def current(export):
    """The records of an export that are published at its end."""
    systems, organizations = {}, {}
    with export.open() as file:
        next(file)
        for line in map(json.loads, file):
            entry = json.loads(line["entry"])
            disclosures = (json.loads(base64.urlsafe_b64decode(one + "==")) for one in line.get("disclosures", []))
            content = {field: value for _, field, value in disclosures}
            match entry["type"]:
                case "organization.registered" | "organization.updated":
                    organizations[content["slug"]] = content
                case "system.published":
                    systems[entry["subject"]] = content
                case "system.withdrawn" | "system.redacted":
                    systems.pop(entry["subject"], None)
    for key, record in systems.items():
        yield {"key": key, "organization": organizations[record["organization"]], "record": record}


def repeated(records, count):
    """`count` records: the real ones again and again, each copy under a key, a name and a slug of its own."""
    for n in range(count):
        copy, one = n // len(records) + 1, records[n % len(records)]
        if copy == 1:
            yield one
            continue
        record = dict(one["record"])
        record["name"] = {lang: f"{name[:290]} {copy}" for lang, name in record["name"].items()}
        record["slug"] = f"{record['slug'][:90].rstrip('-')}-copy-{copy}"
        yield {**one, "key": f"{one['key']}-{copy}", "record": record}


def register(program, folder, count, records, tell):
    """A filled and indexed register of `count` records: its folder, and how long it took. Kept between runs."""
    data = folder / str(count)
    if made := kept(data, program.hash):
        return data, {**made, "kept": True}
    fresh(data)
    seconds, systems = 0.0, repeated(records, count)
    piece = data / "piece.ndjson"
    for first in range(0, count, PIECE):
        lines = min(PIECE, count - first)
        tell(f"importing {first + lines:,} of {count:,} records")
        with piece.open("w") as file:
            file.writelines(json.dumps(next(systems), ensure_ascii=False) + "\n" for _ in range(lines))
        told, took = program.run(data, "import", piece, "--profile", "register")
        if f"{lines} rows: {lines} new" not in told:
            raise Failed(f"not all records were taken in:\n{told[-1500:]}")
        seconds += took
    piece.unlink()
    tell("building the search index")
    _, indexing = program.run(data, "reindex")
    made = {"key": program.hash, "importSeconds": seconds, "indexSeconds": indexing}
    (data / "made.json").write_text(json.dumps(made))
    return data, {**made, "kept": False}


def size_mb(path):
    """What a file or all files below a folder take."""
    files = [path] if path.is_file() else [file for file in path.rglob("*") if file.is_file()]
    return sum(file.stat().st_size for file in files) / 1e6


def raw_commits(folder, seconds=2):
    """Durable commits a second of SQLite alone, one row of 1 KB each, on one connection."""
    path = folder / "raw.db"
    path.unlink(missing_ok=True)
    db = sqlite3.connect(path, isolation_level=None)
    db.executescript("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; "
                     "CREATE TABLE act (id INTEGER PRIMARY KEY, body BLOB NOT NULL);")
    begin, commits = time.monotonic(), 0
    while time.monotonic() < begin + seconds:
        db.execute("INSERT INTO act (body) VALUES (?)", (bytes(1000),))
        commits += 1
    seconds = time.monotonic() - begin
    db.close()
    for file in folder.glob("raw.db*"):
        file.unlink()
    return commits / seconds


TEXTS = ("name", "summary", "purpose", "description", "impactOnPeople", "dataSummary")


def queries(records, chance):
    """Search texts without end, none twice: one or two words that stand in one record."""
    def words(record):
        fields = (record["record"].get(field) for field in TEXTS)
        texts = [text for field in fields if isinstance(field, dict) for text in field.values()]
        return [word.lower() for text in texts for word in re.findall(r"[^\W\d_]{5,}", text)]

    texts = [found for found in map(words, records) if found]
    seen = set()
    while True:
        text = chance.choice(texts)
        query = " ".join(chance.choices(text, k=chance.choice((1, 2))))
        if query not in seen:
            seen.add(query)
            yield query
