//! The OpenAPI document of these routes, and a walk over all of them without credentials.

use std::collections::BTreeSet;

use edge::openapi;
use http::Method;
use rstest::rstest;
use serde_json::{Value, json};
use store::testing::Engine;

use crate::people::fresh;

fn document() -> Value {
    let mut document = identity::routes().into_openapi();
    openapi::finish(&mut document);
    serde_json::to_value(document).expect("JSON")
}

/// Method, path and description of every operation.
fn operations(document: &Value) -> Vec<(String, String, &Value)> {
    let paths = document["paths"].as_object().expect("paths");
    let operations = paths.iter().flat_map(|(path, item)| item.as_object().expect("an item").iter().map(move |(method, what)| (method, path, what)));
    operations.map(|(method, path, what)| (method.to_uppercase(), path.clone(), what)).collect()
}

/// What anybody may call: the doors themselves.
const OPEN: [&str; 3] = ["log_in", "look_at_link", "accept_link"];

#[test]
fn every_operation_names_its_right_and_its_answers() {
    let document = document();
    for (method, path, operation) in operations(&document) {
        let open = OPEN.contains(&operation["operationId"].as_str().expect("an id"));
        assert_eq!(operation["x-right"].is_string(), !open, "{method} {path}");
        assert_eq!(operation["security"], if open { json!([]) } else { security(&operation["x-right"]) }, "{method} {path}");
        let statuses = operation["responses"].as_object().expect("answers");
        assert!(statuses.keys().all(|status| status.parse::<u16>().is_ok()) && statuses.contains_key("404"), "{method} {path}");
    }
}

fn security(right: &Value) -> Value {
    if right == "own_session" { json!([{"session": []}]) } else { json!([{"token": [right]}, {"session": [right]}]) }
}

#[test]
fn every_reference_leads_somewhere_and_no_name_is_used_twice() {
    let document = document();
    let text = document.to_string();
    for target in text.split("\"$ref\":\"#").skip(1).filter_map(|rest| rest.split('"').next()) {
        assert!(document.pointer(target).is_some(), "{target}");
    }
    let operations = operations(&document);
    let names: BTreeSet<_> = operations.iter().map(|(_, _, operation)| operation["operationId"].as_str()).collect();
    assert_eq!(names.len(), operations.len());
}

#[rstest]
#[tokio::test]
async fn no_route_lets_a_stranger_in(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let app = fresh(engine).await;
    let strangers = [app.clone(), app.with("cookie", "touchstone_session=x"), app.with("authorization", "Bearer ts_x")];
    for (method, path, operation) in operations(&document()) {
        if OPEN.contains(&operation["operationId"].as_str().expect("an id")) {
            continue;
        }
        for stranger in &strangers {
            let method = Method::from_bytes(method.as_bytes()).expect("a method");
            let answer = stranger.send_bytes(method, &path.replace(['{', '}'], ""), "application/json", b"{}".to_vec()).await;
            assert_eq!((answer.status, answer.code()), (401, "not_logged_in"), "{path}");
        }
    }
}
