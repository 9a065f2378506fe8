//! The company that is measured: 100,000 accounts with three people each, who rate 40 touchpoints over two years.

pub mod files;

use crate::random::Random;

/// Number of accounts.
pub const ACCOUNTS: u64 = 100_000;
/// People per account.
pub const PEOPLE: u64 = 3;
const TEAMS: u64 = 20;
const TOUCHPOINTS: u64 = 40;
const REGIONS: u64 = 8;
const TIERS: [&str; 3] = ["gold", "silver", "bronze"];
/// How many accounts in ten have each tier.
const TIER_SHARES: [u16; 3] = [1, 3, 6];
const CHANNELS: [&str; 4] = ["mail", "web", "phone", "app"];
const CHANNEL_SHARES: [u16; 4] = [50, 25, 15, 10];
/// 2024-01-01T00:00:00Z in seconds.
const BEGIN: i64 = 1_704_067_200;
/// Two years, of which the first is a leap year, in seconds.
const SPAN: u64 = 731 * 86_400;
/// How often each score from 0 to 10 is given in a thousand, by mood: delighted, content, cross.
const MOODS: [[u16; 11]; 3] = [
    [12, 5, 8, 10, 15, 30, 30, 90, 150, 250, 400],
    [15, 8, 12, 20, 25, 70, 70, 160, 220, 180, 220],
    [50, 30, 50, 60, 60, 120, 110, 150, 150, 100, 120],
];

/// Streams of chance.
const OF_ACCOUNTS: u64 = 1;
const OF_RATINGS: u64 = 2;

/// An account and its two attributes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Account {
    /// Counted from 0.
    pub number: u64,
    /// gold, silver or bronze.
    pub tier: &'static str,
    /// 1 to 8.
    pub region: u64,
}

impl Account {
    /// The account of a number.
    pub fn of(number: u64) -> Self {
        let mut random = Random::of(OF_ACCOUNTS, number);
        Self { number, tier: TIERS[random.pick(&TIER_SHARES)], region: 1 + random.below(REGIONS) }
    }
}

/// One response with its one rating.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rating {
    /// Counted from 0; the order of time.
    pub number: u64,
    /// Number of the account.
    pub account: u64,
    /// Number of the person.
    pub contact: u64,
    /// Number of the team.
    pub team: u64,
    /// Number of the touchpoint.
    pub touchpoint: u64,
    /// How it was asked.
    pub channel: &'static str,
    /// When, in seconds since 1970.
    pub at: i64,
    /// 0 to 10.
    pub score: u64,
}

impl Rating {
    /// A rating out of `total` that are spread over the two years. A quarter of the accounts gives half of them.
    pub fn of(number: u64, total: u64) -> Self {
        let mut random = Random::of(OF_RATINGS, number);
        let account = (random.unit().powi(2) * ACCOUNTS as f64) as u64;
        let touchpoint = random.below(TOUCHPOINTS).min(random.below(TOUCHPOINTS));
        let mood = [touchpoint % 3, account % 3, random.below(3)][random.below(3) as usize];
        Self {
            number,
            account,
            contact: account * PEOPLE + random.below(PEOPLE),
            team: random.below(TEAMS),
            touchpoint,
            channel: CHANNELS[random.pick(&CHANNEL_SHARES)],
            at: BEGIN + (u128::from(SPAN) * u128::from(number) / u128::from(total)) as i64,
            score: random.pick(&MOODS[mood as usize]) as u64,
        }
    }

    /// The moment as ISO 8601.
    pub fn moment(&self) -> jiff::Timestamp {
        jiff::Timestamp::constant(self.at, 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ratings_are_repeatable_and_in_order_of_time() {
        let ratings: Vec<Rating> = (0..1000).map(|number| Rating::of(number, 1000)).collect();
        assert_eq!(ratings[7], Rating::of(7, 1000));
        assert!(ratings.is_sorted_by_key(|rating| rating.at));
        assert_eq!(ratings[0].moment().to_string(), "2024-01-01T00:00:00Z");
        assert_eq!(ratings[999].moment().to_string(), "2025-12-31T06:27:21Z");
        assert!(ratings.iter().all(|rating| rating.account < ACCOUNTS && rating.touchpoint < TOUCHPOINTS && rating.score <= 10));
    }

    #[test]
    fn a_quarter_of_the_accounts_gives_half_of_the_ratings() {
        let large = (0..10_000).filter(|number| Rating::of(*number, 10_000).account < ACCOUNTS / 4).count();
        assert!((4_800..5_200).contains(&large));
    }
}
