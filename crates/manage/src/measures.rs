//! How well cases are taken care of: how long until customers hear from us and until it is done, how often in time, and whether those who had a case
//! recover better than those who said the same and had none. The rules here are pure; docs/metrics/cases.md tells them.

mod recovery;
pub mod routes;
mod store;

use identity::Team;
use journeys::touchpoints::Touchpoint;
use kernel::{Id, Time};
use measure::statistics::median::median;
use measure::statistics::share::wilson;
use measure::statistics::{Bounds, Estimate, Sample};

use crate::cases::Kind;

/// The confidence of all intervals here.
const CONFIDENCE: f64 = 0.95;
const MINUTE: i64 = 60_000_000;

/// Which cases are measured.
#[derive(Clone, Copy, Debug)]
pub struct Which {
    /// That opened from here on.
    pub from: Time,
    /// And before.
    pub until: Time,
    /// Of this team.
    pub team: Option<Id<Team>>,
    /// About this touchpoint.
    pub touchpoint: Option<Id<Touchpoint>>,
    /// Of this kind.
    pub kind: Option<Kind>,
}

/// A time that things took, in minutes.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Took {
    /// Of how many cases.
    pub n: usize,
    /// The middle one.
    pub median: Option<f64>,
    /// The interval of the median.
    pub bounds: Option<Bounds>,
}

impl Took {
    fn of(spans: impl Iterator<Item = (Time, Time)>) -> Self {
        let mut minutes: Vec<f64> = spans.map(|(from, until)| (until.micros() - from.micros()).max(0) as f64 / MINUTE as f64).collect();
        let (median, bounds) = median(&mut minutes, CONFIDENCE).unzip();
        Self { n: minutes.len(), median, bounds: bounds.flatten() }
    }
}

/// How many of some were in time.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct InTime {
    /// Of how many.
    pub n: usize,
    /// Which share.
    pub share: Option<f64>,
    /// Its interval.
    pub bounds: Option<Bounds>,
}

impl InTime {
    fn of(kept: usize, n: usize) -> Self {
        if n == 0 {
            return Self::default();
        }
        let share = kept as f64 / n as f64;
        Self { n, share: Some(share), bounds: Some(wilson(share, n as f64, 1.0, CONFIDENCE)) }
    }
}

/// Scores of people before and after, brought to 0 to 10.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Recovery {
    /// Of how many people.
    pub n: usize,
    /// What they said on average.
    pub before: f64,
    /// What they said the next time.
    pub after: f64,
    /// After minus before.
    pub change: Estimate,
}

/// What somebody said of one question, and the next time.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Pair {
    /// Of which question.
    question: i64,
    before: f64,
    after: f64,
}

impl Pair {
    /// Those who said equally little of the same question.
    fn alike(&self) -> (i64, i64) {
        (self.question, (self.before * 1_000.0).round() as i64)
    }
}

impl Recovery {
    /// Of pairs, each with its weight.
    fn of(pairs: &[(Pair, f64)]) -> Option<Self> {
        let mean = |of: fn(&Pair) -> f64| Sample::of(pairs.iter().map(|(pair, weight)| (of(pair), 1, *weight, weight * weight)));
        let change = mean(|pair| pair.after - pair.before)?;
        Some(Self { n: pairs.len(), before: mean(|pair| pair.before)?.mean, after: mean(|pair| pair.after)?.mean, change: change.student(1.0) })
    }
}

/// Recovery of those who had a case beside that of others.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Recoveries {
    /// All who had a case and answered again.
    pub with_case: Option<Recovery>,
    /// Those of them for whom somebody said equally little and had none.
    pub matched: Option<Recovery>,
    /// These others, weighted so that each score of each question counts as it does among the matched.
    pub without_case: Option<Recovery>,
}

/// Sets those with a case beside those without one who said equally little of the same question.
fn beside(with: &[Pair], without: &[Pair]) -> Recoveries {
    let count = |pairs: &[Pair], alike: (i64, i64)| pairs.iter().filter(|pair| pair.alike() == alike).count();
    let mut sizes = std::collections::BTreeMap::new();
    for pair in with.iter().chain(without) {
        let alike = pair.alike();
        sizes.entry(alike).or_insert_with(|| (count(with, alike), count(without, alike)));
    }
    let both = |pair: &&Pair| sizes.get(&pair.alike()).is_some_and(|(with, without)| *with > 0 && *without > 0);
    let equal: Vec<_> = with.iter().map(|pair| (*pair, 1.0)).collect();
    let matched: Vec<_> = with.iter().filter(both).map(|pair| (*pair, 1.0)).collect();
    let weight = |pair: &Pair| sizes.get(&pair.alike()).map_or(0.0, |(with, without)| *with as f64 / *without as f64);
    let others: Vec<_> = without.iter().filter(both).map(|pair| (*pair, weight(pair))).collect();
    Recoveries { with_case: Recovery::of(&equal), matched: Recovery::of(&matched), without_case: Recovery::of(&others) }
}

/// All that is measured of cases.
#[derive(Clone, Debug)]
pub struct Measures {
    /// How many opened.
    pub opened: usize,
    /// Of these, how many are not done.
    pub open: usize,
    /// Until customers heard from us.
    pub first_word: Took,
    /// Until it was done.
    pub close: Took,
    /// First words in time.
    pub first_word_in_time: InTime,
    /// Done in time.
    pub in_time: InTime,
    /// Who recovered.
    pub recovery: Recoveries,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pair(question: i64, before: f64, after: f64) -> Pair {
        Pair { question, before, after }
    }

    #[test]
    fn others_count_as_those_with_a_case() {
        // Three said 2 and one said 6; of the others, one said 2 and two said 6; who said 4 has nobody beside them.
        let with = [pair(1, 2.0, 8.0), pair(1, 2.0, 7.0), pair(1, 2.0, 6.0), pair(1, 6.0, 8.0), pair(1, 4.0, 10.0)];
        let without = [pair(1, 2.0, 4.0), pair(1, 6.0, 6.0), pair(1, 6.0, 8.0), pair(2, 2.0, 0.0)];
        let found = beside(&with, &without);
        let (all, matched, others) = (found.with_case.expect("some"), found.matched.expect("some"), found.without_case.expect("some"));
        assert_eq!((all.n, matched.n, others.n), (5, 4, 3));
        assert!((matched.before - 3.0).abs() < 1e-12 && (others.before - 3.0).abs() < 1e-12, "equally low: {matched:?} {others:?}");
        assert!((matched.change.value - 4.25).abs() < 1e-12, "(6 + 5 + 4 + 2) / 4");
        assert!((others.change.value - 1.75).abs() < 1e-12, "(3 × 2 + (0 + 2) / 2) / 4");
        assert!(matched.change.minus(&others.change, CONFIDENCE).change > 2.4);
    }

    #[test]
    fn nothing_is_made_of_nothing() {
        assert_eq!(beside(&[], &[pair(1, 2.0, 4.0)]), Recoveries::default());
        assert_eq!((InTime::of(0, 0).share, Took::of(std::iter::empty()).median), (None, None));
        assert_eq!(InTime::of(3, 4).share, Some(0.75));
    }
}
