//! Stories of lists of responses and of movers, on both engines.

use edge::List;
use kernel::{Act, Cursor, Time};
use listen::movers::{one_each, store as movers};
use listen::questions::{Definition, Kind, store as questions};
use listen::responses::list::{Filter, Order, page};
use listen::responses::{Answer, Draft, Existing, Organisation, Person, Said, Unknown, load, mark, record};
use rstest::rstest;
use store::testing::{self, Engine};
use store::{Read, Store};

const DAY: i64 = 86_400_000_000;

fn answer(question: &str, said: Said, touchpoint: Option<&str>) -> Answer {
    Answer { question: question.into(), said, touchpoint: touchpoint.map(Into::into), offering: None, pattern: None, aspect: None }
}

/// Who said what on which day.
fn draft(number: usize, person: &str, day: i64, score: f64, touchpoint: &str, words: &str) -> Draft {
    let mut answers = vec![answer("csat", Said::Score(score), Some(touchpoint))];
    if !words.is_empty() {
        answers.push(answer("words", Said::Text(words.into()), None));
    }
    Draft {
        external_id: Some(format!("r{number}")),
        experienced_at: Some(Time::from_micros(day * DAY)),
        contact: Some(Person::External(person.into())),
        account: Some(Organisation::External("acme".into())),
        answers,
        ..Draft::default()
    }
}

/// The file tells the newest first, as many do.
async fn house(engine: Engine) -> (Store, Act) {
    let (store, act) = (testing::store(engine).await, testing::act());
    let mut tx = store.begin(&act).await.expect("a transaction");
    let asked = [Definition::of("csat", Kind::Csat), Definition::of("words", Kind::Text)];
    questions::ensure_all(&mut tx, &asked).await.expect("defined");
    let touchpoints: Vec<&str> = vec!["support", "renewal"];
    journeys::touchpoints::codes_for(&mut tx, &touchpoints, true).await.expect("made");
    let drafts = [
        draft(0, "ann", 40, 2.0, "support", "Niemand rief zurück, 3× versprochen"),
        draft(1, "bob", 30, 5.0, "support", ""),
        draft(2, "ann", 20, 3.0, "renewal", "Fine."),
        draft(3, "bob", 12, 5.0, "support", "ZURÜCKGERUFEN in ten minutes 🙏"),
        draft(4, "ann", 10, 5.0, "support", "مكالمة سريعة"),
    ];
    record(&mut tx, &drafts, Existing::Keep, Unknown::Make).await.expect("recorded");
    tx.commit().await.expect("committed");
    (store, act)
}

async fn found(read: &mut Read, filter: Filter, order: Order) -> Vec<String> {
    let list = List { cursor: None, limit: 50, filter };
    let page = page(read, &list, order).await.expect("a page");
    assert!(page.next.is_none());
    let whole = load(read, &page.items).await.expect("loaded");
    whole.into_iter().map(|one| one.external_id.expect("an id")).collect()
}

fn days(from: i64, until: i64) -> (Time, Time) {
    (Time::from_micros(from * DAY), Time::from_micros(until * DAY))
}

#[rstest]
#[case(Filter::default(), "r0 r1 r2 r3 r4")]
#[case(Filter { during: Some(days(12, 30)), ..Filter::default() }, "r2 r3")]
#[case(Filter { touchpoint: Some("renewal".into()), ..Filter::default() }, "r2")]
#[case(Filter { touchpoint: Some("nowhere".into()), ..Filter::default() }, "")]
#[case(Filter { score_until: Some(3.0), ..Filter::default() }, "r0 r2")]
#[case(Filter { score_from: Some(3.0), score_until: Some(3.0), touchpoint: Some("support".into()), ..Filter::default() }, "")]
#[case(Filter { question: Some("csat".into()), score_from: Some(5.0), ..Filter::default() }, "r1 r3 r4")]
#[case(Filter { question: Some("mystery".into()), ..Filter::default() }, "")]
#[case(Filter { worded: Some(false), ..Filter::default() }, "r1")]
#[case(Filter { words: Some(" zuruck ".into()), ..Filter::default() }, "r0 r3")]
#[case(Filter { words: Some("zurückgerufen IN".into()), ..Filter::default() }, "r3")]
#[case(Filter { words: Some("سريعة".into()), ..Filter::default() }, "r4")]
#[case(Filter { words: Some("🙏".into()), touchpoint: Some("renewal".into()), ..Filter::default() }, "")]
#[case(Filter { words: Some("  ".into()), ..Filter::default() }, "r0 r1 r2 r3 r4")]
#[tokio::test]
async fn responses_are_found_by_what_they_say(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
    #[case] filter: Filter,
    #[case] expected: &str,
) {
    let (store, act) = house(engine).await;
    let mut read = store.read(act.workspace).await.expect("a reader");
    assert_eq!(found(&mut read, filter, Order::Lived).await.join(" "), expected);
}

#[rstest]
#[case(Order::Lived, None, "r0 r1 r2 r3 r4")]
#[case(Order::Recorded, None, "r4 r3 r2 r1 r0")]
#[case(Order::Lived, Some("i"), "r0 r2 r3")]
#[tokio::test]
async fn pages_follow_one_another(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
    #[case] order: Order,
    #[case] words: Option<&str>,
    #[case] expected: &str,
) {
    let (store, act) = house(engine).await;
    let mut read = store.read(act.workspace).await.expect("a reader");
    let (mut cursor, mut ids): (Option<Cursor>, Vec<_>) = (None, Vec::new());
    loop {
        let list = List { cursor, limit: 2, filter: Filter { words: words.map(Into::into), ..Filter::default() } };
        let page = page(&mut read, &list, order).await.expect("a page");
        ids.extend(page.items);
        cursor = page.next;
        if cursor.is_none() {
            break;
        }
    }
    let whole = load(&mut read, &ids).await.expect("loaded");
    assert_eq!(whole.into_iter().filter_map(|one| one.external_id).collect::<Vec<_>>().join(" "), expected);
}

#[rstest]
#[tokio::test]
async fn a_mover_is_held_against_their_own_last(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let (store, act) = house(engine).await;
    let moves = |moves: Vec<listen::movers::Move>| one_each(moves).into_iter().map(|one| (one.before, one.score)).collect::<Vec<_>>();
    let mut tx = store.begin(&act).await.expect("a transaction");
    let all = movers::Wanted { look: 10, ..movers::Wanted::default() };
    let found = movers::find(&mut tx, &all).await.expect("found");
    // Ann's renewal is the first of its kind: her support is compared with her support.
    assert_eq!((found.looked, moves(found.moves)), (5, vec![(5.0, 2.0), (5.0, 5.0)]));
    let renewal = movers::Wanted { touchpoint: Some("renewal".into()), ..all.clone() };
    assert!(movers::find(&mut tx, &renewal).await.expect("found").moves.is_empty());
    let earlier = movers::Wanted { during: Some(days(0, 35)), ..all.clone() };
    assert_eq!(moves(movers::find(&mut tx, &earlier).await.expect("found").moves), [(5.0, 5.0)]);
    assert_eq!(movers::find(&mut tx, &movers::Wanted { look: 1, ..all.clone() }).await.expect("found").looked, 1);
    let first = Filter { external_id: Some("r4".into()), ..Filter::default() };
    let first = page(&mut tx, &List { cursor: None, limit: 1, filter: first }, Order::Lived).await.expect("a page").items[0];
    mark(&mut tx, first, Some("a trial"), false).await.expect("excluded");
    assert_eq!(moves(movers::find(&mut tx, &all).await.expect("found").moves), [(5.0, 5.0)], "what is excluded is nobody's last");
}

#[rstest]
#[tokio::test]
async fn what_is_rare_is_found_far_back(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let (store, act) = house(engine).await;
    let mut tx = store.begin(&act).await.expect("a transaction");
    let many: Vec<Draft> = (100..400).map(|number| draft(number, "cleo", number as i64, 4.0, "support", "")).collect();
    record(&mut tx, &many, Existing::Keep, Unknown::Make).await.expect("recorded");
    assert_eq!(found(&mut tx, Filter { words: Some("fine".into()), ..Filter::default() }, Order::Lived).await, ["r2"]);
    assert_eq!(found(&mut tx, Filter { score_until: Some(2.0), ..Filter::default() }, Order::Lived).await, ["r0"]);
}
