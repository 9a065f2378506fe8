//! Starting packs: stages and touchpoints for a kind of business, as data files in the languages we speak. Pure.

mod apply;
mod here;
pub mod routes;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

pub use apply::{Applied, apply};
pub use here::here;

/// A text in several languages; English is always there.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub struct Translated<T> {
    en: T,
    #[serde(flatten)]
    others: BTreeMap<String, T>,
}

impl<T> Translated<T> {
    /// The text in the language of a locale such as `de-AT`, or in English.
    pub fn to(&self, locale: &str) -> &T {
        let language = locale.split(['-', '_']).next().unwrap_or_default();
        self.others.get(language).unwrap_or(&self.en)
    }
}

/// What a kind of business may start from.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pack {
    /// The name commands use.
    pub key: String,
    /// What people call it.
    pub name: Translated<String>,
    /// Whom it is for.
    pub about: Translated<String>,
    /// Its stages, in order.
    #[serde(rename = "stage")]
    pub stages: Vec<PackStage>,
    /// Its touchpoints, in order.
    #[serde(rename = "touchpoint")]
    pub touchpoints: Vec<PackTouchpoint>,
}

/// A stage of a pack.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PackStage {
    /// Its key.
    pub key: String,
    /// What people call it.
    pub name: Translated<String>,
}

/// A touchpoint of a pack.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PackTouchpoint {
    /// Its key.
    pub key: String,
    /// The key of its stage.
    pub stage: String,
    /// By which way customers meet us there.
    pub channel: String,
    /// What people call it.
    pub name: Translated<String>,
    /// How we want to behave there.
    pub behaviours: Translated<[String; 3]>,
}

/// All packs.
pub fn all() -> &'static [Pack] {
    static PACKS: LazyLock<Vec<Pack>> = LazyLock::new(|| {
        let files = [include_str!("../packs/msp.toml"), include_str!("../packs/saas.toml"), include_str!("../packs/consumer.toml")];
        files.into_iter().map(|file| toml::from_str(file).expect("packs are part of the program and read by a test")).collect()
    });
    &PACKS
}

/// The pack of that key.
pub fn find(key: &str) -> Option<&'static Pack> {
    all().iter().find(|pack| pack.key == key)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::touchpoints::checked_behaviours;

    #[test]
    fn every_pack_is_whole_in_both_languages() {
        for pack in all() {
            let stages: HashSet<_> = pack.stages.iter().map(|stage| stage.key.as_str()).collect();
            let keys: HashSet<_> = pack.touchpoints.iter().map(|touchpoint| touchpoint.key.as_str()).collect();
            assert_eq!(keys.len(), pack.touchpoints.len(), "{}: a key is used twice", pack.key);
            for touchpoint in &pack.touchpoints {
                assert!(stages.contains(touchpoint.stage.as_str()), "{}: no stage {}", pack.key, touchpoint.stage);
                assert!(kernel::text::key("key", &touchpoint.key, 60).is_ok());
                assert_ne!(touchpoint.behaviours.to("de"), touchpoint.behaviours.to("en"), "{}: {} is not translated", pack.key, touchpoint.key);
                for language in ["de", "en"] {
                    assert!(checked_behaviours(touchpoint.behaviours.to(language)).is_ok());
                    assert!(touchpoint.behaviours.to(language).iter().all(|sentence| sentence.ends_with('.')));
                }
            }
        }
    }

    #[test]
    fn the_pack_for_service_providers_follows_a_customer_from_first_look_to_the_end() {
        let keys: Vec<_> = find("msp").expect("there").touchpoints.iter().map(|touchpoint| touchpoint.key.as_str()).collect();
        let story = [
            "website",
            "first_talk",
            "proof_of_concept",
            "design",
            "quote",
            "order",
            "kick_off",
            "cut_over",
            "training",
            "routine_request",
            "major_incident",
            "change",
            "monthly_report",
            "invoice",
            "account_manager",
            "service_review",
            "renewal_talk",
            "off_boarding",
        ];
        assert_eq!(keys, story);
    }

    #[test]
    fn an_unknown_language_gets_english() {
        let name = &find("saas").expect("there").name;
        assert_eq!((name.to("de-AT").as_str(), name.to("fr").as_str()), ("Software als Dienst", "Software as a service"));
    }
}
