//! Deadlines of challenges: several processes, damaged cases and time zones.
use crate::fixtures::app::App;
use crate::fixtures::challenges::{FiledChallenge, as_submitter, file_challenge, parking_permit, submission};
use crate::fixtures::http::status_and_code;
use crate::fixtures::jobs::run_until_idle;
use crate::fixtures::town::small_town_with_settings;
use algorithm_register::domain::accounts::Role;
use algorithm_register::jobs::deadlines::DEADLINES;
use algorithm_register::store::challenges::{find_by_reference, update};
use serde_json::{Value, json};
use std::sync::{Arc, Barrier};

fn town() -> App {
    small_town_with_settings(|settings| settings.challenge_rate_limit = 1000)
}

/// Sets the clock and runs the deadlines that are due.
fn run_deadlines_at(app: &App, time: &str) {
    app.clock.set(time.parse().unwrap());
    run_until_idle(&app.register, &DEADLINES);
}

fn state(app: &App, reference: &str) -> Value {
    app.json(&format!("/v1/challenges/{reference}"))["state"].clone()
}

#[test]
fn two_processes_log_each_missed_deadline_once() {
    let app = town();
    let other = app.second_instance();
    let challenge: Vec<_> = (0..30).map(|_| file_challenge(&app, &submission())).collect();
    // The deadline is over for all of them.
    app.clock.set("2026-03-10T09:00:00Z".parse().unwrap());
    let start = Arc::new(Barrier::new(2));
    let both = [&app, &other].map(|one| {
        let (register, start) = (one.register.clone(), start.clone());
        std::thread::spawn(move || {
            start.wait();
            run_until_idle(&register, &DEADLINES);
        })
    });
    both.into_iter().for_each(|one| one.join().unwrap());
    for one in [&app, &other] {
        one.register.catch_up().unwrap();
        let entries = one.json("/v1/changes?limit=100")["items"].as_array().unwrap().clone();
        let missed = entries.iter().filter(|entry| entry["type"] == "challenge.deemedUnanswered");
        let mut missed: Vec<_> = missed.map(|entry| entry["subject"].to_string()).collect();
        assert_eq!(missed.len(), challenge.len());
        missed.sort_unstable();
        missed.dedup();
        assert_eq!(missed.len(), challenge.len(), "each once");
        assert_eq!(state(one, &challenge[0].reference), "deemedUnanswered");
    }
    // A review can be requested at either process, once.
    for (one, challenge) in [(&app, &challenge[0]), (&other, &challenge[1])] {
        let review = as_submitter(one, challenge, "POST", "/review", Some(&json!({"text": "Niemand antwoordt."})));
        assert_eq!(review.json()["state"], "reviewRequested", "{}", review.text());
    }
    let twice = as_submitter(&other, &challenge[0], "POST", "/review", Some(&json!({"text": "Nog eens."})));
    assert_eq!(status_and_code(&twice), (409, "notInThisState".into()));
}

#[test]
fn damaged_challenges_delay_no_others() {
    let app = town();
    // The damaged challenges are due first.
    let damaged: Vec<_> = (0..60).map(|_| file_challenge(&app, &submission())).collect();
    app.clock.set("2026-03-03T09:00:00Z".parse().unwrap());
    let whole = file_challenge(&app, &submission());
    {
        let mut conn = app.register.db.connection().unwrap();
        for FiledChallenge { reference, .. } in &damaged {
            let mut row = find_by_reference(&mut conn, reference).unwrap().unwrap();
            row.case_file = "{}".into();
            update(&mut conn, &row).unwrap();
        }
    }
    run_deadlines_at(&app, "2026-03-11T09:00:00Z");
    assert_eq!(state(&app, &whole.reference), "deemedUnanswered");
    assert_eq!(state(&app, &damaged[0].reference), "received");
}

#[test]
fn challenges_in_other_time_zones_delay_no_others() {
    let app = town();
    let set = |organization: &str, zone: &str| {
        let admin = app.token(&[(Role::OrganizationAdmin, Some(organization))]);
        let settings = json!({"timeZone": zone, "terms": {"acknowledgeDays": 4}});
        let path = format!("/v1/organizations/{organization}/settings");
        let set = app.call_with("PUT", &path, &admin, Some(&settings), &[("if-match", "\"0\"")]);
        assert_eq!(set.status, 200, "{}", set.text());
    };
    // It is still Sunday in one zone and Monday night in the other: four working days end a day later there.
    set("voorbeeldstad", "Pacific/Pago_Pago");
    set("elders", "Pacific/Kiritimati");
    let waiting: Vec<_> = (0..60).map(|_| file_challenge(&app, &submission())).collect();
    let path = format!("/v1/systems/{}/challenges", app.id("elders:scanauto"));
    let filing = app.call("POST", &path, "", Some(&submission())).json();
    assert_eq!(filing["due"]["acknowledge"], "2026-03-06", "{filing}");
    assert!(
        parking_permit(&app).len() == 36
            && app.json(&format!("/v1/challenges/{}", waiting[0].reference))["due"]["acknowledge"] == "2026-03-05"
    );
    // On the 6th (UTC) it is the 7th in one zone and still the 5th in the other.
    run_deadlines_at(&app, "2026-03-06T10:30:00Z");
    assert_eq!(state(&app, filing["reference"].as_str().unwrap()), "deemedUnanswered");
    assert_eq!(state(&app, &waiting[0].reference), "received");
    run_deadlines_at(&app, "2026-03-06T11:30:00Z");
    assert!(waiting.iter().all(|challenge| state(&app, &challenge.reference) == "deemedUnanswered"));
}
