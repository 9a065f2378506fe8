//! What is told of accounts is read again, and nothing else.

use columns::{Columns, Settings};
use kernel::{Id, Time, Workspace};
use measure::dimension::{Dimension, Value};
use measure::evaluator::Evaluator;
use measure::filter::Filter;
use measure::plan::{AsOf, Asked, Plan, Unit};
use measure::testing::{Account, Rating, Response, World};
use rstest::rstest;
use serde_json::json;
use store::testing::{Engine, NOW, act_in};
use store::{Store, args};

fn world() -> World {
    let response = |account| Response {
        survey: None,
        account: Some((account, 0)),
        contact: None,
        channel: None,
        team: None,
        language: None,
        weight: 1.0,
        experienced: 0,
        answered: 0,
        test: false,
        excluded: false,
        device: None,
        spend: None,
        ratings: vec![Rating { question: 0, score: 9, touchpoint: None, offering: None, pattern: 0, aspect: 0 }],
    };
    let account = Account { external: true, versions: vec![(Some(0), None)] };
    World { accounts: vec![account; 2], contacts: Vec::new(), responses: vec![response(0), response(1)] }
}

/// The names of the accounts that answered.
async fn names(columns: &Columns, workspace: Id<Workspace>) -> Vec<String> {
    let plan = Plan {
        questions: vec![Asked { code: 0, key: "recommend".into(), worth: Vec::new() }],
        by: vec![Dimension::Account],
        periods: Vec::new(),
        during: (Time::FIRST, Time::END),
        filter: Filter::All(Vec::new()),
        unit: Unit::Answers,
        attributes: AsOf::Then,
        weighted: false,
        clustered: true,
        people: false,
        top: None,
        blocks: None,
    };
    let product = columns.evaluate(workspace, &plan).await.expect("answered");
    product.cells.iter().map(|cell| cell.by[0].as_ref().map_or_else(String::new, Value::to_string)).collect()
}

async fn rename(store: &Store, workspace: Id<Workspace>, prefix: &str, told: Vec<i64>) {
    let act = act_in(workspace, NOW);
    let mut tx = store.begin(&act).await.expect("a transaction");
    let sql = "UPDATE account SET external_id = $2 || code WHERE workspace = $1";
    tx.execute(sql, args![workspace, prefix]).await.expect("renamed");
    tx.append("accounts.changed", &json!({ "codes": told })).await.expect("told");
    tx.commit().await.expect("committed");
}

#[rstest]
#[tokio::test]
async fn only_what_is_told_is_read(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let (store, folder) = (store::testing::empty_store(engine).await, tempfile::tempdir().expect("a folder"));
    let workspace = world().write(&store).await.expect("written");
    let columns = Columns::open(store.clone(), Settings { dir: folder.path().into(), memory: 1 << 20, threads: 1 });
    assert_eq!(names(&columns, workspace).await, ["account-0", "account-1"]);
    rename(&store, workspace, "moved-", vec![1]).await;
    assert_eq!(names(&columns, workspace).await, ["account-0", "moved-1"]);
    rename(&store, workspace, "again-", (0..6_000).collect()).await;
    assert_eq!(names(&columns, workspace).await, ["again-0", "again-1"], "of very many all are read");
    rename(&store, workspace, "more-", vec![7]).await;
    assert_eq!(names(&columns, workspace).await, ["more-0", "more-1"], "after one is gone all are read");
}
