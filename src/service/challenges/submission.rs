//! Filing a challenge: without an account, and without a word about who it is.
use super::proof_of_work::{self, ProofOfWork, Solved};
use super::{CONTACT, CaseSession, KEY, TEXT, seal};
use crate::config::random;
use crate::domain::accounts::Actor;
use crate::domain::challenges::deadlines::Rules;
use crate::domain::challenges::{
    Case, ChallengeKind, Channel, Filing, Receipt, Reference, Submission, SubmitterContact,
};
use crate::domain::networks::Network;
use crate::domain::shape::FieldError;
use crate::domain::values::{Sha256 as Digest256, Slug};
use crate::service::idempotency::{IdempotencyKey, SavedResponse};
use crate::service::notifications::{self, Owner};
use crate::service::proofs::Proof;
use crate::service::rate_limit::RateLimiter;
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
use chrono::Datelike;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// For each that may be filed in an hour from one network without a proof of work: from all networks; with a proof of work from one,
/// and from all.
const ALL: u32 = 120;
const WITH_WORK: u32 = 12;
const ALL_WITH_WORK: u32 = 4000;

/// Where those pass who file: what each has to show, and how many may.
pub struct Gate {
    pub(super) proofs: ProofOfWork,
    with_work: RateLimiter,
    without: RateLimiter,
}

impl Gate {
    /// With the key of the instance, so that all processes take each other's questions. `each`: how many may be filed in an hour
    /// from one network without a proof of work.
    pub fn new(vault: &Vault, each: u32) -> Self {
        let quota = |one, all| RateLimiter::new(each.saturating_mul(one), each.saturating_mul(all));
        let proofs = ProofOfWork::new(&vault.derived("proofOfWork"));
        Self { proofs, with_work: quota(WITH_WORK, ALL_WITH_WORK), without: quota(1, ALL) }
    }
}

/// What a challenge is about.
#[derive(Debug, Clone)]
pub enum Target {
    System(Uuid),
    /// Something that is not in the register: by id or slug of the organization.
    Organization(String),
}

impl Register {
    /// A question whose answer is a proof of work, for whoever wants to file much.
    ///
    /// # Errors
    /// If there is no randomness.
    pub fn work_question(&self) -> Result<String> {
        self.filings.proofs.question(self.clock.now())
    }

    /// Files a challenge. The reply has the receipt: it is told once. With what proves that it was filed, if that was just now.
    ///
    /// # Errors
    /// `TooMany`; `Invalid` with the fields that do not fit; `NotFound` if there is nothing to contest; those of
    /// [`Register::run_idempotent`].
    pub async fn file(
        &self,
        network: Network,
        once: IdempotencyKey,
        target: Target,
        submission: Submission,
    ) -> Result<(SavedResponse, Option<Proof>)> {
        let now = self.clock.now();
        let solved = match &submission.proof_of_work {
            Some(work) => {
                let solved = self.filings.proofs.check(work.question.as_str(), work.answer, now);
                let solved = solved.ok_or_else(|| {
                    invalid(
                        "/proofOfWork",
                        "proofOfWork",
                        "this is no answer to a question of this register, or too late",
                    )
                })?;
                self.filings.with_work.take(network, now)?;
                Some(solved)
            }
            None => {
                self.filings.without.take(network, now)?;
                None
            }
        };
        let vault = self.vault.clone();
        let act = move |tx: &mut Tx<'_>| file(tx, &vault, &target, submission, solved, Channel::Web);
        let Committed { value: (reply, version), commit } = self.run_idempotent_with(None, once, act).await?;
        Ok((reply, version.and_then(|version| commit.prove(version))))
    }
}

fn invalid(pointer: &str, code: &'static str, detail: &str) -> Error {
    Error::Invalid(vec![FieldError { pointer: pointer.into(), code, detail: detail.into() }])
}

/// Files a challenge that came in through a channel. With what is public of it.
pub(super) fn file(
    tx: &mut Tx<'_>,
    vault: &Vault,
    target: &Target,
    submission: Submission,
    solved: Option<Solved>,
    channel: Channel,
) -> Result<(SavedResponse, Version)> {
    if let Some(solved) = solved {
        proof_of_work::spend(tx, &solved)?;
    }
    let (organization, system) = match target {
        Target::System(id) => {
            let system = systems::find(tx.conn, *id)?.ok_or(Error::NotFound)?;
            (organizations::by_id(tx.conn, system.organization_id.0)?, Some(system))
        }
        Target::Organization(address) => {
            let found = match Uuid::try_parse(address) {
                Ok(id) => organizations::find(tx.conn, id)?,
                Err(_) => organizations::by_slug(tx.conn, address)?,
            };
            (found.ok_or(Error::NotFound)?, None)
        }
    };
    let Submission { kind, text, language, version, pointers, wish, contact, proof_of_work: _ } = submission;
    if (kind == ChallengeKind::MissingEntry) != system.is_none() {
        let detail = "missingEntry is about an organization, every other kind about a system";
        return Err(invalid("/kind", "kindOfTarget", detail));
    }
    let version = match &system {
        Some(system) => Some(seen(tx, system, version, &pointers)?),
        None if version.is_some() || !pointers.is_empty() => {
            return Err(invalid(
                "/version",
                "kindOfTarget",
                "what is not in the register has no version and no places",
            ));
        }
        None => None,
    };
    let rules = Rules::new(&settings::load(tx.conn, organization.id.0)?);
    let today = rules.calendar.day(tx.now);
    let (receipt, salt) = (Receipt::new(random()?), random::<16>()?);
    let filing = Filing {
        reference: reference(tx, today.year())?,
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
        // By lot: an id that began with the time would tell it.
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
        due_on: None,
        clock_on: None,
        closed_on: None,
    };
    let mut work = CaseSession { row, case, rules };
    let by = if channel == Channel::Web { Actor::Submitter } else { Actor::CaseHandler };
    let public = work.publish(tx, by)?;
    work.settle()?;
    store::insert(tx.conn, &work.row)?;
    if let Some(email) = email {
        notifications::set_address(tx, vault, Owner::Challenge(work.row.id.0), &email)?;
    }
    notifications::received(tx, &work, public.entry_index)?;
    let reference = work.row.reference.clone();
    let body = json!({
        "reference": reference,
        "receipt": receipt.words(),
        "state": work.case.state,
        "received": work.case.received,
        "due": work.case.due,
        "id": work.row.id.0,
        "index": public.entry_index,
        "textSalt": BASE64URL.encode(salt),
        "textDigest": work.case.filing.text_digest,
    });
    Ok((SavedResponse::created(format!("/v1/challenges/{reference}"), body), public))
}

/// The version that was seen, of which every place that is contested must be there.
fn seen(
    tx: &mut Tx<'_>,
    system: &systems::System,
    version: Option<u64>,
    pointers: &[crate::domain::values::Pointer],
) -> Result<u32> {
    let current = system.version.unsigned_abs();
    let number = version.map_or(Ok(current), u32::try_from).unwrap_or(u32::MAX);
    if number == current && pointers.is_empty() {
        return Ok(number);
    }
    let known = versions::find(tx.conn, system.id.0, number)?;
    let known =
        known.ok_or_else(|| invalid("/version", "unknownVersion", "there is no such version of this record"))?;
    let record = Value::Object(known.content.object());
    let faults = pointers.iter().enumerate().filter(|(_, place)| record.pointer(place.as_str()).is_none());
    let detail = "there is no such place in this version of the record";
    let faults: Vec<_> = faults
        .map(|(n, _)| FieldError { pointer: format!("/pointers/{n}"), code: "unknownPlace", detail: detail.into() })
        .collect();
    if faults.is_empty() { Ok(number) } else { Err(Error::Invalid(faults)) }
}

/// A reference that nobody has.
fn reference(tx: &mut Tx<'_>, year: i32) -> Result<Reference> {
    let year = u16::try_from(year).context("the year has no four digits")?;
    for _ in 0..100 {
        let lot = u64::from_be_bytes(random()?);
        if let Some(reference) = Reference::new(year, lot)
            && store::by_reference(tx.conn, reference.as_str())?.is_none()
        {
            return Ok(reference);
        }
    }
    Err(Error::Unavailable("no reference is free".into()))
}

/// What the log says of a text: nobody can guess the text from it, and whoever has salt and text can show both.
fn text_digest(salt: &[u8; 16], text: &str) -> Digest256 {
    Digest256::of(Sha256::new().chain_update(salt).chain_update(text).finalize())
}

/// What is kept of a receipt. 128 random bits need no salt and no slow hash.
pub(super) fn receipt_hash(receipt: &Receipt) -> String {
    BASE64URL.encode(Sha256::digest([b"challenge receipt".as_slice(), receipt.bits()].concat()))
}
