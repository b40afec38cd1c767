//! Completeness and reading level of a record.
use crate::domain::languages::Lang;
use crate::domain::systems::PublicationTier;
use crate::domain::systems::quality::{Completeness, ReadingLevel};
use serde::Serialize;
use std::borrow::Cow;
use utoipa::ToSchema;

/// The number of required fields that are filled.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Completeness)]
pub struct CompletenessView {
    /// The publication tier whose requirements were counted; null if the record has none.
    #[schema(value_type = Option<String>)]
    tier: Option<PublicationTier>,
    /// Number of required fields.
    #[schema(minimum = 0)]
    required: u32,
    /// Number of required fields with a value or marked as not applicable.
    #[schema(minimum = 0)]
    filled: u32,
    /// Number of required fields that are withheld with a reason.
    #[schema(minimum = 0)]
    withheld: u32,
}

impl From<Completeness> for CompletenessView {
    fn from(completeness: Completeness) -> Self {
        let Completeness { tier, required, filled, withheld } = completeness;
        Self { tier, required, filled, withheld }
    }
}

/// The reading level of a record in one language.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ReadingLevel)]
pub struct ReadingLevelView<'a> {
    #[schema(value_type = String)]
    lang: Cow<'a, Lang>,
    /// Always `LIX`.
    #[schema(value_type = String)]
    formula: Cow<'a, str>,
    /// Below 30 very easy, 40 ordinary, 50 hard, 60 very hard.
    #[schema(minimum = 0)]
    score: u32,
}

impl<'a> From<&'a ReadingLevel> for ReadingLevelView<'a> {
    fn from(level: &'a ReadingLevel) -> Self {
        let ReadingLevel { lang, formula, score } = level;
        Self { lang: Cow::Borrowed(lang), formula: formula.as_str().into(), score: *score }
    }
}

impl From<ReadingLevel> for ReadingLevelView<'static> {
    fn from(level: ReadingLevel) -> Self {
        let ReadingLevel { lang, formula, score } = level;
        Self { lang: Cow::Owned(lang), formula: formula.into(), score }
    }
}
