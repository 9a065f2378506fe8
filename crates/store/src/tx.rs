//! Reads and transactions of one workspace: the only carriers of SQL.

use std::fmt;
use std::ops::{Deref, DerefMut};
use std::sync::Arc;
use std::sync::atomic::Ordering;

use futures_util::stream::BoxStream;
use futures_util::{StreamExt, TryStreamExt};
use kernel::{Act, Id, Workspace};
use sqlx::pool::PoolConnection;
use sqlx::{Any, AnyConnection, AssertSqlSafe, Transaction};

use crate::engine::Engine;
use crate::error::Error;
use crate::row::Row;
use crate::sql::Sql;
use crate::store::Shared;
use crate::together::writes_doors;
use crate::value::{Value, arguments};
use crate::writer::Held;

pub(crate) enum Carrier {
    Plain(PoolConnection<Any>),
    Transaction(Transaction<'static, Any>),
    Writer(Held),
}

/// Reads of one workspace.
pub struct Read {
    pub(crate) carrier: Carrier,
    pub(crate) shared: Arc<Shared>,
    workspace: Id<Workspace>,
    broken: bool,
    /// The tables that statements of this transaction may have written into.
    written: Vec<String>,
}

impl Read {
    pub(crate) fn new(carrier: Carrier, shared: Arc<Shared>, workspace: Id<Workspace>) -> Self {
        Self { carrier, shared, workspace, broken: false, written: Vec::new() }
    }

    /// The workspace whose rows may be read; bind it in every statement.
    pub fn workspace(&self) -> Id<Workspace> {
        self.workspace
    }

    pub(crate) fn written(&self) -> &[String] {
        &self.written
    }

    pub(crate) fn engine(&self) -> Engine {
        self.shared.engine
    }

    /// All rows.
    pub async fn all(&mut self, sql: &str, values: Vec<Value>) -> Result<Vec<Row>, Error> {
        self.stream(sql, values)?.try_collect().await
    }

    /// The first row, if there is one.
    pub async fn optional(&mut self, sql: &str, values: Vec<Value>) -> Result<Option<Row>, Error> {
        self.stream(sql, values)?.try_next().await
    }

    /// The row that has to be there.
    pub async fn one(&mut self, sql: &str, values: Vec<Value>) -> Result<Row, Error> {
        self.optional(sql, values).await?.ok_or_else(|| Error::Misuse(format!("no row from: {sql}")))
    }

    /// All rows of a statement that was put together.
    pub async fn all_of(&mut self, sql: Sql) -> Result<Vec<Row>, Error> {
        self.all(&sql.text, sql.values).await
    }

    /// The first row of a statement that was put together.
    pub async fn optional_of(&mut self, sql: Sql) -> Result<Option<Row>, Error> {
        self.optional(&sql.text, sql.values).await
    }

    /// Rows one after another, for results that should not be held in memory.
    pub fn stream<'r>(&'r mut self, sql: &str, values: Vec<Value>) -> Result<BoxStream<'r, Result<Row, Error>>, Error> {
        self.stream_by(sql, values, true)
    }

    /// The same; `kept` says whether the statement and its plan serve the next time too.
    pub(crate) fn stream_by<'r>(&'r mut self, sql: &str, values: Vec<Value>, kept: bool) -> Result<BoxStream<'r, Result<Row, Error>>, Error> {
        let query = self.prepare(sql, values)?.persistent(kept);
        let (connection, mut broken) = self.parts();
        Ok(query.fetch(connection).map(move |row| row.map(Row).map_err(|error| failed(broken.as_deref_mut(), error))).boxed())
    }

    pub(crate) async fn run(&mut self, sql: &str, values: Vec<Value>) -> Result<u64, Error> {
        let query = self.prepare(sql, values)?;
        let (connection, broken) = self.parts();
        let done = query.execute(connection).await.map_err(|error| failed(broken, error))?;
        Ok(done.rows_affected())
    }

    fn prepare(&mut self, sql: &str, values: Vec<Value>) -> Result<sqlx::query::Query<'static, Any, sqlx::any::AnyArguments>, Error> {
        if self.broken {
            return Err(Error::Broken);
        }
        for table in self.shared.signatures.check(sql, &values)?.iter() {
            if !self.written.contains(table) {
                self.written.push(table.clone());
            }
        }
        self.shared.statements.fetch_add(1, Ordering::Relaxed);
        Ok(sqlx::query_with(AssertSqlSafe(sql), arguments(values)?))
    }

    /// The connection, and where to remember that a statement of a transaction failed.
    fn parts(&mut self) -> (&mut AnyConnection, Option<&mut bool>) {
        match &mut self.carrier {
            Carrier::Plain(connection) => (connection, None),
            Carrier::Transaction(transaction) => (transaction, Some(&mut self.broken)),
            Carrier::Writer(held) => (held.connection(), Some(&mut self.broken)),
        }
    }
}

/// PostgreSQL answers Ok to a commit after a failed statement although it rolled back, so a failure is remembered.
fn failed(broken: Option<&mut bool>, error: sqlx::Error) -> Error {
    if let Some(broken) = broken {
        *broken = true;
    }
    error.into()
}

/// A transaction of one act: what it writes becomes visible and durable together, by [`Tx::commit`], or not at all.
pub struct Tx<'act> {
    read: Read,
    act: &'act Act,
    points: u32,
    /// The kinds of the events and the names of the jobs that it wrote.
    rings: Vec<String>,
}

impl Deref for Tx<'_> {
    type Target = Read;
    fn deref(&self) -> &Read {
        &self.read
    }
}

impl DerefMut for Tx<'_> {
    fn deref_mut(&mut self) -> &mut Read {
        &mut self.read
    }
}

impl<'act> Tx<'act> {
    pub(crate) fn new(read: Read, act: &'act Act) -> Self {
        Self { read, act, points: 0, rings: Vec::new() }
    }

    /// Who acts, when, with which ids.
    pub fn act(&self) -> &'act Act {
        self.act
    }

    /// Runs a statement that gives no rows; returns how many rows it touched.
    pub async fn execute(&mut self, sql: &str, values: Vec<Value>) -> Result<u64, Error> {
        self.read.run(sql, values).await
    }

    /// Runs a statement that was put together.
    pub async fn execute_of(&mut self, sql: Sql) -> Result<u64, Error> {
        self.read.run(&sql.text, sql.values).await
    }

    /// Inserts many rows with few statements: `insert` is `INSERT INTO t (a, b)`, `conflict` what follows the values or empty.
    /// Returns how many rows were touched.
    pub async fn insert_rows(&mut self, insert: &str, rows: Vec<Vec<Value>>, conflict: &str) -> Result<u64, Error> {
        let (engine, mut rows, mut touched) = (self.engine(), rows.into_iter(), 0);
        while rows.len() > 0 {
            let width = rows.as_slice()[0].len();
            // Both engines allow at least 32,766 parameters.
            let chunk = chunk_of((30_000 / width.max(1)).clamp(1, 256).min(rows.len()));
            let sql = bulk_text(engine, insert, width, chunk, conflict);
            let values = rows.by_ref().take(chunk).flatten().collect();
            touched += self.read.run(&sql, values).await?;
        }
        Ok(touched)
    }

    /// Runs a part that may fail without spoiling the transaction: on an error its writes are undone and the error is returned.
    ///
    /// A future with this in it may not be `Send` for the compiler; [`Tx::savepoint`] and [`Tx::settle`] do the same there.
    pub async fn attempt<T>(&mut self, part: impl AsyncFnOnce(&mut Self) -> Result<T, Error>) -> Result<T, Error> {
        let point = self.savepoint().await?;
        let outcome = part(self).await;
        self.settle(point, outcome).await
    }

    /// Begins a part that may fail; it ends by [`Tx::settle`]. Parts may be nested.
    pub async fn savepoint(&mut self) -> Result<Savepoint, Error> {
        self.points += 1;
        let point = Savepoint(self.points);
        self.execute(&format!("SAVEPOINT {point}"), vec![]).await?;
        Ok(point)
    }

    /// Ends the part that began at `point`: keeps its writes if it went well, else undoes them. Returns its outcome.
    pub async fn settle<T>(&mut self, point: Savepoint, outcome: Result<T, Error>) -> Result<T, Error> {
        if outcome.is_err() {
            self.read.broken = false;
            self.execute(&format!("ROLLBACK TO SAVEPOINT {point}"), vec![]).await?;
        }
        self.execute(&format!("RELEASE SAVEPOINT {point}"), vec![]).await?;
        self.points = point.0 - 1;
        outcome
    }

    /// Waits until nobody else has the turn of this series of this workspace, and keeps it to the end of the transaction; whoever takes
    /// numbers of the series has it too.
    pub async fn take_turn(&mut self, series: &str) -> Result<(), Error> {
        match self.engine() {
            // Only one transaction writes at a time.
            Engine::Sqlite => Ok(()),
            Engine::Postgres => self.next_codes(series, 0).await.map(drop),
        }
    }

    /// The first of `count` new numbers of a series of this workspace: dense, from 0, never given twice.
    pub async fn next_codes(&mut self, series: &str, count: i64) -> Result<i64, Error> {
        let name = format!("{}:{series}", self.workspace());
        let row = self
            .one(
                "INSERT INTO counter (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = counter.value + excluded.value RETURNING value",
                crate::args![name, count],
            )
            .await?;
        Ok(row.at::<i64>(0)? - count)
    }

    /// Notes that an event of this kind, or a job of this name, was written: who waits for it is woken once that is durable.
    pub(crate) fn rings(&mut self, name: &str) {
        if !self.rings.iter().any(|known| known == name) {
            self.rings.push(name.to_owned());
        }
    }

    /// Makes everything durable. A transaction in which a statement failed can only be dropped.
    pub async fn commit(self) -> Result<(), Error> {
        if self.read.broken {
            return Err(Error::Broken);
        }
        let (rings, writes_doors, shared) = (self.rings, writes_doors(&self.read.written), Arc::clone(&self.read.shared));
        shared.kept.forget(&self.read.written);
        let committed = match self.read.carrier {
            Carrier::Plain(_) => Ok(()),
            Carrier::Transaction(transaction) => transaction.commit().await,
            Carrier::Writer(held) => held.commit().await,
        };
        if writes_doors {
            // Also after an error, which does not tell whether it was written.
            shared.together.forget();
        }
        committed?;
        shared.bells.ring(&rings);
        Ok(())
    }
}

/// The begin of a part of a transaction.
#[must_use = "the part has to be settled"]
#[derive(Debug)]
pub struct Savepoint(u32);

impl fmt::Display for Savepoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "point_{}", self.0)
    }
}

/// How many of these rows one statement takes: each power of two is reached in four steps, so that few texts are prepared and few statements sent.
fn chunk_of(rows: usize) -> usize {
    let step = (rows.next_power_of_two() / 8).max(1);
    rows - rows % step
}

/// `$n` in bulk takes quadratic time on SQLite, and PostgreSQL refuses `?`.
fn bulk_text(engine: Engine, insert: &str, width: usize, rows: usize, conflict: &str) -> String {
    use std::fmt::Write as _;
    let mut text = String::with_capacity(insert.len() + conflict.len() + rows * width * 6 + 16);
    text.push_str(insert);
    text.push_str(" VALUES ");
    for row in 0..rows {
        text.push_str(if row == 0 { "(" } else { ", (" });
        for column in 0..width {
            text.push_str(if column == 0 { "" } else { "," });
            match engine {
                Engine::Sqlite => text.push('?'),
                Engine::Postgres => write!(text, "${}", row * width + column + 1).expect("writing to a string cannot fail"),
            }
        }
        text.push(')');
    }
    text.push(' ');
    text.push_str(conflict);
    text
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::chunk_of;

    #[rstest::rstest]
    #[case(1, 1)]
    #[case(7, 7)]
    #[case(9, 8)]
    #[case(28, 28)]
    #[case(31, 28)]
    #[case(32, 32)]
    #[case(255, 224)]
    #[case(256, 256)]
    fn most_rows_go_with_the_first_statement(#[case] rows: usize, #[case] chunk: usize) {
        assert_eq!(chunk_of(rows), chunk);
    }

    #[test]
    fn there_are_few_sizes_of_statements_and_few_statements() {
        let sizes: BTreeSet<usize> = (1..=256).map(chunk_of).collect();
        assert!(sizes.len() <= 32, "{sizes:?}");
        let statements = |mut rows: usize| {
            let mut count = 0;
            while rows > 0 {
                rows -= chunk_of(rows);
                count += 1;
            }
            count
        };
        assert!((1..=256).all(|rows| statements(rows) <= 3));
    }
}
