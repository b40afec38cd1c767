//! Exports of all challenges.
use crate::fixtures::challenges::FiledChallenge;
use crate::fixtures::contested_town::ContestedTown;
use crate::fixtures::exports::{csv_rows, ndjson_lines};
use crate::fixtures::statistics::exported_challenges;
use serde_json::{Value, json};

/// Files a disputed, a refused and a late challenge, and returns them in this order.
fn three_challenges(town: &ContestedTown) -> [FiledChallenge; 3] {
    let (disputed, refused, late) = (
        town.contest_parking_permit(),
        town.contest_parking_permit(),
        town.file_at_desk("elders", None, "missingEntry"),
    );
    town.publish_summary(&disputed, "=HYPERLINK(\"https://evil.example\";\"Klik\")");
    town.decide(&disputed, "upheld");
    town.remedy(&disputed);
    town.submitter_acts(&disputed, "dispute", Some(&json!({"text": "Niet opgelost."})));
    town.refuse(&refused);
    town.advance_days(20);
    [disputed, refused, late]
}

#[test]
fn all_challenges_are_exported() {
    let town = ContestedTown::new();
    let app = &town.app;
    assert!(exported_challenges(app).is_empty());
    assert!(csv_rows(&app.get("/v1/export/challenges.csv")).is_empty());
    let [challenge, refused, late] = three_challenges(&town);

    let all = app.get("/v1/export/challenges.ndjson");
    assert_eq!((all.status, all.header("content-type")), (200, "application/x-ndjson"));
    assert_eq!(all.header("content-disposition"), "attachment; filename=\"challenges.ndjson\"");
    assert_eq!(all.header("register-index"), app.json("/v1/statistics")["index"].to_string());
    let references: Vec<_> = exported_challenges(app).iter().map(|line| line["reference"].clone()).collect();
    assert_eq!(references, [&challenge, &refused, &late].map(|one| json!(one.reference)), "in the order of filing");
    for line in all.text().lines() {
        let reference = serde_json::from_str::<Value>(line).unwrap()["reference"].as_str().unwrap().to_owned();
        assert_eq!(line, app.text(&format!("/v1/challenges/{reference}?lang=*")));
    }

    let csv = app.get("/v1/export/challenges.csv");
    assert_eq!(csv.header("content-disposition"), "attachment; filename=\"challenges.csv\"");
    let table = csv_rows(&csv);
    let row = |challenge: &FiledChallenge| table.iter().find(|row| row["reference"] == challenge.reference).unwrap();
    let cells = |challenge: &FiledChallenge, names: &[&str]| {
        names.iter().map(|name| row(challenge)[*name].clone()).collect::<Vec<_>>()
    };
    assert_eq!(
        cells(
            &challenge,
            &[
                "organization",
                "kind",
                "state",
                "language",
                "received",
                "answered",
                "decision.outcome",
                "remedies",
                "disputed",
                "confirmed",
                "closed"
            ]
        ),
        [
            "voorbeeldstad",
            "entryError",
            "disputed",
            "nl",
            "2026-03-02",
            "2026-03-02",
            "upheld",
            "2026-03-02",
            "2026-03-02",
            "",
            ""
        ]
    );
    assert_eq!(
        row(&challenge)["summary"],
        "'=HYPERLINK(\"https://evil.example\";\"Klik\")",
        "cells never run as formulas"
    );
    assert_eq!(row(&challenge)["system"], app.id("voorbeeldstad:parkeervergunning").to_string());
    assert_eq!(
        cells(&refused, &["refusal.code", "refusal.reason", "refusal.on"]),
        ["unclear", "Wat bedoelt u?", "2026-03-02"]
    );
    assert_eq!(
        cells(&late, &["system", "missed", "due.acknowledge", "due.decide", "state"]),
        ["", "acknowledge 2026-03-09|screen 2026-03-16", "", "2026-04-13", "deemedUnanswered"]
    );
    assert!(row(&challenge)["steps"].starts_with("received 2026-03-02|summarized 2026-03-02|screened"));
}

#[test]
fn the_dictionary_describes_the_export_of_challenges() {
    let town = ContestedTown::new();
    let app = &town.app;
    three_challenges(&town);
    let csv = app.get("/v1/export/challenges.csv");
    let dictionary = &app.json("/v1/export/dictionary")["challenges"];
    let names = |what: &str| -> Vec<_> {
        dictionary[what].as_array().unwrap().iter().map(|item| item["name"].as_str().unwrap().to_owned()).collect()
    };
    let text = csv.text();
    let header = text.trim_start_matches('\u{feff}').lines().next().unwrap();
    assert_eq!(header.split(',').collect::<Vec<_>>(), names("columns"));
    let fields = names("fields");
    for line in exported_challenges(app) {
        assert!(line.as_object().unwrap().keys().all(|field| fields.contains(field)), "{line}");
    }
    assert!(app.text("/v1/export/dictionary.csv").contains("challengeColumn,refusal.code,code,,"));
}

#[test]
fn an_export_of_challenges_is_filtered_and_resumed() {
    let town = ContestedTown::new();
    let app = &town.app;
    three_challenges(&town);
    let count = |query: &str| ndjson_lines(&app.get(&format!("/v1/export/challenges.ndjson?{query}"))).len();
    assert_eq!(
        (count("organization=elders"), count("state=refused&state=disputed"), count("kind=suggestion")),
        (1, 2, 0)
    );
    assert_eq!(csv_rows(&app.get("/v1/export/challenges.csv?organization=elders")).len(), 1);
    for path in ["/v1/export/challenges.ndjson", "/v1/export/challenges.csv"] {
        let whole = app.get(path);
        let tag = whole.header("etag").to_owned();
        assert_eq!(app.get_with(path, &[("if-none-match", &tag)]).status, 304);
        let part = app.get_with(path, &[("range", "bytes=5-20"), ("if-range", &tag)]);
        assert!(part.status == 206 && part.bytes == whole.bytes[5..=20]);
        let head = app.send("HEAD", path, &[]);
        assert_eq!((head.status, head.header("content-length")), (200, whole.bytes.len().to_string().as_str()));
        let gzip = app.get_with(path, &[("accept-encoding", "gzip")]);
        let mut out = Vec::new();
        std::io::copy(&mut flate2::read::GzDecoder::new(gzip.bytes.as_slice()), &mut out).unwrap();
        assert!(out == whole.bytes);
        assert_eq!(app.get_with(path, &[("accept", "image/png")]).status, 406);
        let wrong = app.get(&format!("{path}?state=never&limit=3"));
        assert_eq!((wrong.status, wrong.json()["errors"].as_array().unwrap().len()), (400, 2));
        assert!(!whole.text().contains("canary"));
        town.file_at_desk("elders", None, "missingEntry");
        assert_eq!(app.get_with(path, &[("if-none-match", &tag)]).status, 200);
    }
}
