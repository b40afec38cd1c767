//! The query parameters of feeds.
use crate::catalog::query::WithdrawnFilter;
use crate::domain::json::MAX_INTEGER;
use crate::http::request::query::{FromQuery, Languages, Merged, QueryReader};
use crate::http::request::system_filter::{SelectionParams, SystemFilter};
use actix_web::HttpRequest;
use utoipa::IntoParams;

/// A page of a feed.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
pub struct PageQuery {
    /// Items per page.
    #[param(minimum = 1, maximum = 100, default = 50, required = false)]
    pub limit: usize,
    /// Only events before this log index. The link to the next page has it.
    #[param(minimum = 0)]
    pub before: Option<u64>,
    /// Language of the register's texts. Takes precedence over `Accept-Language`.
    #[param(rename = "lang", value_type = Option<String>, pattern = "^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
    pub languages: Languages,
}

impl FromQuery for PageQuery {
    type Parameters = Self;

    fn from_query(query: &mut QueryReader, request: &HttpRequest) -> Self {
        let limit = |text: &str| text.parse().ok().filter(|limit| (1..=100).contains(limit));
        let limit = query.optional("limit", "a number from 1 to 100 is expected", limit).unwrap_or(50);
        let index = |text: &str| text.parse().ok().filter(|index| *index <= MAX_INTEGER);
        let before = query.optional("before", "a log index is expected", index);
        let languages = query.languages(request);
        if languages == Languages::All {
            query.add_error("lang", "oneLanguage", "a feed has one language: a BCP 47 tag is expected");
        }
        Self { limit, before, languages }
    }
}

/// A page of the feed of a selection of systems.
pub struct SelectionQuery {
    pub filter: SystemFilter,
    pub page: PageQuery,
}

impl FromQuery for SelectionQuery {
    type Parameters = Merged<SelectionParams, PageQuery>;

    fn from_query(query: &mut QueryReader, request: &HttpRequest) -> Self {
        let default_withdrawn = !query.has("withdrawn");
        let mut filter = SystemFilter::read(query);
        if default_withdrawn {
            // Otherwise the feed would not report that a system has left the register.
            filter.selection.withdrawn = WithdrawnFilter::Include;
        }
        Self { filter, page: PageQuery::from_query(query, request) }
    }
}
