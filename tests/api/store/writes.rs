//! Writes: shared commits, failures and panics.
use crate::fixtures::app::App;
use crate::fixtures::town::small_town;
use algorithm_register::Error;
use algorithm_register::domain::accounts::Actor;
use algorithm_register::domain::languages::{Lang, Text};
use algorithm_register::domain::organizations::Organization;
use algorithm_register::domain::values::Slug;
use algorithm_register::service::{Tx, organizations, systems};
use serde_json::json;
use std::sync::Arc;
use std::task::{Context, Waker};

fn organization(slug: &str, name: &str) -> Organization {
    Organization::new(Slug::parse(slug).unwrap(), Text::of(&Lang::parse("en").unwrap(), name))
}

#[test]
fn an_organization_is_registered_once() {
    let app = App::start();
    let register = |slug: &str, name: &str| {
        let organization = organization(slug, name);
        app.register.write_blocking(move |tx| organizations::register(tx, &organization, Actor::RegisterAdmin))
    };
    register("example-city", "City of Example").unwrap();
    let code = |result: Result<_, Error>| match result.map(|_: algorithm_register::service::Committed<_>| ()) {
        Err(Error::Conflict { code, .. }) => code,
        other => panic!("{other:?}"),
    };
    assert_eq!(code(register("example-city", "Another City")), "slugTaken");
    assert_eq!(code(register("another-city", "city of  EXAMPLE")), "nameTaken");
    assert_eq!(app.json("/v1/organizations")["total"], 1);
    assert_eq!(app.json("/v1/changes")["items"][0]["organization"], "example-city");
}

/// Concurrent writes share a commit; a failed one leaves nothing behind.
#[test]
fn concurrent_writes_share_a_commit() {
    let app = App::start();
    let acts: Vec<_> = (0..60)
        .map(|n| {
            let register = app.register.clone();
            std::thread::spawn(move || {
                let organization = organization(&format!("city-{n}"), &format!("City number {n}"));
                register.write_blocking(move |tx| {
                    let id = organizations::register(tx, &organization, Actor::RegisterAdmin)?;
                    if n % 10 == 3 { Err(Error::conflict("test", "this act fails at its end")) } else { Ok(id) }
                })
            })
        })
        .collect();
    let results: Vec<_> = acts.into_iter().map(|act| act.join().unwrap()).collect();
    assert_eq!(results.iter().filter(|result| result.is_err()).count(), 6);
    for done in results.iter().flatten() {
        assert!(
            app.register.catalog.with(|state| state.organization_at(&done.value.to_string()).is_some()),
            "a committed organization is visible"
        );
        assert!(done.commit.checkpoint.contains(&format!("\n{}\n", done.commit.size())));
    }
    assert_eq!(app.json("/v1/organizations")["total"], 54);
    let facts = app.json("/v1/changes?limit=100");
    assert_eq!(facts["total"], 54, "failed writes are not in the log");
    let indexes: Vec<_> =
        facts["items"].as_array().unwrap().iter().map(|fact| fact["index"].as_u64().unwrap()).collect();
    assert_eq!(indexes, (0..54).collect::<Vec<_>>());
}

/// A write that arrives during another one shares its commit, and its failure leaves nothing behind.
#[test]
fn a_write_queued_during_a_write_shares_its_commit() {
    let app = App::start();
    let register = |slug: &'static str, fails: bool| {
        move |tx: &mut Tx<'_>| {
            let id = organizations::register(tx, &organization(slug, slug), Actor::RegisterAdmin)?;
            if fails { Err(Error::conflict("test", "this act fails at its end")) } else { Ok(id) }
        }
    };
    let (own, (tell, published)) = (app.register.clone(), std::sync::mpsc::channel());
    let first = app.register.write_blocking(move |tx| {
        for (slug, fails) in [("second", false), ("third", true), ("fourth", false)] {
            let own = own.clone();
            let mut act = Box::pin(async move { own.write(register(slug, fails)).await });
            // The first poll puts the write into the queue.
            let asked = act.as_mut().poll(&mut Context::from_waker(Waker::noop()));
            assert!(asked.is_pending());
            tell.send(act).unwrap();
        }
        register("first", false)(tx)
    });
    let first = first.unwrap();
    let wait = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let others: Vec<_> = published.iter().map(|act| wait.block_on(act)).collect();
    assert!(others[1].is_err());
    for other in [&others[0], &others[2]] {
        assert!(Arc::ptr_eq(&other.as_ref().unwrap().commit, &first.commit));
    }
    let facts = app.json("/v1/changes");
    let published: Vec<_> = facts["items"].as_array().unwrap().iter().map(|fact| &fact["organization"]).collect();
    assert_eq!(published, ["first", "second", "fourth"]);
}

#[test]
fn a_panicking_write_harms_no_other() {
    let app = small_town();
    let result = app.register.write_blocking::<()>(|_| panic!("on purpose"));
    assert!(matches!(result, Err(Error::Internal(_))));
    // A panic within a savepoint ends the savepoint only.
    let id = app.id("elders:scanauto");
    let done = app.register.write_blocking(move |tx| {
        let part: Result<(), Error> = tx.savepoint(|tx| {
            systems::confirm(tx, id, Actor::Publisher)?;
            panic!("on purpose")
        });
        assert!(matches!(part, Err(Error::Internal(_))));
        systems::confirm(tx, id, Actor::Publisher)
    });
    assert_eq!(done.unwrap().value, 5, "the entry of the failed savepoint is not in the log");
    app.register.write_blocking(move |tx| systems::confirm(tx, id, Actor::Publisher)).unwrap();
    assert_eq!(app.json("/v1/changes")["total"], 7);
    assert_eq!(app.json("/v1/systems/elders:scanauto")["lastConfirmed"], json!("2026-03-02"));
}

#[test]
fn an_unchanged_record_is_no_new_version() {
    let app = small_town();
    let system = app.register.catalog.system("elders:scanauto").unwrap();
    let publish = systems::PublishCommand {
        target: systems::PublishTarget::NextVersion(system.id),
        record: system.record().unwrap(),
        note: Text::default(),
        actor: Actor::Publisher,
    };
    // The record of the catalog lacks the payload: take it from the version.
    let mut publish = publish;
    let payload = app.json("/v1/systems/elders:scanauto/versions/1")["record"]["sourceRecord"]["payload"].clone();
    publish.record.source_record.as_mut().unwrap().payload = payload;
    let again = publish.clone();
    let refused = app.register.write_blocking(move |tx| systems::publish(tx, again)).unwrap_err();
    assert!(matches!(refused, Error::Conflict { code: "unchanged", .. }), "{refused:?}");
    publish.note = Text::of(&Lang::parse("nl").unwrap(), "Naam verduidelijkt.");
    publish.record.name.set(&Lang::parse("nl").unwrap(), "Scanauto parkeren");
    let done = app.register.write_blocking(move |tx| systems::publish(tx, publish)).unwrap();
    assert_eq!((done.value.version, done.value.changed), (2, vec!["name".to_owned()]));
    assert_eq!(app.json("/v1/systems/elders:scanauto")["changeNote"], "Naam verduidelijkt.");
    let nobody = systems::PublishCommand {
        target: systems::PublishTarget::NextVersion(uuid::Uuid::nil()),
        record: system.record().unwrap(),
        note: Text::default(),
        actor: Actor::Publisher,
    };
    assert!(matches!(app.register.write_blocking(move |tx| systems::publish(tx, nobody)), Err(Error::NotFound)));
}
