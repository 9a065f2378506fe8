//! Plain answers: counts of points per group and period, in an array where that is small.

pub mod count;

use std::ops::Range;

use measure::product::{Point, Product, Score, Tally};

use super::Scene;
use super::assemble::{Outcome, kept};
use super::grid::{DENSE, Grid};
use super::place::{self, BLOCK, Loaded, Narrow, WIDE_OUT};
use super::share::share;
use crate::compile::{self, Compiled};
use crate::error::Error;
use crate::fact::Field;
use crate::snapshot::Live;
use count::{SPARE, add, blocks, count, vote, weigh, weight};

/// Rows of one task: enough to forget the cost of taking it.
const TASK: usize = 1 << 17;

/// The product of a plan that counts answers.
pub fn evaluate(mut scene: Scene<'_>) -> Result<Product, Error> {
    if cells(&scene.compiled) > DENSE
        && let Some(groups) = largest(&scene)?
    {
        scene.compiled = scene.compiled.narrowed(groups);
    }
    counted(&scene)?.product(&scene)
}

/// The largest groups in order, when a scan for them alone is worth it.
fn largest(scene: &Scene<'_>) -> Result<Option<Vec<u64>>, Error> {
    let Some(compiled) = scene.plan.top.and_then(|_| scene.compiled.sizes()).filter(|sizes| cells(sizes) <= DENSE) else { return Ok(None) };
    let sizing = Scene { compiled, ..*scene };
    let sizes = counts(&sizing, sizing.compiled.places() as usize + SPARE)?;
    let groups = sizes.iter().zip(0..sizing.compiled.places()).map(|(size, group)| (group, u64::from(*size)));
    let mut largest: Vec<u64> = kept(groups, scene.plan.top).into_iter().flatten().collect();
    largest.sort_unstable();
    Ok(Some(largest))
}

/// Places in all ranges, and the spare ones of each.
fn cells(compiled: &Compiled) -> u64 {
    (compiled.places() + SPARE as u64) * compiled.ranges.len() as u64
}

fn counted(scene: &Scene<'_>) -> Result<Outcome, Error> {
    let cells = cells(&scene.compiled);
    if cells > DENSE {
        wide(scene)
    } else if scene.plan.weighted && scene.snapshot.segments.iter().any(|live| live.segment.summary.weighted) {
        weighted(scene, cells as usize)
    } else {
        let counts = counts(scene, cells as usize)?;
        outcome(scene, &counts, |n| Point { n: u64::from(*n), w: f64::from(*n), w2: f64::from(*n) })
    }
}

fn counts(scene: &Scene<'_>, cells: usize) -> Result<Vec<u32>, Error> {
    let (narrow, span) = (Narrow::of(&scene.compiled), scene.compiled.places() as usize + SPARE);
    let counted = scan(
        scene,
        false,
        || vec![0u32; cells],
        |counts: &mut Vec<u32>, loaded, rows, range| {
            count(&narrow, loaded, rows, &mut counts[range * span..][..span]);
            Ok(())
        },
    )?;
    Ok(merged(counted, |sum, count| *sum += count))
}

fn weighted(scene: &Scene<'_>, cells: usize) -> Result<Outcome, Error> {
    let (narrow, span) = (Narrow::of(&scene.compiled), scene.compiled.places() as usize + SPARE);
    let counted = scan(
        scene,
        true,
        || vec![Point::default(); cells],
        |points: &mut Vec<Point>, loaded, rows, range| {
            weigh(&narrow, loaded, rows, &mut points[range * span..][..span]);
            Ok(())
        },
    )?;
    let sums = merged(counted, |sum, point| add(sum, *point));
    outcome(scene, &sums, |point| *point)
}

fn wide(scene: &Scene<'_>) -> Result<Outcome, Error> {
    let (compiled, ranges) = (&scene.compiled, scene.compiled.ranges.len() as u64);
    // The place behind some groups has cells of its own; where the largest are still to be found, as many as an array would have.
    let readable = (Product::MOST_CELLS as u64 + ranges) * compiled.width;
    let most = if scene.plan.top.is_some() && compiled.only.is_none() { readable.max(DENSE) } else { readable };
    let within = |grid: &Grid<Point>| if grid.touched() as u64 > most { Err(Product::too_large(scene.plan)) } else { Ok(()) };
    let counted = scan(
        scene,
        scene.plan.weighted,
        || Grid::<Point>::new(u64::MAX),
        |grid, loaded, rows, range| {
            let mut slots = [0u64; BLOCK];
            for block in blocks(rows) {
                let slots = &mut slots[..block.len()];
                place::fill_wide(compiled, loaded, &block, slots);
                for (slot, row) in slots.iter().zip(block).filter(|(slot, _)| **slot != WIDE_OUT) {
                    grid.change(slot * ranges + range as u64, |point| add(point, vote(weight(loaded, row))));
                }
                within(grid)?;
            }
            Ok(())
        },
    )?;
    let mut sums = Grid::<Point>::new(u64::MAX);
    counted.into_iter().flat_map(|mut grid| grid.take()).for_each(|(slot, point)| sums.change(slot, |sum| add(sum, point)));
    within(&sums)?;
    let mut outcome = Outcome::default();
    for (slot, point) in sums.take() {
        let (place, range) = (slot / ranges, (slot % ranges) as usize);
        let score = Score(compiled.scale.points[(place % compiled.width) as usize]);
        add(outcome.total.points.entry(score).or_default(), point);
        outcome.cells.entry((place / compiled.width, range)).or_default().points.insert(score, point);
    }
    match &compiled.only {
        Some(groups) => outcome.cells.retain(|(place, _), _| *place < groups.len() as u64),
        None => outcome.cut(scene.plan.top),
    }
    Ok(outcome)
}

fn merged<T>(parts: Vec<Vec<T>>, add: impl Fn(&mut T, &T)) -> Vec<T> {
    let mut parts = parts.into_iter();
    let mut sums = parts.next().unwrap_or_default();
    parts.for_each(|part| sums.iter_mut().zip(&part).for_each(|(sum, other)| add(sum, other)));
    sums
}

/// Tallies of the cells of an array: per range the points of each group, and one cell that takes what does not count.
fn outcome<T>(scene: &Scene<'_>, cells: &[T], point: impl Fn(&T) -> Point) -> Result<Outcome, Error> {
    let (compiled, width) = (&scene.compiled, scene.compiled.width as usize);
    let span = compiled.places() as usize + SPARE;
    let score = |within: usize| Score(compiled.scale.points[within]);
    let (mut totals, mut sizes) = (vec![Point::default(); width], vec![0u64; compiled.grouping.count as usize]);
    for range in cells.chunks_exact(span) {
        for (size, group) in sizes.iter_mut().zip(range.chunks_exact(width)) {
            for (total, cell) in totals.iter_mut().zip(group) {
                let point = point(cell);
                add(total, point);
                *size += point.n;
            }
        }
    }
    let kept = match &compiled.only {
        Some(groups) => Some((0..groups.len() as u64).collect()),
        None => kept(sizes.iter().zip(0..).map(|(n, group)| (group, *n)), scene.plan.top),
    };
    let tally = |points: &mut dyn Iterator<Item = Point>| -> Tally {
        let points = points.enumerate().filter(|(_, point)| point.n > 0).map(|(within, point)| (score(within), point)).collect();
        Tally { points, ..Tally::default() }
    };
    let mut outcome = Outcome { total: tally(&mut totals.into_iter()), ..Outcome::default() };
    for group in (0..sizes.len()).filter(|group| sizes[*group] > 0 && kept.as_ref().is_none_or(|kept| kept.contains(&(*group as u64)))) {
        for (range, cells) in cells.chunks_exact(span).enumerate() {
            let tally = tally(&mut cells[group * width..][..width].iter().map(&point));
            if !tally.points.is_empty() {
                outcome.cells.insert((group as u64, range), tally);
            }
        }
        if outcome.cells.len() > Product::MOST_CELLS {
            return Err(Product::too_large(scene.plan).into());
        }
    }
    Ok(outcome)
}

/// Calls `work` with the rows of every task and range; each thread has a state of its own.
fn scan<S: Send>(
    scene: &Scene<'_>,
    weighted: bool,
    state: impl Fn() -> S + Sync,
    work: impl Fn(&mut S, &Loaded, Range<usize>, usize) -> Result<(), Error> + Sync,
) -> Result<Vec<S>, Error> {
    let mut fields = place::fields(&scene.compiled);
    fields.extend(weighted.then_some(Field::Weight));
    let tasks = tasks(scene);
    share(&tasks, scene.threads, state, |state, (live, task)| {
        let loaded = Loaded::of(live, &fields, scene.shelf)?;
        for (place, range) in met(live, &scene.compiled.ranges) {
            let rows = loaded.rows(live, range.from, range.until);
            let rows = rows.start.max(task.start)..rows.end.min(task.end);
            if !rows.is_empty() {
                work(state, &loaded, rows, place)?;
            }
        }
        Ok(())
    })
}

fn tasks<'s>(scene: &'s Scene<'_>) -> Vec<(&'s Live, Range<usize>)> {
    let (from, until) = scene.compiled.during;
    let met = scene.snapshot.segments.iter().filter(|live| live.segment.summary.last >= from && live.segment.summary.from < until);
    met.flat_map(|live| (0..live.segment.summary.rows).step_by(TASK).map(move |first| (live, first..(first + TASK).min(live.segment.summary.rows))))
        .collect()
}

/// The ranges that a segment's time meets, with their places.
fn met<'r>(live: &Live, ranges: &'r [compile::Range]) -> impl Iterator<Item = (usize, &'r compile::Range)> {
    let (from, last) = (live.segment.summary.from, live.segment.summary.last);
    let first = ranges.partition_point(|range| range.until <= from);
    ranges.iter().enumerate().skip(first).take_while(move |(_, range)| range.from <= last)
}
