//! The answer to a question: every value with its n and its interval.

mod build;
mod compare;
mod figures;

use kernel::Time;
use serde::Serialize;
use serde_json::{Map, Value};
use utoipa::ToSchema;

use crate::question::{Interval, Question};

/// A reading of the data. A value that was not computed is null, never 0.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Reading {
    /// The question as it was asked.
    pub asked: Question,
    /// The moment it was answered; everything committed before counts.
    #[schema(value_type = edge::TimeText)]
    pub as_of: Time,
    /// What the value is, in words, with the points of each scale.
    pub rule: String,
    /// How the intervals are computed; null for counts, which have none.
    pub interval: Option<Interval>,
    /// What is mixed in every row because the question asked for it: `pattern`, `aspect`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub mixed: Vec<String>,
    /// Surveys take part that promised anonymity: their answers count in blocks of this many people or more, wholly or not at all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub anonymous: Option<u64>,
    /// One row for each group and period with answers.
    pub rows: Vec<Row>,
    /// Everything together, also what `top` left out.
    pub total: Row,
}

/// One group in one period.
#[derive(Clone, Debug, Default, PartialEq, Serialize, ToSchema)]
#[schema(as = ReadingRow)]
pub struct Row {
    /// The group: each dimension with its value, null where it is blank. For a distribution also `score`.
    #[schema(value_type = Object, example = json!({"touchpoint": "order", "account.tier": null}))]
    pub by: Map<String, Value>,
    /// The period, as in `2017-05-03`, `2017-W18`, `2017-05`, `2017-Q2` or `2017`.
    pub period: Option<String>,
    /// Number of votes.
    pub n: u64,
    /// Points for nps, percent for shares, the question's own scale for means.
    pub value: Option<f64>,
    /// Lower end of the interval.
    pub low: Option<f64>,
    /// Upper end of the interval.
    pub high: Option<f64>,
    /// Votes by point; null when withheld or when the points do not belong to one scale.
    #[schema(value_type = Option<std::collections::HashMap<String, u64>>, example = json!({"10": 800, "9": 636}))]
    pub tally: Option<Map<String, Value>>,
    /// Weights by point, of a weighted question.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<std::collections::HashMap<String, f64>>)]
    pub weights: Option<Map<String, Value>>,
    /// Effective number of votes, of a weighted question.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub effective_n: Option<f64>,
    /// Number of people, when a least number of them was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub people: Option<u64>,
    /// The value is withheld because too few people stand behind it.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub too_few: bool,
    /// The value is not computed because these must not be mixed: `pattern`, `aspect`, `scale`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub not_mixed: Vec<String>,
    /// What it is compared with, when the question asked for that.
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    pub comparison: Option<Comparison>,
}

/// Another range or group beside a row.
#[derive(Clone, Debug, Default, PartialEq, Serialize, ToSchema)]
pub struct Comparison {
    /// The value there.
    pub previous: Option<f64>,
    /// The number of votes there.
    #[schema(required = false)]
    pub previous_n: u64,
    /// Lower end of the interval there.
    pub previous_low: Option<f64>,
    /// Upper end of the interval there.
    pub previous_high: Option<f64>,
    /// The row's value minus the value there.
    pub change: Option<f64>,
    /// Lower end of the interval of the change.
    pub change_low: Option<f64>,
    /// Upper end of the interval of the change.
    pub change_high: Option<f64>,
    /// Two-sided probability of a change at least as large if there were none.
    pub p: Option<f64>,
}
