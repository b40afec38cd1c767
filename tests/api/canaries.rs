//! What is private of challenges stands nowhere but where it may: every surface is looked at, by everybody.
use crate::challenges::{QUEUE, filed, handler, submission, system, with};
use crate::support::{App, postgres, small_town_set};
use algorithm_register::domain::accounts::Role;
use algorithm_register::http;
use algorithm_register::jobs::webhooks::GATHERING;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::io::{Read, Write};
use std::path::Path;
use std::time::Duration;

type Mine = (String, String);

/// What is looked for, and what can be asked for.
struct Town {
    app: App,
    /// Besides `canary`, which every private text says: receipts and salts.
    needles: Vec<String>,
    references: Vec<String>,
    attachment: String,
    webhook: String,
}

fn private_filing(name: &str) -> Value {
    json!({
        "kind": "entryError", "language": "nl", "pointers": ["/name"],
        "text": format!("canary-text-{name}"), "wish": format!("canary-wish-{name}"),
        "contact": {"name": format!("canary-name-{name}"), "email": format!("canary-{name}@example.org"),
            "other": format!("canary-other-{name}")},
    })
}

impl Town {
    /// Whether a text says something that is private.
    fn tells(&self, bytes: &[u8]) -> bool {
        let text = String::from_utf8_lossy(bytes).to_ascii_lowercase();
        text.contains("canary") || self.needles.iter().any(|needle| text.contains(needle))
    }

    /// Every address that can be read, with all that can stand in it.
    fn addresses(&self) -> BTreeSet<String> {
        let document = http::document();
        let (system, size) = (system(&self.app), self.app.json("/v1/changes?limit=1")["total"].as_u64().unwrap());
        let mut all = BTreeSet::new();
        for (template, methods) in document["paths"].as_object().unwrap() {
            if methods.get("get").is_none() || template.ends_with("/changes/stream") {
                continue;
            }
            for reference in &self.references {
                let path = template.replace("{organization}", "voorbeeldstad").replace("{reference}", reference);
                let id = if template.contains("/attachments/") { &self.attachment } else { &system };
                let path = path.replace("{id}", id).replace("{number}", "1").replace("{webhook}", &self.webhook);
                if path.contains("{path}") {
                    let tiles = [format!("entries/000.p/{}", size % 256), format!("0/000.p/{}", size % 256)];
                    all.extend(tiles.map(|tile| path.replace("{path}", &tile)));
                    continue;
                }
                assert!(!path.contains('{'), "what stands in {path}?");
                // Parameters that change what is shown.
                let parameters = methods["get"]["parameters"].as_array();
                let takes = |name: &str| {
                    parameters.is_some_and(|all| all.iter().any(|one| one["in"] == "query" && one["name"] == name))
                };
                let extra = [
                    ("lang", "*"),
                    ("limit", "100"),
                    ("facets", "true"),
                    ("withdrawn", "true"),
                    ("after", "0"),
                    ("q", "parkeervergunning"),
                ];
                if takes("from") && takes("to") && !takes("action") {
                    all.insert(format!("{path}?from=1&to=1"));
                    all.insert(format!("{path}?from=1&to={size}"));
                }
                for (name, value) in extra.iter().filter(|(name, _)| takes(name)) {
                    all.insert(format!("{path}?{name}={value}"));
                }
                all.insert(path);
            }
        }
        all
    }

    /// Where somebody finds something that is private.
    fn found(&self, token: &str, receipt: Option<&str>) -> BTreeSet<String> {
        let receipt = receipt.map(|receipt| format!("Receipt {receipt}"));
        let headers: Vec<_> = receipt.iter().map(|receipt| ("authorization", receipt.as_str())).collect();
        let tells = |path: &String| {
            let answer = self.app.call_with("GET", path, token, None, &headers);
            let told = format!("{:?}", answer.headers);
            self.tells(&answer.bytes) || self.tells(told.as_bytes()) || self.tells(&unpacked(&answer.bytes))
        };
        self.addresses().into_iter().filter(tells).collect()
    }

    /// Looks at everything as those who may read nothing that is private: all of them, or those who see most.
    fn look(&self, when: &str, whoever: bool) {
        let app = &self.app;
        app.settle();
        let own = |role| app.token(&[(role, Some("voorbeeldstad"))]);
        let some = [
            ("anybody", String::new()),
            ("a case handler elsewhere", app.token(&[(Role::CaseHandler, Some("elders"))])),
            ("an auditor", own(Role::Auditor)),
        ];
        let others = [
            ("a stranger", app.token(&[])),
            ("an editor", own(Role::Editor)),
            ("a publisher", own(Role::Publisher)),
            ("an administrator", own(Role::OrganizationAdmin)),
            ("an administrator of the register", app.token(&[(Role::RegisterAdmin, None)])),
        ];
        for (who, token) in some.into_iter().chain(others.into_iter().filter(|_| whoever)) {
            assert_eq!(self.found(&token, None), BTreeSet::new(), "{when}, {who}");
        }
        assert!(!self.tells(&stream(app)), "{when}, the stream of changes");
        for word in ["canary", "canary-text-open", "canary-note"] {
            for list in ["systems", "organizations"] {
                assert_eq!(app.json(&format!("/v1/{list}?q={word}"))["total"], 0, "{when}");
            }
            let nothing = json!({"completions": [], "systems": [], "organizations": []});
            assert_eq!(app.json(&format!("/v1/suggestions?q={word}")), nothing, "{when}");
        }
        // The database, its logs, the search index, and whatever else there is: sealed, hashed, or not there.
        for file in files(app.folder.path()) {
            assert!(!self.tells(&std::fs::read(&file).unwrap_or_default()), "{when}: {}", file.display());
        }
    }
}

fn files(folder: &Path) -> Vec<std::path::PathBuf> {
    let all = std::fs::read_dir(folder).unwrap().flatten().map(|entry| entry.path());
    all.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

/// What is packed in a workbook.
fn unpacked(bytes: &[u8]) -> Vec<u8> {
    let mut all = Vec::new();
    let number = |at: usize| bytes.get(at..at + 2).map_or(0, |two| usize::from(u16::from_le_bytes([two[0], two[1]])));
    if !bytes.starts_with(b"PK") {
        return all;
    }
    for at in (0..bytes.len()).filter(|at| bytes[*at..].starts_with(b"PK\x03\x04")) {
        let begin = at + 30 + number(at + 26) + number(at + 28);
        // What is no file in it ends with an error; what was read until then counts.
        let _ = flate2::read::DeflateDecoder::new(bytes.get(begin..).unwrap_or_default()).read_to_end(&mut all);
    }
    all
}

/// The stream of changes from the beginning, for a moment: it has no end.
fn stream(app: &App) -> Vec<u8> {
    let mut connection = std::net::TcpStream::connect(app.base.trim_start_matches("http://")).unwrap();
    connection.set_read_timeout(Some(Duration::from_millis(300))).unwrap();
    connection.write_all(b"GET /v1/changes/stream?after=0 HTTP/1.1\r\nHost: register.example\r\n\r\n").unwrap();
    let mut all = Vec::new();
    let _ = connection.read_to_end(&mut all);
    assert!(all.windows(18).any(|part| part == b"challenge.received"), "the stream tells of challenges");
    all
}

/// Files challenges, and has everything said about them that is private.
fn town() -> (Town, Mine, Mine) {
    let app = small_town_set(|settings| settings.challenge_rate_limit = 100);
    let admin = app.token(&[(Role::OrganizationAdmin, Some("voorbeeldstad"))]);
    let settings = "/v1/organizations/voorbeeldstad/settings";
    let set = app.call_with("PUT", settings, &admin, Some(&json!({"attachments": true})), &[("if-match", "\"0\"")]);
    assert_eq!(set.status, 200);
    let hook = json!({"url": "https://hooks.example.org/register"});
    let hook = app.call("POST", "/v1/organizations/voorbeeldstad/webhooks", &admin, Some(&hook));
    assert_eq!(hook.status, 201, "{}", hook.text());
    let webhook = hook.json()["id"].as_str().unwrap().to_owned();
    let handler = handler(&app);
    let mut needles = Vec::new();
    let mut file = |name: &str| {
        let path = format!("/v1/systems/{}/challenges", system(&app));
        let told = app.call_with("POST", &path, "", Some(&private_filing(name)), &[("idempotency-key", name)]).json();
        let text = |field: &str| told[field].as_str().unwrap().to_owned();
        needles.extend([text("receipt"), text("textSalt")].map(|text| text.to_ascii_lowercase()));
        (text("reference"), text("receipt"))
    };
    let (open, like) = (file("open"), file("like"));
    let does = |(reference, _): &Mine, what: &str, body: Option<Value>| {
        let answer = app.call("POST", &format!("{QUEUE}/{reference}/{what}"), &handler, body.as_ref());
        assert_eq!(answer.status, 200, "{what}: {}", answer.text());
    };
    for mine in [&open, &like] {
        does(mine, "screen", None);
        does(mine, "notes", Some(json!({"text": "canary-note"})));
        does(mine, "messages", Some(json!({"text": "canary-to-submitter"})));
        let said = with(&app, mine, "POST", "/messages", Some(&json!({"text": "canary-to-organization"})));
        assert_eq!(said.status, 200, "{}", said.text());
    }
    for what in ["admit", "begin"] {
        does(&open, what, None);
    }
    does(&open, "ask", Some(json!({"question": "canary-question?", "until": "2026-03-20"})));
    // A summary that was proposed and corrected, and is not agreed to.
    does(&open, "summary", Some(json!({"text": {"nl": "canary-summary"}})));
    let corrected = with(&app, &open, "PUT", "/summary", Some(&json!({"text": "canary-correction"})));
    assert_eq!(corrected.status, 200, "{}", corrected.text());
    let place = format!("/v1/challenges/{}/conversation/attachments", open.0);
    let receipt = format!("Receipt {}", open.1);
    let sent = app.send_file(&place, "", "text/plain", b"canary-attachment", &[("authorization", &receipt)]);
    assert_eq!(sent.status, 201, "{}", sent.text());
    let attachment = sent.json()["id"].as_str().unwrap().to_owned();
    while !matches!((GATHERING.step)(&app.register).unwrap(), algorithm_register::jobs::Step::Idle) {}
    let references = vec![open.0.clone(), like.0.clone()];
    (Town { app, needles, references, attachment, webhook }, open, like)
}

#[test]
fn what_is_private_stands_nowhere_but_where_it_may() {
    let (town, open, like) = town();
    town.look("while it is open", true);
    // It is answers that are looked at: of what is public, all but what there is none of.
    let document = http::document();
    let public = document["paths"]
        .as_object()
        .unwrap()
        .iter()
        .filter(|(_, methods)| methods.get("get").is_some_and(|get| get.get("security").is_none()));
    let public: BTreeSet<_> = public.map(|(template, _)| template.split('{').next().unwrap()).collect();
    let answered = town.addresses().into_iter().filter(|path| town.app.get(path).status == 200).collect::<Vec<_>>();
    let silent: Vec<_> = public.iter().filter(|begin| !answered.iter().any(|path| path.starts_with(**begin))).collect();
    assert_eq!(silent, [&"/v1/auth/oidc/", &"/v1/changes/stream"]);

    // What is refused is told without what was sent.
    let app = &town.app;
    let path = format!("/v1/systems/{}/challenges", system(app));
    let wrong = |field: &str, value: Value| {
        let mut body = private_filing("refused");
        body[field] = value;
        body
    };
    let sent = [
        wrong("pointers", json!(["/canary-place"])),
        wrong("version", json!(9)),
        wrong("kind", json!("canary-kind")),
        wrong("canary-field", json!("canary-value")),
        wrong("proofOfWork", json!({"question": "canary.16.x.y", "answer": 1})),
        wrong("contact", json!({"email": "canary-no-address"})),
    ];
    for body in sent {
        let answer = app.call("POST", &path, "", Some(&body));
        let told = answer.text();
        // The place of a fault is told in the words of whoever sent it, to nobody else.
        let told = told.replace("/canary-field", "");
        assert!(answer.status == 422 && !town.tells(told.as_bytes()), "{told}");
    }
    let broken = app.send_file(&path, "", "application/json", b"{\"text\": canary", &[]);
    assert!(broken.status == 400 && !town.tells(&broken.bytes), "{}", broken.text());

    // Those who may read it find it, and just there: the look is able to find something.
    let places = |base: &str, opened: &str| {
        let file = format!("{base}/{}{opened}/attachments/{}", open.0, town.attachment);
        BTreeSet::from([format!("{base}/{}{opened}", open.0), format!("{base}/{}{opened}", like.0), file])
    };
    assert_eq!(town.found(&handler(app), None), places(QUEUE, ""));
    let mut own = places("/v1/challenges", "/conversation");
    own.remove(&format!("/v1/challenges/{}/conversation", like.0));
    own.insert(format!("/v1/challenges/{}/conversation/case-file", open.0));
    assert_eq!(town.found("", Some(&open.1)), own, "and another's receipt opens nothing");

    let merged = app.call("POST", &format!("{QUEUE}/{}/merge", like.0), &handler(app), Some(&json!({"into": open.0})));
    assert_eq!(merged.status, 200, "{}", merged.text());
    town.look("after a merger", false);

    let town = Town { app: town.app.restart(), ..town };
    town.look("after a restart", false);
    let town = Town { app: town.app.rebuilt(), ..town };
    town.look("with an index that was built anew", false);

    // A name got into a reason that everybody reads: it is taken out of everything.
    let does = |app: &App, what: &str, body: Value| {
        let answer = app.call("POST", &format!("{QUEUE}/{}/{what}", open.0), &handler(app), Some(&body));
        assert_eq!(answer.status, 200, "{what}: {}", answer.text());
    };
    let answered = with(&town.app, &open, "POST", "/messages", Some(&json!({"text": "canary-answer"})));
    assert_eq!(answered.json()["state"], "inReview", "{}", answered.text());
    does(&town.app, "extend", json!({"reason": {"nl": "Het is canary-reason."}}));
    assert!(!town.found("", None).is_empty(), "what is public is found");
    let words = json!({"reason": {"nl": "Iemand is ziek."}});
    let why = json!({"nl": "Er stond een naam in."});
    does(
        &town.app,
        "redact",
        json!({"field": "extension", "ground": "personalData", "reason": why, "replacement": words}),
    );
    town.app.settle();
    let town = Town { app: town.app.restart(), ..town };
    town.look("after a redaction", true);

    assert_eq!(with(&town.app, &open, "POST", "/withdraw", None).status, 200);
    town.app.settle();
    let town = Town { app: town.app.restart(), ..town };
    let held = |name: &str| std::fs::read(town.app.folder.path().join(name)).unwrap_or_default();
    let backup = ["register.db", "register.db-wal"].map(|name| (name, held(name)));
    for mine in [&open, &like] {
        assert_eq!(with(&town.app, mine, "DELETE", "", None).status, 200);
    }
    town.look("after erasure", true);
    for token in [handler(&town.app), String::new()] {
        assert_eq!(town.found(&token, token.is_empty().then_some(&open.1)), BTreeSet::new(), "it is gone for all");
    }
    // The log that SQLite writes ahead is emptied meanwhile, and what is public stays.
    std::thread::sleep(Duration::from_millis(600));
    let town = Town { app: town.app.rebuilt(), ..town };
    town.look("after erasure, with an index that was built anew", false);
    assert_eq!(town.app.json("/v1/challenges")["total"], 2);
    // A backup of before brings nothing back.
    let town = if postgres().is_some() { town } else { restored(town, &backup, &open) };
    filed(&town.app, &submission());
}

/// With the files of the database as they were.
fn restored(town: Town, backup: &[(&str, Vec<u8>)], open: &Mine) -> Town {
    town.app.settle();
    let app = town.app.restart_with(|folder| {
        backup.iter().for_each(|(name, bytes)| std::fs::write(folder.join(name), bytes).unwrap());
    });
    let town = Town { app, ..town };
    for token in [handler(&town.app), String::new()] {
        assert_eq!(town.found(&token, token.is_empty().then_some(&open.1)), BTreeSet::new(), "it is gone for all");
    }
    town.look("after a restore", false);
    town
}
