use jiff::civil::date;
use kernel::Ids;
use proptest::prelude::*;
use rstest::rstest;

use super::*;
use crate::contracts::{Ended, Every};

const YEARS: i16 = 3;

fn contract(ids: &Ids, start: Date, terms: &[(Date, i64)], ended: Option<Date>) -> contracts::Record {
    let first = Terms { since: start, quantity: None, amount: 0, every: Every::Year, reason: None, note: None };
    contracts::Record {
        id: ids.next(),
        external_id: None,
        account: Id::from_bytes([1; 16]),
        offering: None,
        name: String::new(),
        currency: "EUR".parse().expect("a currency"),
        starts_on: start,
        ends_on: None,
        term_months: None,
        renews: false,
        notice_days: None,
        notice_on: None,
        ended: ended.map(|on| Ended { on, reason: LossReason::Price, note: None }),
        terms: terms.iter().map(|(since, amount)| Terms { since: *since, amount: *amount, ..first.clone() }).collect(),
        made_at: Time::from_micros(0),
        changed_at: Time::from_micros(0),
        revision: 0,
    }
}

fn ids() -> Ids {
    Ids::new(Time::from_micros(0), [7; 32])
}

fn day(number: i16) -> Date {
    date(2024, 1, 1).checked_add(jiff::Span::new().days(number)).expect("a day")
}

/// Terms as (day, amount a year), and the day of the end.
type Life = (Vec<(i16, i64)>, Option<i16>);

#[rstest]
#[case::one_contract(vec![(vec![(0, 100), (10, 150), (20, 120)], Some(30))], &[(0, Kind::New, 100), (10, Kind::Expansion, 50), (20, Kind::Contraction, -30), (30, Kind::Churn, -120)])]
#[case::a_second_contract_is_more(vec![(vec![(0, 100)], None), (vec![(10, 50)], Some(20))], &[(0, Kind::New, 100), (10, Kind::Expansion, 50), (20, Kind::Contraction, -50)])]
#[case::back_again(vec![(vec![(0, 100)], Some(10)), (vec![(20, 80)], None)], &[(0, Kind::New, 100), (10, Kind::Churn, -100), (20, Kind::Reactivation, 80)])]
#[case::replaced_on_the_same_day(vec![(vec![(0, 100)], Some(10)), (vec![(10, 120)], None)], &[(0, Kind::New, 100), (10, Kind::Contraction, -100), (10, Kind::Expansion, 120)])]
#[case::terms_behind_the_end_never_hold(vec![(vec![(0, 100), (20, 500)], Some(10))], &[(0, Kind::New, 100), (10, Kind::Churn, -100)])]
fn what_follows_from_contracts(#[case] lives: Vec<Life>, #[case] expected: &[(i16, Kind, i64)]) {
    let ids = ids();
    let contracts: Vec<_> = lives
        .iter()
        .map(|(terms, end)| {
            let terms: Vec<_> = terms.iter().map(|(since, amount)| (day(*since), *amount)).collect();
            contract(&ids, terms[0].0, &terms, end.map(day))
        })
        .collect();
    let found: Vec<_> = of_contracts(&contracts).into_iter().map(|(_, change)| (change.on, change.kind, change.amount)).collect();
    let expected: Vec<_> = expected.iter().map(|(on, kind, amount)| (day(*on), *kind, *amount)).collect();
    assert_eq!(found, expected);
}

fn lives() -> impl Strategy<Value = Vec<Life>> {
    let life = (prop::collection::btree_map(0..365 * YEARS, 0..1000_i64, 1..4), prop::option::of(0..365 * YEARS));
    let life = life.prop_map(|(terms, end)| {
        let terms: Vec<_> = terms.into_iter().collect();
        let first = terms[0].0;
        (terms, end.map(|end| end.max(first)))
    });
    prop::collection::vec(life, 0..5)
}

proptest! {
    /// Whatever happens to contracts, the movements until a day add up to what the contracts bring on it.
    #[test]
    fn movements_add_up(lives in lives(), today in 0..365 * YEARS) {
        let ids = ids();
        let contracts: Vec<_> = lives.iter().map(|(terms, end)| {
            let terms: Vec<_> = terms.iter().map(|(since, amount)| (day(*since), *amount)).collect();
            contract(&ids, terms[0].0, &terms, end.map(day))
        }).collect();
        let today = day(today);
        let moved: i64 = of_contracts(&contracts).iter().filter(|(_, change)| change.on <= today).map(|(_, change)| change.amount).sum();
        let brings: i64 = contracts.iter().filter_map(|one| one.on(today)).map(Terms::yearly).sum();
        prop_assert_eq!(moved, brings);
    }

    /// Losses take, all others give, and every loss of an ended contract has its reason.
    #[test]
    fn kinds_go_with_their_sign(lives in lives()) {
        let ids = ids();
        let contracts: Vec<_> = lives.iter().map(|(terms, end)| {
            let terms: Vec<_> = terms.iter().map(|(since, amount)| (day(*since), *amount)).collect();
            contract(&ids, terms[0].0, &terms, end.map(day))
        }).collect();
        for (_, change) in of_contracts(&contracts) {
            let lost = change.kind.is_loss();
            prop_assert_eq!(change.amount.signum() * if lost { -1 } else { 1 }, change.amount.abs().signum());
            prop_assert!(change.kind != Kind::Churn || change.reason.is_some());
        }
    }
}
