//! Typed ids: a UUIDv7 of 16 bytes whose text form carries the prefix of its noun (`acc_…`).

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::str::FromStr;

use data_encoding::{Encoding, Specification};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::about::Any;
use crate::refusal::{Code, Refusal};

/// A noun that has ids. `PREFIX` is never reused for another noun.
pub trait Noun: 'static {
    /// Three letters that open the text form.
    const PREFIX: &'static str;
    /// The noun as the glossary writes it, for messages.
    const WORD: &'static str;
}

/// Declares marker types for nouns: `nouns! { /// doc Account("acc", "account"); }`.
#[macro_export]
macro_rules! nouns {
    ($($(#[$doc:meta])* $name:ident($prefix:literal, $word:literal);)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name {}
        impl $crate::Noun for $name {
            const PREFIX: &'static str = $prefix;
            const WORD: &'static str = $word;
        }
    )*};
}

nouns! {
    /// A company's separate set of customers, members and answers.
    Workspace("wsp", "workspace");
    /// One of our staff within a workspace.
    Member("mem", "member");
    /// A person's mail address and password, for all their workspaces.
    Login("lgn", "login");
    /// An API token.
    Token("tok", "token");
}

/// An id of noun `N`: 16 bytes, ordered by time of making.
pub struct Id<N>([u8; 16], PhantomData<fn() -> N>);

impl<N> Id<N> {
    /// The id made of these bytes, as the store gave them.
    pub const fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(bytes, PhantomData)
    }

    /// The bytes as the store keeps them.
    pub const fn bytes(&self) -> &[u8; 16] {
        &self.0
    }

    /// The id without its noun.
    pub const fn any(self) -> Id<Any> {
        Id::from_bytes(self.0)
    }
}

impl Id<Any> {
    /// The id in a text form, whatever its noun.
    pub fn of_any(text: &str) -> Option<Self> {
        let (_, body) = text.split_once('_')?;
        let bytes = alphabet().decode(body.as_bytes()).ok()?;
        bytes.try_into().ok().map(Self::from_bytes)
    }
}

/// Crockford's alphabet keeps byte order and has no letters that look alike.
fn alphabet() -> &'static Encoding {
    static ENCODING: std::sync::OnceLock<Encoding> = std::sync::OnceLock::new();
    ENCODING.get_or_init(|| {
        let mut specification = Specification::new();
        specification.symbols.push_str("0123456789abcdefghjkmnpqrstvwxyz");
        specification.encoding().expect("32 distinct symbols")
    })
}

impl<N: Noun> fmt::Display for Id<N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}_{}", N::PREFIX, alphabet().encode(&self.0))
    }
}

impl<N: Noun> fmt::Debug for Id<N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl<N: Noun> FromStr for Id<N> {
    type Err = Refusal;

    fn from_str(text: &str) -> Result<Self, Refusal> {
        let refuse = || {
            Refusal::new(
                Code::InvalidId,
                format!("{text:?} is not the id of a {}: it begins with `{}_` and has 26 letters and digits after it", N::WORD, N::PREFIX),
            )
        };
        let body = text.strip_prefix(N::PREFIX).and_then(|rest| rest.strip_prefix('_')).ok_or_else(refuse)?;
        let bytes = alphabet().decode(body.as_bytes()).map_err(|_| refuse())?;
        Ok(Self::from_bytes(bytes.try_into().map_err(|_| refuse())?))
    }
}

impl<N: Noun> Serialize for Id<N> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de, N: Noun> Deserialize<'de> for Id<N> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}

// Written by hand because deriving would ask the marker type for the same traits.
impl<N> Clone for Id<N> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<N> Copy for Id<N> {}
impl<N> PartialEq for Id<N> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}
impl<N> Eq for Id<N> {}
impl<N> PartialOrd for Id<N> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl<N> Ord for Id<N> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.cmp(&other.0)
    }
}
impl<N> Hash for Id<N> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Ids, Time};

    #[test]
    fn text_form_round_trips_and_keeps_order() {
        let ids = Ids::new(Time::from_micros(1_700_000_000_000_000), [7; 32]);
        let (first, second): (Id<Workspace>, Id<Workspace>) = (ids.next(), ids.next());
        assert!(first < second && first.to_string() < second.to_string());
        assert_eq!(first.to_string().parse::<Id<Workspace>>(), Ok(first));
    }

    #[test]
    fn the_prefix_of_another_noun_is_refused() {
        let ids = Ids::new(Time::from_micros(0), [7; 32]);
        let member: Id<Member> = ids.next();
        let error = member.to_string().parse::<Id<Workspace>>().expect_err("wrong prefix");
        assert_eq!(error.code, Code::InvalidId);
    }
}
