//! What a contract brought since when: told back from what it brings in the end.

use jiff::ToSpan;
use jiff::civil::Date;

use super::loss::{self, Loss};
use crate::Plan;
use crate::accounts::{Account, Tier};
use crate::causes::Cause;
use crate::span::{days_between, later};
use crate::stream::Stream;

/// How often a contract is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "plain words")]
pub enum Every {
    Month,
    Quarter,
    Year,
}

impl Every {
    /// Names it in files.
    pub const fn key(self) -> &'static str {
        ["month", "quarter", "year"][self as usize]
    }

    /// How many months it is due for at once.
    pub const fn months(self) -> u32 {
        [1, 3, 12][self as usize]
    }
}

/// What a contract brings from a day on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Terms {
    /// The first day.
    pub since: Date,
    /// How much of it.
    pub quantity: u32,
    /// What a month brings, in euro.
    pub monthly: u32,
    /// Why it is less than before, where it is.
    pub loss: Option<Loss>,
}

/// A change of terms: how many times as much as before, and why it is less.
struct Step {
    day: Date,
    amount: f64,
    quantity: f64,
    loss: Option<Loss>,
}

/// By how much the small contracts became dearer.
const DEARER: f64 = 1.12;

/// The terms from the first day to the last, which end with so much a month for so many.
pub(super) fn history(
    plan: &Plan,
    account: &Account,
    offering: &str,
    (starts_on, last): (Date, Date),
    (mut monthly, mut quantity): (u32, u32),
    stream: &mut Stream,
) -> Vec<Terms> {
    let mut steps: Vec<_> = grown(plan, starts_on, last, stream)
        .into_iter()
        .chain(dearer(plan, account))
        .chain(shrunk(plan, account, offering, stream))
        .filter(|step| later(starts_on, 30) < step.day && step.day < last)
        .collect();
    steps.sort_by_key(|step| step.day);
    steps.dedup_by_key(|step| step.day);
    let mut terms = Vec::with_capacity(steps.len() + 1);
    for Step { day, amount, quantity: more, loss } in steps.into_iter().rev() {
        let before = (f64::from(monthly) / amount).round().max(1.0) as u32;
        if before == monthly || (before > monthly) != loss.is_some() {
            continue;
        }
        terms.push(Terms { since: day, quantity, monthly, loss });
        monthly = before;
        quantity = (f64::from(quantity) / more).round().max(1.0) as u32;
    }
    terms.push(Terms { since: starts_on, quantity, monthly, loss: None });
    terms.reverse();
    terms
}

/// Growth, as it is agreed at the turn of a year of the contract.
fn grown(plan: &Plan, starts_on: Date, last: Date, stream: &mut Stream) -> Vec<Step> {
    let turns = (1..).map(|count: i64| starts_on.saturating_add(count.years())).take_while(|day| *day < last);
    let turns: Vec<_> = turns.filter(|day| *day > plan.span().begin()).collect();
    let grows = turns.into_iter().filter_map(|day| {
        let more = stream.between(1.03, 1.18);
        stream.chance(0.45).then_some(Step { day, amount: more, quantity: more, loss: None })
    });
    grows.collect()
}

/// The price of the small contracts.
fn dearer(plan: &Plan, account: &Account) -> Option<Step> {
    let touched = plan.causes.has(Cause::PriceChange) && account.tier == Tier::Bronze;
    touched.then(|| Step { day: Cause::PriceChange.begin(&plan.span()), amount: DEARER, quantity: 1.0, loss: None })
}

/// Less than before: what was lived through makes it likelier.
fn shrunk(plan: &Plan, account: &Account, offering: &str, stream: &mut Stream) -> Option<Step> {
    let span = plan.span();
    let cause = loss::cause(plan, account, offering, later(span.until, -1));
    let from = cause.map_or(span.begin(), |cause| cause.begin(&span));
    let shrinks = stream.chance(if cause.is_some() { 0.2 } else { 0.06 });
    let day = later(from, stream.between(15.0, f64::from(days_between(from, span.until) - 1)) as i32);
    let share = stream.between(0.72, 0.92);
    let loss = loss::of(plan, account, offering, day, stream);
    shrinks.then_some(Step { day, amount: share, quantity: share, loss: Some(loss) })
}
