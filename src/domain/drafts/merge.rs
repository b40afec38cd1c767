//! Edits put together: one of what is there, as a whole or by a merge patch, and two ways that a record went from one
//! beginning.
use crate::domain::shape::child_pointer;
use serde_json::{Map, Value};

/// What somebody does to a value that is there.
#[derive(Debug, Clone)]
pub enum Edit {
    /// Another one in its place.
    Replace(Value),
    /// RFC 7396.
    Patch(Value),
}

impl Edit {
    /// What becomes of a value.
    pub fn of(self, mut before: Value) -> Value {
        match self {
            Self::Replace(after) => after,
            Self::Patch(changes) => {
                patch(&mut before, &changes);
                before
            }
        }
    }
}

/// Applies a merge patch (RFC 7396): members that are null go, objects are merged, anything else takes the place of
/// what was there. Ten lines that the RFC gives; a library would add nothing.
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

/// What was written (`ours`) and what came meanwhile (`theirs`), both from `base`, in one. Where only one of them
/// changed something, that change stands; objects are looked into, lists are not. Where both did, ours stands, and its
/// place is among the answers: a person should look there.
pub fn both(base: &Value, ours: &Value, theirs: &Value) -> (Value, Vec<String>) {
    let mut conflicts = Vec::new();
    let merged = merged(Some(base), Some(ours), Some(theirs), "", &mut conflicts);
    (merged.unwrap_or(Value::Null), conflicts)
}

fn merged(
    base: Option<&Value>,
    ours: Option<&Value>,
    theirs: Option<&Value>,
    at: &str,
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
            let value = merged(base, ours.get(name), theirs.get(name), &child_pointer(at, name), conflicts)?;
            Some((name.clone(), value))
        });
        return Some(Value::Object(members.collect()));
    }
    conflicts.push(at.to_owned());
    ours.cloned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    /// RFC 7396, appendix A.
    #[test]
    fn patches_are_those_of_the_rfc() {
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
    fn changes_in_different_places_both_stand() {
        let base = json!({"name": {"nl": "Oud", "en": "Old"}, "summary": {"nl": "Kort"}, "technique": ["rules"]});
        let ours = json!({"name": {"nl": "Nieuw", "en": "Old"}, "summary": {"nl": "Ons"}, "technique": ["rules"]});
        let theirs = json!({"name": {"nl": "Oud", "en": "New"}, "summary": {"nl": "Hun"}, "technique": ["other"]});
        let (merged, conflicts) = both(&base, &ours, &theirs);
        let expected = json!({"name": {"nl": "Nieuw", "en": "New"}, "summary": {"nl": "Ons"}, "technique": ["other"]});
        assert_eq!((merged, conflicts), (expected, vec!["/summary/nl".to_owned()]));
        // Taken out here and rewritten there.
        let (merged, conflicts) = both(&json!({"a": {"x": 1}}), &json!({}), &json!({"a": {"x": 2}}));
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
        /// What only one side did stands as it is; what both did alike is no conflict.
        #[test]
        fn nobodys_change_is_lost(base in any_json(), ours in any_json(), theirs in any_json()) {
            prop_assert_eq!(both(&base, &ours, &base), (ours.clone(), vec![]));
            prop_assert_eq!(both(&base, &base, &theirs), (theirs.clone(), vec![]));
            prop_assert_eq!(both(&base, &ours, &ours), (ours.clone(), vec![]));
            let (_, here) = both(&base, &ours, &theirs);
            let (_, there) = both(&base, &theirs, &ours);
            let sorted = |mut places: Vec<String>| { places.sort(); places };
            prop_assert_eq!(sorted(here), sorted(there), "both sides see the same conflicts");
        }

        /// A patch that is applied twice is applied once, and a null leaves nothing behind.
        #[test]
        fn a_patch_again_changes_nothing(base in any_json(), change in any_json(), gone in "[abc]") {
            let mut change = change;
            change[gone.as_str()] = Value::Null;
            let mut once = base;
            patch(&mut once, &change);
            prop_assert!(once.get(&gone).is_none());
            let mut twice = once.clone();
            patch(&mut twice, &change);
            prop_assert_eq!(once, twice);
        }
    }
}
