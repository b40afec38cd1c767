//! Actions of the submitter. There is no account: the bearer of the receipt's twelve words is the submitter.
use super::attachments::{self, Attachment};
use super::case_session::{CaseSession, CaseUpdate};
use super::deadlines::{erase_contact, erase_private, propose_summary, remove_contact};
use super::lookup::find_by_receipt;
use super::messages::{Message, Side, add_message, list_messages};
use super::sealing::{CONTACT, SUMMARY, TEXT, challenge_key, erased, seal, unseal};
use crate::domain::challenges::{CaseActor, Event, PublicChallenge, Receipt, Reference, Referral, SubmitterContact};
use crate::domain::languages::Text;
use crate::domain::networks::Network;
use crate::domain::notifications::confirmation_requested_on;
use crate::domain::values::PlainText;
use crate::service::challenges::lookup;
use crate::service::idempotency::IdempotencyKey;
use crate::service::notifications::{self, AddressOwner, AddressState};
use crate::service::vault::Vault;
use crate::service::{Register, Tx};
use crate::store::Conn;
use crate::store::challenges::{self as store, Challenge as Row};
use crate::{Error, Result};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// An action of the submitter.
#[derive(Debug, Clone)]
pub enum SubmitterAction {
    /// Sends a message, or the answer to a pending question.
    Say(PlainText<20_000>),
    /// Accepts the proposed summary.
    AgreeToSummary,
    /// Proposes another summary.
    CorrectSummary(PlainText<2000>),
    Withdraw,
    RequestReview(PlainText<20_000>),
    /// Confirms that the problem is solved.
    Confirm,
    /// Disputes that the problem is solved, with a reason.
    Dispute(PlainText<20_000>),
    /// Records that another body handles the matter.
    Refer(Referral),
    SetContact(SubmitterContact),
    EraseContact,
    /// Erases the private part of a closed challenge.
    EraseAll,
}

/// A challenge with its private part, as its submitter sees it.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Conversation {
    /// The public part.
    pub challenge: PublicChallenge,
    /// The submission; absent once it is erased.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub filed: Option<FiledChallenge>,
    /// Contact details, if they are known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contact: Option<SubmitterContact>,
    /// The state of the e-mail address, if there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email_state: Option<AddressState>,
    pub messages: Vec<Message>,
    pub attachments: Vec<Attachment>,
    /// True if a file can be attached now.
    pub may_attach: bool,
    /// A proposed summary that awaits the other side.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub summary: Option<PendingSummary>,
    /// The deadline for answering a question.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answer_by: Option<NaiveDate>,
    /// The day from which the submitter is asked whether the problem is solved.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub solved_asked: Option<NaiveDate>,
}

/// The submitted text.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct FiledChallenge {
    pub text: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wish: Option<String>,
    /// SHA-256 of this salt followed by the text is `textDigest`.
    pub salt: String,
}

/// A proposed summary.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PendingSummary {
    pub text: Text<2000, true>,
    pub by_submitter: bool,
    /// The last day to object.
    pub until: NaiveDate,
}

/// Returns a challenge with its private part.
///
/// # Errors
/// `Unauthorized` if the receipt is wrong; `RateLimited` after many wrong receipts.
pub async fn conversation(
    register: &Register,
    network: Network,
    reference: Reference,
    receipt: Receipt,
) -> Result<Conversation> {
    let (vault, now, mail) = (register.vault.clone(), register.clock.now(), register.mailer.is_some());
    lookup::with_receipt(register, network, (reference, receipt), move |conn, row| {
        let mut conversation = load_conversation(conn, &vault, row)?;
        let recipient = AddressOwner::Challenge(row.id.0).find(conn)?;
        conversation.email_state = notifications::address_state(recipient.as_ref(), mail, now.date_naive())?;
        let session = CaseSession::load(conn, row.clone())?;
        conversation.solved_asked = confirmation_requested_on(&session.case, session.today(now));
        Ok(conversation)
    })
    .await
}

/// Confirms the submitter's e-mail address with a code.
///
/// # Errors
/// As [`conversation`]; `TransitionError` if the code is wrong; `Conflict` if no code is pending.
pub async fn confirm_contact(
    register: &Register,
    network: Network,
    reference: Reference,
    receipt: Receipt,
    code: String,
) -> Result<CaseUpdate> {
    lookup::with_receipt(register, network, (reference.clone(), receipt.clone()), |_, _| Ok(())).await?;
    let vault = register.vault.clone();
    let write = move |tx: &mut Tx<'_>| {
        let row = find_by_receipt(tx.conn, &reference, &receipt)?;
        let outcome = notifications::confirm(tx, &vault, AddressOwner::Challenge(row.id.0), &code)?;
        Ok((outcome, CaseSession::load(tx.conn, row)?.no_event()))
    };
    let (outcome, update) = register.write(write).await?.value;
    outcome.into_result().map(|()| update)
}

/// Applies an action of the submitter.
///
/// # Errors
/// As [`conversation`]; if the state machine forbids the action.
pub async fn apply_action(
    register: &Register,
    network: Network,
    idempotency_key: IdempotencyKey,
    reference: Reference,
    receipt: Receipt,
    action: SubmitterAction,
) -> Result<CaseUpdate> {
    lookup::with_receipt(register, network, (reference.clone(), receipt.clone()), |_, _| Ok(())).await?;
    let vault = register.vault.clone();
    let idempotency_key = idempotency_key.with_receipt(&receipt);
    let write = move |tx: &mut Tx<'_>| {
        let row = find_by_receipt(tx.conn, &reference, &receipt)?;
        apply_to_row(tx, &vault, row, action)
    };
    register.run_idempotent_anonymously(idempotency_key, write).await
}

fn load_conversation(conn: &mut Conn, vault: &Vault, row: &Row) -> Result<Conversation> {
    let case = row.case()?;
    let mut conversation = Conversation {
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
    let Some(key) = challenge_key(vault, row)? else { return Ok(conversation) };
    conversation.filed = row.sealed_text.as_deref().map(|sealed| unseal(&key, TEXT, sealed)).transpose()?;
    conversation.contact = row.sealed_contact.as_deref().map(|sealed| unseal(&key, CONTACT, sealed)).transpose()?;
    conversation.messages = list_messages(conn, row.id.0, &key)?;
    conversation.attachments = attachments::list(conn, &key, row)?;
    conversation.may_attach = attachments::accepts_more(conn, vault, row)?;
    if let (Some(proposal), Some(sealed)) = (case.proposal, &row.sealed_summary) {
        let text = unseal(&key, SUMMARY, sealed)?;
        conversation.summary =
            Some(PendingSummary { text, by_submitter: proposal.by_submitter, until: proposal.until });
    }
    Ok(conversation)
}

fn apply_to_row(tx: &mut Tx<'_>, vault: &Vault, row: Row, action: SubmitterAction) -> Result<CaseUpdate> {
    let mut session = CaseSession::load(tx.conn, row)?;
    let key = session.key(vault)?.ok_or_else(erased)?;
    let actor = CaseActor::Submitter;
    match action {
        SubmitterAction::Say(text) => {
            if session.case.closed.is_some() {
                return Err(Error::conflict("closed", "the challenge is closed"));
            }
            let question_pending = session.case.asked_on.is_some();
            add_message(
                tx,
                &session,
                &key,
                Side::Submitter,
                if question_pending { "answer" } else { "message" },
                text.as_str(),
            )?;
            if question_pending {
                return session.apply(tx, &Event::Answer, actor);
            }
            notifications::message_received(tx, &session)?;
            Ok(session.no_event())
        }
        SubmitterAction::AgreeToSummary => {
            let text = pending_summary(&session, &key)?;
            session.row.sealed_summary = None;
            session.apply(tx, &Event::PublishSummary { text, agreed: true }, actor)
        }
        SubmitterAction::CorrectSummary(text) => {
            let text = Text::of(&session.case.filing.language, text.as_str());
            propose_summary(tx, &mut session, &key, &text, actor)
        }
        SubmitterAction::Withdraw => session.apply(tx, &Event::Withdraw, actor),
        SubmitterAction::RequestReview(reason) => {
            // A review of a merged challenge is a review of the decision it was merged into.
            let update = match store::find_merge_target(tx.conn, &session.row)? {
                Some(merged_into) => {
                    CaseSession::load(tx.conn, merged_into)?.apply(tx, &Event::RequestSecondReview, actor)?
                }
                None => session.apply(tx, &Event::RequestSecondReview, actor)?,
            };
            add_message(tx, &session, &key, Side::Submitter, "message", reason.as_str())?;
            Ok(update)
        }
        SubmitterAction::Confirm => session.apply(tx, &Event::Confirm, actor),
        SubmitterAction::Dispute(reason) => {
            let update = session.apply(tx, &Event::Dispute, actor)?;
            add_message(tx, &session, &key, Side::Submitter, "dispute", reason.as_str())?;
            Ok(update)
        }
        SubmitterAction::Refer(referral) => session.apply(tx, &Event::Refer(referral), actor),
        SubmitterAction::SetContact(contact) => {
            remove_contact(tx, &mut session);
            session.row.sealed_contact = Some(seal(&key, CONTACT, &contact)?);
            session.save(tx)?;
            let owner = AddressOwner::Challenge(session.row.id.0);
            match &contact.email {
                Some(email) => notifications::set_address(tx, vault, owner, email)?,
                None => notifications::erase_address(tx, owner)?,
            }
            Ok(session.no_event())
        }
        SubmitterAction::EraseContact => {
            erase_contact(tx, &mut session)?;
            Ok(session.no_event())
        }
        SubmitterAction::EraseAll => {
            if session.case.closed.is_none() {
                return Err(Error::conflict(
                    "stillOpen",
                    "the challenge is open: withdraw it before you erase its text",
                ));
            }
            erase_private(tx, &mut session)?;
            Ok(session.no_event())
        }
    }
}

/// Returns the proposed summary that awaits a response.
pub(super) fn pending_summary(session: &CaseSession, key: &Vault) -> Result<Text<2000, true>> {
    let sealed = session.row.sealed_summary.as_deref();
    let sealed = sealed.ok_or_else(|| Error::conflict("noSummary", "there is no proposed summary"))?;
    unseal(key, SUMMARY, sealed)
}
