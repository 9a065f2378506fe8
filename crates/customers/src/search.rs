//! Finding customers by a few letters: the keys a record is found by, and what a query looks for. Pure.

pub mod routes;
mod store;

use std::collections::BTreeSet;

use identity::mail_key;
use kernel::name_key;

pub use store::{Hit, found};
pub(crate) use store::{accounts_found, contacts_found, forget, index};

/// Words of one name that are kept, and letters of each.
const WORDS: usize = 20;
const LETTERS: usize = 80;

/// The mark before digits that are kept back to front, so that a number is found by its end.
const BACKWARDS: char = '~';

/// What a query looks for: keys that begin with each of these, in one record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// Beginnings that all have to be there.
    pub all: Vec<String>,
    /// Or else one of these.
    pub or: Vec<String>,
}

/// A telephone number folded for comparison: its digits, with the plus of an international one.
pub fn phone_key(phone: &str) -> String {
    let digits: String = phone.replace("(0)", "").chars().filter(char::is_ascii_digit).collect();
    match digits.strip_prefix("00") {
        Some(rest) => format!("+{rest}"),
        None if phone.trim_start().starts_with('+') => format!("+{digits}"),
        None => digits,
    }
}

/// The keys of a record: words of its names, its mail address with its domain, its number from both ends.
pub(crate) fn keys(names: &[Option<&str>], mail: Option<&str>, phone: Option<&str>) -> BTreeSet<String> {
    let mut keys: BTreeSet<String> = names.iter().flatten().flat_map(|name| words(name)).take(WORDS).collect();
    if let Some(mail) = mail.map(mail_key) {
        keys.extend(mail.split_once('@').map(|(_, domain)| domain.to_owned()));
        keys.insert(mail);
    }
    if let Some(phone) = phone.map(phone_key).filter(|phone| phone.len() > 2) {
        keys.insert(backwards(&phone));
        keys.insert(phone);
    }
    keys
}

/// What a query looks for; nothing when it holds no letter or digit.
pub fn wanted(query: &str) -> Option<Wanted> {
    let query = query.trim();
    if query.contains('@') {
        return Some(Wanted { all: vec![mail_key(query)], or: Vec::new() });
    }
    let mut all = words(query);
    all.truncate(5);
    let is_number = query.chars().all(|c| c.is_ascii_digit() || " +()/-.".contains(c)) && query.chars().filter(char::is_ascii_digit).count() > 2;
    let or = if is_number { vec![phone_key(query), backwards(&phone_key(query))] } else { Vec::new() };
    (!all.is_empty()).then_some(Wanted { all, or })
}

fn words(name: &str) -> Vec<String> {
    let key = name_key(name);
    let words = key.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(|word| word.chars().take(LETTERS).collect()).collect()
}

/// A number from its end, without what differs between its national and its international form at the front.
fn backwards(phone: &str) -> String {
    let digits = phone.trim_start_matches(['+', '0']);
    std::iter::once(BACKWARDS).chain(digits.chars().rev()).collect()
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("+49 (0)30 123-456", "+4930123456")]
    #[case("0049 30 123456", "+4930123456")]
    #[case("030 / 123 456", "030123456")]
    fn numbers_are_folded(#[case] phone: &str, #[case] key: &str) {
        assert_eq!(phone_key(phone), key);
    }

    #[test]
    fn a_person_is_found_by_each_word_mail_domain_and_both_ends_of_the_number() {
        let keys = keys(&[Some("Anna-Lena Müller"), None], Some("Anna@Acme.DE"), Some("+49 30 12"));
        assert_eq!(keys.into_iter().collect::<Vec<_>>(), ["+493012", "acme.de", "anna", "anna@acme.de", "lena", "muller", "~210394"]);
    }

    #[rstest]
    #[case("  ", None)]
    #[case("=()", None)]
    #[case("Müller an", Some((vec!["muller", "an"], vec![])))]
    #[case("Anna@ACME", Some((vec!["anna@acme"], vec![])))]
    #[case("030 123456", Some((vec!["030", "123456"], vec!["030123456", "~65432103"])))]
    #[case("A-4711", Some((vec!["a", "4711"], vec![])))]
    fn a_query_is_understood(#[case] query: &str, #[case] found: Option<(Vec<&str>, Vec<&str>)>) {
        let owned = |texts: Vec<&str>| texts.into_iter().map(ToOwned::to_owned).collect();
        assert_eq!(wanted(query), found.map(|(all, or)| Wanted { all: owned(all), or: owned(or) }));
    }

    #[test]
    fn a_national_number_is_the_end_of_its_international_form() {
        let stored = keys(&[], None, Some("+49 30 123456"));
        let asked = wanted("030 123456").expect("a number").or.remove(1);
        assert!(stored.iter().any(|key| key.starts_with(&asked)));
    }
}
