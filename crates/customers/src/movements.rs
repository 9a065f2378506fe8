//! Movements: every change of what an account brings in a year. Those of contracts follow from their terms; others are told. Pure.

pub mod routes;
mod store;
mod told;

use std::collections::BTreeSet;

use jiff::civil::Date;
use kernel::{Currency, Id, Time, closed, nouns};

use crate::accounts::Account;
use crate::contracts::{self, Contract, LossReason, Terms};

pub(crate) use store::derive;
pub use store::{Filter, behind, page};
pub use told::{Told, forget, tell, try_tell};

nouns! {
    /// A change of what an account brings in a year.
    Movement("mov", "movement");
}

closed! {
    /// What happened to what an account brings.
    #[schema(as = MovementKind)]
    Kind, "kind of movement" {
        /// Its first contract.
        New = "new",
        /// It buys more.
        Expansion = "expansion",
        /// It buys less.
        Contraction = "contraction",
        /// It buys nothing any more.
        Churn = "churn",
        /// It buys again.
        Reactivation = "reactivation",
    }
}

impl Kind {
    /// Whether something was lost.
    pub const fn is_loss(self) -> bool {
        matches!(self, Self::Contraction | Self::Churn)
    }
}

/// A movement as it is kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// Its id.
    pub id: Id<Movement>,
    /// Its name in the system it comes from.
    pub external_id: Option<String>,
    /// Whose it is.
    pub account: Id<Account>,
    /// The contract it is about.
    pub contract: Option<Id<Contract>>,
    /// What happened.
    pub change: Change,
    /// Whether somebody told it; others follow from contracts.
    pub told: bool,
    /// When it was made.
    pub made_at: Time,
}

/// What a movement says.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// The day from which it holds.
    pub on: Date,
    /// What happened.
    pub kind: Kind,
    /// How much more a year brings, in minor units; negative: how much less.
    pub amount: i64,
    /// Its currency.
    pub currency: Currency,
    /// How much more of it: seats, devices, sites.
    pub quantity: Option<f64>,
    /// Why something was lost.
    pub reason: Option<LossReason>,
    /// What people should know about it.
    pub note: Option<String>,
}

/// The movements that follow from all contracts of one account, in order of time. Their amounts add up to what the contracts bring.
pub fn of_contracts(contracts: &[contracts::Record]) -> Vec<(Id<Contract>, Change)> {
    let days: BTreeSet<Date> = contracts.iter().flat_map(turns).collect();
    let mut changes = Vec::new();
    let mut ever = false;
    for day in days {
        let before = |one: &contracts::Record| day.yesterday().ok().and_then(|eve| one.on(eve).cloned());
        for (at, one) in contracts.iter().enumerate() {
            let others = || contracts.iter().enumerate().filter(move |(other, _)| *other != at).map(|(_, other)| other);
            let (old, new) = (before(one), one.on(day).cloned());
            let kind = match (&old, &new) {
                (None, None) => None,
                (None, Some(_)) if others().any(|other| before(other).is_some()) => Some(Kind::Expansion),
                (None, Some(_)) => Some(if ever { Kind::Reactivation } else { Kind::New }),
                (Some(_), None) if others().any(|other| other.on(day).is_some()) => Some(Kind::Contraction),
                (Some(_), None) => Some(Kind::Churn),
                (Some(old), Some(new)) => compared(old, new),
            };
            changes.extend(kind.map(|kind| (one.id, change(day, kind, one, old.as_ref(), new.as_ref()))));
        }
        ever = ever || contracts.iter().any(|one| one.on(day).is_some());
    }
    changes
}

/// The days on which something changes.
fn turns(contract: &contracts::Record) -> impl Iterator<Item = Date> {
    contract.terms.iter().map(|terms| terms.since).chain(contract.ended.as_ref().map(|ended| ended.on))
}

/// More or less: by what a year brings, or else by how much of it there is.
fn compared(old: &Terms, new: &Terms) -> Option<Kind> {
    let by_amount = new.yearly().cmp(&old.yearly());
    let by_quantity = || new.quantity.partial_cmp(&old.quantity).unwrap_or(std::cmp::Ordering::Equal);
    match by_amount.then_with(by_quantity) {
        std::cmp::Ordering::Greater => Some(Kind::Expansion),
        std::cmp::Ordering::Less => Some(Kind::Contraction),
        std::cmp::Ordering::Equal => None,
    }
}

fn change(on: Date, kind: Kind, contract: &contracts::Record, old: Option<&Terms>, new: Option<&Terms>) -> Change {
    let yearly = |terms: Option<&Terms>| terms.map_or(0, Terms::yearly);
    let quantity = |terms: Option<&Terms>| terms.and_then(|terms| terms.quantity);
    let (reason, note) = match (new, &contract.ended) {
        (Some(new), _) => (new.reason, new.note.clone()),
        (None, Some(ended)) => (Some(ended.reason), ended.note.clone()),
        (None, None) => (None, None),
    };
    let quantity = match (quantity(old), quantity(new)) {
        (None, None) => None,
        (old, new) => Some(new.unwrap_or(0.0) - old.unwrap_or(0.0)).filter(|change| *change != 0.0),
    };
    Change { on, kind, amount: yearly(new) - yearly(old), currency: contract.currency, quantity, reason, note }
}

#[cfg(test)]
mod tests;
