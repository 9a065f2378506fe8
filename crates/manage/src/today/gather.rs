//! Gathers what people should do from the rooms that know of it: a query for each, over indexes that begin with whose it is.

use std::collections::HashSet;

use customers::accounts::Account;
use customers::contacts::Contact;
use customers::contracts::Contract;
use identity::{Right, Rights, workspaces};
use jiff::ToSpan;
use jiff::civil::Date;
use kernel::{About, Id, Member, Time, Workspace};
use listen::invitations::Invitation;
use listen::programmes::{self, Channel, Programme};
use listen::surveys::Survey;
use store::{Error, Read, Row, Sql};

use super::alerts;
use super::whose::{Holder, Scope};
use super::{Day, END_DAYS, Kind, MOST, Reason, Standing, Urgency, end_of};
use crate::cases::{Case, Priority};

/// How long a contract whose end is past stands in the list, in days.
const PAST_DAYS: i64 = 60;
/// The longest notice that is looked for.
const NOTICE_DAYS: i64 = 366;
/// Contracts that are looked at, those that end first.
const CONTRACTS: i64 = 4_000;
/// What is bought by a contract.
const OFFERING: &str = " LEFT JOIN offering o ON o.workspace = c.workspace AND o.id = c.offering";
/// People and teams who are looked for at once.
const HOLDERS: usize = 25;

/// Something to do.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// What its place depends on.
    pub standing: Standing,
    /// Its id in text form.
    pub id: String,
    /// What it is called.
    pub title: Option<String>,
    /// The number of a case.
    pub number: Option<i64>,
    /// The last day, where it is a day and not a moment.
    pub day: Option<Date>,
    /// With which account.
    pub account: Option<Id<Account>>,
    /// With whom.
    pub contact: Option<Id<Contact>>,
    /// Who has the case or the task.
    pub owner: Option<Id<Member>>,
    /// The guide of an interview.
    pub survey: Option<Id<Survey>>,
    /// What a task is about.
    pub about: Option<About>,
    /// Since when an alert is so.
    pub since: Option<Time>,
}

impl Item {
    pub(super) fn of(standing: Standing, id: String) -> Self {
        Self { standing, id, title: None, number: None, day: None, account: None, contact: None, owner: None, survey: None, about: None, since: None }
    }
}

/// What is to be done, in order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ranked {
    /// With how soon it is to be done.
    pub items: Vec<(Urgency, Item)>,
    /// Whether there is more behind these.
    pub more: bool,
}

/// What these people should do, as far as somebody with these rights may know of it.
pub async fn of(read: &mut Read, scope: &Scope, rights: &Rights, now: Time) -> Result<Ranked, Error> {
    let day = Day::at(now, &workspaces::zone(read).await?);
    let mut items = cases(read, scope, &day).await?;
    items.extend(tasks(read, scope).await?);
    if rights.has(Right::ReadAnswers) {
        items.extend(interviews(read, scope, now).await?);
    }
    if rights.has(Right::ReadCustomers) {
        items.extend(contracts(read, scope, &day).await?);
    }
    items.extend(silent(read, scope).await?);
    let alerts = alerts::of(read, scope, now, &items).await?;
    items.extend(alerts);
    let mut seen = HashSet::with_capacity(items.len());
    items.retain(|item| seen.insert(item.id.clone()));
    // Equals stay in the order of their room.
    items.sort_by_cached_key(|item| day.rank(&item.standing));
    let more = items.len() > MOST;
    items.truncate(MOST);
    Ok(Ranked { items: items.into_iter().map(|item| (day.urgency(&item.standing), item)).collect(), more })
}

/// What has the end of time as its due time is due at no time.
fn due(row: &Row) -> Result<Option<Time>, Error> {
    Ok(Some(row.get::<Time>("due_at")?).filter(|due| *due < Time::END))
}

/// The first cases of each priority by due time: those that are open, and those for which something was promised after they were resolved. Within a priority
/// the list goes by due time, so that none before these is missed.
async fn cases(read: &mut Read, scope: &Scope, day: &Day) -> Result<Vec<Item>, Error> {
    let mut items = Vec::new();
    for holders in scope.holders().chunks(HOLDERS) {
        let rows = read.all_of(first_cases(read.workspace(), holders, day)).await?;
        items.extend(rows.iter().map(case).collect::<Result<Vec<_>, _>>()?);
    }
    items.sort_by_key(|item| item.number);
    Ok(items)
}

fn first_cases(workspace: Id<Workspace>, holders: &[Holder], day: &Day) -> Sql {
    let mut sql = Sql::new("SELECT c.id, c.number, c.priority, c.title, c.account, c.contact, c.owner, c.due_at, c.due, c.replied_at FROM (");
    let each = holders.iter().flat_map(|holder| Priority::ALL.iter().flat_map(move |priority| [(holder, priority, 1), (holder, priority, 0)]));
    for (at, (holder, priority, open)) in each.enumerate() {
        sql.push(if at == 0 { "" } else { " UNION " }).push("SELECT id FROM (SELECT id FROM customer_case WHERE workspace = ").bind(workspace);
        holder.push(&mut sql);
        sql.push(&format!(" AND is_open = {open} AND priority = {}", priority.number()));
        if open == 0 {
            sql.push(" AND due IN ('confirm', 'check') AND due_at < ").bind(day.next_week);
        }
        sql.push(&format!(" ORDER BY due_at, number LIMIT {}) AS first{at}", MOST + 1));
    }
    sql.push(") AS theirs JOIN customer_case c ON c.id = theirs.id AND c.workspace = ").bind(workspace);
    sql
}

fn case(row: &Row) -> Result<Item, Error> {
    let replied = row.get::<Option<Time>>("replied_at")?.is_some();
    let reason = if replied { Reason::Replied } else { row.optional_word("due")?.into() };
    let standing = Standing { kind: Kind::Case, reason, priority: Priority::of(row.get("priority")?), due: due(row)? };
    Ok(Item {
        number: Some(row.get("number")?),
        title: row.get("title")?,
        account: row.get("account")?,
        contact: row.get("contact")?,
        owner: row.get("owner")?,
        ..Item::of(standing, row.get::<Id<Case>>("id")?.to_string())
    })
}

async fn tasks(read: &mut Read, scope: &Scope) -> Result<Vec<Item>, Error> {
    let mut items = Vec::new();
    for holders in scope.holders().chunks(HOLDERS) {
        let rows = read.all_of(first_tasks(read.workspace(), holders)).await?;
        items.extend(rows.iter().map(task).collect::<Result<Vec<_>, _>>()?);
    }
    Ok(items)
}

fn first_tasks(workspace: Id<Workspace>, holders: &[Holder]) -> Sql {
    let mut sql = Sql::default();
    for (at, holder) in holders.iter().enumerate() {
        sql.push(if at == 0 { "" } else { " UNION ALL " });
        sql.push("SELECT * FROM (SELECT id, title, noun, noun_id, due_at, owner FROM task WHERE workspace = ").bind(workspace);
        holder.push(&mut sql);
        sql.push(&format!(" AND state = 'open' ORDER BY due_at, id LIMIT {}) AS first{at}", MOST + 1));
    }
    sql
}

fn task(row: &Row) -> Result<Item, Error> {
    let standing = Standing { kind: Kind::Task, reason: Reason::Task, priority: Priority::Normal, due: due(row)? };
    let about = match row.get::<Option<String>>("noun")? {
        Some(noun) => Some(About { noun, id: row.get("noun_id")? }),
        None => None,
    };
    Ok(Item {
        title: Some(row.get("title")?),
        account: about.as_ref().and_then(About::id_of),
        contact: about.as_ref().and_then(About::id_of),
        owner: row.get("owner")?,
        about,
        ..Item::of(standing, row.get::<Id<desk::tasks::Task>>("id")?.to_string())
    })
}

/// Interviews that are to be held with people at accounts that these members own, and were not held yet.
async fn interviews(read: &mut Read, scope: &Scope, now: Time) -> Result<Vec<Item>, Error> {
    let asking: Vec<_> = programmes::store::all(read).await?.into_iter().filter(|programme| programme.plan.channel == Channel::Interview).collect();
    if asking.is_empty() {
        return Ok(Vec::new());
    }
    let mut sql = Sql::new("SELECT i.id, i.programme, i.expires_at, c.id AS contact, a.id AS account FROM ");
    let from = if scope.people().is_some() {
        "account a CROSS JOIN invitation i"
    } else {
        "invitation i LEFT JOIN account a ON a.workspace = i.workspace AND a.code = i.account"
    };
    sql.push(from).push(" JOIN contact c ON c.workspace = i.workspace AND c.code = i.contact WHERE i.workspace = ").bind(read.workspace());
    if let Some(people) = scope.people() {
        sql.push(" AND a.workspace = i.workspace AND a.code = i.account AND ").push_in("a.owner", people.iter().copied());
    }
    sql.push(" AND i.state = 'sent' AND ").push_in("i.programme", asking.iter().map(|programme| programme.id));
    sql.push(" AND COALESCE(i.expires_at, ").bind(Time::END).push(") > ").bind(now);
    sql.push(
        " AND NOT EXISTS (SELECT 1 FROM answering g WHERE g.workspace = i.workspace AND g.link = i.link AND g.state = 'sent') \
         AND NOT EXISTS (SELECT 1 FROM observation o WHERE o.workspace = i.workspace AND o.invitation = i.id) ORDER BY i.due_at, i.id LIMIT ",
    );
    sql.bind(MOST as i64 + 1);
    let rows = read.all_of(sql).await?;
    rows.iter().map(|row| interview(row, &asking)).collect()
}

fn interview(row: &Row, asking: &[programmes::Record]) -> Result<Item, Error> {
    let programme: Id<Programme> = row.get("programme")?;
    let programme = asking.iter().find(|one| one.id == programme);
    let standing = Standing { kind: Kind::Interview, reason: Reason::Interview, priority: Priority::Normal, due: row.get("expires_at")? };
    Ok(Item {
        title: programme.map(|programme| programme.name.clone()),
        survey: programme.map(|programme| programme.survey),
        account: row.get("account")?,
        contact: row.get("contact")?,
        ..Item::of(standing, row.get::<Id<Invitation>>("id")?.to_string())
    })
}

/// Contracts of accounts that these members own or are paired with, as long as something can be done about their end.
async fn contracts(read: &mut Read, scope: &Scope, day: &Day) -> Result<Vec<Item>, Error> {
    let workspace = read.workspace();
    let away = |days: i64| day.today.saturating_add(days.days()).to_string();
    let mut sql = Sql::new("SELECT c.id, c.account, c.name, o.name AS offering, c.next_end, c.notice_days, c.notice_on FROM ");
    if let Some(people) = scope.people() {
        sql.push("(SELECT id FROM account WHERE workspace = ").bind(workspace).push(" AND ").push_in("owner", people.iter().copied());
        sql.push(" UNION SELECT account FROM pairing WHERE workspace = ").bind(workspace).push(" AND ").push_in("member", people.iter().copied());
        sql.push(") AS theirs CROSS JOIN contract c").push(OFFERING).push(" WHERE c.account = theirs.id AND c.workspace = ").bind(workspace);
    } else {
        sql.push("contract c").push(OFFERING).push(" WHERE c.workspace = ").bind(workspace);
    }
    sql.push(" AND c.ended_on IS NULL AND c.next_end >= ").bind(away(-PAST_DAYS)).push(" AND c.next_end <= ").bind(away(END_DAYS + NOTICE_DAYS));
    sql.push(" AND (c.next_end <= ")
        .bind(away(END_DAYS))
        .push(" OR (c.notice_days IS NOT NULL AND c.notice_on IS NULL)) ORDER BY c.next_end, c.id LIMIT ");
    sql.bind(CONTRACTS);
    let rows = read.all_of(sql).await?;
    rows.iter().filter_map(|row| contract(row, day).transpose()).collect()
}

fn contract(row: &Row, day: &Day) -> Result<Option<Item>, Error> {
    let text: String = row.get("next_end")?;
    let ends_on: Date = text.parse().map_err(|error| Error::Misuse(format!("next_end holds {text:?}, which is no day: {error}")))?;
    let notice_days = row.get::<Option<i64>>("notice_days")?.filter(|_| row.get::<Option<String>>("notice_on").is_ok_and(|given| given.is_none()));
    let notice_by = notice_days.map(|days| ends_on.saturating_sub(days.days()));
    let Some((reason, over)) = end_of(ends_on, notice_by, day.today) else { return Ok(None) };
    let due = Some(day.zone.start_of(over));
    let standing = Standing { kind: Kind::Contract, reason, priority: Priority::Normal, due };
    let last = if reason == Reason::Notice { over.saturating_sub(1.day()) } else { over };
    let own = row.get::<Option<String>>("name")?.filter(|name| !name.is_empty());
    Ok(Some(Item {
        title: if own.is_some() { own } else { row.get("offering")? },
        day: Some(last),
        account: row.get("account")?,
        ..Item::of(standing, row.get::<Id<Contract>>("id")?.to_string())
    }))
}

/// Accounts that these members own from which nobody was heard for longer than their own rhythm explains, those with most at stake at the beginning.
async fn silent(read: &mut Read, scope: &Scope) -> Result<Vec<Item>, Error> {
    let mut sql = Sql::new(
        "SELECT s.account, s.heard_on FROM silent_account s JOIN account a ON a.workspace = s.workspace AND a.id = s.account WHERE s.workspace = ",
    );
    sql.bind(read.workspace());
    if let Some(people) = scope.people() {
        sql.push(" AND ").push_in("a.owner", people.iter().copied());
    }
    sql.push(" ORDER BY s.worth DESC, s.account DESC LIMIT ").bind(MOST as i64 + 1);
    read.all_of(sql).await?.iter().map(silence).collect()
}

fn silence(row: &Row) -> Result<Item, Error> {
    let account: Id<Account> = row.get("account")?;
    let heard_on = row.get::<Option<String>>("heard_on")?;
    let unreadable = |error: jiff::Error| Error::Misuse(format!("heard_on holds no day: {error}"));
    let day = heard_on.map(|text| text.parse().map_err(unreadable)).transpose()?;
    let standing = Standing { kind: Kind::Silence, reason: Reason::Silent, priority: Priority::Normal, due: None };
    Ok(Item { day, account: Some(account), ..Item::of(standing, account.to_string()) })
}
