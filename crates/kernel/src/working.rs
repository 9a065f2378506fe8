//! Working hours: which minutes of a week somebody works, but for holidays; due times counted in them. Pure, exact over daylight saving.
//!
//! An instant is worked when the clocks of the zone show a time within a window of its weekday, and its date is no holiday. So an hour that is
//! skipped is none, and one that comes twice counts twice.

use std::fmt;
use std::ops::Range;
use std::str::FromStr;

use jiff::civil::Date;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::calendar::Zone;
use crate::refusal::{Code, Refusal};
use crate::time::Time;

const MINUTE: i64 = 60_000_000;
const DAY: i64 = 24 * 60 * MINUTE;

/// The days of a week as JSON names them, Monday first.
pub const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// A time of day to the minute, `00:00` to `24:00`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Clock(u16);

impl Clock {
    /// The time so many minutes after midnight; none behind 24:00.
    pub const fn of_minutes(minutes: u16) -> Option<Self> {
        if minutes <= 24 * 60 { Some(Self(minutes)) } else { None }
    }

    const fn micros(self) -> i64 {
        self.0 as i64 * MINUTE
    }
}

impl fmt::Display for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.0 / 60, self.0 % 60)
    }
}

impl FromStr for Clock {
    type Err = Refusal;

    fn from_str(text: &str) -> Result<Self, Refusal> {
        let digits = |part: &str| if part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit()) { part.parse::<u16>().ok() } else { None };
        let read = text.split_once(':').and_then(|(hours, minutes)| Some((digits(hours)?, digits(minutes)?)));
        read.filter(|(_, minutes)| *minutes < 60)
            .and_then(|(hours, minutes)| Self::of_minutes(hours * 60 + minutes))
            .ok_or_else(|| Refusal::new(Code::InvalidTime, format!("{text:?} is not a time of day: write it as 09:00, midnight at the end as 24:00")))
    }
}

impl Serialize for Clock {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Clock {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}

/// A stretch of a day in which somebody works.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Window {
    /// Its first minute.
    pub from: Clock,
    /// The first minute behind it.
    pub until: Clock,
}

/// The windows of each weekday, Monday first.
pub type Week = [Vec<Window>; 7];

/// The hours in which a workspace works.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkingHours {
    zone: Zone,
    week: Week,
    /// Days since 1970-01-01, in order.
    holidays: Vec<i64>,
}

impl WorkingHours {
    /// The hours of a week without these holidays; refuses windows that end before they begin, or overlap.
    pub fn new(zone: Zone, mut week: Week, holidays: &[Date]) -> Result<Self, Refusal> {
        for (windows, day) in week.iter_mut().zip(WEEKDAYS) {
            windows.sort_unstable();
            if let Some(window) = windows.iter().find(|window| window.from >= window.until) {
                let reason = format!("{} to {} ends before it begins: work over midnight is two windows, one until 24:00", window.from, window.until);
                return Err(Refusal::field(format!("week.{day}"), reason));
            }
            if let Some(pair) = windows.windows(2).find(|pair| pair[0].until > pair[1].from) {
                let [one, other] = [pair[0], pair[1]];
                let reason = format!("{} to {} overlaps {} to {}: make one of them", one.from, one.until, other.from, other.until);
                return Err(Refusal::field(format!("week.{day}"), reason));
            }
        }
        let mut holidays: Vec<i64> = holidays.iter().map(|date| day_of(*date)).collect();
        holidays.sort_unstable();
        holidays.dedup();
        Ok(Self { zone, week, holidays })
    }

    /// Monday to Friday from nine to five.
    pub fn usual(zone: Zone) -> Self {
        let window = Window { from: Clock(9 * 60), until: Clock(17 * 60) };
        let week = std::array::from_fn(|day| if day < 5 { vec![window] } else { Vec::new() });
        Self { zone, week, holidays: Vec::new() }
    }

    /// The same hours, unless nobody works for a whole year from `now`: nothing would ever be due.
    pub fn checked(self, now: Time) -> Result<Self, Refusal> {
        if self.week.iter().all(Vec::is_empty) {
            return Err(Refusal::field("week", "has no working minute, so that nothing would ever be due: give at least one day a window"));
        }
        if self.minutes_between(now, now.plus_seconds(365 * 24 * 3600)) == 0 {
            let reason = "leave no working minute in the next year, so that nothing would ever be due: take some away, or work on another day";
            return Err(Refusal::field("holidays", reason));
        }
        Ok(self)
    }

    /// The zone whose clocks count.
    pub const fn zone(&self) -> &Zone {
        &self.zone
    }

    /// The windows of each weekday, in order.
    pub const fn week(&self) -> &Week {
        &self.week
    }

    /// The first instant at which so many minutes were worked since `from`; the last one there is, when they never are.
    pub fn due(&self, from: Time, minutes: u32) -> Time {
        let mut left = i64::from(minutes) * MINUTE;
        if left == 0 {
            return from;
        }
        for worked in self.worked(from, Time::END).map(|worked| worked.span) {
            if left <= worked.end - worked.start {
                return Time::from_micros(worked.start + left);
            }
            left -= worked.end - worked.start;
        }
        Time::END
    }

    /// The same time of day, so many days later on which somebody works; the end of that day's work where it ends earlier. Counting begins with the
    /// first instant that is worked from `from` on.
    pub fn due_days(&self, from: Time, days: u32) -> Time {
        let mut worked = self.worked(from, Time::END);
        let Some(first) = worked.next() else { return Time::END };
        let clock = first.span.start + first.offset - first.day * DAY;
        let (mut left, mut last) = (days, first);
        if left == 0 {
            return Time::from_micros(last.span.start);
        }
        for next in worked {
            if next.day != last.day {
                if left == 0 {
                    return Time::from_micros(last.span.end);
                }
                left -= 1;
            }
            let at = next.day * DAY + clock - next.offset;
            if left == 0 && at <= next.span.end {
                return Time::from_micros(at.max(next.span.start));
            }
            last = next;
        }
        Time::END
    }

    /// How many whole minutes are worked from one instant to another; less than none when the other came before.
    pub fn minutes_between(&self, from: Time, until: Time) -> i64 {
        if until < from {
            return -self.minutes_between(until, from);
        }
        self.worked(from, until).map(|worked| worked.span.end - worked.span.start).sum::<i64>() / MINUTE
    }

    /// The stretches that are worked from one instant to another, in order.
    fn worked(&self, from: Time, until: Time) -> impl Iterator<Item = Part> {
        Days { zone: &self.zone, at: from.micros(), until: until.micros(), offset: 0, steady_until: i64::MIN }.flat_map(|day| {
            let windows = if self.holidays.binary_search(&day.day).is_ok() { &[][..] } else { &self.week[weekday(day.day)][..] };
            let midnight = day.day * DAY - day.offset;
            let within = move |window: &Window| {
                let (start, end) = (midnight + window.from.micros(), midnight + window.until.micros());
                Part { day: day.day, offset: day.offset, span: start.max(day.span.start)..end.min(day.span.end) }
            };
            windows.iter().map(within).filter(|worked| !worked.span.is_empty())
        })
    }
}

/// A day of a zone, or a part of it within which its clocks do not change.
struct Part {
    /// Days since 1970-01-01 as the clocks show them.
    day: i64,
    /// What the clocks are ahead of UTC, in microseconds.
    offset: i64,
    /// Its instants, in microseconds.
    span: Range<i64>,
}

/// The parts of days from one instant to another, in the order of time.
struct Days<'z> {
    zone: &'z Zone,
    at: i64,
    until: i64,
    offset: i64,
    /// Until when the clocks keep their offset.
    steady_until: i64,
}

impl Iterator for Days<'_> {
    type Item = Part;

    fn next(&mut self) -> Option<Part> {
        if self.at >= self.until {
            return None;
        }
        if self.at >= self.steady_until {
            let (seconds, until) = self.zone.steady(Time::from_micros(self.at));
            self.offset = i64::from(seconds) * 1_000_000;
            self.steady_until = until.map_or(i64::MAX, Time::micros);
        }
        let day = (self.at + self.offset).div_euclid(DAY);
        let end = ((day + 1) * DAY - self.offset).min(self.steady_until).min(self.until);
        let span = self.at..end;
        self.at = end;
        Some(Part { day, offset: self.offset, span })
    }
}

/// Monday is 0; 1970-01-01 was a Thursday.
fn weekday(day: i64) -> usize {
    usize::try_from((day + 3).rem_euclid(7)).unwrap_or_default()
}

fn day_of(date: Date) -> i64 {
    date.at(0, 0, 0, 0).to_zoned(jiff::tz::TimeZone::UTC).map_or(0, |zoned| zoned.timestamp().as_second().div_euclid(24 * 3600))
}

#[cfg(test)]
mod tests;
