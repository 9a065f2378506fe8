//! What is to be done today, as JSON carries it.

use std::collections::HashMap;

use customers::accounts::{self, Account};
use customers::contacts::Contact;
use desk::people::{People, Person};
use desk::records::{RecordOut, Registry};
use edge::{IdOf, TimeText};
use identity::May;
use identity::may::ReadCases;
use kernel::{Id, Time};
use listen::responses::{NamedAccount, NamedContact};
use listen::surveys::Survey;
use monitor::alerts::{self, AlertOut};
use serde::Serialize;
use store::{Error, Read, Value};
use utoipa::ToSchema;

use super::{Item, Kind, Ranked, Reason, Urgency};
use crate::cases::Priority;

type SurveyId = IdOf<Survey>;

/// What somebody should do, in order.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct TodayOut {
    items: Vec<TodayItem>,
    /// Whether there is more behind these.
    more: bool,
    /// When it was looked up.
    #[schema(value_type = TimeText)]
    as_of: Time,
}

/// Something to do, and why it stands where it stands.
#[derive(Debug, Serialize, ToSchema)]
struct TodayItem {
    kind: Kind,
    /// The id of the case, alert, task, invitation to an interview, contract, or silent account.
    id: String,
    urgency: Urgency,
    reason: Reason,
    priority: Priority,
    /// Until when.
    #[schema(value_type = Option<TimeText>)]
    due_at: Option<Time>,
    /// The day it is about, where it is a day: the last one for notice, the one on which a contract is over, or the one on
    /// which a silent customer was heard last.
    #[schema(value_type = Option<String>, format = Date)]
    day: Option<String>,
    /// What it is called.
    title: Option<String>,
    /// The number of a case.
    number: Option<i64>,
    account: Option<NamedAccount>,
    contact: Option<NamedContact>,
    /// Who has it; of an alert, interview or contract, whoever owns the account.
    owner: Option<Person>,
    /// The guide of an interview.
    #[schema(value_type = Option<SurveyId>)]
    survey: Option<Id<Survey>>,
    /// What a task is about.
    about: Option<RecordOut>,
    /// Since when an alert is so.
    #[schema(value_type = Option<TimeText>)]
    since: Option<Time>,
    /// What an alert says.
    alert: Option<AlertOut>,
}

/// The list with names, as far as somebody with these rights sees them.
pub(super) async fn named(read: &mut Read, ranked: Ranked, registry: &Registry, may: &May<ReadCases>) -> Result<TodayOut, Error> {
    let abouts: Vec<_> = ranked.items.iter().filter_map(|(_, item)| item.about.clone()).collect();
    let records = registry.named(read, &abouts, may.rights, may.sees).await?;
    let accounts = account_records(read, &ranked).await?;
    let owner = |item: &Item| match item.standing.kind {
        Kind::Case | Kind::Task => item.owner,
        Kind::Alert | Kind::Interview | Kind::Contract | Kind::Silence => accounts.get(&item.account?)?.owner,
    };
    let people = People::of(read, ranked.items.iter().filter_map(|(_, item)| owner(item)).collect()).await?;
    let ids = ranked.items.iter().filter_map(|(_, item)| item.id.parse().ok()).collect::<Vec<_>>();
    let mut alerts = alerts::shown(read, &ids, may.sees).await?;
    let contacts = if may.sees.customers { contact_names(read, &ranked).await? } else { HashMap::new() };
    let item = |(urgency, item): (Urgency, Item)| TodayItem {
        owner: owner(&item).and_then(|id| people.show(id)),
        kind: item.standing.kind,
        urgency,
        reason: item.standing.reason,
        priority: item.standing.priority,
        due_at: item.standing.due,
        day: item.day.map(|day| day.to_string()),
        title: item.title,
        number: item.number,
        account: item.account.and_then(|id| accounts.get(&id)).map(called),
        contact: item.contact.map(|id| NamedContact { id, external_id: None, name: contacts.get(&id).cloned().flatten() }),
        survey: item.survey,
        about: item.about.and_then(|about| records.show(&about)),
        since: item.since,
        alert: item.id.parse().ok().and_then(|id| alerts.remove(&id)),
        id: item.id,
    };
    Ok(TodayOut { items: ranked.items.into_iter().map(item).collect(), more: ranked.more, as_of: may.act.now })
}

fn called(account: &accounts::Record) -> NamedAccount {
    NamedAccount { id: account.id, external_id: account.external_id.clone(), name: Some(account.name.clone()) }
}

async fn account_records(read: &mut Read, ranked: &Ranked) -> Result<HashMap<Id<Account>, accounts::Record>, Error> {
    let mut ids: Vec<_> = ranked.items.iter().filter_map(|(_, item)| item.account).collect();
    ids.sort_unstable();
    ids.dedup();
    Ok(accounts::by_ids(read, &ids).await?.into_iter().map(|account| (account.id, account)).collect())
}

async fn contact_names(read: &mut Read, ranked: &Ranked) -> Result<HashMap<Id<Contact>, Option<String>>, Error> {
    let mut ids: Vec<_> = ranked.items.iter().filter_map(|(_, item)| item.contact).collect();
    ids.sort_unstable();
    ids.dedup();
    let rows = read.all_by("SELECT id, name FROM contact WHERE workspace = $1 AND id", ids.into_iter().map(Value::from).collect()).await?;
    rows.iter().map(|row| Ok((row.get("id")?, row.get("name")?))).collect()
}
