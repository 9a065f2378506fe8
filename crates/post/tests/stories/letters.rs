//! Letters are written with what they tell, sent once, tried again, and given up.

use kernel::About;
use post::letters::{State, Undelivered};
use post::{Letter, Mailbox, Paper};
use rstest::rstest;
use serde_json::{Value, json};
use store::testing::Engine;

use crate::house::{Post, invitation, survey};

const HOUR: i64 = 3600;

#[rstest]
#[tokio::test]
async fn a_letter_leaves_with_everything_a_mail_program_wants(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let post = Post::new(engine).await;
    post.app.patch("/v1/mail", json!({"reply_address": "replies@example.com", "postal_address": "Acme GmbH\nWeg 1"})).await.expect(200);
    let posted = post.write(invitation(survey()).in_language("de")).await;
    assert_eq!(posted.state, State::Waiting);
    assert_eq!(post.app.get("/v1/mail").await.expect(200).body["waiting"], 1);
    post.work().await;
    let left = post.left();
    let [letter] = left.as_slice() else { panic!("{} letters", left.len()) };
    assert_eq!(letter.subject, "Wie war es? Grüße");
    assert_eq!((letter.to.0.as_deref(), letter.to.1.as_str()), (Some("Ada Müller"), "ada@example.org"));
    assert_eq!((letter.from.0.as_deref(), letter.from.1.as_str()), (Some("Acme CX"), "cx@example.com"));
    assert!(letter.message_id.starts_with(&format!("{}.", posted.id)) && letter.message_id.ends_with("@example.com"), "{}", letter.message_id);
    let reply_to = letter.reply_to.as_deref().expect("answers lead back");
    assert!(reply_to.starts_with("replies+") && reply_to.ends_with("@example.com"), "{reply_to}");
    assert_eq!(letter.returns_to.as_deref(), Some(reply_to));
    assert_eq!(letter.header("List-Unsubscribe-Post").as_deref(), Some("List-Unsubscribe=One-Click"));
    assert_eq!(letter.header("Auto-Submitted").as_deref(), Some("auto-generated"));
    assert!(letter.html.contains("https://cx.example.org/s/secret-link") && letter.html.contains(">Abmelden</a>"), "{}", letter.html);
    assert!(letter.text.contains("one question.") && letter.text.contains("Acme GmbH"), "{}", letter.text);
    assert!(letter.raw.is_ascii() && letter.raw.lines().all(|line| line.len() <= 998));

    assert_eq!(post.state(posted.id).await.0, "sent");
    let events = post.events().await;
    let [(kind, payload)] = events.as_slice() else { panic!("{events:?}") };
    assert_eq!((kind.as_str(), &payload["letter"]), ("letter.sent", &json!(posted.id)));
    assert_eq!(About::told(payload).and_then(|about| about.id_of()), Some(survey()));
    let act = post.act().await;
    let kept = post::letters::find(&mut post.app.house.store.read(act.workspace).await.expect("a read"), posted.id).await.expect("read");
    assert_eq!(kept.expect("kept").paper, None, "its link is forgotten");
}

#[rstest]
#[tokio::test]
async fn a_letter_goes_with_the_transaction_that_wrote_it(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let post = Post::new(engine).await;
    let act = post.act().await;
    let mut tx = post.app.house.store.begin(&act).await.expect("begun");
    post::send(&mut tx, &invitation(survey())).await.expect("written");
    drop(tx);
    post.work().await;
    assert!(post.left().is_empty());
    assert_eq!(post.app.get("/v1/letters").await.expect(200).body["items"], json!([]));
}

#[rstest]
#[tokio::test]
async fn what_may_go_well_later_is_tried_with_growing_pauses_and_then_given_up(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let post = Post::new(engine).await;
    let posted = post.write(invitation(survey())).await;
    post.memory.fail(vec![Undelivered::Later("451 try later".into()); 100]);
    let mut tries = Vec::new();
    let began = post.now();
    while post.state(posted.id).await.0 == "waiting" && tries.len() < 100 {
        let before = attempts(&post, posted.id.to_string()).await;
        post.work().await;
        if attempts(&post, posted.id.to_string()).await != before {
            tries.push((post.now().micros() - began.micros()) / 60_000_000);
        }
        post.app.pass_seconds(60);
        if tries.len() > 5 {
            post.app.pass_seconds(HOUR);
        }
    }
    assert_eq!(tries[..5], [0, 1, 6, 21, 81], "minutes after the first");
    assert_eq!(post.state(posted.id).await, ("refused".into(), json!("451 try later")));
    assert!((15..30).contains(&tries.len()), "{tries:?}");
    assert!(post.left().is_empty());
}

async fn attempts(post: &Post, id: String) -> i64 {
    post.app.get(&format!("/v1/letters/{id}")).await.expect(200).body["attempts"].as_i64().expect("a number")
}

#[rstest]
#[tokio::test]
async fn a_letter_that_is_tried_again_has_the_same_message_id(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let post = Post::new(engine).await;
    let posted = post.write(invitation(survey())).await;
    post.work().await;
    // As if the process had been killed after the server took it.
    let act = post.act().await;
    let mut tx = post.app.house.store.begin(&act).await.expect("begun");
    let again = "UPDATE letter SET state = 'waiting', token = 'aaaaaaaaaaaaaaaaaaaaaaaa', paper = '{\"parts\":[],\"preview\":null,\"accent\":null}' WHERE id = $1";
    tx.execute(again, store::args![posted.id]).await.expect("changed");
    let job = store::jobs::NewJob { name: "send letter", unique_key: None, payload: json!({"letter": posted.id}), run_at: act.now };
    tx.enqueue(&job).await.expect("promised");
    tx.commit().await.expect("committed");
    post.work().await;
    let left = post.left();
    assert_eq!((left.len(), &left[0].message_id), (2, &left[1].message_id));
}

#[rstest]
#[tokio::test]
async fn what_never_goes_well_is_given_up_at_once(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let post = Post::new(engine).await;
    let (spam, unknown) = (post.write(invitation(survey())).await, post.write(invitation(survey())).await);
    post.memory.fail([Undelivered::Never("550 5.7.1 spam".into()), Undelivered::NoSuchAddress("550 5.1.1 no such user".into())]);
    post.work().await;
    assert_eq!(post.state(spam.id).await, ("refused".into(), json!("550 5.7.1 spam")));
    assert_eq!(post.state(unknown.id).await, ("bounced".into(), json!("550 5.1.1 no such user")));
    let kinds: Vec<String> = post.events().await.into_iter().map(|(kind, _)| kind).collect();
    assert_eq!(kinds, ["letter.refused", "letter.bounced", "address.suppressed"]);
    assert_eq!(post.write(invitation(survey())).await.state, State::Suppressed);
}

#[rstest]
#[tokio::test]
async fn the_owner_of_an_account_sends_under_their_own_name(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let post = Post::new(engine).await;
    for from in ["Ben Berg <ben@acme.example>", "Eva <eva@elsewhere.example>"] {
        post.write(invitation(survey()).from(Some(Mailbox::read(from).expect("a mailbox")))).await;
    }
    post.work().await;
    let left = post.left();
    assert_eq!((left[0].from.1.as_str(), left[0].reply_to.as_deref()), ("ben@acme.example", None));
    assert_eq!((left[1].from.0.as_deref(), left[1].from.1.as_str()), (Some("Eva"), "cx@example.com"), "a foreign domain would be taken for forged");
    assert_eq!(left[1].reply_to.as_deref(), Some("eva@elsewhere.example"));
}

#[rstest]
#[tokio::test]
async fn a_letter_waits_for_its_time(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let post = Post::new(engine).await;
    post.write(invitation(survey()).not_before(post.now().plus_seconds(HOUR))).await;
    post.work().await;
    assert!(post.left().is_empty());
    post.app.pass_seconds(HOUR);
    post.work().await;
    assert_eq!(post.left().len(), 1);
}

#[rstest]
#[tokio::test]
async fn a_letter_that_waited_for_days_does_not_leave_any_more(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let post = Post::new(engine).await;
    let posted = post.write(invitation(survey())).await;
    post.app.pass_seconds(4 * 24 * HOUR);
    post.work().await;
    assert_eq!((post.state(posted.id).await.0.as_str(), post.left().len()), ("refused", 0));
}

#[rstest]
#[tokio::test]
async fn somebody_tries_letters_on_themselves(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let post = Post::new(engine).await;
    post.app.post("/v1/mail/test", Value::Null).await.expect(202);
    post.work().await;
    let left = post.left();
    assert_eq!((left[0].to.1.as_str(), left[0].subject.as_str(), left[0].header("List-Unsubscribe")), ("olga@acme.example", "A test letter", None));
}

#[rstest]
#[case("How was it?\r\nBcc: all@example.org")]
#[case("How\nwas it?")]
#[case("How\0")]
#[case("")]
fn a_subject_cannot_begin_a_header(#[case] subject: &str) {
    let to = Mailbox::read("ada@example.org").expect("a mailbox");
    assert!(Letter::new(to, subject, Paper::new()).is_err());
}
