//! The secret part of an address: short enough for a QR code that can be read from afar, and not to be guessed.

use data_encoding::BASE64URL_NOPAD;
use kernel::Ids;
use sha2::{Digest, Sha256};

/// How many of the random bytes an address carries.
const BYTES: usize = 16;

/// A new token: 128 random bits as 22 letters, digits, `-` and `_`.
pub fn fresh(ids: &Ids) -> String {
    BASE64URL_NOPAD.encode(&ids.secret()[..BYTES])
}

/// What the store finds a token by.
pub fn hash(token: &str) -> [u8; 32] {
    Sha256::digest(token.as_bytes()).into()
}
