//! Local days and reporting periods of a zone: pure, exact over daylight saving.

use std::fmt;
use std::str::FromStr;

use jiff::civil::{Date, ISOWeekDate};
use jiff::tz::TimeZone;
use jiff::{Span, ToSpan};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::refusal::{Code, Refusal};
use crate::time::Time;

/// A time zone by its IANA name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Zone {
    name: String,
    zone: TimeZone,
}

impl Zone {
    /// Universal time.
    pub fn utc() -> Self {
        Self { name: "UTC".into(), zone: TimeZone::UTC }
    }

    /// The IANA name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The local date of an instant.
    pub fn date(&self, time: Time) -> Date {
        self.zone.to_datetime(time.timestamp()).date()
    }

    /// The first instant of a local date (in a zone that skips midnight: the first instant after the gap).
    pub fn start_of(&self, date: Date) -> Time {
        self.zone
            .to_ambiguous_zoned(date.at(0, 0, 0, 0))
            .compatible()
            .map_or(if date < Date::constant(1970, 1, 1) { Time::FIRST } else { Time::END }, |zoned| Time::from_timestamp(zoned.timestamp()))
    }

    /// The instant of a local date and time of day; an hour that happens twice is its first one.
    pub fn at(&self, local: jiff::civil::DateTime) -> Option<Time> {
        self.zone.to_ambiguous_zoned(local).compatible().ok().map(|zoned| Time::from_timestamp(zoned.timestamp()))
    }

    /// How many seconds the clocks are ahead of UTC at an instant, and when they may change next.
    pub(crate) fn steady(&self, time: Time) -> (i32, Option<Time>) {
        let timestamp = time.timestamp();
        let next = self.zone.following(timestamp).next().map(|change| Time::from_timestamp(change.timestamp()));
        (self.zone.to_offset(timestamp).seconds(), next)
    }
}

impl FromStr for Zone {
    type Err = Refusal;

    fn from_str(name: &str) -> Result<Self, Refusal> {
        let zone = TimeZone::get(name)
            .map_err(|_| Refusal::new(Code::InvalidTime, format!("{name:?} is not a time zone: use an IANA name such as Europe/Berlin or UTC")))?;
        Ok(Self { name: zone.iana_name().unwrap_or(name).into(), zone })
    }
}

impl Serialize for Zone {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.name)
    }
}

impl<'de> Deserialize<'de> for Zone {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}

/// The length of a reporting period. Weeks are ISO weeks, beginning on Monday.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Every {
    /// Local days.
    Day,
    /// ISO weeks.
    Week,
    /// Calendar months.
    Month,
    /// Calendar quarters.
    Quarter,
    /// Calendar years.
    Year,
}

impl Every {
    fn first_day(self, date: Date) -> Date {
        match self {
            Self::Day => date,
            Self::Week => date.saturating_sub((i64::from(date.weekday().to_monday_zero_offset())).days()),
            Self::Month => date.first_of_month(),
            Self::Quarter => Date::constant(date.year(), (date.month() - 1) / 3 * 3 + 1, 1),
            Self::Year => date.first_of_year(),
        }
    }

    fn span(self) -> Span {
        match self {
            Self::Day => 1.day(),
            Self::Week => 1.week(),
            Self::Month => 1.month(),
            Self::Quarter => 3.months(),
            Self::Year => 1.year(),
        }
    }

    fn label(self, first: Date) -> String {
        match self {
            Self::Day => first.to_string(),
            Self::Week => {
                let week: ISOWeekDate = first.iso_week_date();
                format!("{:04}-W{:02}", week.year(), week.week())
            }
            Self::Month => format!("{:04}-{:02}", first.year(), first.month()),
            Self::Quarter => format!("{:04}-Q{}", first.year(), (first.month() + 2) / 3),
            Self::Year => format!("{:04}", first.year()),
        }
    }

    /// The period an instant falls in.
    pub fn period(self, zone: &Zone, time: Time) -> Period {
        self.period_from(zone, self.first_day(zone.date(time)))
    }

    fn period_from(self, zone: &Zone, first: Date) -> Period {
        Period { label: self.label(first), from: zone.start_of(first), until: zone.start_of(first.saturating_add(self.span())) }
    }

    /// All periods that meet `[from, until)`, in order; at most 20,000.
    pub fn periods(self, zone: &Zone, from: Time, until: Time) -> Vec<Period> {
        let mut periods = Vec::new();
        let mut first = self.first_day(zone.date(from));
        while zone.start_of(first) < until && periods.len() < 20_000 {
            periods.push(self.period_from(zone, first));
            first = first.saturating_add(self.span());
        }
        periods
    }
}

impl fmt::Display for Every {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::Year => "year",
        })
    }
}

impl FromStr for Every {
    type Err = Refusal;

    fn from_str(text: &str) -> Result<Self, Refusal> {
        [Self::Day, Self::Week, Self::Month, Self::Quarter, Self::Year]
            .into_iter()
            .find(|every| every.to_string() == text)
            .ok_or_else(|| Refusal::new(Code::InvalidParameter, format!("{text:?} is not a period: use day, week, month, quarter or year")))
    }
}

/// A reporting period as a half-open range of instants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Period {
    /// `2017-05-03`, `2017-W18`, `2017-05`, `2017-Q2` or `2017`.
    pub label: String,
    /// Its first instant.
    pub from: Time,
    /// The first instant behind it.
    pub until: Time,
}

/// A range of local dates, the first included, the second excluded: `2017-05-01..2017-06-01`; either end may be open.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dates {
    /// First day, if bounded.
    pub from: Option<Date>,
    /// First day behind, if bounded.
    pub until: Option<Date>,
}

impl Dates {
    /// The instants of the range in a zone.
    pub fn instants(&self, zone: &Zone) -> (Time, Time) {
        (self.from.map_or(Time::FIRST, |date| zone.start_of(date)), self.until.map_or(Time::END, |date| zone.start_of(date)))
    }
}

impl fmt::Display for Dates {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = |date: Option<Date>| date.map_or_else(String::new, |date| date.to_string());
        write!(f, "{}..{}", text(self.from), text(self.until))
    }
}

impl FromStr for Dates {
    type Err = Refusal;

    fn from_str(text: &str) -> Result<Self, Refusal> {
        let refuse = || {
            Refusal::new(
                Code::InvalidTime,
                format!("{text:?} is not a range of dates: write it as 2017-05-01..2017-06-01, the first day included, the second not"),
            )
        };
        let (from, until) = text.split_once("..").ok_or_else(refuse)?;
        let date = |part: &str| match part.trim() {
            "" => Ok(None),
            part => {
                let date: Date = part.parse().map_err(|_| refuse())?;
                if (1900..2200).contains(&date.year()) { Ok(Some(date)) } else { Err(refuse()) }
            }
        };
        let dates = Self { from: date(from)?, until: date(until)? };
        match (dates.from, dates.until) {
            (Some(from), Some(until)) if from >= until => {
                Err(Refusal::new(Code::InvalidTime, format!("{text:?} is empty: the second date is the first day that is no longer included")))
            }
            _ => Ok(dates),
        }
    }
}

impl Serialize for Dates {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Dates {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case(Every::Day, "2026-03-29", "2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z")]
    #[case(Every::Week, "2026-W13", "2026-03-22T23:00:00Z", "2026-03-29T22:00:00Z")]
    #[case(Every::Month, "2026-03", "2026-02-28T23:00:00Z", "2026-03-31T22:00:00Z")]
    #[case(Every::Quarter, "2026-Q1", "2025-12-31T23:00:00Z", "2026-03-31T22:00:00Z")]
    #[case(Every::Year, "2026", "2025-12-31T23:00:00Z", "2026-12-31T23:00:00Z")]
    fn periods_follow_the_zone_over_daylight_saving(#[case] every: Every, #[case] label: &str, #[case] from: &str, #[case] until: &str) {
        let zone: Zone = "Europe/Berlin".parse().expect("known zone");
        let period = every.period(&zone, "2026-03-29T12:00:00Z".parse().expect("time"));
        assert_eq!((period.label.as_str(), period.from.to_string(), period.until.to_string()), (label, from.to_owned(), until.to_owned()));
    }

    #[test]
    fn a_range_includes_its_first_day_and_excludes_its_second() {
        let dates: Dates = "2017-05-01..2017-06-01".parse().expect("valid");
        let (from, until) = dates.instants(&Zone::utc());
        assert_eq!((from.to_string().as_str(), until.to_string().as_str()), ("2017-05-01T00:00:00Z", "2017-06-01T00:00:00Z"));
        assert!("2017-06-01..2017-05-01".parse::<Dates>().is_err());
        assert!("May".parse::<Dates>().is_err());
        assert_eq!("..2017-06-01".parse::<Dates>().expect("open").from, None);
    }

    #[test]
    fn periods_cover_a_range_without_gaps() {
        let zone: Zone = "America/Sao_Paulo".parse().expect("known zone");
        let (from, until) = ("2017-01-15T00:00:00Z".parse().expect("time"), "2019-01-15T00:00:00Z".parse().expect("time"));
        for every in [Every::Day, Every::Week, Every::Month, Every::Quarter, Every::Year] {
            let periods = every.periods(&zone, from, until);
            assert!(periods[0].from <= from && periods[periods.len() - 1].until >= until);
            assert!(periods.windows(2).all(|pair| pair[0].until == pair[1].from));
        }
    }
}
