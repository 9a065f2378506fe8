use jiff::civil::date;
use kernel::{Time, Zone};
use rstest::rstest;

use super::*;

fn time(text: &str) -> Time {
    text.parse().expect("a time")
}

#[rstest]
#[case::it_is_open("2026-03-02T10:30:00Z", "2026-03-02T10:30:00Z")]
#[case::early_in_the_morning("2026-03-02T04:00:00Z", "2026-03-02T08:00:00Z")]
#[case::in_the_evening("2026-03-02T16:00:00Z", "2026-03-03T08:00:00Z")]
#[case::before_a_weekend("2026-03-06T20:00:00Z", "2026-03-09T08:00:00Z")]
#[case::over_the_change_to_summer("2026-03-27T20:00:00Z", "2026-03-30T07:00:00Z")]
fn a_window_opens_in_the_zone_of_the_person(#[case] at: &str, #[case] opens: &str) {
    let zone: Zone = "Europe/Berlin".parse().expect("a zone");
    assert_eq!(Window::default().opens(&zone, time(at)), time(opens));
}

fn plan(trigger: Trigger) -> Plan {
    Plan::of(trigger)
}

#[rstest]
#[case::no_event(Trigger::Event { touchpoint: None, event: None, delay_minutes: 5 }, "plan.trigger")]
#[case::in_two_years(Trigger::Event { touchpoint: None, event: Some("Done".into()), delay_minutes: 1_000_000 }, "plan.trigger.delay_minutes")]
#[case::spread_over_more_than_the_month(Trigger::Wave { every: WaveEvery::Month, spread_days: 31, seed: 0 }, "plan.trigger.spread_days")]
#[case::nobody_a_day(Trigger::Sample { daily: 0, seed: 0 }, "plan.trigger.daily")]
fn triggers_that_nobody_could_follow(#[case] trigger: Trigger, #[case] place: &str) {
    assert_eq!(plan(trigger).check().expect_err("refused").params[0].name, place);
}

#[rstest]
#[case::never_opens("17:00", "09:00", &["mon"], "plan.window.until")]
#[case::opens_on_no_day("09:00", "17:00", &[], "plan.window.days")]
#[case::opens_on_a_day_that_is_none("09:00", "17:00", &["someday"], "plan.window.days")]
#[case::opens_at_no_time("9", "17:00", &["mon"], "plan.window.from")]
fn windows_that_never_open(#[case] from: &str, #[case] until: &str, #[case] days: &[&str], #[case] place: &str) {
    let window = Window { from: from.into(), until: until.into(), days: days.iter().map(|day| (*day).to_owned()).collect() };
    let plan = Plan { window, ..plan(Trigger::Sample { daily: 5, seed: 0 }) };
    assert_eq!(plan.check().expect_err("refused").params[0].name, place);
}

#[test]
fn a_wave_reaches_every_account_once_and_spreads_them() {
    let days: Vec<Day> = (0..9_000).map(|account| wave(WaveEvery::Quarter, 60, 7, account, date(2026, 5, 20))).collect();
    let mut counts = vec![0; 60];
    for day in &days {
        assert_eq!(day.occasion, "2026-Q2");
        let ahead = (day.on - date(2026, 4, 1)).get_days();
        counts[usize::try_from(ahead).expect("within the wave")] += 1;
    }
    assert!(counts.iter().all(|count| (90..=210).contains(count)), "{counts:?}");
    let again = wave(WaveEvery::Quarter, 60, 7, 5, date(2026, 6, 30));
    assert_eq!(again, days[5], "on every day of the period the same day comes out");
    assert_ne!(wave(WaveEvery::Quarter, 60, 7, 5, date(2026, 7, 1)).occasion, again.occasion);
}

#[test]
fn a_draw_is_another_one_every_day() {
    let first = |day| (0..1_000).min_by_key(|person| order_in_sample(1, day, *person)).expect("somebody");
    let drawn: std::collections::BTreeSet<i64> = (1..=28).map(|day| first(date(2026, 2, day))).collect();
    assert!(drawn.len() > 20, "{drawn:?}");
    assert_eq!(first(date(2026, 2, 1)), first(date(2026, 2, 1)));
}
