//! Segments over their life: written, read again, merged, erased from, and made anew when they cannot be used.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use columns::fact::{Field, RATING};
use columns::mark::{Mark, Marks};
use columns::row::{Row, sort};
use columns::segment::Segment;
use columns::shelf::Shelf;
use columns::tenant::keep::Keeper;
use columns::tenant::merge::Merge;
use columns::{Columns, Settings};
use kernel::{Id, Time, Workspace};
use measure::evaluator::Evaluator;
use measure::filter::Filter;
use measure::plan::{AsOf, Asked, Plan, Unit};
use measure::testing::{Account, Contact, Rating, Response, World};
use rstest::rstest;
use serde_json::json;
use store::testing::{Engine, NOW, act_in};
use store::{Store, args};
use tempfile::TempDir;

/// A day in microseconds.
const DAY: i64 = 86_400_000_000;

fn rows(marks: &Marks, count: u32) -> Vec<Row> {
    let row = |number: u32| {
        let mut codes = [0; Field::CODES];
        for (place, code) in codes.iter_mut().enumerate() {
            *code = number % (place as u32 + 2);
        }
        codes[Field::Response.index()] = number + 1;
        codes[Field::Mark.index()] =
            marks.code(Mark { question: number % 3, score: f64::from(number % 11) / 2.0, pattern: (number % 3) as u8, aspect: (number % 5) as u8 });
        let experienced = i64::from(number * 7919 % count) * DAY / 3 + i64::from(number % 2);
        Row { experienced, answered: experienced + i64::from(number % 5) * 1_000, codes, weight: f64::from(number % 4) }
    };
    let mut rows: Vec<Row> = (0..count).map(row).collect();
    sort(&mut rows);
    rows
}

#[test]
fn a_segment_reads_from_its_files_as_from_memory() {
    let (folder, marks, shelf) = (tempfile::tempdir().expect("a folder"), Arc::new(Marks::default()), Shelf::new(1 << 20));
    let rows = rows(&marks, 500);
    let files = Keeper::new(folder.path().into(), marks, 0).keep(&mut rows.clone()).expect("written");
    assert!(files.len() > 4, "a file for each month");
    let mut first = 0;
    for live in &files {
        let memory = Segment::in_memory(&rows[first..first + live.segment.summary.rows]);
        first += live.segment.summary.rows;
        assert_eq!(live.segment.summary, memory.summary);
        for field in Field::ALL {
            assert_eq!(live.segment.column(field, &shelf).expect("read"), memory.column(field, &shelf).expect("there"), "{field:?}");
        }
    }
    assert_eq!(first, 500);
}

#[test]
fn merging_keeps_the_order_and_leaves_out_the_dead() {
    let (folder, marks) = (tempfile::tempdir().expect("a folder"), Arc::new(Marks::default()));
    let rows = rows(&marks, 300);
    let (odd, even): (Vec<Row>, Vec<Row>) = rows.iter().copied().partition(|row| row.code(Field::Response) % 2 == 1);
    let mut keeper = Keeper::new(folder.path().into(), marks, 0);
    let mut lives = [keeper.keep(&mut odd.clone()).expect("written"), keeper.keep(&mut even.clone()).expect("written")].concat();
    for live in &mut lives {
        live.bury(&[3, 4, 5]);
    }
    let merged: Vec<Row> = Merge::of(&lives).expect("read").collect();
    let kept: Vec<Row> = rows.into_iter().filter(|row| !(3..=5).contains(&row.code(Field::Response))).collect();
    assert_eq!(merged, kept);
}

fn response(contact: usize, day: i64, score: u8) -> Response {
    let rating = |question| Rating { question, score, touchpoint: Some(0), offering: None, pattern: 0, aspect: 0 };
    Response {
        survey: None,
        account: Some((0, 0)),
        contact: Some(contact),
        channel: None,
        team: None,
        language: None,
        weight: 1.0,
        experienced: day * 4,
        answered: 0,
        test: false,
        excluded: false,
        device: None,
        spend: None,
        ratings: vec![rating(0), rating(1)],
    }
}

/// Forty people who answered two questions each over three months.
async fn world(store: &Store) -> Id<Workspace> {
    let contacts = (0..40).map(|_| Contact { external: true, role: None, vip: None }).collect();
    let responses = (0..40).map(|number| response(number, number as i64 * 2, (number % 11) as u8)).collect();
    World { accounts: vec![Account { external: true, versions: vec![(None, None)] }], contacts, responses }.write(store).await.expect("written")
}

fn open(store: &Store, folder: &TempDir) -> Columns {
    Columns::open(store.clone(), Settings { dir: folder.path().into(), memory: 1 << 20, threads: 2 })
}

async fn count(columns: &Columns, workspace: Id<Workspace>) -> u64 {
    let plan = Plan {
        questions: vec![Asked { code: 0, key: "recommend".into(), worth: Vec::new() }],
        by: Vec::new(),
        periods: Vec::new(),
        during: (Time::FIRST, Time::END),
        filter: Filter::All(Vec::new()),
        unit: Unit::Answers,
        attributes: AsOf::Then,
        weighted: false,
        clustered: false,
        people: false,
        top: None,
        blocks: None,
    };
    columns.evaluate(workspace, &plan).await.expect("answered").total.n()
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    entries
        .flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] })
        .filter(|path| path.extension().is_some_and(|end| end == "parquet"))
        .collect()
}

async fn tell(store: &Store, workspace: Id<Workspace>, sql: &str, kind: &str, payload: serde_json::Value) {
    let act = act_in(workspace, NOW);
    let mut tx = store.begin(&act).await.expect("a transaction");
    tx.execute(sql, args![workspace]).await.expect("done");
    tx.append(kind, &payload).await.expect("told");
    tx.commit().await.expect("committed");
}

#[rstest]
#[tokio::test]
async fn opening_reads_the_manifest_only(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let (store, folder) = (store::testing::empty_store(engine).await, tempfile::tempdir().expect("a folder"));
    let workspace = world(&store).await;
    let columns = open(&store, &folder);
    assert_eq!(count(&columns, workspace).await, 40);
    columns.compact(workspace).await.expect("compacted");
    let again = open(&store, &folder);
    let stats = again.stats(workspace).await.expect("opened");
    assert_eq!((stats.ratings, stats.tail_rows, stats.memory_bytes, stats.segments), (80, 0, 0, 3));
    assert!(stats.disk_bytes > 0 && stats.upto_seq > 0);
    assert_eq!(count(&again, workspace).await, 40);
    assert!(again.memory().await > 0);
}

#[rstest]
#[tokio::test]
async fn the_tail_is_read_again_after_a_fall(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let (store, folder) = (store::testing::empty_store(engine).await, tempfile::tempdir().expect("a folder"));
    let workspace = world(&store).await;
    let columns = open(&store, &folder);
    columns.rebuild(workspace).await.expect("built");
    tell(
        &store,
        workspace,
        "UPDATE response SET excluded = 'doubtful' WHERE workspace = $1 AND code < 2",
        "responses.changed",
        changed(&store, workspace).await,
    )
    .await;
    assert_eq!(count(&columns, workspace).await, 38);
    drop(columns);
    assert_eq!(count(&open(&store, &folder), workspace).await, 38);
}

async fn changed(store: &Store, workspace: Id<Workspace>) -> serde_json::Value {
    let mut read = store.read(workspace).await.expect("a reader");
    let rows = read.all("SELECT id FROM response WHERE workspace = $1 AND code < 2 ORDER BY code", args![workspace]).await.expect("rows");
    let ids: Vec<Id<listen::responses::Response>> = rows.iter().map(|row| row.get("id").expect("an id")).collect();
    json!({"codes": [0, 1], "ids": ids})
}

#[rstest]
#[tokio::test]
async fn what_is_erased_leaves_the_files(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let (store, folder) = (store::testing::empty_store(engine).await, tempfile::tempdir().expect("a folder"));
    let workspace = world(&store).await;
    let columns = open(&store, &folder);
    columns.rebuild(workspace).await.expect("built");
    let before = files(folder.path());
    for sql in [
        "DELETE FROM rating WHERE workspace = $1 AND response IN (SELECT id FROM response WHERE contact = 3)",
        "DELETE FROM response WHERE workspace = $1 AND contact = 3",
    ] {
        tell(&store, workspace, sql, "contact.erased", json!({"code": 3, "responses": [3]})).await;
    }
    assert_eq!(count(&columns, workspace).await, 39);
    columns.erase(workspace).await.expect("erased");
    let after = files(folder.path());
    assert_eq!((before.len(), after.len()), (3, 3));
    assert_eq!(after.iter().filter(|file| before.contains(file)).count(), 2, "only the month with the erased rows is written anew");
    assert_eq!(columns.stats(workspace).await.expect("open").ratings, 78);
}

#[rstest]
#[tokio::test]
async fn columns_that_cannot_be_used_are_made_anew(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let (store, folder) = (store::testing::empty_store(engine).await, tempfile::tempdir().expect("a folder"));
    let workspace = world(&store).await;
    open(&store, &folder).rebuild(workspace).await.expect("built");
    let manifest = folder.path().join(workspace.to_string()).join(RATING.name).join("manifest.json");
    std::fs::write(&manifest, b"{ torn").expect("damaged");
    assert_eq!(count(&open(&store, &folder), workspace).await, 40);
    std::fs::remove_file(&files(folder.path())[0]).expect("removed");
    let columns = open(&store, &folder);
    columns.rebuild(workspace).await.expect("built");
    assert_eq!(count(&columns, workspace).await, 40);
}

#[rstest]
#[tokio::test]
async fn a_log_that_was_cut_behind_the_columns_makes_them_anew(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let (store, folder) = (store::testing::empty_store(engine).await, tempfile::tempdir().expect("a folder"));
    let workspace = world(&store).await;
    let columns = open(&store, &folder);
    columns.rebuild(workspace).await.expect("built");
    drop(columns);
    let rating = "DELETE FROM rating WHERE workspace = $1 AND response IN (SELECT id FROM response WHERE code = 0)";
    tell(&store, workspace, rating, "responses.removed", json!({"codes": [0]})).await;
    store::log::seal(&store, &act_in(workspace, NOW)).await.expect("numbered");
    // Housekeeping remembers how far it trimmed.
    let trim = "INSERT INTO counter (name, value) SELECT 'log trimmed', max(seq) FROM event WHERE workspace = $1";
    tell(&store, workspace, trim, "responses.removed", json!({"codes": []})).await;
    tell(&store, workspace, "DELETE FROM event WHERE workspace = $1", "responses.removed", json!({"codes": []})).await;
    assert_eq!(count(&open(&store, &folder), workspace).await, 39);
}

#[rstest]
#[tokio::test]
async fn columns_from_after_a_restored_backup_are_made_anew(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let (store, folder) = (store::testing::empty_store(engine).await, tempfile::tempdir().expect("a folder"));
    let workspace = world(&store).await;
    open(&store, &folder).rebuild(workspace).await.expect("built");
    let act = act_in(workspace, NOW);
    let mut tx = store.begin(&act).await.expect("a transaction");
    for sql in [
        "DELETE FROM rating WHERE workspace = $1 AND response IN (SELECT id FROM response WHERE code = 0)",
        "DELETE FROM event WHERE workspace = $1",
        "UPDATE counter SET value = 0 WHERE name = 'log' AND EXISTS (SELECT 1 FROM workspace WHERE id = $1)",
    ] {
        tx.execute(sql, args![workspace]).await.expect("set back");
    }
    tx.commit().await.expect("committed");
    assert_eq!(count(&open(&store, &folder), workspace).await, 39);
}
