//! Reads facts from the record store: by ranges and ids as events name them, or all of them.

use futures_util::TryStreamExt as _;
use futures_util::stream::BoxStream;
use kernel::{Event, Id, Run};
use serde::Deserialize;
use store::{Read, Row as Record, Sql, args};

use crate::error::Error;
use crate::fact::Field;
use crate::lexicon::source::code;
use crate::mark::{ASPECTS, Mark, Marks, PATTERNS, place};
use crate::nouns::Response;
use crate::row::Row;

/// Responses whose rows have to be read again.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
pub struct Changed {
    /// Their codes.
    pub codes: Vec<i64>,
    /// Their ids.
    pub ids: Vec<Id<Response>>,
}

/// Responses that are gone.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
pub struct Removed {
    /// Their codes.
    #[serde(alias = "responses")]
    pub codes: Vec<i64>,
}

/// The payload of an event in the shape its kind promises.
pub fn payload<T: for<'de> Deserialize<'de>>(event: &Event) -> Result<T, Error> {
    T::deserialize(&event.payload)
        .map_err(|error| Error::Promise(format!("event {} ({}) is not what its kind promises: {error}", event.seq, event.kind)))
}

const SELECT: &str = "SELECT r.code, r.survey, r.account_version, r.contact, r.channel, r.team, r.language, r.weight, r.experienced_at, r.answered_at, \
    q.question, q.score, q.touchpoint, q.offering, q.pattern, q.aspect \
    FROM response r JOIN rating q ON q.workspace = r.workspace AND q.response = r.id WHERE r.test = 0 AND r.excluded IS NULL AND r.workspace = ";
/// Ratings of one response follow each other in the order they were given.
const ORDER: &str = " ORDER BY r.id, q.question, q.position";

/// The rows of a run.
pub async fn recorded(read: &mut Read, marks: &Marks, run: &Run<Response>, rows: &mut Vec<Row>) -> Result<(), Error> {
    let mut sql = Sql::new(SELECT);
    sql.bind(read.workspace()).push(" AND r.id BETWEEN ").bind(run.first).push(" AND ").bind(run.last);
    sql.push(" AND r.code >= ").bind(run.from).push(" AND r.code < ").bind(run.until).push(ORDER);
    append(rows, &read.all_of(sql).await?, marks)
}

/// The rows of some responses as they are now; none of those that were removed, are excluded or a test.
pub async fn listed(read: &mut Read, marks: &Marks, ids: &[Id<Response>], rows: &mut Vec<Row>) -> Result<(), Error> {
    for ids in ids.chunks(256) {
        let mut sql = Sql::new(SELECT);
        sql.bind(read.workspace()).push(" AND ").push_in("r.id", ids.iter().copied()).push(ORDER);
        append(rows, &read.all_of(sql).await?, marks)?;
    }
    Ok(())
}

/// All ratings of the workspace as they come from the record store, response by response.
pub type All<'r> = BoxStream<'r, Result<Record, store::Error>>;

/// Begins to read all ratings of the workspace.
pub fn all(read: &mut Read) -> Result<All<'_>, Error> {
    let workspace = read.workspace();
    Ok(read.stream(&format!("{SELECT}$1{ORDER}"), args![workspace])?)
}

/// The next rows, at most so many; none behind the last one.
pub async fn some(all: &mut All<'_>, marks: &Marks, most: usize) -> Result<Vec<Row>, Error> {
    let mut rows = Vec::new();
    while rows.len() < most {
        let Some(record) = all.try_next().await? else { break };
        rows.push(row(&record, marks)?);
    }
    Ok(rows)
}

fn append(rows: &mut Vec<Row>, records: &[Record], marks: &Marks) -> Result<(), Error> {
    rows.reserve(records.len());
    records.iter().try_for_each(|record| row(record, marks).map(|row| rows.push(row)))
}

fn row(record: &Record, marks: &Marks) -> Result<Row, Error> {
    let mut codes = [0; Field::CODES];
    let references = [
        (Field::Response, "code"),
        (Field::Contact, "contact"),
        (Field::Version, "account_version"),
        (Field::Survey, "survey"),
        (Field::Touchpoint, "touchpoint"),
        (Field::Offering, "offering"),
        (Field::Channel, "channel"),
        (Field::Team, "team"),
        (Field::Language, "language"),
    ];
    for (field, column) in references {
        codes[field.index()] = code(record, column)?;
    }
    codes[Field::Mark.index()] = marks.code(mark(record)?);
    Ok(Row { experienced: record.get("experienced_at")?, answered: record.get("answered_at")?, codes, weight: record.get("weight")? })
}

fn mark(record: &Record) -> Result<Mark, Error> {
    let word = |column: &str, set: &[&str]| {
        let word: String = record.get(column)?;
        place(set, &word).ok_or_else(|| Error::Promise(format!("a rating has the {column} {word:?}, which is not known")))
    };
    Ok(Mark {
        question: code(record, "question")?.saturating_sub(1),
        score: record.get("score")?,
        pattern: word("pattern", &PATTERNS)?,
        aspect: word("aspect", &ASPECTS)?,
    })
}
