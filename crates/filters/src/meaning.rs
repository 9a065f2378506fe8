//! What a condition means for one record, and what it can still mean when only some of its dimensions are known.

use super::{Filter, Order, Test, Value};

impl<D> Filter<D> {
    /// Whether the condition holds for a record; `value` gives its dimensions.
    pub fn holds<'v>(&self, value: &dyn Fn(&D) -> Option<&'v Value>) -> bool {
        match self {
            Self::All(parts) => parts.iter().all(|part| part.holds(value)),
            Self::Any(parts) => parts.iter().any(|part| part.holds(value)),
            Self::Not(inner) => !inner.holds(value),
            Self::Is(dimension, test) => test.passes(value(dimension)),
        }
    }

    /// Whether the condition holds when `value` knows only some dimensions (`None`: unknown); `None` when that does not decide it.
    pub fn decided<'v>(&self, value: &dyn Fn(&D) -> Option<Option<&'v Value>>) -> Option<bool> {
        match self {
            Self::All(parts) => decide(parts, value, false),
            Self::Any(parts) => decide(parts, value, true),
            Self::Not(inner) => inner.decided(value).map(|holds| !holds),
            Self::Is(dimension, test) => value(dimension).map(|value| test.passes(value)),
        }
    }

    /// Calls `see` with every dimension and test in the condition.
    pub fn walk<'f>(&'f self, see: &mut dyn FnMut(&'f D, &'f Test)) {
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter().for_each(|part| part.walk(see)),
            Self::Not(inner) => inner.walk(see),
            Self::Is(dimension, test) => see(dimension, test),
        }
    }

    /// Whether the condition speaks of this dimension.
    pub fn names(&self, dimension: &D) -> bool
    where
        D: PartialEq,
    {
        let mut found = false;
        self.walk(&mut |named, _| found |= named == dimension);
        found
    }
}

/// One part that is `settling` settles the whole; otherwise one unknown part leaves it open.
fn decide<'v, D>(parts: &[Filter<D>], value: &dyn Fn(&D) -> Option<Option<&'v Value>>, settling: bool) -> Option<bool> {
    let decided: Vec<Option<bool>> = parts.iter().map(|part| part.decided(value)).collect();
    if decided.contains(&Some(settling)) {
        return Some(settling);
    }
    (!decided.contains(&None)).then_some(!settling)
}

impl Test {
    /// Whether a value passes; blank passes nothing but `Blank`, and text is never compared with a number.
    pub fn passes(&self, value: Option<&Value>) -> bool {
        let Some(value) = value else { return *self == Self::Blank };
        match self {
            Self::In(values) => values.contains(value),
            Self::Compare(order, bound) => order.passes(value, bound),
            Self::Contains(part) => matches!(value, Value::Text(text) if text.to_lowercase().contains(&part.to_lowercase())),
            Self::Blank => false,
        }
    }
}

impl Order {
    /// Whether a value lies on this side of the bound; text is never compared with a number.
    pub fn passes(self, value: &Value, bound: &Value) -> bool {
        if std::mem::discriminant(value) != std::mem::discriminant(bound) {
            return false;
        }
        match self {
            Self::Less => value < bound,
            Self::AtMost => value <= bound,
            Self::More => value > bound,
            Self::AtLeast => value >= bound,
        }
    }
}
