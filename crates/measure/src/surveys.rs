//! What came of one survey: how far people went, how long it took them, and what they answered to each question.

mod asked;
mod outline;
mod path;
mod programmes;
pub mod routes;
mod store;

use edge::{IdOf, TimeText};
use kernel::{Id, Time};
use listen::words::Survey;
use serde::Serialize;
use surveys::Text;
use utoipa::ToSchema;

pub use asked::{Slice, results};
pub use programmes::{ProgrammePath, of_programme};

use crate::question::PointName;

/// The id of a survey; OpenAPI's macros do not look into generic types.
pub type SurveyId = IdOf<Survey>;

/// What came of a survey. Trials and suspected robots do not count.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = SurveyResults)]
pub struct Results {
    /// The survey.
    #[schema(value_type = SurveyId)]
    pub survey: Id<Survey>,
    /// Its key in questions to the data.
    pub key: String,
    /// The moment this was read.
    #[schema(value_type = TimeText)]
    pub as_of: Time,
    /// It promised anonymity: people count in blocks of this many or more, and newcomers as soon as they are so many.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub anonymous: Option<u64>,
    /// The version that is looked at alone; all of them without it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<i64>,
    /// What was published, the newest first.
    pub versions: Vec<VersionResult>,
    /// How far people went who followed a link.
    pub path: PathResult,
    /// What they answered, in the order of the survey; what the newest version does not ask any more comes last.
    pub questions: Vec<QuestionResult>,
}

/// A version of the survey.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = SurveyVersionResult)]
pub struct VersionResult {
    /// Its number, from 1.
    pub version: i64,
    /// When it was published.
    #[schema(value_type = TimeText)]
    pub published_at: Time,
}

/// How far people went who followed a link.
#[derive(Clone, Debug, Default, PartialEq, Serialize, ToSchema)]
#[schema(as = SurveyPathResult)]
pub struct PathResult {
    /// How many began.
    pub started: u64,
    /// How many sent it.
    pub sent: u64,
    /// How many were turned away because enough had answered; they neither completed it nor left.
    pub turned_away: u64,
    /// Whether more began than were looked at: then these are those who began last.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub more: bool,
    /// How many of those who began sent it, in percent.
    pub completion: ShareResult,
    /// From the first page to sending it, interruptions included.
    pub time: TimeResult,
    /// Page by page, in the order of the survey; those that the newest version does not have any more come last.
    pub pages: Vec<PageResult>,
}

/// A share with its interval.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, ToSchema)]
#[schema(as = SurveyShare)]
pub struct ShareResult {
    /// Of how many.
    pub n: u64,
    /// In percent; null of nobody.
    pub value: Option<f64>,
    /// Lower end of the 95 % interval (Wilson).
    pub low: Option<f64>,
    /// Upper end of the 95 % interval.
    pub high: Option<f64>,
}

/// How long it took.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, ToSchema)]
#[schema(as = SurveyTime)]
pub struct TimeResult {
    /// How many sent it.
    pub n: u64,
    /// Half of them took no longer; null of nobody.
    pub median_seconds: Option<f64>,
    /// A quarter of them took no longer.
    pub lower_seconds: Option<f64>,
    /// Three quarters of them took no longer.
    pub upper_seconds: Option<f64>,
}

/// How many came to a page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = SurveyPageResult)]
pub struct PageResult {
    /// Its key.
    pub page: String,
    /// What stands over it, by language.
    pub title: Text,
    /// How many saw it.
    pub reached: u64,
    /// How many went on from it.
    pub sent: u64,
    /// How many have it open: they left, or are about to answer.
    pub stopped: u64,
}

/// What came of one question.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = SurveyQuestionResult)]
pub struct QuestionResult {
    /// The page it is on.
    pub page: String,
    /// Its key in the survey.
    pub question: String,
    /// Its words by language, as the newest of its versions puts it.
    pub label: Text,
    /// What it asks for, as its definition says.
    pub kind: String,
    /// The versions that ask it; none before the survey was published.
    pub versions: Vec<i64>,
    /// How many saw it.
    pub reached: u64,
    /// How many of them answered it.
    pub answered: u64,
    /// How many wrote words, those of another choice included; null where nobody is asked for any.
    pub words: Option<u64>,
    /// Its points with their shares: one distribution for each row of a matrix, option of a ranking or mark; none for words.
    pub distributions: Vec<DistributionResult>,
}

/// How often each point was given.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
#[schema(as = SurveyDistribution)]
pub struct DistributionResult {
    /// Key of the question in questions to the data: `QUESTION`, or `QUESTION.ROW`.
    pub of: String,
    /// What it asks, as its answers are kept.
    pub label: String,
    /// Number of answers; of several choices each counts.
    pub n: u64,
    /// Number of people, where a least number of them is asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub people: Option<u64>,
    /// Too few people stand behind it: nothing is shown.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub too_few: bool,
    /// The points in order.
    pub points: Vec<PointResult>,
}

/// How often one point was given.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
#[schema(as = SurveyPoint)]
pub struct PointResult {
    /// The point: a number, or what a choice is called.
    pub point: PointName,
    /// How often.
    pub n: u64,
    /// In percent.
    pub value: Option<f64>,
    /// Lower end of the interval.
    pub low: Option<f64>,
    /// Upper end of the interval.
    pub high: Option<f64>,
}
