//! The two years: their days, months and working hours.

use jiff::ToSpan;
use jiff::civil::{Date, DateTime, Weekday};

use crate::stream::Stream;

/// The two years that end with the day before `until`.
#[derive(Clone, Copy, Debug)]
pub struct Span {
    /// The first day that is not part of them.
    pub until: Date,
}

/// How much of a working day's mail is written in each hour from 7 to 20.
const HOURS: [f64; 14] = [2.0, 6.0, 11.0, 12.0, 10.0, 6.0, 7.0, 10.0, 10.0, 8.0, 5.0, 2.0, 1.0, 1.0];

impl Span {
    /// The first day.
    pub fn begin(&self) -> Date {
        self.until.saturating_sub(2.years())
    }

    /// The first day of the month that lies so many months before the month of `until`.
    pub fn month(&self, before: i32) -> Date {
        self.until.first_of_month().saturating_sub(before.months())
    }

    /// The days from `from` on in steps of `days`, as far as the two years go.
    pub fn days(&self, from: Date, days: i32) -> impl Iterator<Item = Date> + use<> {
        let until = self.until;
        let begin = self.begin();
        from.series(days.days()).take_while(move |day| *day < until).filter(move |day| *day >= begin)
    }

    /// Whether it has happened.
    pub fn holds(&self, moment: DateTime) -> bool {
        (self.begin()..self.until).contains(&moment.date())
    }
}

/// A day some days later.
pub fn later(day: Date, days: i32) -> Date {
    day.saturating_add(days.days())
}

/// How many days lie between two days.
pub fn days_between(from: Date, to: Date) -> i32 {
    from.until(to).map_or(0, |span| span.get_days())
}

/// A moment of a working day: the day itself, or the Monday after it.
pub fn working_moment(day: Date, stream: &mut Stream) -> DateTime {
    let day = match day.weekday() {
        Weekday::Saturday => later(day, 2),
        Weekday::Sunday => later(day, 1),
        _ => day,
    };
    let hour = 7 + stream.weighted(HOURS.into_iter());
    day.at(hour as i8, stream.below(60) as i8, 0, 0)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn months_are_counted_back_from_the_month_of_the_end() {
        let span = Span { until: date(2026, 3, 31) };
        assert_eq!((span.month(0), span.month(5)), (date(2026, 3, 1), date(2025, 10, 1)));
        assert_eq!(span.begin(), date(2024, 3, 31));
    }

    #[test]
    fn nobody_works_at_night_or_on_sundays() {
        let mut stream = Stream::of(1, "test");
        for day in 0..60 {
            let moment = working_moment(later(date(2026, 1, 1), day), &mut stream);
            assert!((7..21).contains(&moment.hour()) && !matches!(moment.weekday(), Weekday::Saturday | Weekday::Sunday), "{moment}");
        }
    }

    #[test]
    fn days_lie_within_the_two_years() {
        let span = Span { until: date(2026, 3, 31) };
        let days: Vec<_> = span.days(date(2024, 1, 1), 30).collect();
        assert!((24..=25).contains(&days.len()) && days[0] >= span.begin() && *days.last().expect("days") < span.until);
    }
}
