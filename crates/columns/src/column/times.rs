//! A column of instants or spans, in whole steps from the smallest one where that is exact and narrower.

use super::codes::Codes;

/// Microseconds, packed without loss.
#[derive(Clone, Debug, PartialEq)]
pub enum Times {
    /// `base + unit * step`.
    Steps {
        /// The smallest value.
        base: i64,
        /// Microseconds of one step.
        unit: i64,
        /// Steps per row.
        steps: Codes,
    },
    /// Plain microseconds, where steps do not fit 32 bits.
    Micros(Vec<i64>),
}

/// A second, a millisecond, a microsecond.
const UNITS: [i64; 3] = [1_000_000, 1_000, 1];

impl Times {
    /// The narrowest exact form of these microseconds.
    pub fn of(micros: &[i64]) -> Self {
        let base = micros.iter().copied().min().unwrap_or(0);
        let span = micros.iter().copied().max().unwrap_or(0) - base;
        let unit = UNITS.into_iter().find(|unit| micros.iter().all(|time| (time - base) % unit == 0)).unwrap_or(1);
        if span / unit > i64::from(u32::MAX) {
            return Self::Micros(micros.to_vec());
        }
        let steps: Vec<u32> = micros.iter().map(|time| ((time - base) / unit) as u32).collect();
        Self::Steps { base, unit, steps: Codes::of(&steps) }
    }

    /// Number of rows.
    pub fn len(&self) -> usize {
        match self {
            Self::Steps { steps, .. } => steps.len(),
            Self::Micros(micros) => micros.len(),
        }
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The microseconds of one row.
    #[inline]
    pub fn get(&self, row: usize) -> i64 {
        match self {
            Self::Steps { base, unit, steps } => base + unit * i64::from(steps.get(row)),
            Self::Micros(micros) => micros[row],
        }
    }

    /// The first row at or behind an instant, in a column that rises.
    pub fn first_at(&self, time: i64) -> usize {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = usize::midpoint(low, high);
            if self.get(middle) < time {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }

    /// Bytes on the heap.
    pub fn bytes(&self) -> usize {
        match self {
            Self::Steps { steps, .. } => steps.bytes(),
            Self::Micros(micros) => micros.capacity() * 8,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[rstest::rstest]
    #[case(&[1_000_000, 3_000_000], 2)]
    #[case(&[1, 300], 4)]
    #[case(&[-5, 9_000_000_000_000], 16)]
    #[case(&[1_500_000, 2_500_000, 900_000_500_000], 12)]
    fn packs_without_loss(#[case] micros: &[i64], #[case] bytes: usize) {
        let times = Times::of(micros);
        assert_eq!((0..times.len()).map(|row| times.get(row)).collect::<Vec<_>>(), micros);
        assert_eq!(times.bytes(), bytes);
    }

    #[test]
    fn bounds_are_found_exactly() {
        let times = Times::of(&[10, 20, 20, 30]);
        assert_eq!([5, 10, 20, 21, 31].map(|time| times.first_at(time)), [0, 0, 1, 3, 4]);
    }
}
