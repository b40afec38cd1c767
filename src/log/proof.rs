//! Inclusion and consistency proofs: generation by RFC 6962, sections 2.1.1 and 2.1.2; verification by RFC 9162,
//! sections 2.1.3 and 2.1.4.
use super::tree::{CompactRange, Hash, TILE_HEIGHT, node_hash};

/// Reads `count` stored hashes of a level, starting at index `first` (levels as in [`super::tree::StoredHash`]).
pub trait HashReader {
    type Error;
    fn read(&mut self, level: u8, first: u64, count: u64) -> Result<Vec<Hash>, Self::Error>;
}

/// Returns the inclusion proof of entry `index` in the tree of the first `size` entries. Requires `index < size`.
pub fn prove_inclusion<H: HashReader>(hashes: &mut H, index: u64, size: u64) -> Result<Vec<Hash>, H::Error> {
    siblings(index, size).into_iter().map(|(low, high)| subtree(hashes, low, high)).collect()
}

/// Returns the sibling subtrees on the path from entry `index` to the root of `size` entries, starting at the entry.
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

/// Leaves appended to a tree of which only the compact range is known. This is enough to prove the inclusion of each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AppendedLeaves {
    pub before: CompactRange,
    /// The hashes of the appended entries.
    pub leaves: Vec<Hash>,
}

impl AppendedLeaves {
    /// Returns the size of the tree including the appended leaves.
    pub fn size(&self) -> u64 {
        self.before.size() + self.leaves.len() as u64
    }

    /// Returns the inclusion proof of entry `index`, or `None` if it is not one of the appended leaves.
    pub fn inclusion(&self, index: u64) -> Option<Vec<Hash>> {
        let appended = (self.before.size()..self.size()).contains(&index);
        appended.then(|| siblings(index, self.size()).into_iter().map(|(low, high)| self.root(low, high)).collect())
    }

    /// Returns the root of entries `low..high`. A sibling that ends before the first appended leaf is a whole node of
    /// the compact range: where two sizes share their leading binary digits, the trees begin with the same subtrees.
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

/// Returns the proof that the tree of `old` entries is a prefix of the tree of `new` entries. Requires `0 < old <=
/// new`. The proof is empty if the sizes are equal.
pub fn prove_consistency<H: HashReader>(hashes: &mut H, old: u64, new: u64) -> Result<Vec<Hash>, H::Error> {
    let (mut low, mut high, mut parts) = (0, new, Vec::new());
    // True while the current subtree is complete in the old tree: the verifier already knows its hash.
    let mut in_old = true;
    while old != high {
        let split = low + split(high - low);
        if old <= split {
            parts.push((split, high));
            high = split;
        } else {
            parts.push((low, split));
            low = split;
            in_old = false;
        }
    }
    if !in_old {
        parts.push((low, high));
    }
    parts.into_iter().rev().map(|(low, high)| subtree(hashes, low, high)).collect()
}

/// Returns the largest power of two smaller than `size`.
fn split(size: u64) -> u64 {
    1 << (63 - (size - 1).leading_zeros())
}

/// Returns the root of entries `low..high`. `low` must be aligned to a subtree of that size.
fn subtree<H: HashReader>(hashes: &mut H, low: u64, high: u64) -> Result<Hash, H::Error> {
    let (mut start, mut parts) = (low, Vec::new());
    while start < high {
        let fits = 63 - (high - start).leading_zeros();
        let aligned = if start == 0 { 63 } else { start.trailing_zeros() };
        let height = fits.min(aligned);
        parts.push(node(hashes, height as u8, start >> height)?);
        start += 1 << height;
    }
    let last = parts.pop().unwrap_or_else(super::tree::empty_root);
    Ok(parts.iter().rev().fold(last, |right, left| node_hash(left, &right)))
}

/// Returns the node at a height, computed from at most half a tile of stored hashes below it.
fn node<H: HashReader>(hashes: &mut H, height: u8, index: u64) -> Result<Hash, H::Error> {
    let levels = height % TILE_HEIGHT;
    let mut row = hashes.read(height / TILE_HEIGHT, index << levels, 1 << levels)?;
    while row.len() > 1 {
        row = row.chunks(2).map(|pair| node_hash(&pair[0], &pair[1])).collect();
    }
    Ok(row.into_iter().next().unwrap_or_else(super::tree::empty_root))
}

/// Returns true if the proof shows that `leaf` is entry `index` of the tree with `size` entries and this `root`.
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

/// Returns true if the proof shows that the tree with `old_root` is a prefix of the tree with `new_root`.
pub fn verify_consistency(old: u64, old_root: &Hash, new: u64, new_root: &Hash, proof: &[Hash]) -> bool {
    if old == new {
        return proof.is_empty() && old_root == new_root;
    }
    if old == 0 || old > new {
        return old == 0 && proof.is_empty();
    }
    let old_root_only = [*old_root];
    let mut path = if old.is_power_of_two() { old_root_only.iter().chain(proof) } else { [].iter().chain(proof) };
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
        CompactRange, StoredHash, leaf_hash,
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
            for StoredHash { level, index, hash } in self.1.push(leaf) {
                self.0.insert((level, index), hash);
            }
        }
        fn range(&self, size: u64) -> CompactRange {
            self.2[..size as usize].iter().fold(CompactRange::default(), |mut range, leaf| {
                range.push(*leaf);
                range
            })
        }
        fn root(&self, size: u64) -> Hash {
            naive_root(&self.2[..size as usize])
        }
    }

    impl HashReader for Memory {
        type Error = Infallible;
        fn read(&mut self, level: u8, first: u64, count: u64) -> Result<Vec<Hash>, Infallible> {
            Ok((first..first + count).map(|index| self.0[&(level, index)]).collect())
        }
    }

    /// The test vectors of RFC 6962 implementations, over the same eight entries.
    #[test]
    fn proofs_match_rfc_6962_vectors() {
        let mut memory = Memory::default();
        RFC6962.iter().for_each(|(entry, _)| memory.push(leaf_hash(entry)));
        let hex_proof =
            |proof: Result<Vec<Hash>, Infallible>| proof.unwrap().iter().map(|hash| hex(hash)).collect::<Vec<_>>();
        assert_eq!(hex_proof(prove_inclusion(&mut memory, 0, 1)), [""; 0]);
        assert_eq!(
            hex_proof(prove_inclusion(&mut memory, 0, 8)),
            [
                "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
            ]
        );
        assert_eq!(
            hex_proof(prove_inclusion(&mut memory, 5, 8)),
            [
                "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            ]
        );
        assert_eq!(
            hex_proof(prove_inclusion(&mut memory, 2, 3)),
            ["fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"]
        );
        assert_eq!(
            hex_proof(prove_consistency(&mut memory, 6, 8)),
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
        fn only_valid_proofs_verify(size in 1u64..700, a in 0u64..700, b in 0u64..700, flip in 0usize..8) {
            let mut memory = Memory::of(size);
            let (index, old) = (a % size, b % size + 1);
            let (root, old_root) = (memory.root(size), memory.root(old));

            let mut proof = prove_inclusion(&mut memory, index, size).unwrap();
            prop_assert!(verify_inclusion(memory.2[index as usize], index, size, &proof, &root));
            prop_assert!(!verify_inclusion([7; 32], index, size, &proof, &root));
            prop_assert!(!verify_inclusion(memory.2[index as usize], size, size, &proof, &root));
            if let Some(hash) = proof.get_mut(flip) {
                hash[0] ^= 1;
                prop_assert!(!verify_inclusion(memory.2[index as usize], index, size, &proof, &root));
            }

            let before = b % size;
            let appended = AppendedLeaves { before: memory.range(before), leaves: memory.2[before as usize..].to_vec() };
            let expected = (index >= before).then(|| prove_inclusion(&mut memory, index, size).unwrap());
            prop_assert_eq!(appended.inclusion(index), expected);
            prop_assert_eq!((appended.size(), appended.inclusion(size)), (size, None));

            let mut proof = prove_consistency(&mut memory, old, size).unwrap();
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
    fn proofs_of_tall_trees_use_stored_levels() {
        let mut memory = Memory::of(70_000);
        let root = memory.1.root();
        for index in [0, 255, 256, 65_535, 65_536, 69_999] {
            let proof = prove_inclusion(&mut memory, index, 70_000).unwrap();
            assert!(verify_inclusion(memory.2[index as usize], index, 70_000, &proof, &root));
        }
        assert!(memory.0.contains_key(&(2, 0)));
    }
}
