//! Checkpoints: what the log was at one moment, signed (C2SP tlog-checkpoint over C2SP signed-note, Ed25519).
use super::tree::Hash;
use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use ed25519_dalek::{Signature, Signer, Verifier};
use sha2::{Digest, Sha256};
use std::fmt;

/// The signature type of Ed25519 in signed notes.
const ED25519: u8 = 0x01;

/// What is wrong with a key or a checkpoint.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoteError {
    #[error("the log key is not of the form PRIVATE+KEY+<name>+<hash>+<key>")]
    SigningKey,
    #[error("the verifier key is not of the form <name>+<hash>+<key>")]
    VerifierKey,
    #[error("the name of a log has no spaces and no plus signs, and is not empty")]
    Name,
    #[error("the checkpoint is not a signed note of an origin, a size and a root")]
    Checkpoint,
    #[error("the checkpoint is of another log: its origin is not the name of the key")]
    Origin,
    #[error("the checkpoint has no signature of this key")]
    NoSignature,
    #[error("the signature of the checkpoint is false")]
    Signature,
}

/// The name of a log, and the hash that tells keys of the same name apart.
fn key_hash(name: &str, public: &[u8; 32]) -> [u8; 4] {
    let digest = Sha256::new().chain_update(name).chain_update([b'\n', ED25519]).chain_update(public).finalize();
    [digest[0], digest[1], digest[2], digest[3]]
}

fn check_name(name: &str) -> Result<(), NoteError> {
    let fine = !name.is_empty() && !name.chars().any(|c| c.is_whitespace() || c.is_control() || c == '+');
    fine.then_some(()).ok_or(NoteError::Name)
}

fn parse_key(text: &str, broken: NoteError) -> Result<(String, [u8; 4], [u8; 32]), NoteError> {
    let mut parts = text.trim().splitn(3, '+');
    let (Some(name), Some(hash), Some(key)) = (parts.next(), parts.next(), parts.next()) else { return Err(broken) };
    check_name(name)?;
    let hash = u32::from_str_radix(hash, 16).ok().filter(|_| hash.len() == 8).ok_or(broken)?;
    let key = BASE64.decode(key).map_err(|_| broken)?;
    let key: [u8; 33] = key.try_into().map_err(|_| broken)?;
    let bytes: [u8; 32] = key[1..].try_into().map_err(|_| broken)?;
    if key[0] != ED25519 { Err(broken) } else { Ok((name.to_owned(), hash.to_be_bytes(), bytes)) }
}

/// The key that signs checkpoints. It never shows itself in debug output.
#[derive(Clone)]
pub struct SigningKey {
    name: String,
    key: ed25519_dalek::SigningKey,
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SigningKey({})", self.verifier())
    }
}

impl SigningKey {
    /// A key of 32 random bytes for the log of this name.
    pub fn new(name: &str, seed: &[u8; 32]) -> Result<Self, NoteError> {
        check_name(name)?;
        Ok(Self { name: name.to_owned(), key: ed25519_dalek::SigningKey::from_bytes(seed) })
    }

    /// Reads the form that Go's `note` package writes: `PRIVATE+KEY+<name>+<hash>+<base64>`.
    pub fn parse(text: &str) -> Result<Self, NoteError> {
        let rest = text.trim().strip_prefix("PRIVATE+KEY+").ok_or(NoteError::SigningKey)?;
        let (name, hash, seed) = parse_key(rest, NoteError::SigningKey)?;
        let key = Self::new(&name, &seed)?;
        if key.verifier().hash != hash { Err(NoteError::SigningKey) } else { Ok(key) }
    }

    /// The form that [`SigningKey::parse`] reads: a secret.
    pub fn to_secret(&self) -> String {
        let key = [&[ED25519], self.key.as_bytes().as_slice()].concat();
        let hash = u32::from_be_bytes(self.verifier().hash);
        format!("PRIVATE+KEY+{}+{hash:08x}+{}", self.name, BASE64.encode(key))
    }

    pub fn verifier(&self) -> VerifierKey {
        let public = self.key.verifying_key().to_bytes();
        VerifierKey { name: self.name.clone(), hash: key_hash(&self.name, &public), public }
    }

    /// The signed note of a checkpoint of this log.
    pub fn sign(&self, size: u64, root: &Hash) -> String {
        let text = format!("{}\n{size}\n{}\n", self.name, BASE64.encode(root));
        let signature = self.key.sign(text.as_bytes()).to_bytes();
        let signed = [self.verifier().hash.as_slice(), &signature].concat();
        format!("{text}\n— {} {}\n", self.name, BASE64.encode(signed))
    }
}

/// The key that checks checkpoints: `<name>+<hash>+<base64>`, the vkey form of signed notes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerifierKey {
    name: String,
    hash: [u8; 4],
    public: [u8; 32],
}

impl VerifierKey {
    pub fn parse(text: &str) -> Result<Self, NoteError> {
        let (name, hash, public) = parse_key(text, NoteError::VerifierKey)?;
        if key_hash(&name, &public) != hash { Err(NoteError::VerifierKey) } else { Ok(Self { name, hash, public }) }
    }

    /// The name of the log: the first line of its checkpoints.
    pub fn origin(&self) -> &str {
        &self.name
    }

    /// Reads a checkpoint and checks that this key signed it; signatures of others (witnesses) are passed over.
    pub fn open(&self, note: &str) -> Result<Checkpoint, NoteError> {
        let (text, signatures) = note.split_once("\n\n").ok_or(NoteError::Checkpoint)?;
        let text = format!("{text}\n");
        let checkpoint = Checkpoint::parse(&text)?;
        if checkpoint.origin != self.name {
            return Err(NoteError::Origin);
        }
        if !signatures.ends_with('\n') {
            return Err(NoteError::Checkpoint);
        }
        let key = ed25519_dalek::VerifyingKey::from_bytes(&self.public).map_err(|_| NoteError::VerifierKey)?;
        let mut found = false;
        for line in signatures.lines() {
            let (name, signed) =
                line.strip_prefix("— ").and_then(|rest| rest.split_once(' ')).ok_or(NoteError::Checkpoint)?;
            let signed = BASE64.decode(signed).map_err(|_| NoteError::Checkpoint)?;
            if name != self.name || !signed.starts_with(&self.hash) {
                continue;
            }
            let signature = Signature::from_slice(&signed[4..]).map_err(|_| NoteError::Signature)?;
            key.verify(text.as_bytes(), &signature).map_err(|_| NoteError::Signature)?;
            found = true;
        }
        found.then_some(checkpoint).ok_or(NoteError::NoSignature)
    }
}

impl fmt::Display for VerifierKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let key = [&[ED25519], self.public.as_slice()].concat();
        write!(f, "{}+{:08x}+{}", self.name, u32::from_be_bytes(self.hash), BASE64.encode(key))
    }
}

/// What a checkpoint says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checkpoint {
    /// The name of the log.
    pub origin: String,
    /// How many entries there are.
    pub size: u64,
    /// The root of the tree over them.
    pub root: Hash,
}

impl Checkpoint {
    /// The signed part of a note: an origin, a size and a root, each a line; more lines are extensions.
    fn parse(text: &str) -> Result<Self, NoteError> {
        let mut lines = text.lines();
        let (Some(origin), Some(size), Some(root)) = (lines.next(), lines.next(), lines.next()) else {
            return Err(NoteError::Checkpoint);
        };
        let number: u64 = size.parse().map_err(|_| NoteError::Checkpoint)?;
        let root: Hash = BASE64.decode(root).ok().and_then(|root| root.try_into().ok()).ok_or(NoteError::Checkpoint)?;
        if origin.is_empty() || number.to_string() != size {
            return Err(NoteError::Checkpoint);
        }
        Ok(Self { origin: origin.to_owned(), size: number, root })
    }
}

#[cfg(test)]
mod tests {
    use super::super::tree::empty_root;
    use super::*;

    fn key() -> SigningKey {
        SigningKey::new("register.example/log", &[7; 32]).unwrap()
    }

    #[test]
    fn keys_are_read_as_they_are_written() {
        let secret = key().to_secret();
        assert_eq!(SigningKey::parse(&secret).unwrap().to_secret(), secret);
        let public = key().verifier().to_string();
        assert_eq!(VerifierKey::parse(&public).unwrap(), key().verifier());
        assert!(!format!("{:?}", key()).contains(&secret[40..60]));
        assert_eq!(VerifierKey::parse(&public.replace("register", "registry")), Err(NoteError::VerifierKey));
        assert_eq!(SigningKey::new("a b", &[0; 32]).unwrap_err(), NoteError::Name);
    }

    #[test]
    fn a_checkpoint_is_what_was_signed() {
        let note = key().sign(12, &empty_root());
        let verifier = key().verifier();
        let checkpoint = verifier.open(&note).unwrap();
        assert_eq!((checkpoint.size, checkpoint.root), (12, empty_root()));
        let cosigned = format!("{note}— witness.example AAAAAAAAAAAA\n");
        assert_eq!(verifier.open(&cosigned), Ok(checkpoint));
        assert_eq!(verifier.open(&note.replace("\n12\n", "\n13\n")), Err(NoteError::Signature));
        assert_eq!(verifier.open(&note.replace("\n12\n", "\n012\n")), Err(NoteError::Checkpoint));
        let other = SigningKey::new("register.example/log", &[8; 32]).unwrap();
        assert_eq!(other.verifier().open(&note), Err(NoteError::NoSignature));
        let elsewhere = SigningKey::new("elsewhere.example", &[7; 32]).unwrap();
        assert_eq!(elsewhere.verifier().open(&note), Err(NoteError::Origin));
    }
}
