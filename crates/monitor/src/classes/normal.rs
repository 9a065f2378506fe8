//! Scores on one scale: 0 is the bad end, 10 the good one.

use listen::questions::HigherIs;
use measure::catalogue::Known;

/// How the points of a question become points from 0 to 10.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Normal {
    bad: f64,
    good: f64,
}

impl Normal {
    /// The form of a scale from `low` to `high`.
    pub fn of(low: f64, high: f64, higher_is: HigherIs) -> Self {
        match higher_is {
            HigherIs::Better => Self { bad: low, good: high },
            HigherIs::Worse => Self { bad: high, good: low },
        }
    }

    /// The form of a survey question; none of choices and words.
    pub fn of_question(known: &Known) -> Option<Self> {
        known.scale.filter(|scale| scale.low < scale.high).map(|scale| Self::of(scale.low, scale.high, known.higher_is))
    }

    /// A point from 0 to 10.
    pub fn at(self, score: f64) -> f64 {
        (10.0 * (score - self.bad) / (self.good - self.bad)).clamp(0.0, 10.0)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case::recommendation(0.0, 10.0, HigherIs::Better, 7.0, 7.0)]
    #[case::four_of_five(1.0, 5.0, HigherIs::Better, 4.0, 7.5)]
    #[case::three_of_five(1.0, 5.0, HigherIs::Better, 3.0, 5.0)]
    #[case::partly_solved(0.0, 2.0, HigherIs::Better, 1.0, 5.0)]
    #[case::effort_where_less_is_better(1.0, 7.0, HigherIs::Worse, 1.0, 10.0)]
    #[case::the_worst_effort(1.0, 7.0, HigherIs::Worse, 7.0, 0.0)]
    fn points_lie_between_0_and_10(#[case] low: f64, #[case] high: f64, #[case] higher_is: HigherIs, #[case] score: f64, #[case] normal: f64) {
        assert!((Normal::of(low, high, higher_is).at(score) - normal).abs() < 1e-9);
    }

    proptest! {
        #[test]
        fn the_order_of_points_stays(low in -10.0..10.0_f64, width in 0.5..20.0_f64, one in 0.0..1.0_f64, two in 0.0..1.0_f64) {
            let at = |normal: Normal, part: f64| normal.at(low + width * part);
            let (rising, falling) = (Normal::of(low, low + width, HigherIs::Better), Normal::of(low, low + width, HigherIs::Worse));
            prop_assert_eq!(at(rising, one) <= at(rising, two), one <= two || (one - two).abs() < 1e-12);
            prop_assert!((at(rising, one) + at(falling, one) - 10.0).abs() < 1e-9);
        }
    }
}
