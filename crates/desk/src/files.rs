//! Files that were uploaded: checked by what they hold, kept in the data folder, owned by a record.

mod kinds;
mod name;
pub mod routes;
mod serve;
mod shelf;
mod store;
mod take;
mod upkeep;

use kernel::about::Any;
use kernel::{Id, Noun, Time, Workspace};

pub use kinds::{KINDS, Kind};
pub use name::tidy;
pub use serve::{attached, picture};
pub use shelf::Shelf;
pub use store::{attach, erase, every, find, of, of_all, pass_on, personal, remove, remove_of};
pub use take::{Rules, Upload, take};
pub use upkeep::{Unlinking, sweep};

kernel::nouns! {
    /// Something that was uploaded.
    File("fil", "file");
}

/// The id of a file, in schemas.
pub type FileId = edge::IdOf<File>;

/// The largest file there may be, in bytes.
pub const LARGEST: u64 = 10 << 20;

/// All files of one workspace together, in bytes.
pub const WORKSPACE_LIMIT: u64 = 5 << 30;

/// The record that a file belongs to; without it the file goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Owner {
    pub(crate) noun: &'static str,
    pub(crate) id: Id<Any>,
    pub(crate) contact: Option<Id<Any>>,
}

impl Owner {
    /// The record with this id.
    pub fn of<N: Noun>(id: Id<N>) -> Self {
        Self { noun: N::WORD, id: id.any(), contact: None }
    }

    /// The same, for a file that this person sent: they may see it, and it goes with them.
    #[must_use]
    pub fn sent_by<N: Noun>(self, contact: Option<Id<N>>) -> Self {
        Self { contact: contact.map(Id::any), ..self }
    }
}

/// A file as it is known; what it holds lies on the [`Shelf`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Its id.
    pub id: Id<File>,
    /// What its sender called it, tidied.
    pub name: String,
    /// What it holds, found out by looking into it.
    pub media_type: String,
    /// How long it is.
    pub bytes: i64,
    /// The SHA-256 of what it holds.
    pub sha256: Vec<u8>,
    /// The noun of the record it belongs to.
    pub noun: String,
    /// The id of that record.
    pub noun_id: Id<Any>,
    /// When it came.
    pub made_at: Time,
}

impl Record {
    /// Whether it belongs to this record.
    pub fn belongs_to<N: Noun>(&self, id: Id<N>) -> bool {
        self.noun == N::WORD && self.noun_id.bytes() == id.bytes()
    }

    /// Whether it is one of the workspace's own, such as a logo, and not what a customer sent.
    pub fn is_own(&self) -> bool {
        self.noun == Workspace::WORD
    }

    /// Whether it is a picture of the workspace's own that every browser shows.
    pub fn is_own_picture(&self) -> bool {
        self.is_own() && kinds::PICTURES.contains(&&*self.media_type)
    }
}
