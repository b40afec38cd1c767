//! Tiles: how the tree and its entries are cut into immutable files (C2SP tlog-tiles).
use super::tree::{Hash, TILE_WIDTH};

/// What a tile holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Entries, each with its length before it.
    Entries,
    /// Hashes of a stored level.
    Hashes(u8),
}

/// The address of a tile: `<L>/<N>[.p/<W>]`, with `entries` for the level of an entry bundle.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Tile {
    pub kind: Kind,
    pub index: u64,
    /// How many hashes or entries of it are asked for: 1 to 256, 256 being a full tile.
    pub width: u64,
}

impl Tile {
    /// Reads the part of the path behind `/log/tile/`. None if it is no address of a tile.
    pub fn parse(path: &str) -> Option<Self> {
        let (level, rest) = path.split_once('/')?;
        let kind = match level {
            "entries" => Kind::Entries,
            _ => Kind::Hashes(number(level, 63)? as u8),
        };
        let (index, width) = match rest.split_once(".p/") {
            Some((index, width)) => (index, number(width, TILE_WIDTH - 1).filter(|width| *width > 0)?),
            None => (rest, TILE_WIDTH),
        };
        let tile = Self { kind, index: parse_index(index)?, width };
        // One tile has one address: anything that would be written otherwise is refused.
        (tile.path() == path).then_some(tile)
    }

    /// The part of the path behind `/log/tile/`.
    pub fn path(&self) -> String {
        let level = match self.kind {
            Kind::Entries => "entries".to_owned(),
            Kind::Hashes(level) => level.to_string(),
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

    /// The first hash or entry of it, as an index of its level.
    pub fn first(&self) -> u64 {
        self.index * TILE_WIDTH
    }

    /// Whether a tree of `size` entries has it.
    pub fn is_in(&self, size: u64) -> bool {
        let level = match self.kind {
            Kind::Entries => 0,
            Kind::Hashes(level) => u32::from(level),
        };
        let there = size.checked_shr(8 * level).unwrap_or(0);
        self.index
            .checked_mul(TILE_WIDTH)
            .and_then(|first| first.checked_add(self.width))
            .is_some_and(|end| end <= there)
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

/// The bytes of a tile of hashes.
pub fn hash_tile(hashes: &[Hash]) -> Vec<u8> {
    hashes.concat()
}

/// The bytes of an entry bundle: each entry with its length before it, 16 bits, big-endian.
pub fn entry_bundle<'a>(entries: impl Iterator<Item = &'a [u8]>) -> Vec<u8> {
    entries.fold(Vec::new(), |mut bundle, entry| {
        // An entry is at most 65,535 bytes: `Entry::to_bytes` refuses longer ones.
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
    fn addresses_are_those_of_the_specification() {
        let tile = Tile { kind: Kind::Hashes(0), index: 1_234_067, width: 256 };
        assert_eq!(tile.path(), "0/x001/x234/067");
        let partial = Tile { kind: Kind::Entries, index: 1000, width: 112 };
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
    fn a_tile_is_there_when_its_hashes_are() {
        let there = |path: &str, size| Tile::parse(path).unwrap().is_in(size);
        assert!(there("0/000", 256) && !there("0/000", 255) && there("0/000.p/255", 255));
        assert!(there("1/000.p/1", 256) && !there("1/000.p/1", 255) && !there("1/000.p/2", 511));
        assert!(!there("63/000.p/1", u64::MAX));
    }

    proptest! {
        #[test]
        fn an_address_is_read_as_it_is_written(level in 0u8..64, entries: bool, index in 0u64..1 << 50, width in 1u64..=256) {
            let tile = Tile { kind: if entries { Kind::Entries } else { Kind::Hashes(level) }, index, width };
            prop_assert_eq!(Tile::parse(&tile.path()), Some(tile));
        }
    }
}
