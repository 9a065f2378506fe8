//! Look-ups that lead into a workspace, on both engines: shared by many, and never older than the call.

use futures_util::future::join_all;
use rstest::rstest;
use store::testing::{self, Engine, WORKSPACE};
use store::{Error, Store, args};

const NAME: &str = "SELECT name FROM workspace WHERE id = $1";

async fn name(store: &Store) -> Option<String> {
    let rows = store.look_up(NAME, WORKSPACE.bytes()).await.expect("looked up");
    rows.first().map(|row| row.get("name").expect("a name"))
}

async fn rename(store: &Store, name: &str, commit: bool) {
    let act = testing::act();
    let mut tx = store.begin(&act).await.expect("a transaction");
    tx.execute("UPDATE workspace SET name = $2 WHERE id = $1", args![WORKSPACE, name]).await.expect("renamed");
    if commit {
        tx.commit().await.expect("committed");
    }
}

#[rstest]
#[tokio::test]
async fn a_change_is_seen_by_the_next_who_asks(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let store = testing::store(engine).await;
    assert_eq!(name(&store).await.as_deref(), Some("Test"));
    rename(&store, "Lost", false).await;
    assert_eq!(name(&store).await.as_deref(), Some("Test"));
    for round in 0..100 {
        let next = format!("Round {round}");
        // Others ask while it changes, and must not leave the former name behind.
        let ((), seen) = tokio::join!(rename(&store, &next, true), join_all((0..8).map(|_| name(&store))));
        assert!(seen.iter().all(Option::is_some));
        assert_eq!(name(&store).await, Some(next));
    }
}

#[rstest]
#[tokio::test]
async fn nobody_is_found_by_a_key_that_is_not_there(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let store = testing::empty_store(engine).await;
    assert_eq!(name(&store).await, None);
}

#[rstest]
#[tokio::test]
async fn tables_whose_changes_go_unseen_are_refused(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let store = testing::store(engine).await;
    let outcome = store.look_up("SELECT id FROM account WHERE workspace = $1", WORKSPACE.bytes()).await;
    assert!(matches!(outcome, Err(Error::Misuse(reason)) if reason.contains("account")));
}
