//! Readings of the questions of watches, many at once.

use std::collections::HashMap;

use jiff::ToSpan;
use jiff::civil::Date;
use kernel::calendar::Dates;
use kernel::{Id, Refusal, Time, Workspace};
use listen::questions::HigherIs;
use measure::anonymity::taking_part;
use measure::catalogue::Catalogue;
use measure::planning::{Planned, plan};
use measure::question::Measure;
use measure::reading::{Reading, Row};
use measure::{Evaluator, Question};
use store::{Error, Store};

use super::{Condition, share};

/// Groups of one watch at most.
const MOST_GROUPS: usize = 2_000;

/// A question with its window.
#[derive(Clone, Copy, Debug)]
pub(super) struct Asked<'w> {
    pub question: &'w Question,
    pub days: Option<u16>,
    pub condition: &'w Condition,
}

impl Asked<'_> {
    /// The question as anybody could ask it on a day.
    pub fn on(&self, today: Date) -> Question {
        let Some(days) = self.days else { return self.question.clone() };
        let tomorrow = today.saturating_add(1.day());
        let from = tomorrow.saturating_sub(i64::from(days).days());
        let dates = |from: Date, until: Date| Some(Dates { from: Some(from), until: Some(until) });
        let before = from.saturating_sub(i64::from(days).days());
        let compare_to = if self.condition.compares() { dates(before, from) } else { None };
        Question { during: dates(from, tomorrow), compare_to, ..self.question.clone() }
    }
}

/// What a question came to: its question as it was asked, and one row, or one for each group.
#[derive(Clone, Debug)]
pub(super) struct Sight {
    pub asked: Question,
    pub rows: Vec<Row>,
    /// Which end of the value is good; none where that is not known.
    pub higher_is: Option<HigherIs>,
}

/// What the questions come to on a day, in their order; a question that cannot be asked says why.
pub(super) async fn read(
    store: &Store,
    evaluator: &dyn Evaluator,
    workspace: Id<Workspace>,
    questions: &[Asked<'_>],
    today: Date,
    now: Time,
) -> Result<Vec<Result<Sight, Refusal>>, Error> {
    let catalogue = Catalogue::load(&mut store.read(workspace).await?).await?;
    let asked: Vec<Question> = questions.iter().map(|question| question.on(today)).collect();
    let plans: Vec<Result<Planned, Refusal>> = asked.iter().map(|question| plan(question, &catalogue, None, now)).collect();
    // Answers under a promise of anonymity count in whole blocks, which is a matter of each question alone.
    let open = |planned: &Planned| taking_part(&planned.plan, &catalogue.promises).is_empty();
    let shared: Vec<(usize, &Planned)> =
        plans.iter().enumerate().filter_map(|(place, planned)| Some((place, planned.as_ref().ok()?))).filter(|(_, planned)| open(planned)).collect();
    let found = share::find(evaluator, workspace, &shared.iter().map(|(_, planned)| *planned).collect::<Vec<_>>()).await;
    let mut found: HashMap<usize, share::Found> = shared.iter().map(|(place, _)| *place).zip(found).collect();
    let mut sights = Vec::with_capacity(asked.len());
    for (place, (asked, planned)) in asked.into_iter().zip(plans).enumerate() {
        let higher_is = planned.as_ref().ok().and_then(better);
        let reading = match (planned, found.remove(&place)) {
            (Err(refusal), _) => Err(Error::from(refusal)),
            (Ok(planned), Some(found)) => {
                found.and_then(|(sides_now, before)| Ok(Reading::of(asked.clone(), &planned, &sides_now, before.as_ref(), now)?))
            }
            (Ok(_), None) => measure::ask(store, evaluator, workspace, asked.clone(), now).await,
        };
        sights.push(match reading {
            Ok(reading) => sight(asked, reading, higher_is),
            Err(error) => match error.refusal() {
                Some(refusal) => Err(refusal.clone()),
                None => return Err(error),
            },
        });
    }
    Ok(sights)
}

/// Which end of the value is good: a share of content people is good when it is high, a mean where its question says so.
fn better(planned: &Planned) -> Option<HigherIs> {
    match planned.scoring.measure {
        Measure::Nps | Measure::Csat | Measure::Solved => Some(HigherIs::Better),
        Measure::Ces | Measure::Mean => planned.scoring.questions.first().map(|known| known.higher_is),
        Measure::Share | Measure::Count | Measure::Distribution => None,
    }
}

fn sight(asked: Question, reading: Reading, higher_is: Option<HigherIs>) -> Result<Sight, Refusal> {
    let rows = if asked.by.is_empty() { vec![reading.total] } else { reading.rows };
    if rows.len() > MOST_GROUPS {
        let reason = format!(
            "gives {} groups, and a watch looks after {MOST_GROUPS} at most: group by something coarser, or narrow it by `where`",
            rows.len()
        );
        return Err(Refusal::field("by", reason));
    }
    Ok(Sight { asked, rows, higher_is })
}
