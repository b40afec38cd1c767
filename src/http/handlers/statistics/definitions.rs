//! Titles and definitions of the figures.
use crate::catalog::statistics::Figure;

/// The meaning of a figure.
pub struct Definition {
    pub title: &'static str,
    /// The way the figure is computed, precise enough to recompute it from an export.
    pub definition: &'static str,
    pub unit: &'static str,
}

impl Definition {
    const fn systems(title: &'static str, definition: &'static str) -> Self {
        Self { title, definition, unit: "systems" }
    }

    const fn fields(title: &'static str, definition: &'static str) -> Self {
        Self { title, definition, unit: "fields" }
    }

    const fn challenges(title: &'static str, definition: &'static str) -> Self {
        Self { title, definition, unit: "challenges" }
    }
}

/// Returns the definition of a figure.
pub const fn definition(figure: Figure) -> Definition {
    match figure {
        Figure::Organizations => Definition {
            title: "Organizations",
            definition: "Registered organizations: distinct subjects of organization.registered.",
            unit: "organizations",
        },
        Figure::Systems => Definition::systems(
            "Systems in the register",
            "Systems that are published and not withdrawn: distinct subjects of system.published, except those whose last \
             system.withdrawn came after their last system.published. All figures about systems count these, by their \
             current record: that of the last system.published, without redacted fields. A system belongs to the \
             organization that its current record names.",
        ),
        Figure::Withdrawn => Definition::systems(
            "Withdrawn systems",
            "Systems whose last system.withdrawn came after their last system.published.",
        ),
        Figure::Status => Definition::systems(
            "Systems by status",
            "Systems in the register by `status` of the record; notStated counts the systems without one.",
        ),
        Figure::PublicationTier => Definition::systems(
            "Systems by publication tier",
            "Systems in the register by `publicationTier` of the record; notStated counts the systems without one.",
        ),
        Figure::Technique => Definition::systems(
            "Systems by technique",
            "Systems in the register by each value in `technique` of the record; a system with several values counts once \
             for each. notStated counts the systems without any.",
        ),
        Figure::AutomationLevel => Definition::systems(
            "Systems by level of automation",
            "Systems in the register by `automationLevel` of the record; notStated counts the systems without one.",
        ),
        Figure::Completeness => Definition::fields(
            "Required fields that are filled",
            "Required fields of the records of the systems in the register that have a value or are marked as not \
             applicable: the sum of `completeness.filled` over the systems, as a part of the sum of \
             `completeness.required`. docs/record.md lists the required fields.",
        ),
        Figure::Withheld => Definition::fields(
            "Required fields that are withheld",
            "Required fields of the same records that are withheld with a reason: the sum of `completeness.withheld`, as a \
             part of the sum of `completeness.required`.",
        ),
        Figure::Stale => Definition::systems(
            "Records past their review date",
            "Systems in the register whose next review is before `asOf`, as a part of all systems in the register. The next \
             review is the later of `reviewDue` of the record and 12 months (6 if publicationTier is highRiskAi) after the \
             day of the last system.confirmed. A record without `reviewDue` has no next review.",
        ),
        Figure::Appeal => Definition::systems(
            "Records with a way to object",
            "Systems in the register whose record has an `appeal` with `available` = yes, as a part of all systems in the \
             register.",
        ),
        Figure::ImpactAssessment => Definition::systems(
            "Records with an impact assessment",
            "Systems in the register whose record has at least one of `impactAssessments` with `status` = done, as a part \
             of all systems in the register. It does not matter whether the assessment was published.",
        ),
        Figure::Evaluations => Definition::systems(
            "Records that describe evaluations",
            "Systems in the register whose record has `evaluations` or an `evaluationSummary`, as a part of all systems in \
             the register. A summary may also state that there was no evaluation.",
        ),
        Figure::Growth => Definition::systems(
            "Growth by month",
            "For each month in UTC, from the month of the first publication to the month of `asOf`: systems whose first \
             system.published was in the month, including those withdrawn later; withdrawn systems by the month of their \
             last system.withdrawn; and the number of the former minus the number of the latter up to the end of the \
             month. A system that was published again counts as if it had never been withdrawn, and a system that moved \
             to another organization as if it had always belonged to it.",
        ),
        Figure::Challenges => Definition::challenges(
            "Challenges",
            "Challenges that were filed: lines of `/v1/export/challenges.ndjson`; for an organization, the lines with its \
             slug. All figures about challenges count these in their current state. A count of 1 to 4 is suppressed \
             (null), and so is every number from which it could be computed.",
        ),
        Figure::ChallengeKind => Definition::challenges(
            "Challenges by kind",
            "Challenges by `kind`, the most frequent first. If only one count is 1 to 4, the next smallest count is \
             suppressed, too.",
        ),
        Figure::ChallengeState => Definition::challenges(
            "Challenges by state",
            "Challenges by `state`, the most frequent first. If only one count is 1 to 4, the next smallest count is \
             suppressed, too.",
        ),
        Figure::AnsweredInTime => Definition::challenges(
            "Challenges answered in time",
            "Challenges with a first answer (one of `steps` is decided, refused or redirected) that do not have the \
             deadline decide in `missed`, as a part of the challenges with a first answer and those without one that have \
             this deadline in `missed` and are neither merged nor withdrawn. Challenges that wait for an answer within \
             their deadline do not count. The part is suppressed if it, or the rest, is 1 to 4.",
        ),
        Figure::DaysToAnswer => Definition::challenges(
            "Days to the first answer",
            "For challenges with a first answer, the days from `received` to it (the first of `steps` that is decided, \
             refused or redirected): the smallest number of days within which at least half of them, and at least nine \
             tenths of them, had an answer. Suppressed if there are fewer than 5.",
        ),
        Figure::Upheld => Definition::challenges(
            "Challenges that were upheld",
            "Challenges whose last decision (`review.decision`, otherwise `decision`) has the outcome upheld, partlyUpheld \
             or systemPaused, as a part of all challenges with a decision. The part is suppressed if it, or the rest, is 1 \
             to 4.",
        ),
        Figure::RemediesConfirmed => Definition::challenges(
            "Remedies confirmed by the submitter",
            "Challenges with confirmed among their `steps`.",
        ),
        Figure::RemediesDisputed => Definition::challenges(
            "Remedies disputed by the submitter",
            "Challenges with disputed among their `steps`; a later remedy may have been confirmed.",
        ),
        Figure::Unanswered => Definition::challenges(
            "Challenges with a missed deadline",
            "Challenges with at least one deadline in `missed`, even if the step was taken later.",
        ),
    }
}
