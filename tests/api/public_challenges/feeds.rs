//! Whoever follows the register, an organization, a system or a challenge reads of each step once.
use super::{Mine, Town, decision};
use crate::support::App;
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

/// The ids of all items, page after page.
fn followed(app: &App, first: &str) -> Vec<String> {
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
fn anybody_can_follow_a_challenge() {
    let town = Town::new();
    let app = &town.app;
    let mine = town.contested();
    town.summarizes(&mine, "Een inwoner zegt dat het niet klopt.");
    town.decides(&mine, "partlyUpheld");
    let feed = |path: &str| format!("/v1/challenges/{}/feed.{path}", mine.reference);
    let title = |what: &str| format!("Challenge {}: {what}", mine.reference);
    assert_eq!(
        titles(app, &feed("json?lang=en")),
        [
            title("decided, upheld in part"),
            title("being looked into"),
            title("taken up"),
            title("checked whether it can be taken up"),
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
    let address = format!("{}/v1/challenges/{}", app.register.settings.public_url, mine.reference);
    assert_eq!((&decided["url"], &page["home_page_url"]), (&json!(address), &json!(address)));
    assert_eq!(decided["authors"][0]["name"], "Gemeente Voorbeeldstad");
    assert_eq!(decided["tags"], json!(["Mistake in the record"]));
    assert_eq!(decided["date_published"], "2026-03-02T00:00:00Z", "to the day");
    assert_eq!(
        (&decided["_register"]["type"], &decided["_register"]["challenge"]),
        (&json!("challenge.decided"), &json!(mine.reference))
    );
    assert_eq!(page["title"], format!("Challenge {}: history in the algorithm register", mine.reference));
    assert_eq!(
        titles(app, &feed("json?lang=nl"))[0],
        format!("Melding {}: beslist, gedeeltelijk gegrond", mine.reference)
    );
    for lang in ["de", "fr", "es", "it", "pt", "ca", "da", "fi", "sv"] {
        let told = titles(app, &feed(&format!("json?lang={lang}")));
        assert!(told.iter().all(|title| title.contains(&mine.reference) && !title.contains("challenge-")), "{told:?}");
    }
    let atom = app.get(&feed("atom?lang=en"));
    assert_eq!((atom.status, atom.header("content-type")), (200, "application/atom+xml"));
    assert_eq!(atom.text().matches("<entry>").count(), 6);
    assert!(atom.text().contains(&title("decided, upheld in part")) && !atom.text().contains("canary"));

    // The same steps stand where the register, its organization and its system are followed.
    let own = followed(app, &feed("json"));
    for path in [
        "/v1/feed.json",
        "/v1/organizations/voorbeeldstad/feed.json",
        "/v1/systems/voorbeeldstad:parkeervergunning/feed.json",
    ] {
        let all = followed(app, path);
        assert_eq!(all.iter().filter(|id| own.contains(id)).count(), 6, "{path}");
        assert_eq!(all[..6], own, "{path}: in the order of the log");
    }
    for path in [
        "/v1/organizations/elders/feed.json",
        "/v1/systems/elders:scanauto/feed.json",
        "/v1/feed.json?organization=voorbeeldstad",
        "/v1/feed.json?q=parkeervergunning",
    ] {
        assert!(followed(app, path).iter().all(|id| !own.contains(id)), "{path}: filters are about systems");
    }
    assert_eq!(app.get("/v1/challenges/2026-0000-0000/feed.json").status, 404);
    assert_eq!(app.get("/v1/challenges/nothing/feed.atom").status, 404);
    let wrong = app.get(&feed("json?limit=0&state=closed"));
    assert_eq!((wrong.status, wrong.json()["errors"].as_array().unwrap().len()), (400, 2));
}

#[test]
fn each_step_says_what_came_of_it() {
    let town = Town::new();
    let app = &town.app;
    let last = |mine: &Mine| {
        let title = titles(app, &format!("/v1/challenges/{}/feed.json?lang=en", mine.reference)).remove(0);
        title.rsplit_once(": ").unwrap().1.to_owned()
    };
    let missing = town.comes("voorbeeldstad", None, "missingEntry");
    let item = &app.json(&format!("/v1/challenges/{}/feed.json?lang=en", missing.reference))["items"][0];
    assert_eq!(item["summary"], "System missing from the register");
    assert_eq!(titles(app, "/v1/organizations/voorbeeldstad/feed.json").len(), 3);

    let (refused, redirected, merged) = (town.contested(), town.contested(), town.contested());
    town.refuses(&refused);
    assert_eq!(last(&refused), "not taken up, unclear");
    town.redirects(&redirected, "Waterschap <Elders> & Co");
    assert_eq!(last(&redirected), "passed on to another body, Waterschap <Elders> & Co");
    town.does(&merged, 0, "screen", None);
    town.does(&merged, 0, "merge", Some(&json!({"into": missing.reference})));
    assert_eq!(last(&merged), format!("joined with another challenge, {}", missing.reference));

    let mine = town.contested();
    town.decides(&mine, "notUpheld");
    town.is_reviewed_again(&mine, "systemPaused");
    assert_eq!(last(&mine), "second review decided, system paused");
    town.remedies(&mine);
    town.says(&mine, "confirm", None);
    assert_eq!(last(&mine), "solved, says the submitter");
    let told = titles(app, &format!("/v1/challenges/{}/feed.json?lang=en", mine.reference));
    assert!(told.iter().any(|title| title.ends_with(": decided, not upheld")), "{told:?}");

    // Each term that was missed is told by its name.
    town.wait(70);
    let told = titles(app, &format!("/v1/challenges/{}/feed.json?lang=en", missing.reference));
    let missed: Vec<_> = told.iter().rev().filter_map(|title| title.split_once("term missed, ")).collect();
    let missed: Vec<_> = missed.into_iter().map(|(_, term)| term).collect();
    assert_eq!(missed, ["acknowledgement", "first check", "decision"]);
}

#[test]
fn a_reader_sees_each_step_once() {
    let town = Town::new();
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
            let answer = app.get_with(path, &[("if-none-match", &before)]);
            let all = followed(app, path);
            let new = all.len() - known.len();
            assert_eq!(all[new..], known[..], "{path}: what was seen stays in its place");
            assert_eq!(answer.status == 304, new == 0, "{path}");
            tags.insert(path, answer.header("etag").to_owned());
            *known = all;
        }
    };
    poll();
    let mine = town.contested();
    poll();
    poll();
    town.reviews(&mine);
    let id = app.id("voorbeeldstad:parkeervergunning");
    app.register.write_blocking(move |tx| systems::confirm(tx, id, Actor::Publisher)).unwrap();
    poll();
    town.does(&mine, 0, "decide", Some(&decision("upheld")));
    poll();
    let reason = WithdrawalReason::Other;
    app.register
        .write_blocking(move |tx| systems::withdraw(tx, id, reason, Text::default(), Actor::Publisher))
        .unwrap();
    poll();
    let all = &seen["/v1/feed.json"];
    assert_eq!((all.len(), all.iter().collect::<BTreeSet<_>>().len()), (3 + 2 + 5, 10));
    for limit in 1..=4 {
        assert_eq!(followed(app, &format!("/v1/feed.json?limit={limit}")), *all);
    }

    // A day on which something was told without its time has no date to be asked by.
    assert_eq!(app.get("/v1/feed.json").header("last-modified"), "");
    town.wait(1);
    app.clock.set(app.clock.now() + TimeDelta::hours(1));
    assert_eq!(app.get("/v1/feed.json").header("last-modified"), "Tue, 03 Mar 2026 00:00:00 GMT");

    let paths = [
        "/v1/feed.atom?lang=nl",
        "/v1/organizations/voorbeeldstad/feed.json",
        "/v1/systems/voorbeeldstad:parkeervergunning/feed.json",
    ];
    let own = format!("/v1/challenges/{}/feed.json", mine.reference);
    let paths: Vec<_> = paths.into_iter().chain([own.as_str()]).collect();
    let before: Vec<_> = paths.iter().map(|path| app.text(path)).collect();
    let town = town.restart();
    for (path, before) in paths.iter().zip(before) {
        assert_eq!(town.app.text(path), before, "{path}");
    }
}

#[test]
fn a_step_elsewhere_changes_no_feed_and_no_list() {
    let town = Town::new();
    let app = &town.app;
    let mine = town.contested();
    let other = town.comes("elders", Some("elders:scanauto"), "unfairEffect");
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
        format!("/v1/challenges/{}/feed.json", mine.reference),
        "/v1/systems?organization=voorbeeldstad&facets=true".to_owned(),
        "/v1/systems?challenged=upheld".to_owned(),
        "/v1/systems?status=inUse&challenged=open".to_owned(),
    ];
    let tags =
        |paths: &[String]| -> Vec<_> { paths.iter().map(|path| app.get(path).header("etag").to_owned()).collect() };
    let (quiet, before) = (tags(&elsewhere), tags(&here));
    town.decides(&mine, "upheld");
    assert_eq!(tags(&elsewhere), quiet);
    for ((path, before), after) in here.iter().zip(before).zip(tags(&here)) {
        assert_ne!(before, after, "{path}");
    }
}
