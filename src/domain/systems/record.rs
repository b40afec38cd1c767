//! The system record: the public description of an algorithmic or AI system as used by one organization.
//!
//! `docs/record.md` explains every field. `docs/record-model.csv` lists them with their mappings to other standards; a
//! test compares it with this file.
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
    /// The public description of an algorithmic or AI system as used by one organization.
    pub struct Record {
        required {
            /// The organization that uses the system, as a slug.
            organization "organization": Slug,
            /// The language in which the record is written.
            default_language "defaultLanguage": Lang,
        }
        optional {
            /// The name of the system in URLs. Assigned by the register if left out.
            slug "slug": Option<Slug>,
            /// Ids of the same system in other registers, which need not be unique there.
            alias_ids "aliasIds": Vec<Alias>,
            /// The name of the system.
            name "name": Text<300>,
            /// Other names of the system.
            also_known_as "alsoKnownAs": Vec<Text<300>>,
            /// A summary of the system in two or three plain sentences.
            summary "summary": Text<400>,
            /// A full description of the system.
            description "description": Prose<10000>,
            /// Search terms, each in its language.
            tags "tags": Vec<Tag>,
            /// The policy areas: one to three divisions of COFOG.
            policy_area "policyArea": Vec<PolicyArea>,
            /// Themes in other schemes, unchanged.
            local_themes "localThemes": Vec<LocalCode>,
            /// The areas where the system is used.
            area "area": Vec<Area>,
            /// The kind of the system.
            system_kind "systemKind": Option<SystemKind>,
            /// The department that uses the system.
            department "department": Text<250>,
            /// The accountable role, never a person's name.
            accountable_role "accountableRole": Text<250>,
            /// The person who submitted the record: for the EU database, never published.
            submitted_by "submittedBy": Option<Submitter>,
            /// Other organizations that use the same system.
            other_users "otherUsers": Vec<Slug>,
            /// The problem that the system addresses.
            problem "problem": Prose<5000>,
            /// The purpose of the system.
            purpose "purpose": Prose<5000>,
            /// The benefits of the system.
            benefits "benefits": Prose<5000>,
            /// Uses that are out of scope.
            out_of_scope "outOfScope": Prose<2500>,
            /// The impact on people.
            impact_on_people "impactOnPeople": Prose<5000>,
            /// The reasons why the use of the system is proportionate.
            proportionality "proportionality": Prose<2500>,
            /// Alternatives that were considered.
            alternatives_considered "alternativesConsidered": Prose<2500>,
            /// The process before the system was introduced.
            previous_process "previousProcess": Prose<2500>,
            /// The scale of use.
            scale "scale": Option<Scale>,
            /// The publication tier, which decides the required fields.
            publication_tier "publicationTier": Option<PublicationTier>,
            /// The class under the EU AI Act.
            eu_ai_act_class "euAiActClass": Option<EuAiActClass>,
            /// The points of Annex III of the EU AI Act that apply.
            annex_iii_points "annexIiiPoints": Vec<AnnexPoint>,
            /// Classifications under other schemes, unchanged.
            other_classification "otherClassification": Vec<Classification>,
            /// The legal basis of the process.
            legal_basis "legalBasis": Prose<2500>,
            /// References to the relevant laws.
            legal_references "legalReferences": Vec<LegalReference>,
            /// The legal bases under data protection law.
            data_protection_basis "dataProtectionBasis": Vec<DataProtectionBasis>,
            /// Political decisions about the system.
            political_decision "politicalDecision": Vec<PoliticalDecision>,
            /// Entries in the register of processing activities.
            processing_register_url "processingRegisterUrl": Vec<Url>,
            /// The decision process that the system is part of.
            decision_process "decisionProcess": Prose<5000>,
            /// The role of the output in a decision.
            decision_type "decisionType": Vec<DecisionType>,
            /// The output of the system.
            output_description "outputDescription": Prose<2500>,
            /// The level of automation.
            automation_level "automationLevel": Option<AutomationLevel>,
            /// True if residents interact with the system directly.
            interacts_with_public "interactsWithPublic": Option<bool>,
            /// The way in which people are informed about the use of the system.
            people_informed "peopleInformed": Option<PeopleInformed>,
            /// A summary of the data that the system uses.
            data_summary "dataSummary": Prose<5000>,
            /// The datasets.
            datasets "datasets": Vec<Dataset>,
            /// The kind of personal data that the system processes.
            personal_data "personalData": Option<PersonalData>,
            /// The special categories of personal data that the system processes.
            special_categories "specialCategories": Vec<SpecialCategory>,
            /// The demographic features that the system uses.
            demographic_features_used "demographicFeaturesUsed": Vec<DemographicFeature>,
            /// The base registers that the system uses.
            base_registers "baseRegisters": Vec<Text<300>>,
            /// The retention period of the data.
            retention "retention": Text<500>,
            /// The places where data is stored.
            storage_location "storageLocation": Vec<StorageLocation>,
            /// The techniques of the system.
            technique "technique": Vec<Technique>,
            /// The learning behaviour of the system.
            self_learning "selfLearning": Option<SelfLearning>,
            /// The kinds of analysis.
            analytics_type "analyticsType": Vec<AnalyticsType>,
            /// The capabilities of the system.
            capability "capability": Vec<Capability>,
            /// An explanation of how the system works.
            how_it_works "howItWorks": Prose<10000>,
            /// The models in the system.
            models "models": Vec<Model>,
            /// The version of the system in use.
            system_version "systemVersion": Option<Line<60>>,
            /// The maintenance of the system.
            maintenance "maintenance": Prose<2500>,
            /// The source code, or why it is not available.
            source_code "sourceCode": Vec<SourceCode>,
            /// Links to descriptions of the architecture.
            architecture_url "architectureUrl": Vec<Url>,
            /// A summary of the risks and their mitigation.
            risk_summary "riskSummary": Prose<5000>,
            /// The risks.
            risks "risks": Vec<Risk>,
            /// The fundamental rights at stake.
            rights_at_stake "rightsAtStake": Vec<CharterArticle>,
            /// The procedure for failures of the system.
            fail_safe "failSafe": Option<FailSafe>,
            /// The incidents.
            incidents "incidents": Vec<Incident>,
            /// Human oversight of the system.
            human_oversight "humanOversight": Prose<5000>,
            /// The ability of a person to override the output.
            override_possible "overridePossible": Option<OverridePossible>,
            /// The training of the people who operate the system.
            operator_training "operatorTraining": Option<OperatorTraining>,
            /// The monitoring of the system in use.
            monitoring "monitoring": Option<Monitoring>,
            /// A summary of the evaluations; "none published" is a valid value.
            evaluation_summary "evaluationSummary": Prose<5000>,
            /// The evaluations.
            evaluations "evaluations": Vec<Evaluation>,
            /// Measures against bias and discrimination.
            bias_and_non_discrimination "biasAndNonDiscrimination": Prose<5000>,
            /// Testing before use.
            pre_deployment_testing "preDeploymentTesting": Option<Testing>,
            /// The impact assessments.
            impact_assessments "impactAssessments": Vec<ImpactAssessment>,
            /// The reason why an impact assessment was not done.
            impact_assessment_note "impactAssessmentNote": Prose<2500>,
            /// The public consultation.
            public_consultation "publicConsultation": Option<PublicConsultation>,
            /// The developer of the system.
            developed_by "developedBy": Option<DevelopedBy>,
            /// The suppliers of the system.
            suppliers "suppliers": Vec<Supplier>,
            /// The procurement of the system.
            procurement "procurement": Vec<Procurement>,
            /// The costs of the system.
            cost "cost": Vec<Cost>,
            /// The conformity of the system under the EU AI Act.
            conformity "conformity": Option<Conformity>,
            /// The lifecycle status of the system.
            status "status": Option<Status>,
            /// The reason why the system is retired or suspended.
            status_note "statusNote": Text<1000>,
            /// The date from which the system is in use.
            in_use_from "inUseFrom": Option<PartialDate>,
            /// The date on which the system was retired.
            retired_on "retiredOn": Option<PartialDate>,
            /// The review date of the record. After it, the record counts as stale unless it is confirmed.
            review_due "reviewDue": Option<NaiveDate>,
            /// The reason for the review.
            review_reason "reviewReason": Text<500>,
            /// The groups of people affected.
            affected_groups "affectedGroups": Vec<AffectedGroup>,
            /// True if vulnerable groups are affected.
            vulnerable_groups "vulnerableGroups": Option<bool>,
            /// The users of the system.
            users "users": Vec<Users>,
            /// The way to appeal against a decision.
            appeal "appeal": Option<Appeal>,
            /// The way to request an explanation.
            explanation_request "explanationRequest": Option<ExplanationRequest>,
            /// The way to be served by a person instead.
            human_alternative "humanAlternative": Option<HumanAlternative>,
            /// The rights of the people concerned.
            rights_listed "rightsListed": Vec<Right>,
            /// The oversight bodies.
            oversight_bodies "oversightBodies": Vec<OversightBody>,
            /// The contacts for residents.
            public_contact "publicContact": Vec<Contact>,
            /// Links to further information.
            links "links": Vec<Link>,
            /// Related records.
            related_records "relatedRecords": Vec<RelatedRecord>,
            /// The languages of the record, with the origin of each translation.
            translations "translations": Vec<Translation>,
            /// Withheld fields, with the reasons.
            withheld "withheld": Vec<Withheld>,
            /// Fields that are not applicable, with the reasons.
            not_applicable "notApplicable": Vec<NotApplicable>,
            /// The original record of another register.
            source_record "sourceRecord": Option<SourceRecord>,
            /// The template that the record was created from. Set by the register.
            template "template": Option<TemplateOrigin>,
            /// The licence of this text: an SPDX id or a URL. Default: CC0-1.0.
            licence "licence": Option<Line<200>>,
        }
    }
}

object! {
    /// An id of the same system in another register.
    pub struct Alias { required { scheme "scheme": AliasScheme, value "value": Line<300>, } optional {} }
}
object! {
    /// A search term.
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
    /// The person who submitted the record: for the EU database, never published.
    pub struct Submitter {
        required { name "name": Line<300>, }
        optional { address "address": Option<Line<500>>, contact "contact": Option<Line<300>>, }
    }
}
object! {
    /// The scale on which a system is used.
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
    /// A law: its title and its URL or identifier (ELI, BWB, CELEX).
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
    /// The way in which people are informed about the use of the system.
    pub struct PeopleInformed { required {} optional { how "how": Vec<InformedHow>, text "text": Prose<2500>, } }
}
object! {
    /// A dataset that the system is trained on, processes or produces.
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
    /// The source code, or why it is not available.
    pub struct SourceCode {
        required { status "status": SourceCodeStatus, }
        optional { url "url": Option<Url>, licence "licence": Option<Line<200>>, }
    }
}
object! {
    /// A risk and its mitigation.
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
    /// The procedure for failures of the system.
    pub struct FailSafe { required { exists "exists": FailSafeState, } optional { text "text": Prose<2500>, } }
}
object! {
    /// An incident.
    pub struct Incident {
        required { date "date": PartialDate, summary "summary": Text<1000>, }
        optional { effect "effect": Prose<2500>, measures "measures": Prose<2500>, url "url": Option<Url>, }
    }
}
object! {
    /// The training of the people who operate the system.
    pub struct OperatorTraining { required { status "status": Established, } optional { text "text": Prose<2500>, } }
}
object! {
    /// The monitoring of the system in use.
    pub struct Monitoring {
        required { status "status": Established, }
        optional { frequency "frequency": Text<300>, text "text": Prose<2500>, by "by": Text<300>, }
    }
}
object! {
    /// An evaluation and its result.
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
    /// An impact assessment.
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
    /// A public consultation.
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
    /// A supplier of the system or of a part of it.
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
    /// A procurement of the system.
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
    /// A cost of the system.
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
    /// A group of people affected by the system.
    pub struct AffectedGroup {
        required { code "code": AffectedGroupCode, }
        optional { text "text": Text<1000>, estimated_number "estimatedNumber": Option<u64>, }
    }
}
object! {
    /// The way to appeal against a decision.
    pub struct Appeal {
        required { available "available": AppealAvailable, }
        optional {
            text "text": Prose<2500>,
            url "url": Option<Url>,
            email "email": Option<Line<320>>,
            phone "phone": Option<Line<60>>,
            postal "postal": Option<Line<500>>,
            /// The number of days in which people can appeal.
            deadline_days "deadlineDays": Option<u64>,
            /// The number of days in which the organization responds.
            response_days "responseDays": Option<u64>,
        }
    }
}
object! {
    /// The way to request an explanation of a decision (EU AI Act, article 86).
    pub struct ExplanationRequest {
        required { available "available": AppealAvailable, }
        optional { url "url": Option<Url>, text "text": Prose<2500>, }
    }
}
object! {
    /// The way to be served by a person instead.
    pub struct HumanAlternative { required { available "available": YesNo, } optional { text "text": Prose<2500>, } }
}
object! {
    /// An oversight body.
    pub struct OversightBody {
        required { name "name": Text<300>, }
        optional { url "url": Option<Url>, role "role": Option<OversightRole>, }
    }
}
object! {
    /// A contact.
    pub struct Contact {
        required { kind "kind": ContactKind, value "value": Line<500>, }
        optional { label "label": Text<300>, }
    }
}
object! {
    /// A link to further information.
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
    /// A related record.
    pub struct RelatedRecord { required { rel "rel": RecordRel, record_id "recordId": Uuid, } optional {} }
}
object! {
    /// A language of the record and the origin of its translation.
    pub struct Translation {
        required { lang "lang": Lang, status "status": TranslationStatus, }
        optional {
            /// The role or the engine that translated, never a person's name.
            by "by": Option<Line<200>>,
            at "at": Option<Instant>,
            /// The version of the record that was translated.
            source_version "sourceVersion": Option<u64>,
        }
    }
}
object! {
    /// A withheld field, with the reason. It meets the requirement of that field, and is public.
    pub struct Withheld {
        required { field "field": Line<60>, reason "reason": WithheldReason, }
        optional { explanation "explanation": Text<2500>, until "until": Option<NaiveDate>, }
    }
}
object! {
    /// A field that is not applicable, with the reason.
    pub struct NotApplicable { required { field "field": Line<60>, } optional { explanation "explanation": Text<2500>, } }
}
object! {
    /// The original record of another register, so that an unedited record can be exported unchanged.
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
            /// The id of the record in the source.
            key "key": Option<Line<300>>,
            /// The unchanged original record. Left out of the current record; the version contains it unless it was redacted.
            payload "payload": Value,
        }
    }
}
object! {
    /// The template that a record was created from, with its owner and title at that time.
    pub struct TemplateOrigin {
        required { id "id": Uuid, title "title": Line<300>, }
        optional {
            /// The organization that shared the template, as a slug.
            organization "organization": Option<Slug>,
            /// The supplier that provided the template.
            supplier "supplier": Option<Line<300>>,
        }
    }
}

impl Record {
    /// The internal fields: never part of a published version or of the log.
    pub const INTERNAL: &'static [&'static str] = &["submittedBy"];

    /// Returns the record as published: without the internal fields.
    pub fn public(&self) -> Self {
        Self { submitted_by: None, ..self.clone() }
    }

    /// Returns the origin of the texts in a language. The default language is the original unless stated otherwise; for other
    /// languages nothing is assumed.
    pub fn status_in(&self, lang: &Lang) -> Option<TranslationStatus> {
        let stated = self.translations.iter().find(|translation| translation.lang == *lang);
        let original = (*lang == self.default_language).then_some(TranslationStatus::Original);
        stated.map(|translation| translation.status).or(original)
    }

    /// Returns the languages in which the record has a name or a summary, the default language first.
    pub fn languages(&self) -> Vec<Lang> {
        let mut all: Vec<_> = self.name.languages().chain(self.summary.languages()).cloned().collect();
        all.sort_by_key(|lang| (*lang != self.default_language, lang.clone()));
        all.dedup();
        all
    }
}
