//! The response cache: cached responses stay correct.
use crate::fixtures::app::App;
use crate::fixtures::http::Response;
use crate::fixtures::town::{row, small_town, with_field};
use algorithm_register::domain::accounts::Actor;
use algorithm_register::log::entry::RedactionGround;
use algorithm_register::service::systems;
use std::thread;

fn republish(app: &App, id: u32, organization: &str, name: &str) {
    let report = app.import_nl(&[with_field(row(id, name, organization), "doel", "Nu met andere woorden.")]);
    assert_eq!(report.refused().count(), 0);
}

#[test]
fn a_publication_elsewhere_invalidates_nothing() {
    let app = small_town();
    let addresses = [
        "/v1/systems/elders:scanauto",
        "/v1/systems?organization=elders",
        "/v1/systems?organization=elders&status=inUse&facets=true&sort=changed",
        "/v1/systems/elders:scanauto/versions",
    ];
    let before: Vec<_> = addresses.iter().map(|address| app.get(address)).collect();
    republish(&app, 1, "Gemeente Voorbeeldstad", "Parkeervergunning");
    for (address, before) in addresses.iter().zip(before) {
        let after = app.get(address);
        assert_eq!(after.header("etag"), before.header("etag"), "{address}");
        // The index of the log is current all the same.
        let index = |response: &Response| response.header("register-index").parse::<u64>().unwrap();
        assert_eq!(index(&after), index(&before) + 1, "{address}");
    }
}

#[test]
fn a_publication_invalidates_every_related_response() {
    let app = small_town();
    let addresses = [
        "/v1/systems/voorbeeldstad:parkeervergunning",
        "/v1/systems/voorbeeldstad:parkeervergunning/versions",
        "/v1/systems?organization=voorbeeldstad",
        "/v1/systems?organization=voorbeeldstad&organization=elders&status=inUse",
        "/v1/systems?status=inUse&facets=true",
        "/v1/systems",
        "/v1/systems?q=parkeervergunning",
        "/log/checkpoint",
    ];
    let before: Vec<_> = addresses.iter().map(|address| app.get(address).header("etag").to_owned()).collect();
    republish(&app, 1, "Gemeente Voorbeeldstad", "Parkeervergunning");
    app.flush_index();
    for (address, before) in addresses.iter().zip(before) {
        assert_ne!(app.get(address).header("etag"), before, "{address}");
    }
}

#[test]
fn a_changed_value_updates_the_filtered_lists() {
    let app = small_town();
    let total = |status: &str| app.json(&format!("/v1/systems?status={status}"))["total"].clone();
    assert_eq!((total("inUse"), total("retired")), (3.into(), 0.into()));
    app.import_nl(&[with_field(row(3, "Scanauto", "Gemeente Elders"), "status", "buiten_gebruik")]);
    assert_eq!((total("inUse"), total("retired")), (2.into(), 1.into()));
    app.import_nl(&[row(3, "Scanauto", "Gemeente Elders")]);
    assert_eq!((total("inUse"), total("retired")), (3.into(), 0.into()));
}

#[test]
fn a_search_is_refreshed_after_the_index() {
    let app = small_town();
    assert_eq!(app.json("/v1/systems?q=laadpaal")["total"], 0);
    app.import_nl(&[row(7, "Laadpaal", "Gemeente Elders")]);
    // This response may be cached before the index follows; it must not stay.
    app.json("/v1/systems?q=laadpaal");
    app.flush_index();
    assert_eq!(app.json("/v1/systems?q=laadpaal")["total"], 1);
}

#[test]
fn a_new_day_makes_records_stale() {
    let app = small_town();
    assert_eq!(app.json("/v1/systems/elders:scanauto")["stale"], false);
    assert_eq!(app.json("/v1/systems?stale=true")["total"], 0);
    app.clock.set("2027-03-03T00:00:00Z".parse().unwrap());
    assert_eq!(app.json("/v1/systems/elders:scanauto")["stale"], true);
    assert_eq!(app.json("/v1/systems?stale=true")["total"], 3);
    assert_eq!(app.json("/v1/systems?stale=false")["total"], 0);
}

#[test]
fn encodings_and_formats_are_cached_separately() {
    let app = small_town();
    let get = |headers: &[(&str, &str)]| app.get_with("/v1/systems/elders:scanauto", headers);
    for _ in 0..2 {
        assert_eq!(get(&[("accept", "text/html")]).status, 406);
        assert_eq!(get(&[("accept-encoding", "gzip")]).header("content-encoding"), "gzip");
        assert_eq!(get(&[("accept-encoding", "br")]).header("content-encoding"), "br");
        assert_eq!(get(&[]).header("content-encoding"), "");
        let tag = get(&[]).header("etag").to_owned();
        let same = get(&[("if-none-match", &tag)]);
        assert_eq!((same.status, same.bytes.len(), same.header("content-type")), (304, 0, ""));
        assert_eq!(app.send("HEAD", "/v1/systems/elders:scanauto", &[]).bytes.len(), 0);
        assert_eq!(app.get("/v1/systems/elders:nothing").status, 404);
    }
}

#[test]
fn concurrent_requests_get_the_same_response() {
    let app = small_town();
    let tags = thread::scope(|scope| {
        let asking: Vec<_> =
            (0..16).map(|_| scope.spawn(|| app.get("/v1/systems?facets=true").header("etag").to_owned())).collect();
        asking.into_iter().map(|asking| asking.join().unwrap()).collect::<std::collections::BTreeSet<_>>()
    });
    assert_eq!(tags.len(), 1);
}

#[test]
fn a_redacted_value_leaves_the_cached_facets() {
    let app = small_town();
    let address = "/v1/systems?status=retired&status=inUse&facets=true";
    app.import_nl(&[with_field(row(3, "Scanauto", "Gemeente Elders"), "status", "buiten_gebruik")]);
    republish(&app, 1, "Gemeente Voorbeeldstad", "Parkeervergunning");
    let before = app.json("/v1/systems?status=retired&status=pilot")["total"].clone();
    assert_eq!((before, app.json(address)["total"].clone()), (1.into(), 3.into()));
    let id = app.id("elders:scanauto");
    let version = app.json("/v1/systems/elders:scanauto")["version"].as_u64().unwrap() as u32;
    let (fields, ground) = (vec!["status".to_owned()], RedactionGround::PersonalData);
    app.register.write_blocking(move |tx| systems::redact(tx, id, version, &fields, ground, Actor::Operator)).unwrap();
    assert_eq!(app.json("/v1/systems?status=retired&status=pilot")["total"], 0);
    assert_eq!(app.json(address)["total"], 2);
    assert!(!app.json(address)["facets"]["status"].to_string().contains("retired"));
}
