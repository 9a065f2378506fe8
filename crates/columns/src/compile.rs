//! Turns a plan into look-ups over codes, so that evaluating reads narrow columns and nothing else.

pub mod condition;
pub mod grouping;
pub mod scale;
pub mod top;

use kernel::Refusal;
use measure::plan::{Plan, Unit};

use crate::axis::Axes;
use crate::bits::Bits;
use crate::error::Error;
use crate::fact::Field;
use crate::mark::Mark;

use condition::Condition;
use grouping::Grouping;
use scale::Scale;

/// A look-up value that says: this row does not count.
pub const OUT: u32 = u32::MAX;

/// How far a field's codes reach in the snapshot: one more than the largest.
pub type Reach = [usize; Field::CODES];

/// The largest number that a place may have together with a period, a person or an account.
const LARGEST: u64 = 1 << 62;

/// What one field adds to the place of a row.
#[derive(Clone, Debug)]
pub struct Step {
    /// The field.
    pub field: Field,
    /// By its codes: what to add, in units of `stride`, or [`OUT`].
    pub add: Vec<u32>,
    /// What one unit is worth.
    pub stride: u64,
}

/// A plan over codes.
#[derive(Clone, Debug)]
pub struct Compiled {
    /// The points of all scales asked for.
    pub scale: Scale,
    /// The groups.
    pub grouping: Grouping,
    /// Steps to the place of a row: `group * width + within`. The first one is that of the marks.
    pub steps: Vec<Step>,
    /// Places of one group: points for plain answers, questions for other votes.
    pub width: u64,
    /// Fields whose codes have to be let in; a byte for each code is read faster than a bit.
    pub gates: Vec<(Field, Vec<bool>)>,
    /// What is left of the filter: conditions over several fields at once.
    pub rest: Option<Condition>,
    /// Periods within the range, with their places in the plan; one without place when there are none.
    pub ranges: Vec<Range>,
    /// The groups that places count, when these are but some of them: the place behind them takes all others.
    pub only: Option<Vec<u64>>,
    /// The whole range.
    pub during: (i64, i64),
    /// How far the codes of accounts reach.
    pub accounts: u64,
}

/// A half-open range of instants that is one period.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Range {
    /// First instant.
    pub from: i64,
    /// First instant behind.
    pub until: i64,
    /// Place in `Plan::periods`.
    pub period: Option<usize>,
}

impl Compiled {
    /// Compiles a plan for the marks and axes of one moment; refuses one whose places cannot be numbered.
    pub fn of(plan: &Plan, marks: &[Mark], axes: &Axes, reach: &Reach) -> Result<Self, Error> {
        let scale = Scale::of(plan, marks);
        let counted = plan.unit == Unit::Answers && !plan.clustered && !plan.people;
        let width = if counted { scale.points.len() } else { plan.questions.len() }.max(1) as u64;
        let within = if counted { &scale.point } else { &scale.question };
        let during = (plan.during.0.micros(), plan.during.1.micros());
        let (ranges, accounts) = (ranges(plan, during), axes.accounts.reach());
        let beside = if counted { ranges.len() as u64 } else { accounts.max(reach[Field::Contact.index()] as u64) };
        let within_group = width.max(scale.points.len() as u64).checked_mul(beside);
        let numbered = |grouping: &Grouping| within_group.and_then(|most| most.checked_mul(grouping.count)).is_some_and(|most| most <= LARGEST);
        let (mut gates, rest) = Condition::of(&plan.filter, axes, reach).split();
        let grouping = Grouping::of(plan, axes, &gates)
            .filter(numbered)
            .ok_or_else(|| Refusal::field("by", "gives too many possible groups: name fewer dimensions"))?;
        let mut steps = vec![Step { field: Field::Mark, add: within.clone(), stride: 1 }];
        grouping.add_steps(&mut steps, width, reach);
        gates.retain(|(field, bits)| !close(&mut steps, *field, bits));
        let gates = gates.into_iter().map(|(field, bits)| (field, (0..bits.len()).map(|code| bits.get(code)).collect())).collect();
        Ok(Self { scale, grouping, steps, width, gates, rest, ranges, only: None, during, accounts })
    }

    /// Places in all groups.
    pub fn places(&self) -> u64 {
        self.width * self.grouping.count
    }
}

/// Lets a step refuse what a gate on the same field refuses; false when no step reads the field.
fn close(steps: &mut [Step], field: Field, bits: &Bits) -> bool {
    let Some(step) = steps.iter_mut().find(|step| step.field == field) else { return false };
    step.add.iter_mut().enumerate().filter(|(code, _)| !bits.get(*code)).for_each(|(_, add)| *add = OUT);
    true
}

fn ranges(plan: &Plan, (from, until): (i64, i64)) -> Vec<Range> {
    if plan.periods.is_empty() {
        return vec![Range { from, until, period: None }];
    }
    let clip = |(place, period): (usize, &kernel::Period)| Range {
        from: period.from.micros().max(from),
        until: period.until.micros().min(until),
        period: Some(place),
    };
    plan.periods.iter().enumerate().map(clip).filter(|range| range.from < range.until).collect()
}
