//! Edits of JSON values: replacement, merge patch (RFC 7396) and three-way merge.
use crate::domain::json::child_pointer;
use serde_json::{Map, Value};

/// An edit of an existing value.
#[derive(Debug, Clone)]
pub enum Edit {
    /// Replaces the value.
    Replace(Value),
    /// Applies a merge patch (RFC 7396).
    Patch(Value),
}

impl Edit {
    /// Returns the value after the edit.
    pub fn apply(self, mut before: Value) -> Value {
        match self {
            Self::Replace(after) => after,
            Self::Patch(changes) => {
                patch(&mut before, &changes);
                before
            }
        }
    }
}

/// Applies a merge patch (RFC 7396): null removes a member, objects are merged, any other value replaces the old one.
pub fn patch(target: &mut Value, patch: &Value) {
    let Value::Object(patch) = patch else {
        *target = patch.clone();
        return;
    };
    if !target.is_object() {
        *target = Value::Object(Map::new());
    }
    let Some(members) = target.as_object_mut() else { return };
    for (name, value) in patch {
        if value.is_null() {
            members.shift_remove(name);
        } else {
            self::patch(members.entry(name.as_str()).or_insert(Value::Null), value);
        }
    }
}

/// Merges two changes of the same base value, and returns the pointers of the conflicts.
///
/// A change that only one side made is taken. Objects are merged member by member, lists as a whole. In a conflict
/// `ours` wins; a person should check it.
pub fn three_way(base: &Value, ours: &Value, theirs: &Value) -> (Value, Vec<String>) {
    let mut conflicts = Vec::new();
    let merged = merge(Some(base), Some(ours), Some(theirs), "", &mut conflicts);
    (merged.unwrap_or(Value::Null), conflicts)
}

fn merge(
    base: Option<&Value>,
    ours: Option<&Value>,
    theirs: Option<&Value>,
    pointer: &str,
    conflicts: &mut Vec<String>,
) -> Option<Value> {
    if ours == base || ours == theirs {
        return theirs.cloned();
    }
    if theirs == base {
        return ours.cloned();
    }
    if let (Some(Value::Object(ours)), Some(Value::Object(theirs))) = (ours, theirs) {
        let base = base.and_then(Value::as_object);
        let names = ours.keys().chain(theirs.keys().filter(|name| !ours.contains_key(*name)));
        let members = names.filter_map(|name| {
            let base = base.and_then(|base| base.get(name));
            let value = merge(base, ours.get(name), theirs.get(name), &child_pointer(pointer, name), conflicts)?;
            Some((name.clone(), value))
        });
        return Some(Value::Object(members.collect()));
    }
    conflicts.push(pointer.to_owned());
    ours.cloned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    /// RFC 7396, appendix A.
    #[test]
    fn patches_match_the_examples_of_the_rfc() {
        for (original, change, result) in [
            (json!({"a": "b"}), json!({"a": "c"}), json!({"a": "c"})),
            (json!({"a": "b"}), json!({"b": "c"}), json!({"a": "b", "b": "c"})),
            (json!({"a": "b"}), json!({"a": null}), json!({})),
            (json!({"a": "b", "b": "c"}), json!({"a": null}), json!({"b": "c"})),
            (json!({"a": ["b"]}), json!({"a": "c"}), json!({"a": "c"})),
            (json!({"a": "c"}), json!({"a": ["b"]}), json!({"a": ["b"]})),
            (json!({"a": {"b": "c"}}), json!({"a": {"b": "d", "c": null}}), json!({"a": {"b": "d"}})),
            (json!({"a": [{"b": "c"}]}), json!({"a": [1]}), json!({"a": [1]})),
            (json!(["a", "b"]), json!(["c", "d"]), json!(["c", "d"])),
            (json!({"a": "b"}), json!(["c"]), json!(["c"])),
            (json!({"a": "foo"}), json!(null), json!(null)),
            (json!({"a": "foo"}), json!("bar"), json!("bar")),
            (json!({"e": null}), json!({"a": 1}), json!({"e": null, "a": 1})),
            (json!([1, 2]), json!({"a": "b", "c": null}), json!({"a": "b"})),
            (json!({}), json!({"a": {"bb": {"ccc": null}}}), json!({"a": {"bb": {}}})),
        ] {
            let mut target = original.clone();
            patch(&mut target, &change);
            assert_eq!(target, result, "{original} and {change}");
        }
    }

    #[test]
    fn changes_of_different_members_are_both_taken() {
        let base = json!({"name": {"nl": "Oud", "en": "Old"}, "summary": {"nl": "Kort"}, "technique": ["rules"]});
        let ours = json!({"name": {"nl": "Nieuw", "en": "Old"}, "summary": {"nl": "Ons"}, "technique": ["rules"]});
        let theirs = json!({"name": {"nl": "Oud", "en": "New"}, "summary": {"nl": "Hun"}, "technique": ["other"]});
        let (merged, conflicts) = three_way(&base, &ours, &theirs);
        let expected = json!({"name": {"nl": "Nieuw", "en": "New"}, "summary": {"nl": "Ons"}, "technique": ["other"]});
        assert_eq!((merged, conflicts), (expected, vec!["/summary/nl".to_owned()]));
        // One side removes the member that the other side changes.
        let (merged, conflicts) = three_way(&json!({"a": {"x": 1}}), &json!({}), &json!({"a": {"x": 2}}));
        assert_eq!((merged, conflicts), (json!({}), vec!["/a".to_owned()]));
    }

    fn any_json() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![any::<bool>().prop_map(Value::from), (0..3u8).prop_map(Value::from)];
        let leaf = leaf.prop_recursive(3, 24, 3, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..3).prop_map(Value::from),
                prop::collection::btree_map("[abc]", inner, 0..3)
                    .prop_map(|map| Value::Object(map.into_iter().collect())),
            ]
        });
        prop::collection::btree_map("[abc]", leaf, 0..4).prop_map(|map| Value::Object(map.into_iter().collect()))
    }

    proptest! {
        /// A change of one side is taken, and equal changes of both sides are no conflict.
        #[test]
        fn no_change_is_lost(base in any_json(), ours in any_json(), theirs in any_json()) {
            prop_assert_eq!(three_way(&base, &ours, &base), (ours.clone(), vec![]));
            prop_assert_eq!(three_way(&base, &base, &theirs), (theirs.clone(), vec![]));
            prop_assert_eq!(three_way(&base, &ours, &ours), (ours.clone(), vec![]));
            let (_, our_conflicts) = three_way(&base, &ours, &theirs);
            let (_, their_conflicts) = three_way(&base, &theirs, &ours);
            let sorted = |mut pointers: Vec<String>| { pointers.sort(); pointers };
            prop_assert_eq!(sorted(our_conflicts), sorted(their_conflicts), "both sides see the same conflicts");
        }

        /// Applying a patch twice changes nothing more, and null removes the member.
        #[test]
        fn patches_are_idempotent(base in any_json(), change in any_json(), removed in "[abc]") {
            let mut change = change;
            change[removed.as_str()] = Value::Null;
            let mut once = base;
            patch(&mut once, &change);
            prop_assert!(once.get(&removed).is_none());
            let mut twice = once.clone();
            patch(&mut twice, &change);
            prop_assert_eq!(once, twice);
        }
    }
}
