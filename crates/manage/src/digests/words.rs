//! What letters with digests say by themselves, in the languages they know; others read English.

use std::sync::LazyLock;

use jiff::ToSpan;
use jiff::civil::Date;
use serde::Deserialize;

macro_rules! words {
    ($($name:ident)*) => {
        /// The words of one language. Every language has every one of them.
        #[derive(Debug, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub(super) struct Words {
            $(pub $name: String,)*
        }
    };
}

words! {
    executive team person of_team subject subject_of_a_day date headline rose fell not_proved first_time nothing too_few no_question no_touchpoint no_customer too_many
    refused asked solved mean percent touchpoints figure change_up change_down change_open bad good watches watch watches_none classes classes_people
    class class_same moved silent silent_none silent_count silent_stake silent_not_known silent_most cases_heading cases cases_none decisions open
    about interval decimal
}

const LANGUAGES: &[(&str, &str)] = &[("en", include_str!("words/en.toml")), ("de", include_str!("words/de.toml"))];

static CATALOGUE: LazyLock<Vec<(&str, Words)>> = LazyLock::new(|| {
    let read = |text| toml::from_str(text).expect("a test reads every language");
    LANGUAGES.iter().map(|(tag, text)| (*tag, read(text))).collect()
});

/// The words for readers of a language, by its tag.
pub(super) fn words(tag: &str) -> &'static Words {
    let base = tag.split('-').next().unwrap_or(tag);
    let found = CATALOGUE.iter().find(|(known, _)| known.eq_ignore_ascii_case(base));
    &found.unwrap_or(&CATALOGUE[0]).1
}

/// Words with a value in each `{name}`.
pub(super) fn fill(words: &str, values: &[(&str, &str)]) -> String {
    values.iter().fold(words.to_owned(), |filled, (name, value)| filled.replace(&format!("{{{name}}}"), value))
}

impl Words {
    /// Whether what other rooms say is to be said in German.
    pub(super) fn is_german(&self) -> bool {
        std::ptr::eq(self, words("de"))
    }

    /// What it is called, and the days it is about; `until` lies behind the last of them.
    pub(super) fn subject(&self, what: &str, from: &str, until: &str) -> String {
        let day = |text: &str, back: i64| {
            let date = text.parse::<Date>().ok().and_then(|date| date.checked_sub(back.days()).ok());
            date.map_or_else(|| text.to_owned(), |date| date.strftime(&self.date).to_string())
        };
        let (first, last) = (day(from, 0), day(until, 1));
        let words = if first == last { &self.subject_of_a_day } else { &self.subject };
        fill(words, &[("what", what), ("from", &first), ("until", &last)])
    }

    /// A number as this house writes it: one decimal at most, a true minus, the decimal sign of the language.
    pub(super) fn number(&self, value: f64) -> String {
        let rounded = (value * 10.0).round() / 10.0;
        let text = if rounded.fract() == 0.0 { format!("{rounded:.0}") } else { format!("{rounded:.1}") };
        let text = if text == "-0" { "0".into() } else { text };
        text.replace('-', "\u{2212}").replace('.', &self.decimal)
    }

    /// The same with its sign, for changes.
    pub(super) fn signed(&self, value: f64) -> String {
        let text = self.number(value);
        if value > 0.0 && text != "0" { format!("+{text}") } else { text }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_says_everything() {
        for (tag, text) in LANGUAGES {
            let words: Words = toml::from_str(text).unwrap_or_else(|error| panic!("{tag}: {error}"));
            assert!(words.interval.contains("{low}") && words.interval.contains("{n}"), "{tag}");
        }
    }

    #[rstest::rstest]
    #[case("en", "2026-02-23", "2026-03-01", "All, 23 Feb 2026 to 28 Feb 2026")]
    #[case("de", "2026-02-23", "2026-03-02", "All, 23.2.2026 bis 1.3.2026")]
    #[case("en", "2026-03-01", "2026-03-02", "All, 1 Mar 2026")]
    fn days_are_written_as_readers_write_them(#[case] tag: &str, #[case] from: &str, #[case] until: &str, #[case] expected: &str) {
        assert_eq!(words(tag).subject("All", from, until), expected);
    }

    #[rstest::rstest]
    #[case("en", -9.04, "\u{2212}9", "\u{2212}9")]
    #[case("de", 37.25, "37,3", "+37,3")]
    #[case("en", -0.01, "0", "0")]
    fn numbers_are_written_as_the_house_does(#[case] tag: &str, #[case] value: f64, #[case] plain: &str, #[case] signed: &str) {
        assert_eq!((words(tag).number(value), words(tag).signed(value)), (plain.into(), signed.into()));
    }
}
