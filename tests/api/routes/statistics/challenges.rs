//! Statistics about challenges, compared with the export.
use crate::fixtures::contested_town::{ContestedTown, plain_decision};
use crate::fixtures::statistics::{assert_figures_match_export, figures_by_name};
use serde_json::json;

#[test]
fn challenge_statistics_match_an_export() {
    let town = ContestedTown::new();
    let app = &town.app;
    let figure = |path: &str, name: &str| figures_by_name(app, path)[name].clone();
    let mut into = None;
    for n in 0..44 {
        let organization = if n % 3 == 0 { "elders" } else { "voorbeeldstad" };
        let system = if n % 3 == 0 { "elders:scanauto" } else { "voorbeeldstad:uitkering-berekenen" };
        let kind = ["entryError", "unfairEffect", "suggestion", "explanation"][n % 7 % 4];
        let challenge = if n % 11 == 5 {
            town.file_at_desk(organization, None, "missingEntry")
        } else {
            town.file_at_desk(organization, Some(system), kind)
        };
        match n % 10 {
            0 | 1 => town.decide(&challenge, "notUpheld"),
            2 => {
                town.decide(&challenge, "upheld");
                town.remedy(&challenge);
                town.submitter_acts(&challenge, "confirm", None);
            }
            3 => {
                town.take_up(&challenge);
                town.advance_days(n as i64);
                town.handler_acts(&challenge, 0, "decide", Some(&plain_decision("partlyUpheld")));
                town.remedy(&challenge);
                town.submitter_acts(&challenge, "dispute", Some(&json!({"text": "Niet opgelost."})));
            }
            4 => {
                town.advance_days(3);
                town.refuse(&challenge);
            }
            5 => town.redirect(&challenge, "Provincie"),
            6 => {
                town.decide(&challenge, "notUpheld");
                town.review_again(&challenge, "systemPaused");
            }
            7 => {
                town.advance_days(60);
                town.submitter_acts(&challenge, "withdraw", None);
            }
            8 if n > 10 => {
                town.handler_acts(&challenge, 0, "screen", None);
                if let Some(into) = &into {
                    town.handler_acts(&challenge, 0, "merge", Some(&json!({"into": into})));
                }
            }
            _ => into = Some(challenge.reference.clone()).filter(|_| n % 3 == 0),
        }
        if n % 4 == 0 {
            assert_figures_match_export(app);
        }
    }
    town.advance_days(50);
    assert_figures_match_export(app);
    // The figures of the register are complete; small counts of one organization are suppressed.
    let days = figure("/v1/statistics", "daysToAnswer");
    assert!(days["days"]["percentile90"].as_u64() > days["days"]["median"].as_u64(), "{days}");
    for name in ["answeredInTime", "upheld"] {
        let share = figure("/v1/statistics", name);
        assert!(share["share"]["part"].as_u64() > Some(4), "{name}: {share}");
    }
    let path = "/v1/organizations/elders/statistics";
    assert_eq!(figure(path, "remediesDisputed"), json!({"value": null, "suppressed": true}));
    let all = figures_by_name(app, path);
    assert!(all.values().any(|figure| figure["suppressed"] == json!(true)));
    let town = town.restart();
    assert_figures_match_export(&town.app);
}
