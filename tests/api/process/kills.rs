//! `kill -9` in the middle of submissions: each acknowledged challenge is there once, and its receipt opens it.
use crate::fixtures::app::fresh_database;
use crate::fixtures::http::{agent, exchange};
use crate::fixtures::program::{Process, export_and_verify, import_three_systems};
use algorithm_register::config::random;
use serde_json::{Value, json};
use std::path::PathBuf;
use std::time::{Duration, Instant};
use ureq::http::Request;

/// The number of submitters without a proof of work; one more has it.
const PLAIN: usize = 6;

/// The number of kills: three, or more with `make kills`.
fn kills() -> usize {
    #[expect(clippy::disallowed_methods, reason = "a test has no settings")]
    let kills = std::env::var("KILLS");
    kills.ok().and_then(|kills| kills.parse().ok()).unwrap_or(3)
}

/// A submission and its response, if one arrived.
struct Sent {
    key: String,
    body: Value,
    answer: Option<Value>,
}

/// A submitter.
#[derive(Clone)]
struct Client {
    agent: ureq::Agent,
    base: String,
    path: String,
}

impl Client {
    fn new(process: &Process, system: &str) -> Self {
        Self { agent: agent(), base: process.base.clone(), path: format!("/v1/systems/{system}/challenges") }
    }

    /// Returns the status and the text, or none if the register is gone.
    fn get(&self, path: &str, receipt: Option<&str>) -> Option<(u16, String)> {
        let mut request = Request::get(format!("{}{path}", self.base));
        if let Some(receipt) = receipt {
            request = request.header("authorization", format!("Receipt {receipt}"));
        }
        let response = exchange(&self.agent, request.body(()).unwrap(), None).ok()?;
        Some((response.status, response.text()))
    }

    fn json(&self, path: &str, receipt: Option<&str>) -> Value {
        let (status, text) = self.get(path, receipt).unwrap_or_else(|| panic!("no answer to {path}"));
        assert_eq!(status, 200, "{path}: {text}");
        serde_json::from_str(&text).unwrap()
    }

    /// Files a challenge. Returns the response, or none if the register is gone.
    fn submit(&self, key: &str, body: &Value) -> Option<Value> {
        let request = Request::post(format!("{}{}", self.base, self.path)).header("idempotency-key", key);
        let request = request.header("content-type", "application/json").body(()).unwrap();
        let response = exchange(&self.agent, request, Some(body.to_string().as_bytes())).ok()?;
        assert_eq!(response.status, 201, "{}", response.text());
        Some(response.json())
    }

    /// Submits until the register is gone.
    fn submit_on(&self, name: &str, with_work: bool) -> Vec<Sent> {
        let mut all = Vec::new();
        loop {
            let key = format!("{name}-{}", all.len());
            let mut body = json!({"kind": "entryError", "language": "nl", "text": format!("Dit is {key}.")});
            if with_work {
                let Some((_, question)) = self.get("/v1/challenges/proof-of-work", None) else { return all };
                body["proofOfWork"] = solved(&serde_json::from_str(&question).unwrap());
            }
            let answer = self.submit(&key, &body);
            let gone = answer.is_none();
            all.push(Sent { key, body, answer });
            if gone {
                return all;
            }
        }
    }

    /// Returns the number of entries of the log.
    fn size(&self) -> u64 {
        let (_, note) = self.get("/log/checkpoint", None).unwrap();
        note.lines().nth(1).unwrap().parse().unwrap()
    }
}

/// Solves a proof of work.
pub fn solved(asked: &Value) -> Value {
    use sha2::Digest as _;
    let (question, bits) = (asked["question"].as_str().unwrap(), asked["bits"].as_u64().unwrap());
    let begun = sha2::Sha256::new().chain_update(question).chain_update(":");
    let answer = (0u64..).find(|number| {
        let digest = begun.clone().chain_update(number.to_string()).finalize();
        u64::from(u128::from_be_bytes(*digest.first_chunk().unwrap()).leading_zeros()) >= bits
    });
    json!({"question": question, "answer": answer})
}

/// Returns the part of a response that a repeated request returns again. The proof differs: the log has grown.
fn without_acknowledgement(answer: &Value) -> Value {
    let mut compared = answer.clone();
    compared.as_object_mut().unwrap().remove("acknowledgement");
    compared
}

#[test]
fn an_acknowledged_challenge_survives_every_kill() {
    let folder = tempfile::tempdir().unwrap();
    let database = fresh_database(folder.path());
    import_three_systems(folder.path(), &database);
    let start = || Process::start(folder.path(), &database, &["--challenge-rate-limit", "1000000"]);
    let (mut process, kills, begun) = (start(), kills(), Instant::now());
    let client = Client::new(&process, "");
    let system = client.json("/v1/systems?limit=1", None)["items"][0]["id"].as_str().unwrap().to_owned();
    let (mut saved, mut filed, mut unanswered, mut least) = (Vec::<PathBuf>::new(), 0, 0, client.size());
    for round in 0..kills {
        let client = Client::new(&process, &system);
        let submitting: Vec<_> = (0..=PLAIN)
            .map(|n| {
                let client = Client { agent: agent(), ..client.clone() };
                std::thread::spawn(move || client.submit_on(&format!("{round}-{n}"), n == PLAIN))
            })
            .collect();
        let [chance] = random::<1>().unwrap();
        std::thread::sleep(Duration::from_millis(20 + 3 * u64::from(chance)));
        process.kill();
        let sent: Vec<Sent> = submitting.into_iter().flat_map(|one| one.join().unwrap()).collect();

        process = start();
        let client = Client::new(&process, &system);
        let indexes = sent.iter().filter_map(|one| one.answer.as_ref()?["index"].as_u64());
        least = indexes.map(|index| index + 1).chain([least]).max().unwrap();
        assert!(client.size() >= least, "the checkpoint went back behind an acknowledged challenge");
        for Sent { key, body, answer } in &sent {
            // A repeated request gets the same response, and an unanswered one gets its first.
            let again = client.submit(key, body).unwrap_or_else(|| panic!("{key} is not answered"));
            match answer {
                Some(answer) => assert_eq!(without_acknowledgement(answer), without_acknowledgement(&again), "{key}"),
                None => unanswered += 1,
            }
            let (reference, receipt) = (again["reference"].as_str().unwrap(), again["receipt"].as_str().unwrap());
            let conversation = client.json(&format!("/v1/challenges/{reference}/conversation"), Some(receipt));
            assert_eq!(conversation["filed"]["text"], body["text"], "{key}");
        }
        filed += sent.len();
        least = client.size();
        assert_eq!(client.json("/v1/challenges?limit=1", None)["total"], filed, "each once");
        if round % 20 == 19 || round + 1 == kills {
            assert!(export_and_verify(folder.path(), &database, &mut saved) >= least);
        }
    }
    assert!(filed > kills * PLAIN, "too few submissions to prove anything: {filed}");
    println!("{kills} kills in {:?}: {filed} submissions, {unanswered} of them in the middle", begun.elapsed());
}
