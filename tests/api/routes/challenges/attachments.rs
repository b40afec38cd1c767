//! Files attached to a challenge: their checks, their readers and their erasure.
use crate::fixtures::app::{App, fresh_database, postgres};
use crate::fixtures::challenges::{
    FiledChallenge, QUEUE, advance_days, as_submitter, case_handler, file_challenge, parking_permit, submission,
};
use crate::fixtures::http::{Response, agent, exchange, status_and_code};
use crate::fixtures::program::{Process, import_three_systems, printed, run_program};
use crate::fixtures::town::small_town;
use algorithm_register::domain::accounts::Role;
use algorithm_register::store::challenges::{self, attachments};
use image::ImageFormat;
use serde_json::{Value, json};
use std::collections::HashSet;
use std::time::{Duration, Instant};
use test_images::{bomb, encoded, jpeg, picture, png, webp};
use ureq::http::Request;

#[path = "../../../../src/formats/attachments/test_images.rs"]
mod test_images;

/// Starts a register in which one city accepts files.
fn town_with_files() -> App {
    let app = small_town();
    let admin = app.token(&[(Role::OrganizationAdmin, Some("voorbeeldstad"))]);
    let path = "/v1/organizations/voorbeeldstad/settings";
    let set = app.call_with("PUT", path, &admin, Some(&json!({"attachments": true})), &[("if-match", "\"0\"")]);
    assert_eq!(set.status, 200, "{}", set.text());
    app
}

fn attach(
    app: &App,
    FiledChallenge { reference, receipt, .. }: &FiledChallenge,
    kind: &str,
    file: &[u8],
    headers: &[(&str, &str)],
) -> Response {
    let receipt = format!("Receipt {receipt}");
    let headers = [&[("authorization", receipt.as_str())], headers].concat();
    app.send_file(&format!("/v1/challenges/{reference}/conversation/attachments"), "", kind, file, &headers)
}

fn created(response: &Response) -> Value {
    assert_eq!(response.status, 201, "{}", response.text());
    response.json()
}

fn says_canary(bytes: &[u8]) -> bool {
    bytes.windows(6).any(|part| part == b"canary")
}

#[test]
fn attachments_are_off_by_default() {
    let app = small_town();
    let challenge = file_challenge(&app, &submission());
    assert_eq!(as_submitter(&app, &challenge, "GET", "", None).json()["mayAttach"], false);
    assert_eq!(status_and_code(&attach(&app, &challenge, "text/plain", b"Hier.", &[])), (409, "attachmentsOff".into()));
}

#[test]
fn a_picture_is_stored_without_its_metadata() {
    let app = town_with_files();
    let handler = case_handler(&app);
    let challenge = file_challenge(&app, &submission());
    let sent = jpeg(&picture(64, 32), 6);
    assert!(says_canary(&sent));
    let attachment = created(&attach(&app, &challenge, "image/jpeg", &sent, &[("idempotency-key", "a1")]));
    assert_eq!(
        (&attachment["type"], &attachment["side"], &attachment["on"]),
        (&json!("image/jpeg"), &json!("submitter"), &json!("2026-03-02"))
    );
    let again = created(&attach(&app, &challenge, "image/jpeg", &sent, &[("idempotency-key", "a1")]));
    assert_eq!(again, attachment, "stored once");
    let other = attach(&app, &challenge, "image/jpeg", &jpeg(&picture(8, 8), 1), &[("idempotency-key", "a1")]);
    assert_eq!(status_and_code(&other), (422, "idempotencyKeyReused".into()));
    let second = created(&attach(&app, &challenge, "image/png; q=1", &png(&picture(8, 8)), &[]));

    // Both sides list and read the file.
    let conversation = as_submitter(&app, &challenge, "GET", "", None).json();
    assert_eq!(
        (&conversation["attachments"], &conversation["mayAttach"]),
        (&json!([attachment, second]), &json!(true))
    );
    let place = format!("{QUEUE}/{}", challenge.reference);
    assert_eq!(app.call("GET", &place, &handler, None).json()["attachments"], conversation["attachments"]);
    let id = attachment["id"].as_str().unwrap();
    let file = as_submitter(&app, &challenge, "GET", &format!("/attachments/{id}"), None);
    assert_eq!((file.status, file.header("content-type")), (200, "image/jpeg"));
    assert_eq!(file.header("content-disposition"), format!("attachment; filename=\"{id}.jpg\""));
    assert_eq!((file.header("cache-control"), file.header("x-content-type-options")), ("no-store", "nosniff"));
    assert_eq!(file.header("content-security-policy"), "sandbox; default-src 'none'; frame-ancestors 'none'");
    assert!(!says_canary(&file.bytes));
    use sha2::Digest as _;
    let digest: String = sha2::Sha256::digest(&file.bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(
        (&attachment["size"], &attachment["digest"]),
        (&json!(file.bytes.len()), &json!(format!("sha256:{digest}")))
    );
    let shown = image::load_from_memory_with_format(&file.bytes, ImageFormat::Jpeg).unwrap();
    assert_eq!((shown.width(), shown.height()), (32, 64), "rotated as its metadata says");
    let read = app.call("GET", &format!("{place}/attachments/{id}"), &handler, None);
    assert_eq!((read.status, &read.bytes), (200, &file.bytes));

    // No other reader has access, and each read is audited.
    let another = file_challenge(&app, &submission());
    assert_eq!(as_submitter(&app, &another, "GET", &format!("/attachments/{id}"), None).status, 404);
    assert_eq!(
        as_submitter(&app, &challenge.with_receipt_of(&another), "GET", &format!("/attachments/{id}"), None).status,
        401
    );
    let elsewhere = app.token(&[(Role::CaseHandler, Some("elders"))]);
    let path = format!("/v1/organizations/elders/challenges/{}/attachments/{id}", challenge.reference);
    assert_eq!(app.call("GET", &path, &elsewhere, None).status, 404);
    let auditor = app.token(&[(Role::Auditor, Some("voorbeeldstad"))]);
    assert_eq!(app.call("GET", &format!("{place}/attachments/{id}"), &auditor, None).status, 403);
    let audit = app.call("GET", "/v1/organizations/voorbeeldstad/audit?action=challenge.read", &auditor, None).json();
    let subjects: Vec<_> = audit["items"].as_array().unwrap().iter().map(|one| one["subject"].clone()).collect();
    assert_eq!(subjects[0], json!(format!("{}/attachments/{id}", challenge.reference)));
    assert!(subjects[1..].iter().all(|subject| *subject == json!(challenge.reference)));
}

#[test]
fn unacceptable_files_are_refused() {
    let app = town_with_files();
    let challenge = file_challenge(&app, &submission());
    let refused = |kind: &str, file: &[u8]| status_and_code(&attach(&app, &challenge, kind, file, &[]));
    for kind in ["image/svg+xml", "text/html", "application/pdf", "image/gif", ""] {
        assert_eq!(refused(kind, b"<svg/>"), (415, "unsupportedMediaType".into()), "{kind}");
    }
    let mistyped = attach(&app, &challenge, "image/png", b"<svg/>", &[]);
    assert_eq!((mistyped.status, &mistyped.json()["errors"][0]["pointer"]), (422, &json!("/Content-Type")));
    for (kind, file) in [
        ("text/plain", b"<!doctype html>".as_slice()),
        ("image/jpeg", b"%PDF-1.7"),
        ("image/png", &jpeg(&picture(8, 8), 1)),
    ] {
        assert_eq!(attach(&app, &challenge, kind, file, &[]).json()["errors"][0]["code"], "otherKind", "{kind}");
    }
    assert_eq!(
        attach(&app, &challenge, "image/png", &bomb(60_000, 60_000), &[]).json()["errors"][0]["code"],
        "tooLarge"
    );
    assert_eq!(refused("text/plain", &vec![b'a'; 5 * 1024 * 1024 + 1]), (413, "tooLarge".into()));
    assert_eq!(
        as_submitter(&app, &challenge, "GET", "", None).json()["attachments"],
        json!([]),
        "refused files are not stored"
    );
    for n in 0..5 {
        created(&attach(&app, &challenge, "text/plain; charset=utf-8", format!("Bewijs {n}").as_bytes(), &[]));
    }
    assert_eq!(refused("text/plain", b"Nog een."), (409, "tooManyAttachments".into()));
    assert_eq!(as_submitter(&app, &challenge, "GET", "", None).json()["mayAttach"], false);
    let closed = file_challenge(&app, &submission());
    assert_eq!(as_submitter(&app, &closed, "POST", "/withdraw", None).status, 200);
    assert_eq!(status_and_code(&attach(&app, &closed, "text/plain", b"Te laat.", &[])), (409, "closed".into()));
    // A wrong receipt reveals nothing.
    let crossed = challenge.with_receipt_of(&closed);
    assert_eq!(status_and_code(&attach(&app, &crossed, "text/plain", b"x", &[])), (401, "receiptUnknown".into()));
}

#[test]
fn a_case_handler_attaches_files_of_a_letter() {
    let app = town_with_files();
    let handler = case_handler(&app);
    let path = |reference: &str| format!("{QUEUE}/{reference}/attachments");
    let web = file_challenge(&app, &submission());
    assert_eq!(
        status_and_code(&app.send_file(&path(&web.reference), &handler, "text/plain", b"x", &[])),
        (409, "notTakenIn".into())
    );
    let body = json!({"channel": "letter", "system": parking_permit(&app), "challenge": submission()});
    let acknowledgement = app.call("POST", &format!("{QUEUE}/intake"), &handler, Some(&body)).json();
    let challenge = FiledChallenge::new("voorbeeldstad", &acknowledgement);
    let scan = webp(&picture(16, 16));
    let attachment = created(&app.send_file(&path(&challenge.reference), &handler, "image/webp", &scan, &[]));
    assert_eq!((&attachment["type"], &attachment["side"]), (&json!("image/webp"), &json!("organization")));
    assert_eq!(as_submitter(&app, &challenge, "GET", "", None).json()["attachments"][0], attachment);
    let file =
        as_submitter(&app, &challenge, "GET", &format!("/attachments/{}", attachment["id"].as_str().unwrap()), None);
    assert!(file.header("content-type") == "image/webp" && says_canary(&scan) && !says_canary(&file.bytes));
}

const PIECE: usize = 16;

/// Returns the number of these pieces in the files of the database.
fn pieces_in_database_files(app: &App, pieces: &HashSet<Vec<u8>>) -> usize {
    let read = |file: &str| std::fs::read(app.folder.path().join(file)).unwrap_or_default();
    let all = ["register.db", "register.db-wal"].map(read).concat();
    all.windows(PIECE).filter_map(|part| pieces.get(part)).collect::<HashSet<_>>().len()
}

#[test]
fn erasure_leaves_no_byte_of_a_file() {
    let app = town_with_files();
    let begun = Instant::now();
    // A start empties the write-ahead log of SQLite; wait, so that only the erasure empties it later.
    let ahead = app.folder.path().join("register.db-wal");
    while postgres().is_none() && std::fs::metadata(&ahead).unwrap().len() > 0 {
        assert!(begun.elapsed() < Duration::from_secs(20), "the log is not emptied");
        std::thread::sleep(Duration::from_millis(20));
    }
    let challenge = file_challenge(&app, &submission());
    let attachment = created(&attach(&app, &challenge, "image/jpeg", &jpeg(&picture(640, 480), 1), &[]));
    let id: uuid::Uuid = attachment["id"].as_str().unwrap().parse().unwrap();
    // The sealed file in pieces, as pages of the database end anywhere, and the sealed key.
    let mut sealed = HashSet::new();
    {
        let mut conn = app.register.db.connection().unwrap();
        let row = challenges::find_by_reference(&mut conn, &challenge.reference).unwrap().unwrap();
        let (_, file) = attachments::find(&mut conn, row.id.0, id).unwrap().unwrap();
        assert!(file.len() > 5000, "the file must span several pages");
        sealed.extend(file.chunks_exact(PIECE).map(<[u8]>::to_vec));
        for text in [row.sealed_key, row.sealed_text] {
            sealed.extend(text.unwrap().as_bytes().chunks_exact(PIECE).map(<[u8]>::to_vec));
        }
    }
    if postgres().is_none() {
        assert!(pieces_in_database_files(&app, &sealed) > sealed.len() * 9 / 10);
    }
    assert_eq!(as_submitter(&app, &challenge, "POST", "/withdraw", None).status, 200);
    advance_days(&app, 366);
    let conversation = as_submitter(&app, &challenge, "GET", "", None).json();
    assert_eq!((&conversation["attachments"], conversation.get("filed")), (&json!([]), None));
    assert_eq!(as_submitter(&app, &challenge, "GET", &format!("/attachments/{id}"), None).status, 404);
    // The write-ahead log of SQLite is emptied within a second.
    let begun = Instant::now();
    while postgres().is_none() && pieces_in_database_files(&app, &sealed) > 0 {
        assert!(begun.elapsed() < Duration::from_secs(20), "erased bytes must leave the files");
        std::thread::sleep(Duration::from_millis(100));
    }
}

/// Uses a process of its own, as tests share the memory of theirs.
#[test]
fn decompression_bombs_take_no_memory() {
    let folder = tempfile::tempdir().unwrap();
    let database = fresh_database(folder.path());
    import_three_systems(folder.path(), &database);
    let settings = folder.path().join("settings.json");
    std::fs::write(&settings, json!({"attachments": true}).to_string()).unwrap();
    let settings = settings.display().to_string();
    let set = run_program(folder.path(), &database, &["organization", "settings", "plaats-0", "--file", &settings]);
    assert!(set.status.success(), "{}", printed(&set));
    let process = Process::start(folder.path(), &database, &[]);
    let path = format!("{}/v1/organizations/plaats-0/challenges", process.base);
    let missing = json!({"kind": "missingEntry", "language": "nl", "text": "Er is er nog een."});
    let request = Request::post(&path).header("content-type", "application/json").body(()).unwrap();
    let acknowledgement = exchange(&agent(), request, Some(missing.to_string().as_bytes())).unwrap().json();
    let place = format!("/v1/challenges/{}/conversation/attachments", acknowledgement["reference"].as_str().unwrap());
    let receipt = format!("Receipt {}", acknowledgement["receipt"].as_str().unwrap());
    let sent = |file: Vec<u8>| {
        let request = Request::post(format!("{}{place}", process.base)).header("authorization", &receipt);
        let request = request.header("content-type", "image/png").body(()).unwrap();
        exchange(&agent(), request, Some(&file)).unwrap().status
    };
    assert_eq!(sent(encoded(&picture(64, 64), ImageFormat::Png)), 201);
    let before = process.peak_memory();
    for (width, height) in [(60_000, 60_000), (16_000, 16_000), (5000, 5000), (2_000_000_000, 2)] {
        assert_eq!(sent(bomb(width, height)), 422, "{width} × {height}");
    }
    let grown = process.peak_memory() - before;
    assert!(grown < 20_000, "memory grew by {grown} kB");
}
