//! The points a plan can meet, and what each mark is under it.

use measure::plan::Plan;
use measure::product::Score;

use super::OUT;
use crate::mark::Mark;

/// What each mark is worth under a plan. Look-ups are by code of the mark; code 0 never counts.
#[derive(Clone, Debug)]
pub struct Scale {
    /// Distinct scores in order.
    pub points: Vec<f64>,
    /// Place of the mark's score in `points`, or [`OUT`].
    pub point: Vec<u32>,
    /// Place of the mark's question in the plan, or [`OUT`].
    pub question: Vec<u32>,
    /// The mark's score.
    pub score: Vec<f64>,
    /// What the score is worth in sums per account.
    pub worth: Vec<f64>,
}

impl Scale {
    /// The scale of a plan's questions.
    pub fn of(plan: &Plan, marks: &[Mark]) -> Self {
        let asked = |mark: &Mark| plan.questions.iter().position(|asked| asked.code == i64::from(mark.question));
        let question: Vec<u32> = once(OUT, marks.iter().map(|mark| asked(mark).map_or(OUT, |place| place as u32)));
        let mut points: Vec<Score> = marks.iter().filter(|mark| asked(mark).is_some()).map(|mark| Score(mark.score)).collect();
        points.sort_unstable();
        points.dedup();
        let place = |mark: &Mark| asked(mark).and_then(|_| points.binary_search(&Score(mark.score)).ok());
        let worth = |mark: &Mark| asked(mark).map_or(0.0, |place| plan.questions[place].worth(mark.score));
        Self {
            point: once(OUT, marks.iter().map(|mark| place(mark).map_or(OUT, |place| place as u32))),
            score: once(0.0, marks.iter().map(|mark| mark.score)),
            worth: once(0.0, marks.iter().map(worth)),
            points: points.iter().map(|point| point.0).collect(),
            question,
        }
    }
}

fn once<T>(blank: T, rest: impl Iterator<Item = T>) -> Vec<T> {
    std::iter::once(blank).chain(rest).collect()
}
