//! The act: who does something, where, and at what moment; made once per request or job.

use std::fmt;
use std::sync::Mutex;

use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};

use crate::id::{Id, Member, Noun, Token, Workspace};
use crate::time::Time;

/// Everything a command may know about its caller. Commands take no clock and no randomness but these.
#[derive(Debug)]
pub struct Act {
    /// The only workspace this act can read or write.
    pub workspace: Id<Workspace>,
    /// Who acts.
    pub actor: Actor,
    /// The one moment that all rows of this act carry.
    pub now: Time,
    /// Source of new ids and secrets.
    pub ids: Ids,
}

/// Who acts; the text form goes into events and the audit trail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Actor {
    /// A member who is logged in.
    Member(Id<Member>),
    /// A program with an API token.
    Token(Id<Token>),
    /// Somebody with a shell on the machine.
    Operator,
    /// A customer who answers, without log-in.
    Visitor,
    /// A job or consumer, by name.
    System(&'static str),
}

impl fmt::Display for Actor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Member(id) => id.fmt(f),
            Self::Token(id) => id.fmt(f),
            Self::Operator => f.write_str("operator"),
            Self::Visitor => f.write_str("visitor"),
            Self::System(name) => write!(f, "system:{name}"),
        }
    }
}

/// New ids, ordered within one act, and secrets; the seed decides both.
pub struct Ids(Mutex<Series>);

struct Series {
    millis: u64,
    node: u16,
    tail: u64,
    rng: StdRng,
}

/// The 62 bits behind a UUIDv7's variant.
const TAIL_BITS: u64 = (1 << 62) - 1;

impl Ids {
    /// A source of ids for one act. `seed` comes from the operating system, or is fixed in a test.
    pub fn new(now: Time, seed: [u8; 32]) -> Self {
        let mut rng = StdRng::from_seed(seed);
        // One bit of room above the start, so that counting up cannot wrap within an act.
        let (node, tail) = ((rng.next_u32() & 0xfff) as u16, rng.next_u64() & (TAIL_BITS >> 1));
        let millis = u64::try_from(now.micros() / 1000).unwrap_or(0) & 0xffff_ffff_ffff;
        Self(Mutex::new(Series { millis, node, tail, rng }))
    }

    /// The next id; greater than every one before it from this source.
    pub fn next<N: Noun>(&self) -> Id<N> {
        let mut series = self.series();
        series.tail = (series.tail + 1 + u64::from(series.rng.next_u32() >> 8)) & TAIL_BITS;
        let mut bytes = [0; 16];
        bytes[..6].copy_from_slice(&series.millis.to_be_bytes()[2..]);
        bytes[6..8].copy_from_slice(&(0x7000 | series.node).to_be_bytes());
        bytes[8..].copy_from_slice(&((0b10 << 62) | series.tail).to_be_bytes());
        Id::from_bytes(bytes)
    }

    /// 32 unguessable bytes, for tokens and links.
    pub fn secret(&self) -> [u8; 32] {
        let mut bytes = [0; 32];
        self.series().rng.fill_bytes(&mut bytes);
        bytes
    }

    fn series(&self) -> std::sync::MutexGuard<'_, Series> {
        self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

impl fmt::Debug for Ids {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Ids")
    }
}
