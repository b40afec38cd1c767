//! Delivery of webhooks: order, retries, failures and several processes.
use crate::fixtures::jobs::{advance_clock, run_until_idle};
use crate::fixtures::replica::open_replica;
use crate::fixtures::snapshot::assert_snapshot;
use crate::fixtures::town::row;
use crate::fixtures::webhook_receiver::{
    Receiver, administrator, create_webhook, deliver_webhooks, import_systems, town_with_receivers,
};
use algorithm_register::domain::accounts::Role;
use algorithm_register::jobs::{self, webhooks::DELIVERY_CREATION};
use algorithm_register::service::webhooks;
use chrono::TimeDelta;
use serde_json::{Value, json};
use std::collections::HashSet;

#[test]
fn webhooks_receive_signed_changes() {
    let (app, admin) = town_with_receivers();
    let (all, some) = (Receiver::new(), Receiver::new());
    let (path, secret) = create_webhook(&app, &admin, &all, json!([]));
    create_webhook(&app, &admin, &some, json!(["system.withdrawn", "system.confirmed"]));
    deliver_webhooks(&app.register);
    assert_eq!(all.take_messages().len(), 0, "a webhook starts with its creation");

    let first = app.register.catalog.read().size;
    import_systems(&app, &[(4, "Kapvergunning"), (5, "Leerlingenvervoer")]);
    app.import_nl(&[row(6, "Camera's", "Gemeente Elders")]);
    let late = Receiver::new();
    create_webhook(&app, &admin, &late, json!([]));
    let id = app.id("voorbeeldstad:kapvergunning");
    let publisher = app.token(&[(Role::Publisher, Some("voorbeeldstad"))]);
    let confirm = format!("/v1/organizations/voorbeeldstad/systems/{id}/confirm");
    assert_eq!(app.call("POST", &confirm, &publisher, None).status, 200);
    deliver_webhooks(&app.register);

    let received = all.take_messages();
    let changes = app.json(&format!("/v1/changes?after={}", first - 1));
    let own: Vec<_> =
        changes["items"].as_array().unwrap().iter().filter(|item| item["organization"] == "voorbeeldstad").collect();
    assert_eq!((own.len(), received.len()), (3, 3));
    for (fact, message) in own.iter().zip(&received) {
        let payload = message.json();
        assert_eq!((&payload["data"], &payload["type"], &payload["timestamp"]), (*fact, &fact["type"], &fact["at"]));
        assert!(message.signed_by(&secret));
        assert_eq!(message.timestamp.parse::<i64>().unwrap(), app.clock.now().timestamp());
    }
    let first = received[0].json();
    assert_snapshot!("webhook_payload", first, ".data.subject" => "[id]", ".data.digest" => "[digest]");
    for receiver in [some, late] {
        let payload: Vec<_> = receiver.take_messages().iter().map(|message| message.json()["type"].clone()).collect();
        assert_eq!(json!(payload), json!(["system.confirmed"]), "a webhook receives its events from its creation on");
    }

    let list = app.call("GET", &format!("{path}/deliveries?state=delivered&limit=2"), &admin, None);
    let page = list.json();
    assert_eq!((&page["total"], page["items"].as_array().unwrap().len()), (&json!(3), 2));
    let next = page["next"].as_str().unwrap();
    assert!(list.header("link").contains(next));
    let rest =
        app.call("GET", &format!("{path}/deliveries?state=delivered&limit=2&cursor={next}"), &admin, None).json();
    let ids = [&page, &rest].map(|page| page["items"].as_array().unwrap().clone()).concat();
    let ids: HashSet<_> = ids.iter().map(|item| item["id"].as_str().unwrap().to_owned()).collect();
    assert_eq!(ids, received.iter().map(|message| message.id.clone()).collect());
    assert_eq!((&rest["next"], &rest["items"][0]["status"]), (&Value::Null, &json!(200)));
    assert_eq!(app.call("GET", &format!("{path}/deliveries?state=lost"), &admin, None).status, 400);
    deliver_webhooks(&app.register);
    assert_eq!(all.take_messages().len(), 0, "no delivery is repeated");
}

#[test]
fn delivery_is_retried_for_three_days() {
    let (app, admin) = town_with_receivers();
    let receiver = Receiver::new();
    let (path, secret) = create_webhook(&app, &admin, &receiver, json!([]));
    receiver.answer("503 Service Unavailable");
    import_systems(&app, &[(4, "Kapvergunning"), (5, "Leerlingenvervoer")]);
    let (begun, mut attempts, mut second) = (app.clock.now(), Vec::new(), None);
    let dead = format!("{path}/deliveries?state=dead");
    let mut first = String::new();
    while app.call("GET", &dead, &administrator(&app), None).json()["total"] == 0 {
        deliver_webhooks(&app.register);
        for message in receiver.take_messages() {
            assert!(
                message.signed_by(&secret) && message.timestamp.parse::<i64>().unwrap() == app.clock.now().timestamp()
            );
            if first.is_empty() {
                first.clone_from(&message.id);
            }
            if message.id == first {
                attempts.push((app.clock.now() - begun).num_seconds());
            } else if second.is_none() {
                second = Some((app.clock.now() - begun).num_seconds());
            }
        }
        let waiting = app.call("GET", &format!("{path}/deliveries?state=waiting"), &administrator(&app), None).json();
        let due = waiting["items"].as_array().unwrap().iter().map(|item| item["dueAt"].as_str().unwrap().parse());
        let due: Vec<chrono::DateTime<chrono::Utc>> = due.collect::<Result<_, _>>().unwrap();
        let next = due.into_iter().filter(|due| *due > app.clock.now()).min();
        app.clock.set(next.unwrap_or(app.clock.now()));
    }
    let waits: Vec<_> = attempts.windows(2).map(|pair| pair[1] - pair[0]).collect();
    assert_eq!(waits, [5, 300, 1500, 7200, 18_000, 36_000, 50_400, 72_000, 73_800]);
    assert_eq!(attempts.last(), Some(&(72 * 3600 + 5)));
    // The order is kept for five minutes; then later deliveries overtake.
    assert_eq!(second, Some(305));
    let admin = administrator(&app);
    let shown = app.call("GET", &dead, &admin, None).json()["items"][0].clone();
    assert_eq!((&shown["id"], &shown["attempts"], &shown["status"]), (&json!(first), &json!(10), &json!(503)));
    assert_eq!(shown["failure"], "the receiver responded with status 503");
    assert!(shown.get("dueAt").is_none());

    // A dead delivery is sent again on request, unchanged.
    receiver.answer("204 No Content");
    deliver_webhooks(&app.register);
    receiver.take_messages();
    let again = app.call("POST", &format!("{path}/deliveries/{first}/retry"), &admin, None);
    assert_eq!(
        (again.status, again.json()["state"].clone(), again.json()["attempts"].clone()),
        (202, json!("waiting"), json!(0))
    );
    deliver_webhooks(&app.register);
    let received = receiver.take_messages();
    assert!(received.iter().any(|message| message.id == first));
    assert_eq!(app.call("GET", &dead, &admin, None).json()["total"], 0);
    assert_eq!(app.call("POST", &format!("{path}/deliveries/{}/retry", uuid::Uuid::nil()), &admin, None).status, 404);
}

#[test]
fn a_short_outage_keeps_the_order() {
    let (app, admin) = town_with_receivers();
    let receiver = Receiver::new();
    create_webhook(&app, &admin, &receiver, json!([]));
    receiver.answers(&["500 Oh no", "200 OK"]);
    import_systems(&app, &[(4, "Kapvergunning"), (5, "Leerlingenvervoer"), (6, "Bomen")]);
    deliver_webhooks(&app.register);
    assert_eq!(receiver.take_messages().len(), 1, "later deliveries wait");
    advance_clock(&app, TimeDelta::seconds(5));
    deliver_webhooks(&app.register);
    let order: Vec<_> =
        receiver.take_messages().iter().map(|message| message.json()["data"]["index"].as_u64().unwrap()).collect();
    assert!(order.len() == 3 && order.is_sorted(), "{order:?}");
}

#[test]
fn a_gone_receiver_is_disabled_and_redirects_are_not_followed() {
    let (app, admin) = town_with_receivers();
    let (gone, moved, elsewhere) = (Receiver::new(), Receiver::new(), Receiver::new());
    let (gone_path, _) = create_webhook(&app, &admin, &gone, json!([]));
    let (moved_path, _) = create_webhook(&app, &admin, &moved, json!([]));
    gone.answer("410 Gone");
    moved.answer(&format!("307 Temporary Redirect\r\nlocation: {}", elsewhere.url));
    import_systems(&app, &[(4, "Kapvergunning"), (5, "Leerlingenvervoer")]);
    deliver_webhooks(&app.register);
    assert_eq!((gone.take_messages().len(), moved.take_messages().len(), elsewhere.take_messages().len()), (1, 1, 0));
    assert!(app.call("GET", &gone_path, &admin, None).json()["disabledAt"].is_string());
    let dead = app.call("GET", &format!("{gone_path}/deliveries?state=dead"), &admin, None).json();
    assert_eq!(dead["total"], 2);
    let failures: HashSet<_> =
        dead["items"].as_array().unwrap().iter().map(|item| item["failure"].as_str().unwrap()).collect();
    assert_eq!(failures.len(), 2);
    assert!(failures.contains("the webhook was disabled"));
    let shown = app.call("GET", &format!("{moved_path}/deliveries"), &admin, None).json();
    let words = "the receiver responded with status 307: redirects are not followed";
    assert!(shown["items"].as_array().unwrap().iter().any(|item| item["failure"] == words));

    // An administrator enables it again, for later events.
    let refused = app.call("POST", &format!("{gone_path}/test"), &admin, None);
    assert_eq!((refused.status, refused.json()["code"].clone()), (409, json!("webhookDisabled")));
    import_systems(&app, &[(6, "Bomen")]);
    deliver_webhooks(&app.register);
    gone.answer("200 OK");
    let merge = [("content-type", "application/merge-patch+json")];
    let enabled = app.call_with("PATCH", &gone_path, &admin, Some(&json!({"disabled": null})), &merge);
    assert!(enabled.status == 200 && enabled.json().get("disabledAt").is_none(), "{}", enabled.text());
    import_systems(&app, &[(7, "Water")]);
    deliver_webhooks(&app.register);
    assert_eq!(gone.take_messages().len(), 1);
}

#[test]
fn an_unrecorded_delivery_is_repeated() {
    let (app, admin) = town_with_receivers();
    let receiver = Receiver::new();
    let (path, _) = create_webhook(&app, &admin, &receiver, json!([]));
    import_systems(&app, &[(4, "Kapvergunning")]);
    run_until_idle(&app.register, &DELIVERY_CREATION);
    let claimed = webhooks::claim_delivery(&app.register).unwrap().unwrap();
    assert_eq!(webhooks::send_delivery(&app.register, &claimed).unwrap().result, Ok(200));
    let first = receiver.take_messages().remove(0);
    // The attempt is not recorded.
    drop(claimed);
    app.flush_index();
    let app = app.restart();
    deliver_webhooks(&app.register);
    assert_eq!(receiver.take_messages().len(), 0, "another process may still be sending");
    advance_clock(&app, TimeDelta::minutes(1));
    deliver_webhooks(&app.register);
    let again = receiver.take_messages();
    assert_eq!(again.len(), 1);
    assert_eq!((&again[0].id, &again[0].body), (&first.id, &first.body), "the receiver recognizes the repetition");
    let shown = app.call("GET", &format!("{path}/deliveries"), &admin, None).json()["items"][0].clone();
    assert_eq!((&shown["state"], &shown["attempts"]), (&json!("delivered"), &json!(2)));
}

#[test]
fn two_processes_deliver_each_change_once() {
    let (app, admin) = town_with_receivers();
    let receivers = [Receiver::new(), Receiver::new(), Receiver::new()];
    for receiver in &receivers {
        create_webhook(&app, &admin, receiver, json!([]));
    }
    let (_folder, other) = open_replica(&app);
    let systems: Vec<_> = (10..22).map(|id| (id, format!("Systeem {id}"))).collect();
    import_systems(&app, &systems.iter().map(|(id, title)| (*id, title.as_str())).collect::<Vec<_>>());
    other.catch_up().unwrap();
    std::thread::scope(|threads| {
        for register in [&app.register, &other, &app.register, &other] {
            threads.spawn(|| deliver_webhooks(register));
        }
    });
    for receiver in &receivers {
        let order: Vec<_> =
            receiver.take_messages().iter().map(|message| message.json()["data"]["index"].as_u64().unwrap()).collect();
        assert!(order.len() == 12 && order.is_sorted(), "{order:?}");
    }
}

#[test]
fn a_slow_receiver_delays_no_other() {
    let (app, admin) = town_with_receivers();
    let (slow, quick) = (Receiver::new(), Receiver::new());
    create_webhook(&app, &admin, &slow, json!([]));
    create_webhook(&app, &admin, &quick, json!([]));
    slow.hold(true);
    app.clock.release();
    let running = jobs::start(&app.register).unwrap();
    import_systems(&app, &[(4, "Kapvergunning"), (5, "Leerlingenvervoer")]);
    quick.wait_for(2);
    slow.wait_for(1);
    // Writes continue, too.
    import_systems(&app, &[(6, "Bomen")]);
    quick.wait_for(3);
    assert_eq!(slow.take_messages().len(), 1, "one request at a time");
    slow.hold(false);
    slow.wait_for(2);
    running.stop();
    let indices: Vec<_> = quick.take_messages().iter().map(|message| message.json()["data"]["index"].clone()).collect();
    assert_eq!(indices.len(), 3);
}
