//! The closed sets of words a survey question is described with.

use kernel::{Refusal, closed};

pub use surveys::definition::{Aspect, Pattern};

use super::scale::Scale;

closed! {
    /// What kind of answer a question takes.
    Kind, "kind of question" {
        /// Would you recommend us, 0 to 10.
        Nps = "nps",
        /// How satisfied are you.
        Csat = "csat",
        /// How easy was it.
        Ces = "ces",
        /// Was your need solved: yes, partly or no.
        Solved = "solved",
        /// Will you go on, will you do more.
        Intent = "intent",
        /// Any other scored answer.
        Rating = "rating",
        /// One or several of a list.
        Choice = "choice",
        /// Words.
        Text = "text",
    }
}

closed! {
    /// Which end of a scale is the good one.
    HigherIs, "direction of a scale" {
        /// More is better.
        Better = "better",
        /// More is worse.
        Worse = "worse",
    }
}

impl Kind {
    /// The scale a question of this kind has unless it says otherwise.
    pub fn usual_scale(self) -> Option<Scale> {
        let (low, high) = match self {
            Self::Nps => (0.0, 10.0),
            Self::Csat | Self::Intent | Self::Rating => (1.0, 5.0),
            Self::Ces => (1.0, 7.0),
            Self::Solved => (0.0, 2.0),
            Self::Choice | Self::Text => return None,
        };
        Some(Scale { low, high, step: 1.0 })
    }

    /// The listening pattern a question of this kind has unless it says otherwise.
    pub const fn usual_pattern(self) -> Pattern {
        match self {
            Self::Nps => Pattern::Present,
            Self::Intent => Pattern::Potential,
            _ => Pattern::Past,
        }
    }

    /// The aspect a question of this kind has unless it says otherwise.
    pub const fn usual_aspect(self) -> Aspect {
        match self {
            Self::Intent => Aspect::Intent,
            _ => Aspect::Experience,
        }
    }

    pub(super) fn check_scale(self, scale: Option<Scale>) -> Result<(), Refusal> {
        let fixed = match self {
            Self::Nps | Self::Solved | Self::Choice | Self::Text => scale == self.usual_scale(),
            _ => scale.is_some(),
        };
        if fixed {
            return Ok(());
        }
        Err(match self {
            Self::Nps => Refusal::field("scale", "a question of kind nps is asked on 0..10; for another scale use kind rating"),
            Self::Solved => Refusal::field("scale", "a question of kind solved has no scale of its own: its answers are yes, partly and no"),
            Self::Choice | Self::Text => Refusal::field("scale", format!("a question of kind {self} has no scale")),
            _ => Refusal::field("scale", format!("a question of kind {self} needs a scale, such as 1..5")),
        })
    }
}
