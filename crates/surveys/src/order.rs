//! An order that is another for everybody and always the same for one person.

use crate::Choice;

/// The list in the order of one person.
pub(crate) fn shuffled<T>(mut list: Vec<T>, seed: u64, place: &str, key: impl Fn(&T) -> &str) -> Vec<T> {
    list.sort_by_cached_key(|one| mixed(seed, place, key(one)));
    list
}

/// Choices as they are, or in the order of one person.
pub(crate) fn arranged<'d>(choices: &'d [Choice], random: bool, seed: u64, place: &str) -> Vec<&'d Choice> {
    let list = choices.iter().collect();
    if random { shuffled(list, seed, place, |choice| &choice.key) } else { list }
}

/// FNV-1a over the names, then the finalizer of splitmix64: even, and the same in every release.
fn mixed(seed: u64, place: &str, key: &str) -> u64 {
    let bytes = place.bytes().chain([0]).chain(key.bytes());
    let mut hash = bytes.fold(0xcbf2_9ce4_8422_2325 ^ seed, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    hash = (hash ^ (hash >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    hash = (hash ^ (hash >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    hash ^ (hash >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn orders_differ_between_people_and_favour_nobody() {
        let first = |seed| shuffled(vec!["a", "b", "c", "d"], seed, "page", |one| one)[0];
        let mut counts = [0_u32; 4];
        for seed in 0..4000 {
            counts[usize::from(first(seed).as_bytes()[0] - b'a')] += 1;
        }
        assert!(counts.iter().all(|count| (900..1100).contains(count)), "{counts:?}");
        assert_eq!(first(7), first(7));
    }
}
