//! Touchpoints: where customers meet us, who of us answers for it, what we aim at, and how we want to behave there. Pure.

mod codes;
mod edit;
pub mod routes;
mod shapes;
mod store;

use identity::Team;
use kernel::{Id, Refusal, Time, closed, nouns, text};

use crate::stages::Stage;

pub use codes::{codes_for, ensure};
pub use edit::Edit;
pub use shapes::TouchpointId;
pub use store::{all, arrange, change, create, find};

/// The longest key, in characters.
pub const KEY_LENGTH: usize = 200;
/// The longest behaviour, in characters.
pub const BEHAVIOUR_LENGTH: usize = 500;
/// Behaviours of one touchpoint: what nobody can remember nobody does.
pub const BEHAVIOURS: usize = 3;

nouns! {
    /// A place or moment where customers meet us.
    Touchpoint("tpt", "touchpoint");
}

closed! {
    /// What a target is set for.
    #[schema(as = TargetMeasure)]
    Aim, "measure of a target" {
        /// Net promoter score, −100 to 100.
        Nps = "nps",
        /// Share of satisfied customers, in percent.
        Csat = "csat",
        /// Mean effort, on the question's own scale.
        Ces = "ces",
        /// Share of needs that were solved, in percent.
        Solved = "solved",
        /// Mean, on the question's own scale.
        Mean = "mean",
    }
}

/// What we aim at.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Target {
    /// By which measure.
    pub measure: Aim,
    /// At least this (for effort whose low end is good: at most).
    pub value: f64,
}

impl Target {
    /// The target, if its value can be reached by its measure.
    pub fn checked(self) -> Result<Self, Refusal> {
        let (low, high) = match self.measure {
            Aim::Nps => (-100.0, 100.0),
            Aim::Csat | Aim::Solved => (0.0, 100.0),
            Aim::Ces | Aim::Mean => (-1e6, 1e6),
        };
        if (low..=high).contains(&self.value) {
            return Ok(self);
        }
        Err(Refusal::field("target.value", format!("{} lies outside {low} to {high}, between which {} can be", self.value, self.measure)))
    }
}

/// A touchpoint as it is kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// Its id.
    pub id: Id<Touchpoint>,
    /// Its dense number.
    pub code: i64,
    /// The name used in answers, files and questions to the data.
    pub key: String,
    /// What people call it.
    pub name: String,
    /// The stage it belongs to.
    pub stage: Option<Id<Stage>>,
    /// By which way customers meet us there, as in `web`, `phone` or `meeting`.
    pub channel: Option<String>,
    /// The team that answers for it.
    pub team: Option<Id<Team>>,
    /// What we aim at.
    pub target: Option<Target>,
    /// How we want to behave there, at most three sentences.
    pub behaviours: Vec<String>,
    /// Its place among the touchpoints, from 0.
    pub position: i64,
    /// Since when it is no longer used.
    pub retired_at: Option<Time>,
    /// Rises with every change.
    pub revision: i64,
}

/// The behaviours as they are kept.
pub fn checked_behaviours(behaviours: &[String]) -> Result<Vec<String>, Refusal> {
    if behaviours.len() > BEHAVIOURS {
        return Err(Refusal::field(
            "behaviours",
            format!("there are {}, at most {BEHAVIOURS} are kept: choose the ones that matter most", behaviours.len()),
        ));
    }
    behaviours.iter().enumerate().map(|(at, sentence)| text::line(&format!("behaviours[{at}]"), sentence, BEHAVIOUR_LENGTH)).collect()
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case(Aim::Nps, -40.0, true)]
    #[case(Aim::Nps, 140.0, false)]
    #[case(Aim::Csat, -1.0, false)]
    #[case(Aim::Mean, 4.2, true)]
    #[case(Aim::Mean, f64::NAN, false)]
    fn a_target_can_be_reached(#[case] measure: Aim, #[case] value: f64, #[case] reachable: bool) {
        assert_eq!(Target { measure, value }.checked().is_ok(), reachable);
    }

    #[test]
    fn three_behaviours_are_enough() {
        assert!(checked_behaviours(&["We call back.".into()]).is_ok());
        assert!(checked_behaviours(&[String::new()]).is_err());
        assert!(checked_behaviours(&vec!["We call back.".into(); 4]).is_err());
    }
}
