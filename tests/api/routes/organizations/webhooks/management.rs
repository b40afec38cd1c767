//! Webhooks of an organization: their addresses, their secrets and their retention.
use crate::fixtures::app::{App, MORNING};
use crate::fixtures::jobs::{advance_clock, run_until_idle};
use crate::fixtures::town::{row, with_field};
use crate::fixtures::webhook_receiver::{
    Receiver, WEBHOOKS, administrator, create_webhook, deliver_webhooks, import_systems, town_with_receivers,
};
use algorithm_register::config::Clock;
use algorithm_register::domain::accounts::Role;
use algorithm_register::jobs::retention::RETENTION;
use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use chrono::TimeDelta;
use serde_json::json;
use std::time::{Duration, Instant};

#[test]
fn internal_addresses_are_refused() {
    let app = App::start();
    app.import_nl(&[row(1, "Parkeervergunning", "Gemeente Voorbeeldstad")]);
    let admin = app.token(&[(Role::OrganizationAdmin, Some("voorbeeldstad"))]);
    for url in [
        "http://hooks.example.org/",
        "https://127.0.0.1/",
        "https://[::1]/",
        "https://[::ffff:10.0.0.1]/",
        "https://10.1.2.3:8443/x",
        "https://169.254.169.254/latest/meta-data",
        "https://192.168.0.1/",
        "https://0.0.0.0/",
        "https://hooks.example.org:0/",
    ] {
        let refused = app.call("POST", WEBHOOKS, &admin, Some(&json!({"url": url})));
        let payload = refused.json();
        assert_eq!((refused.status, &payload["errors"][0]["pointer"]), (422, &json!("/url")), "{url}: {payload}");
        assert!(!refused.text().contains("127.0.0") && !refused.text().contains("169.254"), "{payload}");
    }
    for body in [json!({}), json!({"url": "gopher://x"}), json!({"url": "https://user:word@example.org/"})] {
        assert_eq!(app.call("POST", WEBHOOKS, &admin, Some(&body)).status, 422, "{body}");
    }
    let unknown = json!({"url": "https://hooks.example.org/", "events": ["system.exploded"], "secret": "mine"});
    let payload = app.call("POST", WEBHOOKS, &admin, Some(&unknown)).json();
    let places: Vec<_> = payload["errors"].as_array().unwrap().iter().map(|error| error["pointer"].clone()).collect();
    assert_eq!(json!(places), json!(["/events/0", "/secret"]));
    // A name with an internal address is refused at delivery, without naming the address.
    let created = app.call("POST", WEBHOOKS, &admin, Some(&json!({"url": "https://localhost/"})));
    assert_eq!(created.status, 201);
    app.import_nl(&[row(2, "Kapvergunning", "Gemeente Voorbeeldstad")]);
    deliver_webhooks(&app.register);
    let shown = app.call("GET", &format!("{}/deliveries", created.header("location")), &admin, None).json();
    assert_eq!(shown["items"][0]["failure"], "the address is not public");
    assert!(shown["items"][0].get("status").is_none());
}

#[test]
fn secrets_are_shown_once_sealed_and_rotated() {
    let (app, admin) = town_with_receivers();
    let receiver = Receiver::new();
    let key = [("idempotency-key", "hook-1")];
    let new = json!({"url": receiver.url});
    let created = app.call_with("POST", WEBHOOKS, &admin, Some(&new), &key);
    assert_eq!(app.call_with("POST", WEBHOOKS, &admin, Some(&new), &key).text(), created.text());
    let (path, first) = (created.header("location").to_owned(), created.json()["secret"].as_str().unwrap().to_owned());
    assert_eq!(app.call("GET", WEBHOOKS, &admin, None).json()["total"], 1);
    let renewed = app.call("POST", &format!("{path}/secret"), &admin, None).json();
    let second = renewed["secret"].as_str().unwrap().to_owned();
    assert_eq!(renewed["overlapUntil"], "2026-03-03T09:00:00Z");
    assert_ne!(first, second);

    let test = |both: bool| {
        let admin = administrator(&app);
        let sent = app.call("POST", &format!("{path}/test"), &admin, None);
        assert_eq!((sent.status, sent.json()["type"].clone()), (202, json!("webhook.test")), "{}", sent.text());
        let twice = app.call("POST", &format!("{path}/test"), &admin, None);
        assert_eq!((twice.status, twice.json()["code"].clone()), (409, json!("testWaiting")));
        deliver_webhooks(&app.register);
        let received = receiver.take_messages().remove(0);
        assert_eq!(received.id, sent.json()["id"].as_str().unwrap());
        assert_eq!((received.signed_by(&first), received.signed_by(&second)), (both, true));
        received
    };
    let payload = test(true).json();
    assert_eq!((&payload["type"], &payload["timestamp"]), (&json!("webhook.test"), &json!(MORNING)));
    advance_clock(&app, TimeDelta::hours(24));
    test(false);

    // Secrets are neither in responses nor in the database.
    let auditor = app.token(&[(Role::Auditor, Some("voorbeeldstad"))]);
    for path in [WEBHOOKS, &path, &format!("{path}/deliveries"), "/v1/organizations/voorbeeldstad/audit"] {
        let shown = app.call("GET", path, &auditor, None);
        assert_eq!(shown.status, 200, "{path}");
        assert!(!shown.text().contains("whsec_") && !shown.text().contains("sealed"), "{path}");
    }
    let audit = app.call("GET", "/v1/organizations/voorbeeldstad/audit", &auditor, None).text();
    assert!(audit.contains("webhook.write"));
    let plain = BASE64.decode(&second["whsec_".len()..]).unwrap();
    let id = path.rsplit('/').next().unwrap().parse().unwrap();
    let mut conn = app.register.db.connection().unwrap();
    let sealed = algorithm_register::store::webhooks::find(&mut conn, id).unwrap().unwrap().sealed_secrets;
    assert!(sealed.len() > 100 && !sealed.contains(&second["whsec_".len()..]));
    for entry in std::fs::read_dir(app.folder.path()).unwrap().map(|entry| entry.unwrap().path()) {
        if entry.is_file() {
            let bytes = std::fs::read(&entry).unwrap();
            let holds = |needle: &[u8]| bytes.windows(needle.len()).any(|part| part == needle);
            assert!(!holds(second.as_bytes()) && !holds(&plain), "{}", entry.display());
        }
    }
}

#[test]
fn webhooks_belong_to_their_organization() {
    let (app, admin) = town_with_receivers();
    let receiver = Receiver::new();
    let (path, _) = create_webhook(&app, &admin, &receiver, json!([]));
    let stranger = app.token(&[(Role::OrganizationAdmin, Some("elders"))]);
    let merge = [("content-type", "application/merge-patch+json")];
    let their = path.replace("voorbeeldstad", "elders");
    for path in [&path, &their] {
        assert_eq!(app.call("GET", path, &stranger, None).status, 404);
        assert_eq!(app.call_with("PATCH", path, &stranger, Some(&json!({"disabled": true})), &merge).status, 404);
        assert_eq!(app.call("DELETE", path, &stranger, None).status, 404);
        assert_eq!(app.call("POST", &format!("{path}/secret"), &stranger, None).status, 404);
        assert_eq!(app.call("POST", &format!("{path}/test"), &stranger, None).status, 404);
        assert_eq!(app.call("GET", &format!("{path}/deliveries"), &stranger, None).status, 404);
    }
    // Deliveries are found only under their own webhook.
    import_systems(&app, &[(4, "Kapvergunning")]);
    deliver_webhooks(&app.register);
    let payload = receiver.take_messages().remove(0);
    let (other, _) = create_webhook(&app, &admin, &receiver, json!([]));
    assert_eq!(app.call("POST", &format!("{other}/deliveries/{}/retry", payload.id), &admin, None).status, 404);

    let change = json!({"events": ["system.redacted"], "url": "https://hooks.example.org/new"});
    let changed = app.call_with("PATCH", &path, &admin, Some(&change), &merge).json();
    assert_eq!((&changed["events"], &changed["url"]), (&change["events"], &change["url"]));
    let all = app.call_with("PATCH", &path, &admin, Some(&json!({"events": null})), &merge).json();
    assert_eq!((&all["events"], &all["url"]), (&json!([]), &change["url"]));
    for wrong in [json!({"url": null}), json!({"url": "https://10.0.0.1/"}), json!({"secret": "mine"})] {
        assert_eq!(app.call_with("PATCH", &path, &admin, Some(&wrong), &merge).status, 422, "{wrong}");
    }
    assert_eq!(app.call("PATCH", &path, &admin, Some(&json!({}))).status, 415);
    assert_eq!(app.call("DELETE", &path, &admin, None).status, 204);
    assert_eq!(app.call("GET", &path, &admin, None).status, 404);
    for _ in 1..10 {
        create_webhook(&app, &admin, &receiver, json!([]));
    }
    let many = app.call("POST", WEBHOOKS, &admin, Some(&json!({"url": receiver.url})));
    assert_eq!((many.status, many.json()["code"].clone()), (409, json!("tooManyWebhooks")));
}

#[test]
fn deliveries_and_import_rows_expire() {
    let (app, admin) = town_with_receivers();
    let receiver = Receiver::new();
    let (path, _) = create_webhook(&app, &admin, &receiver, json!([]));
    let publisher = app.token(&[(Role::Publisher, Some("voorbeeldstad"))]);
    let rows = json!({
        "algoritmes": [with_field(row(4, "Kapvergunning", "Gemeente Voorbeeldstad"), "status", "in_ontwikkeling")],
        "fetched_at": "2026-03-01T00:00:00Z",
    });
    let sent = app.send_file(
        "/v1/organizations/voorbeeldstad/imports?profile=nl-1.0&mode=publish",
        &publisher,
        "application/json",
        rows.to_string().as_bytes(),
        &[],
    );
    assert_eq!(sent.status, 202, "{}", sent.text());
    let import = sent.header("location").to_owned();
    let begun = Instant::now();
    while app.call("GET", &import, &publisher, None).json()["state"] == "running" {
        assert!(begun.elapsed() < Duration::from_secs(20), "the import must end");
        std::thread::sleep(Duration::from_millis(10));
    }
    deliver_webhooks(&app.register);
    assert_eq!(receiver.take_messages().len(), 1);
    let remaining_after = |days: i64| {
        app.clock.set(Clock::at(MORNING.parse().unwrap()).now() + TimeDelta::days(days));
        run_until_idle(&app.register, &RETENTION);
        let reader = app.token(&[(Role::OrganizationAdmin, Some("voorbeeldstad"))]);
        let total = |path: &str| app.call("GET", path, &reader, None).json()["total"].clone();
        let rows = app.call("GET", &format!("{import}/rows"), &reader, None).json()["items"].as_array().unwrap().len();
        let total = total(&format!("{path}/deliveries"));
        (total, rows, app.call("GET", &import, &reader, None).json()["counts"].clone())
    };
    let counts = json!({"published": 1});
    assert_eq!(remaining_after(29), (json!(1), 1, counts.clone()));
    assert_eq!(remaining_after(31), (json!(0), 1, counts.clone()));
    assert_eq!(remaining_after(91), (json!(0), 0, counts), "the import itself is kept");
}
