//! Feeds of what happens to systems.
use crate::fixtures::app::{App, settings_for};
use crate::fixtures::snapshot::assert_snapshot;
use crate::fixtures::town::{row, small_town, with_field};
use algorithm_register::domain::accounts::Actor;
use algorithm_register::domain::languages::{Lang, Text};
use algorithm_register::log::entry::{RedactionGround, WithdrawalReason};
use algorithm_register::service::{Register, systems};
use roaring::RoaringBitmap;
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::Path;

/// Starts the small town with seven entries about three systems, after the two of its organizations.
fn busy_town() -> App {
    let app = small_town();
    let (parking, benefit, scan) = (
        app.id("voorbeeldstad:parkeervergunning"),
        app.id("voorbeeldstad:uitkering-berekenen"),
        app.id("elders:scanauto"),
    );
    app.register.write_blocking(move |tx| systems::confirm(tx, parking, Actor::Publisher)).unwrap();
    app.import_nl(&[with_field(
        row(2, "Uitkering berekenen", "Gemeente Voorbeeldstad"),
        "doel",
        "Iets anders dan voorheen.",
    )]);
    let fields = ["purpose".to_owned()];
    let ground = RedactionGround::PersonalData;
    app.register.write_blocking(move |tx| systems::redact(tx, benefit, 1, &fields, ground, Actor::Operator)).unwrap();
    let mut why = Text::of(&Lang::parse("nl").unwrap(), "De auto's rijden <b>niet</b> meer & komen niet terug.");
    why.set(&Lang::parse("en").unwrap(), "The cars are gone.");
    let reason = WithdrawalReason::OrganizationEnded;
    app.register.write_blocking(move |tx| systems::withdraw(tx, scan, reason, why, Actor::Publisher)).unwrap();
    app.flush_index();
    app
}

fn items(feed: &Value) -> Vec<&Value> {
    feed["items"].as_array().unwrap().iter().collect()
}

/// Returns the ids of the items of all pages of a feed, in order.
fn all_item_ids(app: &App, first: &str) -> Vec<String> {
    let (mut ids, mut next) = (Vec::new(), Some(first.to_owned()));
    while let Some(address) = next {
        let page = app.json(&address);
        ids.extend(items(&page).iter().map(|item| item["id"].as_str().unwrap().to_owned()));
        let base = app.register.settings.public_url.as_str();
        next = page["next_url"].as_str().map(|next| next.strip_prefix(base).unwrap().to_owned());
    }
    ids
}

fn item_texts<'a>(feed: &'a Value, what: &str) -> Vec<&'a str> {
    items(feed).into_iter().map(|item| item[what].as_str().unwrap()).collect()
}

#[test]
fn a_feed_describes_changes_in_words() {
    let app = busy_town();
    let feed = app.json("/v1/feed.json?lang=en");
    assert_eq!(
        item_texts(&feed, "title"),
        [
            "Withdrawn from the register: Scanauto",
            "Redacted: Uitkering berekenen",
            "Changed: Uitkering berekenen",
            "Confirmed as still correct: Parkeervergunning",
            "New in the register: Scanauto",
            "New in the register: Uitkering berekenen",
            "New in the register: Parkeervergunning",
        ]
    );
    assert_snapshot!("feed", feed, ".items[].url" => "[url]");
    assert!(feed["items"][2]["url"].as_str().unwrap().ends_with("/versions/2"));

    let dutch = app.get_with("/v1/feed.json", &[("accept-language", "nl-BE, en;q=0.5")]);
    assert_eq!(dutch.header("content-language"), "nl");
    let dutch = dutch.json();
    assert_eq!(dutch["items"][3]["title"], "Bevestigd als nog steeds juist: Parkeervergunning");
    // The text of a publisher is escaped.
    let html = dutch["items"][0]["content_html"].as_str().unwrap();
    assert!(
        html.ends_with("<p lang=\"nl\">De auto&#39;s rijden &lt;b&gt;niet&lt;/b&gt; meer &amp; komen niet terug.</p>")
    );
    let ids = |feed: &Value| item_texts(feed, "id").into_iter().map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(ids(&dutch), ids(&feed), "the id of an event does not depend on the language");
}

#[test]
fn a_feed_links_to_itself_and_its_pages() {
    let app = busy_town();
    let base = app.register.settings.public_url.clone();
    app.clock.set(app.clock.now() + chrono::TimeDelta::seconds(5));
    let response = app.get("/v1/feed.json?limit=2&before=8&organization=voorbeeldstad");
    assert_eq!(response.header("content-type"), "application/feed+json");
    assert_eq!(response.header("register-index"), "9");
    assert!(response.header("last-modified").starts_with("Mon, 02 Mar 2026"));
    let feed = response.json();
    assert_eq!(feed["version"], "https://jsonfeed.org/version/1.1");
    assert_eq!(feed["feed_url"], format!("{base}/v1/feed.json?limit=2&organization=voorbeeldstad"));
    assert_eq!(feed["next_url"], format!("{base}/v1/feed.json?limit=2&organization=voorbeeldstad&before=6"));
    assert_eq!(response.header("link"), format!("<{}>; rel=\"next\"", feed["next_url"].as_str().unwrap()));
    let same = app.get_with(
        "/v1/feed.json?limit=2&before=8&organization=voorbeeldstad",
        &[("if-none-match", response.header("etag"))],
    );
    assert_eq!(same.status, 304);
    let (_, last) = followed_titles(&app, "/v1/feed.json?limit=3&lang=en");
    assert!(last["next_url"].is_null(), "the last page has no next page");

    let atom = app.get("/v1/feed.atom?limit=2&organization=voorbeeldstad");
    assert_eq!(atom.header("content-type"), "application/atom+xml");
    let text = atom.text();
    let read = |rel: &str| text.split(&format!("rel=\"{rel}\"")).count() - 1;
    assert_eq!((read("self"), read("first"), read("next")), (1, 1, 1), "{text}");
    // All formats and pages of a feed share one id; another selection has another id.
    let id = |path: &str| app.get(path).text().split("<id>").nth(1).unwrap().split("</id>").next().unwrap().to_owned();
    let own = id("/v1/feed.atom?limit=2&organization=voorbeeldstad");
    assert_eq!(own, id("/v1/feed.atom?organization=voorbeeldstad&before=5&lang=nl"));
    assert_ne!(own, id("/v1/feed.atom?organization=elders"));
}

fn followed_titles(app: &App, first: &str) -> (Vec<String>, Value) {
    let (mut titles, mut page) = (Vec::new(), app.json(first));
    loop {
        titles.extend(item_texts(&page, "title").into_iter().map(str::to_owned));
        let Some(next) = page["next_url"].as_str() else { return (titles, page) };
        page = app.json(next.strip_prefix(app.register.settings.public_url.as_str()).unwrap());
    }
}

#[test]
fn feed_pages_contain_each_event_once() {
    let app = busy_town();
    let all = all_item_ids(&app, "/v1/feed.json?limit=100");
    assert_eq!(all.len(), 7);
    assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), 7);
    for limit in 1..=8 {
        assert_eq!(all_item_ids(&app, &format!("/v1/feed.json?limit={limit}")), all);
    }
    // New events do not move old ones to another page.
    let older = "/v1/feed.json?limit=3&before=6";
    let before = all_item_ids(&app, older);
    let id = app.id("voorbeeldstad:parkeervergunning");
    app.register.write_blocking(move |tx| systems::confirm(tx, id, Actor::Publisher)).unwrap();
    assert_eq!(all_item_ids(&app, older), before);
    assert_eq!(all_item_ids(&app, "/v1/feed.json")[1..], all, "ids stay, and new events come first");
}

#[test]
fn a_feed_follows_its_filters() {
    let app = busy_town();
    let count = |path: &str| all_item_ids(&app, path).len();
    assert_eq!(count("/v1/organizations/voorbeeldstad/feed.json"), 5);
    assert_eq!(count("/v1/organizations/elders/feed.json"), 2);
    assert_eq!(count("/v1/systems/voorbeeldstad:uitkering-berekenen/feed.json"), 3);
    assert_eq!(count("/v1/feed.json?organization=voorbeeldstad&status=inUse"), 5);
    assert_eq!(count("/v1/feed.json?q=parkeervergunning"), 2);
    assert_eq!(count("/v1/feed.json?withdrawn=no"), 5);
    assert_eq!(count("/v1/feed.json?withdrawn=only"), 2);
    assert_eq!(count("/v1/feed.json?organization=nobody"), 0);
    assert_eq!(count("/v1/feed.json?before=0"), 0);
    let title = |path: &str| app.json(path)["title"].as_str().unwrap().to_owned();
    assert_eq!(title("/v1/feed.json?lang=en"), "Algorithm register: updates");
    assert_eq!(title("/v1/feed.json?lang=en&q=auto"), "Algorithm register: updates for a selection");
    assert_eq!(title("/v1/organizations/elders/feed.json?lang=nl"), "Gemeente Elders: nieuws in het algoritmeregister");
    for format in ["json", "atom"] {
        assert_eq!(app.get(&format!("/v1/systems/nobody:nothing/feed.{format}")).status, 404);
        assert_eq!(app.get(&format!("/v1/organizations/nobody/feed.{format}")).status, 404);
        assert_eq!(app.get(&format!("/v1/organizations/elders/feed.{format}")).status, 200);
        assert_eq!(app.get(&format!("/v1/systems/elders:scanauto/feed.{format}")).status, 200);
        let wrong = app.get(&format!("/v1/feed.{format}?limit=0&before=x&lang=*&sort=name&withdrawn=perhaps"));
        assert_eq!(wrong.status, 400);
        let errors = wrong.json();
        let named: Vec<_> = errors["errors"].as_array().unwrap().iter().map(|error| error["pointer"].clone()).collect();
        assert_eq!(named, ["/before", "/lang", "/limit", "/sort", "/withdrawn"]);
    }
    assert_eq!(app.get_with("/v1/feed.atom", &[("accept", "application/json")]).status, 406);
}

/// A withdrawn system is published again.
#[test]
fn a_feed_announces_a_returned_system() {
    let app = small_town();
    let id = app.id("elders:scanauto");
    let withdraw = || {
        let reason = WithdrawalReason::Other;
        app.register
            .write_blocking(move |tx| systems::withdraw(tx, id, reason, Text::default(), Actor::Publisher))
            .unwrap();
    };
    withdraw();
    let record = app.register.catalog.system("elders:scanauto").unwrap().record().unwrap();
    let publish = systems::PublishCommand {
        target: systems::PublishTarget::NextVersion(id),
        record,
        note: Text::default(),
        actor: Actor::Publisher,
    };
    app.register.write_blocking(move |tx| systems::publish(tx, publish)).unwrap();
    let feed = app.json("/v1/systems/elders:scanauto/feed.json?lang=en");
    assert_eq!(item_texts(&feed, "title")[0], "Back in the register: Scanauto");
    assert_eq!(item_texts(&feed, "summary")[1], "Withdrawn from the register: another reason");
}

/// Copies a folder.
fn copy_folder(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap().map(Result::unwrap) {
        let to = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy_folder(&entry.path(), &to);
        } else {
            std::fs::copy(entry.path(), to).unwrap();
        }
    }
}

/// The catalog is stored without its history: after a start the history is read from the log, and feeds wait for it.
#[test]
fn feeds_are_the_same_after_a_restart() {
    let app = busy_town();
    let database = app.register.settings.database_url.clone();
    // A second process starts from the current catalog.
    let folder = tempfile::tempdir().unwrap();
    for folder_name in ["catalog", "keys"] {
        copy_folder(&app.folder.path().join(folder_name), &folder.path().join(folder_name));
    }
    let id = app.id("voorbeeldstad:parkeervergunning");
    app.register.write_blocking(move |tx| systems::confirm(tx, id, Actor::Publisher)).unwrap();
    let other = App::start_on(folder, &database);
    let paths = [
        "/v1/feed.json?lang=nl",
        "/v1/feed.atom?limit=3",
        "/v1/organizations/elders/feed.json?lang=en",
        "/v1/systems/voorbeeldstad:parkeervergunning/feed.atom",
    ];
    for path in paths {
        assert_eq!(other.get(path).text(), app.get(path).text(), "{path}");
    }
    other.register.write_blocking(move |tx| systems::confirm(tx, id, Actor::Publisher)).unwrap();
    let all = all_item_ids(&other, "/v1/feed.json?limit=4");
    assert_eq!(all.len(), 9);
    assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), 9);
}

/// Feeds show nothing until the whole history is read.
#[test]
fn a_feed_waits_for_the_history() {
    let app = busy_town();
    let folder = tempfile::tempdir().unwrap();
    for folder_name in ["catalog", "keys"] {
        copy_folder(&app.folder.path().join(folder_name), &folder.path().join(folder_name));
    }
    let settings = settings_for(folder.path(), &app.register.settings.database_url);
    let register = Register::open(settings, app.clock.clone()).unwrap();
    let everything = RoaringBitmap::full();
    assert!(register.catalog.with(|state| state.events.page(&everything, u64::MAX, 10).is_none()));
    register.follow();
    let mut whole = register.catalog.watch_backfilled();
    while !*whole.borrow_and_update() {
        std::thread::yield_now();
    }
    assert_eq!(register.catalog.with(|state| state.events.page(&everything, u64::MAX, 10).unwrap().len()), 7);
}
