//! A page of a feed, before it is written in one of the formats.
use crate::domain::languages::Lang;
use crate::domain::values::Instant;
use crate::http::urls::UrlBuilder;
use crate::log::EntryKind;
use smol_str::SmolStr;
use std::borrow::Cow;

/// A format of feeds.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Format {
    Json,
    Atom,
}

impl Format {
    pub const ALL: [Self; 2] = [Self::Json, Self::Atom];

    pub fn suffix(self) -> &'static str {
        match self {
            Self::Json => ".json",
            Self::Atom => ".atom",
        }
    }

    pub fn content_type(self) -> &'static str {
        match self {
            Self::Json => "application/feed+json",
            Self::Atom => "application/atom+xml",
        }
    }
}

/// One page of a feed.
pub struct Feed<'a> {
    /// A URN, the same on every page and in every language.
    pub id: String,
    pub title: String,
    pub description: String,
    pub lang: Lang,
    pub updated: Instant,
    pub urls: UrlBuilder<'a>,
    pub home_url: String,
    /// URL of this page.
    pub page_url: String,
    /// URL of the first page.
    pub first_url: String,
    /// URL of the page with the next older items.
    pub next_url: Option<String>,
    /// URL of the first page in each format.
    pub format_urls: Vec<(Format, String)>,
    pub items: Vec<Item>,
}

/// One event, rendered in the reader's language.
pub struct Item {
    /// A URN that belongs to the log entry forever.
    pub id: String,
    pub index: u64,
    pub kind: EntryKind,
    pub version: u32,
    /// Reference of the challenge, for steps of a challenge.
    pub challenge: Option<String>,
    pub url: String,
    pub title: String,
    /// The event in one line.
    pub summary: String,
    /// The event in full, the publisher's note, and the summary of a new system.
    pub paragraphs: Vec<Paragraph>,
    pub at: Instant,
    pub author: Author,
    pub tags: Vec<Tag>,
}

/// A text in its own language: a publisher's text is not always in the reader's.
pub struct Paragraph {
    pub lang: Lang,
    pub text: String,
}

/// The organization that uses the system or must decide the challenge.
pub struct Author {
    pub name: String,
    pub url: String,
}

/// A code of the record or the challenge with its label.
pub struct Tag {
    pub list: CodeList,
    pub code: SmolStr,
    pub label: Cow<'static, str>,
}

/// The list that a code belongs to.
#[derive(Clone, Copy)]
pub enum CodeList {
    /// The codes of a field of the record.
    Field(&'static str),
    /// A schema of the API.
    Schema(&'static str),
}

impl From<(&Lang, &str)> for Paragraph {
    fn from((lang, text): (&Lang, &str)) -> Self {
        Self { lang: lang.clone(), text: text.to_owned() }
    }
}

impl Item {
    pub fn text(&self) -> Cow<'_, str> {
        match self.paragraphs.as_slice() {
            [paragraph] => paragraph.text.as_str().into(),
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

/// Appends a text, escaped for an element or a quoted attribute.
fn escape(text: &str, html: &mut String) {
    for part in text.split_inclusive(['&', '<', '>', '"', '\'']) {
        let mut plain = part.chars();
        let escaped = match plain.next_back() {
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
        html.push_str(escaped);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_is_escaped() {
        let mut html = String::new();
        escape("<b onclick=\"x\">'A' & B</b> ü", &mut html);
        assert_eq!(html, "&lt;b onclick=&quot;x&quot;&gt;&#39;A&#39; &amp; B&lt;/b&gt; ü");
    }
}
