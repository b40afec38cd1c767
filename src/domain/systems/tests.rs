//! The record against its model, and what publication needs.
use super::codes::*;
use super::quality::completeness;
use super::record::*;
use super::rules::{self, Standard};
use super::*;
use crate::domain::languages::{Lang, Text};
use crate::domain::values::Slug;
use proptest::prelude::*;
use serde_json::json;

fn lang(tag: &str) -> Lang {
    Lang::parse(tag).unwrap()
}

fn minimal() -> Record {
    let mut record = Record::new(Slug::parse("example-city").unwrap(), lang("en"));
    record.name = Text::of(&lang("en"), "Parking permits");
    record
}

fn camel(snake: &str) -> String {
    let mut words = snake.split('_');
    let first = words.next().unwrap().to_owned();
    words.fold(first, |all, word| all + &word[..1].to_uppercase() + &word[1..])
}

/// Fields of the model that are not content of the record: the register keeps or computes them (`docs/record.md`).
const KEPT_BESIDE: &[&str] = &[
    "recordId",
    "organizationType",
    "firstPublished",
    "lastChanged",
    "lastConfirmed",
    "version",
    "registerContact",
    "readingLevel",
    "completeness",
];
/// Fields that the record has beyond the model (`docs/record.md`).
const ADDED: &[&str] = &["localThemes", "notApplicable"];

#[test]
fn the_record_is_the_model() {
    let model = include_str!("../../../docs/record-model.csv");
    let mut rows = csv::Reader::from_reader(model.as_bytes());
    let (mut seen, mut rows_seen) = (Vec::new(), 0);
    for row in rows.records() {
        let row = row.unwrap();
        rows_seen += 1;
        let field = camel(&row[1].replace("organisation", "organization"));
        let publish = &row[6];
        if KEPT_BESIDE.contains(&field.as_str()) {
            continue;
        }
        assert!(Record::FIELDS.contains(&field.as_str()), "{field} is in the model and not in the record");
        let need = match publish {
            "R" => "always",
            "A" => "tier",
            "C" => "condition",
            _ => "optional",
        };
        // A record always says its language: it cannot be built without.
        if field != "defaultLanguage" {
            assert_eq!(rules::need(&field), need, "{field}");
        }
        seen.push(field);
    }
    assert_eq!(rows_seen, 110);
    for field in Record::FIELDS.iter().filter(|field| !ADDED.contains(field)) {
        assert!(seen.iter().any(|name| name == field), "{field} is in the record and not in the model");
    }
}

#[test]
fn code_lists_are_those_of_the_model() {
    let model = include_str!("../../../docs/record-model.csv");
    let schema = json_schema();
    let mut rows = csv::Reader::from_reader(model.as_bytes());
    let mut compared = 0;
    for row in rows.records().map(Result::unwrap).filter(|row| &row[2] == "enum" && !row[7].is_empty()) {
        let field = camel(&row[1]);
        if KEPT_BESIDE.contains(&field.as_str()) {
            continue;
        }
        let property = &schema["properties"][&field];
        let reference = property["$ref"].as_str().or_else(|| property["items"]["$ref"].as_str()).unwrap();
        let codes = schema["$defs"][reference.rsplit('/').next().unwrap()]["enum"].clone();
        let named = &row[7];
        let expected: Vec<_> = named.split(", ").map(|code| camel(code.trim())).collect();
        let expected: Vec<_> =
            expected.iter().map(|code| if code == "art63Exempt" { "art63Exempt" } else { code }).collect();
        assert_eq!(codes, json!(expected), "{field}");
        compared += 1;
    }
    assert!(compared >= 14, "{compared}");
}

#[test]
fn a_draft_needs_little_and_a_publication_much() {
    let mut faults = FieldErrors::default();
    rules::draft(&minimal(), &mut faults);
    assert_eq!(faults.0, []);
    let missing = |record: &Record, standard| {
        let mut faults = FieldErrors::default();
        rules::publication(record, standard, &mut faults);
        faults.0.into_iter().map(|fault| fault.pointer).collect::<Vec<_>>()
    };
    let own = Standard::Own { eu: true };
    assert_eq!(missing(&minimal(), own).len(), rules::ALWAYS.len() - 2, "name and organization are there");
    let mut impactful = minimal();
    impactful.publication_tier = Some(PublicationTier::Impactful);
    let found = missing(&impactful, own);
    assert!(rules::TIER.iter().all(|field| found.contains(&format!("/{field}"))), "{found:?}");
    assert_eq!(missing(&minimal(), Standard::Imported(SourceScheme::Nl10)), ["/summary"]);
}

#[test]
fn a_condition_asks_for_its_field() {
    let needs = |change: fn(&mut Record), eu| {
        let mut record = minimal();
        change(&mut record);
        rules::required(&record, eu)
            .into_iter()
            .map(|(field, _)| field)
            .filter(|f| rules::need(f) == "condition")
            .collect::<Vec<_>>()
    };
    assert_eq!(needs(|record| record.system_kind = Some(SystemKind::AiSystem), true), ["euAiActClass"]);
    assert!(needs(|record| record.system_kind = Some(SystemKind::AiSystem), false).is_empty());
    assert_eq!(needs(|record| record.status = Some(Status::Retired), true), ["inUseFrom", "retiredOn"]);
    assert_eq!(needs(|record| record.developed_by = Some(DevelopedBy::Supplier), true), ["suppliers"]);
    assert_eq!(
        needs(|record| record.personal_data = Some(PersonalData::Identifiable), true),
        ["dataProtectionBasis", "specialCategories"]
    );
    assert_eq!(needs(|record| record.interacts_with_public = Some(true), true), ["peopleInformed"]);
    assert_eq!(
        needs(|record| record.eu_ai_act_class = Some(EuAiActClass::HighRiskAnnexIii), true),
        ["annexIiiPoints", "conformity", "explanationRequest"]
    );
}

#[test]
fn blank_is_never_no() {
    let mut record = minimal();
    let unmet = |record: &Record| {
        let mut faults = FieldErrors::default();
        rules::publication(record, Standard::Own { eu: false }, &mut faults);
        faults.0.iter().any(|fault| fault.pointer == "/sourceCode")
    };
    assert!(unmet(&record));
    record = read(&json!({
        "organization": "example-city", "defaultLanguage": "en", "name": {"en": "Parking permits"},
        "withheld": [{"field": "sourceCode", "reason": "security", "explanation": {"en": "It guards the barrier."}}],
    }))
    .unwrap();
    assert!(!unmet(&record));
    let count = completeness(&record, Standard::Own { eu: false });
    assert_eq!((count.required, count.filled, count.withheld), (22, 2, 1));
}

#[test]
fn every_fault_is_told_at_once_with_its_place() {
    let faults = read(&json!({
        "organization": "Not A Slug", "defaultLanguage": "en", "name": {"en": "x".repeat(301), "n_l": "y"},
        "status": "broken", "colour": 1, "datasets": [{"name": {"en": "a"}, "url": "javascript:1"}, {}],
        "withheld": [{"field": "nothing", "reason": "security"}], "reviewDue": "tomorrow",
    }))
    .unwrap_err();
    let places: Vec<_> = faults.iter().map(|fault| (fault.pointer.as_str(), fault.code)).collect();
    assert_eq!(
        places,
        [
            ("/colour", "unknownField"),
            ("/datasets/0/url", "url"),
            ("/datasets/1/name", "required"),
            ("/name/en", "tooLong"),
            ("/name/n_l", "language"),
            ("/organization", "slug"),
            ("/reviewDue", "date"),
            ("/status", "unknownCode"),
        ]
    );
    assert!(faults.iter().all(|fault| !fault.detail.contains("javascript") && !fault.detail.contains("Not A Slug")));
}

#[test]
fn a_record_that_is_too_large_is_refused() {
    let long = "word ".repeat(1990);
    let texts: serde_json::Map<_, _> = (0..30)
        .map(|n| (format!("x{}", char::from(b'a' + n % 26).to_string() + if n > 25 { "b" } else { "" }), json!(long)))
        .collect();
    let faults =
        read(&json!({"organization": "a", "defaultLanguage": "en", "name": {"en": "n"}, "description": texts}))
            .unwrap_err();
    assert_eq!((faults[0].pointer.as_str(), faults[0].code), ("", "tooLarge"));
}

/// Any value that the schema of the record describes, made from the schema itself: the record, its schema and its
/// reader are three views of one declaration, and this holds them together.
fn any_of(schema: &Value, defs: &Value, depth: u32) -> BoxedStrategy<Value> {
    if let Some(name) = schema["$ref"].as_str() {
        return any_of(&defs[name.rsplit('/').next().unwrap()], defs, depth);
    }
    if let Some(codes) = schema["enum"].as_array() {
        return prop::sample::select(codes.clone()).boxed();
    }
    let format = schema["format"].as_str().or(schema["pattern"].as_str()).unwrap_or_default();
    match schema["type"].as_str().unwrap_or_default() {
        "boolean" => any::<bool>().prop_map(Value::from).boxed(),
        "integer" => (0..crate::domain::shape::MAX_INTEGER).prop_map(Value::from).boxed(),
        "array" if depth == 0 => Just(json!([])).boxed(),
        "array" => prop::collection::vec(any_of(&schema["items"], defs, depth - 1), 0..3).prop_map(Value::from).boxed(),
        "string" => match format {
            "uri" => "https://[a-z]{1,8}\\.example/[a-z0-9]{0,9}".prop_map(Value::from).boxed(),
            "date" => {
                (0..40_000i64).prop_map(|n| json!(chrono::NaiveDate::default() + chrono::Days::new(n as u64))).boxed()
            }
            "date-time" => {
                (0..4_000_000_000_000_000i64).prop_map(|n| json!(chrono::DateTime::from_timestamp_micros(n))).boxed()
            }
            "uuid" => any::<u128>().prop_map(|n| json!(uuid::Uuid::from_u128(n))).boxed(),
            p if p.starts_with("^([0-9]{4}") => {
                prop_oneof!["20[0-9]{2}", "20[0-9]{2}-0[1-9]", "20[0-9]{2}-1[0-2]-2[0-8]", Just("unknown".to_owned())]
                    .prop_map(Value::from)
                    .boxed()
            }
            p if p.starts_with("^[A-Za-z]{2,3}") => {
                prop::sample::select(vec!["nl", "en", "pt-BR", "ca"]).prop_map(Value::from).boxed()
            }
            "" => "[ -~À-ÿ]{0,20}[a-zé]".prop_map(Value::from).boxed(),
            pattern => proptest::string::string_regex(pattern.trim_start_matches('^').trim_end_matches('$'))
                .unwrap()
                .prop_filter_map("length", |text| (text.len() <= 100).then(|| text.into()))
                .boxed(),
        },
        "object" if schema.get("propertyNames").is_some() => {
            prop::collection::btree_map(prop::sample::select(vec!["nl", "en", "fr-CA"]), "[ -~À-ÿ]{0,30}[a-zé]", 1..3)
                .prop_map(|map| json!(map))
                .boxed()
        }
        "object" => {
            let required: Vec<_> = schema["required"]
                .as_array()
                .into_iter()
                .flatten()
                .map(|name| name.as_str().unwrap().to_owned())
                .collect();
            let members: Vec<_> = schema["properties"]
                .as_object()
                .unwrap()
                .iter()
                .map(|(name, of)| {
                    let value = any_of(of, defs, depth.saturating_sub(1));
                    let name = name.clone();
                    let value = if required.contains(&name) {
                        value.prop_map(Some).boxed()
                    } else {
                        prop::option::weighted(0.3, value).boxed()
                    };
                    value.prop_map(move |value| value.map(|value| (name.clone(), value)))
                })
                .collect();
            members.prop_map(|members| Value::Object(members.into_iter().flatten().collect())).boxed()
        }
        _ => Just(json!({"kept": ["as", 1, "came"]})).boxed(),
    }
}

fn any_record() -> impl Strategy<Value = Record> {
    let schema = json_schema();
    any_of(&schema, &schema["$defs"], 4).prop_filter_map(
        "a draft has a name, and its faults are told elsewhere",
        |mut json| {
            json["name"] = json!({"en": "A name"});
            json["policyArea"] = json!(["GF01"]);
            json["withheld"] = json!([]);
            json["notApplicable"] = json!([]);
            json["publicContact"] = json!([{"kind": "phone", "value": "14 020"}]);
            match read(&json) {
                Ok(record) => Some(record),
                Err(faults) => panic!("the schema allows what the reader refuses: {faults:?}"),
            }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, max_shrink_iters: 100, ..ProptestConfig::default() })]
    #[test]
    fn any_record_survives_json(record in any_record()) {
        let json = serde_json::to_string(&record).unwrap();
        let again: Record = serde_json::from_str(&json).unwrap();
        prop_assert_eq!(&again, &record);
        prop_assert_eq!(&read(&serde_json::from_str(&json).unwrap()).unwrap(), &record);
    }
    /// Everything that looks like a text in several languages is seen, and where it is.
    #[test]
    fn every_text_is_seen(record in any_record()) {
        fn maps(value: &Value) -> usize {
            match value {
                Value::Object(map) if map.keys().all(|key| ["nl", "en", "fr-CA"].contains(&key.as_str())) => 1,
                Value::Object(map) => map.values().map(maps).sum(),
                Value::Array(items) => items.iter().map(maps).sum(),
                _ => 0,
            }
        }
        let json = json!(record);
        let mut seen = Vec::new();
        record.texts("", &mut |at, texts| seen.push((at.to_owned(), json!(texts))));
        for (at, texts) in &seen {
            prop_assert_eq!(json.pointer(at), Some(texts));
        }
        prop_assert_eq!(seen.len(), maps(&json));
    }
}
