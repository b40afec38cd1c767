//! Whoever wants them all takes them away at once.
use super::{Mine, Town};
use crate::support::{App, Response};
use serde_json::{Value, json};
use std::collections::HashMap;

fn lines(answer: &Response) -> Vec<Value> {
    assert_eq!(answer.status, 200, "{}", answer.text());
    answer.text().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// What the export of all challenges has.
pub fn exported(app: &App) -> Vec<Value> {
    lines(&app.get("/v1/export/challenges.ndjson"))
}

fn rows(answer: &Response) -> Vec<HashMap<String, String>> {
    let text = answer.text();
    let text = text.strip_prefix('\u{feff}').unwrap();
    csv::Reader::from_reader(text.as_bytes()).deserialize().map(|row| row.unwrap()).collect()
}

#[test]
fn a_journalist_takes_all_challenges_away() {
    let town = Town::new();
    let app = &town.app;
    assert!(exported(app).is_empty());
    assert!(rows(&app.get("/v1/export/challenges.csv")).is_empty());
    let (mine, refused, late) = (town.contested(), town.contested(), town.comes("elders", None, "missingEntry"));
    town.summarizes(&mine, "=HYPERLINK(\"https://evil.example\";\"Klik\")");
    town.decides(&mine, "upheld");
    town.remedies(&mine);
    town.says(&mine, "dispute", Some(&json!({"text": "Niet opgelost."})));
    town.refuses(&refused);
    town.wait(20);

    let all = app.get("/v1/export/challenges.ndjson");
    assert_eq!((all.status, all.header("content-type")), (200, "application/x-ndjson"));
    assert_eq!(all.header("content-disposition"), "attachment; filename=\"challenges.ndjson\"");
    assert_eq!(all.header("register-index"), app.json("/v1/statistics")["index"].to_string());
    let references: Vec<_> = exported(app).iter().map(|line| line["reference"].clone()).collect();
    assert_eq!(references, [&mine, &refused, &late].map(|one| json!(one.reference)), "in the order in which they came");
    for line in all.text().lines() {
        let reference = serde_json::from_str::<Value>(line).unwrap()["reference"].as_str().unwrap().to_owned();
        assert_eq!(line, app.text(&format!("/v1/challenges/{reference}?lang=*")));
    }

    let csv = app.get("/v1/export/challenges.csv");
    assert_eq!(csv.header("content-disposition"), "attachment; filename=\"challenges.csv\"");
    let table = rows(&csv);
    let row = |mine: &Mine| table.iter().find(|row| row["reference"] == mine.reference).unwrap();
    let cells = |mine: &Mine, names: &[&str]| names.iter().map(|name| row(mine)[*name].clone()).collect::<Vec<_>>();
    assert_eq!(
        cells(
            &mine,
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
    assert_eq!(row(&mine)["summary"], "'=HYPERLINK(\"https://evil.example\";\"Klik\")", "no cell runs as a formula");
    assert_eq!(row(&mine)["system"], app.id("voorbeeldstad:parkeervergunning").to_string());
    assert_eq!(
        cells(&refused, &["refusal.code", "refusal.reason", "refusal.on"]),
        ["unclear", "Wat bedoelt u?", "2026-03-02"]
    );
    assert_eq!(
        cells(&late, &["system", "missed", "due.acknowledge", "due.decide", "state"]),
        ["", "acknowledge 2026-03-09|screen 2026-03-16", "", "2026-04-13", "deemedUnanswered"]
    );
    assert!(row(&mine)["steps"].starts_with("received 2026-03-02|summarized 2026-03-02|screened"));

    // The dictionary explains each column, and each code.
    let dictionary = &app.json("/v1/export/dictionary")["challenges"];
    let names = |what: &str| -> Vec<_> {
        dictionary[what].as_array().unwrap().iter().map(|item| item["name"].as_str().unwrap().to_owned()).collect()
    };
    let text = csv.text();
    let header = text.trim_start_matches('\u{feff}').lines().next().unwrap();
    assert_eq!(header.split(',').collect::<Vec<_>>(), names("columns"));
    let fields = names("fields");
    for line in exported(app) {
        assert!(line.as_object().unwrap().keys().all(|field| fields.contains(field)), "{line}");
    }
    assert!(app.text("/v1/export/dictionary.csv").contains("challengeColumn,refusal.code,code,,"));

    // Filtered like the list, and downloaded like every export.
    let count = |query: &str| lines(&app.get(&format!("/v1/export/challenges.ndjson?{query}"))).len();
    assert_eq!(
        (count("organization=elders"), count("state=refused&state=disputed"), count("kind=suggestion")),
        (1, 2, 0)
    );
    assert_eq!(rows(&app.get("/v1/export/challenges.csv?organization=elders")).len(), 1);
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
        town.comes("elders", None, "missingEntry");
        assert_eq!(app.get_with(path, &[("if-none-match", &tag)]).status, 200);
    }
}
