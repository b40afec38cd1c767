"""What a register is asked for, and what its answers must reach."""

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
# What is asked for finds as much in a register of so many records as in a larger one, so that growth compares answers of
# one length.
SMALLEST = 2_000
# Nearly every hit of a search shows why it was found; one of another language than the reader's may not.
SNIPPETS = 0.9


@dataclass
class Case:
    """What is asked for, and what the answer must reach."""
    name: str
    # An iterator without end if every request differs, else a list that is repeated.
    paths: object
    # Measure, sign and bound.
    bars: tuple = ()
    headers: dict = field(default_factory=dict)
    status: int = 200
    same_body: bool = False
    # So many requests a second can all differ; beyond that they begin again, and the table says so.
    differ: int = 30_000
    # Sees the bodies of the sample.
    check: object = None

    def some(self, count):
        return self.paths[:count] if isinstance(self.paths, list) else list(itertools.islice(self.paths, count))

    def load(self, seconds):
        """What is asked for in so many seconds."""
        return self.some(self.differ * seconds)


def address(path="/v1/systems", **parameters):
    return path + "?" + urlencode({name: value for name, value in parameters.items() if value is not None})


def pages(register, size=100, **parameters):
    """A list page by page."""
    cursor = None
    while True:
        page = register.json(address(limit=size, fields="id", cursor=cursor, **parameters))
        yield page
        if not (cursor := page["next"]):
            return


def the_past(register):
    """Waits until feeds know what happened before the start. The milliseconds that it took."""
    begin = time.monotonic()
    while (status := register.get("/v1/feed.json?limit=1")[0]) == 503 and time.monotonic() < begin + 600:
        time.sleep(0.05)
    if status != 200:
        raise Failed(f"the register answers {status} to a feed")
    return (time.monotonic() - begin) * 1000


def languages(chance):
    """Languages without end and none twice, so that no answer was given before. Subtags that nobody knows change nothing else."""
    return (f"{chance.choice(('nl', 'en', 'fr', 'de'))}-x{n:07}" for n in itertools.count())


def filters(records, chance):
    """Filters of one field or two without end, each with how many of the records pass it. Frequent values are asked for more often,
    as by people."""
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
    """How long a page should be, and whether it may begin anywhere in the first half: of what passes, as much is left there."""
    length = min(chance.choice((10, 20, 30)), passed)
    return length, passed >= 4 * length and chance.random() < 0.3


def places(register, count, sort):
    """Twenty places in the first half of all systems in some order."""
    size = max(1, min(100, count // 40))
    found = [page["next"] for page in itertools.islice(pages(register, size, sort=sort), count // 2 // size)]
    return found[::max(1, len(found) // 20)]


def lists(register, records, count, chance):
    """Lists without end: other filters, order, language, length and place in the list."""
    cursors = {sort: places(register, count, sort) for sort in ("name", "published", "changed", "reviewDue")}
    for (chosen, passed), lang in zip(filters(records, chance), languages(chance)):
        sort, (length, within) = chance.choice(list(cursors)), lengths(passed, chance)
        yield address(**chosen, sort=sort, cursor=chance.choice(cursors[sort]) if within else None, lang=lang, limit=length,
                      facets="true")


def second(chance):
    return f"{datetime.fromtimestamp(1.7e9 + chance.randrange(10**8), timezone.utc):%Y-%m-%dT%H:%M:%SZ}"


def by_time(chance):
    """Lists of what changed since some second or is past its review, without end."""
    return (address(updatedSince=second(chance), stale=chance.choice((None, "true", "false")), lang=lang)
            for lang in languages(chance))


def feeds(register, records, chance):
    """Feeds of filters, without end: other filters, language, length, and place in the feed."""
    last = register.json("/v1/changes?limit=1")["total"] - 1
    for (chosen, passed), lang in zip(filters(records, chance), languages(chance)):
        length, within = lengths(passed, chance)
        yield address("/v1/feed.json", **chosen, lang=lang, before=chance.randrange(last // 2, last) if within else None, limit=length)


def each(ids, chance, path):
    """An address of one system after the other, without end and none twice: what is kept of a small register's answers
    must not be compared with a large one's."""
    return (address(path.format(one), lang=lang) for one, lang in zip(itertools.cycle(ids), languages(chance)))


TEXTS = ("name", "summary", "purpose", "description", "impactOnPeople", "dataSummary")


def words(records, pattern):
    """The words of each record in each of its languages."""
    texts = []
    for one in records:
        maps = [text for name in TEXTS if isinstance(text := one["record"].get(name), dict)]
        for lang in dict.fromkeys(lang for text in maps for lang in text):
            whole = " ".join(text[lang] for text in maps if lang in text).lower()
            if found := re.findall(pattern, whole):
                texts.append((lang, found))
    return texts


def together(records, chance, least=10):
    """Texts to search for without end, none twice, each with its language: words that stand together in so many records at
    least. Such words are two thousand, pairs of them ten times as many, so most texts are three words."""
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
    """The same, but each has a long word that has lost a letter."""
    for chosen, lang in together(records, chance):
        if long := [number for number, word in enumerate(chosen) if len(word) > 7]:
            number, place = chance.choice(long), chance.randrange(2, 7)
            chosen[number] = chosen[number][:place] + chosen[number][place + 1:]
            yield {"q": " ".join(chosen), "lang": lang}


def beginnings(records, chance):
    """What somebody types, without end and none twice: the last of one or two words is not finished."""
    texts, seen = words(records, r"[^\W\d_]{3,}"), set()
    while True:
        lang, found = chance.choice(texts)
        chosen = chance.choices(found, k=chance.choice((1, 1, 2)))
        chosen[-1] = chosen[-1][:chance.randrange(2, 8)]
        if (text := " ".join(chosen)) not in seen:
            seen.add(text)
            yield {"q": text, "lang": lang}


def with_snippets(bodies):
    """A search that showed nothing of what it found would be cheap."""
    hits = [hit for body in bodies for hit in json.loads(body)["items"]]
    shown = sum("snippets" in hit for hit in hits)
    if shown < SNIPPETS * len(hits) or not hits:
        raise Failed(f"of {len(hits)} hits only {shown} have snippets")


def cases(register, records, count):
    """Everything that is measured by requests; what has a bar comes first."""
    ids = [item["id"] for page in pages(register) for item in page["items"]]
    if len(ids) != count:
        raise Failed(f"the register lists {len(ids)} systems where {count} were imported: try --anew")
    records, chance = records[:SMALLEST], random.Random(SEED)
    chance.shuffle(ids)
    # The one of middle length, so that neither a tiny nor a huge record speaks for all.
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
        # 1,000 a second where the limit reaches 60,000.
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
