//! A filter over codes: what one field decides alone becomes a set of its codes.

use std::ops::Range;
use std::sync::Arc;

use measure::dimension::Value;
use measure::filter::{Filter, Order, Test};
use rustc_hash::FxHashSet;

use super::Reach;
use crate::axis::Axes;
use crate::bits::Bits;
use crate::column::Column;
use crate::fact::Field;

/// A condition over codes.
#[derive(Clone, Debug)]
pub enum Condition {
    /// Always or never.
    Settled(bool),
    /// A field's code is in a set.
    Codes(Field, Bits),
    /// The inner one does not hold.
    Not(Box<Self>),
    /// Every one holds.
    All(Vec<Self>),
    /// At least one holds.
    Any(Vec<Self>),
}

impl Condition {
    /// The condition of a filter.
    pub fn of(filter: &Filter, axes: &Axes, reach: &Reach) -> Self {
        let all = |parts: &[Filter]| parts.iter().map(|part| Self::of(part, axes, reach)).collect::<Vec<_>>();
        match filter {
            Filter::All(parts) => Self::join(all(parts), true),
            Filter::Any(parts) => Self::join(all(parts), false),
            Filter::Not(inner) => Self::of(inner, axes, reach).turned(),
            Filter::Is(dimension, test) => match axes.by_dimension.get(dimension) {
                None => Self::Settled(*test == Test::Blank),
                Some((field, known)) => {
                    let tester = Tester::of(test);
                    let passes: Vec<bool> =
                        std::iter::once(*test == Test::Blank).chain(known.values.iter().map(|value| tester.passes(value))).collect();
                    Self::Codes(*field, Bits::from_fn(reach[field.index()], |code| passes[known.of.get_or_blank(code) as usize]))
                }
            },
        }
    }

    /// The sets that all have to hold, and the condition that has to hold beside them.
    pub fn split(self) -> (Vec<(Field, Bits)>, Option<Self>) {
        let parts = match self {
            Self::All(parts) => parts,
            Self::Settled(true) => Vec::new(),
            other => vec![other],
        };
        let (mut gates, mut rest) = (Vec::new(), Vec::new());
        for part in parts {
            match part {
                Self::Codes(field, bits) => gates.push((field, bits)),
                other => rest.push(other),
            }
        }
        let rest = if rest.len() > 1 { Some(Self::All(rest)) } else { rest.pop() };
        (gates, rest)
    }

    /// The fields it reads.
    pub fn fields(&self, fields: &mut Vec<Field>) {
        match self {
            Self::Settled(_) => {}
            Self::Codes(field, _) => fields.push(*field),
            Self::Not(inner) => inner.fields(fields),
            Self::All(parts) | Self::Any(parts) => parts.iter().for_each(|part| part.fields(fields)),
        }
    }

    /// Whether it holds, for each of some rows.
    pub fn holds(&self, columns: &[Option<Arc<Column>>], rows: &Range<usize>) -> Vec<bool> {
        let mut held = match self {
            Self::Settled(held) => return vec![*held; rows.len()],
            Self::Codes(field, bits) => {
                let mut held = vec![false; rows.len()];
                if let Some(codes) = columns[field.index()].as_ref().and_then(|column| column.codes()) {
                    codes.zip(rows.clone(), &mut held, |held, code| *held = bits.get(code as usize));
                }
                return held;
            }
            Self::Not(inner) => return inner.holds(columns, rows).into_iter().map(|held| !held).collect(),
            Self::All(_) => vec![true; rows.len()],
            Self::Any(_) => vec![false; rows.len()],
        };
        if let Self::All(parts) | Self::Any(parts) = self {
            let all = matches!(self, Self::All(_));
            for part in parts {
                let other = part.holds(columns, rows);
                held.iter_mut().zip(other).for_each(|(held, other)| *held = if all { *held && other } else { *held || other });
            }
        }
        held
    }

    fn turned(self) -> Self {
        match self {
            Self::Settled(held) => Self::Settled(!held),
            Self::Codes(field, bits) => Self::Codes(field, bits.not()),
            Self::Not(inner) => *inner,
            other => Self::Not(Box::new(other)),
        }
    }

    /// All (or any) of some conditions, sets of one field made one.
    fn join(parts: Vec<Self>, all: bool) -> Self {
        let mut joined: Vec<Self> = Vec::new();
        for part in parts {
            match part {
                Self::Settled(held) if held == all => {}
                Self::Settled(held) => return Self::Settled(held),
                Self::All(inner) if all => inner.into_iter().for_each(|part| merge(&mut joined, part, all)),
                Self::Any(inner) if !all => inner.into_iter().for_each(|part| merge(&mut joined, part, all)),
                part => merge(&mut joined, part, all),
            }
        }
        match (joined.len(), all) {
            (0, all) => Self::Settled(all),
            (1, _) => joined.remove(0),
            (_, true) => Self::All(joined),
            (_, false) => Self::Any(joined),
        }
    }
}

fn merge(joined: &mut Vec<Condition>, part: Condition, all: bool) {
    let same = |other: &&mut Condition| matches!((other, &part), (Condition::Codes(one, _), Condition::Codes(two, _)) if one == two);
    match (joined.iter_mut().find(same), part) {
        (Some(Condition::Codes(_, known)), Condition::Codes(_, bits)) if all => known.and(&bits),
        (Some(Condition::Codes(_, known)), Condition::Codes(_, bits)) => known.or(&bits),
        (_, part) => joined.push(part),
    }
}

/// A test made ready for many values.
enum Tester<'t> {
    In(FxHashSet<&'t Value>),
    Compare(Order, &'t Value),
    Contains(String),
    Blank,
}

impl<'t> Tester<'t> {
    fn of(test: &'t Test) -> Self {
        match test {
            Test::In(values) => Self::In(values.iter().collect()),
            Test::Compare(order, bound) => Self::Compare(*order, bound),
            Test::Contains(part) => Self::Contains(part.to_lowercase()),
            Test::Blank => Self::Blank,
        }
    }

    fn passes(&self, value: &Value) -> bool {
        match self {
            Self::In(values) => values.contains(value),
            Self::Compare(order, bound) => order.passes(value, bound),
            Self::Contains(part) => matches!(value, Value::Text(text) if text.to_lowercase().contains(part)),
            Self::Blank => false,
        }
    }
}
