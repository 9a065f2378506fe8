//! Which pairs were met before: bits where they are few enough for their use, a set of numbers above.

use rustc_hash::FxHashSet;

use crate::bits::Bits;

/// The most bits.
const DENSE: u64 = 1 << 28;

/// Numbers that were met.
#[derive(Debug)]
pub enum Seen {
    /// A bit for each number.
    Dense(Bits),
    /// The numbers themselves.
    Sparse(FxHashSet<u64>),
}

impl Seen {
    /// None of `size` numbers, of which at most `uses` will be met.
    pub fn new(size: u64, uses: usize) -> Self {
        if size <= DENSE && size / 64 <= uses as u64 * 4 { Self::Dense(Bits::new(size as usize)) } else { Self::Sparse(FxHashSet::default()) }
    }

    /// Meets a number; true the first time.
    #[inline]
    pub fn insert(&mut self, number: u64) -> bool {
        match self {
            Self::Dense(bits) => bits.insert(number as usize),
            Self::Sparse(numbers) => numbers.insert(number),
        }
    }
}
