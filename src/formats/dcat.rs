//! The register as a catalogue of open data: DCAT-AP 3.0, as JSON-LD.
//!
//! Terms of the EU's authority tables are named with their class or scheme, so that the catalogue can be checked by
//! itself, without fetching those tables.
use super::jsonld::terms;
use crate::domain::languages::Lang;
use crate::domain::values::{Country, Instant};
use serde_json::{Value, json};

/// What the catalogue is made of.
pub struct Facts<'a> {
    pub public_url: &'a str,
    /// The name of who publishes the register.
    pub publisher: &'a str,
    /// When the register began, and when it last changed.
    pub issued: Option<Instant>,
    pub modified: Option<Instant>,
    /// The languages of the records.
    pub languages: Vec<Lang>,
    /// The countries of the organizations.
    pub countries: Vec<Country>,
    /// Addresses of feeds, where there are some: file type and path.
    pub feeds: Vec<(&'static str, &'static str, &'static str)>,
}

const AUTHORITY: &str = "http://publications.europa.eu/resource/authority";
const CC0: &str = "https://creativecommons.org/publicdomain/zero/1.0/";

/// The forms in which all systems can be had: ending, title, file type, media type. NDJSON has no media type of IANA's.
const FORMS: &[(&str, &str, &str, Option<&str>)] = &[
    ("ndjson", "All systems as NDJSON, in all languages", "JSON", None),
    ("json", "All systems as JSON, in all languages", "JSON", Some("application/json")),
    ("csv", "All systems as a table (CSV)", "CSV", Some("text/csv")),
    (
        "xlsx",
        "All systems as a table (Excel)",
        "XLSX",
        Some("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ),
    ("jsonld", "All systems as linked data (JSON-LD)", "JSON_LD", Some("application/ld+json")),
];

/// The catalogue.
pub fn catalogue(facts: &Facts<'_>) -> Value {
    let url = facts.public_url;
    let publisher = json!({"@id": format!("{url}/#publisher"), "@type": "foaf:Agent", "foaf:name": facts.publisher});
    let systems = dataset(
        facts,
        "systems",
        Described {
            title: "Algorithms and AI systems of public bodies",
            about: "What algorithms and AI systems public bodies use: for each what it is for, what data it works on, whom \
            it affects, who answers for it, and how to object.",
            distributions: FORMS
                .iter()
                .map(|(ending, title, file, media)| {
                    distribution(facts, &format!("/v1/export/systems.{ending}"), title, file, *media)
                })
                .chain(facts.feeds.iter().map(|(path, title, file)| distribution(facts, path, title, file, None)))
                .collect(),
        },
    );
    let versions = dataset(
        facts,
        "versions",
        Described {
            title: "Everything that the register ever published, with its transparency log",
            about: "Every published version of every record, and the signed, append-only log that proves what was said and \
            when. The first line is the signed checkpoint.",
            distributions: vec![distribution(
                facts,
                "/v1/export/versions.ndjson",
                "All versions and the log as NDJSON",
                "JSON",
                None,
            )],
        },
    );
    let challenges = dataset(
        facts,
        "challenges",
        Described {
            title: "What residents contest, and what came of it",
            about: "Every challenge to a record or to what a system does, as far as it is public: what it is about, its days, \
            terms that were missed, decisions with their reasons, and remedies.",
            distributions: vec![
                distribution(
                    facts,
                    "/v1/export/challenges.ndjson",
                    "All challenges as NDJSON, in all languages",
                    "JSON",
                    None,
                ),
                distribution(
                    facts,
                    "/v1/export/challenges.csv",
                    "All challenges as a table (CSV)",
                    "CSV",
                    Some("text/csv"),
                ),
            ],
        },
    );
    let mut catalogue = json!({
        "@context": context(),
        "@id": format!("{url}/v1/catalog.jsonld"),
        "@type": "dcat:Catalog",
        "dcterms:title": english("Algorithm register"),
        "dcterms:description": english("A public register of the algorithms and AI systems that public bodies use, as open data."),
        "dcterms:publisher": publisher,
        "dcterms:license": licence(),
        "dcterms:language": languages(facts),
        "dcterms:spatial": places(facts),
        "dcat:themeTaxonomy": {"@id": format!("{AUTHORITY}/data-theme"), "@type": "skos:ConceptScheme", "dcterms:title": english("Data theme")},
        "foaf:homepage": page(&format!("{url}/")),
        "dcat:dataset": [systems, versions, challenges],
        "dcat:service": service(facts),
    });
    dated(&mut catalogue, facts);
    prune(catalogue)
}

struct Described {
    title: &'static str,
    about: &'static str,
    distributions: Vec<Value>,
}

fn dataset(facts: &Facts<'_>, name: &str, described: Described) -> Value {
    let url = facts.public_url;
    let identifier = format!("{url}/#dataset-{name}");
    let mut dataset = json!({
        "@id": identifier,
        "@type": "dcat:Dataset",
        "dcterms:identifier": identifier,
        "dcterms:title": english(described.title),
        "dcterms:description": english(described.about),
        "dcterms:publisher": {"@id": format!("{url}/#publisher")},
        "dcat:contactPoint": contact(facts),
        "dcat:keyword": keywords(),
        "dcat:theme": themes(),
        "dcterms:language": languages(facts),
        "dcterms:spatial": places(facts),
        "dcterms:accrualPeriodicity": {"@id": format!("{AUTHORITY}/frequency/UPDATE_CONT"), "@type": "dcterms:Frequency", "skos:inScheme": {"@id": format!("{AUTHORITY}/frequency")}},
        "dcterms:accessRights": {"@id": format!("{AUTHORITY}/access-right/PUBLIC"), "@type": "dcterms:RightsStatement", "skos:inScheme": {"@id": format!("{AUTHORITY}/access-right")}},
        "dcat:landingPage": page(&format!("{url}/")),
        "foaf:page": page(&format!("{url}/v1/export/dictionary")),
        "dcat:distribution": described.distributions,
    });
    dated(&mut dataset, facts);
    dataset
}

fn distribution(facts: &Facts<'_>, path: &str, title: &str, file: &str, media: Option<&str>) -> Value {
    let address = format!("{}{path}", facts.public_url);
    let resource = json!({"@id": address, "@type": "rdfs:Resource"});
    let mut distribution = json!({
        "@id": format!("{address}#distribution"),
        "@type": "dcat:Distribution",
        "dcterms:title": english(title),
        "dcterms:description": english(&format!("{title}. The dictionary tells what each field and each column means.")),
        "dcat:accessURL": resource,
        "dcat:downloadURL": resource,
        "dcterms:format": {"@id": format!("{AUTHORITY}/file-type/{file}"), "@type": "dcterms:MediaTypeOrExtent", "skos:inScheme": {"@id": format!("{AUTHORITY}/file-type")}},
        "dcat:mediaType": media.map(|media| json!({"@id": format!("https://www.iana.org/assignments/media-types/{media}"), "@type": "dcterms:MediaType"})),
        "dcterms:license": licence(),
        "dcatap:availability": {"@id": format!("{AUTHORITY}/planned-availability/AVAILABLE"), "@type": "skos:Concept", "skos:prefLabel": english("available"), "skos:inScheme": {"@id": format!("{AUTHORITY}/planned-availability")}},
        "dcterms:rights": {"@type": "dcterms:RightsStatement", "rdfs:label": english("Free of rights where a record names no other licence; records from other registers keep the licence that they name.")},
        "foaf:page": page(&format!("{}/v1/export/dictionary", facts.public_url)),
    });
    dated(&mut distribution, facts);
    distribution
}

fn service(facts: &Facts<'_>) -> Value {
    let url = facts.public_url;
    let served = ["systems", "versions", "challenges"].map(|name| json!({"@id": format!("{url}/#dataset-{name}")}));
    json!({
        "@id": format!("{url}/#api"),
        "@type": "dcat:DataService",
        "dcterms:title": english("Interface of the algorithm register"),
        "dcterms:description": english("Search, lists, records with their history, proofs and exports. Reading needs no key."),
        "dcterms:publisher": {"@id": format!("{url}/#publisher")},
        "dcat:endpointURL": {"@id": format!("{url}/v1"), "@type": "rdfs:Resource"},
        "dcat:endpointDescription": {"@id": format!("{url}/v1/openapi.json"), "@type": "rdfs:Resource"},
        "dcat:contactPoint": contact(facts),
        "dcat:keyword": keywords(),
        "dcat:theme": themes(),
        "dcat:servesDataset": served,
        "dcterms:license": licence(),
        "dcterms:accessRights": {"@id": format!("{AUTHORITY}/access-right/PUBLIC")},
        "dcterms:conformsTo": {"@id": "https://spec.openapis.org/oas/v3.1.0", "@type": "dcterms:Standard"},
        "foaf:page": page(&format!("{url}/v1/docs/")),
    })
}

fn english(text: &str) -> Value {
    json!({"@value": text, "@language": "en"})
}

fn contact(facts: &Facts<'_>) -> Value {
    let page = json!({"@id": format!("{}/", facts.public_url)});
    json!({"@type": "vcard:Kind", "vcard:fn": facts.publisher, "vcard:hasURL": page})
}

fn keywords() -> Value {
    ["algorithm", "artificial intelligence", "transparency", "public sector"].map(english).as_slice().into()
}

fn themes() -> Value {
    [theme("GOVE", "Government and public sector"), theme("TECH", "Science and technology")].as_slice().into()
}

fn page(address: &str) -> Value {
    json!({"@id": address, "@type": "foaf:Document"})
}

fn licence() -> Value {
    json!({"@id": CC0, "@type": "dcterms:LicenseDocument"})
}

fn theme(code: &str, label: &str) -> Value {
    let scheme = format!("{AUTHORITY}/data-theme");
    json!({"@id": format!("{scheme}/{code}"), "@type": "skos:Concept", "skos:prefLabel": english(label), "skos:inScheme": {"@id": scheme}})
}

fn languages(facts: &Facts<'_>) -> Value {
    let known = facts.languages.iter().filter_map(|lang| terms::language(lang.primary()));
    let scheme = format!("{AUTHORITY}/language");
    known
        .map(|address| json!({"@id": address, "@type": "dcterms:LinguisticSystem", "skos:inScheme": {"@id": scheme}}))
        .collect()
}

fn places(facts: &Facts<'_>) -> Value {
    let known = facts.countries.iter().filter_map(|country| terms::country(country.as_str()));
    let scheme = format!("{AUTHORITY}/country");
    known
        .map(|address| json!({"@id": address, "@type": "dcterms:Location", "skos:inScheme": {"@id": scheme}}))
        .collect()
}

fn dated(node: &mut Value, facts: &Facts<'_>) {
    for (name, at) in [("dcterms:issued", facts.issued), ("dcterms:modified", facts.modified)] {
        if let Some(at) = at {
            let text = at.to_rfc3339_opts(chrono::SecondsFormat::AutoSi, true);
            node[name] = json!({"@value": text, "@type": "xsd:dateTime"});
        }
    }
}

/// What says nothing is left out.
fn prune(value: Value) -> Value {
    match value {
        Value::Object(members) => members
            .into_iter()
            .map(|(name, value)| (name, prune(value)))
            .filter(|(_, value)| !value.is_null())
            .collect(),
        Value::Array(items) if items.is_empty() => Value::Null,
        Value::Array(items) => items.into_iter().map(prune).collect(),
        other => other,
    }
}

fn context() -> Value {
    json!({
        "dcat": "http://www.w3.org/ns/dcat#",
        "dcatap": "http://data.europa.eu/r5r/",
        "dcterms": "http://purl.org/dc/terms/",
        "foaf": "http://xmlns.com/foaf/0.1/",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "vcard": "http://www.w3.org/2006/vcard/ns#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
    })
}
