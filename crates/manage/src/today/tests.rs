use proptest::prelude::*;
use rstest::rstest;

use super::*;

fn at(text: &str) -> Time {
    text.parse().expect("a time")
}

/// A Monday at nine in Berlin, six days before its clocks change.
fn monday() -> Day {
    Day::at(at("2026-10-19T09:00:00+02:00"), &"Europe/Berlin".parse().expect("a zone"))
}

fn case(due: &str) -> Standing {
    Standing { kind: Kind::Case, reason: Reason::Resolve, priority: Priority::Normal, due: (!due.is_empty()).then(|| at(due)) }
}

#[rstest]
#[case::past("2026-10-19T08:59:00+02:00", Urgency::Late)]
#[case::tonight("2026-10-19T23:59:00+02:00", Urgency::Today)]
#[case::with_the_day("2026-10-20T00:00:00+02:00", Urgency::Today)]
#[case::tomorrow("2026-10-20T00:01:00+02:00", Urgency::Week)]
#[case::over_the_change_of_clocks("2026-10-27T00:00:00+01:00", Urgency::Week)]
#[case::behind_it("2026-10-27T00:01:00+01:00", Urgency::Later)]
#[case::never("", Urgency::Later)]
fn days_are_those_of_the_workspace(#[case] due: &str, #[case] urgency: Urgency) {
    assert_eq!(monday().urgency(&case(due)), urgency);
}

#[test]
fn who_waits_for_an_answer_waits_no_longer_than_today() {
    let replied = |due| Standing { reason: Reason::Replied, ..case(due) };
    assert_eq!(monday().urgency(&replied("")), Urgency::Today);
    assert_eq!(monday().urgency(&replied("2026-12-01T09:00:00Z")), Urgency::Today);
    assert_eq!(monday().urgency(&replied("2026-10-18T09:00:00Z")), Urgency::Late);
}

#[test]
fn what_became_so_is_looked_at_today_and_what_went_well_in_time() {
    let alert = |reason| Standing { kind: Kind::Alert, reason, priority: Priority::Normal, due: None };
    assert_eq!(monday().urgency(&alert(Reason::Alert)), Urgency::Today);
    assert_eq!(monday().urgency(&alert(Reason::GoodAlert)), Urgency::Later);
    let tonight = case("2026-10-19T20:00:00+02:00");
    assert!(monday().rank(&tonight) < monday().rank(&alert(Reason::Alert)), "what is due by a time goes first");
}

#[test]
fn late_before_urgent_and_urgent_before_what_is_due_first() {
    let of = |priority, due| Standing { priority, ..case(due) };
    let task = Standing { kind: Kind::Task, ..case("2026-10-21T10:00:00Z") };
    let told = [
        of(Priority::Low, "2026-10-19T06:00:00Z"),
        of(Priority::Urgent, "2026-10-21T12:00:00Z"),
        case("2026-10-21T09:00:00Z"),
        case("2026-10-21T10:00:00Z"),
        task,
        case("2027-01-01T00:00:00Z"),
        case(""),
    ];
    let mut mixed = told;
    mixed.reverse();
    mixed.sort_by_key(|standing| monday().rank(standing));
    assert_eq!(mixed, told);
}

#[rstest]
#[case::far("2027-03-01", None, None)]
#[case::near("2027-01-17", None, Some((Reason::Ends, "2027-01-17")))]
#[case::notice_comes_first("2027-03-01", Some("2026-12-01"), Some((Reason::Notice, "2026-12-02")))]
#[case::its_last_day("2027-01-17", Some("2026-10-19"), Some((Reason::Notice, "2026-10-20")))]
#[case::notice_is_far("2027-12-01", Some("2027-09-01"), None)]
#[case::too_late_for_notice("2026-12-01", Some("2026-09-01"), Some((Reason::Ends, "2026-12-01")))]
#[case::over("2026-10-19", None, Some((Reason::Ended, "2026-10-19")))]
fn a_contract_stands_here_when_something_can_be_done(#[case] ends_on: Date, #[case] notice_by: Option<&str>, #[case] told: Option<(Reason, &str)>) {
    let day = |text: &str| text.parse::<Date>().expect("a day");
    assert_eq!(end_of(ends_on, notice_by.map(day), day("2026-10-19")), told.map(|(reason, over)| (reason, day(over))));
}

proptest! {
    /// Within one priority the order of due times is the order of the list: the first so many of each are enough to find the first so many of all.
    #[test]
    fn among_equals_the_order_is_that_of_due_times(mut due in prop::collection::vec(prop::option::of(0_i64..4_000_000_000_000_000), 2..20)) {
        let standing = |due: Option<i64>| Standing { due: due.map(Time::from_micros), ..case("") };
        due.sort_by_key(|due| due.unwrap_or(i64::MAX));
        let ranks: Vec<_> = due.into_iter().map(|due| monday().rank(&standing(due))).collect();
        prop_assert!(ranks.is_sorted());
    }
}
