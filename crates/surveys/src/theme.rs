//! How a survey looks.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// How a survey looks; what is left out is as the house does it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
#[schema(as = SurveyTheme)]
pub struct Theme {
    /// The colour of buttons and of what is chosen, as `#1f6feb`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accent: Option<String>,
    /// The colour behind everything.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub background: Option<String>,
    /// The colour of words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ink: Option<String>,
    /// The id of the file with the logo.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub logo: Option<String>,
    /// What the logo says, for those who do not see it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub logo_words: Option<String>,
}
