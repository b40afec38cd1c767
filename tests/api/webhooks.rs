//! Webhooks: what is told, to whom, until when. The jobs are stepped by hand, and the clock is moved.
use crate::support::{App, MORNING, row, settings, with};
use algorithm_register::config::Clock;
use algorithm_register::domain::accounts::Role;
use algorithm_register::jobs::{
    self, Job, Step, retention::RETENTION, webhooks::DELIVERY, webhooks::DELIVERY_CREATION,
};
use algorithm_register::service::Register;
use algorithm_register::service::webhooks;
use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use chrono::TimeDelta;
use serde_json::{Value, json};
use std::collections::HashSet;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Condvar, Mutex};
use std::time::{Duration, Instant};

const WEBHOOKS: &str = "/v1/organizations/voorbeeldstad/webhooks";

/// What came to a receiver.
#[derive(Clone, Debug)]
struct Message {
    id: String,
    timestamp: String,
    signature: String,
    body: String,
}

impl Message {
    fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap()
    }

    /// The signatures of this message that a secret made: checked as a receiver does.
    fn signed_by(&self, secret: &str) -> bool {
        let key = BASE64.decode(secret.strip_prefix("whsec_").unwrap()).unwrap();
        let key = ring::hmac::Key::new(ring::hmac::HMAC_SHA256, &key);
        let signed = format!("{}.{}.{}", self.id, self.timestamp, self.body);
        let signatures = self.signature.split(' ').filter_map(|one| BASE64.decode(one.strip_prefix("v1,")?).ok());
        signatures.filter(|one| ring::hmac::verify(&key, signed.as_bytes(), one).is_ok()).count() == 1
    }
}

#[derive(Default)]
struct Heard {
    messages: Vec<Message>,
    /// What is answered next: a status line and headers; the last one stays.
    answers: Vec<String>,
    held: bool,
}

/// A city's own server, on this machine.
#[derive(Clone)]
struct Receiver {
    url: String,
    heard: Arc<(Mutex<Heard>, Condvar)>,
}

impl Receiver {
    fn new() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}/hook?from=register", listener.local_addr().unwrap());
        let receiver = Self { url, heard: Arc::default() };
        receiver.answer("200 OK");
        let other = receiver.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let other = other.clone();
                std::thread::spawn(move || other.hear(stream.unwrap()));
            }
        });
        receiver
    }

    fn answer(&self, line: &str) {
        self.answers(&[line]);
    }

    fn answers(&self, lines: &[&str]) {
        self.heard.0.lock().unwrap().answers = lines.iter().map(|line| (*line).to_owned()).collect();
    }

    /// Lets requests wait for their answer, or no longer.
    fn hold(&self, held: bool) {
        self.heard.0.lock().unwrap().held = held;
        self.heard.1.notify_all();
    }

    fn hear(&self, mut stream: TcpStream) {
        let mut reader = BufReader::new(stream.try_clone().unwrap());
        let mut lines = Vec::new();
        loop {
            let mut line = String::new();
            if reader.read_line(&mut line).unwrap_or(0) == 0 || line == "\r\n" {
                break;
            }
            lines.push(line.trim().to_owned());
        }
        let header = |name: &str| {
            let named = |line: &&String| line.to_lowercase().starts_with(&format!("{name}: "));
            lines.iter().find(named).map(|line| line[name.len() + 2..].to_owned()).unwrap_or_default()
        };
        if lines.is_empty() {
            return;
        }
        assert_eq!(
            (lines[0].as_str(), &*header("content-type")),
            ("POST /hook?from=register HTTP/1.1", "application/json")
        );
        let mut body = vec![0; header("content-length").parse().unwrap()];
        reader.read_exact(&mut body).unwrap();
        let message = Message {
            id: header("webhook-id"),
            timestamp: header("webhook-timestamp"),
            signature: header("webhook-signature"),
            body: String::from_utf8(body).unwrap(),
        };
        let mut heard = self.heard.0.lock().unwrap();
        heard.messages.push(message);
        while heard.held {
            heard = self.heard.1.wait(heard).unwrap();
        }
        let answer = if heard.answers.len() > 1 { heard.answers.remove(0) } else { heard.answers[0].clone() };
        drop(heard);
        let _ = write!(stream, "HTTP/1.1 {answer}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n");
    }

    /// What has come since this was last asked.
    fn take(&self) -> Vec<Message> {
        std::mem::take(&mut self.heard.0.lock().unwrap().messages)
    }

    fn wait_for(&self, count: usize) {
        let begun = Instant::now();
        while self.heard.0.lock().unwrap().messages.len() < count {
            assert!(begun.elapsed() < Duration::from_secs(20), "nothing comes");
            std::thread::sleep(Duration::from_millis(5));
        }
    }
}

/// Steps a job until it has nothing more to do.
pub fn finish(register: &Register, job: &Job) {
    loop {
        match (job.step)(register).unwrap() {
            Step::Idle => return,
            Step::Progress => {}
            Step::Detached(work) => work(),
        }
    }
}

fn deliver(register: &Register) {
    finish(register, &DELIVERY_CREATION);
    finish(register, &DELIVERY);
}

/// A register that may call receivers on this machine, with two cities.
fn town() -> (App, String) {
    let app = App::start_set(|settings| settings.outbound_allowlist = Some("127.0.0.0/8".into()));
    import(&app, &[(1, "Parkeervergunning"), (2, "Uitkering berekenen")]);
    app.import_nl(&[row(3, "Scanauto", "Gemeente Elders")]);
    let admin = admin(&app);
    (app, admin)
}

/// An administrator's token: good for ten minutes.
fn admin(app: &App) -> String {
    app.token(&[(Role::OrganizationAdmin, Some("voorbeeldstad"))])
}

fn import(app: &App, systems: &[(u32, &str)]) {
    let rows: Vec<_> = systems.iter().map(|(id, title)| row(*id, title, "Gemeente Voorbeeldstad")).collect();
    assert_eq!(app.import_nl(&rows).refused().count(), 0);
}

/// The path of a new webhook, and its secret.
fn webhook(app: &App, admin: &str, receiver: &Receiver, events: Value) -> (String, String) {
    let made = app.call("POST", WEBHOOKS, admin, Some(&json!({"url": receiver.url, "events": events})));
    assert_eq!(made.status, 201, "{}", made.text());
    (made.header("location").to_owned(), made.json()["secret"].as_str().unwrap().to_owned())
}

fn later(app: &App, time: TimeDelta) {
    app.clock.set(app.clock.now() + time);
}

#[test]
fn what_happens_is_told_to_the_city_with_a_signature() {
    let (app, admin) = town();
    let (all, some) = (Receiver::new(), Receiver::new());
    let (path, secret) = webhook(&app, &admin, &all, json!([]));
    webhook(&app, &admin, &some, json!(["system.withdrawn", "system.confirmed"]));
    deliver(&app.register);
    assert_eq!(all.take().len(), 0, "a webhook is told what happens from now on");

    let first = app.register.catalog.read().size;
    import(&app, &[(4, "Kapvergunning"), (5, "Leerlingenvervoer")]);
    app.import_nl(&[row(6, "Camera's", "Gemeente Elders")]);
    let late = Receiver::new();
    webhook(&app, &admin, &late, json!([]));
    let id = app.id("voorbeeldstad:kapvergunning");
    let publisher = app.token(&[(Role::Publisher, Some("voorbeeldstad"))]);
    let confirm = format!("/v1/organizations/voorbeeldstad/systems/{id}/confirm");
    assert_eq!(app.call("POST", &confirm, &publisher, None).status, 200);
    deliver(&app.register);

    let heard = all.take();
    let changes = app.json(&format!("/v1/changes?after={}", first - 1));
    let own: Vec<_> =
        changes["items"].as_array().unwrap().iter().filter(|item| item["organization"] == "voorbeeldstad").collect();
    assert_eq!((own.len(), heard.len()), (3, 3));
    for (fact, message) in own.iter().zip(&heard) {
        let told = message.json();
        assert_eq!((&told["data"], &told["type"], &told["timestamp"]), (*fact, &fact["type"], &fact["at"]));
        assert!(message.signed_by(&secret));
        assert_eq!(message.timestamp.parse::<i64>().unwrap(), app.clock.now().timestamp());
    }
    for receiver in [some, late] {
        let told: Vec<_> = receiver.take().iter().map(|message| message.json()["type"].clone()).collect();
        assert_eq!(json!(told), json!(["system.confirmed"]), "what it asked for, from its creation on");
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
    assert_eq!(ids, heard.iter().map(|message| message.id.clone()).collect());
    assert_eq!((&rest["next"], &rest["items"][0]["status"]), (&Value::Null, &json!(200)));
    assert_eq!(app.call("GET", &format!("{path}/deliveries?state=lost"), &admin, None).status, 400);
    deliver(&app.register);
    assert_eq!(all.take().len(), 0, "nothing is told twice");
}

#[test]
fn a_receiver_may_be_away_for_three_days() {
    let (app, admin) = town();
    let receiver = Receiver::new();
    let (path, secret) = webhook(&app, &admin, &receiver, json!([]));
    receiver.answer("503 Service Unavailable");
    import(&app, &[(4, "Kapvergunning"), (5, "Leerlingenvervoer")]);
    let (begun, mut attempts, mut second) = (app.clock.now(), Vec::new(), None);
    let dead = format!("{path}/deliveries?state=dead");
    let mut first = String::new();
    while app.call("GET", &dead, &self::admin(&app), None).json()["total"] == 0 {
        deliver(&app.register);
        for message in receiver.take() {
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
        let waiting = app.call("GET", &format!("{path}/deliveries?state=waiting"), &self::admin(&app), None).json();
        let due = waiting["items"].as_array().unwrap().iter().map(|item| item["dueAt"].as_str().unwrap().parse());
        let due: Vec<chrono::DateTime<chrono::Utc>> = due.collect::<Result<_, _>>().unwrap();
        let next = due.into_iter().filter(|due| *due > app.clock.now()).min();
        app.clock.set(next.unwrap_or(app.clock.now()));
    }
    let waits: Vec<_> = attempts.windows(2).map(|pair| pair[1] - pair[0]).collect();
    assert_eq!(waits, [5, 300, 1500, 7200, 18_000, 36_000, 50_400, 72_000, 73_800]);
    assert_eq!(attempts.last(), Some(&(72 * 3600 + 5)));
    // The order is kept for five minutes; then the next one is not held up by the first.
    assert_eq!(second, Some(305));
    let admin = self::admin(&app);
    let shown = app.call("GET", &dead, &admin, None).json()["items"][0].clone();
    assert_eq!((&shown["id"], &shown["attempts"], &shown["status"]), (&json!(first), &json!(10), &json!(503)));
    assert_eq!(shown["failure"], "the receiver responded with status 503");
    assert!(shown.get("dueAt").is_none());

    // What was given up is sent again when somebody asks for it, and is still the same.
    receiver.answer("204 No Content");
    deliver(&app.register);
    receiver.take();
    let again = app.call("POST", &format!("{path}/deliveries/{first}/retry"), &admin, None);
    assert_eq!(
        (again.status, again.json()["state"].clone(), again.json()["attempts"].clone()),
        (202, json!("waiting"), json!(0))
    );
    deliver(&app.register);
    let heard = receiver.take();
    assert!(heard.iter().any(|message| message.id == first));
    assert_eq!(app.call("GET", &dead, &admin, None).json()["total"], 0);
    assert_eq!(app.call("POST", &format!("{path}/deliveries/{}/retry", uuid::Uuid::nil()), &admin, None).status, 404);
}

#[test]
fn order_is_kept_while_a_receiver_is_away_for_a_moment() {
    let (app, admin) = town();
    let receiver = Receiver::new();
    webhook(&app, &admin, &receiver, json!([]));
    receiver.answers(&["500 Oh no", "200 OK"]);
    import(&app, &[(4, "Kapvergunning"), (5, "Leerlingenvervoer"), (6, "Bomen")]);
    deliver(&app.register);
    assert_eq!(receiver.take().len(), 1, "what comes after it waits");
    later(&app, TimeDelta::seconds(5));
    deliver(&app.register);
    let order: Vec<_> =
        receiver.take().iter().map(|message| message.json()["data"]["index"].as_u64().unwrap()).collect();
    assert!(order.len() == 3 && order.is_sorted(), "{order:?}");
}

#[test]
fn a_receiver_that_is_gone_is_told_nothing_more_and_redirects_lead_nowhere() {
    let (app, admin) = town();
    let (gone, moved, elsewhere) = (Receiver::new(), Receiver::new(), Receiver::new());
    let (gone_path, _) = webhook(&app, &admin, &gone, json!([]));
    let (moved_path, _) = webhook(&app, &admin, &moved, json!([]));
    gone.answer("410 Gone");
    moved.answer(&format!("307 Temporary Redirect\r\nlocation: {}", elsewhere.url));
    import(&app, &[(4, "Kapvergunning"), (5, "Leerlingenvervoer")]);
    deliver(&app.register);
    assert_eq!((gone.take().len(), moved.take().len(), elsewhere.take().len()), (1, 1, 0));
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

    // It is told again only when an administrator wants that, and then what happens from there on.
    let refused = app.call("POST", &format!("{gone_path}/test"), &admin, None);
    assert_eq!((refused.status, refused.json()["code"].clone()), (409, json!("webhookDisabled")));
    import(&app, &[(6, "Bomen")]);
    deliver(&app.register);
    gone.answer("200 OK");
    let merge = [("content-type", "application/merge-patch+json")];
    let enabled = app.call_with("PATCH", &gone_path, &admin, Some(&json!({"disabled": null})), &merge);
    assert!(enabled.status == 200 && enabled.json().get("disabledAt").is_none(), "{}", enabled.text());
    import(&app, &[(7, "Water")]);
    deliver(&app.register);
    assert_eq!(gone.take().len(), 1);
}

#[test]
fn a_process_that_ends_between_sending_and_noting_sends_again() {
    let (app, admin) = town();
    let receiver = Receiver::new();
    let (path, _) = webhook(&app, &admin, &receiver, json!([]));
    import(&app, &[(4, "Kapvergunning")]);
    finish(&app.register, &DELIVERY_CREATION);
    let claimed = webhooks::claim_delivery(&app.register).unwrap().unwrap();
    assert_eq!(webhooks::send_delivery(&app.register, &claimed).unwrap().result, Ok(200));
    let first = receiver.take().remove(0);
    // It is never noted.
    drop(claimed);
    app.settle();
    let app = app.restart();
    deliver(&app.register);
    assert_eq!(receiver.take().len(), 0, "the other process may still be at it");
    later(&app, TimeDelta::minutes(1));
    deliver(&app.register);
    let again = receiver.take();
    assert_eq!(again.len(), 1);
    assert_eq!((&again[0].id, &again[0].body), (&first.id, &first.body), "the receiver knows it again");
    let shown = app.call("GET", &format!("{path}/deliveries"), &admin, None).json()["items"][0].clone();
    assert_eq!((&shown["state"], &shown["attempts"]), (&json!("delivered"), &json!(2)));
}

/// Another process on the same database: with the same keys, and a folder of its own.
pub fn replica(app: &App) -> (tempfile::TempDir, Register) {
    let folder = tempfile::tempdir().unwrap();
    let mut settings = settings(folder.path(), &app.register.settings.database_url);
    let key = |name: &str| std::fs::read_to_string(app.folder.path().join("keys").join(name)).unwrap();
    (settings.log_key, settings.instance_key) = (Some(key("log.key")), Some(key("instance.key")));
    settings.outbound_allowlist.clone_from(&app.register.settings.outbound_allowlist);
    settings.smtp_url.clone_from(&app.register.settings.smtp_url);
    settings.mail_from.clone_from(&app.register.settings.mail_from);
    (folder, Register::open(settings, app.clock.clone()).unwrap())
}

#[test]
fn two_processes_tell_each_fact_once() {
    let (app, admin) = town();
    let receivers = [Receiver::new(), Receiver::new(), Receiver::new()];
    for receiver in &receivers {
        webhook(&app, &admin, receiver, json!([]));
    }
    let (_folder, other) = replica(&app);
    let systems: Vec<_> = (10..22).map(|id| (id, format!("Systeem {id}"))).collect();
    import(&app, &systems.iter().map(|(id, title)| (*id, title.as_str())).collect::<Vec<_>>());
    other.catch_up().unwrap();
    std::thread::scope(|threads| {
        for register in [&app.register, &other, &app.register, &other] {
            threads.spawn(|| deliver(register));
        }
    });
    for receiver in &receivers {
        let order: Vec<_> =
            receiver.take().iter().map(|message| message.json()["data"]["index"].as_u64().unwrap()).collect();
        assert!(order.len() == 12 && order.is_sorted(), "{order:?}");
    }
}

#[test]
fn one_slow_receiver_holds_nobody() {
    let (app, admin) = town();
    let (slow, quick) = (Receiver::new(), Receiver::new());
    webhook(&app, &admin, &slow, json!([]));
    webhook(&app, &admin, &quick, json!([]));
    slow.hold(true);
    app.clock.release();
    let running = jobs::start(&app.register).unwrap();
    import(&app, &[(4, "Kapvergunning"), (5, "Leerlingenvervoer")]);
    quick.wait_for(2);
    slow.wait_for(1);
    // And nobody who writes.
    import(&app, &[(6, "Bomen")]);
    quick.wait_for(3);
    assert_eq!(slow.take().len(), 1, "one request at a time");
    slow.hold(false);
    slow.wait_for(2);
    running.stop();
    let indices: Vec<_> = quick.take().iter().map(|message| message.json()["data"]["index"].clone()).collect();
    assert_eq!(indices.len(), 3);
}

#[test]
fn addresses_inside_are_not_called() {
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
        let told = refused.json();
        assert_eq!((refused.status, &told["errors"][0]["pointer"]), (422, &json!("/url")), "{url}: {told}");
        assert!(!refused.text().contains("127.0.0") && !refused.text().contains("169.254"), "{told}");
    }
    for body in [json!({}), json!({"url": "gopher://x"}), json!({"url": "https://user:word@example.org/"})] {
        assert_eq!(app.call("POST", WEBHOOKS, &admin, Some(&body)).status, 422, "{body}");
    }
    let unknown = json!({"url": "https://hooks.example.org/", "events": ["system.exploded"], "secret": "mine"});
    let told = app.call("POST", WEBHOOKS, &admin, Some(&unknown)).json();
    let places: Vec<_> = told["errors"].as_array().unwrap().iter().map(|fault| fault["pointer"].clone()).collect();
    assert_eq!(json!(places), json!(["/events/0", "/secret"]));
    // A name that leads inside is refused when it is called, and nobody learns where it leads.
    let made = app.call("POST", WEBHOOKS, &admin, Some(&json!({"url": "https://localhost/"})));
    assert_eq!(made.status, 201);
    app.import_nl(&[row(2, "Kapvergunning", "Gemeente Voorbeeldstad")]);
    deliver(&app.register);
    let shown = app.call("GET", &format!("{}/deliveries", made.header("location")), &admin, None).json();
    assert_eq!(shown["items"][0]["failure"], "the address is not public");
    assert!(shown["items"][0].get("status").is_none());
}

#[test]
fn secrets_are_told_once_sealed_and_replaced_within_a_day() {
    let (app, admin) = town();
    let receiver = Receiver::new();
    let key = [("idempotency-key", "hook-1")];
    let new = json!({"url": receiver.url});
    let made = app.call_with("POST", WEBHOOKS, &admin, Some(&new), &key);
    assert_eq!(app.call_with("POST", WEBHOOKS, &admin, Some(&new), &key).text(), made.text());
    let (path, first) = (made.header("location").to_owned(), made.json()["secret"].as_str().unwrap().to_owned());
    assert_eq!(app.call("GET", WEBHOOKS, &admin, None).json()["total"], 1);
    let renewed = app.call("POST", &format!("{path}/secret"), &admin, None).json();
    let second = renewed["secret"].as_str().unwrap().to_owned();
    assert_eq!(renewed["overlapUntil"], "2026-03-03T09:00:00Z");
    assert_ne!(first, second);

    let test = |both: bool| {
        let admin = self::admin(&app);
        let sent = app.call("POST", &format!("{path}/test"), &admin, None);
        assert_eq!((sent.status, sent.json()["type"].clone()), (202, json!("webhook.test")), "{}", sent.text());
        let twice = app.call("POST", &format!("{path}/test"), &admin, None);
        assert_eq!((twice.status, twice.json()["code"].clone()), (409, json!("testWaiting")));
        deliver(&app.register);
        let heard = receiver.take().remove(0);
        assert_eq!(heard.id, sent.json()["id"].as_str().unwrap());
        assert_eq!((heard.signed_by(&first), heard.signed_by(&second)), (both, true));
        heard
    };
    let told = test(true).json();
    assert_eq!((&told["type"], &told["timestamp"]), (&json!("webhook.test"), &json!(MORNING)));
    later(&app, TimeDelta::hours(24));
    test(false);

    // Nobody finds a secret again: not in answers, not in the database.
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
    let (app, admin) = town();
    let receiver = Receiver::new();
    let (path, _) = webhook(&app, &admin, &receiver, json!([]));
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
    // Nor does a webhook of one's own lead to another's deliveries.
    import(&app, &[(4, "Kapvergunning")]);
    deliver(&app.register);
    let told = receiver.take().remove(0);
    let (other, _) = webhook(&app, &admin, &receiver, json!([]));
    assert_eq!(app.call("POST", &format!("{other}/deliveries/{}/retry", told.id), &admin, None).status, 404);

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
        webhook(&app, &admin, &receiver, json!([]));
    }
    let many = app.call("POST", WEBHOOKS, &admin, Some(&json!({"url": receiver.url})));
    assert_eq!((many.status, many.json()["code"].clone()), (409, json!("tooManyWebhooks")));
}

#[test]
fn what_nobody_needs_any_more_is_forgotten() {
    let (app, admin) = town();
    let receiver = Receiver::new();
    let (path, _) = webhook(&app, &admin, &receiver, json!([]));
    let publisher = app.token(&[(Role::Publisher, Some("voorbeeldstad"))]);
    let rows = json!({
        "algoritmes": [with(row(4, "Kapvergunning", "Gemeente Voorbeeldstad"), "status", "in_ontwikkeling")],
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
        assert!(begun.elapsed() < Duration::from_secs(20), "the file is not taken in");
        std::thread::sleep(Duration::from_millis(10));
    }
    deliver(&app.register);
    assert_eq!(receiver.take().len(), 1);
    let kept = |days: i64| {
        app.clock.set(Clock::at(MORNING.parse().unwrap()).now() + TimeDelta::days(days));
        finish(&app.register, &RETENTION);
        let reader = app.token(&[(Role::OrganizationAdmin, Some("voorbeeldstad"))]);
        let total = |path: &str| app.call("GET", path, &reader, None).json()["total"].clone();
        let rows = app.call("GET", &format!("{import}/rows"), &reader, None).json()["items"].as_array().unwrap().len();
        let total = total(&format!("{path}/deliveries"));
        (total, rows, app.call("GET", &import, &reader, None).json()["counts"].clone())
    };
    let counts = json!({"published": 1});
    assert_eq!(kept(29), (json!(1), 1, counts.clone()));
    assert_eq!(kept(31), (json!(0), 1, counts.clone()));
    assert_eq!(kept(91), (json!(0), 0, counts), "that there was an import is kept");
}
