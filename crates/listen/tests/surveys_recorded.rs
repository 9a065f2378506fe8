//! From a published survey to a response, and what is forgotten with a person, on both engines.

use std::collections::BTreeMap;

use ::surveys::{Answer, Definition, Given};
use customers::contacts::{self, Contact, ContactKey};
use kernel::{Act, Id};
use listen::responses::{Existing, Outcome, Unknown, load, record as keep};
use listen::surveys::links::{self, Kind};
use listen::surveys::{self, Wish, record};
use rstest::rstest;
use serde_json::json;
use store::testing::{self, Engine};
use store::{Store, Tx, args};

fn definition() -> Definition {
    let question = |key: &str, ask: serde_json::Value| json!({ "key": key, "label": { "en": format!("About {key}?") }, "ask": ask });
    let list = json!([{ "key": "price", "label": { "en": "Price" } }, { "key": "speed", "label": { "en": "Speed" } }]);
    let questions = json!([
        question("score", json!({ "kind": "nps" })),
        question("solved", json!({ "kind": "solved" })),
        question("rank", json!({ "kind": "ranking", "options": list })),
        question("grid", json!({ "kind": "matrix", "rows": list, "columns": list })),
        question("feel", json!({ "kind": "emotion" })),
        question("marks", json!({ "kind": "marks" })),
        question("why", json!({ "kind": "words" })),
        question("seats", json!({ "kind": "number" })),
        question("since", json!({ "kind": "date" })),
        question("news", json!({ "kind": "consent", "purpose": "news" })),
    ]);
    let definition = json!({ "title": { "en": "All" }, "languages": ["en"], "pages": [{ "key": "p", "questions": questions }], "settings": { "redact": ["phone"] } });
    serde_json::from_value(definition).expect("a definition")
}

fn given() -> Given {
    let answers: BTreeMap<String, Answer> = serde_json::from_value(json!({
        "score": 9, "solved": "yes", "rank": ["speed", "price"], "grid": { "price": "speed" }, "feel": ["happy"],
        "marks": { "expert_contact": 5 }, "why": "call +49 30 1234567", "seats": 12, "since": "2026-01-02", "news": true,
    }))
    .expect("answers");
    Given { answers, done: ["p".to_owned()].into(), language: "en".into(), ..Given::default() }
}

async fn count(tx: &mut Tx<'_>, from: &str) -> i64 {
    tx.one(&format!("SELECT COUNT(*) AS n FROM {from}"), vec![]).await.expect("counted").get("n").expect("a number")
}

async fn house(engine: Engine) -> (Store, Act) {
    (testing::store(engine).await, testing::act())
}

async fn ann(tx: &mut Tx<'_>) -> Id<Contact> {
    let key = ContactKey { mail: Some("ann@x.example".into()), ..ContactKey::default() };
    contacts::codes_for(tx, &[key], true).await.expect("made")[0].expect("known").id
}

#[rstest]
#[tokio::test]
async fn what_is_answered_is_recorded(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let (store, act) = house(engine).await;
    let mut tx = store.begin(&act).await.expect("a transaction");
    let made = surveys::create(&mut tx, Wish { key: None, name: "All".into(), definition: definition() }).await.expect("made");
    surveys::publish(&mut tx, made.summary.id, None).await.expect("published");
    let contact = ann(&mut tx).await;
    let frame = record::Frame {
        external_id: "answer".into(),
        survey: "all".into(),
        version: None,
        contact: Some(contact),
        account: None,
        answered_at: act.now,
        test: false,
    };
    let draft = record::draft(&definition(), &given(), &frame);
    let outcomes = keep(&mut tx, std::slice::from_ref(&draft), Existing::Replace, Unknown::Refuse).await.expect("recorded");
    let [Outcome::Created(id)] = outcomes[..] else { panic!("{outcomes:?}") };
    let again = keep(&mut tx, &[draft], Existing::Replace, Unknown::Refuse).await.expect("recorded");
    assert_eq!(again, [Outcome::Unchanged(id)], "sent twice, recorded once");

    let response = load(&mut tx, &[id]).await.expect("loaded").remove(0);
    let said: Vec<_> = response
        .answers
        .iter()
        .map(|answer| (answer.question.as_str(), answer.score.unwrap_or(-1.0), answer.choices.join("+"), answer.text.clone().unwrap_or_default()))
        .collect();
    let scored = |key: &'static str, score: f64| (key, score, String::new(), String::new());
    for wanted in
        [scored("score", 9.0), scored("solved", 2.0), scored("rank.speed", 1.0), scored("rank.price", 2.0), scored("marks.expert_contact", 5.0)]
    {
        assert!(said.contains(&wanted), "{wanted:?} in {said:?}");
    }
    assert!(said.contains(&("grid.price", -1.0, "Speed".into(), String::new())), "{said:?}");
    assert!(said.contains(&("why", -1.0, String::new(), "call [phone]".into())), "{said:?}");
    assert_eq!(json!(response.attributes), json!({ "news": true, "seats": 12.0, "since": "2026-01-02" }));
    let survey = surveys::find(&mut tx, made.summary.id).await.expect("read").expect("there").summary;
    assert_eq!((survey.responses, survey.last_answered_at), (1, Some(act.now)));
    surveys::remove(&mut tx, made.summary.id).await.expect_err("somebody answered it");
}

#[rstest]
#[tokio::test]
async fn a_person_is_shown_and_forgotten(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let (store, act) = house(engine).await;
    let mut tx = store.begin(&act).await.expect("a transaction");
    let made = surveys::create(&mut tx, Wish { key: None, name: "All".into(), definition: definition() }).await.expect("made");
    surveys::publish(&mut tx, made.summary.id, None).await.expect("published");
    let contact = ann(&mut tx).await;
    let wish = links::Wish { contact: Some(contact), ..links::Wish::of(Kind::Personal) };
    let (link, _) = links::make(&mut tx, made.summary.id, wish).await.expect("made");
    for (at, whose) in [(1_u8, Some(contact)), (2, None)] {
        let sql = "INSERT INTO answering (workspace, id, survey, version, link, token_hash, contact, account, language, seed, state, answers, hidden, done, \
            suspect, response, started_at, changed_at, sent_at, revision) \
            VALUES ($1, $2, $3, 1, $4, $5, $6, NULL, 'en', 1, 'open', '{\"why\":\"secret\"}', '{}', '[]', NULL, NULL, $7, $7, NULL, 0)";
        let id: Id<links::SurveyLink> = Id::from_bytes([at; 16]);
        tx.execute(sql, args![act.workspace, id, made.summary.id, link.id, vec![at; 32], whose, act.now]).await.expect("begun");
    }
    let shown = surveys::personal(&mut tx, contact).await.expect("shown");
    assert_eq!((shown["links"].as_array().map(Vec::len), shown["answering"].as_array().map(Vec::len)), (Some(1), Some(2)), "{shown}");
    assert_eq!(shown["answering"][0]["answers"]["why"], "secret");
    assert_eq!(surveys::find(&mut tx, made.summary.id).await.expect("read").expect("there").summary.under_way, 2);
    surveys::erase(&mut tx, contact).await.expect("erased");
    assert_eq!((count(&mut tx, "answering").await, count(&mut tx, "survey_link").await), (0, 2), "the public link and the trial stay");
}
