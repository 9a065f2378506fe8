//! Mail comes in by its own key: answers are heard, bounces end letters, and strangers change nothing.

use rstest::rstest;
use serde_json::{Value, json};
use store::testing::Engine;

use crate::house::{Left, Post, invitation, survey};

/// A house that has sent an invitation and takes mail in.
async fn written(engine: Engine) -> (Post, String, Left, kernel::Id<post::LetterNoun>) {
    let post = Post::new(engine).await;
    let key = post.takes_mail().await;
    let posted = post.write(invitation(survey())).await;
    post.work().await;
    let left = post.left().remove(0);
    (post, key, left, posted.id)
}

fn bounce(to: &str, message_id: &str, action: &str, status: &str) -> String {
    format!(
        "Return-Path: <>\r\nFrom: MAILER-DAEMON@mx.example.org\r\nTo: {to}\r\nSubject: Undelivered\r\nMIME-Version: 1.0\r\n\
        Content-Type: multipart/report; report-type=delivery-status; boundary=\"b\"\r\n\r\n\
        --b\r\nContent-Type: text/plain\r\n\r\nIt did not arrive.\r\n\
        --b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example.org\r\n\r\n\
        Final-Recipient: rfc822; ada@example.org\r\nAction: {action}\r\nStatus: {status}\r\nDiagnostic-Code: smtp; it says so\r\n\r\n\
        --b\r\nContent-Type: message/rfc822\r\n\r\nMessage-ID: <{message_id}>\r\nSubject: Wie war es?\r\n\r\nDear Ada\r\n--b--\r\n"
    )
}

#[rstest]
#[tokio::test]
async fn an_answer_is_heard_without_what_it_quotes(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let (post, key, left, id) = written(engine).await;
    let reply_to = left.reply_to.clone().expect("a reply address").to_uppercase();
    let raw = format!(
        "From: Ada <ada@example.org>\r\nTo: {reply_to}\r\nSubject: Re: Wie war es?\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n\
        Sehr gut, danke!\r\n\r\nAm 02.03.2026 schrieb Acme CX <cx@example.com>:\r\n> one question.\r\n"
    );
    let taken = post.bring(&key, raw.clone()).await.expect(200);
    assert_eq!(taken.text("kind"), "reply");
    assert_eq!(post.bring(&key, raw).await.expect(200).text("id"), taken.text("id"), "a server that brings it twice");
    let answered: Vec<(String, Value)> = post.events().await.into_iter().filter(|(kind, _)| kind == "letter.answered").collect();
    let [(_, payload)] = answered.as_slice() else { panic!("{answered:?}") };
    assert_eq!((&payload["letter"], kernel::About::told(payload).and_then(|about| about.id_of())), (&json!(id), Some(survey())));
    let act = post.act().await;
    let mut read = post.app.house.store.read(act.workspace).await.expect("a read");
    let heard =
        post::received::find(&mut read, payload["letter_in"].as_str().expect("an id").parse().expect("an id")).await.expect("read").expect("kept");
    assert_eq!((heard.words.as_deref(), heard.from_address.as_deref()), (Some("Sehr gut, danke!"), Some("ada@example.org")));
    assert!(!post.events().await.iter().any(|(_, payload)| payload.to_string().contains("gut")), "the log says nothing of it");
}

#[rstest]
#[tokio::test]
async fn a_hard_bounce_suppresses_its_address(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
    #[values("by its address", "by its Message-ID")] way: &str,
) {
    let (post, key, left, id) = written(engine).await;
    let to = if way == "by its address" { left.reply_to.clone().expect("an address") } else { "postmaster@example.com".into() };
    let message_id = if way == "by its address" { "other@example.com" } else { left.message_id.as_str() };
    assert_eq!(post.bring(&key, bounce(&to, message_id, "failed", "5.1.1")).await.expect(200).text("kind"), "bounce");
    assert_eq!(post.state(id).await, ("bounced".into(), json!("5.1.1 it says so")));
    let kinds: Vec<String> = post.events().await.into_iter().map(|(kind, _)| kind).collect();
    assert_eq!(kinds, ["letter.sent", "letter.bounced", "address.suppressed"]);
    assert_eq!(post.app.get("/v1/suppressions").await.expect(200).body["items"][0]["reason"], "hard_bounce");
}

#[rstest]
#[case("failed", "5.2.2", "bounced")]
#[case("delayed", "4.4.1", "sent")]
#[tokio::test]
async fn a_soft_bounce_is_only_noted(
    #[case] action: &str,
    #[case] status: &str,
    #[case] state: &str,
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let (post, key, left, id) = written(engine).await;
    post.bring(&key, bounce(left.reply_to.as_deref().expect("an address"), "x@y", action, status)).await.expect(200);
    assert_eq!(post.state(id).await.0, state);
    assert_eq!(post.app.get("/v1/suppressions").await.expect(200).body["items"], json!([]));
    assert_eq!(post.app.get("/v1/mail/in?kind=bounce").await.expect(200).body["items"][0]["letter"], json!(id));
}

#[rstest]
#[tokio::test]
async fn a_complaint_is_heeded(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let (post, key, left, _) = written(engine).await;
    let raw = bounce("abuse@example.com", &left.message_id, "failed", "5.1.1").replace("delivery-status;", "feedback-report;");
    assert_eq!(post.bring(&key, raw).await.expect(200).text("kind"), "complaint");
    assert_eq!(post.app.get("/v1/suppressions").await.expect(200).body["items"][0]["reason"], "complaint");
}

#[rstest]
#[tokio::test]
async fn strangers_change_nothing(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let (post, key, left, id) = written(engine).await;
    let guessed = left.message_id.split('.').next().expect("an id").to_owned() + ".aaaaaaaaaaaaaaaa@example.com";
    let strangers = [
        bounce("replies+aaaaaaaaaaaaaaaaaaaaaaaa@example.com", "x@y", "failed", "5.1.1"),
        bounce("replies@example.com", &guessed, "failed", "5.1.1"),
        bounce("ada@example.org", "", "failed", "5.1.1"),
        "From: eve@example.net\r\nTo: replies@example.com\r\nSubject: Buy\r\n\r\nBuy this".into(),
    ];
    for raw in strangers {
        let taken = post.bring(&key, raw).await.expect(200);
        assert_eq!((taken.text("kind"), taken.text("reason")), ("refused", "belongs to no letter of this workspace"));
    }
    assert_eq!(post.state(id).await.0, "sent");
    assert_eq!(post.events().await.len(), 1);
    assert_eq!(post.app.get("/v1/mail/in?kind=refused").await.expect(200).body["items"].as_array().map(Vec::len), Some(4));
}

#[rstest]
#[tokio::test]
async fn letters_with_unseen_characters_are_kept_without_them(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let (post, key, left, id) = written(engine).await;
    let to = left.reply_to.clone().expect("an address");
    let raw = format!("From: A\0da <ada@\0example.org>\r\nTo: {to}\r\nSubject: R\0e\r\nIn-Reply-To: <x\0y@z>\r\n\r\nFi\0ne\r\n");
    assert_eq!(post.bring(&key, raw).await.expect(200).text("kind"), "reply");
    let raw = bounce(&to, "a\0b@c", "fai\0led", "5.1\0.1").replace("it says so", "it s\0ays so");
    post.bring(&key, raw).await.expect(200);
    assert_eq!(post.state(id).await, ("bounced".into(), json!("5.1.1 it says so")));
    post.bring(&key, [b"From: \xff\xfe\r\nSubject: \xc3\x28\r\n\r\n\xa0\xa1".to_vec(), vec![0xf0; 1000]].concat()).await.expect(200);
}

#[rstest]
#[tokio::test]
async fn a_note_of_absence_is_nobodys_words(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let (post, key, left, _) = written(engine).await;
    let raw = format!(
        "From: ada@example.org\r\nTo: {}\r\nAuto-Submitted: auto-replied\r\nSubject: Away\r\n\r\nBack on Monday",
        left.reply_to.expect("an address")
    );
    assert_eq!(post.bring(&key, raw).await.expect(200).text("kind"), "automatic");
    assert_eq!(post.events().await.len(), 1);
}

#[rstest]
#[tokio::test]
async fn only_the_key_brings_mail_in(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let (post, key, ..) = written(engine).await;
    let raw = "From: a@example.org\r\n\r\nhello";
    for forged in ["", "tm_x", &key[..key.len() - 1]] {
        assert_eq!(post.bring(forged, raw).await.expect(401).code(), "not_logged_in");
    }
    post.app.send_bytes(http::Method::POST, "/v1/mail/in", "message/rfc822", raw.into()).await.expect(401);
    let server = post.app.with("authorization", &format!("Bearer {key}"));
    server.send_bytes(http::Method::POST, "/v1/mail/in", "application/json", raw.into()).await.expect(415);
    let newer = post.app.put("/v1/mail/key", json!({})).await.expect(200).text("key").to_owned();
    post.bring(&key, raw).await.expect(401);
    post.bring(&newer, raw).await.expect(200);
    post.app.delete("/v1/mail/key").await.expect(204);
    post.bring(&newer, raw).await.expect(401);
    assert_eq!(post.app.get("/v1/mail").await.expect(200).body["key_hint"], Value::Null);
}

#[rstest]
#[tokio::test]
async fn too_large_and_too_deep_letters_are_not_taken(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let (post, key, ..) = written(engine).await;
    let huge = [b"From: a@example.org\r\n\r\n".to_vec(), vec![b'x'; 30 << 20]].concat();
    assert_eq!(post.bring(&key, huge).await.expect(413).code(), "too_large");
    let bomb = "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n".repeat(50_000);
    let taken = post.bring(&key, format!("From: a@example.org\r\n{bomb}")).await.expect(200);
    assert_eq!((taken.text("kind"), taken.text("reason")), ("refused", "cannot be read: has more than 300 parts"));
}
