//! Makes the reading of a product.

use std::collections::{BTreeSet, HashMap};

use kernel::{Refusal, Time};
use serde_json::{Map, Value as Json};

use super::compare::comparison;
use super::figures::Figures;
use super::{Reading, Row};
use crate::catalogue::Known;
use crate::dimension::{Dimension, Value};
use crate::plan::Unit;
use crate::planning::{Planned, Scoring};
use crate::product::{Cell, Product, Score, Tally};
use crate::question::{Measure, Question};

/// A scale with more points than this shows only those that were given.
const MANY_POINTS: usize = 101;

impl Reading {
    /// The reading of a product, and of that of the other side of a comparison.
    pub fn of(asked: Question, planned: &Planned, product: &Product, against: Option<&Product>, as_of: Time) -> Result<Self, Refusal> {
        let builder = Builder::new(planned, against);
        let mut rows = Vec::new();
        for cell in &product.cells {
            builder.push_rows(cell, &mut rows)?;
        }
        let total = builder.total(&product.total, against.map(|product| &product.total))?;
        let scoring = &planned.scoring;
        let mixed = scoring.mixed.iter().map(ToString::to_string).collect();
        Ok(Self { asked, as_of, rule: scoring.rule.clone(), interval: scoring.interval, mixed, anonymous: None, rows, total })
    }
}

type Key<'p> = (&'p [Option<Value>], Option<usize>);

struct Builder<'p> {
    planned: &'p Planned,
    scoring: &'p Scoring,
    /// The cells of the other side; none without a comparison.
    others: Option<HashMap<Key<'p>, &'p Tally>>,
    empty: Tally,
}

impl<'p> Builder<'p> {
    fn new(planned: &'p Planned, against: Option<&'p Product>) -> Self {
        let key = |cell: &'p Cell| ((cell.by.as_slice(), cell.period), &cell.tally);
        let others = against.map(|product| product.cells.iter().map(key).collect());
        Self { planned, scoring: &planned.scoring, others, empty: Tally { people: planned.plan.people.then_some(0), ..Tally::default() } }
    }

    fn push_rows(&self, cell: &'p Cell, rows: &mut Vec<Row>) -> Result<(), Refusal> {
        let question = self.question_of(cell);
        let row = Row { by: self.group(cell), period: cell.period.map(|period| self.planned.plan.periods[period].label.clone()), ..Row::default() };
        let other = self.others.as_ref().map(|others| self.other(others, cell));
        if self.scoring.measure != Measure::Distribution {
            rows.push(self.row(row, &cell.tally, other, question, None, &[])?);
            return Ok(());
        }
        let known = &self.scoring.questions[question];
        for point in self.points(known, &cell.tally) {
            let mut row = row.clone();
            row.by.insert(Dimension::Score.to_string(), named(known, point));
            rows.push(self.row(row, &cell.tally, other, question, Some(point), &[])?);
        }
        Ok(())
    }

    fn total(&self, tally: &Tally, other: Option<&Tally>) -> Result<Row, Refusal> {
        self.row(Row::default(), tally, other, 0, None, &self.scoring.total_mixes)
    }

    /// The same group on the other side; a range that is compared with as a whole has no periods.
    fn other<'a>(&'a self, others: &HashMap<Key<'p>, &'a Tally>, cell: &'p Cell) -> &'a Tally {
        let whole = self.planned.against.as_ref().is_some_and(|plan| plan.periods.is_empty());
        others.get(&(cell.by.as_slice(), if whole { None } else { cell.period })).copied().unwrap_or(&self.empty)
    }

    /// Which survey question a cell is of; any where they share their scale.
    fn question_of(&self, cell: &Cell) -> usize {
        let place = self.planned.plan.by.iter().position(|dimension| *dimension == Dimension::Question);
        let key = place.and_then(|place| cell.by[place].as_ref());
        self.scoring.questions.iter().position(|known| key == Some(&Value::text(&known.key))).unwrap_or(0)
    }

    fn group(&self, cell: &Cell) -> Map<String, Json> {
        self.planned.plan.by.iter().map(ToString::to_string).zip(cell.by.iter().map(|value| json(value.as_ref()))).collect()
    }

    fn row(&self, row: Row, tally: &Tally, other: Option<&Tally>, question: usize, point: Option<f64>, mixes: &[&str]) -> Result<Row, Refusal> {
        let (mut row, figures) = self.side(row, tally, question, point, mixes)?;
        if let Some(other) = other {
            let (other_row, other_figures) = self.side(Row::default(), other, question, point, mixes)?;
            row.comparison = Some(comparison(&row, &figures, &other_row, &other_figures, self.scoring.confidence));
        }
        Ok(row)
    }

    /// A row with its figures, as far as they may be shown.
    fn side(&self, row: Row, tally: &Tally, question: usize, point: Option<f64>, mixes: &[&str]) -> Result<(Row, Figures), Refusal> {
        let n = tally.n();
        let too_few = n > 0 && self.scoring.min_people > 1 && tally.people.is_some_and(|people| people < self.scoring.min_people);
        let mut row = Row { n, people: tally.people, too_few, ..row };
        if self.scoring.measure != Measure::Count {
            row.not_mixed = mixes.iter().map(ToString::to_string).collect();
        }
        if too_few {
            return Ok((row, Figures::default()));
        }
        let known = &self.scoring.questions[question];
        if !mixes.contains(&"scale") {
            row.tally = Some(counted(tally, known, point, |point| point.n.into()));
            row.weights = self.scoring.weighted.then(|| counted(tally, known, point, |point| number(point.w)));
        }
        row.effective_n = self.scoring.weighted.then(|| effective(tally)).flatten();
        if !row.not_mixed.is_empty() {
            return Ok((row, Figures::default()));
        }
        let figures = match point {
            Some(point) => self.scoring.figures_of_point(tally, point)?,
            None => self.scoring.figures(tally, &self.planned.plan.questions[question])?,
        };
        row.value = figures.value;
        row.low = figures.bounds.map(|bounds| bounds.low);
        row.high = figures.bounds.map(|bounds| bounds.high);
        Ok((row, figures))
    }

    /// The points a distribution shows: those of the scale and those that occur.
    fn points(&self, known: &Known, tally: &Tally) -> Vec<f64> {
        let possible = known.points();
        let whole = possible.len() <= MANY_POINTS && self.planned.plan.unit != Unit::OnePerAccount;
        let shown = possible.into_iter().filter(|_| whole).map(Score);
        let points: BTreeSet<Score> = shown.chain(tally.points.keys().copied()).collect();
        points.into_iter().map(|score| score.0).collect()
    }
}

fn counted(tally: &Tally, known: &Known, only: Option<f64>, show: fn(&crate::product::Point) -> Json) -> Map<String, Json> {
    let meant = |score: &Score| only.is_none_or(|point| (score.0 - point).abs() < 1e-9);
    tally.points.iter().filter(|(score, _)| meant(score)).map(|(score, point)| (known.label(score.0), show(point))).collect()
}

fn effective(tally: &Tally) -> Option<f64> {
    let squares: f64 = tally.points.values().map(|point| point.w2).sum();
    (squares > 0.0).then(|| tally.w() * tally.w() / squares)
}

fn json(value: Option<&Value>) -> Json {
    match value {
        None => Json::Null,
        Some(Value::Text(text)) => (&**text).into(),
        Some(Value::Number(value)) => number(*value),
    }
}

/// A point as a value of the dimension score: the label of an option, or the number.
fn named(known: &Known, point: f64) -> Json {
    let label = known.label(point);
    if label == point.to_string() { number(point) } else { label.into() }
}

/// Whole numbers are written without a point.
fn number(value: f64) -> Json {
    if value.fract() == 0.0 && value.abs() < 9e15 { Json::from(value as i64) } else { Json::from(value) }
}
