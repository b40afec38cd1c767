//! The query of a list of systems.
use crate::catalog::query::{Cursor, PageQuery, Sort};
use crate::catalog::systems::Facet;
use crate::http::request::query::{FromQuery, LanguageParams, Languages, Merged, QueryReader};
use crate::http::request::system_filter::{SelectionParams, SystemFilter};
use crate::http::views;
use actix_web::HttpRequest;
use utoipa::IntoParams;

/// The order, content and size of a page.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
pub struct PageParams {
    /// `relevance` (only with `q`, then the default), `name` (otherwise the default), `published`, `changed` or
    /// `reviewDue`.
    #[param(value_type = Option<String>, pattern = "^(relevance|name|published|changed|reviewDue)$")]
    sort: Option<Sort>,
    /// `true`: with the counts of the values of every field that lists can be filtered by, the 100 most frequent values
    /// of each.
    facets: Option<bool>,
    /// Only these fields, separated by commas; any field of a record is possible.
    #[param(value_type = Option<String>)]
    fields: Option<Vec<String>>,
    /// Items per page.
    #[param(minimum = 1, maximum = 100, default = 20, required = false)]
    limit: usize,
    /// `next` of the previous page.
    #[param(value_type = Option<String>)]
    cursor: Option<Cursor>,
}

impl PageParams {
    /// Reads the parameters. Errors are left in `query`.
    fn read(query: &mut QueryReader) -> Self {
        let sort = "relevance, name, published, changed or reviewDue is expected";
        Self {
            limit: query.limit(),
            sort: query.optional("sort", sort, Sort::parse),
            facets: query.flag("facets"),
            fields: query.optional("fields", "a comma-separated list of fields is expected", views::parse_fields),
            cursor: query.cursor(Cursor::decode),
        }
    }

    /// Adds errors about parameters that contradict each other.
    fn check(&self, has_text: bool, query: &mut QueryReader) {
        if self.sort == Some(Sort::Relevance) && !has_text {
            query.add_error("sort", "needsQuery", "sorting by relevance requires a search text: q");
        }
        let sort = self.sort.unwrap_or(if has_text { Sort::Relevance } else { Sort::Name });
        if self.cursor.as_ref().is_some_and(|cursor| cursor.sort() != sort) {
            query.add_error("cursor", "otherList", "the cursor belongs to a list in another order");
        }
    }
}

/// The parameters of a list of systems.
pub type ListParams = Merged<Merged<SelectionParams, PageParams>, LanguageParams>;

/// A query for one page of a list of systems.
pub struct SystemListQuery {
    pub filter: SystemFilter,
    pub page: PageQuery,
    pub fields: Option<Vec<String>>,
    pub languages: Languages,
}

impl FromQuery for SystemListQuery {
    type Parameters = ListParams;

    fn from_query(query: &mut QueryReader, request: &HttpRequest) -> Self {
        let filter = SystemFilter::read(query);
        let params = PageParams::read(query);
        params.check(filter.text.is_some(), query);
        let languages = query.languages(request);
        let PageParams { sort, facets, fields, limit, cursor } = params;
        let facets = if facets == Some(true) { Facet::ALL.to_vec() } else { Vec::new() };
        Self { filter, page: PageQuery { sort, limit, after: cursor, facets }, fields, languages }
    }
}
