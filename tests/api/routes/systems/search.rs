//! Full-text search, suggestions and similar systems.
use crate::fixtures::app::App;
use crate::fixtures::town::{row, small_town, with_field};
use serde_json::Value;

fn percent_encoded(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}

fn search(app: &App, query: &str) -> (Vec<String>, Value) {
    let response = app.json(&format!("/v1/systems?q={}", percent_encoded(query)));
    let names = response["items"].as_array().unwrap().iter().map(|item| item["name"].as_str().unwrap().to_owned());
    (names.collect(), response)
}

#[test]
fn inflected_words_are_found() {
    let app = small_town();
    for query in ["uitkering", "uitkeringen", "UITKERING", "berekenen uitkering", "\"uitkering berekenen\""] {
        assert_eq!(search(&app, query).0, ["Uitkering berekenen"], "{query}");
    }
    assert_eq!(search(&app, "\"berekenen uitkering\"").0, [""; 0]);
    assert_eq!(search(&app, "elders").0, ["Scanauto"], "by its organization");
    assert_eq!(search(&app, "inwoners -scanauto -uitkering").0, ["Parkeervergunning"]);
    assert_eq!(search(&app, "helicopter").1["total"], 0);
}

#[test]
fn a_misspelt_word_is_corrected() {
    let app = small_town();
    let (names, response) = search(&app, "uitkerign");
    assert_eq!((names, &response["corrected"]), (vec!["Uitkering berekenen".to_owned()], &Value::from("uitkering")));
    assert!(search(&app, "uitkering").1.get("corrected").is_none());
    let (names, response) = search(&app, "scanauto helicopter");
    assert_eq!((names, &response["relaxed"]), (vec!["Scanauto".to_owned()], &Value::from(true)));
}

#[test]
fn a_match_in_the_name_ranks_first() {
    let app = small_town();
    app.import_nl(&[with_field(
        row(9, "Vergunningen", "Gemeente Elders"),
        "doel",
        "Wijst aan waar de scanauto rijdt, en nog veel meer over andere dingen.",
    )]);
    app.flush_index();
    assert_eq!(search(&app, "scanauto").0, ["Scanauto", "Vergunningen"]);
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
    app.flush_index();
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
    app.flush_index();
    for query in ["cafe", "CAFÉ", "sudwest", "súdwest toezicht"] {
        let (names, response) = search(&app, query);
        assert_eq!(names.len(), 1, "{query} {response}");
    }
}

/// Starts a register with abbreviations, long names and special characters.
fn town_with_long_words() -> App {
    let app = App::start();
    app.import_nl(&[
        with_field(row(1, "Adrescontrole", "Gemeente Voorbeeldstad"), "doel", "Vergelijkt adressen met de BRP."),
        with_field(row(2, "Verhuizingen", "Gemeente Voorbeeldstad"), "doel", "Leest de basisregistratie personen uit."),
        with_field(row(3, "Personen in beeld", "Gemeente Elders"), "doel", "Gebruikt geen basisregistratie."),
        with_field(row(4, "Kentekens", "Gemeente Elders"), "doel", "Automatische kentekenherkenning (ANPR) op straat."),
        with_field(
            row(5, "Parkeren Amsterdam", "Gemeente Elders"),
            "doel",
            "Telt auto's & fietsen (a < b) die er parkeren.",
        ),
    ]);
    app.flush_index();
    app
}

#[test]
fn an_abbreviation_and_its_long_form_find_the_same() {
    let app = town_with_long_words();
    let short = search(&app, "brp").0;
    assert_eq!(short.len(), 2);
    assert_eq!(search(&app, "basisregistratie personen").0.len(), 2);
    let sorted = |mut names: Vec<String>| {
        names.sort();
        names
    };
    assert_eq!(sorted(search(&app, "Basisregistraties Personen").0), sorted(short));
    assert_eq!(search(&app, "\"basisregistratie personen\"").0, ["Verhuizingen"], "a phrase is matched literally");
    assert_eq!(search(&app, "anpr").0, search(&app, "kentekenherkenning").0);
}

#[test]
fn queries_support_or_prefixes_and_exclusion() {
    let app = town_with_long_words();
    assert_eq!(search(&app, "adrescontrole OR kentekens").0.len(), 2);
    assert_eq!(search(&app, "verhuiz*").0, ["Verhuizingen"]);
    assert_eq!(search(&app, "basisregistratie -\"personen uit\" -brp").0, ["Personen in beeld"]);
    let typing = search(&app, "kenteke").1;
    assert_eq!(
        (&typing["total"], typing.get("corrected")),
        (&Value::from(1), None),
        "an unfinished word is not corrected"
    );
}

#[test]
fn all_corrected_words_are_named() {
    let app = town_with_long_words();
    let (names, response) = search(&app, "amsterdamm parkerne");
    assert_eq!(names, search(&app, "amsterdam parkeren").0);
    assert_eq!((names.len(), &response["corrected"]), (1, &Value::from("amsterdam parkeren")));
}

#[test]
fn a_rare_word_gets_a_suggestion() {
    let app = App::start();
    let mut rows: Vec<_> = (1..=20).map(|n| row(n, &format!("Vergunning {n}"), "Gemeente Elders")).collect();
    rows.push(row(21, "Vergunnink", "Gemeente Elders"));
    app.import_nl(&rows);
    app.flush_index();
    let (names, response) = search(&app, "vergunnink");
    assert_eq!((names.len(), &response["didYouMean"]), (1, &Value::from("vergunning")));
    assert!(search(&app, "vergunning").1.get("didYouMean").is_none());
}

#[test]
fn a_snippet_marks_matches_and_escapes_the_rest() {
    let app = town_with_long_words();
    let item = &search(&app, "parkeert").1["items"][0];
    assert_eq!(item["snippets"]["name"], "<mark>Parkeren</mark> Amsterdam");
    assert_eq!(item["snippets"]["summary"], "Telt auto&#39;s &amp; fietsen (a &lt; b) die er <mark>parkeren</mark>.");
    assert!(app.json("/v1/systems?limit=1")["items"][0].get("snippets").is_none());
}

#[test]
fn typed_words_are_completed() {
    let app = town_with_long_words();
    let typed = app.json("/v1/suggestions?q=kent");
    assert_eq!(typed["completions"], serde_json::json!(["kentekenherkenning", "kentekens"]));
    assert_eq!(typed["systems"][0]["name"], "Kentekens");
    assert_eq!(typed["systems"].as_array().unwrap().len(), 1, "only names are suggested");
    assert_eq!(app.json("/v1/suggestions?q=voorb")["organizations"][0]["id"], "voorbeeldstad");
    assert_eq!(app.json("/v1/suggestions?q=amsterdamm%20parkerne")["didYouMean"], "amsterdam parkeren");
    assert_eq!(app.json("/v1/suggestions?q=auto%20park")["completions"][0], "auto parkeren");
    assert_eq!(app.get("/v1/suggestions").status, 400);
}

#[test]
fn similar_systems_share_rare_words() {
    let app = App::start();
    let mut rows: Vec<_> = (1..=20).map(|n| row(n, &format!("Systeem {n}"), "Gemeente Elders")).collect();
    rows.push(row(21, "Slimme laadpalen voor elektrische auto's", "Gemeente Elders"));
    rows.push(row(22, "Laadpalen plaatsen", "Gemeente Voorbeeldstad"));
    app.import_nl(&rows);
    app.flush_index();
    let similar =
        app.json(&format!("/v1/systems/{}/similar", app.id("elders:slimme-laadpalen-voor-elektrische-auto-s")));
    assert_eq!(similar["items"].as_array().unwrap().len(), 1);
    assert_eq!(similar["items"][0]["name"], "Laadpalen plaatsen");
    assert_eq!(app.get("/v1/systems/elders:nothing/similar").status, 404);
}

#[test]
fn search_pages_contain_each_result_once() {
    let app = App::start();
    let names = ["Beheer", "Beeld", "Bezwaar", "Berekening", "Besluit", "Bewaking"];
    let rows: Vec<_> = (0..60)
        .map(|n| row(n + 1, &format!("{} {}", names[n as usize % 6], names[n as usize % 5]), "Gemeente Elders"))
        .collect();
    app.import_nl(&rows);
    app.flush_index();
    for query in ["be*", "be* OR in*", "beheer beeld", "-beheer", "aanvragen van inwoners", "de* OR be* OR aa*"] {
        let (mut seen, mut cursor) = (Vec::new(), String::new());
        let total = loop {
            let page = app.json(&format!("/v1/systems?limit=7&q={}{cursor}", percent_encoded(query)));
            let ids = page["items"].as_array().unwrap().iter().map(|item| item["id"].as_str().unwrap().to_owned());
            seen.extend(ids);
            match page["next"].as_str() {
                Some(next) => cursor = format!("&cursor={next}"),
                None => break page["total"].as_u64().unwrap(),
            }
        };
        let whole = app.json(&format!("/v1/systems?limit=100&q={}", percent_encoded(query)));
        let whole: Vec<_> = whole["items"].as_array().unwrap().iter().map(|item| item["id"].clone()).collect();
        assert_eq!(seen, whole, "{query}");
        assert_eq!(seen.len() as u64, total, "{query}");
    }
}
