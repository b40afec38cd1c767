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

from drive import Failed, end_with_parent, environment

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

    def run(self, data, *words):
        """Runs a command to its end. What it said, and the seconds it took."""
        begin = time.monotonic()
        done = subprocess.run(self.command(data, *words), stdin=subprocess.DEVNULL, capture_output=True, text=True,
                              env=environment(), preexec_fn=end_with_parent)
        if done.returncode:
            raise Failed(f"`{' '.join(map(str, words))}` failed: {(done.stderr or done.stdout).strip()[-1000:]}")
        return done.stdout, time.monotonic() - begin


def kept(folder, program):
    """What an earlier run left in a folder, if it was finished by the same program; else the folder is emptied."""
    try:
        made = json.loads((folder / "made.json").read_text())
        if made["program"] == program.hash:
            return made
    except (OSError, ValueError, KeyError):
        pass
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return None


def real_records(program, folder, tell):
    """The published records of the demo, each with its organization, as lines of the register's own profile."""
    demo = folder / "demo"
    lines, export = demo / "records.ndjson", demo / "versions.ndjson"
    if not kept(demo, program):
        tell("filling the demo register")
        program.run(demo, "demo", "--only-fill")
        program.run(demo, "export", "versions", export)
        lines.write_text("".join(json.dumps(record, ensure_ascii=False) + "\n" for record in published(export)))
        (demo / "made.json").write_text(json.dumps({"program": program.hash}))
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


def register(program, folder, count, records, tell):
    """A filled and indexed register: its folder, and how long filling and indexing took, now or in an earlier run."""
    data = folder / str(count)
    if made := kept(data, program):
        return data, made
    made, systems, piece = {"program": program.hash, "import": 0.0}, repeated(records, count), data / "piece.ndjson"
    for first in range(0, count, PIECE):
        lines = min(PIECE, count - first)
        tell(f"importing {first + lines:,} of {count:,} records")
        with piece.open("w") as file:
            file.writelines(json.dumps(next(systems), ensure_ascii=False) + "\n" for _ in range(lines))
        told, seconds = program.run(data, "import", piece, "--profile", "register")
        if f"{lines} rows: {lines} new" not in told:
            raise Failed(f"not all records were taken in:\n{told[-1500:]}")
        made["import"] += seconds
    piece.unlink()
    tell("building the search index")
    _, made["index"] = program.run(data, "reindex")
    (data / "made.json").write_text(json.dumps(made))
    return data, made


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


TEXTS = ("name", "summary", "purpose", "description", "impactOnPeople", "dataSummary")


def queries(records, chance, misspelt=False):
    """Search texts without end, none twice: one or two words that stand in one record. `misspelt`: a letter is lost."""
    texts, seen = [], set()
    for one in records:
        fields = (one["record"].get(field) for field in TEXTS)
        whole = " ".join(text for field in fields if isinstance(field, dict) for text in field.values())
        texts.append(re.findall(r"[^\W\d_]{8,}" if misspelt else r"[^\W\d_]{5,}", whole.lower()))
    texts = [words for words in texts if words]
    while True:
        words = chance.choices(chance.choice(texts), k=chance.choice((1, 2)))
        if misspelt:
            place = chance.randrange(2, 7)
            words[0] = words[0][:place] + words[0][place + 1:]
        if (query := " ".join(words)) not in seen:
            seen.add(query)
            yield query
