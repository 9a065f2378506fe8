//! Dry runs: who would be asked now and who would not, and why. Nothing is written.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use customers::audiences::{self, Listed};
use futures_util::TryStreamExt;
use kernel::Time;
use post::suppressions::Suppressed;
use store::{Error, Read, Store};

use super::due::{Deciding, Post, Standing};
use super::whom::everybody;
use super::{Decision, Detail, Reason, Why, people};
use crate::programmes;

/// Examples that are shown of each outcome.
const EXAMPLES: u64 = 20;

/// What would happen.
#[derive(Clone, Debug, Default)]
pub struct Dry {
    /// How many people the audience has.
    pub people: u64,
    /// How many would be asked.
    pub asked: u64,
    /// How many would not, by reason.
    pub skipped: BTreeMap<Reason, u64>,
    /// Some of each: the number of the person, below zero for our own staff, and why they would not be asked.
    pub examples: Vec<(i64, Option<Reason>, Option<Why>)>,
}

/// What is known of everybody.
struct Known {
    objected: HashSet<i64>,
    suppressed: Suppressed,
}

impl Known {
    async fn of(read: &mut Read) -> Result<Self, Error> {
        Ok(Self { objected: people::all_objected(read).await?, suppressed: Suppressed::all(read).await? })
    }

    /// Who was listed belongs to the audience.
    fn standing(&self, person: Listed<'_>) -> Standing {
        let post = match person.mail_key {
            None => Post::NoAddress,
            Some(key) if self.suppressed.has(key) => Post::Suppressed,
            Some(_) => Post::Reached,
        };
        Standing { belongs: true, objected: self.objected.contains(&person.code), post }
    }
}

/// Decides about everybody of the audience as if all of them were due now.
pub async fn dry_run(store: &Store, read: &mut Read, programme: &programmes::Record, now: Time) -> Result<Dry, Error> {
    let audience = audiences::of_programme(read, programme.audience).await?;
    let mut pages = everybody(store, read, audience, now).await?;
    let mut deciding = Deciding::of_all(read, now).await?;
    let known = Known::of(read).await?;
    let family = Arc::from(programme.family.as_str());
    let mut dry = Dry::default();
    while let Some(page) = pages.try_next().await? {
        for person in page.people() {
            dry.add(&mut deciding, programme, person, known.standing(person), &family);
        }
        tokio::task::yield_now().await;
    }
    Ok(dry)
}

impl Dry {
    /// Decides about one more.
    fn add(&mut self, deciding: &mut Deciding, programme: &programmes::Record, person: Listed<'_>, standing: Standing, family: &Arc<str>) {
        self.people += 1;
        let (reason, detail) = match deciding.decide(programme, standing, person.code, person.account_code) {
            Decision::Ask => {
                self.show(person.code, None, None);
                self.asked += 1;
                return deciding.remember_at_account(person.code, person.account_code, family);
            }
            Decision::Skip(reason, detail) => (reason, detail),
        };
        self.show(person.code, Some(reason), detail.as_ref());
        *self.skipped.entry(reason).or_default() += 1;
    }

    /// Keeps somebody as an example, while there are few of the same.
    fn show(&mut self, person: i64, reason: Option<Reason>, detail: Option<&Detail<'_>>) {
        let before = reason.map_or(self.asked, |reason| self.skipped.get(&reason).copied().unwrap_or_default());
        if before < EXAMPLES {
            self.examples.push((person, reason, detail.map(Why::from)));
        }
    }
}
