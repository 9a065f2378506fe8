//! A question that was checked against the workspace: every name resolved, every bound an instant.

use std::sync::Arc;

use kernel::{Period, Time};

use crate::anonymity::Blocks;
use crate::dimension::Dimension;
use crate::filter::Filter;

/// What an evaluator is asked for. Ratings of test or excluded responses never count.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The survey questions whose ratings count.
    pub questions: Vec<Asked>,
    /// Groups, in the order asked.
    pub by: Vec<Dimension>,
    /// Periods that cover `during`, in order; empty when the question has no `every`.
    pub periods: Vec<Period>,
    /// Ratings with `from <= experienced_at < until` count.
    pub during: (Time, Time),
    /// Ratings that pass count; applied before `unit`.
    pub filter: Filter,
    /// What one vote is.
    pub unit: Unit,
    /// Which version of the account's attributes groups and filters see.
    pub attributes: AsOf,
    /// Whether weights count; without, every weight is 1.
    pub weighted: bool,
    /// Whether tallies keep their sums per account, for clustered intervals.
    pub clustered: bool,
    /// Whether tallies count distinct people.
    pub people: bool,
    /// Keep only the groups with most answers over all periods (ties by the order of their values, blank last).
    pub top: Option<usize>,
    /// What `Dimension::Block` says.
    pub blocks: Option<Arc<Blocks>>,
}

/// A survey question that counts.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    /// Its dense code.
    pub code: i64,
    /// Its key.
    pub key: String,
    /// What a score is worth in the sums per account (nps: −1, 0, 1; shares: 0, 1; means: itself), by `[low, high, worth]` ranges of scores, ends included.
    /// A score in no range is worth itself.
    pub worth: Vec<(f64, f64, f64)>,
}

impl Asked {
    /// The worth of a score.
    pub fn worth(&self, score: f64) -> f64 {
        self.worth.iter().find(|(low, high, _)| (*low..=*high).contains(&score)).map_or(score, |(_, _, worth)| *worth)
    }
}

/// What one vote is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// Every answer.
    #[default]
    Answers,
    /// The latest answer of each person to each question, within each cell of groups × period, and for the total within the whole range. Latest by
    /// `experienced_at`, then `answered_at`, then code of the response; several choices of the latest answer all count. An answer without contact is a
    /// person of its own.
    #[serde(alias = "latest-per-person")]
    LatestPerPerson,
    /// The mean of the latest answers (as above) of all people of an account within the cell, over all questions asked for; weight 1.
    /// Answers without account do not count. The mean is worth what the first of the plan's questions says that the account answered.
    #[serde(alias = "one-per-account")]
    OnePerAccount,
}

/// Which version of an account's attributes counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum AsOf {
    /// As they were when the response was recorded.
    #[default]
    Then,
    /// As they are now.
    Now,
}
