//! Sums by number: a plain array where that is small, a map above.

use rustc_hash::FxHashMap;

/// The largest array.
pub const DENSE: u64 = 1 << 22;

/// Sums by number; those that were never touched are default.
#[derive(Debug)]
pub enum Grid<T> {
    /// All numbers side by side, and which of them were touched.
    Dense(Vec<T>, Vec<u32>),
    /// Touched numbers only.
    Sparse(FxHashMap<u64, T>),
}

impl<T: Default + Clone + PartialEq> Grid<T> {
    /// An empty grid for numbers below `size`.
    pub fn new(size: u64) -> Self {
        if size <= DENSE { Self::Dense(vec![T::default(); size as usize], Vec::new()) } else { Self::Sparse(FxHashMap::default()) }
    }

    /// Changes the sum of a number; the change must leave it other than default.
    #[inline]
    pub fn change(&mut self, number: u64, change: impl FnOnce(&mut T)) {
        match self {
            Self::Dense(sums, touched) => {
                let sum = &mut sums[number as usize];
                if *sum == T::default() {
                    touched.push(number as u32);
                }
                change(sum);
            }
            Self::Sparse(sums) => change(sums.entry(number).or_default()),
        }
    }

    /// How many numbers were touched.
    pub fn touched(&self) -> usize {
        match self {
            Self::Dense(_, touched) => touched.len(),
            Self::Sparse(sums) => sums.len(),
        }
    }

    /// Takes all touched numbers with their sums, in order, and leaves the grid empty.
    pub fn take(&mut self) -> Vec<(u64, T)> {
        let mut taken: Vec<(u64, T)> = match self {
            Self::Dense(sums, touched) => touched.drain(..).map(|number| (u64::from(number), std::mem::take(&mut sums[number as usize]))).collect(),
            Self::Sparse(sums) => sums.drain().collect(),
        };
        taken.sort_unstable_by_key(|(number, _)| *number);
        taken
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[rstest::rstest]
    #[case(100)]
    #[case(DENSE + 1)]
    fn sums_are_taken_in_order_and_gone(#[case] size: u64) {
        let mut grid = Grid::<u64>::new(size);
        for number in [7, 3, 7] {
            grid.change(number, |sum| *sum += 1);
        }
        assert_eq!(grid.touched(), 2);
        assert_eq!(grid.take(), [(3, 1), (7, 2)]);
        assert_eq!(grid.take(), []);
    }
}
