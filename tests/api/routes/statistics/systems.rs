//! Statistics about systems and organizations, compared with the export.
use crate::fixtures::app::App;
use crate::fixtures::snapshot::assert_snapshot;
use crate::fixtures::statistics::{Export, assert_figures_match_export, challenge_figures, figures_by_name};
use crate::fixtures::town::{row, small_town, with_field};
use algorithm_register::domain::accounts::Actor;
use algorithm_register::domain::languages::Text;
use algorithm_register::domain::systems::record::Record;
use algorithm_register::log::entry::{RedactionGround, WithdrawalReason};
use algorithm_register::service::systems;
use serde_json::{Value, json};
use uuid::Uuid;

#[test]
fn the_statistics_of_a_small_town_match_its_export() {
    let app = small_town();
    assert_figures_match_export(&app);
    let response = app.get("/v1/statistics");
    assert_eq!((response.header("register-index"), response.header("content-language")), ("5", "en"));
    assert_snapshot!(
        "statistics", response.json(), ".figures[].title" => "[title]", ".figures[].definition" => "[definition]",
    );
    assert_eq!(app.get("/v1/statistics?x=1").status, 400);
    assert_eq!(app.get("/v1/organizations/nowhere/statistics").status, 404);
    let empty = App::start();
    let mut nothing = Export::read("").figures("2026-03-02".parse().unwrap(), None);
    nothing.extend(challenge_figures(&[], None));
    assert_eq!(figures_by_name(&empty, "/v1/statistics"), nothing);
}

/// Publishes a changed version of a system.
fn revise(app: &App, id: Uuid, change: impl FnOnce(&mut Value)) {
    let system = app.register.catalog.with(|state| state.by_id(id).unwrap().clone());
    let mut record = serde_json::to_value(system.record().unwrap()).unwrap();
    change(&mut record);
    let record: Record = serde_json::from_value(record).unwrap();
    let publish = systems::PublishCommand {
        target: systems::PublishTarget::NextVersion(id),
        record,
        note: Text::default(),
        actor: Actor::Publisher,
    };
    app.register.write_blocking(move |tx| systems::publish(tx, publish)).unwrap();
}

#[test]
fn all_statistics_match_an_export() {
    let app = App::start();
    let day = |day: &str| app.clock.set(format!("{day}T10:00:00Z").parse().unwrap());
    let town = |n: u32| format!("Gemeente Plaats {}", n % 7);
    let statuses = ["in_gebruik", "buiten_gebruik", "in_ontwikkeling"];
    for (month, batch) in [("2025-11-30", 0..40), ("2026-01-01", 40..90), ("2026-05-31", 90..120)] {
        day(month);
        let rows =
            batch.map(|n| with_field(row(n, &format!("Systeem {n}"), &town(n)), "status", statuses[n as usize % 3]));
        assert_eq!(app.import_nl(&rows.collect::<Vec<_>>()).refused().count(), 0);
    }
    let ids: Vec<Uuid> = app.register.catalog.with(|state| state.all().map(|system| system.id).collect());
    for (n, id) in ids.iter().copied().enumerate() {
        if n % 3 == 0 {
            revise(&app, id, |record| {
                record["appeal"] = json!({"available": (["yes", "no", "inProgress"][n / 3 % 3])});
                record["automationLevel"] = json!(["supportsHuman", "fullyAutomated"][n / 3 % 2]);
                record["technique"] = json!([["ruleBased"].as_slice(), &["ruleBased", "machineLearning"]][n / 3 % 2]);
                record["publicationTier"] = json!(["highRiskAi", "impactful", "other"][n / 9 % 3]);
                record["impactAssessments"] = json!([{"type": "dpia", "status": (["done", "inProgress"][n / 6 % 2])}]);
                if n % 4 == 0 {
                    record["evaluationSummary"] = json!({"nl": "Niets gepubliceerd."});
                } else if n % 4 == 1 {
                    record["evaluations"] = json!([{"kind": "audit"}]);
                }
                record["withheld"] =
                    json!([{"field": "dataSummary", "reason": "security", "explanation": {"nl": "Waarom."}}]);
            });
        }
    }
    assert_figures_match_export(&app);
    for (n, id) in ids.iter().copied().enumerate() {
        day(if n % 2 == 0 { "2026-07-31" } else { "2026-09-01" });
        if n % 5 == 0 {
            app.register.write_blocking(move |tx| systems::confirm(tx, id, Actor::Publisher)).unwrap();
        }
        if n % 11 == 0 {
            let reason = WithdrawalReason::Other;
            app.register
                .write_blocking(move |tx| systems::withdraw(tx, id, reason, Text::default(), Actor::Publisher))
                .unwrap();
        }
        if n % 12 == 0 {
            let (version, fields) = (if n % 3 == 0 { 2 } else { 1 }, vec!["appeal".to_owned(), "technique".to_owned()]);
            let ground = RedactionGround::CourtOrder;
            app.register
                .write_blocking(move |tx| systems::redact(tx, id, version, &fields, ground, Actor::Operator))
                .unwrap();
        }
    }
    assert_figures_match_export(&app);
    // Some systems return, some move, and time passes.
    day("2026-10-15");
    let back = (0..120).filter(|n| n % 33 == 0 && n % 12 != 0 || n % 13 == 5);
    app.import_nl(
        &back
            .map(|n| with_field(row(n, &format!("Systeem {n}"), &town(n + n % 2)), "doel", "Anders."))
            .collect::<Vec<_>>(),
    );
    for today in ["2026-10-15", "2026-11-30", "2026-12-01", "2027-01-01", "2027-01-02", "2027-06-30", "2028-03-01"] {
        day(today);
        assert_figures_match_export(&app);
    }
    let figures = figures_by_name(&app, "/v1/statistics");
    for figure in ["appeal", "impactAssessment", "evaluations", "stale", "withheld", "completeness"] {
        assert!(figures[figure]["share"]["part"].as_u64() > Some(0), "{figure} is not zero");
    }
    assert!(figures["withdrawn"]["value"].as_u64() > Some(0));
    let app = app.restart();
    assert_figures_match_export(&app);
}
