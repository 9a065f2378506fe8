//! Keyset pages: a list and the opaque cursor that continues it.

use data_encoding::BASE64URL_NOPAD;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::refusal::{Code, Refusal};

/// A part of a list; `next` is absent on the last one.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Page<T> {
    /// The rows of this page.
    pub items: Vec<T>,
    /// Pass as `cursor` to get the rows that follow.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<Cursor>,
}

impl<T> Page<T> {
    /// Cuts a list that was read with one row too many; `key` gives the keyset of the last row kept.
    pub fn cut<K: Serialize>(mut items: Vec<T>, limit: usize, key: impl Fn(&T) -> K) -> Self {
        let more = items.len() > limit;
        items.truncate(limit);
        let next = items.last().filter(|_| more).map(|last| Cursor::of(&key(last)));
        Self { items, next }
    }
}

/// Where a page ends; opaque to callers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Cursor(String);

impl Cursor {
    /// A cursor that carries a keyset.
    pub fn of(key: &impl Serialize) -> Self {
        Self(BASE64URL_NOPAD.encode(&serde_json::to_vec(key).unwrap_or_default()))
    }

    /// A cursor as a caller sent it; checked by `key`.
    pub fn from_text(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The keyset within, or a refusal when the cursor was not made by the same list.
    pub fn key<K: DeserializeOwned>(&self) -> Result<K, Refusal> {
        let refuse = || Refusal::new(Code::InvalidCursor, "this cursor was not given out by this list: ask again without it");
        let bytes = BASE64URL_NOPAD.decode(self.0.as_bytes()).map_err(|_| refuse())?;
        serde_json::from_slice(&bytes).map_err(|_| refuse())
    }
}
