//! Incremental totals against totals counted from scratch.
use super::*;
use chrono::TimeDelta;
use proptest::prelude::*;
use serde_json::{from_value, json};
use uuid::Uuid;

fn day(days: i64) -> NaiveDate {
    NaiveDate::default() + TimeDelta::days(days)
}

/// Builds a system of one of three organizations from its number, the day of its publication, the days until its
/// withdrawal, the day of its review, and a seed for the rest.
fn system((number, published, withdrawn, due, seed): (u32, i64, Option<i64>, i64, usize)) -> System {
    let at = |days: i64| day(days).and_time(chrono::NaiveTime::MIN).and_utc();
    let mut record = json!({
        "organization": format!("town-{}", seed % 3), "defaultLanguage": "en", "name": {"en": "A system"},
        "reviewDue": day(due), "impactAssessments": [{"type": "dpia", "status": "done"}],
    });
    let code = |codes: &[&str]| json!(codes[seed % codes.len()]);
    record["status"] = code(&["inUse", "retired", "pilot"]);
    record["appeal"] = json!({"available": code(&["yes", "no"])});
    if seed % 5 > 1 {
        record["technique"] = json!([code(&["ruleBased", "statistical"]), "machineLearning"]);
        record["evaluationSummary"] = json!({"en": "None."});
    }
    let mut system = System {
        number,
        id: Uuid::from_u128(number.into()),
        version: 1,
        entry_index: 0,
        last_index: 0,
        updated: at(0),
        first_published: at(published),
        last_changed: at(0),
        last_confirmed: None,
        withdrawn: withdrawn
            .map(|days| from_value(json!({"at": at(published + days), "reason": null, "note": {}})).unwrap()),
        note: Default::default(),
        redacted: Vec::new(),
        addresses: Vec::new(),
        record: record.to_string().into(),
        indexed: Default::default(),
    };
    system.index(None).unwrap();
    system
}

fn systems() -> impl Strategy<Value = Vec<(u32, i64, Option<i64>, i64, usize)>> {
    let generated = (0..12u32, 0..400i64, prop::option::of(0..400i64), 0..400i64, 0..30usize);
    prop::collection::vec(generated, 0..40)
}

proptest! {
    #[test]
    fn incremental_totals_match_a_recount(systems in systems()) {
        let (mut incremental, mut present) = (Statistics::default(), BTreeMap::new());
        for system in systems.into_iter().map(system) {
            incremental.add(&system);
            if let Some(old) = present.insert(system.number, system) {
                incremental.remove(&old);
            }
        }
        let mut recounted = Statistics::default();
        present.values().for_each(|system| recounted.add(system));
        prop_assert_eq!(&incremental.all, &recounted.all);
        prop_assert_eq!(&incremental.by_organization, &recounted.by_organization);
        let stale = |system: &&System| system.withdrawn.is_none() && system.is_stale(day(200));
        prop_assert_eq!(incremental.all.stale(day(200)), present.values().filter(stale).count() as u64);
        let last = incremental.all.months(day(399)).last().map_or(0, |month| month.systems);
        prop_assert_eq!(last, incremental.all.systems);
        present.values().for_each(|system| incremental.remove(system));
        prop_assert_eq!(&incremental.all, &Totals::default());
        prop_assert!(incremental.by_organization.is_empty());
    }
}

#[test]
fn every_figure_is_computed_once() {
    let mut figures: Vec<_> =
        Statistics::default().register_figures(0, day(0)).into_iter().map(|(figure, _)| figure).collect();
    figures.sort_unstable();
    assert_eq!(figures, Figure::ALL);
    assert_eq!(Statistics::default().organization_figures("nowhere", day(0)).len(), Figure::ALL.len() - 1);
}

#[test]
fn months_without_changes_are_listed() {
    let mut totals = Totals::default();
    totals.add(&system((1, 0, None, 0, 0)), 1);
    totals.add(&system((2, 40, Some(60), 0, 0)), 1);
    let months = totals.months(day(130));
    let flat: Vec<_> = months.iter().map(|m| (m.month.to_string(), m.published, m.withdrawn, m.systems)).collect();
    let expected = [
        ("1970-01-01", 1, 0, 1),
        ("1970-02-01", 1, 0, 2),
        ("1970-03-01", 0, 0, 2),
        ("1970-04-01", 0, 1, 1),
        ("1970-05-01", 0, 0, 1),
    ];
    assert_eq!(flat, expected.map(|(month, a, b, c)| (month.to_owned(), a, b, c)));
}
