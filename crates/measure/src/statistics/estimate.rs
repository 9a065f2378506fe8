//! A value with the variance of its estimate, its interval, and the difference of two of them.

use super::distribution::{normal_quantile, normal_two_sided, student_quantile, student_two_sided};

/// An estimated value and how much it would vary from sample to sample.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Estimate {
    /// The value.
    pub value: f64,
    /// The variance of the value (the square of its standard error).
    pub variance: f64,
    /// Degrees of freedom of Student's t; `None`: normal.
    pub freedom: Option<f64>,
}

/// The two ends of an interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bounds {
    /// The lower end.
    pub low: f64,
    /// The upper end.
    pub high: f64,
}

/// What lies between two estimates from independent groups.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Difference {
    /// First minus second.
    pub change: f64,
    /// Its interval, when it can be computed.
    pub bounds: Option<Bounds>,
    /// The two-sided probability of a difference at least as large if there were none, when it can be computed.
    pub p: Option<f64>,
}

impl Bounds {
    /// The same interval on a scale that is `factor` times as fine.
    #[must_use]
    pub fn scaled(self, factor: f64) -> Self {
        Self { low: self.low * factor, high: self.high * factor }
    }
}

impl Estimate {
    /// The same estimate on a scale that is `factor` times as fine: shares × 100 are percent.
    #[must_use]
    pub fn scaled(self, factor: f64) -> Self {
        Self { value: self.value * factor, variance: self.variance * factor * factor, ..self }
    }

    /// value ± quantile × standard error; none when too few votes give no variance or no degree of freedom.
    pub fn bounds(&self, confidence: f64) -> Option<Bounds> {
        let upper = f64::midpoint(1.0, confidence);
        let quantile = match self.freedom {
            None => normal_quantile(upper),
            Some(freedom) if freedom > 0.0 => student_quantile(upper, freedom),
            Some(_) => return None,
        };
        let reach = quantile * self.variance.sqrt();
        reach.is_finite().then_some(Bounds { low: self.value - reach, high: self.value + reach })
    }

    /// This group minus another, independent one: the variances add up. With degrees of freedom on both sides they are
    /// Welch's (1947, *Biometrika* 34, 28–35): (v₁ + v₂)² / (v₁²/f₁ + v₂²/f₂). Without any spread on either side there is nothing to test.
    pub fn minus(&self, other: &Self, confidence: f64) -> Difference {
        let variance = self.variance + other.variance;
        let freedom = match (self.freedom, other.freedom) {
            (Some(own), Some(others)) => Some(variance * variance / (self.variance.powi(2) / own + other.variance.powi(2) / others)),
            _ => None,
        };
        let difference = Self { value: self.value - other.value, variance, freedom };
        let testable = variance > 0.0 && [self, other].into_iter().all(|side| side.freedom.is_none_or(|freedom| freedom > 0.0));
        let bounds = difference.bounds(confidence).filter(|_| testable);
        Difference { change: difference.value, bounds, p: bounds.map(|_| difference.p()) }
    }

    fn p(&self) -> f64 {
        let ratio = self.value / self.variance.sqrt();
        self.freedom.map_or_else(|| normal_two_sided(ratio), |freedom| student_two_sided(ratio, freedom))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn welch_as_in_a_worked_example() {
        // Means 20.8 and 23.0, n 15 each, variances 7.9 and 3.8: t = −2.49, 24.9 degrees of freedom (Ruxton-style example, recomputed).
        let first = Estimate { value: 20.8, variance: 7.9 / 15.0, freedom: Some(14.0) };
        let second = Estimate { value: 23.0, variance: 3.8 / 15.0, freedom: Some(14.0) };
        let difference = first.minus(&second, 0.95);
        let bounds = difference.bounds.expect("both sides vary");
        assert!((difference.p.expect("testable") - 0.019_7).abs() < 1e-3, "{difference:?}");
        assert!(bounds.low < -2.2 && bounds.high < 0.0);
    }

    #[test]
    fn without_spread_nothing_is_tested() {
        let sure = |value| Estimate { value, variance: 0.0, freedom: None };
        assert_eq!(sure(1.0).minus(&sure(0.0), 0.95), Difference { change: 1.0, bounds: None, p: None });
    }

    proptest! {
        #[test]
        fn an_interval_holds_its_value_and_grows_with_confidence(
            value in -100.0..100.0f64, variance in 0.0..50.0f64, freedom in prop::option::of(1.0..500.0f64), confidence in 0.5..0.98f64,
        ) {
            let estimate = Estimate { value, variance, freedom };
            let (narrow, wide) = (estimate.bounds(confidence).expect("finite"), estimate.bounds(confidence + 0.01).expect("finite"));
            prop_assert!(narrow.low <= value && value <= narrow.high);
            prop_assert!(wide.low <= narrow.low && narrow.high <= wide.high);
        }

        #[test]
        fn the_interval_of_a_difference_leaves_out_nought_exactly_when_p_is_small(
            a in -10.0..10.0f64, b in -10.0..10.0f64, v in 0.01..9.0f64, w in 0.01..9.0f64, freedom in prop::option::of(1.0..200.0f64),
        ) {
            let difference = Estimate { value: a, variance: v, freedom }.minus(&Estimate { value: b, variance: w, freedom }, 0.95);
            let (bounds, p) = (difference.bounds.expect("varies"), difference.p.expect("varies"));
            prop_assume!((p - 0.05).abs() > 1e-6);
            prop_assert_eq!(bounds.low > 0.0 || bounds.high < 0.0, p < 0.05);
        }
    }
}
