//! Values with the day on which they were given.
use crate::domain::json::{Defs, FieldErrors, FromJson, IsEmpty, JsonSchema, child_pointer};
use crate::domain::languages::{Localize, Localizer, TextVisitor};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// A value and its day. In JSON the day is the member `on`, next to the members of the value.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Dated<T> {
    pub on: NaiveDate,
    #[serde(flatten)]
    pub value: T,
}

impl<T: FromJson> FromJson for Dated<T> {
    fn from_json(value: &Value, pointer: &str, errors: &mut FieldErrors) -> Option<Self> {
        let Some(mut members) = value.as_object().cloned() else {
            errors.add(pointer, "type", "an object is expected here");
            return None;
        };
        let on = members.remove("on").unwrap_or_default();
        let on = NaiveDate::from_json(&on, &child_pointer(pointer, "on"), errors);
        let value = T::from_json(&Value::Object(members), pointer, errors);
        Some(Self { on: on?, value: value? })
    }
}

impl<T: JsonSchema> JsonSchema for Dated<T> {
    /// Returns a reference to the schema `Dated…`: that of the value, with the member `on`.
    fn schema(defs: &mut Defs) -> Value {
        let reference = T::schema(defs);
        let name = reference["$ref"].as_str().and_then(|path| path.rsplit('/').next()).unwrap_or_default().to_owned();
        let mut schema = defs.get(&name).cloned().unwrap_or_default();
        if let Some(members) = schema.as_object_mut() {
            // The examples have no day.
            members.shift_remove("examples");
        }
        schema["properties"]["on"] = json!({"type": "string", "format": "date", "description": "The day."});
        if let Some(required) = schema["required"].as_array_mut() {
            required.push("on".into());
        }
        let dated = format!("Dated{name}");
        let reference = json!({"$ref": format!("#/$defs/{dated}")});
        defs.insert(dated, schema);
        reference
    }
}

impl<T> IsEmpty for Dated<T> {}

impl<T: Localize> Localize for Dated<T> {
    fn to_json(&self, localizer: &mut Localizer) -> Value {
        let mut shown = self.value.to_json(localizer);
        shown["on"] = self.on.to_json(localizer);
        shown
    }

    fn visit_texts<'a>(&'a self, pointer: &str, visitor: &mut TextVisitor<'_, 'a>) {
        self.value.visit_texts(pointer, visitor);
    }
}
