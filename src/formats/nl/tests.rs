use super::super::tests::{error_codes, import, instant, lang, record_json, rows};
use super::*;
use serde_json::json;

const TEMPLATES: &str = include_str!("../../../tests/fixtures/formats/nl-templates-1.0.json");

fn nl(row: Value) -> Value {
    record_json(SourceScheme::Nl10, json!([row]).to_string())
}

#[test]
fn all_templates_map() {
    let mut counts = std::collections::BTreeMap::new();
    for row in rows(SourceScheme::Nl10, TEMPLATES) {
        let import = row.outcome.unwrap();
        assert_eq!(import.organization, None);
        assert_eq!(import.record.organization.as_str(), "unknown");
        for field in Record::FIELDS.iter().filter(|field| import.record.has(field)) {
            *counts.entry(*field).or_insert(0) += 1;
        }
        let text = serde_json::to_string(&Record { source_record: None, ..import.record }).unwrap();
        assert!(!text.contains('<'), "{text}");
    }
    for (field, count) in [
        ("name", 27),
        ("summary", 27),
        ("purpose", 27),
        ("proportionality", 25),
        ("humanOversight", 26),
        ("riskSummary", 22),
        ("legalBasis", 23),
        ("legalReferences", 21),
        ("dataSummary", 18),
        ("datasets", 9),
        ("howItWorks", 26),
        ("developedBy", 26),
        ("suppliers", 26),
        ("status", 27),
        ("inUseFrom", 3),
        ("publicationTier", 27),
        ("otherClassification", 27),
        ("policyArea", 16),
        ("localThemes", 16),
        ("technique", 13),
        ("tags", 9),
        ("publicContact", 2),
        ("impactAssessments", 2),
        ("impactAssessmentNote", 6),
        ("links", 4),
        ("aliasIds", 27),
        ("sourceRecord", 27),
    ] {
        assert_eq!(counts.remove(field), Some(count), "{field}");
    }
    assert_eq!(counts.into_keys().collect::<Vec<_>>(), ["defaultLanguage", "organization"]);
}

fn template(key: &str) -> Record {
    let row = rows(SourceScheme::Nl10, TEMPLATES).into_iter().find(|row| row.key.as_deref() == Some(key));
    row.unwrap().outcome.unwrap().record
}

#[test]
fn templates_keep_their_content() {
    let record = template("oribi-gezichtsvergelijking");
    let [law] = record.legal_references.as_slice() else { panic!() };
    // Title and link are swapped in the source.
    assert!(law.title.get(&lang("nl")).unwrap().starts_with("Wet BRP art. 2.67 lid 4;"));
    assert_eq!(law.url.as_ref().unwrap().as_str(), "https://wetten.overheid.nl/BWBR0033715/2023-10-01#Hoofdstuk2");
    assert_eq!(law.identifier, None);
    assert_eq!(record.suppliers[0].name.as_str(), "Oribi B.V. – https://www.oribi.nl");

    let record = template("procura-vrijbrp-risicoanalyse");
    let data = record.data_summary.get(&lang("nl")).unwrap();
    assert!(data.starts_with("- BSN verhuizende personen\n- Aanwezige markering"), "{data}");
    assert_eq!(data.lines().count(), 12);

    let record = template("brickyard-zero-emissie-zone");
    assert_eq!(record.datasets[1].url.as_ref().unwrap().as_str(), "https://www.nationaalparkeerregister.nl/");
    assert_eq!(record.legal_references[0].url.as_ref().unwrap().as_str(), "https://wetten.overheid.nl/BWBR0006622");
    assert_eq!(record.tags.len(), 9);
    assert_eq!(record.policy_area, [PolicyArea::Gf04]);

    let record = template("contec-veilig-mailen");
    assert_eq!(record.in_use_from.unwrap().as_str(), "2023-08");
    assert_eq!(record.impact_assessments[0].kind, AssessmentType::Dpia);
    assert_eq!(
        (record.public_contact[0].kind, record.public_contact[0].value.as_str()),
        (ContactKind::Email, "privacy@contec.nl")
    );

    // The website is the name of a team: not a URL, and not an error.
    assert!(template("gemeente-tilburg-virtuele-gemeente-assistent-gem").links.is_empty());
    assert_eq!(template("centric-legesberekening").technique, [Technique::RuleBased]);
    assert_eq!(template("xxllnc-Anonimiseren").technique, [Technique::MachineLearning]);
}

#[test]
fn the_full_form_fills_every_field_of_the_standard() {
    let row = json!({
        "lars": 12345678,
        "name": "Parkeerhulp",
        "description_short": "<p>Helpt bij\nparkeren.</p>",
        "organization": "Gemeente Voorbeeld",
        "category": ["Verkeer", "Economie", "Iets nieuws"],
        "status": "Buiten gebruik",
        "begin_date": "2020-02",
        "end_date": "2024-11",
        "contact_email": "algoritmes@voorbeeld.example of https://www.voorbeeld.example/contact,1.html",
        "website": "www.voorbeeld.example/parkeren",
        "publication_category": "Hoog-risico AI-systeem",
        "url": "https://algoritmes.overheid.nl/nl/algoritme/gm9999/12345678",
        "goal": "<p>Doel &amp; impact</p><ul><li>een</li><li>twee</li></ul>",
        "proportionality": "Past.",
        "human_intervention": "Een mens kijkt.",
        "risks": "Weinig.",
        "lawful_basis": "De wet.",
        "lawful_basis_grouping": [
            {"title": "Voorbeeldwet", "link": "https://wetten.example/1"},
            {"title": "Verordening", "link": "artikel 3"},
            {"title": "", "link": " "},
            {"title": null, "link": "https://wetten.example/2"},
            {"title": "Alleen een titel", "link": ""},
        ],
        "process_index_url": "https://voorbeeld.example/verwerkingen",
        "impacttoetsen_grouping": [
            {"title": "Data Protection Impact Assessment (DPIA)", "link": "https://voorbeeld.example/dpia"},
            {"title": "AI Impact Assesment (AIIA)", "link": ""},
            {"title": "Privacy Quickscan"},
        ],
        "impacttoetsen": "Geen IAMA nodig.",
        "source_data": "Kentekens.",
        "source_data_grouping": [{"title": "RDW", "link": "https://rdw.example/"}, {"title": "Kantoor", "link": "Gewone bestanden"}],
        "methods_and_models": "Regels.",
        "provider": "Voorbeeld B.V.",
        "publiccode": "https://code.example/parkeerhulp",
        "lang": "NLD",
        "standard_version": "1.0",
        "source_id": "VB-1",
        "uuid": "u-1",
        "tags": "<p>parkeren, auto; parkeren</p>",
        "type": "Regelgebaseerd ",
        "publication_dt": "2025-01-01",
    });
    assert_eq!(
        nl(row.clone()),
        json!({
            "organization": "voorbeeld",
            "defaultLanguage": "nl",
            "aliasIds": [
                {"scheme": "nlLars", "value": "12345678"},
                {"scheme": "nlUuid", "value": "u-1"},
                {"scheme": "nlSourceId", "value": "VB-1"},
            ],
            "name": {"nl": "Parkeerhulp"},
            "summary": {"nl": "Helpt bij parkeren."},
            "tags": [{"lang": "nl", "value": "parkeren"}, {"lang": "nl", "value": "auto"}],
            "policyArea": ["GF04"],
            "localThemes": [
                {"scheme": "nl-thema", "value": "Verkeer"},
                {"scheme": "nl-thema", "value": "Economie"},
                {"scheme": "nl-thema", "value": "Iets nieuws"},
            ],
            "purpose": {"nl": "Doel & impact\n\n- een\n- twee"},
            "proportionality": {"nl": "Past."},
            "publicationTier": "highRiskAi",
            "otherClassification": [{"scheme": "nl", "value": "Hoog-risico AI-systeem"}],
            "legalBasis": {"nl": "De wet."},
            "legalReferences": [
                {"title": {"nl": "Voorbeeldwet"}, "url": "https://wetten.example/1"},
                {"title": {"nl": "Verordening"}, "identifier": "artikel 3"},
                {"title": {"nl": "https://wetten.example/2"}, "url": "https://wetten.example/2"},
                {"title": {"nl": "Alleen een titel"}},
            ],
            "processingRegisterUrl": ["https://voorbeeld.example/verwerkingen"],
            "dataSummary": {"nl": "Kentekens."},
            "datasets": [
                {"name": {"nl": "RDW"}, "url": "https://rdw.example/"},
                {"name": {"nl": "Kantoor"}, "source": {"nl": "Gewone bestanden"}},
            ],
            "technique": ["ruleBased"],
            "howItWorks": {"nl": "Regels."},
            "sourceCode": [{"status": "open", "url": "https://code.example/parkeerhulp"}],
            "riskSummary": {"nl": "Weinig."},
            "humanOversight": {"nl": "Een mens kijkt."},
            "impactAssessments": [
                {"type": "dpia", "status": "done", "title": {"nl": "Data Protection Impact Assessment (DPIA)"}, "url": "https://voorbeeld.example/dpia"},
                {"type": "aiia", "status": "done", "title": {"nl": "AI Impact Assesment (AIIA)"}},
                {"type": "other", "status": "done", "title": {"nl": "Privacy Quickscan"}},
            ],
            "impactAssessmentNote": {"nl": "Geen IAMA nodig."},
            "developedBy": "supplier",
            "suppliers": [{"name": "Voorbeeld B.V."}],
            "status": "retired",
            "inUseFrom": "2020-02",
            "retiredOn": "2024-11",
            "publicContact": [
                {"kind": "email", "value": "algoritmes@voorbeeld.example"},
                {"kind": "url", "value": "https://www.voorbeeld.example/contact,1.html"},
            ],
            "links": [
                {"rel": "publicPage", "url": "https://www.voorbeeld.example/parkeren"},
                {"rel": "sourceRegistration", "url": "https://algoritmes.overheid.nl/nl/algoritme/12345678"},
            ],
        })
    );
    let import = import(SourceScheme::Nl10, json!({"items": [row]}).to_string());
    let source = import.record.source_record.unwrap();
    assert_eq!(source.payload, row);
    assert_eq!(source.scheme_version.unwrap().as_str(), "1.0");
    let organization = serde_json::to_value(import.organization).unwrap();
    assert_eq!(
        organization,
        json!({"slug": "voorbeeld", "name": {"nl": "Gemeente Voorbeeld"}, "type": "municipality", "country": "NL"})
    );
}

fn short(date: &str, url: &str) -> Value {
    json!({
        "id": "123", "title": "Parkeerhulp", "organisatie": "Provincie Voorbeeld", "doel": "Doel.", "juridische_basis": "Wet.",
        "impactassessment": "Ja", "status": "ontwikkeling", date: "2026-05-13", "url": url,
    })
}

#[test]
fn a_short_row_does_not_change_when_fetched_again() {
    let now = json!({"algoritmes": [short("geregistreerd", "https://algoritmes.overheid.nl/nl/algoritme/123")], "fetched_at": "2026-08-08T06:20:11Z"});
    let then =
        json!({"algoritmes": [short("laatst_gewijzigd", "https://algoritmes.overheid.nl/nl/algoritme/gm9999/123")]});
    assert_eq!(
        record_json(SourceScheme::Nl10, now.to_string()),
        json!({
            "organization": "provincie-voorbeeld",
            "defaultLanguage": "nl",
            "aliasIds": [{"scheme": "nlLars", "value": "123"}],
            "name": {"nl": "Parkeerhulp"},
            "purpose": {"nl": "Doel."},
            "legalBasis": {"nl": "Wet."},
            "impactAssessments": [{"type": "other", "status": "done"}],
            "status": "inDevelopment",
            "links": [{"rel": "sourceRegistration", "url": "https://algoritmes.overheid.nl/nl/algoritme/123"}],
        })
    );
    assert_eq!(record_json(SourceScheme::Nl10, now.to_string()), record_json(SourceScheme::Nl10, then.to_string()));

    let (now, then) = (now.to_string(), then.to_string());
    let at = Some(instant("2026-01-01T00:00:00Z"));
    let source =
        |file: &str| read(file.as_bytes(), at).unwrap().remove(0).outcome.unwrap().record.source_record.unwrap();
    assert_eq!(source(&now).retrieved_at, Some(instant("2026-08-08T06:20:11Z")), "the file knows best");
    assert_eq!(source(&then).retrieved_at, at);
    assert_ne!(source(&now).sha256, source(&then).sha256);
}

#[test]
fn unknown_values_are_omitted() {
    let mut row = short("toegevoegd", "bij ons");
    row["status"] = "misschien".into();
    row["impactassessment"] = "Onbekend".into();
    let record_json = nl(row.clone());
    assert!(
        ["status", "impactAssessments", "links"].iter().all(|field| record_json.get(field).is_none()),
        "{record_json}"
    );
    row["impactassessment"] = "Nee".into();
    assert_eq!(nl(row)["impactAssessments"], json!([{"type": "other", "status": "notDone"}]));
}

#[test]
fn the_language_is_that_of_the_row() {
    for (tag, lang) in [("ENG", "en"), ("fry", "fy"), ("NLD", "nl"), ("?", "nl")] {
        let record_json = nl(json!({"id": "a", "name": "N", "goal": "G", "lang": tag}));
        assert_eq!((&record_json["defaultLanguage"], &record_json["purpose"][lang]), (&json!(lang), &json!("G")));
    }
}

#[test]
fn developers_and_suppliers() {
    for (provider, by, suppliers) in [
        ("Intern ontwikkeld", json!("inHouse"), json!(null)),
        ("intern  ontwikkeld.", json!("inHouse"), json!(null)),
        ("N.v.t.", json!(null), json!(null)),
        ("", json!(null), json!(null)),
        ("Voorbeeld", json!("supplier"), json!([{"name": "Voorbeeld"}])),
    ] {
        let record_json = nl(json!({"id": "a", "name": "N", "goal": "G", "provider": provider}));
        assert_eq!(
            (record_json.get("developedBy"), record_json.get("suppliers")),
            (by.as_str().map(|_| &by), suppliers.as_array().map(|_| &suppliers)),
            "{provider}"
        );
    }
}

#[test]
fn contacts_are_found_in_any_text() {
    let found =
        |text| find_contacts(text).into_iter().map(|(kind, value)| format!("{kind} {value}")).collect::<Vec<_>>();
    assert_eq!(found("a@b.example"), ["email a@b.example"]);
    assert_eq!(
        found("Team X (mailto:a@b.example); www.b.example."),
        ["email a@b.example", "url https://www.b.example"]
    );
    assert_eq!(found("+31 (0)20 555-1234"), ["phone +31 (0)20 555-1234"]);
    assert_eq!(found("javascript:alert(1) @ a@b @c"), [""; 0]);
}

#[test]
fn an_invalid_link_is_never_an_error() {
    let (long, url) = ("x".repeat(500), "https://wetten.example/1");
    let pairs = json!([
        {"title": url, "link": long},
        {"title": url, "link": "artikel 3"},
        {"title": "", "link": long},
        {"title": "Wet", "link": long},
        {"link": "artikel 4"},
        "tekst",
    ]);
    let record_json =
        nl(json!({"id": "a", "name": "N", "goal": "G", "lawful_basis_grouping": pairs, "source_data_grouping": pairs}));
    assert_eq!(
        record_json["legalReferences"],
        json!([
            {"title": {"nl": url}, "url": url},
            {"title": {"nl": "artikel 3"}, "url": url},
            {"title": {"nl": "Wet"}},
            {"title": {"nl": "artikel 4"}},
        ])
    );
    assert_eq!(
        record_json["datasets"],
        json!([
            {"name": {"nl": long}, "url": url},
            {"name": {"nl": "artikel 3"}, "url": url},
            {"name": {"nl": long}},
            {"name": {"nl": "Wet"}, "source": {"nl": long}},
            {"name": {"nl": "artikel 4"}},
        ])
    );
}

#[test]
fn more_than_three_areas_are_three_areas_and_all_themes() {
    let themes = ["Recht", "Werk", "Wonen", "Zorg en gezondheid", "Openbare orde en veiligheid"];
    let record_json = nl(json!({"id": "a", "name": "N", "goal": "G", "category": themes}));
    assert_eq!(record_json["policyArea"], json!(["GF03", "GF04", "GF06"]));
    assert_eq!(record_json["localThemes"].as_array().unwrap().len(), 5);
}

#[test]
fn all_errors_of_a_row_are_reported() {
    let long = "x".repeat(2501);
    let file = json!([
        {"id": "1", "name": "Goed", "goal": "G"},
        {"id": "2", "name": "Te lang", "goal": "G", "lawful_basis": long, "provider": "y".repeat(301)},
        {"name": "Zonder id", "goal": {"a": 1}},
        "tekst",
        {"id": "5", "title": "T", "organisatie": "z".repeat(301)},
        {"id": "7", "name": " <p>\u{0}</p>", "goal": "G"},
        {"id": "6", "name": "N".repeat(301), "goal": "<p>\u{0}</p>", "tags": format!("{long}, kort"), "website": "ftp://x"},
    ]);
    let rows = rows(SourceScheme::Nl10, file.to_string());
    assert!(rows[0].outcome.is_ok());
    assert_eq!(error_codes(&rows[1]), [("/legalBasis/nl", "tooLong"), ("/suppliers/0/name", "line")]);
    assert_eq!(error_codes(&rows[2]), [("/goal", "type"), ("/key", "required")]);
    assert_eq!(error_codes(&rows[3]), [("", "type")]);
    assert_eq!(error_codes(&rows[4]), [("/organization/name/nl", "tooLong")]);
    assert_eq!(error_codes(&rows[5]), [("/name", "required")]);
    assert_eq!(error_codes(&rows[6]), [("/name/nl", "tooLong")], "invalid tags and URLs are not errors");
    assert_eq!(rows.iter().filter_map(|row| row.key.as_deref()).collect::<Vec<_>>(), ["1", "2", "5", "7", "6"]);
}

#[test]
fn organization_types_follow_from_names() {
    for (name, kind) in [
        ("Ministerie van Voorbeelden", Some(OrganizationType::Ministry)),
        ("HDSR Hoogheemraadschap De Stichtse Rijnlanden", Some(OrganizationType::WaterBoard)),
        ("Wetterskip Fryslân", Some(OrganizationType::WaterBoard)),
        ("Politie", Some(OrganizationType::Police)),
        ("Politieke partij", None),
        ("SED Organisatie (Gemeente Stede Broec, Enkhuizen, Drechterland)", None),
        ("Belastingdienst", None),
    ] {
        assert_eq!(kind_by_name(name, KIND), kind, "{name}");
    }
}
