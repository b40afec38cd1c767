use crate::support::{App, row, small_town, with};
use algorithm_register::domain::challenges::Reference;
use serde_json::json;
use std::collections::BTreeSet;

#[test]
fn an_empty_register_answers() {
    let app = App::start();
    assert_eq!(app.json("/v1/systems"), json!({"items": [], "total": 0, "next": null}));
    assert_eq!(app.json("/v1/organizations")["total"], 0);
    assert_eq!(app.json("/v1/changes"), json!({"items": [], "total": 0, "next": null}));
    assert_eq!(app.get("/log/checkpoint").status, 404);
    assert_eq!(app.json("/readyz")["status"], "ready");
    assert_eq!(app.get("/healthz").text(), "ok\n");
}

#[test]
fn a_system_is_found_by_id_and_by_address() {
    let app = small_town();
    let by_address = app.get("/v1/systems/voorbeeldstad:parkeervergunning");
    let system = by_address.json();
    assert_eq!(system["name"], "Parkeervergunning");
    assert_eq!(
        system["organization"],
        json!({"slug": "voorbeeldstad", "name": "Gemeente Voorbeeldstad", "type": "municipality"})
    );
    assert_eq!((&system["version"], &system["firstPublished"]), (&json!(1), &json!("2026-03-02T09:00:00Z")));
    assert_eq!((&system["reviewDue"], &system["stale"]), (&json!("2027-03-02"), &json!(false)));
    assert_eq!(system["completeness"]["filled"].as_u64().unwrap(), 4, "{}", system["completeness"]);
    assert!(system["sourceRecord"].get("payload").is_none(), "versions have the payload");
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
        let answer = app.get(&format!("/v1/systems/{nothing}"));
        assert_eq!((answer.status, answer.header("content-type")), (404, "application/problem+json"), "{nothing}");
        assert_eq!(answer.json()["code"], "notFound");
    }
}

#[test]
fn pages_show_every_system_once_while_others_are_published() {
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
                // In the middle of reading, a system behind the reader's place changes and one before it comes.
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
fn lists_are_filtered_counted_and_cut() {
    let app = small_town();
    app.import_nl(&[with(row(4, "Oud systeem", "Gemeente Elders"), "status", "buiten_gebruik")]);
    assert_eq!(app.json("/v1/systems?organization=voorbeeldstad")["total"], 2);
    assert_eq!(app.json("/v1/organizations/voorbeeldstad/systems")["total"], 2);
    assert_eq!(app.json("/v1/systems?status=retired")["total"], 1);
    assert_eq!(app.json("/v1/systems?status=retired&status=inUse")["total"], 4);
    assert_eq!(app.json("/v1/systems?status=retired&organization=voorbeeldstad")["total"], 0);
    assert_eq!(app.json("/v1/systems?language=nl")["total"], 4);
    assert_eq!(app.json("/v1/systems?updatedSince=2026-03-02")["total"], 4);
    assert_eq!(app.json("/v1/systems?updatedSince=2026-03-02T09:00:01Z")["total"], 0);
    let counted = app.json("/v1/systems?facets=true&status=retired&limit=1");
    let count = |facet: &str| counted["facets"][facet].clone();
    assert_eq!(count("organization"), json!([{"value": "elders", "count": 1}]));
    assert_eq!(
        count("status"),
        json!([{"value": "inUse", "count": 3}, {"value": "retired", "count": 1}]),
        "its own filter does not narrow it"
    );
    let cut = app.json("/v1/systems?fields=slug,purpose&limit=1&sort=name");
    assert_eq!(cut["items"][0].as_object().unwrap().keys().collect::<Vec<_>>(), ["id", "slug", "purpose"]);
    // A year later nobody has looked at the records.
    app.clock.set("2027-03-03T00:00:00Z".parse().unwrap());
    assert_eq!(app.json("/v1/systems?stale=true")["total"], 4);
    assert_eq!(app.json("/v1/systems?stale=false")["total"], 0);
}

#[test]
fn everything_wrong_with_a_request_is_told_at_once() {
    let app = small_town();
    let answer = app.get("/v1/systems?limit=0&colour=red&sort=relevance&lang=x&cursor=zzz&fields=name,secret&limit=5");
    assert_eq!((answer.status, answer.header("content-type")), (400, "application/problem+json"));
    let problem = answer.json();
    let places: Vec<_> =
        problem["errors"].as_array().unwrap().iter().map(|error| error["pointer"].as_str().unwrap()).collect();
    assert_eq!(places, ["/colour", "/cursor", "/fields", "/lang", "/limit", "/limit", "/sort"]);
    assert_eq!(problem["type"], "urn:algorithm-register:problem:badRequest");
    assert_eq!(app.get("/v1/systems?q=%ff").status, 400);
    assert_eq!(app.get("/v1/systems/elders:scanauto?x=1").json()["errors"][0]["pointer"], "/x");
    assert_eq!(app.get("/v1/nothing").status, 404);
    let wrong_method = app.send("POST", "/v1/systems", &[]);
    assert_eq!((wrong_method.status, wrong_method.header("allow")), (405, "GET, HEAD, OPTIONS"));
    assert_eq!(app.get_with("/v1/systems", &[("accept", "text/html")]).status, 406);
}

/// RFC 3986, section 6.2.2.2: an escaped letter is that letter.
#[test]
fn letters_may_be_escaped() {
    let app = small_town();
    let there = app.json("/v1/systems/elders:scanauto");
    assert_eq!(app.json("/v1/%73ystems/elders:scanaut%6F"), there);
    assert_eq!(app.get("/v1/%6Frganizations/x/%63hallenges").status, 401);
    assert_eq!(app.get("/v1/systems/elders:scanauto%2Fversions").status, 404, "but a slash in a name parts nothing");
}

#[test]
fn what_a_client_has_is_not_sent_again() {
    let app = small_town();
    let path = "/v1/systems/elders:scanauto";
    let first = app.get(path);
    let tag = first.header("etag").to_owned();
    assert!(tag.starts_with('"') && first.header("cache-control").contains("max-age"));
    let again = app.get_with(path, &[("if-none-match", &tag)]);
    assert_eq!((again.status, again.bytes.len(), again.header("etag")), (304, 0, tag.as_str()));
    assert_eq!(app.get_with(path, &[("if-none-match", &format!("\"other\", W/{tag}"))]).status, 304);
    // Within a second a date could stand for two states: it is told later.
    assert_eq!(first.header("last-modified"), "");
    app.clock.set("2026-03-02T09:00:05Z".parse().unwrap());
    let date = app.get(path).header("last-modified").to_owned();
    assert_eq!(date, "Mon, 02 Mar 2026 09:00:00 GMT");
    assert_eq!(app.get_with(path, &[("if-modified-since", &date)]).status, 304);
    // A change elsewhere moves the index, not the record.
    app.import_nl(&[with(row(1, "Parkeervergunning", "Gemeente Voorbeeldstad"), "doel", "Iets anders.")]);
    let elsewhere = app.get_with(path, &[("if-none-match", &tag)]);
    assert_eq!((elsewhere.status, elsewhere.header("register-index")), (304, "6"));
    app.import_nl(&[with(row(3, "Scanauto", "Gemeente Elders"), "doel", "Iets anders.")]);
    assert_eq!(app.get_with(path, &[("if-none-match", &tag)]).status, 200);
    let head = app.send("HEAD", path, &[]);
    assert_eq!((head.status, head.bytes.len()), (200, 0));
    assert!(head.header("content-length").parse::<usize>().unwrap() > 500);
}

#[test]
fn answers_are_compressed_for_those_who_can_read_them() {
    let app = small_town();
    let plain = app.get("/v1/systems");
    let gzip = app.get_with("/v1/systems", &[("accept-encoding", "gzip")]);
    assert_eq!(gzip.header("content-encoding"), "gzip");
    assert_ne!(gzip.header("etag"), plain.header("etag"), "a strong tag is of one coding");
    let brotli = app.get_with("/v1/systems", &[("accept-encoding", "gzip, br")]);
    assert_eq!(brotli.header("content-encoding"), "br");
    assert!(brotli.bytes.len() < plain.bytes.len() / 2);
    let again = app.get_with("/v1/systems", &[("accept-encoding", "br"), ("if-none-match", brotli.header("etag"))]);
    assert_eq!(again.status, 304);
    assert!(plain.header("vary").contains("Accept-Encoding"));
}

#[test]
fn a_reader_gets_their_language_and_is_told_which() {
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

#[test]
fn organizations_are_listed_and_read() {
    let app = small_town();
    let list = app.json("/v1/organizations");
    let names: Vec<_> = list["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| (item["slug"].as_str().unwrap(), item["systems"].as_u64().unwrap()))
        .collect();
    assert_eq!(names, [("elders", 1), ("voorbeeldstad", 2)]);
    let first = app.json("/v1/organizations?limit=1");
    let second = app.json(&format!("/v1/organizations?limit=1&cursor={}", first["next"].as_str().unwrap()));
    assert_eq!((&second["items"][0]["slug"], &second["next"]), (&json!("voorbeeldstad"), &json!(null)));
    assert_eq!(app.json("/v1/organizations?q=VOORB%C3%89ELD")["total"], 1);
    assert_eq!(app.json("/v1/organizations?type=police")["total"], 0);
    let one = app.json("/v1/organizations/elders");
    assert_eq!(app.json(&format!("/v1/organizations/{}", one["id"].as_str().unwrap())), one);
    assert_eq!(app.get("/v1/organizations/nobody").status, 404);
    assert_eq!(app.get("/v1/organizations/nobody/systems").status, 404);
}

#[test]
fn programs_find_their_way() {
    let app = App::start();
    assert_eq!(app.json("/v1/openapi.json")["openapi"], "3.1.0");
    let schema = app.json("/v1/schemas/record.json");
    assert_eq!(schema["properties"]["purpose"]["x-publish"], "always");
    let docs = app.get("/v1/docs/");
    assert_eq!((docs.status, docs.header("content-type")), (200, "text/html"));
    assert!(!docs.header("content-security-policy").contains("http"), "nothing is loaded from elsewhere");
    assert!(!docs.text().contains("//cdn") && !docs.text().contains("https://"), "{}", docs.text());
    assert_eq!(app.get("/v1/systems").header("access-control-allow-origin"), "*");
    let preflight = app.send("OPTIONS", "/v1/systems", &[("origin", "https://example.org")]);
    assert_eq!((preflight.status, preflight.header("access-control-allow-methods")), (204, "GET, HEAD, OPTIONS"));
}

/// No route passes over what it does not understand.
#[test]
fn every_route_names_an_unknown_parameter() {
    let app = small_town();
    let document = app.json("/v1/openapi.json");
    let unused_reference = (0..).find_map(|n| Reference::new(2026, n)).unwrap().to_string();
    let mut asked = 0;
    for (path, methods) in document["paths"].as_object().unwrap() {
        if !methods["get"].is_object() || methods["get"]["tags"][0] == "operation" {
            continue; // Those who look whether a process lives may ask as they like.
        }
        if !methods["get"].is_object() || methods["get"]["security"].is_array() {
            continue; // Nothing is read here, or not by everybody.
        }
        let path = path
            .replace("{id}", "elders:scanauto")
            .replace("{number}", "1")
            .replace("{organization}", "elders")
            .replace("{reference}", &unused_reference)
            .replace("{path}", "0/000.p/1");
        let answer = app.get(&format!("{path}?surprise=1"));
        assert_eq!(answer.status, 400, "{path}");
        let errors = answer.json()["errors"].clone();
        assert!(errors.as_array().unwrap().iter().any(|error| error["pointer"] == "/surprise"), "{path}: {errors}");
        asked += 1;
    }
    assert!(asked >= 15, "{asked}");
}
