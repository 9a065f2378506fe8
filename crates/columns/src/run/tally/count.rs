//! The inner loops: rows into cells.

use std::ops::Range;

use measure::product::Point;

use crate::column::codes::Codes;
use crate::fact::Field;
use crate::run::place::{BLOCK, Loaded, Narrow};

/// Cells behind those of all places for rows that do not count; several, so that such neighbours do not wait for each other.
pub const SPARE: usize = 8;

/// Rows in blocks.
pub fn blocks(rows: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    rows.clone().step_by(BLOCK).map(move |first| first..(first + BLOCK).min(rows.end))
}

/// Counts rows into cells; the spare ones take those that do not count.
pub fn count(narrow: &Narrow<'_>, loaded: &Loaded, rows: Range<usize>, cells: &mut [u32]) {
    let marks = loaded.columns[Field::Mark.index()].as_ref().and_then(|column| column.codes());
    if let (Some(add), Some(Codes::Byte(marks)), None) = (narrow.by_mark(), marks, &loaded.dead) {
        return count_bytes(&marks[rows], add, cells);
    }
    let (out, mut slots) = (cells.len() - SPARE, [0u32; BLOCK]);
    for block in blocks(rows) {
        let slots = &mut slots[..block.len()];
        narrow.fill(loaded, &block, slots);
        for (row, slot) in slots.iter().enumerate() {
            cells[(*slot as usize).min(out + row % SPARE)] += 1;
        }
    }
}

/// Counts bytes in four histograms, so that equal neighbours do not wait for each other.
fn count_bytes(marks: &[u8], add: &[u32], cells: &mut [u32]) {
    let mut counts = [[0u32; 256]; 4];
    let quads = marks.chunks_exact(4);
    quads.remainder().iter().for_each(|mark| counts[0][usize::from(*mark)] += 1);
    for quad in quads {
        for (count, mark) in counts.iter_mut().zip(quad) {
            count[usize::from(*mark)] += 1;
        }
    }
    let out = cells.len() - SPARE;
    for (mark, add) in add.iter().enumerate().take(256) {
        cells[(*add as usize).min(out)] += counts.iter().map(|counts| counts[mark]).sum::<u32>();
    }
}

/// Adds the weights of rows to cells, as [`count`] does.
pub fn weigh(narrow: &Narrow<'_>, loaded: &Loaded, rows: Range<usize>, cells: &mut [Point]) {
    let (out, mut slots) = (cells.len() - SPARE, [0u32; BLOCK]);
    for block in blocks(rows) {
        let slots = &mut slots[..block.len()];
        narrow.fill(loaded, &block, slots);
        for (slot, row) in slots.iter().zip(block) {
            add(&mut cells[(*slot as usize).min(out)], vote(weight(loaded, row)));
        }
    }
}

/// The weight of a row.
pub fn weight(loaded: &Loaded, row: usize) -> f64 {
    loaded.columns[Field::Weight.index()].as_ref().and_then(|column| column.numbers()).map_or(1.0, |numbers| numbers.get(row))
}

/// One vote of a weight.
pub fn vote(weight: f64) -> Point {
    Point { n: 1, w: weight, w2: weight * weight }
}

/// Adds votes.
pub fn add(sum: &mut Point, point: Point) {
    sum.n += point.n;
    sum.w += point.w;
    sum.w2 += point.w2;
}
