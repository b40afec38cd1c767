//! The submission of a challenge.
use super::codes::ChallengeKind;
use crate::domain::languages::Lang;
use crate::domain::shape::object;
use crate::domain::values::{Email, Line, PlainText, Pointer};

object! {
    /// A new challenge. Submitters identify themselves only if they want to.
    pub struct Submission {
        required {
            kind "kind": ChallengeKind,
            /// The challenge in the submitter's words. Only case handlers read it.
            text "text": PlainText<20_000>,
            /// The language of the text, and of the response.
            language "language": Lang,
        }
        optional {
            /// The version of the record that the submitter saw; the current version if left out.
            version "version": Option<u64>,
            /// The parts of the record that are challenged.
            pointers "pointers": Vec<Pointer>,
            /// The result that the submitter would like.
            wish "wish": Option<PlainText<5000>>,
            contact "contact": Option<SubmitterContact>,
            /// A proof of work raises the limit on the number of submissions.
            proof_of_work "proofOfWork": Option<ProofOfWorkSolution>,
        }
    }
}

object! {
    /// The contact details of the submitter. They are erased 90 days after the challenge is closed.
    pub struct SubmitterContact {
        required {}
        optional {
            name "name": Option<Line<200>>,
            email "email": Option<Email>,
            /// Another way to reach the submitter: a telephone number or a postal address.
            other "other": Option<Line<300>>,
        }
    }
}

object! {
    /// The solution to a question from `GET /v1/challenges/proof-of-work`.
    pub struct ProofOfWorkSolution {
        required {
            question "question": Line<200>,
            /// A number for which SHA-256 of `question:number` starts with the required number of zero bits.
            answer "answer": u64,
        }
        optional {}
    }
}
