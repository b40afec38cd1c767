"""Registers of any size, made from the real records that come with the program."""

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
# An import holds its file in memory; so many lines at once keep that bounded.
PIECE = 20_000


class Program:
    """The register's program."""

    def __init__(self, path):
        self.path = path
        if not path.exists():
            raise Failed(f"{path} is not there: run `make bench`, or `cargo build --release` first")
        with path.open("rb") as file:
            self.hash = hashlib.file_digest(file, "sha256").hexdigest()

    def command(self, data, *words):
        # A settings file that lies about is not meant for a measurement.
        return [str(self.path), *map(str, words), "--data", str(data), "--config", str(data / "none.toml"),
                "--log-level", "warn"]

    def run(self, data, *words, settings=None):
        """Runs a command to its end. What it said, and the seconds it took."""
        begin = time.monotonic()
        done = subprocess.run(self.command(data, *words), stdin=subprocess.DEVNULL, capture_output=True, text=True,
                              env=environment(settings), preexec_fn=end_with_parent)
        if done.returncode:
            raise Failed(f"`{' '.join(map(str, words))}` failed: {(done.stderr or done.stdout).strip()[-1000:]}")
        return done.stdout, time.monotonic() - begin


def recipe():
    """What a register's content follows from. The program is not of it: a newer one has to read what an older wrote."""
    digest = hashlib.sha256()
    for path in sorted(one for place in ("migrations", "demo", "benches/data.py") for one in files(ROOT / place)):
        digest.update(f"{path.relative_to(ROOT)} {path.stat().st_size}\n".encode() + path.read_bytes())
    return digest.hexdigest()


def files(place):
    return [place] if place.is_file() else [one for one in place.rglob("*") if one.is_file()]


def kept(folder):
    """What an earlier run left in a folder, if it was finished and is of this recipe."""
    try:
        made = json.loads((folder / "made.json").read_text())
        return made if made["recipe"] == recipe() else None
    except (OSError, ValueError, KeyError):
        return None


def keep(folder, made):
    """Notes what is finished; never half of it."""
    part = folder / "made.part"
    part.write_text(json.dumps(made))
    part.replace(folder / "made.json")


def emptied(folder):
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def real_records(program, folder, tell):
    """The published records of the demo, each with its organization, as lines of the register's own profile."""
    demo = folder / "demo"
    lines, export = demo / "records.ndjson", demo / "versions.ndjson"
    if not kept(demo):
        tell("filling the demo register")
        program.run(emptied(demo), "demo", "--only-fill")
        program.run(demo, "export", "versions", export)
        write(lines, published(export))
        keep(demo, {"recipe": recipe()})
    records = [json.loads(line) for line in lines.read_text().splitlines()]
    # The demo goes register by register; any number of its records should be of all of them.
    random.Random(SEED).shuffle(records)
    return records


def published(export):
    """What an export of the log leaves published at its end."""
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
    """`count` records: the real ones again and again, each copy under a key, a name and a slug of its own.

    What they say of their source stays: without it they would have to meet the bar of the register's own records."""
    for n in range(count):
        copy, one = n // len(records) + 1, records[n % len(records)]
        record = dict(one["record"])
        if copy > 1:
            record["name"] = {lang: f"{name[:290]} {copy}" for lang, name in record["name"].items()}
            record["slug"] = f"{record['slug'][:90].rstrip('-')}-copy-{copy}"
        yield {**one, "key": f"{one['key']}-{copy}", "record": record}


def register(program, folder, count, records, tell, anew=False):
    """A filled and indexed register: its folder, and how long filling and indexing took, now or in an earlier run.

    Filling a large one takes minutes, so it is kept as long as its recipe is the same. A new program only builds the
    index anew; one that cannot even do that fills the register again."""
    data = folder / str(count)
    made = None if anew else kept(data)
    if made and made["indexedBy"] == program.hash:
        return data, made
    if made:
        try:
            return data, indexed(program, data, made, tell)
        except Failed as failure:
            tell(f"the kept register is of no use to this program: {failure}")
    made = {"recipe": recipe(), "import": filled(program, emptied(data), count, records, tell),
            "importedBy": program.hash, "indexedBy": None}
    keep(data, made)
    return data, indexed(program, data, made, tell)


def filled(program, data, count, records, tell):
    """Takes records in, piece by piece. The seconds that it took."""
    systems, piece, spent = repeated(records, count), data / "piece.ndjson", 0.0
    for first in range(0, count, PIECE):
        lines = min(PIECE, count - first)
        tell(f"importing {first + lines:,} of {count:,} records")
        spent += imported(program, data, piece, itertools.islice(systems, lines))
    piece.unlink()
    return spent


def imported(program, data, piece, systems, settings=None):
    """Takes in new records, all at once. The seconds that it took."""
    lines = write(piece, systems)
    told, seconds = program.run(data, "import", piece, "--profile", "register", settings=settings)
    if f"{lines} rows: {lines} new" not in told:
        raise Failed(f"not all records were taken in:\n{told[-1500:]}")
    return seconds


def write(path, systems):
    """Lines of the register's own profile. How many."""
    with path.open("w") as file:
        return sum(bool(file.write(json.dumps(one, ensure_ascii=False) + "\n")) for one in systems)


def indexed(program, data, made, tell):
    """Builds the index anew and notes that this is finished."""
    tell("building the search index")
    _, seconds = program.run(data, "reindex")
    made |= {"index": seconds, "indexedBy": program.hash}
    keep(data, made)
    return made


def size_mb(paths):
    return sum(path.stat().st_size for path in paths if path.is_file()) / 1e6


def raw_commits(folder):
    """Durable commits a second of SQLite alone: rows of 1 KB, one by one on one connection."""
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
