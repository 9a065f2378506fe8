//! Answers in blocks, as columns give them, are those of the definition.

use columns::{Columns, Settings};
use measure::anonymity::{evaluate, taking_part};
use measure::naive::Naive;
use measure::testing::{difference, plans, promise, worlds};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use rstest::rstest;
use serde_json::json;
use store::testing::Engine;
use store::{Store, args};

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn columns_keep_promises_as_the_definition_does(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let (store, mut runner) = (store::testing::empty_store(engine).await, TestRunner::deterministic());
    let (naive, mut promised) = (Naive { store: store.clone() }, 0);
    for case in 0..8 {
        let world = worlds().new_tree(&mut runner).expect("a world").current();
        let workspace = world.write(&store).await.expect("written");
        let promises = promise(&store, workspace, 3).await.expect("promised");
        let folder = tempfile::tempdir().expect("a folder");
        let columns = Columns::open(store.clone(), Settings { dir: folder.path().into(), memory: 700, threads: 2 });
        for _ in 0..12 {
            let plan = plans().new_tree(&mut runner).expect("a plan").current();
            let part = taking_part(&plan, &promises);
            promised += part.len();
            let expected = evaluate(&store, &naive, workspace, &plan, &part).await.expect("defined");
            let found = evaluate(&store, &columns, workspace, &plan, &part).await.expect("answered");
            let difference = difference(&expected, &found, 1e-9);
            assert!(difference.is_none(), "case {case}: {}\n{plan:#?}", difference.unwrap_or_default());
        }
    }
    assert!(promised > 50, "promises take part");
}

kernel::nouns! {
    /// A response.
    Thing("rsp", "response");
}

/// Leaves one response out, and lets another one come like it.
async fn change(store: &Store, workspace: kernel::Id<kernel::Workspace>, code: i64, new: i64) {
    let act = store::testing::act_in(workspace, store::testing::NOW);
    let mut tx = store.begin(&act).await.expect("a transaction");
    let Some(row) = tx.optional("SELECT id FROM response WHERE workspace = $1 AND code = $2", args![workspace, code]).await.expect("read") else {
        return;
    };
    let (old, fresh): (kernel::Id<Thing>, kernel::Id<Thing>) = (row.get("id").expect("an id"), act.ids.next());
    let copied = "survey, account, account_version, contact, channel, team, language, offering, weight, experienced_at, answered_at, received_at, test, \
        excluded, content_hash, revision";
    let sql = format!(
        "INSERT INTO response (workspace, id, code, {copied}) SELECT workspace, $3, $4, {copied} FROM response WHERE workspace = $1 AND id = $2"
    );
    tx.execute(&sql, args![workspace, old, fresh, new]).await.expect("made");
    let copied = "question, position, score, touchpoint, offering, pattern, aspect";
    let sql = format!(
        "INSERT INTO rating (workspace, response, {copied}) SELECT workspace, $3, {copied} FROM rating WHERE workspace = $1 AND response = $2"
    );
    tx.execute(&sql, args![workspace, old, fresh]).await.expect("made");
    if code % 2 == 0 {
        tx.execute("UPDATE response SET excluded = 'twice' WHERE workspace = $1 AND id = $2", args![workspace, old]).await.expect("left out");
        tx.append("responses.changed", &json!({"codes": [code], "ids": [old]})).await.expect("told");
    }
    tx.append("responses.recorded", &json!({"from": new, "until": new + 1, "first": fresh, "last": fresh})).await.expect("told");
    tx.commit().await.expect("committed");
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn blocks_that_are_kept_follow_what_changes(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let (store, mut runner) = (store::testing::empty_store(engine).await, TestRunner::deterministic());
    let naive = Naive { store: store.clone() };
    for case in 0..4 {
        let world = worlds().new_tree(&mut runner).expect("a world").current();
        let workspace = world.write(&store).await.expect("written");
        let promises = promise(&store, workspace, 2).await.expect("promised");
        let folder = tempfile::tempdir().expect("a folder");
        let columns = Columns::open(store.clone(), Settings { dir: folder.path().into(), memory: 700, threads: 2 });
        let plans: Vec<_> = (0..4).map(|_| plans().new_tree(&mut runner).expect("a plan").current()).collect();
        for code in 0..8 {
            for plan in &plans {
                let part = taking_part(plan, &promises);
                let expected = evaluate(&store, &naive, workspace, plan, &part).await.expect("defined");
                let found = evaluate(&store, &columns, workspace, plan, &part).await.expect("answered");
                let difference = difference(&expected, &found, 1e-9);
                assert!(difference.is_none(), "case {case}, {code} changed: {}\n{plan:#?}", difference.unwrap_or_default());
            }
            change(&store, workspace, code, 100_000 + code).await;
        }
    }
}
