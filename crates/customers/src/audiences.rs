//! Audiences: people to be asked or looked at together — by a condition that is evaluated whenever it is used, picked by hand, or our own staff.

mod compile;
mod field;
mod known;
mod listed;
mod people;
pub mod routes;
mod shapes;
mod store;
mod write;

use identity::{Sees, Team};
use kernel::{Code, Id, Refusal, Time, closed, nouns};

pub use field::Field;
pub use listed::{Listed, Page, Part, listed, parts};
pub use people::{Person, Size, among, chosen_by, members, of_programme, people, size, try_filter};
pub use store::{all, find};
pub use write::{Edit, change, create, pick, remove, unpick};

/// The longest name of an audience, in characters.
pub const NAME_LENGTH: usize = 200;

nouns! {
    /// People to be asked or looked at together.
    Audience("aud", "audience");
}

closed! {
    /// How the people of an audience are found.
    #[schema(as = AudienceKind)]
    Kind, "kind of audience" {
        /// By a condition, whenever it is used.
        Filter = "filter",
        /// Picked by hand.
        List = "list",
        /// Members of our own staff, all or those of some teams.
        Staff = "staff",
    }
}

/// A condition over the people at customers: `contact.vip = true and role in ('decides', 'influences') and contract_ends_in <= 150`.
pub type Filter = filters::Filter<Field>;

/// An audience as it is kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// Its id.
    pub id: Id<Audience>,
    /// What people call it.
    pub name: String,
    /// How its people are found.
    pub kind: Kind,
    /// The condition as somebody wrote it; empty: everybody.
    pub filter: String,
    /// The teams of staff, with those below them; none: everybody.
    pub teams: Vec<Id<Team>>,
    /// When it was made.
    pub made_at: Time,
    /// When it was changed last.
    pub changed_at: Time,
    /// Rises with every change.
    pub revision: i64,
}

impl Record {
    /// An audience that is not kept: all whom a condition finds.
    pub(crate) fn everybody(filter: &str) -> Self {
        let never = Time::from_micros(0);
        Self {
            id: Id::from_bytes([0; 16]),
            name: String::new(),
            kind: Kind::Filter,
            filter: filter.to_owned(),
            teams: Vec::new(),
            made_at: never,
            changed_at: never,
            revision: 0,
        }
    }
}

/// Reads a condition; refusals name the field `filter`.
pub fn read_filter(text: &str) -> Result<Filter, Refusal> {
    text.parse().map_err(|refusal: Refusal| {
        let reason = refusal.params.first().map_or(refusal.detail.clone(), |param| param.reason.clone());
        Refusal::field("filter", reason)
    })
}

/// Refuses a condition on what a caller may not see: it would tell it, one question after the other.
pub fn refuse_hidden(filter: &str, sees: Sees) -> Result<(), Refusal> {
    if sees.customers {
        return Ok(());
    }
    let mut hidden = false;
    read_filter(filter)?.walk(&mut |field, test| {
        hidden |= matches!(field, Field::Contact | Field::Mail | Field::Phone) && *test != filters::Test::Blank;
    });
    if hidden {
        return Err(Refusal::new(Code::NotAllowed, "choosing people by external id, mail address or phone needs the right see_customers"));
    }
    Ok(())
}
