//! The definition itself, held to figures worked out by hand, on both engines.

use kernel::{Every, Time, Zone};
use measure::dimension::{Dimension, Value};
use measure::evaluator::Evaluator;
use measure::naive::Naive;
use measure::plan::{AsOf, Asked, Plan, Unit};
use measure::product::{Product, Tally};
use measure::testing::{Account, Contact, Rating, Response, World, plans, worlds};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use rstest::rstest;
use store::testing::Engine;

const GOLD: usize = 0;
const SILVER: usize = 1;

fn rating(score: u8) -> Rating {
    Rating { question: 0, score, touchpoint: Some(0), offering: None, pattern: 0, aspect: 0 }
}

fn response(account: Option<(usize, usize)>, contact: Option<usize>, days: i64, score: u8) -> Response {
    Response {
        survey: None,
        account,
        contact,
        channel: None,
        team: None,
        language: None,
        weight: 2.0,
        experienced: days * 4,
        answered: 0,
        test: false,
        excluded: false,
        device: None,
        spend: None,
        ratings: vec![rating(score)],
    }
}

/// Account 0 was gold and is silver; account 1 is gold. Days count from 2 December 2025, midnight in Berlin.
fn world() -> World {
    let contact = || Contact { external: true, role: None, vip: None };
    World {
        accounts: vec![
            Account { external: true, versions: vec![(Some(GOLD), None), (Some(SILVER), None)] },
            Account { external: true, versions: vec![(Some(GOLD), Some(5))] },
        ],
        contacts: vec![contact(), contact(), contact()],
        responses: vec![
            response(Some((0, 0)), Some(0), 0, 10),
            response(Some((0, 1)), Some(0), 10, 4),
            response(Some((0, 1)), Some(1), 10, 9),
            response(Some((1, 0)), Some(2), 31, 7),
            response(None, None, 31, 2),
            response(None, None, 31, 2),
            Response { test: true, ..response(None, None, 31, 0) },
            Response { excluded: true, ..response(None, None, 31, 0) },
        ],
    }
}

fn plan() -> Plan {
    let worth = vec![(9.0, 10.0, 1.0), (0.0, 6.0, -1.0), (f64::MIN, f64::MAX, 0.0)];
    Plan {
        questions: vec![Asked { code: 0, key: "recommend".into(), worth }],
        by: Vec::new(),
        periods: Vec::new(),
        during: (Time::FIRST, Time::END),
        filter: "".parse().expect("no condition"),
        unit: Unit::Answers,
        attributes: AsOf::Then,
        weighted: false,
        clustered: false,
        people: false,
        top: None,
        blocks: None,
    }
}

async fn evaluate(world: &World, engine: Engine, plan: &Plan) -> Product {
    let store = store::testing::empty_store(engine).await;
    let workspace = world.write(&store).await.expect("the world is written");
    Naive { store }.evaluate(workspace, plan).await.expect("a product")
}

fn scores(tally: &Tally) -> Vec<(f64, u64)> {
    tally.points.iter().map(|(score, point)| (score.0, point.n)).collect()
}

#[rstest]
#[tokio::test]
async fn the_unit_says_what_counts(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let answers = evaluate(&world(), engine, &plan()).await;
    assert_eq!(scores(&answers.total), [(2.0, 2), (4.0, 1), (7.0, 1), (9.0, 1), (10.0, 1)]);
    assert_eq!(answers.cells.len(), 1);
    let latest = evaluate(&world(), engine, &Plan { unit: Unit::LatestPerPerson, ..plan() }).await;
    assert_eq!(scores(&latest.total), [(2.0, 2), (4.0, 1), (7.0, 1), (9.0, 1)]);
    let accounts = evaluate(&world(), engine, &Plan { unit: Unit::OnePerAccount, weighted: true, ..plan() }).await;
    assert_eq!(scores(&accounts.total), [(6.5, 1), (7.0, 1)]);
    assert!((accounts.total.w() - 2.0).abs() < 1e-12, "an account weighs 1");
}

#[rstest]
#[tokio::test]
async fn the_latest_is_found_within_each_cell(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let zone: Zone = "Europe/Berlin".parse().expect("a zone");
    let during = ("2025-12-01T23:00:00Z".parse().expect("a time"), "2026-01-31T23:00:00Z".parse().expect("a time"));
    let periods = Every::Month.periods(&zone, during.0, during.1);
    let weeks = Plan { unit: Unit::LatestPerPerson, during, periods, ..plan() };
    let product = evaluate(&world(), engine, &weeks).await;
    let cells: Vec<_> = product.cells.iter().map(|cell| (cell.period, scores(&cell.tally))).collect();
    assert_eq!(cells, [(Some(0), vec![(4.0, 1), (9.0, 1)]), (Some(1), vec![(2.0, 2), (7.0, 1)])]);
    // By touchpoint of different answers, the same person may count in both groups; the total counts them once.
    let mut moved = world();
    moved.responses[0].ratings[0].touchpoint = Some(1);
    let product = evaluate(&moved, engine, &Plan { unit: Unit::LatestPerPerson, by: vec![Dimension::Touchpoint], ..plan() }).await;
    assert_eq!(product.cells.iter().map(|cell| cell.tally.n()).collect::<Vec<_>>(), [1, 5]);
    assert_eq!(product.total.n(), 5);
}

#[rstest]
#[case(AsOf::Then, [("gold", 2), ("silver", 2)])]
#[case(AsOf::Now, [("gold", 1), ("silver", 3)])]
#[tokio::test]
async fn attributes_are_as_they_were_or_as_they_are(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
    #[case] attributes: AsOf,
    #[case] expected: [(&str, u64); 2],
) {
    let by = vec![Dimension::OfAccount("tier".into())];
    let product = evaluate(&world(), engine, &Plan { attributes, by, ..plan() }).await;
    let groups: Vec<_> = product.cells.iter().map(|cell| (cell.by[0].clone(), cell.tally.n())).collect();
    let [first, second] = expected.map(|(word, n)| (Some(Value::text(word)), n));
    assert_eq!(groups, [first, second, (None, 2)]);
}

#[rstest]
#[tokio::test]
async fn weights_clusters_people_and_top(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let full = Plan { weighted: true, clustered: true, people: true, by: vec![Dimension::Account], top: Some(1), ..plan() };
    let product = evaluate(&world(), engine, &full).await;
    assert_eq!(product.cells.len(), 1);
    let cell = &product.cells[0];
    assert_eq!((cell.by[0].clone(), cell.tally.n(), cell.tally.people), (Some(Value::text("account-0")), 3, Some(2)));
    assert_eq!(cell.tally.clusters.iter().map(|cluster| (cluster.w, cluster.wy)).collect::<Vec<_>>(), [(6.0, 2.0)]);
    assert_eq!((product.total.n(), product.total.people, product.total.clusters.len()), (6, Some(5), 4));
    assert!((product.total.w() - 12.0).abs() < 1e-12);
}

#[rstest]
#[case("score <= 4", 3)]
#[case("account.tier = 'gold'", 2)]
#[case("account.seats >= 5", 1)]
#[case("account is blank", 2)]
#[case("contact in ('contact-0', 'contact-2') and not score = 10", 2)]
#[case("touchpoint = 'invoice'", 0)]
#[tokio::test]
async fn a_condition_keeps_what_passes(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine, #[case] condition: &str, #[case] n: u64) {
    let product = evaluate(&world(), engine, &Plan { filter: condition.parse().expect("a condition"), ..plan() }).await;
    assert_eq!(product.total.n(), n);
}

#[rstest]
#[tokio::test]
async fn all_choices_of_the_latest_answer_count(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let mut world = world();
    world.responses[0].ratings = vec![Rating { question: 2, ..rating(0) }, Rating { question: 2, ..rating(1) }];
    world.responses[1].ratings = vec![Rating { question: 2, ..rating(1) }, Rating { question: 2, ..rating(2) }];
    let reasons = vec![Asked { code: 2, key: "reason".into(), worth: Vec::new() }];
    let product = evaluate(&world, engine, &Plan { questions: reasons, unit: Unit::LatestPerPerson, people: true, ..plan() }).await;
    assert_eq!((scores(&product.total), product.total.people), (vec![(1.0, 1), (2.0, 1)], Some(1)));
}

#[tokio::test]
async fn both_engines_mean_the_same_on_random_worlds() {
    let mut runner = TestRunner::deterministic();
    let stores = [store::testing::empty_store(Engine::Sqlite).await, store::testing::empty_store(Engine::Postgres).await];
    for _ in 0..25 {
        let world = worlds().new_tree(&mut runner).expect("a world").current();
        let plans: Vec<Plan> = (0..8).map(|_| plans().new_tree(&mut runner).expect("a plan").current()).collect();
        let mut products = Vec::new();
        for store in &stores {
            let workspace = world.write(store).await.expect("the world is written");
            let naive = Naive { store: store.clone() };
            for plan in plans.iter().filter(|plan| !plan.by.contains(&Dimension::Account) && !plan.by.contains(&Dimension::Contact)) {
                products.push(naive.evaluate(workspace, plan).await.expect("a product"));
            }
        }
        let (sqlite, postgres) = products.split_at(products.len() / 2);
        for (left, right) in sqlite.iter().zip(postgres) {
            measure::testing::assert_same(left, right, 1e-9);
            assert!(left.cells.iter().all(|cell| cell.tally.n() > 0));
        }
    }
}
