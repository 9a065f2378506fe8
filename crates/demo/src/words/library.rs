//! The pieces that texts are made of, in `data/words`: subject, language, part, and a pile of phrases.

use std::collections::BTreeMap;
use std::sync::LazyLock;

type Parts = BTreeMap<String, Vec<String>>;

/// All pieces.
#[derive(Debug)]
pub struct Library(BTreeMap<String, BTreeMap<String, Parts>>);

const FILES: [&str; 10] = [
    include_str!("../../data/words/relationship.toml"),
    include_str!("../../data/words/before.toml"),
    include_str!("../../data/words/onboarding.toml"),
    include_str!("../../data/words/support.toml"),
    include_str!("../../data/words/running.toml"),
    include_str!("../../data/words/ending.toml"),
    include_str!("../../data/words/causes.toml"),
    include_str!("../../data/words/offerings.toml"),
    include_str!("../../data/words/roles.toml"),
    include_str!("../../data/words/general.toml"),
];

/// The pieces.
pub fn library() -> &'static Library {
    static LIBRARY: LazyLock<Library> = LazyLock::new(|| {
        let files = FILES.map(|file| toml::from_str::<BTreeMap<_, _>>(file).expect("the files are part of the program and read by a test"));
        Library(files.into_iter().flatten().collect())
    });
    &LIBRARY
}

impl Library {
    /// The phrases of a part of a subject.
    pub fn pile(&self, subject: &str, language: &str, part: &str) -> Option<&[String]> {
        self.0.get(subject)?.get(language)?.get(part).map(Vec::as_slice)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stream::Stream;
    use crate::touchpoints::Touchpoint;
    use crate::words::phrase;

    #[test]
    fn every_touchpoint_can_be_written_about_in_both_languages() {
        let subjects = Touchpoint::ALL.map(Touchpoint::key).into_iter().chain(["relationship"]);
        for subject in subjects {
            for (language, part) in
                ["en", "de"].into_iter().flat_map(|language| ["good", "bad", "wish", "short_good", "short_bad"].map(|part| (language, part)))
            {
                let pile = library().pile(subject, language, part).unwrap_or_default();
                assert!(pile.len() >= 3, "{subject} {language} {part} has {}", pile.len());
            }
        }
    }

    #[test]
    fn no_phrase_has_an_open_bracket_or_an_unknown_name() {
        let mut stream = Stream::of(1, "test");
        for (subject, languages) in &library().0 {
            for ((language, part), phrase) in languages
                .iter()
                .flat_map(|(language, parts)| parts.iter().flat_map(move |(part, pile)| pile.iter().map(move |phrase| ((language, part), phrase))))
            {
                let known = |name: &str, stream: &mut Stream| match name {
                    "who" | "site" | "offering" | "thing" => Some(name.to_owned()),
                    other => library().pile("slots", language, other).map(|pile| stream.pick(pile).clone()),
                };
                for _ in 0..20 {
                    let text = phrase::expand(phrase, &mut stream, &known);
                    assert!(!text.contains(['[', ']', '{', '}', '|', '<']), "{subject} {language} {part}: {phrase}");
                    assert!(!text.contains("  ") && !text.contains(" .") && !text.contains(" ,"), "{subject} {language} {part}: {text}");
                }
            }
        }
    }
}
