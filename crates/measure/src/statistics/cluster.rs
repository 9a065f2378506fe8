//! The mean of votes that come in clusters: people of one account are more alike than people of two.

use super::estimate::Estimate;

/// Linearised variance of the ratio r = Σwy / Σw over k clusters (Cochran 1977, *Sampling Techniques*, 6.3 and 9A; Kish 1965, 6.4):
/// k/(k − 1) × Σ(wyᵢ − r wᵢ)² / (Σw)², with Student's t on k − 1 degrees of freedom. `clusters` are pairs (Σw, Σwy). One cluster has no variance.
pub fn ratio(value: f64, clusters: impl Iterator<Item = (f64, f64)>, correction: f64) -> Estimate {
    let (mut count, mut total, mut squares) = (0.0, 0.0, 0.0);
    for (w, wy) in clusters {
        count += 1.0;
        total += w;
        squares += (wy - value * w).powi(2);
    }
    let freedom = (count - 1.0_f64).max(0.0);
    Estimate { value, variance: correction * count / freedom * squares / (total * total), freedom: Some(freedom) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::statistics::Sample;

    #[test]
    fn by_hand() {
        // Three accounts: (2 votes, sum 2), (1, 0), (1, −1): r = 1/4, residuals 1.5, −0.25, −1.25, so 3/2 × 3.875 / 16.
        let estimate = ratio(0.25, [(2.0, 2.0), (1.0, 0.0), (1.0, -1.0)].into_iter(), 1.0);
        assert!((estimate.variance - 0.363_281_25).abs() < 1e-12, "{estimate:?}");
        assert_eq!(estimate.freedom, Some(2.0));
    }

    #[test]
    fn one_cluster_has_no_interval() {
        assert_eq!(ratio(1.0, [(5.0, 5.0)].into_iter(), 1.0).bounds(0.95), None);
    }

    proptest! {
        #[test]
        fn clusters_of_one_are_the_plain_mean(votes in prop::collection::vec(-1i32..=1, 2..50)) {
            let sample = Sample::of(votes.iter().map(|vote| (f64::from(*vote), 1, 1.0, 1.0))).expect("votes");
            let clustered = ratio(sample.mean, votes.iter().map(|vote| (1.0, f64::from(*vote))), 1.0);
            prop_assert!((clustered.variance - sample.student(1.0).variance).abs() < 1e-12);
        }
    }
}
