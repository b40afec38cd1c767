//! Every state with every event and everybody; and long random lives.
use super::machine::{By, Event, Forbidden};
use super::terms::{Rules, after};
use super::*;
use crate::domain::accounts::Who;
use crate::domain::languages::{Lang, Text};
use crate::domain::settings::Settings;
use crate::domain::values::{Line, Pointer, Sha256, Slug};
use chrono::NaiveDate;
use proptest::prelude::*;
use std::fmt::Write;
use uuid::Uuid;

const ANN: By = By::Handler(Who::Account(Uuid::from_u128(1)));
const BEN: By = By::Handler(Who::Account(Uuid::from_u128(2)));

fn rules() -> Rules {
    Rules::new(&Settings::new())
}

fn monday() -> NaiveDate {
    "2026-11-23".parse().unwrap()
}

fn text<const MAX: usize, const PROSE: bool>(words: &str) -> Text<MAX, PROSE> {
    Text::of(&Lang::parse("en").unwrap(), words)
}

fn reference(lot: u64) -> Reference {
    (lot..).find_map(|lot| Reference::new(2026, lot)).unwrap()
}

fn filed() -> Case {
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
    let mut ground = Ground::new(text("The summary is wrong."), text("It was."));
    ground.pointer = Pointer::parse("/summary");
    let court = NextRoute::new(RouteKind::Court, text("Court of Voorbeeldstad"));
    Decision::new(outcome, vec![ground], Assistance::None, vec![court])
}

fn refusal(code: RefusalCode) -> Event {
    Event::Refuse(Refusal::new(code, text("Because.")))
}

fn plan(today: NaiveDate) -> Event {
    Event::PlanRemedy(RemedyPlan::new(text("We correct the summary."), after(today, 14)))
}

fn remedy() -> Event {
    let mut remedy = Remedy::new(text("We corrected the summary."));
    (remedy.system, remedy.version) = (Some(Uuid::from_u128(9)), Some(3));
    Event::Remedy(remedy)
}

/// Every event, as it could be right today.
fn events(today: NaiveDate) -> Vec<Event> {
    let refer = Referral::new(RouteKind::Ombudsman, Line::parse("Ombudsman").unwrap());
    vec![
        Event::Acknowledge,
        Event::Screen,
        Event::Admit,
        refusal(RefusalCode::Unclear),
        Event::Redirect(Redirection::new(Line::parse("Province").unwrap(), text("It runs it."))),
        Event::Merge { into: reference(100), open: true },
        Event::Begin,
        Event::Ask { until: after(today, 14) },
        Event::Answer,
        Event::Extend { reason: text("Somebody is ill.") },
        Event::Decide(decision(Outcome::PartlyUpheld)),
        plan(today),
        remedy(),
        Event::Confirm,
        Event::Dispute,
        Event::RequestReview,
        Event::BeginReview { editor: None },
        Event::ExtendReview { reason: text("Somebody is ill.") },
        Event::DecideReview(decision(Outcome::NotUpheld)),
        Event::Withdraw,
        Event::Refer(refer),
        Event::ProposeSummary,
        Event::ShowSummary { text: text("The summary is wrong."), agreed: true },
        Event::Miss(Term::Decide),
        Event::Miss(Term::Review),
        Event::Close,
    ]
}

/// A case that all of this happened to, today.
fn after_all(steps: &[(Event, By)]) -> Case {
    steps.iter().fold(filed(), |case, (event, by)| {
        case.step(event, *by, monday(), &rules()).unwrap_or_else(|why| panic!("{}: {why}", event.name()))
    })
}

/// A way to each state.
fn everywhere() -> Vec<Case> {
    let today = monday();
    let to_review = [(Event::Screen, ANN), (Event::Admit, ANN), (Event::Begin, ANN)];
    let decided = |outcome| [to_review.as_slice(), &[(Event::Decide(decision(outcome)), ANN)]].concat();
    let remedied = [decided(Outcome::Upheld), vec![(plan(today), ANN), (remedy(), ANN)]].concat();
    let reviewed = [decided(Outcome::NotUpheld), vec![(Event::RequestReview, By::Submitter)]].concat();
    let begun = [reviewed.clone(), vec![(Event::BeginReview { editor: None }, BEN)]].concat();
    let and = |steps: &[(Event, By)], event: Event, by: By| [steps, &[(event, by)]].concat();
    let refer = Referral::new(RouteKind::Court, Line::parse("Court").unwrap());
    let late = {
        let case = after_all(&to_review);
        case.step(&Event::Miss(Term::Decide), By::Clock, after(case.due.decide, 1), &rules()).unwrap()
    };
    let all = [
        vec![],
        to_review[..1].to_vec(),
        to_review[..2].to_vec(),
        to_review.to_vec(),
        and(&to_review, Event::Ask { until: after(today, 14) }, ANN),
        decided(Outcome::Upheld),
        and(&to_review[..1], refusal(RefusalCode::Unclear), ANN),
        and(&to_review[..1], Event::Redirect(Redirection::new(Line::parse("X").unwrap(), text("Y"))), ANN),
        and(&to_review[..1], Event::Merge { into: reference(100), open: true }, ANN),
        and(&decided(Outcome::Upheld), plan(today), ANN),
        remedied.clone(),
        and(&remedied, Event::Confirm, By::Submitter),
        and(&remedied, Event::Dispute, By::Submitter),
        reviewed,
        begun.clone(),
        and(&begun, Event::DecideReview(decision(Outcome::SystemPaused)), BEN),
        vec![(Event::Withdraw, By::Submitter)],
        vec![(Event::Refer(refer), ANN)],
    ];
    all.iter().map(|steps| after_all(steps)).chain([late]).collect()
}

#[test]
fn every_state_with_every_event_and_everybody() {
    let cases = everywhere();
    let mut seen: Vec<_> = cases.iter().map(|case| case.state).collect();
    seen.sort();
    assert_eq!(seen, ChallengeState::ALL, "each state once");
    let mut table = String::new();
    for case in &cases {
        writeln!(table, "\n{}", case.state).unwrap();
        for event in events(monday()) {
            let told =
                [("submitter", By::Submitter), ("handler", BEN), ("clock", By::Clock)].map(|(who, by)| {
                    match case.step(&event, by, monday(), &rules()) {
                        Ok(next) => Some(format!(
                            "{who} → {}{}",
                            next.state,
                            if next.closed.is_some() { ", closed" } else { "" }
                        )),
                        Err(Forbidden::Rule { code, .. }) => Some(format!("{who} ✗ {code}")),
                        Err(Forbidden::State(_) | Forbidden::NotYours) => None,
                    }
                });
            let told: Vec<_> = told.into_iter().flatten().collect();
            if !told.is_empty() {
                writeln!(table, "  {:18} {}", event.name(), told.join("; ")).unwrap();
            }
        }
    }
    insta::assert_snapshot!(table);
}

#[test]
fn abusive_takes_two_people() {
    let case = after_all(&[(Event::Screen, ANN)]);
    let once = case.step(&refusal(RefusalCode::Abusive), ANN, monday(), &rules()).unwrap();
    assert_eq!((once.state, once.steps.len()), (ChallengeState::Screened, case.steps.len()), "not a step yet");
    let twice = once.step(&refusal(RefusalCode::Abusive), ANN, monday(), &rules());
    assert_eq!(twice.unwrap_err().code(), "twoPeople");
    assert_eq!(
        once.step(&refusal(RefusalCode::Abusive), BEN, monday(), &rules()).unwrap().state,
        ChallengeState::Refused
    );
}

#[test]
fn a_second_review_is_done_by_somebody_else() {
    let case = after_all(&[
        (Event::Screen, ANN),
        (Event::Admit, ANN),
        (Event::Begin, ANN),
        (Event::Decide(decision(Outcome::NotUpheld)), ANN),
        (Event::RequestReview, By::Submitter),
    ]);
    let begin = |by: By, editor: Option<Who>| case.step(&Event::BeginReview { editor }, by, monday(), &rules());
    let By::Handler(ben) = BEN else { panic!() };
    assert_eq!(begin(ANN, None).unwrap_err().code(), "secondPerson");
    assert_eq!(begin(BEN, Some(ben)).unwrap_err().code(), "secondPerson");
    let begun = begin(BEN, None).unwrap();
    let decide = Event::DecideReview(decision(Outcome::Upheld));
    assert_eq!(begun.step(&decide, ANN, monday(), &rules()).unwrap_err().code(), "reviewer");
    let done = begun.step(&decide, BEN, monday(), &rules()).unwrap();
    assert_eq!(done.decision.unwrap().said.outcome, Outcome::NotUpheld, "the first decision stays as it was");
}

#[test]
fn a_decision_answers_each_ground_and_names_the_next_route() {
    let case = after_all(&[(Event::Screen, ANN), (Event::Admit, ANN), (Event::Begin, ANN)]);
    let code = |decision: Decision| case.step(&Event::Decide(decision), ANN, monday(), &rules()).unwrap_err().code();
    let good = decision(Outcome::Upheld);
    assert_eq!(code(Decision { grounds: vec![], ..good.clone() }), "groundsMissing");
    assert_eq!(code(Decision { next_routes: vec![], ..good.clone() }), "nextRouteMissing");
    let mut elsewhere = good;
    elsewhere.grounds[0].pointer = Pointer::parse("/name");
    assert_eq!(code(elsewhere), "groundUnanswered");
}

#[test]
fn a_remedy_closes_with_a_version_or_an_act() {
    let upheld = (Event::Decide(decision(Outcome::Upheld)), ANN);
    let begin = [(Event::Screen, ANN), (Event::Admit, ANN), (Event::Begin, ANN), upheld, (plan(monday()), ANN)];
    let bare = Event::Remedy(Remedy::new(text("Done.")));
    assert_eq!(after_all(&begin).step(&bare, ANN, monday(), &rules()).unwrap_err().code(), "linkMissing");
}

#[test]
fn a_missed_term_stays_and_an_answer_is_still_owed() {
    let case = after_all(&[(Event::Screen, ANN), (Event::Admit, ANN), (Event::Begin, ANN)]);
    let due = case.due.decide;
    assert_eq!(case.clock(), Some((after(due, 1), Event::Miss(Term::Decide))));
    assert_eq!(case.step(&Event::Miss(Term::Decide), By::Clock, due, &rules()).unwrap_err().code(), "tooEarly");
    let late = case.step(&Event::Miss(Term::Decide), By::Clock, after(due, 1), &rules()).unwrap();
    assert_eq!(
        late.step(&Event::Miss(Term::Decide), By::Clock, after(due, 2), &rules()),
        Err(Forbidden::State(late.state)),
        "once"
    );
    let answered = late.step(&Event::Decide(decision(Outcome::Upheld)), ANN, after(due, 2), &rules()).unwrap();
    assert_eq!((answered.state, answered.missed.len()), (ChallengeState::Decided, 1));
    let review = late.step(&Event::RequestReview, By::Submitter, after(due, 2), &rules()).unwrap();
    assert_eq!(review.state, ChallengeState::ReviewRequested);
}

#[test]
fn a_question_stops_the_term() {
    let begin = [(Event::Screen, ANN), (Event::Admit, ANN), (Event::Begin, ANN)];
    let asked = after_all(&begin).step(&Event::Ask { until: after(monday(), 14) }, ANN, monday(), &rules()).unwrap();
    assert_eq!(asked.clock(), Some((after(monday(), 15), Event::Answer)), "and nobody can stop it for ever");
    let answered = asked.step(&Event::Answer, By::Submitter, after(monday(), 10), &rules()).unwrap();
    assert_eq!(answered.due.decide, after(asked.due.decide, 10));
    let early = asked.step(&Event::Answer, By::Clock, after(monday(), 14), &rules());
    assert_eq!(early.unwrap_err().code(), "tooEarly");
}

#[test]
fn the_other_side_sees_a_summary_first() {
    let show = |text_: &str, agreed| Event::ShowSummary { text: text(text_), agreed };
    let case = filed().step(&Event::ProposeSummary, ANN, monday(), &rules()).unwrap();
    assert_eq!(case.step(&show("x", true), ANN, monday(), &rules()).unwrap_err().code(), "notAgreed");
    assert_eq!(case.step(&show("x", false), By::Submitter, monday(), &rules()).unwrap_err().code(), "notAgreed");
    assert!(case.step(&show("x", true), By::Submitter, monday(), &rules()).unwrap().summary.is_some());
    let until = case.proposal.unwrap().until;
    assert_eq!(case.step(&show("x", true), By::Clock, until, &rules()).unwrap_err().code(), "notAgreed");
    assert!(case.step(&show("x", true), By::Clock, after(until, 1), &rules()).is_ok());
    let corrected = case.step(&Event::ProposeSummary, By::Submitter, monday(), &rules()).unwrap();
    assert!(corrected.step(&show("x", true), ANN, monday(), &rules()).is_ok());
    assert!(
        corrected.step(&show("x", true), By::Clock, after(until, 9), &rules()).is_err(),
        "silence of the city agrees to nothing"
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    /// 2,000 lives of 100 events.
    #[test]
    fn nothing_is_closed_without_an_answer(choices in proptest::collection::vec((0usize..26, 0usize..5, 0u64..40), 100)) {
        let rules = rules();
        let (mut case, mut today) = (filed(), monday());
        for (event, by, days) in choices {
            // Most days nothing passes; the clock does its work when it is due.
            today = after(today, days.saturating_sub(30));
            while let Some((_, event)) = case.clock().filter(|(day, _)| *day <= today) {
                case = case.step(&event, By::Clock, today, &rules).expect("the clock only does what may be done");
            }
            let by = [By::Submitter, ANN, BEN, ANN, By::Clock][by];
            let before = case.clone();
            let Ok(next) = case.step(&events(today)[event], by, today, &rules) else { continue };
            case = next;
            prop_assert!(case.missed.len() >= before.missed.len() && case.steps.starts_with(&before.steps), "the past stays");
            prop_assert_eq!(&case.filing, &before.filing);
            prop_assert!(before.closed.is_none() || before.closed == case.closed, "what is closed stays closed");
            let ended = matches!(case.state, ChallengeState::Withdrawn | ChallengeState::ExternallyReferred);
            let answered = ended || case.decision.is_some() || case.refusal.is_some() || case.redirection.is_some()
                || case.merged_into.is_some() || case.review.as_ref().is_some_and(|review| review.decision.is_some());
            prop_assert!(case.closed.is_none() || answered, "closed, and nobody answered: {:?}", case.steps);
            prop_assert!(case.closed.is_none() || !case.is_open());
            // What is written is read.
            let json = serde_json::to_value(&case).unwrap();
            prop_assert_eq!(serde_json::from_value::<Case>(json).unwrap(), case.clone());
        }
    }
}
