//! What members wrote down after calls and visits; each goes with what was planted, or with nothing at all.

use std::sync::LazyLock;

use jiff::civil::DateTime;
use serde::Deserialize;

use crate::accounts::{Account, Region, State, Tier};
use crate::causes::{SILENT_ACCOUNTS, SPONSOR_ACCOUNT};
use crate::contacts::{Contact, Role};
use crate::span::{later, working_moment};
use crate::stream::Stream;
use crate::{Demo, Plan};

/// A note.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Note {
    /// External id of the account; else it is one of the region and tier, with the offering, as far as they are said.
    account: Option<String>,
    region: Option<Region>,
    tier: Option<Tier>,
    /// Who spoke: the first there with this role.
    role: Option<Role>,
    /// `call`, `meeting`, `interview` or `field_note`.
    pub kind: String,
    /// Days before the last one.
    pub days_ago: i32,
    /// Key of the touchpoint.
    pub touchpoint: Option<String>,
    /// Key of the offering.
    pub offering: Option<String>,
    /// How it sounded, from −2 to 2.
    pub sentiment: Option<i64>,
    /// How much they wish to go on, from 0 to 10.
    pub propensity: Option<i64>,
    /// What was said.
    pub body: String,
    /// What is good in it, word for word.
    #[serde(default)]
    pub good: Vec<String>,
    /// What is bad in it, word for word.
    #[serde(default)]
    pub bad: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Notes {
    note: Vec<Note>,
}

/// All notes.
pub fn all() -> &'static [Note] {
    static NOTES: LazyLock<Notes> =
        LazyLock::new(|| toml::from_str(include_str!("../data/notes.toml")).expect("the file is part of the program and read by a test"));
    &NOTES.note
}

impl Note {
    /// At which account it was, and who spoke.
    pub fn whose<'a>(&self, demo: &'a Demo) -> Option<(&'a Account, Option<&'a Contact>)> {
        if let Some(named) = &self.account {
            let account = demo.accounts.iter().find(|account| account.external_id == *named)?;
            return Some((account, self.speaker(demo, account)));
        }
        let found: Vec<_> = demo.accounts.iter().filter(|account| self.fits(demo, account)).collect();
        let account = (!found.is_empty()).then(|| *Stream::of(demo.plan.seed, &self.body).pick(&found))?;
        Some((account, self.speaker(demo, account)))
    }

    /// When it was, by the clock on the wall.
    pub fn moment(&self, plan: &Plan) -> DateTime {
        working_moment(later(plan.until, -self.days_ago), &mut Stream::of(plan.seed, &self.body))
    }

    /// What is marked: how many characters stand before it, its words, and what it is.
    pub fn passages(&self) -> impl Iterator<Item = (usize, &str, &'static str)> {
        let good = self.good.iter().map(|quote| (quote.as_str(), "good"));
        let bad = self.bad.iter().map(|quote| (quote.as_str(), "bad"));
        let starts = |quote| self.body.find(quote).map(|at| self.body[..at].chars().count());
        good.chain(bad).filter_map(move |(quote, mark)| Some((starts(quote)?, quote, mark)))
    }

    fn fits(&self, demo: &Demo, account: &Account) -> bool {
        let has = |offering: &String| account.offerings.iter().any(|place| demo.company.offerings[*place].key == *offering);
        let told = account.number == SPONSOR_ACCOUNT || SILENT_ACCOUNTS.contains(&account.number);
        let day = later(demo.plan.until, -self.days_ago);
        !told
            && account.state.0 == State::Live
            && account.is_served_on(day)
            && self.region.is_none_or(|region| region == account.region)
            && self.tier.is_none_or(|tier| tier == account.tier)
            && self.offering.as_ref().is_none_or(has)
            && (self.role.is_none() || self.speaker(demo, account).is_some())
    }

    /// The first there with the role.
    fn speaker<'a>(&self, demo: &'a Demo, account: &Account) -> Option<&'a Contact> {
        let role = self.role?;
        demo.contacts.iter().find(|contact| contact.account == account.number && contact.role == role && contact.left_on.is_none())
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use rstest::rstest;

    use super::*;

    #[rstest]
    fn every_note_is_of_somebody(#[values(1, 2, 77)] seed: u64) {
        let demo = Demo::of(&Plan::of(seed, date(2026, 11, 22)));
        for note in all() {
            let (account, speaker) = note.whose(&demo).unwrap_or_else(|| panic!("{seed}: nobody for {}", note.body));
            assert_eq!(speaker.is_some(), note.role.is_some(), "{seed}: {} at {}", note.body, account.external_id);
        }
    }

    #[test]
    fn what_is_marked_stands_in_the_words() {
        assert!(!all().is_empty());
        for note in all() {
            assert!(note.good.iter().chain(&note.bad).all(|quote| note.body.contains(quote.as_str())), "{}", note.body);
        }
    }
}
