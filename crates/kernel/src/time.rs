//! An instant in microseconds UTC; RFC 3339 at the edge.

use std::fmt;
use std::str::FromStr;

use jiff::Timestamp;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::refusal::{Code, Refusal};

/// An instant, microseconds since 1970-01-01T00:00Z, between the years 1900 and 2200.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Time(i64);

impl Time {
    /// First instant the product accepts: 1900-01-01T00:00Z.
    pub const FIRST: Self = Self(-2_208_988_800_000_000);
    /// The instant behind the last one accepted: 2200-01-01T00:00Z.
    pub const END: Self = Self(7_258_118_400_000_000);

    /// The instant at so many microseconds.
    pub const fn from_micros(micros: i64) -> Self {
        Self(micros)
    }

    /// Microseconds since the epoch.
    pub const fn micros(self) -> i64 {
        self.0
    }

    /// This instant moved by so many seconds (negative: back).
    #[must_use]
    pub const fn plus_seconds(self, seconds: i64) -> Self {
        Self(self.0 + seconds * 1_000_000)
    }

    /// Whether the product accepts this instant as a fact's time.
    pub fn is_plausible(self) -> bool {
        (Self::FIRST..Self::END).contains(&self)
    }

    pub(crate) fn timestamp(self) -> Timestamp {
        Timestamp::from_microsecond(self.0).unwrap_or(if self.0 < 0 { Timestamp::MIN } else { Timestamp::MAX })
    }

    pub(crate) fn from_timestamp(timestamp: Timestamp) -> Self {
        Self(timestamp.as_microsecond())
    }
}

impl fmt::Display for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.timestamp().fmt(f)
    }
}

impl fmt::Debug for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Time {
    type Err = Refusal;

    fn from_str(text: &str) -> Result<Self, Refusal> {
        let time = text.parse::<Timestamp>().map(Self::from_timestamp).map_err(|_| {
            Refusal::new(
                Code::InvalidTime,
                format!("{text:?} is not a time: write it as 2026-03-01T09:30:00Z or with an offset as 2026-03-01T09:30:00+01:00"),
            )
        })?;
        if time.is_plausible() { Ok(time) } else { Err(Refusal::new(Code::InvalidTime, format!("{text:?} lies outside the years 1900 to 2199"))) }
    }
}

impl Serialize for Time {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Time {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_are_the_years_they_name() {
        assert_eq!(Time::FIRST.to_string(), "1900-01-01T00:00:00Z");
        assert_eq!(Time::END.to_string(), "2200-01-01T00:00:00Z");
    }

    #[test]
    fn an_offset_is_read_and_utc_is_written() {
        let time: Time = "2026-03-01T09:30:00.5+01:00".parse().expect("valid");
        assert_eq!(time.to_string(), "2026-03-01T08:30:00.5Z");
        assert!("2026-13-01T00:00:00Z".parse::<Time>().is_err());
        assert!("1066-10-14T09:00:00Z".parse::<Time>().is_err());
    }
}
