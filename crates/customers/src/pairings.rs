//! Pairings: for every account our person and theirs, for operations, technical and commercial matters, and where one is missing. Pure.

pub mod routes;
mod store;

use kernel::{Id, Member, Time, closed};

use crate::contacts::Contact;

pub use store::{Gap, gaps, of_account, pair};

closed! {
    /// What a pair of people speaks about.
    Matter, "matter" {
        /// How the service runs from day to day.
        Operations = "operations",
        /// How it is built.
        Technical = "technical",
        /// What it costs and how it goes on.
        Commercial = "commercial",
    }
}

closed! {
    /// Who is missing in a pairing.
    #[schema(as = PairingMissing)]
    Missing, "side of a pairing" {
        /// Nobody of our staff.
        Ours = "ours",
        /// Nobody at the customer.
        Theirs = "theirs",
        /// Nobody on either side.
        Both = "both",
    }
}

/// Who faces whom in one matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pairing {
    /// In what.
    pub matter: Matter,
    /// Our person, still with us.
    pub member: Option<Id<Member>>,
    /// Their person.
    pub contact: Option<Id<Contact>>,
    /// When it was last changed; never for a matter that nobody has paired yet.
    pub changed_at: Option<Time>,
}

impl Pairing {
    /// A matter nobody has paired yet.
    pub const fn open(matter: Matter) -> Self {
        Self { matter, member: None, contact: None, changed_at: None }
    }

    /// Who is missing, if anybody.
    pub const fn missing(&self) -> Option<Missing> {
        match (self.member, self.contact) {
            (Some(_), Some(_)) => None,
            (None, Some(_)) => Some(Missing::Ours),
            (Some(_), None) => Some(Missing::Theirs),
            (None, None) => Some(Missing::Both),
        }
    }
}

/// All three matters, those paired as they are and the others open.
pub fn complete(paired: &[Pairing]) -> Vec<Pairing> {
    Matter::ALL.iter().map(|matter| paired.iter().find(|pairing| pairing.matter == *matter).copied().unwrap_or(Pairing::open(*matter))).collect()
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    const US: Id<Member> = Id::from_bytes([1; 16]);
    const THEM: Id<Contact> = Id::from_bytes([2; 16]);

    #[rstest]
    #[case(Some(US), Some(THEM), None)]
    #[case(None, Some(THEM), Some(Missing::Ours))]
    #[case(Some(US), None, Some(Missing::Theirs))]
    #[case(None, None, Some(Missing::Both))]
    fn a_gap_names_its_side(#[case] member: Option<Id<Member>>, #[case] contact: Option<Id<Contact>>, #[case] missing: Option<Missing>) {
        assert_eq!(Pairing { member, contact, ..Pairing::open(Matter::Technical) }.missing(), missing);
    }

    #[test]
    fn matters_nobody_paired_are_open() {
        let technical = Pairing { member: Some(US), ..Pairing::open(Matter::Technical) };
        let all = complete(&[technical]);
        assert_eq!(all, [Pairing::open(Matter::Operations), technical, Pairing::open(Matter::Commercial)]);
    }
}
