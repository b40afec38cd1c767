//! Compares the tables with the model and with the importers, and tests examples.
use super::mapping::{Codes, Target};
use super::*;
use crate::domain::systems::{SourceScheme, read};
use serde_json::{Value, json};

const TEMPLATES: &str = include_str!("../../../tests/fixtures/formats/nl-templates-1.0.json");

/// Headings that the model lists under their number in version 3 of the UK standard, with their number in version 4.
const RENUMBERED: &[(&str, &str)] = &[
    ("2.3", "2.2"),
    ("2.4", "2.3"),
    ("2.5", "2.4"),
    ("3.4", "3.2"),
    ("4.3.5", "4.3.4"),
    ("4.3.6", "4.3.5"),
    ("4.3.11", "4.3.8"),
];

/// Fields in which the tables deliberately differ from the model. The reasons are given here or in the tables.
const DECIDED: &[(Profile, &str)] = &[
    (Profile::Nl, "otherClassification"),
    (Profile::Uk, "defaultLanguage"),
    // Part of heading 2.2 in version 3, which version 4 dropped.
    (Profile::Uk, "outOfScope"),
    // The supplier is part of the provider's entry, to which C.3 refers.
    (Profile::EuAiAct, "suppliers"),
    // An enum of four values cannot hold codes of another scheme, and `type` corresponds to `analyticsType`.
    (Profile::Eurocities, "otherClassification"),
    (Profile::Eurocities, "decisionType"),
    // The cell names the languages; the origin of a translation has no field.
    (Profile::Nl, "translations"),
];

fn camel(snake: &str) -> String {
    let mut words = snake.split('_');
    let first = words.next().unwrap().to_owned();
    words.fold(first, |all, word| all + &word[..1].to_uppercase() + &word[1..])
}

/// Returns true if a cell of the model names a field of the standard.
fn placed(profile: Profile, cell: &str) -> bool {
    match profile {
        // Only section C; the provider or the assessment itself covers the rest of the column.
        Profile::EuAiAct => cell.contains("C.") && !cell.starts_with('-'),
        // Cells in parentheses mean that the standard covers the field in another way.
        _ => !cell.starts_with('-') && !cell.starts_with('('),
    }
}

#[test]
fn the_mappings_follow_the_model() {
    let model = include_str!("../../../docs/record-model.csv");
    let mut rows = csv::Reader::from_reader(model.as_bytes());
    let headers = rows.headers().unwrap().clone();
    let column = |name: &str| headers.iter().position(|header| header == name).unwrap();
    let columns = [
        (Profile::Nl, column("nl_1_0")),
        (Profile::Uk, column("uk_atrs_v3_v4")),
        (Profile::Eurocities, column("eurocities_0_3_1")),
        (Profile::EuAiAct, column("eu_ai_act")),
    ];
    let (mut compared, mut limits, mut wrong) = (0, 0, Vec::new());
    for row in rows.records().map(Result::unwrap) {
        let field = camel(&row[1].replace("organisation", "organization"));
        let passed_over = ["slug", "sourceRecord"].contains(&field.as_str());
        if !Record::FIELDS.contains(&field.as_str()) || passed_over {
            continue;
        }
        for (profile, column) in columns {
            let cell = &row[column];
            let mapping = profile.mappings().iter().find(|(name, _)| *name == field).map(|(_, mapping)| mapping);
            compared += 1;
            let decided = DECIDED.contains(&(profile, field.as_str()));
            if (mapping.is_some() == placed(profile, cell)) == decided {
                wrong.push(format!("{profile} {field}: {cell}"));
            }
            let Some(mapping) = mapping.filter(|_| !decided) else { continue };
            let moved = RENUMBERED.iter().any(|(old, new)| *new == mapping.name && cell.contains(old));
            if !cell.contains(mapping.name) && !moved {
                wrong.push(format!("{profile} {field}: {} is not in {cell}", mapping.name));
            }
            // `name (100)` and `description (500-10000)`: the limit is the last number in parentheses. A small number
            // counts codes.
            let inside = cell.split_once('(').and_then(|(_, rest)| rest.split([')', ',']).next()).unwrap_or_default();
            let limit = inside.rsplit('-').next().unwrap_or_default().parse::<usize>().ok();
            let limit = limit.or_else(|| cell.split([' ', ')']).find_map(|word| word.strip_suffix(',')?.parse().ok()));
            if let Some(limit) = limit.filter(|limit| *limit >= 100) {
                if mapping.limit != Some(limit) {
                    wrong.push(format!("{profile} {field}: at most {limit}: {cell}"));
                }
                limits += 1;
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(compared > 350 && limits >= 9, "{compared} {limits}");
}

#[test]
fn no_field_is_mapped_twice() {
    for profile in Profile::ALL {
        let fields: Vec<_> = profile.mappings().iter().map(|(field, _)| *field).collect();
        for (n, field) in fields.iter().enumerate() {
            assert!(Record::FIELDS.contains(field), "{profile} {field}");
            assert!(!fields[..n].contains(field), "{profile} {field} is there twice");
        }
    }
}

/// The columns of the report under Local Law 35.
#[test]
fn the_new_york_mapping_uses_columns_of_the_report() {
    let columns = [
        "year",
        "agency",
        "tool_name",
        "tool_desc_brief",
        "tool_desc_detail",
        "data",
        "vendor",
        "date_use",
        "data_training",
        "data_input",
        "data_output",
        "vendor_name",
        "vendor_desc",
        "identifying_info",
        "analysis_type",
        "population_type",
        "updated",
        "updated_desc",
    ];
    let mappings = Profile::Nyc.mappings().iter().filter(|(field, _)| *field != "defaultLanguage");
    for (field, mapping) in mappings {
        assert!(columns.contains(&mapping.name), "{field} is in no column: {}", mapping.name);
    }
}

#[test]
fn mapped_codes_exist_in_the_record() {
    let schema = crate::domain::systems::json_schema();
    for profile in Profile::ALL {
        for (field, mapping) in profile.mappings() {
            let (Target::Codes(codes) | Target::OneCode(codes)) = mapping.target else { continue };
            let property = &schema["properties"][field];
            let reference = property["$ref"].as_str().or_else(|| property["items"]["$ref"].as_str()).unwrap();
            let list = schema["$defs"][reference.rsplit('/').next().unwrap()]["enum"].as_array().unwrap();
            for (code, _) in codes {
                assert!(list.iter().any(|value| value == code), "{profile} {field}: {code}");
            }
        }
    }
}

/// The importers interpret each code as the tables define it.
#[test]
fn exported_codes_are_imported_as_the_first() {
    let check = |codes: &Codes, back: &dyn Fn(&str) -> Value| {
        let words = codes.iter().flat_map(|(_, words)| words.iter());
        for word in words {
            let first = codes.iter().find(|(_, words)| words.contains(word)).unwrap().0;
            assert_eq!(back(word), first, "{word}");
        }
    };
    let nl = |row: Value| {
        let mut all = json!({"id": "1", "name": "Naam", "organization": "Gemeente Voorbeeld", "goal": "Doel"});
        all.as_object_mut().unwrap().extend(row.as_object().unwrap().clone());
        json!(import(SourceScheme::Nl10, &json!([all]))[0])
    };
    check(nl::STATUS, &|word| nl(json!({"status": word}))["status"].clone());
    check(nl::TIER, &|word| nl(json!({"publication_category": word}))["publicationTier"].clone());
    check(nl::POLICY_AREA, &|word| nl(json!({"category": [word]}))["policyArea"][0].clone());
    check(nl::ASSESSMENT, &|word| {
        nl(json!({"impacttoetsen_grouping": [{"title": word, "link": "https://example.org"}]}))["impactAssessments"][0]
            ["type"]
            .clone()
    });
    let uk = |row: Value| {
        let mut all = json!({"slug": "a", "title": "Tool", "tool_name": "Tool", "publishing_body": "Example Council"});
        all["description"] = "It helps.".into();
        all.as_object_mut().unwrap().extend(row.as_object().unwrap().clone());
        json!(import(SourceScheme::UkAtrs, &json!({"records": [all]}))[0])
    };
    check(uk::STATUS, &|word| uk(json!({"phase": word}))["status"].clone());
    check(uk::POLICY_AREA, &|word| uk(json!({"function": word}))["policyArea"][0].clone());
    check(uk::CAPABILITY, &|word| uk(json!({"capability": word}))["capability"][0].clone());
}

fn import(scheme: SourceScheme, file: &Value) -> Vec<Record> {
    let rows = crate::formats::read(scheme, file.to_string().as_bytes(), None).unwrap();
    rows.into_iter().map(|row| row.outcome.unwrap().record).collect()
}

#[test]
fn imported_records_lose_nothing_on_export() {
    let records = import(SourceScheme::Nl10, &serde_json::from_str(TEMPLATES).unwrap());
    assert!(records.len() > 20);
    let mut found: Vec<_> = records.iter().flat_map(|record| losses(record, Profile::Nl)).collect();
    found.sort_by(|a, b| a.pointer.cmp(&b.pointer));
    // These files contain more than version 1.0 allows: ids of earlier versions, and titles of laws that are too long.
    let expected_loss = |loss: &Loss| match loss.pointer.split('/').collect::<Vec<_>>()[..] {
        ["", "aliasIds", _] | ["", "technique"] => true,
        // A link that is not a URL.
        ["", "datasets", _, "source"] | ["", "legalReferences", _, "identifier"] => true,
        ["", "legalReferences", _, "title", _] => matches!(loss.kind, LossKind::Shortened { limit: 100, .. }),
        _ => false,
    };
    let others: Vec<_> = found.iter().filter(|loss| !expected_loss(loss)).collect();
    assert!(others.is_empty(), "{others:#?}");
}

#[test]
fn every_loss_points_into_the_record() {
    for record in import(SourceScheme::Nl10, &serde_json::from_str(TEMPLATES).unwrap()) {
        let json = json!(record);
        for profile in Profile::ALL {
            for loss in losses(&record, *profile) {
                assert!(json.pointer(&loss.pointer).is_some(), "{profile} {}", loss.pointer);
                assert!(LossKind::CODES.contains(&loss.kind.code()));
            }
        }
    }
}

fn lost(change: Value, profile: Profile) -> Vec<(String, LossKind)> {
    let mut all = json!({"organization": "example-city", "defaultLanguage": "nl", "name": {"nl": "Parkeren"}});
    for (field, value) in change.as_object().unwrap() {
        all[field] = value.clone();
    }
    losses(&read(&all).unwrap(), profile).into_iter().map(|loss| (loss.pointer, loss.kind)).collect()
}

fn at<const N: usize>(losses: [(&str, LossKind); N]) -> Vec<(String, LossKind)> {
    losses.into_iter().map(|(at, kind)| (at.to_owned(), kind)).collect()
}

#[test]
fn only_present_values_can_be_lost() {
    assert_eq!(lost(json!({}), Profile::Nl), []);
    assert_eq!(
        lost(json!({"previousProcess": {"nl": "Op papier."}}), Profile::Nl),
        at([("/previousProcess", LossKind::NoField)])
    );
    assert_eq!(
        lost(json!({"previousProcess": {"en": "On paper."}}), Profile::Eurocities),
        at([("/previousProcess", LossKind::NoField)])
    );
    // Section C requires little; the name is part of the provider's entry.
    assert_eq!(
        lost(json!({}), Profile::EuAiAct),
        at([("/defaultLanguage", LossKind::NoField), ("/name", LossKind::NoField)])
    );
}

#[test]
fn texts_are_shortened_and_share_a_limit() {
    let long = "x".repeat(101);
    assert_eq!(
        lost(json!({"name": {"nl": long}}), Profile::Nl),
        at([("/name/nl", LossKind::Shortened { length: 101, limit: 100 })])
    );
    assert_eq!(lost(json!({"name": {"nl": long}}), Profile::Eurocities), []);
    // The limit also applies to URLs, which other standards do not limit.
    let address = |tail: usize| format!("https://example.org/{}", "x".repeat(tail));
    let urls = json!({"processingRegisterUrl": [address(490), address(1)], "links": [{"rel": "publicPage", "url": address(480)}]});
    assert_eq!(
        lost(urls, Profile::Nl),
        at([
            ("/processingRegisterUrl/1", LossKind::OneValue),
            ("/processingRegisterUrl/0", LossKind::Shortened { length: 510, limit: 500 }),
        ])
    );
    // Two fields with a blank line between them.
    let texts = json!({"problem": {"nl": "y".repeat(500)}, "purpose": {"nl": "x".repeat(2000)}});
    assert_eq!(
        lost(texts, Profile::Nl),
        at([
            ("/problem", LossKind::Joined { with: "purpose" }),
            ("/problem/nl", LossKind::Shortened { length: 2502, limit: 2500 }),
        ])
    );
}

#[test]
fn one_language_is_exported() {
    let lang = |tag: &str| Lang::parse(tag).unwrap();
    let texts = json!({"name": {"nl": "Parkeren", "en": "Parking"}, "summary": {"en": "It plans."},
        "tags": [{"lang": "nl", "value": "auto"}, {"lang": "en", "value": "car"}],
        "translations": [{"lang": "en", "status": "machine"}]});
    let one_language =
        |exported: &str, other: &str| LossKind::OneLanguage { exported: lang(exported), lost: vec![lang(other)] };
    assert_eq!(
        lost(texts.clone(), Profile::Nl),
        at([("/name", one_language("nl", "en")), ("/tags/1", one_language("nl", "en"))])
    );
    // English readers get the English text, without the information that it is a machine translation.
    assert_eq!(
        lost(texts.clone(), Profile::Uk),
        at([
            ("/name", one_language("en", "nl")),
            ("/tags/0", one_language("en", "nl")),
            ("/translations/0", LossKind::NoField),
        ])
    );
    assert!(lost(texts, Profile::EuAiAct).iter().all(|(_, kind)| matches!(kind, LossKind::NoField)));
    let english = json!({"defaultLanguage": "en", "name": {"en": "Parking"}});
    assert_eq!(lost(english, Profile::Nl), at([("/defaultLanguage", LossKind::NoCode)]));
}

#[test]
fn codes_are_mapped_or_lost() {
    let becomes = |word: &str| LossKind::CodeMapped { becomes: word.into() };
    let of = |status: &str, profile| {
        let english = json!({"status": status, "defaultLanguage": "en", "name": {"nl": "Parkeren", "en": "Parking"}});
        lost(english, profile).into_iter().filter(|(at, _)| at == "/status").collect::<Vec<_>>()
    };
    assert_eq!(of("inUse", Profile::Nl), []);
    assert_eq!(of("suspended", Profile::Nl), at([("/status", becomes("Buiten gebruik"))]));
    assert_eq!(of("pilot", Profile::Uk), []);
    assert_eq!(of("planned", Profile::Uk), at([("/status", becomes("pre-deployment"))]));
    let technique = json!({"technique": ["statistical", "ruleBased", "hybrid"]});
    assert_eq!(
        lost(technique.clone(), Profile::Eurocities),
        at([("/technique/0", LossKind::NoCode), ("/technique/2", LossKind::OneValue)])
    );
    assert_eq!(lost(technique, Profile::Nl), at([("/technique", LossKind::AsText)]));
    assert_eq!(lost(json!({"policyArea": ["GF02"]}), Profile::Nl), at([("/policyArea/0", LossKind::NoCode)]));
    assert_eq!(lost(json!({"inUseFrom": "2024-05-03"}), Profile::Nl), at([("/inUseFrom", becomes("2024-05"))]));
    let personal = json!({"personalData": "pseudonymised", "defaultLanguage": "en", "name": {"en": "Parking"}});
    assert_eq!(lost(personal, Profile::Nyc), at([("/personalData", becomes("yes"))]));
}

#[test]
fn objects_are_exported_up_to_the_limit() {
    let contacts = json!({"publicContact": [
        {"kind": "phone", "value": "14 020"}, {"kind": "email", "value": "a@example.org", "label": {"nl": "Team"}},
        {"kind": "url", "value": "https://example.org"},
    ]});
    assert_eq!(
        lost(contacts, Profile::Nl),
        at([
            ("/publicContact/0", LossKind::NoField),
            ("/publicContact/1/label", LossKind::NoField),
            ("/publicContact/2", LossKind::OneValue),
        ])
    );
    let code = json!({"sourceCode": [{"status": "closedSecurity"}, {"status": "open", "url": "https://example.org"}]});
    assert_eq!(lost(code, Profile::Nl), at([("/sourceCode/0/status", LossKind::NoField)]));
    let assessments = json!({"impactAssessments": [
        {"type": "dpia", "status": "done", "summary": {"nl": "Goed."}}, {"type": "fria", "status": "done"},
        {"type": "iama", "status": "inProgress"},
    ]});
    assert_eq!(
        lost(assessments.clone(), Profile::Nl),
        at([
            ("/impactAssessments/0/summary", LossKind::NoField),
            ("/impactAssessments/1/type", LossKind::NoCode),
            ("/impactAssessments/2", LossKind::NoField),
        ])
    );
    let eu = lost(assessments, Profile::EuAiAct).into_iter().filter(|(at, _)| at.starts_with("/impact"));
    assert_eq!(eu.collect::<Vec<_>>(), at([("/impactAssessments/2", LossKind::NoField)]));
    let submitted = json!({"submittedBy": {"name": "An example"}});
    assert_eq!(lost(submitted.clone(), Profile::Nl), []);
    assert!(lost(submitted, Profile::EuAiAct).iter().all(|(at, _)| at != "/submittedBy"));
}
