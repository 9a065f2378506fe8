//! Who answers a survey that promised anonymity is not kept, and nothing but words is shown of a single answer.

use customers::contacts::{ContactKey, codes_for};
use edge::List;
use kernel::Act;
use listen::promises;
use listen::questions::{Definition, Kind, store as questions};
use listen::responses::list::{Filter, Order, page};
use listen::responses::{Answer, Draft, Existing, Organisation, Person, Recorded, Said, Unknown, load, record};
use listen::words::survey_codes;
use rstest::rstest;
use store::testing::{self, Engine};
use store::{Store, args};

fn answer(question: &str, said: Said) -> Answer {
    Answer { question: question.into(), said, touchpoint: None, offering: None, pattern: None, aspect: None }
}

fn draft(person: &str) -> Draft {
    Draft {
        external_id: Some(format!("of {person}")),
        survey: Some("staff".into()),
        contact: Some(Person::Mail(person.into())),
        account: Some(Organisation::External("acme".into())),
        channel: Some("web".into()),
        language: Some("de".into()),
        answers: vec![answer("nps", Said::Score(3.0)), answer("words", Said::Text("Too loud.".into()))],
        ..Draft::default()
    }
}

/// A survey that promised three people; one of those who answer was known before.
async fn house(engine: Engine) -> (Store, Act) {
    let (store, act) = (testing::store(engine).await, testing::act());
    let mut tx = store.begin(&act).await.expect("a transaction");
    questions::ensure_all(&mut tx, &[Definition::of("nps", Kind::Nps), Definition::of("words", Kind::Text)]).await.expect("defined");
    codes_for(&mut tx, &[key("known@x.example")], true).await.expect("made");
    let code = survey_codes(&mut tx, ["staff"].into()).await.expect("taken up")["staff"];
    let id = tx.one("SELECT id FROM survey WHERE workspace = $1 AND code = $2", args![act.workspace, code]).await.expect("a survey");
    for people in [3, 2] {
        promises::promise(&mut tx, id.get("id").expect("an id"), people).await.expect("promised");
    }
    tx.commit().await.expect("committed");
    (store, act)
}

fn key(mail: &str) -> ContactKey {
    ContactKey { mail: Some(mail.into()), ..ContactKey::default() }
}

async fn say(store: &Store, act: &Act, people: &[&str]) -> Vec<Recorded> {
    let mut tx = store.begin(act).await.expect("a transaction");
    let drafts: Vec<Draft> = people.iter().map(|person| draft(person)).collect();
    record(&mut tx, &drafts, Existing::Keep, Unknown::Make).await.expect("recorded");
    tx.commit().await.expect("committed");
    seen(store, act, Filter::default()).await
}

async fn seen(store: &Store, act: &Act, filter: Filter) -> Vec<Recorded> {
    let mut read = store.read(act.workspace).await.expect("a reader");
    let page = page(&mut read, &List { cursor: None, limit: 50, filter }, Order::Recorded).await.expect("a page");
    load(&mut read, &page.items).await.expect("loaded")
}

#[rstest]
#[tokio::test]
async fn who_answered_is_not_kept(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let (store, act) = house(engine).await;
    say(&store, &act, &["known@x.example", "new@x.example"]).await;
    let mut tx = store.begin(&act).await.expect("a transaction");
    let named = tx.all("SELECT id FROM response WHERE workspace = $1 AND contact IS NOT NULL", args![act.workspace]).await.expect("rows");
    assert!(named.is_empty());
    let contacts = codes_for(&mut tx, &[key("known@x.example"), key("new@x.example")], false).await.expect("looked up");
    assert!(contacts[0].is_some() && contacts[1].is_none(), "an answer makes no record of whoever gave it");
    assert_eq!(promises::all(&mut tx).await.expect("promises").iter().map(|one| one.people).collect::<Vec<_>>(), [3], "a promise may only grow");
}

#[rstest]
#[tokio::test]
async fn only_words_are_shown_once_enough_answered(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let (store, act) = house(engine).await;
    let two = say(&store, &act, &["a@x.example", "b@x.example"]).await;
    assert!(two.iter().all(|one| one.anonymous && one.answers.is_empty()));
    let three = say(&store, &act, &["c@x.example"]).await;
    assert_eq!(three.len(), 3);
    for one in &three {
        assert_eq!(one.answers.iter().map(|answer| (answer.text.as_deref(), answer.score)).collect::<Vec<_>>(), [(Some("Too loud."), None)]);
        assert_eq!((&one.contact, &one.account, &one.channel, &one.language, &one.external_id), (&None, &None, &None, &None, &None));
        assert_eq!(one.answered_at.micros() % 86_400_000_000, 0, "the day, not the moment");
    }
}

#[rstest]
#[case(Filter { survey: Some("staff".into()), ..Filter::default() }, 1)]
#[case(Filter { words: Some("loud".into()), ..Filter::default() }, 1)]
#[case(Filter { external_id: Some("of a@x.example".into()), ..Filter::default() }, 0)]
#[case(Filter { score_until: Some(6.0), ..Filter::default() }, 0)]
#[case(Filter { during: Some((kernel::Time::FIRST, kernel::Time::END)), ..Filter::default() }, 0)]
#[tokio::test]
async fn nobody_is_found_by_what_they_are_or_scored(#[case] filter: Filter, #[case] found: usize) {
    let (store, act) = house(Engine::Sqlite).await;
    say(&store, &act, &["a@x.example"]).await;
    assert_eq!(seen(&store, &act, filter).await.len(), found);
}
