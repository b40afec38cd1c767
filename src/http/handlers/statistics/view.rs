//! Statistics as JSON.
use super::definitions::{Definition, definition};
use crate::catalog::statistics::{Count, Figure, FigureValue, Month};
use chrono::{Datelike, NaiveDate};
use serde::Serialize;
use utoipa::ToSchema;

/// The figures of one day.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Statistics {
    /// Number of log entries that the figures reflect.
    #[schema(minimum = 0)]
    pub index: u64,
    /// The day, in UTC.
    pub as_of: NaiveDate,
    /// Slug of the organization whose systems and challenges are counted; missing for the whole register.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false, nullable = false)]
    pub organization: Option<String>,
    pub figures: Vec<FigureView>,
}

/// A figure. It has one of `value`, `share`, `values`, `months` and `days`, which is always the same one.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Figure)]
pub struct FigureView {
    /// Identifier of the figure.
    name: &'static str,
    title: &'static str,
    /// The way it is computed.
    definition: &'static str,
    /// The unit that is counted: `systems`, `organizations`, `fields` or `challenges`.
    unit: &'static str,
    /// Null if the number is 1 to 4.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<u64>, required = false, minimum = 0)]
    value: Option<Count>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false, nullable = false)]
    share: Option<Share>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false, nullable = false)]
    values: Option<Vec<ValueCount>>,
    /// Number of systems without a value, in addition to `values`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false, nullable = false, minimum = 0)]
    not_stated: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false, nullable = false)]
    months: Option<Vec<MonthView>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false, nullable = false)]
    days: Option<Days>,
    /// True if a number is null because it is small, or because a small number could be computed from it.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[schema(required = false)]
    suppressed: bool,
}

/// A part of a total.
#[derive(Serialize, ToSchema)]
struct Share {
    /// Null if the part, the rest or the total is 1 to 4.
    #[schema(required = true, minimum = 0)]
    part: Option<u64>,
    /// Null if the total is 1 to 4.
    #[schema(required = true, minimum = 0)]
    of: Option<u64>,
}

/// Durations in days. Null if there are fewer than 5.
#[derive(Serialize, ToSchema)]
struct Days {
    /// Half of them took at most this number of days.
    #[schema(required = true, minimum = 0)]
    median: Option<u64>,
    /// Nine tenths of them took at most this number of days.
    #[schema(required = true, minimum = 0)]
    percentile90: Option<u64>,
    /// Number of durations. Null if it is 1 to 4.
    #[schema(required = true, minimum = 0)]
    of: Option<u64>,
}

/// The number of systems or challenges with a value.
#[derive(Serialize, ToSchema)]
struct ValueCount {
    value: String,
    /// Null if it is 1 to 4, or the next smallest count after a single one that is.
    #[schema(required = true, minimum = 1)]
    count: Option<u64>,
}

/// The growth of the register in a month.
#[derive(Serialize, ToSchema)]
#[schema(as = Month)]
struct MonthView {
    /// Such as `2026-03`.
    #[schema(pattern = "^[0-9]{4,}-[0-9]{2}$")]
    month: String,
    /// Number of systems first published in the month.
    #[schema(minimum = 0)]
    published: u64,
    /// Number of systems withdrawn in the month.
    #[schema(minimum = 0)]
    withdrawn: u64,
    /// Number of systems at the end of the month.
    #[schema(minimum = 0)]
    systems: u64,
}

impl From<(Figure, FigureValue)> for FigureView {
    fn from((figure, value): (Figure, FigureValue)) -> Self {
        let Definition { title, definition, unit } = definition(figure);
        let mut view = Self {
            name: figure.as_str(),
            title,
            definition,
            unit,
            value: None,
            share: None,
            values: None,
            not_stated: None,
            months: None,
            days: None,
            suppressed: false,
        };
        view.set_value(value);
        view
    }
}

impl FigureView {
    fn set_value(&mut self, value: FigureValue) {
        match value {
            FigureValue::Count(count) => {
                self.suppressed = count.is_none();
                self.value = Some(count);
            }
            FigureValue::Share { part, of } => {
                self.suppressed = part.is_none();
                self.share = Some(Share { part, of });
            }
            FigureValue::Values { values, not_stated } => {
                self.suppressed = values.iter().any(|(_, count)| count.is_none());
                self.values = Some(values.into_iter().map(|(value, count)| ValueCount { value, count }).collect());
                self.not_stated = not_stated;
            }
            FigureValue::Months(months) => self.months = Some(months.into_iter().map(MonthView::from).collect()),
            FigureValue::Days { median, ninetieth, of } => {
                self.suppressed = of.is_none();
                self.days = Some(Days { median, percentile90: ninetieth, of });
            }
        }
    }
}

impl From<Month> for MonthView {
    fn from(Month { month, published, withdrawn, systems }: Month) -> Self {
        Self { month: format!("{:04}-{:02}", month.year(), month.month()), published, withdrawn, systems }
    }
}
