//! A column of numbers that are mostly the same, such as weights.

/// Numbers, stored once when they are all the same.
#[derive(Clone, Debug, PartialEq)]
pub enum Numbers {
    /// The same number in every row.
    Same(f64),
    /// One number per row.
    Each(Vec<f64>),
}

impl Numbers {
    /// The narrowest form of these numbers.
    pub fn of(numbers: Vec<f64>) -> Self {
        let first = numbers.first().copied().unwrap_or(1.0);
        if numbers.iter().all(|number| number.to_bits() == first.to_bits()) { Self::Same(first) } else { Self::Each(numbers) }
    }

    /// The number of one row.
    #[inline]
    pub fn get(&self, row: usize) -> f64 {
        match self {
            Self::Same(number) => *number,
            Self::Each(numbers) => numbers[row],
        }
    }

    /// Bytes on the heap.
    pub fn bytes(&self) -> usize {
        match self {
            Self::Same(_) => 0,
            Self::Each(numbers) => numbers.capacity() * 8,
        }
    }
}
