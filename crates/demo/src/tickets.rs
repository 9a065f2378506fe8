//! What the help desk told of its tickets in the last months, also of those about which nobody said anything afterwards.

use jiff::civil::DateTime;

use crate::Plan;
use crate::accounts::Account;
use crate::company::Company;
use crate::contacts::Contact;
use crate::encounters;
use crate::rhythm;
use crate::span::later;
use crate::stream::Stream;
use crate::touchpoints::{Touchpoint, Trade};

/// Days before the last one on which the help desk began to tell.
const DAYS: i32 = 120;

/// A ticket that was closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ticket {
    /// Its id.
    pub id: String,
    /// The place of the account among all.
    pub account: usize,
    /// The place of the contact among all.
    pub contact: usize,
    /// When it was closed.
    pub at: DateTime,
    /// What it was about.
    pub touchpoint: Touchpoint,
    /// The offering, by its key.
    pub offering: Option<&'static str>,
    /// The team that served.
    pub team: String,
}

impl Ticket {
    /// What the help desk calls it.
    pub const fn event(&self) -> &'static str {
        event(self.touchpoint)
    }
}

/// What the help desk calls the end of such a ticket.
pub const fn event(touchpoint: Touchpoint) -> &'static str {
    match touchpoint {
        Touchpoint::MajorIncident => "Incident resolved",
        Touchpoint::Change => "Change done",
        _ => "Ticket closed",
    }
}

/// All tickets of the last months, in order of time.
pub fn all(plan: &Plan, company: &'static Company, accounts: &[Account], contacts: &[Contact]) -> Vec<Ticket> {
    let mut tickets: Vec<Ticket> = accounts.iter().flat_map(|account| of_account(plan, company, account, contacts)).collect();
    tickets.sort_by(|a, b| (a.at, &a.id).cmp(&(b.at, &b.id)));
    tickets
}

fn of_account(plan: &Plan, company: &'static Company, account: &Account, contacts: &[Contact]) -> Vec<Ticket> {
    let first = contacts.partition_point(|contact| contact.account < account.number);
    let people = &contacts[first..];
    let people = &people[..people.partition_point(|contact| contact.account == account.number)];
    let mut tickets = Vec::new();
    for encounter in encounters::of(plan, company, account) {
        let Some(touchpoint) = encounter.touchpoint.filter(|touchpoint| touchpoint.trade() == Trade::Support) else { continue };
        if encounter.at.date() < later(plan.until, -DAYS) {
            continue;
        }
        // The first of those who are asked about it had it opened.
        let asked = rhythm::asked(&encounter, people, &mut Stream::of(plan.seed, &encounter.name));
        tickets.extend(asked.first().map(|place| Ticket {
            id: encounter.name.clone(),
            account: account.number,
            contact: first + place,
            at: encounter.at,
            touchpoint,
            offering: encounter.offering.map(|place| company.offerings[place].key.as_str()),
            team: Company::team(Trade::Support, account.region),
        }));
    }
    tickets
}
