//! What accounts and people are called, from `data/names.toml`.

use std::collections::{BTreeMap, HashSet};
use std::sync::LazyLock;

use serde::Deserialize;

use super::Region;
use crate::stream::Stream;

/// All names.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Names {
    #[serde(rename = "city")]
    cities: Vec<City>,
    #[serde(rename = "tongue")]
    tongues: BTreeMap<String, Tongue>,
    #[serde(rename = "industry")]
    industries: Vec<Industry>,
    titles: BTreeMap<String, BTreeMap<String, Vec<String>>>,
}

/// Where accounts sit.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct City {
    pub name: String,
    /// ISO 3166 code.
    pub country: String,
    region: String,
    pub tongue: String,
    /// The beginning of telephone numbers that are kept free for stories.
    pub dial: Option<String>,
}

/// How names sound.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Tongue {
    legal: Vec<String>,
    stems: Vec<String>,
    first: Vec<String>,
    last: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Industry {
    name: String,
    words: BTreeMap<String, Vec<String>>,
}

/// The names.
pub fn names() -> &'static Names {
    static NAMES: LazyLock<Names> =
        LazyLock::new(|| toml::from_str(include_str!("../../data/names.toml")).expect("the file is part of the program and read by a test"));
    &NAMES
}

impl Names {
    pub fn city(&self, region: Region, stream: &mut Stream) -> &City {
        let cities: Vec<_> = self.cities.iter().filter(|city| city.region == region.key()).collect();
        stream.pick::<&City>(&cities)
    }

    /// The industry and the name of an account that nobody has taken.
    pub fn account(&self, city: &City, taken: &mut HashSet<String>, stream: &mut Stream) -> (String, String) {
        let tongue = &self.tongues[&city.tongue];
        for attempt in 0.. {
            let industry = stream.pick(&self.industries);
            let words = industry.words.get(&city.tongue).unwrap_or(&industry.words["other"]);
            let (stem, word, legal) = (stream.pick(&tongue.stems), stream.pick(words), stream.pick(&tongue.legal));
            // Families own several firms once all names of a tongue are used up.
            let name = format!("{stem} {word}");
            let free = !taken.contains(stem) || attempt > 30;
            if free && taken.insert(name.clone()) {
                taken.insert(stem.clone());
                return (industry.name.clone(), format!("{name} {legal}"));
            }
        }
        unreachable!("there are more names than accounts")
    }

    /// First and last name of a person there.
    pub fn person(&self, tongue: &str, stream: &mut Stream) -> (&str, &str) {
        let tongue = &self.tongues[tongue];
        (stream.pick::<String>(&tongue.first), stream.pick::<String>(&tongue.last))
    }

    pub fn title(&self, language: &str, role: &str, stream: &mut Stream) -> &str {
        stream.pick::<String>(&self.titles[language][role])
    }
}
