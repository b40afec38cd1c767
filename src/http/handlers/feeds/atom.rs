//! Atom (RFC 4287), in pages (RFC 5005, section 3).
use crate::Result;
use crate::http::handlers::feeds::model::{CodeList, Feed, Format, Item, Tag};
use crate::http::urls::UrlBuilder;
use anyhow::Context;
use atom_syndication as atom;

/// Serializes a page.
///
/// # Errors
/// If the page cannot be serialized.
pub fn write(feed: &Feed<'_>) -> Result<Vec<u8>> {
    let mut links =
        vec![link("self", &feed.page_url, Some(Format::Atom.content_type())), link("first", &feed.first_url, None)];
    links.extend(feed.next_url.as_ref().map(|next| link("next", next, None)));
    links.push(link("alternate", &feed.home_url, None));
    let others = feed.format_urls.iter().filter(|(format, _)| *format != Format::Atom);
    links.extend(others.map(|(format, url)| link("alternate", url, Some(format.content_type()))));
    let document = atom::Feed {
        id: feed.id.clone(),
        title: text(&feed.title),
        subtitle: Some(text(&feed.description)),
        updated: feed.updated.fixed_offset(),
        lang: Some(feed.lang.to_string()),
        base: Some(feed.urls.home()),
        links,
        entries: feed.items.iter().map(|item| entry(item, feed.urls)).collect(),
        ..atom::Feed::default()
    };
    Ok(document.write_to(Vec::new()).context("a feed cannot be serialized")?)
}

fn entry(item: &Item, urls: UrlBuilder<'_>) -> atom::Entry {
    let author = atom::Person {
        name: xml_text(&item.author.name),
        uri: Some(item.author.url.clone()),
        ..atom::Person::default()
    };
    let category = |tag: &Tag| atom::Category {
        term: tag.code.to_string(),
        scheme: Some(match tag.list {
            CodeList::Field(field) => urls.field_schema(field),
            CodeList::Schema(name) => urls.api_schema(name),
        }),
        label: Some(xml_text(&tag.label)),
    };
    atom::Entry {
        id: item.id.clone(),
        title: text(&item.title),
        updated: item.at.fixed_offset(),
        published: Some(item.at.fixed_offset()),
        links: vec![link("alternate", &item.url, None)],
        authors: vec![author],
        categories: item.tags.iter().map(category).collect(),
        summary: Some(text(&item.summary)),
        content: Some(atom::Content {
            value: Some(xml_text(&item.html())),
            content_type: Some("html".into()),
            ..atom::Content::default()
        }),
        ..atom::Entry::default()
    }
}

fn link(rel: &str, href: &str, media_type: Option<&str>) -> atom::Link {
    let media_type = media_type.map(str::to_owned);
    atom::Link { rel: rel.to_owned(), href: href.to_owned(), mime_type: media_type, ..atom::Link::default() }
}

fn text(text: &str) -> atom::Text {
    atom::Text::plain(xml_text(text))
}

/// Replaces the characters that XML 1.0 does not allow (section 2.2), not all of which are control characters.
fn xml_text(text: &str) -> String {
    let is_allowed =
        |c: char| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..);
    text.chars().map(|c| if is_allowed(c) { c } else { '\u{fffd}' }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        /// A parser reads back any text.
        #[test]
        fn any_text_is_read_back(title in any::<String>(), label in any::<String>()) {
            let mut entry = atom::Entry { title: text(&title), ..atom::Entry::default() };
            entry.categories.push(atom::Category { term: "x".into(), scheme: None, label: Some(xml_text(&label)) });
            let feed = atom::Feed { entries: vec![entry], ..atom::Feed::default() };
            let bytes = feed.write_to(Vec::new()).unwrap();
            let read = atom::Feed::read_from(bytes.as_slice()).unwrap();
            // A parser reads every line break as a line feed, and in attributes as a space.
            let normalized = |text: &str| xml_text(text).replace("\r\n", "\n").replace('\r', "\n");
            prop_assert_eq!(normalized(&read.entries[0].title.value), normalized(&title));
            let flat = |text: &str| normalized(text).replace(['\n', '\t'], " ");
            prop_assert_eq!(flat(read.entries[0].categories[0].label.as_deref().unwrap()), flat(&label));
        }
    }
}
