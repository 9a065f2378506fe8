//! Tags are made, renamed, put on records and taken off.

use desk::tags::{self, Tag};
use kernel::{Actor, Id, Member};
use rstest::rstest;
use serde_json::json;
use store::testing::Engine;

use crate::people::{joined, owned, workspace};

#[rstest]
#[tokio::test]
async fn a_tag_lives_and_goes(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let app = owned(engine).await.app;
    let late = app.post("/v1/tags", json!({"name": " Too late ", "colour": "red"})).await.expect(201);
    assert_eq!((late.text("name"), late.text("colour"), &late.body["uses"]), ("Too late", "red", &json!(0)));
    assert_eq!(app.post("/v1/tags", json!({"name": "TOO LATE"})).await.expect(409).code(), "conflict");
    let thanks = app.post("/v1/tags", json!({"name": "Thanks"})).await.expect(201);
    let names = |answer: &edge::testing::Answer| -> Vec<String> {
        answer.body["items"].as_array().expect("items").iter().map(|tag| tag["name"].as_str().expect("text").to_owned()).collect()
    };
    assert_eq!(names(&app.get("/v1/tags").await.expect(200)), ["Thanks", "Too late"]);
    let place = format!("/v1/tags/{}", late.text("id"));
    assert_eq!(app.patch(&place, json!({"name": "thanks"})).await.expect(409).code(), "conflict");
    let renamed = app.patch(&place, json!({"name": "Delayed", "revision": 0})).await.expect(200);
    assert_eq!((renamed.text("name"), renamed.text("colour"), &renamed.body["revision"]), ("Delayed", "red", &json!(1)));
    assert_eq!(app.patch(&place, json!({"name": "Later", "revision": 0})).await.expect(412).code(), "stale");
    app.delete(&place).await.expect(204);
    app.delete(&place).await.expect(404);
    assert_eq!(names(&app.get("/v1/tags").await.expect(200)), [thanks.text("name")]);
}

#[rstest]
#[case(json!({"name": ""}))]
#[case(json!({"name": "x".repeat(61)}))]
#[case(json!({"name": "a\u{0}b"}))]
#[case(json!({"name": "x", "colour": "#ff0000"}))]
#[tokio::test]
async fn what_is_no_tag_is_refused(#[case] tag: serde_json::Value) {
    let app = owned(Engine::Sqlite).await.app;
    let refused = app.post("/v1/tags", tag).await;
    assert!(matches!(refused.status, 400 | 422), "{}", refused.body);
}

#[rstest]
#[tokio::test]
async fn records_wear_tags_until_either_goes(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let app = owned(engine).await.app;
    let act = app.house.act(workspace(&app).await, Actor::System("test"));
    let tag = |answer: edge::testing::Answer| answer.expect(201).text("id").parse::<Id<Tag>>().expect("an id");
    let late = tag(app.post("/v1/tags", json!({"name": "late"})).await);
    let dear = tag(app.post("/v1/tags", json!({"name": "dear"})).await);
    let (one, two): (Id<Member>, Id<Member>) = (act.ids.next(), act.ids.next());
    let mut tx = app.house.store.begin(&act).await.expect("begun");
    assert_eq!(tags::put(&mut tx, &[one, two, one], &[late, dear], &[]).await.expect("put"), 4);
    assert_eq!(tags::put(&mut tx, &[one], &[late], &[dear]).await.expect("put"), 1);
    let worn = tags::worn(&mut tx, &[one, two]).await.expect("read");
    let names = |id: &Id<Member>| worn[id].iter().map(|tag| tag.name.as_str()).collect::<Vec<_>>();
    assert_eq!((names(&one), names(&two)), (vec!["late"], vec!["dear", "late"]));
    tags::untag(&mut tx, &[two]).await.expect("untagged");
    tx.commit().await.expect("committed");
    let listed = app.get("/v1/tags").await.expect(200);
    assert_eq!((&listed.body["items"][0]["uses"], &listed.body["items"][1]["uses"]), (&json!(0), &json!(1)));
    app.delete(&format!("/v1/tags/{late}")).await.expect(204);
    let mut read = app.house.store.read(act.workspace).await.expect("a read");
    assert!(tags::worn(&mut read, &[one, two]).await.expect("read").is_empty());
}

#[rstest]
#[tokio::test]
async fn who_only_reads_makes_no_tags_and_other_workspaces_have_their_own(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let app = owned(engine).await.app;
    let late = app.post("/v1/tags", json!({"name": "late"})).await.expect(201);
    let vera = joined(&app, "Vera", "viewer").await;
    vera.get("/v1/tags").await.expect(200);
    vera.post("/v1/tags", json!({"name": "mine"})).await.expect(403);
    app.post("/v1/workspaces", json!({"key": "other", "name": "Other"})).await.expect(201);
    let other = app.with("touchstone-workspace", "other");
    assert_eq!(other.get("/v1/tags").await.expect(200).body["items"], json!([]));
    other.delete(&format!("/v1/tags/{}", late.text("id"))).await.expect(404);
}
