//! Letters of a case: what we write to the customer from it, and what comes back.

mod answers;
mod personal;
pub mod routes;
mod shown;
mod write;

pub use answers::Answers;
pub(super) use answers::may_reopen;
pub(super) use personal::erase;
pub use shown::{Direction, Shown, thread};
pub use write::{Wish, write};

/// The longest subject, in characters.
pub const SUBJECT_LENGTH: usize = 250;
/// The longest letter, in characters.
pub const WORDS_LENGTH: usize = 10_000;
/// Whoever declined this purpose gets no letters.
pub const PURPOSE: &str = "letters";
