//! Stories of responses, on both engines.

use customers::contacts;
use kernel::{Act, Id};
use listen::questions::{Definition, Kind, store as questions};
use listen::responses::{
    Answer, Draft, Existing, Organisation, Outcome, Person, Response, Said, Unknown, erase, history, load, mark, of_account, personal, record, remove,
};
use rstest::rstest;
use serde_json::json;
use store::testing::{self, Engine};
use store::{Store, Tx, args};

async fn house(engine: Engine) -> (Store, Act) {
    let (store, act) = (testing::store(engine).await, testing::act());
    let mut tx = store.begin(&act).await.expect("a transaction");
    let mut why = Definition::of("why", Kind::Choice);
    why.options =
        ["Price", "Speed", "People"].map(|label| listen::questions::ChoiceOption { code: label.to_lowercase(), label: label.into() }).into();
    let asked = [Definition { touchpoint: Some("renewal".into()), ..Definition::of("nps", Kind::Nps) }, Definition::of("words", Kind::Text), why];
    assert_eq!(questions::ensure_all(&mut tx, &asked).await.expect("defined").1, 3);
    tx.commit().await.expect("committed");
    (store, act)
}

fn answer(question: &str, said: Said) -> Answer {
    Answer { question: question.into(), said, touchpoint: None, offering: None, pattern: None, aspect: None }
}

fn draft(external_id: &str, score: f64) -> Draft {
    Draft {
        external_id: Some(external_id.into()),
        survey: Some("wave".into()),
        contact: Some(Person::Mail(format!("{external_id}@x.example").into())),
        account: Some(Organisation::External("acme".into())),
        channel: Some("web".into()),
        language: Some("de".into()),
        answers: vec![
            answer("nps", Said::Score(score)),
            answer("words", Said::Text(format!("<script>=cmd() {score}"))),
            answer("why", Said::Choices(vec!["speed".into(), "Price".into()])),
        ],
        ..Draft::default()
    }
}

async fn write(store: &Store, act: &Act, drafts: &[Draft], existing: Existing) -> Vec<Outcome> {
    let mut tx = store.begin(act).await.expect("a transaction");
    let outcomes = record(&mut tx, drafts, existing, Unknown::Refuse).await.expect("recorded");
    tx.commit().await.expect("committed");
    outcomes
}

async fn contact(tx: &mut Tx<'_>, mail: &str) -> Id<contacts::Contact> {
    let key = contacts::ContactKey { mail: Some(mail.into()), ..contacts::ContactKey::default() };
    contacts::codes_for(tx, &[key], false).await.expect("looked up")[0].expect("known").id
}

async fn count(store: &Store, sql: &str) -> i64 {
    let mut read = store.read(testing::WORKSPACE).await.expect("a reader");
    read.one(&format!("SELECT COUNT(*) AS n FROM {sql}"), vec![]).await.expect("counted").get("n").expect("a number")
}

async fn events(store: &Store, kind: &str) -> Vec<serde_json::Value> {
    let mut read = store.read(testing::WORKSPACE).await.expect("a reader");
    let rows = read.all("SELECT payload FROM event WHERE kind = $1 ORDER BY id", args![kind]).await.expect("events");
    rows.iter().map(|row| serde_json::from_str(&row.get::<String>("payload").expect("text")).expect("JSON")).collect()
}

#[rstest]
#[tokio::test]
async fn a_response_is_recorded_once(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let (store, act) = house(engine).await;
    let drafts = [draft("a", 9.0), draft("b", 3.0), draft("a", 9.0)];
    let outcomes = write(&store, &act, &drafts, Existing::Keep).await;
    let [Outcome::Created(first), Outcome::Created(last), Outcome::Unchanged(again)] = outcomes[..] else { panic!("{outcomes:?}") };
    assert_eq!(first, again);
    assert_eq!(write(&store, &act, &drafts, Existing::Keep).await, [Outcome::Unchanged(first), Outcome::Unchanged(last), Outcome::Unchanged(first)]);
    assert_eq!(write(&store, &act, &[draft("a", 8.0)], Existing::Keep).await, [Outcome::Conflict(first)]);
    assert_eq!((count(&store, "response").await, count(&store, "rating").await, count(&store, "verbatim").await), (2, 6, 2));
    assert_eq!(events(&store, "responses.recorded").await, [json!({ "from": 0, "until": 2, "first": first, "last": last })]);
    assert_eq!((count(&store, "account").await, count(&store, "contact").await, count(&store, "question_use").await), (1, 2, 2));
}

#[rstest]
#[tokio::test]
async fn a_response_is_read_as_it_was_said(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let (store, act) = house(engine).await;
    let id = write(&store, &act, &[draft("a", 9.0)], Existing::Keep).await[0].id().expect("recorded");
    let mut read = store.read(act.workspace).await.expect("a reader");
    let recorded = load(&mut read, &[id]).await.expect("loaded").remove(0);
    assert_eq!((recorded.survey.as_deref(), recorded.channel.as_deref(), recorded.language.as_deref()), (Some("wave"), Some("web"), Some("de")));
    assert_eq!(recorded.account.expect("an account").external_id.as_deref(), Some("acme"));
    assert_eq!((recorded.experienced_at, recorded.answered_at), (testing::NOW, testing::NOW));
    let [nps, why, words] = &recorded.answers[..] else { panic!("three answers: {:?}", recorded.answers) };
    assert_eq!((nps.score, nps.touchpoint.as_deref()), (Some(9.0), Some("renewal")));
    assert_eq!(why.choices, ["Speed", "Price"]);
    assert_eq!(words.text.as_deref(), Some("<script>=cmd() 9"));
}

#[rstest]
#[tokio::test]
async fn a_replacement_keeps_history(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let (store, act) = house(engine).await;
    let id = write(&store, &act, &[draft("a", 9.0)], Existing::Keep).await[0].id().expect("recorded");
    let changed = [draft("a", 2.0), draft("a", 1.0)];
    assert_eq!(write(&store, &act, &changed, Existing::Replace).await, [Outcome::Replaced(id), Outcome::Conflict(id)]);
    let mut read = store.read(act.workspace).await.expect("a reader");
    let recorded = load(&mut read, &[id]).await.expect("loaded").remove(0);
    assert_eq!((recorded.revision, recorded.answers[0].score, recorded.answers.len()), (1, Some(2.0), 3));
    let history = history(&mut read, id).await.expect("a history");
    assert_eq!((history.len(), history[0].revision, &history[0].content["answers"][0]["score"]), (1, 0, &json!(9.0)));
    assert_eq!(events(&store, "responses.changed").await, [json!({ "codes": [0], "ids": [id] })]);
}

#[rstest]
#[tokio::test]
async fn a_bad_draft_spoils_no_other(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let (store, act) = house(engine).await;
    let mut unknown = draft("b", 9.0);
    unknown.answers[0].touchpoint = Some("nowhere".into());
    let nul = Draft { external_id: Some("a\0".into()), ..draft("c", 1.0) };
    let stranger = Draft { contact: Some(Person::Id(Id::from_bytes([1; 16]))), ..draft("d", 1.0) };
    let outcomes = write(&store, &act, &[draft("a", 11.0), unknown, nul, stranger, draft("e", 0.0)], Existing::Keep).await;
    let reasons: Vec<_> = outcomes.iter().map(|outcome| outcome.refusal().map(|refusal| refusal.params[0].name.clone())).collect();
    let wanted = [Some("answers[0].score"), Some("answers[0].touchpoint"), Some("external_id"), Some("contact.id"), None];
    assert_eq!(reasons, wanted.map(|name| name.map(ToOwned::to_owned)));
    assert_eq!((count(&store, "response").await, count(&store, "contact").await), (1, 1));
}

#[rstest]
#[tokio::test]
async fn excluding_and_removing_are_told(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let (store, act) = house(engine).await;
    let ids: Vec<Id<Response>> =
        write(&store, &act, &[draft("a", 9.0), draft("b", 1.0)], Existing::Keep).await.iter().filter_map(Outcome::id).collect();
    let mut tx = store.begin(&act).await.expect("a transaction");
    assert_eq!(
        mark(&mut tx, ids[0], Some("answered by our own staff"), true).await.expect("marked").excluded.as_deref(),
        Some("answered by our own staff")
    );
    assert!(mark(&mut tx, ids[0], Some("answered by our own staff"), true).await.expect("marked").test);
    remove(&mut tx, ids[1]).await.expect("removed");
    tx.commit().await.expect("committed");
    assert_eq!(events(&store, "responses.changed").await.len(), 1);
    assert_eq!(events(&store, "responses.removed").await, [json!({ "codes": [1], "ids": [ids[1]] })]);
    assert_eq!((count(&store, "response").await, count(&store, "rating").await), (1, 3));
}

#[rstest]
#[tokio::test]
async fn nothing_is_left_of_an_erased_person(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let (store, act) = house(engine).await;
    write(&store, &act, &[draft("a", 9.0), draft("b", 1.0)], Existing::Keep).await;
    write(&store, &act, &[draft("a", 8.0)], Existing::Replace).await;
    let mut tx = store.begin(&act).await.expect("a transaction");
    let person = contact(&mut tx, "a@x.example").await;
    assert_eq!(personal(&mut tx, person).await.expect("exported").as_array().expect("a list").len(), 1);
    assert_eq!(erase(&mut tx, person).await.expect("erased"), [0]);
    tx.commit().await.expect("committed");
    for table in ["response", "verbatim"] {
        assert_eq!(count(&store, table).await, 1, "{table}");
    }
    assert_eq!((count(&store, "rating").await, count(&store, "response_history").await), (3, 0));
}

#[rstest]
#[tokio::test]
async fn words_that_went_over_to_somebody_else_are_still_their_speakers(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let (store, act) = house(engine).await;
    write(&store, &act, &[draft("a", 9.0)], Existing::Keep).await;
    let moved = Draft { contact: Some(Person::Mail("b@x.example".into())), ..draft("a", 1.0) };
    write(&store, &act, &[moved], Existing::Replace).await;
    let mut tx = store.begin(&act).await.expect("a transaction");
    let (ann, bob) = (contact(&mut tx, "a@x.example").await, contact(&mut tx, "b@x.example").await);
    let of_ann = personal(&mut tx, ann).await.expect("exported");
    assert_eq!((&of_ann[0]["response"], &of_ann[0]["before"][0]["content"]["answers"][0]["score"]), (&json!(null), &json!(9.0)));
    let of_bob = personal(&mut tx, bob).await.expect("exported");
    assert_eq!((&of_bob[0]["response"]["answers"][0]["score"], &of_bob[0]["before"]), (&json!(1.0), &json!([])));
    assert_eq!(erase(&mut tx, ann).await.expect("erased"), Vec::<i64>::new());
    tx.commit().await.expect("committed");
    assert_eq!((count(&store, "response").await, count(&store, "response_history").await), (1, 0));
}

#[rstest]
#[tokio::test]
async fn an_account_knows_whether_it_has_answers(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let (store, act) = house(engine).await;
    write(&store, &act, &[draft("a", 9.0)], Existing::Keep).await;
    let mut read = store.read(act.workspace).await.expect("a reader");
    assert!(of_account(&mut read, 0).await.expect("asked"));
    assert!(!of_account(&mut read, 1).await.expect("asked"));
}

#[rstest]
#[tokio::test]
async fn no_option_gets_lost_between_two_who_add_one(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let (store, act) = house(engine).await;
    let widened = |label: String| {
        let option = listen::questions::ChoiceOption { code: label.clone(), label };
        Definition { options: vec![option], ..Definition::of("why", Kind::Choice) }
    };
    let add = async |n: usize| {
        let mut tx = store.begin(&act).await.expect("a transaction");
        questions::ensure_all(&mut tx, &[widened(format!("Option {n}"))]).await.expect("widened");
        tx.commit().await.expect("committed");
    };
    futures_util::future::join_all((0..8).map(add)).await;
    let mut tx = store.begin(&act).await.expect("a transaction");
    let why = questions::by_keys(&mut tx, ["why"]).await.expect("read").remove(0);
    assert_eq!((why.definition.options.len(), why.revision), (11, 8));
}

#[rstest]
#[tokio::test]
async fn defining_a_question_leaves_a_line_in_the_trail(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let (store, act) = house(engine).await;
    let mut tx = store.begin(&act).await.expect("a transaction");
    let made = questions::create(&mut tx, Definition::of("csat", Kind::Csat)).await.expect("made");
    questions::change(&mut tx, made.id, Some(0), |before| Ok(Definition { label: "How was it?".into(), ..before })).await.expect("changed");
    tx.commit().await.expect("committed");
    let mut read = store.read(act.workspace).await.expect("a reader");
    let rows = read.all("SELECT action FROM audit WHERE noun = 'survey_question' ORDER BY id", vec![]).await.expect("the trail");
    let actions: Vec<String> = rows.iter().map(|row| row.get("action").expect("text")).collect();
    assert_eq!(actions, ["survey_question.created", "survey_question.changed"]);
}
