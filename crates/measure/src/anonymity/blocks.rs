//! Blocks of people who are alike, each large enough to keep a promise.

use std::collections::{BTreeMap, HashMap};

use crate::dimension::Value;
use crate::product::Cell;

/// Somebody who answered: a contact where older answers have one, or else the response alone.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Person {
    /// Codes of the responses, each with its number of ratings.
    pub responses: Vec<(i64, u64)>,
    /// What cuts may go by, in the order of their weight: people who share it stay together.
    pub traits: Vec<Option<String>>,
}

/// Which block each response belongs to. Responses without one do not count.
#[derive(Clone, Debug, Default)]
pub struct Blocks {
    of: HashMap<i64, usize>,
    /// Number of ratings of each block.
    sizes: Vec<u64>,
}

impl Blocks {
    /// Adds the people of one survey, in the order they answered. Newcomers count as soon as they are as many as were promised.
    pub fn add(&mut self, people: &[Person], promised: u64) {
        let step = usize::try_from(promised).unwrap_or(usize::MAX).max(2);
        let settled: Vec<&Person> = people[..people.len() - people.len() % step].iter().collect();
        for block in split(settled, 0, step) {
            let responses = || block.iter().flat_map(|person| &person.responses);
            self.of.extend(responses().map(|(code, _)| (*code, self.sizes.len())));
            self.sizes.push(responses().map(|(_, ratings)| ratings).sum());
        }
    }

    /// Whether nobody has a block.
    pub fn is_empty(&self) -> bool {
        self.sizes.is_empty()
    }

    /// The block of each response, as a value of the dimension.
    pub fn iter(&self) -> impl Iterator<Item = (i64, Value)> {
        self.of.iter().map(|(code, block)| (*code, Value::Number(*block as f64)))
    }

    /// The block of one response.
    pub fn block(&self, response: i64) -> Option<Value> {
        self.of.get(&response).map(|block| Value::Number(*block as f64))
    }

    /// Whether a cell of a plan that groups by block last holds all ratings of its block.
    pub fn are_whole(&self, cell: &Cell) -> bool {
        let Some(Some(Value::Number(block))) = cell.by.last() else { return false };
        self.sizes.get(*block as usize) == Some(&cell.tally.n())
    }
}

/// Keeps those together who share a trait, where they are enough; those who are too few for it join the smallest group that is enough.
fn split(people: Vec<&Person>, from: usize, step: usize) -> Vec<Vec<&Person>> {
    let width = people.first().map_or(0, |person| person.traits.len());
    for place in from..width {
        let mut classes: BTreeMap<&Option<String>, Vec<&Person>> = BTreeMap::new();
        for person in &people {
            classes.entry(&person.traits[place]).or_default().push(person);
        }
        let (mut parts, few): (Vec<_>, Vec<_>) = classes.into_values().partition(|class| class.len() >= step);
        let mut rest = few.concat();
        if (1..step).contains(&rest.len()) {
            let smallest = (0..parts.len()).min_by_key(|part| parts[*part].len());
            rest.extend(smallest.map(|part| parts.remove(part)).unwrap_or_default());
        }
        parts.extend(Some(rest).filter(|rest| !rest.is_empty()));
        if parts.len() > 1 {
            return parts.into_iter().flat_map(|part| split(part, place + 1, step)).collect();
        }
    }
    if people.len() < step { Vec::new() } else { vec![people] }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn person(code: i64, traits: &[&str]) -> Person {
        Person { responses: vec![(code, 1)], traits: traits.iter().map(|word| (!word.is_empty()).then(|| (*word).to_owned())).collect() }
    }

    fn teams(sizes: &[(&str, i64)]) -> Vec<Person> {
        let all = sizes.iter().flat_map(|(team, size)| (0..*size).map(move |_| *team));
        all.zip(0..).map(|(team, code)| person(code, &[team])).collect()
    }

    fn sizes(people: &[Person], promised: u64) -> Vec<u64> {
        let mut blocks = Blocks::default();
        blocks.add(people, promised);
        blocks.sizes
    }

    #[test]
    fn a_group_that_is_too_small_takes_another_one_with_it() {
        assert_eq!(sizes(&teams(&[("a", 12), ("b", 3)]), 5), [15], "of two groups neither is shown: the other is the difference");
        assert_eq!(sizes(&teams(&[("a", 12), ("b", 3), ("c", 5)]), 5), [12, 8]);
        assert_eq!(sizes(&teams(&[("a", 12), ("b", 3), ("c", 2), ("d", 3)]), 5), [12, 8], "small groups keep each other company");
    }

    #[test]
    fn people_count_in_steps_of_what_was_promised() {
        assert_eq!(sizes(&teams(&[("a", 4)]), 5), [0_u64; 0]);
        assert_eq!(sizes(&teams(&[("a", 9)]), 5), [5]);
        assert_eq!(sizes(&teams(&[("a", 10)]), 5), [10]);
    }

    proptest! {
        #[test]
        fn every_block_has_enough_people_and_everybody_settled_has_one(
            words in prop::collection::vec((0..4usize, 0..3usize), 0..60),
            promised in 2..7u64,
        ) {
            let people: Vec<Person> =
                words.iter().zip(0..).map(|((a, b), code)| person(code, &["abcd".get(*a..=*a).unwrap_or(""), ["x", "y", ""][*b]])).collect();
            let sizes = sizes(&people, promised);
            prop_assert!(sizes.iter().all(|size| *size >= promised));
            prop_assert_eq!(sizes.iter().sum::<u64>(), people.len() as u64 / promised * promised);
        }
    }
}
