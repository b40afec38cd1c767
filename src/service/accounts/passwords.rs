//! Password hashing and the rules for new passwords.
//!
//! A plain list of known passwords rejects its own entries and accepts `Password2026!x`. `zxcvbn` has such lists
//! (leaked passwords, names, words) and also knows their usual variations, dates, keyboard rows and repetitions. It
//! estimates the number of guesses an attacker needs, which is the property that matters.
use crate::config::{Settings, random};
use crate::domain::json::FieldError;
use crate::{Error, Result};
use anyhow::anyhow;
use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use zxcvbn::{Score, zxcvbn};

/// Minimum length, in characters.
const MIN_LENGTH: usize = 12;
/// A hash that matches no password and costs as much to verify as any other.
pub(super) const DUMMY_HASH: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/// Hashes a password with argon2id. Slow on purpose: call it outside the writer thread.
pub fn hash_password(password: &str) -> Result<String> {
    let hash = Argon2::default().hash_password_with_salt(password.as_bytes(), &random::<16>()?);
    Ok(hash.map_err(|error| anyhow!("a password cannot be hashed: {error}"))?.to_string())
}

/// Returns true if a password matches a hash. As slow as [`hash_password`].
pub(super) fn verify_password(password: &str, hash: &str) -> bool {
    PasswordHash::new(hash).is_ok_and(|hash| Argon2::default().verify_password(password.as_bytes(), &hash).is_ok())
}

/// Returns a random password of 100 bits that is easy to copy.
pub fn random_password() -> Result<String> {
    const LETTERS: &[u8; 32] = b"abcdefghjkmnpqrstuvwxyz023456789";
    let letters: String = random::<20>()?.iter().map(|byte| char::from(LETTERS[usize::from(byte % 32)])).collect();
    Ok(format!("{}-{}-{}-{}", &letters[..5], &letters[5..10], &letters[10..15], &letters[15..]))
}

/// Checks a new password. `user_inputs`: words that an attacker tries first for this account, such as its address.
///
/// # Errors
/// `Invalid` with an error at `/password`.
pub fn check_password(password: &str, user_inputs: &[&str]) -> Result<()> {
    check_password_at("/password", password, user_inputs)
}

/// Checks a new password that is another member of the request body.
///
/// # Errors
/// `Invalid` with an error at `pointer`.
pub fn check_password_at(pointer: &str, password: &str, user_inputs: &[&str]) -> Result<()> {
    let field_error =
        |code, detail: String| Err(Error::Invalid(vec![FieldError { pointer: pointer.to_owned(), code, detail }]));
    if password.chars().count() < MIN_LENGTH {
        return field_error("passwordShort", format!("the password needs at least {MIN_LENGTH} characters"));
    }
    // The parts of an address are as guessable as the address.
    let parts = user_inputs.iter().flat_map(|word| word.split(|c: char| !c.is_alphanumeric()).chain([*word]));
    let known: Vec<_> = parts.filter(|part| part.len() > 2).collect();
    if zxcvbn(password, &known).score() < Score::Three {
        return field_error("passwordGuessable", "this password is common or easy to guess: choose another".into());
    }
    Ok(())
}

/// Returns the words that an attacker tries first for any account of this register.
pub fn register_password_inputs(settings: &Settings) -> Vec<String> {
    let host = settings.public_url.split("://").nth(1).unwrap_or_default();
    let words = settings.operator.iter().cloned();
    words.chain([host.to_owned(), "algorithm register algoritmeregister".to_owned()]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn guessable_passwords_are_rejected() {
        let check = |password: &str| check_password(password, &["jan.voorbeeld@stad.example", "register.example"]);
        for (password, code) in [
            ("kort", "passwordShort"),
            ("elfletters1", "passwordShort"),
            ("passwordpassword", "passwordGuessable"),
            ("Password2026!", "passwordGuessable"),
            ("qwertyuiop123456", "passwordGuessable"),
            ("aaaaaaaaaaaaaaaa", "passwordGuessable"),
            ("123456789012", "passwordGuessable"),
            ("jan.voorbeeld@stad.example", "passwordGuessable"),
            ("voorbeeld2026", "passwordGuessable"),
        ] {
            let Err(Error::Invalid(errors)) = check(password) else { panic!("{password} is accepted") };
            assert_eq!((errors[0].pointer.as_str(), errors[0].code), ("/password", code), "{password}");
            assert!(!errors[0].detail.contains(password));
        }
        for password in ["tulpen rijden zelden op zondag", "k7#vQ2!mWz9pXe", "ουρανός-τρένο-μήλο-28"] {
            assert!(check(password).is_ok(), "{password}");
        }
        assert!(check(&random_password().unwrap()).is_ok());
    }

    #[test]
    fn a_hash_matches_one_password() {
        let hash = hash_password("tulpen rijden zelden op zondag").unwrap();
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
        assert!(verify_password("tulpen rijden zelden op zondag", &hash) && !verify_password("tulpen", &hash));
        assert!(!verify_password("", DUMMY_HASH) && !verify_password("", ""));
    }
}
