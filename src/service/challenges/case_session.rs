//! A challenge loaded from the database, with the rules of its organization.
use super::sealing::{CONTACT, challenge_key, unseal};
use crate::Result;
use crate::domain::challenges::deadlines::Rules;
use crate::domain::challenges::{Case, ChallengeState, SubmitterContact};
use crate::domain::values::Instant;
use crate::service::settings;
use crate::service::vault::Vault;
use crate::store::Conn;
use crate::store::challenges::Challenge as Row;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A challenge within a transaction: its row, its case file and the rules of its organization.
pub struct CaseSession {
    pub row: Row,
    pub case: Case,
    pub rules: Rules,
}

/// The state of a challenge after an event.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CaseUpdate {
    pub reference: String,
    pub state: ChallengeState,
    /// Log index of the event. `None`: the event is not public.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub index: Option<u64>,
    /// Number of the newest public version.
    pub version: i32,
}

impl CaseSession {
    pub fn load(conn: &mut Conn, row: Row) -> Result<Self> {
        let rules = Rules::new(&settings::load(conn, row.organization_id.0)?);
        Ok(Self { case: row.case()?, rules, row })
    }

    /// Returns today's date in the calendar of the organization.
    pub fn today(&self, now: Instant) -> NaiveDate {
        self.rules.calendar.local_date(now)
    }

    /// Returns the key of the private part, or `None` once it is erased.
    pub fn key(&self, vault: &Vault) -> Result<Option<Vault>> {
        challenge_key(vault, &self.row)
    }

    /// Returns the submitter's contact details, if there are any and they are not erased.
    pub fn contact(&self, vault: &Vault) -> Result<Option<SubmitterContact>> {
        let (Some(key), Some(sealed)) = (self.key(vault)?, &self.row.sealed_contact) else { return Ok(None) };
        unseal(&key, CONTACT, sealed).map(Some)
    }

    /// Returns the update for an action without a public event.
    pub fn no_event(&self) -> CaseUpdate {
        self.update(None)
    }

    pub(super) fn update(&self, index: Option<u64>) -> CaseUpdate {
        let (reference, version) = (self.row.reference.clone(), self.row.version);
        CaseUpdate { reference, state: self.case.state, index, version }
    }
}
