//! The clock of challenges: of several processes on one database, and of many challenges that it cannot go on with.
use crate::challenges::{code, filed, submission, system, with};
use crate::support::{App, small_town_set};
use algorithm_register::domain::accounts::Role;
use algorithm_register::jobs::{Step, deadlines::DEADLINES};
use algorithm_register::store::challenges::{find_by_reference, update};
use serde_json::{Value, json};
use std::sync::{Arc, Barrier};

fn town() -> App {
    small_town_set(|settings| settings.challenge_rate_limit = 1000)
}

/// Lets the clock do what it has to at a time.
fn at(app: &App, time: &str) {
    app.clock.set(time.parse().unwrap());
    while !matches!((DEADLINES.step)(&app.register).unwrap(), Step::Idle) {}
}

fn state(app: &App, reference: &str) -> Value {
    app.json(&format!("/v1/challenges/{reference}"))["state"].clone()
}

#[test]
fn of_two_processes_one_tells_of_silence() {
    let app = town();
    let other = app.beside();
    let mine: Vec<_> = (0..30).map(|_| filed(&app, &submission())).collect();
    // The last day is over for all of them.
    app.clock.set("2026-03-10T09:00:00Z".parse().unwrap());
    let start = Arc::new(Barrier::new(2));
    let both = [&app, &other].map(|one| {
        let (register, start) = (one.register.clone(), start.clone());
        std::thread::spawn(move || {
            start.wait();
            while !matches!((DEADLINES.step)(&register).unwrap(), Step::Idle) {}
        })
    });
    both.into_iter().for_each(|one| one.join().unwrap());
    for one in [&app, &other] {
        one.register.catch_up().unwrap();
        let entries = one.json("/v1/changes?limit=100")["items"].as_array().unwrap().clone();
        let missed = entries.iter().filter(|entry| entry["type"] == "challenge.deemedUnanswered");
        let mut missed: Vec<_> = missed.map(|entry| entry["subject"].to_string()).collect();
        assert_eq!(missed.len(), mine.len());
        missed.sort_unstable();
        missed.dedup();
        assert_eq!(missed.len(), mine.len(), "each once");
        assert_eq!(state(one, &mine[0].0), "deemedUnanswered");
    }
    // Then somebody else can be asked to look at it, at either.
    for (one, mine) in [(&app, &mine[0]), (&other, &mine[1])] {
        let review = with(one, mine, "POST", "/review", Some(&json!({"text": "Niemand antwoordt."})));
        assert_eq!(review.json()["state"], "reviewRequested", "{}", review.text());
    }
    let twice = with(&other, &mine[0], "POST", "/review", Some(&json!({"text": "Nog eens."})));
    assert_eq!(code(&twice), (409, "notInThisState".into()));
}

#[test]
fn challenges_that_are_damaged_hold_up_no_others() {
    let app = town();
    // They come first: their day has come before.
    let damaged: Vec<_> = (0..60).map(|_| filed(&app, &submission())).collect();
    app.clock.set("2026-03-03T09:00:00Z".parse().unwrap());
    let whole = filed(&app, &submission());
    {
        let mut conn = app.register.db.connection().unwrap();
        for (reference, _) in &damaged {
            let mut row = find_by_reference(&mut conn, reference).unwrap().unwrap();
            row.case_file = "{}".into();
            update(&mut conn, &row).unwrap();
        }
    }
    at(&app, "2026-03-11T09:00:00Z");
    assert_eq!(state(&app, &whole.0), "deemedUnanswered");
    assert_eq!(state(&app, &damaged[0].0), "received");
}

#[test]
fn challenges_whose_day_has_not_come_hold_up_no_others() {
    let app = town();
    let set = |organization: &str, zone: &str| {
        let admin = app.token(&[(Role::OrganizationAdmin, Some(organization))]);
        let settings = json!({"timeZone": zone, "terms": {"acknowledgeDays": 4}});
        let path = format!("/v1/organizations/{organization}/settings");
        let set = app.call_with("PUT", &path, &admin, Some(&settings), &[("if-match", "\"0\"")]);
        assert_eq!(set.status, 200, "{}", set.text());
    };
    // Here it is Sunday still, there it is Monday night: four working days end a day later there.
    set("voorbeeldstad", "Pacific/Pago_Pago");
    set("elders", "Pacific/Kiritimati");
    let waiting: Vec<_> = (0..60).map(|_| filed(&app, &submission())).collect();
    let path = format!("/v1/systems/{}/challenges", app.id("elders:scanauto"));
    let told = app.call("POST", &path, "", Some(&submission())).json();
    assert_eq!(told["due"]["acknowledge"], "2026-03-06", "{told}");
    assert!(
        system(&app).len() == 36
            && app.json(&format!("/v1/challenges/{}", waiting[0].0))["due"]["acknowledge"] == "2026-03-05"
    );
    // The 6th: there it is the 7th already, and here the 5th still.
    at(&app, "2026-03-06T10:30:00Z");
    assert_eq!(state(&app, told["reference"].as_str().unwrap()), "deemedUnanswered");
    assert_eq!(state(&app, &waiting[0].0), "received");
    at(&app, "2026-03-06T11:30:00Z");
    assert!(waiting.iter().all(|(reference, _)| state(&app, reference) == "deemedUnanswered"));
}
