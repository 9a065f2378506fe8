//! Groups as numbers: a place in mixed radix over the values of each dimension, blank last.

use std::sync::Arc;

use measure::dimension::{Dimension, Value};
use measure::plan::Plan;

use super::{OUT, Reach, Step};
use crate::axis::{Axes, Axis};
use crate::bits::Bits;
use crate::fact::Field;

/// The groups of a plan; the order of their numbers is the order of their values.
#[derive(Clone, Debug)]
pub struct Grouping {
    parts: Vec<Part>,
    /// How many groups there can be.
    pub count: u64,
}

#[derive(Clone, Debug)]
struct Part {
    field: Field,
    axis: Arc<Axis>,
    stride: u64,
}

impl Part {
    fn size(axis: &Axis) -> u64 {
        axis.values.len() as u64 + 1
    }

    /// The place of a code's value among the values, blank behind the last.
    fn place(&self, code: usize) -> u32 {
        match self.axis.of.get_or_blank(code) {
            0 => self.axis.values.len() as u32,
            value => value - 1,
        }
    }
}

impl Grouping {
    /// The groups by the dimensions of a plan, as far as the gates let their codes in; none when there can be too many to number them.
    pub fn of(plan: &Plan, axes: &Axes, gates: &[(Field, Bits)]) -> Option<Self> {
        let mut parts: Vec<Part> = plan.by.iter().filter_map(|dimension| part(dimension, axes, gates)).collect();
        let mut count = 1u64;
        for part in parts.iter_mut().rev() {
            part.stride = count;
            count = count.checked_mul(Part::size(&part.axis))?;
        }
        Some(Self { parts, count })
    }

    /// Adds a step for each field that groups; dimensions of one field share it, and those of marks share the first.
    pub fn add_steps(&self, steps: &mut Vec<Step>, width: u64, reach: &Reach) {
        for part in &self.parts {
            let codes = 0..reach[part.field.index()];
            match steps.iter_mut().find(|step| step.field == part.field && joinable(step, part, width)) {
                Some(step) => join(step, part, part.stride * width / step.stride),
                None => steps.push(Step { field: part.field, add: codes.map(|code| part.place(code)).collect(), stride: part.stride * width }),
            }
        }
    }

    /// The values of a group.
    pub fn values(&self, group: u64) -> Vec<Option<Value>> {
        let value = |part: &Part| part.axis.values.get((group / part.stride % Part::size(&part.axis)) as usize).cloned();
        self.parts.iter().map(value).collect()
    }
}

fn part(dimension: &Dimension, axes: &Axes, gates: &[(Field, Bits)]) -> Option<Part> {
    let (field, whole) = axes.by_dimension.get(dimension)?;
    let gate = gates.iter().find(|(of, _)| of == field);
    let reached = gate.map_or_else(|| whole.clone(), |(_, open)| Arc::new(whole.within(open)));
    Some(Part { field: *field, axis: reached, stride: 1 })
}

/// Whether the sum of both still fits a look-up; a later dimension has the smaller stride, which has to divide.
fn joinable(step: &Step, part: &Part, width: u64) -> bool {
    let stride = part.stride * width;
    let most = step.add.iter().filter(|add| **add != OUT).max().copied().unwrap_or(0);
    stride.is_multiple_of(step.stride) && u64::from(most) + (stride / step.stride) * Part::size(&part.axis) < 1 << 28
}

fn join(step: &mut Step, part: &Part, units: u64) {
    for (code, add) in step.add.iter_mut().enumerate().filter(|(_, add)| **add != OUT) {
        *add += part.place(code) * units as u32;
    }
}
