//! Channels of Slack and Teams: told in words to an address that is kept secret, by the deliveries of webhooks.

use post::webhooks::chats::{Message, tell};
use rstest::rstest;
use serde_json::{Value, json};
use store::testing::Engine;

use crate::house::Post;

const ADDRESS: &str = "https://hooks.slack.com/services/T000/B000/secretWXYZ";

async fn made(post: &Post, kind: &str) -> (String, Value) {
    let made = post.app.post("/v1/chats", json!({"name": "#care", "kind": kind, "url": ADDRESS})).await.expect(201).body;
    (made["id"].as_str().expect("an id").to_owned(), made)
}

async fn told(post: &Post, chat: &str, words: &str) {
    let act = post.act().await;
    let mut tx = post.app.house.store.begin(&act).await.expect("begun");
    tell(&mut tx, chat.parse().expect("an id"), "chat.said", &Message::new("Title", words)).await.expect("told");
    tx.commit().await.expect("committed");
    post.work().await;
}

#[rstest]
#[tokio::test]
async fn a_chat_is_told_in_words_and_its_address_is_secret(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let post = Post::new(engine).await;
    let (chat, shown) = made(&post, "slack").await;
    assert_eq!((&shown["address"], &shown["tells_names"], &shown["state"]), (&json!("https://hooks.slack.com/…WXYZ"), &json!(false), &json!("on")));
    told(&post, &chat, "Three & more").await;
    let calls = post.receiver.calls();
    let [call] = calls.as_slice() else { panic!("{calls:?}") };
    assert_eq!((call.url.as_str(), call.signature.as_str()), (ADDRESS, ""), "nobody looks at a signature there");
    let body: Value = serde_json::from_str(&call.body).expect("JSON");
    assert_eq!((&body["text"], &body["blocks"][0]["type"]), (&json!("Title: Three &amp; more"), &json!("header")));
    post.happens("thing.made", json!({"thing": "thg_1"})).await;
    post.work().await;
    assert_eq!(post.receiver.calls().len(), 0, "a chat is told no events");

    let test = post.app.post(&format!("/v1/webhooks/{chat}/test"), json!({})).await.expect(202);
    assert_eq!(test.text("kind"), "webhook.test");
    post.work().await;
    let tried: Value = serde_json::from_str(&post.receiver.calls()[0].body).expect("JSON");
    assert!(tried["blocks"][0]["text"]["text"] == "Messages arrive" && tried.to_string().contains("settings?tab=chats"), "{tried}");
    let listed = post.app.get(&format!("/v1/webhooks/{chat}/deliveries")).await.expect(200).body;
    assert_eq!(listed["items"].as_array().map(Vec::len), Some(2), "what was sent to it is listed as a webhook's is");
    assert_eq!(post.app.get("/v1/webhooks").await.expect(200).body["items"], json!([]), "a chat is no webhook");
    assert_eq!(post.app.get(&format!("/v1/webhooks/{chat}")).await.expect(404).code(), "not_found");

    let everything = [post.app.get("/v1/chats").await, post.app.get("/v1/audit?limit=100").await];
    assert!(everything.iter().all(|answer| !answer.body.to_string().contains("secret")), "{:?}", everything[1].body);
    assert!(!store::backup::tables().iter().any(|table| table == "webhook_secret"), "no backup has it");
}

#[rstest]
#[tokio::test]
async fn teams_takes_a_card_and_another_address_takes_the_place_of_the_first(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let post = Post::new(engine).await;
    let (chat, shown) = made(&post, "teams").await;
    let path = format!("/v1/chats/{chat}");
    let other = "https://example.org/workflows/1?sig=otherABCD";
    let changed =
        post.app.patch(&path, json!({"url": other, "name": "Care", "tells_names": true, "revision": shown["revision"]})).await.expect(200).body;
    assert_eq!((&changed["address"], &changed["name"], &changed["tells_names"]), (&json!("https://example.org/…ABCD"), &json!("Care"), &json!(true)));
    told(&post, &chat, "Hello").await;
    let call = post.receiver.calls().remove(0);
    assert_eq!(call.url, other);
    let body: Value = serde_json::from_str(&call.body).expect("JSON");
    assert_eq!(body["attachments"][0]["contentType"], "application/vnd.microsoft.card.adaptive");
    for (wish, place) in [
        (json!({"name": "", "kind": "slack", "url": ADDRESS}), "name"),
        (json!({"name": "a", "kind": "slack", "url": "https://127.0.0.1/x"}), "url"),
        (json!({"name": "a", "kind": "slack", "url": "http://hooks.slack.com/x"}), "url"),
    ] {
        let refused = post.app.post("/v1/chats", wish).await.expect(422);
        assert_eq!(refused.body["invalid_params"][0]["name"], place, "{}", refused.body);
    }
    assert_eq!(post.app.patch(&path, json!({"state": "off", "revision": 0})).await.expect(412).code(), "stale");
    post.app.delete(&path).await.expect(204);
    told(&post, &chat, "Nobody is there").await;
    assert_eq!(post.receiver.calls().len(), 0);
}

#[rstest]
#[tokio::test]
async fn a_chat_that_wants_no_more_is_switched_off_and_what_it_missed_can_be_sent(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let post = Post::new(engine).await;
    let (chat, _) = made(&post, "slack").await;
    post.receiver.refuse(410, 1);
    told(&post, &chat, "First").await;
    let shown = post.app.get(&format!("/v1/chats/{chat}")).await.expect(200).body;
    assert_eq!((&shown["state"], &shown["fault"]), (&json!("failed"), &json!("gone")));
    told(&post, &chat, "Second").await;
    post.receiver.calls();
    post.app.patch(&format!("/v1/chats/{chat}"), json!({"state": "on"})).await.expect(200);
    let again = post.app.post(&format!("/v1/webhooks/{chat}/replay"), json!({"since": "2020-01-01T00:00:00Z"})).await.expect(202);
    assert_eq!(again.body["sent"], 2);
    post.work().await;
    assert_eq!(post.receiver.calls().len(), 2, "nothing is lost");
    post.app.patch(&format!("/v1/chats/{chat}"), json!({"state": "off"})).await.expect(200);
    told(&post, &chat, "Third").await;
    assert_eq!(post.app.get(&format!("/v1/chats/{chat}")).await.expect(200).body["failed"], 0, "what a person switched off keeps nothing");
}
