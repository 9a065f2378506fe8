//! What customers agreed to buy: a contract for each offering, what it brought since when, and how some ended.

mod loss;
mod terms;

use jiff::ToSpan;
use jiff::civil::Date;

use crate::Plan;
use crate::accounts::{Account, State, Tier};
use crate::causes::{Cause, SOUR};
use crate::company::Company;
use crate::span::{days_between, later};
use crate::stream::Stream;

pub use loss::Loss;
pub use terms::{Every, Terms};

/// What an account agreed to buy again and again.
#[derive(Clone, Debug)]
pub struct Contract {
    /// Its name in the company's own system.
    pub external_id: String,
    /// Whose it is, by place among the accounts.
    pub account: usize,
    /// What is bought, by key.
    pub offering: &'static str,
    /// The first day.
    pub starts_on: Date,
    /// The day behind the last one that was agreed first.
    pub ends_on: Option<Date>,
    /// Whether it goes on by itself for a year.
    pub renews: bool,
    /// How many days before the end notice has to be given, where it goes on without it.
    pub notice_days: Option<u32>,
    /// When notice was given.
    pub notice_on: Option<Date>,
    /// How often it is due.
    pub every: Every,
    /// What it brings since when, in order of time.
    pub terms: Vec<Terms>,
    /// From which day it brings nothing, and why.
    pub ended: Option<(Date, Loss)>,
}

impl Contract {
    /// Whether it brings anything on this day.
    pub fn runs_on(&self, day: Date) -> bool {
        self.starts_on <= day && self.ended.as_ref().is_none_or(|(end, _)| *end > day)
    }
}

/// How much of a fee each offering takes, by its place.
const WEIGHTS: [f64; 5] = [5.0, 2.0, 3.0, 1.2, 2.2];
/// How many work there for one unit of it: seats, sites, servers, devices, doors.
const PER_UNIT: [f64; 5] = [1.0, 45.0, 14.0, 6.0, 1.0];
/// Days before the end on which notice has to be given.
const NOTICES: [u32; 3] = [30, 60, 90];

/// The contracts of all customers that are or were served.
pub fn all(plan: &Plan, company: &'static Company, accounts: &[Account]) -> Vec<Contract> {
    let served = accounts.iter().filter(|account| account.state.0 != State::Prospect);
    served.flat_map(|account| of(plan, company, account)).collect()
}

fn of(plan: &Plan, company: &'static Company, account: &Account) -> Vec<Contract> {
    let places = 0..company.offerings.len();
    let (has, had_not): (Vec<_>, Vec<_>) = places.partition(|place| account.offerings.contains(place));
    let fees = shares(account, &has);
    let kept = has.iter().zip(fees).enumerate().map(|(at, (place, monthly))| kept(plan, company, account, (*place, at == 0), monthly));
    let dropped = had_not.iter().filter_map(|place| dropped(plan, company, account, *place));
    kept.chain(dropped).collect()
}

/// The account's fee, whole, over its offerings.
fn shares(account: &Account, offerings: &[usize]) -> Vec<u32> {
    let all: f64 = offerings.iter().map(|place| WEIGHTS[*place]).sum();
    let mut fees: Vec<_> = offerings.iter().map(|place| (f64::from(account.monthly_fee) * WEIGHTS[*place] / all) as u32).collect();
    fees[0] += account.monthly_fee - fees.iter().sum::<u32>();
    fees
}

/// A contract of an offering that the account has, or had when it left.
fn kept(plan: &Plan, company: &'static Company, account: &Account, (place, is_first): (usize, bool), monthly: u32) -> Contract {
    let mut draft = Draft::of(plan, company, account, place);
    let ended = left_on(plan, account, &mut draft.stream);
    let last = ended.map_or(plan.span().until, |end| end.min(plan.span().until));
    let room = days_between(account.since, last) - 120;
    let later_on = !is_first && room > 0 && draft.stream.chance(0.5);
    let starts_on = if later_on { later(account.since, draft.stream.below(room as usize) as i32) } else { account.since };
    let mut contract = draft.contract(starts_on, ended, monthly);
    if account.state.0 == State::Leaving {
        contract.notice_on = Some(account.state.1);
    } else if contract.ended.is_none() && draft.is_sour() && draft.stream.chance(0.25) {
        let notice_on = later(plan.span().until, -(draft.stream.between(5.0, 70.0) as i32));
        contract.renews = true;
        contract.notice_on = Some(notice_on.max(starts_on));
        contract.ends_on = Some(later(plan.span().until, draft.stream.between(40.0, 150.0) as i32));
    }
    contract
}

/// When the account left with everything, or will.
fn left_on(plan: &Plan, account: &Account, stream: &mut Stream) -> Option<Date> {
    match account.state {
        (State::Former, since) => Some(since),
        (State::Leaving, _) => Some(later(plan.span().until, stream.between(30.0, 150.0) as i32)),
        _ => None,
    }
}

/// A contract of an offering that the account does not have any more, if it ever had it. What was lived through makes it likelier.
fn dropped(plan: &Plan, company: &'static Company, account: &Account, place: usize) -> Option<Contract> {
    let mut draft = Draft::of(plan, company, account, place);
    let span = plan.span();
    let cause = loss::cause(plan, account, draft.offering, later(span.until, -1));
    let drops = draft.stream.chance(if cause.is_some() { 0.3 } else { 0.07 });
    let from = cause.map_or(span.begin(), |cause| cause.begin(&span));
    let ended = later(from, draft.stream.between(10.0, f64::from(days_between(from, span.until) - 1)) as i32);
    let leaves_before = account.state.0 == State::Former && account.state.1 <= ended;
    let room = days_between(account.since, ended) - 300;
    if !drops || leaves_before || room <= 0 {
        return None;
    }
    let starts_on = later(account.since, draft.stream.below(room as usize) as i32);
    let monthly = f64::from(account.monthly_fee) * draft.stream.between(0.08, 0.2);
    Some(draft.contract(starts_on, Some(ended), monthly as u32))
}

/// What a contract is made from.
struct Draft<'a> {
    plan: &'a Plan,
    account: &'a Account,
    place: usize,
    offering: &'static str,
    stream: Stream,
}

impl<'a> Draft<'a> {
    fn of(plan: &'a Plan, company: &'static Company, account: &'a Account, place: usize) -> Self {
        let offering = company.offerings[place].key.as_str();
        let stream = Stream::of(plan.seed, &format!("{} contract {offering}", account.external_id));
        Self { plan, account, place, offering, stream }
    }

    /// Whether it is about the offering that went sour, where it did.
    fn is_sour(&self) -> bool {
        self.plan.causes.has(Cause::SourOffering) && self.account.tier == Tier::Gold && self.offering == SOUR
    }

    /// A contract that brings so much a month today, or in the end.
    fn contract(&mut self, starts_on: Date, ended: Option<Date>, monthly: u32) -> Contract {
        let until = self.plan.span().until;
        let ended = ended.map(|on| (on, loss::of(self.plan, self.account, self.offering, on.min(until), &mut self.stream)));
        let notice_days = *self.stream.pick(&NOTICES);
        let (ends_on, renews) = match &ended {
            Some((on, _)) => (Some(*on), false),
            None => self.agreed(starts_on),
        };
        let quantity = (f64::from(self.account.employees) / PER_UNIT[self.place]).max(1.0) as u32;
        let last = ended.as_ref().map_or(until, |(on, _)| (*on).min(until));
        Contract {
            external_id: format!("K-{}-{}", 1001 + self.account.number, self.place + 1),
            account: self.account.number,
            offering: self.offering,
            starts_on,
            ends_on,
            renews,
            notice_days: (renews || ended.is_some()).then_some(notice_days),
            notice_on: ended.as_ref().map(|(on, _)| later(*on, -(notice_days as i32) - 10)).filter(|day| *day > starts_on),
            every: [Every::Month, Every::Quarter, Every::Year][self.stream.weighted([0.72, 0.16, 0.12].into_iter())],
            terms: terms::history(self.plan, self.account, self.offering, (starts_on, last), (monthly, quantity), &mut self.stream),
            ended,
        }
    }

    /// Until when it is agreed, and whether it goes on by itself then.
    fn agreed(&mut self, starts_on: Date) -> (Option<Date>, bool) {
        let years = |count: i64| starts_on.saturating_add(count.years());
        match self.stream.weighted([0.62, 0.3, 0.08].into_iter()) {
            0 => (Some(years(1 + self.stream.below(3) as i64)), true),
            1 => ((1..300).map(years).find(|end| *end > self.plan.span().until), false),
            _ => (None, false),
        }
    }
}
