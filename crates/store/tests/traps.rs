//! Traps of the driver, each as a test on both engines: what fails here would store garbage elsewhere without an error.

use rstest::rstest;
use store::testing::{self, Engine, WORKSPACE};
use store::{Error, Kind, Value, args};

const INSERT: &str = "INSERT INTO word (workspace, dimension, code, text) VALUES ($1, 'channel', $2, $3)";

#[rstest]
#[tokio::test]
async fn trap_null_and_value_share_one_statement(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let store = testing::store(engine).await;
    let act = testing::act();
    let mut tx = store.begin(&act).await.expect("begun");
    tx.execute("CREATE TABLE trap (n BIGINT, f DOUBLE PRECISION, t TEXT, b BYTEA)".replace("BYTEA", bytes_of(engine)).as_str(), vec![])
        .await
        .expect("made");
    let nulls = [Value::Null(Kind::Int), Value::Null(Kind::Real), Value::Null(Kind::Text), Value::Null(Kind::Bytes)];
    let values = [Value::Int(i64::MIN), Value::Real(0.1), Value::Text("é".into()), Value::Bytes(vec![0, 255])];
    for row in [&nulls, &values, &nulls, &values] {
        tx.execute("INSERT INTO trap (n, f, t, b) VALUES ($1, $2, $3, $4)", row.to_vec()).await.expect("inserted");
    }
    let rows = tx.all("SELECT n, f, t, b FROM trap WHERE f = $1 OR ($2 = 1 AND f IS NULL)", args![0.1, 1_i64]).await.expect("read");
    assert_eq!(rows.len(), 4);
    for row in rows {
        let read: (Option<i64>, Option<f64>, Option<String>, Option<Vec<u8>>) =
            (row.get("n").expect("n"), row.get("f").expect("f"), row.get("t").expect("t"), row.get("b").expect("b"));
        let whole = (Some(i64::MIN), Some(0.1), Some("é".to_owned()), Some(vec![0, 255]));
        assert!(read == whole || read == (None, None, None, None), "{read:?}");
    }
}

fn bytes_of(engine: Engine) -> &'static str {
    if engine == Engine::Sqlite { "BLOB" } else { "BYTEA" }
}

#[rstest]
#[tokio::test]
async fn trap_a_text_with_other_types_is_refused(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let store = testing::store(engine).await;
    let act = testing::act();
    let mut tx = store.begin(&act).await.expect("begun");
    tx.execute(INSERT, args![WORKSPACE, 1_i64, "mail"]).await.expect("inserted");
    let error = tx.execute(INSERT, args![WORKSPACE, "2", "web"]).await.expect_err("another list of types");
    assert!(matches!(error, Error::Misuse(_)), "{error}");
}

#[rstest]
#[tokio::test]
async fn trap_a_missing_argument_is_refused(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let store = testing::store(engine).await;
    let mut read = store.read(WORKSPACE).await.expect("a reader");
    let error = read.all("SELECT text FROM word WHERE workspace = $1 AND code = $2", args![WORKSPACE]).await.err().expect("one is missing");
    assert!(matches!(error, Error::Misuse(_)), "{error}");
}

#[rstest]
#[tokio::test]
async fn trap_commit_after_a_failed_statement_is_refused(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let store = testing::store(engine).await;
    let act = testing::act();
    let mut tx = store.begin(&act).await.expect("begun");
    tx.execute(INSERT, args![WORKSPACE, 1_i64, "mail"]).await.expect("inserted");
    let error = tx.execute(INSERT, args![WORKSPACE, 1_i64, "web"]).await.expect_err("the same key");
    assert!(matches!(error, Error::Duplicate(_)), "{error}");
    assert!(matches!(tx.execute(INSERT, args![WORKSPACE, 2_i64, "web"]).await, Err(Error::Broken)));
    assert!(matches!(tx.commit().await, Err(Error::Broken)));
    assert_eq!(words(&store).await, 0);
}

#[rstest]
#[tokio::test]
async fn an_attempt_that_fails_leaves_the_rest_alone(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let store = testing::store(engine).await;
    let act = testing::act();
    let mut tx = store.begin(&act).await.expect("begun");
    tx.execute(INSERT, args![WORKSPACE, 1_i64, "mail"]).await.expect("inserted");
    let failed = tx
        .attempt(async |tx| {
            tx.execute(INSERT, args![WORKSPACE, 2_i64, "web"]).await?;
            tx.execute(INSERT, args![WORKSPACE, 1_i64, "phone"]).await
        })
        .await;
    assert!(matches!(failed, Err(Error::Duplicate(_))));
    tx.attempt(async |tx| tx.execute(INSERT, args![WORKSPACE, 3_i64, "chat"]).await).await.expect("this one holds");
    tx.commit().await.expect("committed");
    assert_eq!(words(&store).await, 2);
}

#[rstest]
#[tokio::test]
async fn bulk_rows_arrive_in_any_number(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine, #[values(0, 1, 255, 256, 700)] count: i64) {
    let store = testing::store(engine).await;
    let act = testing::act();
    let mut tx = store.begin(&act).await.expect("begun");
    let rows = (0..count).map(|code| args![WORKSPACE, "channel", code, format!("c{code}")]).collect();
    let touched = tx.insert_rows("INSERT INTO word (workspace, dimension, code, text)", rows, "ON CONFLICT DO NOTHING").await.expect("inserted");
    assert_eq!(touched, count as u64);
    tx.commit().await.expect("committed");
    assert_eq!(words(&store).await, count);
}

#[rstest]
#[tokio::test]
async fn a_dropped_transaction_leaves_nothing(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let store = testing::store(engine).await;
    let act = testing::act();
    let mut tx = store.begin(&act).await.expect("begun");
    tx.execute(INSERT, args![WORKSPACE, 1_i64, "mail"]).await.expect("inserted");
    drop(tx);
    assert_eq!(words(&store).await, 0);
}

#[rstest]
#[tokio::test]
async fn codes_are_dense_per_workspace_and_series(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let store = testing::store(engine).await;
    let act = testing::act();
    let mut tx = store.begin(&act).await.expect("begun");
    let codes = [tx.next_codes("account", 3).await, tx.next_codes("account", 2).await, tx.next_codes("contact", 1).await];
    assert_eq!(codes.map(|code| code.expect("a code")), [0, 3, 0]);
}

async fn words(store: &store::Store) -> i64 {
    let mut read = store.read(WORKSPACE).await.expect("a reader");
    read.one("SELECT count(*) AS n FROM word WHERE workspace = $1", args![WORKSPACE]).await.expect("counted").get("n").expect("n")
}

#[tokio::test]
async fn sqlite_pragmas_are_in_force_on_the_writer() {
    let store = testing::store(Engine::Sqlite).await;
    let act = testing::act();
    for _ in 0..3 {
        let mut tx = store.begin(&act).await.expect("begun");
        for (pragma, wanted) in [("journal_mode", "wal"), ("synchronous", "2"), ("foreign_keys", "1"), ("busy_timeout", "30000")] {
            let row = tx.one(&format!("SELECT CAST(\"{}\" AS TEXT) AS v FROM pragma_{pragma}", column_of(pragma)), vec![]).await.expect("a pragma");
            assert_eq!(row.get::<String>("v").expect("v"), wanted, "{pragma}");
        }
    }
}

fn column_of(pragma: &str) -> &str {
    if pragma == "busy_timeout" { "timeout" } else { pragma }
}

#[tokio::test]
async fn sqlite_readers_cannot_write() {
    let store = testing::store(Engine::Sqlite).await;
    let mut read = store.read(WORKSPACE).await.expect("a reader");
    assert!(read.all("INSERT INTO counter (name, value) VALUES ('x', 1)", vec![]).await.is_err());
}
