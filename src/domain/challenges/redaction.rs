//! Words that the law takes out of what everybody sees of a challenge. What was done, by which outcome and when, stays.
use super::case::{Because, Said};
use super::machine::{Forbidden, unless};
use super::{Case, Decision, Redirection, Referral, Refusal, Remedy, RemedyPlan};
use crate::domain::languages::Text;
use crate::domain::redactions::RedactionGround;
use crate::domain::shape::{Fault, Faults, Shape, codes, object};
use chrono::NaiveDate;
use serde::Serialize;
use serde_json::Value;

codes! {
    /// A member of what is public of a challenge that has words in it.
    pub enum WordedField {
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
            field "field": WordedField,
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
            field "field": WordedField,
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
            extension "extension": Option<Because>,
            decision "decision": Option<Decision>,
        }
    }
}

/// A member in other words.
#[derive(Debug, Clone, PartialEq)]
pub enum Words {
    Summary(Option<Text<2000, true>>),
    Extension(Because),
    Refusal(Refusal),
    Redirection(Redirection),
    Decision(Decision),
    RemedyPlan(RemedyPlan),
    Remedies(Vec<Remedy>),
    Review(ReviewWords),
    Referral(Referral),
}

impl Words {
    /// Reads what is to stand in the place of a member.
    ///
    /// # Errors
    /// Every fault, with its place below `/replacement`.
    pub fn read(field: WordedField, replacement: Option<&Value>) -> Result<Self, Vec<Fault>> {
        fn of<T: Shape>(value: &Value, words: fn(T) -> Words) -> Result<Words, Vec<Fault>> {
            let mut faults = Faults::default();
            let read = T::read(value, "/replacement", &mut faults);
            let read = faults.into_result(read)?;
            read.map(words).ok_or_else(Vec::new)
        }
        let value = match (field, replacement) {
            (WordedField::Summary, None) => return Ok(Self::Summary(None)),
            (_, Some(value)) => value,
            (_, None) => {
                let detail = "say it again without the words that have to go".to_owned();
                return Err(vec![Fault { pointer: "/replacement".into(), code: "required", detail }]);
            }
        };
        match field {
            WordedField::Summary => of(value, |text| Self::Summary(Some(text))),
            WordedField::Extension => of(value, Self::Extension),
            WordedField::Refusal => of(value, Self::Refusal),
            WordedField::Redirection => of(value, Self::Redirection),
            WordedField::Decision => of(value, Self::Decision),
            WordedField::RemedyPlan => of(value, Self::RemedyPlan),
            WordedField::Remedies => of(value, Self::Remedies),
            WordedField::Review => of(value, Self::Review),
            WordedField::Referral => of(value, Self::Referral),
        }
    }

    /// The member that it is.
    pub fn field(&self) -> WordedField {
        match self {
            Self::Summary(_) => WordedField::Summary,
            Self::Extension(_) => WordedField::Extension,
            Self::Refusal(_) => WordedField::Refusal,
            Self::Redirection(_) => WordedField::Redirection,
            Self::Decision(_) => WordedField::Decision,
            Self::RemedyPlan(_) => WordedField::RemedyPlan,
            Self::Remedies(_) => WordedField::Remedies,
            Self::Review(_) => WordedField::Review,
            Self::Referral(_) => WordedField::Referral,
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
fn reword<T: Shape + Serialize>(said: Option<&mut Said<T>>, words: T) -> Result<(), Forbidden> {
    let said = said.ok_or(NOT_SAID)?;
    unless(bare(&said.said) == bare(&words), "onlyWords", "only words can be taken out: all else stays as it was")?;
    said.said = words;
    Ok(())
}

const NOTHING: &str = "the challenge has nothing there";
const NOT_SAID: Forbidden = Forbidden::Rule { code: "notSaid", detail: NOTHING };

impl Case {
    /// Puts other words in the place of those that have to go.
    pub(super) fn redact(&mut self, words: Words, why: Redacted, today: NaiveDate) -> Result<(), Forbidden> {
        unless(words.field() == why.field, "onlyWords", "these are not the words of that member")?;
        match words {
            Words::Summary(text) => {
                self.summary.as_ref().ok_or(NOT_SAID)?;
                self.summary = text;
            }
            Words::Extension(words) => reword(self.extension.as_mut(), words)?,
            Words::Refusal(words) => reword(self.refusal.as_mut(), words)?,
            Words::Redirection(words) => reword(self.redirection.as_mut(), words)?,
            Words::Decision(words) => reword(self.decision.as_mut(), words)?,
            Words::RemedyPlan(words) => reword(self.plan.as_mut(), words)?,
            Words::Referral(words) => reword(self.referral.as_mut(), words)?,
            Words::Remedies(words) => {
                unless(!words.is_empty(), "notSaid", NOTHING)?;
                unless(words.len() == self.remedies.len(), "onlyWords", "each remedy stays")?;
                self.remedies.iter_mut().zip(words).try_for_each(|(said, words)| reword(Some(said), words))?;
            }
            Words::Review(words) => {
                let review = self.review.as_mut().ok_or(NOT_SAID)?;
                let ReviewWords { extension, decision } = words;
                unless(extension.is_some() || decision.is_some(), "notSaid", NOTHING)?;
                extension.map_or(Ok(()), |words| reword(review.extension.as_mut(), words))?;
                decision.map_or(Ok(()), |words| reword(review.decision.as_mut(), words))?;
            }
        }
        self.redactions.push(Said { on: today, said: why });
        Ok(())
    }
}
