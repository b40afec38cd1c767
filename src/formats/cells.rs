//! The cells of a row of another register: read as texts, codes, addresses and references, with their faults.
use super::html::{to_line, to_text};
use crate::domain::languages::{Lang, Text};
use crate::domain::organizations::{self, Organization, OrganizationType};
use crate::domain::shape::{FieldErrors, Shape, child_pointer};
use crate::domain::systems::Record;
use crate::domain::systems::codes::{AliasScheme, LinkRel, PolicyArea};
use crate::domain::systems::record::{Alias, Link, LocalCode};
use crate::domain::values::{Country, Url};
use serde_json::{Map, Value};

/// A value of a checked form; a fault where the text does not have it.
pub fn hold<T: Shape>(at: &str, text: &str, faults: &mut FieldErrors) -> Option<T> {
    T::read(&Value::from(text), at, faults)
}

/// Whether a description is short enough for the summary of a record. One that is not goes elsewhere as a whole:
/// nothing is cut.
pub fn is_summary(description: &str) -> bool {
    description.chars().count() <= 400
}

/// A web address, also where its scheme was left out; anything else is none.
pub fn address(text: &str) -> Option<Url> {
    let text = text.trim();
    if text.starts_with("www.") { Url::parse(&format!("https://{text}")) } else { Url::parse(text) }
}

/// How a word of a code list is compared: without case, markup, and stray or doubled white space.
fn word(text: &str) -> String {
    to_line(text).to_lowercase()
}

/// The code that a word stands for. A word that nobody knows is none: the payload keeps it.
pub fn code<T: Copy>(text: &str, table: &[(&str, T)]) -> Option<T> {
    let text = word(text);
    table.iter().find(|(known, _)| *known == text).map(|(_, code)| *code)
}

/// The organization that a source names, with the word for it that the register would give.
pub fn organization(lang: &Lang, name: &str, country: &str, kind: Option<OrganizationType>) -> Organization {
    Organization {
        kind,
        country: Country::parse(country),
        ..Organization::new(organizations::slug_from_name(name), Text::of(lang, name))
    }
}

/// The kind of an organization as far as its name is sure to say it: by the beginning (`Gemeente *`), the end
/// (`* Police`) or all of it.
pub fn kind_by_name(name: &str, table: &[(&str, OrganizationType)]) -> Option<OrganizationType> {
    let fits = |pattern: &str| match (pattern.strip_suffix('*'), pattern.strip_prefix('*')) {
        (Some(beginning), _) => name.starts_with(beginning),
        (None, Some(end)) => name.ends_with(end),
        (None, None) => name == pattern,
    };
    table.iter().find(|(pattern, _)| fits(pattern)).map(|(_, kind)| *kind)
}

/// The cells of one row, and what is wrong with them.
pub struct Cells<'a> {
    cells: &'a Map<String, Value>,
    faults: FieldErrors,
}

impl<'a> Cells<'a> {
    pub fn new(cells: &'a Map<String, Value>) -> Self {
        Self { cells, faults: FieldErrors::default() }
    }

    /// What was wrong with the cells that were read.
    pub fn into_faults(self) -> FieldErrors {
        self.faults
    }

    /// Whether there is such a cell, blank or not.
    pub fn has(&self, name: &str) -> bool {
        self.cells.contains_key(name)
    }

    pub fn value(&self, name: &str) -> Option<&Value> {
        self.cells.get(name)
    }

    /// The text of a cell as prose; blank if there is none.
    pub fn prose(&mut self, name: &str) -> String {
        to_text(&self.raw(name))
    }

    /// The text of a cell as one line; blank if there is none.
    pub fn line(&mut self, name: &str) -> String {
        to_line(&self.raw(name))
    }

    /// The code that a cell stands for.
    pub fn code<T: Copy>(&mut self, name: &str, table: &[(&str, T)]) -> Option<T> {
        code(&self.raw(name), table)
    }

    /// The web address in a cell. Text that is no address is not an error: the payload keeps it.
    pub fn url(&mut self, name: &str) -> Option<Url> {
        address(&self.line(name))
    }

    /// The items of a list, or of a text with commas or semicolons between them; each once.
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

    /// The titles and links of a list of references.
    pub fn references(&mut self, name: &str) -> Vec<(String, String)> {
        let part = |item: &Value, name: &str| to_line(&item.get(name).and_then(text).unwrap_or_default());
        let items = self.cells.get(name).and_then(Value::as_array).into_iter().flatten();
        let items = items.map(|item| (part(item, "title"), part(item, "link")));
        items.filter(|(title, link)| !title.is_empty() || !link.is_empty()).collect()
    }

    /// A value of a checked form; a fault where the text does not have it. `at`: its place in the record.
    pub fn hold<T: Shape>(&mut self, at: &str, text: &str) -> Option<T> {
        hold(at, text, &mut self.faults)
    }

    /// Adds an id of the same system elsewhere, if there is one.
    pub fn alias(&mut self, record: &mut Record, scheme: AliasScheme, id: &str) {
        if !id.is_empty() {
            let at = format!("/aliasIds/{}/value", record.alias_ids.len());
            record.alias_ids.extend(self.hold(&at, id).map(|value| Alias { scheme, value }));
        }
    }

    /// Adds themes as they were given, and the policy areas that they stand for: the first three, because a record has
    /// no more. The themes of the others are still there.
    pub fn themes(&mut self, record: &mut Record, scheme: &str, themes: &[String], areas: &[(&str, PolicyArea)]) {
        for theme in themes {
            let at = format!("/localThemes/{}", record.local_themes.len());
            let scheme = self.hold(&child_pointer(&at, "scheme"), scheme);
            let local = scheme.zip(self.hold(&child_pointer(&at, "value"), theme));
            record.local_themes.extend(local.map(|(scheme, value)| LocalCode { scheme, value }));
            let area = code(theme, areas).filter(|area| !record.policy_area.contains(area));
            record.policy_area.extend(area.filter(|_| record.policy_area.len() < 3));
        }
    }

    /// The text of a cell as it came.
    fn raw(&mut self, name: &str) -> String {
        let Some(value) = self.cells.get(name).filter(|value| !value.is_null()) else { return String::new() };
        let text = text(value);
        if text.is_none() {
            self.faults.add(&child_pointer("", name), "type", "a text is expected here");
        }
        text.unwrap_or_default()
    }
}

/// A text, or a number as text: ids come as both.
fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// Adds a link, if there is one.
pub fn link(record: &mut Record, rel: LinkRel, url: Option<Url>) {
    record.links.extend(url.map(|url| Link::new(rel, url)));
}
