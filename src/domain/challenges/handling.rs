//! The texts of an organization that handles a challenge. All of them are public, so they must not name a person.
use super::codes::{Assistance, Deadline, Outcome, RefusalCode, RouteKind};
use crate::domain::languages::Text;
use crate::domain::shape::object;
use crate::domain::values::{Line, Pointer, Slug, Url};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Reasons, in the languages of the organization.
pub type Reason = Text<10_000, true>;

object! {
    /// The refusal to take up a challenge.
    pub struct Refusal {
        required {
            code "code": RefusalCode,
            reason "reason": Reason,
        }
        optional {}
    }
}

object! {
    /// A redirection to the body that is responsible.
    pub struct Redirection {
        required {
            /// The name of the body.
            to "to": Line<200>,
            reason "reason": Reason,
        }
        optional {
            /// The slug of the body, if it is in this register.
            organization "organization": Option<Slug>,
            /// The web page where the body takes questions.
            url "url": Option<Url>,
        }
    }
}

object! {
    /// A point of the challenge, and the answer to it.
    pub struct Point {
        required {
            /// The point, in one sentence.
            point "ground": Text<1000>,
            answer "answer": Reason,
        }
        optional {
            /// The part of the record that the point is about.
            pointer "pointer": Option<Pointer>,
        }
    }
}

object! {
    /// A body to which the submitter can turn after a decision.
    pub struct NextRoute {
        required {
            kind "kind": RouteKind,
            name "name": Text<200>,
        }
        optional {
            url "url": Option<Url>,
            /// The time limit, as text.
            time_limit "term": Text<300>,
        }
    }
}

object! {
    /// A decision: an answer to each point, the part that a machine had in writing it, and the next legal route.
    pub struct Decision {
        required {
            outcome "outcome": Outcome,
            points "grounds": Vec<Point>,
            assistance "assistance": Assistance,
            next_routes "nextRoutes": Vec<NextRoute>,
        }
        optional {
            /// The consequences for everybody who is affected. Required once the challenge is a cluster.
            for_all "forAll": Reason,
        }
    }
}

object! {
    /// The extension of a deadline.
    pub struct Extension {
        required {
            reason "reason": Text<2000, true>,
        }
        optional {}
    }
}

object! {
    /// A plan of what will be done, and by when.
    pub struct RemedyPlan {
        required {
            what "what": Text<2000, true>,
            /// The deadline: the last day on which the remedy is in time.
            due "due": NaiveDate,
        }
        optional {}
    }
}

object! {
    /// A remedy that was carried out: a published version, or another action.
    pub struct Remedy {
        required {
            what "what": Text<2000, true>,
        }
        optional {
            system "system": Option<Uuid>,
            /// The version of that system with the correction.
            version "version": Option<u64>,
            /// The action that was taken instead of a publication, such as a repayment or a shutdown.
            action "act": Text<500>,
        }
    }
}

object! {
    /// A referral to the body that handles the matter now.
    pub struct Referral {
        required {
            kind "kind": RouteKind,
            to "to": Line<200>,
        }
        optional {
            reason "reason": Reason,
        }
    }
}

/// A missed deadline. It stays on record after the organization has decided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeadlineMissed {
    #[serde(rename = "term")]
    pub deadline: Deadline,
    /// The last day on which the organization would have been in time.
    pub due: NaiveDate,
}
