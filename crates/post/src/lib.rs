//! Words that leave and enter by themselves: letters out, with what becomes of them, letters in, and addresses that want none.
//!
//! Knows addresses and opaque records by noun and id; rooms downstream say what their letters are about.

mod about;
pub mod letters;
mod mailbox;
mod office;
pub mod paper;
mod personal;
pub mod received;
pub mod settings;
pub mod suppressions;
#[cfg(feature = "testing")]
pub mod testing;
mod token;
mod unsubscribe;
mod words;

use edge::House;
use utoipa_axum::router::OpenApiRouter;

pub use about::About;
pub use letters::{Letter, Posted, send, send_all};
pub use mailbox::Mailbox;
pub use office::{Delivery, Office};
pub use paper::Paper;
pub use personal::{erase, personal};

kernel::nouns! {
    /// A letter that leaves by itself.
    LetterNoun("let", "letter");
    /// A letter that came in.
    LetterIn("lin", "letter in");
    /// An address that gets no more letters.
    Suppression("sup", "suppression");
    /// Stands for whatever noun a record is of.
    Any("any", "record");
}

/// The id of a letter, in schemas.
pub type LetterId = edge::IdOf<LetterNoun>;
type LetterInId = edge::IdOf<LetterIn>;
type SuppressionId = edge::IdOf<Suppression>;

/// All routes of this room; they need the [`Office`] as an extension.
pub fn routes() -> OpenApiRouter<House> {
    letters::routes::routes()
        .merge(settings::routes::routes())
        .merge(suppressions::routes::routes())
        .merge(received::routes::routes())
        .merge(unsubscribe::routes())
}
