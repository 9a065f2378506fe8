//! The median and an interval of it that supposes nothing of how the values are spread.

use super::estimate::Bounds;

/// The middle of these values, with the interval between two of them that holds the true one with at least this confidence (Thompson 1936, *Annals of
/// Mathematical Statistics* 7, 122–128; Conover 1999, *Practical Nonparametric Statistics*, 3.2). None of too few values: for 95 % six are needed.
pub fn median(values: &mut [f64], confidence: f64) -> Option<(f64, Option<Bounds>)> {
    values.sort_unstable_by(f64::total_cmp);
    let n = values.len();
    let (low, high) = (*values.get(n.checked_sub(1)? / 2)?, *values.get(n / 2)?);
    let bounds = outside(n, (1.0 - confidence) / 2.0).map(|out| Bounds { low: values[out - 1], high: values[n - out] });
    Some((f64::midpoint(low, high), bounds))
}

/// The largest number k of values for which fewer than k of n lie below the median with at most this probability; none when even one is too many.
fn outside(n: usize, tail: f64) -> Option<usize> {
    let mut log_term = -(n as f64) * std::f64::consts::LN_2;
    let (mut sum, mut k) = (0.0, 0);
    while k <= n / 2 {
        sum += f64::exp(log_term);
        if sum > tail {
            break;
        }
        log_term += ((n - k) as f64 / (k + 1) as f64).ln();
        k += 1;
    }
    (k > 0).then_some(k)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    // Ranks from tables of the sign test: n = 6: 1 and 6; 10: 2 and 9; 20: 6 and 15; 50: 18 and 33; 100: 40 and 61.
    #[rstest]
    #[case(5, None)]
    #[case(6, Some((1.0, 6.0)))]
    #[case(10, Some((2.0, 9.0)))]
    #[case(20, Some((6.0, 15.0)))]
    #[case(50, Some((18.0, 33.0)))]
    #[case(100, Some((40.0, 61.0)))]
    fn ranks_are_those_of_the_tables(#[case] n: u32, #[case] ranks: Option<(f64, f64)>) {
        let mut values: Vec<f64> = (1..=n).rev().map(f64::from).collect();
        let (value, bounds) = median(&mut values, 0.95).expect("values");
        assert_eq!((value, bounds.map(|bounds| (bounds.low, bounds.high))), (f64::from(n + 1) / 2.0, ranks));
    }

    #[test]
    fn many_values_are_no_burden_and_none_have_no_middle() {
        assert_eq!(median(&mut [], 0.95), None);
        let mut values: Vec<f64> = (0..50_000).map(f64::from).collect();
        let bounds = median(&mut values, 0.95).and_then(|(_, bounds)| bounds).expect("bounds");
        assert!((bounds.low - 24_780.0).abs() < 3.0, "n/2 − 1.96 √n/2: {bounds:?}");
    }

    proptest! {
        #[test]
        fn it_lies_within_its_interval(mut values in prop::collection::vec(-1e6..1e6f64, 1..200), confidence in 0.5..0.999f64) {
            let (value, bounds) = median(&mut values, confidence).expect("values");
            if let Some(bounds) = bounds {
                prop_assert!(bounds.low <= value && value <= bounds.high);
            }
        }
    }
}
