//! An event in words: what is told of it, in the reader's language.
use crate::catalog::events::{Event, EventKind, FieldSet};
use crate::catalog::systems::Facet;
use crate::catalog::{CatalogState, System};
use crate::domain::languages::Lang;
use crate::domain::values::{Instant, Slug};
use crate::http::handlers::feeds::challenges::step;
use crate::http::handlers::feeds::page::urn;
use crate::http::urls::UrlBuilder;
use crate::log::EntryKind;
use crate::service::i18n::Translator;
use fluent_bundle::FluentValue;
use smol_str::SmolStr;
use std::borrow::Cow;

/// How many fields the short text names.
const NAMED: usize = 3;

/// One event, told.
pub struct Item {
    /// A URN that stays with the entry of the log for ever.
    pub id: String,
    pub index: u64,
    pub kind: EntryKind,
    pub version: u32,
    /// The reference of the challenge, if it is about one.
    pub challenge: Option<String>,
    pub url: String,
    pub title: String,
    /// What happened, in a line.
    pub summary: String,
    /// What happened in full, what the publisher says about it, and of a new system what it is.
    pub paragraphs: Vec<Paragraph>,
    pub at: Instant,
    pub author: Author,
    pub tags: Vec<Tag>,
}

/// A piece of text in its own language: what a publisher says need not be in the reader's.
pub struct Paragraph {
    pub lang: Lang,
    pub text: String,
}

/// The organization whose system it is, or which has to answer.
pub struct Author {
    pub name: String,
    pub url: String,
}

/// A code of the record or the challenge with its label.
pub struct Tag {
    pub list: List,
    pub code: SmolStr,
    pub label: Cow<'static, str>,
}

/// What a code is one of.
#[derive(Clone, Copy)]
pub enum List {
    /// The codes of a field of the record.
    Field(&'static str),
    /// A shape of the API.
    Shape(&'static str),
}

/// Tells events to one reader.
pub struct ItemRenderer<'a> {
    pub current: &'a CatalogState,
    pub words: Translator,
    pub wanted: &'a [Lang],
    pub addresses: UrlBuilder<'a>,
    /// The name of the log.
    pub origin: &'a str,
}

/// The name of a system for a reader, with its language; its slug if a redaction took the name.
pub fn name(system: &System, wanted: &[Lang]) -> (String, Option<Lang>) {
    match (system.indexed.name.best(wanted, &system.indexed.default_language), system.address()) {
        (Some((lang, name)), _) => (name.to_owned(), Some(lang.clone())),
        (None, Some((_, slug))) => (slug.as_str().to_owned(), None),
        (None, None) => (system.id.to_string(), None),
    }
}

impl ItemRenderer<'_> {
    /// None if what it is about is not there, which no event of the catalog can say of itself.
    pub fn render(&self, event: &Event) -> Option<Item> {
        let (kind, heading) = match event.kind {
            EventKind::Published => (EntryKind::SystemPublished, "event-new"),
            EventKind::Changed => (EntryKind::SystemPublished, "event-changed"),
            EventKind::Returned => (EntryKind::SystemPublished, "event-back"),
            EventKind::Confirmed => (EntryKind::SystemConfirmed, "event-confirmed"),
            EventKind::Withdrawn(_) => (EntryKind::SystemWithdrawn, "event-withdrawn"),
            EventKind::Redacted(_) => (EntryKind::SystemRedacted, "event-redacted"),
            EventKind::Challenge(kind) => return self.render_step(event, kind),
        };
        let Event { index, at, subject, version, kind: event_kind, fields, note } = event;
        let system = self.current.by_number(*subject)?;
        let words = self.words;
        let heading = words.message(heading);
        let (name, _) = name(system, self.wanted);
        let what = self.what(event, &self.names(*fields, usize::MAX));
        let summary = match fields.names().nth(NAMED) {
            None => what.clone(),
            Some(_) => self.what(event, &self.names(*fields, NAMED)),
        };
        let mut paragraphs = vec![Paragraph { lang: words.lang().clone(), text: what }];
        let default = &system.indexed.default_language;
        if let Some(note) = note {
            paragraphs.extend(note.best(self.wanted, default).map(said));
        }
        if let EventKind::Published | EventKind::Returned = event_kind {
            paragraphs.extend(system.indexed.summary.best(self.wanted, default).map(said));
        }
        Some(Item {
            id: urn(self.origin, &format!("/entry/{index}")),
            index: *index,
            kind,
            version: *version,
            challenge: None,
            url: match kind {
                EntryKind::SystemPublished => self.addresses.version(system.id, *version),
                _ => self.addresses.system(system.id),
            },
            title: words.format("event-title", &[("event", heading.into()), ("name", name.into())]),
            summary,
            paragraphs,
            at: *at,
            author: self.author(system),
            tags: self.tags(system),
        })
    }

    /// What happened, with these fields named.
    fn what(&self, event: &Event, fields: &str) -> String {
        let words = self.words;
        let fields = ("fields", FluentValue::from(fields.to_owned()));
        let none = event.fields == FieldSet::default();
        match event.kind {
            EventKind::Published => words.message("event-new").into_owned(),
            EventKind::Changed if none => words.message("event-changed").into_owned(),
            EventKind::Changed => words.format("changed-fields", &[fields]),
            EventKind::Returned if none => words.message("event-back").into_owned(),
            EventKind::Returned => words.format("back-fields", &[fields]),
            EventKind::Confirmed => words.message("event-confirmed").into_owned(),
            EventKind::Challenge(kind) => step(words, kind).into_owned(),
            EventKind::Withdrawn(None) => words.message("event-withdrawn").into_owned(),
            EventKind::Withdrawn(Some(reason)) => {
                let reason = words.code("withdrawalReason", reason.as_str());
                words.format("withdrawn-because", &[("reason", reason.into())])
            }
            EventKind::Redacted(ground) => {
                let ground =
                    ground.map_or_else(Default::default, |ground| words.code("redactionGround", ground.as_str()));
                words.format(
                    "redacted-fields",
                    &[("version", event.version.to_string().into()), ("ground", ground.into()), fields],
                )
            }
        }
    }

    /// The labels of fields, at most so many, and how many more there are.
    fn names(&self, fields: FieldSet, most: usize) -> String {
        let words = self.words;
        let all: Vec<_> = fields.names().map(|field| words.inside(words.field(field))).collect();
        if all.len() <= most {
            return all.join(", ");
        }
        let count = FluentValue::from(all.len() - most);
        words.format("fields-more", &[("fields", all[..most].join(", ").into()), ("count", count)])
    }

    fn author(&self, system: &System) -> Author {
        match system.address() {
            Some((slug, _)) => self.organization(slug),
            None => Author { name: system.id.to_string(), url: self.addresses.system(system.id) },
        }
    }

    /// An organization as an author.
    pub(in crate::http) fn organization(&self, slug: &Slug) -> Author {
        let organization = self.current.organization(slug);
        let name =
            organization.map_or(slug.as_str(), |organization| organization.content.localized_name(self.wanted).0);
        Author { name: name.to_owned(), url: self.addresses.organization(slug) }
    }

    fn tags(&self, system: &System) -> Vec<Tag> {
        let codes = system.indexed.facets.iter();
        let codes = codes.filter(|(facet, _)| matches!(facet, Facet::PolicyArea | Facet::Technique));
        let tag = |(facet, code): &(Facet, SmolStr)| Tag {
            list: List::Field(facet.as_str()),
            code: code.clone(),
            label: self.words.code(facet.as_str(), code),
        };
        codes.map(tag).collect()
    }
}

/// What somebody said, in its own language.
pub(in crate::http) fn said((lang, text): (&Lang, &str)) -> Paragraph {
    Paragraph { lang: lang.clone(), text: text.to_owned() }
}

impl Item {
    pub fn text(&self) -> Cow<'_, str> {
        match self.paragraphs.as_slice() {
            [one] => one.text.as_str().into(),
            all => all.iter().map(|paragraph| paragraph.text.as_str()).collect::<Vec<_>>().join("\n\n").into(),
        }
    }

    pub fn html(&self) -> String {
        let length = |paragraph: &Paragraph| paragraph.text.len() + 32;
        let mut html = String::with_capacity(self.paragraphs.iter().map(length).sum());
        for Paragraph { lang, text } in &self.paragraphs {
            for part in ["<p lang=\"", lang.as_str(), "\">"] {
                html.push_str(part);
            }
            escape(text, &mut html);
            html.push_str("</p>");
        }
        html
    }
}

/// Adds a text as HTML shows it, in an element or in a quoted attribute.
fn escape(text: &str, html: &mut String) {
    for part in text.split_inclusive(['&', '<', '>', '"', '\'']) {
        let mut plain = part.chars();
        let instead = match plain.next_back() {
            Some('&') => "&amp;",
            Some('<') => "&lt;",
            Some('>') => "&gt;",
            Some('"') => "&quot;",
            Some('\'') => "&#39;",
            _ => {
                html.push_str(part);
                continue;
            }
        };
        html.push_str(plain.as_str());
        html.push_str(instead);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_shows_the_text_and_runs_nothing() {
        let mut html = String::new();
        escape("<b onclick=\"x\">'A' & B</b> ü", &mut html);
        assert_eq!(html, "&lt;b onclick=&quot;x&quot;&gt;&#39;A&#39; &amp; B&lt;/b&gt; ü");
    }
}
