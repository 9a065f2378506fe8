//! Which ratings count: a condition over dimensions, written as `account.tier = 'gold' and score <= 6`.

#[cfg(test)]
mod tests;

use crate::dimension::Dimension;
#[cfg(test)]
use crate::dimension::Value;

pub use filters::{Order, Test};

/// A condition over the dimensions of ratings.
pub type Filter = filters::Filter<Dimension>;
