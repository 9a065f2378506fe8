//! Movers: people whose score changed against their own last one, same question and same touchpoint. The rules here are pure.

pub mod routes;
pub mod store;

use std::collections::HashSet;

use customers::accounts::Account;
use customers::contacts::Contact;
use kernel::{Id, Time};

use crate::questions::{HigherIs, Kind, Scale};
use crate::responses::Response;

/// One score beside the same person's score before it.
#[derive(Clone, Debug, PartialEq)]
pub struct Move {
    /// The response it stands in.
    pub response: Id<Response>,
    /// When it was lived through.
    pub experienced_at: Time,
    /// Whose it is.
    pub contact: Id<Contact>,
    /// For which account.
    pub account: Option<Id<Account>>,
    /// Key of the question.
    pub question: String,
    /// What kind of question that is.
    pub kind: Kind,
    /// Its points.
    pub scale: Scale,
    /// Which end of them is good.
    pub higher_is: HigherIs,
    /// Key of the touchpoint.
    pub touchpoint: Option<String>,
    /// The score now.
    pub score: f64,
    /// The score before.
    pub before: f64,
    /// When that was.
    pub before_at: Time,
}

impl Move {
    /// How much better it is than before, as a share of the scale: from -1 to 1.
    pub fn gain(&self) -> f64 {
        let way = if self.higher_is == HigherIs::Better { 1.0 } else { -1.0 };
        way * (self.score - self.before) / (self.scale.high - self.scale.low).max(f64::MIN_POSITIVE)
    }
}

/// What stands for somebody who answered several questions: the most general first.
const LEADING: [Kind; 6] = [Kind::Nps, Kind::Csat, Kind::Rating, Kind::Ces, Kind::Solved, Kind::Intent];

fn rank(one: &Move) -> usize {
    LEADING.iter().position(|kind| *kind == one.kind).unwrap_or(LEADING.len())
}

/// One move a person: of their last response with one, that of the most general question.
pub fn one_each(mut moves: Vec<Move>) -> Vec<Move> {
    moves.sort_by(|a, b| (b.experienced_at, b.response).cmp(&(a.experienced_at, a.response)).then(rank(a).cmp(&rank(b))));
    let mut seen = HashSet::new();
    moves.retain(|one| seen.insert(one.contact));
    moves
}

#[cfg(test)]
mod tests;
