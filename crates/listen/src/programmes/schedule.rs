//! Who is due when: the same for every node and every run, decided by a seed and the numbers of people and accounts.

use jiff::ToSpan;
use jiff::civil::Date;

use super::WaveEvery;

/// A day on which somebody is due, and the name of the occasion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Day {
    /// The day.
    pub on: Date,
    /// The occasion: nobody is asked twice on one.
    pub occasion: String,
}

/// The day within the present period on which an account (or a person without one) is due.
pub fn wave(every: WaveEvery, spread_days: u32, seed: i64, whose: i64, today: Date) -> Day {
    let (first, occasion) = period(every, today);
    let ahead = scatter(&[seed, first.year().into(), first.day_of_year().into(), whose]) % u64::from(spread_days.max(1));
    Day { on: first.saturating_add((ahead as i64).days()), occasion }
}

/// The first day of the period of a day, and its name.
fn period(every: WaveEvery, today: Date) -> (Date, String) {
    let (year, month) = (today.year(), today.month());
    let months = match every {
        WaveEvery::Month => 1,
        WaveEvery::Quarter => 3,
        WaveEvery::HalfYear => 6,
        WaveEvery::Year => 12,
    };
    let turn = (month - 1) / months;
    let first = Date::new(year, turn * months + 1, 1).unwrap_or(today);
    let name = match every {
        WaveEvery::Month => format!("{year}-{month:02}"),
        WaveEvery::Quarter => format!("{year}-Q{}", turn + 1),
        WaveEvery::HalfYear => format!("{year}-H{}", turn + 1),
        WaveEvery::Year => year.to_string(),
    };
    (first, name)
}

/// The place of a person in the draw of a day: the lowest are asked.
pub fn order_in_sample(seed: i64, today: Date, person: i64) -> u64 {
    scatter(&[seed, today.year().into(), today.day_of_year().into(), person])
}

/// The occasion of the draw of a day.
pub fn sample_occasion(today: Date) -> String {
    format!("sample {today}")
}

/// The occasion of an event: one a day, however often it happens.
pub fn event_occasion(on: Date) -> String {
    format!("event {on}")
}

/// The occasion of the end of a contract.
pub fn contract_occasion(contract: &str, end: Date) -> String {
    format!("{contract} {end}")
}

/// Spreads numbers evenly: `SplitMix64` (Steele, Lea and Flood 2014), fed one number after the other.
fn scatter(numbers: &[i64]) -> u64 {
    numbers.iter().fold(0, |state: u64, number| {
        let mut mixed = (state ^ number.cast_unsigned()).wrapping_add(0x9e37_79b9_7f4a_7c15);
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    })
}
