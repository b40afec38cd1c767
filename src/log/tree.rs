//! The Merkle tree of RFC 6962, section 2.1: its hashes, and the compact range that appending needs.
use sha2::{Digest, Sha256};

/// A SHA-256 hash.
pub type Hash = [u8; 32];

/// The number of tree levels in a tile: a tile is 256 hashes wide (C2SP tlog-tiles).
pub const TILE_HEIGHT: u8 = 8;
/// The number of hashes or entries in a full tile.
pub const TILE_WIDTH: u64 = 1 << TILE_HEIGHT;

/// Returns the hash of an entry: `SHA-256(0x00 || entry)`.
pub fn leaf_hash(entry: &[u8]) -> Hash {
    Sha256::new().chain_update([0]).chain_update(entry).finalize().into()
}

/// Returns the hash of an inner node: `SHA-256(0x01 || left || right)`.
pub fn node_hash(left: &Hash, right: &Hash) -> Hash {
    Sha256::new().chain_update([1]).chain_update(left).chain_update(right).finalize().into()
}

/// Returns the root of the empty tree: `SHA-256("")`.
pub fn empty_root() -> Hash {
    Sha256::new().finalize().into()
}

/// A hash of a stored level: level 0 holds the entries, level 1 the nodes over 256 entries, and so on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StoredHash {
    pub level: u8,
    pub index: u64,
    pub hash: Hash,
}

/// The roots of the full subtrees of a tree, the largest first. Appending needs nothing else.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CompactRange {
    size: u64,
    nodes: Vec<Hash>,
}

impl CompactRange {
    /// Creates the compact range of a tree of `size` entries. Returns `None` if the number of nodes does not match the
    /// size.
    pub fn new(size: u64, nodes: Vec<Hash>) -> Option<Self> {
        (nodes.len() == size.count_ones() as usize).then_some(Self { size, nodes })
    }

    pub fn size(&self) -> u64 {
        self.size
    }

    pub fn nodes(&self) -> &[Hash] {
        &self.nodes
    }

    /// Appends the hash of an entry and returns the O(log n) hashes to store.
    pub fn push(&mut self, leaf: Hash) -> Vec<StoredHash> {
        let mut stored = vec![StoredHash { level: 0, index: self.size, hash: leaf }];
        let (mut hash, mut height, mut index) = (leaf, 0, self.size);
        while index & 1 == 1 {
            let Some(left) = self.nodes.pop() else { break };
            hash = node_hash(&left, &hash);
            height += 1;
            index >>= 1;
            if height % TILE_HEIGHT == 0 {
                stored.push(StoredHash { level: height / TILE_HEIGHT, index, hash });
            }
        }
        self.nodes.push(hash);
        self.size += 1;
        stored
    }

    /// Returns the root of the tree.
    pub fn root(&self) -> Hash {
        let mut nodes = self.nodes.iter().rev();
        let Some(last) = nodes.next() else { return empty_root() };
        nodes.fold(*last, |right, left| node_hash(left, &right))
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    pub(crate) fn hex(hash: &[u8]) -> String {
        hash.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// Computes MTH of RFC 6962, section 2.1, literally: slow, but obviously correct.
    pub(crate) fn naive_root(leaves: &[Hash]) -> Hash {
        match leaves {
            [] => empty_root(),
            [node] => *node,
            _ => {
                let split = leaves.len().next_power_of_two() / 2;
                node_hash(&naive_root(&leaves[..split]), &naive_root(&leaves[split..]))
            }
        }
    }

    /// The test vectors of Certificate Transparency implementations of RFC 6962.
    pub(crate) const RFC6962: [(&[u8], &str); 8] = [
        (&[], "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"),
        (&[0x00], "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"),
        (&[0x10], "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77"),
        (&[0x20, 0x21], "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"),
        (&[0x30, 0x31], "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4"),
        (&[0x40, 0x41, 0x42, 0x43], "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef"),
        (
            &[0x50, 0x51, 0x52, 0x53, 0x54, 0x55, 0x56, 0x57],
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        ),
        (
            &[0x60, 0x61, 0x62, 0x63, 0x64, 0x65, 0x66, 0x67, 0x68, 0x69, 0x6a, 0x6b, 0x6c, 0x6d, 0x6e, 0x6f],
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
        ),
    ];

    #[test]
    fn roots_match_rfc_6962_vectors() {
        assert_eq!(hex(&empty_root()), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        let mut range = CompactRange::default();
        for (entry, root) in RFC6962 {
            range.push(leaf_hash(entry));
            assert_eq!(hex(&range.root()), root);
        }
    }

    #[test]
    fn the_compact_range_has_the_root_of_the_tree() {
        let (mut range, mut leaves) = (CompactRange::default(), Vec::new());
        for n in 0..600u64 {
            leaves.push(leaf_hash(&n.to_be_bytes()));
            let stored = range.push(leaves[n as usize]);
            assert_eq!(range.root(), naive_root(&leaves), "{n}");
            assert_eq!(stored.len(), if n % 256 == 255 { 2 } else { 1 });
            assert_eq!(CompactRange::new(n + 1, range.nodes().to_vec()), Some(range.clone()));
        }
        assert_eq!(CompactRange::new(3, vec![[0; 32]]), None);
    }
}
