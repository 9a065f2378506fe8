//! Digests: what a period brought, for the whole company, for a team's touchpoints, or for one's own customers; sent by letter and kept as sent. Pure.

mod chats;
mod choose;
mod compose;
mod content;
mod known;
mod letter;
mod message;
mod named;
mod picture;
pub mod routes;
mod scope;
mod send;
mod settings;
mod shapes;
mod since;
mod store;
mod subscriptions;
mod telling;
mod words;

use std::str::FromStr;

use identity::Team;
use jiff::ToSpan;
use jiff::civil::{Date, Weekday};
use kernel::{Id, Member, Refusal, Time, Zone, closed, nouns};
use post::Webhook;

pub use chats::leave_chat;
pub use compose::{Wanted, compose};
pub use content::{Content, Figure, Place};
pub use scope::Scope;
pub use send::{Sent, send_due};
pub use subscriptions::{ensure, leave, subscribe, unsubscribe};

nouns! {
    /// What a period brought, as it was sent.
    Digest("dig", "digest");
    /// Who gets digests.
    Subscription("dsb", "subscription");
}

closed! {
    /// For whom a digest is made.
    #[schema(as = DigestKind)]
    Kind, "kind of digest" {
        /// The whole company, across its teams.
        Executive = "executive",
        /// The touchpoints of one's own teams.
        Team = "team",
        /// One's own customers.
        Person = "person",
    }
}

closed! {
    /// How often a digest comes, and how long it looks back.
    #[schema(as = DigestEvery)]
    Every, "rhythm of digests" {
        /// Each day, of the day before.
        Day = "day",
        /// Each Monday, of the week before.
        Week = "week",
        /// On the first of a month, of the month before.
        Month = "month",
    }
}

impl Every {
    /// The first day of the period that a date is in.
    fn begin(self, date: Date) -> Date {
        match self {
            Self::Day => date,
            Self::Week => date.saturating_sub(i32::from(date.weekday().since(Weekday::Monday)).days()),
            Self::Month => date.first_of_month(),
        }
    }

    /// The first day of the period before the one that begins on a date.
    fn before(self, begin: Date) -> Date {
        self.begin(begin.saturating_sub(1.day()))
    }

    /// The first day of the period after the one that begins on a date.
    fn after(self, begin: Date) -> Date {
        match self {
            Self::Day => begin.saturating_add(1.day()),
            Self::Week => begin.saturating_add(7.days()),
            Self::Month => begin.saturating_add(1.month()),
        }
    }

    /// When a digest is due next after a moment, at an hour of the clocks of a zone.
    fn next(self, zone: &Zone, hour: i8, after: Time) -> Time {
        let mut begin = self.begin(zone.date(after));
        loop {
            match zone.at(begin.at(hour, 0, 0, 0)) {
                Some(due) if due > after => return due,
                Some(_) => begin = self.after(begin),
                None => return Time::END,
            }
        }
    }
}

/// Who gets digests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reader {
    /// A member, by letter.
    Member(Id<Member>),
    /// A channel of Slack or Teams, and the team whose touchpoints it hears of.
    Chat(Id<Webhook>, Option<Id<Team>>),
}

/// Who gets digests, as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Its id.
    pub id: Id<Subscription>,
    /// Who gets them.
    pub reader: Reader,
    /// For whom they are made.
    pub kind: Kind,
    /// How often.
    pub every: Every,
    /// At which hour of the clocks of the zone.
    pub hour: i8,
    /// The zone.
    pub zone: Zone,
    /// The language, by its tag.
    pub language: String,
    /// When the next is due.
    pub next_at: Time,
}

fn checked_hour(hour: i64) -> Result<i8, Refusal> {
    i8::try_from(hour).ok().filter(|hour| (0..24).contains(hour)).ok_or_else(|| Refusal::field("hour", "is an hour of the day, from 0 to 23"))
}

fn checked_zone(zone: &str) -> Result<Zone, Refusal> {
    Zone::from_str(zone).map_err(|refusal| Refusal::field("zone", refusal.detail))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[rstest::rstest]
    #[case(Every::Day, "2026-03-02", "2026-03-01", "2026-03-03")]
    #[case(Every::Week, "2026-03-02", "2026-02-23", "2026-03-09")]
    #[case(Every::Month, "2026-03-01", "2026-02-01", "2026-04-01")]
    fn periods_follow_each_other(#[case] every: Every, #[case] begin: &str, #[case] before: &str, #[case] after: &str) {
        let date = |text: &str| text.parse::<Date>().expect("a date");
        assert_eq!((every.before(date(begin)), every.after(date(begin))), (date(before), date(after)));
        assert_eq!(every.begin(date(begin)), date(begin));
    }

    /// The clocks of Berlin go forward on 29 March 2026 at two.
    #[rstest::rstest]
    #[case(Every::Day, 7, "2026-03-28T06:00:00Z", "2026-03-29T05:00:00Z")]
    #[case(Every::Day, 7, "2026-03-28T05:59:00Z", "2026-03-28T06:00:00Z")]
    #[case(Every::Week, 8, "2026-03-28T12:00:00Z", "2026-03-30T06:00:00Z")]
    #[case(Every::Month, 8, "2026-03-28T12:00:00Z", "2026-04-01T06:00:00Z")]
    fn digests_come_at_an_hour_of_the_clocks(#[case] every: Every, #[case] hour: i8, #[case] after: &str, #[case] due: &str) {
        let zone: Zone = "Europe/Berlin".parse().expect("a zone");
        let time = |text: &str| text.parse::<Time>().expect("a time");
        assert_eq!(every.next(&zone, hour, time(after)), time(due));
    }
}
