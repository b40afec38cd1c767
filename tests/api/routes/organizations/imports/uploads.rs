//! Uploads of files: permissions, limits, repetition and interruption.
use crate::fixtures::http::Response;
use crate::fixtures::imports::{
    IMPORTS, dutch_file, finished_import, import_file, row_of_town, set_two_person_rule, upload,
};
use crate::fixtures::town::small_town;
use algorithm_register::domain::accounts::Role;
use algorithm_register::store::{imports, sessions};
use chrono::TimeDelta;
use serde_json::json;
use std::sync::mpsc::channel;
use std::time::{Duration, Instant};

#[test]
fn uploads_require_the_right_role() {
    let app = small_town();
    let file = dutch_file(&[row_of_town(10, "Nieuw")]);
    let refused = |token: &str, asked: &str, status: u16, code: &str| {
        let response = upload(&app, token, asked, &file);
        assert_eq!((response.status, response.json()["code"].as_str()), (status, Some(code)), "{asked}");
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
    set_two_person_rule(&app, true);
    refused(&publisher, "mode=publish", 403, "twoPersonRule");
    let import = import_file(&app, &editor, "mode=draft", &file);
    set_two_person_rule(&app, false);
    assert_eq!(import_file(&app, &publisher, "mode=publish", &file)["counts"], json!({"published": 1}));

    // Reports are for members; other organizations get 404.
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
fn an_invalid_upload_is_refused_as_a_whole() {
    let app = small_town();
    let token = app.token(&[(Role::Editor, Some("voorbeeldstad"))]);
    let file = dutch_file(&[row_of_town(10, "Nieuw")]);
    let codes = |response: &Response| {
        let problem = response.json();
        let errors = problem["errors"].as_array().cloned().unwrap_or_default();
        errors
            .iter()
            .map(|one| format!("{} {}", one["pointer"].as_str().unwrap(), one["code"].as_str().unwrap()))
            .collect::<Vec<_>>()
    };
    let post = |asked: &str, kind: &str, file: &str| {
        app.send_file(&format!("{IMPORTS}?{asked}"), &token, kind, file.as_bytes(), &[])
    };
    let response = post("mode=later&dryRun=1&x=1", "application/json", &file);
    assert_eq!(
        (response.status, codes(&response)),
        (
            400,
            ["/dryRun parameter", "/mode parameter", "/profile required", "/x unknownParameter"]
                .map(str::to_owned)
                .to_vec()
        )
    );
    let response = post("profile=nl-9", "application/json", &file);
    assert_eq!((response.status, codes(&response)), (400, vec!["/profile parameter".to_owned()]));
    assert_eq!(post("profile=nl-1.0", "text/csv", &file).status, 415);
    let zipped = app.send_file(
        &format!("{IMPORTS}?profile=nl-1.0"),
        &token,
        "application/json",
        b"x",
        &[("content-encoding", "gzip")],
    );
    assert_eq!(zipped.status, 415);
    let response = post("profile=nl-1.0", "application/json", &file[..file.len() - 9]);
    assert_eq!((response.status, codes(&response)), (422, vec![" malformed".to_owned()]));
    let response = post("profile=register", "application/x-ndjson", &file);
    assert_eq!((response.status, codes(&response)), (422, vec![" wrongProfile".to_owned()]));
    assert_eq!(app.call("GET", IMPORTS, &token, None).json()["total"], 0, "a refused file is no import");
}

#[test]
fn uploads_are_limited_in_size() {
    let app = small_town();
    let token = app.token(&[(Role::Editor, Some("voorbeeldstad"))]);
    let path = format!("{IMPORTS}?profile=nl-1.0");
    // A file at the limit is read and found to be empty.
    let longest = vec![b' '; 50_000_000];
    let response = app.send_file(&path, &token, "application/json", &longest, &[]);
    assert_eq!((response.status, response.json()["errors"][0]["code"].as_str()), (422, Some("malformed")));
    // One byte more is refused, announced or not.
    let longer = vec![b' '; 50_000_001];
    assert_eq!(app.send_file(&path, &token, "application/json", &longer, &[]).status, 413);
    assert_eq!(
        app.send_file(&path, &token, "application/json", &longer, &[("transfer-encoding", "chunked")]).status,
        413
    );
    assert_eq!(
        import_file(&app, &token, "", &dutch_file(&[row_of_town(10, "Nieuw")]))["counts"],
        json!({"drafted": 1}),
        "the slot is free again"
    );
}

#[test]
fn uploads_run_one_at_a_time_and_once_per_key() {
    let app = small_town();
    let token = app.token(&[(Role::Publisher, Some("voorbeeldstad"))]);
    let file = dutch_file(&[row_of_town(10, "Nieuw")]);
    // The writer is blocked, so that both uploads arrive before either starts.
    let (go, wait) = channel::<()>();
    let register = app.register.clone();
    let held =
        std::thread::spawn(move || register.write_blocking(move |_| Ok(wait.recv().is_ok())).map(|done| done.value));
    let responses: Vec<_> = std::thread::scope(|scope| {
        let both = [(); 2].map(|()| scope.spawn(|| upload(&app, &token, "mode=publish", &file)));
        let begun = Instant::now();
        while app.register.limits.import_slots.available_permits() > 0 {
            assert!(begun.elapsed().as_secs() < 20);
            std::thread::sleep(Duration::from_millis(5));
        }
        let third = upload(&app, &token, "mode=publish", &file);
        assert_eq!((third.status, third.header("retry-after")), (429, "10"), "all upload slots are taken");
        go.send(()).unwrap();
        both.map(|one| one.join().unwrap()).into_iter().collect()
    });
    assert!(held.join().unwrap().unwrap());
    // The second upload is refused, or runs after the first.
    let (taken, refused): (Vec<_>, Vec<_>) = responses.iter().partition(|response| response.status == 202);
    assert!(refused.iter().all(|response| response.status == 409 && response.json()["code"] == "importRunning"));
    let mut counts: Vec<_> = taken
        .iter()
        .map(|response| finished_import(&app, &token, response.header("location"))["counts"].to_string())
        .collect();
    counts.sort();
    assert!(counts == [r#"{"published":1}"#] || counts == [r#"{"published":1}"#, r#"{"unchanged":1}"#], "{counts:?}");
    let before = app.call("GET", IMPORTS, &token, None).json()["total"].as_u64().unwrap();

    let key = [("idempotency-key", "\"one\"")];
    let path = format!("{IMPORTS}?profile=nl-1.0&mode=publish");
    let once = |file: &str| app.send_file(&path, &token, "application/json", file.as_bytes(), &key);
    let (first, second) = (once(&file), once(&file));
    assert_eq!((first.status, &first.bytes), (202, &second.bytes));
    finished_import(&app, &token, first.header("location"));
    assert_eq!(once(&dutch_file(&[row_of_town(11, "Anders")])).json()["code"], "idempotencyKeyReused");
    assert_eq!(app.call("GET", IMPORTS, &token, None).json()["total"], before + 1);
}

#[test]
fn an_interrupted_import_is_completed_by_the_same_file() {
    let app = small_town();
    let (account, token) = app.member(&[(Role::Publisher, Some("voorbeeldstad"))]);
    let file: Vec<_> = (100..900).map(|id| row_of_town(id, &format!("Systeem {id}"))).collect();
    let file = dutch_file(&file);
    let response = upload(&app, &token, "mode=publish", &file);
    // The session of the sender ends during the import: the remaining rows are not imported.
    app.register.write_blocking(move |tx| Ok(sessions::end_by_account(tx.conn, account, tx.now)?)).unwrap();
    let again = app.token(&[(Role::Publisher, Some("voorbeeldstad"))]);
    let import = finished_import(&app, &again, response.header("location"));
    let done = import["done"].as_u64().unwrap();
    assert_eq!((&import["state"], &import["failure"]), (&json!("failed"), &json!("accessEnded")), "{import}");
    assert!(done < 800 && done.is_multiple_of(250), "{done}: whole groups");
    assert_eq!(app.json("/v1/organizations/voorbeeldstad/systems")["total"], 2 + done);
    let rest = import_file(&app, &again, "mode=publish", &file);
    let unchanged = rest["counts"].get("unchanged").map_or(0, |count| count.as_u64().unwrap());
    assert_eq!((unchanged, rest["counts"]["published"].as_u64()), (done, Some(800 - done)));
}

#[test]
fn an_abandoned_import_fails() {
    let app = small_town();
    let token = app.token(&[(Role::Publisher, Some("voorbeeldstad"))]);
    let import = import_file(&app, &token, "mode=publish", &dutch_file(&[row_of_town(10, "Nieuw")]));
    // The state that a stopped process leaves behind.
    let id: uuid::Uuid = import["id"].as_str().unwrap().parse().unwrap();
    let left = app.register.write_blocking(move |tx| {
        let mut row = imports::find(tx.conn, id)?.unwrap();
        (row.state, row.total, row.finished_at) = ("running".into(), 2, None);
        Ok(imports::update(tx.conn, &row)?)
    });
    left.unwrap();
    let address = format!("{IMPORTS}/{id}");
    let file = dutch_file(&[row_of_town(10, "Nieuw"), row_of_town(11, "Ander")]);
    assert_eq!(app.call("GET", &address, &token, None).json()["state"], "running");
    assert_eq!(upload(&app, &token, "mode=publish", &file).json()["code"], "importRunning");
    app.clock.set(app.clock.now() + TimeDelta::seconds(61));
    let failed = app.call("GET", &address, &token, None).json();
    assert_eq!(
        (&failed["state"], &failed["failure"], &failed["done"]),
        (&json!("failed"), &json!("interrupted"), &json!(1))
    );
    assert_eq!(import_file(&app, &token, "mode=publish", &file)["counts"], json!({"unchanged": 1, "published": 1}));
}
