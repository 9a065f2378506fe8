//! Several measurements of one thing.

use serde::{Deserialize, Serialize};

/// Median and extremes.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize, Serialize)]
pub struct Spread {
    /// The one in the middle.
    pub median: f64,
    /// The smallest.
    pub min: f64,
    /// The largest.
    pub max: f64,
}

impl Spread {
    /// Of at least one measurement.
    pub fn of(mut measured: Vec<f64>) -> Self {
        measured.sort_by(f64::total_cmp);
        let last = measured.len() - 1;
        Self { median: f64::midpoint(measured[last / 2], measured[last.div_ceil(2)]), min: measured[0], max: measured[last] }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[rstest::rstest]
    #[case(&[3.0], 3.0)]
    #[case(&[9.0, 1.0, 2.0], 2.0)]
    #[case(&[4.0, 1.0, 2.0, 3.0], 2.5)]
    fn the_median_lies_in_the_middle(#[case] measured: &[f64], #[case] median: f64) {
        assert_eq!(Spread::of(measured.to_vec()).median.to_bits(), median.to_bits());
    }
}
