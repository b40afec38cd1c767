//! What an organization sets for itself. Whatever it leaves out has a value here. What the public sees of it is no setting:
//! [`super::organizations`] has that.
use super::languages::Lang;
use super::shape::object;
use super::systems::PublicationTier;
use super::systems::quality;
use super::values::{Number, TimeZone};
use chrono::NaiveDate;

object! {
    /// What an organization sets for itself.
    pub struct Settings {
        required {}
        optional {
            /// The languages in which it publishes, the most important one first.
            languages "languages": Vec<Lang>,
            /// Whether a draft must be submitted and be published by somebody else than its last editor.
            two_person_rule "twoPersonRule": bool,
            /// Months after which a record must be looked at again; never more than 6 for high-risk AI. If it is not
            /// said: 12, and 6 for high-risk AI.
            review_months "reviewMonths": Option<Number<1, 24>>,
            /// The terms in which it answers challenges.
            terms "terms": Option<Terms>,
            /// How many must be concerned by a challenge for its answer to be one for all of them: 25.
            cluster_at "clusterAt": Option<Number<2, 100_000>>,
            /// Whether files may be attached to challenges: images and plain text.
            attachments "attachments": bool,
            /// Days on which it does not work, beside Saturdays and Sundays.
            holidays "holidays": Vec<NaiveDate>,
            /// The time zone in which its days begin; UTC if it is not said.
            time_zone "timeZone": Option<TimeZone>,
        }
    }
}

object! {
    /// The terms in which an organization answers challenges. Days are working days.
    pub struct Terms {
        required {}
        optional {
            /// To say that a challenge came in: 5.
            acknowledge_days "acknowledgeDays": Option<Number<1, 60>>,
            /// To say whether it is taken up: 10.
            screen_days "screenDays": Option<Number<1, 60>>,
            /// To decide: 6.
            decide_weeks "decideWeeks": Option<Number<1, 52>>,
            /// By how much a decision may be put off, once and with a reason: 4.
            extend_weeks "extendWeeks": Option<Number<1, 52>>,
            /// Within which a second review can be asked for: 6.
            ask_review_months "askReviewMonths": Option<Number<1, 24>>,
            /// For the second review: 20.
            review_days "reviewDays": Option<Number<1, 120>>,
            /// By how much the second review may be put off: 20.
            extend_review_days "extendReviewDays": Option<Number<1, 120>>,
            /// After a remedy, to say whether it is solved: 4.
            solved_weeks "solvedWeeks": Option<Number<1, 52>>,
        }
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self::new()
    }
}

impl Settings {
    /// With the terms that hold where none are set, for those who must know each.
    pub fn filled(mut self) -> Self {
        self.terms = Some(self.terms.unwrap_or_else(Terms::new).filled());
        self.cluster_at = self.cluster_at.or_else(|| Number::new(25));
        self.time_zone = self.time_zone.or_else(|| TimeZone::parse("UTC"));
        self
    }

    /// Months from a publication to its review.
    pub fn review_months(&self, tier: Option<PublicationTier>) -> chrono::Months {
        let usual = quality::review_months(tier);
        let set = self.review_months.and_then(|set| u32::try_from(set.get()).ok()).map(chrono::Months::new);
        match (set, tier) {
            (Some(set), Some(PublicationTier::HighRiskAi)) => set.min(usual),
            (Some(set), _) => set,
            (None, _) => usual,
        }
    }
}

impl Terms {
    /// With a number for every term.
    pub fn filled(self) -> Self {
        Self {
            acknowledge_days: self.acknowledge_days.or_else(|| Number::new(5)),
            screen_days: self.screen_days.or_else(|| Number::new(10)),
            decide_weeks: self.decide_weeks.or_else(|| Number::new(6)),
            extend_weeks: self.extend_weeks.or_else(|| Number::new(4)),
            ask_review_months: self.ask_review_months.or_else(|| Number::new(6)),
            review_days: self.review_days.or_else(|| Number::new(20)),
            extend_review_days: self.extend_review_days.or_else(|| Number::new(20)),
            solved_weeks: self.solved_weeks.or_else(|| Number::new(4)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::shape::{FieldErrors, Shape};
    use serde_json::{Value, json};

    fn read(value: &Value) -> Result<Settings, Vec<String>> {
        let mut faults = FieldErrors::default();
        let read = Settings::read(value, "", &mut faults);
        read.ok_or_else(|| faults.0.into_iter().map(|fault| fault.pointer).collect())
    }

    #[test]
    fn everything_has_a_value() {
        let empty = read(&json!({})).unwrap();
        assert!(!empty.two_person_rule && !empty.attachments);
        let terms = serde_json::to_value(empty.filled().terms).unwrap();
        assert_eq!(
            terms,
            json!({"acknowledgeDays": 5, "screenDays": 10, "decideWeeks": 6, "extendWeeks": 4, "askReviewMonths": 6,
                "reviewDays": 20, "extendReviewDays": 20, "solvedWeeks": 4})
        );
    }

    #[test]
    fn all_that_is_wrong_is_told_at_once() {
        let wrong = json!({"reviewMonths": 25, "timeZone": "Mars", "holidays": ["2026-13-01"], "colour": "red",
            "terms": {"decideWeeks": 0}});
        let mut places = read(&wrong).unwrap_err();
        places.sort();
        assert_eq!(places, ["/colour", "/holidays/0", "/reviewMonths", "/terms/decideWeeks", "/timeZone"]);
    }

    #[test]
    fn high_risk_is_looked_at_twice_a_year_at_least() {
        let months = |set: Option<u64>, tier| {
            let settings = Settings { review_months: set.and_then(Number::new), ..Settings::new() };
            settings.review_months(tier)
        };
        assert_eq!(months(None, None), chrono::Months::new(12));
        assert_eq!(months(Some(24), None), chrono::Months::new(24));
        assert_eq!(months(Some(24), Some(PublicationTier::HighRiskAi)), chrono::Months::new(6));
        assert_eq!(months(Some(3), Some(PublicationTier::HighRiskAi)), chrono::Months::new(3));
    }
}
