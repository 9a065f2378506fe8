//! SQL of movers.

use std::collections::HashMap;

use customers::accounts::Account;
use customers::contacts::Contact;
use kernel::{Id, Time};
use store::{Error, Read, Row, Sql, Value};

use super::Move;
use crate::promises::NOT_PROMISED;
use crate::questions::Scale;
use crate::responses::Response;

/// Whose moves are looked for: those of the responses lived through last.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// Lived through from here, and until there exclusively.
    pub during: Option<(Time, Time)>,
    /// For this account; any when absent.
    pub account: Option<Id<Account>>,
    /// Of this person; anybody when absent.
    pub contact: Option<Id<Contact>>,
    /// Key of the touchpoint; any when absent.
    pub touchpoint: Option<String>,
    /// How many responses are looked at.
    pub look: i64,
}

/// What was found.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// How many responses were looked at.
    pub looked: usize,
    /// Every score with the same person's score before it.
    pub moves: Vec<Move>,
}

/// The response with the score before, by the index that has each person's responses in order of time.
const EARLIER: &str = "FROM response p JOIN rating b ON b.workspace = p.workspace AND b.response = p.id \
    WHERE p.workspace = r.workspace AND p.contact = r.contact AND p.experienced_at < r.experienced_at AND p.test = 0 AND p.excluded IS NULL \
    AND b.question = g.question AND COALESCE(b.touchpoint, -1) = COALESCE(g.touchpoint, -1) \
    ORDER BY p.experienced_at DESC, p.id DESC LIMIT 1";

/// The moves among the responses lived through last.
pub async fn find(read: &mut Read, wanted: &Wanted) -> Result<Found, Error> {
    let newest: Vec<Id<Response>> = newest(read, wanted).await?.iter().map(|row| row.get("id")).collect::<Result<_, _>>()?;
    if newest.is_empty() {
        return Ok(Found::default());
    }
    // Looked for once: without the word both engines would look again for everything that is read of it.
    let mut sql = Sql::new("WITH move AS MATERIALIZED (SELECT r.workspace, r.id AS response, r.experienced_at, c.id AS contact, a.id AS account, ");
    sql.push("g.question AS asked, g.touchpoint AS place, q.key AS question, q.kind, q.higher_is, q.scale_low, q.scale_high, q.scale_step, ");
    sql.push(&format!("t.key AS touchpoint, g.score, (SELECT p.id {EARLIER}) AS earlier FROM response r "));
    sql.push("JOIN contact c ON c.workspace = r.workspace AND c.code = r.contact ");
    sql.push("LEFT JOIN account a ON a.workspace = r.workspace AND a.code = r.account ");
    sql.push("JOIN rating g ON g.workspace = r.workspace AND g.response = r.id ");
    sql.push("JOIN survey_question q ON q.workspace = g.workspace AND q.code = g.question AND q.scale_low IS NOT NULL ");
    sql.push("LEFT JOIN touchpoint t ON t.workspace = g.workspace AND t.code = g.touchpoint WHERE r.workspace = ").bind(read.workspace());
    sql.push(" AND ").push_in("r.id", newest.iter().copied());
    sql.push_some(" AND t.key = ", wanted.touchpoint.as_deref());
    sql.push(") SELECT m.*, b.score AS before, p.experienced_at AS before_at FROM move m ");
    sql.push(
        "JOIN response p ON p.workspace = m.workspace AND p.id = m.earlier JOIN rating b ON b.workspace = m.workspace AND b.response = m.earlier ",
    );
    sql.push("AND b.question = m.asked AND COALESCE(b.touchpoint, -1) = COALESCE(m.place, -1)");
    let rows = read.all_of(sql).await?;
    let moves = rows.iter().map(moved).collect::<Result<_, _>>()?;
    Ok(Found { looked: newest.len(), moves })
}

async fn newest(read: &mut Read, wanted: &Wanted) -> Result<Vec<Row>, Error> {
    let mut sql = Sql::new("SELECT r.id FROM response r WHERE r.workspace = ");
    sql.bind(read.workspace()).push(" AND r.test = 0 AND r.excluded IS NULL AND ").push(NOT_PROMISED);
    if let Some((from, until)) = wanted.during {
        sql.push(" AND r.experienced_at >= ").bind(from).push(" AND r.experienced_at < ").bind(until);
    }
    if let Some(account) = wanted.account {
        sql.push(" AND r.account = (SELECT a.code FROM account a WHERE a.workspace = r.workspace AND a.id = ").bind(account).push(")");
    }
    if let Some(contact) = wanted.contact {
        sql.push(" AND r.contact = (SELECT c.code FROM contact c WHERE c.workspace = r.workspace AND c.id = ").bind(contact).push(")");
    }
    sql.push(" ORDER BY r.experienced_at DESC, r.id DESC LIMIT ").bind(wanted.look);
    read.all_of(sql).await
}

/// What people wrote in these responses, as they wrote it: the longest text of each.
pub async fn words(read: &mut Read, responses: &[Id<Response>]) -> Result<HashMap<Id<Response>, String>, Error> {
    let sql = "SELECT response, words FROM verbatim WHERE workspace = $1 AND response";
    let rows = read.all_by(sql, responses.iter().copied().map(Value::from).collect()).await?;
    let mut words: HashMap<Id<Response>, String> = HashMap::new();
    for row in &rows {
        let said: String = row.get("words")?;
        let known = words.entry(row.get("response")?).or_default();
        if said.chars().count() > known.chars().count() {
            *known = said;
        }
    }
    Ok(words)
}

fn moved(row: &Row) -> Result<Move, Error> {
    Ok(Move {
        response: row.get("response")?,
        experienced_at: row.get("experienced_at")?,
        contact: row.get("contact")?,
        account: row.get("account")?,
        question: row.get("question")?,
        kind: row.word("kind")?,
        scale: Scale { low: row.get("scale_low")?, high: row.get("scale_high")?, step: row.get("scale_step")? },
        higher_is: row.word("higher_is")?,
        touchpoint: row.get("touchpoint")?,
        score: row.get("score")?,
        before: row.get("before")?,
        before_at: row.get("before_at")?,
    })
}
