//! What nobody can read, or nobody can number, is refused with a remedy.

use std::sync::Arc;

use columns::axis::{Axes, Axis};
use columns::fact::Field;
use columns::mark::{Mark, Marks};
use columns::row::{Row, sort};
use columns::run::evaluate;
use columns::segment::Segment;
use columns::shelf::Shelf;
use columns::snapshot::{Live, Snapshot};
use kernel::{Code, Every, Refusal, Time, Zone};
use measure::dimension::{Dimension, Value};
use measure::filter::{Filter, Test};
use measure::plan::{AsOf, Asked, Plan, Unit};
use measure::product::Product;
use rstest::rstest;

/// People who said one thing each, on days of their own.
const PEOPLE: u32 = Product::MOST_CELLS as u32 + 1;
const MINUTE: i64 = 60_000_000;

fn plan(unit: Unit, every: Option<Every>) -> Plan {
    let during = (Time::from_micros(0), Time::from_micros(i64::from(PEOPLE) * MINUTE));
    Plan {
        questions: vec![Asked { code: 0, key: "nps".into(), worth: Vec::new() }],
        by: vec![Dimension::Contact],
        periods: every.map(|every| every.periods(&Zone::utc(), during.0, during.1)).unwrap_or_default(),
        during,
        filter: Filter::All(Vec::new()),
        unit,
        attributes: AsOf::Then,
        weighted: false,
        clustered: false,
        people: false,
        top: None,
        blocks: None,
    }
}

fn name(code: u32) -> Value {
    Value::text(format!("contact {code:06}"))
}

/// Evaluates plans over as many people as there may be, and one more.
fn run(plans: &[Plan]) -> Vec<Result<Product, Refusal>> {
    let (marks, mut axes, shelf) = (Marks::default(), Axes::default(), Shelf::new(0));
    let row = |number: u32| {
        let mut codes = [0; Field::CODES];
        codes[Field::Response.index()] = number + 1;
        codes[Field::Contact.index()] = number + 1;
        codes[Field::Mark.index()] = marks.code(Mark { question: 0, score: f64::from(number % 11), pattern: 0, aspect: 0 });
        Row { experienced: i64::from(number) * MINUTE, answered: i64::from(number) * MINUTE, codes, weight: 1.0 }
    };
    let mut rows: Vec<Row> = (0..PEOPLE).map(row).collect();
    sort(&mut rows);
    let segments = rows.chunks(40_000).map(|rows| Live::new(Segment::in_memory(rows))).collect();
    let snapshot = Arc::new(Snapshot { segments, upto_seq: 0 });
    let named: Vec<(u32, Value)> = (1..=PEOPLE).map(|code| (code, name(code))).collect();
    let people = Arc::new(Axis::of(&named));
    axes.by_dimension.insert(Dimension::Contact, (Field::Contact, people.clone()));
    for dimension in attributes() {
        axes.by_dimension.insert(dimension, (Field::Contact, people.clone()));
    }
    let refusal = |error: columns::Error| store::Error::from(error).refusal().cloned().expect("a refusal");
    plans.iter().map(|plan| evaluate(plan, &marks.list(), &axes, &snapshot, &shelf, 2).map_err(refusal)).collect()
}

fn attributes() -> [Dimension; 4] {
    ["a", "b", "c", "d"].map(|name| Dimension::OfContact(name.into()))
}

#[rstest]
#[case::in_an_array(Unit::Answers, None)]
#[case::in_a_map(Unit::Answers, Some(Every::Day))]
#[case::by_votes(Unit::LatestPerPerson, None)]
#[case::by_votes_per_day(Unit::LatestPerPerson, Some(Every::Day))]
fn more_rows_than_anybody_reads_are_refused(#[case] unit: Unit, #[case] every: Option<Every>) {
    let all = plan(unit, every);
    let one_less = Filter::Not(Box::new(Filter::Is(Dimension::Contact, Test::In(vec![name(7)]))));
    let few = Plan { top: Some(5), ..all.clone() };
    let [all, fewer, few] = run(&[all.clone(), Plan { filter: one_less, ..all }, few]).try_into().expect("three");
    let refusal = all.expect_err("one too many");
    assert_eq!(refusal.code, Code::Invalid);
    assert!(refusal.detail.contains("`top`") && refusal.detail.contains("`where`"), "{refusal}");
    assert_eq!(fewer.expect("as many as may be").cells.len(), Product::MOST_CELLS);
    let few = few.expect("few");
    assert_eq!((few.cells.len(), few.total.n()), (5, u64::from(PEOPLE)));
}

#[test]
fn groups_that_cannot_be_numbered_are_refused() {
    let plan = Plan { by: attributes().to_vec(), ..plan(Unit::Answers, None) };
    let refusal = run(&[plan]).remove(0).expect_err("a hundred thousand to the fourth");
    assert!(refusal.detail.contains("fewer dimensions"), "{refusal}");
}

#[test]
fn groups_are_numbered_as_far_as_the_filter_lets_them_in() {
    let few = Filter::Is(Dimension::Contact, Test::In(vec![name(3), name(7)]));
    let plan = Plan { by: attributes().to_vec(), filter: few, ..plan(Unit::Answers, None) };
    let products = run(&[plan.clone(), Plan { unit: Unit::LatestPerPerson, ..plan }]);
    for product in products {
        let product = product.expect("sixteen groups at most");
        let groups: Vec<_> = product.cells.iter().map(|cell| cell.by.clone()).collect();
        assert_eq!(groups, [3, 7].map(|code| vec![Some(name(code)); 4]));
        assert_eq!(product.total.n(), 2);
    }
}
