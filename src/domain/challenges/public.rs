//! What everybody may see of a challenge. Each event that is public publishes it anew, as a version with salted fields.
use super::case::{Case, Dated, Extension};
use super::{
    ChallengeKind, ChallengeState, Deadline, Decision, Outcome, PublicSupporters, Redacted, Redirection, Reference,
    Referral, Refusal, Remedy, RemedyPlan,
};
use crate::domain::languages::{Lang, Localizer, Text};
use crate::domain::shape::{Defs, FieldErrors, Shape, TextVisitor, child_pointer, object};
use crate::domain::values::{Line, Pointer, Sha256, Slug};
use chrono::NaiveDate;
use serde_json::{Value, json};
use uuid::Uuid;

object! {
    /// A challenge as everybody sees it. Days are those of the organization.
    pub struct PublicChallenge {
        required {
            reference "reference": Reference,
            organization "organization": Slug,
            kind "kind": ChallengeKind,
            state "state": ChallengeState,
            /// The language of the submitter.
            language "language": Lang,
            received "received": NaiveDate,
            /// SHA-256 of a salt and the text: the submitter has the salt, and can show what was filed.
            text_digest "textDigest": Sha256,
            steps "steps": Vec<PublicStep>,
            due "due": PublicDue,
        }
        optional {
            /// The system, and the version that the submitter saw.
            system "system": Option<Uuid>,
            version "version": Option<u64>,
            /// Places of the record that are contested.
            pointers "pointers": Vec<Pointer>,
            /// What it is about, as both sides have seen it.
            summary "summary": Text<2000, true>,
            acknowledged "acknowledged": Option<NaiveDate>,
            /// Terms that were missed. This stays.
            missed "missed": Vec<PublicMissed>,
            extension "extension": Option<Dated<Extension>>,
            refusal "refusal": Option<Dated<Refusal>>,
            redirection "redirection": Option<Dated<Redirection>>,
            merged_into "mergedInto": Option<Reference>,
            /// Those that are answered with this one.
            joined "joined": Vec<Reference>,
            /// How many say that it affects them, too.
            supporters "supporters": Option<PublicSupporters>,
            /// Since when so many are concerned that the answer must be one for all of them.
            cluster "cluster": Option<NaiveDate>,
            decision "decision": Option<Dated<Decision>>,
            remedy_plan "remedyPlan": Option<Dated<RemedyPlan>>,
            remedies "remedies": Vec<Dated<Remedy>>,
            review "review": Option<PublicReview>,
            referral "referral": Option<Dated<Referral>>,
            closed "closed": Option<NaiveDate>,
            /// Words that a legal duty took out.
            redactions "redactions": Vec<Dated<Redacted>>,
        }
    }
}

object! {
    /// A step of the way.
    pub struct PublicStep {
        required {
            /// What happened: the kind of the log's entry, without `challenge.`.
            event "event": Line<40>,
            on "on": NaiveDate,
            /// The state after it.
            state "state": ChallengeState,
        }
        optional {}
    }
}

object! {
    /// The last days of the terms that run.
    pub struct PublicDue {
        required {}
        optional {
            acknowledge "acknowledge": Option<NaiveDate>,
            screen "screen": Option<NaiveDate>,
            decide "decide": Option<NaiveDate>,
            remedy "remedy": Option<NaiveDate>,
            /// When the submitter is asked whether it is solved.
            solved "solved": Option<NaiveDate>,
            /// To ask for a second review.
            ask_review "askReview": Option<NaiveDate>,
            review "review": Option<NaiveDate>,
        }
    }
}

object! {
    /// A term that was missed.
    pub struct PublicMissed {
        required {
            term "term": Deadline,
            /// Its last day.
            due "due": NaiveDate,
        }
        optional {}
    }
}

object! {
    /// The second look, by somebody else.
    pub struct PublicReview {
        required { requested "requested": NaiveDate, }
        optional {
            extension "extension": Option<Dated<Extension>>,
            decision "decision": Option<Dated<Decision>>,
        }
    }
}

impl PublicChallenge {
    /// The day on which something happened first: an event of the log, without `challenge.`.
    pub fn first(&self, event: &str) -> Option<NaiveDate> {
        self.steps.iter().find(|step| step.event.as_str() == event).map(|step| step.on)
    }

    /// The day of the first answer: a decision, a refusal, or the name of whoever is the one to answer.
    pub fn answered(&self) -> Option<NaiveDate> {
        ["decided", "refused", "redirected"].iter().filter_map(|event| self.first(event)).min()
    }

    /// What was decided last.
    pub fn outcome(&self) -> Option<Outcome> {
        let review = self.review.as_ref().and_then(|review| review.decision.as_ref());
        review.or(self.decision.as_ref()).map(|decided| decided.said.outcome)
    }
}

impl Case {
    /// What everybody may see of it.
    pub fn public(&self) -> PublicChallenge {
        // Destructured, so that a new member does not compile until somebody has decided whether it is public.
        let Self {
            filing,
            state,
            owed: _,
            received,
            acknowledged,
            due,
            missed,
            asked: _,
            summary,
            proposal: _,
            extension,
            refusal,
            redirection,
            merged_into,
            joined,
            supporters,
            cluster,
            decision,
            plan,
            remedies,
            review,
            referral,
            closed,
            redactions,
            steps,
            hands: _,
        } = self.clone();
        let running = self.running();
        let runs = |term: Deadline| running.iter().find(|(running, _)| *running == term).map(|(_, due)| *due);
        let steps =
            steps.into_iter().filter_map(|step| Some(PublicStep::new(Line::parse(&step.event)?, step.on, step.state)));
        let due = PublicDue {
            acknowledge: runs(Deadline::Acknowledge),
            screen: runs(Deadline::Screen),
            decide: runs(Deadline::Decide),
            remedy: due.remedy.filter(|_| state == ChallengeState::RemedyDue),
            solved: due.solved.filter(|_| state == ChallengeState::Remedied),
            ask_review: due.ask_review.filter(|_| closed.is_none()),
            review: runs(Deadline::Review),
        };
        PublicChallenge {
            system: filing.system,
            version: filing.version.map(u64::from),
            pointers: filing.pointers,
            summary: summary.unwrap_or_default(),
            acknowledged,
            missed: missed.into_iter().map(|missed| PublicMissed::new(missed.term, missed.due)).collect(),
            extension,
            refusal,
            redirection,
            merged_into,
            joined,
            supporters: supporters.public(),
            cluster,
            decision,
            remedy_plan: plan,
            remedies,
            review: review.map(|review| PublicReview {
                extension: review.extension,
                decision: review.decision,
                ..PublicReview::new(review.requested)
            }),
            referral,
            closed,
            redactions,
            ..PublicChallenge::new(
                filing.reference,
                filing.organization,
                filing.kind,
                state,
                filing.language,
                received,
                filing.text_digest,
                steps.collect(),
                due,
            )
        }
    }
}

/// What was said, with the day on which it was: `on`, beside its own members.
impl<T: Shape> Shape for Dated<T> {
    fn read(value: &Value, at: &str, faults: &mut FieldErrors) -> Option<Self> {
        let Some(mut members) = value.as_object().cloned() else {
            faults.add(at, "type", "an object is expected here");
            return None;
        };
        let on = members.remove("on").unwrap_or_default();
        let on = NaiveDate::read(&on, &child_pointer(at, "on"), faults);
        let said = T::read(&Value::Object(members), at, faults);
        Some(Self { on: on?, said: said? })
    }

    fn schema(defs: &mut Defs) -> Value {
        let of = T::schema(defs);
        let name = of["$ref"].as_str().and_then(|place| place.rsplit('/').next()).unwrap_or_default().to_owned();
        let mut schema = defs.get(&name).cloned().unwrap_or_default();
        schema["properties"]["on"] = json!({"type": "string", "format": "date", "description": "The day."});
        if let Some(required) = schema["required"].as_array_mut() {
            required.push("on".into());
        }
        let dated = format!("{name}OnADay");
        let place = json!({"$ref": format!("#/$defs/{dated}")});
        defs.insert(dated, schema);
        place
    }

    fn show(&self, choice: &mut Localizer) -> Value {
        let mut shown = self.said.show(choice);
        shown["on"] = self.on.show(choice);
        shown
    }

    fn texts<'a>(&'a self, at: &str, see: &mut TextVisitor<'_, 'a>) {
        self.said.texts(at, see);
    }
}
