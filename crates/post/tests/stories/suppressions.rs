//! Whoever wants no letters gets none, and only at their word some again.

use post::letters::State;
use rstest::rstest;
use serde_json::json;
use store::testing::Engine;

use crate::house::{Post, invitation, survey};

#[rstest]
#[tokio::test]
async fn one_click_unsubscribes_and_a_look_does_not(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let post = Post::new(engine).await;
    post.write(invitation(survey())).await;
    post.work().await;
    let waiting = post.write(invitation(survey()).not_before(post.now().plus_seconds(60))).await;
    let way_out = post.left()[0].way_out();
    for _ in 0..3 {
        let page = post.app.get(&way_out).await.expect(200);
        assert!(page.headers["content-security-policy"].to_str().expect("text").contains("form-action 'self'"));
    }
    assert_eq!(post.app.get("/v1/suppressions").await.expect(200).body["items"], json!([]), "a look changes nothing");

    let click = || post.app.send_bytes(http::Method::POST, &way_out, "application/x-www-form-urlencoded", b"List-Unsubscribe=One-Click".to_vec());
    click().await.expect(200);
    click().await.expect(200);
    let listed = post.app.get("/v1/suppressions").await.expect(200);
    assert_eq!(listed.body["items"].as_array().map(Vec::len), Some(1));
    assert_eq!((&listed.body["items"][0]["address"], &listed.body["items"][0]["reason"]), (&json!("ada@example.org"), &json!("unsubscribed")));
    let events = post.events().await;
    let (kind, payload) = events.last().expect("an event");
    assert_eq!((kind.as_str(), &payload["reason"], &payload["about"]["noun"]), ("address.suppressed", &json!("unsubscribed"), &json!("member")));
    assert!(!payload.to_string().contains("ada@"), "the log names nobody");

    assert_eq!(post.write(invitation(survey())).await.state, State::Suppressed);
    post.app.pass_seconds(60);
    post.work().await;
    assert_eq!((post.state(waiting.id).await.0.as_str(), post.left().len()), ("suppressed", 1));
}

#[rstest]
#[case("/u/short")]
#[case("/u/%ff%00%fe")]
#[case("/u/aaaaaaaaaaaaaaaaaaaaaaaa")]
#[tokio::test]
async fn a_token_that_is_not_known_leads_nowhere(#[case] path: &str) {
    let post = Post::new(Engine::Sqlite).await;
    post.app.get(path).await.expect(404);
    post.app.send_bytes(http::Method::POST, path, "application/x-www-form-urlencoded", Vec::new()).await.expect(404);
}

#[rstest]
#[tokio::test]
async fn addresses_are_added_and_released_by_hand(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let post = Post::new(engine).await;
    let added = post.app.post("/v1/suppressions", json!({"address": "ADA@example.org"})).await.expect(201);
    assert_eq!(added.text("reason"), "by_hand");
    post.app.post("/v1/suppressions", json!({"address": "ada@example.ORG"})).await.expect(409);
    post.app.post("/v1/suppressions", json!({"address": "ada"})).await.expect(422);
    assert_eq!(post.app.get("/v1/suppressions?address=ada%40EXAMPLE.org").await.expect(200).body["items"].as_array().map(Vec::len), Some(1));
    assert_eq!(post.write(invitation(survey())).await.state, State::Suppressed);
    let place = format!("/v1/suppressions/{}", added.text("id"));
    post.app.delete(&place).await.expect(204);
    post.app.delete(&place).await.expect(404);
    assert_eq!(post.write(invitation(survey())).await.state, State::Waiting);
    let audit = post.app.get("/v1/audit").await.expect(200);
    let deeds: Vec<&str> = audit.body["items"]
        .as_array()
        .expect("items")
        .iter()
        .filter(|line| line["noun"] == "suppression")
        .filter_map(|line| line["action"].as_str())
        .collect();
    assert_eq!(deeds, ["released", "suppressed"]);
}
