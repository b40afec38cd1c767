//! Redactions of a public challenge: the fields whose text can be replaced, and the replacements.
use super::handling::{Decision, Extension, Redirection, Referral, Refusal, Remedy, RemedyPlan};
use crate::domain::languages::Text;
use crate::domain::redactions::RedactionGround;
use crate::domain::shape::{FieldError, FieldErrors, Shape, codes, object};
use serde_json::Value;

codes! {
    /// A field of a public challenge that contains text.
    pub enum RedactableField {
        Summary = "summary",
        Extension = "extension",
        Refusal = "refusal",
        Redirection = "redirection",
        Decision = "decision",
        RemedyPlan = "remedyPlan",
        Remedies = "remedies",
        Review = "review",
        Referral = "referral",
    }
}

object! {
    /// The public notice of a redaction.
    pub struct RedactionNotice {
        required {
            field "field": RedactableField,
            ground "ground": RedactionGround,
            /// The reason. It is public.
            reason "reason": Text<2000, true>,
        }
        optional {}
    }
}

object! {
    /// A redaction of a public challenge, with the text to publish instead.
    pub struct ChallengeRedaction {
        required {
            field "field": RedactableField,
            ground "ground": RedactionGround,
            /// The reason. It is public.
            reason "reason": Text<2000, true>,
        }
        optional {
            /// The field to publish instead: identical except for its texts. Optional for a summary, which is then removed.
            replacement "replacement": Option<Value>,
        }
    }
}

object! {
    /// The texts of a second review.
    pub struct ReviewText {
        required {}
        optional {
            extension "extension": Option<Extension>,
            decision "decision": Option<Decision>,
        }
    }
}

/// A replacement for a field of a public challenge.
#[derive(Debug, Clone, PartialEq)]
pub enum FieldText {
    Summary(Option<Text<2000, true>>),
    Extension(Extension),
    Refusal(Refusal),
    Redirection(Redirection),
    Decision(Decision),
    RemedyPlan(RemedyPlan),
    Remedies(Vec<Remedy>),
    Review(ReviewText),
    Referral(Referral),
}

impl FieldText {
    /// Reads the replacement for a field.
    ///
    /// # Errors
    /// Every error in the replacement, with its pointer below `/replacement`.
    pub fn read(field: RedactableField, replacement: Option<&Value>) -> Result<Self, Vec<FieldError>> {
        fn parse<T: Shape>(value: &Value, wrap: fn(T) -> FieldText) -> Result<FieldText, Vec<FieldError>> {
            let mut errors = FieldErrors::default();
            let read = T::read(value, "/replacement", &mut errors);
            let read = errors.into_result(read)?;
            read.map(wrap).ok_or_else(Vec::new)
        }
        let value = match (field, replacement) {
            (RedactableField::Summary, None) => return Ok(Self::Summary(None)),
            (_, Some(value)) => value,
            (_, None) => {
                let detail = "a replacement without the redacted text is required".to_owned();
                return Err(vec![FieldError { pointer: "/replacement".into(), code: "required", detail }]);
            }
        };
        match field {
            RedactableField::Summary => parse(value, |text| Self::Summary(Some(text))),
            RedactableField::Extension => parse(value, Self::Extension),
            RedactableField::Refusal => parse(value, Self::Refusal),
            RedactableField::Redirection => parse(value, Self::Redirection),
            RedactableField::Decision => parse(value, Self::Decision),
            RedactableField::RemedyPlan => parse(value, Self::RemedyPlan),
            RedactableField::Remedies => parse(value, Self::Remedies),
            RedactableField::Review => parse(value, Self::Review),
            RedactableField::Referral => parse(value, Self::Referral),
        }
    }

    /// Returns the field that the replacement is for.
    pub fn field(&self) -> RedactableField {
        match self {
            Self::Summary(_) => RedactableField::Summary,
            Self::Extension(_) => RedactableField::Extension,
            Self::Refusal(_) => RedactableField::Refusal,
            Self::Redirection(_) => RedactableField::Redirection,
            Self::Decision(_) => RedactableField::Decision,
            Self::RemedyPlan(_) => RedactableField::RemedyPlan,
            Self::Remedies(_) => RedactableField::Remedies,
            Self::Review(_) => RedactableField::Review,
            Self::Referral(_) => RedactableField::Referral,
        }
    }
}
