//! Steps of challenges in feeds.
use crate::fixtures::app::App;
use crate::fixtures::challenges::FiledChallenge;
use crate::fixtures::contested_town::{ContestedTown, plain_decision};
use algorithm_register::domain::accounts::Actor;
use algorithm_register::domain::languages::Text;
use algorithm_register::log::entry::WithdrawalReason;
use algorithm_register::service::systems;
use chrono::TimeDelta;
use serde_json::json;
use std::collections::{BTreeSet, HashMap};

fn titles(app: &App, path: &str) -> Vec<String> {
    let feed = app.json(path);
    feed["items"].as_array().unwrap().iter().map(|item| item["title"].as_str().unwrap().to_owned()).collect()
}

/// Returns the ids of the items of all pages.
fn all_item_ids(app: &App, first: &str) -> Vec<String> {
    let (mut ids, mut next) = (Vec::new(), Some(first.to_owned()));
    while let Some(address) = next {
        let page = app.json(&address);
        ids.extend(page["items"].as_array().unwrap().iter().map(|item| item["id"].as_str().unwrap().to_owned()));
        let base = app.register.settings.public_url.as_str();
        next = page["next_url"].as_str().map(|next| next.strip_prefix(base).unwrap().to_owned());
    }
    ids
}

#[test]
fn a_challenge_has_a_feed() {
    let town = ContestedTown::new();
    let app = &town.app;
    let challenge = town.contest_parking_permit();
    town.publish_summary(&challenge, "Een inwoner zegt dat het niet klopt.");
    town.decide(&challenge, "partlyUpheld");
    let feed = |path: &str| format!("/v1/challenges/{}/feed.{path}", challenge.reference);
    let title = |what: &str| format!("Challenge {}: {what}", challenge.reference);
    assert_eq!(
        titles(app, &feed("json?lang=en")),
        [
            title("decided, upheld in part"),
            title("under review"),
            title("accepted"),
            title("initial check carried out"),
            title("public summary added"),
            title("received"),
        ]
    );
    let page = app.json(&feed("json?lang=en"));
    let decided = &page["items"][0];
    assert_eq!(decided["summary"], "Mistake in the record: Parkeervergunning");
    assert_eq!(
        decided["content_text"],
        format!(
            "{}\n\nMistake in the record: Parkeervergunning\n\nEen inwoner zegt dat het niet klopt.",
            title("decided, upheld in part")
        )
    );
    assert!(
        decided["content_html"].as_str().unwrap().ends_with("<p lang=\"nl\">Een inwoner zegt dat het niet klopt.</p>")
    );
    let address = format!("{}/v1/challenges/{}", app.register.settings.public_url, challenge.reference);
    assert_eq!((&decided["url"], &page["home_page_url"]), (&json!(address), &json!(address)));
    assert_eq!(decided["authors"][0]["name"], "Gemeente Voorbeeldstad");
    assert_eq!(decided["tags"], json!(["Mistake in the record"]));
    assert_eq!(decided["date_published"], "2026-03-02T00:00:00Z", "rounded to the day");
    assert_eq!(
        (&decided["_register"]["type"], &decided["_register"]["challenge"]),
        (&json!("challenge.decided"), &json!(challenge.reference))
    );
    assert_eq!(page["title"], format!("Challenge {}: history in the algorithm register", challenge.reference));
    assert_eq!(
        titles(app, &feed("json?lang=nl"))[0],
        format!("Melding {}: beslist, gedeeltelijk gegrond", challenge.reference)
    );
    for lang in ["de", "fr", "es", "it", "pt", "ca", "da", "fi", "sv"] {
        let feed_titles = titles(app, &feed(&format!("json?lang={lang}")));
        assert!(
            feed_titles.iter().all(|title| title.contains(&challenge.reference) && !title.contains("challenge-")),
            "{feed_titles:?}"
        );
    }
    let atom = app.get(&feed("atom?lang=en"));
    assert_eq!((atom.status, atom.header("content-type")), (200, "application/atom+xml"));
    assert_eq!(atom.text().matches("<entry>").count(), 6);
    assert!(atom.text().contains(&title("decided, upheld in part")) && !atom.text().contains("canary"));

    // The steps are also in the feeds of the register, the organization and the system.
    let own = all_item_ids(app, &feed("json"));
    for path in [
        "/v1/feed.json",
        "/v1/organizations/voorbeeldstad/feed.json",
        "/v1/systems/voorbeeldstad:parkeervergunning/feed.json",
    ] {
        let all = all_item_ids(app, path);
        assert_eq!(all.iter().filter(|id| own.contains(id)).count(), 6, "{path}");
        assert_eq!(all[..6], own, "{path}: in the order of the log");
    }
    for path in [
        "/v1/organizations/elders/feed.json",
        "/v1/systems/elders:scanauto/feed.json",
        "/v1/feed.json?organization=voorbeeldstad",
        "/v1/feed.json?q=parkeervergunning",
    ] {
        assert!(all_item_ids(app, path).iter().all(|id| !own.contains(id)), "{path}: filters are about systems");
    }
    assert_eq!(app.get("/v1/challenges/2026-0000-0000/feed.json").status, 404);
    assert_eq!(app.get("/v1/challenges/nothing/feed.atom").status, 404);
    let wrong = app.get(&feed("json?limit=0&state=closed"));
    assert_eq!((wrong.status, wrong.json()["errors"].as_array().unwrap().len()), (400, 2));
}

#[test]
fn each_feed_item_names_the_outcome_of_its_step() {
    let town = ContestedTown::new();
    let app = &town.app;
    let last = |challenge: &FiledChallenge| {
        let title = titles(app, &format!("/v1/challenges/{}/feed.json?lang=en", challenge.reference)).remove(0);
        title.rsplit_once(": ").unwrap().1.to_owned()
    };
    let missing = town.file_at_desk("voorbeeldstad", None, "missingEntry");
    let item = &app.json(&format!("/v1/challenges/{}/feed.json?lang=en", missing.reference))["items"][0];
    assert_eq!(item["summary"], "System missing from the register");
    assert_eq!(titles(app, "/v1/organizations/voorbeeldstad/feed.json").len(), 3);

    let (refused, redirected, merged) =
        (town.contest_parking_permit(), town.contest_parking_permit(), town.contest_parking_permit());
    town.refuse(&refused);
    assert_eq!(last(&refused), "not accepted, unclear");
    town.redirect(&redirected, "Waterschap <Elders> & Co");
    assert_eq!(last(&redirected), "redirected to another body, Waterschap <Elders> & Co");
    town.handler_acts(&merged, 0, "screen", None);
    town.handler_acts(&merged, 0, "merge", Some(&json!({"into": missing.reference})));
    assert_eq!(last(&merged), format!("merged into another challenge, {}", missing.reference));

    let challenge = town.contest_parking_permit();
    town.decide(&challenge, "notUpheld");
    town.review_again(&challenge, "systemPaused");
    assert_eq!(last(&challenge), "second review decided, system paused");
    town.remedy(&challenge);
    town.submitter_acts(&challenge, "confirm", None);
    assert_eq!(last(&challenge), "remedy confirmed by the submitter");
    let feed_titles = titles(app, &format!("/v1/challenges/{}/feed.json?lang=en", challenge.reference));
    assert!(feed_titles.iter().any(|title| title.ends_with(": decided, not upheld")), "{feed_titles:?}");

    // Each missed deadline is named.
    town.advance_days(70);
    let feed_titles = titles(app, &format!("/v1/challenges/{}/feed.json?lang=en", missing.reference));
    let missed: Vec<_> = feed_titles.iter().rev().filter_map(|title| title.split_once("deadline missed, ")).collect();
    let missed: Vec<_> = missed.into_iter().map(|(_, term)| term).collect();
    assert_eq!(missed, ["acknowledgement", "initial check", "decision"]);
}

#[test]
fn a_feed_reader_sees_each_step_once() {
    let town = ContestedTown::new();
    let app = &town.app;
    let feeds = [
        "/v1/feed.json",
        "/v1/organizations/voorbeeldstad/feed.json?limit=2",
        "/v1/systems/voorbeeldstad:parkeervergunning/feed.json?limit=3",
    ];
    let mut seen: HashMap<&str, Vec<String>> = HashMap::new();
    let mut tags: HashMap<&str, String> = HashMap::new();
    let mut poll = || {
        for path in feeds {
            let known = seen.entry(path).or_default();
            let before = tags.get(path).cloned().unwrap_or_default();
            let response = app.get_with(path, &[("if-none-match", &before)]);
            let all = all_item_ids(app, path);
            let new = all.len() - known.len();
            assert_eq!(all[new..], known[..], "{path}: known items stay in place");
            assert_eq!(response.status == 304, new == 0, "{path}");
            tags.insert(path, response.header("etag").to_owned());
            *known = all;
        }
    };
    poll();
    let challenge = town.contest_parking_permit();
    poll();
    poll();
    town.take_up(&challenge);
    let id = app.id("voorbeeldstad:parkeervergunning");
    app.register.write_blocking(move |tx| systems::confirm(tx, id, Actor::Publisher)).unwrap();
    poll();
    town.handler_acts(&challenge, 0, "decide", Some(&plain_decision("upheld")));
    poll();
    let reason = WithdrawalReason::Other;
    app.register
        .write_blocking(move |tx| systems::withdraw(tx, id, reason, Text::default(), Actor::Publisher))
        .unwrap();
    poll();
    let all = &seen["/v1/feed.json"];
    assert_eq!((all.len(), all.iter().collect::<BTreeSet<_>>().len()), (3 + 2 + 5, 10));
    for limit in 1..=4 {
        assert_eq!(all_item_ids(app, &format!("/v1/feed.json?limit={limit}")), *all);
    }

    // Steps of challenges have no time: a day with one has no Last-Modified.
    assert_eq!(app.get("/v1/feed.json").header("last-modified"), "");
    town.advance_days(1);
    app.clock.set(app.clock.now() + TimeDelta::hours(1));
    assert_eq!(app.get("/v1/feed.json").header("last-modified"), "Tue, 03 Mar 2026 00:00:00 GMT");

    let paths = [
        "/v1/feed.atom?lang=nl",
        "/v1/organizations/voorbeeldstad/feed.json",
        "/v1/systems/voorbeeldstad:parkeervergunning/feed.json",
    ];
    let own = format!("/v1/challenges/{}/feed.json", challenge.reference);
    let paths: Vec<_> = paths.into_iter().chain([own.as_str()]).collect();
    let before: Vec<_> = paths.iter().map(|path| app.text(path)).collect();
    let town = town.restart();
    for (path, before) in paths.iter().zip(before) {
        assert_eq!(town.app.text(path), before, "{path}");
    }
}

#[test]
fn a_step_of_another_organization_changes_no_feed_or_list() {
    let town = ContestedTown::new();
    let app = &town.app;
    let challenge = town.contest_parking_permit();
    let other = town.file_at_desk("elders", Some("elders:scanauto"), "unfairEffect");
    let elsewhere = [
        "/v1/organizations/elders/feed.json".to_owned(),
        "/v1/systems/elders:scanauto/feed.atom".to_owned(),
        format!("/v1/challenges/{}/feed.json", other.reference),
        "/v1/systems?organization=elders&facets=true".to_owned(),
        "/v1/systems?organization=elders&challenged=any".to_owned(),
    ];
    let here = [
        "/v1/organizations/voorbeeldstad/feed.json".to_owned(),
        "/v1/systems/voorbeeldstad:parkeervergunning/feed.atom".to_owned(),
        format!("/v1/challenges/{}/feed.json", challenge.reference),
        "/v1/systems?organization=voorbeeldstad&facets=true".to_owned(),
        "/v1/systems?challenged=upheld".to_owned(),
        "/v1/systems?status=inUse&challenged=open".to_owned(),
    ];
    let tags =
        |paths: &[String]| -> Vec<_> { paths.iter().map(|path| app.get(path).header("etag").to_owned()).collect() };
    let (quiet, before) = (tags(&elsewhere), tags(&here));
    town.decide(&challenge, "upheld");
    assert_eq!(tags(&elsewhere), quiet);
    for ((path, before), after) in here.iter().zip(before).zip(tags(&here)) {
        assert_ne!(before, after, "{path}");
    }
}
