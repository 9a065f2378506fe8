//! A person sees the letters to and from them, and they go with them.

use post::letters::State;
use rstest::rstest;
use serde_json::json;
use store::testing::Engine;

use crate::house::{Post, invitation, person, survey};

#[rstest]
#[tokio::test]
async fn letters_go_with_their_person(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let post = Post::new(engine).await;
    let key = post.takes_mail().await;
    post.write(invitation(survey())).await;
    post.work().await;
    let left = post.left().remove(0);
    let answer = format!("From: ada@example.org\r\nTo: {}\r\nSubject: Re\r\n\r\nFine", left.reply_to.clone().expect("an address"));
    post.bring(&key, answer).await.expect(200);
    let waiting = post.write(invitation(survey()).not_before(post.now().plus_seconds(60))).await;
    let way_out = left.way_out();
    post.app.send_bytes(http::Method::POST, &way_out, "application/x-www-form-urlencoded", Vec::new()).await.expect(200);

    let act = post.act().await;
    let store = &post.app.house.store;
    let shown = post::personal(&mut store.read(act.workspace).await.expect("a read"), &[person()], Some("ada@example.org")).await.expect("read");
    assert_eq!((shown["letters"].as_array().map(Vec::len), &shown["received"][0]["words"]), (Some(2), &json!("Fine")), "{shown}");
    assert_eq!((&shown["suppressed"][0]["reason"], &shown["letters"][0]["to"]), (&json!("unsubscribed"), &json!("ada@example.org")));

    let mut tx = store.begin(&act).await.expect("begun");
    post::erase(&mut tx, &[person()], Some("ada@example.org")).await.expect("erased");
    tx.commit().await.expect("committed");
    let shown = post::personal(&mut store.read(act.workspace).await.expect("a read"), &[person()], None).await.expect("read");
    assert_eq!(shown, json!({"letters": [], "received": [], "suppressed": []}));
    post.app.get(&format!("/v1/letters/{}", waiting.id)).await.expect(404);
    post.app.pass_seconds(60);
    post.work().await;
    assert_eq!(post.left().len(), 1, "what waited does not leave");

    let listed = post.app.get("/v1/suppressions").await.expect(200);
    assert_eq!((&listed.body["items"][0]["address"], listed.body["items"].as_array().map(Vec::len)), (&json!(null), Some(1)));
    assert_eq!(post.write(invitation(survey())).await.state, State::Suppressed, "nobody writes to them again");
}
