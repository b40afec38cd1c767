use crate::support::{App, row, small_town, with};
use serde_json::Value;

fn encoded(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}

fn found(app: &App, query: &str) -> (Vec<String>, Value) {
    let answer = app.json(&format!("/v1/systems?q={}", encoded(query)));
    let names = answer["items"].as_array().unwrap().iter().map(|item| item["name"].as_str().unwrap().to_owned());
    (names.collect(), answer)
}

#[test]
fn words_are_found_in_all_their_forms() {
    let app = small_town();
    for query in ["uitkering", "uitkeringen", "UITKERING", "berekenen uitkering", "\"uitkering berekenen\""] {
        assert_eq!(found(&app, query).0, ["Uitkering berekenen"], "{query}");
    }
    assert_eq!(found(&app, "\"berekenen uitkering\"").0, [""; 0]);
    assert_eq!(found(&app, "elders").0, ["Scanauto"], "by its organization");
    assert_eq!(found(&app, "inwoners -scanauto -uitkering").0, ["Parkeervergunning"]);
    assert_eq!(found(&app, "helicopter").1["total"], 0);
}

#[test]
fn a_misspelt_word_is_corrected_and_that_is_said() {
    let app = small_town();
    let (names, answer) = found(&app, "uitkerign");
    assert_eq!((names, &answer["corrected"]), (vec!["Uitkering berekenen".to_owned()], &Value::from("uitkering")));
    assert!(found(&app, "uitkering").1.get("corrected").is_none());
    let (names, answer) = found(&app, "scanauto helicopter");
    assert_eq!((names, &answer["relaxed"]), (vec!["Scanauto".to_owned()], &Value::from(true)));
}

#[test]
fn a_name_counts_more_than_a_mention() {
    let app = small_town();
    app.import_nl(&[with(
        row(9, "Vergunningen", "Gemeente Elders"),
        "doel",
        "Wijst aan waar de scanauto rijdt, en nog veel meer over andere dingen.",
    )]);
    app.settle();
    assert_eq!(found(&app, "scanauto").0, ["Scanauto", "Vergunningen"]);
}

#[test]
fn a_search_is_filtered_sorted_and_paged() {
    let app = App::start();
    let rows: Vec<_> = (1..=30)
        .map(|n| {
            row(n, &format!("Melding {n:02}"), if n % 3 == 0 { "Gemeente Elders" } else { "Gemeente Voorbeeldstad" })
        })
        .collect();
    app.import_nl(&rows);
    app.settle();
    assert_eq!(app.json("/v1/systems?q=melding&organization=elders")["total"], 10);
    let counted = app.json("/v1/systems?q=melding&facets=true&limit=1");
    assert_eq!(counted["facets"]["organization"][0]["count"], 20);
    let by_name = app.json("/v1/systems?q=melding&sort=name&limit=2");
    assert_eq!(by_name["items"][1]["name"], "Melding 02");
    let (mut seen, mut cursor) = (std::collections::BTreeSet::new(), String::new());
    loop {
        let page = app.json(&format!("/v1/systems?q=melding&limit=7{cursor}"));
        seen.extend(page["items"].as_array().unwrap().iter().map(|item| item["id"].as_str().unwrap().to_owned()));
        match page["next"].as_str() {
            Some(next) => cursor = format!("&cursor={next}"),
            None => break,
        }
    }
    assert_eq!(seen.len(), 30);
    let other_order = app.json("/v1/systems?limit=1&sort=name")["next"].as_str().unwrap().to_owned();
    assert_eq!(app.get(&format!("/v1/systems?q=melding&cursor={other_order}")).status, 400);
}

#[test]
fn accents_do_not_matter() {
    let app = App::start();
    app.import_nl(&[row(1, "Café-toezicht Súdwest", "Gemeente Voorbeeldstad")]);
    app.settle();
    for query in ["cafe", "CAFÉ", "sudwest", "súdwest toezicht"] {
        assert_eq!(found(&app, query).0.len(), 1, "{query}");
    }
}
