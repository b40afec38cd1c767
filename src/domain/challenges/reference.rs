//! The name of a challenge: `2026-K73M-9Q4X`. Drawn by lot, so that it does not tell how many there are; said over the
//! phone without a doubt; and with a check character, so that a slip of the pen finds no other challenge.
use crate::domain::languages::Localizer;
use crate::domain::shape::{Defs, FieldErrors, Shape, read_text};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// Digits and capitals without those that look like others (I, L, O, U).
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Characters drawn by lot.
const DRAWN: usize = 7;

/// The public name of a challenge.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Reference(String);

impl Reference {
    /// A reference of a year. `lot`: random bits. None if its check character could be misread: then another lot must be
    /// drawn; one in seven is.
    pub fn new(year: u16, lot: u64) -> Option<Self> {
        let drawn = (0..DRAWN).map(|n| char::from(LETTERS[(lot >> (5 * n)) as usize & 31]));
        let body: String = format!("{year:04}").chars().chain(drawn).collect();
        let check = check(&body)?;
        LETTERS.contains(&(check as u8)).then(|| Self(grouped(&format!("{body}{check}"))))
    }

    /// As somebody writes it: in any case, with or without hyphens and blanks, `O` for zero, `I` or `L` for one.
    pub fn parse(text: &str) -> Option<Self> {
        if text.len() > 40 {
            return None;
        }
        let read = |c: char| match c.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            c => c,
        };
        let text: String = text.chars().filter(|c| !matches!(c, '-' | ' ')).map(read).collect();
        let known = text.len() == 4 + DRAWN + 1 && text.bytes().all(|c| LETTERS.contains(&c));
        let (year, body) = (text.get(..4)?, text.get(..text.len() - 1)?);
        let right = known && year.bytes().all(|c| c.is_ascii_digit()) && check(body) == text.chars().last();
        right.then(|| Self(grouped(&text)))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn grouped(text: &str) -> String {
    format!("{}-{}-{}", &text[..4], &text[4..8], &text[8..])
}

/// The check character of ISO/IEC 7064, MOD 37-2: it finds every wrong character, and every two beside each other that changed
/// places.
fn check(body: &str) -> Option<char> {
    let sum = body.chars().try_fold(0, |sum, c| Some((sum + c.to_digit(36)?) * 2 % 37))?;
    // The thirty-seventh is `*`: with the letters that are misread, a reason to draw again.
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

impl Shape for Reference {
    fn read(value: &Value, at: &str, faults: &mut FieldErrors) -> Option<Self> {
        read_text(
            value,
            at,
            faults,
            "reference",
            "the reference of a challenge is expected, such as 2026-K73M-9Q4X",
            Self::parse,
        )
    }
    fn schema(_: &mut Defs) -> Value {
        json!({"type": "string", "pattern": "^[0-9]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$"})
    }
    fn show(&self, _: &mut Localizer) -> Value {
        self.0.as_str().into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_check_character_is_that_of_blood_donations() {
        // ISBT 128 takes the same one for donation numbers.
        assert_eq!(check("G123498654321"), Some('H'));
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(lot: u64, year in 2000u16..9999) {
            if let Some(reference) = Reference::new(year, lot) {
                prop_assert_eq!(Reference::parse(reference.as_str()), Some(reference.clone()));
                let careless = reference.as_str().to_lowercase().replace('-', " ").replace('0', "o").replace('1', "l");
                prop_assert_eq!(Reference::parse(&careless), Some(reference));
            }
        }

        #[test]
        fn a_slip_finds_nothing(lot: u64, place in 0usize..12, other in 0usize..32) {
            let Some(reference) = Reference::new(2026, lot) else { return Ok(()) };
            let plain: Vec<u8> = reference.as_str().bytes().filter(|c| *c != b'-').collect();
            let mut wrong = plain.clone();
            wrong[place] = LETTERS[other];
            if wrong != plain {
                prop_assert_eq!(Reference::parse(std::str::from_utf8(&wrong).unwrap()), None);
            }
            let mut swapped = plain.clone();
            swapped.swap(place, (place + 1).min(11));
            if swapped != plain {
                prop_assert_eq!(Reference::parse(std::str::from_utf8(&swapped).unwrap()), None);
            }
        }
    }
}
