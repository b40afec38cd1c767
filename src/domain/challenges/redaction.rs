//! Words that the law takes out of what everybody sees of a challenge. What was done, by which outcome and when, stays.
use super::case::{Dated, Extension};
use super::machine::{Forbidden, ensure};
use super::{Case, Decision, Redirection, Referral, Refusal, Remedy, RemedyPlan};
use crate::domain::languages::Text;
use crate::domain::redactions::RedactionGround;
use crate::domain::shape::{FieldError, FieldErrors, Shape, codes, object};
use chrono::NaiveDate;
use serde::Serialize;
use serde_json::Value;

codes! {
    /// A member of what is public of a challenge that has words in it.
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
    /// What was taken out, and why.
    pub struct Redacted {
        required {
            field "field": RedactableField,
            ground "ground": RedactionGround,
            /// Everybody may read it.
            reason "reason": Text<2000, true>,
        }
        optional {}
    }
}

object! {
    /// What is to be taken out, and what says the same without it.
    pub struct ChallengeRedaction {
        required {
            field "field": RedactableField,
            ground "ground": RedactionGround,
            /// Everybody may read it.
            reason "reason": Text<2000, true>,
        }
        optional {
            /// The member as it is to be read from now on: the same in all but its words. A summary may be left out.
            replacement "replacement": Option<Value>,
        }
    }
}

object! {
    /// The words of a second review.
    pub struct ReviewWords {
        required {}
        optional {
            extension "extension": Option<Extension>,
            decision "decision": Option<Decision>,
        }
    }
}

/// A member in other words.
#[derive(Debug, Clone, PartialEq)]
pub enum FieldText {
    Summary(Option<Text<2000, true>>),
    Extension(Extension),
    Refusal(Refusal),
    Redirection(Redirection),
    Decision(Decision),
    RemedyPlan(RemedyPlan),
    Remedies(Vec<Remedy>),
    Review(ReviewWords),
    Referral(Referral),
}

impl FieldText {
    /// Reads what is to stand in the place of a member.
    ///
    /// # Errors
    /// Every fault, with its place below `/replacement`.
    pub fn read(field: RedactableField, replacement: Option<&Value>) -> Result<Self, Vec<FieldError>> {
        fn of<T: Shape>(value: &Value, words: fn(T) -> FieldText) -> Result<FieldText, Vec<FieldError>> {
            let mut faults = FieldErrors::default();
            let read = T::read(value, "/replacement", &mut faults);
            let read = faults.into_result(read)?;
            read.map(words).ok_or_else(Vec::new)
        }
        let value = match (field, replacement) {
            (RedactableField::Summary, None) => return Ok(Self::Summary(None)),
            (_, Some(value)) => value,
            (_, None) => {
                let detail = "say it again without the words that have to go".to_owned();
                return Err(vec![FieldError { pointer: "/replacement".into(), code: "required", detail }]);
            }
        };
        match field {
            RedactableField::Summary => of(value, |text| Self::Summary(Some(text))),
            RedactableField::Extension => of(value, Self::Extension),
            RedactableField::Refusal => of(value, Self::Refusal),
            RedactableField::Redirection => of(value, Self::Redirection),
            RedactableField::Decision => of(value, Self::Decision),
            RedactableField::RemedyPlan => of(value, Self::RemedyPlan),
            RedactableField::Remedies => of(value, Self::Remedies),
            RedactableField::Review => of(value, Self::Review),
            RedactableField::Referral => of(value, Self::Referral),
        }
    }

    /// The member that it is.
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

/// A value without its words: texts, and names of bodies.
fn bare<T: Shape + Serialize>(value: &T) -> Option<Value> {
    let mut json = serde_json::to_value(value).ok()?;
    let mut places = vec!["/to".to_owned()];
    value.texts("", &mut |at, _| places.push(at.to_owned()));
    for place in places {
        if let Some(words) = json.pointer_mut(&place) {
            *words = Value::Null;
        }
    }
    Some(json)
}

/// Puts other words in the place of some, and nothing else.
fn reword<T: Shape + Serialize>(said: Option<&mut Dated<T>>, words: T) -> Result<(), Forbidden> {
    let said = said.ok_or(NOT_SAID)?;
    ensure(bare(&said.said) == bare(&words), "onlyWords", "only words can be taken out: all else stays as it was")?;
    said.said = words;
    Ok(())
}

const NOTHING: &str = "the challenge has nothing there";
const NOT_SAID: Forbidden = Forbidden::Rule { code: "notSaid", detail: NOTHING };

impl Case {
    /// Puts other words in the place of those that have to go.
    pub(super) fn redact(&mut self, words: FieldText, why: Redacted, today: NaiveDate) -> Result<(), Forbidden> {
        ensure(words.field() == why.field, "onlyWords", "these are not the words of that member")?;
        match words {
            FieldText::Summary(text) => {
                self.summary.as_ref().ok_or(NOT_SAID)?;
                self.summary = text;
            }
            FieldText::Extension(words) => reword(self.extension.as_mut(), words)?,
            FieldText::Refusal(words) => reword(self.refusal.as_mut(), words)?,
            FieldText::Redirection(words) => reword(self.redirection.as_mut(), words)?,
            FieldText::Decision(words) => reword(self.decision.as_mut(), words)?,
            FieldText::RemedyPlan(words) => reword(self.plan.as_mut(), words)?,
            FieldText::Referral(words) => reword(self.referral.as_mut(), words)?,
            FieldText::Remedies(words) => {
                ensure(!words.is_empty(), "notSaid", NOTHING)?;
                ensure(words.len() == self.remedies.len(), "onlyWords", "each remedy stays")?;
                self.remedies.iter_mut().zip(words).try_for_each(|(said, words)| reword(Some(said), words))?;
            }
            FieldText::Review(words) => {
                let review = self.review.as_mut().ok_or(NOT_SAID)?;
                let ReviewWords { extension, decision } = words;
                ensure(extension.is_some() || decision.is_some(), "notSaid", NOTHING)?;
                extension.map_or(Ok(()), |words| reword(review.extension.as_mut(), words))?;
                decision.map_or(Ok(()), |words| reword(review.decision.as_mut(), words))?;
            }
        }
        self.redactions.push(Dated { on: today, said: why });
        Ok(())
    }
}
