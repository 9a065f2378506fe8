//! Notices: what a member should know of, once, by the bell on every page. Pure.

pub mod routes;
mod store;

use kernel::{About, Id, Time};
use serde_json::Value as Json;

pub use store::{give, leave, page, read, take_back, tidy, unread};

kernel::nouns! {
    /// Something a member should know of.
    Notice("ntc", "notice");
}

/// The id of a notice, in schemas.
pub type NoticeId = edge::IdOf<Notice>;

kernel::closed! {
    /// What a notice tells of; the page makes a sentence of it in the reader's language.
    #[schema(as = NoticeKind)]
    Kind, "kind of notice" {
        /// Somebody mentioned you in a comment.
        Mentioned = "mentioned",
        /// A case or task is yours now.
        Assigned = "assigned",
        /// Tasks of somebody who left are yours now.
        HandedOver = "handed_over",
        /// A task of yours is due.
        Due = "due",
        /// A case of yours is late.
        Late = "late",
        /// A case was escalated to you.
        Escalated = "escalated",
        /// A customer replied.
        Replied = "replied",
        /// A letter did not reach the customer.
        Bounced = "bounced",
        /// The customer says that it is solved.
        Confirmed = "confirmed",
        /// The customer says that it is not solved.
        Denied = "denied",
        /// A case was opened again.
        Reopened = "reopened",
        /// A watch fired.
        Alert = "alert",
        /// An alert is over.
        Resolved = "resolved",
        /// A customer of yours changed their class.
        Class = "class",
        /// A webhook of yours was switched off by itself.
        WebhookFailed = "webhook_failed",
    }
}

/// A notice as it is kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// Its id.
    pub id: Id<Notice>,
    /// What it tells of.
    pub kind: Kind,
    /// The record it is about.
    pub about: Option<About>,
    /// What the sentence needs: ids and plain words.
    pub params: Json,
    /// When.
    pub at: Time,
    /// When its member read it.
    pub read_at: Option<Time>,
}
