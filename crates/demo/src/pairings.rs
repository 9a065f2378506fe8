//! Who faces whom: our person and theirs in the three matters, with the gaps that every company has.

use crate::Plan;
use crate::accounts::{Account, State};
use crate::company::Company;
use crate::contacts::{Contact, Role};
use crate::stream::Stream;
use crate::touchpoints::Trade;

/// Who faces whom at one account in one matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pairing {
    /// External id of the account.
    pub account: String,
    /// The matter, in the product's word.
    pub matter: &'static str,
    /// Mail address of our person.
    pub member: Option<String>,
    /// External id of theirs.
    pub contact: Option<String>,
}

const MATTERS: [(&str, Trade, &[Role]); 3] = [
    ("operations", Trade::Support, &[Role::Operates, Role::Uses]),
    ("technical", Trade::Delivery, &[Role::Operates, Role::Influences]),
    ("commercial", Trade::Accounts, &[Role::Buys, Role::Decides]),
];

/// The pairings of all customers that are or were served.
pub fn all(plan: &Plan, company: &Company, accounts: &[Account], contacts: &[Contact]) -> Vec<Pairing> {
    let served = accounts.iter().filter(|account| !matches!(account.state.0, State::Prospect | State::Former));
    served.flat_map(|account| MATTERS.map(|matter| pairing(plan, company, account, contacts, matter))).collect()
}

fn pairing(
    plan: &Plan,
    company: &Company,
    account: &Account,
    contacts: &[Contact],
    (matter, trade, roles): (&'static str, Trade, &[Role]),
) -> Pairing {
    let mut stream = Stream::of(plan.seed, &format!("{} {matter}", account.external_id));
    let team = Company::team(trade, account.region);
    let ours: Vec<_> = company.people(&team).map(|member| member.mail(company)).collect();
    let ours = if matter == "commercial" { account.owner.clone() } else { stream.pick(&ours).clone() };
    let there = |role: &Role| contacts.iter().find(|contact| contact.account == account.number && contact.role == *role && contact.left_on.is_none());
    let theirs = roles.iter().find_map(there).map(|contact| contact.external_id.clone());
    Pairing {
        account: account.external_id.clone(),
        matter,
        member: (!stream.chance(0.06)).then_some(ours),
        contact: theirs.filter(|_| !stream.chance(0.1)),
    }
}
