//! The embedded columnar evaluator: dictionary-coded columns in memory over Parquet segments.
//!
//! The record store is the truth; everything here is derived from it and can be rebuilt.

pub mod axis;
pub mod bits;
pub mod column;
pub mod compile;
pub mod error;
pub mod evaluator;
pub mod fact;
pub mod feed;
pub mod lexicon;
pub mod manifest;
pub mod mark;
pub mod nouns;
pub mod row;
pub mod run;
pub mod segment;
pub mod shelf;
pub mod snapshot;
pub mod tenant;

pub use error::Error;
pub use evaluator::{Columns, Settings, Stats};
