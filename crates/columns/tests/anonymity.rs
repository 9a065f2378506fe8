//! Answers in blocks, as columns give them, are those of the definition.

use columns::{Columns, Settings};
use measure::anonymity::{evaluate, taking_part};
use measure::naive::Naive;
use measure::testing::{difference, plans, promise, worlds};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use rstest::rstest;
use store::testing::Engine;

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
