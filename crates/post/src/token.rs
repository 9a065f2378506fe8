//! The secret of a letter: in its reply address, and in the link that unsubscribes.

use data_encoding::BASE32_NOPAD;
use kernel::Ids;
use sha2::{Digest, Sha256};

/// Random bytes behind a token: 120 bits.
const BYTES: usize = 15;
/// The length of a token.
pub(crate) const LENGTH: usize = 24;

/// A new token: 24 letters and digits, the same in capitals and small letters, since mail servers mix them up.
pub(crate) fn fresh(ids: &Ids) -> String {
    BASE32_NOPAD.encode(&ids.secret()[..BYTES]).to_ascii_lowercase()
}

/// What the store finds a token by.
pub(crate) fn hash(token: &str) -> [u8; 32] {
    Sha256::digest(token.to_ascii_lowercase().as_bytes()).into()
}

/// The part of a Message-ID before the `@`: stable for a letter, and not to be guessed from those of other letters.
pub(crate) fn message_id(id: &str, token_hash: &[u8; 32]) -> String {
    format!("{id}.{}", BASE32_NOPAD.encode(&Sha256::digest(token_hash)[..10]).to_ascii_lowercase())
}
