//! Figures, computed anew from an export alone by code that shares nothing with the catalog's.
use crate::public_challenges;
use crate::support::{App, row, small_town, with};
use algorithm_register::domain::accounts::Actor;
use algorithm_register::domain::languages::Text;
use algorithm_register::domain::organizations::Organization;
use algorithm_register::domain::systems::quality;
use algorithm_register::domain::systems::record::Record;
use algorithm_register::domain::systems::rules::Standard;
use algorithm_register::log::entry::{RedactionGround, WithdrawalReason};
use algorithm_register::service::systems;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64URL;
use chrono::{Months, NaiveDate};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use uuid::Uuid;

/// What an export says about one system.
#[derive(Default)]
struct Known {
    record: Value,
    first: String,
    confirmed: Option<String>,
    withdrawn: Option<String>,
}

/// The definitions of `/v1/statistics`, followed word by word.
struct Export {
    systems: BTreeMap<String, Known>,
    organizations: BTreeMap<String, Value>,
}

impl Export {
    fn read(text: &str) -> Self {
        let (mut systems, mut organizations) = (BTreeMap::<String, Known>::new(), BTreeMap::new());
        for line in text.lines().skip(1) {
            let line: Value = serde_json::from_str(line).unwrap();
            let entry: Value = serde_json::from_str(line["entry"].as_str().unwrap()).unwrap();
            let fields = line["disclosures"].as_array().into_iter().flatten().map(|encoded| {
                let field: Value =
                    serde_json::from_slice(&BASE64URL.decode(encoded.as_str().unwrap()).unwrap()).unwrap();
                (field[1].as_str().unwrap().to_owned(), field[2].clone())
            });
            let content = Value::Object(fields.collect::<Map<_, _>>());
            let (subject, at) =
                (entry["subject"].as_str().unwrap().to_owned(), entry["at"].as_str().unwrap().to_owned());
            match entry["type"].as_str().unwrap() {
                "organization.registered" => {
                    organizations.insert(content["slug"].as_str().unwrap().to_owned(), content);
                }
                "system.published" => {
                    let known = systems.entry(subject).or_insert_with(|| Known { first: at, ..Known::default() });
                    (known.record, known.withdrawn) = (content, None);
                }
                "system.confirmed" => systems.get_mut(&subject).unwrap().confirmed = Some(at),
                "system.withdrawn" => systems.get_mut(&subject).unwrap().withdrawn = Some(at),
                "system.redacted" => {}
                challenge if challenge.starts_with("challenge.") => {}
                other => panic!("{other}"),
            }
        }
        Self { systems, organizations }
    }

    fn figures(&self, today: NaiveDate, organization: Option<&str>) -> BTreeMap<String, Value> {
        let ours = |known: &&Known| organization.is_none_or(|slug| known.record["organization"] == slug);
        let all: Vec<_> = self.systems.values().filter(ours).collect();
        let there: Vec<_> = all.iter().copied().filter(|known| known.withdrawn.is_none()).collect();
        let share = |holds: &dyn Fn(&Known) -> bool| json!({"share": {"part": there.iter().filter(|known| holds(known)).count(), "of": there.len()}});
        let mut figures = BTreeMap::new();
        if organization.is_none() {
            figures.insert("organizations".to_owned(), json!({"value": self.organizations.len()}));
        }
        let mut tell = |name: &str, value: Value| drop(figures.insert(name.to_owned(), value));
        tell("systems", json!({"value": there.len()}));
        tell("withdrawn", json!({"value": all.len() - there.len()}));
        for field in ["status", "publicationTier", "technique", "automationLevel"] {
            let (mut counts, mut silent) = (BTreeMap::<String, u64>::new(), 0);
            for known in &there {
                match &known.record[field] {
                    Value::Null => silent += 1,
                    Value::Array(values) => {
                        values.iter().for_each(|value| *counts.entry(value.as_str().unwrap().into()).or_default() += 1)
                    }
                    value => *counts.entry(value.as_str().unwrap().into()).or_default() += 1,
                }
            }
            let mut counts: Vec<_> = counts.into_iter().collect();
            counts.sort_by_key(|(_, count)| u64::MAX - count);
            let counts: Vec<_> = counts.iter().map(|(value, count)| json!({"value": value, "count": count})).collect();
            tell(field, json!({"values": counts, "notStated": silent}));
        }
        let counted: Vec<_> = there.iter().map(|known| self.completeness(known)).collect();
        let sum = |of: &dyn Fn(&quality::Completeness) -> u32| counted.iter().map(of).sum::<u32>();
        let required = sum(&|count| count.required);
        tell("completeness", json!({"share": {"part": sum(&|count| count.filled), "of": required}}));
        tell("withheld", json!({"share": {"part": sum(&|count| count.withheld), "of": required}}));
        tell("stale", share(&|known| next_review(known).is_some_and(|due| due < today)));
        tell("appeal", share(&|known| known.record["appeal"]["available"] == "yes"));
        let done = |known: &Known| {
            known.record["impactAssessments"]
                .as_array()
                .is_some_and(|all| all.iter().any(|one| one["status"] == "done"))
        };
        tell("impactAssessment", share(&done));
        tell(
            "evaluations",
            share(&|known| {
                known.record.get("evaluations").is_some() || known.record.get("evaluationSummary").is_some()
            }),
        );
        let (mut months, mut systems) = (Vec::new(), 0);
        let mut month = all.iter().map(|known| known.first[..7].to_owned()).min();
        while let Some(now) = month.take_if(|month| **month <= today.to_string()[..7]) {
            let published = all.iter().filter(|known| known.first.starts_with(&now)).count();
            let left = |known: &&&Known| known.withdrawn.as_ref().is_some_and(|at| at.starts_with(&now));
            let withdrawn = all.iter().filter(left).count();
            systems = systems + published - withdrawn;
            months.push(json!({"month": now, "published": published, "withdrawn": withdrawn, "systems": systems}));
            let next: NaiveDate = format!("{now}-01").parse().unwrap();
            month = Some((next + Months::new(1)).to_string()[..7].to_owned());
        }
        tell("growth", json!({"months": months}));
        figures
    }

    fn completeness(&self, known: &Known) -> quality::Completeness {
        let record: Record = serde_json::from_value(known.record.clone()).unwrap();
        let standard = match &record.source_record {
            Some(source) => Standard::Imported(source.scheme),
            None => {
                let organization: Organization =
                    serde_json::from_value(self.organizations[record.organization.as_str()].clone()).unwrap();
                Standard::Own { eu: organization.in_eu() }
            }
        };
        quality::completeness(&record, standard)
    }
}

fn next_review(known: &Known) -> Option<NaiveDate> {
    let due: NaiveDate = known.record["reviewDue"].as_str()?.parse().unwrap();
    let months = if known.record["publicationTier"] == "highRiskAi" { 6 } else { 12 };
    let confirmed = known.confirmed.as_ref().map(|at| at[..10].parse::<NaiveDate>().unwrap() + Months::new(months));
    Some(confirmed.map_or(due, |confirmed| confirmed.max(due)))
}

/// The figures that the register tells, without their words.
pub fn told(app: &App, path: &str) -> BTreeMap<String, Value> {
    let answer = app.json(path);
    let figures = answer["figures"].as_array().unwrap().iter().map(|figure| {
        let mut figure = figure.as_object().unwrap().clone();
        let name = figure.remove("name").unwrap().as_str().unwrap().to_owned();
        for words in ["title", "definition", "unit"] {
            assert!(figure.remove(words).unwrap().as_str().unwrap().len() > 3, "{name} has a {words}");
        }
        (name, Value::Object(figure))
    });
    figures.collect()
}

/// Every figure, of the register and of each organization, is what an export gives.
pub fn check(app: &App) {
    let export = Export::read(&app.get("/v1/export/versions.ndjson").text());
    let challenges = public_challenges::exported(app);
    let today: NaiveDate = app.json("/v1/statistics")["asOf"].as_str().unwrap().parse().unwrap();
    assert_eq!(today, app.clock.now().date_naive());
    let figures = |organization: Option<&str>| {
        let mut figures = export.figures(today, organization);
        figures.extend(public_challenges::figures(&challenges, organization));
        figures
    };
    assert_eq!(told(app, "/v1/statistics"), figures(None));
    for slug in export.organizations.keys() {
        let path = format!("/v1/organizations/{slug}");
        assert_eq!(app.json(&format!("{path}/statistics"))["organization"], json!(slug));
        let figures = figures(Some(slug));
        assert_eq!(told(app, &format!("{path}/statistics")), figures, "{slug}");
        let organization = app.json(&path);
        assert_eq!(organization["systems"], figures["systems"]["value"]);
        assert_eq!(organization["stale"], figures["stale"]["share"]["part"], "{slug}");
        assert_eq!(organization["completeness"]["filled"], figures["completeness"]["share"]["part"]);
        assert_eq!(organization["completeness"]["required"], figures["completeness"]["share"]["of"]);
        assert_eq!(organization["completeness"]["withheld"], figures["withheld"]["share"]["part"]);
    }
}

#[test]
fn figures_of_a_small_town() {
    let app = small_town();
    check(&app);
    let answer = app.get("/v1/statistics");
    assert_eq!((answer.header("register-index"), answer.header("content-language")), ("5", "en"));
    assert_eq!(answer.json()["index"], 5);
    assert_eq!(app.get("/v1/statistics?x=1").status, 400);
    assert_eq!(app.get("/v1/organizations/nowhere/statistics").status, 404);
    let empty = App::start();
    let mut nothing = Export::read("").figures("2026-03-02".parse().unwrap(), None);
    nothing.extend(public_challenges::figures(&[], None));
    assert_eq!(told(&empty, "/v1/statistics"), nothing);
}

/// A new version of a system, with other words.
fn revise(app: &App, id: Uuid, change: impl FnOnce(&mut Value)) {
    let system = app.register.catalog.read().by_id(id).unwrap().clone();
    let mut record = serde_json::to_value(system.record().unwrap()).unwrap();
    change(&mut record);
    let record: Record = serde_json::from_value(record).unwrap();
    let publish = systems::PublishCommand { system: Some(id), record, note: Text::default(), actor: Actor::Publisher };
    app.register.write_blocking(move |tx| systems::publish(tx, publish)).unwrap();
}

#[test]
fn every_figure_can_be_computed_from_an_export() {
    let app = App::start();
    let day = |day: &str| app.clock.set(format!("{day}T10:00:00Z").parse().unwrap());
    let town = |n: u32| format!("Gemeente Plaats {}", n % 7);
    let statuses = ["in_gebruik", "buiten_gebruik", "in_ontwikkeling"];
    for (month, batch) in [("2025-11-30", 0..40), ("2026-01-01", 40..90), ("2026-05-31", 90..120)] {
        day(month);
        let rows = batch.map(|n| with(row(n, &format!("Systeem {n}"), &town(n)), "status", statuses[n as usize % 3]));
        assert_eq!(app.import_nl(&rows.collect::<Vec<_>>()).refused().count(), 0);
    }
    let ids: Vec<Uuid> = app.register.catalog.read().all().map(|system| system.id).collect();
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
    check(&app);
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
    check(&app);
    // Some come back, some move, and time goes by.
    day("2026-10-15");
    let back = (0..120).filter(|n| n % 33 == 0 && n % 12 != 0 || n % 13 == 5);
    app.import_nl(
        &back.map(|n| with(row(n, &format!("Systeem {n}"), &town(n + n % 2)), "doel", "Anders.")).collect::<Vec<_>>(),
    );
    for today in ["2026-10-15", "2026-11-30", "2026-12-01", "2027-01-01", "2027-01-02", "2027-06-30", "2028-03-01"] {
        day(today);
        check(&app);
    }
    let figures = told(&app, "/v1/statistics");
    for figure in ["appeal", "impactAssessment", "evaluations", "stale", "withheld", "completeness"] {
        assert!(figures[figure]["share"]["part"].as_u64() > Some(0), "{figure} tells something");
    }
    assert!(figures["withdrawn"]["value"].as_u64() > Some(0));
    let app = app.restart();
    check(&app);
}
