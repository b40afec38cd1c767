"""What a register is asked for, and what its answers must reach."""

import itertools
import json
import random
import re
import time
from dataclasses import dataclass, field
from datetime import datetime, timezone
from urllib.parse import quote, urlencode

from drive import Failed

SEED = 20261121
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
    # Sees the bodies of the sample.
    check: object = None

    def some(self, count):
        return self.paths[:count] if isinstance(self.paths, list) else list(itertools.islice(self.paths, count))


def address(path="/v1/systems", **parameters):
    return path + "?" + urlencode({name: value for name, value in parameters.items() if value is not None})


def pages(register, **parameters):
    """A list page by page."""
    cursor = None
    while True:
        page = register.json(address(limit=100, fields="id", cursor=cursor, **parameters))
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


def facets(register):
    """Filters with their values, and how many systems have each."""
    counted = register.json(address(limit=1, facets="true"))["facets"]
    names = [name for name in ("status", "publicationTier", "policyArea", "organization") if counted.get(name)]
    return {name: ([one["value"] for one in counted[name]], [one["count"] for one in counted[name]]) for name in names}


def filters(values, chance):
    """One filter or two; frequent values are asked for more often, as by people."""
    return {name: chance.choices(*values[name])[0] for name in chance.sample(list(values), chance.choice((1, 1, 2)))}


def none_twice(paths):
    seen = set()
    for path in paths:
        if path not in seen:
            seen.add(path)
            yield path


def lists(register, chance):
    """Lists without end: other filters, order, language, length and place in the list."""
    values, sorts = facets(register), ("name", "published", "changed", "reviewDue")
    cursors = {sort: [page["next"] for page in itertools.islice(pages(register, sort=sort), 20)] for sort in sorts}
    while True:
        chosen, sort = filters(values, chance), chance.choice(sorts)
        yield address(**chosen, sort=sort, cursor=chance.choice(cursors[sort]) if chance.random() < 0.3 else None,
                      lang=chance.choice(("nl", "en", "fr", "de")), limit=chance.choice((10, 20, 30)), facets="true")


def second(chance):
    return f"{datetime.fromtimestamp(1.7e9 + chance.randrange(10**8), timezone.utc):%Y-%m-%dT%H:%M:%SZ}"


def by_time(chance):
    """Lists of what changed since some second or is past its review, without end."""
    while True:
        yield address(updatedSince=second(chance), stale=chance.choice((None, "true", "false")))


def feeds(register, chance):
    """Feeds of filters, without end: other filters, language, length, and place in the feed."""
    values, last = facets(register), register.json("/v1/changes?limit=1")["total"] - 1
    while True:
        yield address("/v1/feed.json", **filters(values, chance), lang=chance.choice(("nl", "en", "fr", "de")),
                      before=chance.randrange(last // 2, last) if chance.random() < 0.5 else None,
                      limit=chance.choice((10, 20, 30)))


def each(ids, chance, path):
    """An address of one system after the other, without end and none twice: what is kept of a small register's answers
    must not be compared with a large one's. Subtags that nobody knows change nothing else."""
    for n in itertools.count():
        yield address(path.format(ids[n % len(ids)]), lang=f"{chance.choice(('nl', 'en', 'fr', 'de'))}-x{n:07}")


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


def queries(records, chance, misspelt=False):
    """Texts to search for without end, none twice, each with its language: one or two words that stand in one record.
    `misspelt`: a letter is lost."""
    texts, seen = words(records, r"[^\W\d_]{8,}" if misspelt else r"[^\W\d_]{5,}"), set()
    while True:
        lang, found = chance.choice(texts)
        chosen = chance.choices(found, k=chance.choice((1, 2)))
        if misspelt:
            place = chance.randrange(2, 7)
            chosen[0] = chosen[0][:place] + chosen[0][place + 1:]
        if (query := " ".join(chosen)) not in seen:
            seen.add(query)
            yield {"q": query, "lang": lang}


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
    chance = random.Random(SEED)
    chance.shuffle(ids)
    # The one of middle length, so that neither a tiny nor a huge record speaks for all.
    lengths = sorted((len(register.get(f"/v1/systems/{one}")[2]), one) for one in ids[:301])
    one = f"/v1/systems/{lengths[len(lengths) // 2][1]}"
    tag = register.get(one)[1]["etag"]
    organizations = facets(register)["organization"][0]
    last = register.json("/v1/changes?limit=1")["total"] - 1
    newest = [f"/v1/changes?after={last - n}" for n in range(1, min(1000, last) + 1)]
    chance.shuffle(newest)

    def texts(make, *others):
        return make(records, random.Random(SEED), *others)

    cheap, hot = ("cpuUs", "≤", 1500), [address(status="inUse", lang="nl")]
    return [
        Case("one record, hot", [one], (("ratio", "≥", 0.65),)),
        Case("one record, 304", [one], (("ratio", "≥", 0.80),), {"If-None-Match": tag}, 304),
        Case("list of 20, filter, hot", hot, (("ratio", "≥", 0.60),), same_body=True),
        Case("list, all different, facets", none_twice(lists(register, chance)), (cheap,)),
        # 1,000 a second where the limit reaches 60,000.
        Case("search, all different", (address(**text, limit=10) for text in texts(queries)),
             (cheap, ("p99Ms", "≤", 40), ("ratio", "≥", 0.0167)), check=with_snippets),
        Case("search, misspelt", (address(**text, limit=10) for text in texts(queries, True)), check=with_snippets),
        Case("suggestions, all different", (address("/v1/suggestions", **text) for text in texts(beginnings))),
        Case("list by time, all different", none_twice(by_time(chance))),
        Case("list of 20, filter, hot, gzip", hot, (), {"Accept-Encoding": "gzip"}),
        Case("record, all different", each(ids, chance, "/v1/systems/{}")),
        Case("one record, br", [one], (), {"Accept-Encoding": "gzip, br"}),
        Case("similar systems, all different", each(ids, chance, "/v1/systems/{}/similar")),
        Case("organizations, hot", ["/v1/organizations"]),
        Case("statistics, hot", ["/v1/statistics"]),
        Case("statistics of all organizations", [f"/v1/organizations/{quote(one)}/statistics" for one in organizations]),
        Case("feed of the register, hot", ["/v1/feed.json"]),
        Case("feed of a system, all different", each(ids, chance, "/v1/systems/{}/feed.json")),
        Case("feed of a filter, all different", none_twice(feeds(register, chance))),
        Case("feed of a search, all different", (address("/v1/feed.json", **text) for text in texts(queries))),
        Case("changes, from the newest 1,000", newest),
        Case("catalogue of open data, hot", ["/v1/catalog.jsonld"]),
        Case("checkpoint, hot", ["/log/checkpoint"]),
    ]
