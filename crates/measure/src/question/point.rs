//! Points of a scale as a question names them.

use std::convert::Infallible;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A point that counts for a share.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(untagged)]
pub enum PointName {
    /// A score.
    Score(f64),
    /// The code or label of an option; yes, partly or no.
    Label(String),
}

impl FromStr for PointName {
    type Err = Infallible;

    fn from_str(text: &str) -> Result<Self, Infallible> {
        Ok(text.trim().parse().ok().filter(|score: &f64| score.is_finite()).map_or_else(|| Self::Label(text.trim().into()), Self::Score))
    }
}

impl std::fmt::Display for PointName {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Score(score) => score.fmt(f),
            Self::Label(label) => label.fmt(f),
        }
    }
}
