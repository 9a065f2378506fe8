//! Consumers on both engines: once, in order, without gaps.

use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::task::Poll;

use futures_util::future::{BoxFuture, join_all, poll_fn};
use kernel::{Act, Event, Id, Run, Time, Workspace};
use rstest::rstest;
use serde_json::json;
use store::consumers::{Consumer, Follower, Round, Step, retake, step};
use store::jobs::NewJob;
use store::testing::{self, Engine, NOW, WORKSPACE};
use store::{Acts, Error, Store, Tx, args};
use tokio::task::yield_now;

/// Writes down the numbers it hears, in the order it hears them; from `sick_of` on it fails.
struct Listener {
    sick_of: AtomicI64,
}

impl Listener {
    fn new() -> Self {
        Self { sick_of: AtomicI64::new(i64::MAX) }
    }
}

impl Consumer for Listener {
    fn name(&self) -> &'static str {
        "listener"
    }

    fn kinds(&self) -> &'static [&'static str] {
        &["number.said"]
    }

    fn take<'t>(&'t self, tx: &'t mut Tx<'_>, event: &'t Event) -> BoxFuture<'t, Result<(), Error>> {
        Box::pin(async move {
            let code = tx.next_codes("heard", 1).await?;
            let number = event.payload["n"].as_i64().expect("a number");
            tx.execute(
                "INSERT INTO word (workspace, dimension, code, text) VALUES ($1, 'channel', $2, $3)",
                args![tx.workspace(), code, number.to_string()],
            )
            .await?;
            // However fast the engine answers, a step waits here once an event.
            yield_now().await;
            assert!(number < self.sick_of.load(Ordering::Relaxed), "sick of {number}");
            Ok(())
        })
    }
}

async fn say(store: &Store, workspace: Id<Workspace>, numbers: impl IntoIterator<Item = i64>) {
    for number in numbers {
        let act = testing::act_in(workspace, NOW);
        let mut tx = store.begin(&act).await.expect("begun");
        tx.append("number.said", &json!({ "n": number })).await.expect("appended");
        tx.commit().await.expect("committed");
    }
}

async fn heard(store: &Store, workspace: Id<Workspace>) -> Vec<i64> {
    let mut read = store.read(workspace).await.expect("a reader");
    let rows = read.all("SELECT text FROM word WHERE workspace = $1 ORDER BY code", args![workspace]).await.expect("read");
    rows.iter().map(|row| row.get::<String>("text").expect("text").parse().expect("a number")).collect()
}

#[rstest]
#[tokio::test]
async fn a_step_that_is_cut_short_anywhere_takes_effect_once(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let store = testing::store(engine).await;
    say(&store, WORKSPACE, 0..5).await;
    let mut patience = 1;
    while heard(&store, WORKSPACE).await.len() < 5 {
        let act = testing::act();
        cut_after(patience, step(&store, &Listener::new(), &act)).await;
        patience += 1;
    }
    assert_eq!(step(&store, &Listener::new(), &testing::act()).await.expect("a step"), Step::Idle);
    assert_eq!(heard(&store, WORKSPACE).await, [0, 1, 2, 3, 4]);
    assert!(patience > 5, "it was cut {} times, and waits for each of five events", patience - 1);
}

/// Polls a future so often and then drops it, as the end of a process would.
async fn cut_after<T>(polls: u32, future: impl Future<Output = T>) {
    let mut future = pin!(future);
    let mut left = polls;
    poll_fn(|context| {
        left -= 1;
        if left == 0 { Poll::Ready(()) } else { future.as_mut().poll(context).map(drop) }
    })
    .await;
}

#[rstest]
#[tokio::test]
async fn an_event_is_parked_after_five_failures(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let store = testing::store(engine).await;
    say(&store, WORKSPACE, 0..4).await;
    let listener = Listener::new();
    listener.sick_of.store(2, Ordering::Relaxed);
    let (mut now, mut pauses) = (NOW, Vec::new());
    while let Step::Held(until) = step(&store, &listener, &testing::act_in(WORKSPACE, now)).await.expect("a step") {
        let early = testing::act_in(WORKSPACE, until.plus_seconds(-1));
        assert_eq!(step(&store, &listener, &early).await.expect("a step"), Step::Held(until));
        pauses.push((until.micros() - now.micros()) / 1_000_000);
        now = until;
    }
    assert_eq!(pauses, [2, 8, 32, 128]);
    listener.sick_of.store(i64::MAX, Ordering::Relaxed);
    assert_eq!(step(&store, &listener, &testing::act_in(WORKSPACE, now)).await.expect("a step"), Step::Done);
    assert_eq!(heard(&store, WORKSPACE).await, [0, 1, 3], "what a failed event wrote is undone");
    assert_eq!(parked(&store).await, [(3, "statement misused: it panicked: sick of 2".to_owned())]);

    assert_eq!(retake(&store, &listener, &testing::act()).await.expect("taken again"), 1);
    assert_eq!(heard(&store, WORKSPACE).await, [0, 1, 3, 2]);
    assert!(parked(&store).await.is_empty());
}

async fn parked(store: &Store) -> Vec<(i64, String)> {
    let mut read = store.read(WORKSPACE).await.expect("a reader");
    let rows = read.all("SELECT seq, error FROM parked_event WHERE workspace = $1", args![WORKSPACE]).await.expect("read");
    rows.iter().map(|row| (row.get("seq").expect("seq"), row.get("error").expect("error"))).collect()
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_nodes_take_each_event_once(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let store = testing::store(engine).await;
    say(&store, WORKSPACE, 0..300).await;
    let node = || {
        let store = store.clone();
        tokio::spawn(async move { while step(&store, &Listener::new(), &testing::act()).await.expect("a step") == Step::Moved {} })
    };
    for done in join_all([node(), node(), node()]).await {
        done.expect("no panic");
    }
    assert_eq!(heard(&store, WORKSPACE).await, (0..300).collect::<Vec<_>>());
}

#[rstest]
#[tokio::test]
async fn a_follower_visits_all_workspaces_and_a_sick_one_holds_up_no_other(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let store = testing::store(engine).await;
    let others = [1, 2].map(|byte| Id::from_bytes([byte; 16]));
    say(&store, others[0], [0, 7]).await;
    say(&store, others[1], [1, 2]).await;
    let seconds = Arc::new(AtomicI64::new(0));
    let clock = Arc::clone(&seconds);
    let acts: Acts = Arc::new(move |workspace, actor| Act { actor, ..testing::act_in(workspace, later(clock.load(Ordering::Relaxed))) });
    let listener = Arc::new(Listener::new());
    listener.sick_of.store(7, Ordering::Relaxed);
    let mut follower = Follower::new(Arc::<Listener>::clone(&listener), acts);

    follower.round(&store).await.expect("a round");
    assert_eq!((heard(&store, others[0]).await, heard(&store, others[1]).await), (vec![0], vec![1, 2]));
    say(&store, others[1], [3]).await;
    listener.sick_of.store(i64::MAX, Ordering::Relaxed);
    assert_eq!(follower.round(&store).await.expect("a round"), Round::Done);
    assert_eq!((heard(&store, others[0]).await, heard(&store, others[1]).await), (vec![0], vec![1, 2, 3]));
    seconds.store(3, Ordering::Relaxed);
    assert_eq!(follower.round(&store).await.expect("a round"), Round::Done);
    assert_eq!(heard(&store, others[0]).await, [0, 7]);
    assert_eq!(follower.round(&store).await.expect("a round"), Round::Idle);
}

fn later(seconds: i64) -> Time {
    NOW.plus_seconds(seconds)
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_reader_among_many_writers_misses_nothing(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    const WRITERS: i64 = 8;
    const EACH: i64 = 40;
    let store = testing::store(engine).await;
    let writers = (0..WRITERS).map(|writer| {
        let store = store.clone();
        tokio::spawn(async move {
            for number in 0..EACH {
                let act = testing::act();
                let mut tx = store.begin(&act).await.expect("begun");
                tx.append("number.said", &json!({ "n": writer * EACH + number })).await.expect("appended");
                // Commits overtake each other.
                tokio::time::sleep(std::time::Duration::from_micros((number * 7919 + writer * 104_729) as u64 % 2000)).await;
                tx.commit().await.expect("committed");
            }
        })
    });
    let writers = join_all(writers.collect::<Vec<_>>());
    let reader = follow(&store, WRITERS * EACH);
    let (done, read) = futures_util::future::join(writers, reader).await;
    assert!(done.into_iter().all(|writer| writer.is_ok()));
    assert_eq!(read.iter().map(|event| event.seq).collect::<Vec<_>>(), (1..=WRITERS * EACH).collect::<Vec<_>>(), "no number is missing or late");
    for writer in 0..WRITERS {
        let said = read.iter().map(|event| event.payload["n"].as_i64().expect("a number")).filter(|number| number / EACH == writer);
        assert!(said.eq(writer * EACH..(writer + 1) * EACH), "one who waits for the commit is heard in order");
    }
}

async fn follow(store: &Store, count: i64) -> Vec<Event> {
    let mut read: Vec<Event> = Vec::new();
    let bell = store.bell(["number.said"]);
    while (read.len() as i64) < count {
        store::log::seal(store, &testing::act()).await.expect("sealed");
        let mut reader = store.read(WORKSPACE).await.expect("a reader");
        let fresh = store::log::after(&mut reader, read.last().map_or(0, |event| event.seq), 50).await.expect("read");
        drop(reader);
        if fresh.is_empty() {
            bell.rings(std::time::Duration::from_millis(5)).await;
        }
        read.extend(fresh);
    }
    read
}

#[rstest]
#[tokio::test]
async fn a_commit_wakes_whom_it_concerns_and_nobody_else(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    const SOON: std::time::Duration = std::time::Duration::from_millis(20);
    const AT_LAST: std::time::Duration = std::time::Duration::from_secs(30);
    let store = testing::store(engine).await;
    let (numbers, letters, jobs) = (store.bell(["number.said"]), store.bell(["letter.said"]), store.bell(["count"]));
    let act = testing::act();
    let mut tx = store.begin(&act).await.expect("begun");
    tx.append("number.said", &json!({ "n": 1 })).await.expect("appended");
    drop(tx);
    assert!(!numbers.rings(SOON).await, "what is not committed wakes nobody");

    say(&store, WORKSPACE, [1, 2]).await;
    assert!(numbers.rings(AT_LAST).await, "also who begins to listen later");
    assert!(!numbers.rings(SOON).await, "two commits that nobody listened to wake once");
    assert!(!letters.rings(SOON).await && !jobs.rings(SOON).await);

    let mut tx = store.begin(&act).await.expect("begun");
    tx.enqueue(&NewJob { name: "count", unique_key: None, payload: json!({}), run_at: NOW }).await.expect("promised");
    tx.commit().await.expect("committed");
    assert!(jobs.rings(AT_LAST).await);
    assert!(!numbers.rings(SOON).await && !letters.rings(SOON).await);
}

/// Writes down the runs it hears; it fails at each with this code in it.
struct Runs {
    sick_of: i64,
}

impl Consumer for Runs {
    fn name(&self) -> &'static str {
        "runs"
    }

    fn kinds(&self) -> &'static [&'static str] {
        &["tokens.recorded"]
    }

    fn take<'t>(&'t self, tx: &'t mut Tx<'_>, event: &'t Event) -> BoxFuture<'t, Result<(), Error>> {
        Box::pin(async move {
            let (from, until) = (event.payload["from"].as_i64().expect("from"), event.payload["until"].as_i64().expect("until"));
            let code = tx.next_codes("heard", 1).await?;
            let sql = "INSERT INTO word (workspace, dimension, code, text) VALUES ($1, 'channel', $2, $3)";
            tx.execute(sql, args![tx.workspace(), code, format!("{from}..{until}")]).await?;
            assert!(!(from..until).contains(&self.sick_of), "sick of {}", self.sick_of);
            Ok(())
        })
    }
}

/// Three runs in a row, so many seconds from one to the next, another kind of event between two of them.
async fn record(store: &Store, pause: i64) {
    for (place, kind) in ["tokens.recorded", "tokens.recorded", "number.said", "tokens.recorded"].into_iter().enumerate() {
        let from = place.min(2) as i64 * 2;
        let act = testing::act_in(WORKSPACE, later(from / 2 * pause));
        let mut tx = store.begin(&act).await.expect("begun");
        let [first, last] =
            [from, from + 1].map(|code| Id::<kernel::Token>::from_bytes([[0; 8], (code as u64).to_be_bytes()].concat().try_into().expect("16")));
        let payload = if kind == "number.said" { json!({ "n": 1 }) } else { json!(Run { from, until: from + 2, first, last }) };
        tx.append(kind, &payload).await.expect("appended");
        tx.commit().await.expect("committed");
    }
}

async fn runs_heard(store: &Store) -> Vec<String> {
    let mut read = store.read(WORKSPACE).await.expect("a reader");
    let rows = read.all("SELECT text FROM word WHERE workspace = $1 ORDER BY code", args![WORKSPACE]).await.expect("read");
    rows.iter().map(|row| row.get("text").expect("text")).collect()
}

#[rstest]
#[tokio::test]
async fn runs_that_came_in_a_row_are_taken_as_one(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let store = testing::store(engine).await;
    record(&store, 0).await;
    assert_eq!(step(&store, &Runs { sick_of: -1 }, &testing::act()).await.expect("a step"), Step::Done);
    assert_eq!(runs_heard(&store).await, ["0..6"]);
    assert_eq!(step(&store, &Runs { sick_of: -1 }, &testing::act()).await.expect("a step"), Step::Idle);
}

#[rstest]
#[tokio::test]
async fn runs_that_came_seconds_apart_are_taken_one_by_one(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let store = testing::store(engine).await;
    record(&store, 2).await;
    assert_eq!(step(&store, &Runs { sick_of: -1 }, &testing::act_in(WORKSPACE, later(4))).await.expect("a step"), Step::Done);
    assert_eq!(runs_heard(&store).await, ["0..2", "2..4", "4..6"]);
}

#[rstest]
#[tokio::test]
async fn after_very_many_records_others_come_first(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let store = testing::store(engine).await;
    let (first, last) = (Id::<kernel::Token>::from_bytes([0; 16]), Id::from_bytes([1; 16]));
    for (from, until) in [(0, 10_000), (20_000, 20_001), (30_000, 30_001)] {
        let act = testing::act();
        let mut tx = store.begin(&act).await.expect("begun");
        tx.append("tokens.recorded", &json!(Run { from, until, first, last })).await.expect("appended");
        tx.commit().await.expect("committed");
    }
    let acts: Acts = Arc::new(|workspace, actor| Act { actor, ..testing::act_in(workspace, NOW) });
    let mut follower = Follower::new(Arc::new(Runs { sick_of: -1 }), acts);
    assert_eq!(follower.round(&store).await.expect("a round"), Round::More);
    assert_eq!(runs_heard(&store).await, ["0..10000"]);
    assert_eq!(follower.round(&store).await.expect("a round"), Round::Done);
    assert_eq!(runs_heard(&store).await, ["0..10000", "20000..20001", "30000..30001"]);
    assert_eq!(follower.round(&store).await.expect("a round"), Round::Idle);
}

#[rstest]
#[tokio::test]
async fn of_runs_taken_as_one_only_the_bad_one_fails(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let store = testing::store(engine).await;
    record(&store, 0).await;
    let (runs, mut now) = (Runs { sick_of: 3 }, NOW);
    while let Step::Held(until) = step(&store, &runs, &testing::act_in(WORKSPACE, now)).await.expect("a step") {
        assert_eq!(runs_heard(&store).await, ["0..2"]);
        now = until;
    }
    assert_eq!(step(&store, &runs, &testing::act_in(WORKSPACE, now)).await.expect("a step"), Step::Done);
    assert_eq!(runs_heard(&store).await, ["0..2", "4..6"]);
    assert_eq!(retake(&store, &Runs { sick_of: -1 }, &testing::act()).await.expect("taken again"), 1);
    assert_eq!(runs_heard(&store).await, ["0..2", "4..6", "2..4"]);
}
