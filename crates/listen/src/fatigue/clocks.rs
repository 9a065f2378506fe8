//! Who was asked when: one memory over all programmes, which also remembers those that are asked right now.

use std::fmt;
use std::sync::Arc;

use kernel::Time;
use rustc_hash::FxHashMap;

use super::{Rule, Whom};

const DAY: i64 = 86_400;

/// Somebody who was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// Number of the person.
    pub person: i64,
    /// Number of their account.
    pub account: Option<i64>,
    /// The family of the survey.
    pub family: Arc<str>,
    /// When.
    pub at: Time,
}

/// Why somebody is not asked now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TooSoon<'r> {
    /// The rule.
    pub rule: &'r Rule,
    /// From when on it would allow it, if nobody is asked meanwhile; never for a rule that allows nothing.
    pub until: Option<Time>,
}

impl fmt::Display for TooSoon<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Rule { whom, family, most, days } = self.rule;
        write!(f, "at most {most} ")?;
        match (whom, family) {
            (Whom::Person, Some(family)) => write!(f, "surveys of the family {family} in {days} days")?,
            (Whom::Person, None) => write!(f, "surveys in {days} days")?,
            (Whom::Account, _) => write!(f, "people of an account in {days} days")?,
        }
        self.until.map_or(Ok(()), |until| write!(f, ", free again at {until}"))
    }
}

/// The memory.
#[derive(Clone, Debug, Default)]
pub struct Clocks {
    people: FxHashMap<i64, Vec<(Time, Arc<str>)>>,
    accounts: FxHashMap<i64, Vec<(Time, Arc<str>, i64)>>,
}

impl Clocks {
    /// Remembers that somebody was asked.
    pub fn remember(&mut self, asked: Asked) {
        let Asked { person, account, family, at } = asked;
        if let Some(account) = account {
            self.remember_at(account, person, Arc::clone(&family), at);
        }
        self.people.entry(person).or_default().push((at, family));
    }

    /// Remembers that somebody of an account was asked, as far as it matters to the others there.
    pub fn remember_at(&mut self, account: i64, person: i64, family: Arc<str>, at: Time) {
        self.accounts.entry(account).or_default().push((at, family, person));
    }

    /// The first rule that forbids to ask somebody now; nothing when they may be asked. A rule about a family holds for surveys of it only.
    pub fn too_soon<'r>(&self, rules: &[&'r Rule], person: i64, account: Option<i64>, family: &str, now: Time) -> Option<TooSoon<'r>> {
        let about = |rule: &&&Rule| rule.family.as_deref().is_none_or(|named| named == family);
        rules.iter().filter(about).find_map(|rule| {
            let since = now.plus_seconds(-DAY * i64::from(rule.days));
            let counts = |at: Time, of: &str| at > since && rule.family.as_deref().is_none_or(|named| named == of);
            let most = rule.most as usize;
            // Most people were not asked often enough for any rule: nothing has to be counted for them.
            if self.at_most(rule.whom, person, account) < most {
                return None;
            }
            let mut times = match rule.whom {
                Whom::Person => self.of_person(person, counts),
                Whom::Account => self.others_of(account?, person, counts),
            };
            if times.len() < most {
                return None;
            }
            times.sort_unstable();
            // Free again when so many have gone out of the window that one place is left.
            let until = (most > 0).then(|| times[times.len() - most].plus_seconds(DAY * i64::from(rule.days)));
            Some(TooSoon { rule, until })
        })
    }

    /// How many times may count at most.
    fn at_most(&self, whom: Whom, person: i64, account: Option<i64>) -> usize {
        match whom {
            Whom::Person => self.people.get(&person).map_or(0, Vec::len),
            Whom::Account => account.and_then(|account| self.accounts.get(&account)).map_or(0, Vec::len),
        }
    }

    fn of_person(&self, person: i64, counts: impl Fn(Time, &str) -> bool) -> Vec<Time> {
        self.people.get(&person).into_iter().flatten().filter(|(at, family)| counts(*at, family)).map(|(at, _)| *at).collect()
    }

    /// When each other person of the account was asked last.
    fn others_of(&self, account: i64, person: i64, counts: impl Fn(Time, &str) -> bool) -> Vec<Time> {
        let asked = self.accounts.get(&account).into_iter().flatten();
        let mut last: Vec<(i64, Time)> =
            asked.filter(|(at, family, whom)| *whom != person && counts(*at, family)).map(|(at, _, whom)| (*whom, *at)).collect();
        last.sort_unstable();
        last.dedup_by(|later, kept| {
            let same = later.0 == kept.0;
            if same {
                kept.1 = later.1;
            }
            same
        });
        last.into_iter().map(|(_, at)| at).collect()
    }
}
