//! Root causes: why something went wrong, as a tree that people edit. Pure.

pub mod routes;
mod store;

use kernel::{Id, Refusal, Time, nouns, text};

pub use store::{Edit, all, change, create, remove};
pub(crate) use store::{check_usable, ensure, names};

/// The longest name, in characters.
const NAME_LENGTH: usize = 200;
/// How deep causes may nest.
const DEPTH: usize = 8;
/// Causes of one workspace at most: among more nobody finds the right one.
const MOST: usize = 500;

nouns! {
    /// Why something went wrong.
    Cause("cau", "root cause");
}

/// A cause as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Its id.
    pub id: Id<Cause>,
    /// The wider cause that it is a part of.
    pub parent: Option<Id<Cause>>,
    /// What people call it.
    pub name: String,
    /// Its place among all of them.
    pub position: i64,
    /// Since when it is offered no more.
    pub retired_at: Option<Time>,
    /// Rises with every change.
    pub revision: i64,
    /// How many cases name it.
    pub cases: i64,
}

fn checked_name(name: &str) -> Result<String, Refusal> {
    text::line("name", name, NAME_LENGTH)
}

/// Refuses a parent that lies below the cause itself, that is not there, or that nests too deep.
fn refuse_circle(known: &[Record], cause: Id<Cause>, parent: Id<Cause>) -> Result<(), Refusal> {
    let mut above = Some(parent);
    for _ in 0..DEPTH {
        let Some(id) = above else { return Ok(()) };
        if id == cause {
            return Err(Refusal::field("parent", "lies below this cause itself: choose one outside of it"));
        }
        let found = known.iter().find(|other| other.id == id).ok_or_else(|| Refusal::field("parent", format!("there is no root cause {id} here")))?;
        above = found.parent;
    }
    Err(Refusal::field("parent", format!("causes nest at most {DEPTH} deep")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(number: u8) -> Id<Cause> {
        Id::from_bytes([number; 16])
    }

    fn cause(number: u8, parent: Option<u8>) -> Record {
        Record { id: id(number), parent: parent.map(id), name: number.to_string(), position: 0, retired_at: None, revision: 0, cases: 0 }
    }

    #[rstest::rstest]
    #[case(1, 1, false)]
    #[case(1, 3, false)]
    #[case(3, 1, true)]
    #[case(4, 3, true)]
    #[case(4, 9, false)]
    fn a_cause_cannot_lie_below_itself(#[case] moved: u8, #[case] parent: u8, #[case] fits: bool) {
        let known = [cause(1, None), cause(2, Some(1)), cause(3, Some(2)), cause(4, None)];
        assert_eq!(refuse_circle(&known, id(moved), id(parent)).is_ok(), fits);
    }
}
