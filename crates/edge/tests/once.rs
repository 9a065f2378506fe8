//! A write that is sent twice happens once, on both engines.

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::State;
use axum::response::Response;
use axum::routing::post;
use edge::{House, Once, Problem, Site};
use http::{Request, StatusCode};
use kernel::Actor;
use rstest::rstest;
use serde_json::{Value, json};
use store::testing::{self, Engine};
use tower::ServiceExt;

async fn draw_number(State(house): State<House>, once: Once<Value>) -> Result<Response, Problem> {
    let act = house.act(testing::WORKSPACE, Actor::Visitor);
    let mut tx = house.store.begin(&act).await?;
    if let Some(answer) = once.before(&mut tx).await? {
        return Ok(answer);
    }
    let number = tx.next_codes("number", 1).await?;
    once.answer(tx, StatusCode::CREATED, &json!({"number": number})).await
}

async fn router(engine: Engine) -> Router {
    let house = House::new(testing::store(engine).await, Site::default(), || testing::NOW, || [1; 32]);
    Router::new().route("/numbers", post(draw_number)).with_state(house)
}

async fn send(router: &Router, key: Option<&str>, body: &str) -> (StatusCode, Value) {
    let mut request = Request::post("/numbers").header("content-type", "application/json");
    if let Some(key) = key {
        request = request.header("idempotency-key", key);
    }
    let response = router.clone().oneshot(request.body(Body::from(body.to_owned())).expect("request")).await.expect("answer");
    let status = response.status();
    let bytes = to_bytes(response.into_body(), 10_000).await.expect("body");
    (status, serde_json::from_slice(&bytes).expect("JSON"))
}

#[rstest]
#[tokio::test]
async fn a_repeated_request_gets_the_same_answer(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let router = router(engine).await;
    let first = send(&router, Some("k1"), "{}").await;
    assert_eq!(first, (StatusCode::CREATED, json!({"number": 0})));
    assert_eq!(send(&router, Some("k1"), "{}").await, first);
    assert_eq!(send(&router, Some("k2"), "{}").await.1, json!({"number": 1}));
    assert_eq!(send(&router, None, "{}").await.1, json!({"number": 2}));
}

#[rstest]
#[tokio::test]
async fn the_key_of_another_request_is_refused(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let router = router(engine).await;
    send(&router, Some("k1"), "{}").await;
    let (status, problem) = send(&router, Some("k1"), "{\"other\": 1}").await;
    assert_eq!((status, &problem["code"]), (StatusCode::CONFLICT, &json!("conflict")));
    assert_eq!(send(&router, Some(&"k".repeat(256)), "{}").await.0, StatusCode::BAD_REQUEST);
}

#[rstest]
#[tokio::test]
async fn one_of_many_at_once_does_the_work(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let router = router(engine).await;
    let answers = futures_util::future::join_all((0..8).map(|_| send(&router, Some("k1"), "{}"))).await;
    assert!(answers.iter().all(|answer| *answer == (StatusCode::CREATED, json!({"number": 0}))));
}
