use super::super::tests::{error_codes, import, record_json, rows};
use super::*;
use serde_json::json;

fn file(row: Value) -> String {
    json!({"licence": "Open Government Licence v3.0", "count": 1, "records": [row]}).to_string()
}

#[test]
fn a_record_has_all_values_of_the_copies() {
    let row = json!({
        "slug": "example-council-parking-helper",
        "title": "Example Council: Parking helper",
        "description": "It helps\nwith parking.",
        "url": "https://www.gov.uk/algorithmic-transparency-records/example-council-parking-helper",
        "date_published": "2025-06-11",
        "atrs_version_raw": "v3",
        "phase": "public-beta",
        "govuk_organisation_facet": "department-for-science-innovation-and-technology",
        "organisation_type": ["local-authority"],
        "function": ["economic-affairs", "regulation"],
        "capability": ["computer-linguistics", "computer-vision", "telepathy"],
        "task": null,
        "region": ["uk", "yorkshire-and-the-humber"],
        "publishing_body": "Example Council",
        "tool_name": "Parking helper",
        "tier2_model_architecture": "Rules if income < £36,000. | A tree.\r\nTwo levels.",
        "tier2_sensitive_attributes": "N/A | Number plates.",
        "tier2_dpi_assessment_url": "https://example.org/dpia",
        "disclosure_flags": {"accountability": true},
        "govuk_content_id": "00000000-0000-4000-8000-000000000000",
        "atrs_version": "3.0",
    });
    assert_eq!(
        record_json(SourceScheme::UkAtrs, file(row.clone())),
        json!({
            "organization": "example-council",
            "defaultLanguage": "en",
            "aliasIds": [
                {"scheme": "ukSlug", "value": "example-council-parking-helper"},
                {"scheme": "ukContentId", "value": "00000000-0000-4000-8000-000000000000"},
            ],
            "name": {"en": "Parking helper"},
            "summary": {"en": "It helps with parking."},
            "policyArea": ["GF04"],
            "localThemes": [
                {"scheme": "uk-function", "value": "economic-affairs"},
                {"scheme": "uk-function", "value": "regulation"},
            ],
            "area": [
                {"name": {"en": "United Kingdom"}, "code": "uk"},
                {"name": {"en": "Yorkshire and the Humber"}, "code": "yorkshire-and-the-humber"},
            ],
            "dataSummary": {"en": "Number plates."},
            "capability": ["language", "vision"],
            "howItWorks": {"en": "Rules if income < £36,000.\n\nA tree.\nTwo levels."},
            "impactAssessments": [{"type": "dpia", "status": "done", "url": "https://example.org/dpia"}],
            "status": "pilot",
            "links": [{
                "rel": "sourceRegistration",
                "url": "https://www.gov.uk/algorithmic-transparency-records/example-council-parking-helper",
            }],
            "licence": "OGL-UK-3.0",
        })
    );
    let import = import(SourceScheme::UkAtrs, file(row.clone()));
    let source = import.record.source_record.unwrap();
    assert_eq!(source.payload, row);
    assert_eq!(source.scheme_version.unwrap().as_str(), "3.0");
    let organization = serde_json::to_value(import.organization).unwrap();
    let expected =
        json!({"slug": "example-council", "name": {"en": "Example Council"}, "type": "municipality", "country": "GB"});
    assert_eq!(organization, expected);
}

#[test]
fn publishers_get_their_full_name() {
    for (body, facet, kinds, name, kind) in [
        (
            "DWP",
            "x",
            &["agency-or-public-body"][..],
            "Department for Work and Pensions",
            Some(OrganizationType::Ministry),
        ),
        ("HMRC", "x", &["ministerial-department"], "HM Revenue & Customs", Some(OrganizationType::Agency)),
        ("Ofqual", "x", &["non-ministerial-department"], "Ofqual", Some(OrganizationType::Agency)),
        (
            "Bristol City Council",
            "x",
            &["agency-or-public-body"],
            "Bristol City Council",
            Some(OrganizationType::Municipality),
        ),
        (
            "West Midlands Police",
            "x",
            &["agency-or-public-body"],
            "West Midlands Police",
            Some(OrganizationType::Police),
        ),
        ("Welsh Government", "welsh-government", &["devolved-administration"], "Welsh Government", None),
        ("XYZ", "x", &["ministerial-department", "agency-or-public-body"], "XYZ", None),
        (
            "",
            "department-for-science-innovation-and-technology",
            &[],
            "Department for Science, Innovation and Technology",
            Some(OrganizationType::Ministry),
        ),
        ("", "hm-revenue-customs", &[], "HM Revenue & Customs", Some(OrganizationType::Agency)),
        (
            "",
            "housing-ombudsman-service",
            &["agency-or-public-body"],
            "Housing Ombudsman Service",
            Some(OrganizationType::Agency),
        ),
    ] {
        let row = json!({"slug": "x", "tool_name": "T", "publishing_body": body, "govuk_organisation_facet": facet, "organisation_type": kinds});
        let organization = import(SourceScheme::UkAtrs, file(row)).organization.unwrap();
        assert_eq!(organization.localized_name(&[]).0, name);
        assert_eq!(organization.kind, kind, "{name}");
    }
    let unnamed = import(SourceScheme::UkAtrs, file(json!({"slug": "x", "title": "T", "publishing_body": null})));
    assert_eq!((unnamed.organization, unnamed.record.organization.as_str()), (None, "unknown"));
}

#[test]
fn a_long_description_is_not_a_summary() {
    let record_json =
        record_json(SourceScheme::UkAtrs, file(json!({"slug": "x", "title": "T", "description": "d".repeat(401)})));
    assert!(record_json.get("summary").is_none());
    assert_eq!(record_json["description"]["en"].as_str().unwrap().len(), 401);
    assert_eq!(record_json["name"]["en"], "T", "the title is the name of a tool without one");
}

#[test]
fn empty_answers_are_ignored() {
    let row = json!({"slug": "x", "tool_name": "T", "tier2_sensitive_attributes": "None | N/A", "tier2_model_architecture": "None of the above"});
    let record_json = record_json(SourceScheme::UkAtrs, file(row));
    assert_eq!((record_json.get("dataSummary"), &record_json["howItWorks"]["en"]), (None, &json!("None of the above")));
}

#[test]
fn rows_with_errors_do_not_affect_others() {
    let records = json!([
        {"slug": "", "tool_name": "T"},
        {"slug": "a", "tool_name": ""},
        {"slug": "b", "tool_name": "T", "region": ["r".repeat(301)], "tier2_model_architecture": "x".repeat(10_001)},
        {"slug": "c", "tool_name": "T"},
        null,
    ]);
    let rows = rows(SourceScheme::UkAtrs, json!({"records": records}).to_string());
    assert_eq!(error_codes(&rows[0]), [("/key", "required")]);
    assert_eq!(error_codes(&rows[1]), [("/name", "required")]);
    assert_eq!(error_codes(&rows[2]), [("/area/0/name/en", "tooLong"), ("/howItWorks/en", "tooLong")]);
    assert!(rows[3].outcome.is_ok());
    assert_eq!(error_codes(&rows[4]), [("", "type")]);
}
