//! Drafts: their states, their records, and merging of edits.
mod draft_record;
pub mod merge;

use super::json::Code;
pub use draft_record::{DraftRecord, PRESERVED_FIELDS, READ_ONLY_FIELDS};

/// The state of a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Code)]
pub enum State {
    /// The draft is being edited.
    Open,
    /// The draft waits for a publisher.
    Submitted,
    /// A publisher returned the draft with comments.
    Returned,
}

/// An event of a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Code)]
pub enum Event {
    /// The record changes.
    Edit,
    Submit,
    Return,
    Publish,
}

/// The reason why an event is not allowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TransitionError {
    AlreadySubmitted,
    NotSubmitted,
    /// The two-person rule: the last editor may not publish the draft.
    TwoPersonRule,
}

/// Returns the next state of a draft, or `None` once it is published.
///
/// `two_person_rule`: the setting of the organization. `is_last_editor`: the actor was the last to edit the draft.
///
/// # Errors
/// [`TransitionError`] if the event is not allowed.
pub fn transition(
    state: State,
    event: Event,
    two_person_rule: bool,
    is_last_editor: bool,
) -> Result<Option<State>, TransitionError> {
    match (event, state) {
        // The submitted text is no longer the current one.
        (Event::Edit, State::Submitted) => Ok(Some(State::Open)),
        // A returned draft stays marked until it is submitted again.
        (Event::Edit, open) => Ok(Some(open)),
        (Event::Submit, State::Submitted) => Err(TransitionError::AlreadySubmitted),
        (Event::Submit, State::Open | State::Returned) => Ok(Some(State::Submitted)),
        (Event::Return, State::Submitted) => Ok(Some(State::Returned)),
        (Event::Return, State::Open | State::Returned) => Err(TransitionError::NotSubmitted),
        (Event::Publish, State::Open | State::Returned) if two_person_rule => Err(TransitionError::NotSubmitted),
        (Event::Publish, _) if two_person_rule && is_last_editor => Err(TransitionError::TwoPersonRule),
        (Event::Publish, _) => Ok(None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Every combination of state, event, two-person rule and last editor.
    #[test]
    fn transition_table() {
        use Event::*;
        use State::*;
        let expected = |state, event, two_person_rule, is_last_editor| match (state, event) {
            (Open, Edit) => Ok(Some(Open)),
            (Submitted, Edit) => Ok(Some(Open)),
            (Returned, Edit) => Ok(Some(Returned)),
            (Open, Submit) => Ok(Some(Submitted)),
            (Submitted, Submit) => Err(TransitionError::AlreadySubmitted),
            (Returned, Submit) => Ok(Some(Submitted)),
            (Open, Return) => Err(TransitionError::NotSubmitted),
            (Submitted, Return) => Ok(Some(Returned)),
            (Returned, Return) => Err(TransitionError::NotSubmitted),
            (Open, Publish) => {
                if two_person_rule {
                    Err(TransitionError::NotSubmitted)
                } else {
                    Ok(None)
                }
            }
            (Submitted, Publish) => {
                if two_person_rule && is_last_editor {
                    Err(TransitionError::TwoPersonRule)
                } else {
                    Ok(None)
                }
            }
            (Returned, Publish) => {
                if two_person_rule {
                    Err(TransitionError::NotSubmitted)
                } else {
                    Ok(None)
                }
            }
        };
        for (state, event) in State::ALL.iter().flat_map(|state| Event::ALL.iter().map(|event| (*state, *event))) {
            for (two_person_rule, is_last_editor) in [(false, false), (false, true), (true, false), (true, true)] {
                let next = transition(state, event, two_person_rule, is_last_editor);
                assert_eq!(
                    next,
                    expected(state, event, two_person_rule, is_last_editor),
                    "{state} {event} {two_person_rule} {is_last_editor}"
                );
            }
        }
    }

    proptest! {
        /// With the two-person rule, a published draft was submitted unchanged, and its publisher was not its last
        /// editor.
        #[test]
        fn published_drafts_satisfy_the_two_person_rule(events in prop::collection::vec((0..4usize, any::<bool>()), 0..40)) {
            let (mut state, mut last_editor, mut submitted) = (State::Open, false, false);
            for (event, person) in events {
                let event = Event::ALL[event];
                match transition(state, event, true, person == last_editor) {
                    Ok(None) => {
                        prop_assert!(submitted && person != last_editor);
                        break;
                    }
                    Ok(Some(next)) => {
                        state = next;
                        match event {
                            Event::Edit => (last_editor, submitted) = (person, false),
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
