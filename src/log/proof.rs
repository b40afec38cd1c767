//! Inclusion and consistency proofs: RFC 6962, sections 2.1.1 and 2.1.2; checked as RFC 9162, section 2.1.3 and 2.1.4.
use super::tree::{CompactRange, Hash, TILE_HEIGHT, node_hash};

/// Reads `count` stored hashes of a level from index `first` on (levels as in [`super::tree::Stored`]).
pub trait Hashes {
    type Error;
    fn read(&mut self, level: u8, first: u64, count: u64) -> Result<Vec<Hash>, Self::Error>;
}

/// The path from entry `index` to the root of the first `size` entries. `index < size`.
pub fn inclusion<H: Hashes>(hashes: &mut H, index: u64, size: u64) -> Result<Vec<Hash>, H::Error> {
    siblings(index, size).into_iter().map(|(low, high)| subtree(hashes, low, high)).collect()
}

/// The subtrees beside the path from entry `index` to the root of `size` entries, from the entry on.
fn siblings(index: u64, size: u64) -> Vec<(u64, u64)> {
    let (mut low, mut high, mut siblings) = (0, size, Vec::new());
    while high - low > 1 {
        let split = low + split(high - low);
        if index < split {
            siblings.push((split, high));
            high = split;
        } else {
            siblings.push((low, split));
            low = split;
        }
    }
    siblings.reverse();
    siblings
}

/// Entries that were appended to a tree of which only the edge is known: enough to prove each of them at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Appended {
    pub before: CompactRange,
    /// The hashes of the entries.
    pub leaves: Vec<Hash>,
}

impl Appended {
    /// How many entries the tree has with them.
    pub fn size(&self) -> u64 {
        self.before.size() + self.leaves.len() as u64
    }

    /// The path from entry `index` to the root. None if it is not one of these.
    pub fn inclusion(&self, index: u64) -> Option<Vec<Hash>> {
        let there = (self.before.size()..self.size()).contains(&index);
        there.then(|| siblings(index, self.size()).into_iter().map(|(low, high)| self.root(low, high)).collect())
    }

    /// The root of entries `low..high`. What is beside the path of an appended entry and before the first of them is a whole subtree
    /// of the edge: where two numbers of entries have the same binary digits, their trees begin with the same subtrees.
    fn root(&self, low: u64, high: u64) -> Hash {
        let size = self.before.size();
        if high <= size {
            let node = (0..64).rev().filter(|bit| size >> bit & 1 == 1).position(|bit| size >> bit << bit == high);
            return node.map_or_else(super::tree::empty_root, |node| self.before.nodes()[node]);
        }
        if high - low == 1 {
            return self.leaves[(low - size) as usize];
        }
        let split = low + split(high - low);
        node_hash(&self.root(low, split), &self.root(split, high))
    }
}

/// The proof that the tree of `old` entries is a prefix of that of `new`. `0 < old <= new`; empty if they are the same.
pub fn consistency<H: Hashes>(hashes: &mut H, old: u64, new: u64) -> Result<Vec<Hash>, H::Error> {
    let (mut low, mut high, mut parts) = (0, new, Vec::new());
    // Whether the subtree at hand is one that the old tree has as a whole: the verifier knows its hash then.
    let mut known = true;
    while old != high {
        let split = low + split(high - low);
        if old <= split {
            parts.push((split, high));
            high = split;
        } else {
            parts.push((low, split));
            low = split;
            known = false;
        }
    }
    if !known {
        parts.push((low, high));
    }
    parts.into_iter().rev().map(|(low, high)| subtree(hashes, low, high)).collect()
}

/// The largest power of two smaller than `size`.
fn split(size: u64) -> u64 {
    1 << (63 - (size - 1).leading_zeros())
}

/// The root of entries `low..high`, where `low` is where a subtree of that size begins.
fn subtree<H: Hashes>(hashes: &mut H, low: u64, high: u64) -> Result<Hash, H::Error> {
    let (mut at, mut parts) = (low, Vec::new());
    while at < high {
        let fits = 63 - (high - at).leading_zeros();
        let aligned = if at == 0 { 63 } else { at.trailing_zeros() };
        let height = fits.min(aligned);
        parts.push(node(hashes, height as u8, at >> height)?);
        at += 1 << height;
    }
    let last = parts.pop().unwrap_or_else(super::tree::empty_root);
    Ok(parts.iter().rev().fold(last, |right, left| node_hash(left, &right)))
}

/// The node at a height, from the stored hashes below it: at most half a tile of them.
fn node<H: Hashes>(hashes: &mut H, height: u8, index: u64) -> Result<Hash, H::Error> {
    let above = height % TILE_HEIGHT;
    let mut row = hashes.read(height / TILE_HEIGHT, index << above, 1 << above)?;
    while row.len() > 1 {
        row = row.chunks(2).map(|pair| node_hash(&pair[0], &pair[1])).collect();
    }
    Ok(row.into_iter().next().unwrap_or_else(super::tree::empty_root))
}

/// Whether the entry with hash `leaf` is entry `index` of the tree of `size` entries with this `root`.
pub fn verify_inclusion(leaf: Hash, index: u64, size: u64, proof: &[Hash], root: &Hash) -> bool {
    if index >= size {
        return false;
    }
    let (mut at, mut last, mut hash) = (index, size - 1, leaf);
    for sibling in proof {
        if last == 0 {
            return false;
        }
        if at & 1 == 1 || at == last {
            hash = node_hash(sibling, &hash);
            while at & 1 == 0 && at != 0 {
                at >>= 1;
                last >>= 1;
            }
        } else {
            hash = node_hash(&hash, sibling);
        }
        at >>= 1;
        last >>= 1;
    }
    last == 0 && hash == *root
}

/// Whether the tree of `old` entries with `old_root` is a prefix of the tree of `new` entries with `new_root`.
pub fn verify_consistency(old: u64, old_root: &Hash, new: u64, new_root: &Hash, proof: &[Hash]) -> bool {
    if old == new {
        return proof.is_empty() && old_root == new_root;
    }
    if old == 0 || old > new {
        return old == 0 && proof.is_empty();
    }
    let whole = [*old_root];
    let mut path = if old.is_power_of_two() { whole.iter().chain(proof) } else { [].iter().chain(proof) };
    let (mut at, mut last) = (old - 1, new - 1);
    while at & 1 == 1 {
        at >>= 1;
        last >>= 1;
    }
    let Some(first) = path.next() else { return false };
    let (mut from_old, mut from_new) = (*first, *first);
    for sibling in path {
        if last == 0 {
            return false;
        }
        if at & 1 == 1 || at == last {
            from_old = node_hash(sibling, &from_old);
            from_new = node_hash(sibling, &from_new);
            while at & 1 == 0 && at != 0 {
                at >>= 1;
                last >>= 1;
            }
        } else {
            from_new = node_hash(&from_new, sibling);
        }
        at >>= 1;
        last >>= 1;
    }
    last == 0 && from_old == *old_root && from_new == *new_root
}

#[cfg(test)]
mod tests {
    use super::super::tree::{
        CompactRange, Stored, leaf_hash,
        tests::{RFC6962, hex, naive_root},
    };
    use super::*;
    use proptest::prelude::*;
    use std::collections::HashMap;
    use std::convert::Infallible;

    #[derive(Default)]
    struct Memory(HashMap<(u8, u64), Hash>, CompactRange, Vec<Hash>);

    impl Memory {
        fn of(size: u64) -> Self {
            (0..size).fold(Self::default(), |mut memory, n| {
                memory.push(leaf_hash(&n.to_be_bytes()));
                memory
            })
        }
        fn push(&mut self, leaf: Hash) {
            self.2.push(leaf);
            for Stored { level, index, hash } in self.1.push(leaf) {
                self.0.insert((level, index), hash);
            }
        }
        fn edge(&self, size: u64) -> CompactRange {
            self.2[..size as usize].iter().fold(CompactRange::default(), |mut edge, leaf| {
                edge.push(*leaf);
                edge
            })
        }
        fn root(&self, size: u64) -> Hash {
            naive_root(&self.2[..size as usize])
        }
    }

    impl Hashes for Memory {
        type Error = Infallible;
        fn read(&mut self, level: u8, first: u64, count: u64) -> Result<Vec<Hash>, Infallible> {
            Ok((first..first + count).map(|index| self.0[&(level, index)]).collect())
        }
    }

    /// The proofs that RFC 6962 implementations test themselves with, over the same eight entries.
    #[test]
    fn proofs_are_those_of_rfc_6962() {
        let mut memory = Memory::default();
        RFC6962.iter().for_each(|(entry, _)| memory.push(leaf_hash(entry)));
        let shown =
            |proof: Result<Vec<Hash>, Infallible>| proof.unwrap().iter().map(|hash| hex(hash)).collect::<Vec<_>>();
        assert_eq!(shown(inclusion(&mut memory, 0, 1)), [""; 0]);
        assert_eq!(
            shown(inclusion(&mut memory, 0, 8)),
            [
                "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
            ]
        );
        assert_eq!(
            shown(inclusion(&mut memory, 5, 8)),
            [
                "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            ]
        );
        assert_eq!(
            shown(inclusion(&mut memory, 2, 3)),
            ["fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"]
        );
        assert_eq!(
            shown(consistency(&mut memory, 6, 8)),
            [
                "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            ]
        );
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]
        #[test]
        fn what_is_proved_holds_and_nothing_else(size in 1u64..700, a in 0u64..700, b in 0u64..700, flip in 0usize..8) {
            let mut memory = Memory::of(size);
            let (index, old) = (a % size, b % size + 1);
            let (root, old_root) = (memory.root(size), memory.root(old));

            let mut proof = inclusion(&mut memory, index, size).unwrap();
            prop_assert!(verify_inclusion(memory.2[index as usize], index, size, &proof, &root));
            prop_assert!(!verify_inclusion([7; 32], index, size, &proof, &root));
            prop_assert!(!verify_inclusion(memory.2[index as usize], size, size, &proof, &root));
            if let Some(hash) = proof.get_mut(flip) {
                hash[0] ^= 1;
                prop_assert!(!verify_inclusion(memory.2[index as usize], index, size, &proof, &root));
            }

            let before = b % size;
            let appended = Appended { before: memory.edge(before), leaves: memory.2[before as usize..].to_vec() };
            let known = (index >= before).then(|| inclusion(&mut memory, index, size).unwrap());
            prop_assert_eq!(appended.inclusion(index), known);
            prop_assert_eq!((appended.size(), appended.inclusion(size)), (size, None));

            let mut proof = consistency(&mut memory, old, size).unwrap();
            prop_assert!(verify_consistency(old, &old_root, size, &root, &proof));
            prop_assert!(!verify_consistency(old, &[7; 32], size, &root, &proof));
            prop_assert!(!verify_consistency(old, &old_root, size, &[7; 32], &proof));
            if let Some(hash) = proof.get_mut(flip) {
                hash[0] ^= 1;
                prop_assert!(!verify_consistency(old, &old_root, size, &root, &proof));
            }
        }
    }

    #[test]
    fn tall_trees_are_proved_from_tiles() {
        let mut memory = Memory::of(70_000);
        let root = memory.1.root();
        for index in [0, 255, 256, 65_535, 65_536, 69_999] {
            let proof = inclusion(&mut memory, index, 70_000).unwrap();
            assert!(verify_inclusion(memory.2[index as usize], index, 70_000, &proof, &root));
        }
        assert!(memory.0.contains_key(&(2, 0)));
    }
}
