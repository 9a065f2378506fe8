//! Chance that can be repeated: every entity draws from a stream of its own, so that a change in one leaves the others as they were.

/// A stream of numbers; not for secrets. Uses no function whose last digit depends on the machine.
#[derive(Clone, Debug)]
pub struct Stream(u64);

impl Stream {
    /// The stream of an entity.
    pub fn of(seed: u64, entity: &str) -> Self {
        // FNV-1a, then one turn of the stream, so that neighbouring names have nothing in common.
        let hash = entity.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3));
        let mut stream = Self(hash ^ seed.wrapping_mul(0xa076_1d64_78bd_642f));
        Self(stream.next())
    }

    /// 64 bits (`SplitMix64`).
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 to 1, 1 excluded.
    pub fn unit(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// A number from `low` to `high`.
    pub fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.unit()
    }

    /// A whole number below `count`, which is not 0.
    pub fn below(&mut self, count: usize) -> usize {
        ((self.unit() * count as f64) as usize).min(count - 1)
    }

    /// Whether something of this probability happens.
    pub fn chance(&mut self, probability: f64) -> bool {
        self.unit() < probability
    }

    /// A number around `mean`, bell-shaped.
    pub fn bell(&mut self, mean: f64, deviation: f64) -> f64 {
        let sum: f64 = (0..12).map(|_| self.unit()).sum();
        mean + (sum - 6.0) * deviation
    }

    /// How often something happens that happens `mean` times on average.
    pub fn count(&mut self, mean: f64) -> u32 {
        (0..40).map(|_| u32::from(self.chance(mean / 40.0))).sum()
    }

    /// One of the items, which are not none.
    pub fn pick<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        &items[self.below(items.len())]
    }

    /// The place of one item, by weight.
    pub fn weighted(&mut self, weights: impl Iterator<Item = f64> + Clone) -> usize {
        let mut left = self.unit() * weights.clone().sum::<f64>();
        weights
            .clone()
            .position(|weight| {
                left -= weight;
                left < 0.0
            })
            .unwrap_or_else(|| weights.count() - 1)
    }

    /// The items in another order.
    pub fn shuffled<T: Clone>(&mut self, items: &[T]) -> Vec<T> {
        let mut items = items.to_vec();
        for last in (1..items.len()).rev() {
            items.swap(last, self.below(last + 1));
        }
        items
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stream_repeats_and_differs_from_its_neighbours() {
        let draw = |seed, entity: &str| Stream::of(seed, entity).next();
        assert_eq!(draw(1, "C-1001"), draw(1, "C-1001"));
        assert_ne!(draw(1, "C-1001"), draw(1, "C-1002"));
        assert_ne!(draw(1, "C-1001"), draw(2, "C-1001"));
    }

    #[test]
    fn bells_and_counts_have_the_means_they_are_told() {
        let mut stream = Stream::of(1, "test");
        let bells: f64 = (0..4000).map(|_| stream.bell(4.0, 0.5)).sum::<f64>() / 4000.0;
        let counts = f64::from((0..4000).map(|_| stream.count(2.5)).sum::<u32>()) / 4000.0;
        assert!((bells - 4.0).abs() < 0.05 && (counts - 2.5).abs() < 0.1, "{bells} {counts}");
    }

    #[test]
    fn weights_count() {
        let mut stream = Stream::of(1, "test");
        let hits = (0..1000).filter(|_| stream.weighted([1.0, 0.0, 3.0].into_iter()) == 2).count();
        assert!((700..800).contains(&hits), "{hits}");
    }
}
