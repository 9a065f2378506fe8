//! Columns are held to the definition: random worlds and plans, over changes, erasure, eviction, merging and restarts, on both engines.

#[path = "agreement/change.rs"]
mod change;

use change::{Change, changes};
use columns::{Columns, Settings};
use measure::evaluator::Evaluator;
use measure::naive::Naive;
use measure::plan::Plan;
use measure::testing::{difference, plans, worlds};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use rstest::rstest;
use store::Store;
use store::testing::Engine;

/// Worlds that are tried; `TOUCHSTONE_CASES` asks for more.
fn cases() -> usize {
    std::env::var("TOUCHSTONE_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(24)
}

fn one<T>(strategy: &impl Strategy<Value = T>, runner: &mut TestRunner) -> T {
    strategy.new_tree(runner).expect("a value").current()
}

/// Columns whose memory holds next to nothing, so that every evaluation reads files again.
fn columns(store: &Store, folder: &tempfile::TempDir) -> Columns {
    Columns::open(store.clone(), Settings { dir: folder.path().into(), memory: 700, threads: 2 })
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn columns_mean_what_the_definition_says(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let store = store::testing::empty_store(engine).await;
    let naive = Naive { store: store.clone() };
    let mut runner = TestRunner::deterministic();
    for case in 0..cases() {
        let world = one(&worlds(), &mut runner);
        let workspace = world.write(&store).await.expect("written");
        let folder = tempfile::tempdir().expect("a folder");
        let mut columns = columns(&store, &folder);
        let mut told: Vec<Change> = Vec::new();
        for step in 0..6 {
            for _ in 0..4 {
                let plan: Plan = one(&plans(), &mut runner);
                let expected = naive.evaluate(workspace, &plan).await.expect("defined");
                let found = columns.evaluate(workspace, &plan).await.expect("answered");
                if let Some(difference) = difference(&expected, &found, 1e-9) {
                    panic!("case {case}, step {step}: {difference}\nafter {told:?}\n{plan:#?}");
                }
            }
            let change = one(&changes(), &mut runner);
            change.make(&store, workspace, &mut columns, &folder).await;
            told.push(change);
        }
    }
}
