//! What can stand in a condition, by its name: those with a name of their own, and attributes of a noun such as `account.tier`.

use kernel::{Code, Refusal};

/// The name of one of these; empty for what has none of its own.
pub fn name_of<D: PartialEq>(named: &[(&'static str, D)], one: &D) -> &'static str {
    named.iter().find(|(_, known)| known == one).map_or("", |(name, _)| name)
}

/// The one of this name.
pub fn find_named<D: Clone>(named: &[(&'static str, D)], name: &str) -> Option<D> {
    named.iter().find(|(known, _)| *known == name).map(|(_, one)| one.clone())
}

/// The noun and the name of an attribute, as in `account.tier`.
pub fn attribute(text: &str) -> Option<(&str, &str)> {
    text.split_once('.').filter(|(_, name)| !name.is_empty())
}

/// A name that nothing has: what it is not, what was most likely meant, and what there is.
pub fn unknown<D>(text: &str, what: &str, named: &[(&'static str, D)], attributes: &str) -> Refusal {
    let all: Vec<&str> = named.iter().map(|(name, _)| *name).collect();
    let hint = crate::hint(text, all.iter().copied());
    Refusal::new(Code::Invalid, format!("{text:?} {what}{hint} (known: {}; {attributes})", all.join(", ")))
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    const NAMED: [(&str, u8); 2] = [("score", 1), ("team", 2)];

    #[test]
    fn what_has_a_name_is_found_by_it_and_says_it() {
        assert_eq!((find_named(&NAMED, "team"), find_named(&NAMED, "Team")), (Some(2), None));
        assert_eq!((name_of(&NAMED, &1), name_of(&NAMED, &3)), ("score", ""));
        let told = unknown("scor", "is nothing", &NAMED, "account.NAME");
        assert_eq!(told.detail, "\"scor\" is nothing, did you mean \"score\"? (known: score, team; account.NAME)");
    }

    #[rstest]
    #[case("account.tier", Some(("account", "tier")))]
    #[case("account.", None)]
    #[case("tier", None)]
    fn attributes_have_a_noun_and_a_name(#[case] text: &str, #[case] read: Option<(&str, &str)>) {
        assert_eq!(attribute(text), read);
    }
}
