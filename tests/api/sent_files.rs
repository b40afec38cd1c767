//! Files that organizations send, and what comes of their rows.
use crate::support::{Answer, App, row, small_town, with};
use algorithm_register::domain::accounts::Role;
use algorithm_register::domain::settings::Settings;
use algorithm_register::service::settings;
use algorithm_register::store::{imports, organizations, sessions};
use chrono::TimeDelta;
use serde_json::{Value, json};
use std::sync::mpsc::channel;
use std::time::{Duration, Instant};

const IMPORTS: &str = "/v1/organizations/voorbeeldstad/imports";

fn nl(rows: &[Value]) -> String {
    json!({"algoritmes": rows, "fetched_at": "2026-03-01T00:00:00Z"}).to_string()
}

fn of_town(id: u32, title: &str) -> Value {
    row(id, title, "Gemeente Voorbeeldstad")
}

fn send(app: &App, token: &str, asked: &str, file: &str) -> Answer {
    app.send_file(&format!("{IMPORTS}?profile=nl-1.0&{asked}"), token, "application/json", file.as_bytes(), &[])
}

/// Sends a file and waits until it was taken in.
fn take(app: &App, token: &str, asked: &str, file: &str) -> Value {
    let answer = send(app, token, asked, file);
    assert_eq!(answer.status, 202, "{}", answer.text());
    ended(app, token, answer.header("location"))
}

fn ended(app: &App, token: &str, address: &str) -> Value {
    let begun = Instant::now();
    loop {
        let import = app.call("GET", address, token, None).json();
        if import["state"] != "running" {
            return import;
        }
        assert!(begun.elapsed().as_secs() < 60, "{import}");
        std::thread::sleep(Duration::from_millis(10));
    }
}

fn rows(app: &App, token: &str, import: &Value, asked: &str) -> Value {
    let id = import["id"].as_str().unwrap();
    app.call("GET", &format!("{IMPORTS}/{id}/rows?{asked}"), token, None).json()
}

fn two_person_rule(app: &App, on: bool) {
    app.register
        .write_blocking(move |tx| {
            let id = organizations::find_by_slug(tx.conn, "voorbeeldstad")?.unwrap().id.0;
            settings::save(tx, id, &Settings { two_person_rule: on, ..Settings::default() })
        })
        .unwrap();
}

#[test]
fn a_file_becomes_publications_and_the_same_file_changes_nothing() {
    let app = small_town();
    let token = app.token(&[(Role::Publisher, Some("voorbeeldstad"))]);
    // One that the operator imported, the same with news, two new ones, and three that are none.
    let file = nl(&[
        of_town(1, "Parkeervergunning"),
        with(of_town(2, "Uitkering berekenen"), "title", "Uitkering bepalen"),
        of_town(10, "Kapvergunning"),
        with(of_town(11, "Zonder doel"), "doel", ""),
        row(12, "Van een ander", "Gemeente Elders"),
        row(13, "Van niemand", "Gemeente Nergens"),
    ]);
    let import = take(&app, &token, "mode=publish", &file);
    assert_eq!(import["counts"], json!({"unchanged": 1, "updated": 1, "published": 1, "refused": 3}), "{import}");
    assert_eq!((&import["state"], &import["total"], &import["done"]), (&json!("done"), &json!(6), &json!(6)));

    let report = rows(&app, &token, &import, "");
    let lines: Vec<_> = report["items"].as_array().unwrap().iter().collect();
    assert_eq!((lines.len(), report["total"].as_u64()), (6, Some(6)));
    assert_eq!(
        (&lines[2]["row"], &lines[2]["key"], &lines[2]["outcome"]),
        (&json!(3), &json!("10"), &json!("published"))
    );
    assert_eq!(lines[2]["system"], json!(app.id("voorbeeldstad:kapvergunning").to_string()));
    for (line, code) in [(4, "otherOrganization"), (5, "otherOrganization")] {
        assert_eq!(
            (&lines[line]["errors"][0]["code"], &lines[line]["errors"][0]["pointer"]),
            (&json!(code), &json!("/organization"))
        );
    }
    assert_eq!(app.json("/v1/systems/voorbeeldstad:uitkering-berekenen")["name"], "Uitkering bepalen");
    assert_eq!(app.json("/v1/organizations")["total"], 2, "nobody was registered");
    assert_eq!(app.json("/v1/organizations/elders/systems")["total"], 1);

    let before = app.get("/log/checkpoint").text();
    app.clock.set(app.clock.now() + TimeDelta::seconds(1));
    let again = take(&app, &token, "mode=publish", &file);
    assert_eq!(again["counts"], json!({"unchanged": 3, "refused": 3}));
    assert_eq!(again["fileDigest"], import["fileDigest"]);
    assert_eq!(app.get("/log/checkpoint").text(), before);
    let same = rows(&app, &token, &again, "outcome=unchanged&limit=2");
    assert_eq!((same["items"].as_array().unwrap().len(), &same["total"], &same["next"]), (2, &json!(3), &json!("2")));
    let rest = rows(&app, &token, &again, "outcome=unchanged&limit=2&cursor=2");
    assert_eq!((&rest["items"][0]["row"], &rest["next"]), (&json!(3), &Value::Null));

    let list = app.call("GET", &format!("{IMPORTS}?limit=1"), &token, None);
    assert_eq!((&list.json()["total"], &list.json()["items"][0]["id"]), (&json!(2), &again["id"]));
    let second =
        app.call("GET", &format!("{IMPORTS}?limit=1&cursor={}", list.json()["next"].as_str().unwrap()), &token, None);
    assert_eq!((&second.json()["items"][0]["id"], &second.json()["next"]), (&import["id"], &Value::Null));
    assert_eq!(second.header("cache-control"), "no-store");

    // The operator's file of the whole country knows again what the city sent.
    let report = app.import_nl(&[of_town(10, "Kapvergunning")]);
    assert_eq!(report.rows[0].outcome.as_str(), "unchanged");
}

#[test]
fn a_file_becomes_drafts_that_editors_keep() {
    let app = small_town();
    let token = app.token(&[(Role::Editor, Some("voorbeeldstad"))]);
    let file = |third: &str| {
        nl(&[
            of_town(1, "Parkeervergunning"),
            with(of_town(2, "Uitkering berekenen"), "title", "Uitkering bepalen"),
            of_town(10, third),
        ])
    };
    let before = app.get("/log/checkpoint").text();
    let import = take(&app, &token, "", &file("Kapvergunning"));
    assert_eq!(import["counts"], json!({"unchanged": 1, "drafted": 2}));
    assert_eq!(app.get("/log/checkpoint").text(), before, "a draft is not in the log");
    let known = app.id("voorbeeldstad:uitkering-berekenen").to_string();
    let lines = rows(&app, &token, &import, "outcome=drafted")["items"].clone();
    assert_eq!(lines[0]["system"], json!(known), "a draft of the next version");
    let new = lines[1]["system"].clone();

    assert_eq!(take(&app, &token, "", &file("Kapvergunning"))["counts"], json!({"unchanged": 3}));
    // Nobody has touched the draft: it follows its source, under the same id.
    let moved = take(&app, &token, "", &file("Kapvergunning bomen"));
    assert_eq!(moved["counts"], json!({"unchanged": 2, "drafted": 1}));
    assert_eq!(rows(&app, &token, &moved, "outcome=drafted")["items"][0]["system"], new);
    // A dry run says so and leaves it.
    let tried = take(&app, &token, "dryRun=true", &file("Kapvergunning hagen"));
    assert_eq!(tried["counts"], json!({"unchanged": 2, "drafted": 1}));
    assert_eq!(take(&app, &token, "", &file("Kapvergunning bomen"))["counts"], json!({"unchanged": 3}));

    // An editor works on it: it is theirs from now on.
    let place = format!("/v1/organizations/voorbeeldstad/systems/{}/draft", new.as_str().unwrap());
    let draft = app.call("GET", &place, &token, None);
    let edit = |draft: &Answer, record: Value| {
        let headers = [("if-match", draft.header("etag")), ("content-type", "application/merge-patch+json")];
        app.call_with("PATCH", &place, &token, Some(&record), &headers)
    };
    let edited = edit(&draft, json!({"summary": {"nl": "Wie een boom wil kappen, vraagt het hier."}}));
    assert_eq!(edited.status, 200, "{}", edited.text());
    let kept = take(&app, &token, "", &file("Kapvergunning hagen"));
    assert_eq!(kept["counts"], json!({"unchanged": 2, "kept": 1}));
    assert_eq!(rows(&app, &token, &kept, "outcome=kept")["items"][0]["system"], new);
    assert_eq!(app.call("GET", &place, &token, None).bytes, edited.bytes, "not a letter of it has changed");
    // Once it is published, the row leads to the system.
    let publisher = app.token(&[(Role::Publisher, Some("voorbeeldstad"))]);
    let published = app.call("POST", &format!("{place}/publish"), &publisher, Some(&json!({})));
    assert_eq!(published.status, 201, "the bar is that of imports: {}", published.text());
    let again = take(&app, &token, "", &file("Kapvergunning hagen"));
    assert_eq!(again["counts"], json!({"unchanged": 2, "drafted": 1}), "a draft of its next version");
    assert_eq!(rows(&app, &token, &again, "outcome=drafted")["items"][0]["system"], new);
}

#[test]
fn a_rehearsal_publishes_nothing() {
    let app = small_town();
    let token = app.token(&[(Role::Publisher, Some("voorbeeldstad"))]);
    let before = app.get("/log/checkpoint").text();
    let import = take(&app, &token, "mode=publish&dryRun=true", &nl(&[of_town(1, "Parkeren"), of_town(10, "Nieuw")]));
    assert_eq!((&import["counts"], &import["dryRun"]), (&json!({"updated": 1, "published": 1}), &json!(true)));
    let lines = rows(&app, &token, &import, "")["items"].clone();
    assert!(lines[0]["system"].is_string() && lines[1].get("system").is_none(), "{lines}");
    assert_eq!(app.get("/log/checkpoint").text(), before);
}

#[test]
fn the_templates_of_the_dutch_register_become_drafts() {
    let app = small_town();
    let token = app.token(&[(Role::Editor, Some("voorbeeldstad"))]);
    let file = include_str!("../fixtures/formats/nl-templates-1.0.json");
    let import = take(&app, &token, "mode=draft", file);
    assert_eq!(import["counts"], json!({"drafted": 27}));
    assert_eq!(take(&app, &token, "mode=draft", file)["counts"], json!({"unchanged": 27}));
    let publisher = app.token(&[(Role::Publisher, Some("elders"))]);
    let elsewhere = "/v1/organizations/elders/imports?profile=nl-1.0&mode=publish";
    let answer = app.send_file(elsewhere, &publisher, "application/json", file.as_bytes(), &[]);
    assert_eq!(ended(&app, &publisher, answer.header("location"))["counts"], json!({"published": 27}));
    assert!(app.json("/v1/systems/elders:dataprotector")["purpose"].as_str().unwrap().starts_with("Anonimiseren"));
}

#[test]
fn who_may_send_what() {
    let app = small_town();
    let file = nl(&[of_town(10, "Nieuw")]);
    let refused = |token: &str, asked: &str, status: u16, code: &str| {
        let answer = send(&app, token, asked, &file);
        assert_eq!((answer.status, answer.json()["code"].as_str()), (status, Some(code)), "{asked}");
    };
    let token = |role, at| app.token(&[(role, at)]);
    refused("", "", 401, "tokenMissing");
    refused(&token(Role::Publisher, Some("elders")), "", 404, "notFound");
    refused(&token(Role::RegisterAdmin, None), "", 404, "notFound");
    let editor = token(Role::Editor, Some("voorbeeldstad"));
    refused(&editor, "mode=publish", 403, "roleMissing");
    let auditor = token(Role::Auditor, Some("voorbeeldstad"));
    refused(&auditor, "", 403, "roleMissing");
    let publisher = token(Role::Publisher, Some("voorbeeldstad"));
    two_person_rule(&app, true);
    refused(&publisher, "mode=publish", 403, "twoPersonRule");
    let import = take(&app, &editor, "mode=draft", &file);
    two_person_rule(&app, false);
    assert_eq!(take(&app, &publisher, "mode=publish", &file)["counts"], json!({"published": 1}));

    // Reports are for members, and another organization's import is the same as none.
    let id = import["id"].as_str().unwrap();
    assert_eq!(app.call("GET", &format!("{IMPORTS}/{id}"), &auditor, None).json(), import);
    let stranger = token(Role::Editor, Some("elders"));
    let places = [IMPORTS.to_owned(), format!("{IMPORTS}/{id}"), format!("{IMPORTS}/{id}/rows")];
    for path in &places {
        assert_eq!(app.call("GET", path, &stranger, None).status, 404, "{path}");
        assert_eq!(app.call("GET", path, "", None).status, 401, "{path}");
    }
    for path in ["", "/rows"] {
        let theirs = format!("/v1/organizations/elders/imports/{id}{path}");
        let none = format!("/v1/organizations/elders/imports/{}{path}", uuid::Uuid::nil());
        assert_eq!(app.call("GET", &theirs, &stranger, None).bytes, app.call("GET", &none, &stranger, None).bytes);
        assert_eq!(app.call("GET", &theirs, &stranger, None).status, 404);
    }
}

#[test]
fn what_is_no_file_is_refused_as_a_whole() {
    let app = small_town();
    let token = app.token(&[(Role::Editor, Some("voorbeeldstad"))]);
    let file = nl(&[of_town(10, "Nieuw")]);
    let codes = |answer: &Answer| {
        let problem = answer.json();
        let errors = problem["errors"].as_array().cloned().unwrap_or_default();
        errors
            .iter()
            .map(|one| format!("{} {}", one["pointer"].as_str().unwrap(), one["code"].as_str().unwrap()))
            .collect::<Vec<_>>()
    };
    let post = |asked: &str, kind: &str, file: &str| {
        app.send_file(&format!("{IMPORTS}?{asked}"), &token, kind, file.as_bytes(), &[])
    };
    let answer = post("mode=later&dryRun=1&x=1", "application/json", &file);
    assert_eq!(
        (answer.status, codes(&answer)),
        (
            400,
            ["/dryRun parameter", "/mode parameter", "/profile required", "/x unknownParameter"]
                .map(str::to_owned)
                .to_vec()
        )
    );
    let answer = post("profile=nl-9", "application/json", &file);
    assert_eq!((answer.status, codes(&answer)), (400, vec!["/profile parameter".to_owned()]));
    assert_eq!(post("profile=nl-1.0", "text/csv", &file).status, 415);
    let zipped = app.send_file(
        &format!("{IMPORTS}?profile=nl-1.0"),
        &token,
        "application/json",
        b"x",
        &[("content-encoding", "gzip")],
    );
    assert_eq!(zipped.status, 415);
    let answer = post("profile=nl-1.0", "application/json", &file[..file.len() - 9]);
    assert_eq!((answer.status, codes(&answer)), (422, vec![" malformed".to_owned()]));
    let answer = post("profile=register", "application/x-ndjson", &file);
    assert_eq!((answer.status, codes(&answer)), (422, vec![" wrongProfile".to_owned()]));
    assert_eq!(app.call("GET", IMPORTS, &token, None).json()["total"], 0, "nothing of it is an import");
}

#[test]
fn a_file_has_a_limit() {
    let app = small_town();
    let token = app.token(&[(Role::Editor, Some("voorbeeldstad"))]);
    let path = format!("{IMPORTS}?profile=nl-1.0");
    // As long as is taken: it is read, and found to be empty.
    let longest = vec![b' '; 50_000_000];
    let answer = app.send_file(&path, &token, "application/json", &longest, &[]);
    assert_eq!((answer.status, answer.json()["errors"][0]["code"].as_str()), (422, Some("malformed")));
    // One byte more, announced or not.
    let longer = vec![b' '; 50_000_001];
    assert_eq!(app.send_file(&path, &token, "application/json", &longer, &[]).status, 413);
    assert_eq!(
        app.send_file(&path, &token, "application/json", &longer, &[("transfer-encoding", "chunked")]).status,
        413
    );
    assert_eq!(
        take(&app, &token, "", &nl(&[of_town(10, "Nieuw")]))["counts"],
        json!({"drafted": 1}),
        "the place was given back"
    );
}

#[test]
fn one_file_at_a_time_and_a_request_that_comes_twice_is_one() {
    let app = small_town();
    let token = app.token(&[(Role::Publisher, Some("voorbeeldstad"))]);
    let file = nl(&[of_town(10, "Nieuw")]);
    // The writer is held, so that both have arrived before either begins.
    let (go, wait) = channel::<()>();
    let register = app.register.clone();
    let held =
        std::thread::spawn(move || register.write_blocking(move |_| Ok(wait.recv().is_ok())).map(|done| done.value));
    let answers: Vec<_> = std::thread::scope(|scope| {
        let both = [(); 2].map(|()| scope.spawn(|| send(&app, &token, "mode=publish", &file)));
        let begun = Instant::now();
        while app.register.limits.import_slots.available_permits() > 0 {
            assert!(begun.elapsed().as_secs() < 20);
            std::thread::sleep(Duration::from_millis(5));
        }
        let third = send(&app, &token, "mode=publish", &file);
        assert_eq!((third.status, third.header("retry-after")), (429, "10"), "as many as one process takes in");
        go.send(()).unwrap();
        both.map(|one| one.join().unwrap()).into_iter().collect()
    });
    assert!(held.join().unwrap().unwrap());
    // The second is told to wait, or comes when the first is done.
    let (taken, refused): (Vec<_>, Vec<_>) = answers.iter().partition(|answer| answer.status == 202);
    assert!(refused.iter().all(|answer| answer.status == 409 && answer.json()["code"] == "importRunning"));
    let mut counts: Vec<_> =
        taken.iter().map(|answer| ended(&app, &token, answer.header("location"))["counts"].to_string()).collect();
    counts.sort();
    assert!(counts == [r#"{"published":1}"#] || counts == [r#"{"published":1}"#, r#"{"unchanged":1}"#], "{counts:?}");
    let before = app.call("GET", IMPORTS, &token, None).json()["total"].as_u64().unwrap();

    let key = [("idempotency-key", "\"one\"")];
    let path = format!("{IMPORTS}?profile=nl-1.0&mode=publish");
    let once = |file: &str| app.send_file(&path, &token, "application/json", file.as_bytes(), &key);
    let (first, second) = (once(&file), once(&file));
    assert_eq!((first.status, &first.bytes), (202, &second.bytes));
    ended(&app, &token, first.header("location"));
    assert_eq!(once(&nl(&[of_town(11, "Anders")])).json()["code"], "idempotencyKeyReused");
    assert_eq!(app.call("GET", IMPORTS, &token, None).json()["total"], before + 1);
}

#[test]
fn what_was_broken_off_is_completed_by_the_same_file() {
    let app = small_town();
    let (account, token) = app.member(&[(Role::Publisher, Some("voorbeeldstad"))]);
    let file: Vec<_> = (100..900).map(|id| of_town(id, &format!("Systeem {id}"))).collect();
    let file = nl(&file);
    let answer = send(&app, &token, "mode=publish", &file);
    // The sender is sent away while rows are taken in: the rest is not.
    app.register.write_blocking(move |tx| Ok(sessions::end_by_account(tx.conn, account, tx.now)?)).unwrap();
    let again = app.token(&[(Role::Publisher, Some("voorbeeldstad"))]);
    let import = ended(&app, &again, answer.header("location"));
    let done = import["done"].as_u64().unwrap();
    assert_eq!((&import["state"], &import["failure"]), (&json!("failed"), &json!("accessEnded")), "{import}");
    assert!(done < 800 && done.is_multiple_of(250), "{done}: whole groups");
    assert_eq!(app.json("/v1/organizations/voorbeeldstad/systems")["total"], 2 + done);
    let rest = take(&app, &again, "mode=publish", &file);
    let unchanged = rest["counts"].get("unchanged").map_or(0, |count| count.as_u64().unwrap());
    assert_eq!((unchanged, rest["counts"]["published"].as_u64()), (done, Some(800 - done)));
}

#[test]
fn an_import_that_nobody_continues_has_failed() {
    let app = small_town();
    let token = app.token(&[(Role::Publisher, Some("voorbeeldstad"))]);
    let import = take(&app, &token, "mode=publish", &nl(&[of_town(10, "Nieuw")]));
    // As a process leaves it that is stopped in the middle.
    let id: uuid::Uuid = import["id"].as_str().unwrap().parse().unwrap();
    let left = app.register.write_blocking(move |tx| {
        let mut row = imports::find(tx.conn, id)?.unwrap();
        (row.state, row.total, row.finished_at) = ("running".into(), 2, None);
        Ok(imports::update(tx.conn, &row)?)
    });
    left.unwrap();
    let address = format!("{IMPORTS}/{id}");
    let file = nl(&[of_town(10, "Nieuw"), of_town(11, "Ander")]);
    assert_eq!(app.call("GET", &address, &token, None).json()["state"], "running");
    assert_eq!(send(&app, &token, "mode=publish", &file).json()["code"], "importRunning");
    app.clock.set(app.clock.now() + TimeDelta::seconds(61));
    let failed = app.call("GET", &address, &token, None).json();
    assert_eq!(
        (&failed["state"], &failed["failure"], &failed["done"]),
        (&json!("failed"), &json!("interrupted"), &json!(1))
    );
    assert_eq!(take(&app, &token, "mode=publish", &file)["counts"], json!({"unchanged": 1, "published": 1}));
}

#[test]
fn the_registers_own_records_are_taken_in_for_their_organization_only() {
    let app = small_town();
    let token = app.token(&[(Role::Editor, Some("voorbeeldstad"))]);
    let record = |organization: &str, slug: &str| {
        json!({
            "organization": organization, "slug": slug, "defaultLanguage": "nl", "name": {"nl": "Eigen"},
            "template": {"id": uuid::Uuid::nil(), "title": "Verzonnen"},
        })
    };
    let stored = app.json("/v1/systems/voorbeeldstad:parkeervergunning?lang=*");
    let mut imported = record("voorbeeldstad", "parkeervergunning");
    for field in ["name", "purpose", "legalBasis", "sourceRecord"] {
        imported[field] = stored[field].clone();
    }
    let pretended = with(imported.clone(), "slug", "verzonnen");
    imported["summary"] = json!({"nl": "Met een samenvatting."});
    let lines = [record("voorbeeldstad", "eigen"), record("elders", "eigen"), imported, pretended];
    let file: String = lines.iter().map(|record| json!({"record": record}).to_string() + "\n").collect();
    let path = format!("{IMPORTS}?profile=register");
    let answer = app.send_file(&path, &token, "application/x-ndjson", file.as_bytes(), &[]);
    let import = ended(&app, &token, answer.header("location"));
    assert_eq!(import["counts"], json!({"drafted": 2, "refused": 2}));
    let report = rows(&app, &token, &import, "")["items"].clone();
    assert_eq!(
        (&report[1]["outcome"], &report[1]["errors"][0]["pointer"]),
        (&json!("refused"), &json!("/organization"))
    );
    assert_eq!(report[2]["system"], stored["id"], "a record goes by its slug, wherever it came from");
    // To come from another register is to be held to another bar: only the register says so.
    let fault = &report[3]["errors"][0];
    assert_eq!((&fault["pointer"], &fault["code"]), (&json!("/record/sourceRecord"), &json!("readOnly")));
}
