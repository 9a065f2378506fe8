//! Accounts: the organisations we serve, with hierarchy, state, owner and attributes. Pure.

mod codes;
mod edit;
mod list;
pub mod routes;
mod shapes;
mod states;
mod store;
mod tree;
mod write;

use kernel::{Id, Member, Refusal, Time, closed, nouns, text};

use crate::attributes::Values;

pub use codes::{AccountRef, codes_for, set_values};
pub use edit::Edit;
pub(crate) use edit::set;
pub use list::{Filter, Order, page};
pub(crate) use list::{behind, equals};
pub use shapes::named_anew;
pub use states::Since;
pub use store::{by_external_ids, by_ids, find, hand_over, history};
pub(crate) use store::{check_members, names};
pub use write::{change, create, remove, replace_history, try_edit, upsert};

/// The longest name of an account or person, in characters.
pub const NAME_LENGTH: usize = 300;
/// The longest external id, in characters.
pub const EXTERNAL_ID_LENGTH: usize = 200;

nouns! {
    /// An organisation we serve.
    Account("acc", "account");
}

closed! {
    /// Where an account stands in its life with us.
    #[schema(as = AccountState)]
    State, "state of an account" {
        /// Not a customer yet.
        Prospect = "prospect",
        /// Has bought and is being brought in.
        Onboarding = "onboarding",
        /// Uses what it bought.
        Live = "live",
        /// Has given notice.
        Leaving = "leaving",
        /// Is no customer any more.
        Former = "former",
    }
}

/// An account as it is kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// Its id.
    pub id: Id<Account>,
    /// Its dense number.
    pub code: i64,
    /// Number of its present set of attribute values.
    pub version: i64,
    /// Its name in other systems.
    pub external_id: Option<String>,
    /// What people call it.
    pub name: String,
    /// The account it belongs to.
    pub parent: Option<Id<Account>>,
    /// Where it stands.
    pub state: State,
    /// Since when.
    pub state_since: Time,
    /// Who of us answers for it.
    pub owner: Option<Id<Member>>,
    /// Its attributes.
    pub values: Values,
    /// When it was made.
    pub made_at: Time,
    /// When it was last changed.
    pub changed_at: Time,
    /// Rises with every change.
    pub revision: i64,
}

/// The name of an account or person as it is kept.
pub fn checked_name(field: &str, name: &str) -> Result<String, Refusal> {
    text::line(field, name, NAME_LENGTH)
}

/// An external id as it is looked up: as [`checked_external_id`] keeps it, whether or not that takes it.
pub fn external_key(external_id: &str) -> String {
    external_id.trim().chars().map(|c| if c.is_whitespace() { ' ' } else { c }).collect()
}

/// An external id as it is kept.
pub fn checked_external_id(field: &str, external_id: &str) -> Result<String, Refusal> {
    text::line(field, external_id, EXTERNAL_ID_LENGTH)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_external_id_is_looked_up_as_it_is_kept() {
        for text in ["C-1", " C\u{a0}1\t", "C\t1", "C\n1"] {
            assert_eq!(checked_external_id("external_id", text), Ok(external_key(text)));
        }
    }
}
