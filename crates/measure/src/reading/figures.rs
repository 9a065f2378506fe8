//! From the tally of a cell to its value and interval.

use kernel::Refusal;

use crate::plan::Asked;
use crate::planning::Scoring;
use crate::product::{Score, Tally};
use crate::question::{Interval, Measure};
use crate::statistics::{Bounds, Estimate, Sample, cluster, nps, population, share};

/// What can be said of one cell.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Figures {
    pub(super) value: Option<f64>,
    pub(super) bounds: Option<Bounds>,
    /// For comparisons; a count has none.
    pub(super) estimate: Option<Estimate>,
}

impl Scoring {
    /// The figures of a tally whose scores are worth what `asked` says.
    pub(super) fn figures(&self, tally: &Tally, asked: &Asked) -> Result<Figures, Refusal> {
        match self.measure {
            Measure::Count => Ok(self.count(tally)),
            Measure::Distribution => Ok(Figures::default()),
            _ => self.figures_of(tally, &|score| asked.worth(score.0)),
        }
    }

    /// The share of one point.
    pub(super) fn figures_of_point(&self, tally: &Tally, point: f64) -> Result<Figures, Refusal> {
        self.figures_of(tally, &|score| f64::from(u8::from((score.0 - point).abs() < 1e-9)))
    }

    fn count(&self, tally: &Tally) -> Figures {
        let value = if self.weighted { tally.w() } else { tally.n() as f64 };
        Figures { value: Some(value), bounds: Some(Bounds { low: value, high: value }), estimate: None }
    }

    fn figures_of(&self, tally: &Tally, worth: &dyn Fn(Score) -> f64) -> Result<Figures, Refusal> {
        let n = tally.n();
        if let Some(size) = self.population.filter(|size| *size < n) {
            return Err(Refusal::field("population", format!("{size} is less than the {n} votes there are: it counts all who could have voted")));
        }
        let votes = tally.points.iter().map(|(score, point)| (worth(*score), point.n, point.w, point.w2));
        let Some(sample) = Sample::of(votes) else { return Ok(Figures::default()) };
        let correction = population::correction(self.population, n);
        let estimate = match self.interval {
            Some(Interval::T) => sample.student(correction),
            Some(Interval::Clustered) => cluster::ratio(sample.mean, tally.clusters.iter().map(|cluster| (cluster.w, cluster.wy)), correction),
            _ => sample.wald(correction),
        };
        let bounds = match self.interval {
            Some(Interval::Adjusted) => Some(classes(&sample, tally, worth).adjusted_wald(correction, self.confidence)),
            Some(Interval::Wilson) => Some(share::wilson(sample.mean, sample.effective_n(), correction, self.confidence)),
            _ => estimate.bounds(self.confidence),
        };
        let factor = self.factor();
        let estimate = estimate.scaled(factor);
        Ok(Figures { value: Some(estimate.value), bounds: bounds.map(|bounds| bounds.scaled(factor)), estimate: Some(estimate) })
    }

    /// Shares are percent and NPS is points; means stay on their scale.
    fn factor(&self) -> f64 {
        if matches!(self.measure, Measure::Ces | Measure::Mean) { 1.0 } else { 100.0 }
    }
}

fn classes(sample: &Sample, tally: &Tally, worth: &dyn Fn(Score) -> f64) -> nps::Classes {
    let share = |class: f64| {
        let weights = tally.points.iter().filter(|(score, _)| (worth(**score) - class).abs() < 1e-9).map(|(_, point)| point.w);
        weights.sum::<f64>() / sample.w
    };
    nps::Classes { promoters: share(1.0), detractors: share(-1.0), n: sample.effective_n() }
}
