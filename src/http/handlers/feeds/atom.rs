//! Atom (RFC 4287), in pages (RFC 5005, section 3).
use crate::Result;
use crate::http::handlers::feeds::items::{Item, List, Tag};
use crate::http::handlers::feeds::page::{Feed, Format};
use crate::http::urls::UrlBuilder;
use anyhow::Context;
use atom_syndication as atom;

/// Writes a page.
pub fn write(feed: &Feed<'_>) -> Result<Vec<u8>> {
    let mut links = vec![link("self", &feed.own, Some(Format::Atom.content_type())), link("first", &feed.first, None)];
    links.extend(feed.next.as_ref().map(|next| link("next", next, None)));
    links.push(link("alternate", &feed.home, None));
    let others = feed.formats.iter().filter(|(format, _)| *format != Format::Atom);
    links.extend(others.map(|(format, address)| link("alternate", address, Some(format.content_type()))));
    let page = atom::Feed {
        id: feed.id.clone(),
        title: text(&feed.title),
        subtitle: Some(text(&feed.about)),
        updated: feed.updated.fixed_offset(),
        lang: Some(feed.lang.to_string()),
        base: Some(feed.addresses.home()),
        links,
        entries: feed.items.iter().map(|item| entry(item, feed.addresses)).collect(),
        ..atom::Feed::default()
    };
    Ok(page.write_to(Vec::new()).context("a feed cannot be written")?)
}

fn entry(item: &Item, addresses: UrlBuilder<'_>) -> atom::Entry {
    let author = atom::Person {
        name: allowed(&item.author.name),
        uri: Some(item.author.url.clone()),
        ..atom::Person::default()
    };
    let category = |tag: &Tag| atom::Category {
        term: tag.code.to_string(),
        scheme: Some(match tag.list {
            List::Field(field) => addresses.field_schema(field),
            List::Shape(name) => addresses.api_schema(name),
        }),
        label: Some(allowed(&tag.label)),
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
            value: Some(allowed(&item.html())),
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
    atom::Text::plain(allowed(text))
}

/// A text without characters that XML 1.0 cannot hold (section 2.2): some that are no control characters either.
fn allowed(text: &str) -> String {
    let fits = |letter: char| matches!(letter, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..);
    text.chars().map(|letter| if fits(letter) { letter } else { '\u{fffd}' }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        /// Whatever a text holds, the feed is read back with it.
        #[test]
        fn any_text_comes_back(title in any::<String>(), label in any::<String>()) {
            let mut entry = atom::Entry { title: text(&title), ..atom::Entry::default() };
            entry.categories.push(atom::Category { term: "x".into(), scheme: None, label: Some(allowed(&label)) });
            let feed = atom::Feed { entries: vec![entry], ..atom::Feed::default() };
            let bytes = feed.write_to(Vec::new()).unwrap();
            let read = atom::Feed::read_from(bytes.as_slice()).unwrap();
            // A parser takes every line break for a line feed, and in attributes for a space.
            let lines = |text: &str| allowed(text).replace("\r\n", "\n").replace('\r', "\n");
            prop_assert_eq!(lines(&read.entries[0].title.value), lines(&title));
            let flat = |text: &str| lines(text).replace(['\n', '\t'], " ");
            prop_assert_eq!(flat(read.entries[0].categories[0].label.as_deref().unwrap()), flat(&label));
        }
    }
}
