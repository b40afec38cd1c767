//! `/v1/statistics`: figures, each with words that define it well enough to compute it anew from an export.
use crate::catalog::Dependency;
use crate::catalog::statistics::{Count, Figure, FigureValue, Month};
use crate::domain::languages::Lang;
use crate::http::handlers::systems::reading::modified_or_contested;
use crate::http::request::query::{NoParams, QueryReader};
use crate::http::response::problem::Problem;
use crate::http::response::public::{CacheBasis, CacheableResponse};
use crate::service::Register;
use crate::{Error, Result};
use actix_web::{HttpRequest, HttpResponse, get, web};
use chrono::{Datelike, NaiveDate};
use serde::Serialize;
use utoipa::ToSchema;

/// Figures of one day.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct Statistics {
    /// How many entries of the log they are about.
    #[schema(minimum = 0)]
    index: u64,
    /// The day, in UTC.
    as_of: NaiveDate,
    /// Slug of the organization whose systems and challenges they are about; the whole register if it is missing.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false, nullable = false)]
    organization: Option<String>,
    figures: Vec<FigureView>,
}

/// A figure. It has one of `value`, `share`, `values`, `months` and `days`, always the same one.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Figure)]
struct FigureView {
    /// A word for programs.
    name: &'static str,
    title: &'static str,
    /// How it is computed.
    definition: &'static str,
    /// What is counted: `systems`, `organizations`, `fields` or `challenges`.
    unit: &'static str,
    /// Null: there are 1 to 4.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<u64>, required = false, minimum = 0)]
    value: Option<Count>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false, nullable = false)]
    share: Option<Share>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false, nullable = false)]
    values: Option<Vec<ValueCount>>,
    /// Beside `values`: how many say nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false, nullable = false, minimum = 0)]
    not_stated: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false, nullable = false)]
    months: Option<Vec<MonthView>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false, nullable = false)]
    days: Option<Days>,
    /// True where a number is null: it is of a few, or would tell one that is.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[schema(required = false)]
    suppressed: bool,
}

/// So many of so many.
#[derive(Serialize, ToSchema)]
struct Share {
    /// Null: these, the rest, or all of them are 1 to 4.
    #[schema(required = true, minimum = 0)]
    part: Option<u64>,
    /// Null: there are 1 to 4.
    #[schema(required = true, minimum = 0)]
    of: Option<u64>,
}

/// After how many days. Null: there are fewer than 5.
#[derive(Serialize, ToSchema)]
struct Days {
    /// Within so many days half of them.
    #[schema(required = true, minimum = 0)]
    median: Option<u64>,
    /// Within so many days nine tenths of them.
    #[schema(required = true, minimum = 0)]
    percentile90: Option<u64>,
    /// How many there are. Null: 1 to 4.
    #[schema(required = true, minimum = 0)]
    of: Option<u64>,
}

/// How many have a value.
#[derive(Serialize, ToSchema)]
struct ValueCount {
    value: String,
    /// Null: 1 to 4, or the next smallest beside one that is.
    #[schema(required = true, minimum = 1)]
    count: Option<u64>,
}

/// A month of growth.
#[derive(Serialize, ToSchema)]
#[schema(as = Month)]
struct MonthView {
    /// Such as `2026-03`.
    #[schema(pattern = "^[0-9]{4,}-[0-9]{2}$")]
    month: String,
    /// First published in it.
    #[schema(minimum = 0)]
    published: u64,
    /// Withdrawn in it.
    #[schema(minimum = 0)]
    withdrawn: u64,
    /// There at its end.
    #[schema(minimum = 0)]
    systems: u64,
}

/// Title, definition and unit of each figure.
fn words(figure: Figure) -> (&'static str, &'static str, &'static str) {
    match figure {
        Figure::Organizations => (
            "Organizations",
            "Organizations that were registered: distinct subjects of organization.registered.",
            "organizations",
        ),
        Figure::Systems => (
            "Systems in the register",
            "Systems that were published and are not withdrawn: distinct subjects of system.published, but for those \
             whose last system.withdrawn came after their last system.published. All figures are about these, each by \
             its current record: that of its last system.published, without redacted fields. A system belongs to the \
             organization that its current record names.",
            "systems",
        ),
        Figure::Withdrawn => (
            "Systems that left the register",
            "Systems whose last system.withdrawn came after their last system.published.",
            "systems",
        ),
        Figure::Status => (
            "Systems by status",
            "Systems in the register by `status` of the record; notStated are those without one.",
            "systems",
        ),
        Figure::PublicationTier => (
            "Systems by publication tier",
            "Systems in the register by `publicationTier` of the record; notStated are those without one.",
            "systems",
        ),
        Figure::Technique => (
            "Systems by technique",
            "Systems in the register by each value in `technique` of the record; a system with several counts for each \
             of them. notStated are those without any.",
            "systems",
        ),
        Figure::AutomationLevel => (
            "Systems by level of automation",
            "Systems in the register by `automationLevel` of the record; notStated are those without one.",
            "systems",
        ),
        Figure::Completeness => (
            "Required fields that are filled",
            "Of the fields that the records of the systems in the register must fill, those that say something or that \
             the question does not arise: the sum of `completeness.filled` of the systems, of the sum of \
             `completeness.required`. docs/record.md says which fields a record must fill.",
            "fields",
        ),
        Figure::Withheld => (
            "Required fields that are withheld",
            "Of the same fields, those that are withheld with a reason: the sum of `completeness.withheld`, of the sum \
             of `completeness.required`.",
            "fields",
        ),
        Figure::Stale => (
            "Records past their review date",
            "Systems in the register whose next review is before `asOf`, of all in the register. The next review is \
             `reviewDue` of the record or, if later, 12 months (with publicationTier highRiskAi 6) after the day of the \
             last system.confirmed; without a `reviewDue` there is none.",
            "systems",
        ),
        Figure::Appeal => (
            "Records with a way to object",
            "Systems in the register whose record has `appeal` with `available` = yes, of all in the register.",
            "systems",
        ),
        Figure::ImpactAssessment => (
            "Records with an impact assessment",
            "Systems in the register whose record has at least one of `impactAssessments` with `status` = done, of all \
             in the register. Whether it was published does not count.",
            "systems",
        ),
        Figure::Evaluations => (
            "Records that say something about evaluations",
            "Systems in the register whose record has `evaluations` or an `evaluationSummary`, of all in the register. \
             A summary may also say that there was none.",
            "systems",
        ),
        Figure::Growth => (
            "Growth by month",
            "For each month in UTC, from that of the first publication to that of `asOf`: systems whose first \
             system.published is of that month, withdrawn ones too; systems that left the register, by the month of \
             their last system.withdrawn; and the sum of the former less the sum of the latter up to then. A system \
             that came back counts as if it had never left, and one that moved as if it had always been where it is.",
            "systems",
        ),
        Figure::Challenges => (
            "Challenges",
            "Challenges that came in: lines of `/v1/export/challenges.ndjson`, of an organization those with its slug. All \
             figures about challenges are about these, each as it is now. A count of 1 to 4 is left out (null), and so is \
             whatever would tell it.",
            "challenges",
        ),
        Figure::ChallengeKind => (
            "Challenges by kind",
            "Challenges by `kind`, the most frequent first. Where one count alone is 1 to 4, the next smallest is left out, \
             too.",
            "challenges",
        ),
        Figure::ChallengeState => (
            "Challenges by state",
            "Challenges by `state`, the most frequent first. Where one count alone is 1 to 4, the next smallest is left out, \
             too.",
            "challenges",
        ),
        Figure::AnsweredInTime => (
            "Challenges answered in time",
            "Challenges with a first answer (one of `steps` is decided, refused or redirected) and without the term decide \
             in `missed`; of those with a first answer, and those without one that have that term in `missed` and are \
             neither merged nor withdrawn. Those that still wait within their term do not count. The part is left out if \
             it, or the rest, is 1 to 4.",
            "challenges",
        ),
        Figure::DaysToAnswer => (
            "Days to the first answer",
            "Of challenges with a first answer (the first of `steps` that is decided, refused or redirected) the days from \
             `received` to it: the least number of days within which at least half of them, and at least nine tenths of \
             them, had it. Left out if there are fewer than 5.",
            "challenges",
        ),
        Figure::Upheld => (
            "Challenges that were right",
            "Challenges whose last decision (`review.decision`, else `decision`) has the outcome upheld, partlyUpheld or \
             systemPaused, of all with a decision. The part is left out if it, or the rest, is 1 to 4.",
            "challenges",
        ),
        Figure::RemediesConfirmed => {
            ("Remedies that the submitter confirmed", "Challenges with confirmed among their `steps`.", "challenges")
        }
        Figure::RemediesDisputed => (
            "Remedies that the submitter disputed",
            "Challenges with disputed among their `steps`; a later one may have been confirmed.",
            "challenges",
        ),
        Figure::Unanswered => (
            "Challenges with a missed term",
            "Challenges with at least one term in `missed`, whatever came after it.",
            "challenges",
        ),
    }
}

impl From<(Figure, FigureValue)> for FigureView {
    fn from((figure, value): (Figure, FigureValue)) -> Self {
        let (title, definition, unit) = words(figure);
        let name = figure.as_str();
        let mut view = Self {
            name,
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
        match value {
            FigureValue::Count(count) => {
                view.suppressed = count.is_none();
                view.value = Some(count);
            }
            FigureValue::Share { part, of } => {
                view.suppressed = part.is_none();
                view.share = Some(Share { part, of });
            }
            FigureValue::Values { values, not_stated } => {
                view.suppressed = values.iter().any(|(_, count)| count.is_none());
                view.values = Some(values.into_iter().map(|(value, count)| ValueCount { value, count }).collect());
                view.not_stated = not_stated;
            }
            FigureValue::Months(months) => view.months = Some(months.into_iter().map(MonthView::from).collect()),
            FigureValue::Days { median, ninetieth, of } => {
                view.suppressed = of.is_none();
                view.days = Some(Days { median, percentile90: ninetieth, of });
            }
        }
        view
    }
}

impl From<Month> for MonthView {
    fn from(Month { month, published, withdrawn, systems }: Month) -> Self {
        Self { month: format!("{:04}-{:02}", month.year(), month.month()), published, withdrawn, systems }
    }
}

/// Figures about the register
///
/// Each with its definition. All of them can be computed anew from `/v1/export/versions.ndjson`, those about challenges from
/// `/v1/export/challenges.ndjson`.
#[utoipa::path(tag = "statistics", responses((status = 200, description = "The figures", body = Statistics)))]
#[get("/statistics")]
pub async fn read_statistics(request: HttpRequest, register: web::Data<Register>) -> Result<HttpResponse> {
    answer(&request, &register, None)
}

/// Figures about the systems and the challenges of one organization
///
/// The same as `/v1/statistics`, of these alone.
#[utoipa::path(tag = "statistics", params(("organization" = String, Path, description = "Slug or UUID", example = "amsterdam")),
    responses((status = 200, description = "The figures", body = Statistics), (status = 404, description = "There is no such organization", body = Problem, content_type = "application/problem+json")))]
#[get("/organizations/{organization}/statistics")]
pub async fn read_statistics_of_organization(
    request: HttpRequest,
    register: web::Data<Register>,
    address: web::Path<String>,
) -> Result<HttpResponse> {
    answer(&request, &register, Some(&address))
}

fn answer(request: &HttpRequest, register: &Register, organization: Option<&str>) -> Result<HttpResponse> {
    QueryReader::read::<NoParams>(request).into_result()?;
    let as_of = register.clock.now().date_naive();
    let current = register.catalog.read();
    let slug = organization.map(|address| {
        let organization = current.organization_at(address).ok_or(Error::NotFound)?;
        Ok::<_, Error>(organization.content.slug.as_str().to_owned())
    });
    let organization = slug.transpose()?;
    let figures = match &organization {
        Some(slug) => current.organization_figures(slug, as_of),
        None => current.register_figures(as_of),
    };
    let index = current.size;
    let (basis, modified) =
        (CacheBasis::of(&current, Dependency::Register, as_of), modified_or_contested(&current, as_of));
    drop(current);
    let figures = figures.into_iter().map(FigureView::from).collect();
    let body = Statistics { index, as_of, organization, figures };
    CacheableResponse::json(&body)?.basis(basis).modified(modified).language(Lang::parse("en")).to(request)
}
