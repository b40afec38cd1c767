//! Public references of challenges: `2026-K73M-9Q4X`.
//!
//! References are random, so that they do not reveal the number of challenges. Their letters are unambiguous on the
//! phone, and a check character prevents a typing error from finding another challenge.
use crate::domain::json::{Defs, FieldErrors, FromJson, IsEmpty, JsonSchema, read_text};
use crate::domain::languages::Localize;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// Digits and capital letters without the ambiguous ones (I, L, O, U).
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// The number of random characters.
const RANDOM_CHARACTERS: usize = 7;

/// The public reference of a challenge.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Reference(String);

impl Reference {
    /// Creates a reference from a year and random bits.
    ///
    /// Returns `None` if the check character would be ambiguous, which happens for one in seven: retry with other bits.
    pub fn new(year: u16, random: u64) -> Option<Self> {
        let characters = (0..RANDOM_CHARACTERS).map(|n| char::from(LETTERS[(random >> (5 * n)) as usize & 31]));
        let body: String = format!("{year:04}").chars().chain(characters).collect();
        let check = check_character(&body)?;
        LETTERS.contains(&(check as u8)).then(|| Self(grouped(&format!("{body}{check}"))))
    }

    /// Parses a reference as people type it: in any case, with or without hyphens and spaces, `O` for zero, `I` or `L`
    /// for one.
    pub fn parse(text: &str) -> Option<Self> {
        if text.len() > 40 {
            return None;
        }
        let normalize = |c: char| match c.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            c => c,
        };
        let text: String = text.chars().filter(|c| !matches!(c, '-' | ' ')).map(normalize).collect();
        let well_formed = text.len() == 4 + RANDOM_CHARACTERS + 1 && text.bytes().all(|c| LETTERS.contains(&c));
        let (year, body) = (text.get(..4)?, text.get(..text.len() - 1)?);
        let valid =
            well_formed && year.bytes().all(|c| c.is_ascii_digit()) && check_character(body) == text.chars().last();
        valid.then(|| Self(grouped(&text)))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn grouped(text: &str) -> String {
    format!("{}-{}-{}", &text[..4], &text[4..8], &text[8..])
}

/// Returns the check character of ISO/IEC 7064, MOD 37-2. It detects every wrong character and every swap of two
/// adjacent ones.
fn check_character(body: &str) -> Option<char> {
    let sum = body.chars().try_fold(0, |sum, c| Some((sum + c.to_digit(36)?) * 2 % 37))?;
    // The thirty-seventh is `*`. The caller retries for it and for the ambiguous letters.
    char::from_digit((38 - sum) % 37, 36).map(|c| c.to_ascii_uppercase())
}

impl std::fmt::Display for Reference {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for Reference {
    type Error = &'static str;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text).ok_or("the reference of a challenge is expected")
    }
}

impl From<Reference> for String {
    fn from(reference: Reference) -> Self {
        reference.0
    }
}

impl FromJson for Reference {
    fn from_json(value: &Value, pointer: &str, errors: &mut FieldErrors) -> Option<Self> {
        read_text(
            value,
            pointer,
            errors,
            "reference",
            "the reference of a challenge is expected, such as 2026-K73M-9Q4X",
            Self::parse,
        )
    }
}

impl JsonSchema for Reference {
    fn schema(_: &mut Defs) -> Value {
        json!({"type": "string", "pattern": "^[0-9]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$"})
    }
}

impl IsEmpty for Reference {}

impl Localize for Reference {}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn check_characters_match_those_of_isbt_128() {
        // ISBT 128 uses the same check character for blood donation numbers.
        assert_eq!(check_character("G123498654321"), Some('H'));
    }

    proptest! {
        #[test]
        fn references_are_parsed_as_typed(random: u64, year in 2000u16..9999) {
            if let Some(reference) = Reference::new(year, random) {
                prop_assert_eq!(Reference::parse(reference.as_str()), Some(reference.clone()));
                let typed = reference.as_str().to_lowercase().replace('-', " ").replace('0', "o").replace('1', "l");
                prop_assert_eq!(Reference::parse(&typed), Some(reference));
            }
        }

        #[test]
        fn typing_errors_are_detected(random: u64, position in 0usize..12, other in 0usize..32) {
            let Some(reference) = Reference::new(2026, random) else { return Ok(()) };
            let plain: Vec<u8> = reference.as_str().bytes().filter(|c| *c != b'-').collect();
            let mut wrong = plain.clone();
            wrong[position] = LETTERS[other];
            if wrong != plain {
                prop_assert_eq!(Reference::parse(std::str::from_utf8(&wrong).unwrap()), None);
            }
            let mut swapped = plain.clone();
            swapped.swap(position, (position + 1).min(11));
            if swapped != plain {
                prop_assert_eq!(Reference::parse(std::str::from_utf8(&swapped).unwrap()), None);
            }
        }
    }
}
