//! How a row says when something was: one column, or parts of which some are fixed.

use std::fmt;

use jiff::civil::{Date, DateTime};
use jiff::fmt::strtime;
use kernel::{Time, Zone};
use serde::de::value::MapAccessDeserializer;
use serde::de::{Error, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};

/// A time: `"COLUMN"`, `{ column = "COLUMN", format = "%d/%m/%Y" }`, `{ value = "2017-05-01" }` or `{ year = 2017, month = 5, day = "COLUMN" }`.
#[derive(Clone, Debug, PartialEq)]
pub enum When {
    /// Written out in one cell.
    Column(String, Clock),
    /// The same for all rows.
    Fixed(String, Clock),
    /// Year, month, day, hour and minute; what is missing is the first one.
    Parts([Part; 5]),
}

/// How a time is written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Clock {
    /// A pattern of `strptime`; ISO 8601 when absent.
    pub format: Option<String>,
}

/// One part of a date.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(untagged, expecting = "a number, or the header of a column")]
pub enum Part {
    /// The same for all rows.
    Fixed(i64),
    /// The number in this column.
    Column(String),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    column: Option<String>,
    value: Option<String>,
    format: Option<String>,
    year: Option<Part>,
    month: Option<Part>,
    day: Option<Part>,
    hour: Option<Part>,
    minute: Option<Part>,
}

impl Table {
    fn when(self) -> Result<When, &'static str> {
        let clock = Clock { format: self.format };
        let parts = [self.year, self.month, self.day, self.hour, self.minute];
        let any = parts.iter().any(Option::is_some);
        match (self.column, self.value) {
            (Some(column), None) if !any => Ok(When::Column(column, clock)),
            (None, Some(value)) if !any => Ok(When::Fixed(value, clock)),
            (None, None) if parts[0].is_some() && clock.format.is_none() => {
                let first = [1, 1, 1, 0, 0];
                let mut at = 0;
                Ok(When::Parts(parts.map(|part| {
                    at += 1;
                    part.unwrap_or(Part::Fixed(first[at - 1]))
                })))
            }
            _ => Err("give column (and format), or value (and format), or parts beginning with year"),
        }
    }
}

impl<'de> Deserialize<'de> for When {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct TextOrTable;
        impl<'de> Visitor<'de> for TextOrTable {
            type Value = When;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("the header of a column, or a table with column, value or year")
            }
            fn visit_str<E: Error>(self, column: &str) -> Result<When, E> {
                Ok(When::Column(column.to_owned(), Clock::default()))
            }
            fn visit_map<A: MapAccess<'de>>(self, table: A) -> Result<When, A::Error> {
                Table::deserialize(MapAccessDeserializer::new(table))?.when().map_err(A::Error::custom)
            }
        }
        deserializer.deserialize_any(TextOrTable)
    }
}

impl Clock {
    /// The instant that a piece of text names; a local time is one of `zone`, a date is its first instant there.
    pub fn read(&self, text: &str, zone: &Zone) -> Result<Time, String> {
        let time = match &self.format {
            Some(format) => read_as(format, text, zone),
            None => read_iso(text, zone).ok_or_else(|| {
                format!("{text:?} is not a date or time: write it as 2017-05-03 or 2017-05-03T14:30:00Z, or give its format in the map")
            }),
        }?;
        plausible(time, text)
    }

    /// The local date that a piece of text names, for attributes.
    pub fn read_date(&self, text: &str) -> Result<Date, String> {
        let date = match &self.format {
            Some(format) => strtime::parse(format, text).ok().and_then(|broken| broken.to_date().ok()),
            None => text.parse().ok(),
        };
        date.filter(|date: &Date| (1900..2200).contains(&date.year()))
            .ok_or_else(|| format!("{text:?} is not a date: write it as 2017-05-03, or give its format in the map"))
    }
}

fn read_iso(text: &str, zone: &Zone) -> Option<Time> {
    if let Ok(time) = text.parse::<Time>() {
        return Some(time);
    }
    match text.parse::<Date>() {
        Ok(date) if !text.contains(['T', ' ']) => Some(zone.start_of(date)),
        _ => text.parse::<DateTime>().ok().and_then(|local| zone.at(local)),
    }
}

fn read_as(format: &str, text: &str, zone: &Zone) -> Result<Time, String> {
    let refuse = || format!("{text:?} does not fit the format {format:?} of the map");
    let broken = strtime::parse(format, text).map_err(|_| refuse())?;
    if broken.offset().is_some() {
        let timestamp = broken.to_timestamp().map_err(|_| refuse())?;
        return Ok(Time::from_micros(timestamp.as_microsecond()));
    }
    let date = broken.to_date().map_err(|_| refuse())?;
    match broken.to_time() {
        Ok(time) if broken.hour().is_some() => zone.at(date.to_datetime(time)).ok_or_else(refuse),
        _ => Ok(zone.start_of(date)),
    }
}

/// The instant that five parts name.
pub fn from_parts(parts: [i64; 5], zone: &Zone) -> Result<Time, String> {
    let [year, month, day, hour, minute] = parts;
    let written = format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}");
    let refuse = || format!("{written} is not a date of the calendar");
    let small = |part: i64| i8::try_from(part).map_err(|_| refuse());
    let date = Date::new(i16::try_from(year).map_err(|_| refuse())?, small(month)?, small(day)?).map_err(|_| refuse())?;
    let time = jiff::civil::Time::new(small(hour)?, small(minute)?, 0, 0).map_err(|_| refuse())?;
    let at = if (hour, minute) == (0, 0) { Some(zone.start_of(date)) } else { zone.at(date.to_datetime(time)) };
    plausible(at.ok_or_else(refuse)?, &written)
}

fn plausible(time: Time, written: &str) -> Result<Time, String> {
    if time.is_plausible() { Ok(time) } else { Err(format!("{written:?} lies outside the years 1900 to 2199")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn berlin() -> Zone {
        "Europe/Berlin".parse().expect("known zone")
    }

    #[rstest::rstest]
    #[case(None, "2017-05-03", "2017-05-02T22:00:00Z")]
    #[case(None, "2017-05-03T14:30:00Z", "2017-05-03T14:30:00Z")]
    #[case(None, "2017-05-03 14:30:00", "2017-05-03T12:30:00Z")]
    #[case(None, "2017-05-03T14:30:00+05:00", "2017-05-03T09:30:00Z")]
    #[case(Some("%d/%m/%Y"), "03/05/2017", "2017-05-02T22:00:00Z")]
    #[case(Some("%m/%d/%Y %I:%M %p"), "05/03/2017 02:30 PM", "2017-05-03T12:30:00Z")]
    fn times_are_read_in_the_zone(#[case] format: Option<&str>, #[case] text: &str, #[case] time: &str) {
        let clock = Clock { format: format.map(Into::into) };
        assert_eq!(clock.read(text, &berlin()).expect("a time").to_string(), time);
    }

    #[rstest::rstest]
    #[case(None, "03.05.2017")]
    #[case(None, "1066-10-14")]
    #[case(None, "2017-02-30")]
    #[case(Some("%d/%m/%Y"), "13/13/2017")]
    #[case(Some("%Y"), "2017-05-03")]
    #[case(Some("%!"), "2017")]
    fn what_is_no_time_is_refused_with_a_hint(#[case] format: Option<&str>, #[case] text: &str) {
        let clock = Clock { format: format.map(Into::into) };
        assert!(clock.read(text, &berlin()).expect_err("refused").contains(text));
    }

    #[test]
    fn parts_make_the_first_instant_of_their_day() {
        assert_eq!(from_parts([2017, 5, 3, 0, 0], &berlin()).expect("a day").to_string(), "2017-05-02T22:00:00Z");
        assert!(from_parts([2017, 5, 32, 0, 0], &berlin()).expect_err("no such day").contains("2017-05-32"));
        assert!(from_parts([i64::MAX, 5, 3, 0, 0], &berlin()).is_err());
    }
}
