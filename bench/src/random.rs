//! Repeatable chance: `SplitMix64` (Steele, Lea and Flood 2014), seeded per row, so that any row can be made without the ones before it.

/// A stream of numbers that a seed decides.
#[derive(Clone, Debug)]
pub struct Random(u64);

const GOLDEN: u64 = 0x9E37_79B9_7F4A_7C15;

impl Random {
    /// The stream of one row of one kind.
    pub fn of(kind: u64, row: u64) -> Self {
        let mut random = Self(kind.wrapping_mul(GOLDEN) ^ row);
        Self(random.next())
    }

    /// The next 64 bits.
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(GOLDEN);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        bits ^ (bits >> 31)
    }

    /// A number in 0..1.
    pub fn unit(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1u64 << 53) as f64
    }

    /// A whole number below `limit`.
    pub fn below(&mut self, limit: u64) -> u64 {
        (self.unit() * limit as f64) as u64
    }

    /// A place in a list of shares, as likely as its share.
    pub fn pick(&mut self, shares: &[u16]) -> usize {
        let mut left = self.below(shares.iter().map(|share| u64::from(*share)).sum());
        for (place, share) in shares.iter().enumerate() {
            match left.checked_sub(u64::from(*share)) {
                Some(rest) => left = rest,
                None => return place,
            }
        }
        shares.len() - 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_numbers() {
        let (mut one, mut same, mut other) = (Random::of(1, 7), Random::of(1, 7), Random::of(2, 7));
        assert_eq!(one.next(), same.next());
        assert_ne!(one.next(), other.next());
        assert!((0..1000).all(|_| one.below(3) < 3));
    }

    #[test]
    fn picks_follow_their_shares() {
        let mut random = Random::of(1, 1);
        let picks: Vec<usize> = (0..10_000).map(|_| random.pick(&[900, 0, 100])).collect();
        let first = picks.iter().filter(|pick| **pick == 0).count();
        assert!((8_800..9_200).contains(&first) && !picks.contains(&1));
    }
}
