//! What the page of announcements and its letters say by themselves, in the languages they know; others read English.

use std::sync::LazyLock;

use kernel::{Time, Zone};
use serde::Deserialize;

/// The words of one language. Every language has every one of them.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Tongue {
    pub title: String,
    pub lead: String,
    pub you_said: String,
    pub in_your_words: String,
    pub we_decided: String,
    pub we_did: String,
    pub older: String,
    pub newer: String,
    pub empty: String,
    pub letter_intro: String,
    pub your_words: String,
    pub all_news: String,
    pub unknown_title: String,
    pub unknown_words: String,
    pub trouble_title: String,
    pub trouble_words: String,
    /// A date, of `{day}`, `{month}` and `{year}`.
    pub date: String,
    pub months: [String; 12],
}

macro_rules! languages {
    ($($tag:literal)*) => {
        /// The languages that are known; the first is read by everybody else.
        const LANGUAGES: &[(&str, &str)] = &[$(($tag, include_str!(concat!("page/words/", $tag, ".toml")))),*];
    };
}

languages! { "en" "de" "fr" "es" "it" "nl" "ar" }

static CATALOGUE: LazyLock<Vec<(&str, Tongue)>> = LazyLock::new(|| {
    let read = |text| toml::from_str(text).expect("a test reads every language");
    LANGUAGES.iter().map(|(tag, text)| (*tag, read(text))).collect()
});

/// The words for readers of a language, by its tag.
pub(super) fn words(tag: &str) -> &'static Tongue {
    let base = tag.split('-').next().unwrap_or(tag);
    let found = CATALOGUE.iter().find(|(known, _)| known.eq_ignore_ascii_case(base));
    &found.unwrap_or(&CATALOGUE[0]).1
}

/// The languages the page knows by itself.
pub(super) fn known() -> Vec<String> {
    LANGUAGES.iter().map(|(tag, _)| (*tag).to_owned()).collect()
}

/// Words about a company.
pub(super) fn fill(words: &str, company: &str) -> String {
    words.replace("{company}", company)
}

impl Tongue {
    /// A day as people write it.
    pub(super) fn day(&self, zone: &Zone, time: Time) -> String {
        let date = zone.date(time);
        let month = usize::try_from(date.month() - 1).ok().and_then(|month| self.months.get(month)).map_or("", String::as_str);
        self.date.replace("{day}", &date.day().to_string()).replace("{month}", month).replace("{year}", &date.year().to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_says_everything() {
        for (tag, text) in LANGUAGES {
            let words: Tongue = toml::from_str(text).unwrap_or_else(|error| panic!("{tag}: {error}"));
            assert!(words.lead.contains("{company}") && words.letter_intro.contains("{company}"), "{tag}");
            assert!(["{day}", "{month}", "{year}"].iter().all(|part| words.date.contains(part)), "{tag}");
        }
    }

    #[rstest::rstest]
    #[case("en", "22 November 2026")]
    #[case("de-AT", "22. November 2026")]
    #[case("fr", "22 novembre 2026")]
    #[case("tlh", "22 November 2026")]
    fn days_are_written_as_people_do(#[case] tag: &str, #[case] expected: &str) {
        let time: Time = "2026-11-22T12:00:00Z".parse().expect("a time");
        assert_eq!(words(tag).day(&Zone::utc(), time), expected);
    }
}
