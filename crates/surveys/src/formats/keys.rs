//! Names of others made into clean, distinct keys.

use std::collections::BTreeMap;

/// Room for a row or a number behind it.
const LENGTH: usize = 120;

const RESERVED: [&str; 6] = ["language", "hidden", "variable", "contact", "account", "other"];

/// Keys of one kind that are given already, each with the last number that was put behind it.
#[derive(Default)]
pub struct Keys(BTreeMap<String, usize>);

impl Keys {
    /// A key like the wanted name that nothing else has yet.
    pub fn give(&mut self, wanted: &str, otherwise: &str) -> String {
        let clean = clean(wanted);
        let base = if clean.is_empty() { otherwise.to_owned() } else { clean };
        let reserved = RESERVED.contains(&base.as_str());
        let taken = |keys: &BTreeMap<String, usize>, key: &str| keys.contains_key(key) || RESERVED.contains(&key);
        let mut number = self.0.get(&base).copied().unwrap_or(1);
        let mut key = base.clone();
        while taken(&self.0, &key) {
            number += 1;
            key = format!("{base}_{number}");
        }
        if reserved || key != base {
            self.0.insert(base, number);
        }
        self.0.insert(key.clone(), 1);
        key
    }
}

/// A name without what keys do not have.
pub fn clean(name: &str) -> String {
    let plain: String = name.trim().chars().map(|c| if c.is_control() || ".{}|".contains(c) { '_' } else { c }).collect();
    let end = plain.char_indices().map(|(at, c)| at + c.len_utf8()).take_while(|end| *end <= LENGTH).last().unwrap_or(0);
    plain[..end].trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_clean_and_distinct() {
        let mut keys = Keys::default();
        let given: Vec<String> = ["nps", "nps", " a.b ", "", "language", "x\u{0}y"].iter().map(|name| keys.give(name, "question_1")).collect();
        assert_eq!(given, ["nps", "nps_2", "a_b", "question_1", "language_2", "x_y"]);
        assert!(clean(&"ü".repeat(300)).len() <= LENGTH);
    }
}
