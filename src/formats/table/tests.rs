use super::*;
use proptest::prelude::*;
use serde_json::json;

fn object(value: Value) -> Map<String, Value> {
    value.as_object().unwrap().clone()
}

fn cell_of(system: &Value, column: &str) -> String {
    let system = object(system.clone());
    let index = columns().iter().position(|candidate| candidate.name == column).unwrap();
    match row(&system, "https://register.example/x").nth(index).unwrap() {
        Cell::Empty => String::new(),
        Cell::Text(text) => text.into_owned(),
        Cell::Number(number) => number.to_string(),
        Cell::Boolean(flag) => flag.to_string(),
    }
}

#[test]
fn every_field_has_its_columns() {
    let names: Vec<_> = columns().iter().map(|column| column.name.as_str()).collect();
    let mut distinct = names.clone();
    distinct.sort_unstable();
    distinct.dedup();
    assert_eq!(distinct.len(), names.len(), "column names are unique");
    for field in Record::FIELDS {
        let has_columns = columns().iter().any(|column| column.field == *field);
        assert_eq!(has_columns, !Record::INTERNAL.contains(field), "{field}");
    }
    for column in columns() {
        assert!(!column.description.is_empty(), "{} has no description", column.name);
    }
}

#[test]
fn labels_are_members_of_their_objects() {
    let schema = systems::json_schema();
    for (field, members) in LABELS.iter().filter(|(field, _)| *field != "readingLevel") {
        let items = resolve(&schema["properties"][field]["items"], &schema["$defs"]);
        for member in *members {
            assert!(items["properties"][member].is_object(), "{field} has no {member}");
        }
    }
    let lists = columns()
        .iter()
        .filter(|column| matches!(&column.source, CellSource::MembersOfEach(members) if members.is_empty()));
    assert_eq!(lists.map(|column| &column.name).collect::<Vec<_>>(), Vec::<&String>::new());
}

#[test]
fn cells_contain_the_values_of_the_record() {
    let system = json!({
        "id": "x", "organization": {"slug": "elders", "name": "Gemeente Elders"},
        "policyArea": ["GF01", "GF07"], "interactsWithPublic": false, "scale": {"peoplePerYear": 12},
        "suppliers": [{"name": "A|B", "role": "developer"}, {"name": "C\\"}], "datasets": [],
        "completeness": {"required": 20, "filled": 4}, "name": "Naam", "appeal": {"available": "yes", "deadlineDays": 42},
    });
    let cell = |column: &str| cell_of(&system, column);
    assert_eq!(cell("organization.slug"), "elders");
    assert_eq!(cell("policyArea"), "GF01|GF07");
    assert_eq!(cell("interactsWithPublic"), "false", "false is not empty");
    assert_eq!((cell("scale.peoplePerYear"), cell("scale.users")), ("12".into(), String::new()));
    assert_eq!((cell("suppliers"), cell("suppliers.count")), ("A\\|B|C\\\\".into(), "2".into()));
    assert_eq!((cell("risks.count"), cell("datasets.count")), (String::new(), "0".into()), "not stated is not zero");
    assert_eq!(cell("completeness.filled"), "4");
    assert_eq!(cell("appeal.deadlineDays"), "42");
    assert_eq!(cell("address"), "https://register.example/x");
}

#[test]
fn no_cell_starts_like_a_formula() {
    for formula in
        ["=1+1", "+31", "-5", "@SUM(A1)", "\tx", "\rx", "\nx", "  =1", "\u{a0}+1", "＝1", "＋1", "－1", "＠x"]
    {
        assert_eq!(cell_of(&json!({"name": formula}), "name"), format!("'{formula}"));
        assert_eq!(cell_of(&json!({"alsoKnownAs": [formula, "x"]}), "alsoKnownAs"), format!("'{formula}|x"));
        assert_eq!(cell_of(&json!({"suppliers": [{"name": formula}]}), "suppliers"), format!("'{formula}"));
    }
    for (text, safe) in [
        ("a=1", "a=1"),
        ("a;b", "a;b"),
        ("a;=1", "a;'=1"),
        ("a; -1;@b", "a;' -1;'@b"),
        ("a\t=1", "a\t'=1"),
        ("a\r\n+1\nb", "a\r\n'+1\nb"),
        ("a;\"=1\"", "a;'\"=1\""),
        ("\t=1", "'\t'=1"),
    ] {
        assert_eq!(cell_of(&json!({"name": text}), "name"), safe);
    }
}

proptest! {
    /// A CSV reader reads what was written.
    #[test]
    fn a_row_is_read_back(texts in prop::collection::vec("[ -~\n\r\t|;\"é=+]{0,20}", 3)) {
        let names = ["name", "purpose", "summary"];
        let system: Map<_, _> = names.iter().zip(&texts).map(|(name, text)| ((*name).to_owned(), json!(text))).collect();
        let mut file = Vec::new();
        csv_header(&mut file);
        csv_row(row(&system, "https://register.example/x"), &mut file);
        let mut reader = csv::Reader::from_reader(&file[3..]);
        let header = reader.headers().unwrap().clone();
        let read = reader.records().next().unwrap().unwrap();
        for (name, text) in names.iter().zip(&texts) {
            let index = header.iter().position(|column| column == *name).unwrap();
            // The text itself may have an apostrophe before a formula.
            prop_assert_eq!(read[index].replace('\'', ""), text.replace('\'', ""));
            for part in read[index].split([';', '\t', '\r', '\n']) {
                prop_assert!(!part.trim_start_matches([' ', '"']).starts_with(['=', '+', '-', '@']), "{}", part);
            }
        }
    }

    /// Quotation as it has always been: exports are compared byte by byte.
    #[test]
    fn quotation_marks_are_where_they_are_needed(text in "[ -~\n\r\té]{0,20}") {
        let mut out = Vec::new();
        csv_text(&text, &mut out);
        let quoted = text.contains([',', '"', '\r', '\n']) || text.starts_with(' ') || text.ends_with(' ');
        let expected = if quoted { format!("\"{}\"", text.replace('"', "\"\"")) } else { text };
        prop_assert_eq!(String::from_utf8(out).unwrap(), expected);
    }
}
