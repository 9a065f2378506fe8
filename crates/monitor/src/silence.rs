//! Who says nothing any more: accounts beyond their own rhythm, and people who decide and were not heard. Pure.

pub mod deciders;
mod look;
pub mod routes;
pub mod store;

use jiff::ToSpan;
use jiff::civil::Date;
use kernel::closed;

pub use look::look;

/// Days back in which a rhythm is heard.
pub const REACH: i64 = 730;
/// A rhythm needs so many days on which somebody was heard.
const DAYS_FOR_RHYTHM: i64 = 4;
/// A gap is silence when chance alone makes one in so many gaps as long: once in a hundred.
const ONE_IN: f64 = 100.0;
/// A gap of fewer days is no silence, however fast the rhythm.
const SHORTEST: i64 = 30;
/// Who has no rhythm is silent after so many days.
pub const WITHOUT_RHYTHM: i64 = 180;

closed! {
    /// Why an account counts as silent.
    #[schema(as = SilentWhy)]
    Why, "reason of silence" {
        /// The gap is longer than its own rhythm explains.
        BeyondRhythm = "beyond_rhythm",
        /// It was hardly ever heard, and not in half a year.
        WithoutRhythm = "without_rhythm",
    }
}

/// On which days somebody of an account was heard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Heard {
    /// The first of them within reach.
    pub first: Date,
    /// The last.
    pub last: Date,
    /// How many.
    pub days: i64,
}

impl Heard {
    /// The mean number of days between two of them; none where there are too few for a rhythm.
    pub fn rhythm(&self) -> Option<f64> {
        (self.days >= DAYS_FOR_RHYTHM).then(|| days(self.first, self.last) as f64 / (self.days - 1) as f64)
    }
}

/// A silence.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Silence {
    /// Why it counts as one.
    pub why: Why,
    /// The mean number of days between two days on which somebody was heard.
    pub rhythm: Option<f64>,
    /// The day on which the gap became a silence.
    pub since: Date,
}

/// Whether an account is silent on a day: nobody was heard for longer than its rhythm explains. Days on which somebody is heard are taken to come
/// by chance at a steady rate, so that a gap is longer than g with the chance e^(−g ÷ mean gap).
pub fn silence(heard: Option<Heard>, customer_since: Date, today: Date) -> Option<Silence> {
    let rhythm = heard.and_then(|heard| heard.rhythm());
    let from = heard.map_or(customer_since, |heard| heard.last);
    let (why, gap) = match rhythm {
        Some(rhythm) => (Why::BeyondRhythm, ((rhythm * ONE_IN.ln()).ceil() as i64).clamp(SHORTEST, REACH)),
        None => (Why::WithoutRhythm, WITHOUT_RHYTHM),
    };
    let since = from.checked_add(gap.days()).ok()?;
    (since <= today).then_some(Silence { why, rhythm, since })
}

fn days(from: Date, until: Date) -> i64 {
    i64::from((until - from).get_days())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    const TODAY: Date = date(2026, 11, 22);

    fn ago(days: i64) -> Date {
        TODAY.checked_sub(days.days()).expect("a date")
    }

    /// Heard on so many days, so many days apart, the last time so many days ago.
    fn heard(days: i64, apart: i64, ago_last: i64) -> Heard {
        Heard { first: ago(ago_last + (days - 1) * apart), last: ago(ago_last), days }
    }

    #[rstest]
    #[case::within_its_rhythm(heard(10, 20, 92), None)]
    #[case::beyond_it(heard(10, 20, 93), Some(Why::BeyondRhythm))]
    #[case::fast_but_not_for_long(heard(100, 1, 29), None)]
    #[case::fast_and_for_a_month(heard(100, 1, 30), Some(Why::BeyondRhythm))]
    #[case::too_few_days_for_a_rhythm(heard(3, 5, 179), None)]
    #[case::too_few_days_and_half_a_year(heard(3, 5, 180), Some(Why::WithoutRhythm))]
    fn a_gap_is_measured_by_the_own_rhythm(#[case] heard: Heard, #[case] why: Option<Why>) {
        assert_eq!(silence(Some(heard), ago(2_000), TODAY).map(|silence| silence.why), why);
    }

    #[rstest]
    #[case(179, false)]
    #[case(180, true)]
    fn who_was_never_heard_is_silent_after_half_a_year(#[case] customer_for: i64, #[case] silent: bool) {
        assert_eq!(silence(None, ago(customer_for), TODAY).is_some(), silent);
    }

    proptest! {
        #[test]
        fn a_silence_begins_once_and_goes_on(days in 4..200_i64, apart in 1..30_i64, gap in 0..900_i64) {
            let heard = heard(days, apart, gap);
            if let Some(silence) = silence(Some(heard), ago(2_000), TODAY) {
                prop_assert!(silence.since <= TODAY && silence.since >= heard.last.checked_add(SHORTEST.days()).expect("a date"));
                let eve = silence.since.yesterday().expect("a date");
                prop_assert_eq!(super::silence(Some(heard), ago(2_000), eve), None);
                prop_assert_eq!(super::silence(Some(heard), ago(2_000), TODAY.tomorrow().expect("a date")), Some(silence));
            }
        }
    }
}
