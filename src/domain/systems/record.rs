//! The system record: the public description of one algorithmic or AI system as one organization uses it.
//!
//! `docs/record.md` explains every field; `docs/record-model.csv` is the same list with its mappings to other
//! standards, and a test compares the two with this file.
use super::codes::*;
use crate::domain::languages::{Lang, Prose, Text};
use crate::domain::shape::object;
use crate::domain::values::{
    AnnexPoint, CharterArticle, Country, Currency, DataProtectionBasis, Decimal, Instant, Line, PartialDate, Sha256,
    Slug, Url,
};
use chrono::NaiveDate;
use serde_json::Value;
use uuid::Uuid;

object! {
    /// The public description of one algorithmic or AI system as one organization uses it.
    pub struct Record {
        required {
            /// The organization that uses the system: its slug.
            organization "organization": Slug,
            /// The language in which the record was written.
            default_language "defaultLanguage": Lang,
        }
        optional {
            /// The word for the system in addresses; the register gives one if none is given.
            slug "slug": Option<Slug>,
            /// Ids of the same system in other registers; they need not be unique there.
            alias_ids "aliasIds": Vec<Alias>,
            /// The name of the system.
            name "name": Text<300>,
            /// Other names of the system.
            also_known_as "alsoKnownAs": Vec<Text<300>>,
            /// What it is in two or three plain sentences.
            summary "summary": Text<400>,
            /// What it is, in full.
            description "description": Prose<10000>,
            /// Words to find it by, each in its language.
            tags "tags": Vec<Tag>,
            /// The policy area: one to three divisions of COFOG.
            policy_area "policyArea": Vec<PolicyArea>,
            /// The theme in other schemes, as it was given there.
            local_themes "localThemes": Vec<LocalCode>,
            /// Where it is used.
            area "area": Vec<Area>,
            /// What kind of system it is.
            system_kind "systemKind": Option<SystemKind>,
            /// The department that uses it.
            department "department": Text<250>,
            /// The role that is accountable: a role, never a person's name.
            accountable_role "accountableRole": Text<250>,
            /// Who submitted the record: kept for the EU database, never published.
            submitted_by "submittedBy": Option<Submitter>,
            /// Other organizations that use the same system.
            other_users "otherUsers": Vec<Slug>,
            /// The problem it is for.
            problem "problem": Prose<5000>,
            /// What it is used for.
            purpose "purpose": Prose<5000>,
            /// What it brings.
            benefits "benefits": Prose<5000>,
            /// What it is not used for.
            out_of_scope "outOfScope": Prose<2500>,
            /// What it does to people.
            impact_on_people "impactOnPeople": Prose<5000>,
            /// Why its use is proportionate.
            proportionality "proportionality": Prose<2500>,
            /// What else was considered.
            alternatives_considered "alternativesConsidered": Prose<2500>,
            /// How it was done before.
            previous_process "previousProcess": Prose<2500>,
            /// How often and on how many it is used.
            scale "scale": Option<Scale>,
            /// How much this record must say: the weight of the system for people.
            publication_tier "publicationTier": Option<PublicationTier>,
            /// The class under the EU AI Act.
            eu_ai_act_class "euAiActClass": Option<EuAiActClass>,
            /// The points of Annex III of the EU AI Act that apply.
            annex_iii_points "annexIiiPoints": Vec<AnnexPoint>,
            /// Classifications under other schemes, kept as given.
            other_classification "otherClassification": Vec<Classification>,
            /// The legal basis of the process.
            legal_basis "legalBasis": Prose<2500>,
            /// The laws it rests on.
            legal_references "legalReferences": Vec<LegalReference>,
            /// The basis under data protection law.
            data_protection_basis "dataProtectionBasis": Vec<DataProtectionBasis>,
            /// Political decisions about it.
            political_decision "politicalDecision": Vec<PoliticalDecision>,
            /// Its entries in a register of processing activities.
            processing_register_url "processingRegisterUrl": Vec<Url>,
            /// The process it is a part of.
            decision_process "decisionProcess": Prose<5000>,
            /// What its output does in a decision.
            decision_type "decisionType": Vec<DecisionType>,
            /// What it puts out.
            output_description "outputDescription": Prose<2500>,
            /// Who decides: the machine, a human, or both.
            automation_level "automationLevel": Option<AutomationLevel>,
            /// Whether residents meet it directly.
            interacts_with_public "interactsWithPublic": Option<bool>,
            /// How people learn that it is used on them.
            people_informed "peopleInformed": Option<PeopleInformed>,
            /// What data it works on.
            data_summary "dataSummary": Prose<5000>,
            /// The datasets, one by one.
            datasets "datasets": Vec<Dataset>,
            /// Whether it works on personal data.
            personal_data "personalData": Option<PersonalData>,
            /// The special categories of personal data it works on.
            special_categories "specialCategories": Vec<SpecialCategory>,
            /// The demographic features it uses.
            demographic_features_used "demographicFeaturesUsed": Vec<DemographicFeature>,
            /// The base registers it draws on.
            base_registers "baseRegisters": Vec<Text<300>>,
            /// How long data is kept.
            retention "retention": Text<500>,
            /// Where data is stored.
            storage_location "storageLocation": Vec<StorageLocation>,
            /// How it works: the technique.
            technique "technique": Vec<Technique>,
            /// Whether and when it learns.
            self_learning "selfLearning": Option<SelfLearning>,
            /// The kind of analysis.
            analytics_type "analyticsType": Vec<AnalyticsType>,
            /// What it can do.
            capability "capability": Vec<Capability>,
            /// How it works, explained.
            how_it_works "howItWorks": Prose<10000>,
            /// The models in it, one by one.
            models "models": Vec<Model>,
            /// The version of the system that is used.
            system_version "systemVersion": Option<Line<60>>,
            /// How it is maintained.
            maintenance "maintenance": Prose<2500>,
            /// Where its source code is, or why it cannot be read.
            source_code "sourceCode": Vec<SourceCode>,
            /// Descriptions of its architecture.
            architecture_url "architectureUrl": Vec<Url>,
            /// The risks in short, and what is done about them.
            risk_summary "riskSummary": Prose<5000>,
            /// The risks, one by one.
            risks "risks": Vec<Risk>,
            /// The fundamental rights at stake.
            rights_at_stake "rightsAtStake": Vec<CharterArticle>,
            /// What happens when it fails.
            fail_safe "failSafe": Option<FailSafe>,
            /// What went wrong.
            incidents "incidents": Vec<Incident>,
            /// How people watch over it.
            human_oversight "humanOversight": Prose<5000>,
            /// Whether a person can set the output aside.
            override_possible "overridePossible": Option<OverridePossible>,
            /// How those who work with it are trained.
            operator_training "operatorTraining": Option<OperatorTraining>,
            /// How it is monitored in use.
            monitoring "monitoring": Option<Monitoring>,
            /// What evaluations found; "none published" is a legal value.
            evaluation_summary "evaluationSummary": Prose<5000>,
            /// The evaluations, one by one.
            evaluations "evaluations": Vec<Evaluation>,
            /// What is done against bias and discrimination.
            bias_and_non_discrimination "biasAndNonDiscrimination": Prose<5000>,
            /// Whether it was tested before use.
            pre_deployment_testing "preDeploymentTesting": Option<Testing>,
            /// The impact assessments.
            impact_assessments "impactAssessments": Vec<ImpactAssessment>,
            /// Why an impact assessment was not done.
            impact_assessment_note "impactAssessmentNote": Prose<2500>,
            /// How the public was heard.
            public_consultation "publicConsultation": Option<PublicConsultation>,
            /// Who made it.
            developed_by "developedBy": Option<DevelopedBy>,
            /// Who supplied it.
            suppliers "suppliers": Vec<Supplier>,
            /// How it was bought.
            procurement "procurement": Vec<Procurement>,
            /// What it costs.
            cost "cost": Vec<Cost>,
            /// Its conformity under the EU AI Act.
            conformity "conformity": Option<Conformity>,
            /// Where it is in its life.
            status "status": Option<Status>,
            /// Why it is retired or suspended.
            status_note "statusNote": Text<1000>,
            /// Since when it is used.
            in_use_from "inUseFrom": Option<PartialDate>,
            /// When it was retired.
            retired_on "retiredOn": Option<PartialDate>,
            /// When this record must be looked at again, unless it is confirmed; past it the record is shown as stale.
            review_due "reviewDue": Option<NaiveDate>,
            /// Why it must be looked at again.
            review_reason "reviewReason": Text<500>,
            /// Whom it affects.
            affected_groups "affectedGroups": Vec<AffectedGroup>,
            /// Whether vulnerable groups are among them.
            vulnerable_groups "vulnerableGroups": Option<bool>,
            /// Who works with it.
            users "users": Vec<Users>,
            /// How to object.
            appeal "appeal": Option<Appeal>,
            /// How to ask for an explanation.
            explanation_request "explanationRequest": Option<ExplanationRequest>,
            /// How to be served by a person instead.
            human_alternative "humanAlternative": Option<HumanAlternative>,
            /// The rights of the people concerned.
            rights_listed "rightsListed": Vec<Right>,
            /// Who supervises.
            oversight_bodies "oversightBodies": Vec<OversightBody>,
            /// Whom residents can ask.
            public_contact "publicContact": Vec<Contact>,
            /// Where to read on.
            links "links": Vec<Link>,
            /// Records of systems that belong with this one.
            related_records "relatedRecords": Vec<RelatedRecord>,
            /// The languages of the record and where each comes from.
            translations "translations": Vec<Translation>,
            /// What is not said, and why.
            withheld "withheld": Vec<Withheld>,
            /// Fields of which the question does not arise, and why.
            not_applicable "notApplicable": Vec<NotApplicable>,
            /// The record as another register had it.
            source_record "sourceRecord": Option<SourceRecord>,
            /// The template that the record began from. The register says it, not the editor.
            template "template": Option<TemplateOrigin>,
            /// The licence of this text: an SPDX id or a web address; CC0-1.0 if none is given.
            licence "licence": Option<Line<200>>,
        }
    }
}

object! {
    /// An id of the same system elsewhere.
    pub struct Alias { required { scheme "scheme": AliasScheme, value "value": Line<300>, } optional {} }
}
object! {
    /// A word to find a record by.
    pub struct Tag { required { lang "lang": Lang, value "value": Line<60>, } optional {} }
}
object! {
    /// A code of another scheme.
    pub struct LocalCode { required { scheme "scheme": Line<60>, value "value": Line<300>, } optional {} }
}
object! {
    /// A place: its name and its code (NUTS, LAU, GSS, OCD …).
    pub struct Area {
        required { name "name": Text<300>, }
        optional {
            code "code": Option<Line<100>>,
            /// GeoJSON with coordinates as text, because the log holds no fractions.
            geometry "geometry": Value,
        }
    }
}
object! {
    /// Who submitted a record: for the EU database, never published.
    pub struct Submitter {
        required { name "name": Line<300>, }
        optional { address "address": Option<Line<500>>, contact "contact": Option<Line<300>>, }
    }
}
object! {
    /// How often and on how many a system is used.
    pub struct Scale {
        required {}
        optional {
            decisions_per_year "decisionsPerYear": Option<u64>,
            people_per_year "peoplePerYear": Option<u64>,
            users "users": Option<u64>,
            frequency "frequency": Text<500>,
            as_of "asOf": Option<PartialDate>,
        }
    }
}
object! {
    /// A classification under another scheme.
    pub struct Classification {
        required { scheme "scheme": ClassificationScheme, value "value": Line<300>, }
        optional { justification "justification": Prose<2500>, date "date": Option<PartialDate>, }
    }
}
object! {
    /// A law: its title and its address or identifier (ELI, BWB, CELEX).
    pub struct LegalReference {
        required { title "title": Text<200>, }
        optional { url "url": Option<Url>, identifier "identifier": Option<Line<200>>, }
    }
}
object! {
    /// A decision of a council or another political body.
    pub struct PoliticalDecision {
        required { title "title": Text<300>, }
        optional { url "url": Option<Url>, date "date": Option<PartialDate>, }
    }
}
object! {
    /// How people learn that the system is used on them.
    pub struct PeopleInformed { required {} optional { how "how": Vec<InformedHow>, text "text": Prose<2500>, } }
}
object! {
    /// A dataset that the system learns from, works on or puts out.
    pub struct Dataset {
        required { name "name": Text<500>, }
        optional {
            role "role": Vec<DatasetRole>,
            description "description": Prose<5000>,
            source "source": Text<500>,
            owner "owner": Text<300>,
            collection "collection": Prose<2500>,
            original_purpose "originalPurpose": Prose<2500>,
            url "url": Option<Url>,
            licence "licence": Option<Line<200>>,
            quantity "quantity": Text<300>,
            modality "modality": Text<300>,
            personal "personal": Option<PersonalData>,
            sensitive "sensitive": Vec<SpecialCategory>,
            retention "retention": Text<500>,
            storage_location "storageLocation": Vec<StorageLocation>,
            access "access": Vec<Text<300>>,
            sharing_agreements "sharingAgreements": Prose<2500>,
            quality_representativeness "qualityRepresentativeness": Prose<2500>,
        }
    }
}
object! {
    /// A model in the system.
    pub struct Model {
        required { name "name": Text<300>, }
        optional {
            version "version": Option<Line<60>>,
            provider "provider": Option<Line<300>>,
            task "task": Text<1000>,
            input "input": Prose<2500>,
            output "output": Prose<2500>,
            architecture "architecture": Prose<5000>,
            is_gpai "isGpai": Option<bool>,
            model_card_url "modelCardUrl": Option<Url>,
        }
    }
}
object! {
    /// Where source code is, or why it cannot be read.
    pub struct SourceCode {
        required { status "status": SourceCodeStatus, }
        optional { url "url": Option<Url>, licence "licence": Option<Line<200>>, }
    }
}
object! {
    /// A risk and what is done about it.
    pub struct Risk {
        required { title "title": Text<300>, }
        optional {
            category "category": Option<Harm>,
            affected "affected": Text<500>,
            likelihood "likelihood": Option<Degree>,
            severity "severity": Option<Degree>,
            description "description": Prose<2500>,
            mitigation "mitigation": Prose<2500>,
            residual "residual": Option<Degree>,
            owner_role "ownerRole": Text<250>,
        }
    }
}
object! {
    /// What happens when the system fails.
    pub struct FailSafe { required { exists "exists": FailSafeState, } optional { text "text": Prose<2500>, } }
}
object! {
    /// Something that went wrong.
    pub struct Incident {
        required { date "date": PartialDate, summary "summary": Text<1000>, }
        optional { effect "effect": Prose<2500>, measures "measures": Prose<2500>, url "url": Option<Url>, }
    }
}
object! {
    /// How those who work with the system are trained.
    pub struct OperatorTraining { required { status "status": Established, } optional { text "text": Prose<2500>, } }
}
object! {
    /// How the system is monitored in use.
    pub struct Monitoring {
        required { status "status": Established, }
        optional { frequency "frequency": Text<300>, text "text": Prose<2500>, by "by": Text<300>, }
    }
}
object! {
    /// One evaluation and what it found.
    pub struct Evaluation {
        required { kind "kind": EvaluationKind, }
        optional {
            date "date": Option<PartialDate>,
            by "by": Option<EvaluationBy>,
            auditor "auditor": Option<Line<300>>,
            metric "metric": Text<300>,
            value "value": Option<Decimal>,
            unit "unit": Option<Line<60>>,
            group "group": Text<300>,
            threshold "threshold": Option<Decimal>,
            conclusion "conclusion": Prose<2500>,
            url "url": Option<Url>,
        }
    }
}
object! {
    /// One impact assessment.
    pub struct ImpactAssessment {
        required { kind "type": AssessmentType, status "status": AssessmentStatus, }
        optional {
            title "title": Text<300>,
            date "date": Option<PartialDate>,
            version "version": Option<Line<60>>,
            summary "summary": Prose<5000>,
            url "url": Option<Url>,
            published "published": Option<bool>,
            reason_not_published "reasonNotPublished": Text<500>,
        }
    }
}
object! {
    /// How the public was heard.
    pub struct PublicConsultation {
        required {}
        optional { methods "methods": Vec<ConsultationMethod>, text "text": Prose<2500>, url "url": Option<Url>, }
    }
}
object! {
    /// An identifier of an organization in a scheme (KVK, Companies House, ROR …).
    pub struct Identifier { required { scheme "scheme": Line<60>, value "value": Line<200>, } optional {} }
}
object! {
    /// Somebody outside who made or supplied a part.
    pub struct Supplier {
        required { name "name": Line<300>, }
        optional {
            identifier "identifier": Option<Identifier>,
            role "role": Option<SupplierRole>,
            product "product": Option<Line<300>>,
            country "country": Option<Country>,
            data_access_terms "dataAccessTerms": Prose<2500>,
        }
    }
}
object! {
    /// How the system was bought.
    pub struct Procurement {
        required {}
        optional {
            procedure "procedure": Option<ProcurementProcedure>,
            reference "reference": Option<Line<200>>,
            ocds_id "ocdsId": Option<Line<200>>,
            ted_number "tedNumber": Option<Line<60>>,
            value "value": Option<Decimal>,
            currency "currency": Option<Currency>,
            start "start": Option<PartialDate>,
            end "end": Option<PartialDate>,
            url "url": Option<Url>,
        }
    }
}
object! {
    /// What the system costs.
    pub struct Cost {
        required {}
        optional {
            amount "amount": Option<Decimal>,
            currency "currency": Option<Currency>,
            period "period": Option<Line<60>>,
            kind "kind": Option<CostKind>,
            text "text": Text<1000>,
        }
    }
}
object! {
    /// Conformity under the EU AI Act.
    pub struct Conformity {
        required {}
        optional {
            eu_database_url "euDatabaseUrl": Option<Url>,
            ce_marking "ceMarking": Option<bool>,
            certificate "certificate": Option<Line<300>>,
        }
    }
}
object! {
    /// A group of people whom the system affects.
    pub struct AffectedGroup {
        required { code "code": AffectedGroupCode, }
        optional { text "text": Text<1000>, estimated_number "estimatedNumber": Option<u64>, }
    }
}
object! {
    /// How to object.
    pub struct Appeal {
        required { available "available": AppealAvailable, }
        optional {
            text "text": Prose<2500>,
            url "url": Option<Url>,
            email "email": Option<Line<320>>,
            phone "phone": Option<Line<60>>,
            postal "postal": Option<Line<500>>,
            /// Days that people have to object.
            deadline_days "deadlineDays": Option<u64>,
            /// Days within which the organization answers.
            response_days "responseDays": Option<u64>,
        }
    }
}
object! {
    /// How to ask for an explanation of a decision (EU AI Act, article 86).
    pub struct ExplanationRequest {
        required { available "available": AppealAvailable, }
        optional { url "url": Option<Url>, text "text": Prose<2500>, }
    }
}
object! {
    /// How to be served by a person instead.
    pub struct HumanAlternative { required { available "available": YesNo, } optional { text "text": Prose<2500>, } }
}
object! {
    /// Somebody who supervises.
    pub struct OversightBody {
        required { name "name": Text<300>, }
        optional { url "url": Option<Url>, role "role": Option<OversightRole>, }
    }
}
object! {
    /// A way to ask.
    pub struct Contact {
        required { kind "kind": ContactKind, value "value": Line<500>, }
        optional { label "label": Text<300>, }
    }
}
object! {
    /// Where to read on.
    pub struct Link {
        required { rel "rel": LinkRel, url "url": Url, }
        optional {
            label "label": Text<300>,
            checked_at "checkedAt": Option<Instant>,
            http_status "httpStatus": Option<u64>,
        }
    }
}
object! {
    /// A record that belongs with this one.
    pub struct RelatedRecord { required { rel "rel": RecordRel, record_id "recordId": Uuid, } optional {} }
}
object! {
    /// One language of the record and where it comes from.
    pub struct Translation {
        required { lang "lang": Lang, status "status": TranslationStatus, }
        optional {
            /// The role or the engine that translated: never a person's name.
            by "by": Option<Line<200>>,
            at "at": Option<Instant>,
            /// The version of the record that was translated.
            source_version "sourceVersion": Option<u64>,
        }
    }
}
object! {
    /// A field that is not said, and why. It meets the requirement of that field and is shown to the public.
    pub struct Withheld {
        required { field "field": Line<60>, reason "reason": WithheldReason, }
        optional { explanation "explanation": Text<2500>, until "until": Option<NaiveDate>, }
    }
}
object! {
    /// A field of which the question does not arise, and why.
    pub struct NotApplicable { required { field "field": Line<60>, } optional { explanation "explanation": Text<2500>, } }
}
object! {
    /// The record as another register had it, so that an unedited one goes out again exactly as it came.
    pub struct SourceRecord {
        required {
            scheme "scheme": SourceScheme,
            /// SHA-256 over the payload as canonical JSON (RFC 8785).
            sha256 "sha256": Sha256,
        }
        optional {
            scheme_version "schemeVersion": Option<Line<60>>,
            url "url": Option<Url>,
            retrieved_at "retrievedAt": Option<Instant>,
            /// The id that the source gives to the record.
            key "key": Option<Line<300>>,
            /// The record as it came. Left out of the current record; its version has it, unless it was redacted.
            payload "payload": Value,
        }
    }
}
object! {
    /// The template that a record began from: whose it is, and what it was called then.
    pub struct TemplateOrigin {
        required { id "id": Uuid, title "title": Line<300>, }
        optional {
            /// The organization that shared it: its slug.
            organization "organization": Option<Slug>,
            /// The supplier that it comes from.
            supplier "supplier": Option<Line<300>>,
        }
    }
}

impl Record {
    /// Fields that an organization keeps to itself: they are never in a published version nor in the log.
    pub const INTERNAL: &'static [&'static str] = &["submittedBy"];

    /// The record as it is published: without what is internal.
    pub fn public(&self) -> Self {
        Self { submitted_by: None, ..self.clone() }
    }

    /// Where the text in a language comes from. What a record is written in is the original, whether it says so or
    /// not; of others nothing is presumed.
    pub fn status_in(&self, lang: &Lang) -> Option<TranslationStatus> {
        let told = self.translations.iter().find(|translation| translation.lang == *lang);
        let original = (*lang == self.default_language).then_some(TranslationStatus::Original);
        told.map(|translation| translation.status).or(original)
    }

    /// The languages in which the record has a name or a summary, the default language first.
    pub fn languages(&self) -> Vec<Lang> {
        let mut all: Vec<_> = self.name.languages().chain(self.summary.languages()).cloned().collect();
        all.sort_by_key(|lang| (*lang != self.default_language, lang.clone()));
        all.dedup();
        all
    }
}
