//! What letters and their pages say by themselves, in the languages they know; others read English.

use std::sync::LazyLock;

use serde::Deserialize;

macro_rules! words {
    ($($name:ident)*) => {
        /// The words of one language. Every language has every one of them.
        #[derive(Debug, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub(crate) struct Words {
            $(pub $name: String,)*
        }
    };
}

words! {
    unsubscribe leave_title leave_words leave_button left_title left_words unknown_title unknown_words trouble_title trouble_words
    too_many_title too_many_words test_subject test_heading test_words test_button chat_heading chat_words
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

fn base(tag: &str) -> &str {
    tag.split('-').next().unwrap_or(tag)
}

/// The words for readers of a language, and the tag of the language they are in.
pub(crate) fn words(tag: &str) -> (&'static str, &'static Words) {
    let found = CATALOGUE.iter().find(|(known, _)| known.eq_ignore_ascii_case(base(tag))).unwrap_or(&CATALOGUE[0]);
    (found.0, &found.1)
}

/// The first language of an `Accept-Language` header that is known.
pub(crate) fn accepted(header: &str) -> &str {
    let wishes = header.split(',').take(20).map(|wish| wish.split(';').next().unwrap_or_default().trim());
    wishes.into_iter().find(|wish| LANGUAGES.iter().any(|(known, _)| known.eq_ignore_ascii_case(base(wish)))).unwrap_or("en")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_says_everything() {
        for (tag, text) in LANGUAGES {
            assert!(toml::from_str::<Words>(text).is_ok_and(|words| !words.unsubscribe.is_empty()), "{tag}");
        }
        assert_eq!(words("de-AT").0, "de");
        assert_eq!(words("tlh").0, "en");
        assert_eq!(accepted("tlh, fr-CH;q=0.9, en;q=0.8"), "fr-CH");
    }
}
