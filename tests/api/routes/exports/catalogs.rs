//! Catalogs for open data portals and crawlers.
use crate::fixtures::town::small_town;
use algorithm_register::domain::accounts::Actor;
use algorithm_register::log::entry::WithdrawalReason;
use algorithm_register::service::systems;

#[test]
fn the_catalog_describes_every_dataset() {
    let app = small_town();
    let catalogue = app.get("/v1/catalog.jsonld");
    assert_eq!(catalogue.header("content-type"), "application/ld+json");
    let catalogue = catalogue.json();
    assert_eq!(catalogue["@type"], "dcat:Catalog");
    let base = app.register.settings.public_url.clone();
    let mut asked = 0;
    for dataset in catalogue["dcat:dataset"].as_array().unwrap() {
        assert!(dataset["dcterms:modified"]["@value"].is_string());
        for distribution in dataset["dcat:distribution"].as_array().unwrap() {
            let address = distribution["dcat:downloadURL"]["@id"].as_str().unwrap();
            let path = address.strip_prefix(&base).unwrap();
            assert_eq!(app.get(path).status, 200, "{path}");
            asked += 1;
        }
    }
    assert!(asked >= 6, "{asked}");
    let places: Vec<_> =
        catalogue["dcterms:spatial"].as_array().unwrap().iter().map(|place| place["@id"].as_str().unwrap()).collect();
    assert!(places.iter().any(|place| place.ends_with("/country/NLD")), "{places:?}");
    assert!(catalogue.get("dcterms:language").is_some());
}

#[test]
fn sitemaps_list_every_system() {
    let app = small_town();
    let robots = app.get("/robots.txt");
    let base = app.register.settings.public_url.clone();
    assert_eq!(robots.text(), format!("User-agent: *\nAllow: /\n\nSitemap: {base}/sitemap.xml\n"));
    let index = app.get("/sitemap.xml");
    assert_eq!(index.header("content-type"), "application/xml");
    assert!(index.text().contains(&format!("<loc>{base}/sitemaps/1.xml</loc><lastmod>2026-03-02T09:00:00Z</lastmod>")));
    let part = app.get("/sitemaps/1.xml").text();
    assert_eq!(part.matches("<url>").count(), 3);
    let id = app.id("elders:scanauto");
    assert!(
        part.contains(&format!("<url><loc>{base}/v1/systems/{id}</loc><lastmod>2026-03-02T09:00:00Z</lastmod></url>"))
    );
    for nothing in ["/sitemaps/2.xml", "/sitemaps/0.xml", "/sitemaps/x.xml"] {
        assert_eq!(app.get(nothing).status, 404, "{nothing}");
    }
    let act = app.register.write_blocking(move |tx| {
        systems::withdraw(tx, id, WithdrawalReason::Replaced, Default::default(), Actor::Operator)
    });
    act.unwrap();
    assert!(!app.get("/sitemaps/1.xml").text().contains(&id.to_string()));
}
