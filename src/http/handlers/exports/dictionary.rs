//! The data dictionary of the exports, as JSON and as CSV.
use crate::Result;
use crate::formats::dictionary::{self, DictionaryEntry};
use crate::http::request::query::NoQuery;
use crate::http::response::media_type::CSV;
use crate::http::response::public::{CacheBasis, CacheableResponse};
use actix_web::{HttpRequest, HttpResponse, get};
use serde::Serialize;
use utoipa::ToSchema;

/// The meaning of the columns and fields of all exports.
#[derive(Serialize, ToSchema)]
struct DataDictionary {
    /// Columns of the table of systems.
    columns: Vec<DictionaryItem>,
    /// Fields of a record, members of objects included.
    fields: Vec<DictionaryItem>,
    challenges: ChallengeDictionary,
}

/// The meaning of the columns and fields of challenges.
#[derive(Serialize, ToSchema)]
struct ChallengeDictionary {
    /// Columns of the table of challenges.
    columns: Vec<DictionaryItem>,
    /// Fields of a challenge, members of objects included.
    fields: Vec<DictionaryItem>,
}

/// A column or a field.
#[derive(Serialize, ToSchema)]
struct DictionaryItem {
    /// Name of the column, or path of the field, such as `risks.title`.
    name: String,
    /// Kind of the value, such as `code` or `list of object`.
    r#type: String,
    /// Requirement for a publication: `always`, `tier`, `condition` or `optional`.
    #[serde(skip_serializing_if = "String::is_empty")]
    #[schema(required = false)]
    publish: String,
    description: String,
    /// Values of the code list.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(required = false)]
    values: Vec<DictionaryValue>,
}

/// A value of a code list.
#[derive(Serialize, ToSchema)]
struct DictionaryValue {
    value: String,
    /// Meaning of a value that does not explain itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    meaning: Option<String>,
}

impl From<DictionaryEntry> for DictionaryItem {
    fn from(entry: DictionaryEntry) -> Self {
        let DictionaryEntry { name, kind: r#type, publish, description, values } = entry;
        let values = values.into_iter().map(|(value, meaning)| DictionaryValue { value, meaning }).collect();
        Self { name, r#type, publish, description, values }
    }
}

/// Get the data dictionary
///
/// The meaning of each column of the tables and of each field of the records.
#[utoipa::path(tag = "documents", responses((status = 200, description = "The dictionary", body = DataDictionary)))]
#[get("/export/dictionary")]
pub async fn read_dictionary(_: NoQuery, request: HttpRequest) -> Result<HttpResponse> {
    let items = |entries: Vec<DictionaryEntry>| entries.into_iter().map(DictionaryItem::from).collect();
    let challenges = ChallengeDictionary {
        columns: items(dictionary::challenge_columns()),
        fields: items(dictionary::challenge_fields()),
    };
    let columns = items(dictionary::columns());
    let dictionary = DataDictionary { columns, fields: items(dictionary::fields()), challenges };
    CacheableResponse::json(&dictionary)?.basis(CacheBasis::program()).to(&request)
}

/// Get the data dictionary as CSV
#[utoipa::path(
    tag = "documents",
    responses((status = 200, description = "One row per column and field", body = String, content_type = "text/csv")),
)]
#[get("/export/dictionary.csv")]
pub async fn read_dictionary_csv(_: NoQuery, request: HttpRequest) -> Result<HttpResponse> {
    CacheableResponse::new(CSV, dictionary::csv()).basis(CacheBasis::program()).to(&request)
}
