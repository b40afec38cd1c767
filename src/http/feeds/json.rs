//! JSON Feed 1.1: <https://www.jsonfeed.org/version/1.1/>.
use super::items::Item;
use super::page::Feed;
use crate::Result;
use anyhow::Context;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use utoipa::ToSchema;

/// One page of a feed, as JSON Feed 1.1.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes what is written")]
pub struct JsonFeed {
    /// `https://jsonfeed.org/version/1.1`
    version: String,
    title: String,
    home_page_url: String,
    /// The first page.
    feed_url: String,
    /// The page with what is older; left out of the last one.
    #[schema(required = false)]
    next_url: String,
    description: String,
    /// The language of the register's words.
    language: String,
    items: Vec<JsonFeedItem>,
}

/// Something that happened to a system or a challenge.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes what is written")]
struct JsonFeedItem {
    /// A URN that stays with the entry of the log for ever.
    id: String,
    /// The version that was published; else the system, or the challenge.
    url: String,
    title: String,
    /// What happened, in a line.
    summary: String,
    content_text: String,
    content_html: String,
    date_published: chrono::DateTime<chrono::Utc>,
    date_modified: chrono::DateTime<chrono::Utc>,
    /// The organization that uses the system, or has to answer.
    authors: Vec<JsonFeedAuthor>,
    /// Policy areas and techniques; the kind of a challenge.
    tags: Vec<String>,
    language: String,
    _register: JsonFeedRegister,
}

#[derive(ToSchema)]
#[expect(dead_code, reason = "describes what is written")]
struct JsonFeedAuthor {
    name: String,
    url: String,
}

/// The entry of the log that an item tells.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes what is written")]
struct JsonFeedRegister {
    #[schema(minimum = 0)]
    index: u64,
    /// What happened, such as `system.published`.
    r#type: String,
    /// The version that was published, or that is concerned.
    #[schema(minimum = 1)]
    version: u32,
    /// The reference of the challenge, if it is about one.
    #[schema(required = false)]
    challenge: String,
}

/// Writes a page.
pub fn write(feed: &Feed) -> Result<Vec<u8>> {
    let mut page = json!({
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.home,
        "feed_url": feed.first,
    });
    if let Some(next) = &feed.next {
        page["next_url"] = next.as_str().into();
    }
    page["description"] = feed.about.as_str().into();
    page["language"] = feed.lang.as_str().into();
    page["items"] = feed.items.iter().map(|told| item(feed, told)).collect();
    Ok(serde_json::to_vec(&page).context("a feed cannot be written")?)
}

fn item(feed: &Feed, item: &Item) -> Value {
    // Two codes may have one label, and a tag is there once.
    let tags: BTreeSet<_> = item.tags.iter().map(|tag| tag.label.as_str()).collect();
    let mut register = json!({"index": item.index, "type": item.kind.as_str(), "version": item.version});
    if let Some(challenge) = &item.challenge {
        register["challenge"] = challenge.as_str().into();
    }
    json!({
        "id": item.id,
        "url": item.url,
        "title": item.title,
        "summary": item.summary,
        "content_text": item.text(),
        "content_html": item.html(),
        "date_published": item.at,
        "date_modified": item.at,
        "authors": [{"name": item.author.name, "url": item.author.url}],
        "tags": tags,
        "language": feed.lang,
        "_register": register,
    })
}
