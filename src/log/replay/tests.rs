//! Replays beside a naive model that keeps the whole history and looks things up in it.
use super::*;
use crate::domain::accounts::Actor;
use proptest::prelude::*;

/// What is done to one of five systems, so many hours after what was done before.
#[derive(Debug, Clone)]
enum Act {
    Publish,
    Confirm,
    Withdraw,
    /// Takes a field out of the version that is so far back.
    Redact(u32),
}

fn acts() -> impl Strategy<Value = Vec<(u128, i64, Act)>> {
    let act = prop_oneof![
        3 => Just(Act::Publish),
        1 => Just(Act::Confirm),
        1 => Just(Act::Withdraw),
        1 => (0u32..3).prop_map(Act::Redact),
    ];
    prop::collection::vec((0..5u128, 0..30i64, act), 0..60)
}

type History = Vec<(Entry, Option<Content>)>;

fn begin() -> Instant {
    "2026-03-01T00:00:00Z".parse().unwrap()
}

/// A log of these acts as an export has it at its end: what was redacted is missing from the start.
fn history(acts: Vec<(u128, i64, Act)>) -> History {
    let (mut now, mut history) = (begin(), History::new());
    for (system, hours, act) in acts {
        now += chrono::TimeDelta::hours(hours);
        let subject = Uuid::from_u128(system);
        let versions =
            history.iter().filter(|(entry, content)| entry.subject == subject && content.is_some()).count() as u32;
        let kind = match act {
            Act::Publish => EntryKind::SystemPublished,
            _ if versions == 0 => continue,
            Act::Confirm => EntryKind::SystemConfirmed,
            Act::Withdraw => EntryKind::SystemWithdrawn,
            Act::Redact(_) => EntryKind::SystemRedacted,
        };
        let mut entry = Entry::new(kind, now, Actor::Publisher, subject);
        entry.version = Some(versions);
        let mut content = None;
        if let Act::Publish = act {
            entry.version = Some(versions + 1);
            // Every second version moves to another address.
            let slug = format!("s{system}-{}", versions / 2);
            let record =
                json!({"organization": "town", "slug": slug, "name": versions, "summary": "s", "purpose": "p"});
            content = Some(Content::seal(record.as_object().unwrap(), || [1; 16]).unwrap());
        }
        if let Act::Redact(back) = act {
            let version = versions.saturating_sub(back).max(1);
            let published = history.iter_mut().find(|(entry, content)| {
                entry.subject == subject && entry.version == Some(version) && content.is_some()
            });
            let content = published.and_then(|(_, content)| content.as_mut()).unwrap();
            let left: Vec<_> = content
                .object()
                .keys()
                .filter(|field| ["summary", "purpose"].contains(&field.as_str()))
                .cloned()
                .collect();
            let Some(field) = left.first() else { continue };
            content.redact(std::slice::from_ref(field));
            (entry.version, entry.fields) = (Some(version), vec![field.clone()]);
        }
        history.push((entry, content));
    }
    history
}

/// The same by looking everything up.
fn naive(history: &History, at: Instant) -> Vec<Map<String, Value>> {
    let until: Vec<_> = history.iter().enumerate().filter(|(_, (entry, _))| entry.at <= at).collect();
    let mut subjects: Vec<Uuid> = Vec::new();
    for (_, (entry, content)) in &until {
        if content.is_some() && !subjects.contains(&entry.subject) {
            subjects.push(entry.subject);
        }
    }
    let views = subjects.into_iter().map(|subject| {
        let own: Vec<_> = until.iter().filter(|(_, (entry, _))| entry.subject == subject).collect();
        let (index, (published, content)) = own.iter().rev().find(|(_, (_, content))| content.is_some()).unwrap();
        let mut view = json!({
            "id": subject, "organization": {"slug": "town"}, "version": published.version,
            "publishedAt": published.at, "logIndex": index,
        });
        let last = |kind| own.iter().rev().find(|(_, (entry, _))| entry.kind == kind);
        if let Some((_, (confirmed, _))) = last(EntryKind::SystemConfirmed) {
            view["lastConfirmed"] = json!(confirmed.at.date_naive());
        }
        if let Some((_, (withdrawn, _))) = last(EntryKind::SystemWithdrawn).filter(|(at, _)| at > index) {
            view["withdrawn"] = json!({"at": withdrawn.at, "reason": withdrawn.reason, "note": {}});
        }
        let redactions = history.iter().filter(|(entry, _)| {
            entry.kind == EntryKind::SystemRedacted && entry.subject == subject && entry.version == published.version
        });
        let redacted: Vec<_> = redactions.flat_map(|(entry, _)| entry.fields.clone()).collect();
        if !redacted.is_empty() {
            view["redacted"] = json!(redacted);
        }
        view["record"] = json!(content.as_ref().unwrap().object());
        view.as_object().unwrap().clone()
    });
    views.collect()
}

fn replayed(history: &History, at: Instant) -> Replay {
    let mut replay = Replay::new(at);
    for (index, (entry, content)) in history.iter().enumerate() {
        replay.entry(index as u64, entry, content.as_ref());
    }
    replay
}

proptest! {
    #[test]
    fn a_replay_is_what_looking_everything_up_gives(acts in acts(), hours in -1..900i64) {
        let (history, at) = (history(acts), begin() + chrono::TimeDelta::hours(hours));
        let replay = replayed(&history, at);
        let views: Vec<_> = replay.systems().into_iter().map(|system| replay.view(system)).collect();
        prop_assert_eq!(views, naive(&history, at));
    }

    /// What came later changes nothing but what was redacted.
    #[test]
    fn a_longer_log_tells_the_same(acts in acts(), hours in 0..900i64) {
        let acts: Vec<_> = acts.into_iter().filter(|(.., act)| !matches!(act, Act::Redact(_))).collect();
        let (history, at) = (history(acts), begin() + chrono::TimeDelta::hours(hours));
        let until: History = history.iter().filter(|(entry, _)| entry.at <= at).cloned().collect();
        prop_assert_eq!(replayed(&history, at).systems, replayed(&until, at).systems);
    }
}

#[test]
fn a_system_is_found_by_any_address_that_it_had() {
    let publish = |hours| (3, hours, Act::Publish);
    let history = history(vec![publish(0), publish(1), publish(1)]);
    let replay = replayed(&history, begin() + chrono::TimeDelta::hours(2));
    let system = replay.systems()[0];
    assert!(system.is_at("town:s3-0") && system.is_at("town:s3-1") && system.is_at(&Uuid::from_u128(3).to_string()));
    assert!(!system.is_at("town:s3-2") && !system.is_at(&Uuid::from_u128(4).to_string()) && !system.is_at("town"));
    assert!(!replayed(&history, begin()).systems()[0].is_at("town:s3-1"), "not yet");
}
