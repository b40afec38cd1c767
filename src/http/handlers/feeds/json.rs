//! JSON Feed 1.1: <https://www.jsonfeed.org/version/1.1/>.
use crate::http::handlers::feeds::model::{Feed, Item};
use serde::Serialize;
use std::borrow::Cow;
use utoipa::ToSchema;

/// One page of a feed, as JSON Feed 1.1.
#[derive(Serialize, ToSchema)]
pub struct JsonFeed<'a> {
    /// `https://jsonfeed.org/version/1.1`
    version: &'static str,
    title: &'a str,
    home_page_url: &'a str,
    /// The first page.
    feed_url: &'a str,
    /// The page with the next older items; missing on the last page.
    #[schema(value_type = String, required = false)]
    #[serde(skip_serializing_if = "Option::is_none")]
    next_url: Option<&'a str>,
    description: &'a str,
    /// The language of the register's texts.
    language: &'a str,
    items: Vec<JsonFeedItem<'a>>,
}

/// An event of a system or a challenge.
#[derive(Serialize, ToSchema)]
struct JsonFeedItem<'a> {
    /// A URN that belongs to the log entry forever.
    id: &'a str,
    /// The published version; for other events the system or the challenge.
    url: &'a str,
    title: &'a str,
    /// The event in one line.
    summary: &'a str,
    content_text: Cow<'a, str>,
    content_html: String,
    date_published: chrono::DateTime<chrono::Utc>,
    date_modified: chrono::DateTime<chrono::Utc>,
    /// The organization that uses the system or must decide the challenge.
    #[schema(value_type = Vec<JsonFeedAuthor>)]
    authors: [JsonFeedAuthor<'a>; 1],
    /// Policy areas and techniques of a system; the kind of a challenge.
    tags: Vec<&'a str>,
    language: &'a str,
    _register: JsonFeedRegister<'a>,
}

#[derive(Serialize, ToSchema)]
struct JsonFeedAuthor<'a> {
    name: &'a str,
    url: &'a str,
}

/// The log entry of an item.
#[derive(Serialize, ToSchema)]
struct JsonFeedRegister<'a> {
    #[schema(minimum = 0)]
    index: u64,
    /// Type of the event, such as `system.published`.
    r#type: &'static str,
    /// The published version, or the version that the event concerns.
    #[schema(minimum = 1)]
    version: u32,
    /// Reference of the challenge, for steps of a challenge.
    #[schema(value_type = String, required = false)]
    #[serde(skip_serializing_if = "Option::is_none")]
    challenge: Option<&'a str>,
}

impl<'a> From<&'a Feed<'_>> for JsonFeed<'a> {
    fn from(feed: &'a Feed<'_>) -> Self {
        Self {
            version: "https://jsonfeed.org/version/1.1",
            title: &feed.title,
            home_page_url: &feed.home_url,
            feed_url: &feed.first_url,
            next_url: feed.next_url.as_deref(),
            description: &feed.description,
            language: feed.lang.as_str(),
            items: feed.items.iter().map(|item| JsonFeedItem::new(item, feed.lang.as_str())).collect(),
        }
    }
}

impl<'a> JsonFeedItem<'a> {
    fn new(item: &'a Item, language: &'a str) -> Self {
        // Two codes may share a label.
        let mut tags: Vec<_> = item.tags.iter().map(|tag| &*tag.label).collect();
        tags.sort_unstable();
        tags.dedup();
        Self {
            id: &item.id,
            url: &item.url,
            title: &item.title,
            summary: &item.summary,
            content_text: item.text(),
            content_html: item.html(),
            date_published: item.at,
            date_modified: item.at,
            authors: [JsonFeedAuthor { name: &item.author.name, url: &item.author.url }],
            tags,
            language,
            _register: JsonFeedRegister {
                index: item.index,
                r#type: item.kind.as_str(),
                version: item.version,
                challenge: item.challenge.as_deref(),
            },
        }
    }
}
