//! The embedded columnar evaluator: dictionary-coded columns in memory over Parquet segments.
//!
//! The record store is the truth; everything here is derived from it and can be rebuilt.

pub mod column;
pub mod error;
pub mod fact;
pub mod mark;
pub mod row;
pub mod segment;
pub mod shelf;

pub use error::Error;
