//! Tiles: the tree and its entries as immutable files (C2SP tlog-tiles).
use super::tree::{Hash, TILE_WIDTH};

/// The content of a tile.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TileKind {
    /// Entries, each preceded by its length.
    Entries,
    /// Hashes of a stored level.
    Hashes(u8),
}

/// A tile and its path: `<L>/<N>[.p/<W>]`, where the level is `entries` for an entry bundle.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Tile {
    pub kind: TileKind,
    pub index: u64,
    /// The number of hashes or entries: 1 to 256, where 256 is a full tile.
    pub width: u64,
}

impl Tile {
    /// Parses the path after `/log/tile/`. Returns `None` if it is not a tile path.
    pub fn parse(path: &str) -> Option<Self> {
        let (level, rest) = path.split_once('/')?;
        let kind = match level {
            "entries" => TileKind::Entries,
            _ => TileKind::Hashes(number(level, 63)? as u8),
        };
        let (index, width) = match rest.split_once(".p/") {
            Some((index, width)) => (index, number(width, TILE_WIDTH - 1).filter(|width| *width > 0)?),
            None => (rest, TILE_WIDTH),
        };
        let tile = Self { kind, index: parse_index(index)?, width };
        // Each tile has exactly one path, so that caches hold it once.
        (tile.path() == path).then_some(tile)
    }

    /// Returns the path after `/log/tile/`.
    pub fn path(&self) -> String {
        let level = match self.kind {
            TileKind::Entries => "entries".to_owned(),
            TileKind::Hashes(level) => level.to_string(),
        };
        let mut groups = vec![format!("{:03}", self.index % 1000)];
        let mut rest = self.index / 1000;
        while rest > 0 {
            groups.push(format!("x{:03}", rest % 1000));
            rest /= 1000;
        }
        groups.reverse();
        let partial = if self.width < TILE_WIDTH { format!(".p/{}", self.width) } else { String::new() };
        format!("{level}/{}{partial}", groups.join("/"))
    }

    /// Returns the index of the first hash or entry within its level.
    pub fn first(&self) -> u64 {
        self.index * TILE_WIDTH
    }

    /// Returns true if a tree of `size` entries contains the whole tile.
    pub fn exists_in(&self, size: u64) -> bool {
        let level = match self.kind {
            TileKind::Entries => 0,
            TileKind::Hashes(level) => u32::from(level),
        };
        let available = size.checked_shr(8 * level).unwrap_or(0);
        self.index
            .checked_mul(TILE_WIDTH)
            .and_then(|first| first.checked_add(self.width))
            .is_some_and(|end| end <= available)
    }
}

fn number(text: &str, max: u64) -> Option<u64> {
    let plain = text.bytes().all(|b| b.is_ascii_digit()) && (text == "0" || !text.starts_with('0'));
    text.parse().ok().filter(|number| plain && *number <= max)
}

fn parse_index(path: &str) -> Option<u64> {
    path.split('/').try_fold(0u64, |index, group| {
        let digits = group.strip_prefix('x').unwrap_or(group);
        let value: u64 =
            digits.parse().ok().filter(|_| digits.len() == 3 && digits.bytes().all(|b| b.is_ascii_digit()))?;
        index.checked_mul(1000)?.checked_add(value)
    })
}

/// Encodes a tile of hashes.
pub fn hash_tile(hashes: &[Hash]) -> Vec<u8> {
    hashes.concat()
}

/// Encodes an entry bundle: each entry is preceded by its length, 16 bits big-endian.
pub fn entry_bundle<'a>(entries: impl Iterator<Item = &'a [u8]>) -> Vec<u8> {
    entries.fold(Vec::new(), |mut bundle, entry| {
        // The cast is lossless: `Entry::to_text` rejects entries longer than 65,535 bytes.
        bundle.extend((entry.len() as u16).to_be_bytes());
        bundle.extend(entry);
        bundle
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn paths_follow_the_specification() {
        let tile = Tile { kind: TileKind::Hashes(0), index: 1_234_067, width: 256 };
        assert_eq!(tile.path(), "0/x001/x234/067");
        let partial = Tile { kind: TileKind::Entries, index: 1000, width: 112 };
        assert_eq!(partial.path(), "entries/x001/000.p/112");
        for wrong in [
            "0",
            "0/1",
            "0/01",
            "00/001",
            "0/x000/001",
            "0/001.p/0",
            "0/001.p/256",
            "0/001.p/01",
            "64/000",
            "x/000",
            "0/",
            "0/+01",
            "0/x001/x234/0671",
        ] {
            assert_eq!(Tile::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_tile_exists_once_all_its_hashes_exist() {
        let exists = |path: &str, size| Tile::parse(path).unwrap().exists_in(size);
        assert!(exists("0/000", 256) && !exists("0/000", 255) && exists("0/000.p/255", 255));
        assert!(exists("1/000.p/1", 256) && !exists("1/000.p/1", 255) && !exists("1/000.p/2", 511));
        assert!(!exists("63/000.p/1", u64::MAX));
    }

    proptest! {
        #[test]
        fn paths_round_trip(level in 0u8..64, entries: bool, index in 0u64..1 << 50, width in 1u64..=256) {
            let tile = Tile { kind: if entries { TileKind::Entries } else { TileKind::Hashes(level) }, index, width };
            prop_assert_eq!(Tile::parse(&tile.path()), Some(tile));
        }
    }
}
