//! Pages of cases: what is due first stands first.

use std::collections::BTreeMap;

use customers::accounts::Account;
use customers::contacts::Contact;
use customers::search::{self, Hit};
use desk::tags::{self, Tag};
use edge::List;
use identity::Team;
use journeys::touchpoints::Touchpoint;
use kernel::{Id, Member, Page, Time, Workspace, closed, name_key};
use store::{Error, Read, Sql, args};

use super::open::words;
use super::store::{COLUMNS, record};
use super::{Case, CaseRule, Kind, Priority, Record, State};
use crate::causes::Cause;

/// Customers of one search at most.
const HITS: usize = 200;

closed! {
    /// In which order cases are shown.
    #[schema(as = CaseSort)]
    Sort, "order of cases" {
        /// What is due first; what is not due stands behind.
        Due = "due",
        /// What opened last.
        Newest = "newest",
    }
}

/// Whose cases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    /// This member's.
    Member(Id<Member>),
    /// Those that nobody takes care of.
    Nobody,
}

/// Which cases a list shows.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// That stand there; empty: everywhere.
    pub states: Vec<State>,
    /// That are open, or not.
    pub open: Option<bool>,
    /// Whose.
    pub owner: Option<Owner>,
    /// Of this team.
    pub team: Option<Id<Team>>,
    /// For this account.
    pub account: Option<Id<Account>>,
    /// For this person.
    pub contact: Option<Id<Contact>>,
    /// About this touchpoint.
    pub touchpoint: Option<Id<Touchpoint>>,
    /// That are late at this moment.
    pub late: Option<Time>,
    /// Of this kind.
    pub kind: Option<Kind>,
    /// That press so.
    pub priority: Option<Priority>,
    /// That this rule opened.
    pub rule: Option<Id<CaseRule>>,
    /// That happened for this reason.
    pub cause: Option<Id<Cause>>,
    /// Wearing this tag.
    pub tag: Option<Id<Tag>>,
    /// That are meant by a search.
    pub meant: Option<Meant>,
}

/// What a search means: a number, beginnings of words of a title, or somebody's cases.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Meant {
    number: Option<i64>,
    beginnings: Vec<String>,
    accounts: Vec<Id<Account>>,
    contacts: Vec<Id<Contact>>,
}

impl Meant {
    /// Looks up what people typed; who does not see customers' names finds nobody by them.
    pub async fn of(read: &mut Read, typed: &str, sees_customers: bool) -> Result<Self, Error> {
        let mut meant = Self { number: number(typed), beginnings: words(typed), ..Self::default() };
        meant.beginnings.truncate(5);
        for hit in search::found(read, typed, HITS).await? {
            match hit {
                Hit::Account(account) => meant.accounts.push(account.id),
                Hit::Contact(contact, _) if sees_customers => meant.contacts.push(contact.id),
                Hit::Contact(..) => {}
            }
        }
        Ok(meant)
    }

    fn push(&self, sql: &mut Sql) {
        sql.push(" AND (").push_in("c.number", self.number);
        sql.push(" OR ").push_in("c.account", self.accounts.iter().copied()).push(" OR ").push_in("c.contact", self.contacts.iter().copied());
        if !self.beginnings.is_empty() {
            sql.push(" OR (1 = 1");
            for start in &self.beginnings {
                sql.push(" AND EXISTS (SELECT 1 FROM case_word w WHERE w.workspace = c.workspace AND w.case_id = c.id AND w.key >= ")
                    .bind(start.as_str());
                sql.push(" AND w.key < ").bind(format!("{start}\u{10ffff}")).push(")");
            }
            sql.push(")");
        }
        sql.push(")");
    }
}

/// The number in `17`, `#17`, `case 17` and `Fall 17`.
fn number(typed: &str) -> Option<i64> {
    let key = name_key(typed);
    let rest = ["case", "fall", "#"].iter().find_map(|word| key.strip_prefix(word)).unwrap_or(&key);
    rest.trim().trim_start_matches('#').parse().ok()
}

/// A page of cases.
pub async fn page(read: &mut Read, list: &List<Filter>, sort: Sort) -> Result<Page<Record>, Error> {
    let mut sql = Sql::new(&format!("SELECT {COLUMNS} FROM customer_case c WHERE c.workspace = "));
    sql.bind(read.workspace());
    narrow(&mut sql, &list.filter, read.workspace());
    match sort {
        Sort::Due => {
            if let Some((due, number)) = list.after::<(Place, i64)>()? {
                sql.push(" AND (c.due_at, c.number) > (").bind(due.0).push(", ").bind(number).push(")");
            }
            sql.push(" ORDER BY c.due_at, c.number LIMIT ");
        }
        Sort::Newest => {
            if let Some((_, number)) = list.after::<(Place, i64)>()? {
                sql.push(" AND c.number < ").bind(number);
            }
            sql.push(" ORDER BY c.number DESC LIMIT ");
        }
    }
    sql.bind(list.fetch());
    let records = read.all_of(sql).await?.iter().map(record).collect::<Result<Vec<_>, _>>()?;
    Ok(list.page(records, |record| (Place(record.due_at.micros()), record.number)))
}

/// When something is due, as a cursor says it: the end of time is no time that people may write.
#[derive(Debug, serde::Serialize, serde::Deserialize)]
struct Place(i64);

fn narrow(sql: &mut Sql, filter: &Filter, workspace: Id<Workspace>) {
    if !filter.states.is_empty() {
        sql.push(" AND ").push_in("c.state", filter.states.iter().map(|state| state.text()));
    }
    sql.push_some(" AND c.is_open = ", filter.open);
    match filter.owner {
        Some(Owner::Member(member)) => sql.push(" AND c.owner = ").bind(member),
        Some(Owner::Nobody) => sql.push(" AND c.owner IS NULL"),
        None => sql,
    };
    sql.push_some(" AND c.team = ", filter.team);
    sql.push_some(" AND c.account = ", filter.account);
    sql.push_some(" AND c.contact = ", filter.contact);
    sql.push_some(" AND c.touchpoint = ", filter.touchpoint);
    sql.push_some(" AND c.due_at <= ", filter.late);
    sql.push_some(" AND c.kind = ", filter.kind.map(Kind::text));
    sql.push_some(" AND c.priority = ", filter.priority.map(Priority::number));
    sql.push_some(" AND c.rule = ", filter.rule);
    sql.push_some(" AND c.cause = ", filter.cause);
    tags::narrow::<Case>(sql, workspace, "c.id", filter.tag);
    if let Some(meant) = &filter.meant {
        meant.push(sql);
    }
}

/// How many cases there are, by what people look for first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// That are open.
    pub open: i64,
    /// Of these, that are late.
    pub late: i64,
    /// Of these, that nobody takes care of.
    pub unowned: i64,
    /// Of these, whose customer waits for an answer.
    pub replied: i64,
    /// How many stand where.
    pub by_state: BTreeMap<State, i64>,
}

/// Counts the cases that a list would show at a moment.
pub async fn counts(read: &mut Read, filter: &Filter, now: Time) -> Result<Counts, Error> {
    let mut sql = Sql::new("SELECT c.state, COUNT(*) AS n, COUNT(CASE WHEN c.due_at <= ");
    sql.bind(now).push(" THEN 1 END) AS late, COUNT(CASE WHEN c.owner IS NULL THEN 1 END) AS unowned, COUNT(c.replied_at) AS replied ");
    sql.push("FROM customer_case c WHERE c.workspace = ").bind(read.workspace());
    narrow(&mut sql, filter, read.workspace());
    sql.push(" GROUP BY c.state");
    let mut counts = Counts { by_state: State::ALL.iter().map(|state| (*state, 0)).collect(), ..Counts::default() };
    for row in read.all_of(sql).await? {
        let (state, n): (State, i64) = (row.word("state")?, row.get("n")?);
        counts.by_state.insert(state, n);
        if state.is_open() {
            counts.open += n;
            counts.late += row.get::<i64>("late")?;
            counts.unowned += row.get::<i64>("unowned")?;
            counts.replied += row.get::<i64>("replied")?;
        }
    }
    Ok(counts)
}

/// Whether there are cases of an account.
pub(super) async fn any_of(read: &mut Read, account: Id<Account>) -> Result<bool, Error> {
    let sql = "SELECT id FROM customer_case WHERE workspace = $1 AND account = $2 LIMIT 1";
    Ok(read.optional(sql, args![read.workspace(), account]).await?.is_some())
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("17", Some(17))]
    #[case("#17", Some(17))]
    #[case("Case 17", Some(17))]
    #[case("Fall #17", Some(17))]
    #[case("case", None)]
    #[case("seventeen", None)]
    #[case("99999999999999999999", None)]
    fn a_number_is_read_as_people_say_it(#[case] typed: &str, #[case] expected: Option<i64>) {
        assert_eq!(number(typed), expected);
    }
}
