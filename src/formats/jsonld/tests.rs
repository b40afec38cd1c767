use super::*;
use crate::domain::systems;
use crate::domain::values::Slug;
use std::collections::BTreeSet;

/// The vocabularies of which only listed terms may be used.
const LISTED: [&str; 3] = ["https://w3id.org/airo#", "https://w3id.org/vair#", "https://w3id.org/dpv/"];

fn known_terms() -> BTreeSet<&'static str> {
    let list = include_str!("../../../tests/fixtures/formats/vocabularies.txt");
    list.lines().filter(|line| line.starts_with("https://")).collect()
}

fn record(fields: Value) -> Record {
    let mut record =
        json!({"organization": "elders", "defaultLanguage": "nl", "name": {"nl": "Scanauto", "en": "Scan car"}});
    record.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
    systems::read(&record).unwrap()
}

fn render(record: &Record) -> Value {
    let organization =
        Organization::new(Slug::parse("elders").unwrap(), Text::of(&Lang::parse("nl").unwrap(), "Elders"));
    let at = "2026-03-02T09:00:00Z".parse().unwrap();
    document(&Subject {
        address: "https://register.example/v1/systems/1".into(),
        public_url: "https://register.example",
        id: uuid::Uuid::nil(),
        version: 2,
        first_published: at,
        last_changed: at,
        withdrawn: None,
        record,
        organization: Some(&organization),
    })
}

/// Collects the prefixed names in a document: properties, types and nodes.
fn names(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(members) => {
            for (name, value) in members.iter().filter(|(name, _)| *name != "@context") {
                found.insert(name.clone());
                match (name.as_str(), value) {
                    ("@id" | "@type", Value::String(text)) => drop(found.insert(text.clone())),
                    ("@type", Value::Array(kinds)) => {
                        found.extend(kinds.iter().filter_map(Value::as_str).map(str::to_owned));
                    }
                    _ => {}
                }
                names(value, found);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| names(item, found)),
        _ => {}
    }
}

fn long(name: &str) -> Option<String> {
    let (prefix, rest) = name.split_once(':')?;
    let (_, address) = terms::PREFIXES.iter().find(|(allowed, _)| *allowed == prefix)?;
    Some(format!("{address}{rest}"))
}

#[test]
fn every_used_term_exists() {
    let all = |codes: &[&str]| codes.iter().map(|code| json!(code)).collect::<Value>();
    let points =
        ["1-a", "1-b", "1-c", "2-a", "3-a", "3-d", "4-a", "4-b", "5-a", "5-d", "6-a", "6-e", "7-d", "8-a", "8-b"];
    let rights: Vec<_> = (1..=50).map(|n| format!("A{n}")).collect();
    let degrees = [Degree::Low, Degree::Medium, Degree::High, Degree::Unknown];
    let risks: Value = Harm::ALL
        .iter()
        .zip(degrees.iter().cycle())
        .map(|(harm, degree)| json!({"title": {"nl": "Risico"}, "category": harm, "likelihood": degree, "severity": degree, "mitigation": {"nl": "Toezicht"}}))
        .collect();
    let roles: Vec<_> = DatasetRole::ALL.iter().map(|role| role.as_str()).collect();
    let mut found = BTreeSet::new();
    for (n, class) in EuAiActClass::ALL.iter().enumerate() {
        let record = record(json!({
            "systemKind": "aiSystem",
            "technique": Technique::ALL, "capability": Capability::ALL,
            "automationLevel": AutomationLevel::ALL[n % AutomationLevel::ALL.len()],
            "status": Status::ALL[n % Status::ALL.len()],
            "euAiActClass": class, "annexIiiPoints": all(&points), "rightsAtStake": rights, "risks": risks,
            "datasets": [{"name": {"nl": "Kentekens"}, "role": roles}],
            "models": [{"name": {"nl": "A"}, "isGpai": true, "modelCardUrl": "https://example.org/card"}, {"name": {"nl": "B"}}],
            "suppliers": SupplierRole::ALL.iter().map(|role| json!({"name": "Maker", "role": role})).collect::<Value>(),
            "affectedGroups": [{"code": "drivers"}], "humanOversight": {"nl": "Mensen kijken mee."},
            "monitoring": {"status": "established", "text": {"nl": "Elk jaar."}}, "purpose": {"nl": "Parkeren"},
            "impactAssessments": [{"type": "dpia", "status": "done", "title": {"nl": "DPIA"}}],
            "area": [{"name": {"nl": "Groot-Amsterdam"}, "code": "NL329"}], "policyArea": ["GF04"],
            "developedBy": "inHouse",
        }));
        names(&render(&record), &mut found);
    }
    let allowed = known_terms();
    let used: BTreeSet<_> = found.iter().filter_map(|name| long(name)).collect();
    let ours = used.iter().filter(|term| LISTED.iter().any(|listed| term.starts_with(listed)));
    let unknown: Vec<_> = ours.clone().filter(|term| !allowed.contains(term.as_str())).collect();
    assert!(unknown.is_empty(), "{unknown:?}");
    assert!(ours.count() > 100, "most listed terms are used");
    for name in found.iter().filter(|name| name.contains(':') && !name.contains("://")) {
        assert!(long(name).is_some() || name.starts_with("register:"), "{name} has no prefix in the context");
    }
}

#[test]
fn other_systems_have_no_ai_terms() {
    let rules = render(&record(json!({"systemKind": "ruleSet", "technique": ["ruleBased"], "status": "inUse"})));
    let mut found = BTreeSet::new();
    names(&rules, &mut found);
    assert!(!found.iter().any(|name| name.starts_with("airo:") || name.starts_with("ai:")), "{found:?}");
    assert_eq!(rules["register:technique"], json!(["ruleBased"]));
    let learning = render(&record(json!({"technique": ["machineLearning"]})));
    assert_eq!(learning["@type"], json!(["schema:SoftwareApplication", "airo:AISystem"]));
    assert_eq!(learning["airo:usesTechnique"], json!([{"@id": "ai:MachineLearning"}]));
    assert_eq!(learning["airo:isDeployedBy"], json!({"@id": "https://register.example/v1/organizations/elders"}));
}

#[test]
fn the_class_of_the_ai_act_decides_whether_it_is_ai() {
    for class in EuAiActClass::ALL {
        let ruled =
            render(&record(json!({"systemKind": "ruleSet", "technique": ["ruleBased"], "euAiActClass": class})));
        let ai = !matches!(class, EuAiActClass::NotAi | EuAiActClass::NotAssessed);
        assert_eq!(ruled["@type"].as_array().unwrap().len() == 2, ai, "{class:?}");
        assert_eq!(ruled.get("aiact:hasRiskLevel").is_some(), ai, "{class:?}");
    }
    let none = render(&record(json!({"technique": ["machineLearning"], "euAiActClass": "notAi"})));
    assert_eq!(none["@type"], json!(["schema:SoftwareApplication"]));
    let prohibited = render(&record(json!({"euAiActClass": "prohibited"})));
    assert_eq!(prohibited["aiact:hasRiskLevel"], json!({"@id": "aiact:RiskLevelProhibited"}));
}

#[test]
fn free_text_becomes_an_iri_or_a_text() {
    let rendered = render(&record(json!({
        "licence": "Eigen voorwaarden", "links": [{"rel": "publicPage", "url": "https://elders.example/{id}?a[]=1|2"}],
        "publicContact": [
            {"kind": "email", "value": "vragen?over@elders.example"}, {"kind": "email", "value": "a@b.example;c@d.example"},
            {"kind": "phone", "value": "14 020, of kom langs"}, {"kind": "url", "value": "https://elders.example/^"},
        ],
    })));
    assert_eq!((&rendered["dcterms:rights"], rendered.get("dcterms:license")), (&json!("Eigen voorwaarden"), None));
    assert_eq!(rendered["foaf:page"], json!([{"@id": "https://elders.example/%7Bid%7D?a%5B%5D=1%7C2"}]));
    let contacts = &rendered["dcat:contactPoint"];
    assert_eq!(contacts[0]["vcard:hasEmail"], json!({"@id": "mailto:vragen%3Fover@elders.example"}));
    assert_eq!(contacts[1]["vcard:note"], "a@b.example;c@d.example");
    assert_eq!(contacts[2]["vcard:note"], "14 020, of kom langs");
    assert_eq!(contacts[3]["vcard:hasURL"], json!({"@id": "https://elders.example/%5E"}));
}

#[test]
fn texts_dates_and_addresses_are_typed() {
    let rendered = render(&record(json!({
        "inUseFrom": "2024-05", "retiredOn": "unknown", "licence": "CC0-1.0",
        "legalReferences": [{"title": {"nl": "Wet"}, "url": "https://data.example/eli/wet/1"}],
        "area": [{"name": {"nl": "Amsterdam"}, "code": "GM0363"}],
        "publicContact": [{"kind": "phone", "value": "+31 20 123"}, {"kind": "email", "value": "a@b.example"}],
        "policyArea": ["GF07"],
    })));
    assert_eq!(rendered["dcterms:title"][0], json!({"@value": "Scan car", "@language": "en"}));
    assert_eq!(rendered["register:inUseFrom"], json!({"@value": "2024-05", "@type": "xsd:gYearMonth"}));
    assert!(rendered.get("register:retiredOn").is_none(), "unknown is not a date");
    assert_eq!(rendered["dcterms:license"], json!({"@id": "https://spdx.org/licenses/CC0-1.0"}));
    assert_eq!(rendered["dcterms:references"][0]["@type"], "eli:LegalResource");
    assert!(rendered["dcterms:spatial"][0].get("skos:exactMatch").is_none(), "a municipality is not a NUTS region");
    assert_eq!(rendered["dcat:contactPoint"][0]["vcard:hasTelephone"], json!({"@id": "tel:+3120123"}));
    assert_eq!(rendered["dcterms:subject"][0]["skos:notation"], "GF07");
    assert_eq!(terms::nuts("NL329").as_deref(), Some("http://data.europa.eu/nuts/code/NL329"));
    assert!(
        [terms::nuts("GM0363"), terms::nuts("NL"), terms::nuts("UKI31"), terms::nuts("é1")].iter().all(Option::is_none)
    );
}
