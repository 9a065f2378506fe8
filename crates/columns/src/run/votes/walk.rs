//! Walks over the rows of a range from the latest to the first, over several segments as over one.

use std::cmp::Reverse;
use std::ops::Range;

use measure::plan::Unit;

use super::Job;
use super::ballot::{Ballot, Vote};
use crate::error::Error;
use crate::fact::Field;
use crate::run::Scene;
use crate::run::place::{self, BLOCK, Loaded, WIDE_OUT};
use crate::snapshot::Live;

/// Shows every row of a job that counts to the ballot: the latest first where that decides.
pub fn walk(scene: &Scene<'_>, fields: &[Field], job: Job, ballot: &mut Ballot<'_>) -> Result<(), Error> {
    let met: Vec<&Live> = scene.snapshot.segments.iter().filter(|live| meets(live, job.from, job.until)).collect();
    ballot.open(job, met.iter().map(|live| live.segment.summary.rows).sum());
    for (from, until) in slices(&met, job, scene.plan.unit) {
        let parts: Vec<&Live> = met.iter().copied().filter(|live| meets(live, from, until)).collect();
        let loaded: Vec<Loaded> = parts.iter().map(|live| Loaded::of(live, fields, scene.shelf)).collect::<Result<_, _>>()?;
        let rows = parts.iter().zip(&loaded).map(|(live, loaded)| loaded.rows(live, from, until));
        let parts: Vec<(&Loaded, Range<usize>)> = loaded.iter().zip(rows).filter(|(_, rows)| !rows.is_empty()).collect();
        if parts.len() == 1 || scene.plan.unit == Unit::Answers {
            for (loaded, rows) in &parts {
                backwards(scene, loaded, rows, |row, place, contact| ballot.show(place, contact, || vote(loaded, row)));
            }
        } else {
            merge(scene, &parts, ballot);
        }
    }
    Ok(())
}

fn meets(live: &Live, from: i64, until: i64) -> bool {
    live.segment.summary.last >= from && live.segment.summary.from < until
}

/// The range cut where segments begin, the last piece first, so that few segments have to be held side by side.
fn slices(met: &[&Live], job: Job, unit: Unit) -> Vec<(i64, i64)> {
    let inner = met.iter().map(|live| live.segment.summary.from).filter(|cut| unit != Unit::Answers && (job.from + 1..job.until).contains(cut));
    let mut cuts: Vec<i64> = inner.chain([job.from, job.until]).collect();
    cuts.sort_unstable();
    cuts.dedup();
    cuts.windows(2).rev().map(|pair| (pair[0], pair[1])).collect()
}

/// Shows the rows that pass the filter, the last one first: row, place and contact.
fn backwards(scene: &Scene<'_>, loaded: &Loaded, rows: &Range<usize>, mut show: impl FnMut(usize, u64, u32)) {
    let (mut places, mut contacts) = ([0u64; BLOCK], [0u32; BLOCK]);
    let mut end = rows.end;
    while end > rows.start {
        let block = rows.start.max(end.saturating_sub(BLOCK))..end;
        end = block.start;
        let (places, contacts) = (&mut places[..block.len()], &mut contacts[..block.len()]);
        place::fill_wide(&scene.compiled, loaded, &block, places);
        if let Some(codes) = loaded.codes(Field::Contact) {
            codes.zip(block.clone(), contacts, |contact, code| *contact = code);
        }
        let shown = places.iter().zip(contacts.iter()).zip(block).rev().filter(|((place, _), _)| **place != WIDE_OUT);
        shown.for_each(|((place, contact), row)| show(row, *place, *contact));
    }
}

fn merge(scene: &Scene<'_>, parts: &[(&Loaded, Range<usize>)], ballot: &mut Ballot<'_>) {
    let mut shown = Vec::new();
    for (part, (loaded, rows)) in parts.iter().enumerate() {
        let time = |field: Field, row| loaded.columns[field.index()].as_ref().and_then(|column| column.times()).map_or(0, |times| times.get(row));
        backwards(scene, loaded, rows, |row, place, contact| {
            let experienced = time(Field::Experienced, row);
            let order = (experienced, experienced + time(Field::Delay, row), code(loaded, Field::Response, row));
            shown.push((Reverse((order, row)), part, place, contact));
        });
    }
    shown.sort_unstable();
    for (Reverse((_, row)), part, place, contact) in shown {
        ballot.show(place, contact, || vote(parts[part].0, row));
    }
}

#[inline]
fn vote(loaded: &Loaded, row: usize) -> Vote {
    let weight = loaded.columns[Field::Weight.index()].as_ref().and_then(|column| column.numbers()).map_or(1.0, |numbers| numbers.get(row));
    Vote {
        mark: code(loaded, Field::Mark, row),
        contact: code(loaded, Field::Contact, row),
        response: code(loaded, Field::Response, row),
        version: code(loaded, Field::Version, row),
        weight,
    }
}

fn code(loaded: &Loaded, field: Field, row: usize) -> u32 {
    loaded.codes(field).map_or(0, |codes| codes.get(row))
}
