//! The filter of lists and exports of challenges.
use crate::domain::challenges::{ChallengeKind, ChallengeState, PublicChallenge};
use crate::domain::values::Slug;
use crate::http::request::query::{FromQuery, QueryReader};
use actix_web::HttpRequest;
use utoipa::IntoParams;
use uuid::Uuid;

/// A filter of public challenges. Each parameter may be repeated: a challenge matches if it has any of the values.
#[derive(Debug, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ChallengeFilter {
    /// Slug of the organization.
    #[param(value_type = Option<Vec<String>>)]
    organization: Vec<Slug>,
    /// UUID of the system.
    #[param(value_type = Option<Vec<String>>)]
    system: Vec<Uuid>,
    /// State, such as `inReview`.
    #[param(value_type = Option<Vec<String>>)]
    state: Vec<ChallengeState>,
    /// Kind, such as `entryError`.
    #[param(value_type = Option<Vec<String>>)]
    kind: Vec<ChallengeKind>,
}

impl FromQuery for ChallengeFilter {
    type Parameters = Self;

    fn from_query(query: &mut QueryReader, _: &HttpRequest) -> Self {
        Self {
            organization: query.repeated("organization", "the slug of an organization is expected", Slug::parse),
            system: query.repeated("system", "the UUID of a system is expected", |text| Uuid::try_parse(text).ok()),
            state: query.repeated("state", "a state is expected, such as inReview", ChallengeState::parse),
            kind: query.repeated("kind", "a kind is expected, such as entryError", ChallengeKind::parse),
        }
    }
}

impl ChallengeFilter {
    /// Returns true if the filter lets a challenge through.
    pub fn matches(&self, challenge: &PublicChallenge) -> bool {
        let any = |contained: bool, unfiltered: bool| contained || unfiltered;
        any(self.organization.contains(&challenge.organization), self.organization.is_empty())
            && any(challenge.system.is_some_and(|system| self.system.contains(&system)), self.system.is_empty())
            && any(self.state.contains(&challenge.state), self.state.is_empty())
            && any(self.kind.contains(&challenge.kind), self.kind.is_empty())
    }
}
