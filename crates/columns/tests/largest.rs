//! The largest of many groups, found by two scans, are those of one scan over all of them.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::sync::Arc;

use columns::axis::{Axes, Axis};
use columns::fact::Field;
use columns::mark::{Mark, Marks};
use columns::row::{Row, sort};
use columns::run::evaluate;
use columns::segment::Segment;
use columns::shelf::Shelf;
use columns::snapshot::{Live, Snapshot};
use kernel::{Every, Time, Zone};
use measure::dimension::{Dimension, Value};
use measure::filter::{Filter, Test};
use measure::plan::{AsOf, Asked, Plan, Unit};

const ACCOUNTS: u32 = 40_000;

fn snapshot(marks: &Marks) -> Arc<Snapshot> {
    let row = |number: u32| {
        let mut codes = [0; Field::CODES];
        codes[Field::Response.index()] = number + 1;
        codes[Field::Version.index()] = number * 31 % 977 * (number % 13) % ACCOUNTS;
        codes[Field::Mark.index()] = marks.code(Mark { question: 0, score: f64::from(number % 11), pattern: 0, aspect: 0 });
        let experienced = i64::from(number) * 400_000_000;
        Row { experienced, answered: experienced, codes, weight: f64::from(number % 3) }
    };
    let mut rows: Vec<Row> = (0..20_000).map(row).collect();
    sort(&mut rows);
    Arc::new(Snapshot { segments: rows.chunks(7_000).map(|rows| Live::new(Segment::in_memory(rows))).collect(), upto_seq: 0 })
}

fn plan(weighted: bool, top: Option<usize>) -> Plan {
    let during = (Time::from_micros(500_000_000_000), Time::from_micros(7_000_000_000_000));
    Plan {
        questions: vec![Asked { code: 0, key: "nps".into(), worth: Vec::new() }],
        by: vec![Dimension::Account],
        periods: Every::Week.periods(&Zone::utc(), during.0, during.1),
        during,
        filter: Filter::Not(Box::new(Filter::Is(Dimension::Account, Test::In(vec![Value::text("account 00012")])))),
        unit: Unit::Answers,
        attributes: AsOf::Then,
        weighted,
        clustered: false,
        people: false,
        top,
        blocks: None,
    }
}

#[rstest::rstest]
fn two_scans_find_what_one_finds(#[values(false, true)] weighted: bool) {
    let (marks, mut axes, shelf) = (Marks::default(), Axes::default(), Shelf::new(0));
    let snapshot = snapshot(&marks);
    let named: Vec<(u32, Value)> = (1..ACCOUNTS).map(|code| (code, Value::text(format!("account {code:05}")))).collect();
    axes.by_dimension.insert(Dimension::Account, (Field::Version, Arc::new(Axis::of(&named))));
    let run = |top| evaluate(&plan(weighted, top), &marks.list(), &axes, &snapshot, &shelf, 2).expect("answered");
    let (all, few) = (run(None), run(Some(7)));
    let mut sizes: HashMap<&Option<Value>, u64> = HashMap::new();
    for cell in &all.cells {
        *sizes.entry(&cell.by[0]).or_default() += cell.tally.n();
    }
    let mut groups: Vec<_> = sizes.into_iter().map(|(value, n)| (Reverse(n), value.is_none(), value)).collect();
    groups.sort();
    groups.truncate(7);
    let expected = all.cells.iter().filter(|cell| groups.iter().any(|(_, _, value)| **value == cell.by[0])).cloned().collect::<Vec<_>>();
    assert!(expected.len() > 7);
    assert_eq!(few.cells, expected);
    assert_eq!(few.total.n(), all.total.n());
    assert!((few.total.w() - all.total.w()).abs() < 1e-9);
}
