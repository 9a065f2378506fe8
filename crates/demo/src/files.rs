//! The files that a user would have: customers as CSV, answers as CSV with the maps that read them.

use crate::accounts::Account;
use crate::answers::{Answer, Scores};
use crate::contacts::Contact;
use crate::contracts::{Contract, Loss, Terms};
use crate::tickets::Ticket;
use crate::{Demo, surveys};

/// A file of answers and its map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerFile {
    /// Its name.
    pub name: &'static str,
    /// The map that reads it.
    pub map: &'static str,
    /// What it holds.
    pub csv: String,
}

/// All files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Files {
    /// For `touchstone import accounts`.
    pub accounts: String,
    /// For `touchstone import contacts`.
    pub contacts: String,
    /// For `touchstone import contracts`.
    pub contracts: String,
    /// For `touchstone import interactions`.
    pub tickets: String,
    /// For `touchstone import responses`.
    pub answers: [AnswerFile; 3],
}

const ACCOUNTS: [&str; 14] = [
    "external_id",
    "name",
    "parent",
    "state",
    "state_since",
    "owner",
    "region",
    "country",
    "city",
    "tier",
    "industry",
    "employees",
    "customer_since",
    "monthly_fee",
];
const CONTACTS: [&str; 9] = ["external_id", "account", "name", "mail", "phone", "title", "role", "language", "left_on"];
const CONTRACTS: [&str; 17] = [
    "external_id",
    "since",
    "amount",
    "every",
    "quantity",
    "reason",
    "note",
    "currency",
    "account",
    "offering",
    "starts_on",
    "ends_on",
    "term_months",
    "renews",
    "notice_days",
    "notice_on",
    "ended_on",
];
const TICKETS: [&str; 7] = ["id", "event", "happened_at", "contact", "account", "offering", "team"];
const RELATIONSHIP: [&str; 7] = ["response", "answered", "account", "person", "recommend", "more_business", "comment"];
const EVENTS: [&str; 11] =
    ["response", "happened", "answered", "account", "person", "touchpoint", "channel", "offering", "team", "satisfaction", "comment"];
const SUPPORT: [&str; 15] = [
    "response",
    "happened",
    "answered",
    "account",
    "person",
    "touchpoint",
    "channel",
    "offering",
    "team",
    "priority",
    "waiting_hours",
    "satisfaction",
    "ease",
    "solved",
    "comment",
];

impl Files {
    /// Writes a demo down.
    pub fn of(demo: &Demo) -> Self {
        let answers = |wanted: fn(&Scores) -> bool, columns: &[&str], row: fn(&Demo, &Answer) -> Vec<String>| {
            csv(columns, in_files(demo).filter(|answer| wanted(&answer.scores)).map(|answer| row(demo, answer)))
        };
        Self {
            accounts: csv(&ACCOUNTS, demo.accounts.iter().map(account)),
            contacts: csv(&CONTACTS, demo.contacts.iter().map(|person| contact(demo, person))),
            contracts: csv(&CONTRACTS, demo.contracts.iter().flat_map(|one| contract(demo, one))),
            tickets: csv(&TICKETS, demo.tickets.iter().map(|one| ticket(demo, one))),
            answers: [
                AnswerFile {
                    name: "relationship.csv",
                    map: include_str!("../data/maps/relationship.toml"),
                    csv: answers(|scores| matches!(scores, Scores::Relationship { .. }), &RELATIONSHIP, relationship),
                },
                AnswerFile {
                    name: "after_events.csv",
                    map: include_str!("../data/maps/after_events.toml"),
                    csv: answers(|scores| matches!(scores, Scores::Event { .. }), &EVENTS, event),
                },
                AnswerFile {
                    name: "support.csv",
                    map: include_str!("../data/maps/support.toml"),
                    csv: answers(|scores| matches!(scores, Scores::Support { .. }), &SUPPORT, support),
                },
            ],
        }
    }
}

/// What was not asked with surveys of our own.
fn in_files(demo: &Demo) -> impl Iterator<Item = &Answer> {
    demo.answers.iter().filter(|answer| surveys::survey(&demo.plan, &demo.accounts, answer).is_none())
}

fn csv(columns: &[&str], rows: impl Iterator<Item = Vec<String>>) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let written = writer.write_record(columns).and_then(|()| rows.into_iter().try_for_each(|row| writer.write_record(row)));
    written.expect("memory takes rows of one width");
    String::from_utf8(writer.into_inner().expect("memory takes everything")).expect("texts are UTF-8")
}

fn account(account: &Account) -> Vec<String> {
    let (state, since) = account.state;
    let customer_since = if state == crate::accounts::State::Prospect { String::new() } else { account.since.to_string() };
    vec![
        account.external_id.clone(),
        account.name.clone(),
        account.parent.clone().unwrap_or_default(),
        state.key().into(),
        since.to_string(),
        account.owner.clone(),
        account.region.name().into(),
        account.city.country.clone(),
        account.city.name.clone(),
        account.tier.key().into(),
        account.industry.clone(),
        account.employees.to_string(),
        customer_since,
        account.monthly_fee.to_string(),
    ]
}

fn contact(demo: &Demo, contact: &Contact) -> Vec<String> {
    vec![
        contact.external_id.clone(),
        demo.accounts[contact.account].external_id.clone(),
        contact.name.clone(),
        contact.mail.clone(),
        contact.phone.clone().unwrap_or_default(),
        contact.title.clone(),
        contact.role.key().into(),
        contact.language.into(),
        contact.left_on.map(|day| day.to_string()).unwrap_or_default(),
    ]
}

/// A row for each of its terms; the first one tells the rest as well.
fn contract(demo: &Demo, contract: &Contract) -> Vec<Vec<String>> {
    let ended = contract.ended.as_ref();
    let told = |at: usize, terms: &Terms| {
        let loss = if at == 0 { ended.map(|(_, loss)| loss) } else { terms.loss.as_ref() };
        let mut row = vec![
            contract.external_id.clone(),
            terms.since.to_string(),
            (terms.monthly * contract.every.months()).to_string(),
            contract.every.key().into(),
            terms.quantity.to_string(),
            loss.map(|loss| loss.reason.to_owned()).unwrap_or_default(),
            loss.and_then(|loss: &Loss| loss.note).unwrap_or_default().to_owned(),
            "EUR".into(),
        ];
        row.extend(if at == 0 { agreed(demo, contract) } else { Default::default() });
        row
    };
    contract.terms.iter().enumerate().map(|(at, terms)| told(at, terms)).collect()
}

/// What does not change with the terms.
fn agreed(demo: &Demo, contract: &Contract) -> [String; 9] {
    let day = |day: Option<jiff::civil::Date>| day.map(|day| day.to_string()).unwrap_or_default();
    [
        demo.accounts[contract.account].external_id.clone(),
        contract.offering.into(),
        contract.starts_on.to_string(),
        day(contract.ends_on),
        if contract.renews { "12".into() } else { String::new() },
        contract.renews.to_string(),
        contract.notice_days.map(|days| days.to_string()).unwrap_or_default(),
        day(contract.notice_on),
        day(contract.ended.as_ref().map(|(on, _)| *on)),
    ]
}

fn ticket(demo: &Demo, ticket: &Ticket) -> Vec<String> {
    let at = ticket.at.in_tz(&demo.company.zone).map(|at| at.timestamp().to_string()).unwrap_or_default();
    let (contact, account) = (&demo.contacts[ticket.contact].external_id, &demo.accounts[ticket.account].external_id);
    vec![
        ticket.id.clone(),
        ticket.event().to_owned(),
        at,
        contact.clone(),
        account.clone(),
        ticket.offering.unwrap_or_default().to_owned(),
        ticket.team.clone(),
    ]
}

fn relationship(demo: &Demo, answer: &Answer) -> Vec<String> {
    let mut row = vec![answer.id.clone(), minute(answer.answered_at)];
    row.extend(who(demo, answer));
    if let Scores::Relationship { recommendation, intent } = answer.scores {
        row.extend([recommendation.to_string(), intent.map(|intent| intent.to_string()).unwrap_or_default()]);
    }
    row.push(answer.words.clone().unwrap_or_default());
    row
}

fn event(demo: &Demo, answer: &Answer) -> Vec<String> {
    let mut row = occasion(demo, answer);
    if let Scores::Event { stars } = answer.scores {
        row.push(stars.to_string());
    }
    row.push(answer.words.clone().unwrap_or_default());
    row
}

fn support(demo: &Demo, answer: &Answer) -> Vec<String> {
    let mut row = occasion(demo, answer);
    if let Scores::Support { stars, ease, solved, waiting_hours, priority } = answer.scores {
        row.extend([priority.into(), waiting_hours.to_string(), stars.to_string(), ease.to_string(), solved.into()]);
    }
    row.push(answer.words.clone().unwrap_or_default());
    row
}

/// What the files about events have in common.
fn occasion(demo: &Demo, answer: &Answer) -> Vec<String> {
    let mut row = vec![answer.id.clone(), minute(answer.experienced_at), minute(answer.answered_at)];
    row.extend(who(demo, answer));
    row.extend(answer.touchpoint.into_iter().flat_map(|touchpoint| [touchpoint.key().to_owned(), touchpoint.channel().to_owned()]));
    row.extend([answer.offering.unwrap_or_default().to_owned(), answer.team.clone().unwrap_or_default()]);
    row
}

fn who(demo: &Demo, answer: &Answer) -> [String; 2] {
    [demo.accounts[answer.account].external_id.clone(), demo.contacts[answer.contact].external_id.clone()]
}

fn minute(moment: jiff::civil::DateTime) -> String {
    moment.strftime("%Y-%m-%d %H:%M").to_string()
}
