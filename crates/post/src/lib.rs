//! Words that leave and enter by themselves: letters out, with what becomes of them, letters in, addresses that want none; webhooks, and messages to channels of Slack
//! and Teams.
//!
//! Knows addresses and opaque records by noun and id; rooms downstream say what their letters are about.

mod keeping;
pub mod letters;
mod mailbox;
mod office;
pub mod page;
pub mod paper;
mod personal;
pub mod received;
pub mod settings;
pub mod suppressions;
#[cfg(feature = "testing")]
pub mod testing;
mod token;
mod unsubscribe;
pub mod webhooks;
mod words;

use edge::House;
use utoipa_axum::router::OpenApiRouter;

pub use keeping::tidy;
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
    /// An address of another program that is told of what happens.
    Webhook("whk", "webhook");
    /// What a webhook's deliveries are signed with.
    Secret("whs", "secret of a webhook");
    /// An event on its way to a webhook.
    Delivered("whd", "delivery");
}

/// The id of a letter, in schemas.
pub type LetterId = edge::IdOf<LetterNoun>;
type LetterInId = edge::IdOf<LetterIn>;
type SuppressionId = edge::IdOf<Suppression>;
/// The id of a webhook or a chat, in schemas.
pub type WebhookId = edge::IdOf<Webhook>;
type DeliveryId = edge::IdOf<Delivered>;

/// All routes of this room; they need the [`Office`] as an extension.
pub fn routes() -> OpenApiRouter<House> {
    letters::routes::routes()
        .merge(settings::routes::routes())
        .merge(suppressions::routes::routes())
        .merge(received::routes::routes())
        .merge(unsubscribe::routes())
        .merge(webhooks::routes::routes())
}
