//! The code lists of the record.
use crate::domain::shape::codes;

codes! {
    /// The scheme of an id of the system in another register.
    pub enum AliasScheme {
        NlLars = "nlLars", NlUuid = "nlUuid", NlSourceId = "nlSourceId", UkSlug = "ukSlug", UkContentId = "ukContentId",
        UsUsecaseId = "usUsecaseId", CaAiRegisterId = "caAiRegisterId", EuDb = "euDb", Local = "local",
    }
}
codes! {
    /// Policy area: the divisions of COFOG, the UN's Classification of the Functions of Government (1999).
    pub enum PolicyArea {
        /// General public services
        Gf01 = "GF01",
        /// Defence
        Gf02 = "GF02",
        /// Public order and safety
        Gf03 = "GF03",
        /// Economic affairs
        Gf04 = "GF04",
        /// Environmental protection
        Gf05 = "GF05",
        /// Housing and community amenities
        Gf06 = "GF06",
        /// Health
        Gf07 = "GF07",
        /// Recreation, culture and religion
        Gf08 = "GF08",
        /// Education
        Gf09 = "GF09",
        /// Social protection
        Gf10 = "GF10",
    }
}
codes! {
    /// The kind of the system. An algorithm register covers more than AI.
    pub enum SystemKind {
        Algorithm = "algorithm", AiSystem = "aiSystem", GeneralPurposeAiUse = "generalPurposeAiUse", RuleSet = "ruleSet",
        SpreadsheetOrForm = "spreadsheetOrForm", SensorAnalytics = "sensorAnalytics",
    }
}
codes! {
    /// The publication tier: the impact of the system on people, which decides the required fields.
    pub enum PublicationTier { HighRiskAi = "highRiskAi", Impactful = "impactful", Other = "other", }
}
codes! {
    /// The class of the system under the EU AI Act, Regulation (EU) 2024/1689.
    pub enum EuAiActClass {
        Prohibited = "prohibited", HighRiskAnnexIii = "highRiskAnnexIii", HighRiskAnnexI = "highRiskAnnexI",
        Art63Exempt = "art63Exempt", TransparencyArt50 = "transparencyArt50", Minimal = "minimal", NotAi = "notAi",
        NotAssessed = "notAssessed",
    }
}
codes! {
    /// A classification scheme of another register, unchanged.
    pub enum ClassificationScheme {
        UsOmb2025 = "usOmb2025", UsOmb2024 = "usOmb2024", CaAiaLevel = "caAiaLevel", Nl = "nl", Uk = "uk", Local = "local",
    }
}
codes! {
    /// The role of the output in a decision.
    pub enum DecisionType {
        NoDecision = "noDecision", InformationService = "informationService", TriagePrioritisation = "triagePrioritisation",
        Eligibility = "eligibility", Allocation = "allocation", EnforcementSelection = "enforcementSelection",
        RiskScoring = "riskScoring", Identification = "identification", Calculation = "calculation", Planning = "planning",
        Generation = "generation", Monitoring = "monitoring",
    }
}
codes! {
    /// The level of automation: from information only to no human involvement.
    pub enum AutomationLevel {
        InformationOnly = "informationOnly", SupportsHuman = "supportsHuman", HumanConfirmsEach = "humanConfirmsEach",
        HumanCanOverride = "humanCanOverride", FullyAutomated = "fullyAutomated",
    }
}
codes! {
    /// The way in which people are informed about the use of the system.
    pub enum InformedHow {
        InLetter = "inLetter", OnWebsite = "onWebsite", OnSiteSign = "onSiteSign", InInterface = "inInterface",
        OnRequest = "onRequest", NotInformed = "notInformed", NotApplicable = "notApplicable",
    }
}
codes! {
    /// The use of a dataset.
    pub enum DatasetRole {
        Training = "training", Validation = "validation", Testing = "testing", OperationalInput = "operationalInput",
        Output = "output", Reference = "reference",
    }
}
codes! {
    /// The kind of personal data that the system processes.
    pub enum PersonalData {
        None = "none", Anonymised = "anonymised", Pseudonymised = "pseudonymised", Identifiable = "identifiable",
        Unknown = "unknown",
    }
}
codes! {
    /// A special category of personal data: GDPR articles 9, 10 and 87.
    pub enum SpecialCategory {
        Health = "health", Ethnicity = "ethnicity", Religion = "religion", Political = "political", Union = "union",
        Genetic = "genetic", Biometric = "biometric", SexLife = "sexLife", Criminal = "criminal",
        BsnNationalId = "bsnNationalId",
    }
}
codes! {
    /// A demographic feature that the system uses, directly or through a proxy.
    pub enum DemographicFeature {
        RaceEthnicity = "raceEthnicity", SexGender = "sexGender", Age = "age", Religion = "religion",
        Socioeconomic = "socioeconomic", Disability = "disability", Residency = "residency", Nationality = "nationality",
        Marital = "marital", Income = "income", Employment = "employment", PostcodeProxy = "postcodeProxy", None = "none",
        Other = "other",
    }
}
codes! {
    /// The place where data is stored.
    pub enum StorageLocation {
        OnPremises = "onPremises", NationalCloud = "nationalCloud", EeaCloud = "eeaCloud", OutsideEea = "outsideEea",
    }
}
codes! {
    /// The technique of the system.
    pub enum Technique {
        RuleBased = "ruleBased", Statistical = "statistical", MachineLearning = "machineLearning",
        DeepLearning = "deepLearning", GenerativeAi = "generativeAi", Optimisation = "optimisation",
        Simulation = "simulation", Hybrid = "hybrid", Unknown = "unknown",
    }
}
codes! {
    /// The learning behaviour of the system.
    pub enum SelfLearning {
        Static = "static", RetrainedOffline = "retrainedOffline", LearnsInUse = "learnsInUse", Unknown = "unknown",
    }
}
codes! {
    /// The kind of analysis.
    pub enum AnalyticsType {
        Descriptive = "descriptive", Diagnostic = "diagnostic", Predictive = "predictive", Prescriptive = "prescriptive",
        Generative = "generative",
    }
}
codes! {
    /// A capability of the system.
    pub enum Capability {
        Vision = "vision", Audio = "audio", Language = "language", Robotics = "robotics", Forecasting = "forecasting",
        Discovery = "discovery", Planning = "planning", Creation = "creation", Analysis = "analysis",
        Management = "management", Other = "other",
    }
}
codes! {
    /// The availability of the source code.
    pub enum SourceCodeStatus {
        Open = "open", PartlyOpen = "partlyOpen", OnRequest = "onRequest", ClosedCommercial = "closedCommercial",
        ClosedSecurity = "closedSecurity", NotSoftware = "notSoftware",
    }
}
codes! {
    /// A kind of harm: the nine of the DTPR AI taxonomy.
    pub enum Harm {
        AutonomyLoss = "autonomyLoss", CivilLiberties = "civilLiberties", Environmental = "environmental",
        Financial = "financial", Physical = "physical", PoliticalEconomic = "politicalEconomic",
        Psychological = "psychological", Reputational = "reputational", SocietalCultural = "societalCultural",
    }
}
codes! {
    /// A degree of likelihood or severity.
    pub enum Degree { Low = "low", Medium = "medium", High = "high", Unknown = "unknown", }
}
codes! {
    /// The state of a fail-safe.
    pub enum FailSafeState {
        Yes = "yes", No = "no", InProgress = "inProgress", NotApplicable = "notApplicable", Waived = "waived",
    }
}
codes! {
    /// The ability of a person to override the output.
    pub enum OverridePossible {
        YesEachCase = "yesEachCase", YesSystemLevel = "yesSystemLevel", No = "no", NotApplicable = "notApplicable",
    }
}
codes! {
    /// The state of a measure.
    pub enum Established {
        Established = "established", InProgress = "inProgress", None = "none", NotApplicable = "notApplicable",
        Waived = "waived",
    }
}
codes! {
    /// The subject of an evaluation.
    pub enum EvaluationKind {
        Accuracy = "accuracy", Fairness = "fairness", Security = "security", Usability = "usability", Effect = "effect",
        Audit = "audit",
    }
}
codes! {
    /// The evaluating party.
    pub enum EvaluationBy { Internal = "internal", Independent = "independent", OversightBody = "oversightBody", }
}
codes! {
    /// The state of testing before use.
    pub enum Testing { Yes = "yes", InProgress = "inProgress", No = "no", Waived = "waived", }
}
codes! {
    /// The kind of an impact assessment.
    pub enum AssessmentType {
        Dpia = "dpia", PrescanDpia = "prescanDpia", Pia = "pia", Fria = "fria", Iama = "iama", Fraia = "fraia",
        Aiia = "aiia", AiaCa = "aiaCa", Deda = "deda", Uthiek = "uthiek", EthischeBijsluiter = "ethischeBijsluiter",
        Rekenkamer = "rekenkamer", ZInspection = "zInspection", Equality = "equality", HumanRights = "humanRights",
        Security = "security", Accessibility = "accessibility", Environmental = "environmental", Other = "other",
    }
}
codes! {
    /// The status of an impact assessment.
    pub enum AssessmentStatus {
        Done = "done", InProgress = "inProgress", NotDone = "notDone", NotRequired = "notRequired", Waived = "waived",
    }
}
codes! {
    /// A method of public consultation.
    pub enum ConsultationMethod {
        UsabilityTest = "usabilityTest", PublicFeedback = "publicFeedback", PublicHearing = "publicHearing",
        Panel = "panel", WorksCouncil = "worksCouncil", None = "none", Other = "other",
    }
}
codes! {
    /// The developer of the system.
    pub enum DevelopedBy {
        InHouse = "inHouse", Supplier = "supplier", Joint = "joint", OpenSource = "openSource",
        OtherPublicBody = "otherPublicBody", Unknown = "unknown",
    }
}
codes! {
    /// The role of a supplier.
    pub enum SupplierRole {
        Developer = "developer", Provider = "provider", Integrator = "integrator", ModelProvider = "modelProvider",
        Host = "host", DataProvider = "dataProvider",
    }
}
codes! {
    /// The procurement procedure.
    pub enum ProcurementProcedure {
        Open = "open", Restricted = "restricted", Negotiated = "negotiated", Dialogue = "dialogue",
        InnovationPartnership = "innovationPartnership", DirectAward = "directAward", Framework = "framework",
        None = "none",
    }
}
codes! {
    /// The kind of a cost.
    pub enum CostKind { Build = "build", Run = "run", Licence = "licence", }
}
codes! {
    /// The lifecycle status of the system.
    pub enum Status {
        Planned = "planned", InDevelopment = "inDevelopment", Pilot = "pilot", InUse = "inUse", Suspended = "suspended",
        Retired = "retired", CancelledBeforeUse = "cancelledBeforeUse",
    }
}
codes! {
    /// A group of people affected by the system.
    pub enum AffectedGroupCode {
        AllResidents = "allResidents", BenefitClaimants = "benefitClaimants", TaxPayers = "taxPayers",
        PupilsStudents = "pupilsStudents", Parents = "parents", Patients = "patients", Jobseekers = "jobseekers",
        Tenants = "tenants", Drivers = "drivers", Migrants = "migrants", Children = "children",
        OlderPeople = "olderPeople", DisabledPeople = "disabledPeople", Businesses = "businesses",
        Employees = "employees", Visitors = "visitors", Suspects = "suspects", Other = "other",
    }
}
codes! {
    /// The users of the system.
    pub enum Users { Staff = "staff", Public = "public", Both = "both", OtherBodies = "otherBodies", }
}
codes! {
    /// The availability of an appeal.
    pub enum AppealAvailable {
        Yes = "yes", InProgress = "inProgress", No = "no", NotApplicable = "notApplicable",
        PrecludedByLaw = "precludedByLaw",
    }
}
codes! {
    /// Yes, no or not applicable.
    pub enum YesNo { Yes = "yes", No = "no", NotApplicable = "notApplicable", }
}
codes! {
    /// A right of the people concerned: the eleven of the DTPR AI taxonomy.
    pub enum Right {
        Access = "access", AlgorithmicTransparency = "algorithmicTransparency", BeForgotten = "beForgotten",
        Contest = "contest", Correction = "correction",
        IndividualDecisionExplanation = "individualDecisionExplanation", NonDiscrimination = "nonDiscrimination",
        Object = "object", PurposeLimitation = "purposeLimitation", HumanReview = "humanReview", Notice = "notice",
    }
}
codes! {
    /// The role of an oversight body.
    pub enum OversightRole {
        DataProtection = "dataProtection", Ombudsman = "ombudsman", EqualityBody = "equalityBody", Court = "court",
        Council = "council", AiSupervisor = "aiSupervisor",
    }
}
codes! {
    /// The kind of a contact.
    pub enum ContactKind { Email = "email", Url = "url", Phone = "phone", Postal = "postal", }
}
codes! {
    /// The target of a link.
    pub enum LinkRel {
        PublicPage = "publicPage", SourceRegistration = "sourceRegistration", ProductPage = "productPage",
        Documentation = "documentation", Policy = "policy", News = "news", FoiResponse = "foiResponse",
        AuditReport = "auditReport", Dataset = "dataset", ModelCard = "modelCard",
    }
}
codes! {
    /// The relation of another record to this one.
    pub enum RecordRel {
        SameProduct = "sameProduct", PartOf = "partOf", Replaces = "replaces", ReplacedBy = "replacedBy", Feeds = "feeds",
    }
}
codes! {
    /// The origin of a translation.
    pub enum TranslationStatus {
        Original = "original", Human = "human", Machine = "machine", MachineReviewed = "machineReviewed",
        Outdated = "outdated",
    }
}
codes! {
    /// The reason for withholding a field.
    pub enum WithheldReason {
        Security = "security", LawEnforcement = "lawEnforcement", TradeSecret = "tradeSecret",
        PersonalData = "personalData", CourtProceedings = "courtProceedings", NotAvailable = "notAvailable",
        Other = "other",
    }
}
codes! {
    /// A standard whose records can be imported.
    pub enum SourceScheme {
        /// The record format of this register.
        Register = "register",
        /// Dutch Algorithm Register, publication standard 1.0, full or short form.
        Nl10 = "nl-1.0",
        /// UK Algorithmic Transparency Recording Standard.
        UkAtrs = "uk-atrs",
        /// Government of Canada AI Register.
        CaAiRegister = "ca-ai-register",
    }
}
