//! The effect of a redaction on a case: texts are replaced; outcomes, codes, links and days stay.
use super::case::Case;
use super::dated::Dated;
use super::event::{TransitionError, ensure};
use super::redaction::{FieldText, RedactionNotice, ReviewText};
use crate::domain::languages::Localize;
use chrono::NaiveDate;
use serde_json::Value;

const EMPTY: &str = "this field of the challenge is empty";
const EMPTY_FIELD: TransitionError = TransitionError::Rule { code: "fieldEmpty", detail: EMPTY };

/// Returns the JSON of a value with its texts and its names of bodies set to null.
fn without_texts<T: Localize>(value: &T) -> Option<Value> {
    let mut json = serde_json::to_value(value).ok()?;
    let mut pointers = vec!["/to".to_owned()];
    value.visit_texts("", &mut |pointer, _| pointers.push(pointer.to_owned()));
    for pointer in pointers {
        if let Some(text) = json.pointer_mut(&pointer) {
            *text = Value::Null;
        }
    }
    Some(json)
}

/// Replaces a value by one that differs in its texts only.
fn replace_texts<T: Localize>(target: Option<&mut Dated<T>>, replacement: T) -> Result<(), TransitionError> {
    let target = target.ok_or(EMPTY_FIELD)?;
    let only_texts = without_texts(&target.value) == without_texts(&replacement);
    ensure(only_texts, "textsOnly", "a redaction can only change texts: everything else must stay the same")?;
    target.value = replacement;
    Ok(())
}

impl Case {
    /// Replaces the texts of a field, and records the notice.
    pub(super) fn redact(
        &mut self,
        replacement: FieldText,
        notice: RedactionNotice,
        today: NaiveDate,
    ) -> Result<(), TransitionError> {
        ensure(replacement.field() == notice.field, "textsOnly", "the replacement is for another field")?;
        match replacement {
            FieldText::Summary(text) => {
                self.summary.as_ref().ok_or(EMPTY_FIELD)?;
                self.summary = text;
            }
            FieldText::Extension(extension) => replace_texts(self.extension.as_mut(), extension)?,
            FieldText::Refusal(refusal) => replace_texts(self.refusal.as_mut(), refusal)?,
            FieldText::Redirection(redirection) => replace_texts(self.redirection.as_mut(), redirection)?,
            FieldText::Decision(decision) => replace_texts(self.decision.as_mut(), decision)?,
            FieldText::RemedyPlan(plan) => replace_texts(self.plan.as_mut(), plan)?,
            FieldText::Referral(referral) => replace_texts(self.referral.as_mut(), referral)?,
            FieldText::Remedies(remedies) => {
                ensure(!remedies.is_empty(), "fieldEmpty", EMPTY)?;
                let same_number = remedies.len() == self.remedies.len();
                ensure(same_number, "textsOnly", "a redaction cannot add or remove remedies")?;
                let mut pairs = self.remedies.iter_mut().zip(remedies);
                pairs.try_for_each(|(target, remedy)| replace_texts(Some(target), remedy))?;
            }
            FieldText::Review(ReviewText { extension, decision }) => {
                let review = self.review.as_mut().ok_or(EMPTY_FIELD)?;
                ensure(extension.is_some() || decision.is_some(), "fieldEmpty", EMPTY)?;
                extension.map_or(Ok(()), |extension| replace_texts(review.extension.as_mut(), extension))?;
                decision.map_or(Ok(()), |decision| replace_texts(review.decision.as_mut(), decision))?;
            }
        }
        self.redactions.push(Dated { on: today, value: notice });
        Ok(())
    }
}
