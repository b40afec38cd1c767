//! The schemas of the domain's objects in the OpenAPI document.
//!
//! The domain does not know utoipa, so [`request_schema!`] gives a body the schema that its declaration implies. A body
//! is *written* with a text in each language; a reader gets the same object *localized*, with texts in one language. An
//! object that exists in both forms has two schemas: `Contact` as readers get it, `ContactInput` as it is written.
use crate::domain::challenges::{PublicChallenge, PublicDue};
use crate::domain::drafts::DraftRecord;
use crate::domain::json::{Defs, JsonSchema, reference};
use crate::domain::languages::LocalizedText;
use crate::domain::organizations::{LegalRoute, OrganizationProfile};
use crate::domain::settings::Settings;
use crate::domain::systems::{Contact, Identifier, Record};
use serde_json::{Value, json};
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::marker::PhantomData;
use std::sync::LazyLock;
use utoipa::openapi::extensions::ExtensionsBuilder;
use utoipa::openapi::{ObjectBuilder, RefOr, Schema};
use utoipa::{PartialSchema, ToSchema};

/// Gives objects the schemas with which they are written, for `request_body` and `body` of `utoipa::path`.
macro_rules! request_schema {
    ($($object:ident),+ $(,)?) => {
        $(
            impl utoipa::PartialSchema for $object {
                fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::Schema> {
                    $crate::http::openapi_schemas::NamedSchema::body::<Self>().into_utoipa()
                }
            }

            impl utoipa::ToSchema for $object {
                fn schemas(schemas: &mut Vec<(String, utoipa::openapi::RefOr<utoipa::openapi::Schema>)>) {
                    $crate::http::openapi_schemas::NamedSchema::body::<Self>().add_parts(schemas);
                }
            }
        )+
    };
}
pub(crate) use request_schema;

/// The extension in which a JSON Schema travels through utoipa, which would sort its members and drop `x-meanings`.
const RAW_SCHEMA: &str = "x-json-schema";

/// A named schema and those that it refers to.
#[derive(Debug)]
pub struct NamedSchema {
    name: String,
    defs: Defs,
}

impl NamedSchema {
    fn of<T: JsonSchema>() -> Self {
        let mut defs = Defs::new();
        let root = T::schema(&mut defs);
        let name = referenced_name(&root).unwrap_or_default().to_owned();
        let reachable = reachable(&defs, [name.as_str()]);
        defs.retain(|name, _| reachable.contains(name));
        Self { name, defs }
    }

    /// Returns the schema of the body of a request, in which null stands for a member that is left out.
    pub fn body<T: JsonSchema>() -> Self {
        let mut schema = Self::written::<T>();
        // What readers get in the same form has no null.
        let written_only = schema.defs.iter_mut().filter(|(name, _)| !LOCALIZED.contains(*name));
        written_only.for_each(|(_, part)| allow_null(part));
        schema
    }

    /// Returns the schema of an object with whole language maps.
    fn written<T: JsonSchema>() -> Self {
        let mut schema = Self::of::<T>();
        let has_two_forms = |name: &str| LOCALIZED.contains(name) && has_text(&schema.defs, name);
        let input_names: BTreeSet<_> = schema.defs.keys().filter(|name| has_two_forms(name)).cloned().collect();
        let input_name = |name: &str| {
            let suffix = if input_names.contains(name) { "Input" } else { "" };
            format!("{name}{suffix}")
        };
        schema.defs.values_mut().for_each(|part| rename_references(part, &input_name));
        schema.defs = schema.defs.into_iter().map(|(name, part)| (input_name(&name), part)).collect();
        schema
    }

    /// Returns the schema of an object as a reader gets it.
    fn localized<T: JsonSchema>() -> Self {
        let mut schema = Self::of::<T>();
        allow_one_language(&mut schema.defs);
        schema
    }

    /// Returns the schema of a merge patch (RFC 7396) on an object: nothing is required, and null removes a member.
    fn merge_patch<T: JsonSchema>() -> Self {
        let Self { name, mut defs } = Self::written::<T>();
        let patch = patch_of(&name, &mut defs);
        let reachable = reachable(&defs, [patch.as_str()]);
        defs.retain(|name, _| reachable.contains(name));
        Self { name: patch, defs }
    }

    /// Converts the schema itself, without its parts.
    pub fn into_utoipa(mut self) -> RefOr<Schema> {
        wrap(self.defs.remove(&self.name).unwrap_or_default())
    }

    /// Adds the schemas that the schema refers to.
    pub fn add_parts(self, schemas: &mut Vec<(String, RefOr<Schema>)>) {
        let Self { name, defs } = self;
        schemas.extend(defs.into_iter().filter(|(part, _)| *part != name).map(|(part, schema)| (part, wrap(schema))));
    }
}

/// The names of the objects that readers get in their language.
static LOCALIZED: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    let objects = [NamedSchema::of::<Record>(), NamedSchema::of::<PublicChallenge>(), NamedSchema::of::<LegalRoute>()];
    objects.into_iter().flat_map(|object| object.defs.into_iter().map(|(name, _)| name)).collect()
});

/// A merge patch on a document, as the OpenAPI document describes it.
#[derive(Debug)]
pub struct MergePatchOf<T>(PhantomData<T>);

pub type DraftRecordPatch = MergePatchOf<DraftRecord>;
pub type OrganizationProfilePatch = MergePatchOf<OrganizationProfile>;
pub type SettingsPatch = MergePatchOf<Settings>;

impl<T: JsonSchema> PartialSchema for MergePatchOf<T> {
    fn schema() -> RefOr<Schema> {
        NamedSchema::merge_patch::<T>().into_utoipa()
    }
}

impl<T: JsonSchema> ToSchema for MergePatchOf<T> {
    fn name() -> Cow<'static, str> {
        NamedSchema::merge_patch::<T>().name.into()
    }

    fn schemas(schemas: &mut Vec<(String, RefOr<Schema>)>) {
        NamedSchema::merge_patch::<T>().add_parts(schemas);
    }
}

impl PartialSchema for PublicChallenge {
    /// Returns the schema of a public challenge with the members that the register adds.
    fn schema() -> RefOr<Schema> {
        let NamedSchema { name, mut defs } = NamedSchema::localized::<Self>();
        let own = json!({
            "id": {"type": "string", "format": "uuid"},
            "publicVersion": {"type": "integer", "minimum": 1},
            "logIndex": {"type": "integer", "minimum": 0, "description": "Index of the last log entry about the challenge."},
        });
        if let (Some(members), Value::Object(own)) = (defs[&name]["properties"].as_object_mut(), own) {
            members.extend(own);
        }
        NamedSchema { name, defs }.into_utoipa()
    }
}

impl ToSchema for PublicChallenge {
    fn schemas(schemas: &mut Vec<(String, RefOr<Schema>)>) {
        NamedSchema::localized::<Self>().add_parts(schemas);
    }
}

/// Gives objects the schemas with which readers get them.
macro_rules! localized_schema {
    ($($object:ident),+ $(,)?) => {
        $(
            impl PartialSchema for $object {
                fn schema() -> RefOr<Schema> {
                    NamedSchema::localized::<Self>().into_utoipa()
                }
            }

            impl ToSchema for $object {
                fn schemas(schemas: &mut Vec<(String, RefOr<Schema>)>) {
                    NamedSchema::localized::<Self>().add_parts(schemas);
                }
            }
        )+
    };
}

localized_schema!(Contact, Identifier, LegalRoute, PublicDue);

impl PartialSchema for LocalizedText<'_> {
    /// Returns the schema of a text outside an object that declares its own schema.
    fn schema() -> RefOr<Schema> {
        let map = json!({"type": "object", "additionalProperties": {"type": "string"}});
        wrap(one_language_or(map))
    }
}

impl ToSchema for LocalizedText<'_> {}

fn wrap(schema: Value) -> RefOr<Schema> {
    let extensions = ExtensionsBuilder::new().add(RAW_SCHEMA, schema).build();
    RefOr::T(Schema::Object(ObjectBuilder::new().extensions(Some(extensions)).build()))
}

/// Replaces each schema that travelled as an extension by itself.
pub fn unwrap_schemas(schemas: &mut Defs) {
    for schema in schemas.values_mut() {
        if let Some(raw) = schema.as_object_mut().and_then(|members| members.remove(RAW_SCHEMA)) {
            *schema = raw;
        }
    }
}

/// Allows a text in one language, as readers get it, in place of a language map.
pub fn allow_one_language(defs: &mut Defs) {
    for (_, part) in defs.iter_mut().filter(|(name, _)| is_text(name)) {
        *part = one_language_or(part.take());
    }
}

fn one_language_or(map: Value) -> Value {
    json!({
        "description": "A text in the language of the response; the whole language map with `lang=*`.",
        "oneOf": [{"type": "string"}, map],
    })
}

/// Allows null for the optional members of an object.
fn allow_null(object: &mut Value) {
    let required = object["required"].as_array().cloned().unwrap_or_default();
    let members = object.get_mut("properties").and_then(Value::as_object_mut).into_iter().flatten();
    for (_, member) in members.filter(|(name, _)| !required.iter().any(|required| required == *name)) {
        *member = or_null(member.take());
    }
}

fn or_null(mut schema: Value) -> Value {
    let annotations = ["description", "readOnly"].map(|name| {
        let value = schema.as_object_mut().and_then(|members| members.shift_remove(name));
        value.map(|value| (name, value))
    });
    let mut nullable = json!({"anyOf": [schema, {"type": "null"}]});
    for (name, value) in annotations.into_iter().flatten() {
        nullable[name] = value;
    }
    nullable
}

fn is_text(name: &str) -> bool {
    ["Text", "Prose"]
        .iter()
        .any(|kind| name.strip_prefix(kind).is_some_and(|rest| rest.starts_with(|first: char| first.is_ascii_digit())))
}

fn has_text(defs: &Defs, name: &str) -> bool {
    reachable(defs, [name]).iter().any(|name| is_text(name))
}

fn referenced_name(schema: &Value) -> Option<&str> {
    schema["$ref"].as_str()?.strip_prefix("#/$defs/")
}

/// Returns the names of the given schemas and of all that they refer to.
fn reachable<'a>(defs: &Defs, roots: impl IntoIterator<Item = &'a str>) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut open: Vec<String> = roots.into_iter().map(str::to_owned).collect();
    while let Some(name) = open.pop() {
        if let Some(schema) = defs.get(&name)
            && found.insert(name)
        {
            visit(schema, &mut |value| open.extend(referenced_name(value).map(str::to_owned)));
        }
    }
    found
}

/// Visits a value and all values in it.
fn visit(value: &Value, visitor: &mut impl FnMut(&Value)) {
    visitor(value);
    match value {
        Value::Object(members) => members.values().for_each(|value| visit(value, visitor)),
        Value::Array(items) => items.iter().for_each(|value| visit(value, visitor)),
        _ => {}
    }
}

fn rename_references(value: &mut Value, rename: &impl Fn(&str) -> String) {
    if let Some(name) = referenced_name(value).map(rename) {
        value["$ref"] = reference(&name)["$ref"].take();
    }
    match value {
        Value::Object(members) => members.values_mut().for_each(|value| rename_references(value, rename)),
        Value::Array(items) => items.iter_mut().for_each(|value| rename_references(value, rename)),
        _ => {}
    }
}

/// Adds the merge patch on a named object, and on the objects in it. Lists are replaced as a whole. Returns its name.
fn patch_of(name: &str, defs: &mut Defs) -> String {
    let patch_name = format!("{}Patch", name.strip_suffix("Input").unwrap_or(name));
    if defs.contains_key(&patch_name) {
        return patch_name;
    }
    let mut patch = defs.get(name).cloned().unwrap_or_default();
    defs.insert(patch_name.clone(), Value::Null);
    if let Some(members) = patch.as_object_mut() {
        members.shift_remove("required");
    }
    let members = patch.get_mut("properties").and_then(Value::as_object_mut);
    for member in members.into_iter().flat_map(|members| members.values_mut()) {
        *member = nullable(member.take(), defs);
    }
    if let Some(other_members) = patch.get_mut("additionalProperties").filter(|schema| schema.is_object()) {
        *other_members = nullable(other_members.take(), defs);
    }
    if let Some(example) = patch.pointer_mut("/examples/0").and_then(Value::as_object_mut) {
        // One member of the object is enough for a patch.
        let last = example.iter().next_back().map(|(name, value)| (name.clone(), value.clone()));
        *example = last.into_iter().collect();
    }
    defs.insert(patch_name.clone(), patch);
    patch_name
}

/// Returns a schema that also allows null; for an object, that of the merge patch on it.
fn nullable(mut schema: Value, defs: &mut Defs) -> Value {
    if let Some(name) = referenced_name(&schema).map(str::to_owned)
        && defs.get(&name).is_some_and(|part| part["type"] == "object")
    {
        schema["$ref"] = reference(&patch_of(&name, defs))["$ref"].take();
    }
    or_null(schema)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::challenges::Decision;

    #[test]
    fn texts_are_written_as_language_maps_and_read_in_one_language() {
        let written = NamedSchema::written::<OrganizationProfile>();
        let members = &written.defs["OrganizationProfile"]["properties"];
        assert_eq!(members["name"]["$ref"], "#/$defs/Text300Input");
        assert_eq!(members["registerContact"]["items"]["$ref"], "#/$defs/ContactInput");
        assert_eq!(members["type"]["$ref"], "#/$defs/OrganizationType", "without texts there is one form");
        assert_eq!(written.defs["Text300Input"]["type"], "object");

        let localized = NamedSchema::localized::<LegalRoute>();
        assert_eq!(localized.defs["LegalRoute"]["properties"]["name"]["$ref"], "#/$defs/Text200");
        assert_eq!(localized.defs["Text200"]["oneOf"][0], json!({"type": "string"}));
    }

    #[test]
    fn a_merge_patch_requires_nothing_and_null_removes_a_member() {
        let patch = NamedSchema::merge_patch::<OrganizationProfile>();
        assert_eq!(patch.name, "OrganizationProfilePatch");
        let schema = &patch.defs["OrganizationProfilePatch"];
        assert_eq!(schema.get("required"), None);
        let name = &schema["properties"]["name"]["anyOf"];
        assert_eq!(*name, json!([{"$ref": "#/$defs/Text300Patch"}, {"type": "null"}]));
        let language = &patch.defs["Text300Patch"]["additionalProperties"]["anyOf"];
        assert_eq!(language[1], json!({"type": "null"}), "null removes one language");
        // A list is replaced as a whole.
        let contacts = &schema["properties"]["registerContact"]["anyOf"][0];
        assert_eq!(contacts["items"]["$ref"], "#/$defs/ContactInput");
    }

    #[test]
    fn a_draft_requires_nothing() {
        let draft = NamedSchema::written::<DraftRecord>();
        let schema = &draft.defs["DraftRecord"];
        assert_eq!(schema.get("required"), None);
        assert_eq!(schema["properties"]["sourceRecord"]["readOnly"], true);
        assert_eq!(schema["properties"]["summary"]["$ref"], "#/$defs/Text400Input");
        assert!(!draft.defs.contains_key("Record"));
    }

    #[test]
    fn null_stands_for_a_member_that_is_left_out() {
        let body = NamedSchema::body::<OrganizationProfile>();
        let schema = &body.defs["OrganizationProfile"];
        let name = &schema["properties"]["name"];
        assert_eq!(name["$ref"], "#/$defs/Text300Input", "a required member is never null");
        assert_eq!(schema["properties"]["registerContact"]["anyOf"][1], json!({"type": "null"}));
    }

    #[test]
    fn schemas_pass_through_utoipa_unchanged() {
        let NamedSchema { defs, .. } = NamedSchema::written::<Decision>();
        let mut schemas = Vec::new();
        NamedSchema::written::<Decision>().add_parts(&mut schemas);
        let parts = schemas.iter().map(|(name, schema)| (name.clone(), serde_json::to_value(schema).unwrap()));
        let mut parts: Defs = parts.collect();
        unwrap_schemas(&mut parts);
        assert_eq!(parts.len() + 1, defs.len());
        assert!(parts.iter().all(|(name, part)| *part == defs[name]));
    }
}
