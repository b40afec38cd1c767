//! Valid exports, and manipulated ones that verification must reject.
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

/// Twelve versions of six systems. A field of entry 3 was redacted by entry 12.
fn export(size: u64) -> Vec<String> {
    let (mut range, mut lines) = (CompactRange::default(), Vec::new());
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
        range.push(leaf_hash(&bytes));
        lines.push(serde_json::to_string(&ExportLine::new(n, &bytes, content.as_ref()).unwrap()).unwrap());
    }
    let header =
        ExportHeader { checkpoint: key().sign(size, &range.root()), verifier_key: key().verifier().to_string() };
    lines.insert(0, serde_json::to_string(&header).unwrap());
    lines
}

fn verify(lines: &[String], saved: Option<&str>) -> Report {
    let header = serde_json::from_str(&lines[0]).unwrap();
    let mut verification = Verification::new(&header, None, saved);
    lines[1..].iter().for_each(|line| drop(verification.read_line(line)));
    verification.finish()
}

fn checkpoint(lines: &[String]) -> String {
    serde_json::from_str::<ExportHeader>(&lines[0]).unwrap().checkpoint
}

#[test]
fn a_valid_export_has_no_findings() {
    let report = verify(&export(13), Some(&checkpoint(&export(5))));
    assert_eq!((report.size, report.versions, report.redacted), (13, 12, 1));
    assert_eq!(report.findings, [], "a redacted field of entry 3 is accounted for");
}

#[test]
fn a_silent_removal_is_found() {
    let mut lines = export(13);
    lines.truncate(13);
    let findings = verify(&lines, None).findings;
    assert!(findings.iter().any(|finding| matches!(finding, Finding::Entry { index: 3, .. })), "{findings:?}");
    assert!(findings.iter().any(|finding| matches!(finding, Finding::Log(_))), "{findings:?}");
}

/// Returns the findings for a log of these entries with a valid signature.
fn findings_of_signed(entries: Vec<(Entry, Option<Content>)>) -> Vec<Finding> {
    let (mut range, mut lines) = (CompactRange::default(), vec![String::new()]);
    for (n, (entry, content)) in entries.into_iter().enumerate() {
        let bytes = entry.to_text().unwrap().into_bytes();
        range.push(leaf_hash(&bytes));
        lines.push(serde_json::to_string(&ExportLine::new(n as u64, &bytes, content.as_ref()).unwrap()).unwrap());
    }
    let checkpoint = key().sign(range.size(), &range.root());
    lines[0] = serde_json::to_string(&ExportHeader { checkpoint, verifier_key: key().verifier().to_string() }).unwrap();
    verify(&lines, None).findings
}

#[test]
fn changed_challenge_history_is_found() {
    let at = "2026-11-21T00:00:00Z".parse().unwrap();
    let event_of = |version: u32, event: &str, state: &str, change: &dyn Fn(&mut Value)| {
        let step = |event: &str, state: &str| json!({"event": event, "on": "2026-11-21", "state": state});
        let mut steps = vec![step("received", "received")];
        let mut public = json!({
            "reference": (0..).find_map(|lot| Reference::new(2026, lot)), "organization": "voorbeeldstad", "kind": "suggestion", "state": state,
            "language": "nl", "received": "2026-11-21", "textDigest": format!("sha256:{:064}", 0), "due": {},
        });
        if version > 1 {
            public["missed"] = json!([{"term": "acknowledge", "due": "2026-11-20"}]);
            steps.push(step("deemedUnanswered", "deemedUnanswered"));
        }
        if version > 2 {
            steps.push(step("screened", "screened"));
        }
        public["steps"] = steps.into();
        change(&mut public);
        let content = Content::seal(public.as_object().unwrap(), || [1; 16]).unwrap();
        let kind = EntryKind::of_challenge(event).unwrap();
        let mut entry = Entry::new(kind, at, Actor::Register, Uuid::from_u128(5));
        (entry.version, entry.digest) = (Some(version), content.digest());
        entry.state = ChallengeState::parse(state);
        entry.challenge = Some(ChallengeKind::Suggestion);
        (entry, Some(content))
    };
    let plain: &dyn Fn(&mut Value) = &|_| {};
    let with = |change: &dyn Fn(&mut Value)| {
        let first = event_of(1, "received", "received", plain);
        let second = event_of(2, "deemedUnanswered", "deemedUnanswered", plain);
        findings_of_signed(vec![first, second, event_of(3, "screened", "screened", change)])
    };
    assert_eq!(with(plain), []);
    let manipulated: [&dyn Fn(&mut Value); 6] = [
        &|public| drop(public["steps"].as_array_mut().unwrap().remove(1)),
        &|public| public["steps"][1]["on"] = "2026-11-20".into(),
        &|public| drop(public.as_object_mut().unwrap().remove("missed")),
        &|public| public["missed"][0]["term"] = "screen".into(),
        &|public| public["state"] = "admitted".into(),
        &|public| public["kind"] = "entryError".into(),
    ];
    for (n, log) in manipulated.into_iter().enumerate() {
        let found = with(log);
        assert!(matches!(found[..], [Finding::Entry { index: 2, .. }, ..]), "case {n}: {found:?}");
    }
}

/// A holder of the key can sign anything, so signed content must still be checked for consistency.
#[test]
fn an_inconsistent_signed_log_is_found() {
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
    let (complete, mut redacted) = (content(), content());
    redacted.redact(&["risks".into()]);
    let first = publish(Some(1), &complete);
    let honest = vec![(first.clone(), Some(redacted.clone())), (redact(1, &["risks"]), None)];
    assert_eq!(findings_of_signed(honest), []);
    let manipulated: [Vec<(Entry, Option<Content>)>; 8] = [
        vec![(first.clone(), Some(redacted.clone())), (first.clone(), Some(complete.clone()))],
        vec![(first.clone(), Some(redacted.clone())), (redact(1, &["summary"]), None)],
        vec![(first.clone(), Some(redacted.clone())), (redact(1, &["risks", "risks"]), None)],
        vec![(first.clone(), Some(complete.clone())), (redact(1, &["risks"]), None)],
        vec![(redact(1, &["risks"]), None), (first.clone(), Some(redacted.clone()))],
        vec![(publish(Some(7), &complete), Some(complete.clone()))],
        vec![(publish(None, &complete), Some(complete.clone()))],
        vec![(Entry { digest: None, ..first.clone() }, None)],
    ];
    for (n, log) in manipulated.into_iter().enumerate() {
        assert!(!findings_of_signed(log).is_empty(), "case {n}");
    }
}

#[test]
fn a_rewritten_history_is_found() {
    let (old, mut other) = (checkpoint(&export(12)), export(12));
    // Each is the first version of its system, so the swapped history is consistent in itself.
    other.swap(2, 3);
    let lines: Vec<_> = other[1..]
        .iter()
        .enumerate()
        .map(|(n, line)| {
            let mut line: ExportLine = serde_json::from_str(line).unwrap();
            line.index = n as u64;
            line
        })
        .collect();
    let range = lines.iter().fold(CompactRange::default(), |mut range, line| {
        range.push(leaf_hash(line.entry.as_bytes()));
        range
    });
    let header = ExportHeader { checkpoint: key().sign(12, &range.root()), verifier_key: key().verifier().to_string() };
    let mut rewritten = vec![serde_json::to_string(&header).unwrap()];
    rewritten.extend(lines.iter().map(|line| serde_json::to_string(line).unwrap()));
    assert_eq!(verify(&rewritten, None).findings, [], "the rewritten log is consistent in itself");
    let findings = verify(&rewritten, Some(&old)).findings;
    assert!(findings[0].to_string().contains("rewritten"), "{findings:?}");
    let shorter = verify(&export(4), Some(&old)).findings;
    assert!(shorter[0].to_string().contains("fewer entries"), "{shorter:?}");
}

proptest! {
    /// A changed byte in the line of an entry is reported for that entry.
    #[test]
    fn a_flipped_byte_is_reported_for_its_entry(entry in 0usize..13, at in 0.0f64..1.0, bit in 0u8..7) {
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
