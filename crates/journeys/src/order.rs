//! The order people give to stages and touchpoints. Pure.

use std::collections::HashSet;

use kernel::{Id, Noun, Refusal};

/// The whole list in the order wanted: those named come first, the others keep their order behind them.
pub fn arranged<N: Noun>(known: &[Id<N>], wanted: &[Id<N>]) -> Result<Vec<Id<N>>, Refusal> {
    let mut placed = HashSet::with_capacity(wanted.len());
    for (position, id) in wanted.iter().enumerate() {
        let place = || format!("order[{position}]");
        if !known.contains(id) {
            return Err(Refusal::field(place(), format!("there is no {} {id} here", N::WORD)));
        }
        if !placed.insert(*id) {
            return Err(Refusal::field(place(), format!("{id} is named twice")));
        }
    }
    Ok(wanted.iter().copied().chain(known.iter().copied().filter(|id| !placed.contains(id))).collect())
}

#[cfg(test)]
mod tests {
    use kernel::Member;

    use super::*;

    fn ids(numbers: &[u8]) -> Vec<Id<Member>> {
        numbers.iter().map(|number| Id::from_bytes([*number; 16])).collect()
    }

    #[rstest::rstest]
    #[case(&[3, 1], Some(vec![3, 1, 2, 4]))]
    #[case(&[], Some(vec![1, 2, 3, 4]))]
    #[case(&[4, 3, 2, 1], Some(vec![4, 3, 2, 1]))]
    #[case(&[2, 2], None)]
    #[case(&[9], None)]
    fn those_named_come_first(#[case] wanted: &[u8], #[case] arranged_as: Option<Vec<u8>>) {
        assert_eq!(arranged(&ids(&[1, 2, 3, 4]), &ids(wanted)).ok(), arranged_as.map(|numbers| ids(&numbers)));
    }
}
