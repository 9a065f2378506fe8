//! Who changed: the log is followed, and whomever it tells of is looked at soon.

use std::collections::HashMap;

use customers::accounts::Account;
use customers::contacts::Contact;
use futures_util::future::BoxFuture;
use jiff::civil::Date;
use kernel::{Event, Id, Run, Zone};
use listen::responses::Response;
use serde::Deserialize;
use store::consumers::Consumer;
use store::{Error, Row, Tx, Value, args};

use super::Whose;
use super::store::{forget, look_at};
use crate::silence;

/// Follows the log to who said something, plays another part, or buys something else.
#[derive(Debug)]
pub struct Watching;

/// The actor of looks themselves, whose writes are no news.
const OWN: &str = "system:classes";

#[derive(Deserialize)]
struct Codes {
    codes: Vec<i64>,
}

#[derive(Deserialize)]
struct Accounts {
    accounts: Vec<Id<Account>>,
}

#[derive(Deserialize)]
struct Merged {
    from: One,
    into: One,
}

#[derive(Deserialize)]
struct One {
    id: Id<Contact>,
    code: i64,
}

impl Consumer for Watching {
    fn name(&self) -> &'static str {
        "follow classes"
    }

    fn kinds(&self) -> &'static [&'static str] {
        &["responses.recorded", "responses.changed", "contacts.changed", "contacts.merged", "contracts.changed", "accounts.changed"]
    }

    fn take<'t>(&'t self, tx: &'t mut Tx<'_>, event: &'t Event) -> BoxFuture<'t, Result<(), Error>> {
        Box::pin(async move {
            if event.actor == OWN {
                return Ok(());
            }
            let whose = match event.kind.as_str() {
                "responses.recorded" => {
                    let run: Run<Response> = payload(event)?;
                    let accounts = accounts_heard(tx, &run).await?;
                    silence::store::heard(tx, &accounts).await?;
                    let mut whose = consumers_heard(tx, &run).await?;
                    whose.extend(accounts.into_keys().map(Whose::Account));
                    whose.sort_unstable();
                    whose
                }
                "responses.changed" => by_codes(tx, &format!("{ANSWERS} AND r.code"), &payload(event)?).await?,
                "contacts.changed" => by_codes(tx, CONTACTS, &payload(event)?).await?,
                "accounts.changed" => by_codes(tx, ACCOUNTS, &payload(event)?).await?,
                "contracts.changed" => payload::<Accounts>(event)?.accounts.into_iter().map(Whose::Account).collect(),
                _ => {
                    let Merged { from, into } = payload(event)?;
                    forget(tx, &[from.id.into()]).await?;
                    by_codes(tx, CONTACTS, &Codes { codes: vec![into.code] }).await?
                }
            };
            look_at(tx, &whose).await
        })
    }
}

fn payload<T: for<'de> Deserialize<'de>>(event: &Event) -> Result<T, Error> {
    T::deserialize(&event.payload).map_err(|error| Error::Misuse(format!("{}: {error}", event.kind)))
}

/// Whose answers these are: of an account, or else of somebody who belongs to none.
const ANSWERS: &str = "SELECT DISTINCT a.id AS account, CASE WHEN a.id IS NULL AND c.account IS NULL THEN c.id END AS contact FROM response r \
    LEFT JOIN account a ON a.workspace = r.workspace AND a.code = r.account LEFT JOIN contact c ON c.workspace = r.workspace AND c.code = r.contact \
    WHERE r.workspace = $1";
const CONTACTS: &str = "SELECT account, CASE WHEN account IS NULL THEN id END AS contact FROM contact WHERE workspace = $1 AND code";
const ACCOUNTS: &str = "SELECT id AS account, NULL AS contact FROM account WHERE workspace = $1 AND code";

/// The responses of a run, after which a condition may follow.
const RUN: &str = "FROM response r WHERE r.workspace = $1 AND r.id BETWEEN $2 AND $3 AND r.code >= $4 AND r.code < $5";

/// The accounts of which this run tells, and when somebody of each was heard last. Each is looked up once, however much of it was said: whoever writes
/// waits for this.
async fn accounts_heard(tx: &mut Tx<'_>, run: &Run<Response>) -> Result<HashMap<Id<Account>, Date>, Error> {
    let sql = format!(
        "SELECT a.id, h.at FROM (SELECT r.account AS code, MAX(r.experienced_at) AS at {RUN} AND r.account IS NOT NULL GROUP BY r.account) h \
         JOIN account a ON a.workspace = $1 AND a.code = h.code"
    );
    let values = args![tx.workspace(), run.first, run.last, run.from, run.until];
    let rows = tx.all(&sql, values).await?;
    rows.iter().map(|row| Ok((row.get("id")?, Zone::utc().date(row.get("at")?)))).collect()
}

/// Those who belong to no account and answered for none.
async fn consumers_heard(tx: &mut Tx<'_>, run: &Run<Response>) -> Result<Vec<Whose>, Error> {
    let sql = format!(
        "SELECT NULL AS account, c.id AS contact FROM (SELECT DISTINCT r.contact AS code {RUN} AND r.account IS NULL AND r.contact IS NOT NULL) h \
         JOIN contact c ON c.workspace = $1 AND c.code = h.code WHERE c.account IS NULL"
    );
    let values = args![tx.workspace(), run.first, run.last, run.from, run.until];
    whose(&tx.all(&sql, values).await?)
}

async fn by_codes(tx: &mut Tx<'_>, sql: &str, told: &Codes) -> Result<Vec<Whose>, Error> {
    whose(&tx.all_by(sql, told.codes.iter().copied().map(Value::from).collect()).await?)
}

fn whose(rows: &[Row]) -> Result<Vec<Whose>, Error> {
    let mut whose = Vec::with_capacity(rows.len());
    for row in rows {
        let account = row.get::<Option<Id<Account>>>("account")?.map(Whose::Account);
        let contact = || row.get::<Option<Id<Contact>>>("contact").map(|contact| contact.map(Whose::Contact));
        whose.extend(account.map_or_else(contact, |account| Ok(Some(account)))?);
    }
    // One statement may touch a row once.
    whose.sort_unstable();
    whose.dedup();
    Ok(whose)
}
