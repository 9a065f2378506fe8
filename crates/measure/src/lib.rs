//! What we make of answers: one pipeline, `Question → Plan → Evaluator → Product → Reading`.
//!
//! `statistics` is pure. An evaluator answers a plan; what it means is defined by `naive`.

pub mod catalogue;
pub mod dimension;
pub mod evaluator;
pub mod filter;
pub mod naive;
mod nearest;
pub mod plan;
pub mod planning;
pub mod product;
pub mod question;
pub mod statistics;
#[cfg(feature = "testing")]
pub mod testing;
