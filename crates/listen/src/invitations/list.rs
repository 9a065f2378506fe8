//! SQL that reads invitations, and what became of them in numbers.

use std::collections::HashSet;

use customers::accounts::Account;
use customers::contacts::Contact;
use kernel::{Id, Member, Page, Time};
use store::{Error, Read, Row, Sql, Value, args};

use super::people::number_in;
use super::{Invitation, Reason, Record, State, Why};
use crate::programmes::Programme;

const COLUMNS: &str = "i.id, i.programme, i.occasion, i.contact, i.member, i.account, i.state, i.reason, i.detail, i.again, i.due_at, i.sent_at, i.reminded, i.expires_at";

/// Whether somebody has begun, and whether they have sent. While a link of a survey that promised anonymity is open this would tell, day by day,
/// whose words have come.
const PROGRESS: &str = "CASE WHEN EXISTS (SELECT 1 FROM programme p JOIN survey s ON s.workspace = p.workspace AND s.id = p.survey \
    JOIN survey_promise o ON o.workspace = s.workspace AND o.survey = s.code WHERE p.workspace = i.workspace AND p.id = i.programme) THEN 1 ELSE 0 END AS promised, (SELECT COUNT(*) FROM answering g WHERE g.workspace = i.workspace AND g.link = i.link) AS started, \
    (SELECT COUNT(*) FROM answering g WHERE g.workspace = i.workspace AND g.link = i.link AND g.state = 'sent') AS finished";

/// Which invitations a list shows.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Of this programme.
    pub programme: Option<Id<Programme>>,
    /// In this state.
    pub state: Option<State>,
    /// Not asked because of this.
    pub reason: Option<Reason>,
    /// Of this person.
    pub contact: Option<Id<Contact>>,
    /// Of people of this account.
    pub account: Option<Id<Account>>,
    /// Of people at accounts of this owner.
    pub owner: Option<Id<Member>>,
}

/// A page of invitations, those due last first.
pub async fn page(read: &mut Read, list: &edge::List<Filter>, now: Time) -> Result<Page<Record>, Error> {
    let mut sql = Sql::new(&format!("SELECT {COLUMNS}, {PROGRESS} FROM invitation i WHERE i.workspace = "));
    sql.bind(read.workspace());
    let Filter { programme, state, reason, contact, account, owner } = &list.filter;
    sql.push_some(" AND i.programme = ", *programme)
        .push_some(" AND i.state = ", state.map(State::text))
        .push_some(" AND i.reason = ", reason.map(Reason::text));
    if let Some(contact) = contact {
        sql.push(" AND i.contact = (SELECT c.code FROM contact c WHERE c.workspace = i.workspace AND c.id = ").bind(*contact).push(")");
    }
    if let Some(account) = account {
        sql.push(" AND i.account = (SELECT a.code FROM account a WHERE a.workspace = i.workspace AND a.id = ").bind(*account).push(")");
    }
    if let Some(owner) = owner {
        sql.push(" AND i.account IN (SELECT a.code FROM account a WHERE a.workspace = i.workspace AND a.owner = ").bind(*owner).push(")");
    }
    if let Some((due_at, id)) = list.after::<(i64, Id<Invitation>)>()? {
        sql.push(" AND (i.due_at, i.id) < (").bind(due_at).push(", ").bind(id).push(")");
    }
    sql.push(" ORDER BY i.due_at DESC, i.id DESC LIMIT ").bind(list.fetch());
    let records = read.all_of(sql).await?.iter().map(|row| record(row, now)).collect::<Result<Vec<_>, _>>()?;
    Ok(list.page(records, |record| (record.due_at.micros(), record.id)))
}

/// People and occasions for which a programme has an invitation, among these people.
pub(super) async fn occasions_of(read: &mut Read, programme: Id<Programme>, people: &[i64]) -> Result<HashSet<(i64, String)>, Error> {
    let sql = "SELECT contact, occasion, programme FROM invitation WHERE workspace = $1 AND contact";
    let rows = read.all_by(sql, people.iter().copied().map(Value::from).collect()).await?;
    let own = rows.iter().filter(|row| row.get::<Id<Programme>>("programme").is_ok_and(|id| id == programme));
    own.map(|row| Ok((row.get("contact")?, row.get("occasion")?))).collect()
}

/// What became of the invitations of a programme, in numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rates {
    /// Invitations that wait.
    pub waiting: i64,
    /// People who were asked, those whose letter came back included.
    pub asked: i64,
    /// Letters that came back.
    pub bounced: i64,
    /// People who began to answer.
    pub started: i64,
    /// People who sent their answers.
    pub finished: i64,
    /// People who began by the open link of the programme, as by a QR code: nobody asked them.
    pub came: i64,
    /// Those of them who sent their answers.
    pub came_finished: i64,
    /// Links that ended without an answer.
    pub expired: i64,
    /// People who were not asked, by reason.
    pub skipped: Vec<(Reason, i64)>,
}

/// What became of the invitations of a programme.
pub async fn rates(read: &mut Read, programme: Id<Programme>) -> Result<Rates, Error> {
    let sql = "SELECT i.state, i.reason, COUNT(*) AS n, CAST(COALESCE(SUM(CASE WHEN g.begun > 0 THEN 1 ELSE 0 END), 0) AS BIGINT) AS started, \
        CAST(COALESCE(SUM(CASE WHEN g.sent > 0 THEN 1 ELSE 0 END), 0) AS BIGINT) AS finished FROM invitation i LEFT JOIN (SELECT a.workspace, a.link, COUNT(*) AS begun, \
        SUM(CASE WHEN a.state = 'sent' THEN 1 ELSE 0 END) AS sent FROM answering a WHERE a.workspace = $1 GROUP BY a.workspace, a.link) g \
        ON g.workspace = i.workspace AND g.link = i.link WHERE i.workspace = $1 AND i.programme = $2 GROUP BY i.state, i.reason";
    let mut rates = Rates::default();
    for row in read.all(sql, args![read.workspace(), programme]).await? {
        let (state, n): (State, i64) = (row.word("state")?, row.get("n")?);
        rates.started += row.get::<i64>("started")?;
        rates.finished += row.get::<i64>("finished")?;
        match state {
            State::Waiting => rates.waiting += n,
            // They are counted by the link they came by.
            State::Came => {}
            State::Sent => rates.asked += n,
            State::Bounced => {
                rates.asked += n;
                rates.bounced += n;
            }
            State::Expired => {
                rates.asked += n;
                rates.expired += n;
            }
            State::Skipped | State::Stopped => {
                if let Some(reason) = row.optional_word("reason")? {
                    rates.skipped.push((reason, n));
                }
            }
        }
    }
    let sql = "SELECT COUNT(*) AS came, CAST(COALESCE(SUM(CASE WHEN g.state = 'sent' THEN 1 ELSE 0 END), 0) AS BIGINT) AS finished FROM answering g \
        JOIN survey_link l ON l.workspace = g.workspace AND l.id = g.link WHERE g.workspace = $1 AND l.programme = $2 AND l.kind = 'public'";
    let row = read.one(sql, args![read.workspace(), programme]).await?;
    (rates.came, rates.came_finished) = (row.get("came")?, row.get("finished")?);
    rates.skipped.sort_by_key(|(reason, n)| (-*n, *reason));
    Ok(rates)
}

fn record(row: &Row, now: Time) -> Result<Record, Error> {
    let open = row.get::<Option<Time>>("expires_at")?.is_some_and(|ends| ends > now);
    let promised = row.get::<bool>("promised")?;
    let told = |progress: bool| (!promised || !open).then_some(progress);
    Ok(Record {
        id: row.get("id")?,
        programme: row.get("programme")?,
        occasion: row.get("occasion")?,
        person: number_in(row)?,
        account: row.get("account")?,
        state: row.word("state")?,
        reason: row.optional_word("reason")?,
        why: row.get::<Option<String>>("detail")?.map(Why::read),
        again: row.get("again")?,
        due_at: row.get("due_at")?,
        sent_at: row.get("sent_at")?,
        started: told(row.get::<i64>("started")? > 0),
        finished: told(row.get::<i64>("finished")? > 0),
        reminded: row.get("reminded")?,
        expires_at: row.get("expires_at")?,
    })
}
