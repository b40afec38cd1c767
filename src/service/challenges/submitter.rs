//! What a submitter does with the receipt. There is no account behind it: whoever has the twelve words is the one who filed.
use super::attachments::{self, Attachment};
use super::deadlines::{erase, erase_contact, propose, take_contact};
use super::submission::receipt_hash;
use super::{CONTACT, CaseSession, CaseUpdate, Message, SUMMARY, Side, TEXT, conversation, erased, say, seal, unseal};
use crate::domain::challenges::{CaseActor, Event, PublicChallenge, Receipt, Reference, Referral, SubmitterContact};
use crate::domain::languages::Text;
use crate::domain::networks::Network;
use crate::domain::notifications::confirmation_requested_on;
use crate::domain::values::PlainText;
use crate::service::idempotency::{IdempotencyKey, SavedResponse};
use crate::service::notifications::{self, AddressState, Owner};
use crate::service::vault::Vault;
use crate::service::{Register, Tx};
use crate::store::Conn;
use crate::store::challenges::{self as store, Challenge as Row};
use crate::{Error, Result};
use serde::{Deserialize, Serialize};

/// What somebody who has a receipt wants to do.
#[derive(Debug, Clone)]
pub enum SubmitterAction {
    /// Says something; it answers a question that waits for an answer.
    Say(PlainText<20_000>),
    /// Agrees to the summary that was proposed.
    AgreeToSummary,
    /// Says it in other words.
    CorrectSummary(PlainText<2000>),
    Withdraw,
    RequestReview(PlainText<20_000>),
    /// It is solved.
    Confirm,
    /// It is not, and why.
    Dispute(PlainText<20_000>),
    /// Somebody else has it now.
    Refer(Referral),
    SetContact(SubmitterContact),
    EraseContact,
    /// Takes everything back that is private, once it is closed.
    EraseAll,
}

/// Everything that is held of a challenge, as its submitter sees it.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Conversation {
    /// What everybody sees.
    pub challenge: PublicChallenge,
    /// What was filed; missing once it is erased.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub filed: Option<FiledChallenge>,
    /// Where to answer, as far as it is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contact: Option<SubmitterContact>,
    /// How far its e-mail address is, if it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email_state: Option<AddressState>,
    pub messages: Vec<Message>,
    pub attachments: Vec<Attachment>,
    /// Whether a file can be attached now.
    pub may_attach: bool,
    /// A summary that waits for the other side's word.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub summary: Option<PendingSummary>,
    /// Until when an answer to a question is waited for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answer_by: Option<chrono::NaiveDate>,
    /// Since when it is asked whether it is solved.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub solved_asked: Option<chrono::NaiveDate>,
}

/// What was filed.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct FiledChallenge {
    pub text: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wish: Option<String>,
    /// With this before the text, SHA-256 gives `textDigest`.
    pub salt: String,
}

/// A summary that was proposed.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PendingSummary {
    pub text: Text<2000, true>,
    pub by_submitter: bool,
    /// The last day to object.
    pub until: chrono::NaiveDate,
}

/// Finds the challenge of a receipt. Whatever is wrong, the answer is the same.
pub(super) fn open(conn: &mut Conn, reference: &Reference, receipt: &Receipt) -> Result<Row> {
    let found = store::find_by_receipt(conn, &receipt_hash(receipt))?;
    // The database compares hashes of secrets nobody can choose: its time tells nothing of them.
    found.filter(|row| row.reference == reference.as_str()).ok_or_else(unknown)
}

fn unknown() -> Error {
    Error::Unauthorized { code: "receiptUnknown", detail: "this is not the receipt of this challenge".into() }
}

impl Register {
    /// Opens what a receipt opens, on the way of readers: guesses never reach the writer. Whoever fails often is told to wait;
    /// whoever has the receipt never has to, not even beside them in the same network.
    pub(super) async fn with_receipt<T: Send + 'static>(
        &self,
        network: Network,
        (reference, receipt): (Reference, Receipt),
        work: impl FnOnce(&mut Conn, &Row) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let read = self.read(move |conn| {
            let row = open(conn, &reference, &receipt)?;
            work(conn, &row)
        });
        let result = read.await;
        if let Err(Error::Unauthorized { .. }) = &result {
            // A failure that is counted, and not taken back.
            let _ = self.receipt_throttle.attempt("receipt", network, self.clock.now())?;
        }
        result
    }

    /// Everything that is held of a challenge.
    ///
    /// # Errors
    /// `Unauthorized` if it is another's receipt, or none; `TooMany` after many of those.
    pub async fn conversation(&self, network: Network, reference: Reference, receipt: Receipt) -> Result<Conversation> {
        let (vault, now, mail) = (self.vault.clone(), self.clock.now(), self.mailer.is_some());
        self.with_receipt(network, (reference, receipt), move |conn, row| {
            let mut told = told(conn, &vault, row)?;
            let recipient = Owner::Challenge(row.id.0).find(conn)?;
            told.email_state = notifications::address_state(recipient.as_ref(), mail, now.date_naive())?;
            let work = CaseSession::read(conn, row.clone())?;
            told.solved_asked = confirmation_requested_on(&work.case, work.today(now));
            Ok(told)
        })
        .await
    }

    /// Confirms the address to answer to, with the code that came there.
    ///
    /// # Errors
    /// As [`Register::conversation`]; `Forbidden` if the code is wrong; `Refused` if none is waited for.
    pub async fn confirm_contact(
        &self,
        network: Network,
        reference: Reference,
        receipt: Receipt,
        code: String,
    ) -> Result<CaseUpdate> {
        self.with_receipt(network, (reference.clone(), receipt.clone()), |_, _| Ok(())).await?;
        let vault = self.vault.clone();
        let act = move |tx: &mut Tx<'_>| {
            let row = open(tx.conn, &reference, &receipt)?;
            let verdict = notifications::confirm(tx, &vault, Owner::Challenge(row.id.0), &code)?;
            Ok((verdict, still(&CaseSession::of(tx, row)?)))
        };
        let (verdict, happened) = self.write(act).await?.value;
        verdict.settle().map(|()| happened)
    }

    /// Does what somebody with a receipt wants.
    ///
    /// # Errors
    /// As [`Register::conversation`]; what the machine forbids.
    pub async fn converse(
        &self,
        network: Network,
        once: IdempotencyKey,
        reference: Reference,
        receipt: Receipt,
        wish: SubmitterAction,
    ) -> Result<SavedResponse> {
        self.with_receipt(network, (reference.clone(), receipt.clone()), |_, _| Ok(())).await?;
        let vault = self.vault.clone();
        let once = once.with(&receipt);
        let act = move |tx: &mut Tx<'_>| {
            let row = open(tx.conn, &reference, &receipt)?;
            let happened = converse(tx, &vault, row, wish)?;
            Ok(SavedResponse::ok(serde_json::to_value(happened).map_err(anyhow::Error::from)?))
        };
        self.run_idempotent(None, once, act).await
    }
}

impl IdempotencyKey {
    /// The same key with another receipt is another request.
    pub(super) fn with(self, receipt: &Receipt) -> Self {
        Self { request: format!("{} {}", self.request, receipt_hash(receipt)), ..self }
    }
}

fn told(conn: &mut Conn, vault: &Vault, row: &Row) -> Result<Conversation> {
    let case = row.case()?;
    let mut told = Conversation {
        challenge: case.public(),
        filed: None,
        contact: None,
        email_state: None,
        messages: Vec::new(),
        attachments: Vec::new(),
        may_attach: false,
        summary: None,
        answer_by: case.due.answer,
        solved_asked: None,
    };
    let Some(key) = super::key(vault, row)? else { return Ok(told) };
    told.filed = row.sealed_text.as_deref().map(|sealed| unseal(&key, TEXT, sealed)).transpose()?;
    told.contact = row.sealed_contact.as_deref().map(|sealed| unseal(&key, CONTACT, sealed)).transpose()?;
    told.messages = conversation(conn, row.id.0, &key)?;
    told.attachments = attachments::list(conn, &key, row)?;
    told.may_attach = attachments::open_for_more(conn, vault, row)?;
    if let (Some(proposal), Some(sealed)) = (case.proposal, &row.sealed_summary) {
        let text = unseal(&key, SUMMARY, sealed)?;
        told.summary = Some(PendingSummary { text, by_submitter: proposal.by_submitter, until: proposal.until });
    }
    Ok(told)
}

fn converse(tx: &mut Tx<'_>, vault: &Vault, row: Row, wish: SubmitterAction) -> Result<CaseUpdate> {
    let mut work = CaseSession::of(tx, row)?;
    let key = work.key(vault)?.ok_or_else(erased)?;
    let by = CaseActor::Submitter;
    match wish {
        SubmitterAction::Say(text) => {
            if work.case.closed.is_some() {
                return Err(Error::conflict("closed", "the challenge is closed: nobody reads on"));
            }
            let asked = work.case.asked_on.is_some();
            say(tx, &work, &key, Side::Submitter, if asked { "answer" } else { "message" }, text.as_str())?;
            if asked {
                return work.happen(tx, &Event::Answer, by);
            }
            notifications::said(tx, &work)?;
            Ok(still(&work))
        }
        SubmitterAction::AgreeToSummary => {
            let text = proposed(&work, &key)?;
            work.row.sealed_summary = None;
            work.happen(tx, &Event::PublishSummary { text, agreed: true }, by)
        }
        SubmitterAction::CorrectSummary(text) => {
            let text = Text::of(&work.case.filing.language, text.as_str());
            propose(tx, &mut work, &key, &text, by)
        }
        SubmitterAction::Withdraw => work.happen(tx, &Event::Withdraw, by),
        SubmitterAction::RequestReview(why) => {
            // Whose challenge was answered with another asks for a review of that answer.
            let happened = match store::find_merge_target(tx.conn, &work.row)? {
                Some(other) => CaseSession::of(tx, other)?.happen(tx, &Event::RequestSecondReview, by)?,
                None => work.happen(tx, &Event::RequestSecondReview, by)?,
            };
            say(tx, &work, &key, Side::Submitter, "message", why.as_str())?;
            Ok(happened)
        }
        SubmitterAction::Confirm => work.happen(tx, &Event::Confirm, by),
        SubmitterAction::Dispute(why) => {
            let happened = work.happen(tx, &Event::Dispute, by)?;
            say(tx, &work, &key, Side::Submitter, "dispute", why.as_str())?;
            Ok(happened)
        }
        SubmitterAction::Refer(referral) => work.happen(tx, &Event::Refer(referral), by),
        SubmitterAction::SetContact(contact) => {
            take_contact(tx, &mut work);
            work.row.sealed_contact = Some(seal(&key, CONTACT, &contact)?);
            work.keep(tx)?;
            let owner = Owner::Challenge(work.row.id.0);
            match &contact.email {
                Some(email) => notifications::set_address(tx, vault, owner, email)?,
                None => notifications::forget_address(tx, owner)?,
            }
            Ok(still(&work))
        }
        SubmitterAction::EraseContact => {
            erase_contact(tx, &mut work)?;
            Ok(still(&work))
        }
        SubmitterAction::EraseAll => {
            if work.case.closed.is_none() {
                return Err(Error::conflict("stillOpen", "withdraw it first: nobody could answer without the text"));
            }
            erase(tx, &mut work)?;
            Ok(still(&work))
        }
    }
}

/// The summary that waits.
pub(super) fn proposed(work: &CaseSession, key: &Vault) -> Result<Text<2000, true>> {
    let sealed = work.row.sealed_summary.as_deref();
    let sealed = sealed.ok_or_else(|| Error::conflict("noSummary", "no summary waits for a word"))?;
    unseal(key, SUMMARY, sealed)
}

/// Nothing public happened.
pub(super) fn still(work: &CaseSession) -> CaseUpdate {
    let (reference, version) = (work.row.reference.clone(), work.row.version);
    CaseUpdate { reference, state: work.case.state, index: None, version }
}
