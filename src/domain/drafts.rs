//! Drafts: what can happen to them, and how edits of them are put together.
pub mod merge;

use super::shape::codes;

codes! {
    /// Where a draft is on its way.
    pub enum State {
        /// Somebody writes it.
        Open = "open",
        /// It waits for a publisher.
        Submitted = "submitted",
        /// A publisher gave it back, with comments.
        Returned = "returned",
    }
}

codes! {
    /// What happens to a draft.
    pub enum Event {
        /// Its record changes.
        Edit = "edit",
        Submit = "submit",
        Return = "return",
        Publish = "publish",
    }
}

/// Why something cannot happen to a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    AlreadySubmitted,
    NotSubmitted,
    /// Somebody else than the last editor must do it.
    FourEyes,
}

/// What becomes of a draft when something happens to it; none: it is published, and no draft any more.
///
/// `two_person_rule`: whether its organization asks for them. `own`: whether whoever acts was the last to edit it.
///
/// # Errors
/// Why it cannot happen.
pub fn step(state: State, event: Event, two_person_rule: bool, own: bool) -> Result<Option<State>, Refusal> {
    match (event, state) {
        // What was submitted is no longer what is there.
        (Event::Edit, State::Submitted) => Ok(Some(State::Open)),
        // It stays marked until it is submitted again.
        (Event::Edit, open) => Ok(Some(open)),
        (Event::Submit, State::Submitted) => Err(Refusal::AlreadySubmitted),
        (Event::Submit, State::Open | State::Returned) => Ok(Some(State::Submitted)),
        (Event::Return, State::Submitted) => Ok(Some(State::Returned)),
        (Event::Return, State::Open | State::Returned) => Err(Refusal::NotSubmitted),
        (Event::Publish, State::Open | State::Returned) if two_person_rule => Err(Refusal::NotSubmitted),
        (Event::Publish, _) if super::policy::two_person_rule(two_person_rule, &own, &true) => Ok(None),
        (Event::Publish, _) => Err(Refusal::FourEyes),
    }
}

/// Fields that the register sets; whoever edits a draft leaves them as they are.
pub const READ_ONLY: &[&str] = &["organization", "sourceRecord", "template"];
/// Fields that stay as they are where a whole record is sent without them.
pub const KEPT: &[&str] = &["organization", "sourceRecord", "template", "defaultLanguage"];

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// State, event, whether four eyes are asked for, whether it is one's own last edit: what comes of it.
    #[test]
    fn every_event_in_every_state() {
        use Event::*;
        use State::*;
        let expected = |state, event, two_person_rule, own| match (state, event) {
            (Open, Edit) => Ok(Some(Open)),
            (Submitted, Edit) => Ok(Some(Open)),
            (Returned, Edit) => Ok(Some(Returned)),
            (Open, Submit) => Ok(Some(Submitted)),
            (Submitted, Submit) => Err(Refusal::AlreadySubmitted),
            (Returned, Submit) => Ok(Some(Submitted)),
            (Open, Return) => Err(Refusal::NotSubmitted),
            (Submitted, Return) => Ok(Some(Returned)),
            (Returned, Return) => Err(Refusal::NotSubmitted),
            (Open, Publish) => {
                if two_person_rule {
                    Err(Refusal::NotSubmitted)
                } else {
                    Ok(None)
                }
            }
            (Submitted, Publish) => {
                if two_person_rule && own {
                    Err(Refusal::FourEyes)
                } else {
                    Ok(None)
                }
            }
            (Returned, Publish) => {
                if two_person_rule {
                    Err(Refusal::NotSubmitted)
                } else {
                    Ok(None)
                }
            }
        };
        for (state, event) in State::ALL.iter().flat_map(|state| Event::ALL.iter().map(|event| (*state, *event))) {
            for (two_person_rule, own) in [(false, false), (false, true), (true, false), (true, true)] {
                let became = step(state, event, two_person_rule, own);
                assert_eq!(
                    became,
                    expected(state, event, two_person_rule, own),
                    "{state} {event} {two_person_rule} {own}"
                );
            }
        }
    }

    proptest! {
        /// Whatever two people do, with four eyes nothing is published that was not submitted as it is, or that its
        /// publisher was the last to edit.
        #[test]
        fn the_two_person_rule_holds_for_what_is_published(acts in prop::collection::vec((0..4usize, any::<bool>()), 0..40)) {
            let (mut state, mut last_editor, mut submitted) = (State::Open, false, false);
            for (event, who) in acts {
                let event = Event::ALL[event];
                match step(state, event, true, who == last_editor) {
                    Ok(None) => {
                        prop_assert!(submitted && who != last_editor);
                        break;
                    }
                    Ok(Some(next)) => {
                        state = next;
                        match event {
                            Event::Edit => (last_editor, submitted) = (who, false),
                            Event::Submit => submitted = true,
                            Event::Return => submitted = false,
                            Event::Publish => unreachable!(),
                        }
                    }
                    Err(_) => {}
                }
                prop_assert_eq!(submitted, state == State::Submitted);
            }
        }
    }
}
