//! Tiles, proofs and exports of the log.
use crate::fixtures::app::{App, postgres};
use crate::fixtures::log::verify_export;
use crate::fixtures::snapshot::assert_snapshot;
use crate::fixtures::town::{row, small_town, with_field};
use algorithm_register::log::tree::{CompactRange, leaf_hash};
use algorithm_register::log::verify::Finding;
use algorithm_register::log::{VerifierKey, proof};
use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use serde_json::json;

#[test]
fn tiles_hash_to_the_root_of_the_checkpoint() {
    let app = App::start();
    let rows: Vec<_> = (0..300).map(|n| row(n, &format!("Systeem {n}"), "Gemeente Voorbeeldstad")).collect();
    app.import_nl(&rows);
    let key = app.json("/v1/log/key")["verifierKey"].as_str().unwrap().to_owned();
    let checkpoint = VerifierKey::parse(&key).unwrap().open(&app.get("/log/checkpoint").text()).unwrap();
    assert_eq!((checkpoint.size, checkpoint.origin.as_str()), (301, "register.example/log"));
    let full = app.get("/log/tile/entries/000");
    assert!(full.header("cache-control").contains("immutable"));
    let mut bundles = full.bytes;
    bundles.extend(app.get("/log/tile/entries/001.p/45").bytes);
    let (mut edge, mut hashes, mut rest) = (CompactRange::default(), Vec::new(), bundles.as_slice());
    while !rest.is_empty() {
        let length = usize::from(u16::from_be_bytes([rest[0], rest[1]]));
        let leaf = leaf_hash(&rest[2..2 + length]);
        edge.push(leaf);
        hashes.extend(leaf);
        rest = &rest[2 + length..];
    }
    assert_eq!((edge.size(), edge.root()), (301, checkpoint.root));
    let tiles = [app.get("/log/tile/0/000").bytes, app.get("/log/tile/0/001.p/45").bytes].concat();
    assert_eq!(tiles, hashes);
    assert_eq!(app.get("/log/tile/1/000.p/1").bytes.len(), 32);
    for nothing in ["0/001", "0/001.p/46", "1/000", "2/000.p/1", "entries/002.p/1", "0/1", "x", "0/000.p/0"] {
        assert_eq!(app.get(&format!("/log/tile/{nothing}")).status, 404, "{nothing}");
    }
}

#[test]
fn an_older_log_is_a_prefix_of_the_newer_one() {
    let app = small_town();
    let older = app.get("/log/checkpoint").text();
    app.import_nl(&[row(8, "Acht", "Gemeente Elders"), row(9, "Negen", "Gemeente Elders")]);
    let key = VerifierKey::parse(app.json("/v1/log/key")["verifierKey"].as_str().unwrap()).unwrap();
    let (old, new) = (key.open(&older).unwrap(), key.open(&app.get("/log/checkpoint").text()).unwrap());
    let response = app.json(&format!("/v1/log/consistency?from={}&to={}", old.size, new.size));
    let path: Vec<[u8; 32]> = response["proof"]
        .as_array()
        .unwrap()
        .iter()
        .map(|hash| BASE64.decode(hash.as_str().unwrap()).unwrap().try_into().unwrap())
        .collect();
    assert!(proof::verify_consistency(old.size, &old.root, new.size, &new.root, &path));
    assert_eq!(app.json("/v1/log/consistency?from=0")["proof"], json!([]));
    for wrong in ["", "?from=99", "?from=3&to=2", "?from=x"] {
        assert_eq!(app.get(&format!("/v1/log/consistency{wrong}")).status, 400, "{wrong}");
    }
}

#[test]
fn a_flipped_byte_fails_verification() {
    let app = small_town();
    let saved = app.get("/log/checkpoint").text();
    app.import_nl(&[with_field(row(1, "Parkeervergunning", "Gemeente Voorbeeldstad"), "doel", "Anders.")]);
    let export = app.get("/v1/export/versions.ndjson");
    assert!(export.header("content-disposition").contains("versions.ndjson"));
    let export = export.text();
    assert_eq!(verify_export(&export, Some(&saved)), []);
    let lines: Vec<_> = export.lines().map(str::to_owned).collect();
    for entry in [0, 2, 5] {
        let mut flipped = lines.clone();
        let at = flipped[entry + 1].len() / 2;
        let mut bytes = flipped[entry + 1].clone().into_bytes();
        bytes[at] ^= 1;
        flipped[entry + 1] = String::from_utf8_lossy(&bytes).into_owned();
        let findings = verify_export(&flipped.join("\n"), None);
        assert!(
            findings.iter().any(|finding| matches!(finding, Finding::Entry { index, .. } if *index == entry as u64)),
            "{findings:?}"
        );
    }
}

#[test]
fn changes_are_listed_once_and_in_order() {
    let app = small_town();
    let (mut seen, mut after) = (Vec::new(), String::new());
    loop {
        let response = app.json(&format!("/v1/changes?limit=2{after}"));
        let items = response["items"].as_array().unwrap().clone();
        seen.extend(
            items.iter().map(|fact| (fact["index"].as_u64().unwrap(), fact["type"].as_str().unwrap().to_owned())),
        );
        match response["next"].as_u64() {
            Some(next) => after = format!("&after={next}"),
            None => break,
        }
    }
    let kinds: Vec<_> = seen.iter().map(|(_, kind)| kind.as_str()).collect();
    assert_eq!(
        kinds,
        [
            "organization.registered",
            "system.published",
            "system.published",
            "organization.registered",
            "system.published"
        ]
    );
    assert_eq!(seen.iter().map(|(index, _)| *index).collect::<Vec<_>>(), [0, 1, 2, 3, 4]);
    let changes = app.json("/v1/changes");
    assert_snapshot!("changes", changes, ".items[].subject" => "[id]", ".items[].digest" => "[digest]");
    assert_eq!(app.json("/v1/changes?after=4")["items"], json!([]));
    assert_eq!(app.get("/v1/changes?after=-1").status, 400);
}

/// Statements that delete without DELETE.
fn ways_around() -> impl Iterator<Item = &'static str> {
    let on_sqlite = [
        "INSERT OR REPLACE INTO log_entries VALUES (1, 'x')",
        "INSERT OR REPLACE INTO log_checkpoints VALUES (5, 'x')",
        "REPLACE INTO log_head VALUES (1, 1, x'', '', '')",
        "REPLACE INTO versions SELECT subject, number, published_at, entry_index, '[]', '[]', '[]' FROM versions",
    ];
    let on_postgres = ["TRUNCATE log_entries", "TRUNCATE log_hashes", "TRUNCATE log_head", "TRUNCATE versions"];
    if postgres().is_some() { on_postgres } else { on_sqlite }.into_iter()
}

/// The database itself refuses changes of published entries.
#[test]
fn the_database_refuses_to_change_the_log() {
    use diesel::connection::SimpleConnection;
    let app = small_town();
    for statement in [
        "UPDATE log_entries SET entry = 'x' WHERE \"index\" = 1",
        "DELETE FROM log_entries WHERE \"index\" = 4",
        "DELETE FROM log_hashes",
        "UPDATE log_checkpoints SET checkpoint = ''",
        "UPDATE versions SET digests = '[]'",
        "DELETE FROM versions",
        "UPDATE log_head SET size = 2",
        "DELETE FROM log_head",
        "UPDATE log_head SET checkpoint = ''",
    ]
    .into_iter()
    .chain(ways_around())
    {
        let mut conn = app.register.db.connection().unwrap();
        let error = conn.batch_execute(statement).unwrap_err().to_string();
        assert!(
            error.contains("immutable") || error.contains("append-only") || error.contains("never goes back"),
            "{statement}: {error}"
        );
    }
    assert_eq!(verify_export(&app.get("/v1/export/versions.ndjson").text(), None), []);
}
