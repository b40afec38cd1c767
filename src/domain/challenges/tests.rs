//! Every state with every event and everybody; and long random lives.
use super::deadlines::{Rules, after};
use super::machine::{By, Event, Forbidden};
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

const ANN: By = By::Handler(PrincipalId::Account(Uuid::from_u128(1)));
const BEN: By = By::Handler(PrincipalId::Account(Uuid::from_u128(2)));

fn rules() -> Rules {
    let mut rules = Rules::new(&Settings::new());
    rules.cluster_at = 4;
    rules
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

/// Says the summary in other words.
fn redaction(ground: RedactionGround) -> Event {
    let why = Redacted::new(RedactableField::Summary, ground, text("It named somebody."));
    Event::Redact { words: FieldText::Summary(Some(text("The summary is wrong."))), why }
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
        Event::Miss(Deadline::Decide),
        Event::Miss(Deadline::Review),
        Event::Close,
        Event::Join(reference(100)),
        Event::Support { verified: false },
        Event::Support { verified: true },
        redaction(RedactionGround::PersonalData),
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
        case.step(&Event::Miss(Deadline::Decide), By::Clock, after(case.due.decide, 1), &rules()).unwrap()
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
            let told = [("submitter", By::Submitter), ("handler", BEN), ("clock", By::Clock), ("reader", By::Reader)]
                .map(|(who, by)| match case.step(&event, by, monday(), &rules()) {
                    Ok(next) => {
                        Some(format!("{who} → {}{}", next.state, if next.closed.is_some() { ", closed" } else { "" }))
                    }
                    Err(Forbidden::Rule { code, .. }) => Some(format!("{who} ✗ {code}")),
                    Err(Forbidden::State(_) | Forbidden::NotYours) => None,
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
    let begin = |by: By, editor: Option<PrincipalId>| case.step(&Event::BeginReview { editor }, by, monday(), &rules());
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
    assert_eq!(case.clock(), Some((after(due, 1), Event::Miss(Deadline::Decide))));
    assert_eq!(case.step(&Event::Miss(Deadline::Decide), By::Clock, due, &rules()).unwrap_err().code(), "tooEarly");
    let late = case.step(&Event::Miss(Deadline::Decide), By::Clock, after(due, 1), &rules()).unwrap();
    assert_eq!(
        late.step(&Event::Miss(Deadline::Decide), By::Clock, after(due, 2), &rules()),
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

/// Enough whom it affects, too.
fn supported(mut case: Case) -> Case {
    for _ in 0..3 {
        case = case.step(&Event::Support { verified: false }, By::Reader, monday(), &rules()).unwrap();
    }
    case
}

#[test]
fn supporters_are_told_in_steps() {
    let support = |case: &Case| case.step(&Event::Support { verified: false }, By::Reader, monday(), &rules()).unwrap();
    let one = support(&filed());
    assert_eq!(one.steps.last().unwrap().event, "supported");
    assert_eq!(support(&one).steps.len(), one.steps.len(), "nobody learns of the second");
    assert_eq!(one.public(), {
        let mut two = support(&one).public();
        two.due = one.public().due;
        two
    });
    let many = supported(filed());
    assert_eq!((many.steps.last().unwrap().event.as_str(), many.cluster), ("clustered", Some(monday())));
    assert_eq!(many.public().supporters.unwrap(), PublicSupporters::new(1, 0));
    assert_eq!(supported(many.clone()).steps.len(), many.steps.len(), "once");
}

#[test]
fn many_get_one_answer_for_all_of_them() {
    let many = supported(after_all(&[(Event::Screen, ANN)]));
    let refused = many.step(&refusal(RefusalCode::Unclear), ANN, monday(), &rules()).unwrap();
    assert_eq!(refused.state, ChallengeState::Screened, "it takes two people");
    let work = [Event::Admit, Event::Begin];
    let begun = work.iter().fold(many, |case, event| case.step(event, ANN, monday(), &rules()).unwrap());
    let mut answer = decision(Outcome::NotUpheld);
    let decide = |answer: &Decision| begun.step(&Event::Decide(answer.clone()), ANN, monday(), &rules());
    assert_eq!(decide(&answer).unwrap_err().code(), "forAllMissing");
    answer.for_all = text("Nothing changes for anybody.");
    assert!(decide(&answer).is_ok());
}

#[test]
fn an_answer_that_helps_nobody_is_looked_at_again_once_many_are_concerned() {
    let begun = [(Event::Screen, ANN), (Event::Admit, ANN), (Event::Begin, ANN)];
    let decided = |outcome| after_all(&[begun.as_slice(), &[(Event::Decide(decision(outcome)), ANN)]].concat());
    let again = supported(decided(Outcome::NotUpheld));
    assert_eq!((again.state, again.due.review.is_some()), (ChallengeState::ReviewRequested, true));
    assert_eq!(supported(decided(Outcome::Upheld)).state, ChallengeState::Decided);
    assert_eq!(
        supported(after_all(&[(Event::Screen, ANN), (refusal(RefusalCode::Unclear), ANN)])).state,
        ChallengeState::ReviewRequested
    );
}

#[test]
fn only_words_are_taken_out() {
    let begun = [(Event::Screen, ANN), (Event::Admit, ANN), (Event::Begin, ANN)];
    let case = after_all(&[begun.as_slice(), &[(Event::Decide(decision(Outcome::Upheld)), ANN)]].concat());
    let redact = |case: &Case, decision: Decision| {
        let why = Redacted::new(RedactableField::Decision, RedactionGround::PersonalData, text("It named somebody."));
        case.step(&Event::Redact { words: FieldText::Decision(decision), why }, ANN, after(monday(), 3), &rules())
    };
    let mut words = decision(Outcome::Upheld);
    words.grounds[0].answer = text("It was, says somebody.");
    let done = redact(&case, words.clone()).unwrap();
    assert_eq!(done.decision.unwrap(), Dated { on: monday(), said: words.clone() });
    assert_eq!((done.redactions.len(), done.state), (1, case.state));
    for change in [
        |decision: &mut Decision| decision.outcome = Outcome::NotUpheld,
        |decision: &mut Decision| decision.grounds[0].pointer = None,
        |decision: &mut Decision| decision.next_routes.clear(),
        |decision: &mut Decision| decision.assistance = Assistance::Drafted,
    ] {
        let mut other = words.clone();
        change(&mut other);
        assert_eq!(redact(&case, other).unwrap_err().code(), "onlyWords");
    }
    assert_eq!(redact(&filed(), words).unwrap_err().code(), "notSaid");
    let nothing = filed().step(&redaction(RedactionGround::CourtOrder), ANN, monday(), &rules());
    assert_eq!(nothing.unwrap_err().code(), "notSaid");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    /// 2,000 lives of 100 events.
    #[test]
    fn nothing_is_closed_without_an_answer(choices in proptest::collection::vec((0usize..30, 0usize..6, 0u64..40), 100)) {
        let rules = rules();
        let (mut case, mut today) = (filed(), monday());
        for (event, by, days) in choices {
            // Most days nothing passes; the clock does its work when it is due.
            today = after(today, days.saturating_sub(30));
            while let Some((_, event)) = case.clock().filter(|(day, _)| *day <= today) {
                case = case.step(&event, By::Clock, today, &rules).expect("the clock only does what may be done");
            }
            let by = [By::Submitter, ANN, BEN, ANN, By::Clock, By::Reader][by];
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
