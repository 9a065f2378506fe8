//! The demo company: a managed service provider, its customers and two years of what they said, as the files that a user would have.
//!
//! Made from a seed and a date, the same bytes every time. What is hidden in it to be found is told in `story.md`. Pure.

pub mod accounts;
pub mod answers;
pub mod causes;
pub mod company;
pub mod contacts;
pub mod contracts;
mod encounters;
pub mod files;
mod moods;
pub mod notes;
pub mod pairings;
mod rhythm;
pub mod span;
mod stream;
pub mod surveys;
pub mod tickets;
pub mod touchpoints;
mod words;

use jiff::civil::Date;

use accounts::Account;
use answers::Answer;
use causes::Causes;
use company::Company;
use contacts::Contact;
use contracts::Contract;
use pairings::Pairing;
use span::Span;
use surveys::Way;
use tickets::Ticket;

/// What a demo is made from.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    /// Another seed gives other people with other words, and the same story.
    pub seed: u64,
    /// The first day after the two years.
    pub until: Date,
    /// What was planted.
    pub causes: Causes,
}

impl Plan {
    /// The whole story.
    pub const fn of(seed: u64, until: Date) -> Self {
        Self { seed, until, causes: Causes::ALL }
    }

    /// The two years.
    pub const fn span(&self) -> Span {
        Span { until: self.until }
    }
}

/// A company with customers who said something.
#[derive(Clone, Debug)]
pub struct Demo {
    /// The company itself: its people, teams and offerings.
    pub company: &'static Company,
    /// Its customers.
    pub accounts: Vec<Account>,
    /// The people there.
    pub contacts: Vec<Contact>,
    /// What they agreed to buy.
    pub contracts: Vec<Contract>,
    /// Who faces whom.
    pub pairings: Vec<Pairing>,
    /// What they answered, in order of time; those to surveys of our own among them.
    pub answers: Vec<Answer>,
    /// Ways through surveys of our own.
    pub ways: Vec<Way>,
    /// What the help desk told of the last months.
    pub tickets: Vec<Ticket>,
    /// What it was made from.
    pub plan: Plan,
}

impl Demo {
    /// Lets two years go by.
    pub fn of(plan: &Plan) -> Self {
        let company = company::company();
        let accounts = accounts::all(plan, company);
        let people = contacts::all(plan, &accounts);
        let pairings = pairings::all(plan, company, &accounts, &people);
        let answers = answers::all(plan, company, &accounts, &people);
        let ways = surveys::all(plan, &accounts, &people, &answers);
        let contracts = contracts::all(plan, company, &accounts);
        let tickets = tickets::all(plan, company, &accounts, &people);
        Self { company, accounts, contacts: people, contracts, pairings, answers, ways, tickets, plan: *plan }
    }
}
