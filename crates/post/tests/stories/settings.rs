//! How a workspace writes is set by those who manage it.

use rstest::rstest;
use serde_json::{Value, json};
use store::testing::Engine;

use crate::house::{Post, invitation, survey};

#[rstest]
#[tokio::test]
async fn a_workspace_sets_whom_letters_come_from(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let post = Post::new(engine).await;
    let before = post.app.get("/v1/mail").await.expect(200);
    assert_eq!(
        (before.text("delivery"), before.text("default_sender"), &before.body["domains"]),
        ("smtp", "cx@example.com", &json!(["acme.example", "example.com"]))
    );
    assert_eq!(before.text("mail_in"), "https://cx.example.org/v1/mail/in");
    let changed =
        post.app.patch("/v1/mail", json!({"sender_name": "Müller & Söhne", "sender_address": "hallo@acme.example", "revision": 0})).await.expect(200);
    assert_eq!(changed.body["revision"], 1);
    assert_eq!(post.app.patch("/v1/mail", json!({"sender_name": "X", "revision": 0})).await.expect(412).code(), "stale");
    post.write(invitation(survey())).await;
    post.work().await;
    assert_eq!(post.left()[0].from, (Some("Müller & Söhne".into()), "hallo@acme.example".into()));
    let cleared = post.app.patch("/v1/mail", json!({"sender_address": null})).await.expect(200);
    assert_eq!((cleared.text("sender_name"), &cleared.body["sender_address"]), ("Müller & Söhne", &Value::Null));
}

#[rstest]
#[case(json!({"sender_address": "ada@example.net"}), "sender_address")]
#[case(json!({"sender_name": "Acme\r\nBcc: all@example.org"}), "sender_name")]
#[case(json!({"reply_address": "replies+x@example.com"}), "reply_address")]
#[case(json!({"postal_address": "x".repeat(501)}), "postal_address")]
#[case(json!({"keep_days": 6}), "keep_days")]
#[case(json!({"keep_days": 36_501}), "keep_days")]
#[tokio::test]
async fn what_would_forge_or_break_letters_is_refused(#[case] patch: Value, #[case] place: &str) {
    let post = Post::new(Engine::Sqlite).await;
    let refused = post.app.patch("/v1/mail", patch).await.expect(422);
    assert_eq!(refused.body["invalid_params"][0]["name"], place, "{}", refused.body);
}
