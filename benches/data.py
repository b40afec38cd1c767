"""Creates registers of any size from the real records of the demo."""

import base64
import hashlib
import itertools
import json
import random
import shutil
import sqlite3
import subprocess
import time
from pathlib import Path

from drive import Failed, end_with_parent, environment

ROOT = Path(__file__).resolve().parent.parent
SEED = 20261121
# The number of records per import: an import holds its file in memory.
PIECE = 20_000


class Program:
    """The program under test."""

    def __init__(self, path):
        self.path = path
        if not path.exists():
            raise Failed(f"{path} does not exist: run `make bench`, or `cargo build --release` first")
        with path.open("rb") as file:
            self.hash = hashlib.file_digest(file, "sha256").hexdigest()

    def command(self, data, *words):
        # Ignore any register.toml in the working directory.
        return [str(self.path), *map(str, words), "--data", str(data), "--config", str(data / "none.toml"),
                "--log-level", "warn"]

    def run(self, data, *words, settings=None):
        """Runs a command. Returns its output and its duration in seconds."""
        begin = time.monotonic()
        done = subprocess.run(self.command(data, *words), stdin=subprocess.DEVNULL, capture_output=True, text=True,
                              env=environment(settings), preexec_fn=end_with_parent)
        if done.returncode:
            raise Failed(f"`{' '.join(map(str, words))}` failed: {(done.stderr or done.stdout).strip()[-1000:]}")
        return done.stdout, time.monotonic() - begin


def recipe():
    """Returns the digest of everything that determines the content of a register. The program is not included: a newer
    program must be able to read the data of an older one."""
    digest = hashlib.sha256()
    for path in sorted(one for place in ("migrations", "demo", "benches/data.py") for one in files(ROOT / place)):
        digest.update(f"{path.relative_to(ROOT)} {path.stat().st_size}\n".encode() + path.read_bytes())
    return digest.hexdigest()


def files(place):
    return [place] if place.is_file() else [one for one in place.rglob("*") if one.is_file()]


def kept(folder):
    """Returns the notes of an earlier run in a directory, if that run was complete and had the same recipe."""
    try:
        made = json.loads((folder / "made.json").read_text())
        return made if made["recipe"] == recipe() else None
    except (OSError, ValueError, KeyError):
        return None


def keep(folder, made):
    """Atomically saves the notes of a completed step."""
    part = folder / "made.part"
    part.write_text(json.dumps(made))
    part.replace(folder / "made.json")


def emptied(folder):
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def real_records(program, folder, tell):
    """Returns the published records of the demo with their organizations, in the register's own profile."""
    demo = folder / "demo"
    lines, export = demo / "records.ndjson", demo / "versions.ndjson"
    if not kept(demo):
        tell("filling the demo register")
        program.run(emptied(demo), "demo", "--only-fill")
        program.run(demo, "export", "versions", export)
        write(lines, published(export))
        keep(demo, {"recipe": recipe()})
    records = [json.loads(line) for line in lines.read_text().splitlines()]
    # The demo imports one register after the other; a subset should contain records of all of them.
    random.Random(SEED).shuffle(records)
    return records


def published(export):
    """Yields the records that are published at the end of an export of the log."""
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
    """Yields `count` records: copies of the real ones, each with its own key, name and slug.

    The source record is kept: without it, the copies would have to meet the requirements for the register's own records."""
    for n in range(count):
        copy, one = n // len(records) + 1, records[n % len(records)]
        record = dict(one["record"])
        if copy > 1:
            record["name"] = {lang: f"{name[:290]} {copy}" for lang, name in record["name"].items()}
            record["slug"] = f"{record['slug'][:90].rstrip('-')}-copy-{copy}"
        yield {**one, "key": f"{one['key']}-{copy}", "record": record}


def register(program, folder, count, records, tell, anew=False):
    """Returns the directory of a filled and indexed register, and how long filling and indexing took.

    Filling a large register takes minutes, so it is kept while its recipe is unchanged. A new program only rebuilds the
    index. If that fails, the register is filled again."""
    data = folder / str(count)
    made = None if anew else kept(data)
    if made and made["indexedBy"] == program.hash:
        return data, made
    if made:
        try:
            return data, indexed(program, data, made, tell)
        except Failed as failure:
            tell(f"this program cannot use the existing register: {failure}")
    made = {"recipe": recipe(), "import": filled(program, emptied(data), count, records, tell),
            "importedBy": program.hash, "indexedBy": None}
    keep(data, made)
    return data, indexed(program, data, made, tell)


def filled(program, data, count, records, tell):
    """Imports records in batches. Returns the duration in seconds."""
    systems, piece, spent = repeated(records, count), data / "piece.ndjson", 0.0
    for first in range(0, count, PIECE):
        lines = min(PIECE, count - first)
        tell(f"importing {first + lines:,} of {count:,} records")
        spent += imported(program, data, piece, itertools.islice(systems, lines))
    piece.unlink()
    return spent


def imported(program, data, piece, systems, settings=None):
    """Imports new records in one batch. Returns the duration in seconds."""
    lines = write(piece, systems)
    told, seconds = program.run(data, "import", piece, "--profile", "register", settings=settings)
    if f"{lines} rows: {lines} new" not in told:
        raise Failed(f"not all records were imported:\n{told[-1500:]}")
    return seconds


def write(path, systems):
    """Writes records in the register's own profile. Returns their number."""
    with path.open("w") as file:
        return sum(bool(file.write(json.dumps(one, ensure_ascii=False) + "\n")) for one in systems)


def indexed(program, data, made, tell):
    """Rebuilds the index and saves that it is complete."""
    tell("building the search index")
    _, seconds = program.run(data, "reindex")
    made |= {"index": seconds, "indexedBy": program.hash}
    keep(data, made)
    return made


def size_mb(paths):
    return sum(path.stat().st_size for path in paths if path.is_file()) / 1e6


def raw_commits(folder):
    """Returns the durable commits per second of SQLite alone: rows of 1 KB, one by one on one connection."""
    path, commits = folder / "raw.db", 0
    path.unlink(missing_ok=True)
    db = sqlite3.connect(path, isolation_level=None)
    db.executescript("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE act (body BLOB NOT NULL);")
    begin = time.monotonic()
    while time.monotonic() < begin + 2:
        db.execute("INSERT INTO act VALUES (?)", (bytes(1000),))
        commits += 1
    speed = commits / (time.monotonic() - begin)
    db.close()
    path.unlink()
    return speed
