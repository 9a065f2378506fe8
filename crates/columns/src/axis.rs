//! An axis: what the codes of a field say under one dimension.

use std::sync::Arc;

use measure::dimension::{Dimension, Value};
use rustc_hash::FxHashMap;

use crate::bits::Bits;
use crate::column::codes::Codes;
use crate::fact::Field;

/// The distinct values of a dimension in order, and which of them each code has.
#[derive(Clone, Debug)]
pub struct Axis {
    /// Distinct values in their order.
    pub values: Arc<Vec<Value>>,
    /// By code of the field: one more than the place of its value; 0 is blank.
    pub of: Codes,
}

impl Axis {
    /// The axis of these codes and values; codes that are not named are blank.
    pub fn of(named: &[(u32, Value)]) -> Self {
        let mut values: Vec<Value> = named.iter().map(|(_, value)| value.clone()).collect();
        values.sort_unstable();
        values.dedup();
        let places: FxHashMap<&Value, u32> = values.iter().zip(1..).collect();
        let mut of = vec![0; named.iter().map(|(code, _)| *code as usize + 1).max().unwrap_or(1)];
        for (code, value) in named {
            of[*code as usize] = places.get(value).copied().unwrap_or(0);
        }
        Self { of: Codes::of(&of), values: Arc::new(values) }
    }

    /// The same values seen from another field, whose codes lead to codes of this axis.
    #[must_use]
    pub fn through(&self, link: &Codes) -> Self {
        let of: Vec<u32> = link.iter().map(|code| self.of.get_or_blank(code as usize)).collect();
        Self { values: self.values.clone(), of: Codes::of(&of) }
    }

    /// The axis after some codes lost their value and some got one.
    #[must_use]
    pub fn with(&self, gone: &[u32], named: &[(u32, Value)]) -> Self {
        let fresh = Self::of(named);
        let values = self.joined(&fresh.values);
        let moved = |former: &[Value]| -> Vec<u32> {
            std::iter::once(0).chain(former.iter().map(|value| values.partition_point(|known| known < value) as u32 + 1)).collect()
        };
        let (old, new) = (moved(&self.values), moved(&fresh.values));
        let mut of: Vec<u32> = self.of.iter().map(|place| old[place as usize]).collect();
        of.resize(of.len().max(fresh.of.len()), 0);
        gone.iter().filter(|code| (**code as usize) < self.of.len()).for_each(|code| of[*code as usize] = 0);
        fresh.of.iter().enumerate().filter(|(_, place)| *place != 0).for_each(|(code, place)| of[code] = new[place as usize]);
        Self { values, of: Codes::of(&of) }
    }

    /// The axis of some codes alone: only their values are left, in the same order, and all other codes are blank.
    #[must_use]
    pub fn within(&self, open: &Bits) -> Self {
        let mut kept = vec![false; self.values.len() + 1];
        let of = |code: usize| if open.get(code) { self.of.get_or_blank(code) } else { 0 };
        (0..open.len()).for_each(|code| kept[of(code) as usize] = true);
        let mut places = vec![0; kept.len()];
        let mut values = Vec::new();
        for (value, former) in self.values.iter().zip(1..).filter(|(_, former)| kept[*former]) {
            values.push(value.clone());
            places[former] = values.len() as u32;
        }
        let of: Vec<u32> = (0..open.len()).map(|code| places[of(code) as usize]).collect();
        Self { of: Codes::of(&of), values: Arc::new(values) }
    }

    /// The values with some others, in order; mostly they are known.
    fn joined(&self, others: &[Value]) -> Arc<Vec<Value>> {
        let news = others.iter().filter(|value| self.values.binary_search(value).is_err()).cloned();
        let mut values: Vec<Value> = news.collect();
        if values.is_empty() {
            return self.values.clone();
        }
        values.extend_from_slice(&self.values);
        values.sort();
        Arc::new(values)
    }

    /// Bytes on the heap.
    pub fn bytes(&self) -> usize {
        let text = |value: &Value| if let Value::Text(text) = value { text.len() } else { 0 };
        self.of.bytes() + self.values.iter().map(|value| size_of::<Value>() + text(value)).sum::<usize>()
    }
}

/// The axes a plan needs, each with the field whose codes it reads.
#[derive(Clone, Debug, Default)]
pub struct Axes {
    /// By dimension.
    pub by_dimension: FxHashMap<Dimension, (Field, Arc<Axis>)>,
    /// By code of an account version: the code of its account.
    pub accounts: Arc<Accounts>,
}

/// A version of an account's attributes; codes as columns keep them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Version {
    /// Its code.
    pub code: u32,
    /// Code of its account.
    pub account: u32,
    /// Code of the version its account has now.
    pub newest: u32,
}

/// Which account a version belongs to, and which version is its newest.
#[derive(Clone, Debug)]
pub struct Accounts {
    /// By code of a version: code of the account; 0 is none.
    pub of_version: Codes,
    /// By code of a version: code of the version its account has now.
    pub newest: Codes,
}

impl Default for Accounts {
    fn default() -> Self {
        Self { of_version: Codes::Same(0, 0), newest: Codes::Same(0, 0) }
    }
}

impl Accounts {
    /// The same with some versions that are new or changed.
    #[must_use]
    pub fn with(&self, versions: &[Version]) -> Self {
        let length = versions.iter().map(|version| version.code as usize + 1).max().unwrap_or(0).max(self.of_version.len());
        let longer = |codes: &Codes| codes.iter().chain(std::iter::repeat(0)).take(length).collect::<Vec<u32>>();
        let (mut of_version, mut newest) = (longer(&self.of_version), longer(&self.newest));
        for version in versions {
            of_version[version.code as usize] = version.account;
            newest[version.code as usize] = version.newest;
        }
        Self { of_version: Codes::of(&of_version), newest: Codes::of(&newest) }
    }

    /// How far the codes of accounts reach: one more than the largest.
    pub fn reach(&self) -> u64 {
        self.of_version.iter().max().map_or(1, |most| u64::from(most) + 1)
    }

    /// Bytes on the heap.
    pub fn bytes(&self) -> usize {
        self.of_version.bytes() + self.newest.bytes()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Value {
        Value::text(text)
    }

    #[test]
    fn values_are_in_order_and_may_change() {
        let axis = Axis::of(&[(1, text("silver")), (3, text("gold")), (4, text("silver"))]);
        assert_eq!((axis.values.to_vec(), axis.of.iter().collect::<Vec<_>>()), (vec![text("gold"), text("silver")], vec![0, 2, 0, 1, 2]));
        let later = axis.with(&[3], &[(6, text("iron")), (1, text("gold"))]);
        assert_eq!(*later.values, [text("gold"), text("iron"), text("silver")]);
        assert_eq!(later.of.iter().collect::<Vec<_>>(), [0, 1, 0, 0, 3, 0, 2]);
    }

    #[test]
    fn some_codes_alone_have_fewer_values() {
        let axis = Axis::of(&[(1, text("silver")), (2, text("iron")), (3, text("gold")), (4, text("silver"))]);
        let some = axis.within(&Bits::from_fn(7, |code| [0, 2, 4, 6].contains(&code)));
        assert_eq!((some.values.to_vec(), some.of.iter().collect::<Vec<_>>()), (vec![text("iron"), text("silver")], vec![0, 0, 1, 0, 2, 0, 0]));
    }
}
