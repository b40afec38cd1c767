//! The texts of an organization that handles a challenge. All of them are public, so they must not name a person.
use super::codes::{Assistance, Deadline, Outcome, RefusalCode, RouteKind};
use crate::domain::json::Object;
use crate::domain::languages::{Localize, Text};
use crate::domain::values::{Line, Pointer, Slug, Url};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Reasons, in the languages of the organization.
pub type Reason = Text<10_000, true>;

/// The refusal to take up a challenge.
#[derive(Debug, Clone, PartialEq, Object, Localize)]
#[object(new)]
#[object(example = json!({"code": "unclear", "reason": {"en": "It is not clear which decision is meant."}}))]
pub struct Refusal {
    #[object(required)]
    pub code: RefusalCode,
    #[object(required)]
    pub reason: Reason,
}

/// A redirection to the body that is responsible.
#[derive(Debug, Clone, PartialEq, Object, Localize)]
#[object(new)]
#[object(example = json!({"to": "Example Province", "reason": {"en": "The province uses this system."}}))]
pub struct Redirection {
    /// The name of the body.
    #[object(required)]
    pub to: Line<200>,
    #[object(required)]
    pub reason: Reason,
    /// The slug of the body, if it is in this register.
    pub organization: Option<Slug>,
    /// The web page where the body takes questions.
    pub url: Option<Url>,
}

/// A point of the challenge, and the answer to it.
#[derive(Debug, Clone, PartialEq, Object, Localize)]
#[object(new)]
pub struct Point {
    /// The point, in one sentence.
    #[object(required, name = "ground")]
    pub point: Text<1000>,
    #[object(required)]
    pub answer: Reason,
    /// The part of the record that the point is about.
    pub pointer: Option<Pointer>,
}

/// A body to which the submitter can turn after a decision.
#[derive(Debug, Clone, PartialEq, Object, Localize)]
#[object(new)]
pub struct NextRoute {
    #[object(required)]
    pub kind: RouteKind,
    #[object(required)]
    pub name: Text<200>,
    pub url: Option<Url>,
    /// The time limit, as text.
    #[object(name = "term")]
    pub time_limit: Text<300>,
}

/// A decision: an answer to each point, the part that a machine had in writing it, and the next legal route.
#[derive(Debug, Clone, PartialEq, Object, Localize)]
#[object(new)]
#[object(example = json!({
    "outcome": "partlyUpheld", "assistance": "none",
    "grounds": [{"ground": {"en": "The supplier is wrong."}, "answer": {"en": "That is right; the record is corrected."}}],
    "nextRoutes": [{"kind": "ombudsman", "name": {"en": "The ombudsman"}, "url": "https://ombudsman.example.org"}],
}))]
pub struct Decision {
    #[object(required)]
    pub outcome: Outcome,
    #[object(required, name = "grounds")]
    pub points: Vec<Point>,
    #[object(required)]
    pub assistance: Assistance,
    #[object(required)]
    pub next_routes: Vec<NextRoute>,
    /// The consequences for everybody who is affected. Required once the challenge is a cluster.
    pub for_all: Reason,
}

/// The extension of a deadline.
#[derive(Debug, Clone, PartialEq, Object, Localize)]
#[object(new)]
pub struct Extension {
    #[object(required)]
    pub reason: Text<2000, true>,
}

/// A plan of what will be done, and by when.
#[derive(Debug, Clone, PartialEq, Object, Localize)]
#[object(new)]
#[object(example = json!({"what": {"en": "The record is corrected."}, "due": "2026-12-15"}))]
pub struct RemedyPlan {
    #[object(required)]
    pub what: Text<2000, true>,
    /// The deadline: the last day on which the remedy is in time.
    #[object(required)]
    pub due: NaiveDate,
}

/// A remedy that was carried out: a published version, or another action.
#[derive(Debug, Clone, PartialEq, Object, Localize)]
#[object(new)]
#[object(example = json!({"what": {"en": "The record names the new supplier."}, "version": 4}))]
pub struct Remedy {
    #[object(required)]
    pub what: Text<2000, true>,
    pub system: Option<Uuid>,
    /// The version of that system with the correction.
    pub version: Option<u64>,
    /// The action that was taken instead of a publication, such as a repayment or a shutdown.
    #[object(name = "act")]
    pub action: Text<500>,
}

/// A referral to the body that handles the matter now.
#[derive(Debug, Clone, PartialEq, Object, Localize)]
#[object(new)]
#[object(example = json!({"kind": "regulator", "to": "Data protection authority"}))]
pub struct Referral {
    #[object(required)]
    pub kind: RouteKind,
    #[object(required)]
    pub to: Line<200>,
    pub reason: Reason,
}

/// A missed deadline. It stays on record after the organization has decided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeadlineMissed {
    #[serde(rename = "term")]
    pub deadline: Deadline,
    /// The last day on which the organization would have been in time.
    pub due: NaiveDate,
}
