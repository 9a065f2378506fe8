//! Dry runs: who would be asked now and who would not, and why. Nothing is written.

use std::collections::BTreeMap;
use std::sync::Arc;

use customers::audiences;
use kernel::Time;
use store::{Error, Read};

use super::due::{Deciding, Known};
use super::{Decision, Reason};
use crate::programmes;

/// People looked at by one statement.
const MANY: i64 = 5_000;
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

/// Decides about everybody of the audience as if all of them were due now.
pub async fn dry_run(read: &mut Read, programme: &programmes::Record, now: Time) -> Result<Dry, Error> {
    let audience = audiences::of_programme(read, programme.audience).await?;
    let mut deciding = Deciding::of_all(read, now).await?;
    let family = Arc::from(programme.family.as_str());
    let (mut dry, mut after) = (Dry::default(), -1);
    let mut shown: BTreeMap<Option<Reason>, usize> = BTreeMap::new();
    loop {
        let page = audiences::people(read, &audience, now, after, MANY).await?;
        let Some(last) = page.last() else { return Ok(dry) };
        after = last.code;
        let codes: Vec<i64> = page.iter().map(|person| person.code).collect();
        // Everybody of the page belongs to the audience: that need not be asked again.
        let known = Known::of(read, &programmes::Record { audience: None, ..programme.clone() }, &codes, now).await?;
        for person in &page {
            dry.people += 1;
            let (reason, detail) = match deciding.decide(programme, &known, person.code, person.account_code) {
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
                dry.examples.push((person.code, reason, detail));
            }
        }
    }
}
