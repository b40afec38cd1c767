//! The record compared with its model, and the publication rules.
use super::codes::*;
use super::quality::completeness;
use super::record::*;
use super::rules::{self, Standard};
use super::*;
use crate::domain::languages::{Lang, Localize, Text};
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

/// The fields of the model that are not part of the record: the register stores or computes them (`docs/record.md`).
const COMPUTED: &[&str] = &[
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
/// The fields of the record that are not in the model (`docs/record.md`).
const ADDED: &[&str] = &["localThemes", "notApplicable"];

#[test]
fn the_record_matches_the_model() {
    let model = include_str!("../../../docs/record-model.csv");
    let mut rows = csv::Reader::from_reader(model.as_bytes());
    let (mut fields, mut row_count) = (Vec::new(), 0);
    for row in rows.records() {
        let row = row.unwrap();
        row_count += 1;
        let field = camel(&row[1].replace("organisation", "organization"));
        let publish = &row[6];
        if COMPUTED.contains(&field.as_str()) {
            continue;
        }
        assert!(Record::FIELDS.contains(&field.as_str()), "{field} is in the model and not in the record");
        let level = match publish {
            "R" => "always",
            "A" => "tier",
            "C" => "condition",
            _ => "optional",
        };
        // A record cannot exist without its default language.
        if field != "defaultLanguage" {
            assert_eq!(rules::requirement_level(&field), level, "{field}");
        }
        fields.push(field);
    }
    assert_eq!(row_count, 110);
    for field in Record::FIELDS.iter().filter(|field| !ADDED.contains(field)) {
        assert!(fields.iter().any(|name| name == field), "{field} is in the record and not in the model");
    }
}

#[test]
fn code_lists_match_the_model() {
    let model = include_str!("../../../docs/record-model.csv");
    let schema = json_schema();
    let mut rows = csv::Reader::from_reader(model.as_bytes());
    let mut compared = 0;
    for row in rows.records().map(Result::unwrap).filter(|row| &row[2] == "enum" && !row[7].is_empty()) {
        let field = camel(&row[1]);
        if COMPUTED.contains(&field.as_str()) {
            continue;
        }
        let property = &schema["properties"][&field];
        let reference = property["$ref"].as_str().or_else(|| property["items"]["$ref"].as_str()).unwrap();
        let codes = schema["$defs"][reference.rsplit('/').next().unwrap()]["enum"].clone();
        let listed = &row[7];
        let expected: Vec<_> = listed.split(", ").map(|code| camel(code.trim())).collect();
        let expected: Vec<_> =
            expected.iter().map(|code| if code == "art63Exempt" { "art63Exempt" } else { code }).collect();
        assert_eq!(codes, json!(expected), "{field}");
        compared += 1;
    }
    assert!(compared >= 14, "{compared}");
}

#[test]
fn drafts_and_publications_have_required_fields() {
    let mut errors = FieldErrors::default();
    rules::check_draft(&minimal(), &mut errors);
    assert_eq!(errors.0, []);
    let missing = |record: &Record, standard| {
        let mut errors = FieldErrors::default();
        rules::check_publication(record, standard, &mut errors);
        errors.0.into_iter().map(|error| error.pointer).collect::<Vec<_>>()
    };
    let own = Standard::Own { eu: true };
    assert_eq!(missing(&minimal(), own).len(), rules::ALWAYS.len() - 2, "name and organization are filled");
    let mut impactful = minimal();
    impactful.publication_tier = Some(PublicationTier::Impactful);
    let pointers = missing(&impactful, own);
    assert!(rules::TIER.iter().all(|field| pointers.contains(&format!("/{field}"))), "{pointers:?}");
    assert_eq!(missing(&minimal(), Standard::Imported(SourceScheme::Nl10)), ["/summary"]);
}

#[test]
fn conditions_require_their_fields() {
    let required = |change: fn(&mut Record), eu| {
        let mut record = minimal();
        change(&mut record);
        rules::required(&record, eu)
            .into_iter()
            .map(|(field, _)| field)
            .filter(|f| rules::requirement_level(f) == "condition")
            .collect::<Vec<_>>()
    };
    assert_eq!(required(|record| record.system_kind = Some(SystemKind::AiSystem), true), ["euAiActClass"]);
    assert!(required(|record| record.system_kind = Some(SystemKind::AiSystem), false).is_empty());
    assert_eq!(required(|record| record.status = Some(Status::Retired), true), ["inUseFrom", "retiredOn"]);
    assert_eq!(required(|record| record.developed_by = Some(DevelopedBy::Supplier), true), ["suppliers"]);
    assert_eq!(
        required(|record| record.personal_data = Some(PersonalData::Identifiable), true),
        ["dataProtectionBasis", "specialCategories"]
    );
    assert_eq!(required(|record| record.interacts_with_public = Some(true), true), ["peopleInformed"]);
    assert_eq!(
        required(|record| record.eu_ai_act_class = Some(EuAiActClass::HighRiskAnnexIii), true),
        ["annexIiiPoints", "conformity", "explanationRequest"]
    );
}

#[test]
fn a_blank_field_is_missing() {
    let mut record = minimal();
    let is_missing = |record: &Record| {
        let mut errors = FieldErrors::default();
        rules::check_publication(record, Standard::Own { eu: false }, &mut errors);
        errors.0.iter().any(|error| error.pointer == "/sourceCode")
    };
    assert!(is_missing(&record));
    record = read(&json!({
        "organization": "example-city", "defaultLanguage": "en", "name": {"en": "Parking permits"},
        "withheld": [{"field": "sourceCode", "reason": "security", "explanation": {"en": "It guards the barrier."}}],
    }))
    .unwrap();
    assert!(!is_missing(&record));
    let count = completeness(&record, Standard::Own { eu: false });
    assert_eq!((count.required, count.filled, count.withheld), (22, 2, 1));
}

#[test]
fn all_errors_are_reported_at_once() {
    let errors = read(&json!({
        "organization": "Not A Slug", "defaultLanguage": "en", "name": {"en": "x".repeat(301), "n_l": "y"},
        "status": "broken", "colour": 1, "datasets": [{"name": {"en": "a"}, "url": "javascript:1"}, {}],
        "withheld": [{"field": "nothing", "reason": "security"}], "reviewDue": "tomorrow",
    }))
    .unwrap_err();
    let pointers: Vec<_> = errors.iter().map(|error| (error.pointer.as_str(), error.code)).collect();
    assert_eq!(
        pointers,
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
    assert!(errors.iter().all(|error| !error.detail.contains("javascript") && !error.detail.contains("Not A Slug")));
}

#[test]
fn records_are_limited_in_size() {
    let long = "word ".repeat(1990);
    let texts: serde_json::Map<_, _> = (0..30)
        .map(|n| (format!("x{}", char::from(b'a' + n % 26).to_string() + if n > 25 { "b" } else { "" }), json!(long)))
        .collect();
    let errors =
        read(&json!({"organization": "a", "defaultLanguage": "en", "name": {"en": "n"}, "description": texts}))
            .unwrap_err();
    assert_eq!((errors[0].pointer.as_str(), errors[0].code), ("", "tooLarge"));
}

/// Returns a strategy for the values that a schema describes. It checks that the record, its schema and its parser,
/// which come from one declaration, agree.
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
        "integer" => (0..crate::domain::json::MAX_INTEGER).prop_map(Value::from).boxed(),
        "array" if depth == 0 => Just(json!([])).boxed(),
        "array" => prop::collection::vec(any_of(&schema["items"], defs, depth - 1), 0..3).prop_map(Value::from).boxed(),
        "string" => match format {
            "iri" => "https://[a-z]{1,8}\\.example/[a-z0-9]{0,9}".prop_map(Value::from).boxed(),
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
        _ => Just(json!({"any": ["thing", 1, true]})).boxed(),
    }
}

fn any_record() -> impl Strategy<Value = Record> {
    let schema = json_schema();
    any_of(&schema, &schema["$defs"], 4).prop_filter_map("the record violates the rules for drafts", |mut json| {
        json["name"] = json!({"en": "A name"});
        json["policyArea"] = json!(["GF01"]);
        json["withheld"] = json!([]);
        json["notApplicable"] = json!([]);
        json["publicContact"] = json!([{"kind": "phone", "value": "14 020"}]);
        match read(&json) {
            Ok(record) => Some(record),
            Err(errors) => panic!("the schema allows what the parser rejects: {errors:?}"),
        }
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, max_shrink_iters: 100, ..ProptestConfig::default() })]
    #[test]
    fn records_survive_a_round_trip_through_json(record in any_record()) {
        let json = serde_json::to_string(&record).unwrap();
        let parsed: Record = serde_json::from_str(&json).unwrap();
        prop_assert_eq!(&parsed, &record);
        prop_assert_eq!(&read(&serde_json::from_str(&json).unwrap()).unwrap(), &record);
    }
    /// The visitor gets every language map, with its pointer.
    #[test]
    fn every_text_is_visited(record in any_record()) {
        fn maps(value: &Value) -> usize {
            match value {
                Value::Object(map) if map.keys().all(|key| ["nl", "en", "fr-CA"].contains(&key.as_str())) => 1,
                Value::Object(map) => map.values().map(maps).sum(),
                Value::Array(items) => items.iter().map(maps).sum(),
                _ => 0,
            }
        }
        let json = json!(record);
        let mut visited = Vec::new();
        record.visit_texts("", &mut |pointer, texts| visited.push((pointer.to_owned(), json!(texts))));
        for (pointer, texts) in &visited {
            prop_assert_eq!(json.pointer(pointer), Some(texts));
        }
        prop_assert_eq!(visited.len(), maps(&json));
    }
}
