//! From a question and the catalogue to a plan, or to a refusal that says how to ask.

mod choice;
mod mixing;
mod names;
mod range;
#[cfg(test)]
mod tests;
mod worth;

use kernel::{Refusal, Time, Zone};

use crate::catalogue::{Catalogue, Known};
use crate::dimension::Dimension;
use crate::filter::Filter;
use crate::plan::{Asked, Plan};
use crate::product::Product;
use crate::question::{Interval, Measure, Question};

/// A question made ready: what evaluators are asked, and how the reading is made of it.
#[derive(Clone, Debug)]
pub struct Planned {
    /// What the evaluator is asked.
    pub plan: Plan,
    /// What it is asked for the comparison.
    pub against: Option<Plan>,
    /// How tallies become values.
    pub scoring: Scoring,
}

/// How tallies become values.
#[derive(Clone, Debug)]
pub struct Scoring {
    /// What is measured.
    pub measure: Measure,
    /// The survey questions that count, in the order of the plan.
    pub questions: Vec<Known>,
    /// How intervals are computed; none for counts.
    pub interval: Option<Interval>,
    /// Confidence of the intervals.
    pub confidence: f64,
    /// How many votes there could be.
    pub population: Option<u64>,
    /// Whether weights count.
    pub weighted: bool,
    /// Values of fewer people are withheld.
    pub min_people: u64,
    /// What is mixed in every row because the question asked for it.
    pub mixed: Vec<Dimension>,
    /// What only the total would mix: it is not computed then.
    pub total_mixes: Vec<&'static str>,
    /// What the value is, in words, with the points of each scale.
    pub rule: String,
}

/// Plans a question. `span` are the moments of the first and the last experience there is.
pub fn plan(question: &Question, catalogue: &Catalogue, span: Option<(Time, Time)>, now: Time) -> Result<Planned, Refusal> {
    check(question)?;
    let by = names::groups(question, catalogue)?;
    let condition = names::condition("where", question.condition.as_deref(), catalogue)?;
    let versus = question.versus.as_deref().map(|text| names::condition("versus", Some(text), catalogue)).transpose()?;
    // What either side of a comparison may count: both have to be on one scale.
    let reach = versus.as_ref().map_or_else(|| condition.clone(), |versus| Filter::Any(vec![condition.clone(), versus.clone()]));
    let chosen = choice::choose(question, &by, &reach, catalogue)?;
    mixing::keep_to_one_scale(question, &chosen, &by, &reach)?;
    let separation = mixing::separate(question, &chosen, &by, &condition)?;
    let questions: Vec<Asked> = chosen.iter().map(|known| worth::asked(question, known)).collect::<Result<_, _>>()?;
    let zone = question.zone.clone().unwrap_or_else(|| catalogue.zone.clone());
    let interval = question.interval.or_else(|| question.measure.intervals().first().copied());
    let min_people = question.min_people.unwrap_or(0).max(catalogue.min_people);
    let plan = Plan {
        questions,
        periods: range::periods(question, &zone, span, now)?,
        during: question.during.as_ref().map_or((Time::FIRST, Time::END), |dates| dates.instants(&zone)),
        filter: separation.restrict(condition),
        unit: question.unit,
        attributes: question.attributes,
        weighted: question.weighted,
        clustered: interval == Some(Interval::Clustered),
        people: min_people > 1 || question.min_people.is_some(),
        top: question.top,
        blocks: None,
        by,
    };
    let against = compared(question, versus, &chosen, &plan, &zone)?;
    let rule = worth::rule(question, &chosen)?;
    let scoring = Scoring {
        measure: question.measure,
        interval,
        confidence: question.confidence,
        population: question.population,
        weighted: question.weighted,
        min_people,
        mixed: separation.mixed,
        total_mixes: separation.total_mixes,
        rule,
        questions: chosen.into_iter().cloned().collect(),
    };
    Ok(Planned { plan, against, scoring })
}

/// The plan for the other side of a comparison: another range as a whole, or another group in the same range and periods.
fn compared(question: &Question, versus: Option<Filter>, chosen: &[&Known], plan: &Plan, zone: &Zone) -> Result<Option<Plan>, Refusal> {
    if let Some(dates) = &question.compare_to {
        return Ok(Some(Plan { during: dates.instants(zone), periods: Vec::new(), top: None, ..plan.clone() }));
    }
    let Some(versus) = versus else { return Ok(None) };
    let separation = mixing::separate(question, chosen, &plan.by, &versus)?;
    Ok(Some(Plan { filter: separation.restrict(versus), top: None, ..plan.clone() }))
}

/// What can be refused without knowing the workspace.
fn check(question: &Question) -> Result<(), Refusal> {
    let measure = question.measure;
    let fits = |interval: &Interval| measure.intervals().contains(interval);
    if let Some(interval) = question.interval.filter(|interval| !fits(interval)) {
        let known: Vec<&str> = measure.intervals().iter().map(|interval| interval.text()).collect();
        let remedy = if known.is_empty() { "has no interval: leave it out".to_owned() } else { format!("takes {}", known.join(", ")) };
        return Err(Refusal::field("interval", format!("{interval} does not fit: {measure} {remedy}")));
    }
    if !(question.confidence > 0.0 && question.confidence < 1.0) {
        return Err(Refusal::field("confidence", "lies between 0 and 1, as 0.95 does"));
    }
    if measure == Measure::Share && question.points.is_empty() {
        return Err(Refusal::field("points", "say which points count for the share, as in 9, 10 or \"yes\""));
    }
    if measure != Measure::Share && !question.points.is_empty() {
        return Err(Refusal::field("points", format!("only the measure share takes points, {measure} has its own")));
    }
    if question.compare_to.is_some() && question.versus.is_some() {
        return Err(Refusal::field("versus", "compare with a range of dates or with a group, not with both at once"));
    }
    if question.top.is_some() && question.by.is_empty() {
        return Err(Refusal::field("top", "keeps the largest groups: say by what to group"));
    }
    if question.top == Some(0) {
        return Err(Refusal::field("top", "keeps at least one group"));
    }
    if question.top.is_some_and(|top| top > Product::MOST_CELLS) {
        return Err(Refusal::field("top", format!("keeps at most {} groups", Product::MOST_CELLS)));
    }
    check_population(question)
}

fn check_population(question: &Question) -> Result<(), Refusal> {
    match question.population {
        Some(0) => Err(Refusal::field("population", "is at least 1: the number of votes there would be had everybody answered")),
        Some(_) if !question.by.is_empty() => {
            Err(Refusal::field("population", "is the size of one group: ask for each group alone by `where`, with its own population"))
        }
        _ => Ok(()),
    }
}
