//! Rows of small tables that every write looks up, on both engines: never older than what was committed.

use rstest::rstest;
use store::testing::{self, Engine};
use store::{Error, Store, Tx, args};

const SELECT: &str = "SELECT text AS key, code FROM word WHERE workspace = $1 AND dimension = 'channel' AND text";

async fn write(tx: &mut Tx<'_>, word: &str, code: i64) {
    let insert = "INSERT INTO word (workspace, dimension, code, text) VALUES ($1, 'channel', $2, $3)";
    tx.execute(insert, args![tx.workspace(), code, word]).await.expect("written");
}

async fn codes(tx: &mut Tx<'_>, words: &[&str]) -> Vec<i64> {
    let rows = tx.kept_by(SELECT, words.iter().copied()).await.expect("rows");
    let mut codes: Vec<i64> = rows.iter().map(|row| row.get("code").expect("a code")).collect();
    codes.sort_unstable();
    codes
}

async fn known(store: &Store, words: &[&str]) -> Vec<i64> {
    let act = testing::act();
    let mut tx = store.begin(&act).await.expect("a transaction");
    codes(&mut tx, words).await
}

#[rstest]
#[tokio::test]
async fn what_is_written_is_found_and_what_is_undone_is_not(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let store = testing::store(engine).await;
    let act = testing::act();
    assert!(known(&store, &["web", "mail"]).await.is_empty());
    let mut tx = store.begin(&act).await.expect("a transaction");
    write(&mut tx, "web", 0).await;
    assert_eq!(codes(&mut tx, &["web", "mail"]).await, [0]);
    tx.commit().await.expect("committed");
    assert_eq!(known(&store, &["web", "mail"]).await, [0]);

    let mut lost = store.begin(&act).await.expect("a transaction");
    write(&mut lost, "mail", 1).await;
    assert_eq!(codes(&mut lost, &["web", "mail"]).await, [0, 1]);
    drop(lost);
    assert_eq!(known(&store, &["web", "mail"]).await, [0]);
}

#[rstest]
#[tokio::test]
async fn a_change_is_seen_by_the_next_transaction(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let store = testing::store(engine).await;
    let act = testing::act();
    let mut tx = store.begin(&act).await.expect("a transaction");
    write(&mut tx, "web", 0).await;
    tx.commit().await.expect("committed");
    for code in 1..20 {
        let ((), before) = tokio::join!(
            async {
                let mut tx = store.begin(&act).await.expect("a transaction");
                tx.execute("UPDATE word SET code = $2 WHERE workspace = $1", args![tx.workspace(), code]).await.expect("changed");
                tx.commit().await.expect("committed");
            },
            known(&store, &["web"])
        );
        assert_eq!(before.len(), 1);
        assert_eq!(known(&store, &["web"]).await, [code]);
    }
}

#[rstest]
#[tokio::test]
async fn a_statement_without_the_key_is_refused(#[values(Engine::Sqlite)] engine: Engine) {
    let store = testing::store(engine).await;
    let act = testing::act();
    let mut tx = store.begin(&act).await.expect("a transaction");
    write(&mut tx, "web", 0).await;
    tx.commit().await.expect("committed");
    let mut tx = store.begin(&act).await.expect("a transaction");
    let outcome = tx.kept_by("SELECT code FROM word WHERE workspace = $1 AND text", ["web"]).await;
    assert!(matches!(outcome, Err(Error::Misuse(reason)) if reason.contains("key")));
}
