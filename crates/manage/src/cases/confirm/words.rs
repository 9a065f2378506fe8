//! What the page says, in the languages it knows; others read English.

use std::sync::LazyLock;

use serde::Deserialize;

macro_rules! words {
    ($($name:ident)*) => {
        /// The words of one language. Every language has every one of them.
        #[derive(Debug, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub(in crate::cases) struct Words {
            $(pub $name: String,)*
        }
    };
}

words! {
    letter_button ask_title ask_words more yes no
    confirmed_title confirmed_words not_after_all denied_title denied_words done_after_all over_title over_words
}

macro_rules! languages {
    ($($tag:literal)*) => {
        /// The languages that are known; the first is read by everybody else.
        const LANGUAGES: &[(&str, &str)] = &[$(($tag, include_str!(concat!("words/", $tag, ".toml")))),*];
    };
}

languages! { "en" "de" "fr" "es" "it" "nl" "ar" }

static CATALOGUE: LazyLock<Vec<(&str, Words)>> = LazyLock::new(|| {
    let read = |text| toml::from_str(text).expect("a test reads every language");
    LANGUAGES.iter().map(|(tag, text)| (*tag, read(text))).collect()
});

/// The words for readers of a language, and the tag of the language they are in.
pub(in crate::cases) fn words(tag: &str) -> (&'static str, &'static Words) {
    let base = tag.split(['-', '_']).next().unwrap_or(tag);
    let found = CATALOGUE.iter().find(|(known, _)| known.eq_ignore_ascii_case(base)).unwrap_or(&CATALOGUE[0]);
    (found.0, &found.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_says_everything() {
        for (tag, text) in LANGUAGES {
            assert!(toml::from_str::<Words>(text).is_ok_and(|words| words.ask_words.contains("{workspace}")), "{tag}");
        }
        assert_eq!((words("de-AT").0, words("tlh").0), ("de", "en"));
    }
}
