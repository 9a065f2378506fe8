//! Dry runs: who would be asked now and who would not, and why. Nothing is written.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use customers::audiences::{self, Listed};
use kernel::Time;
use post::suppressions::Suppressed;
use store::{Error, Read};

use super::due::{Deciding, Post, Standing};
use super::{Decision, Reason, people};
use crate::programmes;

/// People looked at by one statement.
const MANY: i64 = 20_000;
/// Examples that are shown of each outcome.
const EXAMPLES: usize = 20;

/// What would happen.
#[derive(Clone, Debug, Default)]
pub struct Dry {
    /// How many people the audience has.
    pub people: u64,
    /// How many would be asked.
    pub asked: u64,
    /// How many would not, by reason.
    pub skipped: BTreeMap<Reason, u64>,
    /// Some of each: the number of the person, and why they would not be asked.
    pub examples: Vec<(i64, Option<Reason>, Option<String>)>,
}

/// What is known of everybody.
struct Everybody {
    objected: HashSet<i64>,
    suppressed: Suppressed,
}

impl Everybody {
    async fn of(read: &mut Read) -> Result<Self, Error> {
        Ok(Self { objected: people::all_objected(read).await?, suppressed: Suppressed::all(read).await? })
    }

    /// Who was listed belongs to the audience.
    fn standing(&self, person: &Listed) -> Standing {
        let post = match &person.mail_key {
            None => Post::NoAddress,
            Some(key) if self.suppressed.has(key) => Post::Suppressed,
            Some(_) => Post::Reached,
        };
        Standing { belongs: true, objected: self.objected.contains(&person.code), post }
    }
}

/// Decides about everybody of the audience as if all of them were due now.
pub async fn dry_run(read: &mut Read, programme: &programmes::Record, now: Time) -> Result<Dry, Error> {
    let audience = audiences::of_programme(read, programme.audience).await?;
    let mut deciding = Deciding::of_all(read, now).await?;
    let everybody = Everybody::of(read).await?;
    let family = Arc::from(programme.family.as_str());
    let (mut dry, mut after) = (Dry::default(), -1);
    let mut shown: BTreeMap<Option<Reason>, usize> = BTreeMap::new();
    loop {
        let page = audiences::listed(read, &audience, now, after, MANY).await?;
        let Some(last) = page.last() else { return Ok(dry) };
        after = last.code;
        for person in &page {
            dry.people += 1;
            let decision = deciding.decide(programme, everybody.standing(person), person.code, person.account_code);
            let (reason, detail) = match decision {
                Decision::Ask => {
                    deciding.remember(person.code, person.account_code, &family);
                    dry.asked += 1;
                    (None, None)
                }
                Decision::Skip(reason, detail) => {
                    *dry.skipped.entry(reason).or_default() += 1;
                    (Some(reason), detail)
                }
            };
            let shown = shown.entry(reason).or_default();
            if *shown < EXAMPLES {
                *shown += 1;
                dry.examples.push((person.code, reason, detail.map(|detail| detail.to_string())));
            }
        }
    }
}
