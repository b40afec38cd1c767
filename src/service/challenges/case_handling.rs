//! Actions of case handlers on a challenge.
use super::case_session::{CaseSession, CaseUpdate};
use super::deadlines::propose_summary;
use super::lookup::find_by_organization;
use super::messages::{Side, add_message};
use super::sealing::{NOTE, erased, seal};
use super::submission::{SubmittedChallenge, Target, file_challenge};
use super::submitter::pending_summary;
use crate::domain::accounts::{PrincipalId, Role};
use crate::domain::challenges::{
    CaseActor, ChallengeRedaction, Channel, Decision, Event, FieldText, RedactionNotice, Redirection, Reference,
    Referral, Refusal, Remedy, RemedyPlan, Submission,
};
use crate::domain::languages::Text;
use crate::domain::policy::Permission;
use crate::domain::values::PlainText;
use crate::service::auth::AuthContext;
use crate::service::auth::access_request::AccessRequest;
use crate::service::idempotency::IdempotencyKey;
use crate::service::vault::Vault;
use crate::service::{Register, Tx, notifications};
use crate::store::types::{Id, Time};
use crate::store::{Conn, accounts, audit, challenges, systems, versions};
use crate::{Error, Result};
use chrono::NaiveDate;
use uuid::Uuid;

/// An action of a case handler.
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
    /// Publishes the summary as the submitter worded it.
    AgreeToSummary,
    /// `None` removes the assignment.
    Assign(Option<PrincipalId>),
    Note(PlainText<5000>),
    /// Records that another person is affected too, as stated in person or by telephone.
    Support,
    /// Redacts part of the public text.
    Redact(ChallengeRedaction),
}

/// Files a challenge that was received by telephone, by letter or in person.
///
/// # Errors
/// Those of [`Register::write_as`]; `NotFound` if the organization has no such system; `Invalid`.
pub async fn record_intake(
    register: &Register,
    access: AccessRequest,
    idempotency_key: IdempotencyKey,
    system: Option<Uuid>,
    channel: Channel,
    submission: Submission,
) -> Result<SubmittedChallenge> {
    let vault = register.vault.clone();
    register
        .write_as(access, idempotency_key, move |tx, auth| {
            record_intake_in(tx, &vault, auth, system, channel, submission)
        })
        .await
}

fn record_intake_in(
    tx: &mut Tx<'_>,
    vault: &Vault,
    auth: &AuthContext,
    system: Option<Uuid>,
    channel: Channel,
    submission: Submission,
) -> Result<SubmittedChallenge> {
    let organization = auth.organization()?.clone();
    let target = match system {
        Some(id) => {
            let system = systems::find(tx.conn, id)?.filter(|system| system.organization_id == organization.id);
            Target::System(system.ok_or(Error::NotFound)?.id.0)
        }
        None => Target::Organization(organization.slug),
    };
    let (submitted, _) = file_challenge(tx, vault, &target, submission, None, channel)?;
    tx.audit(auth, Permission::HandleChallenge, &submitted.reference, None, None)?;
    Ok(submitted)
}

/// Applies an action to a challenge of the organization.
///
/// # Errors
/// Those of [`Register::write_as`]; `NotFound`; if the state machine forbids the action, with the code of the rule.
pub async fn handle(
    register: &Register,
    access: AccessRequest,
    idempotency_key: IdempotencyKey,
    reference: Reference,
    action: HandlerAction,
) -> Result<CaseUpdate> {
    let vault = register.vault.clone();
    register.write_as(access, idempotency_key, move |tx, auth| handle_in(tx, &vault, auth, &reference, action)).await
}

fn handle_in(
    tx: &mut Tx<'_>,
    vault: &Vault,
    auth: &AuthContext,
    reference: &Reference,
    action: HandlerAction,
) -> Result<CaseUpdate> {
    let row = find_by_organization(tx.conn, auth, reference)?;
    let mut session = CaseSession::load(tx.conn, row)?;
    let before = session.row.case_file.clone();
    let update = apply_handler_action(tx, vault, auth, &mut session, action)?;
    tx.audit(auth, Permission::HandleChallenge, reference, Some(&before), Some(&session.row.case_file))?;
    Ok(update)
}

fn apply_handler_action(
    tx: &mut Tx<'_>,
    vault: &Vault,
    auth: &AuthContext,
    session: &mut CaseSession,
    action: HandlerAction,
) -> Result<CaseUpdate> {
    let actor = CaseActor::Handler(auth.principal.id);
    let key = session.key(vault)?.ok_or_else(erased)?;
    let event = match action {
        HandlerAction::Acknowledge => Event::Acknowledge,
        HandlerAction::Screen => Event::Screen,
        HandlerAction::Admit => Event::Admit,
        HandlerAction::Refuse(refusal) => Event::Refuse(refusal),
        HandlerAction::Redirect(redirection) => Event::Redirect(redirection),
        HandlerAction::Merge(into) => {
            let target = find_by_organization(tx.conn, auth, &into)?.case()?;
            let open = target.is_open() && target.merged_into.is_none();
            let update = session.apply(tx, &Event::Merge { into: into.clone(), open }, actor)?;
            let row = find_by_organization(tx.conn, auth, &into)?;
            let merged = session.case.filing.reference.clone();
            CaseSession::load(tx.conn, row)?.apply(tx, &Event::MergeFrom(merged), actor)?;
            return Ok(update);
        }
        HandlerAction::Support => Event::Support { verified: true },
        HandlerAction::Redact(redaction) => return redact(tx, session, redaction, actor),
        HandlerAction::Begin => Event::StartReview,
        HandlerAction::Ask { question, until } => {
            let update = session.apply(tx, &Event::Ask { until }, actor)?;
            add_message(tx, session, &key, Side::Organization, "question", question.as_str())?;
            return Ok(update);
        }
        HandlerAction::Say(text) => {
            add_message(tx, session, &key, Side::Organization, "message", text.as_str())?;
            return Ok(session.no_event());
        }
        HandlerAction::Extend(reason) => Event::Extend { reason },
        HandlerAction::Decide(decision) => Event::Decide(decision),
        HandlerAction::PlanRemedy(plan) => Event::PlanRemedy(plan),
        HandlerAction::Remedy(remedy) => {
            check_remedied_version(tx.conn, auth, &remedy)?;
            Event::Remedy(remedy)
        }
        HandlerAction::BeginReview => {
            let editor = session.case.filing.system.map(|system| last_editor(tx.conn, system)).transpose()?.flatten();
            Event::StartSecondReview { editor }
        }
        HandlerAction::ExtendReview(reason) => Event::ExtendSecondReview { reason },
        HandlerAction::DecideReview(decision) => Event::DecideSecondReview(decision),
        HandlerAction::Refer(referral) => Event::Refer(referral),
        HandlerAction::ProposeSummary(text) => return propose_summary(tx, session, &key, &text, actor),
        HandlerAction::AgreeToSummary => {
            let text = pending_summary(session, &key)?;
            session.row.sealed_summary = None;
            Event::PublishSummary { text, agreed: true }
        }
        HandlerAction::Assign(principal) => {
            let may_handle = |principal| is_case_handler(tx.conn, auth, principal);
            if !principal.map(may_handle).transpose()?.unwrap_or(true) {
                return Err(Error::conflict(
                    "notACaseHandler",
                    "a challenge can be assigned only to a case handler of the organization",
                ));
            }
            session.row.assigned_to = principal.map(|principal| principal.to_string());
            session.save(tx)?;
            notifications::assigned(tx, session, auth.principal.id)?;
            return Ok(session.no_event());
        }
        HandlerAction::Note(text) => {
            let note = challenges::Note {
                id: Id(tx.new_id()?),
                challenge_id: session.row.id,
                at: Time(tx.now),
                principal: auth.principal.id.to_string(),
                sealed_text: seal(&key, NOTE, &text)?,
            };
            challenges::insert_note(tx.conn, &note)?;
            return Ok(session.no_event());
        }
    };
    session.apply(tx, &event, actor)
}

/// Redacts a field in every earlier version, and publishes a version with the replacement.
fn redact(
    tx: &mut Tx<'_>,
    session: &mut CaseSession,
    redaction: ChallengeRedaction,
    actor: CaseActor,
) -> Result<CaseUpdate> {
    let ChallengeRedaction { field, ground, reason, replacement } = redaction;
    let replacement = FieldText::read(field, replacement.as_ref()).map_err(Error::Invalid)?;
    let before = session.row.version.unsigned_abs();
    let update = session.apply(
        tx,
        &Event::Redact { replacement, notice: RedactionNotice::new(field, ground, reason) },
        actor,
    )?;
    let fields = [field.to_string()];
    for mut version in versions::list_by_subject(tx.conn, session.row.id.0)? {
        if version.number <= before && !version.content.redact(&fields).is_empty() {
            version.redacted.extend(fields.iter().cloned());
            versions::redact(tx.conn, &version)?;
        }
    }
    Ok(update)
}

/// Checks that the version named by a remedy exists and belongs to the organization.
fn check_remedied_version(conn: &mut Conn, auth: &AuthContext, remedy: &Remedy) -> Result<()> {
    let (Some(system), Some(version)) = (remedy.system, remedy.version) else { return Ok(()) };
    let organization = auth.organization()?.id;
    let system_row = systems::find(conn, system)?.filter(|system| system.organization_id == organization);
    let version = u32::try_from(version).unwrap_or(u32::MAX);
    let exists = system_row.is_some() && versions::find(conn, system, version)?.is_some();
    if exists {
        Ok(())
    } else {
        Err(Error::conflict("unknownVersion", "your organization has no such version of a system"))
    }
}

/// Returns true if a principal is a case handler of the organization.
fn is_case_handler(conn: &mut Conn, auth: &AuthContext, principal: PrincipalId) -> Result<bool> {
    let organization = Some(auth.organization()?.id);
    let PrincipalId::Account(account) = principal else { return Ok(false) };
    let memberships = accounts::list_role_assignments(conn, account)?;
    Ok(memberships
        .iter()
        .any(|membership| membership.organization_id == organization && membership.role == Role::CaseHandler.as_str()))
}

/// Returns the last editor of a system's record, according to the audit log.
fn last_editor(conn: &mut Conn, system: Uuid) -> Result<Option<PrincipalId>> {
    let last = audit::find_latest(
        conn,
        &[Permission::WriteDrafts.as_str(), Permission::RedactVersion.as_str()],
        &system.to_string(),
    )?;
    Ok(last.and_then(|row| PrincipalId::parse(&row.principal)))
}
