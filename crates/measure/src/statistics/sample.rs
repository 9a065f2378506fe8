//! A weighted sample in five sums, and the mean of it.

use super::estimate::Estimate;

/// Votes with weights, reduced to what means and shares need.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sample {
    /// Number of votes.
    pub n: u64,
    /// Σw.
    pub w: f64,
    /// Σw².
    pub w2: f64,
    /// Σwy / Σw.
    pub mean: f64,
    /// Σw(y − mean)² / Σw: the variance of one vote, divided by n, not n − 1.
    pub variance: f64,
}

/// Votes of the same value: their value, number, weight and squared weight.
pub type Votes = (f64, u64, f64, f64);

impl Sample {
    /// The sample of these votes; none when nothing has weight.
    pub fn of(votes: impl Iterator<Item = Votes> + Clone) -> Option<Self> {
        let (mut n, mut w, mut w2, mut wy) = (0, 0.0, 0.0, 0.0);
        for (value, count, weight, square) in votes.clone() {
            n += count;
            w += weight;
            w2 += square;
            wy += weight * value;
        }
        if w <= 0.0 {
            return None;
        }
        let mean = wy / w;
        let spread: f64 = votes.map(|(value, _, weight, _)| weight * (value - mean).powi(2)).sum();
        Some(Self { n, w, w2, mean, variance: spread / w })
    }

    /// Kish's effective number of votes, (Σw)² / Σw² (*Survey Sampling*, 1965, 11.7): n when all weights are equal, smaller otherwise.
    pub fn effective_n(&self) -> f64 {
        self.w * self.w / self.w2
    }

    /// The mean with variance s²/n and the normal quantile; s² divides by n (Wald).
    pub fn wald(&self, correction: f64) -> Estimate {
        Estimate { value: self.mean, variance: correction * self.variance / self.effective_n(), freedom: None }
    }

    /// The mean with variance s²/n, where s² divides by n − 1, and Student's t with n − 1 degrees of freedom
    /// (Student 1908, *Biometrika* 6, 1–25); weighted: with the effective n. One vote has no variance.
    pub fn student(&self, correction: f64) -> Estimate {
        let freedom = self.effective_n() - 1.0;
        // Rounding in Σw² must not make a degree of freedom out of one vote.
        let freedom = if freedom < 1e-9 { 0.0 } else { freedom };
        Estimate { value: self.mean, variance: correction * self.variance / freedom, freedom: Some(freedom) }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn equal(values: &[f64]) -> Sample {
        Sample::of(values.iter().map(|value| (*value, 1, 1.0, 1.0))).expect("votes")
    }

    #[test]
    fn the_t_interval_of_a_textbook_sample() {
        // 1, 2, 3, 4, 5: mean 3, s² 2.5, t(0.975, 4) = 2.776445.
        let bounds = equal(&[1.0, 2.0, 3.0, 4.0, 5.0]).student(1.0).bounds(0.95).expect("five votes");
        assert!((bounds.low - 1.036_756_838_522_439).abs() < 1e-9 && (bounds.high - 4.963_243_161_477_561).abs() < 1e-9, "{bounds:?}");
    }

    #[test]
    fn one_vote_has_a_mean_and_no_interval() {
        let sample = equal(&[4.0]);
        assert_eq!(sample.student(1.0).bounds(0.95), None);
        assert!((sample.mean - 4.0).abs() < 1e-15);
    }

    #[test]
    fn votes_without_weight_are_no_sample() {
        assert_eq!(Sample::of([(4.0, 1, 0.0, 0.0)].into_iter()), None);
        assert_eq!(Sample::of([].into_iter()), None);
    }

    proptest! {
        #[test]
        fn weights_only_ever_shrink_the_effective_n(votes in prop::collection::vec((0.0..10.0f64, 0.01..5.0f64), 1..40)) {
            let sample = Sample::of(votes.iter().map(|(value, weight)| (*value, 1, *weight, weight * weight))).expect("votes");
            prop_assert!(sample.effective_n() <= votes.len() as f64 + 1e-9);
            prop_assert!(sample.effective_n() >= 1.0 - 1e-9);
        }

        #[test]
        fn the_interval_shrinks_with_n(votes in prop::collection::vec(0.0..10.0f64, 2..30)) {
            let twice: Vec<f64> = votes.iter().chain(&votes).copied().collect();
            let width = |sample: Sample| sample.student(1.0).bounds(0.95).map_or(0.0, |bounds| bounds.high - bounds.low);
            prop_assert!(width(equal(&twice)) <= width(equal(&votes)) + 1e-9);
        }
    }
}
