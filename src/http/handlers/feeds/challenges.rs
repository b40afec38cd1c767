//! A step of a challenge in words. Whatever is told beside the step is what the challenge shows now.
use crate::catalog::challenges::Challenge;
use crate::catalog::events::Event;
use crate::domain::challenges::Outcome;
use crate::http::handlers::feeds::items::{Item, ItemRenderer, List, Paragraph, Tag, name, said};
use crate::http::handlers::feeds::page::urn;
use crate::log::EntryKind;
use crate::service::i18n::Translator;
use std::borrow::Cow;

/// The word for a step; one that has none is a change.
pub fn step(words: Translator, kind: EntryKind) -> Cow<'static, str> {
    let id = format!("challenge-event-{}", kind.challenge_event().unwrap_or_default());
    let said = words.message(&id);
    if said == id { words.message("challenge-event-other") } else { said }
}

impl ItemRenderer<'_> {
    /// None if the challenge is not there, which no event of the catalog can say of itself.
    pub(in crate::http) fn render_step(&self, event: &Event, kind: EntryKind) -> Option<Item> {
        let challenge = self.current.challenges.by_number(event.subject.into())?;
        let (words, shown) = (self.words, &challenge.public);
        let system = shown.system.and_then(|system| self.current.by_id(system));
        let label = words.code("challengeKind", shown.kind.as_str());
        let about = match system {
            Some(system) => {
                let (name, _) = name(system, self.wanted);
                words.format("challenge-about", &[("kind", label.clone().into()), ("name", name.into())])
            }
            None => label.clone().into_owned(),
        };
        let what = self.step(event, kind, challenge);
        let reference = shown.reference.as_str();
        let title = words.format("challenge-title", &[("reference", reference.into()), ("what", what.into())]);
        let own = |text: &str| Paragraph { lang: words.lang().clone(), text: text.to_owned() };
        let summary = shown.summary.best(self.wanted, &shown.language).map(said);
        Some(Item {
            id: urn(self.origin, &format!("/entry/{}", event.index)),
            index: event.index,
            kind,
            version: event.version,
            challenge: Some(reference.to_owned()),
            url: self.addresses.challenge(&shown.reference),
            paragraphs: [own(&title), own(&about)].into_iter().chain(summary).collect(),
            title,
            summary: about,
            at: event.at,
            author: self.organization(&shown.organization),
            tags: vec![Tag { list: List::Shape("ChallengeKind"), code: shown.kind.as_str().into(), label }],
        })
    }

    /// What happened, with what came of it.
    fn step(&self, event: &Event, kind: EntryKind, challenge: &Challenge) -> String {
        let (words, shown) = (self.words, &challenge.public);
        let word = step(words, kind);
        let outcome = |outcome: Outcome| words.code("outcome", outcome.as_str()).into_owned();
        let detail = match kind {
            EntryKind::ChallengeDecided => shown.decision.as_ref().map(|decided| outcome(decided.value.outcome)),
            EntryKind::ChallengeReviewDecided => {
                let review = shown.review.as_ref().and_then(|review| review.decision.as_ref());
                review.map(|decided| outcome(decided.value.outcome))
            }
            EntryKind::ChallengeRefused => {
                let refusal = shown.refusal.as_ref().map(|refused| refused.value.code);
                refusal.map(|code| words.code("refusalCode", code.as_str()).into_owned())
            }
            EntryKind::ChallengeRedirected => {
                shown.redirection.as_ref().map(|redirected| redirected.value.to.as_str().to_owned())
            }
            EntryKind::ChallengeMerged => shown.merged_into.as_ref().map(ToString::to_string),
            EntryKind::ChallengeDeemedUnanswered => {
                // The terms stand in the order in which they were missed.
                let missed = shown.missed.get(self.current.events.count_before(event));
                missed.map(|missed| words.code("challengeTerm", missed.deadline.as_str()).into_owned())
            }
            _ => None,
        };
        match detail {
            Some(detail) => words.format("challenge-detail", &[("event", word.into()), ("detail", detail.into())]),
            None => word.into_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::challenges::{ChallengeKind, Deadline, RefusalCode};

    #[test]
    fn every_step_has_its_word_and_a_new_one_is_a_change() {
        let codes =
            |list: &str, codes: Vec<&str>| codes.iter().map(|code| format!("{list}-{code}")).collect::<Vec<_>>();
        let ids = [
            codes("challengeKind", ChallengeKind::ALL.iter().map(|code| code.as_str()).collect()),
            codes("outcome", Outcome::ALL.iter().map(|code| code.as_str()).collect()),
            codes("refusalCode", RefusalCode::ALL.iter().map(|code| code.as_str()).collect()),
            codes("challengeTerm", Deadline::ALL.iter().map(|code| code.as_str()).collect()),
            codes("challenge-event", EntryKind::ALL.iter().filter_map(|kind| kind.challenge_event()).collect()),
        ];
        for words in Translator::all() {
            for id in ids.iter().flatten() {
                assert_ne!(words.message(id), *id, "{}", words.lang());
            }
            assert_eq!(step(words, EntryKind::KeyRotated), words.message("challenge-event-other"), "{}", words.lang());
        }
    }
}
