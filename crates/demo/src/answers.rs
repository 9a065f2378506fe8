//! What people answered.

use std::collections::HashMap;

use jiff::civil::DateTime;

use crate::Plan;
use crate::accounts::Account;
use crate::causes::{Cause, Situation};
use crate::company::Company;
use crate::contacts::{Contact, Role};
use crate::encounters::{self, Encounter};
use crate::moods::{Feeling, Mood};
use crate::rhythm;
use crate::span::days_between;
use crate::stream::Stream;
use crate::touchpoints::Touchpoint;
use crate::words::{Occasion, Writer};

/// One filled-in survey.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// Its id in the company's survey tool.
    pub id: String,
    /// Where it was lived through; none when the whole relationship is meant.
    pub touchpoint: Option<Touchpoint>,
    /// When.
    pub experienced_at: DateTime,
    /// When it was answered.
    pub answered_at: DateTime,
    /// The place of the account among all.
    pub account: usize,
    /// The place of the contact among all.
    pub contact: usize,
    /// The key of the offering.
    pub offering: Option<&'static str>,
    /// The key of the team that did it.
    pub team: Option<String>,
    /// The scores.
    pub scores: Scores,
    /// What was written.
    pub words: Option<String>,
}

/// The scores of one survey.
#[derive(Clone, Debug, PartialEq)]
pub enum Scores {
    /// About the whole relationship: 0 to 10 recommends, and 1 to 5 would do more business, asked of those who decide.
    Relationship {
        /// 0 to 10.
        recommendation: i64,
        /// 1 to 5.
        intent: Option<i64>,
    },
    /// About an event: 1 to 5.
    Event {
        /// 1 to 5.
        stars: i64,
    },
    /// About a request or an incident.
    Support {
        /// 1 to 5.
        stars: i64,
        /// 1 to 7: it was easy.
        ease: i64,
        /// `yes`, `partly`, `no`.
        solved: &'static str,
        /// Hours until the first answer.
        waiting_hours: f64,
        /// `low` to `urgent`.
        priority: &'static str,
    },
}

impl Scores {
    /// How somebody with these scores speaks.
    const fn mood(&self) -> Mood {
        match self {
            Self::Relationship { recommendation, .. } => Mood::of_recommendation(*recommendation),
            Self::Event { stars } | Self::Support { stars, .. } => Mood::of_stars(*stars),
        }
    }
}

/// Days in which nobody is asked again.
const REST: i32 = 4;

/// All answers, in order of time, with words.
pub fn all(plan: &Plan, company: &'static Company, accounts: &[Account], contacts: &[Contact]) -> Vec<Answer> {
    let mut answers: Vec<Drafted> = accounts.iter().flat_map(|account| Customer { plan, company, account, contacts }.answers()).collect();
    answers.sort_by(|a, b| (a.answer.answered_at, &a.answer.id).cmp(&(b.answer.answered_at, &b.answer.id)));
    rest(&mut answers);
    let mut writer = Writer::new(plan.seed);
    answers.into_iter().map(|drafted| drafted.with_words(&mut writer, company, accounts, contacts)).collect()
}

/// Takes out what was asked too soon after the last time.
fn rest(answers: &mut Vec<Drafted>) {
    let mut last: HashMap<usize, DateTime> = HashMap::new();
    answers.retain(|Drafted { answer, .. }| {
        let rested = last.get(&answer.contact).is_none_or(|last| days_between(last.date(), answer.answered_at.date()) >= REST);
        if rested {
            last.insert(answer.contact, answer.answered_at);
        }
        rested
    });
}

/// An answer whose words are still to come.
struct Drafted {
    answer: Answer,
    cause: Option<Cause>,
}

impl Drafted {
    fn with_words(self, writer: &mut Writer, company: &'static Company, accounts: &[Account], contacts: &[Contact]) -> Answer {
        let Self { mut answer, cause } = self;
        let occasion = Occasion {
            id: &answer.id,
            contact: &contacts[answer.contact],
            account: &accounts[answer.account],
            company,
            touchpoint: answer.touchpoint,
            offering: answer.offering,
            mood: answer.scores.mood(),
            cause,
        };
        answer.words = writer.write(&occasion);
        answer
    }
}

struct Customer<'a> {
    plan: &'a Plan,
    company: &'static Company,
    account: &'a Account,
    contacts: &'a [Contact],
}

impl Customer<'_> {
    fn answers(&self) -> Vec<Drafted> {
        let first = self.contacts.partition_point(|contact| contact.account < self.account.number);
        let people = &self.contacts[first..];
        let people = &people[..people.partition_point(|contact| contact.account == self.account.number)];
        let encounters = encounters::of(self.plan, self.company, self.account);
        let asked = encounters.iter().flat_map(|encounter| {
            let mut stream = Stream::of(self.plan.seed, &encounter.name);
            rhythm::asked(encounter, people, &mut stream).into_iter().map(move |place| (encounter, place))
        });
        asked.filter_map(|(encounter, place)| self.answer(encounter, &people[place], first + place)).collect()
    }

    fn answer(&self, encounter: &Encounter, contact: &Contact, place: usize) -> Option<Drafted> {
        let id = format!("{}/{}", encounter.name, contact.external_id);
        let mut stream = Stream::of(self.plan.seed, &id);
        let span = self.plan.span();
        let answers = rhythm::answers(contact, encounter.touchpoint, &mut stream);
        let answered_at = rhythm::answered_at(encounter.at, &mut stream);
        if !answers || !span.holds(answered_at) || self.plan.causes.silence(&span, self.account, answered_at.date()) {
            return None;
        }
        let offering = encounter.offering.map(|place| &self.company.offerings[place]);
        let situation = Situation {
            account: self.account,
            touchpoint: encounter.touchpoint,
            offering: offering.map(|offering| offering.key.as_str()),
            day: encounter.at.date(),
        };
        let (lift, cause) = self.plan.causes.lift(&span, &situation);
        let standing = encounter.touchpoint.map_or(0.0, Touchpoint::standing) + offering.map_or(0.0, |offering| offering.standing);
        let feeling = Feeling::of(self.account.quality + contact.temper + standing, lift, &mut stream);
        let answer = Answer {
            touchpoint: encounter.touchpoint,
            experienced_at: encounter.at,
            answered_at,
            account: self.account.number,
            contact: place,
            offering: offering.map(|offering| offering.key.as_str()),
            team: encounter.touchpoint.map(|touchpoint| Company::team(touchpoint.trade(), self.account.region)),
            scores: self.scores(encounter.touchpoint, contact, feeling, cause, &mut stream),
            words: None,
            id,
        };
        Some(Drafted { answer, cause })
    }

    fn scores(&self, touchpoint: Option<Touchpoint>, contact: &Contact, feeling: Feeling, cause: Option<Cause>, stream: &mut Stream) -> Scores {
        match touchpoint {
            None => {
                let intent = feeling.intent(stream);
                let decides = matches!(contact.role, Role::Decides | Role::Influences | Role::Buys);
                Scores::Relationship { recommendation: feeling.recommendation(), intent: decides.then_some(intent) }
            }
            Some(touchpoint) if touchpoint.is_support() => Scores::Support {
                stars: feeling.stars(),
                ease: feeling.ease(stream),
                solved: feeling.solved(stream),
                waiting_hours: rhythm::waiting_hours(self.account, cause == Some(Cause::SlowSupport), stream),
                priority: if touchpoint == Touchpoint::MajorIncident { "urgent" } else { priority(stream) },
            },
            Some(_) => Scores::Event { stars: feeling.stars() },
        }
    }
}

fn priority(stream: &mut Stream) -> &'static str {
    ["low", "normal", "high"][stream.weighted([0.25, 0.55, 0.2].into_iter())]
}
