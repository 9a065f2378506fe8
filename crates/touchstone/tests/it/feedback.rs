//! Feedback from elsewhere, in the form Formbricks Hub takes it.

use http::Method;
use rstest::rstest;
use serde_json::{Value, json};
use store::testing::Engine;

use crate::app::{Caller, TestApp};
use crate::interactions::with_key;

async fn hub(engine: Engine) -> (TestApp, Caller, Caller) {
    let app = TestApp::new(engine).await;
    app.workspace("w").await;
    let program = app.with_token(&app.token("w", &["write_answers"]).await);
    let staff = app.operator("w");
    (app, staff, program)
}

fn record(submission: &str, field: &str, kind: &str, value: &Value) -> Value {
    let mut record = json!({"source_type": "survey", "source_id": "onboarding", "tenant_id": "acme", "submission_id": submission, "field_id": field,
        "field_label": format!("About {field}"), "field_type": kind, "user_id": "u1", "collected_at": "2026-03-01T10:00:00Z", "language": "de"});
    record.as_object_mut().expect("an object").extend(value.as_object().expect("an object").clone());
    record
}

async fn items(caller: &Caller, path: &str) -> Vec<Value> {
    caller.get(path).await.json()["items"].as_array().expect("a list").clone()
}

#[rstest]
#[tokio::test]
async fn the_fields_of_a_submission_become_one_response(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let (_app, staff, program) = hub(engine).await;
    let nps = record("s1", "recommend", "nps", &json!({"value_number": 9, "metadata": {"touchpoint": "onboarding"}}));
    let made = program.post("/v1/feedback-records", nps.clone()).await;
    assert_eq!(made.status, 201);
    let made = made.json();
    assert!(made["id"].as_str().is_some_and(|id| id.len() == 36) && made["created_at"].is_string() && made["field_id"] == "recommend", "{made}");
    let again = program.post("/v1/feedback-records", nps).await;
    assert_eq!((again.status.as_u16(), again.problem()["code"].as_str()), (409, Some("conflict")));
    for (field, kind, value) in [
        ("why", "text", json!({"value_text": "quick and friendly"})),
        ("plan", "categorical", json!({"value_text": "Gold", "value_id": "opt_1"})),
        ("ease", "ces", json!({"value_number": 6})),
        ("seats", "number", json!({"value_number": 12.5})),
        ("renewing", "boolean", json!({"value_boolean": true})),
        ("since", "date", json!({"value_date": "2025-01-31"})),
    ] {
        program.post("/v1/feedback-records", record("s1", field, kind, &value)).await.json();
    }
    let [response] = &items(&staff, "/v1/responses").await[..] else { panic!("one response") };
    assert_eq!((&response["survey"], &response["channel"], &response["language"]), (&json!("onboarding"), &json!("survey"), &json!("de")));
    assert_eq!(response["contact"]["external_id"], "u1");
    assert_eq!(response["answers"].as_array().map(Vec::len), Some(4), "{response}");
    assert_eq!(response["attributes"], json!({"renewing": true, "seats": 12.5, "since": "2025-01-31"}));
    let nps = staff.post("/v1/ask", json!({"measure": "nps", "by": ["touchpoint"]})).await.json();
    assert_eq!((&nps["total"]["n"], &nps["rows"][0]["by"]["touchpoint"]), (&json!(1), &json!("onboarding")));
    let history = staff.get(&format!("/v1/responses/{}/history", response["id"].as_str().expect("an id"))).await.json();
    assert_eq!(history["items"], json!([]), "a further field replaces nothing");
    let contact = response["contact"]["id"].as_str().expect("an id");
    staff.post(&format!("/v1/contacts/{contact}/erase"), json!({})).await.json();
    assert!(items(&staff, "/v1/responses").await.is_empty());
}

#[rstest]
#[tokio::test]
async fn many_records_stand_each_for_itself(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let (_app, staff, program) = hub(engine).await;
    let lines = [
        record("a", "csat", "csat", &json!({"value_number": 5})),
        record("a", "words", "text", &json!({"value_text": "good"})),
        record("b", "csat", "csat", &json!({"value_number": 7})),
        record("b", "words", "text", &json!({})),
        record("b", "stars", "rating", &json!({"value_number": 8})),
        record("b", "stars", "rating", &json!({"value_number": 8})),
        json!({"field_id": "x"}),
        record("c\u{7}", "csat", "csat", &json!({"value_number": 3})),
    ];
    let text = lines.map(|line| line.to_string()).join("\n");
    let taken = program.send(Method::POST, "/v1/feedback-records/bulk", Some("application/x-ndjson"), text).await.json();
    let statuses: Vec<_> = taken["results"].as_array().expect("results").iter().map(|one| one["status"].as_u64().expect("a status")).collect();
    assert_eq!(statuses, [201, 201, 422, 422, 201, 409, 400, 422], "{taken}");
    assert_eq!(items(&staff, "/v1/responses").await.len(), 2);
    let many: Vec<Value> = (0..3_000).map(|n| record(&format!("m{n}"), "csat", "csat", &json!({"value_number": n % 5 + 1}))).collect();
    let taken = program.send(Method::POST, "/v1/feedback-records/bulk", Some("application/json"), json!(many).to_string()).await.json();
    assert_eq!((&taken["created"], &taken["refused"]), (&json!(3_000), &json!(0)));
    assert_eq!(staff.post("/v1/ask", json!({"measure": "csat", "of": ["csat"]})).await.json()["total"]["n"], 3_001);
}

#[tokio::test]
async fn reviews_support_ratings_and_complaints_have_sources_of_their_own() {
    let (app, staff, _) = hub(Engine::Sqlite).await;
    for kind in ["reviews", "support", "complaints"] {
        let source = staff.post("/v1/sources", json!({"key": format!("our_{kind}"), "kind": kind})).await.json();
        let mut record = record(kind, "stars", "rating", &json!({"value_number": 2, "metadata": {"scale": 5}}));
        record.as_object_mut().expect("an object").remove("source_id");
        let reply = with_key(&app, &source).post("/v1/feedback-records", record).await;
        assert_eq!(reply.status, 201, "{}", reply.text());
    }
    let mut heard: Vec<_> = items(&staff, "/v1/responses").await.iter().map(|one| format!("{} {}", one["survey"], one["channel"])).collect();
    heard.sort();
    assert_eq!(heard, [r#""our_complaints" "complaints""#, r#""our_reviews" "reviews""#, r#""our_support" "support""#]);
    assert_eq!(app.anonymous().post("/v1/feedback-records", json!({})).await.problem()["code"], "not_logged_in");
}
