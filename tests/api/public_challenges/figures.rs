//! Figures about challenges, computed anew from the export alone.
use super::{Town, decision};
use crate::statistics;
use chrono::NaiveDate;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// A count as it is told.
fn told(count: usize) -> Value {
    if (1..5).contains(&count) { Value::Null } else { json!(count) }
}

/// The definitions of `/v1/statistics` about challenges, followed word by word.
pub fn figures(exported: &[Value], organization: Option<&str>) -> BTreeMap<String, Value> {
    let all: Vec<_> =
        exported.iter().filter(|line| organization.is_none_or(|slug| line["organization"] == slug)).collect();
    let steps = |line: &Value, wanted: &[&str]| -> Vec<NaiveDate> {
        let steps = line["steps"].as_array().unwrap().iter();
        let steps = steps.filter(|step| wanted.contains(&step["event"].as_str().unwrap()));
        steps.map(|step| step["on"].as_str().unwrap().parse().unwrap()).collect()
    };
    let answer = |line: &Value| steps(line, &["decided", "refused", "redirected"]).first().copied();
    let missed = |line: &Value| -> Vec<Value> {
        line["missed"].as_array().into_iter().flatten().map(|missed| missed["term"].clone()).collect()
    };
    let mut figures = BTreeMap::new();
    let mut tell = |name: &str, value: Value| {
        let mut value = value;
        let hidden = |value: &Value| value.is_null();
        let suppressed = match &value {
            counted if counted.get("value").is_some() => hidden(&counted["value"]),
            counted if counted.get("share").is_some() => hidden(&counted["share"]["part"]),
            counted if counted.get("days").is_some() => hidden(&counted["days"]["of"]),
            counted => counted["values"].as_array().unwrap().iter().any(|one| hidden(&one["count"])),
        };
        if suppressed {
            value["suppressed"] = json!(true);
        }
        figures.insert(name.to_owned(), value);
    };
    let count = |holds: &dyn Fn(&Value) -> bool| all.iter().filter(|line| holds(line)).count();
    tell("challenges", json!({"value": told(all.len())}));
    for (name, field) in [("challengeKind", "kind"), ("challengeState", "state")] {
        let mut counts = BTreeMap::<String, usize>::new();
        all.iter().for_each(|line| *counts.entry(line[field].as_str().unwrap().to_owned()).or_default() += 1);
        let mut counts: Vec<_> = counts.into_iter().collect();
        counts.sort_by_key(|(name, count)| (usize::MAX - count, name.clone()));
        let few = counts.iter().filter(|(_, count)| *count < 5).count();
        let shown = counts.len() - if few == 1 { 2.min(counts.len()) } else { few };
        counts[shown..].sort();
        let values = counts.iter().enumerate().map(
            |(n, (value, count))| json!({"value": value, "count": if n < shown { json!(count) } else { Value::Null }}),
        );
        tell(name, json!({"values": values.collect::<Vec<_>>()}));
    }
    let share = |part: usize, of: usize| {
        let part = if [part, of - part, of].into_iter().any(|count| told(count).is_null()) {
            Value::Null
        } else {
            json!(part)
        };
        json!({"share": {"part": part, "of": told(of)}})
    };
    let late = |line: &Value| missed(line).contains(&json!("decide"));
    let gone = |line: &Value| line["state"] == "merged" || line["state"] == "withdrawn";
    let due = count(&|line| answer(line).is_some() || (late(line) && !gone(line)));
    tell("answeredInTime", share(count(&|line| answer(line).is_some() && !late(line)), due));
    let received = |line: &Value| line["received"].as_str().unwrap().parse::<NaiveDate>().unwrap();
    let mut days: Vec<_> = all.iter().filter_map(|line| Some((answer(line)? - received(line)).num_days())).collect();
    days.sort_unstable();
    let within =
        |percent: usize| days.get((days.len() * percent).div_ceil(100).saturating_sub(1)).filter(|_| days.len() >= 5);
    tell("daysToAnswer", json!({"days": {"median": within(50), "percentile90": within(90), "of": told(days.len())}}));
    let outcome = |line: &Value| {
        let last = &line["review"]["decision"]["outcome"];
        if last.is_string() { last.clone() } else { line["decision"]["outcome"].clone() }
    };
    let right = |line: &Value| ["upheld", "partlyUpheld", "systemPaused"].iter().any(|one| outcome(line) == *one);
    tell("upheld", share(count(&right), count(&|line| outcome(line).is_string())));
    tell("remediesConfirmed", json!({"value": told(count(&|line| !steps(line, &["confirmed"]).is_empty()))}));
    tell("remediesDisputed", json!({"value": told(count(&|line| !steps(line, &["disputed"]).is_empty()))}));
    tell("unanswered", json!({"value": told(count(&|line| !missed(line).is_empty()))}));
    figures
}

#[test]
fn every_figure_can_be_computed_from_the_export() {
    let town = Town::new();
    let app = &town.app;
    let figure = |path: &str, name: &str| statistics::told(app, path)[name].clone();
    let mut into = None;
    for n in 0..44 {
        let organization = if n % 3 == 0 { "elders" } else { "voorbeeldstad" };
        let system = if n % 3 == 0 { "elders:scanauto" } else { "voorbeeldstad:uitkering-berekenen" };
        let kind = ["entryError", "unfairEffect", "suggestion", "explanation"][n % 7 % 4];
        let mine = if n % 11 == 5 {
            town.comes(organization, None, "missingEntry")
        } else {
            town.comes(organization, Some(system), kind)
        };
        match n % 10 {
            0 | 1 => town.decides(&mine, "notUpheld"),
            2 => {
                town.decides(&mine, "upheld");
                town.remedies(&mine);
                town.says(&mine, "confirm", None);
            }
            3 => {
                town.reviews(&mine);
                town.wait(n as i64);
                town.does(&mine, 0, "decide", Some(&decision("partlyUpheld")));
                town.remedies(&mine);
                town.says(&mine, "dispute", Some(&json!({"text": "Niet opgelost."})));
            }
            4 => {
                town.wait(3);
                town.refuses(&mine);
            }
            5 => town.redirects(&mine, "Provincie"),
            6 => {
                town.decides(&mine, "notUpheld");
                town.is_reviewed_again(&mine, "systemPaused");
            }
            7 => {
                town.wait(60);
                town.says(&mine, "withdraw", None);
            }
            8 if n > 10 => {
                town.does(&mine, 0, "screen", None);
                if let Some(into) = &into {
                    town.does(&mine, 0, "merge", Some(&json!({"into": into})));
                }
            }
            _ => into = Some(mine.reference.clone()).filter(|_| n % 3 == 0),
        }
        if n % 4 == 0 {
            statistics::check(app);
        }
    }
    town.wait(50);
    statistics::check(app);
    // Of as many as these everything can be told, and of the smaller organization not.
    let days = figure("/v1/statistics", "daysToAnswer");
    assert!(days["days"]["percentile90"].as_u64() > days["days"]["median"].as_u64(), "{days}");
    for name in ["answeredInTime", "upheld"] {
        let share = figure("/v1/statistics", name);
        assert!(share["share"]["part"].as_u64() > Some(4), "{name}: {share}");
    }
    let path = "/v1/organizations/elders/statistics";
    assert_eq!(figure(path, "remediesDisputed"), json!({"value": null, "suppressed": true}));
    let all = statistics::told(app, path);
    assert!(all.values().any(|figure| figure["suppressed"] == json!(true)));
    let town = town.restart();
    statistics::check(&town.app);
}
