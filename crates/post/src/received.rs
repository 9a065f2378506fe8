//! Letters that come in: what somebody answers is theirs to be heard, what comes back ends a letter, and what answers itself is only noted.

mod answer;
mod automatic;
pub mod mailboxes;
mod parse;
mod report;
pub mod routes;
mod store;
mod take;

use kernel::about::Any;
use kernel::{Id, Time, closed};

use crate::{LetterIn, LetterNoun};

pub(crate) use report::no_such_address;
pub use store::{answers, find, page};
pub(crate) use store::{erase, personal};
pub use take::{Brought, sort};

/// The largest letter that is taken in, in bytes.
pub const LARGEST: usize = 25 << 20;

/// The longest words of an answer that are kept, in characters.
const WORDS: usize = 20_000;

closed! {
    /// What a letter that came in is.
    #[schema(as = LetterInKind)]
    Kind, "kind of letter" {
        /// Somebody's own words in answer to a letter.
        Reply = "reply",
        /// A letter came back, or is late.
        Bounce = "bounce",
        /// Somebody called a letter spam.
        Complaint = "complaint",
        /// A program answered, such as an out of office note.
        Automatic = "automatic",
        /// It belongs to no letter of ours, or cannot be read; nothing else was done.
        Refused = "refused",
    }
}

/// A letter that came in, as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Its id.
    pub id: Id<LetterIn>,
    /// What it is.
    pub kind: Kind,
    /// What its sender is called.
    pub from_name: Option<String>,
    /// The address of its sender.
    pub from_address: Option<String>,
    /// What it is called.
    pub subject: Option<String>,
    /// What somebody wrote, without what they quoted; of answers only.
    pub words: Option<String>,
    /// What a server said, or why it was refused.
    pub reason: Option<String>,
    /// The letter of ours that it belongs to.
    pub letter: Option<Id<LetterNoun>>,
    /// The person that letter went to.
    pub contact: Option<Id<Any>>,
    /// How long it was.
    pub bytes: i64,
    /// When it came.
    pub received_at: Time,
}
