//! The filter of lists, feeds and exports of systems.
use crate::catalog::Dependency;
use crate::catalog::challenges::ChallengeFlag;
use crate::catalog::query::{Selection, WithdrawnFilter};
use crate::catalog::search::{Hits, MAX_QUERY};
use crate::catalog::systems::Facet;
use crate::domain::values::Instant;
use crate::http::request::query::{FromQuery, QueryReader};
use crate::service::Register;
use crate::{Error, Result};
use actix_web::HttpRequest;
use chrono::{DateTime, NaiveDate, Utc};
use std::collections::BTreeSet;
use utoipa::IntoParams;

/// Maximum number of values of one field.
const MAX_VALUES: usize = 50;
/// Maximum length of a value in bytes.
const MAX_VALUE_BYTES: usize = 500;

/// A filter of systems. A parameter that may be repeated matches any of its values.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
pub struct SelectionParams {
    /// Search text; all words must occur. `"a phrase"`, `-without`, `this OR that`, `begin*`. A word that does not
    /// occur anywhere is corrected.
    #[param(value_type = Option<String>, max_length = 300)]
    q: Option<String>,
    /// Slug of the organization.
    #[param(value_type = Option<Vec<String>>)]
    organization: Vec<String>,
    /// Status of the system, such as `inUse`.
    #[param(value_type = Option<Vec<String>>)]
    status: Vec<String>,
    /// `highRiskAi`, `impactful` or `other`.
    #[param(rename = "publicationTier", value_type = Option<Vec<String>>)]
    publication_tier: Vec<String>,
    /// Division of COFOG, such as `GF07`.
    #[param(rename = "policyArea", value_type = Option<Vec<String>>)]
    policy_area: Vec<String>,
    /// Technique, such as `machineLearning`.
    #[param(value_type = Option<Vec<String>>)]
    technique: Vec<String>,
    /// Level of automation, such as `supportsHuman`.
    #[param(rename = "automationLevel", value_type = Option<Vec<String>>)]
    automation_level: Vec<String>,
    /// Use of personal data, such as `identifiable`.
    #[param(rename = "personalData", value_type = Option<Vec<String>>)]
    personal_data: Vec<String>,
    /// Name of a supplier.
    #[param(value_type = Option<Vec<String>>)]
    supplier: Vec<String>,
    /// Code or name of an area.
    #[param(value_type = Option<Vec<String>>)]
    area: Vec<String>,
    /// Language in which the record is available.
    #[param(value_type = Option<Vec<String>>)]
    language: Vec<String>,
    /// Challenges about the system: `any` or `none`; at least one that is `open` (not yet decided), `upheld` (the last
    /// decision upheld it, fully or partly, or paused the system) or `unanswered` (a deadline was missed). Separate
    /// several values by commas.
    #[param(value_type = Option<Vec<String>>)]
    challenged: Vec<Vec<ChallengeFlag>>,
    /// Only systems that changed at or after this time.
    #[param(rename = "updatedSince")]
    updated_since: Option<DateTime<Utc>>,
    /// Only records past their review date (`true`), or only the others (`false`).
    stale: Option<bool>,
    /// Withdrawn systems: `no` (the default), `also` or `only`.
    #[param(value_type = Option<String>, pattern = "^(no|also|only)$")]
    withdrawn: Option<WithdrawnFilter>,
}

impl SelectionParams {
    /// Reads the parameters. Errors are left in `query`.
    fn read(query: &mut QueryReader) -> Self {
        let challenged = |text: &str| text.split(',').map(ChallengeFlag::parse).collect();
        Self {
            q: query.optional("q", "1 to 300 characters are expected", parse_text),
            challenged: query.repeated("challenged", "any, none, open, upheld or unanswered is expected", challenged),
            organization: read_values(query, Facet::Organization),
            status: read_values(query, Facet::Status),
            publication_tier: read_values(query, Facet::PublicationTier),
            policy_area: read_values(query, Facet::PolicyArea),
            technique: read_values(query, Facet::Technique),
            automation_level: read_values(query, Facet::AutomationLevel),
            personal_data: read_values(query, Facet::PersonalData),
            supplier: read_values(query, Facet::Supplier),
            area: read_values(query, Facet::Area),
            language: read_values(query, Facet::Language),
            updated_since: query.optional("updatedSince", "an RFC 3339 time or a date is expected", parse_time),
            stale: query.flag("stale"),
            withdrawn: query.optional("withdrawn", "no, also or only is expected", parse_withdrawn),
        }
    }
}

fn parse_text(text: &str) -> Option<String> {
    (text.chars().count() <= MAX_QUERY && !text.trim().is_empty()).then(|| text.to_owned())
}

/// Parses a time, or a date as the midnight (UTC) at which it begins.
fn parse_time(text: &str) -> Option<Instant> {
    let midnight = || text.parse::<NaiveDate>().ok()?.and_hms_opt(0, 0, 0).map(|at| at.and_utc());
    DateTime::parse_from_rfc3339(text).ok().map(|at| at.to_utc()).or_else(midnight)
}

fn parse_withdrawn(text: &str) -> Option<WithdrawnFilter> {
    match text {
        "no" => Some(WithdrawnFilter::Exclude),
        "also" => Some(WithdrawnFilter::Include),
        "only" => Some(WithdrawnFilter::Only),
        _ => None,
    }
}

fn read_values(query: &mut QueryReader, field: Facet) -> Vec<String> {
    let value = |text: &str| (text.len() <= MAX_VALUE_BYTES).then(|| text.to_owned());
    let values = query.repeated(field.as_str(), "a value of at most 500 bytes is expected", value);
    if values.len() > MAX_VALUES {
        query.add_error(field.as_str(), "tooManyItems", "at most 50 values of one field are allowed");
    }
    values
}

/// A filter of systems by their records and by a search text.
#[derive(Debug, Clone, Default)]
pub struct SystemFilter {
    pub selection: Selection,
    pub text: Option<String>,
}

impl From<SelectionParams> for SystemFilter {
    fn from(params: SelectionParams) -> Self {
        let SelectionParams {
            q,
            organization,
            status,
            publication_tier,
            policy_area,
            technique,
            automation_level,
            personal_data,
            supplier,
            area,
            language,
            challenged,
            updated_since,
            stale,
            withdrawn,
        } = params;
        let challenged: BTreeSet<_> = challenged.into_iter().flatten().map(ChallengeFlag::as_str).collect();
        let filters = [
            (Facet::Organization, organization),
            (Facet::Status, status),
            (Facet::PublicationTier, publication_tier),
            (Facet::PolicyArea, policy_area),
            (Facet::Technique, technique),
            (Facet::AutomationLevel, automation_level),
            (Facet::PersonalData, personal_data),
            (Facet::Supplier, supplier),
            (Facet::Area, area),
            (Facet::Language, language),
            (Facet::Challenged, challenged.into_iter().map(str::to_owned).collect()),
        ];
        let filters = filters.into_iter().filter(|(_, values)| !values.is_empty()).collect();
        let withdrawn = withdrawn.unwrap_or_default();
        Self { selection: Selection { filters, updated_since, stale, withdrawn }, text: q }
    }
}

impl FromQuery for SystemFilter {
    type Parameters = SelectionParams;

    fn from_query(query: &mut QueryReader, _: &HttpRequest) -> Self {
        Self::read(query)
    }
}

impl SystemFilter {
    /// Reads the parameters of [`SelectionParams`]. Errors are left in `query`.
    pub fn read(query: &mut QueryReader) -> Self {
        SelectionParams::read(query).into()
    }

    /// Restricts the filter to the systems of one organization, which the path names.
    ///
    /// # Errors
    /// `BadRequest` if the query names an organization, too.
    pub fn of_organization(mut self, slug: String) -> Result<Self> {
        if self.selection.filters.contains_key(&Facet::Organization) {
            return Err(Error::parameter("organization", "notHere", "the path already names the organization"));
        }
        self.selection.filters.insert(Facet::Organization, vec![slug]);
        Ok(self)
    }

    /// Returns the dependency of a response about these systems. `counted`: the response contains facet counts.
    pub fn dependency(&self, hits: Option<&Hits>, counted: bool) -> Dependency {
        hits.map_or_else(|| Dependency::of(&self.selection, counted), |hits| Dependency::Search(hits.generation()))
    }

    /// Returns true if the filter lets every system through.
    pub fn is_everything(&self) -> bool {
        let Selection { filters, updated_since, stale, withdrawn } = &self.selection;
        let narrowed = updated_since.is_some() || stale.is_some() || *withdrawn != WithdrawnFilter::Include;
        self.text.is_none() && filters.is_empty() && !narrowed
    }

    /// Searches for the text. `None` without a text.
    ///
    /// # Errors
    /// If the search index cannot be read.
    pub fn hits(&self, register: &Register) -> Result<Option<Hits>> {
        Ok(self.text.as_ref().map(|text| register.catalog.search().find(text)).transpose()?)
    }
}
