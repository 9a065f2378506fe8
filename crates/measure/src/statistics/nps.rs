//! The interval of a Net Promoter Score for few answers.

use super::distribution::normal_quantile;
use super::estimate::Bounds;

/// Shares of promoters and detractors among `n` answers; weighted: weighted shares and the effective n.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Classes {
    /// Share of promoters, 0..1.
    pub promoters: f64,
    /// Share of detractors, 0..1.
    pub detractors: f64,
    /// Number of answers.
    pub n: f64,
}

impl Classes {
    /// Adjusted Wald interval (Rocks 2016, *The American Statistician* 70(4), 365–372): three answers more, of which ¾ promote, 1½ are passive and
    /// ¾ detract, then p + d − (p − d)² over n + 3. The bounds may pass ±1; they are not cut.
    pub fn adjusted_wald(&self, correction: f64, confidence: f64) -> Bounds {
        let n = self.n + 3.0;
        let (promoters, detractors) = ((self.promoters * self.n + 0.75) / n, (self.detractors * self.n + 0.75) / n);
        let value = promoters - detractors;
        let variance = correction * (promoters + detractors - value * value) / n;
        let reach = normal_quantile(f64::midpoint(1.0, confidence)) * variance.sqrt();
        Bounds { low: value - reach, high: value + reach }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_single_promoter_is_no_certainty() {
        let bounds = Classes { promoters: 1.0, detractors: 0.0, n: 1.0 }.adjusted_wald(1.0, 0.95);
        assert!((bounds.low + 0.484_986_494_202_520_3).abs() < 1e-9 && (bounds.high - 0.984_986_494_202_520_2).abs() < 1e-9, "{bounds:?}");
    }

    proptest! {
        #[test]
        fn more_answers_of_the_same_mix_narrow_it(promoters in 0.0..1.0f64, rest in 0.0..1.0f64, n in 1.0..500.0f64) {
            let detractors = (1.0 - promoters) * rest;
            let width = |n| {
                let bounds = Classes { promoters, detractors, n }.adjusted_wald(1.0, 0.95);
                bounds.high - bounds.low
            };
            prop_assert!(width(4.0 * n + 10.0) < width(n) + 1e-12);
        }
    }
}
