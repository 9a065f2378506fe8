//! Comparisons of conditions.

use crate::condition::{Operator, Value};

impl Operator {
    /// Whether what was found fits; `None` is an empty answer.
    pub fn fits(self, found: Option<&Value>, wanted: Option<&Value>) -> bool {
        match self {
            Self::Answered => found.is_some(),
            Self::Empty => found.is_none(),
            Self::NotEqual => !Self::Equal.fits(found, wanted),
            Self::NotIn => !Self::In.fits(found, wanted),
            Self::Excludes => !Self::Includes.fits(found, wanted),
            _ => found.zip(wanted).is_some_and(|(found, wanted)| self.compares(found, wanted)),
        }
    }

    fn compares(self, found: &Value, wanted: &Value) -> bool {
        match self {
            Self::Equal => same(found, wanted),
            Self::In => wanted.each().iter().any(|one| found.each().iter().any(|said| same(said, one))),
            Self::Includes => includes(found, wanted),
            Self::Above => order(found, wanted).is_some_and(std::cmp::Ordering::is_gt),
            Self::AtLeast => order(found, wanted).is_some_and(std::cmp::Ordering::is_ge),
            Self::Below => order(found, wanted).is_some_and(std::cmp::Ordering::is_lt),
            Self::AtMost => order(found, wanted).is_some_and(std::cmp::Ordering::is_le),
            Self::NotEqual | Self::NotIn | Self::Excludes | Self::Answered | Self::Empty => false,
        }
    }

    /// Whether it needs something to compare with.
    pub const fn takes_value(self) -> bool {
        !matches!(self, Self::Answered | Self::Empty)
    }
}

impl Value {
    /// The number it is, also one that is written as text; yes is 1 and no is 0.
    pub fn number(&self) -> Option<f64> {
        match self {
            Self::Truth(truth) => Some(f64::from(*truth)),
            Self::Number(number) => Some(*number),
            Self::Text(text) => text.trim().parse().ok().filter(|number: &f64| number.is_finite()),
            Self::List(list) => match list.as_slice() {
                [one] => Self::Text(one.clone()).number(),
                _ => None,
            },
        }
    }

    /// As people read it.
    pub fn text(&self) -> String {
        match self {
            Self::Truth(truth) => truth.to_string(),
            Self::Number(number) => number.to_string(),
            Self::Text(text) => text.clone(),
            Self::List(list) => list.join(", "),
        }
    }

    /// One by one.
    fn each(&self) -> Vec<Self> {
        match self {
            Self::List(list) => list.iter().cloned().map(Self::Text).collect(),
            one => vec![one.clone()],
        }
    }
}

/// Numbers by value, lists as sets, everything else as written.
fn same(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::List(_), _) | (_, Value::List(_)) => {
            let (one, other) = (one.each(), other.each());
            let within = |few: &[Value], many: &[Value]| few.iter().all(|a| many.iter().any(|b| same(a, b)));
            within(&one, &other) && within(&other, &one)
        }
        _ => match (one.number(), other.number()) {
            (Some(one), Some(other)) => (one - other).abs() < 1e-9,
            _ => one.text() == other.text(),
        },
    }
}

/// Numbers by value, dates by day; anything else has no order.
fn order(one: &Value, other: &Value) -> Option<std::cmp::Ordering> {
    if let (Some(one), Some(other)) = (one.number(), other.number()) {
        return one.partial_cmp(&other);
    }
    let (one, other) = (one.text(), other.text());
    (is_day(&one) && is_day(&other)).then(|| one[..10].cmp(&other[..10]))
}

/// Whether it begins like `2026-11-22`.
pub(crate) fn is_day(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() >= 10
        && bytes[..10].iter().enumerate().all(|(place, byte)| if place == 4 || place == 7 { *byte == b'-' } else { byte.is_ascii_digit() })
}

fn includes(found: &Value, wanted: &Value) -> bool {
    match found {
        Value::List(_) => {
            let said = found.each();
            wanted.each().iter().all(|one| said.iter().any(|said| same(said, one)))
        }
        one => {
            let text = one.text().to_lowercase();
            wanted.each().iter().all(|part| text.contains(&part.text().to_lowercase()))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Value {
        Value::Text(text.into())
    }

    fn list(all: &[&str]) -> Value {
        Value::List(all.iter().map(|one| (*one).to_owned()).collect())
    }

    #[rstest::rstest]
    #[case(Some(Value::Number(6.0)), Operator::AtMost, Some(Value::Number(6.0)), true)]
    #[case(Some(Value::Number(7.0)), Operator::AtMost, Some(Value::Number(6.0)), false)]
    #[case(Some(text("10")), Operator::Above, Some(Value::Number(9.0)), true)]
    #[case(Some(text("ten")), Operator::Above, Some(Value::Number(9.0)), false)]
    #[case(None, Operator::AtMost, Some(Value::Number(6.0)), false)]
    #[case(None, Operator::NotEqual, Some(text("user")), true)]
    #[case(None, Operator::Empty, None, true)]
    #[case(Some(text("x")), Operator::Empty, None, false)]
    #[case(Some(text("7.0")), Operator::Equal, Some(Value::Number(7.0)), true)]
    #[case(Some(text("Gold")), Operator::Equal, Some(text("gold")), false)]
    #[case(Some(text("2026-11-22")), Operator::Below, Some(text("2026-12-01")), true)]
    #[case(Some(list(&["a", "b"])), Operator::Includes, Some(text("a")), true)]
    #[case(Some(list(&["a", "b"])), Operator::Includes, Some(list(&["a", "c"])), false)]
    #[case(Some(list(&["a", "b"])), Operator::Equal, Some(list(&["b", "a"])), true)]
    #[case(Some(list(&["a", "b"])), Operator::In, Some(list(&["c", "b"])), true)]
    #[case(Some(text("b")), Operator::NotIn, Some(list(&["c", "b"])), false)]
    #[case(Some(text("Too SLOW for us")), Operator::Includes, Some(text("slow")), true)]
    #[case(Some(Value::Truth(true)), Operator::Equal, Some(Value::Truth(true)), true)]
    #[case(Some(Value::Number(1.0)), Operator::Equal, None, false)]
    fn comparisons(#[case] found: Option<Value>, #[case] is: Operator, #[case] wanted: Option<Value>, #[case] fits: bool) {
        assert_eq!(is.fits(found.as_ref(), wanted.as_ref()), fits);
    }
}
