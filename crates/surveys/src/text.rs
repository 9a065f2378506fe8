//! Words in several languages.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The same words in several languages, by their tags (`en`, `de-AT`). `{{key}}` stands for an answer or another value, `{{key|words}}` for the
/// words when there is none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(transparent)]
pub struct Text(pub BTreeMap<String, String>);

impl Text {
    /// Words in one language.
    pub fn of(language: &str, words: &str) -> Self {
        Self(BTreeMap::from([(language.to_owned(), words.to_owned())]))
    }

    /// Whether nobody would read anything.
    pub fn is_empty(&self) -> bool {
        self.0.values().all(|words| words.trim().is_empty())
    }

    /// The words in a language; where it has none, in the same language without its region, then in `fallback`, then in any.
    pub fn in_language(&self, language: &str, fallback: &str) -> &str {
        let base = language.split('-').next().unwrap_or(language);
        let found = [language, base, fallback].into_iter().filter_map(|tag| self.0.get(tag)).find(|words| !words.trim().is_empty());
        found.or_else(|| self.0.values().find(|words| !words.trim().is_empty())).map_or("", String::as_str)
    }
}
