//! JSON Feed 1.1: <https://www.jsonfeed.org/version/1.1/>.
use crate::http::handlers::feeds::items::Item;
use crate::http::handlers::feeds::page::Feed;
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
    /// The page with what is older; left out of the last one.
    #[schema(value_type = String, required = false)]
    #[serde(skip_serializing_if = "Option::is_none")]
    next_url: Option<&'a str>,
    description: &'a str,
    /// The language of the register's words.
    language: &'a str,
    items: Vec<JsonFeedItem<'a>>,
}

/// Something that happened to a system or a challenge.
#[derive(Serialize, ToSchema)]
struct JsonFeedItem<'a> {
    /// A URN that stays with the entry of the log for ever.
    id: &'a str,
    /// The version that was published; else the system, or the challenge.
    url: &'a str,
    title: &'a str,
    /// What happened, in a line.
    summary: &'a str,
    content_text: Cow<'a, str>,
    content_html: String,
    date_published: chrono::DateTime<chrono::Utc>,
    date_modified: chrono::DateTime<chrono::Utc>,
    /// The organization that uses the system, or has to answer.
    #[schema(value_type = Vec<JsonFeedAuthor>)]
    authors: [JsonFeedAuthor<'a>; 1],
    /// Policy areas and techniques; the kind of a challenge.
    tags: Vec<&'a str>,
    language: &'a str,
    _register: JsonFeedRegister<'a>,
}

#[derive(Serialize, ToSchema)]
struct JsonFeedAuthor<'a> {
    name: &'a str,
    url: &'a str,
}

/// The entry of the log that an item tells.
#[derive(Serialize, ToSchema)]
struct JsonFeedRegister<'a> {
    #[schema(minimum = 0)]
    index: u64,
    /// What happened, such as `system.published`.
    r#type: &'static str,
    /// The version that was published, or that is concerned.
    #[schema(minimum = 1)]
    version: u32,
    /// The reference of the challenge, if it is about one.
    #[schema(value_type = String, required = false)]
    #[serde(skip_serializing_if = "Option::is_none")]
    challenge: Option<&'a str>,
}

impl<'a> From<&'a Feed<'_>> for JsonFeed<'a> {
    fn from(feed: &'a Feed<'_>) -> Self {
        Self {
            version: "https://jsonfeed.org/version/1.1",
            title: &feed.title,
            home_page_url: &feed.home,
            feed_url: &feed.first,
            next_url: feed.next.as_deref(),
            description: &feed.about,
            language: feed.lang.as_str(),
            items: feed.items.iter().map(|item| JsonFeedItem::of(item, feed.lang.as_str())).collect(),
        }
    }
}

impl<'a> JsonFeedItem<'a> {
    fn of(item: &'a Item, language: &'a str) -> Self {
        // Two codes may have one label, and a tag is there once.
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
