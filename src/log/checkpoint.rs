//! Signed checkpoints of the log: C2SP tlog-checkpoint over C2SP signed-note, Ed25519.
use super::tree::Hash;
use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use ed25519_dalek::{Signature, Signer, Verifier};
use sha2::{Digest, Sha256};
use std::fmt;

/// The signature type of Ed25519 in signed notes.
const ED25519: u8 = 0x01;

/// An invalid key or checkpoint.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoteError {
    #[error("the log key does not have the form PRIVATE+KEY+<name>+<hash>+<key>")]
    SigningKey,
    #[error("the verifier key does not have the form <name>+<hash>+<key>")]
    VerifierKey,
    #[error("the log name must not be empty or contain spaces, control characters or plus signs")]
    Name,
    #[error("the checkpoint is not a signed note with an origin, a size and a root hash")]
    Checkpoint,
    #[error("the checkpoint belongs to a different log: its origin is not the name of the key")]
    Origin,
    #[error("the checkpoint is not signed by this key")]
    NoSignature,
    #[error("the signature of the checkpoint is invalid")]
    Signature,
}

/// Returns the key hash, which distinguishes keys with the same name.
fn key_hash(name: &str, public: &[u8; 32]) -> [u8; 4] {
    let digest = Sha256::new().chain_update(name).chain_update([b'\n', ED25519]).chain_update(public).finalize();
    [digest[0], digest[1], digest[2], digest[3]]
}

fn check_name(name: &str) -> Result<(), NoteError> {
    let valid = !name.is_empty() && !name.chars().any(|c| c.is_whitespace() || c.is_control() || c == '+');
    valid.then_some(()).ok_or(NoteError::Name)
}

fn parse_key(text: &str, error: NoteError) -> Result<(String, [u8; 4], [u8; 32]), NoteError> {
    let mut parts = text.trim().splitn(3, '+');
    let (Some(name), Some(hash), Some(key)) = (parts.next(), parts.next(), parts.next()) else { return Err(error) };
    check_name(name)?;
    let hash = u32::from_str_radix(hash, 16).ok().filter(|_| hash.len() == 8).ok_or(error)?;
    let key = BASE64.decode(key).map_err(|_| error)?;
    let key: [u8; 33] = key.try_into().map_err(|_| error)?;
    let bytes: [u8; 32] = key[1..].try_into().map_err(|_| error)?;
    if key[0] != ED25519 { Err(error) } else { Ok((name.to_owned(), hash.to_be_bytes(), bytes)) }
}

/// The private key that signs checkpoints. Its `Debug` output shows only the public part.
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
    /// Creates the key of the log `name` from 32 random bytes.
    pub fn new(name: &str, seed: &[u8; 32]) -> Result<Self, NoteError> {
        check_name(name)?;
        Ok(Self { name: name.to_owned(), key: ed25519_dalek::SigningKey::from_bytes(seed) })
    }

    /// Parses the format of Go's `note` package: `PRIVATE+KEY+<name>+<hash>+<base64>`.
    pub fn parse(text: &str) -> Result<Self, NoteError> {
        let rest = text.trim().strip_prefix("PRIVATE+KEY+").ok_or(NoteError::SigningKey)?;
        let (name, hash, seed) = parse_key(rest, NoteError::SigningKey)?;
        let key = Self::new(&name, &seed)?;
        if key.verifier().hash != hash { Err(NoteError::SigningKey) } else { Ok(key) }
    }

    /// Returns the key in the format that [`SigningKey::parse`] reads. The result is secret.
    pub fn to_secret(&self) -> String {
        let key = [&[ED25519], self.key.as_bytes().as_slice()].concat();
        let hash = u32::from_be_bytes(self.verifier().hash);
        format!("PRIVATE+KEY+{}+{hash:08x}+{}", self.name, BASE64.encode(key))
    }

    pub fn verifier(&self) -> VerifierKey {
        let public = self.key.verifying_key().to_bytes();
        VerifierKey { name: self.name.clone(), hash: key_hash(&self.name, &public), public }
    }

    /// Returns the checkpoint of this log as a signed note.
    pub fn sign(&self, size: u64, root: &Hash) -> String {
        let text = format!("{}\n{size}\n{}\n", self.name, BASE64.encode(root));
        let signature = self.key.sign(text.as_bytes()).to_bytes();
        let signed = [self.verifier().hash.as_slice(), &signature].concat();
        format!("{text}\n— {} {}\n", self.name, BASE64.encode(signed))
    }
}

/// The public key that verifies checkpoints: `<name>+<hash>+<base64>`, the vkey format of signed notes.
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

    /// Returns the name of the log, which is the first line of its checkpoints.
    pub fn origin(&self) -> &str {
        &self.name
    }

    /// Parses a checkpoint and verifies the signature of this key. Signatures of other keys (witnesses) are ignored.
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
        let mut verified = false;
        for line in signatures.lines() {
            let (name, signed) =
                line.strip_prefix("— ").and_then(|rest| rest.split_once(' ')).ok_or(NoteError::Checkpoint)?;
            let signed = BASE64.decode(signed).map_err(|_| NoteError::Checkpoint)?;
            if name != self.name || !signed.starts_with(&self.hash) {
                continue;
            }
            let signature = Signature::from_slice(&signed[4..]).map_err(|_| NoteError::Signature)?;
            key.verify(text.as_bytes(), &signature).map_err(|_| NoteError::Signature)?;
            verified = true;
        }
        verified.then_some(checkpoint).ok_or(NoteError::NoSignature)
    }
}

impl fmt::Display for VerifierKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let key = [&[ED25519], self.public.as_slice()].concat();
        write!(f, "{}+{:08x}+{}", self.name, u32::from_be_bytes(self.hash), BASE64.encode(key))
    }
}

/// The content of a checkpoint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checkpoint {
    /// The name of the log.
    pub origin: String,
    /// The number of entries.
    pub size: u64,
    /// The root hash of the tree over these entries.
    pub root: Hash,
}

impl Checkpoint {
    /// Parses the signed text of a note: origin, size and root, one line each. Further lines are extensions.
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
    fn keys_round_trip() {
        let secret = key().to_secret();
        assert_eq!(SigningKey::parse(&secret).unwrap().to_secret(), secret);
        let public = key().verifier().to_string();
        assert_eq!(VerifierKey::parse(&public).unwrap(), key().verifier());
        assert!(!format!("{:?}", key()).contains(&secret[40..60]));
        assert_eq!(VerifierKey::parse(&public.replace("register", "registry")), Err(NoteError::VerifierKey));
        assert_eq!(SigningKey::new("a b", &[0; 32]).unwrap_err(), NoteError::Name);
    }

    #[test]
    fn only_the_signed_checkpoint_verifies() {
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
        let other_log = SigningKey::new("elsewhere.example", &[7; 32]).unwrap();
        assert_eq!(other_log.verifier().open(&note), Err(NoteError::Origin));
    }
}
