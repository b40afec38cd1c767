"""The measured requests and their targets."""

import itertools
import json
import random
import re
import time
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import datetime, timezone
from urllib.parse import quote, urlencode

from drive import Failed

SEED = 20261121
# Requests find as much in a register with this many records as in a larger one, so that growth compares responses of the
# same size.
SMALLEST = 2_000
# The minimum share of hits with a snippet. A hit in a language other than the reader's may have none.
SNIPPETS = 0.9


@dataclass
class Case:
    """A kind of request and its targets."""
    name: str
    # An infinite iterator if every request differs, otherwise a list that is repeated.
    paths: object
    # Targets: measure, sign and bound.
    bars: tuple = ()
    headers: dict = field(default_factory=dict)
    status: int = 200
    same_body: bool = False
    # The number of different requests per second. Beyond that they are repeated, and the table says so.
    differ: int = 30_000
    # A check of the response bodies of the sample.
    check: object = None

    def some(self, count):
        return self.paths[:count] if isinstance(self.paths, list) else list(itertools.islice(self.paths, count))

    def load(self, seconds):
        """Returns the paths for a number of seconds."""
        return self.some(self.differ * seconds)


def address(path="/v1/systems", **parameters):
    return path + "?" + urlencode({name: value for name, value in parameters.items() if value is not None})


def pages(register, size=100, **parameters):
    """Yields the pages of a list."""
    cursor = None
    while True:
        page = register.json(address(limit=size, fields="id", cursor=cursor, **parameters))
        yield page
        if not (cursor := page["next"]):
            return


def the_past(register):
    """Waits until feeds contain events from before the start. Returns the milliseconds it took."""
    begin = time.monotonic()
    while (status := register.get("/v1/feed.json?limit=1")[0]) == 503 and time.monotonic() < begin + 600:
        time.sleep(0.05)
    if status != 200:
        raise Failed(f"the register returned {status} for a feed")
    return (time.monotonic() - begin) * 1000


def languages(chance):
    """Yields distinct languages, so that no response is cached. The unknown subtags change nothing else."""
    return (f"{chance.choice(('nl', 'en', 'fr', 'de'))}-x{n:07}" for n in itertools.count())


def filters(records, chance):
    """Yields filters of one or two fields, each with the number of matching records. Frequent values occur more often, as
    they do with real users."""
    def values(record, field):
        value = record.get(field, [])
        return value if isinstance(value, list) else [value]

    passed = Counter(
        tuple(zip(names, chosen)) for one in records for count in (1, 2)
        for names in itertools.combinations(("status", "policyArea", "organization"), count)
        for chosen in itertools.product(*(values(one["record"], name) for name in names)))
    chosen, found = list(passed), list(itertools.accumulate(passed.values()))
    while True:
        one = chance.choices(chosen, cum_weights=found)[0]
        yield dict(one), passed[one]


def lengths(passed, chance):
    """Returns the page size, and whether the page may start within the first half of the list, where it is still full."""
    length = min(chance.choice((10, 20, 30)), passed)
    return length, passed >= 4 * length and chance.random() < 0.3


def places(register, count, sort):
    """Returns twenty cursors in the first half of all systems in a given order."""
    size = max(1, min(100, count // 40))
    found = [page["next"] for page in itertools.islice(pages(register, size, sort=sort), count // 2 // size)]
    return found[::max(1, len(found) // 20)]


def lists(register, records, count, chance):
    """Yields lists with different filters, order, language, page size and position."""
    cursors = {sort: places(register, count, sort) for sort in ("name", "published", "changed", "reviewDue")}
    for (chosen, passed), lang in zip(filters(records, chance), languages(chance)):
        sort, (length, within) = chance.choice(list(cursors)), lengths(passed, chance)
        yield address(**chosen, sort=sort, cursor=chance.choice(cursors[sort]) if within else None, lang=lang, limit=length,
                      facets="true")


def second(chance):
    return f"{datetime.fromtimestamp(1.7e9 + chance.randrange(10**8), timezone.utc):%Y-%m-%dT%H:%M:%SZ}"


def by_time(chance):
    """Yields lists of systems that changed since some time or whose review is overdue."""
    return (address(updatedSince=second(chance), stale=chance.choice((None, "true", "false")), lang=lang)
            for lang in languages(chance))


def feeds(register, records, chance):
    """Yields feeds with different filters, language, page size and position."""
    last = register.json("/v1/changes?limit=1")["total"] - 1
    for (chosen, passed), lang in zip(filters(records, chance), languages(chance)):
        length, within = lengths(passed, chance)
        yield address("/v1/feed.json", **chosen, lang=lang, before=chance.randrange(last // 2, last) if within else None, limit=length)


def each(ids, chance, path):
    """Yields a distinct URL for one system after the other: cached responses of a small register must not be compared with
    computed ones of a large register."""
    return (address(path.format(one), lang=lang) for one, lang in zip(itertools.cycle(ids), languages(chance)))


TEXTS = ("name", "summary", "purpose", "description", "impactOnPeople", "dataSummary")


def words(records, pattern):
    """Returns the words of each record in each of its languages."""
    texts = []
    for one in records:
        maps = [text for name in TEXTS if isinstance(text := one["record"].get(name), dict)]
        for lang in dict.fromkeys(lang for text in maps for lang in text):
            whole = " ".join(text[lang] for text in maps if lang in text).lower()
            if found := re.findall(pattern, whole):
                texts.append((lang, found))
    return texts


def together(records, chance, least=10):
    """Yields distinct search texts with their language: words that occur together in at least `least` records. There are two
    thousand such words and ten times as many pairs, so most texts have three words."""
    holds = defaultdict(int)
    for number, (lang, found) in enumerate(words(records, r"[^\W\d_]{5,}")):
        for word in found:
            holds[lang, word] |= 1 << number
    single = [((word,), lang, held) for (lang, word), held in holds.items() if held.bit_count() >= least]
    pairs = [((*one, *other), lang, both) for (one, lang, these), (other, its, those) in itertools.combinations(single, 2)
             if lang == its and (both := these & those).bit_count() >= least]
    beside = defaultdict(list)
    for (one, other), lang, _ in pairs:
        beside[lang, one].append(other)
        beside[lang, other].append(one)

    def three():
        seen = set()
        while True:
            chosen, lang, both = chance.choice(pairs)
            third = chance.choice(beside[lang, chosen[0]])
            key = lang, frozenset((*chosen, third))
            if len(key[1]) == 3 and key not in seen and (both & holds[lang, third]).bit_count() >= least:
                seen.add(key)
                yield (*chosen, third), lang, None

    for some in (single, pairs):
        chance.shuffle(some)
    one, two, more = iter(single), iter(pairs), three()
    for number in itertools.count():
        chosen, lang, _ = (number % 60 == 0 and next(one, None)) or (number % 4 == 0 and next(two, None)) or next(more)
        yield chance.sample(chosen, len(chosen)), lang


def queries(records, chance):
    return ({"q": " ".join(chosen), "lang": lang} for chosen, lang in together(records, chance))


def misspelt(records, chance):
    """Yields queries in which a long word lacks a letter."""
    for chosen, lang in together(records, chance):
        if long := [number for number, word in enumerate(chosen) if len(word) > 7]:
            number, place = chance.choice(long), chance.randrange(2, 7)
            chosen[number] = chosen[number][:place] + chosen[number][place + 1:]
            yield {"q": " ".join(chosen), "lang": lang}


def beginnings(records, chance):
    """Yields distinct unfinished inputs: one or two words, of which the last is incomplete."""
    texts, seen = words(records, r"[^\W\d_]{3,}"), set()
    while True:
        lang, found = chance.choice(texts)
        chosen = chance.choices(found, k=chance.choice((1, 1, 2)))
        chosen[-1] = chosen[-1][:chance.randrange(2, 8)]
        if (text := " ".join(chosen)) not in seen:
            seen.add(text)
            yield {"q": text, "lang": lang}


def with_snippets(bodies):
    """Checks that hits have snippets: a search without them would be cheap."""
    hits = [hit for body in bodies for hit in json.loads(body)["items"]]
    shown = sum("snippets" in hit for hit in hits)
    if shown < SNIPPETS * len(hits) or not hits:
        raise Failed(f"only {shown} of {len(hits)} hits have snippets")


def cases(register, records, count):
    """Returns all cases; those with targets come first."""
    ids = [item["id"] for page in pages(register) for item in page["items"]]
    if len(ids) != count:
        raise Failed(f"the register lists {len(ids)} systems where {count} were imported: try --anew")
    records, chance = records[:SMALLEST], random.Random(SEED)
    chance.shuffle(ids)
    # The record of median length is representative.
    by_length = sorted((len(register.get(f"/v1/systems/{one}")[2]), one) for one in ids[:301])
    one = f"/v1/systems/{by_length[len(by_length) // 2][1]}"
    tag = register.get(one)[1]["etag"]
    organizations = [one["value"] for one in register.json(address(limit=1, facets="true"))["facets"]["organization"]]
    last = register.json("/v1/changes?limit=1")["total"] - 1
    newest = [f"/v1/changes?after={last - n}" for n in range(1, min(1000, last) + 1)]
    chance.shuffle(newest)

    def texts(make):
        return make(records, random.Random(SEED))

    cheap, hot = ("cpuUs", "≤", 1500), [address(status="inUse", lang="nl")]
    return [
        Case("one record, hot", [one], (("ratio", "≥", 0.65),)),
        Case("one record, 304", [one], (("ratio", "≥", 0.80),), {"If-None-Match": tag}, 304),
        Case("list of 20, filter, hot", hot, (("ratio", "≥", 0.60),), same_body=True),
        Case("list, all different, facets", lists(register, records, count, chance), (cheap,)),
        # 1,000 per second where the limit reaches 60,000.
        Case("search, all different", (address(**text, limit=10) for text in texts(queries)),
             (cheap, ("p99Ms", "≤", 40), ("ratio", "≥", 0.0167)), check=with_snippets, differ=8_000),
        Case("search, misspelt", (address(**text, limit=10) for text in texts(misspelt)), check=with_snippets, differ=8_000),
        Case("suggestions, all different", (address("/v1/suggestions", **text) for text in texts(beginnings))),
        Case("list by time, all different", by_time(chance)),
        Case("list of 20, filter, hot, gzip", hot, (), {"Accept-Encoding": "gzip"}),
        Case("record, all different", each(ids, chance, "/v1/systems/{}")),
        Case("one record, br", [one], (), {"Accept-Encoding": "gzip, br"}),
        Case("similar systems, all different", each(ids, chance, "/v1/systems/{}/similar")),
        Case("organizations, hot", ["/v1/organizations"]),
        Case("statistics, hot", ["/v1/statistics"]),
        Case("statistics of all organizations", [f"/v1/organizations/{quote(one)}/statistics" for one in organizations]),
        Case("feed of the register, hot", ["/v1/feed.json"]),
        Case("feed of a system, all different", each(ids, chance, "/v1/systems/{}/feed.json")),
        Case("feed of a filter, all different", feeds(register, records, chance)),
        Case("feed of a search, all different", (address("/v1/feed.json", **text, limit=10) for text in texts(queries)), differ=15_000),
        Case("changes, from the newest 1,000", newest),
        Case("catalogue of open data, hot", ["/v1/catalog.jsonld"]),
        Case("checkpoint, hot", ["/log/checkpoint"]),
    ]
