//! Addresses that get no more letters: by their owner's wish, because they do not exist, or by hand.

pub mod routes;
mod store;

use kernel::{Id, Time, Workspace, closed};
use sha2::{Digest, Sha256};

use crate::{LetterNoun, Suppression};

pub use store::{Suppressed, all_failing, among, failing, find, has, page, release, suppress};
pub(crate) use store::{forget, personal};

closed! {
    /// Why an address gets no more letters.
    #[schema(as = SuppressionReason)]
    Reason, "reason" {
        /// Its owner asked for none.
        Unsubscribed = "unsubscribed",
        /// It does not exist.
        HardBounce = "hard_bounce",
        /// Its owner called a letter spam.
        Complaint = "complaint",
        /// A member put it here.
        ByHand = "by_hand",
    }
}

/// An address that gets no more letters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Its id.
    pub id: Id<Suppression>,
    /// The address; none when its owner was erased.
    pub address: Option<String>,
    /// Why.
    pub reason: Reason,
    /// The letter that led to it.
    pub letter: Option<Id<LetterNoun>>,
    /// Since when.
    pub since: Time,
}

/// What an address is found by, also after the address itself was forgotten.
fn hash(workspace: Id<Workspace>, key: &str) -> [u8; 32] {
    Sha256::new().chain_update(workspace.bytes()).chain_update(key.as_bytes()).finalize().into()
}
