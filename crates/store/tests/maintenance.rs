//! Housekeeping on both engines.

use futures_util::future::BoxFuture;
use kernel::{Event, Id, Time};
use rstest::rstest;
use serde_json::json;
use store::consumers::{Consumer, Step, step};
use store::maintenance::{Tidied, condition, tidy};
use store::testing::{self, Engine, NOW, WORKSPACE};
use store::{Error, NOWHERE, Store, Tx, args, log};

const DAY: i64 = 24 * 3600;

async fn say(store: &Store, workspace: Id<kernel::Workspace>, at: Time, count: usize) {
    for n in 0..count {
        let act = testing::act_in(workspace, at);
        let mut tx = store.begin(&act).await.expect("begun");
        tx.append("number.said", &json!({ "n": n })).await.expect("appended");
        tx.commit().await.expect("committed");
    }
}

async fn numbers(store: &Store, workspace: Id<kernel::Workspace>) -> Vec<i64> {
    log::seal(store, &testing::act()).await.expect("sealed");
    let mut read = store.read(workspace).await.expect("a reader");
    log::after(&mut read, 0, 100).await.expect("read").iter().map(|event| event.seq).collect()
}

struct Deaf;

impl Consumer for Deaf {
    fn name(&self) -> &'static str {
        "deaf"
    }

    fn kinds(&self) -> &'static [&'static str] {
        &[]
    }

    fn take<'t>(&'t self, _: &'t mut Tx<'_>, _: &'t Event) -> BoxFuture<'t, Result<(), Error>> {
        Box::pin(async { Ok(()) })
    }
}

#[rstest]
#[tokio::test]
async fn the_log_is_trimmed_behind_all_cursors_after_thirty_days(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let store = testing::store(engine).await;
    let slow = Id::from_bytes([1; 16]);
    say(&store, WORKSPACE, NOW, 2).await;
    say(&store, slow, NOW, 1).await;
    assert_eq!(step(&store, &Deaf, &testing::act()).await.expect("a step"), Step::Done);
    assert_eq!(step(&store, &Deaf, &testing::act_in(slow, NOW)).await.expect("a step"), Step::Done);
    say(&store, slow, NOW, 1).await;
    say(&store, WORKSPACE, NOW.plus_seconds(20 * DAY), 2).await;
    assert_eq!((numbers(&store, WORKSPACE).await, numbers(&store, slow).await), (vec![1, 2, 5, 6], vec![3, 4]));

    let at = |days: i64| testing::act_in(NOWHERE, NOW.plus_seconds(days * DAY));
    assert_eq!(tidy(&store, &at(29)).await.expect("tidied").events, 0);
    assert_eq!(tidy(&store, &at(31)).await.expect("tidied").events, 3);
    assert_eq!((numbers(&store, WORKSPACE).await, numbers(&store, slow).await), (vec![5, 6], vec![4]), "what was not taken stays");
    let mut read = store.read(WORKSPACE).await.expect("a reader");
    assert_eq!(log::trimmed(&mut read).await.expect("a number"), 4);
    drop(read);

    assert_eq!(step(&store, &Deaf, &testing::act()).await.expect("a step"), Step::Done);
    assert_eq!(step(&store, &Deaf, &testing::act_in(slow, NOW)).await.expect("a step"), Step::Done);
    assert_eq!(tidy(&store, &at(60)).await.expect("tidied").events, 3);
    say(&store, WORKSPACE, NOW, 1).await;
    assert_eq!(numbers(&store, WORKSPACE).await, [7], "numbers go on");
}

#[rstest]
#[tokio::test]
async fn keys_are_forgotten_after_three_days(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let store = testing::store(engine).await;
    let act = testing::act();
    let mut tx = store.begin(&act).await.expect("begun");
    let sql = "INSERT INTO idempotency (workspace, key, body_hash, status, body, made_at) VALUES ($1, $2, $3, 201, '', $4)";
    for day in 0..5 {
        tx.execute(sql, args![WORKSPACE, format!("key {day}"), [0; 32], NOW.plus_seconds(day * DAY)]).await.expect("a key");
    }
    tx.commit().await.expect("committed");
    let act = testing::act_in(NOWHERE, NOW.plus_seconds(5 * DAY));
    assert_eq!(tidy(&store, &act).await.expect("tidied").keys, 2);
}

#[rstest]
#[tokio::test]
async fn an_empty_store_has_nothing_to_tidy_and_is_sound(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let store = testing::store(engine).await;
    assert_eq!(tidy(&store, &testing::act_in(NOWHERE, NOW)).await.expect("tidied"), Tidied { events: 0, keys: 0 });
    let condition = condition(&store).await.expect("a condition");
    assert!(condition.engine.starts_with(if engine == Engine::Sqlite { "SQLite 3." } else { "PostgreSQL " }), "{}", condition.engine);
    assert_eq!(condition.settings.len(), 3);
    assert!(condition.damage.is_empty(), "{:?}", condition.damage);
}

#[rstest]
#[tokio::test]
async fn rows_are_counted_anew_while_others_read(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let store = testing::store(engine).await;
    say(&store, WORKSPACE, NOW, 3).await;
    let _reader = store.snapshot(WORKSPACE).await.expect("a reader");
    store.analyse().await.expect("analysed");
    say(&store, WORKSPACE, NOW, 1).await;
}
