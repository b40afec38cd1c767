//! The list of changes: polling, long polling and the event stream.
use crate::fixtures::app::{App, MORNING, settings_for};
use crate::fixtures::town::{row, small_town, small_town_with_settings};
use algorithm_register::config::Clock;
use algorithm_register::domain::accounts::Actor;
use algorithm_register::service::{Register, systems};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

/// An event of the stream, as a browser reads it.
#[derive(Debug, PartialEq)]
struct Event {
    id: u64,
    event: String,
    data: Value,
}

/// A reader of the stream on a thread of its own.
struct Listener {
    events: Receiver<Event>,
    headers: ureq::http::HeaderMap,
}

impl Listener {
    fn open(base: &str, query: &str, last: Option<u64>) -> Self {
        let agent: ureq::Agent =
            ureq::Agent::config_builder().timeout_global(Some(Duration::from_secs(60))).build().into();
        let mut request = agent.get(format!("{base}/v1/changes/stream{query}"));
        if let Some(last) = last {
            request = request.header("last-event-id", last.to_string());
        }
        let response = request.call().unwrap();
        let (sender, events) = channel();
        let (parts, body) = response.into_parts();
        std::thread::spawn(move || {
            let (mut id, mut event) = (0, String::new());
            for line in BufReader::new(body.into_reader()).lines().map_while(Result::ok) {
                match line.split_once(": ") {
                    Some(("id", text)) => id = text.parse().unwrap(),
                    Some(("event", text)) => event = text.to_owned(),
                    Some(("data", text)) => {
                        let data = serde_json::from_str(text).unwrap();
                        if sender.send(Event { id, event: event.clone(), data }).is_err() {
                            return;
                        }
                    }
                    _ => {}
                }
            }
        });
        Self { events, headers: parts.headers }
    }

    fn next_events(&self, count: usize) -> Vec<Event> {
        (0..count).map(|_| self.events.recv_timeout(Duration::from_secs(20)).unwrap()).collect()
    }

    /// Returns the events until the stream ends.
    fn rest(&self) -> Vec<Event> {
        std::iter::from_fn(|| self.events.recv_timeout(Duration::from_secs(20)).ok()).collect()
    }
}

fn confirm(register: &Register, id: uuid::Uuid) {
    register.write_blocking(move |tx| systems::confirm(tx, id, Actor::Publisher)).unwrap();
}

#[test]
fn a_long_poll_returns_when_a_change_arrives() {
    let app = small_town_with_settings(|settings| settings.max_long_polls = 20);
    let id = app.id("elders:scanauto");
    let begun = Instant::now();
    assert_eq!(app.json("/v1/changes?after=3&wait=60")["items"][0]["index"], 4, "a change is already there");
    assert_eq!(app.json("/v1/changes?after=4&wait=1"), json!({"items": [], "total": 5, "next": null}));
    assert!(begun.elapsed() >= Duration::from_secs(1) && begun.elapsed() < Duration::from_secs(30));
    std::thread::scope(|scope| {
        let begun = Instant::now();
        // A waiter tries again while the check below occupies the last long poll.
        let wait = || loop {
            let response = app.get("/v1/changes?after=4&wait=60&limit=1");
            if response.status != 503 {
                return response;
            }
        };
        let waiters: Vec<_> = (0..20).map(|_| scope.spawn(wait)).collect();
        // All of them wait as soon as no long poll is left.
        while app.get("/v1/changes?after=4&wait=1").status != 503 {
            assert!(begun.elapsed() < Duration::from_secs(20), "the waiters must occupy all long polls");
            std::thread::sleep(Duration::from_millis(50));
        }
        confirm(&app.register, id);
        for waiter in waiters {
            let response = waiter.join().unwrap();
            assert_eq!(response.json()["items"][0]["type"], "system.confirmed");
            assert_eq!((response.header("cache-control"), response.header("register-index")), ("no-cache", "6"));
        }
        assert!(begun.elapsed() < Duration::from_secs(30));
    });
    for wrong in ["wait=0", "wait=61", "wait=x", "wait=1&wait=2", "until=3"] {
        assert_eq!(app.get(&format!("/v1/changes?{wrong}")).status, 400, "{wrong}");
    }
}

#[test]
fn an_index_beyond_the_log_is_refused() {
    let app = small_town();
    assert_eq!(app.json("/v1/changes?after=4")["items"], json!([]));
    for path in ["/v1/changes?after=5", "/v1/changes?after=5&wait=60", "/v1/changes/stream?after=5"] {
        let response = app.get(path);
        let error = &response.json()["errors"][0];
        assert_eq!((response.status, &error["pointer"], &error["code"]), (400, &json!("/after"), &json!("notInLog")));
    }
    let response = app.get_with("/v1/changes/stream?after=4", &[("last-event-id", "5")]);
    assert_eq!((response.status, &response.json()["errors"][0]["pointer"]), (400, &json!("/Last-Event-ID")));
    assert_eq!(app.get_with("/v1/changes/stream", &[("last-event-id", "x")]).status, 400);
    // An empty header is ignored: the parameter counts.
    let empty = app.get_with("/v1/changes/stream?after=5", &[("last-event-id", "")]);
    assert_eq!((empty.status, &empty.json()["errors"][0]["pointer"]), (400, &json!("/after")));
    assert_eq!(app.get_with("/v1/changes/stream", &[("accept", "application/json")]).status, 406);
    assert_eq!(app.get("/v1/changes/stream?limit=2").status, 400);
}

#[test]
fn the_stream_sends_the_items_of_the_list() {
    let app = small_town();
    let from_now = Listener::open(&app.base, "", None);
    let all = Listener::open(&app.base, "?after=0", None);
    let header_wins = Listener::open(&app.base, "?after=0", Some(3));
    assert_eq!(from_now.headers["content-type"], "text/event-stream");
    assert_eq!(from_now.headers["cache-control"], "no-store");
    assert_eq!(from_now.headers["x-accel-buffering"], "no");
    confirm(&app.register, app.id("elders:scanauto"));
    let items = app.json("/v1/changes")["items"].as_array().unwrap().clone();
    let expected = |first: usize| -> Vec<Event> {
        let event = |data: &Value| Event {
            id: data["index"].as_u64().unwrap(),
            event: data["type"].as_str().unwrap().to_owned(),
            data: data.clone(),
        };
        items[first..].iter().map(event).collect()
    };
    assert_eq!(all.next_events(5), expected(1));
    assert_eq!(header_wins.next_events(2), expected(4));
    assert_eq!(from_now.next_events(1), expected(5));
}

/// Imports continue while the server restarts, and no reader misses or repeats a change.
#[test]
fn each_change_arrives_once_and_in_order_across_restarts() {
    let mut app = small_town();
    let (mut listened, mut polled, mut rows) = (Vec::new(), Vec::new(), 0);
    for round in 0..4 {
        let listener = Listener::open(&app.base, "?after=0", listened.last().copied());
        let goal = 5 + 40 * (round + 1);
        std::thread::scope(|scope| {
            scope.spawn(|| {
                for _ in 0..8 {
                    let batch: Vec<_> =
                        (rows..rows + 5).map(|n| row(100 + n, &format!("Systeem {n}"), "Gemeente Elders")).collect();
                    app.import_nl(&batch);
                    rows += 5;
                }
            });
            while polled.len() < goal {
                let after = polled.last().map_or(String::new(), |last: &u64| format!("&after={last}"));
                let response = app.json(&format!("/v1/changes?wait=10&limit=7{after}"));
                polled.extend(response["items"].as_array().unwrap().iter().map(|item| item["index"].as_u64().unwrap()));
            }
        });
        // The next server sends the events that the listener has missed.
        listened.extend(listener.next_events(10 + round).iter().map(|event| event.id));
        app = app.restart();
        listened.extend(listener.rest().iter().map(|event| event.id));
    }
    let listener = Listener::open(&app.base, "", listened.last().copied());
    let all: Vec<u64> = (0..165).collect();
    let missing = 164 - listened.len();
    listened.extend(listener.next_events(missing).iter().map(|event| event.id));
    assert_eq!(polled, all);
    assert_eq!(listened, all[1..]);
}

/// Changes from before the start of the process come from the database, byte for byte the same.
#[test]
fn old_changes_read_the_same_after_a_restart() {
    let app = small_town();
    let before = app.get("/v1/changes").bytes;
    let app = app.restart();
    assert!(app.register.catalog.changes(0, 5).is_none(), "the changes are not in memory");
    assert_eq!(app.get("/v1/changes").bytes, before);
}

#[test]
fn changes_of_another_process_arrive() {
    let app = small_town();
    let id = app.id("elders:scanauto");
    let listener = Listener::open(&app.base, "", None);
    let database = &app.register.settings.database_url;
    let acting =
        Register::open_write_only(settings_for(app.folder.path(), database), Clock::at(MORNING.parse().unwrap()));
    let acting = acting.unwrap();
    (0..5).for_each(|_| confirm(&acting, id));
    // A reader of the other process may be ahead of this one: its request waits and is not refused.
    assert_eq!(app.json("/v1/changes?after=9")["total"], 10);
    let events = listener.next_events(5);
    assert_eq!(events.iter().map(|event| event.id).collect::<Vec<_>>(), [5, 6, 7, 8, 9]);
}

#[test]
fn long_polls_are_limited() {
    let app = App::start_with_settings(|settings| settings.max_long_polls = 2);
    app.import_nl(&[row(1, "Scanauto", "Gemeente Elders")]);
    let id = app.id("elders:scanauto");
    let (first, second) = (Listener::open(&app.base, "", None), Listener::open(&app.base, "", None));
    for path in ["/v1/changes/stream", "/v1/changes?after=1&wait=60"] {
        let response = app.get(path);
        assert_eq!((response.status, response.header("retry-after")), (503, "5"), "{path}");
    }
    assert_eq!(
        app.get("/v1/changes?after=0&wait=60").status,
        200,
        "a request that need not wait occupies no long poll"
    );
    confirm(&app.register, id);
    assert_eq!((first.next_events(1)[0].id, second.next_events(1)[0].id), (2, 2));
}

/// A HEAD request must not wait for a stream without an end.
#[test]
fn a_head_request_occupies_no_long_poll() {
    let app = App::start_with_settings(|settings| settings.max_long_polls = 0);
    let response = app.send("HEAD", "/v1/changes/stream", &[]);
    assert_eq!((response.status, response.bytes.len()), (200, 0));
    assert_eq!(response.header("content-type"), "text/event-stream");
    assert_eq!(app.get("/v1/changes/stream").status, 503);
}

/// The register notices a closed connection.
#[test]
fn a_disconnected_reader_frees_its_long_poll() {
    let app = App::start_with_settings(|settings| settings.max_long_polls = 1);
    let stream = std::net::TcpStream::connect(app.base.trim_start_matches("http://")).unwrap();
    std::io::Write::write_all(&mut &stream, b"GET /v1/changes/stream HTTP/1.1\r\nhost: x\r\n\r\n").unwrap();
    let begun = Instant::now();
    while app.get("/v1/changes?wait=1").status != 503 {
        assert!(begun.elapsed() < Duration::from_secs(20), "the stream must occupy the long poll");
    }
    drop(stream);
    while app.get("/v1/changes?wait=1").status == 503 {
        assert!(begun.elapsed() < Duration::from_secs(90), "the long poll must become free");
        std::thread::sleep(Duration::from_millis(50));
    }
}
