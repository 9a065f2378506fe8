//! Announcements: "you said, we did", on a page for everybody and in letters to those whose words led to it. Pure.

mod audience;
mod letters;
mod merging;
mod page;
mod personal;
mod preview;
mod quotes;
pub mod routes;
mod settings;
mod shapes;
mod store;
mod whole;
mod words;
mod write;

use kernel::{Id, Refusal, Time, closed, nouns, text};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::decisions::Decision;

pub use audience::{Audience, Fate, audience};
pub use letters::write_letters;
pub use merging::Merging;
pub use personal::{erase, personal};
pub use store::{Filter, find, page as list};
pub use write::{change, make, publish, remove, withdraw};

/// What people agree to who want to hear what became of their words.
pub const CONSENT_TO_LETTERS: &str = "news";
/// What people agree to whose own words may be shown to others.
pub const CONSENT_TO_QUOTES: &str = "quotes";

/// The longest title, in characters.
const TITLE_LENGTH: usize = 200;
/// The longest text of a part, in characters.
const PART_LENGTH: usize = 4_000;
/// Languages of one announcement.
const MOST_LANGUAGES: usize = 20;
/// Quotes of one announcement.
const MOST_QUOTES: usize = 10;

nouns! {
    /// What customers are told became of their words.
    Announcement("ann", "announcement");
}

closed! {
    /// Where an announcement stands.
    #[schema(as = AnnouncementState)]
    State, "state of an announcement" {
        /// Nobody outside sees it.
        Draft = "draft",
        /// It tells what was decided.
        Decided = "decided",
        /// It tells what was done.
        Done = "done",
        /// It was taken off the page.
        Withdrawn = "withdrawn",
    }
}

closed! {
    /// What an announcement tells.
    #[schema(as = AnnouncementStage)]
    Stage, "stage of an announcement" {
        /// What was decided.
        Decided = "decided",
        /// What was done.
        Done = "done",
    }
}

/// What an announcement says in one language.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = AnnouncementText)]
pub struct Text {
    /// The language as a BCP 47 tag.
    #[schema(example = "en", max_length = 35)]
    pub language: String,
    /// What it is about.
    #[schema(min_length = 1, max_length = 200)]
    pub title: String,
    /// What you said: a summary, without names.
    #[schema(min_length = 1, max_length = 4000)]
    pub said: String,
    /// What we decided.
    #[serde(default)]
    #[schema(max_length = 4000)]
    pub decided: String,
    /// What we did.
    #[serde(default)]
    #[schema(max_length = 4000)]
    pub done: String,
}

/// An announcement as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Its id.
    pub id: Id<Announcement>,
    /// The decision it tells of.
    pub decision: Id<Decision>,
    /// Where it stands.
    pub state: State,
    /// What it says, the usual language first.
    pub texts: Vec<Text>,
    /// When it was published what was decided.
    pub decided_at: Option<Time>,
    /// When it was published what was done.
    pub done_at: Option<Time>,
    /// When it was made.
    pub made_at: Time,
    /// When it was last changed.
    pub changed_at: Time,
    /// Who made it.
    pub actor: String,
    /// Rises with every change.
    pub revision: i64,
}

impl Record {
    /// The stage that everybody sees, if any.
    pub fn stage(&self) -> Option<Stage> {
        match self.state {
            State::Draft | State::Withdrawn => None,
            State::Decided => Some(Stage::Decided),
            State::Done => Some(Stage::Done),
        }
    }

    /// What it says to a reader of one of these languages, the dearest first.
    pub fn text<'w>(&self, wishes: impl IntoIterator<Item = &'w str>) -> Option<&Text> {
        let languages: Vec<String> = self.texts.iter().map(|text| text.language.clone()).collect();
        let chosen = listen::answering::choose(&languages, wishes);
        self.texts.iter().find(|text| text.language == chosen).or_else(|| self.texts.first())
    }
}

/// Texts with their blanks made even, or the rule that one of them breaks.
fn checked(texts: &[Text]) -> Result<Vec<Text>, Refusal> {
    if texts.is_empty() || texts.len() > MOST_LANGUAGES {
        return Err(Refusal::field("texts", format!("say it in one language at least, and in {MOST_LANGUAGES} at most")));
    }
    let mut checked: Vec<Text> = Vec::with_capacity(texts.len());
    for (place, given) in texts.iter().enumerate() {
        let at = |field: &str| format!("texts[{place}].{field}");
        let language = customers::contacts::checked_language(&given.language).map_err(|refusal| Refusal::field(at("language"), refusal.detail))?;
        if checked.iter().any(|other| other.language.eq_ignore_ascii_case(&language)) {
            return Err(Refusal::field(at("language"), format!("{language} is there twice: keep one of the two")));
        }
        let said = text::lines(&at("said"), &given.said, PART_LENGTH)?;
        if said.is_empty() {
            return Err(Refusal::field(at("said"), "is empty: sum up what customers said"));
        }
        checked.push(Text {
            language,
            title: text::line(&at("title"), &given.title, TITLE_LENGTH)?,
            said,
            decided: text::lines(&at("decided"), &given.decided, PART_LENGTH)?,
            done: text::lines(&at("done"), &given.done, PART_LENGTH)?,
        });
    }
    Ok(checked)
}

/// Refuses to publish a stage of which one of the languages says nothing.
fn check_says(texts: &[Text], stage: Stage) -> Result<(), Refusal> {
    let silent = texts.iter().position(|text| match stage {
        Stage::Decided => text.decided.is_empty(),
        Stage::Done => text.done.is_empty(),
    });
    match silent {
        None => Ok(()),
        Some(place) => {
            let reason = format!("is empty in the language {}: say what was {stage} before it is published", texts[place].language);
            Err(Refusal::field(format!("texts[{place}].{stage}"), reason))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(language: &str) -> Text {
        Text { language: language.into(), title: "Hotline".into(), said: "Too slow".into(), decided: "More people".into(), done: String::new() }
    }

    #[rstest::rstest]
    #[case(&["en"], true)]
    #[case(&["en", "de"], true)]
    #[case(&["en", "EN"], false)]
    #[case(&["english!"], false)]
    #[case(&[], false)]
    fn each_language_once(#[case] languages: &[&str], #[case] fits: bool) {
        let texts: Vec<Text> = languages.iter().map(|language| text(language)).collect();
        assert_eq!(checked(&texts).is_ok(), fits);
    }

    #[test]
    fn what_is_published_says_something_in_every_language() {
        let texts = [text("en"), Text { done: "Hired".into(), ..text("de") }];
        assert!(check_says(&texts, Stage::Decided).is_ok());
        let refused = check_says(&texts, Stage::Done).expect_err("English says nothing");
        assert!(refused.detail.contains("en"), "{}", refused.detail);
        assert!(checked(&[Text { said: " \n".into(), ..text("en") }]).is_err());
    }
}
