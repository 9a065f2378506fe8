//! The promise of anonymity on random worlds: no combination of readings, however many, is about fewer people than were promised.

use std::collections::{BTreeMap, BTreeSet};

use kernel::{Id, Workspace};
use measure::anonymity::{evaluate, taking_part};
use measure::naive::Naive;
use measure::plan::{Plan, Unit};
use measure::product::Tally;
use measure::question::{Measure, Question};
use measure::testing::{NOW, World, plans, promise, worlds};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use rstest::rstest;
use store::Store;
use store::testing::Engine;

const PROMISED: u16 = 4;

/// An answer: the question and the response. In a world with a promise every score says which it is.
type Answer = (u64, u64);
type Cut = BTreeSet<Answer>;

fn one<T>(strategy: &impl Strategy<Value = T>, runner: &mut TestRunner) -> T {
    strategy.new_tree(runner).expect("a value").current()
}

/// A world with many people, most of whom answered the survey that promised.
fn crowd(runner: &mut TestRunner) -> World {
    let mut world = one(&worlds(), runner);
    for _ in 0..3 {
        world.responses.extend(one(&worlds(), runner).responses);
    }
    world.responses.iter_mut().for_each(|response| response.survey = response.survey.or(Some(0)));
    world
}

/// Those of the survey that promised among the answers of a tally.
fn cut(tally: &Tally, world: &World) -> Cut {
    let answers = tally.points.keys().map(|score| (score.0 as u64 / 1_000, score.0 as u64 % 1_000));
    answers.filter(|(_, response)| world.responses[*response as usize].survey == Some(0)).collect()
}

/// All cuts that these plans show.
async fn cuts(store: &Store, workspace: Id<Workspace>, world: &World, plans: &[Plan]) -> BTreeSet<Cut> {
    let naive = Naive { store: store.clone() };
    let promises = listen::promises::all(&mut store.read(workspace).await.expect("a reader")).await.expect("promises");
    let mut cuts = BTreeSet::new();
    for plan in plans {
        let product = evaluate(store, &naive, workspace, plan, &taking_part(plan, &promises)).await.expect("a product");
        let tallies = product.cells.iter().map(|cell| &cell.tally).chain([&product.total]);
        cuts.extend(tallies.map(|tally| cut(tally, world)));
    }
    cuts.retain(|cut| !cut.is_empty());
    cuts
}

/// Answers that no cut tells apart: whatever is added and subtracted, it is about some of these groups as a whole.
fn inseparable(cuts: &BTreeSet<Cut>) -> Vec<Cut> {
    let mut alike: BTreeMap<Vec<bool>, Cut> = BTreeMap::new();
    for answer in cuts.iter().flatten().collect::<BTreeSet<_>>() {
        alike.entry(cuts.iter().map(|cut| cut.contains(answer)).collect()).or_default().insert(*answer);
    }
    alike.into_values().collect()
}

fn people(cut: &Cut) -> usize {
    cut.iter().map(|(_, response)| response).collect::<BTreeSet<_>>().len()
}

#[rstest]
#[tokio::test]
async fn no_combination_of_readings_is_about_fewer_people(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let (store, mut runner) = (store::testing::empty_store(engine).await, TestRunner::deterministic());
    let mut most = 0;
    for case in 0..3 {
        let world = crowd(&mut runner);
        let workspace = world.write(&store).await.expect("written");
        promise(&store, workspace, PROMISED).await.expect("promised");
        let asked: Vec<Plan> = (0..120).map(|_| one(&plans(), &mut runner)).filter(|plan| plan.unit != Unit::OnePerAccount).collect();
        let alike = inseparable(&cuts(&store, workspace, &world, &asked).await);
        for group in &alike {
            assert!(people(group) >= usize::from(PROMISED), "case {case}: {group:?} stand alone");
        }
        most = most.max(alike.len());
    }
    assert!(most > 4, "readings tell some groups apart: {most}");
}

#[tokio::test]
async fn one_vote_per_account_leaves_them_out() {
    let (store, mut runner) = (store::testing::empty_store(Engine::Sqlite).await, TestRunner::deterministic());
    let mut world = crowd(&mut runner);
    world.responses.iter_mut().for_each(|response| response.survey = Some(0));
    let workspace = world.write(&store).await.expect("written");
    promise(&store, workspace, PROMISED).await.expect("promised");
    let question = Question { unit: Unit::OnePerAccount, ..Question::new(Measure::Count) };
    let reading = measure::ask(&store, &Naive { store: store.clone() }, workspace, question, NOW).await.expect("a reading");
    assert_eq!((reading.anonymous, reading.total.n), (Some(u64::from(PROMISED)), 0));
}

#[rstest]
#[tokio::test]
async fn newcomers_count_when_they_are_enough(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let store = store::testing::empty_store(engine).await;
    let mut world = crowd(&mut TestRunner::deterministic());
    world.responses.retain(|response| response.ratings.iter().any(|rating| rating.question == 0) && !response.test && !response.excluded);
    world.responses.truncate(11);
    for response in &mut world.responses {
        response.survey = Some(0);
        response.ratings.retain(|rating| rating.question == 0);
        response.ratings.truncate(1);
    }
    let workspace = world.write(&store).await.expect("written");
    let ask = async || {
        let question = Question { of: vec!["recommend".into()], ..Question::new(Measure::Count) };
        measure::ask(&store, &Naive { store: store.clone() }, workspace, question, NOW).await.expect("a reading")
    };
    assert_eq!((ask().await.anonymous, ask().await.total.n), (None, 11));
    promise(&store, workspace, PROMISED).await.expect("promised");
    assert_eq!((ask().await.anonymous, ask().await.total.n), (Some(4), 8));
}
