//! Items of feeds for the public steps of challenges. An item shows the step and the current state of the challenge.
use crate::catalog::challenges::Challenge;
use crate::catalog::events::Event;
use crate::domain::challenges::Outcome;
use crate::http::handlers::feeds::model::{CodeList, Item, Paragraph, Tag};
use crate::http::handlers::feeds::renderer::{ItemRenderer, step_label, system_name};
use crate::log::EntryKind;

impl ItemRenderer<'_> {
    /// Renders a step of a challenge. `None`: the challenge is unknown, which does not happen to events of the catalog.
    pub fn render_challenge_step(&self, event: &Event, kind: EntryKind) -> Option<Item> {
        let challenge = self.state.challenges.by_number(event.subject.into())?;
        let (translator, public) = (self.translator, &challenge.public);
        let system = public.system.and_then(|system| self.state.by_id(system));
        let label = translator.code("challengeKind", public.kind.as_str());
        let subject = match system {
            Some(system) => {
                let name = system_name(system, self.preferred);
                translator.format("challenge-about", &[("kind", label.clone().into()), ("name", name.into())])
            }
            None => label.clone().into_owned(),
        };
        let step = self.describe_step(event, kind, challenge);
        let reference = public.reference.as_str();
        let title = translator.format("challenge-title", &[("reference", reference.into()), ("what", step.into())]);
        let paragraph = |text: &str| Paragraph { lang: translator.lang().clone(), text: text.to_owned() };
        let summary = public.summary.best(self.preferred, &public.language).map(Paragraph::from);
        Some(Item {
            id: self.entry_urn(event.index),
            index: event.index,
            kind,
            version: event.version,
            challenge: Some(reference.to_owned()),
            url: self.urls.challenge(&public.reference),
            paragraphs: [paragraph(&title), paragraph(&subject)].into_iter().chain(summary).collect(),
            title,
            summary: subject,
            at: event.at,
            author: self.organization_author(&public.organization),
            tags: vec![Tag { list: CodeList::Schema("ChallengeKind"), code: public.kind.as_str().into(), label }],
        })
    }

    /// Describes a step with its result, such as the outcome of a decision.
    fn describe_step(&self, event: &Event, kind: EntryKind, challenge: &Challenge) -> String {
        let (translator, public) = (self.translator, &challenge.public);
        let label = step_label(translator, kind);
        let outcome = |outcome: Outcome| translator.code("outcome", outcome.as_str()).into_owned();
        let detail = match kind {
            EntryKind::ChallengeDecided => public.decision.as_ref().map(|decision| outcome(decision.value.outcome)),
            EntryKind::ChallengeReviewDecided => {
                let review = public.review.as_ref().and_then(|review| review.decision.as_ref());
                review.map(|decision| outcome(decision.value.outcome))
            }
            EntryKind::ChallengeRefused => {
                let refusal = public.refusal.as_ref().map(|refusal| refusal.value.code);
                refusal.map(|code| translator.code("refusalCode", code.as_str()).into_owned())
            }
            EntryKind::ChallengeRedirected => {
                public.redirection.as_ref().map(|redirection| redirection.value.to.as_str().to_owned())
            }
            EntryKind::ChallengeMerged => public.merged_into.as_ref().map(ToString::to_string),
            EntryKind::ChallengeDeemedUnanswered => {
                // `missed` lists the deadlines in the order in which they were missed.
                let missed = public.missed.get(self.state.events.count_before(event));
                missed.map(|missed| translator.code("challengeDeadline", missed.deadline.as_str()).into_owned())
            }
            _ => None,
        };
        match detail {
            Some(detail) => {
                translator.format("challenge-detail", &[("event", label.into()), ("detail", detail.into())])
            }
            None => label.into_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::challenges::{ChallengeKind, Deadline, RefusalCode};
    use crate::service::i18n::Translator;

    #[test]
    fn every_step_has_a_label_and_unknown_steps_are_changes() {
        let codes =
            |list: &str, codes: Vec<&str>| codes.iter().map(|code| format!("{list}-{code}")).collect::<Vec<_>>();
        let ids = [
            codes("challengeKind", ChallengeKind::ALL.iter().map(|code| code.as_str()).collect()),
            codes("outcome", Outcome::ALL.iter().map(|code| code.as_str()).collect()),
            codes("refusalCode", RefusalCode::ALL.iter().map(|code| code.as_str()).collect()),
            codes("challengeDeadline", Deadline::ALL.iter().map(|code| code.as_str()).collect()),
            codes("challenge-event", EntryKind::ALL.iter().filter_map(|kind| kind.challenge_event()).collect()),
        ];
        for translator in Translator::all() {
            for id in ids.iter().flatten() {
                assert_ne!(translator.message(id), *id, "{}", translator.lang());
            }
            assert_eq!(
                step_label(translator, EntryKind::KeyRotated),
                translator.message("challenge-event-other"),
                "{}",
                translator.lang()
            );
        }
    }
}
