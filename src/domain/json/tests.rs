//! The derives, tried on small declarations.
use super::{Code, Defs, FieldErrors, FromJson, IsEmpty, JsonSchema, Object};
use crate::domain::languages::{Lang, Localize, Localizer, Text};
use crate::domain::values::Line;
use serde_json::{Value, json};

/// The colour of a
/// lamp.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Code, Localize)]
enum Colour {
    /// As at dusk.
    WarmWhite,
    #[code("led-red")]
    Red,
}

/// A lamp.
#[derive(Debug, Clone, PartialEq, Object, Localize)]
#[object(new, has, example = json!({"label": "L1", "colour": "warmWhite"}))]
struct Lamp {
    /// The label, as it is
    /// "printed".
    #[object(required)]
    label: Line<10>,
    #[object(required, name = "colour")]
    shade: Colour,
    spare_bulbs: Vec<Bulb>,
    remark: Text<50>,
    dimmable: bool,
    bulb: Option<Bulb>,
}

#[derive(Debug, Clone, Default, PartialEq, Object, Localize)]
struct Bulb {
    watts: Option<u64>,
    r#type: Text<20>,
}

fn read(value: Value) -> Result<Lamp, Vec<(String, &'static str)>> {
    let mut errors = FieldErrors::default();
    let read = Lamp::from_json(&value, "/lamp", &mut errors);
    errors.0.sort();
    let errors: Vec<_> = errors.0.into_iter().map(|error| (error.pointer, error.code)).collect();
    if errors.is_empty() { Ok(read.unwrap()) } else { Err(errors) }
}

fn lamp() -> Value {
    json!({
        "label": "L1", "colour": "led-red", "spareBulbs": [{"watts": 4}], "remark": {"en": "Old", "nl": "Oud"},
        "dimmable": true, "bulb": {"watts": 7, "type": {"en": "spiral"}},
    })
}

#[test]
fn members_are_parsed_and_serialized_under_their_json_names() {
    let parsed = read(lamp()).unwrap();
    assert_eq!(parsed.shade, Colour::Red);
    assert_eq!(serde_json::to_value(&parsed).unwrap(), lamp());
    assert_eq!(serde_json::from_value::<Lamp>(lamp()).unwrap(), parsed);
    assert_eq!(Lamp::FIELDS, ["label", "colour", "spareBulbs", "remark", "dimmable", "bulb"]);
}

#[test]
fn optional_members_may_be_absent_null_or_empty() {
    let short = json!({"label": "L1", "colour": "warmWhite"});
    let expected = Lamp::new(Line::parse("L1").unwrap(), Colour::WarmWhite);
    assert_eq!(read(short.clone()).unwrap(), expected);
    let blank = json!({"label": "L1", "colour": "warmWhite", "spareBulbs": [{}], "remark": null, "bulb": {"type": {}}});
    assert_eq!(read(blank).unwrap(), expected, "a bulb without members counts as absent");
    // `false` is a value, and is written.
    let written = json!({"label": "L1", "colour": "warmWhite", "dimmable": false});
    assert_eq!(serde_json::to_value(&expected).unwrap(), written);
    assert_eq!(serde_json::from_value::<Lamp>(short).unwrap(), expected);
    assert!(expected.has("label") && !expected.has("bulb") && !expected.has("shade"));
    assert!(Bulb::default().is_empty() && !expected.is_empty());
}

#[test]
fn all_errors_are_reported_at_once_with_their_pointers() {
    let invalid = json!({
        "label": null, "colour": "green", "spareBulbs": [{"watts": -1}, 5, {"volts": 230}],
        "remark": {"en": 3}, "dimmable": "no", "a/b": 1,
    });
    let expected = [
        ("/lamp/a~1b", "unknownField"),
        ("/lamp/colour", "unknownCode"),
        ("/lamp/dimmable", "type"),
        ("/lamp/label", "required"),
        ("/lamp/remark/en", "type"),
        ("/lamp/spareBulbs/0/watts", "type"),
        ("/lamp/spareBulbs/1", "type"),
        ("/lamp/spareBulbs/2/volts", "unknownField"),
    ];
    assert_eq!(read(invalid).unwrap_err(), expected.map(|(pointer, code)| (pointer.to_owned(), code)));
    assert_eq!(read(json!([])).unwrap_err(), [("/lamp".to_owned(), "type")]);
    // Stored values are read leniently: a later version may have added a member.
    let newer = json!({"label": "L1", "colour": "led-red", "volts": 230});
    assert!(serde_json::from_value::<Lamp>(newer).is_ok());
}

#[test]
fn codes_have_one_spelling() {
    assert_eq!(Colour::ALL, [Colour::WarmWhite, Colour::Red]);
    assert_eq!(Colour::parse("led-red"), Some(Colour::Red));
    assert_eq!(Colour::parse("Red"), None);
    assert_eq!(Colour::WarmWhite.to_string(), "warmWhite");
    assert_eq!(serde_json::to_value(Colour::Red).unwrap(), json!("led-red"));
    assert_eq!(serde_json::from_value::<Colour>(json!("warmWhite")).unwrap(), Colour::WarmWhite);
    assert!(serde_json::from_value::<Colour>(json!("green")).is_err());
}

#[test]
fn schemas_have_the_documentation_as_descriptions() {
    let mut defs = Defs::new();
    assert_eq!(Lamp::schema(&mut defs), json!({"$ref": "#/$defs/Lamp"}));
    let lamp = json!({
        "type": "object",
        "additionalProperties": false,
        "properties": {
            "label": {"type": "string", "minLength": 1, "maxLength": 10, "description": "The label, as it is \"printed\"."},
            "colour": {"$ref": "#/$defs/Colour"},
            "spareBulbs": {"type": "array", "maxItems": 200, "items": {"$ref": "#/$defs/Bulb"}},
            "remark": {"$ref": "#/$defs/Text50"},
            "dimmable": {"type": "boolean"},
            "bulb": {"$ref": "#/$defs/Bulb"},
        },
        "required": ["label", "colour"],
        "description": "A lamp.",
        "examples": [{"label": "L1", "colour": "warmWhite"}],
    });
    let colour = json!({
        "type": "string", "enum": ["warmWhite", "led-red"], "x-meanings": {"warmWhite": "As at dusk."},
        "description": "The colour of a lamp.",
    });
    assert_eq!((&defs["Lamp"], &defs["Colour"]), (&lamp, &colour));
    assert_eq!(defs.keys().collect::<Vec<_>>(), ["Lamp", "Colour", "Bulb", "Text20", "Text50"]);
}

#[test]
fn readers_get_texts_in_their_language() {
    let lamp = read(lamp()).unwrap();
    let mut pointers = Vec::new();
    lamp.visit_texts("", &mut |pointer, _| pointers.push(pointer.to_owned()));
    assert_eq!(pointers, ["/remark", "/bulb/type"]);
    let [en, nl] = ["en", "nl"].map(|tag| Lang::parse(tag).unwrap());
    let mut localizer = Localizer::new(std::slice::from_ref(&nl), &en, [&en, &nl].into_iter());
    let localized = json!({
        "label": "L1", "colour": "led-red", "spareBulbs": [{"watts": 4}], "remark": "Oud", "dimmable": true,
        "bulb": {"watts": 7, "type": "spiral"},
    });
    assert_eq!(lamp.to_json(&mut localizer), localized);
    assert_eq!(localizer.others, [("bulb".to_owned(), en)].into());
}
