//! Redactions of a public challenge: the fields whose text can be replaced, and the replacements.
use super::handling::{Decision, Extension, Redirection, Referral, Refusal, Remedy, RemedyPlan};
use crate::domain::json::{Code, Defs, FieldError, FieldErrors, FromJson, JsonSchema, Object};
use crate::domain::languages::{Localize, Text};
use crate::domain::redactions::RedactionGround;
use serde_json::{Value, json};

/// A field of a public challenge that contains text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Code, Localize)]
pub enum RedactableField {
    Summary,
    Extension,
    Refusal,
    Redirection,
    Decision,
    RemedyPlan,
    Remedies,
    Review,
    Referral,
}

/// The public notice of a redaction.
#[derive(Debug, Clone, PartialEq, Object, Localize)]
#[object(new)]
pub struct RedactionNotice {
    #[object(required)]
    pub field: RedactableField,
    #[object(required)]
    pub ground: RedactionGround,
    /// The reason. It is public.
    #[object(required)]
    pub reason: Text<2000, true>,
}

/// A redaction of a public challenge, with the text to publish instead.
#[derive(Debug, Clone, PartialEq, Object)]
#[object(example = json!({
    "field": "summary", "ground": "personalData", "reason": {"en": "The summary named a person."},
    "replacement": {"en": "A resident asks which data the system used."},
}))]
pub struct ChallengeRedaction {
    #[object(required)]
    pub field: RedactableField,
    #[object(required)]
    pub ground: RedactionGround,
    /// The reason. It is public.
    #[object(required)]
    pub reason: Text<2000, true>,
    /// The field to publish instead: identical except for its texts. Optional for a summary, which is then removed.
    #[object(schema = replacement_schema)]
    pub replacement: Option<Value>,
}

/// Returns the schema of a replacement: that of each field that can be redacted.
fn replacement_schema(defs: &mut Defs) -> Value {
    let fields: [fn(&mut Defs) -> Value; 9] = [
        Text::<2000, true>::schema,
        Extension::schema,
        Refusal::schema,
        Redirection::schema,
        Decision::schema,
        RemedyPlan::schema,
        Vec::<Remedy>::schema,
        ReviewText::schema,
        Referral::schema,
    ];
    json!({"anyOf": fields.map(|schema| schema(defs))})
}

/// The texts of a second review.
#[derive(Debug, Clone, PartialEq, Object, Localize)]
pub struct ReviewText {
    pub extension: Option<Extension>,
    pub decision: Option<Decision>,
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
        fn parse<T: FromJson>(value: &Value, wrap: fn(T) -> FieldText) -> Result<FieldText, Vec<FieldError>> {
            let mut errors = FieldErrors::default();
            let read = T::from_json(value, "/replacement", &mut errors);
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
