//! What we make of answers: one pipeline, `Question → Plan → Evaluator → Product → Reading`.
//!
//! `statistics` is pure. An evaluator answers a plan; what it means is defined by `naive`.

pub mod dimension;
pub mod evaluator;
pub mod filter;
mod nearest;
pub mod plan;
pub mod product;
pub mod statistics;
