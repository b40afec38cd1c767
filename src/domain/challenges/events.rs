//! What those say who handle a challenge. All of it is public, so none of it may name a person.
use super::{Assistance, ChallengeKind, Deadline, Outcome, RefusalCode, RouteKind};
use crate::domain::languages::{Lang, Text};
use crate::domain::shape::object;
use crate::domain::values::{Email, Line, PlainText, Pointer, Slug, Url};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Reasons, in the languages of the organization.
pub type Reason = Text<10_000, true>;

object! {
    /// Why a challenge is not taken up.
    pub struct Refusal {
        required {
            code "code": RefusalCode,
            reason "reason": Reason,
        }
        optional {}
    }
}

object! {
    /// Who is the one to answer.
    pub struct Redirection {
        required {
            /// The body, by its name.
            to "to": Line<200>,
            reason "reason": Reason,
        }
        optional {
            /// The same, if it is in this register.
            organization "organization": Option<Slug>,
            /// Where it takes questions.
            url "url": Option<Url>,
        }
    }
}

object! {
    /// One of the things that a challenge says, and the answer to it.
    pub struct Ground {
        required {
            /// What is said, in a sentence.
            ground "ground": Text<1000>,
            answer "answer": Reason,
        }
        optional {
            /// The place in the record that it is about.
            pointer "pointer": Option<Pointer>,
        }
    }
}

object! {
    /// Who else can be asked.
    pub struct NextRoute {
        required {
            kind "kind": RouteKind,
            name "name": Text<200>,
        }
        optional {
            url "url": Option<Url>,
            /// Until when, or within which term, in words.
            term "term": Text<300>,
        }
    }
}

object! {
    /// A decision answers each ground, says how far a machine helped to write it, and names the next route.
    pub struct Decision {
        required {
            outcome "outcome": Outcome,
            grounds "grounds": Vec<Ground>,
            assistance "assistance": Assistance,
            next_routes "nextRoutes": Vec<NextRoute>,
        }
        optional {
            /// What follows for everybody else whom it affects. It must be there once the challenge is a cluster.
            for_all "forAll": Reason,
        }
    }
}

object! {
    /// What will be done, and until when.
    pub struct RemedyPlan {
        required {
            what "what": Text<2000, true>,
            /// The last day for it.
            due "due": NaiveDate,
        }
        optional {}
    }
}

object! {
    /// What was done: a published version, or an act by its name.
    pub struct Remedy {
        required {
            what "what": Text<2000, true>,
        }
        optional {
            system "system": Option<Uuid>,
            /// The version of that system that says it right.
            version "version": Option<u64>,
            /// What was done instead of a publication: who was paid back, what was switched off.
            act "act": Text<500>,
        }
    }
}

object! {
    /// Who has it now.
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

/// A term that was missed: this stays.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Missed {
    pub term: Deadline,
    /// Its last day.
    pub due: NaiveDate,
}

object! {
    /// What somebody files. Nothing in it says who they are, unless they want to.
    pub struct Submission {
        required {
            kind "kind": ChallengeKind,
            /// What it is about, in the submitter's words. Only case handlers read it.
            text "text": PlainText<20_000>,
            /// The language in which it is written, and answered.
            language "language": Lang,
        }
        optional {
            /// The version of the record that was seen; the current one if it is left out.
            version "version": Option<u64>,
            /// Places of the record that are contested.
            pointers "pointers": Vec<Pointer>,
            /// What should happen.
            wish "wish": Option<PlainText<5000>>,
            contact "contact": Option<SubmitterContact>,
            /// Whoever shows work may file more.
            proof_of_work "proofOfWork": Option<ProofOfWorkSolution>,
        }
    }
}

object! {
    /// Where to answer. It goes 90 days after the challenge is closed.
    pub struct SubmitterContact {
        required {}
        optional {
            name "name": Option<Line<200>>,
            email "email": Option<Email>,
            /// Any other way: a telephone number, an address.
            other "other": Option<Line<300>>,
        }
    }
}

object! {
    /// A proof of work: the answer to a question of `GET /v1/challenges/proof-of-work`.
    pub struct ProofOfWorkSolution {
        required {
            question "question": Line<200>,
            /// A number for which SHA-256 of `question:number` begins with as many zero bits as the question asks for.
            answer "answer": u64,
        }
        optional {}
    }
}
