use jiff::tz::TimeZone;
use proptest::prelude::*;
use rstest::rstest;

use super::*;

fn zone(name: &str) -> Zone {
    name.parse().expect("a known zone")
}

fn time(text: &str) -> Time {
    text.parse().expect("a time")
}

fn window(text: &str) -> Window {
    let (from, until) = text.split_once('-').expect("two times");
    Window { from: from.parse().expect("a time of day"), until: until.parse().expect("a time of day") }
}

/// The same windows on all days.
fn daily(name: &str, windows: &[&str]) -> WorkingHours {
    let windows: Vec<Window> = windows.iter().copied().map(window).collect();
    WorkingHours::new(zone(name), std::array::from_fn(|_| windows.clone()), &[]).expect("good hours")
}

#[rstest]
#[case("within a day", "2026-03-25T08:00:00Z", 60, "2026-03-25T09:00:00Z")]
#[case("to the end of a day", "2026-03-25T08:00:00Z", 480, "2026-03-25T16:00:00Z")]
#[case("a minute more is on the next day", "2026-03-25T08:00:00Z", 481, "2026-03-26T08:01:00Z")]
#[case("from before the day", "2026-03-25T02:00:00Z", 60, "2026-03-25T09:00:00Z")]
#[case("over a weekend with a change of the clocks", "2026-03-27T15:00:00Z", 240, "2026-03-30T10:00:00Z")]
#[case("nothing is due at once, also at night", "2026-03-25T02:00:00Z", 0, "2026-03-25T02:00:00Z")]
fn due_times_are_counted_in_the_usual_hours_of_berlin(#[case] what: &str, #[case] from: &str, #[case] minutes: u32, #[case] due: &str) {
    assert_eq!(WorkingHours::usual(zone("Europe/Berlin")).due(time(from), minutes), time(due), "{what}");
}

#[rstest]
#[case("the next day", "2026-03-25T08:00:00Z", 1, "2026-03-26T08:00:00Z")]
#[case("over a weekend with a change of the clocks", "2026-03-27T15:00:00Z", 2, "2026-03-31T14:00:00Z")]
#[case("at night, counting begins in the morning", "2026-03-25T02:00:00Z", 1, "2026-03-26T08:00:00Z")]
#[case("no day later is as soon as somebody works", "2026-03-28T02:00:00Z", 0, "2026-03-30T07:00:00Z")]
fn days_are_those_on_which_somebody_works(#[case] what: &str, #[case] from: &str, #[case] days: u32, #[case] due: &str) {
    assert_eq!(WorkingHours::usual(zone("Europe/Berlin")).due_days(time(from), days), time(due), "{what}");
}

#[test]
fn a_shorter_day_ends_earlier() {
    let long = vec![window("08:00-18:00")];
    let week = [long.clone(), long.clone(), long.clone(), long, vec![window("08:00-11:00"), window("12:00-13:00")], vec![], vec![]];
    let hours = WorkingHours::new(Zone::utc(), week, &[]).expect("good hours");
    assert_eq!(hours.due_days(time("2026-03-26T15:00:00Z"), 1), time("2026-03-27T13:00:00Z"));
    assert_eq!(hours.due_days(time("2026-03-26T11:30:00Z"), 1), time("2026-03-27T12:00:00Z"));
    assert_eq!(WorkingHours::new(Zone::utc(), Week::default(), &[]).expect("read").due_days(time("2026-03-26T15:00:00Z"), 1), Time::END);
}

#[test]
fn holidays_are_not_worked() {
    let usual = WorkingHours::usual(zone("Europe/Berlin"));
    let christmas: Vec<Date> = ["2026-12-25", "2026-12-24"].map(|date| date.parse().expect("a date")).into();
    let hours = WorkingHours::new(usual.zone().clone(), usual.week().clone(), &christmas).expect("good hours");
    assert_eq!(hours.due(time("2026-12-23T15:00:00Z"), 120), time("2026-12-28T09:00:00Z"));
    assert_eq!(hours.minutes_between(time("2026-12-23T15:00:00Z"), time("2026-12-28T09:00:00Z")), 120);
}

#[rstest]
#[case("an hour that is skipped is none", "2026-03-29T00:00:00Z", "2026-03-29T02:00:00Z", 60)]
#[case("an hour that comes twice counts twice", "2026-10-25T00:00:00Z", "2026-10-25T02:00:00Z", 120)]
fn clocks_that_change_are_followed(#[case] what: &str, #[case] from: &str, #[case] until: &str, #[case] minutes: i64) {
    // Berlin goes from 2 to 3 in March, and from 3 to 2 in October.
    assert_eq!(daily("Europe/Berlin", &["02:00-04:00"]).minutes_between(time(from), time(until)), minutes, "{what}");
}

#[test]
fn a_window_that_is_skipped_does_not_overlap_the_next() {
    let hours = daily("Europe/Berlin", &["02:15-02:45", "03:00-04:00"]);
    assert_eq!(hours.minutes_between(time("2026-03-28T23:00:00Z"), time("2026-03-29T22:00:00Z")), 60);
}

#[test]
fn a_day_that_a_zone_skips_is_not_worked() {
    let hours = daily("Pacific/Apia", &["09:00-17:00"]);
    assert_eq!(hours.minutes_between(time("2011-12-29T10:00:00Z"), time("2011-12-31T10:00:00Z")), 16 * 60);
}

#[rstest]
#[case(&["09:00-17:00", "16:00-18:00"], "week.monday: 09:00 to 17:00 overlaps 16:00 to 18:00: make one of them")]
#[case(&["17:00-09:00"], "week.monday: 17:00 to 09:00 ends before it begins: work over midnight is two windows, one until 24:00")]
fn windows_that_cannot_be_are_refused(#[case] windows: &[&str], #[case] detail: &str) {
    let monday = windows.iter().copied().map(window).collect();
    let week = [monday, vec![], vec![], vec![], vec![], vec![], vec![]];
    assert_eq!(WorkingHours::new(Zone::utc(), week, &[]).expect_err("refused").detail, detail);
}

#[test]
fn a_calendar_without_a_working_minute_is_refused() {
    let now = time("2026-03-25T08:00:00Z");
    let none = WorkingHours::new(Zone::utc(), Week::default(), &[]).expect("read");
    assert_eq!(none.due(now, 1), Time::END);
    assert_eq!(none.checked(now).expect_err("refused").params[0].name, "week");
    let mondays = |count: i64| -> Vec<Date> {
        let monday: Date = "2026-03-30".parse().expect("a date");
        (0..count).map(|week| monday.saturating_add(jiff::Span::new().weeks(week))).collect()
    };
    let hours = |count| {
        let week = [vec![window("09:00-17:00")], vec![], vec![], vec![], vec![], vec![], vec![]];
        WorkingHours::new(Zone::utc(), week, &mondays(count)).expect("read").checked(now)
    };
    assert!(hours(51).is_ok());
    assert_eq!(hours(53).expect_err("refused").params[0].name, "holidays");
}

#[rstest]
#[case("09:00", Some("09:00"))]
#[case("24:00", Some("24:00"))]
#[case("24:01", None)]
#[case("9:00", None)]
#[case("09:60", None)]
#[case("+9:00", None)]
#[case("", None)]
fn times_of_day_are_read(#[case] text: &str, #[case] read: Option<&str>) {
    assert_eq!(text.parse::<Clock>().ok().map(|clock| clock.to_string()).as_deref(), read);
}

/// The definition, minute by minute.
fn counted(hours: &WorkingHours, holidays: &[Date], from: Time, until: Time) -> i64 {
    let tz = TimeZone::get(hours.zone().name()).expect("a known zone");
    let worked = |micros: i64| {
        let local = tz.to_datetime(Time::from_micros(micros).timestamp());
        let minute = Clock(local.hour() as u16 * 60 + local.minute() as u16);
        let windows = &hours.week()[usize::from(local.date().weekday().to_monday_zero_offset().unsigned_abs())];
        !holidays.contains(&local.date()) && windows.iter().any(|window| (window.from..window.until).contains(&minute))
    };
    (from.micros()..until.micros()).step_by(60_000_000).filter(|micros| worked(*micros)).count() as i64
}

const ZONES: [&str; 8] =
    ["UTC", "Europe/Berlin", "America/New_York", "America/Sao_Paulo", "Australia/Lord_Howe", "Asia/Kathmandu", "Pacific/Apia", "Africa/Cairo"];

fn some_hours() -> impl Strategy<Value = (WorkingHours, Vec<Date>)> {
    let windows = proptest::collection::vec(0_u16..=1440, 0..6).prop_map(|mut ends| {
        ends.sort_unstable();
        ends.dedup();
        ends.chunks_exact(2).map(|pair| Window { from: Clock(pair[0]), until: Clock(pair[1]) }).collect::<Vec<_>>()
    });
    let holidays = proptest::collection::vec(0_i64..400, 0..40).prop_map(|days| {
        let first = Date::constant(2011, 6, 1);
        days.into_iter().map(|day| first.saturating_add(jiff::Span::new().days(day))).collect::<Vec<_>>()
    });
    (proptest::sample::select(&ZONES[..]), proptest::array::uniform7(windows), holidays)
        .prop_map(|(name, week, holidays)| (WorkingHours::new(zone(name), week, &holidays).expect("windows in order"), holidays))
}

/// A minute of the thirteen months from June 2011.
fn some_minute() -> impl Strategy<Value = Time> {
    (0_i64..400 * 24 * 60).prop_map(|minute| time("2011-06-01T00:00:00Z").plus_seconds(minute * 60))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn minutes_are_those_of_the_definition((hours, holidays) in some_hours(), from in some_minute(), length in 0_i64..20 * 24 * 60) {
        let until = from.plus_seconds(length * 60);
        prop_assert_eq!(hours.minutes_between(from, until), counted(&hours, &holidays, from, until));
        prop_assert_eq!(hours.minutes_between(until, from), -hours.minutes_between(from, until));
    }

    #[test]
    fn what_is_due_after_so_many_minutes_is_so_many_minutes_away((hours, _) in some_hours(), from in some_minute(), seconds in 0_i64..60, minutes in 1_u32..20_000) {
        let from = from.plus_seconds(seconds);
        let due = hours.due(from, minutes);
        if due == Time::END {
            prop_assert!(hours.week().iter().all(Vec::is_empty));
        } else {
            prop_assert_eq!(hours.minutes_between(from, due), i64::from(minutes));
            prop_assert_eq!(hours.minutes_between(from, Time::from_micros(due.micros() - 1)), i64::from(minutes) - 1);
            prop_assert!(hours.due(from, minutes + 1) > due);
        }
    }

    #[test]
    fn what_is_due_after_days_comes_later_and_while_somebody_works((hours, _) in some_hours(), from in some_minute(), days in 0_u32..40) {
        let due = hours.due_days(from, days);
        if due == Time::END {
            prop_assert!(hours.week().iter().all(Vec::is_empty));
        } else {
            prop_assert!(due >= from);
            prop_assert!(hours.minutes_between(due.plus_seconds(-60), due.plus_seconds(60)) >= 1, "{due}");
            prop_assert!(hours.due_days(from, days + 1) > due);
        }
    }

    #[test]
    fn minutes_add_up((hours, _) in some_hours(), mut times in proptest::array::uniform3(some_minute())) {
        times.sort_unstable();
        let [a, b, c] = times;
        prop_assert_eq!(hours.minutes_between(a, b) + hours.minutes_between(b, c), hours.minutes_between(a, c));
    }
}
