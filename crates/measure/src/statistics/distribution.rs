//! Quantiles and probabilities of the normal and Student's t distribution.

use statrs::distribution::{Continuous, ContinuousCDF, Normal, StudentsT};

/// Above this many degrees of freedom t and normal quantiles agree to ten digits.
const NEARLY_NORMAL: f64 = 1e9;

/// The value that a standard normal variable stays below with probability `p`, `0 < p < 1`.
pub fn normal_quantile(p: f64) -> f64 {
    Normal::standard().inverse_cdf(p)
}

/// The probability that a standard normal variable lies further from 0 than `z`, on either side.
pub fn normal_two_sided(z: f64) -> f64 {
    2.0 * Normal::standard().sf(z.abs())
}

/// The value that Student's t stays below with probability `p`, `0 < p < 1`; `freedom` is positive and need not be whole.
pub fn student_quantile(p: f64, freedom: f64) -> f64 {
    match student(freedom) {
        Some(distribution) => polished(&distribution, p),
        None => normal_quantile(p),
    }
}

/// The probability that Student's t lies further from 0 than `t`, on either side.
pub fn student_two_sided(t: f64, freedom: f64) -> f64 {
    student(freedom).map_or_else(|| normal_two_sided(t), |distribution| 2.0 * distribution.sf(t.abs()))
}

fn student(freedom: f64) -> Option<StudentsT> {
    StudentsT::new(0.0, 1.0, freedom).ok().filter(|_| freedom < NEARLY_NORMAL)
}

/// The library's quantile is good to about eight digits; Newton steps on its distribution function give the rest.
fn polished(distribution: &StudentsT, p: f64) -> f64 {
    let step = |t: f64| {
        let next = t - (distribution.cdf(t) - p) / distribution.pdf(t);
        if next.is_finite() { next } else { t }
    };
    step(step(distribution.inverse_cdf(p)))
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case(0.975, 1.959_963_984_540_054)]
    #[case(0.95, 1.644_853_626_951_472_7)]
    #[case(0.995, 2.575_829_303_548_900_4)]
    #[case(0.5, 0.0)]
    fn normal_quantiles(#[case] p: f64, #[case] z: f64) {
        assert!((normal_quantile(p) - z).abs() < 1e-12, "{}", normal_quantile(p));
    }

    #[rstest]
    #[case(0.975, 1.0, 12.706_204_736_432_095)]
    #[case(0.975, 10.0, 2.228_138_851_964_938_5)]
    #[case(0.975, 30.0, 2.042_272_456_301_237_3)]
    #[case(0.995, 5.0, 4.032_142_983_557_536)]
    #[case(0.975, 1e12, 1.959_963_984_540_054)]
    fn student_quantiles(#[case] p: f64, #[case] freedom: f64, #[case] t: f64) {
        let found = student_quantile(p, freedom);
        assert!((found - t).abs() < 1e-9 * t, "{found}");
        assert!((student_two_sided(found, freedom) - 2.0 * (1.0 - p)).abs() < 1e-10);
    }

    #[test]
    fn the_two_sided_probability_does_not_depend_on_the_sign() {
        assert!((normal_two_sided(-1.959_963_984_540_054) - 0.05).abs() < 1e-10);
        assert!((student_two_sided(-2.0, 7.0) - student_two_sided(2.0, 7.0)).abs() < 1e-15);
    }
}
