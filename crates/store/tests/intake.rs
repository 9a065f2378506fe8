//! The intake on both engines: one transaction for many, none harmed by a bad neighbour.

use std::collections::HashSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use futures_util::future::{BoxFuture, join_all};
use kernel::{Act, Actor, Id, Refusal, Workspace};
use rstest::rstest;
use store::testing::{self, Engine, NOW, WORKSPACE};
use store::{Acts, Error, Intake, Store, Tx, args};

const OTHER: Id<Workspace> = Id::from_bytes([8; 16]);

/// Writes words; codes below 0 are refused, 13 takes the text of 12, 9999 panics.
fn intake(store: &Store, transactions: &Arc<AtomicUsize>) -> Intake<i64, i64> {
    let transactions = Arc::clone(transactions);
    Intake::new(store.clone(), acts(), move |tx, codes| {
        transactions.fetch_add(1, Ordering::Relaxed);
        write(tx, codes)
    })
}

fn acts() -> Acts {
    Arc::new(|workspace, actor| Act { actor, ..testing::act_in(workspace, NOW) })
}

fn write<'t>(tx: &'t mut Tx<'_>, codes: &'t [i64]) -> BoxFuture<'t, Result<Vec<i64>, Error>> {
    Box::pin(async move {
        assert!(!codes.contains(&9999), "a fault of the command");
        if codes.iter().any(|code| *code < 0) {
            return Err(Refusal::field("code", "is below 0").into());
        }
        let workspace = tx.workspace();
        let text = |code: i64| if code == 13 { "fresh 12".to_owned() } else { format!("fresh {code}") };
        let rows = codes.iter().map(|code| args![workspace, "channel", *code, text(*code)]).collect();
        tx.insert_rows("INSERT INTO word (workspace, dimension, code, text)", rows, "").await?;
        tx.append("words.recorded", &serde_json::json!({ "codes": codes })).await?;
        Ok(codes.iter().map(|code| code * 2).collect())
    })
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn those_who_come_together_share_a_transaction(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let (store, transactions) = (testing::store(engine).await, Arc::default());
    let intake = intake(&store, &transactions);
    let outcomes = join_all((20..2020).map(|code| intake.submit(WORKSPACE, Actor::Visitor, code))).await;
    for (code, outcome) in (20..).zip(outcomes) {
        assert_eq!(outcome.expect("written"), code * 2);
    }
    assert_eq!(codes(&store, WORKSPACE).await.len(), 2000);
    assert!(transactions.load(Ordering::Relaxed) < 100, "{transactions:?} transactions");
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_bad_item_fails_alone(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let (store, transactions) = (testing::store(engine).await, Arc::default());
    let intake = intake(&store, &transactions);
    let given: Vec<i64> = (0..200).chain([-1, 9999]).collect();
    let outcomes = join_all(given.iter().map(|code| intake.submit(WORKSPACE, Actor::Visitor, *code))).await;
    let failed: Vec<(i64, Error)> = given.into_iter().zip(outcomes).filter_map(|(code, outcome)| Some((code, outcome.err()?))).collect();
    assert_eq!(failed.iter().map(|(code, _)| *code).collect::<Vec<_>>(), [13, -1, 9999]);
    assert!(matches!(&failed[0].1, Error::Duplicate(_)), "{}", failed[0].1);
    assert!(matches!(&failed[1].1, Error::Refused(_)), "{}", failed[1].1);
    assert!(failed[2].1.to_string().contains("a fault of the command"), "{}", failed[2].1);
    assert_eq!(codes(&store, WORKSPACE).await.len(), 199);
    assert_eq!(intake.submit(WORKSPACE, Actor::Visitor, 1000).await.expect("the intake goes on"), 2000);
}

#[rstest]
#[tokio::test]
async fn workspaces_and_actors_keep_apart(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let (store, transactions) = (testing::store(engine).await, Arc::default());
    let intake = intake(&store, &transactions);
    let origins = [(WORKSPACE, Actor::Visitor), (OTHER, Actor::Visitor), (OTHER, Actor::Operator)];
    let outcomes = join_all((0..12).map(|code| {
        let (workspace, actor) = origins[code % 3].clone();
        intake.submit(workspace, actor, code as i64)
    }));
    assert!(outcomes.await.into_iter().all(|outcome| outcome.is_ok()));
    assert_eq!(codes(&store, WORKSPACE).await, (0..12).step_by(3).collect());
    let mut read = store.read(OTHER).await.expect("a reader");
    let rows = read.all("SELECT actor, payload FROM event WHERE workspace = $1", args![OTHER]).await.expect("read");
    let actors: HashSet<String> = rows.iter().map(|row| row.get("actor").expect("actor")).collect();
    assert_eq!(actors, HashSet::from(["visitor".to_owned(), "operator".to_owned()]));
}

#[tokio::test]
async fn a_store_that_is_gone_is_told_to_all() {
    let (store, transactions) = (testing::store(Engine::Sqlite).await, Arc::default());
    let intake = intake(&store, &transactions);
    store.close().await;
    let outcomes = join_all((0..300).map(|code| intake.submit(WORKSPACE, Actor::Visitor, code))).await;
    assert!(outcomes.into_iter().all(|outcome| matches!(outcome, Err(Error::Engine(_)))));
    assert_eq!(transactions.load(Ordering::Relaxed), 0);
}

async fn codes(store: &Store, workspace: Id<Workspace>) -> HashSet<i64> {
    let mut read = store.read(workspace).await.expect("a reader");
    let rows = read.all("SELECT code FROM word WHERE workspace = $1", args![workspace]).await.expect("read");
    rows.iter().map(|row| row.get("code").expect("code")).collect()
}
