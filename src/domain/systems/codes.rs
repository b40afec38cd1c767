//! The code lists of the record.
use crate::domain::json::Code;
use crate::domain::languages::Localize;

/// The scheme of an id of the system in another register.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Code, Localize)]
pub enum AliasScheme {
    NlLars,
    NlUuid,
    NlSourceId,
    UkSlug,
    UkContentId,
    UsUsecaseId,
    CaAiRegisterId,
    EuDb,
    Local,
}

/// Policy area: the divisions of COFOG, the UN's Classification of the Functions of Government (1999).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Code, Localize)]
pub enum PolicyArea {
    /// General public services
    #[code("GF01")]
    Gf01,
    /// Defence
    #[code("GF02")]
    Gf02,
    /// Public order and safety
    #[code("GF03")]
    Gf03,
    /// Economic affairs
    #[code("GF04")]
    Gf04,
    /// Environmental protection
    #[code("GF05")]
    Gf05,
    /// Housing and community amenities
    #[code("GF06")]
    Gf06,
    /// Health
    #[code("GF07")]
    Gf07,
    /// Recreation, culture and religion
    #[code("GF08")]
    Gf08,
    /// Education
    #[code("GF09")]
    Gf09,
    /// Social protection
    #[code("GF10")]
    Gf10,
}

/// The kind of the system. An algorithm register covers more than AI.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Code, Localize)]
pub enum SystemKind {
    Algorithm,
    AiSystem,
    GeneralPurposeAiUse,
    RuleSet,
    SpreadsheetOrForm,
    SensorAnalytics,
}

/// The publication tier: the impact of the system on people, which decides the required fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Code, Localize)]
pub enum PublicationTier {
    HighRiskAi,
    Impactful,
    Other,
}

/// The class of the system under the EU AI Act, Regulation (EU) 2024/1689.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Code, Localize)]
pub enum EuAiActClass {
    Prohibited,
    HighRiskAnnexIii,
    HighRiskAnnexI,
    Art63Exempt,
    TransparencyArt50,
    Minimal,
    NotAi,
    NotAssessed,
}

/// A classification scheme of another register, unchanged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Code, Localize)]
pub enum ClassificationScheme {
    UsOmb2025,
    UsOmb2024,
    CaAiaLevel,
    Nl,
    Uk,
    Local,
}

/// The role of the output in a decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Code, Localize)]
pub enum DecisionType {
    NoDecision,
    InformationService,
    TriagePrioritisation,
    Eligibility,
    Allocation,
    EnforcementSelection,
    RiskScoring,
    Identification,
    Calculation,
    Planning,
    Generation,
    Monitoring,
}

/// The level of automation: from information only to no human involvement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Code, Localize)]
pub enum AutomationLevel {
    InformationOnly,
    SupportsHuman,
    HumanConfirmsEach,
    HumanCanOverride,
    FullyAutomated,
}

/// The way in which people are informed about the use of the system.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Code, Localize)]
pub enum InformedHow {
    InLetter,
    OnWebsite,
    OnSiteSign,
    InInterface,
    OnRequest,
    NotInformed,
    NotApplicable,
}

/// The use of a dataset.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Code, Localize)]
pub enum DatasetRole {
    Training,
    Validation,
    Testing,
    OperationalInput,
    Output,
    Reference,
}

/// The kind of personal data that the system processes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Code, Localize)]
pub enum PersonalData {
    None,
    Anonymised,
    Pseudonymised,
    Identifiable,
    Unknown,
}

/// A special category of personal data: GDPR articles 9, 10 and 87.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Code, Localize)]
pub enum SpecialCategory {
    Health,
    Ethnicity,
    Religion,
    Political,
    Union,
    Genetic,
    Biometric,
    SexLife,
    Criminal,
    BsnNationalId,
}

/// A demographic feature that the system uses, directly or through a proxy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Code, Localize)]
pub enum DemographicFeature {
    RaceEthnicity,
    SexGender,
    Age,
    Religion,
    Socioeconomic,
    Disability,
    Residency,
    Nationality,
    Marital,
    Income,
    Employment,
    PostcodeProxy,
    None,
    Other,
}

/// The place where data is stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Code, Localize)]
pub enum StorageLocation {
    OnPremises,
    NationalCloud,
    EeaCloud,
    OutsideEea,
}

/// The technique of the system.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Code, Localize)]
pub enum Technique {
    RuleBased,
    Statistical,
    MachineLearning,
    DeepLearning,
    GenerativeAi,
    Optimisation,
    Simulation,
    Hybrid,
    Unknown,
}

/// The learning behaviour of the system.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Code, Localize)]
pub enum SelfLearning {
    Static,
    RetrainedOffline,
    LearnsInUse,
    Unknown,
}

/// The kind of analysis.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Code, Localize)]
pub enum AnalyticsType {
    Descriptive,
    Diagnostic,
    Predictive,
    Prescriptive,
    Generative,
}

/// A capability of the system.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Code, Localize)]
pub enum Capability {
    Vision,
    Audio,
    Language,
    Robotics,
    Forecasting,
    Discovery,
    Planning,
    Creation,
    Analysis,
    Management,
    Other,
}

/// The availability of the source code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Code, Localize)]
pub enum SourceCodeStatus {
    Open,
    PartlyOpen,
    OnRequest,
    ClosedCommercial,
    ClosedSecurity,
    NotSoftware,
}

/// A kind of harm: the nine of the DTPR AI taxonomy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Code, Localize)]
pub enum Harm {
    AutonomyLoss,
    CivilLiberties,
    Environmental,
    Financial,
    Physical,
    PoliticalEconomic,
    Psychological,
    Reputational,
    SocietalCultural,
}

/// A degree of likelihood or severity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Code, Localize)]
pub enum Degree {
    Low,
    Medium,
    High,
    Unknown,
}

/// The state of a fail-safe.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Code, Localize)]
pub enum FailSafeState {
    Yes,
    No,
    InProgress,
    NotApplicable,
    Waived,
}

/// The ability of a person to override the output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Code, Localize)]
pub enum OverridePossible {
    YesEachCase,
    YesSystemLevel,
    No,
    NotApplicable,
}

/// The state of a measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Code, Localize)]
pub enum Established {
    Established,
    InProgress,
    None,
    NotApplicable,
    Waived,
}

/// The subject of an evaluation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Code, Localize)]
pub enum EvaluationKind {
    Accuracy,
    Fairness,
    Security,
    Usability,
    Effect,
    Audit,
}

/// The evaluating party.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Code, Localize)]
pub enum EvaluationBy {
    Internal,
    Independent,
    OversightBody,
}

/// The state of testing before use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Code, Localize)]
pub enum Testing {
    Yes,
    InProgress,
    No,
    Waived,
}

/// The kind of an impact assessment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Code, Localize)]
pub enum AssessmentType {
    Dpia,
    PrescanDpia,
    Pia,
    Fria,
    Iama,
    Fraia,
    Aiia,
    AiaCa,
    Deda,
    Uthiek,
    EthischeBijsluiter,
    Rekenkamer,
    ZInspection,
    Equality,
    HumanRights,
    Security,
    Accessibility,
    Environmental,
    Other,
}

/// The status of an impact assessment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Code, Localize)]
pub enum AssessmentStatus {
    Done,
    InProgress,
    NotDone,
    NotRequired,
    Waived,
}

/// A method of public consultation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Code, Localize)]
pub enum ConsultationMethod {
    UsabilityTest,
    PublicFeedback,
    PublicHearing,
    Panel,
    WorksCouncil,
    None,
    Other,
}

/// The developer of the system.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Code, Localize)]
pub enum DevelopedBy {
    InHouse,
    Supplier,
    Joint,
    OpenSource,
    OtherPublicBody,
    Unknown,
}

/// The role of a supplier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Code, Localize)]
pub enum SupplierRole {
    Developer,
    Provider,
    Integrator,
    ModelProvider,
    Host,
    DataProvider,
}

/// The procurement procedure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Code, Localize)]
pub enum ProcurementProcedure {
    Open,
    Restricted,
    Negotiated,
    Dialogue,
    InnovationPartnership,
    DirectAward,
    Framework,
    None,
}

/// The kind of a cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Code, Localize)]
pub enum CostKind {
    Build,
    Run,
    Licence,
}

/// The lifecycle status of the system.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Code, Localize)]
pub enum Status {
    Planned,
    InDevelopment,
    Pilot,
    InUse,
    Suspended,
    Retired,
    CancelledBeforeUse,
}

/// A group of people affected by the system.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Code, Localize)]
pub enum AffectedGroupCode {
    AllResidents,
    BenefitClaimants,
    TaxPayers,
    PupilsStudents,
    Parents,
    Patients,
    Jobseekers,
    Tenants,
    Drivers,
    Migrants,
    Children,
    OlderPeople,
    DisabledPeople,
    Businesses,
    Employees,
    Visitors,
    Suspects,
    Other,
}

/// The users of the system.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Code, Localize)]
pub enum Users {
    Staff,
    Public,
    Both,
    OtherBodies,
}

/// The availability of an appeal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Code, Localize)]
pub enum AppealAvailable {
    Yes,
    InProgress,
    No,
    NotApplicable,
    PrecludedByLaw,
}

/// Yes, no or not applicable.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Code, Localize)]
pub enum YesNo {
    Yes,
    No,
    NotApplicable,
}

/// A right of the people concerned: the eleven of the DTPR AI taxonomy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Code, Localize)]
pub enum Right {
    Access,
    AlgorithmicTransparency,
    BeForgotten,
    Contest,
    Correction,
    IndividualDecisionExplanation,
    NonDiscrimination,
    Object,
    PurposeLimitation,
    HumanReview,
    Notice,
}

/// The role of an oversight body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Code, Localize)]
pub enum OversightRole {
    DataProtection,
    Ombudsman,
    EqualityBody,
    Court,
    Council,
    AiSupervisor,
}

/// The kind of a contact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Code, Localize)]
pub enum ContactKind {
    Email,
    Url,
    Phone,
    Postal,
}

/// The target of a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Code, Localize)]
pub enum LinkRel {
    PublicPage,
    SourceRegistration,
    ProductPage,
    Documentation,
    Policy,
    News,
    FoiResponse,
    AuditReport,
    Dataset,
    ModelCard,
}

/// The relation of this record to another one: this record is part of it, replaces it, and so on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Code, Localize)]
pub enum RecordRel {
    SameProduct,
    PartOf,
    Replaces,
    ReplacedBy,
    Feeds,
}

/// The origin of a translation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Code, Localize)]
pub enum TranslationStatus {
    Original,
    Human,
    Machine,
    MachineReviewed,
    Outdated,
}

/// The reason for withholding a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Code, Localize)]
pub enum WithheldReason {
    Security,
    LawEnforcement,
    TradeSecret,
    PersonalData,
    CourtProceedings,
    NotAvailable,
    Other,
}

/// A standard whose records can be imported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Code, Localize)]
pub enum SourceScheme {
    /// The record format of this register.
    Register,
    /// Dutch Algorithm Register, publication standard 1.0, full or short form.
    #[code("nl-1.0")]
    Nl10,
    /// UK Algorithmic Transparency Recording Standard.
    #[code("uk-atrs")]
    UkAtrs,
    /// Government of Canada AI Register.
    #[code("ca-ai-register")]
    CaAiRegister,
}
