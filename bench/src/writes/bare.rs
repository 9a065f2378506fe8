//! The least that writing into SQLite costs: the product's own rows, multi-row INSERTs, the same tables, indexes and promises of durability.

use std::path::Path;

use anyhow::{Context, Result};
use sqlx::sqlite::{SqliteArguments, SqliteConnectOptions, SqliteConnection, SqliteJournalMode, SqliteRow, SqliteSynchronous};
use sqlx::{Arguments, AssertSqlSafe, ConnectOptions, Connection, Row, TypeInfo, ValueRef};
use tokio::runtime::Runtime;

use crate::clock::Stopwatch;

/// What the product writes for a record, with the columns that rise in the order of writing.
pub type Tables = &'static [(&'static str, &'static str)];
/// Rows per INSERT: SQLite's fastest range.
const ROWS: usize = 250;

/// A file with the same tables, beside the product's.
pub struct Bare {
    runtime: Runtime,
    product: SqliteConnection,
    file: SqliteConnection,
    tables: Tables,
    /// The last row of the product that was copied, by table.
    copied: Vec<Vec<u8>>,
}

#[derive(Clone)]
enum Cell {
    Null,
    Whole(i64),
    Real(f64),
    Text(String),
    Bytes(Vec<u8>),
}

impl Bare {
    /// An empty file with these tables of the product and their indexes; the rows the product has so far are passed over.
    pub fn like(product: &Path, file: &Path, tables: Tables) -> Result<Self> {
        for suffix in ["", "-wal", "-shm"] {
            let _ = std::fs::remove_file(format!("{}{suffix}", file.display()));
        }
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let (product, bare, copied) = runtime.block_on(async {
            let mut product = SqliteConnectOptions::new().filename(product).read_only(true).connect().await?;
            let options = SqliteConnectOptions::new().filename(file).create_if_missing(true).journal_mode(SqliteJournalMode::Wal);
            let mut bare = options.synchronous(SqliteSynchronous::Full).foreign_keys(true).connect().await?;
            copy_schema(&mut product, &mut bare, tables).await?;
            let mut copied = Vec::new();
            for table in tables {
                copied.push(last(&mut product, *table).await?);
            }
            anyhow::Ok((product, bare, copied))
        })?;
        Ok(Self { runtime, product, file: bare, tables, copied })
    }

    /// Writes the rows that the product wrote since the last call, which are those of so many records, with so many in a transaction; gives the seconds
    /// that writing took.
    pub fn copy_round(&mut self, records: u64, batch: u64) -> Result<f64> {
        let Self { runtime, product, file, tables, copied } = self;
        runtime.block_on(async {
            let mut written = Vec::new();
            for (table, copied) in tables.iter().zip(copied.iter_mut()) {
                let rows = rows_behind(product, *table, copied).await?;
                anyhow::ensure!(rows.len() as u64 == records, "{} rows of {} for {records} records", rows.len(), table.0);
                *copied = last(product, *table).await?;
                written.push(rows);
            }
            write(file, tables, written, batch as usize).await
        })
    }
}

async fn copy_schema(product: &mut SqliteConnection, bare: &mut SqliteConnection, tables: Tables) -> Result<()> {
    let names: Vec<String> = tables.iter().map(|(table, _)| format!("'{table}'")).collect();
    let names = names.join(", ");
    let sql = format!("SELECT sql FROM sqlite_master WHERE tbl_name IN ('workspace', {names}) AND sql IS NOT NULL ORDER BY type DESC, name DESC");
    for row in sqlx::query(AssertSqlSafe(sql)).fetch_all(&mut *product).await? {
        sqlx::query(AssertSqlSafe(row.get::<String, _>(0))).execute(&mut *bare).await?;
    }
    let workspaces = rows_behind(product, ("workspace", "id"), &[]).await?;
    insert(bare, "workspace", workspaces).await
}

async fn last(connection: &mut SqliteConnection, (table, key): (&str, &str)) -> Result<Vec<u8>> {
    let sql = format!("SELECT coalesce(max({key}), x'') FROM {table}");
    Ok(sqlx::query_scalar(AssertSqlSafe(sql)).fetch_one(connection).await?)
}

async fn rows_behind(connection: &mut SqliteConnection, (table, key): (&str, &str), last: &[u8]) -> Result<Vec<Vec<Cell>>> {
    let sql = format!("SELECT * FROM {table} WHERE {key} > $1 ORDER BY {key}");
    sqlx::query(AssertSqlSafe(sql)).bind(last.to_vec()).fetch_all(connection).await?.iter().map(cells).collect()
}

fn cells(row: &SqliteRow) -> Result<Vec<Cell>> {
    (0..row.len())
        .map(|column| {
            let raw = row.try_get_raw(column)?;
            let kind = if raw.is_null() { "NULL".to_owned() } else { raw.type_info().name().to_owned() };
            Ok(match kind.as_str() {
                "NULL" => Cell::Null,
                "INTEGER" => Cell::Whole(row.try_get(column)?),
                "REAL" => Cell::Real(row.try_get(column)?),
                "TEXT" => Cell::Text(row.try_get(column)?),
                _ => Cell::Bytes(row.try_get(column)?),
            })
        })
        .collect()
}

/// One transaction for each batch.
async fn write(bare: &mut SqliteConnection, tables: Tables, rows: Vec<Vec<Vec<Cell>>>, size: usize) -> Result<f64> {
    let mut rows: Vec<_> = rows.into_iter().map(Vec::into_iter).collect();
    let mut seconds = 0.0;
    loop {
        let batch: Vec<Vec<Vec<Cell>>> = rows.iter_mut().map(|rows| rows.take(size).collect()).collect();
        if batch.iter().all(Vec::is_empty) {
            return Ok(seconds);
        }
        let watch = Stopwatch::start();
        let mut transaction = bare.begin_with("BEGIN IMMEDIATE").await?;
        for ((table, _), rows) in tables.iter().zip(batch) {
            insert(&mut transaction, table, rows).await?;
        }
        transaction.commit().await?;
        seconds += watch.seconds();
    }
}

async fn insert(connection: &mut SqliteConnection, table: &str, rows: Vec<Vec<Cell>>) -> Result<()> {
    let mut rows = rows.into_iter().peekable();
    while let Some(first) = rows.peek() {
        let marks = format!("({})", vec!["?"; first.len()].join(","));
        let chunk: Vec<Vec<Cell>> = rows.by_ref().take(ROWS).collect();
        let sql = format!("INSERT INTO {table} VALUES {}", vec![marks.as_str(); chunk.len()].join(","));
        let mut arguments = SqliteArguments::default();
        for cell in chunk.into_iter().flatten() {
            bind(&mut arguments, cell).map_err(anyhow::Error::from_boxed).context("a cell cannot be bound")?;
        }
        sqlx::query_with(AssertSqlSafe(sql), arguments).execute(&mut *connection).await?;
    }
    Ok(())
}

fn bind(arguments: &mut SqliteArguments, cell: Cell) -> Result<(), sqlx::error::BoxDynError> {
    match cell {
        Cell::Null => arguments.add(None::<i64>),
        Cell::Whole(value) => arguments.add(value),
        Cell::Real(value) => arguments.add(value),
        Cell::Text(value) => arguments.add(value),
        Cell::Bytes(value) => arguments.add(value),
    }
}
