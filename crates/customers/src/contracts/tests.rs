use jiff::civil::date;
use kernel::Ids;
use rstest::rstest;

use super::*;

fn contract(ends_on: Option<Date>, term_months: Option<i64>, notice_on: Option<Date>) -> Record {
    let act = Ids::new(Time::from_micros(0), [7; 32]);
    Record {
        id: act.next(),
        external_id: None,
        account: act.next(),
        offering: None,
        name: "Backup".into(),
        currency: "EUR".parse().expect("a currency"),
        starts_on: date(2025, 1, 31),
        ends_on,
        term_months,
        renews: term_months.is_some(),
        notice_days: Some(30),
        notice_on,
        ended: None,
        terms: vec![Terms { since: date(2025, 1, 31), quantity: None, amount: 100, every: Every::Month, reason: None, note: None }],
        made_at: Time::from_micros(0),
        changed_at: Time::from_micros(0),
        revision: 0,
    }
}

#[rstest]
#[case::open(None, None, None, None)]
#[case::agreed(Some(date(2026, 1, 31)), None, None, Some(date(2026, 1, 31)))]
#[case::over_and_not_told_what_became_of_it(Some(date(2025, 6, 30)), None, None, Some(date(2025, 6, 30)))]
#[case::went_on_by_itself(Some(date(2025, 1, 31)), Some(1), None, Some(date(2025, 9, 30)))]
#[case::ends_on_the_day_itself(Some(date(2024, 9, 10)), Some(12), None, Some(date(2025, 9, 10)))]
#[case::notice_was_given(Some(date(2025, 6, 30)), Some(12), Some(date(2025, 5, 1)), Some(date(2025, 6, 30)))]
fn the_next_end(#[case] ends_on: Option<Date>, #[case] months: Option<i64>, #[case] notice: Option<Date>, #[case] next: Option<Date>) {
    assert_eq!(contract(ends_on, months, notice).next_end(date(2025, 9, 10)), next);
}

#[test]
fn notice_is_due_before_the_end() {
    let one = contract(Some(date(2025, 12, 31)), None, None);
    assert_eq!(one.notice_by(date(2025, 9, 10)), Some(date(2025, 12, 1)));
    assert_eq!(contract(Some(date(2025, 12, 31)), None, Some(date(2025, 8, 1))).notice_by(date(2025, 9, 10)), None);
}
