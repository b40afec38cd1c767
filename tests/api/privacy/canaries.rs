//! Private text of challenges on every surface, as every reader, and in every file.
use crate::fixtures::app::{App, postgres};
use crate::fixtures::challenges::{
    FiledChallenge, QUEUE, as_submitter, case_handler, file_challenge, parking_permit, submission,
};
use crate::fixtures::town::small_town_with_settings;
use algorithm_register::domain::accounts::Role;
use algorithm_register::http;
use algorithm_register::http::served_paths;
use algorithm_register::jobs::webhooks::DELIVERY_CREATION;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::io::{Read, Write};
use std::path::Path;
use std::time::Duration;

/// A register with private texts, and the names under which they can be requested.
struct TownWithSecrets {
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

impl TownWithSecrets {
    /// Returns true if a text contains something private.
    fn leaks(&self, bytes: &[u8]) -> bool {
        let text = String::from_utf8_lossy(bytes).to_ascii_lowercase();
        text.contains("canary") || self.needles.iter().any(|needle| text.contains(needle))
    }

    /// Returns every address that can be read, with all values of its parameters.
    fn addresses(&self) -> BTreeSet<String> {
        let document = http::document();
        let (system, size) =
            (parking_permit(&self.app), self.app.json("/v1/changes?limit=1")["total"].as_u64().unwrap());
        let mut all = BTreeSet::new();
        for (template, methods) in served_paths(&document) {
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
                assert!(!path.contains('{'), "{path} has an unknown parameter");
                // Parameters that change the response.
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

    /// Returns the addresses at which a reader finds something private.
    fn addresses_that_leak(&self, token: &str, receipt: Option<&str>) -> BTreeSet<String> {
        let receipt = receipt.map(|receipt| format!("Receipt {receipt}"));
        let headers: Vec<_> = receipt.iter().map(|receipt| ("authorization", receipt.as_str())).collect();
        let tells = |path: &String| {
            let response = self.app.call_with("GET", path, token, None, &headers);
            let text = format!("{:?}", response.headers);
            self.leaks(&response.bytes) || self.leaks(text.as_bytes()) || self.leaks(&unzipped(&response.bytes))
        };
        self.addresses().into_iter().filter(tells).collect()
    }

    /// Reads everything as readers without access to private text: all of them, or the most privileged.
    fn assert_nothing_leaks(&self, when: &str, all_readers: bool) {
        let app = &self.app;
        app.flush_index();
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
        for (who, token) in some.into_iter().chain(others.into_iter().filter(|_| all_readers)) {
            assert_eq!(self.addresses_that_leak(&token, None), BTreeSet::new(), "{when}, {who}");
        }
        assert!(!self.leaks(&stream(app)), "{when}, the stream of changes");
        for word in ["canary", "canary-text-open", "canary-note"] {
            for list in ["systems", "organizations"] {
                assert_eq!(app.json(&format!("/v1/{list}?q={word}"))["total"], 0, "{when}");
            }
            let nothing = json!({"completions": [], "systems": [], "organizations": []});
            assert_eq!(app.json(&format!("/v1/suggestions?q={word}")), nothing, "{when}");
        }
        // All files, such as the database and the search index: private text is sealed, hashed or absent.
        for file in files(app.folder.path()) {
            assert!(!self.leaks(&std::fs::read(&file).unwrap_or_default()), "{when}: {}", file.display());
        }
    }
}

fn files(folder: &Path) -> Vec<std::path::PathBuf> {
    let all = std::fs::read_dir(folder).unwrap().flatten().map(|entry| entry.path());
    all.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

/// Returns the unzipped files of a workbook.
fn unzipped(bytes: &[u8]) -> Vec<u8> {
    let mut all = Vec::new();
    let number = |at: usize| bytes.get(at..at + 2).map_or(0, |two| usize::from(u16::from_le_bytes([two[0], two[1]])));
    if !bytes.starts_with(b"PK") {
        return all;
    }
    for at in (0..bytes.len()).filter(|at| bytes[*at..].starts_with(b"PK\x03\x04")) {
        let begin = at + 30 + number(at + 26) + number(at + 28);
        // A part that is no file ends with an error; the bytes before the error count.
        let _ = flate2::read::DeflateDecoder::new(bytes.get(begin..).unwrap_or_default()).read_to_end(&mut all);
    }
    all
}

/// Returns the beginning of the stream of changes, which has no end.
fn stream(app: &App) -> Vec<u8> {
    let mut connection = std::net::TcpStream::connect(app.base.trim_start_matches("http://")).unwrap();
    connection.set_read_timeout(Some(Duration::from_millis(300))).unwrap();
    connection.write_all(b"GET /v1/changes/stream?after=0 HTTP/1.1\r\nHost: register.example\r\n\r\n").unwrap();
    let mut all = Vec::new();
    let _ = connection.read_to_end(&mut all);
    assert!(all.windows(18).any(|part| part == b"challenge.received"), "the stream contains challenges");
    all
}

/// Files challenges with private text in every field.
fn town_with_secrets() -> (TownWithSecrets, FiledChallenge, FiledChallenge) {
    let app = small_town_with_settings(|settings| settings.challenge_rate_limit = 100);
    let admin = app.token(&[(Role::OrganizationAdmin, Some("voorbeeldstad"))]);
    let settings = "/v1/organizations/voorbeeldstad/settings";
    let set = app.call_with("PUT", settings, &admin, Some(&json!({"attachments": true})), &[("if-match", "\"0\"")]);
    assert_eq!(set.status, 200);
    let hook = json!({"url": "https://hooks.example.org/register"});
    let hook = app.call("POST", "/v1/organizations/voorbeeldstad/webhooks", &admin, Some(&hook));
    assert_eq!(hook.status, 201, "{}", hook.text());
    let webhook = hook.json()["id"].as_str().unwrap().to_owned();
    let handler = case_handler(&app);
    let mut needles = Vec::new();
    let mut file = |name: &str| {
        let path = format!("/v1/systems/{}/challenges", parking_permit(&app));
        let headers = [("idempotency-key", name)];
        let acknowledgement = app.call_with("POST", &path, "", Some(&private_filing(name)), &headers).json();
        let text = |field: &str| acknowledgement[field].as_str().unwrap().to_owned();
        needles.extend([text("receipt"), text("textSalt")].map(|text| text.to_ascii_lowercase()));
        FiledChallenge::new("voorbeeldstad", &acknowledgement)
    };
    let (open, similar) = (file("open"), file("like"));
    let act = |FiledChallenge { reference, .. }: &FiledChallenge, what: &str, body: Option<Value>| {
        let response = app.call("POST", &format!("{QUEUE}/{reference}/{what}"), &handler, body.as_ref());
        assert_eq!(response.status, 200, "{what}: {}", response.text());
    };
    for challenge in [&open, &similar] {
        act(challenge, "screen", None);
        act(challenge, "notes", Some(json!({"text": "canary-note"})));
        act(challenge, "messages", Some(json!({"text": "canary-to-submitter"})));
        let sent = as_submitter(&app, challenge, "POST", "/messages", Some(&json!({"text": "canary-to-organization"})));
        assert_eq!(sent.status, 200, "{}", sent.text());
    }
    for what in ["admit", "begin"] {
        act(&open, what, None);
    }
    act(&open, "ask", Some(json!({"question": "canary-question?", "until": "2026-03-20"})));
    // A summary that was proposed and corrected, without agreement.
    act(&open, "summary", Some(json!({"text": {"nl": "canary-summary"}})));
    let corrected = as_submitter(&app, &open, "PUT", "/summary", Some(&json!({"text": "canary-correction"})));
    assert_eq!(corrected.status, 200, "{}", corrected.text());
    let place = format!("/v1/challenges/{}/conversation/attachments", open.reference);
    let receipt = format!("Receipt {}", open.receipt);
    let sent = app.send_file(&place, "", "text/plain", b"canary-attachment", &[("authorization", &receipt)]);
    assert_eq!(sent.status, 201, "{}", sent.text());
    let attachment = sent.json()["id"].as_str().unwrap().to_owned();
    while !matches!((DELIVERY_CREATION.step)(&app.register).unwrap(), algorithm_register::jobs::Step::Idle) {}
    let references = vec![open.reference.clone(), similar.reference.clone()];
    (TownWithSecrets { app, needles, references, attachment, webhook }, open, similar)
}

/// Asserts that every public route responds to one of the addresses, except those without content.
fn assert_public_routes_respond(town: &TownWithSecrets) {
    let document = http::document();
    let public = served_paths(&document)
        .into_iter()
        .filter(|(_, methods)| methods.get("get").is_some_and(|get| get.get("security").is_none()));
    let public: BTreeSet<_> = public.map(|(template, _)| template.split('{').next().unwrap().to_owned()).collect();
    let answered = town.addresses().into_iter().filter(|path| town.app.get(path).status == 200).collect::<Vec<_>>();
    let silent: Vec<_> =
        public.iter().filter(|begin| !answered.iter().any(|path| path.starts_with(begin.as_str()))).collect();
    assert_eq!(silent, [&"/v1/auth/oidc/", &"/v1/changes/stream"]);
}

/// Asserts that a refusal does not repeat the text that was sent.
fn assert_refusals_leak_nothing(town: &TownWithSecrets) {
    let app = &town.app;
    let path = format!("/v1/systems/{}/challenges", parking_permit(app));
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
        let response = app.call("POST", &path, "", Some(&body));
        let text = response.text();
        // The pointer of an error repeats a field name to its sender only.
        let text = text.replace("/canary-field", "");
        assert!(response.status == 422 && !town.leaks(text.as_bytes()), "{text}");
    }
    let broken = app.send_file(&path, "", "application/json", b"{\"text\": canary", &[]);
    assert!(broken.status == 400 && !town.leaks(&broken.bytes), "{}", broken.text());
}

#[test]
fn private_text_is_visible_only_to_its_readers() {
    let (town, open, similar) = town_with_secrets();
    town.assert_nothing_leaks("while it is open", true);
    assert_public_routes_respond(&town);
    assert_refusals_leak_nothing(&town);

    // Readers with access find the text: the search is able to find something.
    let places = |base: &str, opened: &str| {
        let file = format!("{base}/{}{opened}/attachments/{}", open.reference, town.attachment);
        BTreeSet::from([
            format!("{base}/{}{opened}", open.reference),
            format!("{base}/{}{opened}", similar.reference),
            file,
        ])
    };
    assert_eq!(town.addresses_that_leak(&case_handler(&town.app), None), places(QUEUE, ""));
    let mut own = places("/v1/challenges", "/conversation");
    own.remove(&format!("/v1/challenges/{}/conversation", similar.reference));
    own.insert(format!("/v1/challenges/{}/conversation/case-file", open.reference));
    assert_eq!(town.addresses_that_leak("", Some(&open.receipt)), own, "a receipt opens only its own challenge");

    let merged = town.app.call(
        "POST",
        &format!("{QUEUE}/{}/merge", similar.reference),
        &case_handler(&town.app),
        Some(&json!({"into": open.reference})),
    );
    assert_eq!(merged.status, 200, "{}", merged.text());
    town.assert_nothing_leaks("after a merger", false);

    let town = TownWithSecrets { app: town.app.restart(), ..town };
    town.assert_nothing_leaks("after a restart", false);
    let town = TownWithSecrets { app: town.app.restart_without_catalog(), ..town };
    town.assert_nothing_leaks("with a rebuilt index", false);

    // A name in a public reason is redacted everywhere.
    let act = |app: &App, what: &str, body: Value| {
        let response = app.call("POST", &format!("{QUEUE}/{}/{what}", open.reference), &case_handler(app), Some(&body));
        assert_eq!(response.status, 200, "{what}: {}", response.text());
    };
    let answered = as_submitter(&town.app, &open, "POST", "/messages", Some(&json!({"text": "canary-answer"})));
    assert_eq!(answered.json()["state"], "inReview", "{}", answered.text());
    act(&town.app, "extend", json!({"reason": {"nl": "Het is canary-reason."}}));
    assert!(!town.addresses_that_leak("", None).is_empty(), "a public canary is found");
    let words = json!({"reason": {"nl": "Iemand is ziek."}});
    let why = json!({"nl": "Er stond een naam in."});
    act(
        &town.app,
        "redact",
        json!({"field": "extension", "ground": "personalData", "reason": why, "replacement": words}),
    );
    town.app.flush_index();
    let town = TownWithSecrets { app: town.app.restart(), ..town };
    town.assert_nothing_leaks("after a redaction", true);

    assert_eq!(as_submitter(&town.app, &open, "POST", "/withdraw", None).status, 200);
    town.app.flush_index();
    let town = TownWithSecrets { app: town.app.restart(), ..town };
    let held = |name: &str| std::fs::read(town.app.folder.path().join(name)).unwrap_or_default();
    let backup = ["register.db", "register.db-wal"].map(|name| (name, held(name)));
    for challenge in [&open, &similar] {
        assert_eq!(as_submitter(&town.app, challenge, "DELETE", "", None).status, 200);
    }
    town.assert_nothing_leaks("after erasure", true);
    for token in [case_handler(&town.app), String::new()] {
        assert_eq!(
            town.addresses_that_leak(&token, token.is_empty().then_some(&open.receipt)),
            BTreeSet::new(),
            "erased text is gone for every reader"
        );
    }
    let town = TownWithSecrets { app: town.app.restart_without_catalog(), ..town };
    town.assert_nothing_leaks("after erasure, with a rebuilt index", false);
    assert_eq!(town.app.json("/v1/challenges")["total"], 2);
    // An older backup restores no erased text.
    let town = if postgres().is_some() { town } else { restored(town, &backup, &open) };
    file_challenge(&town.app, &submission());
}

/// Restarts with the files of a backup.
fn restored(town: TownWithSecrets, backup: &[(&str, Vec<u8>)], open: &FiledChallenge) -> TownWithSecrets {
    town.app.flush_index();
    let app = town.app.restart_with(|folder| {
        backup.iter().for_each(|(name, bytes)| std::fs::write(folder.join(name), bytes).unwrap());
    });
    let town = TownWithSecrets { app, ..town };
    for token in [case_handler(&town.app), String::new()] {
        assert_eq!(
            town.addresses_that_leak(&token, token.is_empty().then_some(&open.receipt)),
            BTreeSet::new(),
            "erased text is gone for every reader"
        );
    }
    town.assert_nothing_leaks("after a restore", false);
    town
}
