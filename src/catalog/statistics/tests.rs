//! Totals that moved along beside totals counted anew.
use super::*;
use chrono::TimeDelta;
use proptest::prelude::*;
use serde_json::{from_value, json};
use uuid::Uuid;

fn day(days: i64) -> NaiveDate {
    NaiveDate::default() + TimeDelta::days(days)
}

/// A system of one of three organizations, made of a few small numbers: its own, the day of its publication, after how
/// many days it left, the day of its review, and what the rest is chosen by.
fn system((number, published, left, due, seed): (u32, i64, Option<i64>, i64, usize)) -> System {
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
        withdrawn: left
            .map(|days| from_value(json!({"at": at(published + days), "reason": null, "note": {}})).unwrap()),
        note: Default::default(),
        redacted: Vec::new(),
        addresses: Vec::new(),
        record: record.to_string().into(),
        card: Default::default(),
    };
    system.deal(None).unwrap();
    system
}

fn systems() -> impl Strategy<Value = Vec<(u32, i64, Option<i64>, i64, usize)>> {
    let one = (0..12u32, 0..400i64, prop::option::of(0..400i64), 0..400i64, 0..30usize);
    prop::collection::vec(one, 0..40)
}

proptest! {
    /// Whatever came and went, the totals are those of what is there.
    #[test]
    fn totals_are_those_of_what_is_there(systems in systems()) {
        let (mut moved, mut there) = (Statistics::default(), BTreeMap::new());
        for system in systems.into_iter().map(system) {
            moved.add(&system);
            if let Some(old) = there.insert(system.number, system) {
                moved.remove(&old);
            }
        }
        let mut counted = Statistics::default();
        there.values().for_each(|system| counted.add(system));
        prop_assert_eq!(&moved.all, &counted.all);
        prop_assert_eq!(&moved.of, &counted.of);
        let stale = |system: &&System| system.withdrawn.is_none() && system.is_stale(day(200));
        prop_assert_eq!(moved.all.stale(day(200)), there.values().filter(stale).count() as u64);
        let last = moved.all.months(day(399)).last().map_or(0, |month| month.systems);
        prop_assert_eq!(last, moved.all.systems);
        there.values().for_each(|system| moved.remove(system));
        prop_assert_eq!(&moved.all, &Totals::default());
        prop_assert!(moved.of.is_empty());
    }
}

#[test]
fn every_figure_is_told_once() {
    let mut told: Vec<_> =
        of_register(&CatalogState::default(), day(0)).into_iter().map(|(figure, _)| figure).collect();
    told.sort_unstable();
    assert_eq!(told, Figure::ALL);
    assert_eq!(of_organization(&CatalogState::default(), "nowhere", day(0)).len(), Figure::ALL.len() - 1);
}

#[test]
fn months_without_news_are_told_too() {
    let mut totals = Totals::default();
    totals.step(&system((1, 0, None, 0, 0)), 1);
    totals.step(&system((2, 40, Some(60), 0, 0)), 1);
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
