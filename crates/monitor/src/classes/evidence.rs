//! From what was said to the figures that rules look at.

mod lately;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use customers::accounts::State;
use customers::contacts::{Contact, Role};
use jiff::ToSpan;
use jiff::civil::Date;
use kernel::Id;
use listen::questions::Kind;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::rules::Rules;
use lately::{Votes, latest, mean, median};

/// A survey question as evidence knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// Its key.
    pub key: String,
    /// Its kind.
    pub kind: Kind,
}

/// An answer, or several alike of one day.
#[derive(Clone, Debug, PartialEq)]
pub struct Said {
    /// Whose: its place among the people; none where nobody knows.
    pub person: Option<usize>,
    /// To what: its place among the questions.
    pub question: usize,
    /// About which touchpoint, by its key.
    pub touchpoint: Option<Arc<str>>,
    /// The day it was lived through.
    pub on: Date,
    /// From 0 to 10.
    pub score: f64,
    /// How often it was said.
    pub n: u64,
}

/// Somebody at a customer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Person {
    /// Who.
    pub id: Id<Contact>,
    /// Part in decisions.
    pub role: Option<Role>,
}

/// All that is known of a customer.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Customer {
    /// Where the account stands; none of a consumer.
    pub state: Option<State>,
    /// Its people.
    pub people: Vec<Person>,
    /// What they said.
    pub said: Vec<Said>,
    /// When notice was given for a contract that still runs.
    pub notice: Option<Date>,
    /// When less was bought last.
    pub contraction: Option<Date>,
}

/// Somebody who decides, and fell against their own last answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = ClassDrop)]
pub struct Drop {
    /// Who.
    #[schema(value_type = customers::ids::ContactId)]
    pub contact: Id<Contact>,
    /// The key of the question.
    pub question: String,
    /// What was said before, from 0 to 10.
    pub before: f64,
    /// What was said last.
    pub last: f64,
}

impl Drop {
    /// By how many points.
    pub fn points(&self) -> f64 {
        self.before - self.last
    }
}

/// A touchpoint and what was said about it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = ClassTouchpoint)]
pub struct Worst {
    /// Its key.
    pub key: String,
    /// The mean of what its people said last, from 0 to 10.
    pub mean: f64,
}

/// The figures that rules look at.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = ClassFigures)]
pub struct Figures {
    /// People who were heard.
    pub people: i64,
    /// Whether one of them decides or influences.
    pub speaks: bool,
    /// Days with answers.
    pub answers: i64,
    /// Satisfied answers of the last quarter, in percent; none where nothing was said.
    pub share: Option<f64>,
    /// And of the quarter before.
    pub share_before: Option<f64>,
    /// The median of what was said last.
    pub median: Option<f64>,
    /// The will to stay: of those who decide or influence where they said it, else of everybody.
    pub intent: Option<f64>,
    /// The will to do more.
    pub more: Option<f64>,
    /// The touchpoint of which the worst was said.
    pub worst: Option<Worst>,
    /// The deepest fall of somebody who decides.
    pub drop: Option<Drop>,
    /// When notice was given.
    #[schema(value_type = Option<String>, format = Date)]
    pub notice: Option<Date>,
    /// When less was bought.
    #[schema(value_type = Option<String>, format = Date)]
    pub contraction: Option<Date>,
}

/// The evidence of a day.
#[derive(Clone, Debug, PartialEq)]
pub struct Evidence {
    /// Whether it is a consumer.
    pub consumer: bool,
    /// An account that is no customer, yet or any more, is not classified.
    pub outside: Option<State>,
    /// The figures.
    pub figures: Figures,
    /// The first day on which the same records give other figures.
    pub moves_on: Option<Date>,
}

impl Evidence {
    /// What the records say on a day.
    pub fn of(customer: &Customer, asked: &[Asked], rules: &Rules, today: Date) -> Self {
        let view = View { customer, asked, rules, today };
        let known = view.within(0, rules.known_days);
        let heard: BTreeSet<usize> = known.iter().filter_map(|said| said.person).collect();
        let contraction = customer.contraction.filter(|on| (0..rules.contraction_days).contains(&age(*on, today)));
        let figures = Figures {
            people: heard.len() as i64,
            speaks: heard.iter().any(|person| view.speaks(*person)),
            answers: known.iter().map(|said| said.on).collect::<BTreeSet<_>>().len() as i64,
            share: view.share(0, rules.quarter_days),
            share_before: view.share(rules.quarter_days, 2 * rules.quarter_days),
            median: median(&view.experiences(&known)),
            intent: view.will(&known, false),
            more: view.will(&known, true),
            worst: view.worst(&known),
            drop: view.drop(),
            notice: customer.notice,
            contraction,
        };
        let outside = customer.state.filter(|state| matches!(state, State::Prospect | State::Former));
        Self { consumer: customer.state.is_none(), outside, figures, moves_on: view.moves_on() }
    }
}

/// How many days ago.
fn age(on: Date, today: Date) -> i64 {
    today.duration_since(on).as_hours() / 24
}

/// The records of a customer as rules see them on a day.
struct View<'v> {
    customer: &'v Customer,
    asked: &'v [Asked],
    rules: &'v Rules,
    today: Date,
}

impl<'v> View<'v> {
    /// What was said from so many days ago until so many days ago, the latter not included.
    fn within(&self, from: i64, until: i64) -> Vec<&'v Said> {
        self.customer.said.iter().filter(|said| (from..until).contains(&age(said.on, self.today))).collect()
    }

    fn kind(&self, said: &Said) -> Kind {
        self.asked[said.question].kind
    }

    fn role(&self, person: usize) -> Option<Role> {
        self.customer.people[person].role
    }

    /// Whether somebody decides or is asked before it is decided.
    fn speaks(&self, person: usize) -> bool {
        matches!(self.role(person), Some(Role::Decides | Role::Influences))
    }

    /// The last experiences of each person.
    fn experiences(&self, said: &[&'v Said]) -> Votes<'v> {
        latest(said.iter().copied().filter(|said| self.rules.satisfied.from(self.kind(said)).is_some()))
    }

    /// The share of satisfied ones, in percent.
    fn share(&self, from: i64, until: i64) -> Option<f64> {
        let votes = self.experiences(&self.within(from, until));
        let (mut satisfied, mut all) = (0, 0);
        for said in &votes {
            all += said.n;
            if self.rules.satisfied.from(self.kind(said)).is_some_and(|least| said.score >= least - 1e-9) {
                satisfied += said.n;
            }
        }
        (all > 0).then(|| 100.0 * satisfied as f64 / all as f64)
    }

    /// The will to stay, or to do more: of those who decide or influence where they said it, else of everybody.
    fn will(&self, known: &[&'v Said], more: bool) -> Option<f64> {
        let about = |said: &&Said| self.kind(said) == Kind::Intent && self.rules.more_questions.contains(&self.asked[said.question].key) == more;
        let votes = latest(known.iter().copied().filter(about));
        let weighty: Votes<'_> = votes.iter().copied().filter(|said| said.person.is_some_and(|person| self.speaks(person))).collect();
        mean(&weighty).or_else(|| mean(&votes))
    }

    /// The touchpoint of which the worst was said.
    fn worst(&self, known: &[&'v Said]) -> Option<Worst> {
        let mut by_touchpoint: BTreeMap<&str, Votes<'v>> = BTreeMap::new();
        for said in self.experiences(known) {
            if let Some(touchpoint) = &said.touchpoint {
                by_touchpoint.entry(touchpoint).or_default().push(said);
            }
        }
        let means = by_touchpoint.into_iter().filter_map(|(key, votes)| Some(Worst { key: key.to_owned(), mean: mean(&votes)? }));
        means.min_by(|one, other| one.mean.total_cmp(&other.mean))
    }

    /// The deepest fall of somebody who decides, from their own answer before to their last one.
    fn drop(&self) -> Option<Drop> {
        let mut days: BTreeMap<(usize, usize, Option<&str>), BTreeMap<Date, Votes<'v>>> = BTreeMap::new();
        for said in self.within(0, self.rules.drop_days) {
            if let Some(person) = said.person.filter(|person| self.role(*person) == Some(Role::Decides)) {
                let question = (person, said.question, said.touchpoint.as_deref());
                days.entry(question).or_default().entry(said.on).or_default().push(said);
            }
        }
        let drops = days.into_iter().filter_map(|((person, question, _), days)| {
            let mut newest = days.iter().rev();
            let ((on, last), (_, before)) = (newest.next()?, newest.next()?);
            if age(*on, self.today) >= self.rules.known_days {
                return None;
            }
            let question = self.asked[question].key.clone();
            Some(Drop { contact: self.customer.people[person].id, question, before: mean(before)?, last: mean(last)? })
        });
        drops.filter(|drop| drop.points() > 0.0).max_by(|one, other| one.points().total_cmp(&other.points()))
    }

    /// The first day on which something is as old as a border, or on which the day of something to come is there.
    fn moves_on(&self) -> Option<Date> {
        let rules = self.rules;
        let borders = [rules.quarter_days, 2 * rules.quarter_days, rules.known_days, rules.drop_days];
        let left = |on: Date, borders: &[i64]| {
            let age = age(on, self.today);
            let crossed = borders.iter().filter(|border| **border > age).map(|border| border - age).min();
            if age < 0 { crossed.map(|days| days.min(-age)) } else { crossed }
        };
        let said = self.customer.said.iter().filter_map(|said| left(said.on, &borders));
        let contraction = self.customer.contraction.and_then(|on| left(on, &[rules.contraction_days]));
        said.chain(contraction).min().and_then(|days| self.today.checked_add(days.days()).ok())
    }
}

#[cfg(test)]
mod tests;
