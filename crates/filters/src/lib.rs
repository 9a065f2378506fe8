//! Conditions as people write them: `account.tier = 'gold' and not channel in ('web', 'app') and score <= 6`. Pure; what the dimensions are
//! is for the rooms to say.

mod display;
mod lexer;
mod meaning;
mod named;
mod nearest;
mod parser;
mod value;

pub use named::{attribute, find_named, name_of, unknown};
pub use nearest::{hint, nearest};
pub use value::Value;

/// A condition over dimensions `D`. A comparison with a blank value is false; only `Blank` holds there; `Not` turns either round.
#[derive(Clone, Debug, PartialEq)]
pub enum Filter<D> {
    /// Every one holds; empty: always true.
    All(Vec<Self>),
    /// At least one holds; empty: never true.
    Any(Vec<Self>),
    /// The inner one does not hold.
    Not(Box<Self>),
    /// One dimension passes a test.
    Is(D, Test),
}

/// A test of one value.
#[derive(Clone, Debug, PartialEq)]
pub enum Test {
    /// Equal to one of these (`=`, `in`).
    In(Vec<Value>),
    /// Ordered against a bound: numbers by size, text (dates too) by code point.
    Compare(Order, Value),
    /// Text that contains this one, without regard to case.
    Contains(String),
    /// No value at all.
    Blank,
}

/// Which side of the bound passes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// `<`
    Less,
    /// `<=`
    AtMost,
    /// `>`
    More,
    /// `>=`
    AtLeast,
}
