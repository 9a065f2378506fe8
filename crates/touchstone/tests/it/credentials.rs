//! Who gets in: all routes of the router, asked without, with foreign and with too weak credentials.

use std::collections::BTreeSet;

use http::Method;
use rstest::rstest;
use serde_json::{Value, json};
use store::testing::Engine;
use touchstone::http::router;

use crate::app::{Caller, TestApp};

/// Routes that answer to everybody; each is here on purpose.
const PUBLIC: &[&str] = &[
    "GET /a/{token}",
    "GET /a/{token}/logo",
    "GET /c/{token}",
    "GET /docs/{part}/{page}",
    "GET /healthz",
    "GET /metrics",
    "GET /openapi.json",
    "GET /readyz",
    "GET /s/{token}",
    "GET /s/{token}/ask",
    "GET /s/{token}/logo",
    "GET /s/{token}/widget.js",
    "GET /survey.schema.json",
    "GET /u/{token}",
    "GET /w/{workspace}/news",
    "POST /a/{token}",
    "POST /c/{token}",
    "POST /s/{token}",
    "POST /u/{token}",
    "POST /v1/links/accept",
    "POST /v1/links/look",
    "POST /v1/session",
];

struct Operation {
    method: Method,
    path: String,
    /// The right it needs; none for everybody.
    right: Option<String>,
}

/// All operations that openapi.json names.
fn operations() -> Vec<Operation> {
    let api = serde_json::to_value(router::openapi()).expect("JSON");
    let mut operations = Vec::new();
    for (path, item) in api["paths"].as_object().expect("paths") {
        for (method, operation) in item.as_object().expect("operations") {
            let method = Method::from_bytes(method.to_uppercase().as_bytes()).expect("a method");
            operations.push(Operation { method, path: path.clone(), right: operation["x-right"].as_str().map(ToOwned::to_owned) });
        }
    }
    operations
}

#[tokio::test]
async fn the_description_names_every_route_of_the_router() {
    let app = TestApp::new(Engine::Sqlite).await;
    // The router tells its paths only in its debug form, in which "/" is the fallback: the web application.
    let form = format!("{:?}", app.building.router());
    let routed = form.split('"').skip(1).step_by(2).filter(|text| text.starts_with('/') && *text != "/" && !text.contains("{*"));
    let routed: BTreeSet<&str> = routed.collect();
    let described = operations();
    let described: BTreeSet<&str> = described.iter().map(|operation| operation.path.as_str()).collect();
    assert!(routed.len() > 40, "{routed:?}");
    assert_eq!(routed, described);
}

#[test]
fn only_these_routes_are_open_to_everybody() {
    let open =
        operations().into_iter().filter(|operation| operation.right.is_none()).map(|operation| format!("{} {}", operation.method, operation.path));
    let open: BTreeSet<String> = open.collect();
    assert_eq!(open, PUBLIC.iter().map(|route| (*route).to_owned()).collect());
}

async fn status(caller: &Caller, operation: &Operation) -> (u16, String) {
    let path = operation.path.replace("{id}", "x").replace(['{', '}'], "");
    let reply = caller.send(operation.method.clone(), &path, Some("application/json"), "{}").await;
    (reply.status.as_u16(), format!("{} {}: {} {}", operation.method, operation.path, reply.status, reply.text()))
}

#[rstest]
#[tokio::test]
async fn every_route_refuses_who_may_not(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let app = TestApp::new(engine).await;
    app.workspace("main").await;
    app.workspace("other").await;
    let weak_ask = app.with_token(&app.token("main", &["ask"]).await);
    let weak_read = app.with_token(&app.token("main", &["read_workspace"]).await);
    let every: Vec<&str> = identity::Right::ALL.iter().map(|right| right.text()).collect();
    let foreign = app.with_token(&app.token("other", &every).await).with(identity::caller::WORKSPACE, "main");
    let unknown = app.with_token("ts_0000000000000000000000000000000000000000000");
    let stale = app.with_cookie("touchstone_session=0000000000000000000000000000000000000000000");
    for operation in operations() {
        let Some(right) = &operation.right else { continue };
        for caller in [&app.anonymous(), &unknown, &stale] {
            let (status, told) = status(caller, &operation).await;
            assert!(status == 401 || (status == 403 && told.contains("forged_request")), "{told}");
        }
        let weak = if right == "ask" { &weak_read } else { &weak_ask };
        let (found, told) = status(weak, &operation).await;
        assert!(matches!(found, 401 | 403), "{told}");
        let (found, told) = status(&foreign, &operation).await;
        assert!(matches!(found, 401 | 403 | 404), "{told}");
    }
}

#[rstest]
#[tokio::test]
async fn what_belongs_to_another_workspace_is_not_there(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let app = TestApp::new(engine).await;
    app.workspace("main").await;
    app.workspace("other").await;
    let mine = app.operator("main");
    let theirs = app.operator("other");
    for (list, body) in [
        ("/v1/accounts", json!({"name": "Acme"})),
        ("/v1/contacts", json!({"name": "Ada", "mail": "ada@example.com"})),
        ("/v1/questions", json!({"key": "again", "kind": "nps"})),
        ("/v1/teams", json!({"key": "north", "name": "North"})),
        ("/v1/touchpoints", json!({"key": "order", "name": "Order"})),
    ] {
        let made: Value = mine.post(list, body).await.json();
        let path = format!("{list}/{}", made["id"].as_str().expect("an id"));
        let reply = theirs.get(&path).await;
        assert!(matches!(reply.status.as_u16(), 404 | 405), "{path}: {} {}", reply.status, reply.text());
        if list == "/v1/accounts" {
            assert_eq!(theirs.send(Method::DELETE, &path, None, "").await.problem()["code"], "not_found");
        }
        assert_eq!(theirs.get(list).await.json()["items"].as_array().map_or(0, Vec::len), 0, "{list}");
    }
}
