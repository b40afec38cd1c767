//! The check of a draft: missing fields, errors, warnings and losses, explained in the editor's language. The rules are
//! in `domain`, the losses in `formats`; this file turns them into JSON.
use crate::domain::json::{FieldErrors, child_pointer};
use crate::domain::systems::quality;
use crate::domain::systems::rules::{self, Reason, Standard};
use crate::domain::systems::warnings::{Warning, warnings};
use crate::domain::systems::{MAX_RECORD_BYTES, Record, check_size};
use crate::formats::profiles::{Loss, LossKind, Profile, losses};
use crate::http::views::{CompletenessView, ReadingLevelView};
use crate::service::i18n::Translator;
use chrono::NaiveDate;
use serde::Serialize;
use utoipa::ToSchema;

/// The missing fields, errors and warnings of a draft, and its losses in each standard. Explanations are in the
/// language of the request.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Check {
    /// True if the draft can be published as it is: nothing is missing, and nothing is wrong.
    ready: bool,
    /// Fields that a publication requires. A field is filled by a value, by `withheld` or by `notApplicable`.
    missing: Vec<MissingField>,
    /// Errors that concern the record as a whole.
    errors: Vec<CheckError>,
    /// Points that an editor should review; they do not prevent a publication.
    warnings: Vec<CheckWarning>,
    completeness: CompletenessView,
    #[schema(value_type = Vec<ReadingLevelView>)]
    reading_levels: Vec<ReadingLevelView<'static>>,
    /// Losses of an export in each of the requested standards.
    losses: Vec<ProfileLosses>,
}

/// A field that a publication requires and the draft does not have.
#[derive(Debug, Serialize, ToSchema)]
pub struct MissingField {
    /// JSON Pointer into the record.
    pointer: String,
    /// Always `required`, as in a problem document.
    code: &'static str,
    /// The field's label.
    field: String,
    /// Reason for the requirement: `always`, `tier`, or the code of the condition that applies.
    reason: &'static str,
    explanation: String,
}

/// An error of the record.
#[derive(Debug, Serialize, ToSchema)]
pub struct CheckError {
    /// JSON Pointer into the record; empty for the whole record.
    pointer: String,
    code: &'static str,
    explanation: String,
}

/// A point that an editor should review.
#[derive(Debug, Serialize, ToSchema)]
pub struct CheckWarning {
    /// JSON Pointer into the record.
    pointer: String,
    code: &'static str,
    explanation: String,
}

/// The losses of an export in one standard.
#[derive(Debug, Serialize, ToSchema)]
pub struct ProfileLosses {
    /// `eurocities-0.3.1`, `nl-1.0`, `uk-atrs-4`, `eu-ai-act-viii-c` or `nyc-ll35`.
    profile: &'static str,
    items: Vec<CheckLoss>,
}

/// A part of the record that an export loses or changes.
#[derive(Debug, Serialize, ToSchema)]
pub struct CheckLoss {
    /// JSON Pointer into the record.
    pointer: String,
    /// `noField`, `noCode`, `codeMapped`, `oneValue`, `oneLanguage`, `shortened`, `asText` or `joined`.
    code: &'static str,
    explanation: String,
}

/// Checks a draft. `profiles`: the standards to compute losses for; if empty, all.
pub fn view(
    record: &Record,
    standard: Standard,
    today: NaiveDate,
    translator: &Translator,
    profiles: &[Profile],
) -> Check {
    let missing = rules::missing(record, standard);
    let missing: Vec<_> =
        missing.into_iter().map(|(field, reason)| missing_field(field, reason, *translator)).collect();
    let mut errors = FieldErrors::default();
    check_size(record, &mut errors);
    rules::check_draft(record, &mut errors);
    // Both lists would report a missing name.
    let is_reported = |pointer: &str, code| missing.iter().any(|field| field.pointer == pointer && field.code == code);
    let errors = errors.0.into_iter().filter(|error| !is_reported(&error.pointer, error.code));
    let errors: Vec<_> = errors.map(|error| check_error(error.pointer, error.code, *translator)).collect();
    let profile_losses = |profile: &Profile| ProfileLosses {
        profile: profile.as_str(),
        items: losses(record, *profile).into_iter().map(|loss| check_loss(loss, *translator)).collect(),
    };
    let requested = Profile::ALL.iter().filter(|profile| profiles.is_empty() || profiles.contains(profile));
    Check {
        ready: missing.is_empty() && errors.is_empty(),
        missing,
        errors,
        warnings: warnings(record, today).into_iter().map(|warning| check_warning(warning, *translator)).collect(),
        completeness: quality::completeness(record, standard).into(),
        reading_levels: quality::reading_levels(record).into_iter().map(ReadingLevelView::from).collect(),
        losses: requested.map(profile_losses).collect(),
    }
}

fn missing_field(field: &str, reason: Reason, translator: Translator) -> MissingField {
    MissingField {
        pointer: child_pointer("", field),
        code: "required",
        field: translator.field(field).into_owned(),
        reason: reason.as_str(),
        explanation: translator.message(&format!("missing-{reason}")).into_owned(),
    }
}

fn check_error(pointer: String, code: &'static str, translator: Translator) -> CheckError {
    let explanation = translator.format(&format!("error-{code}"), &[("limit", (MAX_RECORD_BYTES / 1000).into())]);
    CheckError { pointer, code, explanation }
}

fn check_warning(warning: Warning, translator: Translator) -> CheckWarning {
    let Warning { pointer, advice, figure } = warning;
    let explanation = translator.format(&format!("warning-{advice}"), &[("figure", figure.unwrap_or_default().into())]);
    CheckWarning { pointer, code: advice.as_str(), explanation }
}

fn check_loss(loss: Loss, translator: Translator) -> CheckLoss {
    let code = loss.kind.code();
    let id = format!("loss-{code}");
    let explanation = match &loss.kind {
        LossKind::CodeMapped { becomes } => translator.format(&id, &[("becomes", becomes.as_str().into())]),
        LossKind::OneLanguage { exported, lost } => {
            let lost = lost.iter().map(|lang| lang.as_str()).collect::<Vec<_>>().join(", ");
            translator.format(&id, &[("kept", exported.as_str().into()), ("lost", lost.into())])
        }
        LossKind::Shortened { length, limit } => {
            translator.format(&id, &[("length", (*length).into()), ("limit", (*limit).into())])
        }
        LossKind::Joined { with } => translator.format(&id, &[("field", translator.field(with).into())]),
        LossKind::NoField | LossKind::NoCode | LossKind::OneValue | LossKind::AsText => {
            translator.message(&id).into_owned()
        }
    };
    CheckLoss { pointer: loss.pointer, code, explanation }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::languages::Lang;
    use crate::domain::systems::codes::{ContactKind, PolicyArea};
    use crate::domain::systems::warnings::Advice;
    use crate::domain::systems::{SourceScheme, read};
    use crate::domain::values::Line;
    use serde_json::{Value, json};

    const OWN: Standard = Standard::Own { eu: true };

    fn translator(tag: &str) -> Translator {
        Translator::of(&[Lang::parse(tag).unwrap()]).unwrap()
    }

    fn check_json(record: &Record, standard: Standard, tag: &str) -> Value {
        let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        json!(view(record, standard, today, &translator(tag), &[]))
    }

    fn draft(change: Value) -> Record {
        let mut all = json!({"organization": "example-city", "defaultLanguage": "nl", "name": {"nl": "Parkeren"}});
        for (field, value) in change.as_object().unwrap() {
            all[field] = value.clone();
        }
        read(&all).unwrap()
    }

    #[test]
    fn missing_fields_are_explained_in_the_editors_language() {
        let record = draft(json!({"status": "retired", "reviewDue": "2026-01-01"}));
        let check = check_json(&record, OWN, "nl");
        assert_eq!(check["ready"], false);
        let missing = check["missing"].as_array().unwrap();
        let of = |pointer: &str| missing.iter().find(|field| field["pointer"] == pointer);
        assert_eq!(
            of("/purpose").unwrap(),
            &json!({
                "pointer": "/purpose", "code": "required", "field": "Doel", "reason": "always",
                "explanation": "Elke gepubliceerde registratie moet dit veld hebben of vermelden waarom het ontbreekt.",
            })
        );
        assert_eq!(of("/retiredOn").unwrap()["reason"], "retired");
        assert!(of("/status").is_none() && of("/impactOnPeople").is_none());
        assert_eq!(check["completeness"]["required"], 24);
        let count = |name: &str| check["completeness"][name].as_u64().unwrap();
        assert_eq!(count("required") - count("filled") - count("withheld"), missing.len() as u64);
        assert_eq!(check["warnings"][0]["code"], "reviewPast");
        let profiles: Vec<_> =
            check["losses"].as_array().unwrap().iter().map(|losses| losses["profile"].clone()).collect();
        assert_eq!(profiles, ["eurocities-0.3.1", "nl-1.0", "uk-atrs-4", "eu-ai-act-viii-c", "nyc-ll35"]);
        // In another language the codes are the same.
        let english = check_json(&record, OWN, "en");
        assert_eq!(english["missing"][1]["field"], "Policy area");
        assert_eq!(english["missing"][1]["pointer"], check["missing"][1]["pointer"]);
    }

    #[test]
    fn a_draft_without_missing_fields_is_ready() {
        let mut record = draft(json!({}));
        let explained = |field: &str| json!({"field": field});
        let fields: Vec<_> = rules::missing(&record, OWN).into_iter().map(|(field, _)| explained(field)).collect();
        assert!(!fields.is_empty());
        record = draft(json!({"notApplicable": fields}));
        let check = check_json(&record, OWN, "en");
        assert_eq!((&check["ready"], &check["missing"], &check["errors"]), (&json!(true), &json!([]), &json!([])));
    }

    #[test]
    fn readiness_agrees_with_publication() {
        for (record, standard) in [
            (draft(json!({})), OWN),
            (draft(json!({})), Standard::Imported(SourceScheme::Nl10)),
            (draft(json!({"purpose": {"nl": "Doel"}})), Standard::Imported(SourceScheme::Nl10)),
        ] {
            let mut errors = FieldErrors::default();
            rules::check_publication(&record, standard, &mut errors);
            assert_eq!(check_json(&record, standard, "en")["ready"], errors.0.is_empty());
        }
    }

    #[test]
    fn errors_of_the_record_are_reported_once() {
        let mut record = draft(json!({}));
        record.name = Default::default();
        let check = check_json(&record, OWN, "en");
        assert_eq!((&check["errors"], &check["missing"][0]["pointer"]), (&json!([]), &json!("/name")));
        let check = check_json(&record, Standard::Imported(SourceScheme::Nl10), "en");
        assert_eq!(
            check["errors"][0],
            json!({"pointer": "/name", "code": "required", "explanation": "This field is required."})
        );
        // A program can build a record that is larger than the limit.
        for (n, field) in [&mut record.description, &mut record.how_it_works].into_iter().enumerate() {
            for second in b'a'..=b'z' {
                let lang = Lang::parse(&format!("{}{}", ["x", "y"][n], char::from(second))).unwrap();
                field.set(&lang, "word ".repeat(1900));
            }
        }
        let check = check_json(&record, OWN, "en");
        assert_eq!(check["errors"][0]["explanation"], "The record is too large. The limit is 250 kB.");
        assert_eq!(check["ready"], false);
    }

    #[test]
    fn losses_are_explained() {
        let record = draft(json!({
            "name": {"nl": "x".repeat(120), "en": "Parking"}, "purpose": {"nl": "Doel."}, "problem": {"nl": "Druk."},
            "status": "suspended",
        }));
        let check = check_json(&record, OWN, "en");
        let nl = check["losses"].as_array().unwrap().iter().find(|losses| losses["profile"] == "nl-1.0").unwrap();
        let explanations: Vec<_> =
            nl["items"].as_array().unwrap().iter().map(|loss| loss["explanation"].clone()).collect();
        assert_eq!(
            explanations,
            [
                "Only one language can be exported: nl is kept, en is left out.",
                "Shortened to 100 characters. The text has 120.",
                "Combined with “Purpose” in one text.",
                "Exported as “Buiten gebruik”, which has a broader or different meaning.",
            ]
        );
        assert_eq!(check["warnings"][0]["explanation"].as_str().unwrap().matches("120").count(), 1);
    }

    #[test]
    fn every_code_is_explained_in_every_language() {
        let reasons = Reason::ALL.iter().map(|code| format!("missing-{code}"));
        let advice = Advice::ALL.iter().map(|code| format!("warning-{code}"));
        let losses = LossKind::CODES.iter().map(|code| format!("loss-{code}"));
        let ids: Vec<_> = reasons.chain(advice).chain(losses).collect();
        for translator in Translator::all() {
            for id in &ids {
                assert_ne!(translator.message(id), *id, "{}", translator.lang());
            }
        }
    }

    /// A program can build records that no reader accepts.
    #[test]
    fn every_error_of_a_draft_is_explained() {
        let mut record = draft(json!({
            "withheld": [{"field": "models", "reason": "security"}, {"field": "cost", "reason": "security"}],
            "publicContact": [{"kind": "url", "value": "https://example.org"}, {"kind": "phone", "value": "14 020"}],
        }));
        record.name = Default::default();
        record.policy_area = PolicyArea::ALL.to_vec();
        for (entry, field) in record.withheld.iter_mut().zip(["colour", "name"]) {
            entry.field = Line::parse(field).unwrap();
        }
        record.public_contact[0].value = Line::parse("example.org").unwrap();
        record.public_contact[1].kind = ContactKind::Email;
        for translator in Translator::all() {
            let check = check_json(&record, Standard::Imported(SourceScheme::Nl10), translator.lang().as_str());
            let errors = check["errors"].as_array().unwrap();
            let codes: Vec<_> = errors.iter().map(|error| error["code"].as_str().unwrap()).collect();
            assert_eq!(codes, ["required", "tooManyItems", "unknownField", "alwaysRequired", "url", "email"]);
            for error in errors {
                assert!(!error["explanation"].as_str().unwrap().starts_with("error-"), "{} {error}", translator.lang());
            }
        }
    }
}
