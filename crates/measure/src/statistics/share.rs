//! Intervals of a share.

use super::distribution::normal_quantile;
use super::estimate::Bounds;

/// Wilson's score interval (1927, *JASA* 22, 209–212; Newcombe 1998, *Statistics in Medicine* 17, 857–872, method 3) of a share `p` of `n`.
/// Weighted: the weighted share and the effective n. The finite population correction divides n.
pub fn wilson(p: f64, n: f64, correction: f64, confidence: f64) -> Bounds {
    let z = normal_quantile(f64::midpoint(1.0, confidence));
    // z²/n, which is 0 when the whole population was heard.
    let pull = z * z * correction / n;
    let centre = p + pull / 2.0;
    let reach = (pull * p * (1.0 - p) + pull * pull / 4.0).sqrt();
    Bounds { low: ((centre - reach) / (1.0 + pull)).clamp(0.0, p), high: ((centre + reach) / (1.0 + pull)).clamp(p, 1.0) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case(81.0, 263.0, 0.255_288_519_878_274_2, 0.366_209_566_982_8)]
    #[case(15.0, 148.0, 0.062_386_399_530_736_28, 0.160_487_241_723_308_03)]
    #[case(0.0, 10.0, 0.0, 0.277_532_799_862_889_26)]
    #[case(10.0, 10.0, 0.722_467_200_137_110_6, 1.0)]
    fn as_published(#[case] count: f64, #[case] n: f64, #[case] low: f64, #[case] high: f64) {
        let bounds = wilson(count / n, n, 1.0, 0.95);
        assert!((bounds.low - low).abs() < 1e-6 && (bounds.high - high).abs() < 1e-6, "{bounds:?}");
    }

    proptest! {
        #[test]
        fn it_holds_the_share_and_stays_within_nought_and_one(p in 0.0..=1.0f64, n in 1.0..10_000.0f64, confidence in 0.5..0.999f64) {
            let bounds = wilson(p, n, 1.0, confidence);
            prop_assert!(0.0 <= bounds.low && bounds.low <= p && p <= bounds.high && bounds.high <= 1.0);
            let more = wilson(p, 2.0 * n, 1.0, confidence);
            prop_assert!(more.high - more.low < bounds.high - bounds.low);
        }

        #[test]
        fn hearing_everybody_leaves_no_doubt(p in 0.0..=1.0f64, n in 1.0..1_000.0f64) {
            let bounds = wilson(p, n, 0.0, 0.95);
            prop_assert!((bounds.high - bounds.low).abs() < 1e-12);
        }
    }
}
