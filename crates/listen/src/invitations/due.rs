//! The decision whether somebody is asked: one for all programmes and channels, for dry runs and for real.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use kernel::Time;
use store::{Error, Read};

use super::people::{self, Person};
use super::whom::{self, Somebody};
use super::{Barred, Decision, Detail, Reason};
use crate::fatigue::{self, Asked, Clocks, Rules, Whom};
use crate::holds;
use crate::programmes::{self, Channel};

/// What decisions rest on.
pub(super) struct Deciding {
    rules: Rules,
    clocks: Clocks,
    barred: Barred,
    /// For each exception the people it is about.
    within: Vec<HashSet<i64>>,
    now: Time,
}

/// How somebody stands to being asked, fatigue and holds aside.
#[derive(Clone, Copy, Debug)]
pub(super) struct Standing {
    /// Whether the person is there and belongs to the audience.
    pub belongs: bool,
    pub objected: bool,
    pub post: Post,
}

/// Whether letters reach somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Post {
    Reached,
    NoAddress,
    Suppressed,
}

/// What is known of people about whom it is decided.
pub(super) struct Known {
    pub people: HashMap<i64, Person>,
    objected: HashSet<i64>,
    suppressed: HashSet<String>,
    /// Who belongs to the audience; everybody at customers where there is none.
    audience: Option<HashSet<i64>>,
}

impl Deciding {
    /// For decisions about anybody.
    pub async fn of_all(read: &mut Read, now: Time) -> Result<Self, Error> {
        let (rules, _) = fatigue::store::rules(read).await?;
        let clocks = fatigue::store::all_clocks(read, since(&rules, now)).await?;
        let within = fatigue::store::excepted(read, &rules, None, now).await?;
        Self::with(read, rules, clocks, within, now).await
    }

    /// For decisions about these people of these accounts.
    pub async fn of(read: &mut Read, people: &[i64], accounts: &[i64], now: Time) -> Result<Self, Error> {
        let (rules, _) = fatigue::store::rules(read).await?;
        let clocks = fatigue::store::clocks(read, people, accounts, since(&rules, now)).await?;
        let within = fatigue::store::excepted(read, &rules, Some(people), now).await?;
        Self::with(read, rules, clocks, within, now).await
    }

    async fn with(read: &mut Read, rules: Rules, clocks: Clocks, within: Vec<HashSet<i64>>, now: Time) -> Result<Self, Error> {
        let (people, accounts) = holds::held(read, now).await?;
        Ok(Self { rules, clocks, barred: Barred { people, accounts }, within, now })
    }

    /// Remembers that somebody is asked now.
    pub fn remember(&mut self, person: i64, account: Option<i64>, family: &Arc<str>) {
        self.clocks.remember(Asked { person, account, family: Arc::clone(family), at: self.now });
    }

    /// Remembers only what matters to the others of the account: enough where about each person it is decided once.
    pub fn remember_at_account(&mut self, person: i64, account: Option<i64>, family: &Arc<str>) {
        if let Some(account) = account {
            self.clocks.remember_at(account, person, Arc::clone(family), self.now);
        }
    }

    /// Whether somebody is asked by a programme.
    pub fn decide(&self, programme: &programmes::Record, standing: Standing, person: i64, account: Option<i64>) -> Decision<'_> {
        let skip = |reason| Decision::Skip(reason, None);
        if !standing.belongs {
            return skip(Reason::LeftAudience);
        }
        if let Some(held) = self.barred.held(person, account) {
            return held;
        }
        if standing.objected {
            return skip(Reason::Objected);
        }
        match (programme.plan.channel, standing.post) {
            (Channel::Mail, Post::NoAddress) => return skip(Reason::NoAddress),
            (Channel::Mail, Post::Suppressed) => return skip(Reason::Suppressed),
            (Channel::Mail, Post::Reached) | (Channel::Link | Channel::Interview | Channel::Widget | Channel::Qr, _) => {}
        }
        self.tired(person, account, &programme.family)
    }

    fn tired(&self, person: i64, account: Option<i64>, family: &str) -> Decision<'_> {
        let rules = self.rules.of(person, &self.within);
        match self.clocks.too_soon(&rules, person, account, family, self.now) {
            None => Decision::Ask,
            Some(why) => {
                let reason = if why.rule.whom == Whom::Person { Reason::AskedRecently } else { Reason::AccountAsked };
                Decision::Skip(reason, Some(Detail::TooSoon(why)))
            }
        }
    }

    /// Those among these who may be asked by a programme, each for oneself and all after the other.
    pub async fn allowed(&mut self, read: &mut Read, programme: &programmes::Record, people: &[Somebody]) -> Result<Vec<Somebody>, Error> {
        let known = Known::of(read, programme, &people.iter().map(|person| person.number).collect::<Vec<_>>(), self.now).await?;
        let family = Arc::from(programme.family.as_str());
        let mut allowed = Vec::new();
        for person in people {
            if self.decide(programme, known.standing(person.number), person.number, person.account) == Decision::Ask {
                self.remember(person.number, person.account, &family);
                allowed.push(*person);
            }
        }
        Ok(allowed)
    }
}

impl Known {
    /// Looks up what has to be known of these people.
    pub async fn of(read: &mut Read, programme: &programmes::Record, codes: &[i64], now: Time) -> Result<Self, Error> {
        let people = people::by_number(read, codes).await?;
        let objected = people::objected(read, &people).await?;
        let mails: Vec<String> = people.values().filter_map(|person| person.mail.as_deref()).map(identity::mail_key).collect();
        let suppressed = post::suppressions::among(read, &mails).await?;
        let audience = match programme.audience {
            Some(audience) => Some(whom::among(read, audience, codes, now).await?),
            None => None,
        };
        Ok(Self { people, objected, suppressed, audience })
    }

    /// How one of them stands.
    pub fn standing(&self, person: i64) -> Standing {
        let details = self.people.get(&person);
        let post = match details.and_then(|details| details.mail.as_deref()) {
            None => Post::NoAddress,
            Some(mail) if self.suppressed.contains(&identity::mail_key(mail)) => Post::Suppressed,
            Some(_) => Post::Reached,
        };
        let belongs = details.is_some() && self.audience.as_ref().map_or(person >= 0, |audience| audience.contains(&person));
        Standing { belongs, objected: self.objected.contains(&person), post }
    }
}

fn since(rules: &Rules, now: Time) -> Time {
    now.plus_seconds(-86_400 * i64::from(rules.longest()))
}
