//! Saved views: a list as somebody wants to see it again, for themselves or for everybody in the workspace. Pure.

pub mod routes;
mod store;

use kernel::{Id, Member, Refusal, Time, text};

pub use store::{Wish, all, change, create, leave, remove};

/// The most views a member may see of one page: more are no help to find anything.
pub const MOST: usize = 50;

/// The longest name, in characters.
pub const NAME_LENGTH: usize = 60;

/// The longest address, in characters.
const ADDRESS_LENGTH: usize = 4_000;

kernel::nouns! {
    /// A list as somebody wants to see it again.
    View("viw", "view");
}

/// The id of a view, in schemas.
pub type ViewId = edge::IdOf<View>;

/// A view as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Its id.
    pub id: Id<View>,
    /// The page it is of.
    pub page: String,
    /// What people call it.
    pub name: String,
    /// The filters, as the page's address has them behind its question mark.
    pub address: String,
    /// Whose it is; nobody's when a program made it.
    pub member: Option<Id<Member>>,
    /// Whether everybody in the workspace sees it.
    pub shared: bool,
    /// When it was last changed.
    pub changed_at: Time,
    /// Rises with every change.
    pub revision: i64,
}

/// The filters of an address, which are names and values and lead nowhere else.
fn checked_address(address: &str) -> Result<String, Refusal> {
    let address = text::optional_line("address", Some(address.trim_start_matches('?')), ADDRESS_LENGTH)?.unwrap_or_default();
    let plain = |c: char| c.is_ascii_alphanumeric() || "-._~%+=&*!'(),:;@[]".contains(c);
    match address.chars().find(|c| !plain(*c)) {
        Some(odd) => Err(Refusal::field("address", format!("holds {odd:?}: send what stands behind the question mark, encoded"))),
        None => Ok(address),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[rstest::rstest]
    #[case("?survey=relation&score_until=6", Some("survey=relation&score_until=6"))]
    #[case("words=zu%20sp%C3%A4t", Some("words=zu%20sp%C3%A4t"))]
    #[case("", Some(""))]
    #[case("//evil.example/?x", None)]
    #[case("a=<script>", None)]
    #[case("a=1#b", None)]
    fn an_address_is_filters_only(#[case] address: &str, #[case] kept: Option<&str>) {
        assert_eq!(checked_address(address).ok().as_deref(), kept);
    }
}
