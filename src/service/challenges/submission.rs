//! Filing of challenges, without an account and without identification.
use super::case_session::CaseSession;
use super::lookup::receipt_hash;
use super::proof_of_work::{self, Solved};
use super::sealing::{CONTACT, KEY, TEXT, seal};
use crate::config::random;
use crate::domain::accounts::Actor;
use crate::domain::challenges::deadlines::Rules;
use crate::domain::challenges::{
    Case, ChallengeKind, ChallengeState, Channel, Deadlines, Filing, Receipt, Reference, Submission, SubmitterContact,
};
use crate::domain::json::FieldError;
use crate::domain::networks::Network;
use crate::domain::values::{Pointer, Sha256 as Digest256, Slug};
use crate::service::history::Proof;
use crate::service::idempotency::IdempotencyKey;
use crate::service::notifications::{self, AddressOwner};
use crate::service::vault::Vault;
use crate::service::{Committed, Register, Tx, settings};
use crate::store::challenges::{self as store, Challenge as Row};
use crate::store::types::Id;
use crate::store::versions::Version;
use crate::store::{organizations, systems, versions};
use crate::{Error, Result};
use anyhow::Context;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64URL;
use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// The subject of a challenge.
#[derive(Debug, Clone)]
pub enum Target {
    System(Uuid),
    /// A system that is not in the register: its organization, by id or slug.
    Organization(String),
}

/// A challenge that was just filed. Not `Debug`: it contains the receipt.
#[derive(Clone, Serialize, Deserialize)]
pub struct SubmittedChallenge {
    pub id: Uuid,
    pub reference: Reference,
    /// The twelve words of the receipt.
    pub receipt: String,
    pub state: ChallengeState,
    pub received: NaiveDate,
    pub deadlines: Deadlines,
    /// Log index of the entry that records the challenge.
    pub index: u64,
    /// In base64url.
    pub text_salt: String,
    /// SHA-256 of the salt followed by the text.
    pub text_digest: Digest256,
}

/// Issues a proof-of-work question.
///
/// # Errors
/// If the random number generator is unavailable.
pub fn proof_of_work_question(register: &Register) -> Result<String> {
    register.limits.filing.proof_of_work.question(register.clock.now())
}

/// Files a challenge. Returns it with the receipt, which is shown only once, and with an inclusion proof, unless a
/// repeated request got the saved outcome.
///
/// # Errors
/// `RateLimited`; `Invalid`; `NotFound` if the system or organization does not exist; those of
/// [`Register::run_idempotent_anonymously`].
pub async fn submit_challenge(
    register: &Register,
    network: Network,
    idempotency_key: IdempotencyKey,
    target: Target,
    submission: Submission,
) -> Result<(SubmittedChallenge, Option<Proof>)> {
    let retry = register.is_retry(&idempotency_key).await?;
    let solved = if retry { None } else { check_limits(register, network, &submission)? };
    let vault = register.vault.clone();
    let write = move |tx: &mut Tx<'_>| file_challenge(tx, &vault, &target, submission, solved, Channel::Web);
    let Committed { value: (submitted, version), commit } =
        register.run_idempotent_with(idempotency_key, write).await?;
    Ok((submitted, version.and_then(|version| commit.prove(version))))
}

/// Counts a submission against the limits of its network. Returns the solved proof of work, if there is one: it raises
/// the limit.
fn check_limits(register: &Register, network: Network, submission: &Submission) -> Result<Option<Solved>> {
    let (limits, now) = (&register.limits.filing, register.clock.now());
    let Some(solution) = &submission.proof_of_work else {
        limits.unsolved.check(network, now)?;
        return Ok(None);
    };
    let solved = limits.proof_of_work.check(solution.question.as_str(), solution.answer, now).ok_or_else(|| {
        let detail = "the answer is wrong, or the question is not from this register or has expired";
        invalid("/proofOfWork", "proofOfWork", detail)
    })?;
    limits.solved.check(network, now)?;
    Ok(Some(solved))
}

fn invalid(pointer: &str, code: &'static str, detail: &str) -> Error {
    Error::Invalid(vec![FieldError { pointer: pointer.into(), code, detail: detail.into() }])
}

/// Files a challenge received through `channel`. Returns its first public version too.
pub(super) fn file_challenge(
    tx: &mut Tx<'_>,
    vault: &Vault,
    target: &Target,
    submission: Submission,
    solved: Option<Solved>,
    channel: Channel,
) -> Result<(SubmittedChallenge, Version)> {
    if let Some(solved) = solved {
        proof_of_work::spend(tx, &solved)?;
    }
    let (organization, system) = match target {
        Target::System(id) => {
            let system = systems::find(tx.conn, *id)?.ok_or(Error::NotFound)?;
            (organizations::get(tx.conn, system.organization_id.0)?, Some(system))
        }
        Target::Organization(address) => {
            let organization = match Uuid::try_parse(address) {
                Ok(id) => organizations::find(tx.conn, id)?,
                Err(_) => organizations::find_by_slug(tx.conn, address)?,
            };
            (organization.ok_or(Error::NotFound)?, None)
        }
    };
    let Submission { kind, text, language, version, pointers, wish, contact, proof_of_work: _ } = submission;
    if (kind == ChallengeKind::MissingEntry) != system.is_none() {
        let detail = "a challenge of kind missingEntry concerns an organization, every other kind a system";
        return Err(invalid("/kind", "kindOfTarget", detail));
    }
    let version = match &system {
        Some(system) => Some(resolve_version(tx, system, version, &pointers)?),
        None if version.is_some() || !pointers.is_empty() => {
            return Err(invalid(
                "/version",
                "kindOfTarget",
                "a system that is not in the register has no version and no pointers",
            ));
        }
        None => None,
    };
    let rules = Rules::new(&settings::load(tx.conn, organization.id.0)?);
    let today = rules.calendar.local_date(tx.now);
    let (receipt, salt) = (Receipt::new(random()?), random::<16>()?);
    let filing = Filing {
        reference: unused_reference(tx, today.year())?,
        organization: Slug::parse(&organization.slug).context("an organization has no slug")?,
        kind,
        language,
        system: system.as_ref().map(|system| system.id.0),
        version,
        pointers,
        text_digest: text_digest(&salt, text.as_str()),
    };
    let case = Case::receive(filing, today, &rules);
    let (key, sealed_key) = vault.new_key(KEY)?;
    let private = json!({"text": text, "wish": wish, "salt": BASE64URL.encode(salt)});
    let email = contact.as_ref().and_then(|contact: &SubmitterContact| contact.email.clone());
    let contact = contact.map(|contact| seal(&key, CONTACT, &contact)).transpose()?;
    let row = Row {
        // Random, because a time-ordered id would reveal the time of day.
        id: Id(uuid::Builder::from_random_bytes(random()?).into_uuid()),
        reference: case.filing.reference.to_string(),
        organization_id: organization.id,
        system_id: system.map(|system| system.id),
        kind: kind.as_str().into(),
        state: case.state.as_str().into(),
        version: 0,
        case_file: String::new(),
        channel: channel.as_str().into(),
        receipt_hash: receipt_hash(&receipt),
        sealed_key: Some(sealed_key),
        sealed_text: Some(seal(&key, TEXT, &private)?),
        sealed_contact: contact,
        sealed_summary: None,
        merged_into: None,
        assigned_to: None,
        received_on: today.to_string(),
        deadline_on: None,
        next_task_on: None,
        closed_on: None,
    };
    let mut session = CaseSession { row, case, rules };
    let actor = if channel == Channel::Web { Actor::Submitter } else { Actor::CaseHandler };
    let version = session.publish(tx, actor)?;
    session.sync_columns()?;
    store::insert(tx.conn, &session.row)?;
    if let Some(email) = email {
        notifications::set_address(tx, vault, AddressOwner::Challenge(session.row.id.0), &email)?;
    }
    notifications::received(tx, &session, version.entry_index)?;
    let CaseSession { row, case, rules: _ } = session;
    let submitted = SubmittedChallenge {
        id: row.id.0,
        reference: case.filing.reference,
        receipt: receipt.words(),
        state: case.state,
        received: case.received,
        deadlines: case.due,
        index: version.entry_index,
        text_salt: BASE64URL.encode(salt),
        text_digest: case.filing.text_digest,
    };
    Ok((submitted, version))
}

/// Returns the number of the challenged version, in which every pointer must exist.
fn resolve_version(
    tx: &mut Tx<'_>,
    system: &systems::System,
    version: Option<u64>,
    pointers: &[Pointer],
) -> Result<u32> {
    let current = system.version.unsigned_abs();
    let number = version.map_or(Ok(current), u32::try_from).unwrap_or(u32::MAX);
    if number == current && pointers.is_empty() {
        return Ok(number);
    }
    let seen = versions::find(tx.conn, system.id.0, number)?;
    let seen = seen.ok_or_else(|| invalid("/version", "unknownVersion", "there is no such version of this record"))?;
    let record = Value::Object(seen.content.object());
    let unknown = pointers.iter().enumerate().filter(|(_, pointer)| record.pointer(pointer.as_str()).is_none());
    let detail = "this version of the record has no such field";
    let errors: Vec<_> = unknown
        .map(|(n, _)| FieldError { pointer: format!("/pointers/{n}"), code: "unknownPlace", detail: detail.into() })
        .collect();
    if errors.is_empty() { Ok(number) } else { Err(Error::Invalid(errors)) }
}

/// Returns a new, unused reference.
fn unused_reference(tx: &mut Tx<'_>, year: i32) -> Result<Reference> {
    let year = u16::try_from(year).context("the year has no four digits")?;
    for _ in 0..100 {
        let number = u64::from_be_bytes(random()?);
        if let Some(reference) = Reference::new(year, number)
            && store::find_by_reference(tx.conn, reference.as_str())?.is_none()
        {
            return Ok(reference);
        }
    }
    Err(Error::Unavailable("no unused reference was found".into()))
}

/// Returns the salted digest of a text for the log: it does not reveal the text, and a holder of salt and text can
/// prove it.
fn text_digest(salt: &[u8; 16], text: &str) -> Digest256 {
    Digest256::of(Sha256::new().chain_update(salt).chain_update(text).finalize())
}
