//! Systems are found by what residents contest, at once and on every process.
use super::Town;
use crate::support::{App, row, with};
use serde_json::json;

#[test]
fn systems_are_found_by_what_residents_contest() {
    let town = Town::new();
    let found = |app: &App, query: &str| -> Vec<String> {
        let list = app.json(&format!("/v1/systems?{query}&fields=slug"));
        list["items"].as_array().unwrap().iter().map(|system| system["slug"].as_str().unwrap().to_owned()).collect()
    };
    let (parking, benefit, scan) = ("parkeervergunning", "uitkering-berekenen", "scanauto");
    let app = &town.app;
    assert_eq!(found(app, "challenged=none"), [parking, scan, benefit]);
    assert!(found(app, "challenged=any").is_empty());

    // What is filed counts at once.
    let mine = town.contested();
    town.comes("elders", Some("elders:scanauto"), "unfairEffect");
    assert_eq!(found(app, "challenged=open"), [parking, scan]);
    assert_eq!(found(app, "challenged=none"), [benefit]);
    town.decides(&mine, "upheld");
    assert_eq!(
        (found(app, "challenged=open"), found(app, "challenged=upheld")),
        (vec![scan.to_owned()], vec![parking.to_owned()])
    );
    assert!(found(app, "challenged=unanswered").is_empty());
    town.wait(8);
    assert_eq!(found(app, "challenged=unanswered"), [scan]);
    assert_eq!(found(app, "challenged=unanswered,upheld"), [parking, scan]);
    assert_eq!(found(app, "challenged=none&challenged=upheld"), [parking, benefit]);
    assert_eq!(found(app, "challenged=open&organization=voorbeeldstad"), Vec::<String>::new());
    let second = town.contested();
    assert_eq!(found(app, "challenged=open"), [parking, scan]);
    town.says(&second, "withdraw", None);
    assert_eq!(found(app, "challenged=open"), [scan], "one that was taken back waits for nothing");
    town.comes("voorbeeldstad", None, "missingEntry");
    assert_eq!(found(app, "challenged=none"), [benefit], "what is not in the register is no system of it");

    // By the last decision it was not right after all.
    town.is_reviewed_again(&mine, "notUpheld");
    assert!(found(app, "challenged=upheld").is_empty());

    // A publication keeps what challenges made of the system.
    app.import_nl(&[with(row(3, "Scanauto", "Gemeente Elders"), "doel", "Iets anders.")]);
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
    app.settle();
    check(app);
    for path in ["systems?challenged=never", "feed.json?challenged=any,never", "export/systems.csv?challenged="] {
        let wrong = app.get(&format!("/v1/{path}"));
        assert_eq!((wrong.status, &wrong.json()["errors"][0]["pointer"]), (400, &json!("/challenged")), "{path}");
    }
    let town = town.restart();
    check(&town.app);
    // An index that is built anew knows the same.
    let other = tempfile::tempdir().unwrap();
    std::fs::create_dir_all(other.path().join("keys")).unwrap();
    for key in std::fs::read_dir(town.app.folder.path().join("keys")).unwrap().map(Result::unwrap) {
        std::fs::copy(key.path(), other.path().join("keys").join(key.file_name())).unwrap();
    }
    let replica = App::start_on(other, &town.app.register.settings.database_url);
    replica.settle();
    check(&replica);
    // It follows what happens at the other process.
    town.contested();
    replica.register.catch_up().unwrap();
    assert_eq!(found(&replica, "challenged=open"), [parking, scan]);
}
