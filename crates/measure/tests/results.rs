//! What came of a survey, worked out by hand, on both engines.

use customers::attributes::Stored;
use kernel::{Act, Id};
use listen::responses::{Answer, Draft, Existing, Said, Unknown, record};
use listen::surveys::record::VERSION;
use listen::surveys::{Wish, create, publish, save};
use listen::words::Survey;
use measure::naive::Naive;
use measure::question::PointName;
use measure::surveys::{PageResult, Results, Slice, results};
use rstest::rstest;
use serde_json::{Value as Json, json};
use store::testing::{self, Engine};
use store::{Store, Tx, args};

kernel::nouns! {
    /// Somebody on their way.
    Way("way", "way");
}

/// A score and words; who gives a low score is asked for the reason.
fn definition(anonymous: Option<u16>) -> Json {
    let mut settings = json!({});
    settings["anonymous"] = json!(anonymous);
    let option = |key: &str| json!({"key": key, "label": {"en": key}});
    json!({
        "title": {"en": "How was it?"}, "languages": ["en", "de"], "settings": settings,
        "pages": [
            {"key": "first", "questions": [
                {"key": "again", "label": {"en": "Would you recommend us?"}, "ask": {"kind": "nps"}},
                {"key": "why", "label": {"en": "Why?"}, "ask": {"kind": "words"}},
            ]},
            {"key": "second", "show_if": {"test": {"of": "again", "is": "at_most", "value": 6}}, "questions": [
                {"key": "reason", "label": {"en": "What was it?"}, "ask": {"kind": "choice", "options": [option("price"), option("speed")], "other": true}},
            ]},
        ],
    })
}

/// Somebody on their way: state, answers, pages that were sent, seconds until it was sent.
type Came<'c> = (&'c str, Json, &'c [&'c str], i64);

async fn begin(tx: &mut Tx<'_>, act: &Act, survey: Id<Survey>, came: &Came<'_>) {
    begin_version(tx, act, survey, 1, came).await;
}

async fn begin_version(tx: &mut Tx<'_>, act: &Act, survey: Id<Survey>, version: i64, came: &Came<'_>) {
    let sql = "SELECT id FROM survey_link WHERE workspace = $1 AND survey = $2 AND kind = 'public'";
    let link: Id<Way> = tx.one(sql, args![act.workspace, survey]).await.expect("a link").get("id").expect("an id");
    let (state, answers, done, seconds) = came;
    let (id, sent) = (act.ids.next::<Way>(), (*state != "open").then(|| act.now.plus_seconds(*seconds)));
    let row = args![act.workspace, id, survey, version, link, id.to_string().into_bytes(), "en", 0, *state, answers.to_string(), "{}"];
    let rest = args![json!(done).to_string(), act.now, act.now, sent, 0];
    let insert = "INSERT INTO answering (workspace, id, survey, version, link, token_hash, language, seed, state, answers, hidden, done, started_at, \
        changed_at, sent_at, revision)";
    tx.insert_rows(insert, vec![[row, rest].concat()], "").await.expect("begun");
}

fn draft(score: f64, words: Option<&str>, reason: Option<&str>, language: &str) -> Draft {
    let answer = |question: &str, said| Answer { question: question.into(), said, touchpoint: None, offering: None, pattern: None, aspect: None };
    let mut answers = vec![answer("again", Said::Score(score))];
    answers.extend(words.map(|words| answer("why", Said::Text(words.into()))));
    answers.extend(reason.map(|reason| answer("reason", Said::Choices(vec![reason.into()]))));
    let attributes = vec![(VERSION.into(), Stored::Number(1.0))];
    Draft { survey: Some("visit".into()), language: Some(language.into()), answers, attributes, ..Draft::default() }
}

async fn house(engine: Engine, anonymous: Option<u16>) -> (Store, Act, Id<Survey>) {
    let (store, act) = (testing::store(engine).await, testing::act());
    let mut tx = store.begin(&act).await.expect("a transaction");
    let definition = serde_json::from_value(definition(anonymous)).expect("a definition");
    let survey = create(&mut tx, Wish { key: Some("visit".into()), name: "Visit".into(), definition }).await.expect("made").summary.id;
    publish(&mut tx, survey, None).await.expect("published");
    let came: [Came<'_>; 5] = [
        ("sent", json!({"again": 9, "why": "Kind."}), &["first"], 30),
        ("sent", json!({"again": 2, "reason": "price"}), &["first", "second"], 90),
        ("open", json!({"again": 4}), &["first"], 0),
        ("open", json!({}), &[], 0),
        ("turned_away", json!({"again": 10}), &["first"], 20),
    ];
    for one in &came {
        begin(&mut tx, &act, survey, one).await;
    }
    let drafts = [draft(9.0, Some("Kind."), None, "en"), draft(2.0, None, Some("price"), "de"), Draft { test: true, ..draft(0.0, None, None, "en") }];
    record(&mut tx, &drafts, Existing::Keep, Unknown::Refuse).await.expect("recorded");
    tx.commit().await.expect("committed");
    (store, act, survey)
}

async fn read(store: &Store, act: &Act, survey: Id<Survey>, slice: &Slice) -> Results {
    results(store, &Naive { store: store.clone() }, act.workspace, survey, slice, act.now).await.expect("results")
}

fn page(page: &str, reached: u64, sent: u64, stopped: u64) -> PageResult {
    PageResult { page: page.into(), reached, sent, stopped, ..PageResult::default() }
}

#[rstest]
#[tokio::test]
async fn the_way_and_the_answers_are_counted(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let (store, act, survey) = house(engine, None).await;
    let found = read(&store, &act, survey, &Slice::default()).await;
    let path = &found.path;
    assert_eq!((path.started, path.sent, path.turned_away, path.more), (5, 2, 1, false));
    assert_eq!(path.pages, [page("first", 5, 4, 1), page("second", 2, 1, 1)], "who was turned away went on from the first page");
    assert_eq!((path.completion.n, path.completion.value), (4, Some(50.0)));
    assert_eq!((path.time.n, path.time.median_seconds), (2, Some(60.0)));
    let asked: Vec<_> = found.questions.iter().map(|one| (one.question.as_str(), one.kind.as_str(), one.reached, one.answered, one.words)).collect();
    assert_eq!(asked, [("again", "nps", 5, 4, None), ("why", "words", 5, 1, Some(1)), ("reason", "choice", 2, 1, Some(0))]);
    let again = &found.questions[0].distributions[0];
    assert_eq!((again.of.as_str(), again.n, again.points.len()), ("again", 2, 11));
    assert_eq!((again.points[9].point.clone(), again.points[9].n, again.points[9].value), (PointName::Score(9.0), 1, Some(50.0)));
    let reason = &found.questions[2].distributions[0];
    let points: Vec<_> = reason.points.iter().map(|point| (point.point.to_string(), point.n)).collect();
    assert_eq!(points, [("price".to_owned(), 1), ("speed".to_owned(), 0), ("Other".to_owned(), 0)]);
}

#[tokio::test]
async fn a_slice_has_its_own_figures() {
    let (store, act, survey) = house(Engine::Sqlite, None).await;
    let german = read(&store, &act, survey, &Slice { language: Some("de".into()), ..Slice::default() }).await;
    assert_eq!((german.path.started, german.questions[0].distributions[0].n, german.questions[1].words), (0, 1, Some(0)));
    let later = Slice { during: Some("2030-01-01..".parse().expect("dates")), ..Slice::default() };
    let nobody = read(&store, &act, survey, &later).await;
    assert_eq!((nobody.path.started, nobody.path.completion.value, nobody.questions[0].distributions[0].n), (0, None, 0));
}

/// The second version asks for something else instead of words.
async fn changed(store: &Store, act: &Act, survey: Id<Survey>) {
    let mut definition = definition(None);
    definition["pages"][0]["questions"][1] = json!({"key": "stay", "label": {"en": "Will you stay?"}, "ask": {"kind": "intent"}});
    definition["pages"].as_array_mut().expect("pages").pop();
    let mut tx = store.begin(act).await.expect("a transaction");
    save(&mut tx, survey, None, &serde_json::from_value(definition).expect("a definition")).await.expect("saved");
    publish(&mut tx, survey, None).await.expect("published");
    begin_version(&mut tx, act, survey, 2, &("sent", json!({"again": 10, "stay": 8}), &["first"], 10)).await;
    let stay = Answer { question: "stay".into(), said: Said::Score(8.0), ..draft(0.0, None, None, "en").answers.remove(0) };
    let mut second = draft(10.0, None, None, "en");
    second.answers.push(stay);
    second.attributes = vec![(VERSION.into(), Stored::Number(2.0))];
    record(&mut tx, &[second], Existing::Keep, Unknown::Refuse).await.expect("recorded");
    tx.commit().await.expect("committed");
}

#[rstest]
#[tokio::test]
async fn each_version_has_its_questions_and_its_answers(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let (store, act, survey) = house(engine, None).await;
    changed(&store, &act, survey).await;
    let asked = |found: &Results| {
        let n = |one: &measure::surveys::QuestionResult| one.distributions.first().map_or(0, |one| one.n);
        found.questions.iter().map(|one| (one.question.clone(), one.versions.clone(), n(one), one.words)).collect::<Vec<_>>()
    };
    let pages = |found: &Results| found.path.pages.iter().map(|page| (page.page.clone(), page.reached)).collect::<Vec<_>>();
    let version = |version| Slice { version: Some(version), ..Slice::default() };
    let one = |key: &str, versions: &[i64], n, words| (key.to_owned(), versions.to_vec(), n, words);

    let all = read(&store, &act, survey, &Slice::default()).await;
    let former = [one("why", &[1], 0, Some(1)), one("reason", &[1], 1, Some(0))];
    assert_eq!(asked(&all), [vec![one("again", &[1, 2], 3, None), one("stay", &[2], 1, None)], former.to_vec()].concat());
    assert_eq!((all.path.started, pages(&all)), (6, vec![("first".to_owned(), 6), ("second".to_owned(), 2)]));
    assert_eq!(all.versions.iter().map(|one| one.version).collect::<Vec<_>>(), [2, 1]);

    let first = read(&store, &act, survey, &version(1)).await;
    assert_eq!(asked(&first), [vec![one("again", &[1, 2], 2, None)], former.to_vec()].concat());
    assert_eq!((first.path.started, first.version), (5, Some(1)));
    let second = read(&store, &act, survey, &version(2)).await;
    assert_eq!(asked(&second), [one("again", &[1, 2], 1, None), one("stay", &[2], 1, None)]);
    assert_eq!((second.path.started, pages(&second)), (1, vec![("first".to_owned(), 1)]));
    let missing = results(&store, &Naive { store: store.clone() }, act.workspace, survey, &version(3), act.now).await;
    assert!(missing.expect_err("refused").to_string().contains("no version 3"));
}

#[rstest]
#[tokio::test]
async fn a_promise_holds_for_the_way_as_well(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let (store, act, survey) = house(engine, Some(3)).await;
    let german = Slice { language: Some("de".into()), ..Slice::default() };
    let found = read(&store, &act, survey, &german).await;
    assert_eq!((found.anonymous, found.path.started), (Some(3), 3), "five began: three count, and those of all languages");
    assert!(found.questions.iter().all(|one| one.words.is_none()), "two answered: their words are not counted yet");
    assert!(found.questions.iter().flat_map(|one| &one.distributions).all(|one| one.n == 0));
}

#[tokio::test]
async fn what_was_answered_is_counted_without_the_answers() {
    let (store, act, survey) = house(Engine::Sqlite, Some(2)).await;
    let mut tx = store.begin(&act).await.expect("a transaction");
    let torn = ("sent", json!({"again": "", "reason": ""}), &["first", "second"][..], 40);
    begin(&mut tx, &act, survey, &torn).await;
    tx.commit().await.expect("committed");
    let found = read(&store, &act, survey, &Slice::default()).await;
    let asked: Vec<_> = found.questions.iter().map(|one| (one.reached, one.answered)).collect();
    assert_eq!((found.path.started, asked), (6, vec![(6, 5), (6, 1), (3, 2)]));
}

#[tokio::test]
async fn a_survey_that_is_not_here_has_no_results() {
    let (store, act, _) = house(Engine::Sqlite, None).await;
    let unknown = results(&store, &Naive { store: store.clone() }, act.workspace, act.ids.next(), &Slice::default(), act.now).await;
    assert!(unknown.expect_err("refused").refusal().is_some());
}
