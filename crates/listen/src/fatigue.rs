//! Fatigue: how often people may be asked, over all programmes and channels. Windows roll: a day is 24 hours from the last asking. Pure.

mod clocks;
pub mod routes;
pub mod store;

use std::collections::{BTreeSet, HashSet};

use kernel::{Refusal, closed, text};
use serde::{Deserialize, Serialize};
use smallvec::SmallVec;
use utoipa::ToSchema;

pub use clocks::{Asked, Clocks, TooSoon};

/// The longest name of a family of surveys, in characters.
pub const FAMILY_LENGTH: usize = 60;
/// Rules and exceptions together at most.
const MOST: usize = 40;

closed! {
    /// Whom a rule protects.
    #[schema(as = FatigueWhom)]
    Whom, "whom a rule protects" {
        /// Each person: so many surveys.
        Person = "person",
        /// Each account: so many of its people.
        Account = "account",
    }
}

/// At most so many within so many days.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = FatigueRule)]
pub struct Rule {
    /// Whom it protects.
    pub whom: Whom,
    /// The family of surveys that it counts; all of them unless told.
    #[schema(max_length = 60)]
    pub family: Option<String>,
    /// How many surveys a person gets, or how many people of an account are asked.
    #[schema(minimum = 0, maximum = 1000)]
    pub most: u32,
    /// Within how many days.
    #[schema(minimum = 1, maximum = 1100)]
    pub days: u32,
}

impl Rule {
    /// Whether both protect the same against the same surveys.
    fn is_about_the_same(&self, other: &Self) -> bool {
        (self.whom, &self.family) == (other.whom, &other.family)
    }
}

/// Another rule for some people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = FatigueException)]
pub struct Exception {
    /// For whom, as audiences are written: `account.tier = 'gold'`.
    #[schema(min_length = 1, max_length = 4000)]
    pub filter: String,
    /// What holds for them instead of the rule about the same whom and family.
    pub rule: Rule,
}

/// The rules of a workspace.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rules {
    /// What holds for everybody.
    pub rules: Vec<Rule>,
    /// What holds for some instead; the first that fits a person.
    pub exceptions: Vec<Exception>,
}

impl Default for Rules {
    /// One survey a person in 30 days, one about the relationship in 150 days, three people an account in a week.
    fn default() -> Self {
        let rule = |whom, family: Option<&str>, most, days| Rule { whom, family: family.map(ToOwned::to_owned), most, days };
        let rules = vec![rule(Whom::Person, None, 1, 30), rule(Whom::Person, Some("relationship"), 1, 150), rule(Whom::Account, None, 3, 7)];
        Self { rules, exceptions: Vec::new() }
    }
}

/// The rules that hold for one person; rarely more than a few.
pub type RulesOfOne<'r> = SmallVec<[&'r Rule; 4]>;

impl Rules {
    /// The rules tidied, or what is wrong with them.
    pub fn checked(self) -> Result<Self, Refusal> {
        if self.rules.len() + self.exceptions.len() > MOST {
            return Err(Refusal::field("rules", format!("there are more than {MOST} rules and exceptions: nobody would understand why")));
        }
        let mut seen = BTreeSet::new();
        for (at, rule) in self.rules.iter().enumerate() {
            check(rule, &format!("rules[{at}]"))?;
            if !seen.insert((rule.whom, rule.family.clone(), rule.days)) {
                return Err(Refusal::field(format!("rules[{at}]"), "says something else than a rule above about the same days: keep one of the two"));
            }
        }
        for (at, exception) in self.exceptions.iter().enumerate() {
            check(&exception.rule, &format!("exceptions[{at}].rule"))?;
            customers::audiences::read_filter(&exception.filter)
                .map_err(|refusal| Refusal::field(format!("exceptions[{at}].filter"), refusal.params.first().map_or("", |param| &param.reason)))?;
        }
        Ok(self)
    }

    /// How far back the longest rule looks, in days.
    pub fn longest(&self) -> u32 {
        self.rules.iter().chain(self.exceptions.iter().map(|exception| &exception.rule)).map(|rule| rule.days).max().unwrap_or(0)
    }

    /// The rules that hold for one person; `within` has, for each exception, the people it is about.
    pub fn of(&self, person: i64, within: &[HashSet<i64>]) -> RulesOfOne<'_> {
        let mut excepted = RulesOfOne::new();
        for (exception, people) in self.exceptions.iter().zip(within) {
            if people.contains(&person) && !excepted.iter().any(|rule| rule.is_about_the_same(&exception.rule)) {
                excepted.push(&exception.rule);
            }
        }
        let usual = self.rules.iter().filter(|rule| !excepted.iter().any(|other| other.is_about_the_same(rule)));
        let mut rules: RulesOfOne<'_> = usual.chain(excepted.iter().copied()).collect();
        rules.sort_unstable_by(|one, other| (one.whom, &one.family, one.days).cmp(&(other.whom, &other.family, other.days)));
        rules
    }
}

fn check(rule: &Rule, place: &str) -> Result<(), Refusal> {
    if let Some(family) = &rule.family {
        text::key(&format!("{place}.family"), family, FAMILY_LENGTH)?;
    }
    if rule.most > 1_000 {
        return Err(Refusal::field(format!("{place}.most"), "is not between 0 and 1000"));
    }
    if !(1..=1_100).contains(&rule.days) {
        return Err(Refusal::field(format!("{place}.days"), "is not between 1 and 1100"));
    }
    Ok(())
}

#[cfg(test)]
mod tests;
