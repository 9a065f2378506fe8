//! What letters say is kept as long as a workspace wants it.

use kernel::Id;
use post::{Letter, LetterIn, LetterNoun, Mailbox, Paper, letters, received};
use rstest::rstest;
use serde_json::json;
use store::args;
use store::testing::Engine;

use crate::house::Post;

const DAY: i64 = 86_400;

async fn tidy(post: &Post) -> u64 {
    let act = post.act().await;
    let mut tx = post.app.house.store.begin(&act).await.expect("begun");
    let forgotten = post::tidy(&mut tx).await.expect("tidied");
    tx.commit().await.expect("committed");
    forgotten
}

/// As by the settings, where weeks later nobody is logged in any more.
async fn keep(post: &Post, days: Option<i64>) {
    let act = post.act().await;
    let mut tx = post.app.house.store.begin(&act).await.expect("begun");
    let sql = "UPDATE mail_setting SET keep_days = $2 WHERE workspace = $1";
    assert_eq!(tx.execute(sql, args![act.workspace, days]).await.expect("set"), 1);
    tx.commit().await.expect("committed");
}

/// Whether it is known what the letters say.
async fn known(post: &Post, out: Id<LetterNoun>, came: Id<LetterIn>) -> (bool, bool) {
    let act = post.act().await;
    let mut read = post.app.house.store.read(act.workspace).await.expect("a read");
    let out = letters::find(&mut read, out).await.expect("read").expect("kept");
    let came = received::find(&mut read, came).await.expect("read").expect("kept");
    (out.paper.is_some(), came.words.is_some())
}

fn letter() -> Letter {
    let paper = Paper::new().words("Dear Ada");
    Letter::new(Mailbox::read("ada@example.org").expect("a mailbox"), "Hello", paper).expect("a letter")
}

#[tokio::test]
async fn the_time_is_set_and_taken_away() {
    let post = Post::new(Engine::Sqlite).await;
    for days in [json!(7), json!(400), json!(null)] {
        let set = post.app.patch("/v1/mail", json!({ "keep_days": days })).await.expect(200);
        assert_eq!((&set.body["keep_days"], &post.app.get("/v1/mail").await.expect(200).body["keep_days"]), (&days, &days));
    }
}

#[rstest]
#[tokio::test]
async fn what_letters_say_goes_after_its_time_and_they_stay(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let post = Post::new(engine).await;
    let key = post.takes_mail().await;
    let sent = post.write(letter()).await.id;
    post.work().await;
    let raw =
        format!("From: ada@example.org\r\nTo: {}\r\nSubject: Re: Hello\r\n\r\nFine, thanks", post.left()[0].reply_to.clone().expect("an address"));
    let came: Id<LetterIn> = post.bring(&key, raw.clone()).await.expect(200).text("id").parse().expect("an id");
    post.app.pass_seconds(40 * DAY);
    assert_eq!((tidy(&post).await, known(&post, sent, came).await), (0, (true, true)), "for ever unless somebody says so");
    keep(&post, Some(30)).await;
    let young = post.write(letter()).await.id;
    post.work().await;
    let waiting = post.write(letter().not_before(post.now().plus_seconds(60 * DAY))).await.id;
    assert_eq!((tidy(&post).await, tidy(&post).await), (2, 0));
    assert_eq!(
        (known(&post, sent, came).await, known(&post, young, came).await.0, known(&post, waiting, came).await.0),
        ((false, false), true, true)
    );
    let mut read = post.app.house.store.read(post.act().await.workspace).await.expect("a read");
    let kept = letters::find(&mut read, sent).await.expect("read").expect("kept");
    assert_eq!((kept.state, kept.subject.as_str()), (letters::State::Sent, "Hello"), "that it was sent stays");
    drop(read);
    assert_eq!(post.bring(&key, raw).await.expect(200).text("id"), came.to_string(), "and that it came");
    keep(&post, None).await;
    post.app.pass_seconds(100 * DAY);
    assert_eq!(tidy(&post).await, 0);
}
