//! SQL of letters.

use std::collections::{BTreeSet, HashSet};

use kernel::{About, Id, Page, Time, Workspace};
use serde_json::{Value as Json, json};
use store::jobs::NewJob;
use store::{Error, Read, Row, Sql, Tx, Value, args};

use super::deliver::SEND;
use super::{Letter, Posted, Record, State};
use crate::{LetterNoun, Mailbox, Paper, suppressions, token};

const COLUMNS: &str = "id, to_name, to_address, from_name, from_address, subject, language, paper, unsubscribes, token, message_id, about_noun, about_id, \
    contact, state, attempts, reason, made_at, due_at, ended_at";

/// Earlier letters that a letter names.
const THREAD: i64 = 10;

const INSERT: &str = "INSERT INTO letter (workspace, id, to_name, to_address, to_key, from_name, from_address, subject, language, paper, secret, unsubscribes, \
    token, token_hash, message_id, about_noun, about_id, contact, state, attempts, reason, made_at, due_at, ended_at, actor)";

/// Writes a letter and promises to send it, in the transaction of what it tells.
pub async fn send(tx: &mut Tx<'_>, letter: &Letter) -> Result<Posted, Error> {
    let posted = send_all(tx, std::slice::from_ref(letter)).await?;
    posted.first().copied().ok_or_else(|| Error::Misuse("a letter was not written".into()))
}

/// The same for many letters, in their order.
pub async fn send_all(tx: &mut Tx<'_>, letters: &[Letter]) -> Result<Vec<Posted>, Error> {
    let keys: Vec<String> = letters.iter().map(|letter| letter.to.key()).collect();
    let suppressed: HashSet<String> = suppressions::among(tx, &keys).await?;
    let mut written = Vec::with_capacity(letters.len());
    let mut rows = Vec::with_capacity(letters.len());
    for (letter, key) in letters.iter().zip(keys) {
        let state = if suppressed.contains(&key) { State::Suppressed } else { State::Waiting };
        let posted = Posted { id: tx.act().ids.next(), state };
        rows.push(row(tx, letter, key, posted)?);
        written.push(posted);
    }
    tx.insert_rows(INSERT, rows, "").await?;
    for (letter, posted) in letters.iter().zip(&written).filter(|(_, posted)| posted.state == State::Waiting) {
        let run_at = letter.not_before.map_or(tx.act().now, |time| time.max(tx.act().now));
        promise(tx, posted.id, run_at).await?;
    }
    Ok(written)
}

fn row(tx: &Tx<'_>, letter: &Letter, key: String, Posted { id, state }: Posted) -> Result<Vec<Value>, Error> {
    let act = tx.act();
    let token = token::fresh(&act.ids);
    let hash = token::hash(&token);
    let message_id = token::message_id(&id.to_string(), &hash);
    let waits = state == State::Waiting;
    let paper = if waits { written(&letter.paper)? } else { written(&letter.paper.without_keys())? };
    let (from_name, from_address) = (letter.from.as_ref().and_then(Mailbox::name), letter.from.as_ref().map(Mailbox::address));
    let due_at = letter.not_before.map_or(act.now, |time| time.max(act.now));
    let mut values = args![act.workspace, id, letter.to.name(), letter.to.address(), key, from_name, from_address, &letter.subject, &letter.language];
    values.extend(args![(waits || !letter.secret).then_some(paper), letter.secret, letter.unsubscribes, waits.then_some(token), hash, message_id]);
    values.extend(args![letter.about.as_ref().map(|about| about.noun.clone()), letter.about.as_ref().map(|about| about.id), letter.contact]);
    values.extend(args![state.text(), 0_i64, None::<String>, act.now, due_at, (!waits).then_some(act.now), act.actor.to_string()]);
    Ok(values)
}

fn written(paper: &Paper) -> Result<String, Error> {
    serde_json::to_string(paper).map_err(|error| Error::Misuse(format!("a paper cannot be kept: {error}")))
}

/// Promises a job that sends the letter.
pub(super) async fn promise(tx: &mut Tx<'_>, id: Id<LetterNoun>, run_at: Time) -> Result<(), Error> {
    let key = id.to_string();
    tx.enqueue(&NewJob { name: SEND, unique_key: Some(&key), payload: json!({ "letter": id }), run_at }).await.map(drop)
}

/// The letter with this id.
pub async fn find(read: &mut Read, id: Id<LetterNoun>) -> Result<Option<Record>, Error> {
    let sql = format!("SELECT {COLUMNS} FROM letter WHERE workspace = $1 AND id = $2");
    read.optional(&sql, args![read.workspace(), id]).await?.as_ref().map(record).transpose()
}

/// A page of letters, the newest first.
pub async fn page(read: &mut Read, state: Option<State>, after: Option<Id<LetterNoun>>, limit: usize) -> Result<Page<Record>, Error> {
    let mut sql = Sql::new(&format!("SELECT {COLUMNS} FROM letter WHERE workspace = "));
    sql.bind(read.workspace()).push_some(" AND state = ", state.map(State::text)).push_some(" AND id < ", after);
    sql.push(" ORDER BY id DESC LIMIT ").bind(limit as i64 + 1);
    let rows = read.all_of(sql).await?.iter().map(record).collect::<Result<_, _>>()?;
    Ok(Page::cut(rows, limit, |record: &Record| record.id))
}

/// The letters about a record, the first first.
pub async fn about(read: &mut Read, about: &About) -> Result<Vec<Record>, Error> {
    let sql = format!("SELECT {COLUMNS} FROM letter WHERE workspace = $1 AND about_noun = $2 AND about_id = $3 ORDER BY id");
    read.all(&sql, args![read.workspace(), about.noun.as_str(), about.id]).await?.iter().map(record).collect()
}

/// The Message-IDs, without their domain, of what a person wrote before to the same address about the same record; of what a program wrote, none.
pub(super) async fn thread(read: &mut Read, letter: &Record) -> Result<Vec<String>, Error> {
    let by_hand = letter.paper.as_ref().is_some_and(Paper::is_by_hand);
    let Some(about) = letter.about.as_ref().filter(|_| by_hand) else { return Ok(Vec::new()) };
    let sql = "SELECT message_id FROM letter WHERE workspace = $1 AND about_noun = $2 AND about_id = $3 AND to_key = $4 AND id < $5 AND state = 'sent' \
        ORDER BY id DESC LIMIT $6";
    let values = args![read.workspace(), about.noun.as_str(), about.id, letter.to.key(), letter.id, THREAD];
    let rows = read.all(sql, values).await?;
    rows.iter().rev().map(|row| row.get("message_id")).collect()
}

/// How many letters wait to leave.
pub async fn waiting(read: &mut Read) -> Result<i64, Error> {
    let sql = "SELECT COUNT(*) AS waiting FROM letter WHERE workspace = $1 AND state = 'waiting'";
    read.one(sql, args![read.workspace()]).await?.get("waiting")
}

/// The letter with this token in its reply address.
pub(crate) async fn of_token(read: &mut Read, token: &str) -> Result<Option<Record>, Error> {
    let sql = format!("SELECT {COLUMNS} FROM letter WHERE workspace = $1 AND token_hash = $2");
    read.optional(&sql, args![read.workspace(), token::hash(token)]).await?.as_ref().map(record).transpose()
}

/// The letter with this Message-ID, as it was sent or without its domain.
pub(crate) async fn of_message(read: &mut Read, message_id: &str) -> Result<Option<Record>, Error> {
    let sql = format!("SELECT {COLUMNS} FROM letter WHERE workspace = $1 AND message_id = $2");
    read.optional(&sql, args![read.workspace(), local_part(message_id)]).await?.as_ref().map(record).transpose()
}

/// The workspace whose letter one of these tokens or Message-IDs names.
pub(crate) async fn home(door: &mut Read, tokens: &BTreeSet<String>, message_ids: &[String]) -> Result<Option<Id<Workspace>>, Error> {
    for token in tokens {
        if let Some(row) = door.optional("SELECT workspace FROM letter WHERE token_hash = $1", args![token::hash(token)]).await? {
            return row.get("workspace").map(Some);
        }
    }
    // In this order an index leads to the letters of each workspace.
    let mut sql = Sql::new("SELECT letter.workspace FROM workspace CROSS JOIN letter WHERE letter.workspace = workspace.id AND ");
    sql.push_in("letter.message_id", message_ids.iter().map(|id| local_part(id))).push(" LIMIT 1");
    door.optional_of(sql).await?.map(|row| row.get("workspace")).transpose()
}

/// A Message-ID without its domain, as it is kept.
fn local_part(message_id: &str) -> &str {
    message_id.split('@').next().unwrap_or_default()
}

/// Notes an attempt that may go well later.
pub(super) async fn put_off(tx: &mut Tx<'_>, letter: &Record, reason: &str) -> Result<(), Error> {
    let sql = "UPDATE letter SET attempts = attempts + 1, reason = $3 WHERE workspace = $1 AND id = $2 AND state = 'waiting'";
    tx.execute(sql, args![tx.workspace(), letter.id, reason]).await.map(drop)
}

/// Notes what became of a letter, forgets its secrets, and tells its room; a letter that has bounced stays so.
pub(crate) async fn end(tx: &mut Tx<'_>, letter: &Record, state: State, reason: Option<&str>) -> Result<(), Error> {
    let sql = "UPDATE letter SET state = $3, reason = $4, ended_at = COALESCE(ended_at, $5), token = NULL, \
        attempts = attempts + CASE WHEN state = 'waiting' AND $3 <> 'suppressed' THEN 1 ELSE 0 END, \
        paper = CASE WHEN secret = 1 THEN NULL ELSE $6 END WHERE workspace = $1 AND id = $2 AND state <> 'bounced'";
    let (now, workspace) = (tx.act().now, tx.workspace());
    let kept = letter.paper.as_ref().map(|paper| written(&paper.without_keys())).transpose()?;
    if tx.execute(sql, args![workspace, letter.id, state.text(), reason, now, kept]).await? == 0 {
        return Ok(());
    }
    let kind = match state {
        State::Waiting => return Ok(()),
        State::Sent => "letter.sent",
        State::Bounced => "letter.bounced",
        State::Refused => "letter.refused",
        State::Suppressed => "letter.suppressed",
    };
    tx.append(kind, &told(letter)).await.map(drop)
}

/// What events say of a letter: whom and what it is about, by id.
pub(crate) fn told(letter: &Record) -> Json {
    json!({ "letter": letter.id, "about": letter.about.as_ref().map(About::tell), "contact": letter.contact })
}

fn record(row: &Row) -> Result<Record, Error> {
    let mailbox = |name: &str, address: Option<String>| -> Result<Option<Mailbox>, Error> {
        let name: Option<String> = row.get(name)?;
        address.map(|address| Mailbox::new(name.as_deref(), &address)).transpose().map_err(Error::from)
    };
    let noun: Option<String> = row.get("about_noun")?;
    let about = noun.map(|noun| Ok::<_, Error>(About { noun, id: row.get("about_id")? })).transpose()?;
    let paper: Option<String> = row.get("paper")?;
    let read = |text: String| serde_json::from_str(&text).map_err(|error| Error::Column { column: "paper".into(), reason: error.to_string() });
    Ok(Record {
        id: row.get("id")?,
        to: mailbox("to_name", Some(row.get("to_address")?))?.ok_or_else(|| Error::Misuse("a letter goes to nobody".into()))?,
        from: mailbox("from_name", row.get("from_address")?)?,
        subject: row.get("subject")?,
        language: row.get("language")?,
        paper: paper.map(read).transpose()?,
        about,
        contact: row.get("contact")?,
        state: row.get::<String>("state")?.parse()?,
        attempts: row.get("attempts")?,
        reason: row.get("reason")?,
        made_at: row.get("made_at")?,
        due_at: row.get("due_at")?,
        ended_at: row.get("ended_at")?,
        unsubscribes: row.get("unsubscribes")?,
        token: row.get("token")?,
        message_id: row.get("message_id")?,
    })
}
