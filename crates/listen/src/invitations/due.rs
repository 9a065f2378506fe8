//! The decision whether somebody is asked: one for all programmes and channels, for dry runs and for real.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use customers::audiences;
use kernel::Time;
use store::{Error, Read};

use super::people::{self, Person};
use super::{Barred, Decision, Reason};
use crate::fatigue::{self, Asked, Clocks, Rules, TooSoon, Whom};
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

/// What is known of people about whom it is decided.
pub(super) struct Known {
    pub people: HashMap<i64, Person>,
    objected: HashSet<i64>,
    suppressed: HashSet<String>,
    /// Who belongs to the audience; everybody where there is none.
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

    /// Whether somebody is asked by a programme.
    pub fn decide(&self, programme: &programmes::Record, known: &Known, person: i64, account: Option<i64>) -> Decision {
        let skip = |reason| Decision::Skip(reason, None);
        let Some(details) = known.people.get(&person) else { return skip(Reason::LeftAudience) };
        if known.audience.as_ref().is_some_and(|audience| !audience.contains(&person)) {
            return skip(Reason::LeftAudience);
        }
        if let Some(held) = self.barred.held(person, account) {
            return held;
        }
        if known.objected.contains(&person) {
            return skip(Reason::Objected);
        }
        if programme.plan.channel == Channel::Mail {
            match &details.mail {
                None => return skip(Reason::NoAddress),
                Some(mail) if known.suppressed.contains(&identity::mail_key(mail)) => return skip(Reason::Suppressed),
                Some(_) => {}
            }
        }
        self.tired(person, account, &programme.family)
    }

    fn tired(&self, person: i64, account: Option<i64>, family: &str) -> Decision {
        let rules = self.rules.of(person, &self.within);
        match self.clocks.too_soon(&rules, person, account, family, self.now) {
            None => Decision::Ask,
            Some(TooSoon { rule, until }) => {
                let reason = if rule.whom == Whom::Person { Reason::AskedRecently } else { Reason::AccountAsked };
                let family = rule.family.as_deref().map(|family| format!(" of the family {family}")).unwrap_or_default();
                let what = match rule.whom {
                    Whom::Person => format!("{} surveys{family} in {} days", rule.most, rule.days),
                    Whom::Account => format!("{} people of an account in {} days", rule.most, rule.days),
                };
                let until = until.map(|until| format!(", free again at {until}")).unwrap_or_default();
                Decision::Skip(reason, Some(format!("at most {what}{until}")))
            }
        }
    }

    /// Those among these who may be asked by a programme, each for oneself and all after the other.
    pub async fn allowed(
        &mut self,
        read: &mut Read,
        programme: &programmes::Record,
        people: &[audiences::Person],
    ) -> Result<Vec<audiences::Person>, Error> {
        let known = Known::of(read, programme, &people.iter().map(|person| person.code).collect::<Vec<_>>(), self.now).await?;
        let family = Arc::from(programme.family.as_str());
        let mut allowed = Vec::new();
        for person in people {
            if self.decide(programme, &known, person.code, person.account_code) == Decision::Ask {
                self.remember(person.code, person.account_code, &family);
                allowed.push(*person);
            }
        }
        Ok(allowed)
    }
}

impl Known {
    /// Looks up what has to be known of these people.
    pub async fn of(read: &mut Read, programme: &programmes::Record, codes: &[i64], now: Time) -> Result<Self, Error> {
        let people = people::by_code(read, codes).await?;
        let objected = people::objected(read, &people).await?;
        let mails: Vec<String> = people.values().filter_map(|person| person.mail.as_deref()).map(identity::mail_key).collect();
        let suppressed = post::suppressions::among(read, &mails).await?;
        let audience = match programme.audience {
            Some(audience) => Some(audiences::among(read, audience, codes, now).await?),
            None => None,
        };
        Ok(Self { people, objected, suppressed, audience })
    }
}

fn since(rules: &Rules, now: Time) -> Time {
    now.plus_seconds(-86_400 * i64::from(rules.longest()))
}
