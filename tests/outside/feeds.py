"""Checks the feeds of a register with independent tools.

    feeds.py validate URL SCHEMAS    validates all pages of many feeds: Atom with the schema of RFC 4287, JSON Feed with
                                     the schema of the npm package jsonfeed-schema; compares both formats
    feeds.py poll PROGRAM PORT DIR   polls feeds while a register changes and restarts: each reader sees each event once

The validators are tested first: each must refuse invalid pages.
"""

import calendar
import hashlib
import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
import uuid
from pathlib import Path

import feedparser
import jsonschema_rs
import rnc2rng
from lxml import etree

HERE = Path(__file__).parent
ATOM = "{http://www.w3.org/2005/Atom}"
OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def get(url, **headers):
    with OPENER.open(urllib.request.Request(url, headers=headers), timeout=20) as response:
        return response.read(), response.headers


def post(url, body, **headers):
    headers = {"Content-Type": "application/json", **{name.replace("_", "-"): value for name, value in headers.items()}}
    request = urllib.request.Request(url, data=json.dumps(body).encode() if body else b"", headers=headers, method="POST")
    with OPENER.open(request, timeout=20) as response:
        return json.loads(response.read())


def file_challenge(url, system):
    """Files a challenge, with a proof of work so that many may be filed."""
    puzzle = json.loads(get(f"{url}/v1/challenges/proof-of-work")[0])
    bound = 1 << (256 - puzzle["bits"])
    tried = (n for n in range(1 << 40)
             if int.from_bytes(hashlib.sha256(f"{puzzle['question']}:{n}".encode()).digest(), "big") < bound)
    filed = {"kind": "explanation", "language": "nl", "text": "Wat deed het in mijn geval?",
             "proofOfWork": {"question": puzzle["question"], "answer": next(tried)}}
    return post(f"{url}/v1/systems/{system}/challenges", filed)


def withdraw(url, filed):
    place = f"{url}/v1/challenges/{filed['reference']}/conversation/withdraw"
    post(place, None, Authorization=f"Receipt {filed['receipt']}")


class Invalid(Exception):
    pass


class Validator:
    def __init__(self, schemas):
        grammar = rnc2rng.dumps(rnc2rng.loads((HERE / "atom.rnc").read_text()))
        # The compact syntax allows a prefix for no namespace, XML does not; the XML does not use it.
        self.atom = etree.RelaxNG(etree.fromstring(grammar.replace(' xmlns:local=""', "").encode()))
        schema = json.loads((Path(schemas) / "jsonfeed-schema" / "schema-v1.1.json").read_text())
        self.json = jsonschema_rs.Draft7Validator(schema, validate_formats=True)

    def check_atom(self, data):
        tree = etree.fromstring(data)
        if not self.atom.validate(tree):
            raise Invalid(self.atom.error_log)
        # Rules of the RFC outside its grammar (its Schematron rules, and sections 4.1.1 and 4.1.2).
        entries = tree.findall(f"{ATOM}entry")
        authored = tree.find(f"{ATOM}author") is not None or all(e.find(f"{ATOM}author") is not None for e in entries)
        if not authored:
            raise Invalid("an entry has no author")
        for element in [tree, *entries]:
            links = element.findall(f"{ATOM}link")
            alternates = [(l.get("type"), l.get("hreflang")) for l in links if l.get("rel", "alternate") == "alternate"]
            if len(alternates) != len(set(alternates)):
                raise Invalid("two alternates of one type")
            if element.find(f"{ATOM}content") is None and not alternates and element is not tree:
                raise Invalid("an entry without content needs an alternate")
        if sum(link.get("rel") == "self" for link in tree.findall(f"{ATOM}link")) != 1:
            raise Invalid("a feed has one link to itself")
        read = feedparser.parse(data)
        if read.bozo or read.version != "atom10":
            raise Invalid(read.get("bozo_exception", read.version))
        return read

    def check_json(self, data):
        page = json.loads(data)
        errors = [f"{list(error.instance_path)}: {error.message}" for error in self.json.iter_errors(page)]
        if errors:
            raise Invalid(errors)
        if page["version"] != "https://jsonfeed.org/version/1.1":
            raise Invalid(page["version"])
        ids = [item["id"] for item in page["items"]]
        if len(ids) != len(set(ids)) or page.get("next_url") == page["feed_url"]:
            raise Invalid("the same twice")
        if any("content_text" not in item and "content_html" not in item for item in page["items"]):
            raise Invalid("an item without content")
        return page

    def can_fail(self, atom, feed):
        """Asserts that invalid pages are refused."""

        def refused(check, data):
            try:
                check(data)
            except (Invalid, ValueError, etree.XMLSyntaxError):
                return
            sys.exit("an invalid page is accepted")

        for old, new in [
            (b"<id>", b"<ident>"), (b"</updated>", b" o'clock</updated>"), (b'rel="self"', b'rel="selfie"'),
            (b"<author>", b"<writer>"), (b"</feed>", b""), (b'rel="alternate"/', b'rel="alternate" type="x"/'),
        ]:
            assert old in atom, old
            refused(self.check_atom, atom.replace(old, new).replace(b"</author>", b"</writer>" if b"writer" in new else b"</author>"))
        for member, value in [("title", 3), ("version", "1.1"), ("feed_url", "no address"), ("items", None)]:
            refused(self.check_json, json.dumps({**feed, member: value}))
        refused(self.check_json, json.dumps({**feed, "items": [*feed["items"], {"content_text": "x"}]}))
        refused(self.check_json, json.dumps({**feed, "items": feed["items"] * 2}))


def same(atom, page):
    """Asserts that both formats have the same content."""
    assert atom.feed.title == page["title"] and len(atom.entries) == len(page["items"])
    assert atom.feed.language == page["language"]
    for entry, item in zip(atom.entries, page["items"]):
        assert (entry.id, entry.link, entry.title) == (item["id"], item["url"], item["title"]), (entry, item)
        assert entry.author == item["authors"][0]["name"] and entry.summary == item["summary"]
        published = time.strptime(item["date_published"][:19], "%Y-%m-%dT%H:%M:%S")
        assert calendar.timegm(entry.published_parsed) == calendar.timegm(published)


def validate(url, schemas):
    validator = Validator(schemas)
    first = json.loads(get(f"{url}/v1/systems?limit=1&withdrawn=only")[0])["items"][0]
    names = [
        "/v1/feed", f"/v1/organizations/{first['organization']['slug']}/feed", f"/v1/systems/{first['id']}/feed",
        "/v1/feed?q=parkeren", "/v1/feed?q=%26%3Cparkeren%3E", "/v1/feed?status=inUse&status=retired&limit=100&stale=true",
        "/v1/feed?organization=nobody", "/v1/feed?limit=1&organization=amsterdam",
    ]
    filed = [file_challenge(url, first["id"]) for _ in range(3)]
    withdraw(url, filed[1])
    names += [f"/v1/challenges/{filed[1]['reference']}/feed", f"/v1/systems/{first['id']}/feed?limit=2"]
    languages = ["en", "nl", "de", "fr", "es", "it", "pt", "ca", "da", "fi", "sv", "ja"]
    validator.can_fail(get(f"{url}/v1/feed.atom?limit=2")[0], json.loads(get(f"{url}/v1/feed.json?limit=2")[0]))
    pages = 0
    for number, name in enumerate(names):
        lang = languages[number % len(languages)]
        path, _, query = name.partition("?")
        address = {kind: f"{url}{path}.{kind}?{query}" for kind in ["json", "atom"]}
        for _ in range(1000):
            responses = {kind: get(place, **{"Accept-Language": lang}) for kind, place in address.items()}
            for kind, media in [("json", "application/feed+json"), ("atom", "application/atom+xml")]:
                assert responses[kind][1]["Content-Type"] == media
            atom, page = validator.check_atom(responses["atom"][0]), validator.check_json(responses["json"][0])
            same(atom, page)
            pages += 1
            older = next((link.href for link in atom.feed.links if link.rel == "next"), None)
            assert (older is None) == ("next_url" not in page)
            if older is None:
                break
            address = {"json": page["next_url"], "atom": older}
        else:
            sys.exit(f"{name} has no end")
    for lang in languages:
        page = validator.check_atom(get(f"{url}/v1/feed.atom?lang={lang}")[0])
        assert sum(any(one["reference"] in entry.title for one in filed) for entry in page.entries) == 4
    print(f"{pages} pages are valid Atom and JSON Feed with the same content")


class Reader(threading.Thread):
    """Polls a feed like a feed reader: newest first, page by page, until a known item."""

    def __init__(self, base, name, kind):
        super().__init__(daemon=True)
        path, _, query = name.partition("?")
        self.first = f"{base}{path}.{kind}?{query}"
        self.kind, self.name = kind, f"{name} ({kind})"
        self.seen, self.known, self.polls, self.etag = [], set(), 0, None
        self.done = threading.Event()
        self.failed = None

    def page(self, address, first):
        headers = {"If-None-Match": self.etag} if first and self.etag else {}
        data, answered = get(address, **headers)
        if self.kind == "json":
            page = json.loads(data)
            ids, older = [item["id"] for item in page["items"]], page.get("next_url")
        else:
            page = feedparser.parse(data)
            assert not page.bozo, page
            ids = [entry.id for entry in page.entries]
            older = next((link.href for link in page.feed.links if link.rel == "next"), None)
        return ids, older, answered["ETag"]

    def poll(self):
        new, address, etag = [], self.first, None
        while address:
            ids, older, tag = self.page(address, address == self.first)
            etag = etag or tag
            for known in ids:
                if known in self.known:
                    address = None
                    break
                assert known not in new, f"{known} is on two pages"
                new.append(known)
            else:
                address = older
        # An interrupted poll is repeated from the start.
        self.seen += reversed(new)
        self.known |= set(new)
        self.etag = etag
        self.polls += 1

    def run(self):
        while not self.done.is_set():
            try:
                self.poll()
            except urllib.error.HTTPError as error:
                # An organization is unknown before its first record.
                if error.code not in (304, 503) and (error.code != 404 or self.known):
                    self.failed = error
                    return
                time.sleep(0.02)
            except (urllib.error.URLError, ConnectionError, TimeoutError):
                time.sleep(0.02)
            except Exception as error:  # reported by the main thread
                self.failed = error
                return


class Server:
    def __init__(self, program, port, folder):
        self.program, self.folder = program, folder
        self.url = f"http://127.0.0.1:{port}"
        self.command = [program, "serve", "--bind", f"127.0.0.1:{port}", "--data", folder]
        self.process = None

    def start(self):
        log = open(f"{self.folder}/../serve.log", "ab")
        self.process = subprocess.Popen(self.command, stdout=log, stderr=log)
        wait_for(self.ready, "the register to be ready")

    def ready(self):
        assert self.process.poll() is None, "the register ended"
        try:
            get(f"{self.url}/readyz")
        except (urllib.error.URLError, ConnectionError):
            return False
        return True

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(30)

    def run(self, *arguments):
        command = [self.program, *arguments, "--data", self.folder, "--log-level", "error"]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)

    def facts(self):
        facts, after = [], -1
        while True:
            page = json.loads(get(f"{self.url}/v1/changes?limit=1000" + (f"&after={after}" if facts else ""))[0])
            facts += page["items"]
            if page["next"] is None:
                return facts
            after = page["next"]


def count(facts, kind):
    return sum(fact["type"] == kind for fact in facts)


def wait_for(condition, what):
    # The limit is for a register that hangs, not for a slow one.
    end = time.monotonic() + 120
    while not condition():
        if time.monotonic() > end:
            sys.exit(f"timed out waiting for {what}")
        time.sleep(0.05)


WORDS = ["Parkeervergunning", "Bijstand", "Handhaving"]
CITIES = ["Gemeente Voorbeeldstad", "Gemeente Elders"]


def row(number, says):
    return {
        "id": str(number), "title": f"{WORDS[number % 3]} {number}", "organisatie": CITIES[number % 2],
        "status": "in_gebruik", "doel": f"Helpt medewerkers om aanvragen sneller te behandelen, op wijze {says}.",
        "juridische_basis": "Voorbeeldwet", "impactassessment": "Onbekend",
        "url": f"https://algoritmes.overheid.nl/nl/algoritme/{number}", "geregistreerd": "2026-01-01",
        "toegevoegd": "2026-01-02",
    }


def name_of(origin, index):
    """Returns the id of an event as docs/feeds.md defines it."""
    return uuid.UUID(bytes=bytes_of_version_8(hashlib.sha256(f"{origin}/entry/{index}".encode()).digest()[:16])).urn


def bytes_of_version_8(raw):
    raw = bytearray(raw)
    raw[6] = raw[6] & 0x0F | 0x80
    raw[8] = raw[8] & 0x3F | 0x80
    return bytes(raw)


def poll(program, port, folder):
    seed = int(os.environ.get("SEED", random.randrange(10**6)))
    print(f"SEED={seed} repeats this run")
    chance = random.Random(seed)
    os.makedirs(folder)
    server = Server(program, port, folder)
    try:
        watch(server, chance)
    finally:
        if server.process is not None and server.process.poll() is None:
            server.stop()


def watch(server, chance):
    server.start()
    readers = {
        (name, kind): Reader(server.url, name, kind)
        for name in ["/v1/feed", "/v1/feed?limit=7", "/v1/organizations/elders/feed?limit=5",
                     "/v1/feed?organization=elders&limit=20", "/v1/feed?q=parkeervergunning"]
        for kind in ["json", "atom"]
    }
    for reader in readers.values():
        reader.start()

    says, published, rounds, restart, filed = {}, 0, 0, 8, []
    while published < 1000:
        if rounds == restart:
            server.stop()
        # New systems and new versions of known ones.
        known = chance.sample(sorted(says), min(len(says), chance.randrange(20, 45)))
        new = range(len(says), len(says) + chance.randrange(25, 45))
        for changed in [*known, *new]:
            says[changed] = says.get(changed, 0) + 1
        published += len(known) + len(new)
        file = Path(server.folder).parent / "rows.json"
        rows = [row(changed, says[changed]) for changed in [*known, *new]]
        chance.shuffle(rows)
        file.write_text(json.dumps({"algoritmes": rows, "fetched_at": "2026-03-01T00:00:00Z"}))
        server.run("import", str(file), "--profile", "nl-1.0")
        if rounds == restart:
            server.start()
        rounds += 1
        # The server follows the log with a short delay.
        wait_for(lambda: count(server.facts(), "system.published") == published, "the import to be seen")
        facts = server.facts()
        left = {fact["subject"] for fact in facts if fact["type"] == "system.withdrawn"}
        systems = sorted({fact["subject"] for fact in facts if fact["type"] == "system.published"} - left)
        for system in chance.sample(systems, 3):
            server.run("system", "confirm", system)
        server.run("system", "withdraw", chance.choice(systems), "--reason", "other", "--note", "nl=Niet meer <nodig> & weg")
        if filed and chance.random() < 0.5:
            withdraw(server.url, filed.pop(chance.randrange(len(filed))))
        filed.append(file_challenge(server.url, chance.choice(systems)))

    wait_for(lambda: count(server.facts(), "system.withdrawn") == rounds, "the last write to be seen")
    facts = server.facts()
    origin = get(f"{server.url}/log/checkpoint")[0].decode().split("\n")[0]
    events = [fact for fact in facts if fact["type"].startswith(("system.", "challenge."))]
    about = [fact for fact in events if fact["type"].startswith("system.")]
    assert count(facts, "challenge.received") == rounds and count(facts, "challenge.withdrawn") > 0

    def expected(name):
        # Filters select systems; other feeds contain challenges, too.
        among = about if "organization=" in name or "q=" in name else events
        if "elders" in name:
            among = [fact for fact in among if fact["organization"] == "elders"]
        if "q=" in name:
            among = [fact for fact in among if fact["subject"] in parking]
        return [name_of(origin, fact["index"]) for fact in among]

    parking, cursor = set(), ""
    wait_for(lambda: json.loads(get(f"{server.url}/v1/systems?q=parkeervergunning&withdrawn=also")[0])["total"]
             == sum(number % 3 == 0 for number in says), "the search")
    while cursor is not None:
        address = f"{server.url}/v1/systems?q=parkeervergunning&withdrawn=also&limit=100"
        listed = json.loads(get(address + (f"&cursor={cursor}" if cursor else ""))[0])
        parking |= {system["id"] for system in listed["items"]}
        cursor = listed["next"]

    def all_seen():
        for reader in readers.values():
            assert reader.failed is None, f"{reader.name}: {reader.failed!r}"
        return all(len(reader.seen) >= len(expected(name)) for (name, _), reader in readers.items())

    wait_for(all_seen, "the readers")
    for reader in readers.values():
        reader.done.set()
    for (name, _), reader in readers.items():
        reader.join()
        assert reader.seen == expected(name), f"{reader.name} did not see each event once, in order"
        assert len(reader.seen) == len(set(reader.seen)) > 0
    polls = sum(reader.polls for reader in readers.values())
    print(f"{len(readers)} readers saw each of {len(events)} events once ({published} publications, {polls} walks, a restart)")


if __name__ == "__main__":
    {"validate": validate, "poll": poll}[sys.argv[1]](*sys.argv[2:])
