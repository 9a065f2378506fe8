//! Leases on both engines; what callers see of jobs is tested in `tests/jobs.rs`.

use rstest::rstest;

use super::NewJob;
use super::lease::{Lease, claim};
use crate::store::{NOWHERE, Store};
use crate::testing::{self, Engine, NOW, WORKSPACE};

async fn promise(store: &Store, unique_key: Option<&str>) {
    let act = testing::act();
    let mut tx = store.begin(&act).await.expect("begun");
    tx.enqueue(&NewJob { name: "count", unique_key, payload: serde_json::json!({}), run_at: NOW }).await.expect("promised");
    tx.commit().await.expect("committed");
}

async fn claim_at(store: &Store, seconds: i64) -> Option<Lease> {
    claim(store, &["count"], &testing::act_in(NOWHERE, NOW.plus_seconds(seconds))).await.expect("claimed or not")
}

#[rstest]
#[tokio::test]
async fn a_lease_ends_unless_it_is_extended(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let store = testing::store(engine).await;
    promise(&store, None).await;
    let first = claim_at(&store, 0).await.expect("a job");
    assert!(claim_at(&store, 100).await.is_none());
    assert!(first.extend(&store, &testing::act_in(WORKSPACE, NOW.plus_seconds(100))).await.expect("extended"));
    assert!(claim_at(&store, 200).await.is_none());
    let second = claim_at(&store, 220).await.expect("the job again");
    assert_eq!((second.id, second.attempt), (first.id, 2));
    assert!(!first.extend(&store, &testing::act_in(WORKSPACE, NOW.plus_seconds(230))).await.expect("an answer"), "it is lost");
}

#[rstest]
#[tokio::test]
async fn one_who_lost_the_lease_cannot_end_the_job(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let store = testing::store(engine).await;
    promise(&store, None).await;
    let lost = claim_at(&store, 0).await.expect("a job");
    let held = claim_at(&store, 120).await.expect("the job again");
    let act = testing::act();
    let mut tx = store.begin(&act).await.expect("begun");
    lost.done(&mut tx).await.expect("nothing happens");
    tx.commit().await.expect("committed");
    assert!(held.extend(&store, &testing::act_in(WORKSPACE, NOW.plus_seconds(121))).await.expect("extended"));
}

#[rstest]
#[tokio::test]
async fn a_job_that_kills_its_process_is_given_up_at_last(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let store = testing::store(engine).await;
    promise(&store, None).await;
    let mut attempts = 0;
    while claim_at(&store, attempts * 120).await.is_some() {
        attempts += 1;
    }
    assert_eq!(attempts, 10);
}

#[rstest]
#[tokio::test]
async fn leases_of_a_dead_process_end_when_it_starts_again(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let store = testing::store(engine).await;
    promise(&store, None).await;
    claim_at(&store, 0).await.expect("a job");
    super::recover(&store, &testing::act_in(NOWHERE, NOW.plus_seconds(1))).await.expect("recovered");
    // On PostgreSQL another node may hold it.
    assert_eq!(claim_at(&store, 2).await.is_some(), engine == Engine::Sqlite);
}
