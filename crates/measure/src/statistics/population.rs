//! The finite population correction: who heard half of all customers knows more than who heard the same number of many.

/// What the variance shrinks by when `n` of a population of `size` were heard: (N − n) / (N − 1) (Cochran 1977, *Sampling Techniques*, 2.6);
/// 1 without a known size, 0 when all were heard.
pub fn correction(size: Option<u64>, n: u64) -> f64 {
    match size {
        None => 1.0,
        Some(size) if n >= size => 0.0,
        Some(size) => (size - n) as f64 / (size - 1).max(1) as f64,
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case(None, 10, 1.0)]
    #[case(Some(101), 51, 0.5)]
    #[case(Some(100), 1, 1.0)]
    #[case(Some(100), 100, 0.0)]
    #[case(Some(1), 1, 0.0)]
    #[case(Some(1), 0, 1.0)]
    fn corrects(#[case] size: Option<u64>, #[case] n: u64, #[case] factor: f64) {
        assert!((correction(size, n) - factor).abs() < 1e-12);
    }
}
