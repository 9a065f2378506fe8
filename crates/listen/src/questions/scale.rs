//! The points that a score may take.

use std::fmt;
use std::str::FromStr;

use kernel::Refusal;
use serde::de::{Error as _, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A scale from `low` to `high` in equal steps; written `1..5`, or `1..5 step 0.5`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    /// Its lowest point.
    pub low: f64,
    /// Its highest point.
    pub high: f64,
    /// The distance between two points.
    pub step: f64,
}

impl Scale {
    /// A checked scale: at least two points, at most 1,001, and ends that are points.
    pub fn new(low: f64, high: f64, step: f64) -> Result<Self, Refusal> {
        let scale = Self { low, high, step };
        let bounded = low.is_finite() && high.is_finite() && step.is_finite() && low.abs() <= 1e6 && high.abs() <= 1e6;
        if bounded && low < high && step > 0.0 && (high - low) / step <= 1_000.0 && scale.holds(high) {
            Ok(scale)
        } else {
            Err(Refusal::field("scale", format!("{scale} is not a scale: write the lowest and the highest point, as in 1..5 or [0, 10]")))
        }
    }

    /// Whether a number is one of the points.
    pub fn holds(&self, score: f64) -> bool {
        let place = (score - self.low) / self.step;
        (self.low..=self.high).contains(&score) && (place - place.round()).abs() < 1e-9
    }

    /// How many points it has.
    pub fn points(&self) -> usize {
        ((self.high - self.low) / self.step).round() as usize + 1
    }
}

impl fmt::Display for Scale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.low, self.high)?;
        if (self.step - 1.0).abs() > f64::EPSILON { write!(f, " step {}", self.step) } else { Ok(()) }
    }
}

impl FromStr for Scale {
    type Err = Refusal;

    fn from_str(text: &str) -> Result<Self, Refusal> {
        let refuse = || Refusal::field("scale", format!("{text:?} is not a scale: write the lowest and the highest point, as in 1..5 or [0, 10]"));
        let (ends, step) = text.split_once(" step ").unwrap_or((text, "1"));
        let (low, high) = ends.split_once("..").ok_or_else(refuse)?;
        let number = |text: &str| text.trim().parse::<f64>().map_err(|_| refuse());
        Self::new(number(low)?, number(high)?, number(step)?)
    }
}

impl Serialize for Scale {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Scale {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ScaleVisitor)
    }
}

struct ScaleVisitor;

impl<'de> Visitor<'de> for ScaleVisitor {
    type Value = Scale;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a scale such as \"1..5\" or [0, 10]")
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Scale, E> {
        text.parse().map_err(E::custom)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Scale, A::Error> {
        let mut numbers = Vec::new();
        while let Some(number) = list.next_element::<f64>()? {
            numbers.push(number);
        }
        match numbers[..] {
            [low, high] => Scale::new(low, high, 1.0).map_err(A::Error::custom),
            [low, high, step] => Scale::new(low, high, step).map_err(A::Error::custom),
            _ => Err(A::Error::invalid_length(numbers.len(), &self)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[rstest::rstest]
    #[case("1..5", 5, "1..5")]
    #[case("0..10", 11, "0..10")]
    #[case("-3..3", 7, "-3..3")]
    #[case("1..5 step 0.5", 9, "1..5 step 0.5")]
    fn a_scale_is_written_as_it_is_read(#[case] text: &str, #[case] points: usize, #[case] back: &str) {
        let scale: Scale = text.parse().expect("valid");
        assert_eq!((scale.points(), scale.to_string().as_str()), (points, back));
    }

    #[rstest::rstest]
    #[case("5..1")]
    #[case("1..1")]
    #[case("1-5")]
    #[case("a..b")]
    #[case("0..1 step 0.3")]
    #[case("0..inf")]
    #[case("NaN..5")]
    fn what_is_no_scale_is_refused(#[case] text: &str) {
        assert!(text.parse::<Scale>().is_err());
    }

    #[test]
    fn only_points_are_held() {
        let scale: Scale = "1..5".parse().expect("valid");
        assert!(scale.holds(1.0) && scale.holds(5.0) && !scale.holds(2.5) && !scale.holds(0.0) && !scale.holds(f64::NAN));
    }
}
