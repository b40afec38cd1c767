//! Files that belong to a challenge: where they are taken, what is kept of them, who reads them, and how they go.
use crate::challenges::{QUEUE, code, filed, handler, submission, system, tick, with};
use crate::process::{Process, fill};
use crate::support::{App, Response, agent, exchange, fresh_database, postgres, small_town};
use algorithm_register::domain::accounts::Role;
use algorithm_register::store::challenges::{self, attachments};
use image::ImageFormat;
use serde_json::{Value, json};
use std::collections::HashSet;
use std::time::{Duration, Instant};
use test_images::{bomb, encoded, jpeg, picture, png, webp};
use ureq::http::Request;

#[path = "../../src/formats/attachments/test_images.rs"]
mod test_images;

type Mine = (String, String);

/// A register in which one city takes files.
fn town_with_files() -> App {
    let app = small_town();
    let admin = app.token(&[(Role::OrganizationAdmin, Some("voorbeeldstad"))]);
    let path = "/v1/organizations/voorbeeldstad/settings";
    let set = app.call_with("PUT", path, &admin, Some(&json!({"attachments": true})), &[("if-match", "\"0\"")]);
    assert_eq!(set.status, 200, "{}", set.text());
    app
}

fn attach(app: &App, (reference, receipt): &Mine, kind: &str, file: &[u8], headers: &[(&str, &str)]) -> Response {
    let receipt = format!("Receipt {receipt}");
    let headers = [&[("authorization", receipt.as_str())], headers].concat();
    app.send_file(&format!("/v1/challenges/{reference}/conversation/attachments"), "", kind, file, &headers)
}

fn kept(answer: &Response) -> Value {
    assert_eq!(answer.status, 201, "{}", answer.text());
    answer.json()
}

fn says_canary(bytes: &[u8]) -> bool {
    bytes.windows(6).any(|part| part == b"canary")
}

#[test]
fn nobody_attaches_anything_where_the_organization_takes_no_files() {
    let app = small_town();
    let mine = filed(&app, &submission());
    assert_eq!(with(&app, &mine, "GET", "", None).json()["mayAttach"], false);
    assert_eq!(code(&attach(&app, &mine, "text/plain", b"Hier.", &[])), (409, "attachmentsOff".into()));
}

#[test]
fn a_picture_is_kept_without_what_nobody_sees_in_it() {
    let app = town_with_files();
    let handler = handler(&app);
    let mine = filed(&app, &submission());
    let sent = jpeg(&picture(64, 32), 6);
    assert!(says_canary(&sent));
    let told = kept(&attach(&app, &mine, "image/jpeg", &sent, &[("idempotency-key", "a1")]));
    assert_eq!(
        (&told["type"], &told["side"], &told["on"]),
        (&json!("image/jpeg"), &json!("submitter"), &json!("2026-03-02"))
    );
    let again = kept(&attach(&app, &mine, "image/jpeg", &sent, &[("idempotency-key", "a1")]));
    assert_eq!(again, told, "kept once");
    let other = attach(&app, &mine, "image/jpeg", &jpeg(&picture(8, 8), 1), &[("idempotency-key", "a1")]);
    assert_eq!(code(&other), (422, "idempotencyKeyReused".into()));
    let second = kept(&attach(&app, &mine, "image/png; q=1", &png(&picture(8, 8)), &[]));

    // Both sides see the list, and read the file.
    let conversation = with(&app, &mine, "GET", "", None).json();
    assert_eq!((&conversation["attachments"], &conversation["mayAttach"]), (&json!([told, second]), &json!(true)));
    let place = format!("{QUEUE}/{}", mine.0);
    assert_eq!(app.call("GET", &place, &handler, None).json()["attachments"], conversation["attachments"]);
    let id = told["id"].as_str().unwrap();
    let file = with(&app, &mine, "GET", &format!("/attachments/{id}"), None);
    assert_eq!((file.status, file.header("content-type")), (200, "image/jpeg"));
    assert_eq!(file.header("content-disposition"), format!("attachment; filename=\"{id}.jpg\""));
    assert_eq!((file.header("cache-control"), file.header("x-content-type-options")), ("no-store", "nosniff"));
    assert_eq!(file.header("content-security-policy"), "sandbox; default-src 'none'; frame-ancestors 'none'");
    assert!(!says_canary(&file.bytes));
    use sha2::Digest as _;
    let digest: String = sha2::Sha256::digest(&file.bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!((&told["size"], &told["digest"]), (&json!(file.bytes.len()), &json!(format!("sha256:{digest}"))));
    let shown = image::load_from_memory_with_format(&file.bytes, ImageFormat::Jpeg).unwrap();
    assert_eq!((shown.width(), shown.height()), (32, 64), "turned as it was held");
    let read = app.call("GET", &format!("{place}/attachments/{id}"), &handler, None);
    assert_eq!((read.status, &read.bytes), (200, &file.bytes));

    // Nobody else does, and that it was read is in the audit.
    let another = filed(&app, &submission());
    assert_eq!(with(&app, &another, "GET", &format!("/attachments/{id}"), None).status, 404);
    assert_eq!(with(&app, &(mine.0.clone(), another.1), "GET", &format!("/attachments/{id}"), None).status, 401);
    let elsewhere = app.token(&[(Role::CaseHandler, Some("elders"))]);
    let path = format!("/v1/organizations/elders/challenges/{}/attachments/{id}", mine.0);
    assert_eq!(app.call("GET", &path, &elsewhere, None).status, 404);
    let auditor = app.token(&[(Role::Auditor, Some("voorbeeldstad"))]);
    assert_eq!(app.call("GET", &format!("{place}/attachments/{id}"), &auditor, None).status, 403);
    let audit = app.call("GET", "/v1/organizations/voorbeeldstad/audit?action=challenge.read", &auditor, None).json();
    let subjects: Vec<_> = audit["items"].as_array().unwrap().iter().map(|one| one["subject"].clone()).collect();
    assert_eq!(subjects[0], json!(format!("{}/attachments/{id}", mine.0)));
    assert!(subjects[1..].iter().all(|subject| *subject == json!(mine.0)));
}

#[test]
fn what_is_not_taken_is_told() {
    let app = town_with_files();
    let mine = filed(&app, &submission());
    let refused = |kind: &str, file: &[u8]| code(&attach(&app, &mine, kind, file, &[]));
    for kind in ["image/svg+xml", "text/html", "application/pdf", "image/gif", ""] {
        assert_eq!(refused(kind, b"<svg/>"), (415, "unsupportedMediaType".into()), "{kind}");
    }
    let told = attach(&app, &mine, "image/png", b"<svg/>", &[]);
    assert_eq!((told.status, &told.json()["errors"][0]["pointer"]), (422, &json!("/Content-Type")));
    for (kind, file) in [
        ("text/plain", b"<!doctype html>".as_slice()),
        ("image/jpeg", b"%PDF-1.7"),
        ("image/png", &jpeg(&picture(8, 8), 1)),
    ] {
        assert_eq!(attach(&app, &mine, kind, file, &[]).json()["errors"][0]["code"], "otherKind", "{kind}");
    }
    assert_eq!(attach(&app, &mine, "image/png", &bomb(60_000, 60_000), &[]).json()["errors"][0]["code"], "tooLarge");
    assert_eq!(refused("text/plain", &vec![b'a'; 5 * 1024 * 1024 + 1]), (413, "tooLarge".into()));
    assert_eq!(with(&app, &mine, "GET", "", None).json()["attachments"], json!([]), "nothing of it is kept");
    for n in 0..5 {
        kept(&attach(&app, &mine, "text/plain; charset=utf-8", format!("Bewijs {n}").as_bytes(), &[]));
    }
    assert_eq!(refused("text/plain", b"Nog een."), (409, "tooManyAttachments".into()));
    assert_eq!(with(&app, &mine, "GET", "", None).json()["mayAttach"], false);
    let closed = filed(&app, &submission());
    assert_eq!(with(&app, &closed, "POST", "/withdraw", None).status, 200);
    assert_eq!(code(&attach(&app, &closed, "text/plain", b"Te laat.", &[])), (409, "closed".into()));
    // Guesses of a receipt are none the wiser.
    let crossed = (mine.0.clone(), closed.1.clone());
    assert_eq!(code(&attach(&app, &crossed, "text/plain", b"x", &[])), (401, "receiptUnknown".into()));
}

#[test]
fn what_came_with_a_letter_is_attached_for_who_wrote_it() {
    let app = town_with_files();
    let handler = handler(&app);
    let path = |reference: &str| format!("{QUEUE}/{reference}/attachments");
    let web = filed(&app, &submission());
    assert_eq!(code(&app.send_file(&path(&web.0), &handler, "text/plain", b"x", &[])), (409, "notTakenIn".into()));
    let body = json!({"channel": "letter", "system": system(&app), "challenge": submission()});
    let told = app.call("POST", &format!("{QUEUE}/intake"), &handler, Some(&body)).json();
    let mine = (told["reference"].as_str().unwrap().to_owned(), told["receipt"].as_str().unwrap().to_owned());
    let scan = webp(&picture(16, 16));
    let told = kept(&app.send_file(&path(&mine.0), &handler, "image/webp", &scan, &[]));
    assert_eq!((&told["type"], &told["side"]), (&json!("image/webp"), &json!("organization")));
    assert_eq!(with(&app, &mine, "GET", "", None).json()["attachments"][0], told);
    let file = with(&app, &mine, "GET", &format!("/attachments/{}", told["id"].as_str().unwrap()), None);
    assert!(file.header("content-type") == "image/webp" && says_canary(&scan) && !says_canary(&file.bytes));
}

const PIECE: usize = 16;

/// How many of these pieces lie in the files of the database.
fn lying_there(app: &App, pieces: &HashSet<Vec<u8>>) -> usize {
    let read = |file: &str| std::fs::read(app.folder.path().join(file)).unwrap_or_default();
    let all = ["register.db", "register.db-wal"].map(read).concat();
    all.windows(PIECE).filter_map(|part| pieces.get(part)).collect::<HashSet<_>>().len()
}

#[test]
fn files_go_with_the_text_and_leave_no_byte() {
    let app = town_with_files();
    let begun = Instant::now();
    // A process that starts empties the log that SQLite writes ahead; here only erasure is to do so.
    let ahead = app.folder.path().join("register.db-wal");
    while postgres().is_none() && std::fs::metadata(&ahead).unwrap().len() > 0 {
        assert!(begun.elapsed() < Duration::from_secs(20), "the log is not emptied");
        std::thread::sleep(Duration::from_millis(20));
    }
    let mine = filed(&app, &submission());
    let told = kept(&attach(&app, &mine, "image/jpeg", &jpeg(&picture(640, 480), 1), &[]));
    let id: uuid::Uuid = told["id"].as_str().unwrap().parse().unwrap();
    // What is sealed, as the database holds it: the file in pieces, for pages end anywhere; and the key.
    let mut sealed = HashSet::new();
    {
        let mut conn = app.register.db.connection().unwrap();
        let row = challenges::find_by_reference(&mut conn, &mine.0).unwrap().unwrap();
        let (_, file) = attachments::find(&mut conn, row.id.0, id).unwrap().unwrap();
        assert!(file.len() > 5000, "long enough to lie on several pages");
        sealed.extend(file.chunks_exact(PIECE).map(<[u8]>::to_vec));
        for text in [row.sealed_key, row.sealed_text] {
            sealed.extend(text.unwrap().as_bytes().chunks_exact(PIECE).map(<[u8]>::to_vec));
        }
    }
    if postgres().is_none() {
        assert!(lying_there(&app, &sealed) > sealed.len() * 9 / 10);
    }
    assert_eq!(with(&app, &mine, "POST", "/withdraw", None).status, 200);
    tick(&app, 366);
    let told = with(&app, &mine, "GET", "", None).json();
    assert_eq!((&told["attachments"], told.get("filed")), (&json!([]), None));
    assert_eq!(with(&app, &mine, "GET", &format!("/attachments/{id}"), None).status, 404);
    // The log that SQLite writes ahead is emptied within a second.
    let begun = Instant::now();
    while postgres().is_none() && lying_there(&app, &sealed) > 0 {
        assert!(begun.elapsed() < Duration::from_secs(20), "what was erased still lies there");
        std::thread::sleep(Duration::from_millis(100));
    }
}

/// In the program itself: the memory of a test is that of all that run beside it.
#[test]
fn a_few_bytes_that_say_they_are_huge_take_no_memory() {
    let folder = tempfile::tempdir().unwrap();
    let database = fresh_database(folder.path());
    fill(folder.path(), &database);
    let settings = folder.path().join("settings.json");
    std::fs::write(&settings, json!({"attachments": true}).to_string()).unwrap();
    let settings = settings.display().to_string();
    let set =
        crate::crash::run(folder.path(), &database, &["organization", "settings", "plaats-0", "--file", &settings]);
    assert!(set.status.success(), "{}", crate::crash::out(&set));
    let process = Process::start(folder.path(), &database, &[]);
    let path = format!("{}/v1/organizations/plaats-0/challenges", process.base);
    let missing = json!({"kind": "missingEntry", "language": "nl", "text": "Er is er nog een."});
    let request = Request::post(&path).header("content-type", "application/json").body(()).unwrap();
    let told = exchange(&agent(), request, Some(missing.to_string().as_bytes())).unwrap().json();
    let place = format!("/v1/challenges/{}/conversation/attachments", told["reference"].as_str().unwrap());
    let receipt = format!("Receipt {}", told["receipt"].as_str().unwrap());
    let sent = |file: Vec<u8>| {
        let request = Request::post(format!("{}{place}", process.base)).header("authorization", &receipt);
        let request = request.header("content-type", "image/png").body(()).unwrap();
        exchange(&agent(), request, Some(&file)).unwrap().status
    };
    assert_eq!(sent(encoded(&picture(64, 64), ImageFormat::Png)), 201);
    let before = process.most_memory();
    for (width, height) in [(60_000, 60_000), (16_000, 16_000), (5000, 5000), (2_000_000_000, 2)] {
        assert_eq!(sent(bomb(width, height)), 422, "{width} × {height}");
    }
    let grown = process.most_memory() - before;
    assert!(grown < 20_000, "memory grew by {grown} kB");
}
