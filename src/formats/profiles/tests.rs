//! The tables against the model, against what is read from those standards, and by example.
use super::place::{Codes, Holds};
use super::*;
use crate::domain::systems::{SourceScheme, read};
use serde_json::{Value, json};

const TEMPLATES: &str = include_str!("../../../tests/fixtures/formats/nl-templates-1.0.json");

/// Where version 4 of the British standard has what the model knows by a number of version 3.
const RENUMBERED: &[(&str, &str)] = &[
    ("2.3", "2.2"),
    ("2.4", "2.3"),
    ("2.5", "2.4"),
    ("3.4", "3.2"),
    ("4.3.5", "4.3.4"),
    ("4.3.6", "4.3.5"),
    ("4.3.11", "4.3.8"),
];

/// Fields of which the tables say something else than the model, for the reason that stands there or here.
const DECIDED: &[(Profile, &str)] = &[
    (Profile::Nl, "otherClassification"),
    (Profile::Uk, "defaultLanguage"),
    // Part of 2.2 in version 3, which version 4 dropped.
    (Profile::Uk, "outOfScope"),
    // The provider's entry, to which C.3 leads, names the supplier.
    (Profile::EuAiAct, "suppliers"),
    // An enum of four values has no room for another scheme's words, and `type` is what `analyticsType` says.
    (Profile::Eurocities, "otherClassification"),
    (Profile::Eurocities, "decisionType"),
    // The cell names the languages; where a translation comes from has no place.
    (Profile::Nl, "translations"),
];

fn camel(snake: &str) -> String {
    let mut words = snake.split('_');
    let first = words.next().unwrap().to_owned();
    words.fold(first, |all, word| all + &word[..1].to_uppercase() + &word[1..])
}

/// What the model has in a cell, if the standard has a place at all.
fn placed(profile: Profile, cell: &str) -> bool {
    match profile {
        // Only section C; the rest of the column is told by the provider, or in the assessment itself.
        Profile::EuAiAct => cell.contains("C.") && !cell.starts_with('-'),
        // In brackets: it is there by other means than a field.
        _ => !cell.starts_with('-') && !cell.starts_with('('),
    }
}

#[test]
fn the_tables_follow_the_model() {
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
            let place = profile.places().iter().find(|(name, _)| *name == field).map(|(_, place)| place);
            compared += 1;
            let decided = DECIDED.contains(&(profile, field.as_str()));
            if (place.is_some() == placed(profile, cell)) == decided {
                wrong.push(format!("{profile} {field}: {cell}"));
            }
            let Some(place) = place.filter(|_| !decided) else { continue };
            let moved = RENUMBERED.iter().any(|(old, new)| *new == place.name && cell.contains(old));
            if !cell.contains(place.name) && !moved {
                wrong.push(format!("{profile} {field}: {} is not in {cell}", place.name));
            }
            // `name (100)` and `description (500-10000)`: the last number in the brackets. A small one counts codes.
            let inside = cell.split_once('(').and_then(|(_, rest)| rest.split([')', ',']).next()).unwrap_or_default();
            let limit = inside.rsplit('-').next().unwrap_or_default().parse::<usize>().ok();
            let limit = limit.or_else(|| cell.split([' ', ')']).find_map(|word| word.strip_suffix(',')?.parse().ok()));
            if let Some(limit) = limit.filter(|limit| *limit >= 100) {
                if place.limit != Some(limit) {
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
fn no_field_has_two_places() {
    for profile in Profile::ALL {
        let fields: Vec<_> = profile.places().iter().map(|(field, _)| *field).collect();
        for (n, field) in fields.iter().enumerate() {
            assert!(Record::FIELDS.contains(field), "{profile} {field}");
            assert!(!fields[..n].contains(field), "{profile} {field} is there twice");
        }
    }
}

/// The columns of the report under Local Law 35.
#[test]
fn the_report_of_new_york_has_these_columns() {
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
    let places = Profile::Nyc.places().iter().filter(|(field, _)| *field != "defaultLanguage");
    for (field, place) in places {
        assert!(columns.contains(&place.name), "{field} is in no column: {}", place.name);
    }
}

#[test]
fn codes_are_those_of_the_record() {
    let schema = crate::domain::systems::json_schema();
    for profile in Profile::ALL {
        for (field, place) in profile.places() {
            let (Holds::Codes(codes) | Holds::OneCode(codes)) = place.holds else { continue };
            let property = &schema["properties"][field];
            let reference = property["$ref"].as_str().or_else(|| property["items"]["$ref"].as_str()).unwrap();
            let list = schema["$defs"][reference.rsplit('/').next().unwrap()]["enum"].as_array().unwrap();
            for (code, _) in codes {
                assert!(list.iter().any(|known| known == code), "{profile} {field}: {code}");
            }
        }
    }
}

/// What our importers make of each word is what the tables say that it means.
#[test]
fn what_goes_out_comes_back_as_the_first() {
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
fn what_came_from_a_standard_goes_back_to_it() {
    let records = import(SourceScheme::Nl10, &serde_json::from_str(TEMPLATES).unwrap());
    assert!(records.len() > 20);
    let mut found: Vec<_> = records.iter().flat_map(|record| losses(record, Profile::Nl)).collect();
    found.sort_by(|a, b| a.pointer.cmp(&b.pointer));
    // What is in these files beside version 1.0: ids of earlier versions, and laws whose title is longer than it allows.
    let known = |loss: &Loss| match loss.pointer.split('/').collect::<Vec<_>>()[..] {
        ["", "aliasIds", _] | ["", "technique"] => true,
        // A link that is no address.
        ["", "datasets", _, "source"] | ["", "legalReferences", _, "identifier"] => true,
        ["", "legalReferences", _, "title", _] => matches!(loss.what, LossKind::Shortened { limit: 100, .. }),
        _ => false,
    };
    let others: Vec<_> = found.iter().filter(|loss| !known(loss)).collect();
    assert!(others.is_empty(), "{others:#?}");
}

#[test]
fn every_loss_has_its_place_in_the_record() {
    for record in import(SourceScheme::Nl10, &serde_json::from_str(TEMPLATES).unwrap()) {
        let json = json!(record);
        for profile in Profile::ALL {
            for loss in losses(&record, *profile) {
                assert!(json.pointer(&loss.pointer).is_some(), "{profile} {}", loss.pointer);
                assert!(LossKind::CODES.contains(&loss.what.code()));
            }
        }
    }
}

fn lost(change: Value, profile: Profile) -> Vec<(String, LossKind)> {
    let mut all = json!({"organization": "example-city", "defaultLanguage": "nl", "name": {"nl": "Parkeren"}});
    for (field, value) in change.as_object().unwrap() {
        all[field] = value.clone();
    }
    losses(&read(&all).unwrap(), profile).into_iter().map(|loss| (loss.pointer, loss.what)).collect()
}

fn at<const N: usize>(losses: [(&str, LossKind); N]) -> Vec<(String, LossKind)> {
    losses.into_iter().map(|(at, what)| (at.to_owned(), what)).collect()
}

#[test]
fn only_what_is_said_can_be_lost() {
    assert_eq!(lost(json!({}), Profile::Nl), []);
    assert_eq!(
        lost(json!({"previousProcess": {"nl": "Op papier."}}), Profile::Nl),
        at([("/previousProcess", LossKind::NoField)])
    );
    assert_eq!(
        lost(json!({"previousProcess": {"en": "On paper."}}), Profile::Eurocities),
        at([("/previousProcess", LossKind::NoField)])
    );
    // Section C asks for little; the name is in the provider's entry.
    assert_eq!(
        lost(json!({}), Profile::EuAiAct),
        at([("/defaultLanguage", LossKind::NoField), ("/name", LossKind::NoField)])
    );
}

#[test]
fn texts_are_shortened_and_share_their_room() {
    let long = "x".repeat(101);
    assert_eq!(
        lost(json!({"name": {"nl": long}}), Profile::Nl),
        at([("/name/nl", LossKind::Shortened { length: 101, limit: 100 })])
    );
    assert_eq!(lost(json!({"name": {"nl": long}}), Profile::Eurocities), []);
    // Addresses too, which other standards let be as long as ours.
    let address = |tail: usize| format!("https://example.org/{}", "x".repeat(tail));
    let urls = json!({"processingRegisterUrl": [address(490), address(1)], "links": [{"rel": "publicPage", "url": address(480)}]});
    assert_eq!(
        lost(urls, Profile::Nl),
        at([
            ("/processingRegisterUrl/1", LossKind::OneValue),
            ("/processingRegisterUrl/0", LossKind::Shortened { length: 510, limit: 500 }),
        ])
    );
    // Two fields, a blank line between them.
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
fn one_language_goes_out() {
    let lang = |tag: &str| Lang::parse(tag).unwrap();
    let texts = json!({"name": {"nl": "Parkeren", "en": "Parking"}, "summary": {"en": "It plans."},
        "tags": [{"lang": "nl", "value": "auto"}, {"lang": "en", "value": "car"}],
        "translations": [{"lang": "en", "status": "machine"}]});
    let one = |kept: &str, other: &str| LossKind::OneLanguage { kept: lang(kept), lost: vec![lang(other)] };
    assert_eq!(lost(texts.clone(), Profile::Nl), at([("/name", one("nl", "en")), ("/tags/1", one("nl", "en"))]));
    // English readers get English, and are not told that a machine wrote it.
    assert_eq!(
        lost(texts.clone(), Profile::Uk),
        at([("/name", one("en", "nl")), ("/tags/0", one("en", "nl")), ("/translations/0", LossKind::NoField),])
    );
    assert!(lost(texts, Profile::EuAiAct).iter().all(|(_, what)| matches!(what, LossKind::NoField)));
    let english = json!({"defaultLanguage": "en", "name": {"en": "Parking"}});
    assert_eq!(lost(english, Profile::Nl), at([("/defaultLanguage", LossKind::NoCode)]));
}

#[test]
fn codes_have_their_words_or_none() {
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
fn objects_go_out_as_far_as_there_is_room() {
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
