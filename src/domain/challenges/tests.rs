//! Every event in every state by every actor, and random histories.
use super::deadlines::{Rules, add_days};
use super::*;
use crate::domain::accounts::PrincipalId;
use crate::domain::languages::{Lang, Text};
use crate::domain::redactions::RedactionGround;
use crate::domain::settings::Settings;
use crate::domain::values::{Line, Pointer, Sha256, Slug};
use chrono::NaiveDate;
use proptest::prelude::*;
use std::fmt::Write;
use uuid::Uuid;

const ANN: CaseActor = CaseActor::Handler(PrincipalId::Account(Uuid::from_u128(1)));
const BEN: CaseActor = CaseActor::Handler(PrincipalId::Account(Uuid::from_u128(2)));

fn rules() -> Rules {
    let mut rules = Rules::new(&Settings::default());
    rules.cluster_at = 4;
    rules
}

fn monday() -> NaiveDate {
    "2026-11-23".parse().unwrap()
}

fn text<const MAX: usize, const PROSE: bool>(english: &str) -> Text<MAX, PROSE> {
    Text::of(&Lang::parse("en").unwrap(), english)
}

fn reference(random: u64) -> Reference {
    (random..).find_map(|random| Reference::new(2026, random)).unwrap()
}

fn received_case() -> Case {
    let filing = Filing {
        reference: reference(1),
        organization: Slug::parse("voorbeeldstad").unwrap(),
        kind: ChallengeKind::EntryError,
        language: Lang::parse("en").unwrap(),
        system: Some(Uuid::from_u128(9)),
        version: Some(2),
        pointers: vec![Pointer::parse("/summary").unwrap()],
        text_digest: Sha256::parse(&format!("sha256:{:064}", 0)).unwrap(),
    };
    Case::receive(filing, monday(), &rules())
}

fn decision(outcome: Outcome) -> Decision {
    let mut point = Point::new(text("The summary is wrong."), text("It was."));
    point.pointer = Pointer::parse("/summary");
    let court = NextRoute::new(RouteKind::Court, text("Court of Voorbeeldstad"));
    Decision::new(outcome, vec![point], Assistance::None, vec![court])
}

fn refusal(code: RefusalCode) -> Event {
    Event::Refuse(Refusal::new(code, text("Because.")))
}

fn plan(today: NaiveDate) -> Event {
    Event::PlanRemedy(RemedyPlan::new(text("We correct the summary."), add_days(today, 14)))
}

fn remedy() -> Event {
    let mut remedy = Remedy::new(text("We corrected the summary."));
    (remedy.system, remedy.version) = (Some(Uuid::from_u128(9)), Some(3));
    Event::Remedy(remedy)
}

/// Replaces the summary.
fn redaction(ground: RedactionGround) -> Event {
    let notice = RedactionNotice::new(RedactableField::Summary, ground, text("It named somebody."));
    Event::Redact { replacement: FieldText::Summary(Some(text("The summary is wrong."))), notice }
}

/// Every event, with content that is valid today.
fn events(today: NaiveDate) -> Vec<Event> {
    let refer = Referral::new(RouteKind::Ombudsman, Line::parse("Ombudsman").unwrap());
    vec![
        Event::Acknowledge,
        Event::Screen,
        Event::Admit,
        refusal(RefusalCode::Unclear),
        Event::Redirect(Redirection::new(Line::parse("Province").unwrap(), text("It runs it."))),
        Event::Merge { into: reference(100), open: true },
        Event::StartReview,
        Event::Ask { until: add_days(today, 14) },
        Event::Answer,
        Event::Extend { reason: text("Somebody is ill.") },
        Event::Decide(decision(Outcome::PartlyUpheld)),
        plan(today),
        remedy(),
        Event::Confirm,
        Event::Dispute,
        Event::RequestSecondReview,
        Event::StartSecondReview { editor: None },
        Event::ExtendSecondReview { reason: text("Somebody is ill.") },
        Event::DecideSecondReview(decision(Outcome::NotUpheld)),
        Event::Withdraw,
        Event::Refer(refer),
        Event::ProposeSummary,
        Event::PublishSummary { text: text("The summary is wrong."), agreed: true },
        Event::MissDeadline(Deadline::Decide),
        Event::MissDeadline(Deadline::Review),
        Event::Close,
        Event::MergeFrom(reference(100)),
        Event::Support { verified: false },
        Event::Support { verified: true },
        redaction(RedactionGround::PersonalData),
    ]
}

/// Applies the events to a new case, all of them today.
fn case_after(steps: &[(Event, CaseActor)]) -> Case {
    steps.iter().fold(received_case(), |case, (event, actor)| {
        case.apply(event, *actor, monday(), &rules()).unwrap_or_else(|error| panic!("{}: {error}", event.name()))
    })
}

/// Returns one case in each state.
fn cases_in_every_state() -> Vec<Case> {
    let today = monday();
    let in_review = [(Event::Screen, ANN), (Event::Admit, ANN), (Event::StartReview, ANN)];
    let decided = |outcome| [in_review.as_slice(), &[(Event::Decide(decision(outcome)), ANN)]].concat();
    let remedied = [decided(Outcome::Upheld), vec![(plan(today), ANN), (remedy(), ANN)]].concat();
    let reviewed = [decided(Outcome::NotUpheld), vec![(Event::RequestSecondReview, CaseActor::Submitter)]].concat();
    let second_review = [reviewed.clone(), vec![(Event::StartSecondReview { editor: None }, BEN)]].concat();
    let with = |steps: &[(Event, CaseActor)], event: Event, actor: CaseActor| [steps, &[(event, actor)]].concat();
    let refer = Referral::new(RouteKind::Court, Line::parse("Court").unwrap());
    let overdue = {
        let case = case_after(&in_review);
        case.apply(&Event::MissDeadline(Deadline::Decide), CaseActor::Clock, add_days(case.due.decide, 1), &rules())
            .unwrap()
    };
    let all = [
        vec![],
        in_review[..1].to_vec(),
        in_review[..2].to_vec(),
        in_review.to_vec(),
        with(&in_review, Event::Ask { until: add_days(today, 14) }, ANN),
        decided(Outcome::Upheld),
        with(&in_review[..1], refusal(RefusalCode::Unclear), ANN),
        with(&in_review[..1], Event::Redirect(Redirection::new(Line::parse("X").unwrap(), text("Y"))), ANN),
        with(&in_review[..1], Event::Merge { into: reference(100), open: true }, ANN),
        with(&decided(Outcome::Upheld), plan(today), ANN),
        remedied.clone(),
        with(&remedied, Event::Confirm, CaseActor::Submitter),
        with(&remedied, Event::Dispute, CaseActor::Submitter),
        reviewed,
        second_review.clone(),
        with(&second_review, Event::DecideSecondReview(decision(Outcome::SystemPaused)), BEN),
        vec![(Event::Withdraw, CaseActor::Submitter)],
        vec![(Event::Refer(refer), ANN)],
    ];
    all.iter().map(|steps| case_after(steps)).chain([overdue]).collect()
}

#[test]
fn transition_table() {
    let cases = cases_in_every_state();
    let mut seen: Vec<_> = cases.iter().map(|case| case.state).collect();
    seen.sort();
    assert_eq!(seen, ChallengeState::ALL, "one case in each state");
    let mut table = String::new();
    for case in &cases {
        writeln!(table, "\n{}", case.state).unwrap();
        for event in events(monday()) {
            let results = [
                ("submitter", CaseActor::Submitter),
                ("handler", BEN),
                ("clock", CaseActor::Clock),
                ("reader", CaseActor::Reader),
            ]
            .map(|(name, actor)| match case.apply(&event, actor, monday(), &rules()) {
                Ok(next) => {
                    Some(format!("{name} → {}{}", next.state, if next.closed.is_some() { ", closed" } else { "" }))
                }
                Err(TransitionError::Rule { code, .. }) => Some(format!("{name} ✗ {code}")),
                Err(TransitionError::WrongState(_) | TransitionError::WrongActor) => None,
            });
            let results: Vec<_> = results.into_iter().flatten().collect();
            if !results.is_empty() {
                writeln!(table, "  {:18} {}", event.name(), results.join("; ")).unwrap();
            }
        }
    }
    insta::assert_snapshot!(table);
}

#[test]
fn refusal_as_abusive_takes_two_people() {
    let case = case_after(&[(Event::Screen, ANN)]);
    let once = case.apply(&refusal(RefusalCode::Abusive), ANN, monday(), &rules()).unwrap();
    assert_eq!((once.state, once.steps.len()), (ChallengeState::Screened, case.steps.len()), "no step yet");
    let twice = once.apply(&refusal(RefusalCode::Abusive), ANN, monday(), &rules());
    assert_eq!(twice.unwrap_err().code(), "twoPeople");
    assert_eq!(
        once.apply(&refusal(RefusalCode::Abusive), BEN, monday(), &rules()).unwrap().state,
        ChallengeState::Refused
    );
}

#[test]
fn second_review_needs_another_person() {
    let case = case_after(&[
        (Event::Screen, ANN),
        (Event::Admit, ANN),
        (Event::StartReview, ANN),
        (Event::Decide(decision(Outcome::NotUpheld)), ANN),
        (Event::RequestSecondReview, CaseActor::Submitter),
    ]);
    let start = |actor: CaseActor, editor: Option<PrincipalId>| {
        case.apply(&Event::StartSecondReview { editor }, actor, monday(), &rules())
    };
    let CaseActor::Handler(ben) = BEN else { panic!() };
    assert_eq!(start(ANN, None).unwrap_err().code(), "secondPerson");
    assert_eq!(start(BEN, Some(ben)).unwrap_err().code(), "secondPerson");
    let started = start(BEN, None).unwrap();
    let decide = Event::DecideSecondReview(decision(Outcome::Upheld));
    assert_eq!(started.apply(&decide, ANN, monday(), &rules()).unwrap_err().code(), "reviewer");
    let done = started.apply(&decide, BEN, monday(), &rules()).unwrap();
    assert_eq!(done.decision.unwrap().value.outcome, Outcome::NotUpheld, "the first decision is unchanged");
}

#[test]
fn a_decision_answers_each_point_and_names_the_next_route() {
    let case = case_after(&[(Event::Screen, ANN), (Event::Admit, ANN), (Event::StartReview, ANN)]);
    let code = |decision: Decision| case.apply(&Event::Decide(decision), ANN, monday(), &rules()).unwrap_err().code();
    let good = decision(Outcome::Upheld);
    assert_eq!(code(Decision { points: vec![], ..good.clone() }), "pointsMissing");
    assert_eq!(code(Decision { next_routes: vec![], ..good.clone() }), "nextRouteMissing");
    let mut other_pointer = good;
    other_pointer.points[0].pointer = Pointer::parse("/name");
    assert_eq!(code(other_pointer), "pointUnanswered");
}

#[test]
fn a_remedy_names_a_version_or_an_action() {
    let upheld = (Event::Decide(decision(Outcome::Upheld)), ANN);
    let steps = [(Event::Screen, ANN), (Event::Admit, ANN), (Event::StartReview, ANN), upheld, (plan(monday()), ANN)];
    let without_link = Event::Remedy(Remedy::new(text("Done.")));
    assert_eq!(case_after(&steps).apply(&without_link, ANN, monday(), &rules()).unwrap_err().code(), "linkMissing");
}

#[test]
fn a_missed_deadline_stays_and_a_decision_is_still_owed() {
    let case = case_after(&[(Event::Screen, ANN), (Event::Admit, ANN), (Event::StartReview, ANN)]);
    let due = case.due.decide;
    assert_eq!(case.next_scheduled_event(), Some((add_days(due, 1), Event::MissDeadline(Deadline::Decide))));
    assert_eq!(
        case.apply(&Event::MissDeadline(Deadline::Decide), CaseActor::Clock, due, &rules()).unwrap_err().code(),
        "tooEarly"
    );
    let overdue =
        case.apply(&Event::MissDeadline(Deadline::Decide), CaseActor::Clock, add_days(due, 1), &rules()).unwrap();
    assert_eq!(
        overdue.apply(&Event::MissDeadline(Deadline::Decide), CaseActor::Clock, add_days(due, 2), &rules()),
        Err(TransitionError::WrongState(overdue.state)),
        "only once"
    );
    let answered = overdue.apply(&Event::Decide(decision(Outcome::Upheld)), ANN, add_days(due, 2), &rules()).unwrap();
    assert_eq!((answered.state, answered.missed.len()), (ChallengeState::Decided, 1));
    let review = overdue.apply(&Event::RequestSecondReview, CaseActor::Submitter, add_days(due, 2), &rules()).unwrap();
    assert_eq!(review.state, ChallengeState::ReviewRequested);
}

#[test]
fn a_question_suspends_the_deadline() {
    let steps = [(Event::Screen, ANN), (Event::Admit, ANN), (Event::StartReview, ANN)];
    let waiting =
        case_after(&steps).apply(&Event::Ask { until: add_days(monday(), 14) }, ANN, monday(), &rules()).unwrap();
    assert_eq!(
        waiting.next_scheduled_event(),
        Some((add_days(monday(), 15), Event::Answer)),
        "the suspension ends without an answer"
    );
    let answered = waiting.apply(&Event::Answer, CaseActor::Submitter, add_days(monday(), 10), &rules()).unwrap();
    assert_eq!(answered.due.decide, add_days(waiting.due.decide, 10));
    let early = waiting.apply(&Event::Answer, CaseActor::Clock, add_days(monday(), 14), &rules());
    assert_eq!(early.unwrap_err().code(), "tooEarly");
}

#[test]
fn a_summary_needs_the_agreement_of_the_other_side() {
    let publish = |summary: &str, agreed| Event::PublishSummary { text: text(summary), agreed };
    let case = received_case().apply(&Event::ProposeSummary, ANN, monday(), &rules()).unwrap();
    assert_eq!(case.apply(&publish("x", true), ANN, monday(), &rules()).unwrap_err().code(), "notAgreed");
    assert_eq!(
        case.apply(&publish("x", false), CaseActor::Submitter, monday(), &rules()).unwrap_err().code(),
        "notAgreed"
    );
    assert!(case.apply(&publish("x", true), CaseActor::Submitter, monday(), &rules()).unwrap().summary.is_some());
    let until = case.proposal.unwrap().until;
    assert_eq!(case.apply(&publish("x", true), CaseActor::Clock, until, &rules()).unwrap_err().code(), "notAgreed");
    assert!(case.apply(&publish("x", true), CaseActor::Clock, add_days(until, 1), &rules()).is_ok());
    let corrected = case.apply(&Event::ProposeSummary, CaseActor::Submitter, monday(), &rules()).unwrap();
    assert!(corrected.apply(&publish("x", true), ANN, monday(), &rules()).is_ok());
    assert!(
        corrected.apply(&publish("x", true), CaseActor::Clock, add_days(until, 9), &rules()).is_err(),
        "the silence of the organization is no agreement"
    );
}

/// Adds enough supporters to make a cluster.
fn with_supporters(mut case: Case) -> Case {
    for _ in 0..3 {
        case = case.apply(&Event::Support { verified: false }, CaseActor::Reader, monday(), &rules()).unwrap();
    }
    case
}

#[test]
fn supporter_counts_are_published_in_steps() {
    let support =
        |case: &Case| case.apply(&Event::Support { verified: false }, CaseActor::Reader, monday(), &rules()).unwrap();
    let first = support(&received_case());
    assert_eq!(first.steps.last().unwrap().event, "supported");
    assert_eq!(support(&first).steps.len(), first.steps.len(), "the second supporter is not published");
    assert_eq!(first.public(), {
        let mut second = support(&first).public();
        second.due = first.public().due;
        second
    });
    let many = with_supporters(received_case());
    assert_eq!((many.steps.last().unwrap().event.as_str(), many.cluster), ("clustered", Some(monday())));
    assert_eq!(many.public().supporters.unwrap(), PublicSupporters::new(1, 0));
    assert_eq!(with_supporters(many.clone()).steps.len(), many.steps.len(), "only once");
}

#[test]
fn the_decision_of_a_cluster_is_one_for_all() {
    let many = with_supporters(case_after(&[(Event::Screen, ANN)]));
    let refused = many.apply(&refusal(RefusalCode::Unclear), ANN, monday(), &rules()).unwrap();
    assert_eq!(refused.state, ChallengeState::Screened, "the refusal of a cluster takes two people");
    let events = [Event::Admit, Event::StartReview];
    let in_review = events.iter().fold(many, |case, event| case.apply(event, ANN, monday(), &rules()).unwrap());
    let mut decision = decision(Outcome::NotUpheld);
    let decide = |decision: &Decision| in_review.apply(&Event::Decide(decision.clone()), ANN, monday(), &rules());
    assert_eq!(decide(&decision).unwrap_err().code(), "forAllMissing");
    decision.for_all = text("Nothing changes for anybody.");
    assert!(decide(&decision).is_ok());
}

#[test]
fn a_cluster_without_a_remedy_goes_to_second_review() {
    let in_review = [(Event::Screen, ANN), (Event::Admit, ANN), (Event::StartReview, ANN)];
    let decided = |outcome| case_after(&[in_review.as_slice(), &[(Event::Decide(decision(outcome)), ANN)]].concat());
    let reviewed = with_supporters(decided(Outcome::NotUpheld));
    assert_eq!((reviewed.state, reviewed.due.review.is_some()), (ChallengeState::ReviewRequested, true));
    assert_eq!(with_supporters(decided(Outcome::Upheld)).state, ChallengeState::Decided);
    assert_eq!(
        with_supporters(case_after(&[(Event::Screen, ANN), (refusal(RefusalCode::Unclear), ANN)])).state,
        ChallengeState::ReviewRequested
    );
}

#[test]
fn a_redaction_changes_texts_only() {
    let in_review = [(Event::Screen, ANN), (Event::Admit, ANN), (Event::StartReview, ANN)];
    let case = case_after(&[in_review.as_slice(), &[(Event::Decide(decision(Outcome::Upheld)), ANN)]].concat());
    let redact = |case: &Case, decision: Decision| {
        let notice =
            RedactionNotice::new(RedactableField::Decision, RedactionGround::PersonalData, text("It named somebody."));
        case.apply(
            &Event::Redact { replacement: FieldText::Decision(decision), notice },
            ANN,
            add_days(monday(), 3),
            &rules(),
        )
    };
    let mut redacted = decision(Outcome::Upheld);
    redacted.points[0].answer = text("It was, says somebody.");
    let done = redact(&case, redacted.clone()).unwrap();
    assert_eq!(done.decision.unwrap(), Dated { on: monday(), value: redacted.clone() });
    assert_eq!((done.redactions.len(), done.state), (1, case.state));
    for change in [
        |decision: &mut Decision| decision.outcome = Outcome::NotUpheld,
        |decision: &mut Decision| decision.points[0].pointer = None,
        |decision: &mut Decision| decision.next_routes.clear(),
        |decision: &mut Decision| decision.assistance = Assistance::Drafted,
    ] {
        let mut other = redacted.clone();
        change(&mut other);
        assert_eq!(redact(&case, other).unwrap_err().code(), "textsOnly");
    }
    assert_eq!(redact(&received_case(), redacted).unwrap_err().code(), "fieldEmpty");
    let no_summary = received_case().apply(&redaction(RedactionGround::CourtOrder), ANN, monday(), &rules());
    assert_eq!(no_summary.unwrap_err().code(), "fieldEmpty");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    /// 2,000 histories of 100 events.
    #[test]
    fn no_challenge_is_closed_without_an_answer(choices in proptest::collection::vec((0usize..30, 0usize..6, 0u64..40), 100)) {
        let rules = rules();
        let (mut case, mut today) = (received_case(), monday());
        for (event, actor, days) in choices {
            // Most events happen on the same day as the one before. The clock acts first when its day has come.
            today = add_days(today, days.saturating_sub(30));
            while let Some((_, event)) = case.next_scheduled_event().filter(|(day, _)| *day <= today) {
                case = case.apply(&event, CaseActor::Clock, today, &rules).expect("an event of the clock is not allowed");
            }
            let actor = [CaseActor::Submitter, ANN, BEN, ANN, CaseActor::Clock, CaseActor::Reader][actor];
            let before = case.clone();
            let Ok(next) = case.apply(&events(today)[event], actor, today, &rules) else { continue };
            case = next;
            prop_assert!(case.missed.len() >= before.missed.len() && case.steps.starts_with(&before.steps), "the history is append-only");
            prop_assert_eq!(&case.filing, &before.filing);
            prop_assert!(before.closed.is_none() || before.closed == case.closed, "a closed challenge stays closed");
            let ended = matches!(case.state, ChallengeState::Withdrawn | ChallengeState::ExternallyReferred);
            let answered = ended || case.decision.is_some() || case.refusal.is_some() || case.redirection.is_some()
                || case.merged_into.is_some() || case.review.as_ref().is_some_and(|review| review.decision.is_some());
            prop_assert!(case.closed.is_none() || answered, "closed without an answer: {:?}", case.steps);
            prop_assert!(case.closed.is_none() || !case.is_open());
            // The case survives a round trip through JSON.
            let json = serde_json::to_value(&case).unwrap();
            prop_assert_eq!(serde_json::from_value::<Case>(json).unwrap(), case.clone());
        }
    }
}
