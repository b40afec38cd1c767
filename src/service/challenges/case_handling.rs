//! What case handlers do.
use super::deadlines::propose;
use super::queue::own;
use super::submission::{Target, file};
use super::submitter::{proposed, still};
use super::{CaseSession, CaseUpdate, NOTE, Side, erased, say, seal};
use crate::domain::accounts::{PrincipalId, Role};
use crate::domain::challenges::{
    CaseActor, ChallengeRedaction, Channel, Decision, Event, FieldText, RedactionNotice, Redirection, Reference,
    Referral, Refusal, Remedy, RemedyPlan, Submission,
};
use crate::domain::languages::Text;
use crate::domain::policy::Permission;
use crate::domain::values::PlainText;
use crate::service::Tx;
use crate::service::auth::AuthContext;
use crate::service::idempotency::SavedResponse;
use crate::service::notifications;
use crate::service::vault::Vault;
use crate::store::types::{Id, Time};
use crate::store::{Conn, accounts, audit, challenges, systems, versions};
use crate::{Error, Result};
use chrono::NaiveDate;
use uuid::Uuid;

/// What a case handler does.
#[derive(Debug, Clone)]
pub enum HandlerAction {
    Acknowledge,
    Screen,
    Admit,
    Refuse(Refusal),
    Redirect(Redirection),
    Merge(Reference),
    Begin,
    Ask {
        question: PlainText<5000>,
        until: NaiveDate,
    },
    Say(PlainText<20_000>),
    Extend(Text<2000, true>),
    Decide(Decision),
    PlanRemedy(RemedyPlan),
    Remedy(Remedy),
    BeginReview,
    ExtendReview(Text<2000, true>),
    DecideReview(Decision),
    Refer(Referral),
    ProposeSummary(Text<2000, true>),
    /// Shows the summary as the submitter wants it.
    AgreeToSummary,
    /// None: nobody any more.
    Assign(Option<PrincipalId>),
    Note(PlainText<5000>),
    /// Somebody said at a desk or by telephone that it affects them, too.
    Support,
    /// Takes words out of what is public.
    Redact(ChallengeRedaction),
}

/// Files what came in by telephone, by letter or at a desk.
///
/// # Errors
/// As [`crate::service::Register::file`].
pub fn take_in(
    tx: &mut Tx<'_>,
    vault: &Vault,
    by: &AuthContext,
    system: Option<Uuid>,
    channel: Channel,
    submission: Submission,
) -> Result<SavedResponse> {
    let organization = by.organization()?.clone();
    let target = match system {
        Some(id) => {
            let known = systems::find(tx.conn, id)?.filter(|system| system.organization_id == organization.id);
            Target::System(known.ok_or(Error::NotFound)?.id.0)
        }
        None => Target::Organization(organization.slug),
    };
    let (reply, _) = file(tx, vault, &target, submission, None, channel)?;
    tx.note(by, Permission::HandleChallenge, reply.body["reference"].as_str().unwrap_or_default(), None, None)?;
    Ok(reply)
}

/// Does something about a challenge.
///
/// # Errors
/// `NotFound`; what the machine forbids, with the rule's code.
pub fn handle(
    tx: &mut Tx<'_>,
    vault: &Vault,
    by: &AuthContext,
    reference: &Reference,
    handling: HandlerAction,
) -> Result<CaseUpdate> {
    let row = own(tx.conn, by, reference)?;
    let mut work = CaseSession::of(tx, row)?;
    let before = work.row.case_file.clone();
    let happened = act(tx, vault, by, &mut work, handling)?;
    tx.note(by, Permission::HandleChallenge, reference, Some(&before), Some(&work.row.case_file))?;
    Ok(happened)
}

fn act(
    tx: &mut Tx<'_>,
    vault: &Vault,
    entered: &AuthContext,
    work: &mut CaseSession,
    handling: HandlerAction,
) -> Result<CaseUpdate> {
    let by = CaseActor::Handler(entered.caller.who);
    let key = work.key(vault)?.ok_or_else(erased)?;
    let event = match handling {
        HandlerAction::Acknowledge => Event::Acknowledge,
        HandlerAction::Screen => Event::Screen,
        HandlerAction::Admit => Event::Admit,
        HandlerAction::Refuse(refusal) => Event::Refuse(refusal),
        HandlerAction::Redirect(redirection) => Event::Redirect(redirection),
        HandlerAction::Merge(into) => {
            let other = own(tx.conn, entered, &into)?.case()?;
            let open = other.is_open() && other.merged_into.is_none();
            let happened = work.happen(tx, &Event::Merge { into: into.clone(), open }, by)?;
            let row = own(tx.conn, entered, &into)?;
            let mut other = CaseSession::of(tx, row)?;
            other.happen(tx, &Event::MergeFrom(reference(work)), by)?;
            return Ok(happened);
        }
        HandlerAction::Support => Event::Support { verified: true },
        HandlerAction::Redact(redaction) => return redact(tx, work, redaction, by),
        HandlerAction::Begin => Event::StartReview,
        HandlerAction::Ask { question, until } => {
            let happened = work.happen(tx, &Event::Ask { until }, by)?;
            say(tx, work, &key, Side::Organization, "question", question.as_str())?;
            return Ok(happened);
        }
        HandlerAction::Say(text) => {
            say(tx, work, &key, Side::Organization, "message", text.as_str())?;
            return Ok(still(work));
        }
        HandlerAction::Extend(reason) => Event::Extend { reason },
        HandlerAction::Decide(decision) => Event::Decide(decision),
        HandlerAction::PlanRemedy(plan) => Event::PlanRemedy(plan),
        HandlerAction::Remedy(remedy) => {
            published(tx.conn, entered, &remedy)?;
            Event::Remedy(remedy)
        }
        HandlerAction::BeginReview => {
            let editor = work.case.filing.system.map(|system| last_editor(tx.conn, system)).transpose()?.flatten();
            Event::StartSecondReview { editor }
        }
        HandlerAction::ExtendReview(reason) => Event::ExtendSecondReview { reason },
        HandlerAction::DecideReview(decision) => Event::DecideSecondReview(decision),
        HandlerAction::Refer(referral) => Event::Refer(referral),
        HandlerAction::ProposeSummary(text) => return propose(tx, work, &key, &text, by),
        HandlerAction::AgreeToSummary => {
            let text = proposed(work, &key)?;
            work.row.sealed_summary = None;
            Event::PublishSummary { text, agreed: true }
        }
        HandlerAction::Assign(who) => {
            let handles = |who| answers(tx.conn, entered, who);
            if !who.map(handles).transpose()?.unwrap_or(true) {
                return Err(Error::conflict(
                    "notACaseHandler",
                    "only case handlers of the organization can be given it",
                ));
            }
            work.row.assigned_to = who.map(|who| who.to_string());
            work.keep(tx)?;
            notifications::assigned(tx, work, entered.caller.who)?;
            return Ok(still(work));
        }
        HandlerAction::Note(text) => {
            let note = challenges::Note {
                id: Id(tx.new_id()?),
                challenge_id: work.row.id,
                at: Time(tx.now),
                principal: entered.caller.who.to_string(),
                sealed_text: seal(&key, NOTE, &text)?,
            };
            challenges::insert_note(tx.conn, &note)?;
            return Ok(still(work));
        }
    };
    work.happen(tx, &event, by)
}

fn reference(work: &CaseSession) -> Reference {
    work.case.filing.reference.clone()
}

/// Takes words out of every version that has them, and publishes one with others in their place.
fn redact(tx: &mut Tx<'_>, work: &mut CaseSession, redaction: ChallengeRedaction, by: CaseActor) -> Result<CaseUpdate> {
    let ChallengeRedaction { field, ground, reason, replacement } = redaction;
    let words = FieldText::read(field, replacement.as_ref()).map_err(Error::Invalid)?;
    let before = work.row.version.unsigned_abs();
    let happened = work.happen(
        tx,
        &Event::Redact { replacement: words, notice: RedactionNotice::new(field, ground, reason) },
        by,
    )?;
    let fields = [field.to_string()];
    for mut version in versions::list_by_subject(tx.conn, work.row.id.0)? {
        if version.number <= before && !version.content.redact(&fields).is_empty() {
            version.redacted.extend(fields.iter().cloned());
            versions::redact(tx.conn, &version)?;
        }
    }
    Ok(happened)
}

/// A version that a remedy names must be there, and be this organization's.
fn published(conn: &mut Conn, by: &AuthContext, remedy: &Remedy) -> Result<()> {
    let (Some(system), Some(version)) = (remedy.system, remedy.version) else { return Ok(()) };
    let organization = by.organization()?.id;
    let own = systems::find(conn, system)?.filter(|system| system.organization_id == organization);
    let version = u32::try_from(version).unwrap_or(u32::MAX);
    let there = own.is_some() && versions::find(conn, system, version)?.is_some();
    if there { Ok(()) } else { Err(Error::conflict("unknownVersion", "there is no such version of a system of yours")) }
}

/// Whether somebody is a case handler here.
fn answers(conn: &mut Conn, by: &AuthContext, who: PrincipalId) -> Result<bool> {
    let organization = Some(by.organization()?.id);
    let PrincipalId::Account(account) = who else { return Ok(false) };
    let held = accounts::list_role_assignments(conn, account)?;
    Ok(held.iter().any(|held| held.organization_id == organization && held.role == Role::CaseHandler.as_str()))
}

/// Who wrote the record of a system last, as far as the audit knows.
fn last_editor(conn: &mut Conn, system: Uuid) -> Result<Option<PrincipalId>> {
    let last = audit::find_latest(
        conn,
        &[Permission::WriteDrafts.as_str(), Permission::RedactVersion.as_str()],
        &system.to_string(),
    )?;
    Ok(last.and_then(|row| PrincipalId::parse(&row.principal)))
}
