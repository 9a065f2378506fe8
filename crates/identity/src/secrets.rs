//! Secrets that are given out once and kept as hashes only: session cookies, links, tokens.

use data_encoding::BASE64URL_NOPAD;
use kernel::Ids;
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

/// A new secret as text: 43 letters, digits, `-` and `_`.
pub(crate) fn fresh(ids: &Ids) -> String {
    BASE64URL_NOPAD.encode(&ids.secret())
}

/// What the store keeps of a secret. It is random and long, so that a fast hash is enough.
pub(crate) fn hash(secret: &str) -> [u8; 32] {
    Sha256::digest(secret.as_bytes()).into()
}

/// The token against forged requests that belongs to a session's secret: whoever reads it cannot find the cookie.
pub(crate) fn csrf_token(session_secret: &str) -> String {
    BASE64URL_NOPAD.encode(&Sha256::digest(format!("csrf:{session_secret}").as_bytes()))
}

/// Whether two secrets agree, in a time that does not tell where they differ.
pub(crate) fn agree(left: &str, right: &str) -> bool {
    left.as_bytes().ct_eq(right.as_bytes()).into()
}
