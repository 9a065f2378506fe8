//! Whether conditions can hold at all, given what may be answered. "Never" is proved; whatever is not proved counts as possible.

use std::cell::Cell;
use std::collections::BTreeMap;

use super::domain::{Domain, is_order};
use super::scope::Scope;
use crate::condition::{Test, Value};
use crate::{Condition, Operator};

/// So many comparisons are tried in all; then everything counts as possible.
const BUDGET: u32 = 3_000_000;

/// Looks for answers that fit conditions.
pub struct Possible<'s, 'd> {
    scope: &'s Scope<'d>,
    budget: Cell<u32>,
}

/// A condition that has to hold, or one that must not.
#[derive(Clone, Copy)]
struct Wish<'c> {
    condition: &'c Condition,
    holds: bool,
}

#[derive(Clone, Copy)]
struct Literal<'c> {
    test: &'c Test,
    holds: bool,
}

impl<'s, 'd> Possible<'s, 'd> {
    pub fn new(scope: &'s Scope<'d>) -> Self {
        Self { scope, budget: Cell::new(BUDGET) }
    }

    /// Whether it is proved that these never hold together.
    pub fn never(&self, conditions: &[Option<&Condition>]) -> bool {
        let wishes = conditions.iter().flatten().map(|condition| Wish { condition, holds: true }).collect();
        self.contradict(&[], wishes)
    }

    /// Whether it is proved that it holds, whatever is answered.
    pub fn always(&self, condition: Option<&Condition>) -> bool {
        condition.is_none_or(|condition| self.contradict(&[], vec![Wish { condition, holds: false }]))
    }

    /// Whether the wishes contradict each other or what is known. Of the choices they leave, each is looked at by itself.
    fn contradict<'c>(&self, known: &[Literal<'c>], wishes: Vec<Wish<'c>>) -> bool {
        let (mut literals, mut choices, mut waiting) = (known.to_vec(), Vec::new(), wishes);
        while let Some(Wish { condition, holds }) = waiting.pop() {
            let each = |many: &'c [Condition]| many.iter().map(move |condition| Wish { condition, holds });
            match condition {
                Condition::Not(one) => waiting.push(Wish { condition: one, holds: !holds }),
                Condition::Test(test) => literals.push(Literal { test, holds }),
                Condition::All(many) if holds => waiting.extend(each(many)),
                Condition::Any(many) if !holds => waiting.extend(each(many)),
                Condition::All(many) | Condition::Any(many) => choices.push(each(many).collect::<Vec<_>>()),
            }
        }
        let grew = literals.len() > known.len();
        (grew && self.no_answer_fits(&literals)) || choices.iter().any(|choice| choice.iter().all(|wish| self.contradict(&literals, vec![*wish])))
    }

    fn no_answer_fits(&self, literals: &[Literal<'_>]) -> bool {
        let mut by_name: BTreeMap<&str, Vec<Literal<'_>>> = BTreeMap::new();
        for literal in literals {
            by_name.entry(&literal.test.of).or_default().push(*literal);
        }
        by_name.iter().any(|(of, literals)| self.no_value_fits(of, literals))
    }

    fn no_value_fits(&self, of: &str, literals: &[Literal<'_>]) -> bool {
        let Ok(subject) = self.scope.find(of) else { return false };
        let Some(candidates) = candidates(&subject.domain, literals) else { return false };
        let cost = (candidates.len() * literals.iter().map(|literal| weight(literal.test)).sum::<usize>()) as u32;
        let Some(left) = self.budget.get().checked_sub(cost) else { return false };
        self.budget.set(left);
        let fits = |value: Option<&Value>| literals.iter().all(|literal| literal.test.is.fits(value, literal.test.value.as_ref()) == literal.holds);
        !fits(None) && !candidates.iter().any(|value| fits(Some(value)))
    }
}

fn weight(test: &Test) -> usize {
    if let Some(Value::List(list)) = &test.value { list.len().max(1) } else { 1 }
}

/// Values among which there is one that fits, if there is any at all; nothing where that cannot be told.
fn candidates(domain: &Domain<'_>, literals: &[Literal<'_>]) -> Option<Vec<Value>> {
    match domain {
        Domain::Points { from, to, step } => {
            let count = ((to - from) / step).round();
            (0.0..=1_000.0).contains(&count).then(|| (0..=count as u32).map(|at| Value::Number(from + f64::from(at) * step)).collect())
        }
        Domain::Numbers { from, to, whole } => Some(numbers(*from, *to, *whole, literals)),
        Domain::Keys(keys) => Some(keys.iter().map(|key| Value::Text((*key).to_owned())).collect()),
        Domain::Truth => Some(vec![Value::Truth(true), Value::Truth(false)]),
        Domain::Words => words(literals),
        Domain::Among(_) | Domain::Days | Domain::Free | Domain::Whole | Domain::Never => None,
    }
}

/// What is compared with, the ends, and something between each two of them.
fn numbers(from: f64, to: f64, whole: bool, literals: &[Literal<'_>]) -> Vec<Value> {
    let mut marks: Vec<f64> = compared(literals).filter_map(|value| value.number()).chain([from, to]).filter(|mark| mark.is_finite()).collect();
    marks.push(0.0);
    marks.sort_by(f64::total_cmp);
    let between: Vec<f64> = marks.windows(2).map(|two| f64::midpoint(two[0], two[1])).collect();
    let beside: Vec<f64> = marks.iter().flat_map(|mark| [mark - 1.0, mark + 1.0]).collect();
    let mut all: Vec<f64> = marks.into_iter().chain(between).chain(beside).collect();
    if whole {
        all = all.into_iter().flat_map(|number| [number.floor(), number.ceil()]).collect();
    }
    all.into_iter().filter(|number| (from..=to).contains(number)).map(Value::Number).collect()
}

/// What is compared with, and something else; what words include cannot be told.
fn words(literals: &[Literal<'_>]) -> Option<Vec<Value>> {
    let known = |is: Operator| !is_order(is) && !matches!(is, Operator::Includes | Operator::Excludes);
    literals.iter().all(|literal| known(literal.test.is)).then(|| compared(literals).chain([Value::Text("\u{10fffd}".to_owned())]).collect())
}

fn compared<'c>(literals: &'c [Literal<'_>]) -> impl Iterator<Item = Value> + 'c {
    literals.iter().filter_map(|literal| literal.test.value.clone()).flat_map(|value| match value {
        Value::List(list) => list.into_iter().map(Value::Text).collect(),
        one => vec![one],
    })
}
