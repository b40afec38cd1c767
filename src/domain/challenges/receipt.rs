//! Receipts: 128 random bits as twelve words. The holder of the receipt is the submitter; the register knows no other
//! identity.
//!
//! The words are those of BIP 39 (English), the most widely used list: no two words share their first four letters, and
//! a four-bit checksum detects most typing errors before any lookup.
use bip39::{Language, Mnemonic};
use std::fmt;

/// The secret of a submitter, issued once. Its debug form is empty, so that it never appears in a log.
#[derive(Clone, PartialEq, Eq)]
pub struct Receipt([u8; 16]);

impl Receipt {
    pub fn new(bits: [u8; 16]) -> Self {
        Self(bits)
    }

    /// Parses a receipt as people type it: in any case, with any spaces or hyphens between the words.
    pub fn parse(text: &str) -> Option<Self> {
        if text.len() > 400 {
            return None;
        }
        let words = text.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| !word.is_empty());
        let words = words.map(str::to_ascii_lowercase).collect::<Vec<_>>().join(" ");
        let bits = Mnemonic::parse_in_normalized(Language::English, &words).ok()?.to_entropy();
        bits.try_into().ok().map(Self)
    }

    /// Returns the twelve words.
    pub fn words(&self) -> String {
        Mnemonic::from_entropy(&self.0).map(|words| words.to_string()).unwrap_or_default()
    }

    pub fn bits(&self) -> &[u8; 16] {
        &self.0
    }
}

impl fmt::Debug for Receipt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Receipt")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_receipt_is_twelve_words() {
        let receipt = Receipt::new([0; 16]);
        assert_eq!(
            receipt.words(),
            "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about"
        );
        assert_eq!(format!("{receipt:?}"), "Receipt");
        assert_eq!(Receipt::parse(&receipt.words().replace("about", "abandon")), None);
        assert_eq!(Receipt::parse("abandon"), None);
        assert_eq!(Receipt::parse(&"zoo ".repeat(24)), None);
    }

    proptest! {
        #[test]
        fn receipts_are_parsed_as_typed(bits: [u8; 16]) {
            let receipt = Receipt::new(bits);
            prop_assert_eq!(receipt.words().split(' ').count(), 12);
            prop_assert_eq!(Receipt::parse(&receipt.words().to_uppercase().replace(' ', " - ")), Some(receipt));
        }
    }
}
