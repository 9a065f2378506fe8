//! What we make of answers: one pipeline, `Question → Plan → Evaluator → Product → Reading`.
//!
//! `statistics` is pure. An evaluator answers a plan; what it means is defined by `naive`.

pub mod anonymity;
pub mod ask;
pub mod catalogue;
pub mod dimension;
pub mod evaluator;
pub mod filter;
pub mod naive;
pub mod plan;
pub mod planning;
pub mod product;
pub mod question;
pub mod reading;
pub mod routes;
pub mod statistics;
pub mod surveys;
#[cfg(feature = "testing")]
pub mod testing;

pub use ask::ask;
pub use evaluator::Evaluator;
pub use question::Question;
pub use reading::Reading;
