//! Sources: the systems that tell what customers do, each with a write key.

mod counts;
mod key;
mod meter;
pub mod routes;
mod shapes;
mod store;

use kernel::{Id, Ids, Time, Workspace, closed, nouns};
use sha2::{Digest, Sha256};

pub use counts::{Count, count};
pub use key::WriteKey;
pub use meter::{Meter, Rate, TooFast};
pub use store::{all, by_code, change, create, ensure, find, renew_key, set_closed};

/// The longest key of a source, in characters.
pub const KEY_LENGTH: usize = 60;

/// What the text of every write key begins with.
const PREFIX: &str = "wk_";

nouns! {
    /// A system that tells what customers do.
    Source("src", "source");
}

closed! {
    /// How a source tells, and what.
    #[schema(as = SourceKind)]
    Kind, "kind of source" {
        /// A client library that speaks Segment's protocol.
        Segment = "segment",
        /// CloudEvents over HTTP.
        Cloudevents = "cloudevents",
        /// JSON of any shape, read by a map.
        Webhook = "webhook",
        /// Files that somebody puts into a folder of the server.
        Folder = "folder",
        /// Files brought in by hand.
        Files = "files",
        /// Feedback records as Formbricks Hub takes them.
        Feedback = "feedback",
        /// Reviews on public sites.
        Reviews = "reviews",
        /// Ratings of support.
        Support = "support",
        /// Complaints.
        Complaints = "complaints",
    }
}

/// A source as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Its id.
    pub id: Id<Source>,
    /// Its dense number.
    pub code: i64,
    /// What files and programs call it.
    pub key: String,
    /// What people call it.
    pub name: String,
    /// How it tells.
    pub kind: Kind,
    /// What it shows when it sends.
    pub write_key: String,
    /// Whether it may make one person of two that are known: not for a key that stands in public pages.
    pub merges: bool,
    /// For webhooks and files: where what is meant stands in what it sends (TOML).
    pub map: Option<String>,
    /// For folders: its name within the folder of files that the operator names.
    pub folder: Option<String>,
    /// When it was made.
    pub made_at: Time,
    /// Since when it is closed.
    pub closed_at: Option<Time>,
    /// Rises with every change.
    pub revision: i64,
}

/// Where something comes from: an open source that was recognised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// Its workspace.
    pub workspace: Id<Workspace>,
    /// The source.
    pub id: Id<Source>,
    /// Its dense number.
    pub code: i64,
    /// How it tells.
    pub kind: Kind,
    /// Its key.
    pub key: String,
    /// Whether it may make one person of two that are known.
    pub merges: bool,
    /// Its map.
    pub map: Option<String>,
}

impl Origin {
    /// A source of this workspace.
    pub fn of(workspace: Id<Workspace>, record: &Record) -> Self {
        let Record { id, code, kind, key, merges, map, .. } = record.clone();
        Self { workspace, id, code, kind, key, merges, map }
    }
}

/// A new write key: 128 random bits.
fn fresh(ids: &Ids) -> String {
    format!("{PREFIX}{}", data_encoding::BASE64URL_NOPAD.encode(&ids.secret()[..16]))
}

/// What the store finds a write key by.
fn hash(write_key: &str) -> [u8; 32] {
    Sha256::digest(write_key.as_bytes()).into()
}
