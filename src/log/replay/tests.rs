//! Compares replays with a naive model that searches the whole history.
use super::*;
use crate::domain::accounts::Actor;
use proptest::prelude::*;

/// An action on one of five systems, some hours after the previous action.
#[derive(Debug, Clone)]
enum Action {
    Publish,
    Confirm,
    Withdraw,
    /// Redacts a field of an earlier version, counted back from the current one.
    Redact(u32),
}

fn any_actions() -> impl Strategy<Value = Vec<(u128, i64, Action)>> {
    let action = prop_oneof![
        3 => Just(Action::Publish),
        1 => Just(Action::Confirm),
        1 => Just(Action::Withdraw),
        1 => (0u32..3).prop_map(Action::Redact),
    ];
    prop::collection::vec((0..5u128, 0..30i64, action), 0..60)
}

type History = Vec<(Entry, Option<Content>)>;

fn start_time() -> Instant {
    "2026-03-01T00:00:00Z".parse().unwrap()
}

/// Builds the log of these actions as an export shows it at its end: redacted fields are missing from the start.
fn history(actions: Vec<(u128, i64, Action)>) -> History {
    let (mut now, mut history) = (start_time(), History::new());
    for (system, hours, action) in actions {
        now += chrono::TimeDelta::hours(hours);
        let subject = Uuid::from_u128(system);
        let versions =
            history.iter().filter(|(entry, content)| entry.subject == subject && content.is_some()).count() as u32;
        let kind = match action {
            Action::Publish => EntryKind::SystemPublished,
            _ if versions == 0 => continue,
            Action::Confirm => EntryKind::SystemConfirmed,
            Action::Withdraw => EntryKind::SystemWithdrawn,
            Action::Redact(_) => EntryKind::SystemRedacted,
        };
        let mut entry = Entry::new(kind, now, Actor::Publisher, subject);
        entry.version = Some(versions);
        let mut content = None;
        if let Action::Publish = action {
            entry.version = Some(versions + 1);
            // Every second version changes the address.
            let slug = format!("s{system}-{}", versions / 2);
            let record =
                json!({"organization": "town", "slug": slug, "name": versions, "summary": "s", "purpose": "p"});
            content = Some(Content::seal(record.as_object().unwrap(), || [1; 16]).unwrap());
        }
        if let Action::Redact(back) = action {
            let version = versions.saturating_sub(back).max(1);
            let published = history.iter_mut().find(|(entry, content)| {
                entry.subject == subject && entry.version == Some(version) && content.is_some()
            });
            let content = published.and_then(|(_, content)| content.as_mut()).unwrap();
            let remaining: Vec<_> = content
                .object()
                .keys()
                .filter(|field| ["summary", "purpose"].contains(&field.as_str()))
                .cloned()
                .collect();
            let Some(field) = remaining.first() else { continue };
            content.redact(std::slice::from_ref(field));
            (entry.version, entry.fields) = (Some(version), vec![field.clone()]);
        }
        history.push((entry, content));
    }
    history
}

/// Computes the same result by searching the whole history.
fn naive(history: &History, at: Instant) -> Vec<Map<String, Value>> {
    let until: Vec<_> = history.iter().enumerate().filter(|(_, (entry, _))| entry.at <= at).collect();
    let mut subjects: Vec<Uuid> = Vec::new();
    for (_, (entry, content)) in &until {
        if content.is_some() && !subjects.contains(&entry.subject) {
            subjects.push(entry.subject);
        }
    }
    let views = subjects.into_iter().map(|subject| {
        let entries: Vec<_> = until.iter().filter(|(_, (entry, _))| entry.subject == subject).collect();
        let (index, (published, content)) = entries.iter().rev().find(|(_, (_, content))| content.is_some()).unwrap();
        let mut view = json!({
            "id": subject, "organization": {"slug": "town"}, "version": published.version,
            "publishedAt": published.at, "logIndex": index,
        });
        let last = |kind| entries.iter().rev().find(|(_, (entry, _))| entry.kind == kind);
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

fn replay_at(history: &History, at: Instant) -> Replay {
    let mut replay = Replay::new(at);
    for (index, (entry, content)) in history.iter().enumerate() {
        replay.apply(index as u64, entry, content.as_ref());
    }
    replay
}

proptest! {
    #[test]
    fn a_replay_equals_the_naive_model(actions in any_actions(), hours in -1..900i64) {
        let (history, at) = (history(actions), start_time() + chrono::TimeDelta::hours(hours));
        let replay = replay_at(&history, at);
        let views: Vec<_> = replay.systems().into_iter().map(|system| replay.view(system)).collect();
        prop_assert_eq!(views, naive(&history, at));
    }

    /// Later entries change nothing except by redaction.
    #[test]
    fn later_entries_do_not_change_a_replay(actions in any_actions(), hours in 0..900i64) {
        let actions: Vec<_> = actions.into_iter().filter(|(.., action)| !matches!(action, Action::Redact(_))).collect();
        let (history, at) = (history(actions), start_time() + chrono::TimeDelta::hours(hours));
        let until: History = history.iter().filter(|(entry, _)| entry.at <= at).cloned().collect();
        prop_assert_eq!(replay_at(&history, at).systems, replay_at(&until, at).systems);
    }
}

#[test]
fn a_system_matches_every_earlier_address() {
    let publish = |hours| (3, hours, Action::Publish);
    let history = history(vec![publish(0), publish(1), publish(1)]);
    let replay = replay_at(&history, start_time() + chrono::TimeDelta::hours(2));
    let system = replay.systems()[0];
    assert!(
        system.matches_address("town:s3-0")
            && system.matches_address("town:s3-1")
            && system.matches_address(&Uuid::from_u128(3).to_string())
    );
    assert!(
        !system.matches_address("town:s3-2")
            && !system.matches_address(&Uuid::from_u128(4).to_string())
            && !system.matches_address("town")
    );
    assert!(!replay_at(&history, start_time()).systems()[0].matches_address("town:s3-1"), "not yet");
}
