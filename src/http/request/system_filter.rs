//! What a list, a feed or an export of systems is asked for: one set of filters, read and checked in one place.

use crate::catalog::Dependency;
use crate::catalog::challenges::ChallengeFlag;
use crate::catalog::query::{Cursor, Query, Selection, Sort, WithdrawnFilter};
use crate::catalog::search::{Hits, MAX_QUERY};
use crate::catalog::systems::Facet;
use crate::http::request::query::{Languages, Merged, QueryReader};
use crate::http::views;
use crate::service::Register;
use crate::{Error, Result};
use actix_web::HttpRequest;
use chrono::{DateTime, NaiveDate};
use std::collections::BTreeSet;
use utoipa::IntoParams;

/// The most values of one field.
const MAX_VALUES: usize = 50;

/// Which systems. Parameters that filter may be repeated: any of the values then.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "describes the parameters; `Params` reads them, so that all faults are told at once")]
pub struct SelectionParams {
    /// Words to search for; all of them must be there. `"a phrase"`, `-without`, `this OR that`, `begin*`. A word that is
    /// nowhere is corrected.
    #[param(max_length = 300)]
    q: Option<String>,
    /// Slug of the organization.
    organization: Option<Vec<String>>,
    /// Where the system is in its life, such as `inUse`.
    status: Option<Vec<String>>,
    /// `highRiskAi`, `impactful` or `other`.
    #[param(rename = "publicationTier")]
    publication_tier: Option<Vec<String>>,
    /// Division of COFOG, such as `GF07`.
    #[param(rename = "policyArea")]
    policy_area: Option<Vec<String>>,
    /// How it works, such as `machineLearning`.
    technique: Option<Vec<String>>,
    /// Who decides, such as `supportsHuman`.
    #[param(rename = "automationLevel")]
    automation_level: Option<Vec<String>>,
    /// Whether it works on personal data, such as `identifiable`.
    #[param(rename = "personalData")]
    personal_data: Option<Vec<String>>,
    /// Name of a supplier.
    supplier: Option<Vec<String>>,
    /// Code or name of an area.
    area: Option<Vec<String>>,
    /// A language in which the record is there.
    language: Option<Vec<String>>,
    /// Whether residents contested it: `any` challenge at all or `none`; one that is `open` (waits for an answer), was
    /// `upheld` (by the last decision right, right in part, or a reason to pause the system), or went `unanswered` (a term
    /// was missed). Also several with commas between them.
    challenged: Option<Vec<String>>,
    /// Only what changed at or after this time.
    #[param(rename = "updatedSince")]
    updated_since: Option<DateTime<chrono::Utc>>,
    /// Only records past their review date, or only others.
    stale: Option<bool>,
    /// Systems that left the register: `no` (the default), `also` or `only`.
    #[param(pattern = "^(no|also|only)$")]
    withdrawn: Option<String>,
}

/// How a list is shown.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "as above")]
pub struct PageParams {
    /// `relevance` (with `q` only, the default then), `name` (the default else), `published`, `changed`, `reviewDue`.
    #[param(pattern = "^(relevance|name|published|changed|reviewDue)$")]
    sort: Option<String>,
    /// With counts for each value of each field that can be filtered by, at most the 100 most frequent of each.
    facets: Option<bool>,
    /// Only these fields, comma-separated; any field of a record may be named.
    fields: Option<String>,
    /// How many on a page.
    #[param(minimum = 1, maximum = 100, default = 20)]
    limit: Option<u32>,
    /// `next` of the page before.
    cursor: Option<String>,
    /// The language of texts; `*` for whole language maps. Goes before `Accept-Language`.
    #[param(pattern = r"^(\*|[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*)$")]
    lang: Option<String>,
}

/// Parameters of a list of systems.
pub type ListParams = Merged<SelectionParams, PageParams>;

/// Which systems are meant: by what they say, and by a search text.
#[derive(Debug, Clone, Default)]
pub struct SystemFilter {
    pub selection: Selection,
    pub text: Option<String>,
}

impl SystemFilter {
    /// Takes the parameters of [`SelectionParams`]; faults are left in `params`.
    pub fn read(params: &mut QueryReader) -> Self {
        let text = params.optional("q", "1 to 300 characters are expected", |text| {
            (text.chars().count() <= MAX_QUERY && !text.trim().is_empty()).then(|| text.to_owned())
        });
        let mut selection = Selection::default();
        let challenged = |text: &str| text.split(',').map(ChallengeFlag::parse).collect::<Option<Vec<_>>>();
        let challenged = params.repeated("challenged", "any, none, open, upheld or unanswered is expected", challenged);
        if !challenged.is_empty() {
            let values: BTreeSet<_> = challenged.into_iter().flatten().map(ChallengeFlag::as_str).collect();
            selection.filters.insert(Facet::Challenged, values.into_iter().map(str::to_owned).collect());
        }
        for facet in Facet::ALL.iter().filter(|facet| **facet != Facet::Challenged) {
            let value = |text: &str| (text.len() <= 500).then(|| text.to_owned());
            let values = params.repeated(facet.as_str(), "a value of at most 500 bytes is expected", value);
            if values.len() > MAX_VALUES {
                params.fault(facet.as_str(), "tooMany", "at most 50 values of one field may be asked for");
            }
            if !values.is_empty() {
                selection.filters.insert(*facet, values);
            }
        }
        let time = |text: &str| {
            let midnight = || text.parse::<NaiveDate>().ok()?.and_hms_opt(0, 0, 0).map(|at| at.and_utc());
            DateTime::parse_from_rfc3339(text).ok().map(|at| at.to_utc()).or_else(midnight)
        };
        selection.updated_since = params.optional("updatedSince", "an RFC 3339 time or a date is expected", time);
        selection.stale = params.flag("stale");
        let withdrawn = |text: &str| match text {
            "no" => Some(WithdrawnFilter::Exclude),
            "also" => Some(WithdrawnFilter::Include),
            "only" => Some(WithdrawnFilter::Only),
            _ => None,
        };
        selection.withdrawn =
            params.optional("withdrawn", "no, also or only is expected", withdrawn).unwrap_or_default();
        Self { selection, text }
    }

    /// Only the systems of one organization, which the address names.
    ///
    /// # Errors
    /// If the query names one, too.
    pub fn of(mut self, organization: &str) -> Result<Self> {
        if self.selection.filters.contains_key(&Facet::Organization) {
            return Err(Error::parameter("organization", "notHere", "the address names the organization already"));
        }
        self.selection.filters.insert(Facet::Organization, vec![organization.to_owned()]);
        Ok(self)
    }

    /// What an answer about these systems depends on. `counted`: values of fields are counted, too.
    pub fn depends(&self, hits: Option<&Hits>, counted: bool) -> Dependency {
        hits.map_or_else(|| Dependency::of(&self.selection, counted), |hits| Dependency::Search(hits.generation()))
    }

    /// Whether every system is meant, whatever it says.
    pub fn is_everything(&self) -> bool {
        let Selection { filters, updated_since, stale, withdrawn } = &self.selection;
        let narrowed = updated_since.is_some() || stale.is_some() || *withdrawn != WithdrawnFilter::Include;
        self.text.is_none() && filters.is_empty() && !narrowed
    }

    /// What the search text finds; none without a text: every system is meant then.
    pub fn hits(&self, register: &Register) -> Result<Option<Hits>> {
        Ok(self.text.as_ref().map(|text| register.catalog.search().find(text)).transpose()?)
    }
}

/// What a list was asked for, read and checked.
pub struct SystemListRequest {
    pub wanted: SystemFilter,
    pub query: Query,
    pub fields: Option<Vec<String>>,
    pub languages: Languages,
}

impl SystemListRequest {
    pub fn read(request: &HttpRequest) -> Result<Self> {
        let mut params = QueryReader::read::<ListParams>(request);
        let wanted = SystemFilter::read(&mut params);
        let mut query = Query { limit: params.limit(), ..Query::default() };
        query.sort =
            params.optional("sort", "relevance, name, published, changed or reviewDue is expected", Sort::parse);
        if query.sort == Some(Sort::Relevance) && wanted.text.is_none() {
            params.fault("sort", "needsQuery", "relevance is to a search: give q");
        }
        if params.flag("facets") == Some(true) {
            query.facets = Facet::ALL.to_vec();
        }
        let fields = params.optional("fields", "a comma-separated list of known fields is expected", views::fields);
        query.after = params.cursor(Cursor::decode);
        let sort = query.sort.unwrap_or(if wanted.text.is_some() { Sort::Relevance } else { Sort::Name });
        if query.after.as_ref().is_some_and(|cursor| cursor.sort() != sort) {
            params.fault("cursor", "otherList", "the cursor is of a list in another order");
        }
        let languages = params.languages(request);
        params.into_result()?;
        Ok(Self { wanted, query, fields, languages })
    }
}
