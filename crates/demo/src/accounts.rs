//! The customers of the company: 150 organisations with a region, a tier, an industry and a history.

mod names;

use jiff::civil::Date;

use crate::Plan;
use crate::company::Company;
use crate::span::{Span, days_between, later};
use crate::stream::Stream;
use crate::touchpoints::Trade;

pub(crate) use names::{City, names};

/// How many there are.
pub const COUNT: usize = 150;

/// Part of the market, each with its own teams.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "plain words")]
pub enum Region {
    North,
    West,
    South,
    East,
}

impl Region {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::North, Self::West, Self::South, Self::East];

    /// Names it in files.
    pub const fn key(self) -> &'static str {
        ["north", "west", "south", "east"][self as usize]
    }

    /// Names it for people.
    pub const fn name(self) -> &'static str {
        ["North", "West", "South", "East"][self as usize]
    }
}

/// How much service a customer pays for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "plain words")]
pub enum Tier {
    Gold,
    Silver,
    Bronze,
}

impl Tier {
    /// Names it in files.
    pub const fn key(self) -> &'static str {
        ["gold", "silver", "bronze"][self as usize]
    }
}

/// What an account is now; the words are the product's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "plain words")]
pub enum State {
    Prospect,
    Onboarding,
    Live,
    Leaving,
    Former,
}

impl State {
    /// Names it in files.
    pub const fn key(self) -> &'static str {
        ["prospect", "onboarding", "live", "leaving", "former"][self as usize]
    }
}

/// A customer.
#[derive(Clone, Debug)]
pub struct Account {
    /// Its place among all.
    pub number: usize,
    /// Its name in the company's own system.
    pub external_id: String,
    /// What people call it.
    pub name: String,
    /// External id of the account it belongs to.
    pub parent: Option<String>,
    /// Who serves it.
    pub region: Region,
    /// Where it sits.
    pub(crate) city: &'static City,
    /// How much service it pays for.
    pub tier: Tier,
    /// What it does.
    pub industry: String,
    /// How many work there.
    pub employees: u32,
    /// What it pays a month, in euro.
    pub monthly_fee: u32,
    /// When the service began, or would begin.
    pub since: Date,
    /// What it is now, and since when.
    pub state: (State, Date),
    /// Mail address of the member who answers for it.
    pub owner: String,
    /// What it bought, by place among the offerings.
    pub offerings: Vec<usize>,
    /// How well things go there, in points of five.
    pub quality: f64,
}

const LEAVING: [usize; 4] = [17, 44, 71, 88];
const FORMER: [usize; 6] = [5, 23, 38, 52, 67, 81];
/// Those from here on joined within the two years, are being onboarded, think about it.
const NEW: [usize; 3] = [100, 136, 142];
/// Some belong to another one.
const PARENTS: [(usize, usize); 6] = [(12, 3), (27, 3), (64, 3), (41, 19), (79, 19), (93, 60)];

/// All accounts.
pub fn all(plan: &Plan, company: &Company) -> Vec<Account> {
    let mut taken = std::collections::HashSet::new();
    let mut accounts: Vec<_> = (0..COUNT).map(|number| account(plan, company, number, &mut taken)).collect();
    for (child, parent) in PARENTS {
        accounts[child].parent = Some(accounts[parent].external_id.clone());
    }
    accounts
}

fn account(plan: &Plan, company: &Company, number: usize, taken: &mut std::collections::HashSet<String>) -> Account {
    let external_id = format!("C-{}", 1001 + number);
    let mut stream = Stream::of(plan.seed, &external_id);
    let region = Region::ALL[stream.weighted([0.27, 0.28, 0.25, 0.2].into_iter())];
    let city = names().city(region, &mut stream);
    // The account whose sponsor leaves has many people, who all have much to say.
    let tier = if number == crate::causes::SPONSOR_ACCOUNT { Tier::Gold } else { tier(&mut stream) };
    let (industry, name) = names().account(city, taken, &mut stream);
    let employees = employees(tier, &mut stream);
    let since = since(plan.span(), number, &mut stream);
    let owners: Vec<_> = company.people(&Company::team(Trade::Accounts, region)).map(|owner| owner.mail(company)).collect();
    let offerings = offerings(company, tier, &mut stream);
    let liking = if tier == Tier::Gold { 0.15 } else { -0.04 };
    Account {
        number,
        external_id,
        name,
        parent: None,
        region,
        city,
        tier,
        industry,
        employees,
        monthly_fee: fee(tier, employees, offerings.len()),
        since,
        state: state(plan.span(), number, since, &mut stream),
        owner: stream.pick(&owners).clone(),
        offerings,
        quality: liking + stream.bell(0.0, 0.26),
    }
}

fn tier(stream: &mut Stream) -> Tier {
    [Tier::Gold, Tier::Silver, Tier::Bronze][stream.weighted([0.24, 0.38, 0.38].into_iter())]
}

fn employees(tier: Tier, stream: &mut Stream) -> u32 {
    let (low, high) = [(140.0, 900.0), (45.0, 320.0), (12.0, 110.0)][tier as usize];
    // Twice at random and multiplied: many small ones, few large ones.
    (low + (high - low) * stream.unit() * stream.unit()) as u32
}

/// In whole tens of euro.
fn fee(tier: Tier, employees: u32, offerings: usize) -> u32 {
    let seat = [34, 29, 26][tier as usize];
    employees * seat * (3 + offerings as u32) / 6 / 10 * 10
}

fn since(span: Span, number: usize, stream: &mut Stream) -> Date {
    let share = stream.unit();
    let days = match number {
        _ if number < NEW[0] => return later(span.begin(), -90 - (share * 2900.0) as i32),
        _ if number < NEW[1] => 20 + (share * 650.0) as i32,
        _ if number < NEW[2] => 690 + (share * 30.0) as i32,
        _ => 760 + (share * 60.0) as i32,
    };
    later(span.begin(), days)
}

fn state(span: Span, number: usize, since: Date, stream: &mut Stream) -> (State, Date) {
    let ago = |stream: &mut Stream, low: f64, high: f64| later(span.until, -(stream.between(low, high) as i32));
    match number {
        _ if LEAVING.contains(&number) => (State::Leaving, ago(stream, 20.0, 80.0)),
        _ if FORMER.contains(&number) => (State::Former, ago(stream, 60.0, 400.0)),
        _ if number < NEW[1] => (State::Live, later(since, 40.min(days_between(since, span.until) - 1))),
        _ if number < NEW[2] => (State::Onboarding, later(since, -7)),
        _ => (State::Prospect, ago(stream, 10.0, 70.0)),
    }
}

fn offerings(company: &Company, tier: Tier, stream: &mut Stream) -> Vec<usize> {
    let chosen: Vec<_> = (0..company.offerings.len()).filter(|place| stream.chance(company.offerings[*place].reach[tier as usize])).collect();
    if chosen.is_empty() { vec![0] } else { chosen }
}

impl Account {
    /// Whether the service runs on this day.
    pub fn is_served_on(&self, day: Date) -> bool {
        let (state, changed) = self.state;
        day >= self.since && !(state == State::Former && day >= changed) && state != State::Prospect
    }

    /// Whether people there speak German.
    pub fn is_german(&self) -> bool {
        self.city.tongue == "german"
    }
}
