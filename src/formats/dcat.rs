//! The open data catalogue of the register: DCAT-AP 3.0 as JSON-LD.
//!
//! Terms of the EU authority tables are given with their class or scheme, so that the catalogue can be validated
//! without fetching those tables.
use super::jsonld::terms;
use crate::domain::languages::Lang;
use crate::domain::values::{Country, Instant};
use serde_json::{Value, json};

/// The content of the catalogue.
pub struct CatalogueContent<'a> {
    pub public_url: &'a str,
    /// The name of the organization that operates the register.
    pub publisher: &'a str,
    /// The times of the first and the last log entry.
    pub issued: Option<Instant>,
    pub modified: Option<Instant>,
    /// The languages of the records.
    pub languages: Vec<Lang>,
    /// The countries of the organizations.
    pub countries: Vec<Country>,
    /// The available feeds: path, title and file type.
    pub feeds: Vec<(&'static str, &'static str, &'static str)>,
}

const AUTHORITY: &str = "http://publications.europa.eu/resource/authority";
const CC0: &str = "https://creativecommons.org/publicdomain/zero/1.0/";

/// The formats in which all systems are available: extension, title, EU file type and media type. IANA has no media
/// type for NDJSON.
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

/// Builds the catalogue.
pub fn catalogue(content: &CatalogueContent<'_>) -> Value {
    let url = content.public_url;
    let publisher = json!({"@id": format!("{url}/#publisher"), "@type": "foaf:Agent", "foaf:name": content.publisher});
    let systems = dataset(
        content,
        "systems",
        DatasetText {
            title: "Algorithms and AI systems of public bodies",
            description: "The algorithms and AI systems that public bodies use: their purpose, their data, the people they affect, \
            the responsible organization, and how to object.",
            distributions: FORMS
                .iter()
                .map(|(ending, title, file, media)| {
                    distribution(content, &format!("/v1/export/systems.{ending}"), title, file, *media)
                })
                .chain(content.feeds.iter().map(|(path, title, file)| distribution(content, path, title, file, None)))
                .collect(),
        },
    );
    let versions = dataset(
        content,
        "versions",
        DatasetText {
            title: "All published versions with the transparency log",
            description: "Every published version of every record, and the signed, append-only log that proves what was published and \
            when. The first line is the signed checkpoint.",
            distributions: vec![distribution(
                content,
                "/v1/export/versions.ndjson",
                "All versions and the log as NDJSON",
                "JSON",
                None,
            )],
        },
    );
    let challenges = dataset(
        content,
        "challenges",
        DatasetText {
            title: "Challenges by residents and their outcomes",
            description: "The public part of every challenge to a record or to the effects of a system: its subject, its dates, \
            missed deadlines, decisions with their reasons, and remedies.",
            distributions: vec![
                distribution(
                    content,
                    "/v1/export/challenges.ndjson",
                    "All challenges as NDJSON, in all languages",
                    "JSON",
                    None,
                ),
                distribution(
                    content,
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
        "dcterms:language": languages(content),
        "dcterms:spatial": places(content),
        "dcat:themeTaxonomy": {"@id": format!("{AUTHORITY}/data-theme"), "@type": "skos:ConceptScheme", "dcterms:title": english("Data theme")},
        "foaf:homepage": page(&format!("{url}/")),
        "dcat:dataset": [systems, versions, challenges],
        "dcat:service": service(content),
    });
    add_dates(&mut catalogue, content);
    remove_empty(catalogue)
}

struct DatasetText {
    title: &'static str,
    description: &'static str,
    distributions: Vec<Value>,
}

fn dataset(content: &CatalogueContent<'_>, name: &str, text: DatasetText) -> Value {
    let url = content.public_url;
    let identifier = format!("{url}/#dataset-{name}");
    let mut dataset = json!({
        "@id": identifier,
        "@type": "dcat:Dataset",
        "dcterms:identifier": identifier,
        "dcterms:title": english(text.title),
        "dcterms:description": english(text.description),
        "dcterms:publisher": {"@id": format!("{url}/#publisher")},
        "dcat:contactPoint": contact(content),
        "dcat:keyword": keywords(),
        "dcat:theme": themes(),
        "dcterms:language": languages(content),
        "dcterms:spatial": places(content),
        "dcterms:accrualPeriodicity": {"@id": format!("{AUTHORITY}/frequency/UPDATE_CONT"), "@type": "dcterms:Frequency", "skos:inScheme": {"@id": format!("{AUTHORITY}/frequency")}},
        "dcterms:accessRights": {"@id": format!("{AUTHORITY}/access-right/PUBLIC"), "@type": "dcterms:RightsStatement", "skos:inScheme": {"@id": format!("{AUTHORITY}/access-right")}},
        "dcat:landingPage": page(&format!("{url}/")),
        "foaf:page": page(&format!("{url}/v1/export/dictionary")),
        "dcat:distribution": text.distributions,
    });
    add_dates(&mut dataset, content);
    dataset
}

fn distribution(content: &CatalogueContent<'_>, path: &str, title: &str, file: &str, media: Option<&str>) -> Value {
    let address = format!("{}{path}", content.public_url);
    let resource = json!({"@id": address, "@type": "rdfs:Resource"});
    let mut distribution = json!({
        "@id": format!("{address}#distribution"),
        "@type": "dcat:Distribution",
        "dcterms:title": english(title),
        "dcterms:description": english(&format!("{title}. The dictionary explains every field and every column.")),
        "dcat:accessURL": resource,
        "dcat:downloadURL": resource,
        "dcterms:format": {"@id": format!("{AUTHORITY}/file-type/{file}"), "@type": "dcterms:MediaTypeOrExtent", "skos:inScheme": {"@id": format!("{AUTHORITY}/file-type")}},
        "dcat:mediaType": media.map(|media| json!({"@id": format!("https://www.iana.org/assignments/media-types/{media}"), "@type": "dcterms:MediaType"})),
        "dcterms:license": licence(),
        "dcatap:availability": {"@id": format!("{AUTHORITY}/planned-availability/AVAILABLE"), "@type": "skos:Concept", "skos:prefLabel": english("available"), "skos:inScheme": {"@id": format!("{AUTHORITY}/planned-availability")}},
        "dcterms:rights": {"@type": "dcterms:RightsStatement", "rdfs:label": english("In the public domain unless a record names another licence. Records from other registers keep their licence.")},
        "foaf:page": page(&format!("{}/v1/export/dictionary", content.public_url)),
    });
    add_dates(&mut distribution, content);
    distribution
}

fn service(content: &CatalogueContent<'_>) -> Value {
    let url = content.public_url;
    let served = ["systems", "versions", "challenges"].map(|name| json!({"@id": format!("{url}/#dataset-{name}")}));
    json!({
        "@id": format!("{url}/#api"),
        "@type": "dcat:DataService",
        "dcterms:title": english("API of the algorithm register"),
        "dcterms:description": english("Search, lists, records with their history, proofs and exports. Reading requires no authentication."),
        "dcterms:publisher": {"@id": format!("{url}/#publisher")},
        "dcat:endpointURL": {"@id": format!("{url}/v1"), "@type": "rdfs:Resource"},
        "dcat:endpointDescription": {"@id": format!("{url}/v1/openapi.json"), "@type": "rdfs:Resource"},
        "dcat:contactPoint": contact(content),
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

fn contact(content: &CatalogueContent<'_>) -> Value {
    let page = json!({"@id": format!("{}/", content.public_url)});
    json!({"@type": "vcard:Kind", "vcard:fn": content.publisher, "vcard:hasURL": page})
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

fn languages(content: &CatalogueContent<'_>) -> Value {
    let supported = content.languages.iter().filter_map(|lang| terms::language(lang.primary()));
    let scheme = format!("{AUTHORITY}/language");
    supported
        .map(|address| json!({"@id": address, "@type": "dcterms:LinguisticSystem", "skos:inScheme": {"@id": scheme}}))
        .collect()
}

fn places(content: &CatalogueContent<'_>) -> Value {
    let supported = content.countries.iter().filter_map(|country| terms::country(country.as_str()));
    let scheme = format!("{AUTHORITY}/country");
    supported
        .map(|address| json!({"@id": address, "@type": "dcterms:Location", "skos:inScheme": {"@id": scheme}}))
        .collect()
}

fn add_dates(node: &mut Value, content: &CatalogueContent<'_>) {
    for (name, at) in [("dcterms:issued", content.issued), ("dcterms:modified", content.modified)] {
        if let Some(at) = at {
            let text = at.to_rfc3339_opts(chrono::SecondsFormat::AutoSi, true);
            node[name] = json!({"@value": text, "@type": "xsd:dateTime"});
        }
    }
}

/// Removes empty values.
fn remove_empty(value: Value) -> Value {
    match value {
        Value::Object(members) => members
            .into_iter()
            .map(|(name, value)| (name, remove_empty(value)))
            .filter(|(_, value)| !value.is_null())
            .collect(),
        Value::Array(items) if items.is_empty() => Value::Null,
        Value::Array(items) => items.into_iter().map(remove_empty).collect(),
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
