//! Gathers what happened with an account: from each room the latest behind a place, over an index that begins with the account.

use std::cmp::Reverse;

use customers::accounts::Record;
use identity::{Right, Rights, workspaces};
use jiff::civil::Date;
use kernel::about::Any;
use kernel::{Id, Time, Zone};
use store::{Error, Read, Row, Sql, args};

use super::{Kind, Moment, Place, Told};

/// Movements and states of one account that are looked at; nobody has as many.
const FEW: i64 = 500;

/// The latest moments behind a place, one more than asked for where there are more.
pub(super) async fn latest(read: &mut Read, account: &Record, after: Option<Place>, limit: i64, rights: &Rights) -> Result<Vec<Moment>, Error> {
    let mut moments = Vec::new();
    if rights.has(Right::ReadAnswers) {
        for source in [responses(read, account, after, limit), observations(read, account, after, limit), interactions(read, account, after, limit)] {
            moments.extend(rows(read, source).await?);
        }
    }
    if rights.has(Right::ReadCases) {
        for source in [cases(read, account, Kind::CaseOpened, after, limit), cases(read, account, Kind::CaseClosed, after, limit)] {
            moments.extend(rows(read, source).await?);
        }
    }
    let few = movements(read, account).await?.into_iter().chain(states(read, account).await?);
    moments.extend(few.filter(|moment| after.is_none_or(|after| moment.place() < after)));
    moments.sort_by_key(|moment| Reverse((moment.place(), moment.kind)));
    moments.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    Ok(moments)
}

/// A query for moments of one kind.
struct Source {
    kind: Kind,
    sql: Sql,
}

async fn rows(read: &mut Read, Source { kind, sql }: Source) -> Result<Vec<Moment>, Error> {
    read.all_of(sql).await?.iter().map(|row| moment(kind, row)).collect()
}

fn moment(kind: Kind, row: &Row) -> Result<Moment, Error> {
    let told = match kind {
        Kind::Interaction => Told::Event(row.get("event")?),
        Kind::CaseOpened | Kind::CaseClosed => Told::Case(row.get("number")?, row.get("title")?),
        _ => Told::Said,
    };
    Ok(Moment { kind, at: row.get("at")?, id: row.get("id")?, contact: row.get("contact")?, told })
}

/// Ends a query: behind a place, the latest first.
fn behind(mut sql: Sql, alias: &str, at: &str, after: Option<Place>, limit: i64) -> Sql {
    if let Some((time, id)) = after {
        sql.push(&format!(" AND ({alias}.{at}, {alias}.id) < (")).bind(time).push(", ").bind(Id::<Any>::from_bytes(id)).push(")");
    }
    sql.push(&format!(" ORDER BY {alias}.{at} DESC, {alias}.id DESC LIMIT ")).bind(limit);
    sql
}

/// Responses that count.
fn responses(read: &Read, account: &Record, after: Option<Place>, limit: i64) -> Source {
    let mut sql = Sql::new(
        "SELECT r.id, r.experienced_at AS at, c.id AS contact FROM response r LEFT JOIN contact c ON c.workspace = r.workspace AND c.code = r.contact \
         WHERE r.test = 0 AND r.excluded IS NULL AND r.workspace = ",
    );
    sql.bind(read.workspace()).push(" AND r.account = ").bind(account.code);
    Source { kind: Kind::Response, sql: behind(sql, "r", "experienced_at", after, limit) }
}

fn observations(read: &Read, account: &Record, after: Option<Place>, limit: i64) -> Source {
    let mut sql = Sql::new(
        "SELECT o.id, o.happened_at AS at, c.id AS contact FROM observation o LEFT JOIN contact c ON c.workspace = o.workspace AND c.code = o.contact \
         WHERE o.workspace = ",
    );
    sql.bind(read.workspace()).push(" AND o.account = ").bind(account.code);
    Source { kind: Kind::Observation, sql: behind(sql, "o", "happened_at", after, limit) }
}

fn interactions(read: &Read, account: &Record, after: Option<Place>, limit: i64) -> Source {
    let mut sql = Sql::new(
        "SELECT i.id, i.happened_at AS at, c.id AS contact, e.name AS event FROM interaction i \
         JOIN event_name e ON e.workspace = i.workspace AND e.code = i.event \
         LEFT JOIN contact c ON c.workspace = i.workspace AND c.code = i.contact WHERE i.workspace = ",
    );
    sql.bind(read.workspace()).push(" AND i.account = ").bind(account.code);
    Source { kind: Kind::Interaction, sql: behind(sql, "i", "happened_at", after, limit) }
}

fn cases(read: &Read, account: &Record, kind: Kind, after: Option<Place>, limit: i64) -> Source {
    let at = if kind == Kind::CaseOpened { "opened_at" } else { "closed_at" };
    let mut sql = Sql::new(&format!(
        "SELECT k.id, k.{at} AS at, k.contact, k.number, k.title FROM customer_case k WHERE k.{at} IS NOT NULL AND k.workspace = "
    ));
    sql.bind(read.workspace()).push(" AND k.account = ").bind(account.id);
    Source { kind, sql: behind(sql, "k", at, after, limit) }
}

async fn movements(read: &mut Read, account: &Record) -> Result<Vec<Moment>, Error> {
    let zone = workspaces::zone(read).await?;
    let sql = "SELECT id, happened_on, kind, amount, currency FROM movement WHERE workspace = $1 AND account = $2 ORDER BY happened_on DESC LIMIT $3";
    let rows = read.all(sql, args![read.workspace(), account.id, FEW]).await?;
    rows.iter().map(|row| movement(row, &zone)).collect()
}

fn movement(row: &Row, zone: &Zone) -> Result<Moment, Error> {
    let text: String = row.get("happened_on")?;
    let day: Date = text.parse().map_err(|error| Error::Misuse(format!("happened_on holds {text:?}, which is no day: {error}")))?;
    let told = Told::Movement(row.word("kind")?, row.get("amount")?, row.word("currency")?);
    Ok(Moment { kind: Kind::Movement, at: zone.start_of(day), id: row.get("id")?, contact: None, told })
}

async fn states(read: &mut Read, account: &Record) -> Result<Vec<Moment>, Error> {
    let sql = "SELECT since, state FROM account_state WHERE workspace = $1 AND account = $2 ORDER BY since DESC LIMIT $3";
    let rows = read.all(sql, args![read.workspace(), account.id, FEW]).await?;
    let state = |row: &Row| {
        let at: Time = row.get("since")?;
        Ok(Moment { kind: Kind::State, at, id: Id::from_bytes(*account.id.bytes()), contact: None, told: Told::State(row.word("state")?) })
    };
    rows.iter().map(state).collect()
}
