//! The filter of systems by what residents contest.
use crate::fixtures::app::App;
use crate::fixtures::contested_town::ContestedTown;
use crate::fixtures::town::{row, with_field};
use serde_json::json;

#[test]
fn systems_are_filtered_by_the_state_of_their_challenges() {
    let town = ContestedTown::new();
    let found = |app: &App, query: &str| -> Vec<String> {
        let list = app.json(&format!("/v1/systems?{query}&fields=slug"));
        list["items"].as_array().unwrap().iter().map(|system| system["slug"].as_str().unwrap().to_owned()).collect()
    };
    let (parking, benefit, scan) = ("parkeervergunning", "uitkering-berekenen", "scanauto");
    let app = &town.app;
    assert_eq!(found(app, "challenged=none"), [parking, scan, benefit]);
    assert!(found(app, "challenged=any").is_empty());

    // A filed challenge counts at once.
    let challenge = town.contest_parking_permit();
    town.file_at_desk("elders", Some("elders:scanauto"), "unfairEffect");
    assert_eq!(found(app, "challenged=open"), [parking, scan]);
    assert_eq!(found(app, "challenged=none"), [benefit]);
    town.decide(&challenge, "upheld");
    assert_eq!(
        (found(app, "challenged=open"), found(app, "challenged=upheld")),
        (vec![scan.to_owned()], vec![parking.to_owned()])
    );
    assert!(found(app, "challenged=unanswered").is_empty());
    town.advance_days(8);
    assert_eq!(found(app, "challenged=unanswered"), [scan]);
    assert_eq!(found(app, "challenged=unanswered,upheld"), [parking, scan]);
    assert_eq!(found(app, "challenged=none&challenged=upheld"), [parking, benefit]);
    assert_eq!(found(app, "challenged=open&organization=voorbeeldstad"), Vec::<String>::new());
    let second = town.contest_parking_permit();
    assert_eq!(found(app, "challenged=open"), [parking, scan]);
    town.submitter_acts(&second, "withdraw", None);
    assert_eq!(found(app, "challenged=open"), [scan], "a withdrawn challenge is not open");
    town.file_at_desk("voorbeeldstad", None, "missingEntry");
    assert_eq!(found(app, "challenged=none"), [benefit], "a missing system is not listed");

    // A second review replaces the decision.
    town.review_again(&challenge, "notUpheld");
    assert!(found(app, "challenged=upheld").is_empty());

    // A publication keeps the challenge flags of the system.
    app.import_nl(&[with_field(row(3, "Scanauto", "Gemeente Elders"), "doel", "Iets anders.")]);
    let check = |app: &App| {
        assert_eq!(found(app, "challenged=open"), [scan]);
        assert_eq!(found(app, "challenged=any"), [parking, scan]);
        assert_eq!(found(app, "q=scanauto&challenged=unanswered"), [scan]);
        let facets = app.json("/v1/systems?facets=true&status=inUse")["facets"]["challenged"].clone();
        let count = |value: &str, count: u64| json!({"value": value, "count": count});
        assert_eq!(facets, json!([count("any", 2), count("none", 1), count("open", 1), count("unanswered", 1)]));
        assert_eq!(app.text("/v1/export/systems.ndjson?challenged=open").lines().count(), 1);
        assert_eq!(app.json("/v1/feed.json?challenged=open")["items"].as_array().unwrap().len(), 2);
    };
    app.flush_index();
    check(app);
    for path in ["systems?challenged=never", "feed.json?challenged=any,never", "export/systems.csv?challenged="] {
        let wrong = app.get(&format!("/v1/{path}"));
        assert_eq!((wrong.status, &wrong.json()["errors"][0]["pointer"]), (400, &json!("/challenged")), "{path}");
    }
    let town = town.restart();
    check(&town.app);
    // A rebuilt index has the same flags.
    let other = tempfile::tempdir().unwrap();
    std::fs::create_dir_all(other.path().join("keys")).unwrap();
    for key in std::fs::read_dir(town.app.folder.path().join("keys")).unwrap().map(Result::unwrap) {
        std::fs::copy(key.path(), other.path().join("keys").join(key.file_name())).unwrap();
    }
    let replica = App::start_on(other, &town.app.register.settings.database_url);
    replica.flush_index();
    check(&replica);
    // The replica follows the other process.
    town.contest_parking_permit();
    replica.register.catch_up().unwrap();
    assert_eq!(found(&replica, "challenged=open"), [parking, scan]);
}
