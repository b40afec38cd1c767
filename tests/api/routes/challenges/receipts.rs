//! Receipts: guesses, their limits, and the routes that a receipt opens.
use crate::fixtures::app::fresh_database;
use crate::fixtures::challenges::{as_submitter, case_handler, file_challenge, submission};
use crate::fixtures::http::{agent, exchange};
use crate::fixtures::program::{Process, import_three_systems};
use crate::fixtures::town::small_town;
use algorithm_register::domain::challenges::Receipt;
use algorithm_register::http;
use algorithm_register::http::served_paths;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::Path;
use ureq::http::Request;

const GUESSES: u32 = 10_000;
const HERE: &str = "203.0.113.7";

/// Returns a receipt; all of them share their first eight words, so that one search finds them.
fn guess(n: u32) -> String {
    let mut bits = [0xc5; 16];
    bits[12..].copy_from_slice(&n.to_be_bytes());
    Receipt::new(bits).words()
}

fn files(folder: &Path) -> Vec<std::path::PathBuf> {
    let all = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    all.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

/// Sends a request with a receipt from a network and returns the status.
fn ask(agent: &ureq::Agent, base: &str, path: &str, receipt: &str, network: &str, body: Option<&Value>) -> u16 {
    let method = if body.is_some() { "POST" } else { "GET" };
    let request = Request::builder().method(method).uri(format!("{base}{path}"));
    let request = request.header("authorization", format!("Receipt {receipt}")).header("x-forwarded-for", network);
    let request = request.header("content-type", "application/json").body(()).unwrap();
    exchange(agent, request, body.map(|body| body.to_string().into_bytes()).as_deref()).unwrap().status
}

#[test]
fn ten_thousand_guesses_fail_and_leave_no_trace() {
    let folder = tempfile::tempdir().unwrap();
    let database = fresh_database(folder.path());
    import_three_systems(folder.path(), &database);
    // The most verbose log.
    let process = Process::start(folder.path(), &database, &["--log-level", "trace"]);
    let filing = json!({"kind": "missingEntry", "language": "nl", "text": "canary-text", "wish": "canary-wish",
        "contact": {"name": "canary-name", "email": "canary-mail@example.org", "other": "canary-other"}});
    let request = Request::post(format!("{}/v1/organizations/plaats-0/challenges", process.base));
    let request = request.header("content-type", "application/json").body(()).unwrap();
    let challenge = exchange(&agent(), request, Some(filing.to_string().as_bytes())).unwrap().json();
    let receipt = challenge["receipt"].as_str().unwrap().to_owned();
    let place = format!("/v1/challenges/{}/conversation", challenge["reference"].as_str().unwrap());

    let guessing: Vec<_> = (0..4)
        .map(|first| {
            let (agent, base, place) = (agent(), process.base.clone(), place.clone());
            std::thread::spawn(move || {
                let mut statuses = BTreeMap::<u16, u32>::new();
                for n in (first..GUESSES).step_by(4) {
                    let words = json!({"text": "canary-guess"});
                    let (path, body) = match n % 20 {
                        0 => (format!("{place}/messages"), Some(&words)),
                        _ => (place.clone(), None),
                    };
                    *statuses.entry(ask(&agent, &base, &path, &guess(n), HERE, body)).or_default() += 1;
                }
                statuses
            })
        })
        .collect();
    let mut statuses = BTreeMap::<u16, u32>::new();
    for one in guessing {
        one.join().unwrap().into_iter().for_each(|(status, count)| *statuses.entry(status).or_default() += count);
    }
    // Ten guesses are checked; the rest is throttled without a check.
    assert_eq!(statuses, BTreeMap::from([(401, 10), (429, GUESSES - 10)]));

    // The owner of the receipt is not throttled in any network, and guesses elsewhere are counted apart.
    let agent = agent();
    let words = json!({"text": "canary-message"});
    for network in [HERE, "198.51.100.1", "2001:db8::1"] {
        assert_eq!(ask(&agent, &process.base, &place, &receipt, network, None), 200, "{network}");
        assert_eq!(ask(&agent, &process.base, &format!("{place}/messages"), &receipt, network, Some(&words)), 200);
    }
    assert_eq!(ask(&agent, &process.base, &place, &guess(0), HERE, None), 429);
    assert_eq!(ask(&agent, &process.base, &place, &guess(0), "198.51.100.1", None), 401);

    drop(process);
    let statuses = std::fs::read_to_string(folder.path().join("server.log")).unwrap();
    assert!(statuses.contains("the register is ready"), "it tells something: {statuses}");
    let begin = |receipt: &str| receipt.split(' ').take(4).collect::<Vec<_>>().join(" ");
    let needles = ["canary".to_owned(), begin(&receipt), begin(&guess(0)), "eceipt ".to_owned()];
    for line in statuses.lines() {
        assert!(!needles.iter().any(|needle| line.contains(needle)), "{line}");
    }
    // Stored text is sealed or hashed.
    for file in files(folder.path()) {
        let bytes = std::fs::read(&file).unwrap();
        for needle in &needles[..3] {
            let there = bytes.windows(needle.len()).any(|part| part == needle.as_bytes());
            assert!(!there, "{}: {needle}", file.display());
        }
    }
}

/// The OpenAPI document names the routes, so that none is missing here.
#[test]
fn only_the_right_receipt_opens_each_route() {
    let app = small_town();
    let (challenge, other) = (file_challenge(&app, &submission()), file_challenge(&app, &submission()));
    assert_eq!(as_submitter(&app, &challenge, "PUT", "/contact", Some(&json!({"name": "Jo"}))).status, 200);
    let before = as_submitter(&app, &challenge, "GET", "", None).text();
    let token = format!("Bearer {}", case_handler(&app));
    let words = format!("Receipt {}", other.receipt);
    let document = http::document();
    let mut walked = 0;
    for (template, methods) in served_paths(&document) {
        for (method, operation) in &methods {
            if operation["security"][0].get("receipt").is_none() {
                continue;
            }
            walked += 1;
            let path = template
                .replace("{reference}", &challenge.reference)
                .replace("{id}", "01939f00-0000-7000-8000-000000000000");
            let id = operation["operationId"].as_str().unwrap();
            let body = match id {
                "set_contact" => json!({"name": "Bo"}),
                "confirm_contact" => json!({"code": "2Z2Z9ABC"}),
                "refer_own_challenge" => json!({"kind": "court", "to": "Court of Voorbeeldstad"}),
                _ => json!({"text": "Good morning."}),
            };
            let body = operation["requestBody"].is_object().then_some(&body);
            // Repeated errors are throttled: each request comes from another network.
            let network = format!("198.51.{walked}.1");
            let ask = |authorization: Option<&str>| {
                let mut headers = vec![("x-forwarded-for", network.as_str())];
                headers.extend(authorization.map(|value| ("authorization", value)));
                let answer = app.call_with(&method.to_uppercase(), &path, "", body, &headers);
                (answer.status, answer.json()["code"].as_str().unwrap_or_default().to_owned())
            };
            assert_eq!(ask(None), (401, "receiptMissing".into()), "{id} without a receipt");
            assert_eq!(ask(Some(&token)), (401, "receiptMissing".into()), "{id} with a token");
            assert_eq!(ask(Some("Receipt abandon ability")), (401, "receiptMissing".into()), "{id} with other words");
            assert_eq!(ask(Some(&words)), (401, "receiptUnknown".into()), "{id} with another's");
        }
    }
    assert!(walked > 12, "{walked}");
    assert_eq!(as_submitter(&app, &challenge, "GET", "", None).text(), before, "a refused request changes nothing");
}
