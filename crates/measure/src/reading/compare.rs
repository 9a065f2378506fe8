//! The other side of a comparison beside a row.

use super::figures::Figures;
use super::{Comparison, Row};

/// What a row shows of the other side. Values that are withheld on either side are not compared.
pub(super) fn comparison(row: &Row, own: &Figures, other_row: &Row, other: &Figures, confidence: f64) -> Comparison {
    let mut comparison = Comparison {
        previous: other_row.value,
        previous_n: other_row.n,
        previous_low: other_row.low,
        previous_high: other_row.high,
        ..Comparison::default()
    };
    let (Some(value), Some(previous)) = (row.value, other_row.value) else { return comparison };
    comparison.change = Some(value - previous);
    if let (Some(own), Some(other)) = (own.estimate, other.estimate) {
        let difference = own.minus(&other, confidence);
        comparison.change_low = difference.bounds.map(|bounds| bounds.low);
        comparison.change_high = difference.bounds.map(|bounds| bounds.high);
        comparison.p = difference.p;
    }
    comparison
}
