//! What a list or an export of challenges is asked for.
use crate::domain::challenges::{ChallengeKind, ChallengeState, PublicChallenge};
use crate::domain::values::Slug;
use crate::http::request::query::QueryReader;
use utoipa::IntoParams;
use uuid::Uuid;

/// Which challenges. Each parameter may be repeated: any of the values then.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "describes the parameters")]
pub struct ChallengeSelectionParams {
    /// Slug of the organization.
    organization: Option<Vec<String>>,
    /// UUID of the system.
    system: Option<Vec<String>>,
    /// Where it stands, such as `inReview`.
    state: Option<Vec<String>>,
    /// What it is about, such as `entryError`.
    kind: Option<Vec<String>>,
}

/// Which challenges are meant, by what is shown of them.
pub struct ChallengeSelection {
    organizations: Vec<Slug>,
    systems: Vec<Uuid>,
    states: Vec<ChallengeState>,
    kinds: Vec<ChallengeKind>,
}

impl ChallengeSelection {
    /// Takes the parameters of [`ChallengeSelectionParams`]; faults are left in `params`.
    pub fn read(params: &mut QueryReader) -> Self {
        Self {
            organizations: params.repeated("organization", "the slug of an organization is expected", Slug::parse),
            systems: params.repeated("system", "the UUID of a system is expected", |text| Uuid::try_parse(text).ok()),
            states: params.repeated("state", "a state is expected, such as inReview", ChallengeState::parse),
            kinds: params.repeated("kind", "a kind is expected, such as entryError", ChallengeKind::parse),
        }
    }

    pub fn means(&self, shown: &PublicChallenge) -> bool {
        let any = |known: bool, none: bool| known || none;
        any(self.organizations.contains(&shown.organization), self.organizations.is_empty())
            && any(shown.system.is_some_and(|system| self.systems.contains(&system)), self.systems.is_empty())
            && any(self.states.contains(&shown.state), self.states.is_empty())
            && any(self.kinds.contains(&shown.kind), self.kinds.is_empty())
    }
}
