//! Surveys as they are written down, and the one engine that knows which path an answer takes: pure, for page, API and preview alike.

pub mod answer;
pub mod ask;
pub mod check;
mod compare;
pub mod condition;
pub mod definition;
mod engine;
pub mod formats;
mod given;
mod order;
pub mod pipe;
pub mod schema;
pub mod take;
pub mod templates;
#[cfg(feature = "testing")]
pub mod testing;
pub mod text;
pub mod theme;
pub mod through;
pub mod variable;

pub use answer::Answer;
pub use ask::{Ask, Choice};
pub use check::{Finding, Severity, check};
pub use condition::{Condition, Operator};
pub use definition::{Definition, Ending, Hidden, Jump, Page, Question, Quota, Settings, Target};
pub use engine::{Place, Shown, Step, before, counted, place, quotas, step, towards};
pub use given::Given;
pub use pipe::words;
pub use take::{Fault, FaultKind, take};
pub use text::Text;
pub use theme::Theme;
pub use through::{End, Through, so_far, through};
pub use variable::{Expression, Variable};
