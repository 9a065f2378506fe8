//! Random plans over the names that worlds use.

use kernel::{Every, Time, Zone};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use super::world::{ASPECTS, CHANNELS, PATTERNS, QUESTIONS, TOUCHPOINTS, WORDS};
use super::write::experienced_at;
use crate::dimension::{Dimension, Value};
use crate::filter::{Filter, Order, Test};
use crate::plan::{AsOf, Asked, Plan, Unit};

/// Random plans: any questions, groups, periods, range, condition, unit and sums.
pub fn plans() -> impl Strategy<Value = Plan> {
    let what = (questions(), unit(), prop_oneof![Just(AsOf::Then), Just(AsOf::Now)]);
    let groups = (subsequence(dimensions(), 0..3).prop_shuffle(), option::weighted(0.3, 1..4usize));
    let flags = (any::<bool>(), any::<bool>(), any::<bool>());
    (what, groups, range(), conditions(), flags).prop_map(|((questions, unit, attributes), (by, top), (during, periods), filter, flags)| Plan {
        questions,
        by,
        periods,
        during,
        filter,
        unit,
        attributes,
        weighted: flags.0,
        clustered: flags.1,
        people: flags.2,
        top,
        blocks: None,
    })
}

/// Questions of one plan share their worth, as they do wherever a total is computed.
fn questions() -> impl Strategy<Value = Vec<Asked>> {
    let worth =
        select(vec![vec![], vec![(9.0, 10.0, 1.0), (0.0, 6.0, -1.0), (f64::MIN, f64::MAX, 0.0)], vec![(2.0, 2.0, 1.0), (f64::MIN, f64::MAX, 0.0)]]);
    let codes: Vec<usize> = (0..QUESTIONS.len()).collect();
    (subsequence(codes, 1..=QUESTIONS.len()), worth).prop_map(|(codes, worth)| {
        codes.into_iter().map(|code| Asked { code: code as i64, key: QUESTIONS[code].0.into(), worth: worth.clone() }).collect()
    })
}

fn unit() -> impl Strategy<Value = Unit> {
    select(vec![Unit::Answers, Unit::LatestPerPerson, Unit::OnePerAccount])
}

fn attributes() -> Vec<Dimension> {
    vec![
        Dimension::OfAccount("tier".into()),
        Dimension::OfAccount("seats".into()),
        Dimension::OfContact("role".into()),
        Dimension::OfContact("vip".into()),
        Dimension::OfResponse("device".into()),
        Dimension::OfResponse("spend".into()),
    ]
}

fn dimensions() -> Vec<Dimension> {
    let named = Dimension::NAMED.into_iter().map(|(_, dimension)| dimension).filter(|dimension| *dimension != Dimension::Score);
    named.chain(attributes()).collect()
}

/// A range of dates and, perhaps, periods that cover it.
fn range() -> impl Strategy<Value = ((Time, Time), Vec<kernel::Period>)> {
    let ends = prop_oneof![Just((0, 400)), (0..400i64, 1..200i64).prop_map(|(from, length)| (from, from + length))];
    (ends, option::of(select(vec![Every::Week, Every::Month, Every::Quarter]))).prop_map(|((from, until), every)| {
        let zone: Zone = "Europe/Berlin".parse().expect("a known zone");
        let during = (experienced_at(from), experienced_at(until));
        (during, every.map(|every| every.periods(&zone, during.0, during.1)).unwrap_or_default())
    })
}

fn conditions() -> impl Strategy<Value = Filter> {
    let leaf = prop_oneof![words(), numbers(), select(dimensions()).prop_map(|dimension| Filter::Is(dimension, Test::Blank))];
    let tree = leaf.prop_recursive(2, 6, 3, |inner| {
        prop_oneof![
            vec(inner.clone(), 1..3).prop_map(Filter::All),
            vec(inner.clone(), 1..3).prop_map(Filter::Any),
            inner.prop_map(|filter| Filter::Not(Box::new(filter)))
        ]
    });
    prop_oneof![Just(Filter::All(Vec::new())), tree]
}

fn words() -> impl Strategy<Value = Filter> {
    let known = [&TOUCHPOINTS[..], &CHANNELS, &WORDS, &PATTERNS, &ASPECTS, &["recommend", "account-0", "contact-1", "backup", "unheard of"]].concat();
    let word = move || select(known.clone());
    let tests = prop_oneof![
        vec(word(), 1..4).prop_map(|words| Test::In(words.into_iter().map(Value::text).collect())),
        (orders(), word()).prop_map(|(order, word)| Test::Compare(order, Value::text(word))),
        select(vec!["o", "GOLD", "größe", ""]).prop_map(|part| Test::Contains(part.into()))
    ];
    (select(dimensions()), tests).prop_map(|(dimension, test)| Filter::Is(dimension, test))
}

fn numbers() -> impl Strategy<Value = Filter> {
    let number = || (0..40u8).prop_map(|number| Value::Number(f64::from(number) / 2.0));
    let tests = prop_oneof![vec(number(), 1..4).prop_map(Test::In), (orders(), number()).prop_map(|(order, number)| Test::Compare(order, number))];
    let numeric = [attributes(), vec![Dimension::Score, Dimension::Score]].concat();
    (select(numeric), tests).prop_map(|(dimension, test)| Filter::Is(dimension, test))
}

fn orders() -> impl Strategy<Value = Order> {
    select(vec![Order::Less, Order::AtMost, Order::More, Order::AtLeast])
}
