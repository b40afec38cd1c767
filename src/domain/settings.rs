//! Settings of an organization, and their defaults. The public profile is in [`super::organizations`].
use super::json::Object;
use super::languages::Lang;
use super::systems::PublicationTier;
use super::systems::quality;
use super::values::{Number, TimeZone};
use chrono::NaiveDate;

/// The settings of an organization.
#[derive(Debug, Clone, Default, PartialEq, Object)]
#[object(example = json!({"languages": ["nl", "en"], "terms": {"decideWeeks": 4}, "timeZone": "Europe/Amsterdam", "twoPersonRule": true}))]
pub struct Settings {
    /// The languages in which the organization publishes, the most important one first.
    pub languages: Vec<Lang>,
    /// The two-person rule: a draft must be submitted, and published by another person than its last editor.
    pub two_person_rule: bool,
    /// The number of months after which a record must be reviewed; at most 6 for high-risk AI. Default: 12, and 6 for
    /// high-risk AI.
    pub review_months: Option<Number<1, 24>>,
    /// The deadlines for challenges.
    #[object(name = "terms")]
    pub deadlines: Option<DeadlineSettings>,
    /// The number of people affected at which a challenge becomes a cluster. Default: 25.
    pub cluster_at: Option<Number<2, 100_000>>,
    /// Allows attachments to challenges: images and plain text.
    pub attachments: bool,
    /// The holidays of the organization, in addition to Saturdays and Sundays.
    pub holidays: Vec<NaiveDate>,
    /// The time zone that defines when a day begins. Default: UTC.
    pub time_zone: Option<TimeZone>,
}

/// The deadlines for challenges. Days are working days.
#[derive(Debug, Clone, Default, PartialEq, Object)]
pub struct DeadlineSettings {
    /// Days to acknowledge a challenge. Default: 5.
    pub acknowledge_days: Option<Number<1, 60>>,
    /// Days for the first check. Default: 10.
    pub screen_days: Option<Number<1, 60>>,
    /// Weeks to decide. Default: 6.
    pub decide_weeks: Option<Number<1, 52>>,
    /// Weeks by which the decision may be extended, once and with a reason. Default: 4.
    pub extend_weeks: Option<Number<1, 52>>,
    /// Months in which the submitter may request a second review. Default: 6.
    pub ask_review_months: Option<Number<1, 24>>,
    /// Days for the second review. Default: 20.
    pub review_days: Option<Number<1, 120>>,
    /// Days by which the second review may be extended. Default: 20.
    pub extend_review_days: Option<Number<1, 120>>,
    /// Weeks after a remedy until the submitter is asked to confirm it. Default: 4.
    pub solved_weeks: Option<Number<1, 52>>,
}

impl Settings {
    /// Fills in the defaults of the deadlines, the cluster threshold and the time zone.
    pub fn with_defaults(mut self) -> Self {
        self.deadlines = Some(self.deadlines.unwrap_or_default().with_defaults());
        self.cluster_at = self.cluster_at.or_else(|| Number::new(25));
        self.time_zone = self.time_zone.or_else(|| TimeZone::parse("UTC"));
        self
    }

    /// Returns the number of months from a publication to its review.
    pub fn review_months(&self, tier: Option<PublicationTier>) -> chrono::Months {
        let default = quality::review_months(tier);
        let set = self.review_months.and_then(|set| u32::try_from(set.get()).ok()).map(chrono::Months::new);
        match (set, tier) {
            (Some(set), Some(PublicationTier::HighRiskAi)) => set.min(default),
            (Some(set), _) => set,
            (None, _) => default,
        }
    }
}

impl DeadlineSettings {
    /// Fills in the default of each deadline.
    pub fn with_defaults(self) -> Self {
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
    use crate::domain::json::{FieldErrors, FromJson};
    use serde_json::{Value, json};

    fn read(value: &Value) -> Result<Settings, Vec<String>> {
        let mut errors = FieldErrors::default();
        let read = Settings::from_json(value, "", &mut errors);
        read.ok_or_else(|| errors.0.into_iter().map(|error| error.pointer).collect())
    }

    #[test]
    fn every_setting_has_a_default() {
        let empty = read(&json!({})).unwrap();
        assert!(!empty.two_person_rule && !empty.attachments);
        let deadlines = serde_json::to_value(empty.with_defaults().deadlines).unwrap();
        assert_eq!(
            deadlines,
            json!({"acknowledgeDays": 5, "screenDays": 10, "decideWeeks": 6, "extendWeeks": 4, "askReviewMonths": 6,
                "reviewDays": 20, "extendReviewDays": 20, "solvedWeeks": 4})
        );
    }

    #[test]
    fn all_errors_are_reported_at_once() {
        let invalid = json!({"reviewMonths": 25, "timeZone": "Mars", "holidays": ["2026-13-01"], "colour": "red",
            "terms": {"decideWeeks": 0}});
        let mut pointers = read(&invalid).unwrap_err();
        pointers.sort();
        assert_eq!(pointers, ["/colour", "/holidays/0", "/reviewMonths", "/terms/decideWeeks", "/timeZone"]);
    }

    #[test]
    fn high_risk_is_reviewed_at_least_twice_a_year() {
        let months = |set: Option<u64>, tier| {
            let settings = Settings { review_months: set.and_then(Number::new), ..Settings::default() };
            settings.review_months(tier)
        };
        assert_eq!(months(None, None), chrono::Months::new(12));
        assert_eq!(months(Some(24), None), chrono::Months::new(24));
        assert_eq!(months(Some(24), Some(PublicationTier::HighRiskAi)), chrono::Months::new(6));
        assert_eq!(months(Some(3), Some(PublicationTier::HighRiskAi)), chrono::Months::new(3));
    }
}
