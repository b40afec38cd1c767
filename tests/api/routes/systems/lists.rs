//! Lists of systems and single records: filters, pages, languages.
use crate::fixtures::app::App;
use crate::fixtures::snapshot::assert_snapshot;
use crate::fixtures::town::{row, small_town, with_field};
use serde_json::json;
use std::collections::BTreeSet;

#[test]
fn a_system_is_read_by_id_or_by_slug() {
    let app = small_town();
    let by_address = app.get("/v1/systems/voorbeeldstad:parkeervergunning");
    let system = by_address.json();
    assert_snapshot!("system", system, ".id" => "[id]");
    let id = system["id"].as_str().unwrap();
    assert_eq!(app.get(&format!("/v1/systems/{id}")).bytes, by_address.bytes);
    assert_eq!(by_address.header("register-index"), "5");
    for nothing in [
        "voorbeeldstad:nothing",
        "nowhere:parkeervergunning",
        "00000000-0000-7000-8000-000000000000",
        "x",
        ":",
        "a:b:c",
    ] {
        let response = app.get(&format!("/v1/systems/{nothing}"));
        assert_eq!((response.status, response.header("content-type")), (404, "application/problem+json"), "{nothing}");
        assert_eq!(response.json()["code"], "notFound");
    }
}

#[test]
fn pages_show_each_system_once_during_publications() {
    let app = App::start();
    let rows: Vec<_> =
        (1..=45).map(|n| row(n, &format!("Systeem {:02}", (n * 7) % 45), "Gemeente Voorbeeldstad")).collect();
    app.import_nl(&rows);
    let mut imports = 0;
    for sort in ["name", "published", "changed", "reviewDue"] {
        let (mut seen, mut cursor) = (Vec::new(), String::new());
        for page in 0.. {
            let list = app.json(&format!("/v1/systems?limit=10&sort={sort}{cursor}"));
            seen.extend(list["items"].as_array().unwrap().iter().map(|item| item["id"].as_str().unwrap().to_owned()));
            if page == 1 {
                // Between two pages one system changes and another one is published.
                app.clock.set("2026-03-03T09:00:00Z".parse().unwrap());
                imports += 1;
                app.import_nl(&[row(100 + imports, "Aanvraag", "Gemeente Voorbeeldstad")]);
            }
            match list["next"].as_str() {
                Some(next) => cursor = format!("&cursor={next}"),
                None => break,
            }
        }
        let distinct: BTreeSet<_> = seen.iter().collect();
        assert_eq!(distinct.len(), seen.len(), "{sort}: nothing twice");
        assert!(seen.len() >= 44 + imports as usize, "{sort}: nothing missing of {}", seen.len());
    }
    let first = app.get("/v1/systems?limit=10&lang=nl");
    let next = first.json()["next"].as_str().unwrap().to_owned();
    assert_eq!(first.header("link"), format!("</v1/systems?limit=10&lang=nl&cursor={next}>; rel=\"next\""));
}

#[test]
fn lists_are_filtered_counted_and_reduced_to_fields() {
    let app = small_town();
    app.import_nl(&[with_field(row(4, "Oud systeem", "Gemeente Elders"), "status", "buiten_gebruik")]);
    assert_eq!(app.json("/v1/systems?organization=voorbeeldstad")["total"], 2);
    assert_eq!(app.json("/v1/organizations/voorbeeldstad/systems")["total"], 2);
    assert_eq!(app.json("/v1/systems?status=retired")["total"], 1);
    assert_eq!(app.json("/v1/systems?status=retired&status=inUse")["total"], 4);
    assert_eq!(app.json("/v1/systems?status=retired&organization=voorbeeldstad")["total"], 0);
    assert_eq!(app.json("/v1/systems?language=nl")["total"], 4);
    assert_eq!(app.json("/v1/systems?updatedSince=2026-03-02")["total"], 4);
    assert_eq!(app.json("/v1/systems?updatedSince=2026-03-02T09:00:01Z")["total"], 0);
    let counted = app.json("/v1/systems?facets=true&status=retired&limit=1");
    // A facet ignores its own filter.
    assert_snapshot!("systems_with_facets", counted, ".items[].id" => "[id]");
    let cut = app.json("/v1/systems?fields=slug,purpose&limit=1&sort=name");
    assert_eq!(cut["items"][0].as_object().unwrap().keys().collect::<Vec<_>>(), ["id", "slug", "purpose"]);
    // A year later all records are stale.
    app.clock.set("2027-03-03T00:00:00Z".parse().unwrap());
    assert_eq!(app.json("/v1/systems?stale=true")["total"], 4);
    assert_eq!(app.json("/v1/systems?stale=false")["total"], 0);
}

#[test]
fn the_language_of_a_response_is_negotiated() {
    let app = App::start();
    let csv = "ai_register_id,name_ai_system_en,name_ai_system_fr,government_organization,description_ai_system_en,description_ai_system_fr,ai_system_status_en\n\
        1,Snow routes,Itinéraires de neige,Example Agency / Agence Exemple,Plans routes.,Planifie des itinéraires.,In production\n";
    app.import(algorithm_register::domain::systems::SourceScheme::CaAiRegister, csv.as_bytes());
    let path = "/v1/systems/example-agency:snow-routes";
    let english = app.get(path);
    assert_eq!((english.json()["name"].as_str(), english.header("content-language")), (Some("Snow routes"), "en"));
    let french = app.get_with(path, &[("accept-language", "de, fr-CA;q=0.9, en;q=0.1")]);
    assert_eq!(french.json()["name"], "Itinéraires de neige");
    assert_eq!(
        (french.header("content-language"), &french.json()["organization"]["name"]),
        ("fr", &json!("Agence Exemple"))
    );
    assert_eq!(app.json(&format!("{path}?lang=fr"))["summary"], "Planifie des itinéraires.");
    let all = app.get(&format!("{path}?lang=*"));
    assert_eq!(all.json()["name"], json!({"en": "Snow routes", "fr": "Itinéraires de neige"}));
    assert_eq!(all.header("content-language"), "");
    assert_eq!(app.json(&format!("{path}?lang=fr"))["language"]["available"], json!(["en", "fr"]));
}
