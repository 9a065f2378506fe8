//! SQL of all that goes with records: it is shown and forgotten with them, and goes over to another where two turn out to be one.

use kernel::{Id, Noun, Time};
use serde_json::{Value as Json, json};
use store::{Error, Read, Tx, Value, args};

/// The tables with things about records.
const TABLES: [&str; 3] = ["task", "comment", "notice"];

/// Removes tasks, comments and notices about records that go.
pub async fn forget<N: Noun>(tx: &mut Tx<'_>, records: &[Id<N>]) -> Result<(), Error> {
    let keys: Vec<Value> = records.iter().copied().map(Value::from).collect();
    for table in TABLES {
        tx.execute_by(&format!("DELETE FROM {table} WHERE workspace = $1 AND noun = '{}' AND noun_id", N::WORD), &keys).await?;
    }
    Ok(())
}

/// What was about one record is about another from now on: they turned out to be the same.
pub async fn pass_on<N: Noun>(tx: &mut Tx<'_>, from: Id<N>, to: Id<N>) -> Result<(), Error> {
    for table in TABLES {
        let sql = format!("UPDATE {table} SET noun_id = $3 WHERE workspace = $1 AND noun = '{}' AND noun_id = $2", N::WORD);
        tx.execute(&sql, args![tx.workspace(), from, to]).await?;
    }
    Ok(())
}

/// What was written about records, for the person they are about.
pub async fn personal<N: Noun>(read: &mut Read, records: &[Id<N>]) -> Result<Json, Error> {
    let of = |columns: &str, table: &str| format!("SELECT {columns} FROM {table} WHERE workspace = $1 AND noun = '{}' AND noun_id", N::WORD);
    let keys: Vec<Value> = records.iter().copied().map(Value::from).collect();
    let tasks = read.all_by(&of("title, note, state, made_at", "task"), keys.clone()).await?;
    let tasks = tasks.iter().map(|row| {
        let (title, note): (String, Option<String>) = (row.get("title")?, row.get("note")?);
        Ok(json!({ "title": title, "note": note, "state": row.get::<String>("state")?, "made_at": row.get::<Time>("made_at")? }))
    });
    let comments = read.all_by(&of("words, made_at", "comment"), keys).await?;
    let comments = comments.iter().map(|row| Ok(json!({ "words": row.get::<String>("words")?, "written_at": row.get::<Time>("made_at")? })));
    Ok(json!({ "tasks": tasks.collect::<Result<Vec<_>, Error>>()?, "comments": comments.collect::<Result<Vec<_>, Error>>()? }))
}
