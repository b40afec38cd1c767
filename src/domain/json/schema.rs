//! JSON Schemas (2020-12) of the values.
use super::from_json::{MAX_INTEGER, MAX_LIST};
use serde_json::{Map, Value, json};

/// Named schemas: `$defs` of JSON Schema 2020-12.
pub type Defs = Map<String, Value>;

/// A value with a JSON Schema.
pub trait JsonSchema {
    /// Returns the JSON Schema of the type; named types are added to `defs`.
    fn schema(defs: &mut Defs) -> Value;
}

/// Returns a reference to a named schema.
pub fn reference(name: &str) -> Value {
    json!({"$ref": format!("#/$defs/{name}")})
}

/// The schema of an object, as its declaration gives it.
#[derive(Debug)]
pub struct ObjectSchema<'a> {
    pub name: &'a str,
    /// The documentation of the type; empty if there is none.
    pub description: &'a str,
    /// The members in the order of the declaration.
    pub members: &'a [MemberSchema<'a>],
    /// An example of a complete value.
    pub example: Option<fn() -> Value>,
}

/// The schema of a member of an object.
#[derive(Debug)]
pub struct MemberSchema<'a> {
    pub name: &'a str,
    /// The documentation of the member; empty if there is none.
    pub description: &'a str,
    pub required: bool,
    pub schema: fn(&mut Defs) -> Value,
}

impl ObjectSchema<'_> {
    /// Adds the schema to `defs` under its name. Returns a reference to it.
    pub fn define(&self, defs: &mut Defs) -> Value {
        if !defs.contains_key(self.name) {
            // Holds the place, so that an object comes before its parts, and may contain itself.
            defs.insert(self.name.to_owned(), Value::Null);
            let schema = self.build(defs);
            defs.insert(self.name.to_owned(), schema);
        }
        reference(self.name)
    }

    fn build(&self, defs: &mut Defs) -> Value {
        let mut properties = Map::new();
        for member in self.members {
            properties.insert(member.name.to_owned(), described((member.schema)(defs), member.description));
        }
        let mut schema = json!({"type": "object", "additionalProperties": false, "properties": properties});
        let required: Vec<_> = self.members.iter().filter(|member| member.required).map(|member| member.name).collect();
        if !required.is_empty() {
            schema["required"] = json!(required);
        }
        let mut schema = described(schema, self.description);
        if let Some(example) = self.example {
            schema["examples"] = json!([example()]);
        }
        schema
    }
}

/// The schema of a code list, as its declaration gives it.
#[derive(Debug)]
pub struct CodeListSchema<'a> {
    pub name: &'a str,
    /// The documentation of the type; empty if there is none.
    pub description: &'a str,
    /// Each code with its meaning, which is empty if the code explains itself.
    pub codes: &'a [(&'a str, &'a str)],
}

impl CodeListSchema<'_> {
    /// Adds the schema to `defs` under its name. Returns a reference to it.
    pub fn define(&self, defs: &mut Defs) -> Value {
        if !defs.contains_key(self.name) {
            defs.insert(self.name.to_owned(), self.build());
        }
        reference(self.name)
    }

    fn build(&self) -> Value {
        let codes: Vec<_> = self.codes.iter().map(|(code, _)| code).collect();
        let mut schema = json!({"type": "string", "enum": codes});
        for (code, meaning) in self.codes.iter().filter(|(_, meaning)| !meaning.is_empty()) {
            schema["x-meanings"][*code] = (*meaning).into();
        }
        described(schema, self.description)
    }
}

fn described(mut schema: Value, description: &str) -> Value {
    if !description.is_empty() {
        schema["description"] = description.into();
    }
    schema
}

impl<T: JsonSchema> JsonSchema for Option<T> {
    fn schema(defs: &mut Defs) -> Value {
        T::schema(defs)
    }
}

impl<T: JsonSchema> JsonSchema for Vec<T> {
    fn schema(defs: &mut Defs) -> Value {
        json!({"type": "array", "maxItems": MAX_LIST, "items": T::schema(defs)})
    }
}

impl JsonSchema for bool {
    fn schema(_: &mut Defs) -> Value {
        json!({"type": "boolean"})
    }
}

impl JsonSchema for u64 {
    fn schema(_: &mut Defs) -> Value {
        json!({"type": "integer", "minimum": 0, "maximum": MAX_INTEGER})
    }
}

/// Any JSON.
impl JsonSchema for Value {
    fn schema(_: &mut Defs) -> Value {
        json!({})
    }
}
