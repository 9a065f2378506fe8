//! Classes: what we take a customer for, by rules that anybody can read, from what was said lately. Pure; revenue is no evidence.

pub mod because;
pub mod decide;
pub mod evidence;
mod follow;
mod gather;
mod keys;
pub mod matrix;
pub mod normal;
pub mod overrides;
mod personal;
mod preview;
mod round;
pub mod routes;
pub mod rules;
mod shapes;
pub mod store;
mod sweeps;
pub mod words;
mod write;

use customers::accounts::Account;
use customers::contacts::Contact;
use kernel::{Id, closed, nouns};

pub use follow::Watching;
pub use personal::{erase, personal};
pub use round::{Turn, look_again, round};

nouns! {
    /// A change of a class.
    ClassStep("cls", "change of a class");
    /// A class that somebody set by hand for a while.
    ClassOverride("clo", "override");
}

closed! {
    /// What we take a customer for.
    #[schema(as = CustomerClass)]
    Class, "class" {
        /// Satisfied time and again, and means to do more.
        Growth = "growth",
        /// Satisfied time and again.
        Happy = "happy",
        /// Neither one nor the other.
        Mixed = "mixed",
        /// May not stay.
        AtRisk = "at_risk",
        /// Hangs by a thread.
        Dangling = "dangling",
        /// Too little was heard.
        NotKnown = "not_known",
    }
}

/// Who is classified: an account, or a person who belongs to none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Whose {
    /// An organisation.
    Account(Id<Account>),
    /// A consumer.
    Contact(Id<Contact>),
}

impl Whose {
    /// The account, if it is one.
    pub fn account(self) -> Option<Id<Account>> {
        if let Self::Account(id) = self { Some(id) } else { None }
    }

    /// The consumer, if it is one.
    pub fn contact(self) -> Option<Id<Contact>> {
        if let Self::Contact(id) = self { Some(id) } else { None }
    }

    /// The id of either as records are found by it.
    pub fn record(self) -> ::store::Value {
        match self {
            Self::Account(id) => id.into(),
            Self::Contact(id) => id.into(),
        }
    }
}
