//! Contacts: the people at our customers, what they have a say in and what they have agreed to. Pure.

mod codes;
mod consents;
mod edit;
mod failing;
mod former;
mod list;
mod merge;
mod personal;
pub mod routes;
mod shapes;
mod store;
mod write;

use kernel::{Id, Refusal, Time, closed, nouns};

use crate::accounts::Account;
use crate::attributes::Values;

pub use codes::{ContactKey, ContactRef, codes_for, set_values};
pub use consents::{Consent, consents, give_consent};
pub use edit::Edit;
pub(crate) use failing::Failing;
pub use former::{further_names, rename};
pub(crate) use list::behind;
pub use list::{Filter, page};
pub use merge::{merge, merged_from, merged_into};
pub use personal::{erase, personal};
pub(crate) use shapes::ContactOut;
pub use store::{by_external_ids, by_ids, find};
pub use write::{change, create, try_edit, upsert};

nouns! {
    /// A person at a customer, or a customer who is a person.
    Contact("con", "contact");
}

closed! {
    /// The part a person plays where their organisation decides.
    #[schema(as = ContactRole)]
    Role, "role in a decision" {
        /// Decides.
        Decides = "decides",
        /// Is asked before it is decided.
        Influences = "influences",
        /// Signs and pays.
        Buys = "buys",
        /// Works with what was bought.
        Uses = "uses",
        /// Keeps it running.
        Operates = "operates",
    }
}

/// A contact as it is kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// Its id.
    pub id: Id<Contact>,
    /// Its dense number.
    pub code: i64,
    /// The account it belongs to; none for consumers.
    pub account: Option<Id<Account>>,
    /// Its name in other systems.
    pub external_id: Option<String>,
    /// What the person is called.
    pub name: String,
    /// Mail address as it was typed.
    pub mail: Option<String>,
    /// Telephone number as it was typed.
    pub phone: Option<String>,
    /// What the person does there.
    pub title: Option<String>,
    /// Part in decisions.
    pub role: Option<Role>,
    /// Language as a BCP 47 tag.
    pub language: Option<String>,
    /// Time zone by its IANA name.
    pub zone: Option<String>,
    /// Its attributes.
    pub values: Values,
    /// When it was made.
    pub made_at: Time,
    /// When it was last changed.
    pub changed_at: Time,
    /// Rises with every change.
    pub revision: i64,
}

/// A telephone number as it is kept: at least three digits, and only what people write between them.
pub fn checked_phone(phone: &str) -> Result<String, Refusal> {
    let phone = kernel::text::line("phone", phone, 60)?;
    let digits = phone.chars().filter(char::is_ascii_digit).count();
    if digits >= 3 && phone.chars().all(|c| c.is_ascii_digit() || " +()/-.,#*x".contains(c)) {
        return Ok(phone);
    }
    Err(Refusal::field("phone", format!("{phone:?} is not a telephone number: write it as +49 30 123456")))
}

/// A language as it is kept: a BCP 47 tag such as `de` or `pt-BR`.
pub fn checked_language(language: &str) -> Result<String, Refusal> {
    let language = kernel::text::line("language", language, 35)?;
    let mut parts = language.split('-');
    let first = parts.next().unwrap_or_default();
    let plain = |part: &str, least: usize| (least..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if plain(first, 2) && first.bytes().all(|byte| byte.is_ascii_alphabetic()) && parts.all(|part| plain(part, 1)) {
        return Ok(language);
    }
    Err(Refusal::field("language", format!("{language:?} is not a language: use a tag such as de, en or pt-BR")))
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case(checked_phone("+49 (0)30 123-456"), true)]
    #[case(checked_phone("12"), false)]
    #[case(checked_phone("=cmd(1234)"), false)]
    #[case(checked_language("pt-BR"), true)]
    #[case(checked_language("german!"), false)]
    #[case(checked_language("d"), false)]
    fn ways_to_reach_a_person_are_checked(#[case] checked: Result<String, Refusal>, #[case] kept: bool) {
        assert_eq!(checked.is_ok(), kept);
    }
}
