//! Values with the day on which they were given.
use crate::domain::languages::Localizer;
use crate::domain::shape::{Defs, FieldErrors, Shape, TextVisitor, child_pointer};
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

impl<T: Shape> Shape for Dated<T> {
    fn read(value: &Value, pointer: &str, errors: &mut FieldErrors) -> Option<Self> {
        let Some(mut members) = value.as_object().cloned() else {
            errors.add(pointer, "type", "an object is expected here");
            return None;
        };
        let on = members.remove("on").unwrap_or_default();
        let on = NaiveDate::read(&on, &child_pointer(pointer, "on"), errors);
        let value = T::read(&Value::Object(members), pointer, errors);
        Some(Self { on: on?, value: value? })
    }

    /// Returns a reference to the schema `Dated…`: that of the value, with the member `on`.
    fn schema(defs: &mut Defs) -> Value {
        let reference = T::schema(defs);
        let name = reference["$ref"].as_str().and_then(|path| path.rsplit('/').next()).unwrap_or_default().to_owned();
        let mut schema = defs.get(&name).cloned().unwrap_or_default();
        schema["properties"]["on"] = json!({"type": "string", "format": "date", "description": "The day."});
        if let Some(required) = schema["required"].as_array_mut() {
            required.push("on".into());
        }
        let dated = format!("Dated{name}");
        let reference = json!({"$ref": format!("#/$defs/{dated}")});
        defs.insert(dated, schema);
        reference
    }

    fn show(&self, localizer: &mut Localizer) -> Value {
        let mut shown = self.value.show(localizer);
        shown["on"] = self.on.show(localizer);
        shown
    }

    fn texts<'a>(&'a self, pointer: &str, visitor: &mut TextVisitor<'_, 'a>) {
        self.value.texts(pointer, visitor);
    }
}
