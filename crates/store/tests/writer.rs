//! The connection that writes into a file: whatever becomes of a transaction, the next one begins afresh.

use std::time::Duration;

use rstest::rstest;
use store::testing::{self, Engine, WORKSPACE};
use store::{Error, Store, args};
use tokio::time::timeout;

const INSERT: &str = "INSERT INTO word (workspace, dimension, code, text) VALUES ($1, 'channel', $2, $3)";

#[tokio::test]
async fn a_full_disk_fails_one_transaction_and_not_the_next() {
    let store = testing::store(Engine::Sqlite).await;
    let act = testing::act();
    write(&store, 1).await;
    let mut tx = store.begin(&act).await.expect("begun");
    let pages: i64 = tx.one("SELECT page_count AS n FROM pragma_page_count", vec![]).await.expect("counted").get("n").expect("a number");
    tx.all(&format!("PRAGMA max_page_count = {pages}"), vec![]).await.expect("limited");
    let text = "x".repeat(100_000);
    let error = tx.execute(INSERT, args![WORKSPACE, 2_i64, text]).await.expect_err("there is no room");
    assert!(matches!(error, Error::Engine(_)), "{error:?}");
    drop(tx);
    let mut tx = store.begin(&act).await.expect("begun after a failure");
    tx.all("PRAGMA max_page_count = 1000000", vec![]).await.expect("there is room again");
    tx.commit().await.expect("committed");
    write(&store, 3).await;
    assert_eq!(codes(&store).await, [1, 3]);
}

#[tokio::test]
async fn a_transaction_that_sqlite_ended_itself_is_no_obstacle() {
    let store = testing::store(Engine::Sqlite).await;
    let act = testing::act();
    let mut tx = store.begin(&act).await.expect("begun");
    tx.execute(INSERT, args![WORKSPACE, 1_i64, "mail"]).await.expect("inserted");
    let sql = "INSERT OR ROLLBACK INTO word (workspace, dimension, code, text) VALUES ($1, 'channel', $2, $3)";
    tx.execute(sql, args![WORKSPACE, 1_i64, "web"]).await.expect_err("the same key");
    drop(tx);
    write(&store, 2).await;
    assert_eq!(codes(&store).await, [2]);
}

#[rstest]
#[case::before_it_begins(0)]
#[case::within(1)]
#[case::late(20)]
#[tokio::test]
async fn a_transaction_that_is_given_up_anywhere_is_undone(#[case] milliseconds: u64) {
    let store = testing::store(Engine::Sqlite).await;
    let given_up = async {
        let act = testing::act();
        let mut tx = store.begin(&act).await.expect("begun");
        for code in 0..1000 {
            tx.execute(INSERT, args![WORKSPACE, code, format!("word {code}")]).await.expect("inserted");
        }
        std::future::pending::<()>().await;
    };
    timeout(Duration::from_millis(milliseconds), given_up).await.expect_err("given up");
    write(&store, 7).await;
    assert_eq!(codes(&store).await, [7]);
}

#[tokio::test]
async fn room_is_given_while_it_is_wanted() {
    let store = testing::store(Engine::Sqlite).await;
    let little = cache(&store).await;
    let large = store.with_room(async { store.with_room(cache(&store)).await.max(cache(&store).await) }).await;
    // In kibibytes, below zero.
    assert!(little < 0 && large < 8 * little + 1, "{little} {large}");
    assert_eq!(cache(&store).await, little);
    let given_up = store.with_room(async {
        assert_eq!(cache(&store).await, large);
        std::future::pending::<()>().await;
    });
    timeout(Duration::from_millis(100), given_up).await.expect_err("given up");
    assert_eq!(cache(&store).await, little);
}

async fn cache(store: &Store) -> i64 {
    let act = testing::act();
    let mut tx = store.begin(&act).await.expect("begun");
    let size = tx.one("SELECT cache_size AS n FROM pragma_cache_size", vec![]).await.expect("read").get("n").expect("a size");
    tx.commit().await.expect("committed");
    size
}

#[tokio::test]
async fn nobody_writes_into_a_closed_store() {
    let store = testing::store(Engine::Sqlite).await;
    store.close().await;
    let act = testing::act();
    assert!(store.begin(&act).await.is_err_and(|error| error.is_passing()));
}

async fn write(store: &Store, code: i64) {
    let act = testing::act();
    let mut tx = store.begin(&act).await.expect("begun");
    tx.execute(INSERT, args![WORKSPACE, code, format!("word {code}")]).await.expect("inserted");
    tx.commit().await.expect("committed");
}

async fn codes(store: &Store) -> Vec<i64> {
    let mut read = store.read(WORKSPACE).await.expect("a reader");
    let rows = read.all("SELECT code FROM word WHERE workspace = $1 ORDER BY code", args![WORKSPACE]).await.expect("read");
    rows.iter().map(|row| row.get("code").expect("a code")).collect()
}
