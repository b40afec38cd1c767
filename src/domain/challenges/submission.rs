//! The submission of a challenge.
use super::codes::ChallengeKind;
use crate::domain::json::Object;
use crate::domain::languages::Lang;
use crate::domain::values::{Email, Line, PlainText, Pointer};

/// A new challenge. Submitters identify themselves only if they want to.
#[derive(Debug, Clone, PartialEq, Object)]
#[object(example = json!({
    "kind": "entryError", "text": "The record names a supplier that left last year.", "language": "en", "version": 3,
    "pointers": ["/suppliers"], "contact": {"email": "resident@example.org"},
}))]
pub struct Submission {
    #[object(required)]
    pub kind: ChallengeKind,
    /// The challenge in the submitter's words. Only case handlers read it.
    #[object(required)]
    pub text: PlainText<20_000>,
    /// The language of the text, and of the response.
    #[object(required)]
    pub language: Lang,
    /// The version of the record that the submitter saw; the current version if left out.
    pub version: Option<u64>,
    /// The parts of the record that are challenged.
    pub pointers: Vec<Pointer>,
    /// The result that the submitter would like.
    pub wish: Option<PlainText<5000>>,
    pub contact: Option<SubmitterContact>,
    /// A proof of work raises the limit on the number of submissions.
    pub proof_of_work: Option<ProofOfWorkSolution>,
}

/// The contact details of the submitter. They are erased 90 days after the challenge is closed.
#[derive(Debug, Clone, PartialEq, Object)]
#[object(example = json!({"name": "R. Resident", "email": "resident@example.org"}))]
pub struct SubmitterContact {
    pub name: Option<Line<200>>,
    pub email: Option<Email>,
    /// Another way to reach the submitter: a telephone number or a postal address.
    pub other: Option<Line<300>>,
}

/// The solution to a question from `GET /v1/challenges/proof-of-work`.
#[derive(Debug, Clone, PartialEq, Object)]
pub struct ProofOfWorkSolution {
    #[object(required)]
    pub question: Line<200>,
    /// A number for which SHA-256 of `question:number` starts with the required number of zero bits.
    #[object(required)]
    pub answer: u64,
}
