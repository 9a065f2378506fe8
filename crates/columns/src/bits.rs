//! A set of small numbers, one bit each.

/// Bits by number; behind the last one all are off.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bits {
    words: Vec<u64>,
    len: usize,
}

impl Bits {
    /// So many bits, all off.
    pub fn new(len: usize) -> Self {
        Self { words: vec![0; len.div_ceil(64)], len }
    }

    /// Bits from a test of every number below `len`.
    pub fn from_fn(len: usize, mut on: impl FnMut(usize) -> bool) -> Self {
        let mut bits = Self::new(len);
        (0..len).filter(|index| on(*index)).for_each(|index| bits.set(index));
        bits
    }

    /// How many numbers there are.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether there are no numbers.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Whether a bit is on.
    #[inline]
    pub fn get(&self, index: usize) -> bool {
        self.words.get(index / 64).is_some_and(|word| word >> (index % 64) & 1 == 1)
    }

    /// Turns a bit on.
    pub fn set(&mut self, index: usize) {
        self.words[index / 64] |= 1 << (index % 64);
    }

    /// Turns a bit on; true if it was off.
    #[inline]
    pub fn insert(&mut self, index: usize) -> bool {
        let (word, bit) = (&mut self.words[index / 64], 1 << (index % 64));
        let fresh = *word & bit == 0;
        *word |= bit;
        fresh
    }

    /// Turns all bits off.
    pub fn clear(&mut self) {
        self.words.fill(0);
    }

    /// How many bits are on.
    pub fn count(&self) -> usize {
        self.words.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// Keeps what is on in both.
    pub fn and(&mut self, other: &Self) {
        self.words.iter_mut().zip(&other.words).for_each(|(word, other)| *word &= other);
    }

    /// Adds what is on in the other.
    pub fn or(&mut self, other: &Self) {
        self.words.iter_mut().zip(&other.words).for_each(|(word, other)| *word |= other);
    }

    /// Turns every bit round.
    #[must_use]
    pub fn not(&self) -> Self {
        Self::from_fn(self.len, |index| !self.get(index))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets_combine() {
        let (even, small) = (Bits::from_fn(130, |index| index % 2 == 0), Bits::from_fn(130, |index| index < 4));
        let (mut both, mut either) = (even.clone(), even.clone());
        both.and(&small);
        either.or(&small);
        assert_eq!((both.count(), either.count(), even.not().count()), (2, 67, 65));
        assert!(!even.get(1000) && both.insert(1) && !both.insert(1));
    }
}
