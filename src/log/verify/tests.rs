//! Exports that hold, and lies that must not.
use super::super::SigningKey;
use super::*;
use crate::domain::accounts::Actor;
use crate::domain::challenges::{ChallengeKind, ChallengeState, Reference};
use crate::log::entry::RedactionGround;
use proptest::prelude::*;
use serde_json::json;

fn key() -> SigningKey {
    SigningKey::new("register.example/log", &[7; 32]).unwrap()
}

/// Twelve versions of six systems; of entry 3 a field was redacted, as entry 12 says.
fn export(size: u64) -> Vec<String> {
    let (mut edge, mut lines) = (CompactRange::default(), Vec::new());
    for n in 0..size {
        let at = "2026-11-21T10:00:00Z".parse().unwrap();
        let mut content = None;
        let entry = if n == 12 {
            let mut entry = Entry::new(EntryKind::SystemRedacted, at, Actor::Operator, Uuid::from_u128(3));
            (entry.version, entry.fields, entry.ground) =
                (Some(1), vec!["summary".into()], Some(RedactionGround::PersonalData));
            entry
        } else {
            let object = json!({"name": {"nl": format!("Systeem {n}")}, "summary": {"nl": "Kort"}});
            let mut sealed = Content::seal(object.as_object().unwrap(), || [n as u8; 16]).unwrap();
            let mut entry =
                Entry::new(EntryKind::SystemPublished, at, Actor::Import, Uuid::from_u128(u128::from(n % 6)));
            (entry.version, entry.digest) = (Some(n as u32 / 6 + 1), sealed.digest());
            if n == 3 && size > 12 {
                sealed.redact(&["summary".into()]);
            }
            content = Some(sealed);
            entry
        };
        let bytes = entry.to_text().unwrap().into_bytes();
        edge.push(leaf_hash(&bytes));
        lines.push(serde_json::to_string(&Line::new(n, &bytes, content.as_ref()).unwrap()).unwrap());
    }
    let head = Head { checkpoint: key().sign(size, &edge.root()), verifier_key: key().verifier().to_string() };
    lines.insert(0, serde_json::to_string(&head).unwrap());
    lines
}

fn verify(lines: &[String], saved: Option<&str>) -> Report {
    let head = serde_json::from_str(&lines[0]).unwrap();
    let mut verification = Verification::begin(&head, None, saved);
    lines[1..].iter().for_each(|line| verification.line(line));
    verification.finish()
}

fn checkpoint(lines: &[String]) -> String {
    serde_json::from_str::<Head>(&lines[0]).unwrap().checkpoint
}

#[test]
fn an_export_holds() {
    let report = verify(&export(13), Some(&checkpoint(&export(5))));
    assert_eq!((report.size, report.versions, report.redacted), (13, 12, 1));
    assert_eq!(report.findings, [], "although a field of entry 3 is gone");
}

#[test]
fn a_silent_removal_is_found() {
    let mut lines = export(13);
    lines.truncate(13);
    let without = verify(&lines, None).findings;
    assert!(without.iter().any(|finding| matches!(finding, Finding::Entry { index: 3, .. })), "{without:?}");
    assert!(without.iter().any(|finding| matches!(finding, Finding::Log(_))), "{without:?}");
}

/// What is found in a log of these entries, with a right signature.
fn signed(entries: Vec<(Entry, Option<Content>)>) -> Vec<Finding> {
    let (mut edge, mut lines) = (CompactRange::default(), vec![String::new()]);
    for (n, (entry, content)) in entries.into_iter().enumerate() {
        let bytes = entry.to_text().unwrap().into_bytes();
        edge.push(leaf_hash(&bytes));
        lines.push(serde_json::to_string(&Line::new(n as u64, &bytes, content.as_ref()).unwrap()).unwrap());
    }
    let checkpoint = key().sign(edge.size(), &edge.root());
    lines[0] = serde_json::to_string(&Head { checkpoint, verifier_key: key().verifier().to_string() }).unwrap();
    verify(&lines, None).findings
}

#[test]
fn the_past_of_a_challenge_stays() {
    let at = "2026-11-21T00:00:00Z".parse().unwrap();
    let shows = |version: u32, event: &str, state: &str, change: &dyn Fn(&mut Value)| {
        let step = |event: &str, state: &str| json!({"event": event, "on": "2026-11-21", "state": state});
        let mut steps = vec![step("received", "received")];
        let mut shown = json!({
            "reference": (0..).find_map(|lot| Reference::new(2026, lot)), "organization": "voorbeeldstad", "kind": "suggestion", "state": state,
            "language": "nl", "received": "2026-11-21", "textDigest": format!("sha256:{:064}", 0), "due": {},
        });
        if version > 1 {
            shown["missed"] = json!([{"term": "acknowledge", "due": "2026-11-20"}]);
            steps.push(step("deemedUnanswered", "deemedUnanswered"));
        }
        if version > 2 {
            steps.push(step("screened", "screened"));
        }
        shown["steps"] = steps.into();
        change(&mut shown);
        let content = Content::seal(shown.as_object().unwrap(), || [1; 16]).unwrap();
        let kind = EntryKind::of_challenge(event).unwrap();
        let mut entry = Entry::new(kind, at, Actor::Register, Uuid::from_u128(5));
        (entry.version, entry.digest) = (Some(version), content.digest());
        entry.state = ChallengeState::parse(state);
        entry.challenge = Some(ChallengeKind::Suggestion);
        (entry, Some(content))
    };
    let plain: &dyn Fn(&mut Value) = &|_| {};
    let with = |change: &dyn Fn(&mut Value)| {
        let first = shows(1, "received", "received", plain);
        let second = shows(2, "deemedUnanswered", "deemedUnanswered", plain);
        signed(vec![first, second, shows(3, "screened", "screened", change)])
    };
    assert_eq!(with(plain), []);
    let lies: [&dyn Fn(&mut Value); 6] = [
        &|shown| drop(shown["steps"].as_array_mut().unwrap().remove(1)),
        &|shown| shown["steps"][1]["on"] = "2026-11-20".into(),
        &|shown| drop(shown.as_object_mut().unwrap().remove("missed")),
        &|shown| shown["missed"][0]["term"] = "screen".into(),
        &|shown| shown["state"] = "admitted".into(),
        &|shown| shown["kind"] = "entryError".into(),
    ];
    for (n, lie) in lies.into_iter().enumerate() {
        let found = with(lie);
        assert!(matches!(found[..], [Finding::Entry { index: 2, .. }, ..]), "lie {n}: {found:?}");
    }
}

/// A register that holds the key can sign anything; what it signs must still hold together.
#[test]
fn a_signed_lie_is_found() {
    let at = "2026-11-21T10:00:00Z".parse().unwrap();
    let subject = Uuid::from_u128(9);
    let content = || {
        let object = json!({"name": {"nl": "A"}, "summary": {"nl": "B"}, "risks": {"nl": "C"}});
        Content::seal(object.as_object().unwrap(), || [1; 16]).unwrap()
    };
    let publish = |version: Option<u32>, content: &Content| {
        let mut entry = Entry::new(EntryKind::SystemPublished, at, Actor::Publisher, subject);
        (entry.version, entry.digest) = (version, content.digest());
        entry
    };
    let redact = |version, fields: &[&str]| {
        let mut entry = Entry::new(EntryKind::SystemRedacted, at, Actor::Operator, subject);
        (entry.version, entry.fields) = (Some(version), fields.iter().map(ToString::to_string).collect());
        entry
    };
    let (whole, mut without) = (content(), content());
    without.redact(&["risks".into()]);
    let first = publish(Some(1), &whole);
    let honest = vec![(first.clone(), Some(without.clone())), (redact(1, &["risks"]), None)];
    assert_eq!(signed(honest), []);
    let lies: [Vec<(Entry, Option<Content>)>; 8] = [
        vec![(first.clone(), Some(without.clone())), (first.clone(), Some(whole.clone()))],
        vec![(first.clone(), Some(without.clone())), (redact(1, &["summary"]), None)],
        vec![(first.clone(), Some(without.clone())), (redact(1, &["risks", "risks"]), None)],
        vec![(first.clone(), Some(whole.clone())), (redact(1, &["risks"]), None)],
        vec![(redact(1, &["risks"]), None), (first.clone(), Some(without.clone()))],
        vec![(publish(Some(7), &whole), Some(whole.clone()))],
        vec![(publish(None, &whole), Some(whole.clone()))],
        vec![(Entry { digest: None, ..first.clone() }, None)],
    ];
    for (n, lie) in lies.into_iter().enumerate() {
        assert!(!signed(lie).is_empty(), "lie {n}");
    }
}

#[test]
fn a_rewritten_history_is_found() {
    let (old, mut other) = (checkpoint(&export(12)), export(12));
    // Another subject's first version: swapped, the history still makes sense.
    other.swap(2, 3);
    let lines: Vec<_> = other[1..]
        .iter()
        .enumerate()
        .map(|(n, line)| {
            let mut line: Line = serde_json::from_str(line).unwrap();
            line.index = n as u64;
            line
        })
        .collect();
    let edge = lines.iter().fold(CompactRange::default(), |mut edge, line| {
        edge.push(leaf_hash(line.entry.as_bytes()));
        edge
    });
    let head = Head { checkpoint: key().sign(12, &edge.root()), verifier_key: key().verifier().to_string() };
    let mut rewritten = vec![serde_json::to_string(&head).unwrap()];
    rewritten.extend(lines.iter().map(|line| serde_json::to_string(line).unwrap()));
    assert_eq!(verify(&rewritten, None).findings, [], "in itself it holds");
    let findings = verify(&rewritten, Some(&old)).findings;
    assert!(findings[0].to_string().contains("rewritten"), "{findings:?}");
    let shorter = verify(&export(4), Some(&old)).findings;
    assert!(shorter[0].to_string().contains("went back"), "{shorter:?}");
}

proptest! {
    /// Whatever byte of an entry's line is changed, its entry is named.
    #[test]
    fn a_flipped_byte_names_its_entry(entry in 0usize..13, at in 0.0f64..1.0, bit in 0u8..7) {
        let mut lines = export(13);
        let mut bytes = lines[entry + 1].clone().into_bytes();
        let at = (bytes.len() as f64 * at) as usize;
        bytes[at] ^= 1 << bit;
        prop_assume!(bytes[at] != b'\n' && bytes[at] != b'\r');
        lines[entry + 1] = String::from_utf8(bytes).unwrap();
        let findings = verify(&lines, None).findings;
        prop_assert!(findings.iter().any(|finding| matches!(finding, Finding::Entry { index, .. } if *index == entry as u64)), "{findings:?}");
    }
}
