//! The hours in which a workspace works: its week, and its holidays by name. Pure.

mod ics;
pub mod routes;
mod store;

use jiff::civil::{Date, date};
use kernel::working::Week;
use kernel::{Refusal, Time, WorkingHours, Zone, text};
use serde::{Deserialize, Serialize};

pub use store::{get, of, set};

/// The most holidays that are kept.
const MOST_HOLIDAYS: usize = 1_000;

/// The longest name of a holiday, in characters.
const NAME_LENGTH: usize = 100;

/// The days that may be holidays.
const DAYS: std::ops::RangeInclusive<Date> = date(2000, 1, 1)..=date(2199, 12, 31);

/// A day on which nobody works.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Holiday {
    /// The day.
    pub date: Date,
    /// What people call it.
    pub name: Option<String>,
}

/// The hours of a workspace as they were set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hours {
    /// The zone whose clocks count; that of the workspace unless told.
    pub zone: Option<Zone>,
    /// The windows of each weekday, Monday first.
    pub week: Week,
    /// The days on which nobody works, in order.
    pub holidays: Vec<Holiday>,
    /// Counts the changes; 0 where nobody set any.
    pub revision: i64,
}

impl Hours {
    /// What holds until somebody sets something else: Monday to Friday from nine to five.
    pub fn usual() -> Self {
        Self { zone: None, week: WorkingHours::usual(Zone::utc()).week().clone(), holidays: Vec::new(), revision: 0 }
    }

    /// The hours to count with, in a workspace of this zone.
    pub fn working(&self, workspace: Zone) -> Result<WorkingHours, Refusal> {
        let dates: Vec<Date> = self.holidays.iter().map(|holiday| holiday.date).collect();
        WorkingHours::new(self.zone.clone().unwrap_or(workspace), self.week.clone(), &dates)
    }

    /// The same, made even; refused where nothing would ever be due.
    fn checked(self, workspace: Zone, now: Time) -> Result<Self, Refusal> {
        let named = Self { holidays: checked_holidays(self.holidays)?, ..self };
        let working = named.working(workspace)?.checked(now)?;
        Ok(Self { week: working.week().clone(), ..named })
    }
}

/// Holidays in order, each day once; one with a name goes before one without.
fn checked_holidays(holidays: Vec<Holiday>) -> Result<Vec<Holiday>, Refusal> {
    if holidays.len() > MOST_HOLIDAYS {
        return Err(Refusal::field("holidays", format!("are more than the {MOST_HOLIDAYS} that are kept: leave out those that have passed")));
    }
    let mut checked = Vec::with_capacity(holidays.len());
    for (place, holiday) in holidays.into_iter().enumerate() {
        if !DAYS.contains(&holiday.date) {
            return Err(Refusal::field(format!("holidays[{place}].date"), format!("{} lies outside the years 2000 to 2199", holiday.date)));
        }
        let name = text::optional_line(&format!("holidays[{place}].name"), holiday.name.as_deref(), NAME_LENGTH)?;
        checked.push(Holiday { name, ..holiday });
    }
    checked.sort_by_key(|holiday| (holiday.date, holiday.name.is_none()));
    checked.dedup_by_key(|holiday| holiday.date);
    Ok(checked)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn holiday(day: Date, name: Option<&str>) -> Holiday {
        Holiday { date: day, name: name.map(Into::into) }
    }

    #[test]
    fn holidays_are_in_order_and_there_once() {
        let (new_year, christmas) = (date(2027, 1, 1), date(2026, 12, 25));
        let given = vec![holiday(new_year, None), holiday(christmas, Some(" ")), holiday(new_year, Some(" New Year "))];
        assert_eq!(checked_holidays(given), Ok(vec![holiday(christmas, None), holiday(new_year, Some("New Year"))]));
        let early = checked_holidays(vec![holiday(date(1999, 12, 31), None)]).expect_err("refused");
        assert_eq!(early.params[0].name, "holidays[0].date");
    }
}
