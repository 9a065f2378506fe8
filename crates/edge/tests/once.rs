//! A write that is sent twice happens once, on both engines.

use axum::Router;
use axum::extract::State;
use axum::response::Response;
use axum::routing::post;
use edge::testing::App;
use edge::{House, Once, Problem};
use http::StatusCode;
use kernel::Actor;
use rstest::rstest;
use serde_json::{Value, json};
use store::testing::{self, Engine};

async fn draw_number(State(house): State<House>, once: Once<Value>) -> Result<Response, Problem> {
    let act = house.act(testing::WORKSPACE, Actor::Visitor);
    let mut tx = house.store.begin(&act).await?;
    if let Some(answer) = once.before(&mut tx).await? {
        return Ok(answer);
    }
    let number = tx.next_codes("number", 1).await?;
    once.answer(tx, StatusCode::CREATED, &json!({"number": number})).await
}

async fn app(engine: Engine) -> App {
    App::new(testing::store(engine).await, Router::new().route("/numbers", post(draw_number)))
}

async fn send(app: &App, key: Option<&str>, body: Value) -> (u16, Value) {
    let app = key.map_or_else(|| app.clone(), |key| app.with("idempotency-key", key));
    let answer = app.post("/numbers", body).await;
    (answer.status, answer.body)
}

#[rstest]
#[tokio::test]
async fn a_repeated_request_gets_the_same_answer(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let app = app(engine).await;
    let first = send(&app, Some("k1"), json!({})).await;
    assert_eq!(first, (201, json!({"number": 0})));
    assert_eq!(send(&app, Some("k1"), json!({})).await, first);
    assert_eq!(send(&app, Some("k2"), json!({})).await.1, json!({"number": 1}));
    assert_eq!(send(&app, None, json!({})).await.1, json!({"number": 2}));
}

#[rstest]
#[tokio::test]
async fn the_key_of_another_request_is_refused(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let app = app(engine).await;
    send(&app, Some("k1"), json!({})).await;
    let (status, problem) = send(&app, Some("k1"), json!({"other": 1})).await;
    assert_eq!((status, &problem["code"]), (409, &json!("conflict")));
    assert_eq!(send(&app, Some(&"k".repeat(256)), json!({})).await.0, 400);
}

#[rstest]
#[tokio::test]
async fn one_of_many_at_once_does_the_work(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let app = app(engine).await;
    let answers = futures_util::future::join_all((0..8).map(|_| send(&app, Some("k1"), json!({})))).await;
    assert!(answers.iter().all(|answer| *answer == (201, json!({"number": 0}))));
}
