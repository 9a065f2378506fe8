//! What a case promises, and by when: counted in working hours from the moment a promise begins. The rules here are pure.

mod late;
pub mod recount;
mod store;

use kernel::{Time, WorkingHours};

use super::{Due, Kind, Priority};
use crate::services;

pub use late::{are_late, look};
pub(crate) use store::Promised;
pub(super) use store::{answered, changed, heard, level_at, levels, of, opened};

/// Somebody who complained hears from us within so many working minutes, whatever their class of service allows.
const ACKNOWLEDGED: i64 = 240;
/// After how many days on which somebody works a customer who complained hears the plan, and is asked whether it is done.
const A_DAY: u32 = 1;
/// After how many such days they hear from us again.
const AGAIN: u32 = 2;
/// After how many days of the calendar we look whether it stayed done.
const CHECKED: i64 = 30;
/// Words so many days before the check count as the check.
const BEFORE_CHECK: i64 = 7;
const DAY: i64 = 86_400;

/// By what a promise is counted.
pub(crate) struct Clockwork<'c> {
    pub hours: &'c WorkingHours,
    pub class: Option<&'c services::Record>,
    pub kind: Kind,
    pub priority: Priority,
}

impl Clockwork<'_> {
    /// By when something is promised that begins at a moment; none when nothing is.
    pub fn due_at(&self, what: Due, from: Time) -> Option<Time> {
        let complaint = self.kind == Kind::Complaint;
        match what {
            Due::FirstWord => Some(self.minutes_later(from, self.first_word()?)),
            Due::Resolve if self.kind != Kind::Praise => Some(self.minutes_later(from, self.class?.resolve_minutes)),
            Due::Plan | Due::Confirm if complaint => Some(self.hours.due_days(from, A_DAY)),
            Due::Word if complaint => Some(self.hours.due_days(from, AGAIN)),
            Due::Check if complaint => Some(self.hours.due_days(from.plus_seconds(CHECKED * DAY), 0)),
            _ => None,
        }
    }

    fn first_word(&self) -> Option<i64> {
        let class = self.class.map(|class| class.first_word_minutes);
        match self.kind {
            Kind::Experience => class,
            Kind::Complaint => Some(class.map_or(ACKNOWLEDGED, |minutes| minutes.min(ACKNOWLEDGED))),
            // Thanks are owed, but nobody waits for them: they have the time in which others are helped.
            Kind::Praise => self.class.map(|class| class.resolve_minutes),
        }
    }

    /// What is urgent has half of the time.
    fn minutes_later(&self, from: Time, minutes: i64) -> Time {
        let minutes = if self.priority == Priority::Urgent { (minutes + 1) / 2 } else { minutes };
        self.hours.due(from, u32::try_from(minutes).unwrap_or(u32::MAX))
    }
}

#[cfg(test)]
mod tests {
    use kernel::working::{Clock, Window};
    use kernel::{Id, Zone};
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    fn time(text: &str) -> Time {
        text.parse().expect("a time")
    }

    fn class(first_word_minutes: i64, resolve_minutes: i64) -> services::Record {
        services::Record {
            id: Id::from_bytes([1; 16]),
            name: "Gold".into(),
            position: 0,
            condition: String::new(),
            first_word_minutes,
            resolve_minutes,
            escalation: Vec::new(),
            changed_at: Time::default(),
            revision: 0,
        }
    }

    // Wednesday morning in Berlin, summer time.
    #[rstest]
    #[case(Kind::Experience, Priority::High, Due::FirstWord, Some("2026-07-01T09:00:00Z"))]
    #[case(Kind::Experience, Priority::Urgent, Due::FirstWord, Some("2026-07-01T08:00:00Z"))]
    #[case(Kind::Experience, Priority::Low, Due::Resolve, Some("2026-07-02T15:00:00Z"))]
    #[case(Kind::Experience, Priority::High, Due::Plan, None)]
    #[case(Kind::Experience, Priority::High, Due::Check, None)]
    #[case(Kind::Complaint, Priority::High, Due::FirstWord, Some("2026-07-01T09:00:00Z"))]
    #[case(Kind::Complaint, Priority::High, Due::Plan, Some("2026-07-02T07:00:00Z"))]
    #[case(Kind::Complaint, Priority::High, Due::Word, Some("2026-07-03T07:00:00Z"))]
    #[case(Kind::Complaint, Priority::High, Due::Confirm, Some("2026-07-02T07:00:00Z"))]
    #[case(Kind::Complaint, Priority::High, Due::Check, Some("2026-07-31T07:00:00Z"))]
    #[case(Kind::Praise, Priority::Low, Due::FirstWord, Some("2026-07-02T15:00:00Z"))]
    #[case(Kind::Praise, Priority::Low, Due::Resolve, None)]
    fn promises_are_counted_in_working_hours(#[case] kind: Kind, #[case] priority: Priority, #[case] what: Due, #[case] due: Option<&str>) {
        let (hours, class) = (WorkingHours::usual("Europe/Berlin".parse().expect("a zone")), class(120, 960));
        let clockwork = Clockwork { hours: &hours, class: Some(&class), kind, priority };
        assert_eq!(clockwork.due_at(what, time("2026-07-01T07:00:00Z")), due.map(time));
    }

    #[test]
    fn without_a_class_only_those_who_complained_are_promised_something() {
        let hours = WorkingHours::usual(Zone::utc());
        let promised = |kind| {
            let clockwork = Clockwork { hours: &hours, class: None, kind, priority: Priority::Normal };
            Due::ALL.iter().copied().filter(|what| clockwork.due_at(*what, Time::default()).is_some()).collect::<Vec<_>>()
        };
        assert_eq!(promised(Kind::Complaint), [Due::FirstWord, Due::Plan, Due::Word, Due::Confirm, Due::Check]);
        assert_eq!((promised(Kind::Experience), promised(Kind::Praise)), (vec![], vec![]));
    }

    fn some_hours() -> impl Strategy<Value = WorkingHours> {
        let zone = prop::sample::select(vec!["UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "Pacific/Apia"]);
        let day = (0_u16..1_380, 10_u16..600).prop_map(|(from, length)| {
            let clock = |minutes: u16| Clock::of_minutes(minutes.min(1_440)).expect("a time of day");
            vec![Window { from: clock(from), until: clock(from + length) }]
        });
        let week = prop::array::uniform7(prop_oneof![1 => Just(Vec::new()), 2 => day]);
        (zone, week).prop_filter_map("somebody works", |(zone, week)| {
            let zone: Zone = zone.parse().expect("a zone");
            WorkingHours::new(zone, week, &[]).expect("good hours").checked(Time::default()).ok()
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(200))]

        #[test]
        fn nothing_is_due_before_it_begins_nor_while_nobody_works(hours in some_hours(), first in 1_i64..600, more in 0_i64..5_000, seconds in 1_700_000_000_i64..2_000_000_000, kind in prop::sample::select(Kind::ALL), priority in prop::sample::select(Priority::ALL)) {
            let (class, from) = (class(first, first + more), Time::from_micros(seconds * 1_000_000));
            let clockwork = Clockwork { hours: &hours, class: Some(&class), kind, priority };
            // Who works ten minutes a week needs years for what others do in a day; a change of clocks may take one window away.
            let a_week = hours.minutes_between(from, from.plus_seconds(7 * DAY)).max(5);
            let days = 400 + 14 * (first + more) / a_week;
            for due in Due::ALL.iter().filter_map(|what| clockwork.due_at(*what, from)) {
                prop_assert!(due > from);
                prop_assert!(hours.minutes_between(due.plus_seconds(-60), due.plus_seconds(60)) >= 1, "{due} is closed");
                prop_assert!(due <= from.plus_seconds(days * DAY), "{due} is never");
            }
        }
    }
}
