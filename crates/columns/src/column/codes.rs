//! A column of dense codes in the narrowest width that holds them.

use std::ops::Range;

/// Codes as columns keep them: one more than the record store's, so that 0 says blank.
#[derive(Clone, Debug, PartialEq)]
pub enum Codes {
    /// The same code in every row.
    Same(u32, usize),
    /// Codes below 256.
    Byte(Vec<u8>),
    /// Codes below 65,536.
    Short(Vec<u16>),
    /// Any code.
    Word(Vec<u32>),
}

impl Codes {
    /// The narrowest form of these codes.
    pub fn of(codes: &[u32]) -> Self {
        let first = codes.first().copied().unwrap_or(0);
        if codes.iter().all(|code| *code == first) {
            return Self::Same(first, codes.len());
        }
        match codes.iter().copied().max().unwrap_or(0) {
            0..=0xff => Self::Byte(codes.iter().map(|code| *code as u8).collect()),
            0x100..=0xffff => Self::Short(codes.iter().map(|code| *code as u16).collect()),
            _ => Self::Word(codes.to_vec()),
        }
    }

    /// Number of rows.
    pub fn len(&self) -> usize {
        match self {
            Self::Same(_, rows) => *rows,
            Self::Byte(codes) => codes.len(),
            Self::Short(codes) => codes.len(),
            Self::Word(codes) => codes.len(),
        }
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The code of one row.
    #[inline]
    pub fn get(&self, row: usize) -> u32 {
        match self {
            Self::Same(code, _) => *code,
            Self::Byte(codes) => u32::from(codes[row]),
            Self::Short(codes) => u32::from(codes[row]),
            Self::Word(codes) => codes[row],
        }
    }

    /// The code of one row, blank behind the last one.
    #[inline]
    pub fn get_or_blank(&self, row: usize) -> u32 {
        if row < self.len() { self.get(row) } else { 0 }
    }

    /// Calls `change` with each row's slot in `slots` and its code; `slots` begins at the first row of `rows`.
    #[inline]
    pub fn zip<T>(&self, rows: Range<usize>, slots: &mut [T], mut change: impl FnMut(&mut T, u32)) {
        match self {
            Self::Same(code, _) => slots.iter_mut().for_each(|slot| change(slot, *code)),
            Self::Byte(codes) => slots.iter_mut().zip(&codes[rows]).for_each(|(slot, code)| change(slot, u32::from(*code))),
            Self::Short(codes) => slots.iter_mut().zip(&codes[rows]).for_each(|(slot, code)| change(slot, u32::from(*code))),
            Self::Word(codes) => slots.iter_mut().zip(&codes[rows]).for_each(|(slot, code)| change(slot, *code)),
        }
    }

    /// All codes in the order of rows.
    pub fn iter(&self) -> impl Iterator<Item = u32> + '_ {
        (0..self.len()).map(|row| self.get(row))
    }

    /// Bytes on the heap.
    pub fn bytes(&self) -> usize {
        match self {
            Self::Same(..) => 0,
            Self::Byte(codes) => codes.capacity(),
            Self::Short(codes) => codes.capacity() * 2,
            Self::Word(codes) => codes.capacity() * 4,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[rstest::rstest]
    #[case(&[7, 7, 7], 0)]
    #[case(&[0, 255], 2)]
    #[case(&[0, 256], 4)]
    #[case(&[0, 65_536], 8)]
    fn width_follows_the_largest_code(#[case] codes: &[u32], #[case] bytes: usize) {
        let column = Codes::of(codes);
        assert_eq!(column.bytes(), bytes);
        assert_eq!(column.iter().collect::<Vec<_>>(), codes);
        let mut seen = vec![0; codes.len() - 1];
        column.zip(1..codes.len(), &mut seen, |slot, code| *slot = code);
        assert_eq!(seen, &codes[1..]);
    }
}
