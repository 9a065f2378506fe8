//! What the answering page says by itself, in the languages it knows; others read English.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

macro_rules! words {
    ($($name:ident)*) => {
        /// The words of one language. Every language has every one of them.
        #[derive(Debug, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub(crate) struct Words {
            $(pub $name: String,)*
            /// By kind of fault.
            pub faults: BTreeMap<String, String>,
            /// By mark of good service.
            pub marks: BTreeMap<String, String>,
            /// By emotion.
            pub emotions: BTreeMap<String, String>,
        }
    };
}

words! {
    next back send required progress anonymous trial prefilled continue_later continue_later_help copy copied mail_it mail_subject
    errors choose other other_words up_to at_least between rank_help rank_twice place_of point from_to
    yes partly no worse as_expected better name mail phone company job files_up_to files_drop files_kind files_size
    thanks thanks_words go_on edit leave_empty
    low_likely high_likely low_satisfied high_satisfied low_easy high_easy low_sure high_sure low_agree high_agree
    low_important high_important low_quality high_quality
    unknown_title unknown_words expired_title expired_words closed_title closed_words used_title used_words
    too_large_title too_large_words trouble_title trouble_words
    letter_intro letter_answer letter_reminder letter_yours letter_to_all
}

macro_rules! languages {
    ($($tag:literal)*) => {
        /// The languages the page knows by itself; the first is read by everybody else.
        const LANGUAGES: &[(&str, &str)] = &[$(($tag, include_str!(concat!("words/", $tag, ".toml")))),*];
    };
}

languages! { "en" "de" "fr" "es" "it" "nl" "ar" }

static CATALOGUE: LazyLock<Vec<(&str, Words)>> = LazyLock::new(|| {
    let read = |text| toml::from_str(text).expect("a test reads every language");
    LANGUAGES.iter().map(|(tag, text)| (*tag, read(text))).collect()
});

/// The words for readers of a language, by its tag.
pub(crate) fn words(tag: &str) -> &'static Words {
    let base = tag.split('-').next().unwrap_or(tag);
    let found = CATALOGUE.iter().find(|(known, _)| known.eq_ignore_ascii_case(base));
    &found.unwrap_or(&CATALOGUE[0]).1
}

/// The language the page's own words are in, for readers of a language: they may differ from those of the survey.
pub(crate) fn known(tag: &str) -> bool {
    let base = tag.split('-').next().unwrap_or(tag);
    LANGUAGES.iter().any(|(known, _)| known.eq_ignore_ascii_case(base))
}

/// Words with a value in each `{name}`.
pub(crate) fn fill(words: &str, values: &[(&str, &dyn std::fmt::Display)]) -> String {
    values.iter().fold(words.to_owned(), |filled, (name, value)| filled.replace(&format!("{{{name}}}"), &value.to_string()))
}

/// Which way a language is written.
pub fn direction(tag: &str) -> &'static str {
    const RIGHT_TO_LEFT: [&str; 11] = ["ar", "he", "iw", "fa", "ur", "ps", "yi", "sd", "ug", "dv", "ckb"];
    let mut parts = tag.split('-').map(str::to_ascii_lowercase);
    let base = parts.next().unwrap_or_default();
    let script = parts.find(|part| part.len() == 4);
    let right = match script.as_deref() {
        Some(script) => matches!(script, "arab" | "hebr" | "thaa" | "nkoo" | "syrc"),
        None => RIGHT_TO_LEFT.contains(&base.as_str()),
    };
    if right { "rtl" } else { "ltr" }
}

/// What speakers of a language call it; its tag where that is not known.
pub fn own_name(tag: &str) -> &str {
    const NAMES: &[(&str, &str)] = &[
        ("ar", "العربية"),
        ("bg", "Български"),
        ("ca", "Català"),
        ("cs", "Čeština"),
        ("da", "Dansk"),
        ("de", "Deutsch"),
        ("el", "Ελληνικά"),
        ("en", "English"),
        ("es", "Español"),
        ("et", "Eesti"),
        ("fa", "فارسی"),
        ("fi", "Suomi"),
        ("fr", "Français"),
        ("he", "עברית"),
        ("hi", "हिन्दी"),
        ("hr", "Hrvatski"),
        ("hu", "Magyar"),
        ("id", "Bahasa Indonesia"),
        ("it", "Italiano"),
        ("ja", "日本語"),
        ("ko", "한국어"),
        ("lt", "Lietuvių"),
        ("lv", "Latviešu"),
        ("nb", "Norsk bokmål"),
        ("nl", "Nederlands"),
        ("no", "Norsk"),
        ("pl", "Polski"),
        ("pt", "Português"),
        ("ro", "Română"),
        ("ru", "Русский"),
        ("sk", "Slovenčina"),
        ("sl", "Slovenščina"),
        ("sr", "Српски"),
        ("sv", "Svenska"),
        ("th", "ไทย"),
        ("tr", "Türkçe"),
        ("uk", "Українська"),
        ("ur", "اردو"),
        ("vi", "Tiếng Việt"),
        ("zh", "中文"),
    ];
    NAMES.iter().find(|(known, _)| *known == tag).map_or(tag, |(_, name)| name)
}

#[cfg(test)]
mod tests {
    use ::surveys::FaultKind;
    use ::surveys::ask::{EMOTIONS, MARKS};
    use rstest::rstest;

    use super::*;

    #[test]
    fn every_language_says_everything() {
        let faults: Vec<&str> = FaultKind::ALL.iter().map(|kind| kind.text()).collect();
        let emotions: Vec<&str> = EMOTIONS.iter().flat_map(|(_, named)| named.iter().copied()).collect();
        for (tag, text) in LANGUAGES {
            let words: Words = toml::from_str(text).unwrap_or_else(|error| panic!("{tag}: {error}"));
            for (part, keys) in [(&words.faults, &faults[..]), (&words.marks, &MARKS[..]), (&words.emotions, &emotions[..])] {
                assert!(keys.iter().all(|key| part.contains_key(*key)) && part.len() == keys.len(), "{tag}: {part:?}");
            }
        }
    }

    #[test]
    fn every_language_fills_in_the_same_values() {
        let values = |text: &str| {
            let table: toml::Table = text.parse().expect("TOML");
            let mut found: Vec<(String, usize)> = Vec::new();
            for (key, words) in &table {
                found.extend(words.as_str().map(|words| (key.clone(), words.matches('{').count())));
            }
            found.sort();
            found
        };
        for (tag, text) in LANGUAGES {
            assert_eq!(values(text), values(LANGUAGES[0].1), "{tag}");
        }
    }

    #[rstest]
    #[case("de-AT", "Weiter")]
    #[case("ar", "التالي")]
    #[case("tlh", "Next")]
    #[case("", "Next")]
    fn others_read_english(#[case] tag: &str, #[case] next: &str) {
        assert_eq!(words(tag).next, next);
    }

    #[rstest]
    #[case("ar-EG", "rtl")]
    #[case("he", "rtl")]
    #[case("az-Arab", "rtl")]
    #[case("ar-Latn", "ltr")]
    #[case("de", "ltr")]
    fn languages_have_a_direction(#[case] tag: &str, #[case] expected: &str) {
        assert_eq!(direction(tag), expected);
    }
}
