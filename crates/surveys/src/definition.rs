//! A survey as it is written down.

use kernel::closed;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{Ask, Condition, Text, Theme, Variable};

/// A survey: pages with questions, the logic between them, endings, languages and looks.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = SurveyDefinition)]
pub struct Definition {
    /// What people read above the first page.
    pub title: Text,
    /// Words below the title.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub welcome: Text,
    /// The tags of its languages; the first is used where another has no words.
    pub languages: Vec<String>,
    /// The pages in order.
    pub pages: Vec<Page>,
    /// What is shown at the end: the first whose condition holds. Without any, plain thanks.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub endings: Vec<Ending>,
    /// Values that a link brings along.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub hidden: Vec<Hidden>,
    /// Values that are computed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub variables: Vec<Variable>,
    /// How many answers of a kind are wanted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub quotas: Vec<Quota>,
    /// How it looks.
    #[serde(default)]
    pub theme: Theme,
    /// How it behaves.
    #[serde(default)]
    pub settings: Settings,
}

/// A page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = SurveyPage)]
pub struct Page {
    /// Its name, for jumps.
    pub key: String,
    /// What people read above it.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub title: Text,
    /// When it is shown; always if left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub show_if: Option<Condition>,
    /// Whether its questions are in another order for everybody.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub random: bool,
    /// Its questions in order.
    pub questions: Vec<Question>,
    /// Where to go after it: the first whose condition holds; to the next page if none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub jumps: Vec<Jump>,
}

/// A question.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = SurveyPageQuestion)]
pub struct Question {
    /// Its name in answers, conditions and questions to the data.
    pub key: String,
    /// What people are asked.
    pub label: Text,
    /// Words below.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub help: Text,
    /// What it asks for.
    pub ask: Ask,
    /// Whether it has to be answered.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub required: bool,
    /// When it has to be answered although it is not `required`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub required_if: Option<Condition>,
    /// When it is shown; always if left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub show_if: Option<Condition>,
    /// Key of the touchpoint it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub touchpoint: Option<String>,
    /// The listening pattern of its answers; `past`, `present` or `potential`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pattern: Option<Pattern>,
    /// What its answers speak of, where that does not follow from what is asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub aspect: Option<Aspect>,
}

/// Where to go after a page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = SurveyJump)]
pub struct Jump {
    /// When; always if left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition>,
    /// Where.
    pub to: Target,
}

/// A place further on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = SurveyTarget)]
pub enum Target {
    /// A page behind this one, by its key.
    Page(String),
    /// An ending, by its key.
    Ending(String),
}

/// What is shown at the end.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = SurveyEnding)]
pub struct Ending {
    /// Its name, for jumps and quotas.
    pub key: String,
    /// When it is shown; always if left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub show_if: Option<Condition>,
    /// What people read.
    pub title: Text,
    /// Words below.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub words: Text,
    /// Where people are taken instead: an address that begins with `https://`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub redirect: Option<String>,
}

/// A value that a link brings along.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = HiddenField)]
pub struct Hidden {
    /// Its name in the address, and in conditions behind `hidden.`.
    pub key: String,
}

/// How many answers of a kind are wanted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Quota {
    /// Its name.
    pub key: String,
    /// Which answers it counts; all if left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition>,
    /// So many; whoever comes later gets the ending and is not recorded.
    pub limit: u32,
    /// The ending they get.
    pub ending: String,
}

closed! {
    /// What is taken out of words before they are stored.
    Redact, "kind of personal data" {
        /// Mail addresses.
        Mail = "mail",
        /// Phone numbers.
        Phone = "phone",
        /// Card numbers.
        Card = "card",
    }
}

/// How a survey behaves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
#[schema(as = SurveySettings)]
pub struct Settings {
    /// Whether the page says how far one is.
    pub progress: bool,
    /// Whether one may go back.
    pub back: bool,
    /// Whether answers may be changed after they were sent.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub edit: bool,
    /// The smallest number of people any figure of it may rest on; it promises anonymity to those who answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub anonymous: Option<u16>,
    /// What is taken out of words before they are stored.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub redact: Vec<Redact>,
}

impl Default for Settings {
    fn default() -> Self {
        Self { progress: true, back: true, edit: false, anonymous: None, redact: Vec::new() }
    }
}

closed! {
    /// When we listen: after an activity, to the state of the relationship, or to what may come.
    Pattern, "listening pattern" {
        /// Right after something happened.
        Past = "past",
        /// How things are: relationship waves and random samples.
        Present = "present",
        /// What may come: interviews about the wish to go on.
        Potential = "potential",
    }
}

closed! {
    /// What an answer speaks of.
    Aspect, "aspect" {
        /// What it was like.
        Experience = "experience",
        /// What was expected before.
        Expectation = "expectation",
        /// How much it matters.
        Importance = "importance",
        /// What one means to do.
        Intent = "intent",
        /// What our own staff believe it is like.
        Belief = "belief",
    }
}
