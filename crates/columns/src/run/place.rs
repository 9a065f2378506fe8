//! The place of each row under a plan: which group, and where within; computed a block of rows and a column at a time.

use std::ops::Range;
use std::sync::Arc;

use crate::bits::Bits;
use crate::column::Column;
use crate::compile::{Compiled, OUT};
use crate::error::Error;
use crate::fact::Field;
use crate::shelf::Shelf;
use crate::snapshot::Live;

/// Rows that are placed at once; their places stay in the nearest cache.
pub const BLOCK: usize = 2048;
/// The narrow place of a row that does not count; sums of places with it stay above every place and within 32 bits.
const NARROW_OUT: u32 = 1 << 28;
/// The wide place of a row that does not count.
pub const WIDE_OUT: u64 = u64::MAX;

/// The columns of one segment that an evaluation reads.
#[derive(Debug)]
pub struct Loaded {
    /// By field.
    pub columns: Vec<Option<Arc<Column>>>,
    /// Rows that no longer count.
    pub dead: Option<Arc<Bits>>,
}

impl Loaded {
    /// Loads some fields of a segment.
    pub fn of(live: &Live, fields: &[Field], shelf: &Shelf) -> Result<Self, Error> {
        let mut columns = vec![None; Field::ALL.len()];
        for field in fields {
            columns[field.index()] = Some(live.segment.column(*field, shelf)?);
        }
        Ok(Self { columns, dead: live.dead(shelf)? })
    }

    /// The rows of a half-open range of instants.
    pub fn rows(&self, live: &Live, from: i64, until: i64) -> Range<usize> {
        let summary = &live.segment.summary;
        let times = self.columns[Field::Experienced.index()].as_ref().and_then(|column| column.times());
        let first = |time: i64| {
            if time <= summary.from {
                0
            } else if time > summary.last {
                summary.rows
            } else {
                times.map_or(summary.rows, |times| times.first_at(time))
            }
        };
        first(from)..first(until)
    }

    /// The codes of a field, if they were loaded.
    pub fn codes(&self, field: Field) -> Option<&crate::column::codes::Codes> {
        self.columns[field.index()].as_ref().and_then(|column| column.codes())
    }
}

/// The fields that placing reads; the time comes with them.
pub fn fields(compiled: &Compiled) -> Vec<Field> {
    let mut fields: Vec<Field> = compiled.steps.iter().map(|step| step.field).chain(compiled.gates.iter().map(|gate| gate.0)).collect();
    compiled.rest.iter().for_each(|rest| rest.fields(&mut fields));
    fields.push(Field::Experienced);
    fields
}

/// Look-ups for plans whose places fit an array.
#[derive(Debug)]
pub struct Narrow<'c> {
    steps: Vec<(Field, Vec<u32>)>,
    compiled: &'c Compiled,
}

impl<'c> Narrow<'c> {
    /// Look-ups of places below [`super::grid::DENSE`].
    pub fn of(compiled: &'c Compiled) -> Self {
        let place = |add: &u32, stride: u64| if *add == OUT { NARROW_OUT } else { add * stride as u32 };
        let steps = compiled.steps.iter().map(|step| (step.field, step.add.iter().map(|add| place(add, step.stride)).collect())).collect();
        Self { steps, compiled }
    }

    /// Whether the marks alone say the place of a row.
    pub fn by_mark(&self) -> Option<&[u32]> {
        let only = self.steps.len() == 1 && self.compiled.gates.is_empty() && self.compiled.rest.is_none();
        only.then(|| self.steps[0].1.as_slice())
    }

    /// The places of some rows; one beyond all places when a row does not count.
    pub fn fill(&self, loaded: &Loaded, rows: &Range<usize>, places: &mut [u32]) {
        for (step, (field, add)) in self.steps.iter().enumerate() {
            let Some(codes) = loaded.codes(*field) else { continue };
            if step == 0 {
                codes.zip(rows.clone(), places, |place, code| *place = add[code as usize]);
            } else {
                codes.zip(rows.clone(), places, |place, code| *place += add[code as usize]);
            }
        }
        refuse(self.compiled, loaded, rows, places, |place, out| *place |= if out { NARROW_OUT } else { 0 });
    }
}

/// The places of some rows under any plan; [`WIDE_OUT`] when a row does not count.
pub fn fill_wide(compiled: &Compiled, loaded: &Loaded, rows: &Range<usize>, places: &mut [u64]) {
    places.fill(0);
    for step in &compiled.steps {
        let Some(codes) = loaded.codes(step.field) else { continue };
        codes.zip(rows.clone(), places, |place, code| {
            *place = match step.add[code as usize] {
                OUT => WIDE_OUT,
                add => place.saturating_add(u64::from(add) * step.stride),
            }
        });
    }
    refuse(compiled, loaded, rows, places, |place, out| *place |= if out { WIDE_OUT } else { 0 });
}

fn refuse<T>(compiled: &Compiled, loaded: &Loaded, rows: &Range<usize>, places: &mut [T], out: impl Fn(&mut T, bool)) {
    for (field, open) in &compiled.gates {
        if let Some(codes) = loaded.codes(*field) {
            codes.zip(rows.clone(), places, |place, code| out(place, !open[code as usize]));
        }
    }
    if let Some(dead) = &loaded.dead {
        places.iter_mut().zip(rows.clone()).for_each(|(place, row)| out(place, dead.get(row)));
    }
    if let Some(rest) = &compiled.rest {
        places.iter_mut().zip(rest.holds(&loaded.columns, rows)).for_each(|(place, held)| out(place, !held));
    }
}
