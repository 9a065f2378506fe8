//! Accounts that changed since they were read: only they are read again.

use std::collections::BTreeSet;
use std::sync::Arc;

use measure::dimension::Dimension;
use measure::plan::{Plan, Unit};
use serde::Deserialize;
use store::Read;

use super::{Lexicon, source};
use crate::error::Error;

/// More accounts than this, and reading all is cheaper.
const MOST: usize = 5_000;

/// Codes of accounts, as the record store has them.
#[derive(Debug, Default)]
pub struct Stale(BTreeSet<i64>);

/// What an event tells of accounts.
#[derive(Debug, Deserialize)]
struct Told {
    codes: Vec<i64>,
}

impl Stale {
    /// Keeps in mind what an event tells; false (and nothing is kept) when it tells too much.
    fn push(&mut self, payload: &serde_json::Value) -> bool {
        let told = Told::deserialize(payload).is_ok_and(|told| {
            self.0.extend(told.codes);
            self.0.len() <= MOST
        });
        if !told {
            self.0.clear();
        }
        told
    }
}

impl Lexicon {
    /// Hears of accounts that are new, changed or gone.
    pub(super) fn hear_of_accounts(&mut self, payload: &serde_json::Value) {
        let known = self.accounts.is_some() || self.parts.keys().any(is_of_accounts);
        if known && !self.stale.push(payload) {
            self.forget_accounts();
        }
    }

    /// Reads again what changed of accounts, if a plan needs them.
    pub(super) async fn refresh_accounts(&mut self, read: &mut Read, plan: &Plan, dimensions: &[Dimension]) -> Result<(), Error> {
        let needed = plan.clustered || plan.unit == Unit::OnePerAccount || dimensions.iter().any(is_of_accounts);
        if self.stale.0.is_empty() || !needed {
            return Ok(());
        }
        let codes: Vec<i64> = self.stale.0.iter().copied().collect();
        let Some(fresh) = source::some_accounts(read, &codes).await? else {
            // What versions a removed account had can no longer be read.
            self.forget_accounts();
            return Ok(());
        };
        let versions: Vec<u32> = fresh.versions.iter().map(|version| version.code).collect();
        for (dimension, axis) in &mut self.parts {
            match dimension {
                Dimension::Account => *axis = Arc::new(axis.with(&[], &fresh.names)),
                Dimension::OfAccount(name) => {
                    let named = fresh.values.get(name).map_or(&[][..], Vec::as_slice);
                    *axis = Arc::new(axis.with(&versions, named));
                }
                _ => {}
            }
        }
        self.accounts = self.accounts.as_ref().map(|accounts| Arc::new(accounts.with(&fresh.versions)));
        self.by_version.clear();
        self.stale.0.clear();
        Ok(())
    }

    fn forget_accounts(&mut self) {
        self.accounts = None;
        self.stale.0.clear();
        self.forget(is_of_accounts);
    }
}

fn is_of_accounts(dimension: &Dimension) -> bool {
    matches!(dimension, Dimension::Account | Dimension::OfAccount(_))
}
