//! The question to the data: one type for the command line, HTTP, dashboards and watches.

mod point;

use std::str::FromStr;

use kernel::calendar::Dates;
use kernel::{Code, Every, Refusal, Zone, closed};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::plan::{AsOf, Unit};
pub use point::PointName;

closed! {
    /// What is measured.
    Measure, "measure" {
        /// Net Promoter Score: share of 9 and 10 minus share of 0 to 6, in points from −100 to 100.
        Nps = "nps",
        /// Share of satisfied answers (the best points of the scale), in percent.
        Csat = "csat",
        /// Mean effort on the question's own scale.
        Ces = "ces",
        /// Share of customers whose need was solved, in percent.
        Solved = "solved",
        /// Mean on the question's own scale.
        Mean = "mean",
        /// Share of the answers with certain points, in percent.
        Share = "share",
        /// Number of answers.
        Count = "count",
        /// Share of every point of the scale, in percent, one row each.
        Distribution = "distribution",
    }
}

closed! {
    /// How the interval of a value is computed.
    Interval, "interval" {
        /// value ± normal quantile × standard error.
        Wald = "wald",
        /// Adjusted Wald for NPS with few answers (Rocks 2016).
        Adjusted = "adjusted",
        /// Wilson's score interval of a share.
        Wilson = "wilson",
        /// Student's t with n − 1 degrees of freedom.
        T = "t",
        /// Allows for answers of one account being alike.
        Clustered = "clustered",
    }
}

impl Measure {
    /// The intervals that fit the measure, its default first; none for a plain count.
    pub const fn intervals(self) -> &'static [Interval] {
        match self {
            Self::Nps => &[Interval::Wald, Interval::Adjusted, Interval::T, Interval::Clustered],
            Self::Csat | Self::Solved | Self::Share => &[Interval::Wilson, Interval::Wald, Interval::Clustered],
            Self::Ces | Self::Mean => &[Interval::T, Interval::Wald, Interval::Clustered],
            Self::Distribution => &[Interval::Wilson, Interval::Wald],
            Self::Count => &[],
        }
    }
}

/// A question to the data.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// What is measured.
    pub measure: Measure,
    /// Keys of the survey questions; empty: all of the measure's kind.
    #[serde(default)]
    pub of: Vec<String>,
    /// What one vote is.
    #[serde(default)]
    pub unit: Unit,
    /// Dimensions to group by: `touchpoint`, `offering`, `channel`, `team`, `question`, `survey`, `pattern`, `aspect`, `language`, `account`, `contact`,
    /// or `account.NAME`, `contact.NAME`, `response.NAME` for an attribute.
    #[serde(default)]
    pub by: Vec<String>,
    /// One row for each period of this length.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, example = "month", pattern = "^(day|week|month|quarter|year)$")]
    pub every: Option<Every>,
    /// Time zone of dates and periods (IANA); without: the workspace's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, example = "Europe/Berlin")]
    pub zone: Option<Zone>,
    /// Local dates `A..B` of the experience, A included, B not; either may be left open. Without: everything.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, example = "2017-05-01..2017-06-01")]
    pub during: Option<Dates>,
    /// Condition on what counts: `account.tier = 'gold' and not channel in ('web', 'app') and score <= 6`.
    #[serde(default, rename = "where", skip_serializing_if = "Option::is_none")]
    #[schema(max_length = 4000, example = "account.tier = 'gold' and score <= 6")]
    pub condition: Option<String>,
    /// Whether groups and conditions see the account's attributes as they were when the response was recorded, or as they are now.
    #[serde(default)]
    pub attributes: AsOf,
    /// Dates `A..B` to compare with: the same groups in that range as a whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, example = "2017-04-01..2017-05-01")]
    pub compare_to: Option<Dates>,
    /// Condition of another group to compare with; it stands in place of `where`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(max_length = 4000)]
    pub versus: Option<String>,
    /// Whether responses count by their weight.
    #[serde(default)]
    pub weighted: bool,
    /// Keep only the groups with most answers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(minimum = 1, maximum = 100_000)]
    pub top: Option<usize>,
    /// Values of fewer people than this are withheld; the workspace's own minimum holds in any case.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min_people: Option<u64>,
    /// How the interval is computed. Without: `wald` for nps; `wilson` for csat, solved, share and distribution; `t` for ces and mean.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interval: Option<Interval>,
    /// Confidence of the interval, between 0 and 1.
    #[serde(default = "usual_confidence")]
    #[schema(exclusive_minimum = 0.0, exclusive_maximum = 1.0)]
    pub confidence: f64,
    /// How many votes there would be had everybody answered: narrows the interval (finite population correction).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(minimum = 1)]
    pub population: Option<u64>,
    /// For `share`: the points that count, as scores or as codes or labels of options.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub points: Vec<PointName>,
}

fn usual_confidence() -> f64 {
    0.95
}

impl Question {
    /// The plain question for a measure: everything, ungrouped, with the defaults of every field.
    pub fn new(measure: Measure) -> Self {
        Self {
            measure,
            of: Vec::new(),
            unit: Unit::default(),
            by: Vec::new(),
            every: None,
            zone: None,
            during: None,
            condition: None,
            attributes: AsOf::default(),
            compare_to: None,
            versus: None,
            weighted: false,
            top: None,
            min_people: None,
            interval: None,
            confidence: usual_confidence(),
            population: None,
            points: Vec::new(),
        }
    }
}

impl FromStr for Unit {
    type Err = Refusal;

    /// Reads `latest-per-person` as well as `latest_per_person`.
    fn from_str(text: &str) -> Result<Self, Refusal> {
        match text.replace('-', "_").as_str() {
            "answers" => Ok(Self::Answers),
            "latest_per_person" => Ok(Self::LatestPerPerson),
            "one_per_account" => Ok(Self::OnePerAccount),
            _ => Err(Refusal::new(Code::Invalid, format!("{text:?} is not a unit: use answers, latest-per-person or one-per-account"))),
        }
    }
}

impl FromStr for AsOf {
    type Err = Refusal;

    fn from_str(text: &str) -> Result<Self, Refusal> {
        match text {
            "then" => Ok(Self::Then),
            "now" => Ok(Self::Now),
            _ => Err(Refusal::new(Code::Invalid, format!("{text:?} does not say which attributes: use then or now"))),
        }
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[test]
    fn a_question_is_read_and_written() {
        let json = r#"{"measure": "nps", "of": ["NETPRO"], "unit": "latest-per-person", "by": ["touchpoint"], "every": "month",
            "during": "2017-05-01..2017-06-01", "where": "score <= 6", "interval": "adjusted", "points": [9, "yes"]}"#;
        let question: Question = serde_json::from_str(json).expect("a question");
        assert_eq!(question.unit, Unit::LatestPerPerson);
        assert_eq!(question.condition.as_deref(), Some("score <= 6"));
        assert_eq!(question.points, [PointName::Score(9.0), PointName::Label("yes".into())]);
        let written = serde_json::to_string(&question).expect("JSON");
        assert_eq!(serde_json::from_str::<Question>(&written).expect("reads back"), question);
        assert!(written.contains(r#""unit":"latest_per_person""#) && written.contains(r#""where":"score <= 6""#), "{written}");
    }

    #[test]
    fn everything_but_the_measure_has_a_default() {
        let question: Question = serde_json::from_str(r#"{"measure": "count"}"#).expect("a question");
        assert_eq!(question, Question::new(Measure::Count));
    }

    #[rstest]
    #[case(r#"{"measure": "nps", "grouped": []}"#, "unknown field `grouped`")]
    #[case(r#"{"measure": "npz"}"#, "unknown variant `npz`")]
    #[case(r#"{"measure": "nps", "during": "May"}"#, "is not a range of dates")]
    #[case(r#"{"measure": "nps", "zone": "Mars/Olympus"}"#, "is not a time zone")]
    #[case("{}", "missing field `measure`")]
    fn what_cannot_be_read_is_named(#[case] json: &str, #[case] message: &str) {
        let error = serde_json::from_str::<Question>(json).expect_err("refused").to_string();
        assert!(error.contains(message), "{error}");
    }

    #[rstest]
    #[case("one-per-account", Unit::OnePerAccount)]
    #[case("latest_per_person", Unit::LatestPerPerson)]
    fn units_are_read_with_either_dash(#[case] text: &str, #[case] unit: Unit) {
        assert_eq!(text.parse(), Ok(unit));
        assert_eq!(serde_json::from_str::<Unit>(&format!("{text:?}")).expect("a unit"), unit);
    }
}
