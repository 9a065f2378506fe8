use std::fmt::Write as _;

use edge::files::Limits;
use rstest::rstest;
use store::testing::{self, Engine};
use store::{Store, Tx};

use super::*;
use crate::imports::store::page;

const MAP: &str =
    "[response]\nid = \"ID\"\nexperienced_at = { value = \"2026-01-01\" }\naccount = \"FIRM\"\n[[question]]\ncolumn = \"WORDS\"\nkind = \"text\"\n";

/// 12,000 rows, of which the last says the same as the first.
fn file(folder: &tempfile::TempDir) -> Request {
    let mut text = "ID,FIRM,WORDS\n".to_owned();
    for row in 0..12_000 {
        writeln!(text, "{row},firm {},words {}", row % 9, row % 11_999).expect("text");
    }
    let path = folder.path().join("answers.csv");
    std::fs::write(&path, text).expect("written");
    Request { path, name: "answers.csv".into(), map: MAP.into(), dry_run: false, keep_good: false, update: false, limits: Limits::default() }
}

async fn execute(store: &Store, act: &Act, sql: &str) {
    let mut tx: Tx<'_> = store.begin(act).await.expect("a transaction");
    tx.execute(sql, vec![]).await.expect("executed");
    tx.commit().await.expect("committed");
}

async fn count(store: &Store, table: &str) -> i64 {
    let mut read = store.read(testing::WORKSPACE).await.expect("a reader");
    read.one(&format!("SELECT COUNT(*) AS n FROM {table}"), vec![]).await.expect("counted").get("n").expect("a number")
}

/// The index makes the store refuse the last row, long after the first ones were written.
const FAULT: &str = "CREATE UNIQUE INDEX fault ON verbatim (workspace, words)";

#[rstest]
#[tokio::test]
async fn a_failure_in_the_middle_leaves_nothing(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let (store, act, folder) = (testing::store(engine).await, testing::act(), tempfile::tempdir().expect("a folder"));
    let request = file(&folder);
    execute(&store, &act, FAULT).await;
    import(&store, &act, &request).await.expect_err("the store refuses the last row");
    for table in ["response", "verbatim", "account", "survey", "survey_question", "import", "event"] {
        assert_eq!(count(&store, table).await, 0, "{table}");
    }
}

#[rstest]
#[tokio::test]
async fn a_large_file_goes_on_where_it_stopped(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let (store, act, folder) = (testing::store(engine).await, testing::act(), tempfile::tempdir().expect("a folder"));
    let request = file(&folder);
    execute(&store, &act, FAULT).await;
    import_by(&store, &act, &request, 11_999).await.expect_err("the store refuses the last row");
    let mut read = store.read(act.workspace).await.expect("a reader");
    let first = page(&mut read, None, 10).await.expect("listed").items.remove(0);
    drop(read);
    assert_eq!((first.state.as_str(), first.written, first.rows, count(&store, "response").await), ("failed", 10_000, 12_000, 10_000));
    assert!(first.report.expect("a report")["notes"][0].as_str().expect("a note").contains("after 10000 of 12000 rows"));
    execute(&store, &act, "DROP INDEX fault").await;
    let report = import_by(&store, &act, &request, 11_999).await.expect("imported");
    assert_eq!((report.done, report.unchanged, report.created, count(&store, "response").await), (true, 10_000, 2_000, 12_000));
}
