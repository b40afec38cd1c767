//! Reads the cells of a row of another register as texts, codes, URLs and references, and collects their errors.
use super::html::{to_line, to_text};
use crate::domain::json::{FieldErrors, FromJson, child_pointer};
use crate::domain::languages::{Lang, Text};
use crate::domain::organizations::{self, Organization, OrganizationType};
use crate::domain::systems::Record;
use crate::domain::systems::codes::{AliasScheme, LinkRel, PolicyArea};
use crate::domain::systems::record::{Alias, Link, LocalCode};
use crate::domain::values::{Country, Url};
use serde_json::{Map, Value};

/// Parses a value of a validated type and records an error if the text is not valid.
pub fn parse_value<T: FromJson>(pointer: &str, text: &str, errors: &mut FieldErrors) -> Option<T> {
    T::from_json(&Value::from(text), pointer, errors)
}

/// Returns true if a description fits the summary of a record. Longer ones go to another field, because no text is cut.
pub fn is_summary(description: &str) -> bool {
    description.chars().count() <= 400
}

/// Parses a URL; the scheme may be missing before `www.`.
pub fn parse_url(text: &str) -> Option<Url> {
    let text = text.trim();
    if text.starts_with("www.") { Url::parse(&format!("https://{text}")) } else { Url::parse(text) }
}

/// Normalizes a word of a code list for comparison: no case, markup or extra white space.
fn normalize_code(text: &str) -> String {
    to_line(text).to_lowercase()
}

/// Returns the code for a word. Unknown words have no code; they stay in the payload.
pub fn find_code<T: Copy>(text: &str, table: &[(&str, T)]) -> Option<T> {
    let text = normalize_code(text);
    table.iter().find(|(entry, _)| *entry == text).map(|(_, code)| *code)
}

/// Creates the organization that a source names, with the slug that the register would assign.
pub fn organization(lang: &Lang, name: &str, country: &str, kind: Option<OrganizationType>) -> Organization {
    Organization {
        kind,
        country: Country::parse(country),
        ..Organization::new(organizations::slug_from_name(name), Text::of(lang, name))
    }
}

/// Returns the type of an organization if its name implies it: by prefix (`Gemeente *`), suffix (`* Police`) or the
/// whole name.
pub fn kind_by_name(name: &str, table: &[(&str, OrganizationType)]) -> Option<OrganizationType> {
    let matches = |pattern: &str| match (pattern.strip_suffix('*'), pattern.strip_prefix('*')) {
        (Some(beginning), _) => name.starts_with(beginning),
        (None, Some(end)) => name.ends_with(end),
        (None, None) => name == pattern,
    };
    table.iter().find(|(pattern, _)| matches(pattern)).map(|(_, kind)| *kind)
}

/// The cells of a row, and the errors found while reading them.
pub struct Cells<'a> {
    cells: &'a Map<String, Value>,
    errors: FieldErrors,
}

impl<'a> Cells<'a> {
    pub fn new(cells: &'a Map<String, Value>) -> Self {
        Self { cells, errors: FieldErrors::default() }
    }

    /// Returns the errors found so far.
    pub fn into_errors(self) -> FieldErrors {
        self.errors
    }

    /// Returns true if the cell exists, even if it is blank.
    pub fn has(&self, name: &str) -> bool {
        self.cells.contains_key(name)
    }

    pub fn value(&self, name: &str) -> Option<&Value> {
        self.cells.get(name)
    }

    /// Returns a cell as multi-line text; empty if there is none.
    pub fn prose(&mut self, name: &str) -> String {
        to_text(&self.raw_text(name))
    }

    /// Returns a cell as a single line; empty if there is none.
    pub fn line(&mut self, name: &str) -> String {
        to_line(&self.raw_text(name))
    }

    /// Returns the code for a cell.
    pub fn code<T: Copy>(&mut self, name: &str, table: &[(&str, T)]) -> Option<T> {
        find_code(&self.raw_text(name), table)
    }

    /// Returns the URL in a cell. Text that is not a URL is not an error; it stays in the payload.
    pub fn url(&mut self, name: &str) -> Option<Url> {
        parse_url(&self.line(name))
    }

    /// Returns the distinct items of a list, or of a text separated by commas, semicolons or line breaks.
    pub fn items(&mut self, name: &str) -> Vec<String> {
        let texts: Vec<String> = match self.cells.get(name) {
            Some(Value::Array(items)) => items.iter().map(|item| self::text(item).unwrap_or_default()).collect(),
            _ => self.prose(name).split([',', ';', '\n']).map(str::to_owned).collect(),
        };
        let mut items = Vec::new();
        for item in texts.iter().map(|text| to_line(text)).filter(|item| !item.is_empty()) {
            if !items.contains(&item) {
                items.push(item);
            }
        }
        items
    }

    /// Returns the titles and links of a list of references.
    pub fn references(&mut self, name: &str) -> Vec<(String, String)> {
        let part = |item: &Value, name: &str| to_line(&item.get(name).and_then(text).unwrap_or_default());
        let items = self.cells.get(name).and_then(Value::as_array).into_iter().flatten();
        let items = items.map(|item| (part(item, "title"), part(item, "link")));
        items.filter(|(title, link)| !title.is_empty() || !link.is_empty()).collect()
    }

    /// Parses a value of a validated type and records an error at `pointer` if the text is not valid.
    pub fn parse<T: FromJson>(&mut self, pointer: &str, text: &str) -> Option<T> {
        parse_value(pointer, text, &mut self.errors)
    }

    /// Adds an identifier of the system in another register, if it is not empty.
    pub fn add_alias(&mut self, record: &mut Record, scheme: AliasScheme, id: &str) {
        if !id.is_empty() {
            let pointer = format!("/aliasIds/{}/value", record.alias_ids.len());
            record.alias_ids.extend(self.parse(&pointer, id).map(|value| Alias { scheme, value }));
        }
    }

    /// Adds themes and the policy areas they stand for. A record has at most three policy areas; all themes are kept.
    pub fn add_themes(&mut self, record: &mut Record, scheme: &str, themes: &[String], areas: &[(&str, PolicyArea)]) {
        for theme in themes {
            let pointer = format!("/localThemes/{}", record.local_themes.len());
            let scheme = self.parse(&child_pointer(&pointer, "scheme"), scheme);
            let code = scheme.zip(self.parse(&child_pointer(&pointer, "value"), theme));
            record.local_themes.extend(code.map(|(scheme, value)| LocalCode { scheme, value }));
            let area = find_code(theme, areas).filter(|area| !record.policy_area.contains(area));
            record.policy_area.extend(area.filter(|_| record.policy_area.len() < 3));
        }
    }

    /// Returns the unchanged text of a cell.
    fn raw_text(&mut self, name: &str) -> String {
        let Some(value) = self.cells.get(name).filter(|value| !value.is_null()) else { return String::new() };
        let text = text(value);
        if text.is_none() {
            self.errors.add(&child_pointer("", name), "type", "expected text");
        }
        text.unwrap_or_default()
    }
}

/// Returns a text, or a number as text: ids occur in both forms.
fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// Adds a link, if there is a URL.
pub fn add_link(record: &mut Record, rel: LinkRel, url: Option<Url>) {
    record.links.extend(url.map(|url| Link::new(rel, url)));
}
