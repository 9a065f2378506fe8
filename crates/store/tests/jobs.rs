//! Jobs on both engines: each runs, once if nothing fails, and no workspace starves another.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use futures_util::future::{BoxFuture, join_all};
use kernel::{Act, Id, Refusal, Time, Workspace};
use rstest::rstest;
use serde_json::json;
use store::jobs::{Failure, NewJob, Runner, Work, run_once};
use store::testing::{self, Engine, NOW, WORKSPACE};
use store::{Acts, Store, args};
use tokio::sync::{Semaphore, mpsc};

/// A clock for acts that only tests move.
#[derive(Clone, Default)]
struct Clock(Arc<AtomicI64>);

impl Clock {
    fn acts(&self) -> Acts {
        let seconds = Arc::clone(&self.0);
        Arc::new(move |workspace, actor| Act { actor, ..testing::act_in(workspace, NOW.plus_seconds(seconds.load(Ordering::Relaxed))) })
    }

    fn set(&self, seconds: i64) {
        self.0.store(seconds, Ordering::Relaxed);
    }
}

/// Writes its number down once more in each run.
struct Count;

impl Runner for Count {
    fn name(&self) -> &'static str {
        "count"
    }

    fn run<'w>(&'w self, work: &'w Work) -> BoxFuture<'w, Result<(), Failure>> {
        Box::pin(async move {
            let mut tx = work.store.begin(&work.act).await?;
            let code = tx.next_codes("run", 1).await?;
            let text = format!("{} in run {code}", work.payload["n"]);
            let sql = "INSERT INTO word (workspace, dimension, code, text) VALUES ($1, 'channel', $2, $3)";
            tx.execute(sql, args![work.act.workspace, code, text]).await?;
            tx.commit().await?;
            Ok(())
        })
    }
}

/// Tells that it began, and ends when it may.
struct Gate {
    began: mpsc::UnboundedSender<Id<Workspace>>,
    open: Arc<Semaphore>,
}

impl Runner for Gate {
    fn name(&self) -> &'static str {
        "gate"
    }

    fn run<'w>(&'w self, work: &'w Work) -> BoxFuture<'w, Result<(), Failure>> {
        Box::pin(async move {
            self.began.send(work.act.workspace).expect("somebody listens");
            self.open.acquire().await.expect("it stays open").forget();
            Ok(())
        })
    }
}

/// Fails as it is told by its payload.
struct Fail;

impl Runner for Fail {
    fn name(&self) -> &'static str {
        "fail"
    }

    fn run<'w>(&'w self, work: &'w Work) -> BoxFuture<'w, Result<(), Failure>> {
        Box::pin(async move {
            match work.payload["how"].as_str().expect("a fault of the runner") {
                "later" => Err(Failure::Retry("the line is busy".into())),
                _ => Err(store::Error::from(Refusal::field("mail", "is no address")).into()),
            }
        })
    }
}

fn job(name: &str, payload: serde_json::Value) -> NewJob<'_> {
    NewJob { name, unique_key: None, payload, run_at: NOW }
}

async fn promise(store: &Store, workspace: Id<Workspace>, jobs: &[NewJob<'_>]) -> Vec<bool> {
    let act = testing::act_in(workspace, NOW);
    let mut tx = store.begin(&act).await.expect("begun");
    let mut fresh = Vec::new();
    for job in jobs {
        fresh.push(tx.enqueue(job).await.expect("promised"));
    }
    tx.commit().await.expect("committed");
    fresh
}

async fn column<T: store::Column>(store: &Store, sql: &str) -> Vec<T> {
    let rows = store.door().await.expect("a reader").all(sql, vec![]).await.expect("read");
    rows.iter().map(|row| row.at(0).expect("a value")).collect()
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn eight_workers_run_each_job_once(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let store = testing::store(engine).await;
    let jobs: Vec<NewJob<'_>> = (0..200).map(|n| job("count", json!({ "n": n }))).collect();
    promise(&store, WORKSPACE, &jobs).await;
    let workers = (0..8).map(|_| {
        let (store, acts) = (store.clone(), Clock::default().acts());
        tokio::spawn(async move { while run_once(&store, &[Arc::new(Count)], &acts).await.expect("no fault") {} })
    });
    assert!(join_all(workers.collect::<Vec<_>>()).await.into_iter().all(|worker| worker.is_ok()));
    let mut ran: Vec<i64> = column::<String>(&store, "SELECT text FROM word").await.iter().map(|text| number(text)).collect();
    ran.sort_unstable();
    assert_eq!(ran, (0..200).collect::<Vec<_>>());
    assert!(column::<String>(&store, "SELECT name FROM job").await.is_empty());
}

fn number(text: &str) -> i64 {
    text.split(' ').next().and_then(|number| number.parse().ok()).expect("a number")
}

#[rstest]
#[tokio::test]
async fn a_job_whose_worker_died_runs_again(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let (store, clock) = (testing::store(engine).await, Clock::default());
    let (began, mut beginnings) = mpsc::unbounded_channel();
    let gate: Arc<dyn Runner> = Arc::new(Gate { began, open: Arc::new(Semaphore::new(0)) });
    promise(&store, WORKSPACE, &[job("gate", json!({}))]).await;
    let worker = tokio::spawn({
        let (store, gate, acts) = (store.clone(), Arc::clone(&gate), clock.acts());
        async move { run_once(&store, &[gate], &acts).await }
    });
    beginnings.recv().await.expect("it began");
    worker.abort();
    assert!(worker.await.expect_err("it died").is_cancelled());

    let other: Arc<dyn Runner> = Arc::new(Renamed(Count, "gate"));
    assert!(!run_once(&store, std::slice::from_ref(&other), &clock.acts()).await.expect("no fault"), "its lease still holds");
    clock.set(121);
    assert!(run_once(&store, std::slice::from_ref(&other), &clock.acts()).await.expect("no fault"));
    assert!(column::<String>(&store, "SELECT name FROM job").await.is_empty());
}

/// Another runner under this name.
struct Renamed<R>(R, &'static str);

impl<R: Runner> Runner for Renamed<R> {
    fn name(&self) -> &'static str {
        self.1
    }

    fn run<'w>(&'w self, work: &'w Work) -> BoxFuture<'w, Result<(), Failure>> {
        self.0.run(work)
    }
}

#[rstest]
#[tokio::test]
async fn a_workspace_with_many_jobs_does_not_hold_up_another(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let (store, clock) = (testing::store(engine).await, Clock::default());
    let [large, small] = [1, 2].map(|byte| Id::<Workspace>::from_bytes([byte; 16]));
    let many: Vec<NewJob<'_>> = (0..20).map(|_| job("gate", json!({}))).collect();
    promise(&store, large, &many).await;
    promise(&store, small, &many[..2]).await;
    let ((began, mut beginnings), open) = (mpsc::unbounded_channel(), Arc::new(Semaphore::new(0)));
    let gate: Arc<dyn Runner> = Arc::new(Gate { began, open: Arc::clone(&open) });
    let mut workers = Vec::new();
    let mut order = Vec::new();
    for _ in 0..6 {
        let (store, gate, acts) = (store.clone(), Arc::clone(&gate), clock.acts());
        workers.push(tokio::spawn(async move { run_once(&store, &[gate], &acts).await }));
        order.push(beginnings.recv().await.expect("it began"));
    }
    assert_eq!(order, [large, small, large, small, large, large]);
    open.add_permits(6);
    assert!(join_all(workers).await.into_iter().all(|worker| matches!(worker, Ok(Ok(true)))));
}

#[rstest]
#[tokio::test]
async fn failures_wait_longer_each_time_and_end_at_last(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let (store, clock) = (testing::store(engine).await, Clock::default());
    promise(&store, WORKSPACE, &[job("fail", json!({"how": "later"})), job("fail", json!({}))]).await;
    promise(&store, WORKSPACE, &[job("fail", json!({"how": "refused"}))]).await;
    let (mut runs, mut seconds) = (0, 0);
    while !column::<String>(&store, "SELECT name FROM job WHERE state = 'waiting'").await.is_empty() {
        while run_once(&store, &[Arc::new(Fail)], &clock.acts()).await.expect("no fault") {
            runs += 1;
        }
        let next: Vec<Time> = column(&store, "SELECT run_at FROM job WHERE state = 'waiting' ORDER BY run_at").await;
        if let Some(next) = next.first() {
            seconds = (next.micros() - NOW.micros()) / 1_000_000;
            clock.set(seconds);
        }
    }
    assert_eq!((runs, seconds), (10 + 10 + 1, 2 + 8 + 32 + 128 + 512 + 2048 + 3 * 3600));
    assert_eq!(
        column::<String>(&store, "SELECT last_error FROM job WHERE state = 'failed' ORDER BY last_error").await,
        ["mail: is no address", "statement misused: it panicked: a fault of the runner", "the line is busy"]
    );
}

#[rstest]
#[tokio::test]
async fn of_one_key_one_job_waits_and_none_is_missed(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let (store, clock) = (testing::store(engine).await, Clock::default());
    let keyed = |name, n| NewJob { unique_key: Some("k"), ..job(name, json!({ "n": n })) };
    assert_eq!(promise(&store, WORKSPACE, &[keyed("count", 1), keyed("count", 2), keyed("gate", 1)]).await, [true, false, true]);
    assert!(run_once(&store, &[Arc::new(Count)], &clock.acts()).await.expect("no fault"));
    assert!(!run_once(&store, &[Arc::new(Count)], &clock.acts()).await.expect("no fault"), "the second was the first");
    assert_eq!(promise(&store, WORKSPACE, &[keyed("count", 3)]).await, [true], "the key is free again");

    let ((began, mut beginnings), open) = (mpsc::unbounded_channel(), Arc::new(Semaphore::new(0)));
    let gate: Arc<dyn Runner> = Arc::new(Gate { began, open: Arc::clone(&open) });
    let (run, ()) = futures_util::future::join(run_once(&store, std::slice::from_ref(&gate), &clock.acts()), async {
        beginnings.recv().await.expect("it began");
        assert_eq!(promise(&store, WORKSPACE, &[keyed("gate", 2)]).await, [false]);
        open.add_permits(2);
    })
    .await;
    assert!(run.expect("no fault"));
    assert!(run_once(&store, std::slice::from_ref(&gate), &clock.acts()).await.expect("no fault"), "promised while it ran, it runs again");
    assert!(!run_once(&store, &[gate], &clock.acts()).await.expect("no fault"));
}

#[rstest]
#[tokio::test]
async fn a_promise_that_is_not_committed_is_none(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let store = testing::store(engine).await;
    let act = testing::act();
    let mut tx = store.begin(&act).await.expect("begun");
    tx.enqueue(&job("count", json!({ "n": 1 }))).await.expect("promised");
    drop(tx);
    assert!(!run_once(&store, &[Arc::new(Count)], &Clock::default().acts()).await.expect("no fault"));
}
