//! Whether a row is a reason for an alert. Pure.

use measure::reading::Row;

use super::Condition;
use crate::alerts::Way;

/// A change counts as proved when chance alone makes one as large so seldom.
const PROVED: f64 = 0.05;
/// An episode goes on until chance alone makes a change as large so often.
const OVER: f64 = 0.25;

/// What a row says to a condition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Verdict {
    /// It is a reason to fire.
    pub fires: bool,
    /// It is a reason not to call an episode over.
    pub holds: bool,
    /// Which way it went.
    pub way: Way,
}

/// What a row of so many groups says; nothing where it was not computed. Among many groups one is proved to have changed only when chance would
/// seldom make any of them do so (Bonferroni).
pub(super) fn judge(condition: &Condition, row: &Row, groups: usize) -> Option<Verdict> {
    let verdict = |fires: bool, holds: bool, way: Way| Some(Verdict { fires, holds: fires || holds, way });
    match condition {
        Condition::Below { value, sure } => {
            let (now, high) = (row.value?, if *sure { row.high? } else { row.value? });
            verdict(high < *value, now < *value, Way::Down)
        }
        Condition::Above { value, sure } => {
            let (now, low) = (row.value?, if *sure { row.low? } else { row.value? });
            verdict(low > *value, now > *value, Way::Up)
        }
        Condition::Fell {} => changed(row, groups, |change| change < 0.0),
        Condition::Rose {} => changed(row, groups, |change| change > 0.0),
        Condition::Moved {} => changed(row, groups, |_| true),
        Condition::TooFew { n } => verdict(row.n < *n, false, Way::Down),
        Condition::Silent { after } => {
            let before = row.comparison.as_ref()?.previous_n;
            verdict(row.n == 0 && before >= *after, row.n == 0, Way::Down)
        }
        Condition::Doubled { n } => {
            let before = row.comparison.as_ref()?.previous_n;
            let doubled = row.n >= before.saturating_mul(2);
            verdict(row.n >= *n && doubled && rose(row.n, before, groups), doubled && row.n > 0, Way::Up)
        }
    }
}

fn changed(row: &Row, groups: usize, wanted: fn(f64) -> bool) -> Option<Verdict> {
    let comparison = row.comparison.as_ref()?;
    let change = comparison.change?;
    // Without any spread there is nothing to test, and without any change nothing to prove.
    let p = if change == 0.0 { 1.0 } else { comparison.p? };
    let way = if change < 0.0 { Way::Down } else { Way::Up };
    let fires = wanted(change) && p < PROVED / groups.max(1) as f64;
    Some(Verdict { fires, holds: fires || wanted(change) && p < OVER, way })
}

/// Whether one count is proved to be larger than another of as many days: given both together, each vote is as likely to be of either, were there no
/// difference (Przyborowski and Wilenski 1940, normal approximation with continuity correction).
fn rose(now: u64, before: u64, groups: usize) -> bool {
    let (now, before) = (now as f64, before as f64);
    let z = (now - before - 1.0) / (now + before).sqrt();
    measure::statistics::distribution::normal_two_sided(z) < PROVED / groups.max(1) as f64
}

#[cfg(test)]
mod tests {
    use measure::reading::Comparison;
    use rstest::rstest;

    use super::*;

    fn row(value: f64, reach: f64) -> Row {
        Row { n: 40, value: Some(value), low: Some(value - reach), high: Some(value + reach), ..Row::default() }
    }

    fn moved(change: f64, p: f64) -> Row {
        Row { comparison: Some(Comparison { change: Some(change), p: Some(p), ..Comparison::default() }), ..row(10.0, 1.0) }
    }

    fn counted(n: u64, before: u64) -> Row {
        Row { n, comparison: Some(Comparison { previous_n: before, ..Comparison::default() }), ..Row::default() }
    }

    #[rstest]
    #[case::surely_below(Condition::Below { value: 20.0, sure: true }, row(10.0, 9.0), true, true)]
    #[case::perhaps_below(Condition::Below { value: 20.0, sure: true }, row(10.0, 11.0), false, true)]
    #[case::below_is_enough(Condition::Below { value: 20.0, sure: false }, row(10.0, 11.0), true, true)]
    #[case::not_below(Condition::Below { value: 20.0, sure: true }, row(20.0, 1.0), false, false)]
    #[case::surely_above(Condition::Above { value: 0.0, sure: true }, row(10.0, 9.0), true, true)]
    #[case::fell(Condition::Fell {}, moved(-3.0, 0.01), true, true)]
    #[case::fell_perhaps(Condition::Fell {}, moved(-3.0, 0.2), false, true)]
    #[case::hardly_fell(Condition::Fell {}, moved(-3.0, 0.3), false, false)]
    #[case::rose_instead(Condition::Fell {}, moved(3.0, 0.001), false, false)]
    #[case::rose(Condition::Rose {}, moved(3.0, 0.001), true, true)]
    #[case::either_way(Condition::Moved {}, moved(3.0, 0.001), true, true)]
    #[case::too_few(Condition::TooFew { n: 41 }, row(10.0, 1.0), true, true)]
    #[case::enough(Condition::TooFew { n: 40 }, row(10.0, 1.0), false, false)]
    #[case::silent(Condition::Silent { after: 5 }, counted(0, 5), true, true)]
    #[case::hardly_ever_heard(Condition::Silent { after: 5 }, counted(0, 4), false, true)]
    #[case::heard(Condition::Silent { after: 5 }, counted(1, 9), false, false)]
    #[case::doubled(Condition::Doubled { n: 10 }, counted(20, 6), true, true)]
    #[case::doubled_by_chance(Condition::Doubled { n: 10 }, counted(10, 5), false, true)]
    #[case::not_doubled(Condition::Doubled { n: 10 }, counted(200, 101), false, false)]
    #[case::too_few_to_double(Condition::Doubled { n: 10 }, counted(9, 0), false, true)]
    fn a_row_is_held_against_a_condition(#[case] condition: Condition, #[case] row: Row, #[case] fires: bool, #[case] holds: bool) {
        let verdict = judge(&condition, &row, 1).expect("computed");
        assert_eq!((verdict.fires, verdict.holds), (fires, holds));
    }

    #[test]
    fn of_many_groups_one_changes_by_chance() {
        assert!(judge(&Condition::Fell {}, &moved(-3.0, 0.01), 1).expect("computed").fires);
        assert!(!judge(&Condition::Fell {}, &moved(-3.0, 0.01), 10).expect("computed").fires);
        assert!(judge(&Condition::Fell {}, &moved(-3.0, 0.004), 10).expect("computed").fires);
    }

    #[test]
    fn what_was_not_computed_is_no_verdict() {
        assert_eq!(judge(&Condition::Below { value: 1.0, sure: true }, &Row { n: 3, ..Row::default() }, 1), None);
        assert_eq!(judge(&Condition::Fell {}, &row(1.0, 1.0), 1), None);
    }
}
